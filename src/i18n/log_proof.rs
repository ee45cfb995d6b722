//! What came of following the chain of the activity log, in words (LOG-3).

use crate::i18n::{Locale, message};
use crate::ports::{BreakKind, LogBreak, LogProof};

impl Locale {
    /// That it is unbroken, and to which record.
    #[must_use]
    pub fn log_unbroken(self, proof: &LogProof) -> String {
        match proof.unbroken_to {
            0 => self.text(message!("log-unbroken-empty")),
            number => self.text_with(message!("log-unbroken"), &[("number", number.to_string().into())]),
        }
    }

    /// That it agrees with checkpoints that were noted at those records; nothing where there was none.
    #[must_use]
    pub fn log_agrees(self, checkpoints: &[u64]) -> Option<String> {
        let newest = checkpoints.iter().max()?;
        let values = [("count", checkpoints.len().into()), ("number", newest.to_string().into())];
        Some(self.text_with(message!("log-agrees"), &values))
    }

    /// Where and how it breaks, as a sentence.
    #[must_use]
    pub fn log_break(self, broken: LogBreak) -> String {
        let number = ("number", broken.number.to_string().into());
        match broken.kind {
            BreakKind::Changed => self.text_with(message!("log-break-changed"), &[number]),
            BreakKind::Removed { last } if last == broken.number => {
                self.text_with(message!("log-break-removed-one"), &[number])
            }
            BreakKind::Removed { last } => {
                self.text_with(message!("log-break-removed"), &[number, ("last", last.to_string().into())])
            }
            BreakKind::Reordered { found } => {
                self.text_with(message!("log-break-reordered"), &[number, ("found", found.to_string().into())])
            }
            BreakKind::CutOff { last } => {
                self.text_with(message!("log-break-cut-off"), &[number, ("last", last.to_string().into())])
            }
            BreakKind::Added => self.text_with(message!("log-break-added"), &[number]),
            BreakKind::Rewritten { after } => {
                self.text_with(message!("log-break-rewritten"), &[number, ("after", after.to_string().into())])
            }
        }
    }

    /// Which records are known to be lost.
    #[must_use]
    pub fn log_lost(self, (first, last): (u64, u64)) -> String {
        let values = [("first", first.to_string().into()), ("last", last.to_string().into())];
        self.text_with(message!("verify-lost"), &values)
    }
}
