//! Subscriptions: terms that follow each other (SHOW-1, RENEW-1).

use serde::{Deserialize, Serialize};

use crate::domain::{BillingPlan, EntitlementId, Instant, SubscriptionId, TenantId, Term};

/// A software subscription bought at or after the cutover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its GUID.
    pub id: SubscriptionId,
    /// The purchase it renews.
    pub entitlement: EntitlementId,
    /// *Eget namn*: what the operator calls it.
    pub friendly_name: String,
    /// When the first term began.
    pub first_start: Instant,
    /// The number of the newest term that was written down, from 1.
    pub term_number: u32,
    /// How long each term is.
    pub term: Term,
    /// How the newest term is billed.
    pub plan: BillingPlan,
    /// What comes after the newest term (RENEW-1, BUY-6).
    pub renewal: Renewal,
    /// When it was cancelled, if it was.
    pub cancelled: Option<Instant>,
}

/// What comes after a term: a plan for the next one can be set only where there is a next one (RENEW-1, BUY-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Renewal {
    /// Nothing: it expires, and nothing more is charged.
    Expires,
    /// A new term of the same length.
    Renews {
        /// How it will be billed.
        plan: BillingPlan,
    },
}

impl Renewal {
    /// Whether auto-renew is on.
    #[must_use]
    pub fn is_on(self) -> bool {
        match self {
            Self::Expires => false,
            Self::Renews { .. } => true,
        }
    }
}

/// What a subscription is at some instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In a term.
    Active {
        /// The term's number, from 1.
        number: u32,
        /// When it began.
        start: Instant,
        /// When it ends; the instant itself is outside.
        end: Instant,
    },
    /// Its last term is over.
    Expired {
        /// Since when.
        since: Instant,
    },
    /// Cancelled.
    Cancelled {
        /// When.
        at: Instant,
    },
}

impl Subscription {
    /// Whose it is.
    #[must_use]
    pub fn tenant(&self) -> TenantId {
        self.entitlement.tenant
    }

    /// How the term is billed that it is in at that instant: a term that followed by itself as was said before (BUY-6).
    #[must_use]
    pub fn plan_at(&self, now: Instant) -> BillingPlan {
        match (self.at(now), self.renewal) {
            (Standing::Active { number, .. }, Renewal::Renews { plan }) if self.term_number < number => plan,
            (_, _) => self.plan,
        }
    }

    /// When the newest term began that is written down.
    #[must_use]
    pub fn newest_start(&self) -> Instant {
        self.term.start(self.first_start, self.term_number)
    }

    /// When the newest term ends that is written down: then it renews or expires (RENEW-1).
    #[must_use]
    pub fn newest_end(&self) -> Instant {
        self.term.end(self.first_start, self.term_number)
    }

    /// What it is at that instant, a pure function of what is stored (RENEW-1): with auto-renew terms follow each
    /// other without end, without it the newest one is the last.
    #[must_use]
    pub fn at(&self, now: Instant) -> Standing {
        if let Some(at) = self.cancelled.filter(|at| *at <= now) {
            return Standing::Cancelled { at };
        }
        let mut number = self.term_number.max(1);
        let mut end = self.term.end(self.first_start, number);
        while end <= now {
            if !self.renewal.is_on() {
                return Standing::Expired { since: end };
            }
            number = number.saturating_add(1);
            let next = self.term.end(self.first_start, number);
            if next <= end {
                break;
            }
            end = next;
        }
        Standing::Active { number, start: self.term.start(self.first_start, number), end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ON: Renewal = Renewal::Renews { plan: BillingPlan::Annual };

    fn subscription(renewal: Renewal) -> Subscription {
        Subscription {
            id: SubscriptionId(Uuid::from_u128(7)),
            entitlement: EntitlementId {
                tenant: TenantId(Uuid::from_u128(1)),
                order: "OR-1".parse().unwrap(),
                line: crate::domain::LineNumber(1),
            },
            friendly_name: String::new(),
            first_start: Instant::parse("2022-01-10T08:00:00Z").unwrap(),
            term_number: 1,
            term: Term::OneYear,
            plan: BillingPlan::Annual,
            renewal,
            cancelled: None,
        }
    }

    #[test]
    fn renew_1_a_new_term_of_the_same_length_starts_at_the_end_or_it_expires() {
        let end = Instant::parse("2023-01-10T08:00:00Z").unwrap();
        let last = end.before(chrono::Duration::nanoseconds(1));
        assert!(matches!(subscription(ON).at(last), Standing::Active { number: 1, .. }));
        assert!(matches!(subscription(ON).at(end), Standing::Active { number: 2, start, .. } if start == end));
        assert!(matches!(subscription(Renewal::Expires).at(last), Standing::Active { number: 1, .. }));
        assert_eq!(subscription(Renewal::Expires).at(end), Standing::Expired { since: end });
    }

    #[test]
    fn buy_6_the_plan_that_was_said_for_the_next_term_is_that_of_the_term_after_it_began() {
        let monthly = Subscription { renewal: Renewal::Renews { plan: BillingPlan::Monthly }, ..subscription(ON) };
        let end = Instant::parse("2023-01-10T08:00:00Z").unwrap();
        assert_eq!(monthly.plan_at(end.before(chrono::Duration::nanoseconds(1))), BillingPlan::Annual);
        assert_eq!(monthly.plan_at(end), BillingPlan::Monthly);
        assert_eq!(subscription(Renewal::Expires).plan_at(end), BillingPlan::Annual);
    }

    #[test]
    fn renew_1_many_terms_later_the_chain_still_holds() {
        let now = Instant::parse("2032-01-10T08:00:00Z").unwrap();
        assert!(matches!(subscription(ON).at(now), Standing::Active { number: 11, start, .. } if start == now));
    }
}
