//! How far somebody has come with a walkthrough, in words.

use crate::domain::{TourMode, Walked};
use crate::i18n::{Locale, message};

impl Locale {
    /// Where one of so many steps was left, and how it was walked to its end.
    #[must_use]
    pub fn tour_progress(self, walked: &Walked, length: usize) -> String {
        let ended = walked.ended.iter().map(|mode| match mode {
            TourMode::Show => self.text(message!("tour-walked-shown")),
            TourMode::Guide => self.text(message!("tour-walked-guided")),
            TourMode::Test => self.text(message!("tour-walked-tested")),
        });
        let left = (walked.step != 0).then(|| {
            let numbers = [("step", walked.step.saturating_add(1)), ("count", length)];
            self.text_with(message!("tour-step"), &numbers.map(|(name, number)| (name, number.into())))
        });
        left.into_iter().chain(ended).collect::<Vec<_>>().join(" · ")
    }
}
