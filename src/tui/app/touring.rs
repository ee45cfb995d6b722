//! A walkthrough over the console: it has the screen and the keys as long as it is there, and the console goes on beneath.

use crate::domain::{Instant, TourLeft, TourMode, TourNote};
use crate::i18n::message;
use crate::tour::Line;
use crate::tui::app::App;
use crate::tui::effect::{Ask, Effect, OperatorsAsk};
use crate::tui::keymap::Key;
use crate::tui::note::Note;
use crate::tui::screen::Screen;
use crate::tui::touring::stage::StageFailure;
use crate::tui::touring::{Beginning, Follows, Surroundings, Touring};

impl App {
    /// Begins a walkthrough.
    pub(super) fn begin_tour(&mut self, beginning: Beginning, now: Instant) {
        match self.begun_tour(beginning, now).transpose() {
            Ok(touring) => {
                self.hide_secrets();
                self.touring = touring;
            }
            Err(failure) => {
                let values = [("reason", failure.to_string().into())];
                self.note = Some(Note::warning(self.locale().text_with(message!("tour-failed"), &values)));
            }
        }
    }

    /// A walkthrough where it begins; none where there is no repertoire.
    pub(super) fn begun_tour(&self, beginning: Beginning, now: Instant) -> Option<Result<Box<Touring>, StageFailure>> {
        let repertoire = self.world.preferences.repertoire.as_ref()?;
        Some(Touring::begin(repertoire.theatres(), beginning, self.tour_surroundings(), now).map(Box::new))
    }

    /// The walkthrough that has the screen; none while the console is locked.
    #[must_use]
    pub fn touring(&self) -> Option<&Touring> {
        self.touring.as_deref().filter(|_| !self.is_locked())
    }

    /// Whether a walkthrough has the screen.
    pub(super) fn is_touring(&self) -> bool {
        self.touring().is_some()
    }

    fn tour_surroundings(&self) -> Surroundings {
        Surroundings {
            locale: self.locale(),
            theme: self.world.theme.name(),
            depth: self.world.theme.depth(),
            size: self.world.size,
            is_recorded: self.world.preferences.is_recorded,
        }
    }

    /// Gives a key to the walkthrough.
    pub(super) fn key_in_tour(&mut self, key: Key, now: Instant, effects: &mut Vec<Effect>) {
        if self.with_tour(effects, |touring| touring.key(key, now)) == Some(Follows::Left) {
            self.leave_tour(effects);
        }
    }

    /// Gives a pasted text to it.
    pub(super) fn paste_in_tour(&mut self, text: &str, now: Instant, effects: &mut Vec<Effect>) {
        self.with_tour(effects, |touring| touring.paste(text, now));
    }

    /// Lets the walkthrough do what is due.
    pub(super) fn tick_in_tour(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        self.with_tour(effects, |touring| touring.tick(now));
    }

    /// Lets the walkthrough do something, and has it noted where that was its end.
    fn with_tour<T>(&mut self, effects: &mut Vec<Effect>, act: impl FnOnce(&mut Touring) -> T) -> Option<T> {
        let touring = self.touring.as_mut()?;
        let was_over = touring.player().is_over();
        let done = act(touring);
        let player = touring.player();
        if player.is_over() && !was_over && player.at().line == Line::Main {
            let left = TourLeft::Ended(player.mode());
            let note = TourNote { tour: player.tour().name.clone(), left };
            self.ask_to_note_tour(note, effects);
        }
        Some(done)
    }

    /// Has the walkthrough drawn at the size that the screen has now.
    pub(super) fn resize_tour(&mut self) {
        let size = self.world.size;
        if let Some(touring) = &mut self.touring {
            touring.resize(size);
        }
    }

    /// Leaves it; where it is not at its end, it is noted where it was left.
    fn leave_tour(&mut self, effects: &mut Vec<Effect>) {
        let note = self.touring().and_then(left_at);
        if self.touring.take().is_none() {
            return;
        }
        if let Some(note) = note {
            self.ask_to_note_tour(note, effects);
        }
        if self.for_tour.is_some() {
            effects.push(Effect::Quit);
        }
    }

    /// What is to be noted of the walkthrough that it was there for alone.
    pub(in crate::tui) fn take_tour_notes(&mut self) -> Vec<TourNote> {
        let left = self.touring().and_then(left_at);
        self.for_tour.take().into_iter().flatten().chain(left).collect()
    }

    fn ask_to_note_tour(&mut self, note: TourNote, effects: &mut Vec<Effect>) {
        if let Some(notes) = &mut self.for_tour {
            notes.push(note);
            return;
        }
        if self.world.session.is_none() {
            return;
        }
        let ticket = self.world.tickets.next();
        if let Screen::Tours(state) = &mut self.screen {
            state.await_note(ticket);
        }
        effects.push(Effect::Ask(ticket, Ask::Operators(OperatorsAsk::NoteTour(note))));
    }
}

/// Where a walkthrough is left that is neither at its beginning nor at its end. Of a task and of a branch nothing is kept that
/// one could go on with.
fn left_at(touring: &Touring) -> Option<TourNote> {
    let player = touring.player();
    let is_of_it = player.at().line == Line::Main && player.mode() != TourMode::Test;
    let can_go_on = is_of_it && !player.is_over() && player.at().step != 0;
    let left = TourLeft::At(player.at().step, player.mode());
    can_go_on.then(|| TourNote { tour: player.tour().name.clone(), left })
}
