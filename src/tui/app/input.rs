//! From a key press to what it does: the dialog on top, else the places, else the place, else what works everywhere.

use crate::domain::{Instant, Refusal};
use crate::i18n::{Language, message};
use crate::service::SettingChange;
use crate::tui::app::{Afterwards, App, Leaving, layout};
use crate::tui::context::Availability;
use crate::tui::dialog::{self, Dialog};
use crate::tui::effect::Effect;
use crate::tui::everywhere::{self, Action, Place};
use crate::tui::keymap::{Binding, Chord, Focus, Key, Resolution, resolve};
use crate::tui::note::Note;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::places::Chosen;
use crate::tui::ring::neighbour;
use crate::tui::room::{Pressed, Row};
use crate::tui::screen::Screen;
use crate::tui::step::Destination;
use crate::tui::theme::ThemeName;

impl App {
    pub(super) fn key(&mut self, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        if layout::is_too_small(self.world.size) && !ends_or_redraws(key) {
            return;
        }
        let chord = std::mem::take(&mut self.chord);
        self.note = None;
        let leaving = std::mem::replace(&mut self.leaving, Leaving::Staying);
        if matches!(leaving, Leaving::Clearing(_)) {
            self.leaving = leaving;
            // A clipboard that does not answer keeps nobody here.
            if key == Key::ctrl('c') {
                effects.push(Effect::Quit);
            }
            return;
        }
        for dialog in &mut self.dialogs {
            dialog.key_pressed(&self.world.context(now));
        }
        let warned = leaving == Leaving::Warned;
        if self.is_shown_key() && key == Key::ctrl('c') {
            return self.interrupt(warned, effects);
        }
        if self.dialogs.is_empty() && self.places.is_open() {
            return self.key_in_places(key, now, effects);
        }
        match self.key_in_room(chord, key, now) {
            Pressed::Done(step) => self.carry_out(step, now, effects),
            Pressed::Dimmed(refusal) => self.say_why(&refusal),
            Pressed::Pending => self.chord = Chord::begun_with(key),
            Pressed::Unbound => self.key_everywhere(chord, key, now, effects),
        }
    }

    /// Offers the key to the dialog on top, or to the place where no dialog is open.
    fn key_in_room(&mut self, chord: Chord, key: Key, now: Instant) -> Pressed {
        let context = self.world.context(now);
        match self.dialogs.last_mut() {
            Some(dialog) => dialog.press_key(chord, key, &context),
            None => self.screen.press_key(chord, key, &context),
        }
    }

