//! The way to the terminal for what is not drawn: clipboard sequences. There is one writer to the terminal, and it
//! is behind this.

use std::fmt::Debug;

/// Writes a control sequence to the terminal, between frames and never inside one.
pub trait TerminalSequence: Send + Sync + Debug {
    /// Writes and flushes the bytes.
    ///
    /// # Errors
    /// What the terminal said; a closed one is an error, never a panic.
    fn write(&self, bytes: &[u8]) -> std::io::Result<()>;
}
