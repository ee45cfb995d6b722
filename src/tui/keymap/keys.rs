//! The keys of a row: a handful of sequences without anything on the heap, as every frame has those of all rows in hand.

use super::sequence::Sequence;
use super::written;

/// How many a row has at most.
const MOST: usize = 5;

/// A handful of sequences in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keys([Option<Sequence>; MOST]);

impl Keys {
    /// The keys that are written so in the program itself. A text that names none does not compile, nor do too many.
    #[must_use]
    pub(super) const fn written(texts: &[&str]) -> Self {
        let mut all = [None; MOST];
        let (mut free, mut texts) = (all.as_mut_slice(), texts);
        while let [text, behind @ ..] = texts {
            let sequence = written::sequence(text.as_bytes());
            assert!(sequence.is_some(), "one of the texts names no key");
            let Some((place, after)) = free.split_first_mut() else { break };
            *place = sequence;
            (free, texts) = (after, behind);
        }
        assert!(texts.is_empty(), "too many keys for a row");
        Self(all)
    }

    /// Each of them, the one that is shown first.
    pub fn iter(&self) -> impl Iterator<Item = Sequence> + use<> {
        self.0.into_iter().flatten()
    }

    /// The one that is shown.
    #[must_use]
    pub fn first(&self) -> Option<Sequence> {
        self.iter().next()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// Whether that is one of them.
    #[must_use]
    pub fn contains(&self, sequence: Sequence) -> bool {
        self.iter().any(|key| key == sequence)
    }

    /// Those for which it holds.
    #[must_use]
    pub fn filtered(mut self, keeps: impl Fn(Sequence) -> bool) -> Self {
        for place in &mut self.0 {
            *place = place.filter(|sequence| keeps(*sequence));
        }
        self
    }
}
