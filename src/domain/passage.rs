//! The passing of time: what becomes due of a purchase, one thing after the other, however long nobody looked (RENEW-4).
//!
//! **Invariant:** what is due is done once and in order. A [`Passage`] can be made only here, and it rests on the versions
//! it was made from.

use serde::{Deserialize, Serialize};

use crate::domain::charge::{Charge, ChargeId, ChargeKind};
use crate::domain::entitlement::EntitlementState;
use crate::domain::instalment::Terms;
use crate::domain::money::SumError;
use crate::domain::subscription::Renewal;
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{Entitlement, EntitlementId, Instant, Money, Subscription};

/// What comes next of a purchase by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// What is due next; `None` once nothing ever will be.
    pub next: Option<Due>,
}

/// An instalment that becomes due. The first of a term is where a subscription renews or expires.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Due {
    /// When.
    pub at: Instant,
    /// The term, from 1.
    pub term: u32,
    /// The instalment of that term, from 1.
    pub instalment: u32,
}

impl Schedule {
    /// That of a purchase of which nothing was charged yet, and whose first term begins at that instant: the first
    /// instalment is due then.
    #[must_use]
    pub fn beginning(entitlement: EntitlementId, first_start: Instant) -> Self {
        Self { entitlement, next: Some(Due { at: first_start, term: 1, instalment: 1 }) }
    }
}

/// A purchase as time finds it.
#[derive(Debug, Clone)]
pub struct Running {
    /// The purchase.
    pub entitlement: Versioned<Entitlement>,
    /// The subscription that renews it, where there is one.
    pub subscription: Option<Versioned<Subscription>>,
    /// What comes next of it.
    pub schedule: Versioned<Schedule>,
}

/// What time did to a purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    charges: Vec<Charge>,
    subscription: Option<Subscription>,
    schedule: Schedule,
    basis: Vec<(EntityRef, Version)>,
}

impl Passage {
    /// What was charged, in order.
    #[must_use]
    pub fn charges(&self) -> &[Charge] {
        &self.charges
    }

    /// The subscription in its newest term, where that is another one than before.
    #[must_use]
    pub fn subscription(&self) -> Option<&Subscription> {
        self.subscription.as_ref()
    }

    /// What comes next now.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What it rests on.
    #[must_use]
    pub fn basis(&self) -> &[(EntityRef, Version)] {
        &self.basis
    }
}

/// What becomes due of a purchase up to that instant, it included: `limit` instalments at most, the rest at another time.
/// A renewal starts a new term of the same length with the plan that was set for it; without auto-renew the purchase
/// expires there, and nothing more is charged (RENEW-1, RENEW-2, BUY-6).
///
/// # Errors
/// [`SumError`] for prices of more digits than can be reckoned with.
pub fn pass(running: &Running, until: Instant, limit: usize) -> Result<Passage, SumError> {
    let entitlement = &running.entitlement.value;
    let mut subscription = running.subscription.as_ref().map(|read| read.value.clone());
    let mut next = running.schedule.value.next;
    let mut charges = Vec::new();
    while let Some(due) = next.filter(|due| due.at <= until) {
        if limit <= charges.len() {
            break;
        }
        if is_over(entitlement, subscription.as_ref(), due) {
            next = None;
            break;
        }
        if let Some(renewed) = subscription.as_mut().filter(|renewed| renewed.term_number < due.term) {
            renewed.term_number = due.term;
            if let Renewal::Renews { plan } = renewed.renewal {
                renewed.plan = plan;
            }
        }
        let instalment = instalment(entitlement, subscription.as_ref(), due)?;
        next = instalment.then;
        charges.push(instalment.charge);
    }
    let changed = subscription.filter(|after| running.subscription.as_ref().is_some_and(|read| read.value != *after));
    let schedule = Schedule { entitlement: entitlement.id.clone(), next };
    Ok(Passage { charges, subscription: changed, schedule, basis: basis(running) })
}

/// Whether nothing is charged any more: it was cancelled and nothing of it is left, or its last term is over.
fn is_over(entitlement: &Entitlement, subscription: Option<&Subscription>, due: Due) -> bool {
    let cancelled = match entitlement.state {
        EntitlementState::Cancelled { at } => Some(at),
        EntitlementState::Standing => subscription.and_then(|subscription| subscription.cancelled),
    };
    let expires = subscription.is_some_and(|it| it.term_number < due.term && !it.renewal.is_on());
    cancelled.is_some_and(|at| at <= due.at) || entitlement.line.quantity == 0 || expires
}

/// What is charged when something is due, and what is due after it.
struct Charged {
    charge: Charge,
    then: Option<Due>,
}

