//! Dialogs that a place was visited from: they stand again as they stood once one comes back from there.

use crate::domain::Instant;
use crate::tui::app::App;
use crate::tui::dialog::Dialog;
use crate::tui::effect::Effect;
use crate::tui::step::{Destination, Step};

/// The dialogs over a place that was left for a visit.
#[derive(Debug)]
pub(super) struct SetAside {
    dialogs: Vec<Dialog>,
    /// How many places lay behind the one they stood over.
    depth: usize,
}

impl App {
    /// Goes to a place from a dialog, which is set aside with those below it.
    pub(super) fn visit(&mut self, destination: &Destination, now: Instant, effects: &mut Vec<Effect>) {
        let depth = self.history.len();
        let dialogs = std::mem::take(&mut self.dialogs);
        self.go(destination, now, effects);
        if depth < self.history.len() {
            self.set_aside = Some(SetAside { dialogs, depth });
        } else {
            // Something is asked before the place is left, or it is the same one.
            self.dialogs.splice(0..0, dialogs);
        }
    }

    /// Whether the place is one that was visited from a dialog, to which one comes back from there.
    pub(super) fn is_visiting(&self) -> bool {
        self.set_aside.as_ref().is_some_and(|aside| aside.depth.saturating_add(1) == self.history.len())
    }

    /// Puts up again what was set aside over the place that one has come back to; come back further it is forgotten.
    pub(super) fn take_up_again(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let depth = self.history.len();
        let Some(aside) = self.set_aside.take_if(|aside| depth <= aside.depth) else { return };
        if depth < aside.depth {
            return;
        }
        self.dialogs = aside.dialogs;
        let context = self.world.context(now);
        let asked: Vec<Step> =
            self.dialogs.iter_mut().flat_map(|dialog| [dialog.resized(&context), dialog.refresh(&context)]).collect();
        self.carry_out(Step::Many(asked), now, effects);
    }
}
