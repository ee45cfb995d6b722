//! From a key press to what it does: the dialog on top, else the places, else the place, else what works everywhere.

use crate::domain::operator::SettingChange;
use crate::domain::{Instant, Refusal};
use crate::i18n::{Language, message};
use crate::tui::app::{Afterwards, App, Door, Leaving, layout};
use crate::tui::context::Availability;
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::everywhere::{self, Action, Place};
use crate::tui::keymap::{Binding, Chord, Focus, Key, Resolution, Sequence, resolve};
use crate::tui::note::Note;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::places::Chosen;
use crate::tui::ring::neighbour;
use crate::tui::room::{Pressed, Row, rows_of};
use crate::tui::screen::Screen;
use crate::tui::step::Destination;
use crate::tui::theme::ThemeName;
use crate::tui::widget::input;

impl App {
    pub(super) fn key(&mut self, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        let way_out = way_out(key);
        if layout::is_too_small(self.world.size) && way_out.is_none() {
            return;
        }
        if self.is_between_sessions && way_out.is_none() {
            return;
        }
        let chord = std::mem::take(&mut self.chord);
        self.note = None;
        let leaving = std::mem::replace(&mut self.leaving, Leaving::Staying);
        if matches!(leaving, Leaving::Clearing(_)) {
            self.leaving = leaving;
            // A clipboard that does not answer keeps nobody here.
            if way_out == Some(Action::Interrupt) {
                effects.push(Effect::Quit);
            }
            return;
        }
        // Who presses a key is there, though the terminal may not say so.
        self.world.unfocused_since = self.world.unfocused_since.map(|_| now);
        if way_out.is_none() && self.waits_behind_others(key, now) {
            return;
        }
        self.tell_of_press(now);
        match way_out {
            Some(Action::Interrupt) => return self.interrupt(leaving, now, effects),
            Some(action) => return self.everywhere(action, now, effects),
            None => {}
        }
        if self.is_in_places() {
            return self.key_in_places(chord, key, now, effects);
        }
        match self.key_in_room(chord, key, now) {
            Pressed::Done(step) => self.carry_out(step, now, effects),
            Pressed::Dimmed(refusal) => self.say_why_dimmed(&refusal, now),
            Pressed::Pending => self.chord = Chord::begun_with(key),
            Pressed::Unbound if self.waits_for_place(chord, key, now) => {}
            Pressed::Unbound => self.key_everywhere(chord, key, now, effects),
        }
    }

    /// Also what lies below is told: an Enter that waits there for an answer is not meant any more, nor what waits itself.
    pub(super) fn tell_of_press(&mut self, now: Instant) {
        self.typed_ahead.forget();
        let context = self.world.context(now);
        for dialog in &mut self.dialogs {
            dialog.key_pressed(&context);
        }
        self.screen.key_pressed(&context);
    }

    /// Offers the key to the dialog on top, or to the place where no dialog is open.
    fn key_in_room(&mut self, chord: Chord, key: Key, now: Instant) -> Pressed {
        let context = self.world.context(now);
        match self.dialogs.last_mut() {
            Some(dialog) => dialog.press_key(chord, key, &context),
            None if matches!(self.door, Door::Shut(_)) => Pressed::Unbound,
            None => self.screen.press_key(chord, key, &context),
        }
    }

    fn key_everywhere(&mut self, chord: Chord, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        let focus = self.focus();
        match resolve(everywhere::KEYS, chord, key, focus) {
            Resolution::Action(action) if self.waits_for_store(chord, key, action, now) => {}
            Resolution::Action(action) => self.everywhere(action, now, effects),
            Resolution::Pending => self.chord = Chord::begun_with(key),
            // The help has every way that a begun sequence can go on.
            Resolution::None if chord.begun().is_some() && opens_help(key) => {
                self.everywhere(Action::Help, now, effects);
            }
            // A key that ends a begun sequence wrongly is spent; it is not text either.
            Resolution::None if chord.begun().is_none() && focus.is_typing() => {
                if self.dialogs.is_empty() {
                    self.with_screen(now, effects, |screen, context| screen.edit(key, context));
                } else {
                    self.with_dialog(now, effects, |dialog, context| dialog.edit(key, context));
                }
            }
            Resolution::None => {}
        }
    }

