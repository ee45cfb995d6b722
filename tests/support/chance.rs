//! Chance from a seed that is printed: `NYCKEL_SEED=… cargo test` plays the same again.

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Chance from a seed.
pub(crate) struct Chance(ChaCha12Rng);

impl Chance {
    /// Chance from the seed of the environment, or else from this one.
    pub(crate) fn seeded(usual: u64) -> Self {
        let seed =
            std::env::var("NYCKEL_SEED").ok().map_or(usual, |text| text.parse().expect("NYCKEL_SEED is a number"));
        eprintln!("NYCKEL_SEED={seed}");
        Self(ChaCha12Rng::seed_from_u64(seed))
    }

    /// A number below that one.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }

    /// One of these.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Whether something that happens once in so many times happens now.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
