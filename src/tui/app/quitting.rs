//! The end of the console: what is asked before it, and what is waited for.

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::{Afterwards, App, Leaving, layout};
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::note::Note;

impl App {
    /// Ends the console; asks first while a copy lives, a download runs or keys are being got into a file, and waits for a copy on its way. It does not ask
    /// twice, nor where nobody would see the question.
    pub(super) fn quit(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.keep_what_is_typed(now, effects);
        let asks_already = |dialog: &Dialog| matches!(dialog, Dialog::Confirm(question) if question.is_of_quitting());
        let is_asking = self.dialogs.iter().any(asks_already);
        let kept = self.kept();
        if !kept.is_nothing() && !is_asking && !layout::is_too_small(self.world.size) {
            self.dialogs.push(Dialog::Confirm(dialog::confirm::State::quit(kept)));
        } else {
            self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Confirm(_)));
            self.clear_and_quit(effects);
        }
    }

    /// Has the question about the end tell what is true by now: a copy is cleared and a download ends while it is asked.
    pub(super) fn renew_question_of_quitting(&mut self) {
        let kept = self.kept();
        for dialog in &mut self.dialogs {
            if let Dialog::Confirm(question) = dialog {
                question.renew(kept);
            }
        }
    }

    /// What the end would take away or leave now.
    fn kept(&self) -> dialog::confirm::Kept {
        dialog::confirm::Kept {
            living: self.living_copy().map(|place| place.route),
            lasting: self.lasting,
            downloads: self.world.downloads.count(),
            retrieving: self.retrieving(),
            unsent: self.screen.is_unsent(),
        }
    }

    /// Ends the console once no copy lives that could be cleared; it must not come after there is nobody to clear it.
    pub(super) fn clear_and_quit(&mut self, effects: &mut Vec<Effect>) {
        self.leaving = Leaving::Clearing(Afterwards::Quit);
        self.interrupt_retrieval(effects);
        if !self.copies.is_empty() {
            self.note = Some(Note::plain(self.world.preferences.locale.text(message!("copying-under-way"))));
        } else if self.retrieving().is_some() {
            self.note = Some(Note::plain(self.world.preferences.locale.text(message!("retrieve-ending"))));
        }
        self.leave_when_all_is_cleared(effects);
    }
}