fn instalment(entitlement: &Entitlement, subscription: Option<&Subscription>, due: Due) -> Result<Charged, SumError> {
    let line = &entitlement.line;
    let terms = Terms {
        price: line.unit_price.times(line.quantity)?,
        term: subscription.map_or(line.term, |subscription| Some(subscription.term)),
        plan: subscription.map_or(line.plan, |subscription| subscription.plan),
        first_start: subscription.map_or(entitlement.bought, |subscription| subscription.first_start),
    };
    let instalments = terms.instalments(due.term)?;
    let place = usize::try_from(due.instalment.saturating_sub(1)).unwrap_or(usize::MAX);
    let then = match instalments.get(place.saturating_add(1)) {
        Some(following) => Some(Due { at: following.due, term: due.term, instalment: following.number }),
        None => subscription.map(|subscription| {
            let at = subscription.term.end(subscription.first_start, due.term);
            Due { at, term: due.term.saturating_add(1), instalment: 1 }
        }),
    };
    let instalment = instalments.get(place);
    let kind = ChargeKind::Instalment(due.instalment);
    let id = ChargeId { at: due.at, entitlement: entitlement.id.clone(), term: due.term, kind };
    let charge = Charge {
        id,
        until: instalment.and_then(|instalment| instalment.until),
        title: line.title.clone(),
        quantity: line.quantity,
        amount: instalment.map_or_else(|| Money::zero(terms.price.currency()), |it| it.amount),
    };
    Ok(Charged { charge, then })
}

