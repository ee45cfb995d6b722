//! How far an operator has come with the walkthroughs.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How somebody is led through a walkthrough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TourMode {
    /// It plays by itself.
    Show,
    /// It waits for the right key, and says which that is.
    Guide,
    /// Only the task is given.
    Test,
}

/// How far with each walkthrough, by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TourProgress(BTreeMap<String, Walked>);

/// How far with one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Walked {
    /// The step at which it was left, from 0; 0 once it was walked to its end.
    pub step: usize,
    /// How one was led there.
    pub led: Option<TourMode>,
    /// How it was walked to its end, each once.
    pub ended: Vec<TourMode>,
}

/// What is to be noted of a walkthrough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TourNote {
    /// Its name.
    pub tour: String,
    /// Where it was left.
    pub left: TourLeft,
}

/// Where a walkthrough was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TourLeft {
    /// Before that step, from 0, being led like that.
    At(usize, TourMode),
    /// At its end, being led like that.
    Ended(TourMode),
}

impl TourProgress {
    /// How far with that one.
    #[must_use]
    pub fn of(&self, tour: &str) -> Walked {
        self.0.get(tour).cloned().unwrap_or_default()
    }

    /// Notes where one was left.
    pub fn note(&mut self, note: &TourNote) {
        let walked = self.0.entry(note.tour.clone()).or_default();
        match note.left {
            TourLeft::At(step, mode) => (walked.step, walked.led) = (step, Some(mode)),
            TourLeft::Ended(mode) => {
                (walked.step, walked.led) = (0, None);
                if !walked.ended.contains(&mode) {
                    walked.ended.push(mode);
                    walked.ended.sort_unstable();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_was_left_is_known_until_its_end_and_each_way_to_the_end_once() {
        let mut progress = TourProgress::default();
        let note = |left| TourNote { tour: "a".to_owned(), left };
        progress.note(&note(TourLeft::At(3, TourMode::Show)));
        assert_eq!(progress.of("a"), Walked { step: 3, led: Some(TourMode::Show), ended: Vec::new() });
        for mode in [TourMode::Test, TourMode::Show, TourMode::Test] {
            progress.note(&note(TourLeft::Ended(mode)));
        }
        assert_eq!(progress.of("a"), Walked { step: 0, led: None, ended: vec![TourMode::Show, TourMode::Test] });
        assert_eq!(progress.of("b"), Walked::default());
    }
}
