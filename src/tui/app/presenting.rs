//! Presenter mode: names and ids are covered before an audience, on the screen and in what is recorded of it.

use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::note::Note;

impl App {
    /// Covers names and ids from now on, or uncovers them; secrets that stand on the screen are hidden. What was said before
    /// goes, as it was said in other words.
    pub(super) fn present(&mut self, covers: bool) {
        let cover = covers.then_some(self.world.preferences.cover);
        self.world.preferences.locale = self.world.preferences.locale.covered_by(cover);
        if covers {
            self.hide_secrets();
        }
        let told = if covers { message!("presenter-begins") } else { message!("presenter-ends") };
        self.note = Some(Note::plain(self.world.preferences.locale.text(told)));
    }
}
