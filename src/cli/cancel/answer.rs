//! What `--json` says of a cancellation: the same names whether it was done or only looked at.

use serde::Serialize;

use crate::cli::json::{self, CustomerJson, MoneyJson};
use crate::domain::refund::DaysUsed;
use crate::domain::{CancellationReceipt, Customer, Entitlement, Refund, Subscription, TaxNote};
use crate::service::CancellablePurchase;

/// What would be cancelled, or was.
#[derive(Debug, Serialize)]
pub(in crate::cli::cancel) struct AnswerJson {
    customer: CustomerJson,
    order: String,
    line: u32,
    title: String,
    /// As many were bought; `null` where nothing says so any more.
    quantity: Option<u32>,
    /// `null` for what is no subscription.
    subscription: Option<SubscriptionJson>,
    /// The end of the window, that instant outside; `null` once it is cancelled.
    cancellable_until: Option<String>,
    refund: RefundJson,
    tax_included: bool,
    /// `null` where it was only looked at.
    cancelled: Option<CancelledJson>,
}

#[derive(Debug, Serialize)]
struct SubscriptionJson {
    id: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct RefundJson {
    charged: MoneyJson,
    /// `null` where all of it is given back.
    days_used: Option<DaysUsedJson>,
    amount: MoneyJson,
}

#[derive(Debug, Serialize)]
struct DaysUsedJson {
    days: u32,
    of: u32,
    cost: MoneyJson,
}

#[derive(Debug, Serialize)]
struct CancelledJson {
    at: String,
    by: String,
    receipt: String,
    /// Whether it may not show in Partner Center yet (PERP-4).
    settling: bool,
}

impl AnswerJson {
    /// What cancelling it would come to.
    pub(in crate::cli::cancel) fn would(customer: &Customer, purchase: &CancellablePurchase, refund: &Refund) -> Self {
        Self {
            cancellable_until: purchase.window.end().map(json::instant),
            ..Self::of(customer, (&purchase.entitlement, purchase.subscription.as_ref()), refund)
        }
    }

    /// What it came to.
    pub(in crate::cli::cancel) fn did(receipt: &CancellationReceipt) -> Self {
        Self {
            quantity: receipt.quantity,
            cancelled: Some(CancelledJson {
                at: json::instant(receipt.at),
                by: receipt.by.name().to_owned(),
                receipt: receipt.number.to_string(),
                settling: receipt.is_settling(),
            }),
            ..Self::of(&receipt.customer, (&receipt.purchase, receipt.subscription.as_ref()), &receipt.refund)
        }
    }

    fn of(customer: &Customer, (bought, renewing): (&Entitlement, Option<&Subscription>), refund: &Refund) -> Self {
        Self {
            customer: customer.into(),
            order: bought.id.order.as_str().to_owned(),
            line: bought.id.line.0,
            title: bought.line.title.clone(),
            quantity: Some(bought.line.quantity),
            subscription: renewing.map(|it| SubscriptionJson { id: it.id.to_string(), name: it.friendly_name.clone() }),
            cancellable_until: None,
            refund: refund.into(),
            tax_included: bought.line.tax == TaxNote::Included,
            cancelled: None,
        }
    }
}

impl From<&Refund> for RefundJson {
    fn from(refund: &Refund) -> Self {
        let of = |DaysUsed { days, of, cost }| DaysUsedJson { days, of, cost: cost.into() };
        Self { charged: refund.charged.into(), days_used: refund.used.map(of), amount: refund.amount.into() }
    }
}
