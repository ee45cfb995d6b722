//! What is asked of the activity log beside its records.

use crate::domain::{OperatorId, RecordedActivity};

/// From which end the log is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogOrder {
    /// The newest record first.
    #[default]
    NewestFirst,
    /// The oldest record first.
    OldestFirst,
}

impl LogOrder {
    /// The order from the other end.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::NewestFirst => Self::OldestFirst,
            Self::OldestFirst => Self::NewestFirst,
        }
    }
}

/// What records of the log name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LogName {
    /// Who acted, or stood in for a customer's user.
    Operator,
    /// Whose it was.
    Customer,
    /// The product, by its title as it was bought.
    Product,
}

/// How often one operator accessed keys or downloads: what was refused or failed is no access (LOG-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessCount {
    /// Who.
    pub operator: OperatorId,
    /// The newest record of an access that was done by that operator, whenever it was: it has the name that was the operator's then.
    pub newest: RecordedActivity,
    /// How often, in each span of time that was asked for.
    pub counts: Vec<u64>,
}