fn basis(running: &Running) -> Vec<(EntityRef, Version)> {
    let Running { entitlement, subscription, schedule } = running;
    let id = &entitlement.value.id;
    let purchase = (EntityRef::Entitlement(id.clone()), entitlement.version);
    let next = (EntityRef::Schedule(id.clone()), schedule.version);
    let renewing =
        subscription.as_ref().map(|read| (EntityRef::Subscription(read.value.tenant(), read.value.id), read.version));
    [purchase, next].into_iter().chain(renewing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BillingPlan, Catalog, Currency, Lifetime, Money, Seq, SubscriptionId, Term};
    use chrono::Duration;
    use proptest::prelude::*;
    use uuid::Uuid;

    const ANNUAL: Renewal = Renewal::Renews { plan: BillingPlan::Annual };

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn bought() -> Instant {
        at("2022-01-31T08:00:00Z")
    }

    fn read<T>(value: T) -> Versioned<T> {
        Versioned { version: Version(Seq(1)), value }
    }

    /// Two of something of 100.01 kronor a term, with the subscription that renews it.
    fn renewing(term: Term, plan: BillingPlan, renewal: Renewal) -> Running {
        let id = SubscriptionId(Uuid::from_u128(7));
        let mut running = lasting(Lifetime::Subscription(id), Some(term), plan);
        let subscription = Subscription {
            id,
            entitlement: running.entitlement.value.id.clone(),
            friendly_name: String::new(),
            first_start: bought(),
            term_number: 1,
            term,
            plan,
            renewal,
            cancelled: None,
        };
        running.subscription = Some(read(subscription));
        running
    }

    fn lasting(lifetime: Lifetime, term: Option<Term>, plan: BillingPlan) -> Running {
        let product = Catalog::embedded().products().next().unwrap();
        let mut entitlement = Entitlement { bought: bought(), lifetime, ..Entitlement::example(1, product) };
        entitlement.line.unit_price = Money::new(rust_decimal::Decimal::new(10_001, 2), Currency::SEK);
        entitlement.line.quantity = 2;
        (entitlement.line.term, entitlement.line.plan) = (term, plan);
        let schedule = Schedule::beginning(entitlement.id.clone(), bought());
        Running { entitlement: read(entitlement), subscription: None, schedule: read(schedule) }
    }

    /// Everything up to that instant, `limit` instalments at a time.
    fn passed(mut running: Running, until: Instant, limit: usize) -> (Vec<Charge>, Running) {
        let mut charges = Vec::new();
        loop {
            let passage = pass(&running, until, limit).unwrap();
            charges.extend_from_slice(passage.charges());
            let is_through = passage.schedule().next.is_none_or(|due| until < due.at);
            if let Some(subscription) = passage.subscription() {
                running.subscription = Some(read(subscription.clone()));
            }
            running.schedule = read(passage.schedule().clone());
            if is_through {
                return (charges, running);
            }
        }
    }

    fn days(charges: &[Charge]) -> Vec<String> {
        charges.iter().map(|charge| charge.id.at.day().to_string()).collect()
    }

    #[test]
    fn renew_4_an_instalment_is_charged_at_its_instant_and_not_before() {
        let running = renewing(Term::OneYear, BillingPlan::Annual, ANNUAL);
        let nanosecond = Duration::nanoseconds(1);
        assert_eq!(passed(running.clone(), bought().before(nanosecond), 9).0, []);
        let (charges, after) = passed(running.clone(), bought(), 9);
        assert_eq!(days(&charges), ["2022-01-31"]);
        assert_eq!(charges[0].amount, Money::new(rust_decimal::Decimal::new(20_002, 2), Currency::SEK));
        let end = Term::OneYear.end(bought(), 1);
        assert_eq!(after.schedule.value.next, Some(Due { at: end, term: 2, instalment: 1 }));
        assert_eq!(passed(running.clone(), end.before(nanosecond), 9).0.len(), 1);
        let (charges, after) = passed(running, end, 9);
        assert_eq!((charges.len(), after.subscription.unwrap().value.term_number), (2, 2));
    }

    #[test]
    fn renew_1_without_auto_renew_it_expires_and_nothing_more_is_charged() {
        let running = renewing(Term::ThreeYears, BillingPlan::Annual, Renewal::Expires);
        let (charges, after) = passed(running, at("2040-01-01T00:00:00Z"), 9);
        assert_eq!(days(&charges), ["2022-01-31", "2023-01-31", "2024-01-31"]);
        assert_eq!((after.schedule.value.next, after.subscription.unwrap().value.term_number), (None, 1));
    }

    #[test]
    fn renew_2_what_was_bought_for_a_time_is_charged_for_that_time() {
        let until = Term::ThreeYears.end(bought(), 1);
        let reserved = lasting(Lifetime::Until(until), Some(Term::ThreeYears), BillingPlan::Annual);
        assert_eq!(passed(reserved, at("2040-01-01T00:00:00Z"), 9).0.len(), 3);
        let perpetual = lasting(Lifetime::Perpetual, None, BillingPlan::OneTime);
        let (charges, after) = passed(perpetual, at("2040-01-01T00:00:00Z"), 9);
        assert_eq!((charges.len(), charges[0].until, after.schedule.value.next), (1, None, None));
    }

    #[test]
    fn buy_6_the_plan_that_was_set_begins_with_the_next_term() {
        let monthly = Renewal::Renews { plan: BillingPlan::Monthly };
        let running = renewing(Term::OneYear, BillingPlan::Annual, monthly);
        let (charges, after) = passed(running, at("2023-04-01T00:00:00Z"), 9);
        assert_eq!(days(&charges), ["2022-01-31", "2023-01-31", "2023-02-28", "2023-03-31"]);
        assert_eq!(after.subscription.unwrap().value.plan, BillingPlan::Monthly);
    }

    #[test]
    fn after_3_nothing_is_charged_once_it_was_cancelled() {
        let mut running = renewing(Term::OneYear, BillingPlan::Monthly, ANNUAL);
        let cancelled = bought().after(Duration::days(3));
        running.subscription.as_mut().unwrap().value.cancelled = Some(cancelled);
        let (charges, after) = passed(running.clone(), at("2040-01-01T00:00:00Z"), 9);
        assert_eq!((days(&charges), after.schedule.value.next), (vec!["2022-01-31".to_owned()], None));
        running.subscription.as_mut().unwrap().value.cancelled = None;
        running.entitlement.value.line.quantity = 0;
        assert_eq!(passed(running, at("2040-01-01T00:00:00Z"), 9).0, []);
    }

    proptest! {
        #[test]
        fn renew_4_however_often_and_late_somebody_looks_the_same_is_charged(
            plan in proptest::sample::select(&[BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial][..]),
            term in proptest::sample::select(&[Term::OneYear, Term::ThreeYears][..]),
            mut looks in proptest::collection::vec(0_i64..4_000, 1..20),
            limit in 1_usize..5,
        ) {
            looks.sort_unstable();
            let last = bought().after(Duration::days(*looks.last().unwrap()));
            let (late, at_the_end) = passed(renewing(term, plan, Renewal::Renews { plan }), last, usize::MAX);
            let mut running = renewing(term, plan, Renewal::Renews { plan });
            let mut often = Vec::new();
            for days in looks {
                let (charges, after) = passed(running, bought().after(Duration::days(days)), limit);
                often.extend(charges);
                running = after;
            }
            prop_assert_eq!(&often, &late);
            prop_assert_eq!(running.schedule.value, at_the_end.schedule.value);
            prop_assert_eq!(running.subscription.unwrap().value, at_the_end.subscription.unwrap().value);
            let one_each: std::collections::BTreeSet<_> = late.iter().map(|charge| &charge.id).collect();
            prop_assert_eq!(one_each.len(), late.len());
            for (one, next) in late.iter().zip(late.iter().skip(1)) {
                prop_assert_eq!(one.until, Some(next.id.at));
            }
        }
    }
}
