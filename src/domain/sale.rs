//! What can be sold to whom, at what price and on what terms (MARKET-1 … MARKET-3, BUY-1 … BUY-4, ROLE-2).

use crate::domain::cart::CartLine;
use crate::domain::entitlement::EntitlementState;
use crate::domain::market::reservation_allowed;
use crate::domain::money::SumError;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{
    Actor, BillingPlan, Catalog, CommandId, Customer, Entitlement, Instalment, Instant, Market, Money, Permission,
    Permit, Product, ProductKind, Refusal, Sku, TaxNote, Terms, role, term,
};

/// The most of one thing that can be bought in a line.
pub const MOST: u32 = 100_000;

/// Who buys.
#[derive(Debug, Clone, Copy)]
pub struct Buyer<'a> {
    /// The customer, as it was read.
    pub customer: &'a Versioned<Customer>,
    /// Its market; `None` for a slug that is not known.
    pub market: Option<&'a Market>,
    /// What it has bought already.
    pub bought: &'a [Entitlement],
}

/// How something is sold to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnSale {
    /// Its licence type (PROD-1).
    pub kind: ProductKind,
    /// What one costs for a term, or for ever.
    pub unit_price: Money,
    /// Whether that includes tax (MARKET-2).
    pub tax: TaxNote,
    /// The billing plans it can be bought with (BUY-3).
    pub plans: Vec<BillingPlan>,
}

impl OnSale {
    /// That many of the SKU by that plan, as the review screen shows it (BUY-2).
    ///
    /// # Errors
    /// The [`Refusal`] of the first rule that says no to the quantity, the plan or the sum.
    pub fn review(&self, sku: &Sku, line: &CartLine, now: Instant) -> Result<ReviewedLine, Refusal> {
        if line.quantity < sku.minimum || MOST < line.quantity {
            return Err(Refusal::Quantity { least: sku.minimum, most: MOST });
        }
        if !self.plans.contains(&line.plan) {
            return Err(Refusal::PlanNotOffered);
        }
        let price = self.unit_price.times(line.quantity).map_err(too_much)?;
        let schedule = |plan: BillingPlan| {
            let terms = Terms { price, term: sku.term, plan, first_start: now };
            terms.instalments(1).map(|instalments| (plan, instalments)).map_err(too_much)
        };
        let schedules = self.plans.iter().copied().map(schedule).collect::<Result<Vec<_>, _>>()?;
        let sku = sku.clone();
        Ok(ReviewedLine { line: line.clone(), sku, on_sale: self.clone(), price, schedules })
    }
}

/// A line of the review screen (BUY-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedLine {
    /// The line as it was put into the cart.
    pub line: CartLine,
    /// What it is.
    pub sku: Sku,
    /// What one costs, and on what terms.
    pub on_sale: OnSale,
    /// What all of them cost for a term.
    pub price: Money,
    /// The instalments of the first term, by each plan that can be chosen.
    pub schedules: Vec<(BillingPlan, Vec<Instalment>)>,
}

impl ReviewedLine {
    /// The instalments by the plan that is chosen.
    #[must_use]
    pub fn instalments(&self) -> &[Instalment] {
        let chosen = self.schedules.iter().find(|(plan, _)| *plan == self.line.plan);
        chosen.map_or(&[], |(_, instalments)| instalments)
    }
}

/// What an order comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// What is charged when it is placed.
    pub now: Money,
    /// What is charged until the first terms end, that included.
    pub over_the_term: Money,
}

/// The products that are sold and the customer they are sold to.
#[derive(Debug, Clone, Copy)]
pub struct Sale<'a> {
    /// Everything that is sold.
    pub catalog: &'a Catalog,
    /// Who buys.
    pub buyer: Buyer<'a>,
}

