//! Who may enter: the operators and the slots that their passphrases open.

use crate::domain::Operator;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::ports::KeySlot;
use crate::ports::recovery::Entrants;
use crate::ports::store::StoreFailure;
use crate::store::key::Tree;
use crate::store::record::KeptOperator;
use crate::store::sled::trees::Trees;

impl Trees {
    /// The operators, in the order in which they were added.
    pub(super) fn operators(&self) -> Result<Vec<Versioned<Operator>>, StoreFailure> {
        let rows = self.rows::<KeptOperator>(Tree::Operators, Vec::new(), None);
        let mut kept = rows.map(|row| row.map(|(_, kept)| kept)).collect::<Result<Vec<_>, _>>()?;
        kept.sort_by_key(|kept| kept.place);
        let versioned = |kept: KeptOperator| Versioned { version: Version(kept.written), value: kept.operator };
        Ok(kept.into_iter().map(versioned).collect())
    }

    /// The slots.
    pub(super) fn key_slots(&self) -> Result<Vec<KeySlot>, StoreFailure> {
        self.rows(Tree::KeySlots, Vec::new(), None).map(|row| row.map(|(_, slot)| slot)).collect()
    }

    /// Both, with the version of all of them.
    pub(super) fn entrants(&self) -> Result<Versioned<Entrants>, StoreFailure> {
        // First, so that what is written meanwhile is a conflict for whoever decides on it.
        let version = self.version_of(&EntityRef::Operators)?;
        let operators = self.operators()?.into_iter().map(|operator| operator.value).collect();
        Ok(Versioned { version, value: Entrants { operators, key_slots: self.key_slots()? } })
    }
}
