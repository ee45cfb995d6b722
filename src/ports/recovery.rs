//! What became of a store that would not open: what was rescued, and exactly what was not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::domain::download::FileName;
use crate::domain::version::EntityRef;
use crate::domain::{EntitlementId, Instant, Operator, OperatorId, Seq, SupportRequestNumber, TenantId};
use crate::ports::KeySlot;

/// How a store was made whole again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Where the store lies as it was found, if there was one; nothing of it was changed or removed.
    pub set_aside: Option<PathBuf>,
    /// What the new store was made from.
    pub source: RecoverySource,
    /// The last commit that had been acknowledged, where the marker beside the store could be read.
    pub acknowledged: Option<Seq>,
    /// The last commit that the new store holds.
    pub recovered: Seq,
    /// How many rows it holds.
    pub rows: u64,
    /// As many purchases stood in what it was made from, and are cancelled by the list of revocations (AFTER-1).
    pub stayed_cancelled: u64,
    /// What is missing, as far as the store itself tells.
    pub losses: Vec<Loss>,
    /// The names of the customers that are named there, as far as they are known.
    pub names: BTreeMap<TenantId, String>,
    /// The newest whole backup of the store, where it has something of that.
    pub remedy: Option<Remedy>,
}

/// A whole backup that has something of what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The backup.
    pub file: PathBuf,
    /// When it was made.
    pub made: Instant,
    /// As many rows of it are not in the new store.
    pub rows: u64,
    /// The customers among them, with their names.
    pub customers: BTreeMap<TenantId, String>,
    /// As many commits came after it that the new store has.
    pub later: u64,
}

/// Who may enter a store, or could once it is recovered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entrants {
    /// The operators, in the order in which they were added.
    pub operators: Vec<Operator>,
    /// The slots that their passphrases open.
    pub key_slots: Vec<KeySlot>,
}

/// What came of recovering a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovered {
    /// It was made whole again, as far as it goes.
    Made(Box<Recovery>),
    /// Nothing of it could be read, and there was no whole backup.
    Hopeless {
        /// Where the store lies as it was found, if there was one.
        set_aside: Option<PathBuf>,
    },
}

/// What a store was made whole from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoverySource {
    /// From what could still be read of it.
    Salvage,
    /// From a backup, as nothing of it could be read.
    Backup {
        /// The backup.
        file: PathBuf,
        /// When it was made.
        made: Instant,
    },
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loss {
    /// Commits that had been acknowledged, up to and with this many.
    Commits(u64),
    /// A row that reads no more.
    Row(Row),
    /// Something that reads no more, with what belonged to it and was left out of the new store for that.
    With {
        /// The customer, order or purchase.
        lost: EntityRef,
        /// What was left out.
        with: LeftOut,
    },
    /// Everything of a part of the store between two rows; from the beginning or to the end where there is none.
    Between {
        /// The part.
        part: Part,
        /// The last row before it that was read.
        after: Option<Row>,
        /// The first row after it that was read.
        before: Option<Row>,
    },
    /// As many revocations can not be read (AFTER-1): lines of their list, or records where it was asked what is cancelled.
    Revocations(u64),
    /// Records of the activity log, from number to number.
    Records {
        /// The first that is missing.
        first: u64,
        /// The last that is missing.
        last: u64,
    },
}

/// What was left out of a store, as what it belonged to is lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// As many orders.
    pub orders: u64,
    /// As many purchases.
    pub purchases: u64,
    /// As many subscriptions.
    pub subscriptions: u64,
    /// As many sealed keys.
    pub keys: u64,
    /// As many devices of a plan from KMS to MAK.
    pub devices: u64,
}

/// A row of the store, by what its key names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// That of an entity.
    Entity(EntityRef),
    /// The note of an operator's last access to a purchase.
    LastAccess(EntitlementId),
    /// A charge of a purchase.
    Charge(EntitlementId),
    /// The slot of the vault that an operator's passphrase opens.
    KeySlot(OperatorId),
    /// A file of a support request, which stands without it.
    Attachment(SupportRequestNumber, FileName),
    /// Its key names nothing; in hexadecimal digits.
    Unnamed(String),
}

/// A part of the store, of which everything between two rows can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The customers and what is theirs.
    Customers,
    /// The operators.
    Operators,
    /// The slots that the operators' passphrases open.
    KeySlots,
    /// The support requests.
    SupportRequests,
}

impl Recovery {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.losses.is_empty()
    }
}
