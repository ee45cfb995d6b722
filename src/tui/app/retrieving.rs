//! The keys that are being got into one file: one run at a time, found again from wherever one is, told of by a line while
//! another place is looked at, and ended before the console ends.

use crate::domain::Instant;
use crate::i18n::message;
use crate::service::{Delivered, WhoseKeys};
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::msg::{Reply, RetrievalReply, SecretsReply};
use crate::tui::note::Note;
use crate::tui::retrieving::Retrieving;
use crate::tui::screen::{Screen, retrieve};
use crate::tui::step::{Departure, Destination};

impl App {
    /// Learns how far a run has come. Its line takes room from the place, or gives it back; who waits to end goes once it is
    /// over.
    pub(super) fn look_at_retrieval(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let (before, lines) = (self.world.retrieving, self.world.banner_lines());
        self.world.retrieving = self.retrieving();
        if lines != self.world.banner_lines() {
            self.resized(now, effects);
        }
        if before.is_some() && self.world.retrieving.is_none() {
            // What is broken off is taken off the drafts after the last commit, which is what Home otherwise looks again for.
            if self.world.session.is_some() && matches!(self.screen, Screen::Home(_)) {
                self.with_screen(now, effects, Screen::refresh);
            }
            self.leave_when_all_is_cleared(effects);
        }
    }

    /// The run under way, wherever its place is; also beneath a locked console.
    pub(super) fn retrieving(&self) -> Option<Retrieving> {
        let run = |screen: &Screen, is_here| {
            let Screen::Retrieve(state) = screen else { return None };
            state.progress().map(|(done, count)| Retrieving { done, count, is_here })
        };
        let elsewhere = || self.history.iter().chain(&self.forward).chain(self.set_aside_by_locking());
        run(&self.screen, true).or_else(|| elsewhere().find_map(|screen| run(screen, false)))
    }

    /// Shows the place where that is under way, or waits in memory to go on, instead of another one about the same; whether
    /// there is one. Of keys that are being got there is one place at a time, whatever was to be got.
    pub(super) fn return_to_retrieval(
        &mut self,
        destination: &Destination,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) -> bool {
        if !matches!(destination, Destination::Retrieve(..)) {
            return false;
        }
        if matches!(&self.screen, Screen::Retrieve(state) if state.is_under_way()) {
            self.places.close();
            return true;
        }
        let is_kept = |screen: &Screen| leads_to(screen, destination);
        if !self.history.iter().chain(&self.forward).any(is_kept) {
            return false;
        }
        if self.asks_before(Departure::To(destination.clone())) {
            return true;
        }
        self.keep_what_is_typed(now, effects);
        let Some(place) = self.take_retrieval(destination) else { return false };
        let is_another = !place.is_at(destination) && !is_unfinished(destination) && place.is_under_way();
        self.remember(place);
        self.returned(now, effects);
        if is_another {
            let told = self.world.preferences.locale.text(message!("retrieve-one-at-a-time"));
            self.note = Some(Note::warning(told));
        }
        true
    }

    /// Whether keys are being got at another place than this one, which is the one to go to then.
    pub(super) fn is_got_elsewhere(&self, destination: &Destination) -> bool {
        matches!(destination, Destination::Retrieve(..)) && self.retrieving().is_some_and(|run| !run.is_here)
    }

    /// The place of that, taken out of the ways to it.
    pub(super) fn take_retrieval(&mut self, destination: &Destination) -> Option<Screen> {
        for places in [&mut self.history, &mut self.forward] {
            if let Some(place) = places.iter().rposition(|screen| leads_to(screen, destination)) {
                return Some(places.remove(place));
            }
        }
        None
    }

    /// Has a run end with the one under way, so that it can be gone on with.
    pub(super) fn interrupt_retrieval(&mut self, effects: &mut Vec<Effect>) {
        let screens = [&mut self.screen].into_iter().chain(&mut self.history).chain(&mut self.forward);
        let screens = screens.chain(self.locking.screens());
        let states = screens.filter_map(|screen| if let Screen::Retrieve(state) = screen { Some(state) } else { None });
        effects.extend(states.filter_map(retrieve::State::end).map(Effect::Stop));
    }

    /// Takes what follows from an answer of a run for the other places: one that begins takes the place of what waited to go
    /// on, and what has got into a file is marked no more.
    pub(super) fn retrieval_answered(&mut self, reply: &Reply) {
        let Reply::Secrets(SecretsReply::Retrieval(reply)) = reply else { return };
        match reply {
            RetrievalReply::Begun(Ok(())) => {
                for places in [&mut self.history, &mut self.forward] {
                    places.retain(|screen| !matches!(screen, Screen::Retrieve(state) if state.is_interrupted()));
                }
            }
            RetrievalReply::Written(Ok(delivered)) => self.unmark(delivered),
            RetrievalReply::Planned(_)
            | RetrievalReply::Begun(Err(_))
            | RetrievalReply::Got(_, _)
            | RetrievalReply::Written(Err(_)) => {}
        }
    }

    /// Takes off the marks of what that was got for.
    fn unmark(&mut self, delivered: &Delivered) {
        let screens = [&mut self.screen].into_iter().chain(&mut self.history).chain(&mut self.forward);
        let mut screens: Vec<&mut Screen> = screens.chain(self.locking.screens()).collect();
        let whose = screens.iter().find_map(|screen| {
            let Screen::Retrieve(state) = screen else { return None };
            state.is_under_way().then(|| state.whose().clone())
        });
        let Some(whose) = whose else { return };
        for screen in &mut screens {
            screen.unmark(&whose, delivered);
        }
    }
}

/// Whether what goes on or waits there is what is wanted: what goes on always, what waits where that is asked for.
fn leads_to(screen: &Screen, destination: &Destination) -> bool {
    let Screen::Retrieve(state) = screen else { return false };
    state.is_under_way() || state.is_interrupted() && (screen.is_at(destination) || is_unfinished(destination))
}

fn is_unfinished(destination: &Destination) -> bool {
    matches!(destination, Destination::Retrieve(_, WhoseKeys::Unfinished))
}
