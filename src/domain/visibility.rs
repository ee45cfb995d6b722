//! What shows where, by when it was bought (SHOW-1 … SHOW-4), and what of it in the customer's own view (M365-1).

use crate::domain::catalog::Delivery;
use crate::domain::{Actor, Entitlement, Instant, Product};

/// Whether Get subscriptions and the Subscriptions page have it: software subscriptions bought at or after the
/// cutover (SHOW-1), never those bought before (SHOW-2).
#[must_use]
pub fn is_on_subscriptions_page(entitlement: &Entitlement) -> bool {
    entitlement.line.kind.is_subscription() && Instant::CUTOVER <= entitlement.bought
}

/// Whether it is a software subscription that the Subscriptions page does not have for its age (SHOW-2).
#[must_use]
pub fn is_older_subscription(entitlement: &Entitlement) -> bool {
    entitlement.line.kind.is_subscription() && entitlement.bought < Instant::CUTOVER
}

/// Whether the software of a customer has it for that actor: an operator sees all of it (SHOW-4), and in the customer's
/// own view there is what has keys, downloads or instructions to be had, or had before it was cancelled (M365-1). Of what
/// is not in the catalogue any more nothing can be had.
#[must_use]
pub fn is_on_software_page(actor: &Actor, product: Option<&Product>) -> bool {
    match actor {
        Actor::Operator { .. } => true,
        Actor::CustomerAdmin { .. } => product.is_some_and(|product| matches!(product.delivery, Delivery::Software(_))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Catalog, ProductKind};
    use chrono::Duration;

    /// Whether a purchase of that kind at that instant is on the Subscriptions page, and whether it is too old for it.
    fn check(kind: ProductKind, bought: Instant) -> (bool, bool) {
        let product = Catalog::embedded().products().find(|product| product.kind == kind).unwrap();
        let purchase = Entitlement { bought, ..Entitlement::example(1, product) };
        (is_on_subscriptions_page(&purchase), is_older_subscription(&purchase))
    }

    #[test]
    fn show_1_show_2_the_cutover_itself_is_on_the_page_and_the_nanosecond_before_is_not() {
        let nanosecond = Duration::nanoseconds(1);
        for kind in [ProductKind::ServerSubscription, ProductKind::SoftwarePlan] {
            assert_eq!(check(kind, Instant::CUTOVER.before(nanosecond)), (false, true), "{kind:?}");
            assert_eq!(check(kind, Instant::CUTOVER), (true, false), "{kind:?}");
            assert_eq!(check(kind, Instant::CUTOVER.after(nanosecond)), (true, false), "{kind:?}");
        }
    }

    #[test]
    fn show_4_what_is_no_subscription_is_on_neither_side_of_the_cutover() {
        for kind in [ProductKind::Perpetual, ProductKind::Esu, ProductKind::Reservation, ProductKind::LicenceOnly] {
            for bought in [Instant::CUTOVER.before(Duration::nanoseconds(1)), Instant::CUTOVER] {
                assert_eq!(check(kind, bought), (false, false), "{kind:?}");
            }
        }
    }

    #[test]
    fn m365_1_show_4_the_customers_view_has_what_can_be_had_and_an_operator_sees_all() {
        let (user, operator) = (Actor::example_customer(true), Actor::example(&[]));
        for product in Catalog::embedded().products() {
            let can_be_had = matches!(product.delivery, Delivery::Software(_));
            assert_eq!(is_on_software_page(&user, Some(product)), can_be_had, "{}", product.name);
            assert!(is_on_software_page(&operator, Some(product)));
        }
        assert!(!is_on_software_page(&user, None) && is_on_software_page(&operator, None));
    }
}
