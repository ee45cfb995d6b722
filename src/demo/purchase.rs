//! What a customer has bought: orders, their lines, and the subscriptions among them. Prices are those of the
//! catalogue in the currency of the customer's market; what a purchase is today follows from the domain.

use chrono::Duration;

use crate::demo::chance::Chance;
use crate::demo::elapsed::{Elapsed, elapsed};
use crate::demo::identity::{Identity, MOST_ORDERS};
use crate::demo::shelf::Ware;
use crate::domain::entitlement::EntitlementState;
use crate::domain::order::OrderLine;
use crate::domain::subscription::Standing;
use crate::domain::{
    BillingPlan, Currency, Entitlement, EntitlementId, Instant, Lifetime, LineNumber, Market, Money, Order, OrderId,
    Renewal, Subscription, SubscriptionId, TenantId, Term, term,
};
use crate::ports::Loaded;

/// Who buys, and when it is now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Buyer {
    /// The customer's number.
    pub(super) number: u32,
    /// The customer.
    pub(super) tenant: TenantId,
    /// Where the customer is.
    pub(super) market: &'static Market,
    /// What the customer pays in.
    pub(super) currency: Currency,
    /// What the subscriptions are called, where they have a name of their own.
    pub(super) nicknames: &'static [String],
    /// The demo's instant.
    pub(super) now: Instant,
}

/// A line that is to be bought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// What.
    pub(super) ware: Ware,
    /// How many.
    pub(super) quantity: u32,
    /// When it was cancelled, if it was.
    pub(super) cancelled: Option<Instant>,
    /// Whether the provider needs more information to cancel it (PERP-5).
    pub(super) needs_information: bool,
    /// Whether a subscription goes on (RENEW-1).
    pub(super) auto_renew: AutoRenew,
    /// How a subscription is called.
    pub(super) naming: Naming,
}

/// What becomes of a subscription at the end of its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AutoRenew {
    /// It is on: a new term follows.
    On,
    /// It was turned off at some time.
    TurnedOff,
}

/// How a subscription is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// As its product.
    Product,
    /// By one of the region's nicknames.
    Nickname,
}

/// What a customer has bought so far.
#[derive(Debug)]
pub(super) struct Purchases {
    buyer: Buyer,
    identity: Identity,
    orders: Vec<Order>,
    entitlements: Vec<Entitlement>,
    subscriptions: Vec<Subscription>,
}

impl Purchases {
    /// Nothing yet.
    pub(super) fn new(buyer: Buyer, identity: Identity) -> Self {
        Self { buyer, identity, orders: Vec::new(), entitlements: Vec::new(), subscriptions: Vec::new() }
    }

    /// Places an order of these lines; one of none is not placed, nor one past the most a customer can have.
    pub(super) fn place(&mut self, placed: Instant, wishes: &[Wish], chance: &mut Chance) {
        let place = u32::try_from(self.orders.len()).unwrap_or(u32::MAX);
        if MOST_ORDERS <= place {
            return;
        }
        let order = self.identity.order(self.buyer.number, place);
        let mut lines = 0;
        for wish in wishes {
            let Some(unit_price) = wish.ware.sku.price(self.buyer.currency) else { continue };
            lines += 1;
            self.add(wish, &Place { order: &order, bought: placed, number: LineNumber(lines), unit_price }, chance);
        }
        if 0 < lines {
            self.orders.push(Order { tenant: self.buyer.tenant, id: order, placed, lines });
        }
    }

