//! How the form of a support request is opened: empty, where it was left, filled in, or like one that was filed.

use crate::domain::support_request::RefundSubject;
use crate::domain::{Money, OrderId, SupportDraftId, SupportForm, SupportRequestNumber, TenantId};
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

/// A purchase whose refund is to be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Refundable<'purchase> {
    /// The customer.
    pub tenant: TenantId,
    /// The order.
    pub order: &'purchase OrderId,
    /// The product's title as bought.
    pub product: &'purchase str,
    /// What was paid for it.
    pub amount: Money,
}

impl<'purchase> Refundable<'purchase> {
    /// What is known of a purchase that could be cancelled, were the provider to know enough of it.
    #[must_use]
    pub fn of(purchase: &'purchase CancellablePurchase) -> Option<Self> {
        let CancellablePurchase { entitlement, answer, .. } = purchase;
        Some(Self {
            tenant: entitlement.id.tenant,
            order: &entitlement.id.order,
            product: &entitlement.line.title,
            amount: answer.as_ref().ok()?.amount,
        })
    }
}

/// *Kundsupportbegäran*: the form, filled in with what is known of a purchase that the provider needs more information on
/// before it is cancelled (PERP-5).
#[must_use]
pub fn ask_for_refund(purchase: Refundable<'_>, locale: Locale) -> Step {
    let Refundable { tenant, order, product, amount } = purchase;
    let values = [("product", product.into()), ("order", order.as_str().into())];
    let form = SupportForm::about_refund(RefundSubject {
        tenant,
        order: order.clone(),
        title: locale.text_with(message!("refund-title"), &values),
        description: locale.text_with(message!("refund-description"), &values),
        amount: locale.typed_money(amount),
    });
    Step::Go(Destination::SupportForm(SupportStart::Filled(Box::new(form))))
}