    /// What is none of the places' keys works as it does everywhere, and nothing reaches the place beside them.
    fn key_in_places(&mut self, chord: Chord, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        let rows = self.place_rows(now);
        match self.places.press(chord, key, &rows) {
            Some(chosen) => self.choose(chosen, now, effects),
            None => self.key_everywhere(chord, key, now, effects),
        }
    }

    /// Goes to the place that was chosen, or says why not.
    pub(super) fn choose(&mut self, chosen: Chosen, now: Instant, effects: &mut Vec<Effect>) {
        match chosen {
            Chosen::Go(destination) => self.go(&destination, now, effects),
            Chosen::Refused(refusal) => self.say_why(&refusal),
            Chosen::Nothing => {}
        }
    }

    /// Whether the places at the left have the focus.
    pub(super) fn is_in_places(&self) -> bool {
        self.dialogs.is_empty() && self.places.is_open()
    }

    /// Does what works everywhere.
    pub(super) fn everywhere(&mut self, action: Action, now: Instant, effects: &mut Vec<Effect>) {
        match self.availability_everywhere(action, &self.world.context(now)) {
            Availability::Ready => {}
            Availability::Disabled(refusal) => return self.say_why(&refusal),
            Availability::Hidden => return,
        }
        match action {
            Action::Help => self.open_help(now),
            Action::Palette => self.open_palette(now, effects),
            Action::Go(Place::CustomersView) if self.world.view.is_some() => self.leave_view(effects),
            Action::SwitchUser => self.switch_user(effects),
            Action::Go(place) => {
                if let Some(destination) = place.destination(self.screen.customer()) {
                    self.go(&destination, now, effects);
                }
            }
            Action::Up => self.up(now, effects),
            Action::Back => self.back(now, effects),
            Action::Forward => self.forward(now, effects),
            Action::Places => {
                let rows = self.place_rows(now);
                self.places.toggle(&rows);
            }
            Action::Refresh => self.with_screen(now, effects, Screen::refresh),
            Action::Language => {
                let language = neighbour(&Language::ALL, &self.world.wished().language, 1);
                self.change_setting(SettingChange::Language(language.tag().to_owned()), effects);
            }
            Action::Theme => {
                let theme = neighbour(&ThemeName::ALL, &self.world.wished().theme, 1);
                self.change_setting(SettingChange::Theme(theme.as_str().to_owned()), effects);
            }
            Action::Presenter => self.present(!self.locale().covers()),
            Action::Backups => self.open_backups(now, effects),
            Action::DemoClock => self.open_demo_clock(now, effects),
            Action::Lock => self.lock(now, effects),
            Action::Redraw => effects.push(Effect::Redraw),
            Action::Suspend => self.suspend(effects),
            Action::Quit | Action::Interrupt => self.quit(now, effects),
        }
    }

    /// Gives the terminal away, with no key on it and none in a clipboard that nobody would clear in time.
    pub(super) fn suspend(&mut self, effects: &mut Vec<Effect>) {
        self.hide_secrets();
        if matches!(self.leaving, Leaving::Clearing(_)) {
            return;
        }
        self.leaving = Leaving::Clearing(Afterwards::Suspend);
        self.leave_when_all_is_cleared(effects);
    }

    /// Ctrl-C: over the dialog of a key the first press says what copies, and the second clears and ends without asking.
    fn interrupt(&mut self, before: Leaving, now: Instant, effects: &mut Vec<Effect>) {
        if before == Leaving::Warned {
            self.clear_and_quit(effects);
        } else if !self.is_key_on_top() || layout::is_too_small(self.world.size) {
            self.quit(now, effects);
        } else {
            self.leaving = Leaving::Warned;
            self.note = Some(Note::warning(self.world.preferences.locale.text(message!("interrupt-over-key"))));
        }
    }

