//! Chance, passed in so that a test can print its seed.

use std::fmt::Debug;

/// Says that the source of chance gave nothing.
#[derive(Debug, thiserror::Error)]
#[error("the source of random bytes failed: {0}")]
pub struct EntropyFailure(pub String);

/// A source of random bytes fit for keys and nonces.
pub trait Entropy: Send + Sync + Debug {
    /// Fills the buffer.
    ///
    /// # Errors
    /// [`EntropyFailure`]; the buffer is then not to be used.
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure>;
}
