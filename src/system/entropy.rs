//! The operating system's random bytes.

use crate::ports::{Entropy, EntropyFailure};

/// Gives what the operating system gives.
#[derive(Debug, Clone, Copy, Default)]
pub struct OperatingEntropy;

impl Entropy for OperatingEntropy {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
        getrandom::fill(buffer).map_err(|error| EntropyFailure(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_fillings_differ() {
        let (mut first, mut second) = ([0; 32], [0; 32]);
        OperatingEntropy.fill(&mut first).unwrap();
        OperatingEntropy.fill(&mut second).unwrap();
        assert_ne!(first, second);
    }
}
