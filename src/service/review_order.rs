//! The review screen (*granskningsskärm*): what would be bought, on what terms, and what it comes to (BUY-2).

use crate::domain::sale::{ReviewedLine, Totals, totals};
use crate::domain::{Actor, BillingPlan, Cart, CartLine, CatalogItem, Permission, Refusal, TenantId};
use crate::service::buyer::ReadBuyer;
use crate::service::edit_cart::cart_of;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// A cart as it would be bought now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The cart.
    pub cart: Cart,
    /// A row for each of its lines.
    pub rows: Vec<ReviewRow>,
    /// What it comes to; `None` while a rule says no to a line, or nothing is in the cart.
    pub totals: Option<Totals>,
}

/// A line of a cart as it would be bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// The title of the SKU; the item where the catalogue does not have it any more.
    pub title: String,
    /// The line on its terms, or the rule that says no to it.
    pub reviewed: Result<ReviewedLine, Refusal>,
}

impl Review {
    fn new(cart: Cart, rows: Vec<ReviewRow>) -> Self {
        let mut review = Self { cart, rows, totals: None };
        review.add_up();
        review
    }

    /// The line of that item, where it is in the cart.
    #[must_use]
    pub fn line_of(&self, item: &CatalogItem) -> Option<&CartLine> {
        self.cart.lines.iter().find(|line| line.item == *item)
    }

    /// The same with the line at that place, from 0, billed by another of its plans.
    pub fn choose_plan(&mut self, place: usize, plan: BillingPlan) {
        if let Some(line) = self.cart.lines.get_mut(place) {
            line.plan = plan;
        }
        if let Some(Ok(reviewed)) = self.rows.get_mut(place).map(|row| &mut row.reviewed) {
            reviewed.line.plan = plan;
        }
        self.add_up();
    }

    /// The same without the line at that place, from 0.
    pub fn take_out(&mut self, place: usize) {
        if place < self.cart.lines.len().min(self.rows.len()) {
            self.cart.lines.remove(place);
            self.rows.remove(place);
        }
        self.add_up();
    }

    fn add_up(&mut self) {
        let sold = self.rows.iter().map(|row| row.reviewed.clone()).collect::<Result<Vec<_>, Refusal>>();
        self.totals = sold.and_then(|sold| totals(&sold)).ok().flatten();
    }
}

/// Reviews a cart.
///
/// # Errors
/// A recorded refusal without the role to buy, [`ServiceError::NotFound`], or what the store says. A rule's no to a line is
/// no error: it stands at the line.
pub fn review_order(services: &Services, actor: &Actor, tenant: TenantId, cart: Cart) -> Result<Review, ServiceError> {
    require_look(services, actor, Permission::Buy, || subject_of_customer(services, actor, tenant))?;
    let buyer = ReadBuyer::read(services, actor, tenant)?;
    Ok(review_for(services, &buyer, cart))
}

/// The cart as that buyer would buy it now.
pub(in crate::service) fn review_for(services: &Services, buyer: &ReadBuyer, cart: Cart) -> Review {
    let lines = reviewed(services, buyer, &cart.lines);
    let rows = cart.lines.iter().zip(lines).map(|(line, reviewed)| {
        let title = services.catalog.sku(&line.item).map_or_else(|| line.item.to_string(), |sku| sku.title.clone());
        ReviewRow { title, reviewed }
    });
    let rows = rows.collect();
    Review::new(cart, rows)
}

/// Reviews the cart that the operator has for that customer; `None` where nothing is in it.
///
/// # Errors
/// As [`review_order`].
pub fn review_cart(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Option<Review>, ServiceError> {
    cart_of(services, actor, tenant).map(|cart| review_order(services, actor, tenant, cart)).transpose()
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