    fn key_everywhere(&mut self, chord: Chord, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        let focus = self.focus();
        match resolve(everywhere::KEYS, chord, key, focus) {
            Resolution::Action(action) => self.everywhere(action, now, effects),
            Resolution::Pending => self.chord = Chord::begun_with(key),
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

    fn key_in_places(&mut self, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        let places = self.place_rows(now);
        match self.places.press(key, &places) {
            Chosen::Go(destination) => self.go(&destination, now, effects),
            Chosen::Refused(refusal) => self.say_why(&refusal),
            Chosen::Nothing => {}
        }
    }

    /// Does what works everywhere.
    pub(super) fn everywhere(&mut self, action: Action, now: Instant, effects: &mut Vec<Effect>) {
        match self.availability_everywhere(action, now) {
            Availability::Ready => {}
            Availability::Disabled(refusal) => return self.say_why(&refusal),
            Availability::Hidden => return,
        }
        match action {
            Action::Help => self.open_help(now),
            Action::Palette => self.open_palette(now, effects),
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
            Action::Redraw => effects.push(Effect::Redraw),
            Action::Suspend => self.suspend(effects),
            Action::Quit | Action::Interrupt => self.quit(effects),
        }
    }

    /// Gives the terminal away, with no key on it and none in a clipboard that nobody would clear in time.
    fn suspend(&mut self, effects: &mut Vec<Effect>) {
        self.hide_secrets();
        self.leaving = Leaving::Clearing(Afterwards::Suspend);
        self.leave_when_all_is_cleared(effects);
    }

    /// Ctrl-C over a shown key: the first press says what copies, the second ends.
    fn interrupt(&mut self, warned: bool, effects: &mut Vec<Effect>) {
        if warned {
            self.quit(effects);
        } else {
            self.leaving = Leaving::Warned;
            self.note = Some(Note::warning(self.world.preferences.locale.text(message!("interrupt-over-key"))));
        }
    }

    fn is_shown_key(&self) -> bool {
        matches!(self.dialogs.last(), Some(Dialog::ProductKey(_)))
    }

    /// Does a row that was chosen in the palette or pressed on the bottom line.
    pub(super) fn run(&mut self, target: PaletteTarget, now: Instant, effects: &mut Vec<Effect>) {
        let index = match target {
            PaletteTarget::Everywhere(index) => {
                if let Some(binding) = everywhere::KEYS.get(index) {
                    self.everywhere(binding.action, now, effects);
                }
                return;
            }
            PaletteTarget::Screen(index) => index,
        };
        let context = self.world.context(now);
        let pressed = match self.dialogs.last_mut() {
            Some(dialog) => dialog.run(index, &context),
            None => self.screen.run(index, &context),
        };
        match pressed {
            Pressed::Done(step) => self.carry_out(step, now, effects),
            Pressed::Dimmed(refusal) => self.say_why(&refusal),
            Pressed::Pending | Pressed::Unbound => {}
        }
    }

    pub(super) fn paste(&mut self, text: &str, now: Instant, effects: &mut Vec<Effect>) {
        self.note = None;
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

    pub(super) fn say_why(&mut self, refusal: &Refusal) {
        let sentence = self.world.preferences.locale.refusal(refusal);
        self.note = Some(Note::warning(format!("{} {}", sentence.what, sentence.instead)));
    }

    /// Whether a field has the focus.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.dialogs.last().map_or_else(|| self.screen.focus(), Dialog::focus)
    }

    /// The rows of the dialog on top, or of the place.
    #[must_use]
    pub fn room_rows(&self, now: Instant) -> Vec<Row> {
        let context = self.world.context(now);
        self.dialogs.last().map_or_else(|| self.screen.rows(&context), |dialog| dialog.rows(&context))
    }

    /// The rows of what works everywhere.
    #[must_use]
    pub fn everywhere_rows(&self, now: Instant) -> Vec<Row> {
        let focus = self.focus();
        // A key that the place itself answers to does nothing else here and now.
        let here: Vec<String> =
            self.room_rows(now).into_iter().filter(|row| row.in_force).flat_map(|row| row.faces).collect();
        everywhere::KEYS
            .iter()
            .enumerate()
            .map(|(index, binding)| Row {
                index,
                face: binding.face(),
                faces: binding.faces(),
                label: binding.label,
                priority: self.priority_everywhere(binding),
                availability: self.availability_everywhere(binding.action, now),
                in_force: focus.admits(binding.mode),
            })
            .filter_map(|mut row| {
                if row.in_force {
                    row.faces.retain(|face| !here.contains(face));
                    row.face = row.faces.first().cloned()?;
                }
                (row.availability != Availability::Hidden).then_some(row)
            })
            .collect()
    }

    /// How long a row stays on the bottom line; the places matter where they are folded.
    fn priority_everywhere(&self, binding: &Binding<Action>) -> u8 {
        let are_folded = layout::areas(self.world.size, self.world.banner_lines()).places.is_none();
        if are_folded && binding.keys.contains(&"F10") { FOLDED_PLACES } else { binding.priority }
    }

    fn availability_everywhere(&self, action: Action, now: Instant) -> Availability {
        let is_over_dialog = !self.dialogs.is_empty();
        let known = everywhere::availability(action, self.screen.customer(), is_over_dialog, &self.world.context(now));
        Availability::when(!self.leads_nowhere(action)).and(known)
    }

    /// Whether it leads to the place one is at already, or to none.
    fn leads_nowhere(&self, action: Action) -> bool {
        match action {
            // At Home it leads back into the search box.
            Action::Go(Place::Home) if !self.focus().is_typing() => false,
            Action::Go(place) => {
                place.destination(self.screen.customer()).is_some_and(|destination| self.screen.is_at(&destination))
            }
            Action::Up => self.screen.parent().is_none(),
            Action::Back => self.history.is_empty(),
            Action::Forward => self.forward.is_empty(),
            Action::Help
            | Action::Palette
            | Action::Language
            | Action::Theme
            | Action::Places
            | Action::Refresh
            | Action::Redraw
            | Action::Suspend
            | Action::Quit
            | Action::Interrupt => false,
        }
    }

    fn open_help(&mut self, now: Instant) {
        let help = dialog::help::State::new(self.room_rows(now), self.everywhere_rows(now), self.focus());
        self.dialogs.push(Dialog::Help(help));
    }

    fn open_palette(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let locale = self.world.preferences.locale;
        let palette = dialog::palette::State::new(self.room_rows(now), self.everywhere_rows(now), locale);
        self.dialogs.push(Dialog::Palette(palette));
        self.with_dialog(now, effects, Dialog::refresh);
    }
}

/// How long the key of folded places stays on the bottom line.
const FOLDED_PLACES: u8 = 83;

/// The keys that work where nothing can be seen of what others would do.
fn ends_or_redraws(key: Key) -> bool {
    [Key::ctrl('c'), Key::ctrl('l'), Key::ctrl('z')].contains(&key)
}