    fn add(&mut self, wish: &Wish, at: &Place<'_>, chance: &mut Chance) {
        let sku = wish.ware.sku;
        let plans = term::plans_at(sku.term, &sku.plans, at.bought);
        let plan = chance.pick(&plans).copied().unwrap_or(BillingPlan::OneTime);
        let id = EntitlementId { tenant: self.buyer.tenant, order: at.order.clone(), line: at.number };
        let kind = wish.ware.product.kind;
        let lifetime = match sku.term {
            None => Lifetime::Perpetual,
            Some(term) if kind.is_subscription() && Instant::CUTOVER <= at.bought => {
                let subscription =
                    self.subscription(wish, id.clone(), Recurrence { term, plan, from: at.bought }, chance);
                let lifetime = Lifetime::Subscription(subscription.id);
                self.subscriptions.push(subscription);
                lifetime
            }
            Some(term) => Lifetime::Until(term.end(at.bought, 1)),
        };
        self.entitlements.push(Entitlement {
            id,
            bought: at.bought,
            line: OrderLine {
                number: at.number,
                item: wish.ware.product.item(sku),
                kind,
                title: sku.title.clone(),
                quantity: if wish.cancelled.is_some() { 0 } else { wish.quantity },
                unit_price: at.unit_price,
                tax: self.buyer.market.tax(),
                term: sku.term,
                plan,
                transaction: chance.guid(&[]).to_string(),
            },
            lifetime,
            state: wish.cancelled.map_or(EntitlementState::Standing, |at| EntitlementState::Cancelled { at }),
            needs_information: wish.needs_information,
            stated: None,
        });
    }

    fn subscription(
        &self,
        wish: &Wish,
        entitlement: EntitlementId,
        recurrence: Recurrence,
        chance: &mut Chance,
    ) -> Subscription {
        let nickname = match wish.naming {
            Naming::Product => None,
            Naming::Nickname => chance.pick(self.buyer.nicknames),
        };
        let going_on = Subscription {
            id: SubscriptionId(chance.guid(&[])),
            entitlement,
            friendly_name: nickname.unwrap_or(&wish.ware.product.name).clone(),
            first_start: recurrence.from,
            term_number: 1,
            term: recurrence.term,
            plan: recurrence.plan,
            renewal: Renewal::Renews { plan: recurrence.plan },
            cancelled: wish.cancelled,
        };
        let newest = match going_on.at(self.buyer.now) {
            Standing::Active { number, .. } => number,
            Standing::Expired { .. } | Standing::Cancelled { .. } => 1,
        };
        match wish.auto_renew {
            AutoRenew::On => Subscription { term_number: newest, ..going_on },
            AutoRenew::TurnedOff => {
                Subscription { term_number: chance.between(1, newest), renewal: Renewal::Expires, ..going_on }
            }
        }
    }

    /// Everything in the order of a bulk load: orders, purchases, subscriptions, what is due next and what was charged
    /// until the demo's instant, each in the order of their ids.
    pub(super) fn into_records(mut self) -> impl Iterator<Item = Loaded> {
        self.orders.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        self.entitlements.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        self.subscriptions.sort_unstable_by_key(|subscription| subscription.id);
        let Elapsed { schedules, charges } = elapsed(&self.entitlements, &self.subscriptions, self.buyer.now);
        let orders = self.orders.into_iter().map(Loaded::Order);
        let entitlements = self.entitlements.into_iter().map(Loaded::Entitlement);
        let subscriptions = self.subscriptions.into_iter().map(Loaded::Subscription);
        let by_time = schedules.into_iter().map(Loaded::Schedule).chain(charges.into_iter().map(Loaded::Charge));
        orders.chain(entitlements).chain(subscriptions).chain(by_time)
    }
}

/// Where a line stands, and what one of it costs.
struct Place<'a> {
    order: &'a OrderId,
    bought: Instant,
    number: LineNumber,
    unit_price: Money,
}

/// The terms of a subscription.
#[derive(Clone, Copy)]
struct Recurrence {
    term: Term,
    plan: BillingPlan,
    from: Instant,
}

/// The instant that many hours before.
pub(super) fn hours_before(now: Instant, hours: u32) -> Instant {
    now.before(Duration::hours(i64::from(hours)))
}

/// The instant that many minutes before.
pub(super) fn minutes_before(now: Instant, minutes: u32) -> Instant {
    now.before(Duration::minutes(i64::from(minutes)))
}
