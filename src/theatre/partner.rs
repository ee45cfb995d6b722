//! The demo partners that theatres are played before. One is made once; each theatre has a copy.

use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

use crate::demo::Demo;
use crate::domain::{Operator, OperatorId, Roles};
use crate::i18n::{Collation, Language};
use crate::ports::{BulkLoad, KeySlot, Loaded, Stop, VaultFailure};
use crate::search::Index;
use crate::store::MemoryStore;
use crate::theatre::{HandClock, TheatreError};

/// As many partners are kept; of more the one that was not wanted for the longest time is made again.
const KEPT: usize = 8;

/// The id of the store.
const STORE: Uuid = Uuid::from_u128(0x57A6E);

/// Which partner, and who acts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cast {
    /// The partner.
    pub(crate) demo: Demo,
    /// Which of its operators acts.
    pub(crate) operator: OperatorId,
    /// The roles of that operator; `None` for those of the demo.
    pub(crate) roles: Option<Roles>,
}

impl Cast {
    /// Who acts, as the store has them.
    pub(crate) fn acting(&self, operator: Operator) -> Operator {
        match &self.roles {
            Some(roles) if operator.id == self.operator => Operator { roles: roles.clone(), ..operator },
            Some(_) | None => operator,
        }
    }

    fn recast(&self, record: Loaded) -> Loaded {
        match record {
            Loaded::Operator(operator) => Loaded::Operator(self.acting(operator)),
            record @ (Loaded::KeySlot(_)
            | Loaded::Customer(_)
            | Loaded::Order(_)
            | Loaded::Entitlement(_)
            | Loaded::Subscription(_)
            | Loaded::Schedule(_)
            | Loaded::Charge(_)
            | Loaded::KmsDevice(_)
            | Loaded::SupportRequest(_)
            | Loaded::Activity(_)) => record,
        }
    }
}

/// A partner before anything is played.
#[derive(Debug)]
pub(crate) struct Partner {
    store: MemoryStore,
    index: Index,
}

impl Partner {
    fn made(cast: &Cast, slots: Vec<KeySlot>) -> Result<Self, TheatreError> {
        let demo = cast.demo;
        let mut store = MemoryStore::new(STORE, Arc::new(HandClock::new(demo.now())));
        let records = demo.records().map(|record| cast.recast(record));
        let mut records = records.chain(slots.into_iter().map(Loaded::KeySlot));
        store.load(&mut records, demo.now(), &Stop::default())?;
        // As every door has it: a list stands in one order, whoever looks at it.
        let collation = Collation::of(Language::Swedish);
        let collate = Arc::new(move |one: &str, other: &str| collation.compare(one, other));
        let operator = demo.operators().into_iter().next().ok_or(TheatreError::NoOperator)?;
        let index = Index::build(&store, operator.actor().scope(), collate)?;
        Ok(Self { store, index })
    }

    /// A copy of its store, by that clock.
    pub(crate) fn store(&self, clock: &Arc<HandClock>) -> MemoryStore {
        self.store.duplicate(clock.clone())
    }

    /// Whom a text finds in it.
    pub(crate) fn index(&self) -> Index {
        self.index.clone()
    }
}

/// The partners that were made.
#[derive(Debug)]
pub(crate) struct Partners(Mutex<Vec<(Cast, Arc<Partner>)>>);

impl Partners {
    /// None yet.
    pub(crate) const fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// That partner. `slots` makes the slots of its operators where it was not made yet.
    pub(crate) fn get(
        &self,
        cast: &Cast,
        slots: impl FnOnce() -> Result<Vec<KeySlot>, VaultFailure>,
    ) -> Result<Arc<Partner>, TheatreError> {
        let mut partners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let partner = match partners.iter().position(|(of, _)| of == cast) {
            Some(place) => partners.remove(place).1,
            None => Arc::new(Partner::made(cast, slots()?)?),
        };
        partners.push((cast.clone(), Arc::clone(&partner)));
        if KEPT < partners.len() {
            partners.remove(0);
        }
        Ok(partner)
    }
}
