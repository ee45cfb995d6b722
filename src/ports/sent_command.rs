//! Commands on their way to the provider: written down before they are sent, settled once it is known what they came to.
//!
//! **Invariant:** no command is sent before it is on disk, and none is settled twice; one without an outcome is asked for,
//! never sent again blindly.

use serde::{Deserialize, Serialize};

use crate::domain::activity::Origin;
use crate::domain::{Actor, CommandId, Instant, TenantId};
use crate::ports::provider::{Command, Outcome};

/// A command that was written down to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentCommand {
    /// Its id, made before anybody said yes to it.
    pub id: CommandId,
    /// For which customer.
    pub tenant: TenantId,
    /// What is to be done.
    pub command: Command,
    /// Who sent it.
    pub by: Actor,
    /// From where.
    pub origin: Origin,
    /// When.
    pub at: Instant,
    /// What came of it.
    pub state: CommandState,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommandState {
    /// It is not known yet.
    Sent,
    /// This.
    Settled(Outcome),
    /// The provider never got it, or failed before it did anything.
    NeverHappened,
}

impl SentCommand {
    /// Whether it is not known yet what came of it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == CommandState::Sent
    }
}
