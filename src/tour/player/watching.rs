//! Watches somebody else at the keyboard: whether they are on the way, on a detour or back, and how far their task is done.

use crate::domain::Instant;
use crate::i18n::Locale;
use crate::tour::{Expectation, Glance, Mode, Observation, Player, Stroke};

/// A way that is not the walkthrough's.
#[derive(Debug, Clone)]
pub(super) struct Detour {
    /// What was to be seen where the walkthrough was left: back there, it goes on.
    from: Observation,
    /// Whether what the step comes to was there already. Then it does not come of what is done on the detour.
    was_met: bool,
}

impl Detour {
    /// One that begins where that is to be seen, in a step that comes to that.
    fn from(from: Observation, then: &Expectation, locale: Locale) -> Self {
        let was_met = then.is_met(&from, locale);
        Self { from, was_met }
    }
}

impl Player {
    /// Is told of a key by its name that somebody presses, and what is to be seen before; it goes to the stage in any case.
    pub fn pressed(&mut self, key: &str, look: &dyn Fn() -> Observation, locale: Locale) {
        if self.mode == Mode::Show || self.is_over {
            return;
        }
        let is_right = self.mode == Mode::Guide && !self.is_detour() && self.wanted().as_deref() == Some(key);
        if let Some(stroke) = self.stroke().cloned().filter(|_| is_right) {
            drop(self.perform(&stroke));
            return;
        }
        self.note(key.to_owned());
        if self.mode == Mode::Guide && !self.is_detour() {
            self.detour = self.step().map(|step| Detour::from(look(), &step.then, locale));
        }
    }

    /// Is told of a text that somebody pastes, and what is to be seen before. Where it is what is to be typed or pasted, it is that.
    pub fn pasted(&mut self, text: &str, look: &dyn Fn() -> Observation, locale: Locale) {
        let is_wanted = match self.stroke() {
            Some(Stroke::Type(wanted)) => self.letters == 0 && wanted == text,
            Some(Stroke::Paste(wanted)) => wanted.trim_end() == text.trim_end(),
            Some(Stroke::Key(_) | Stroke::Forward(_)) | None => false,
        };
        if self.mode != Mode::Guide || self.is_over || self.is_detour() || !is_wanted {
            return self.pressed("Insert", look, locale);
        }
        self.note(text.trim_end().to_owned());
        self.at.strokes = self.at.strokes.saturating_add(1);
    }

    /// Is told what is to be seen after that. Whichever way led there, a step is done once what it comes to is there, and
    /// a task once each of its goals was.
    pub fn observed(&mut self, glance: Glance, look: &dyn Fn() -> Observation, locale: Locale, now: Instant) {
        match self.mode {
            Mode::Show => {}
            Mode::Test => self.examine(&look(), locale),
            Mode::Guide => self.follow(glance, look, locale, now),
        }
    }

    /// Sees how far the task is done.
    fn examine(&mut self, seen: &Observation, locale: Locale) {
        let goals = self.tour.goals.iter().enumerate();
        self.goals.extend(goals.filter(|(_, goal)| goal.is_met(seen, locale)).map(|(place, _)| place));
        self.misstep = self.tour.misstep(seen);
        self.is_over |= self.misstep.is_none() && self.goals.len() == self.tour.goals.len();
    }

    /// Sees whether the step is done, or a detour over. It looks closer only where the glance says that something can be so.
    fn follow(&mut self, glance: Glance, look: &dyn Fn() -> Observation, locale: Locale, now: Instant) {
        let Some(step) = self.step().filter(|step| !step.strokes.is_empty() || self.is_detour()) else { return };
        let (is_through, then) = (self.stroke().is_none(), &step.then);
        if let Some(detour) = &self.detour {
            let can_be_back = detour.from.glance == glance;
            let can_be_done = !step.strokes.is_empty() && !detour.was_met && !then.says_nothing();
            let can_be_done = can_be_done && then.may_be_met(glance);
            if !can_be_back && !can_be_done {
                return;
            }
            let seen = look();
            if can_be_back && detour.from == seen {
                self.detour = None;
            } else if can_be_done && then.is_met(&seen, locale) {
                self.pass(locale, now);
            }
        } else if is_through {
            let seen = look();
            if then.is_met(&seen, locale) {
                self.pass(locale, now);
            } else {
                self.detour = Some(Detour { from: seen, was_met: false });
            }
        }
    }
}
