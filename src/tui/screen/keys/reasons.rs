//! The reason with which something of a purchase is asked for: given before the first of it where the partner requires one,
//! and holding on this page alone, so that no reason stands on record for a purchase that it was not given for (KEY-5).

use crate::domain::{Reason, ReasonRule};
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, reason};
use crate::tui::room::Room as _;
use crate::tui::screen::keys::panes::Button;
use crate::tui::screen::keys::{Action, Stage, State};
use crate::tui::step::Step;

/// The reason, and what waits for it.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    pub(super) given: Option<Reason>,
    waiting: Option<Action>,
}

impl State {
    /// The question for a reason, which begins with the one that holds here or was given last.
    pub(super) fn ask_for_reason(&mut self, waiting: Option<Action>, context: &Context<'_>) -> Step {
        self.reasons.waiting = waiting;
        let proposal = self.reasons.given.as_ref().or(context.reason);
        Step::Open(Box::new(Dialog::Reason(reason::State::new(proposal))))
    }

    /// The question that comes before this is done, where a reason is required and none was given yet.
    pub(super) fn reason_first(&mut self, action: Action, context: &Context<'_>) -> Option<Step> {
        let is_missing = context.settings.reveal_reason == ReasonRule::Required && self.reasons.given.is_none();
        (is_missing && self.gives(action)).then(|| self.ask_for_reason(Some(action), context))
    }

    /// Whether this gives out a key, a link or a file.
    fn gives(&self, action: Action) -> bool {
        match action {
            Action::CopyKey
            | Action::CopyMessage
            | Action::CopyOtherMessage
            | Action::ChooseRoute
            | Action::Download
            | Action::CopyLink
            | Action::ShowLink
            | Action::GetKey => true,
            Action::Press => {
                matches!(self.stage, Stage::Panes(_, Button::GetKey | Button::Download | Button::CopyLink))
            }
            Action::Next
            | Action::Previous
            | Action::NextValue
            | Action::PreviousValue
            | Action::KmsKey
            | Action::Instructions
            | Action::CopyAddress
            | Action::PageUp
            | Action::PageDown
            | Action::Policy
            | Action::Reason
            | Action::Choose => false,
        }
    }

    /// Takes the reason, and does what waited for it.
    pub fn reason_given(&mut self, reason: Option<Reason>, context: &Context<'_>) -> Step {
        self.reasons.given = reason;
        self.reasons.waiting.take().map_or(Step::Stay, |action| self.update(action, context))
    }
}