    /// Whether the dialog on top is that of a key or link, be it shown or hidden.
    fn is_key_on_top(&self) -> bool {
        matches!(self.dialogs.last(), Some(Dialog::ProductKey(_) | Dialog::Link(_)))
    }

    /// Does a row that was chosen in the palette or pressed on the bottom line. What works outside the field alone leaves
    /// it first.
    pub(super) fn run(&mut self, target: PaletteTarget, now: Instant, effects: &mut Vec<Effect>) {
        if self.dialogs.is_empty() && !self.is_in_force(target, now) {
            self.screen.leave_field();
        }
        let index = match target {
            PaletteTarget::Everywhere(index) => {
                if let Some(binding) = everywhere::KEYS.get(index) {
                    self.everywhere(binding.action, now, effects);
                }
                return;
            }
            PaletteTarget::Screen(index) => index,
        };
        if self.is_in_places() {
            let rows = self.place_rows(now);
            let chosen = self.places.run(index, &rows);
            return self.choose(chosen, now, effects);
        }
        let context = self.world.context(now);
        let pressed = match self.dialogs.last_mut() {
            Some(dialog) => dialog.run(index, &context),
            None => self.screen.run(index, &context),
        };
        match pressed {
            Pressed::Done(step) => self.carry_out(step, now, effects),
            Pressed::Dimmed(refusal) => self.say_why_dimmed(&refusal, now),
            Pressed::Pending | Pressed::Unbound => {}
        }
    }

    /// Whether the row is in force with the present focus.
    fn is_in_force(&self, target: PaletteTarget, now: Instant) -> bool {
        let (rows, index) = match target {
            PaletteTarget::Screen(index) => (self.room_rows(now), index),
            PaletteTarget::Everywhere(index) => (self.everywhere_rows(now), index),
        };
        rows.iter().any(|row| row.index == index && row.in_force)
    }

    pub(super) fn paste(&mut self, text: &str, now: Instant, effects: &mut Vec<Effect>) {
        if self.is_between_sessions {
            return;
        }
        self.note = None;
        self.typed_ahead.forget();
        if self.dialogs.is_empty() {
            self.paste_into_place(text, now, effects);
        } else {
            self.with_dialog(now, effects, |dialog, context| dialog.paste(text, context));
        }
    }

    /// A paste outside a field goes into the search, never to bindings.
    fn paste_into_place(&mut self, text: &str, now: Instant, effects: &mut Vec<Effect>) {
        if !self.focus().is_typing() && !self.screen.takes_paste() {
            self.go(&Destination::Home, now, effects);
        }
        self.with_screen(now, effects, |screen, context| screen.paste(text, context));
    }

    /// Says why something is dimmed, unless that stands on the screen already.
    pub(super) fn say_why_dimmed(&mut self, refusal: &Refusal, now: Instant) {
        let context = self.world.context(now);
        let explained = match self.dialogs.last() {
            Some(dialog) => dialog.explains(&context),
            None => self.screen.explains(&context),
        };
        if explained.as_ref() != Some(refusal) {
            self.say_why(refusal);
        }
    }

    pub(super) fn say_why(&mut self, refusal: &Refusal) {
        let sentence = self.world.preferences.locale.refusal(refusal);
        self.note = Some(Note::warning(format!("{} {}", sentence.what, sentence.instead)));
    }

    /// Whether a field has the focus.
    #[must_use]
    pub fn focus(&self) -> Focus {
        match self.dialogs.last() {
            Some(dialog) => dialog.focus(),
            None if self.places.is_open() || matches!(self.door, Door::Shut(_)) => Focus::Moving,
            None => self.screen.focus(),
        }
    }