impl Sale<'_> {
    /// Whether that SKU can be sold at that instant, with what lies in the cart already, and how (MARKET-1, MARKET-3,
    /// BUY-3). A year of Extended Security Updates needs every earlier one, bought or in the cart.
    ///
    /// # Errors
    /// The [`Refusal`] of the first rule that says no.
    pub fn on_sale(&self, product: &Product, sku: &Sku, cart: &[CartLine], now: Instant) -> Result<OnSale, Refusal> {
        let slug = &self.buyer.customer.value.market;
        let market = self.buyer.market.ok_or_else(|| Refusal::NoPrices { market: slug.clone() })?;
        if product.kind == ProductKind::Reservation {
            reservation_allowed(market)?;
        }
        let price = sku.price(market.price_currency());
        let unit_price = price.ok_or_else(|| Refusal::NoPrices { market: slug.clone() })?;
        if let Some(missing) = self.missing_year(product, sku, cart) {
            return Err(Refusal::EarlierYearMissing { year: missing });
        }
        let plans = term::plans_at(sku.term, &sku.plans, now);
        Ok(OnSale { kind: product.kind, unit_price, tax: market.tax(), plans })
    }

    /// A line as the review screen shows it (BUY-2).
    ///
    /// # Errors
    /// The [`Refusal`] of the first rule that says no to the line.
    pub fn review(&self, line: &CartLine, cart: &[CartLine], now: Instant) -> Result<ReviewedLine, Refusal> {
        let product = self.catalog.product(&line.item.product).ok_or(Refusal::NotSold)?;
        let sku = self.catalog.sku(&line.item).ok_or(Refusal::NotSold)?;
        self.on_sale(product, sku, cart, now)?.review(sku, line, now)
    }

    /// The first earlier year that is neither bought nor in the cart.
    fn missing_year(&self, product: &Product, sku: &Sku, cart: &[CartLine]) -> Option<u32> {
        let bought = self.buyer.bought.iter().filter(|bought| bought.state == EntitlementState::Standing);
        let items = bought.map(|bought| &bought.line.item).chain(cart.iter().map(|line| &line.item));
        let years: Vec<u32> =
            items.filter(|item| item.product == product.id).filter_map(|item| self.catalog.sku(item)?.year).collect();
        (1..sku.year?).find(|year| !years.contains(year))
    }
}

/// What reviewed lines come to; `None` of none.
///
/// # Errors
/// [`Refusal::TooMuch`] for a sum of more digits than an amount can have.
pub fn totals(lines: &[ReviewedLine]) -> Result<Option<Totals>, Refusal> {
    let mut totals: Option<Totals> = None;
    for line in lines {
        let zero = Money::zero(line.price.currency());
        let first = line.instalments().first().map_or(zero, |instalment| instalment.amount);
        let before = totals.unwrap_or(Totals { now: zero, over_the_term: zero });
        totals = Some(Totals {
            now: before.now.plus(first).map_err(too_much)?,
            over_the_term: before.over_the_term.plus(line.price).map_err(too_much)?,
        });
    }
    Ok(totals)
}

/// Whether the actor may order those lines (ROLE-2). The permit rests on the customer as it was read and on the command not
/// having been sent, or having come to nothing, in the version that was read.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_order(
    actor: &Actor,
    buyer: Buyer<'_>,
    command: (CommandId, Version),
    lines: &[ReviewedLine],
) -> Result<(Permit, Totals), Refusal> {
    role::require(actor, Permission::Buy)?;
    let totals = totals(lines)?.ok_or(Refusal::EmptyCart)?;
    let tenant = buyer.customer.value.id;
    let (id, version) = command;
    let basis = vec![(EntityRef::Customer(tenant), buyer.customer.version), (EntityRef::Command(tenant, id), version)];
    Ok((Permit::new(Permission::Buy, basis).of_amounts(vec![totals.now, totals.over_the_term]), totals))
}

fn too_much(error: SumError) -> Refusal {
    match error {
        SumError::TooLarge | SumError::Currencies(_, _) => Refusal::TooMuch,
    }
}
