//! How the store stands: whether it can be written to, and whether the clock is one to decide by.

use crate::domain::{Instant, ReadOnlyReason};
use crate::service::services::Services;

/// What every door tells of the store as long as it is so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// Why nothing can be written; `None` while something can.
    pub read_only: Option<ReadOnlyReason>,
    /// The latest instant the store has seen, where the clock was set back before it (RENEW-4).
    pub seen_ahead: Option<Instant>,
}

/// How the store stands now. It looks at the disk, and so may block for a moment.
#[must_use]
pub fn standing(services: &Services) -> Standing {
    // A store that cannot be read says so itself to whoever reads it next.
    let seen = services.store.latest_instant().ok().flatten();
    let now = services.clock.now();
    Standing { read_only: services.store.read_only(), seen_ahead: seen.filter(|seen| now.is_set_back_from(*seen)) }
}
