//! How the form of a support request is opened: empty, where it was left, filled in, or like one that was filed.

use crate::domain::support_request::RefundSubject;
use crate::domain::{SupportDraftId, SupportForm, SupportRequestNumber};
use crate::i18n::{Locale, message};
use crate::service::CancellablePurchase;
use crate::tui::step::{Destination, Step};

/// With what the form begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupportStart {
    /// Nothing but the contact.
    Empty,
    /// A draft, where it was left.
    Draft(SupportDraftId),
    /// What is filled in here.
    Filled(Box<SupportForm>),
    /// What a request that was filed says.
    Like(SupportRequestNumber),
}

/// *Kundsupportbegäran*: the form, filled in with what is known of a purchase that could be cancelled, were the provider to
/// know enough of it (PERP-5); `None` of what cannot be.
#[must_use]
pub fn ask_for_refund(purchase: &CancellablePurchase, locale: Locale) -> Option<Step> {
    let CancellablePurchase { entitlement, answer, .. } = purchase;
    let amount = answer.as_ref().ok()?.amount;
    let (order, title) = (&entitlement.id.order, &entitlement.line.title);
    let values = [("product", title.into()), ("order", order.as_str().into())];
    let form = SupportForm::about_refund(RefundSubject {
        tenant: entitlement.id.tenant,
        order: order.clone(),
        title: locale.text_with(message!("refund-title"), &values),
        description: locale.text_with(message!("refund-description"), &values),
        amount: locale.typed_money(amount),
    });
    Some(Step::Go(Destination::SupportForm(SupportStart::Filled(Box::new(form)))))
}
