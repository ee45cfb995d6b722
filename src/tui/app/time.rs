//! What is on the screen while time passes over the store: it is asked for anew after each commit, but while much is
//! caught up with only now and then, as every piece of that is a commit. And the clock of a demo, put forward to see it.

use chrono::Duration;

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::msg::Passing;
use crate::tui::note::Note;
use crate::tui::screen::Screen;

/// How long what is shown may be of before the newest piece.
const STALE_SECONDS: i64 = 1;

impl App {
    /// Shows the clock of the demo.
    pub(super) fn open_demo_clock(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.dialogs.push(Dialog::DemoClock(dialog::demo_clock::State::default()));
        self.with_dialog(now, effects, Dialog::refresh);
    }

    /// Puts the clock of the demo forward.
    pub(super) fn put_clock_forward(&mut self, to: Instant, effects: &mut Vec<Effect>) {
        let locale = self.world.preferences.locale;
        let values = [("now", locale.date_time_in_zone(to).into())];
        self.note = Some(Note::good(locale.text_with(message!("demo-clock-put-forward"), &values)));
        effects.push(Effect::PutClockForward(to));
    }

    /// Learns that what became due is being applied, or that it is.
    pub(super) fn time_passes(&mut self, passing: Passing, now: Instant, effects: &mut Vec<Effect>) {
        match passing {
            Passing::CatchingUp => self.world.catching_up = Some(now),
            Passing::CaughtUp => {
                self.world.catching_up = None;
                if self.is_away() {
                    return;
                }
                self.with_screen(now, effects, Screen::refresh);
            }
        }
    }

    /// Learns of a commit.
    pub(super) fn changed(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        // What was shown is asked for when somebody comes back to it.
        if self.is_away() || !self.is_kept_up_to_date(now) {
            return;
        }
        match &mut self.world.catching_up {
            Some(asked) if now.since(*asked) < Duration::seconds(STALE_SECONDS) => return,
            Some(asked) => *asked = now,
            None => {}
        }
        self.with_screen(now, effects, Screen::refresh);
    }
}
