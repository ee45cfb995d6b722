//! How the log was found when its chain was followed (LOG-3).

use crate::i18n::{Locale, message};
use crate::ports::LogProof;
use crate::tui::context::Context;
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::remote::Remote;
use crate::tui::screen::activity::State;
use crate::tui::step::Step;
use crate::tui::theme::Paint;

impl State {
    /// How the log was found when its chain was followed last.
    pub(super) fn proved(&self, context: &Context<'_>) -> Option<(String, Paint)> {
        let locale = context.locale;
        match &self.proof {
            Remote::Idle => None,
            Remote::Loading(_) | Remote::Reloading(..) => Some((locale.text(message!("log-proving")), Paint::Dim)),
            Remote::Failed(failure) => Some((failure.sentence(locale).what, Paint::Warning)),
            Remote::Ready((LogProof { broken: Some(broken), .. }, ..)) => {
                Some((locale.log_break(*broken), Paint::Warning))
            }
            Remote::Ready((proof, compared, at)) => {
                let (unbroken, time) = (unbroken(proof, compared, locale), locale.time_of_day(*at));
                let values = [("unbroken", unbroken.into()), ("time", time.into())];
                Some((locale.text_with(message!("log-proved"), &values), Paint::Success))
            }
        }
    }

    /// Takes how it was found now, and tells of it.
    pub(super) fn proof_came(&mut self, result: Result<(LogProof, Vec<u64>), Failure>, context: &Context<'_>) -> Step {
        self.proof.settle(result.map(|(proof, compared)| (proof, compared, context.now)));
        match self.proof.ready() {
            Some((LogProof { broken: Some(broken), .. }, ..)) => {
                Step::Say(Note::warning(context.locale.log_break(*broken)))
            }
            Some((proof, compared, _)) => Step::Say(Note::good(unbroken(proof, compared, context.locale))),
            None => Step::Stay,
        }
    }
}

/// That the log is unbroken, and with which checkpoints it agrees.
fn unbroken(proof: &LogProof, compared: &[u64], locale: Locale) -> String {
    [Some(locale.log_unbroken(proof)), locale.log_agrees(compared)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
