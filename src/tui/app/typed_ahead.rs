//! Keys that are typed before what they are meant for is on the screen, as in one burst over a slow line: they wait for
//! it, a second at most, and are then forgotten with a word. Those that need an operator wait until the store is open,
//! however long it takes.
//!
//! **Invariant:** a key that waits is pressed on the place that was on its way when it was typed, or never. Whatever
//! else is pressed, pasted or opened meanwhile forgets it.

use chrono::Duration;

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::{App, Door};
use crate::tui::context::Availability;
use crate::tui::effect::Effect;
use crate::tui::everywhere::{self, Action};
use crate::tui::keymap::{Chord, Code, Key, Resolution, resolve};
use crate::tui::note::Note;
use crate::tui::room::Readiness;

/// How long keys wait for a place.
const PATIENCE: Duration = Duration::seconds(1);

/// Whoever presses a key so soon after another one has not looked at the screen in between.
const BURST: Duration = Duration::milliseconds(100);

/// The keys that wait, and how long what is typed is still of one burst.
#[derive(Debug, Default)]
pub(super) struct TypedAhead {
    waiting: Option<Waiting>,
    burst: Option<Instant>,
}

/// Keys in the order they were typed.
#[derive(Debug)]
struct Waiting {
    keys: Vec<Key>,
    /// `None`: however long it takes.
    until: Option<Instant>,
    behind: Behind,
}

/// What has to come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// The store, without which nobody acts.
    Store,
    /// What the place shows.
    Place,
    /// The place that an Enter opens, once the answer that it waits for is here.
    Enter,
}

impl TypedAhead {
    /// Forgets the keys that wait.
    pub(super) fn forget(&mut self) {
        self.waiting = None;
    }

    /// When the patience of those that wait ends.
    pub(super) fn wake(&self) -> Option<Instant> {
        self.waiting.as_ref().and_then(|waiting| waiting.until)
    }

    fn push(&mut self, key: Key, behind: Behind, now: Instant) {
        let until = (behind != Behind::Store).then(|| now.after(PATIENCE));
        self.waiting.get_or_insert(Waiting { keys: Vec::new(), until, behind }).keys.push(key);
    }

    /// Notes that a key was pressed; whether it is of one burst with the one before.
    fn is_in_burst(&mut self, now: Instant) -> bool {
        let before = self.burst.replace(now.after(BURST));
        before.is_some_and(|burst| now < burst)
    }
}

impl App {
    /// Whether the key has to wait behind others, or behind an Enter of the same burst. Esc takes back what waits.
    pub(super) fn waits_behind_others(&mut self, key: Key, now: Instant) -> bool {
        let is_in_burst = self.typed_ahead.is_in_burst(now);
        if !self.is_place_in_front() {
            return false;
        }
        let behind = match (&self.typed_ahead.waiting, self.screen.readiness()) {
            (None, Readiness::Opening) if is_in_burst && key.code != Code::Esc => Behind::Enter,
            (Some(waiting), _) if is_in_burst || waiting.behind != Behind::Enter => waiting.behind,
            (_, _) => return false,
        };
        if key.code == Code::Esc {
            self.typed_ahead.forget();
        } else {
            self.typed_ahead.push(key, behind, now);
        }
        true
    }

    /// Whether a key that means nothing yet has to wait for the place that it will mean something in.
    pub(super) fn waits_for_place(&mut self, chord: Chord, key: Key, now: Instant) -> bool {
        let is_for_place = self.is_place_in_front()
            && self.screen.readiness() == Readiness::Coming
            && self.screen.has_row(chord, key)
            && !self.works_everywhere(chord, key, now);
        if is_for_place {
            for key in chord.begun().into_iter().chain([key]) {
                self.typed_ahead.push(key, Behind::Place, now);
            }
        }
        is_for_place
    }

    /// Whether what a key does everywhere has to wait for the store: nobody acts yet, so that nobody can say whether it
    /// may be done, and what has all the rows there are would have too few.
    pub(super) fn waits_for_store(&mut self, chord: Chord, key: Key, action: Action, now: Instant) -> bool {
        let is_of_everything = matches!(action, Action::Help | Action::Palette | Action::Places);
        let waits = self.is_opening()
            && self.is_place_in_front()
            && !self.leads_nowhere(action)
            && (is_of_everything
                || self.availability_everywhere(action, &self.world.context(now)) == Availability::Hidden);
        if waits {
            for key in chord.begun().into_iter().chain([key]) {
                self.typed_ahead.push(key, Behind::Store, now);
            }
            self.note = Some(Note::plain(self.world.preferences.locale.text(message!("typed-ahead-until-open"))));
        }
        waits
    }

    /// Whether a store is being opened for the first session.
    fn is_opening(&self) -> bool {
        matches!(self.door, Door::Passed) && self.world.session.is_none() && !self.is_away()
    }

    /// Presses the keys that waited, once what they waited for is here, and forgets them once it cannot come any more.
    pub(super) fn play_typed_ahead(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let Some(waiting) = &self.typed_ahead.waiting else { return };
        let (is_coming, is_here) = match (waiting.behind, self.screen.readiness()) {
            (Behind::Store, _) => (self.is_opening(), self.world.session.is_some()),
            (Behind::Place, readiness) => (readiness == Readiness::Coming, readiness == Readiness::Here),
            // An Enter that found something has opened a place of a customer's.
            (Behind::Enter, readiness) => (readiness == Readiness::Opening, self.screen.customer().is_some()),
        };
        if is_coming {
            if waiting.until.is_some_and(|until| until <= now) {
                self.give_typed_ahead_up();
            }
            return;
        }
        let Some(waiting) = self.typed_ahead.waiting.take() else { return };
        if !is_here || !self.is_place_in_front() {
            return self.give_typed_ahead_up();
        }
        for key in waiting.keys {
            self.key(key, now, effects);
        }
    }

    /// Says that the keys are gone, unless it was said already what did not come.
    fn give_typed_ahead_up(&mut self) {
        self.typed_ahead.forget();
        let sentence = self.world.preferences.locale.text(message!("typed-ahead-forgotten"));
        self.note.get_or_insert(Note::warning(sentence));
    }

    /// Whether keys reach the place: no dialog is above it, and the places beside it have no focus.
    fn is_place_in_front(&self) -> bool {
        self.dialogs.is_empty() && !self.places.is_open()
    }

    fn works_everywhere(&self, chord: Chord, key: Key, now: Instant) -> bool {
        match resolve(everywhere::KEYS, chord, key, self.focus()) {
            Resolution::Action(action) => {
                self.availability_everywhere(action, &self.world.context(now)) != Availability::Hidden
            }
            Resolution::Pending => true,
            Resolution::None => false,
        }
    }
}
