//! The receipt of a cancellation: who cancelled what and when, and what is given back for it. It holds no key and no link,
//! and nothing that could become one.

use crate::domain::cancellation::shows_by;
use crate::domain::download::FileName;
use crate::domain::entitlement::Purchased;
use crate::domain::{
    Actor, CommandId, Customer, Entitlement, Instant, Permission, Permit, Refund, Refusal, Subscription, role,
};

/// What proves a cancellation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancellationReceipt {
    /// Its number: the command that cancelled the purchase, of which there is one.
    pub number: CommandId,
    /// Whose purchase it was.
    pub customer: Customer,
    /// The purchase as it is now; nothing is left of its quantity (PERP-6).
    pub purchase: Entitlement,
    /// How many were bought; `None` where nothing was ever charged that says so.
    pub quantity: Option<u32>,
    /// The subscription that renewed it, where there is one.
    pub subscription: Option<Subscription>,
    /// Who cancelled it.
    pub by: Actor,
    /// Since when it is cancelled.
    pub at: Instant,
    /// What is given back.
    pub refund: Refund,
    /// When the receipt was made out.
    pub issued: Instant,
}

impl CancellationReceipt {
    /// Whether the cancellation may not show in Partner Center yet (PERP-4).
    #[must_use]
    pub fn is_settling(&self) -> bool {
        self.subscription.is_none() && shows_by(self.at, self.issued).is_some()
    }

    /// What a file of it is called, with that ending.
    #[must_use]
    pub fn file_name(&self, ending: &str) -> FileName {
        let id = &self.purchase.id;
        FileName::sanitised(&format!("receipt-{}-{}.{ending}", id.order, id.line))
    }
}

/// Whether the actor may have the receipt of a purchase that was cancelled. It says what was charged and is given back, as
/// invoices do, and so it is for whoever may see those: an admin agent, who cancels, a global admin and a billing admin, but
/// not those who only look at software. It is recorded (LOG-1), so it needs a permit.
///
/// # Errors
/// [`Refusal::Role`] without a role that sees invoices, and every customer's view.
pub fn may_have_receipt(actor: &Actor, purchased: Purchased<'_>) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Invoices)?;
    Ok(Permit::new(Permission::Invoices, purchased.basis()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, Role};
    use crate::testing::example;
    use chrono::Duration;
    use uuid::Uuid;

    fn receipt(order: &str) -> CancellationReceipt {
        CancellationReceipt {
            number: CommandId(Uuid::from_u128(1)),
            customer: example::customer(1),
            purchase: example::entitlement(example::entitlement_id(1, order, 1)),
            quantity: Some(1),
            subscription: None,
            by: Actor::example(&[Role::AdminAgent]),
            at: example::now(),
            issued: example::now(),
            refund: Refund::nothing(Currency::SEK),
        }
    }

    #[test]
    fn perp_4_a_cancellation_may_not_show_yet_for_fifteen_minutes() {
        let end = example::now().after(Duration::minutes(15));
        let is_settling = |issued| CancellationReceipt { issued, ..receipt("OR-1") }.is_settling();
        assert!(is_settling(example::now()) && is_settling(end.before(Duration::nanoseconds(1))));
        assert!(!is_settling(end));
    }

    #[test]
    fn a_file_of_it_is_named_by_order_and_line_whatever_the_provider_numbers_orders_by() {
        assert_eq!(receipt("OR-7F3K2").file_name("txt").as_str(), "receipt-OR-7F3K2-1.txt");
        assert_eq!(receipt("../etc/passwd").file_name("eml").as_str(), "receipt-..-etc-passwd-1.eml");
    }
}
