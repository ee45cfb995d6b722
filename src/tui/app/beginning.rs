//! How the console begins: before a store that is being opened or has to be unlocked; sessions, the first one, one that follows, one
//! that comes back; and a store that did not open.

use ratatui::layout::Size;

use crate::domain::Instant;
use crate::search::Answer;
use crate::tui::app::{App, Door, Preferences};
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::failure::Failure;
use crate::tui::keymap::Chord;
use crate::tui::screen::{Screen, home};
use crate::tui::session::SessionFacts;

impl App {
    /// The same with customers to be looked at until the store is open.
    #[must_use]
    pub fn with_front(self, front: Answer) -> Self {
        Self { screen: Screen::Home(home::State::before_the_store(front)), ..self }
    }

    /// The console before a store that has to be unlocked.
    #[must_use]
    pub fn locked(preferences: Preferences, size: Size) -> Self {
        let dialogs = vec![Dialog::Unlock(dialog::unlock::State::new())];
        Self { door: Door::Locked, dialogs, ..Self::new(preferences, size) }
    }

    pub(super) fn begin(&mut self, facts: SessionFacts, now: Instant, effects: &mut Vec<Effect>) {
        self.was_used(now);
        // What was typed before the store opened is the first operator's, and what one looked for is not for the next one.
        let is_first = self.world.session.is_none() && !self.is_away();
        let Some((facts, replies)) = self.come_back(facts, now, effects) else { return };
        let keeps_search = is_first && facts.view.is_none() && matches!(self.screen, Screen::Home(_));
        let name = facts.operator.name.clone();
        let left = self.world.view.take();
        self.world.begin(facts);
        self.door = Door::Passed;
        let typed_ahead = std::mem::take(&mut self.typed_ahead);
        self.forget_the_session_before();
        if keeps_search {
            self.typed_ahead = typed_ahead;
        } else {
            let first = self.first_place_after(left.clone(), now);
            self.screen = first.unwrap_or_else(|| Screen::Home(home::State::new()));
        }
        if !is_first {
            self.note = Some(self.note_after(left.as_ref(), &name));
        }
        self.with_screen(now, effects, Screen::refresh);
        self.back_up_daily(effects);
        self.notifying.begin_anew();
        self.look_at_the_day(now, effects);
        for (ticket, reply) in replies {
            self.reply(ticket, reply, now, effects);
        }
    }

    /// Leaves nothing of a session to the next one but the copies and the downloads that are under way.
    pub(super) fn forget_the_session_before(&mut self) {
        self.is_between_sessions = false;
        self.history.clear();
        self.forward.clear();
        self.dialogs.clear();
        self.set_aside = None;
        self.places.close();
        self.chord = Chord::default();
        self.browsed = None;
        self.asked_of_downloads.clear();
        self.typed_ahead.forget();
    }

    pub(super) fn is_locked(&self) -> bool {
        matches!(self.door, Door::Locked)
    }

    pub(super) fn could_not_open(&mut self, failure: Failure) {
        self.door = Door::Shut(failure.clone());
        self.typed_ahead.forget();
        self.dialogs.retain(|dialog| !matches!(dialog, Dialog::Unlock(_)));
        self.dialogs.push(Dialog::Failure(dialog::failure::State::new(failure)));
    }
}
