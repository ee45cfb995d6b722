//! Why the console cannot have the terminal.

use std::io;

use thiserror::Error;

use crate::i18n::{MessageId, message};

/// Why the console cannot have the terminal.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard output goes to a file or a pipe.
    #[error("standard output is not a terminal")]
    NotATerminal,
    /// The terminal says that it can neither move the cursor nor clear the screen.
    #[error("the terminal is of the type `dumb`")]
    DumbTerminal,
    /// The terminal could not be read, set or written.
    #[error("the terminal failed")]
    Failed {
        /// What the system said.
        #[from]
        source: io::Error,
    },
}

impl TerminalError {
    /// The id of the message that says so in the user's language, with what to do instead.
    #[must_use]
    pub fn message_id(&self) -> MessageId {
        match self {
            Self::NotATerminal => message!("terminal-not-a-terminal"),
            Self::DumbTerminal => message!("terminal-dumb"),
            Self::Failed { .. } => message!("terminal-failed"),
        }
    }
}
