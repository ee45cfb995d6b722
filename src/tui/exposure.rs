//! Whether a secret stands on the screen: hidden and shown again by hand, and hidden by itself, for which there is a reason
//! to tell: no key was pressed for too long, the terminal did not have the focus for too long, or it was given away.

use std::time::Duration;

use chrono::TimeDelta;

use crate::domain::Instant;
use crate::i18n::{MessageId, message};
use crate::tui::context::Context;

/// How a secret is exposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposure {
    shown: bool,
    /// Whether the screen is recorded, in which no secret is ever to be.
    is_recorded: bool,
    /// Why it hid by itself.
    hidden: Option<Hidden>,
    /// When what is shown hides for want of a key press.
    hides_at: Instant,
    /// When it hides because the terminal has lost the focus.
    unfocused_at: Option<Instant>,
}

/// Why a secret hides by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hidden {
    /// No key was pressed for too long.
    Unused,
    /// The terminal did not have the focus for too long.
    Unfocused,
    /// The terminal was given away, or has no room for it.
    GivenAway,
}

impl Exposure {
    /// A secret that has just come: shown, unless the operator wants it masked at first, names and ids are covered before an audience, or has not looked at the terminal
    /// for too long.
    #[must_use]
    pub fn begun(context: &Context<'_>) -> Self {
        let shown = !context.settings.open_masked && !context.locale.covers();
        let (hides_at, unfocused_at) = (hides_at(context), unfocused_at(context));
        let mut exposure = Self { shown, is_recorded: context.is_recorded, hidden: None, hides_at, unfocused_at };
        exposure.hide_in_time(context.now);
        exposure
    }

    /// Whether it stands on the screen: never on one that is recorded.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.shown && !self.is_recorded
    }

    /// Why it is hidden, where nobody wanted it to be.
    #[must_use]
    pub fn why_hidden(&self) -> Option<MessageId> {
        Some(match self.hidden? {
            Hidden::Unused => message!("hidden-unused"),
            Hidden::Unfocused => message!("hidden-unfocused"),
            Hidden::GivenAway => message!("hidden-given-away"),
        })
    }

    /// Hides it, or shows it again.
    pub fn toggle(&mut self) {
        (self.shown, self.hidden) = (!self.shown, None);
    }

    /// Hides it for a reason that is told elsewhere.
    pub fn hide(&mut self) {
        (self.shown, self.hidden) = (false, None);
    }

    /// Hides it because the terminal is given away.
    pub fn give_away(&mut self) {
        self.hide_because(Hidden::GivenAway);
    }

    /// Hides it if its time is over.
    pub fn hide_in_time(&mut self, now: Instant) {
        if self.unfocused_at.is_some_and(|at| at <= now) {
            self.hide_because(Hidden::Unfocused);
        } else if self.hides_at <= now {
            self.hide_because(Hidden::Unused);
        }
    }

    /// When its time is over; `None` while it is hidden.
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        let end = self.unfocused_at.map_or(self.hides_at, |unfocused| unfocused.min(self.hides_at));
        self.shown.then_some(end)
    }

    /// Learns that the terminal has or has lost the focus.
    pub fn focused(&mut self, context: &Context<'_>) {
        self.unfocused_at = unfocused_at(context);
    }

    /// Learns that somebody is there.
    pub fn key_pressed(&mut self, context: &Context<'_>) {
        self.hides_at = hides_at(context);
        self.unfocused_at = unfocused_at(context);
    }

    /// What is hidden already keeps the reason it has.
    fn hide_because(&mut self, why: Hidden) {
        if self.shown {
            (self.shown, self.hidden) = (false, Some(why));
        }
    }
}

fn after(now: Instant, time: Duration) -> Instant {
    now.after(TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX))
}

fn hides_at(context: &Context<'_>) -> Instant {
    after(context.now, context.settings.hide_after)
}

fn unfocused_at(context: &Context<'_>) -> Option<Instant> {
    context.unfocused_since.map(|since| after(since, context.settings.focus_time))
}
