//! Something that is asked for elsewhere and may not have arrived yet. There is no "loading" flag beside a value
//! that could contradict it.

use crate::tui::failure::Failure;
use crate::tui::room::Readiness;
use crate::tui::session::Ticket;

/// What stands where an answer belongs.
#[derive(Debug, Default)]
pub enum Remote<T> {
    /// Nobody has asked.
    #[default]
    Idle,
    /// It was asked for; only the reply with this ticket counts.
    Loading(Ticket),
    /// It is here, and is asked for anew; only the reply with this ticket counts.
    Reloading(T, Ticket),
    /// It is here.
    Ready(T),
    /// It could not be had.
    Failed(Failure),
}

impl<T> Remote<T> {
    /// The answer, if one is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) | Self::Reloading(value, _) => Some(value),
            Self::Idle | Self::Loading(_) | Self::Failed(_) => None,
        }
    }

    /// The answer, to be brought up to date.
    pub fn ready_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Ready(value) | Self::Reloading(value, _) => Some(value),
            Self::Idle | Self::Loading(_) | Self::Failed(_) => None,
        }
    }

    /// The same, given away.
    pub fn into_ready(self) -> Option<T> {
        match self {
            Self::Ready(value) | Self::Reloading(value, _) => Some(value),
            Self::Idle | Self::Loading(_) | Self::Failed(_) => None,
        }
    }

    /// Notes that the reply came, and brought what belongs to what is here.
    pub fn come(&mut self) {
        *self = match std::mem::take(self) {
            Self::Reloading(value, _) => Self::Ready(value),
            other @ (Self::Idle | Self::Loading(_) | Self::Ready(_) | Self::Failed(_)) => other,
        };
    }

    /// What stands in the way, if something does.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Failed(failure) => Some(failure),
            Self::Idle | Self::Loading(_) | Self::Reloading(_, _) | Self::Ready(_) => None,
        }
    }

    /// Whether it waits for the reply with this ticket.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        match self {
            Self::Loading(awaited) | Self::Reloading(_, awaited) => *awaited == ticket,
            Self::Idle | Self::Ready(_) | Self::Failed(_) => false,
        }
    }

    /// Whether there is something to act on yet.
    pub fn readiness(&self) -> Readiness {
        match self {
            Self::Ready(_) | Self::Reloading(_, _) => Readiness::Here,
            Self::Idle | Self::Loading(_) => Readiness::Coming,
            Self::Failed(_) => Readiness::Missing,
        }
    }

    /// Notes that it was asked for. What is here stays until the reply comes.
    pub fn ask(&mut self, ticket: Ticket) {
        *self = match std::mem::take(self) {
            Self::Ready(value) | Self::Reloading(value, _) => Self::Reloading(value, ticket),
            Self::Idle | Self::Loading(_) | Self::Failed(_) => Self::Loading(ticket),
        };
    }

    /// Takes what the reply brought.
    pub fn settle(&mut self, result: Result<T, Failure>) {
        *self = match result {
            Ok(value) => Self::Ready(value),
            Err(failure) => Self::Failed(failure),
        };
    }
}
