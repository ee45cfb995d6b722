//! What a record says besides: what only records of some kind can say.

use serde::{Deserialize, Serialize};

use crate::domain::{Permission, Sealing};

/// What there is to say besides. Records keep it by its place: new ones come last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActivityDetail {
    /// What none of the roles allowed (ROLE-5).
    Lacked(Permission),
    /// What is in a file of keys (KEY-5).
    KeysWritten(KeysWritten),
}

/// What is in a file of keys, and who can open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysWritten {
    /// How many keys.
    pub keys: u64,
    /// How many links.
    pub links: u64,
    /// Of how many purchases they were got a second time, as a run before did not come to a file.
    pub again: u64,
    /// How the file is closed to others.
    pub sealing: Sealing,
}
