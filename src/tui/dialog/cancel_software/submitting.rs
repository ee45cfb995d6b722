//! What is submitted from *Avbryt köp*, what it came to, and the support request where more must be known first.

use crate::domain::EntitlementId;
use crate::service::{CancelPurchase, CancellablePurchase, CancelledPurchase};
use crate::tui::context::Context;
use crate::tui::dialog::cancel_software::{Part, State, Told};
use crate::tui::effect::{Ask, CancellingAsk};
use crate::tui::failure::Failure;
use crate::tui::room::Room;
use crate::tui::step::Step;
use crate::tui::support_start;

impl State {
    pub(super) fn submit(&mut self, context: &Context<'_>) -> Step {
        let submission = self.page.ready().map(|page| page.submission);
        let chosen = self.chosen_row().map(|row| (row.entitlement.id.clone(), row.answer.clone()));
        let (Some(submission), Some((entitlement, Ok(shown)))) = (submission, chosen) else { return Step::Stay };
        let ticket = context.ticket();
        self.sent = Some((ticket, entitlement.clone()));
        self.told = None;
        Step::Ask(ticket, Ask::Cancelling(CancellingAsk::Cancel(CancelPurchase { entitlement, submission, shown })))
    }

    /// What came of it is told, order and tick are cleared, and the orders are asked for anew.
    pub(super) fn answered(
        &mut self,
        id: EntitlementId,
        result: Result<CancelledPurchase, Failure>,
        context: &Context<'_>,
    ) -> Step {
        self.sent = None;
        (self.chosen, self.is_read) = (None, false);
        self.told = Some(match result {
            Ok(cancelled) => Told::Cancelled(id, cancelled),
            Err(failure) => Told::Failed(id, failure),
        });
        self.part = Part::Orders;
        self.refresh(context)
    }

    /// The order of which the provider needs to know more (PERP-5).
    pub(super) fn needing(&self) -> Option<&CancellablePurchase> {
        let Some(Told::Failed(id, failure)) = &self.told else { return None };
        self.rows().iter().find(|row| failure.needs_information() && row.entitlement.id == *id)
    }

    /// A support request about it, filled in with what is known.
    pub(super) fn ask_support(&self, context: &Context<'_>) -> Step {
        let asked = self.needing().and_then(|row| support_start::ask_for_refund(row, context.locale));
        asked.map_or(Step::Stay, |asked| Step::Many(vec![Step::Close, asked]))
    }
}
