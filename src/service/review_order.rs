//! The review screen (*granskningsskärm*): what would be bought, on what terms, and what it comes to (BUY-2).

use crate::domain::sale::{ReviewedLine, Totals, totals};
use crate::domain::{Actor, Cart, CartLine, Permission, Refusal, TenantId};
use crate::service::buyer::ReadBuyer;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// A cart as it would be bought now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The cart.
    pub cart: Cart,
    /// Each of its lines, or the rule that says no to it.
    pub lines: Vec<Result<ReviewedLine, Refusal>>,
    /// What it comes to; `None` while a rule says no to a line, or nothing is in the cart.
    pub totals: Option<Totals>,
}

/// Reviews a cart.
///
/// # Errors
/// A recorded refusal without the role to buy, [`ServiceError::NotFound`], or what the store says. A rule's no to a line is
/// no error: it stands at the line.
pub fn review_order(services: &Services, actor: &Actor, tenant: TenantId, cart: Cart) -> Result<Review, ServiceError> {
    require_look(services, actor, Permission::Buy, || subject_of_customer(services, actor, tenant))?;
    let buyer = ReadBuyer::read(services, actor, tenant)?;
    let lines = reviewed(services, &buyer, &cart.lines);
    let sold = lines.iter().cloned().collect::<Result<Vec<_>, Refusal>>();
    let totals = sold.and_then(|sold| totals(&sold)).ok().flatten();
    Ok(Review { cart, lines, totals })
}

/// Each line with the answer of the rules.
pub(in crate::service) fn reviewed(
    services: &Services,
    buyer: &ReadBuyer,
    lines: &[CartLine],
) -> Vec<Result<ReviewedLine, Refusal>> {
    let (sale, now) = (buyer.sale(services), services.clock.now());
    lines.iter().map(|line| sale.review(line, lines, now)).collect()
}
