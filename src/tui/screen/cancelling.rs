//! The way from a row of a list to cancelling what it shows (CANCEL-5, PERP-2).

use crate::domain::EntitlementId;
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, cancel_software};
use crate::tui::step::{CustomerLabel, Destination, Step};

/// *Avbryt* on a row of a list: the way of a subscription goes through its *Status* section, that of anything else through
/// its dialog.
pub(super) fn cancel(
    customer: CustomerLabel,
    purchase: EntitlementId,
    is_subscription: bool,
    context: &Context<'_>,
) -> Step {
    if is_subscription {
        return Step::Go(Destination::Subscription(customer, purchase));
    }
    let (dialog, asked) = cancel_software::State::open(customer, purchase, context);
    Step::Many(vec![Step::Open(Box::new(Dialog::CancelSoftware(dialog))), asked])
}
