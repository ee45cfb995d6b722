//! When what is typed is kept: at a pause in typing, and whenever the page is left (SUPPORT-2).

use chrono::Duration;

use crate::domain::{Instant, SupportDraftId, SupportForm};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

/// How long nobody types before what was typed is kept.
const PAUSE_MILLISECONDS: i64 = 700;

/// What of the form is kept, and when the rest is to be.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// Whether something was typed that was not given away to be kept.
    is_unkept: bool,
    /// When it is to be kept, unless somebody types again before.
    due: Option<Instant>,
    /// The question that has it kept, until it is answered.
    asked: Option<Ticket>,
    /// When it was kept last.
    kept: Option<Instant>,
}

impl Keeping {
    /// Notes that something was typed.
    pub(super) fn touch(&mut self, now: Instant) {
        self.is_unkept = true;
        self.due = Some(now.after(Duration::milliseconds(PAUSE_MILLISECONDS)));
    }

    /// When it is to be kept next.
    pub(super) fn wake(&self, now: Instant) -> Option<Instant> {
        self.due.map(|due| due.max(now))
    }

    /// Whether nobody has typed for long enough.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// Has the form kept, if something in it is not.
    pub(super) fn keep(&mut self, id: SupportDraftId, form: &SupportForm, context: &Context<'_>) -> Step {
        self.due = None;
        if !std::mem::take(&mut self.is_unkept) {
            return Step::Stay;
        }
        let ticket = context.ticket();
        self.asked = Some(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Keep(id, Box::new(form.clone()))))
    }

    /// Whether it waits for the reply with this ticket.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.asked == Some(ticket)
    }

    /// It is kept; or it is not, and is given away again with what is typed next.
    pub(super) fn answered(&mut self, result: Result<(), Failure>, now: Instant) -> Step {
        self.asked = None;
        match result {
            Ok(()) => {
                self.kept = Some(now);
                Step::Stay
            }
            Err(failure) => {
                self.is_unkept = true;
                Step::Fail(failure)
            }
        }
    }

    /// When it was kept, where nothing was typed since.
    pub(super) fn kept(&self) -> Option<Instant> {
        self.kept.filter(|_| !self.is_unkept && self.asked.is_none())
    }

    /// Whether something is not on disk yet.
    pub(super) fn is_under_way(&self) -> bool {
        self.is_unkept || self.asked.is_some()
    }
}
