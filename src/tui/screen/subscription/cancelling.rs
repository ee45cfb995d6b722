//! *Avbryt prenumeration* on the page: the dialog, what is pending once it was said yes to, and what *Skicka* came to
//! (CANCEL-5).

use crate::domain::{Permission, Refusal};
use crate::service::{CancelPurchase, CancelledPurchase};
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, cancel_software, cancel_subscription};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::room::Room;
use crate::tui::screen::subscription::{Field, State};
use crate::tui::step::Step;

impl State {
    /// Takes the yes to a cancellation, which is pending until it is submitted.
    pub fn take_cancellation(&mut self, cancel: CancelPurchase) {
        if cancel.entitlement == self.purchase && !self.is_changed() && self.sent.is_none() {
            self.cancelling = Some(cancel);
            self.field = Field::Submit;
        }
    }

    /// Whether the dialog of cancelling can be opened, which itself says why where it cannot be done; or whether what is
    /// pending can be taken back.
    pub(super) fn may_cancel(&self, context: &Context<'_>) -> Availability {
        let is_here = Availability::when(self.fields(context.now).contains(&Field::Cancel) && self.sent.is_none());
        if self.cancelling.is_some() {
            return is_here;
        }
        let alone = if self.is_changed() { Err(Refusal::ChangePending) } else { Ok(()) };
        Availability::when(self.stored().is_some())
            .and(is_here)
            .and(context.allows(Permission::Cancel))
            .and(alone.into())
    }

    /// Opens the dialog; what is pending is taken back.
    pub(super) fn cancel(&mut self, context: &Context<'_>) -> Step {
        if self.cancelling.take().is_some() {
            self.field = Field::Cancel;
            return Step::Stay;
        }
        let (dialog, asked) = cancel_subscription::State::open(self.purchase.clone(), context);
        Step::Many(vec![Step::Open(Box::new(Dialog::CancelSubscription(dialog))), asked])
    }

    /// It is cancelled, or stands as it did. Where another amount would be given back than was shown it is asked again.
    pub(super) fn cancelled(&mut self, result: Result<CancelledPurchase, Failure>, context: &Context<'_>) -> Step {
        self.sent = None;
        self.cancelling = None;
        self.field = Field::Cancel;
        let told = match result {
            Ok(cancelled) => {
                self.field = Field::Name;
                self.came_to = Some(cancelled);
                let order = self.purchase.order.to_string();
                Step::Say(Note::good(cancel_software::cancelled_sentence(&order, &cancelled, context.locale)))
            }
            Err(failure) => Step::Fail(failure),
        };
        Step::Many(vec![self.refresh(context), told])
    }
}
