//! The backup that is being made while everything else goes on: why, and how far it has come.

use crate::ports::Progress;
use crate::tui::session::Ticket;

/// Why a backup is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// An operator asked for it.
    Asked,
    /// A day has passed since the newest one.
    Daily,
}

/// A backup under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackingUp {
    /// The question that began it.
    pub ticket: Ticket,
    /// Why it is made.
    pub occasion: Occasion,
    /// How far it has come; `None` before its first slice, and of a daily one that is not due.
    pub progress: Option<Progress>,
}

impl BackingUp {
    /// A backup that was just asked for.
    #[must_use]
    pub fn begun(ticket: Ticket, occasion: Occasion) -> Self {
        Self { ticket, occasion, progress: None }
    }
}
