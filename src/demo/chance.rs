//! Chance from a seed: the same numbers on every machine and with every release, so that a demo can be made again.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use uuid::{Builder, Uuid};

/// The random numbers of one customer, or of the operators.
#[derive(Debug)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    /// The chance of the customer with that number: it depends on no other customer.
    pub(super) fn of_customer(seed: u64, number: u32) -> Self {
        Self::of(seed, *b"customer", number)
    }

    /// The chance of the operators.
    pub(super) fn of_operators(seed: u64) -> Self {
        Self::of(seed, *b"operator", 0)
    }

    /// The chance of the devices of the customer with that number, which nothing else of it follows from.
    pub(super) fn of_devices(seed: u64, number: u32) -> Self {
        Self::of(seed, *b"devices ", number)
    }

    fn of(seed: u64, whose: [u8; 8], number: u32) -> Self {
        let bytes = seed.to_le_bytes().into_iter().chain(whose).chain(number.to_le_bytes());
        let mut key = [0; 32];
        for (place, byte) in key.iter_mut().zip(bytes) {
            *place = byte;
        }
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        let scaled = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most.saturating_sub(least).saturating_add(1))
    }

    /// Whether a thing happens that happens once in `many` times.
    pub(super) fn one_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }

    /// One of them; `None` where there are none.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let place = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from.get(usize::try_from(place).unwrap_or(0))
    }

    /// One of them, each as often as its weight says; `None` where there are none.
    pub(super) fn weighted<'a, T>(&mut self, from: &'a [T], weight: impl Fn(&T) -> u32) -> Option<&'a T> {
        let mut left = self.below(from.iter().map(&weight).sum());
        from.iter().find(|it| {
            let own = weight(it);
            let here = left < own;
            left = left.saturating_sub(own);
            here
        })
    }

    /// A random GUID that begins with `prefix`.
    pub(super) fn guid(&mut self, prefix: &[u8]) -> Uuid {
        let mut bytes = [0; 16];
        self.0.fill_bytes(&mut bytes);
        for (place, byte) in bytes.iter_mut().zip(prefix) {
            *place = *byte;
        }
        Builder::from_random_bytes(bytes).into_uuid()
    }
}
