//! How far somebody has come with the walkthroughs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::tour::Mode;

/// How far somebody has come with each walkthrough, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TourProgress(BTreeMap<String, Walked>);

/// How far with one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Walked {
    /// The step that was come to last and not passed yet, from 0; nothing once it was walked to its end.
    pub step: usize,
    /// Whether it was shown to its end.
    pub shown: bool,
    /// Whether it was walked to its end by oneself, led.
    pub guided: bool,
    /// Whether its task was done without being led.
    pub tested: bool,
}

impl TourProgress {
    /// How far with that one.
    #[must_use]
    pub fn of(&self, tour: &str) -> Walked {
        self.0.get(tour).copied().unwrap_or_default()
    }

    /// Notes where that one is.
    pub fn reached(&mut self, tour: &str, step: usize) {
        self.0.entry(tour.to_owned()).or_default().step = step;
    }

    /// Notes that it was walked to its end.
    pub fn ended(&mut self, tour: &str, mode: Mode) {
        let walked = self.0.entry(tour.to_owned()).or_default();
        walked.step = 0;
        match mode {
            Mode::Show => walked.shown = true,
            Mode::Guide => walked.guided = true,
            Mode::Test => walked.tested = true,
        }
    }
}