    /// The rows of the dialog on top, of the places at the left where they have the focus, or of the place.
    #[must_use]
    pub fn room_rows(&self, now: Instant) -> Vec<Row> {
        let context = self.world.context(now);
        match self.dialogs.last() {
            Some(dialog) => dialog.rows(&context),
            None if self.places.is_open() => self.places.rows(),
            None if matches!(self.door, Door::Shut(_)) => Vec::new(),
            None => self.screen.rows(&context),
        }
    }

    /// The rows of what works everywhere.
    #[must_use]
    pub fn everywhere_rows(&self, now: Instant) -> Vec<Row> {
        self.everywhere_rows_where(|_| true, &self.room_rows(now), now)
    }

    /// Those of them that are wanted, where the rows are the place's own.
    pub(super) fn everywhere_rows_where(
        &self,
        is_wanted: impl Fn(&Binding<Action>) -> bool,
        here: &[Row],
        now: Instant,
    ) -> Vec<Row> {
        let focus = self.focus();
        let are_folded = self.world.areas().places.is_none();
        let could_open = are_folded && !self.is_in_places();
        // A key that the place itself answers to does nothing else here and now.
        let is_taken = |key: Sequence| here.iter().any(|row| row.in_force && row.keys.contains(key));
        let context = self.world.context(now);
        let available = |binding: &Binding<Action>| {
            if is_wanted(binding) {
                self.availability_everywhere(binding.action, &context)
            } else {
                Availability::Hidden
            }
        };
        rows_of(everywhere::KEYS, focus, available)
            .into_iter()
            .filter_map(|mut row| {
                // The places matter where they are folded.
                let binding = everywhere::KEYS.get(row.index);
                if could_open
                    && binding.is_some_and(|binding| binding.action == Action::Places && binding.priority != 0)
                {
                    row.priority = FOLDED_PLACES;
                }
                if let Some(name) = binding.and_then(|binding| self.name_in_view(binding.action)) {
                    (row.label, row.priority) = (name, WAY_OUT_OF_VIEW);
                }
                if row.in_force {
                    row.keys = row.keys.filtered(|key| !is_taken(key));
                    row.shown = Some(row.keys.first()?);
                }
                Some(row)
            })
            .collect()
    }

    fn open_help(&mut self, now: Instant) {
        let (here, focus) = (self.room_rows(now), self.focus());
        // Where a row is in force only while typing there is a field to type in; that of a passphrase is edited at its end.
        let has_field = focus.is_typing() || here.iter().any(|row| !row.in_force);
        let editing = if has_field && !self.is_locked() { input::KEYS } else { &[] };
        let editing = rows_of(editing, focus, |_| Availability::Ready);
        let help = dialog::help::State::new(here, self.everywhere_rows(now), editing, focus);
        self.dialogs.push(Dialog::Help(help));
    }

    fn open_palette(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.places.close();
        let locale = self.world.preferences.locale;
        let palette = dialog::palette::State::new(self.room_rows(now), self.everywhere_rows(now), self.focus(), locale);
        self.dialogs.push(Dialog::Palette(palette));
        self.with_dialog(now, effects, Dialog::refresh);
    }
}

/// How long the way out of the customer's own view stays on the bottom line.
const WAY_OUT_OF_VIEW: u8 = 78;

/// How long the key of folded places stays on the bottom line.
const FOLDED_PLACES: u8 = 83;

/// Whether it opens the help whatever was begun: `F1`, not `?`, which may be mistyped.
fn opens_help(key: Key) -> bool {
    key.text().is_none()
        && resolve(everywhere::KEYS, Chord::default(), key, Focus::Moving) == Resolution::Action(Action::Help)
}

/// What a key does wherever one is, whatever was begun, and where nothing can be seen of what others would do: it ends,
/// suspends, locks, redraws, or covers names and ids.
fn way_out(key: Key) -> Option<Action> {
    match resolve(everywhere::KEYS, Chord::default(), key, Focus::Moving) {
        Resolution::Action(
            action @ (Action::Interrupt | Action::Suspend | Action::Lock | Action::Redraw | Action::Presenter),
        ) => Some(action),
        Resolution::Action(_) | Resolution::Pending | Resolution::None => None,
    }
}
