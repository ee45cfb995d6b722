//! The window (*annulleringsfönster*) in which a purchase can be cancelled. It says when, not who may nor what is given
//! back.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::domain::catalog::CancellationPolicy;
use crate::domain::entitlement::EntitlementState;
use crate::domain::subscription::Standing;
use crate::domain::{Entitlement, Instant, ProductKind, Subscription};

/// When a purchase can be cancelled, in the term that it is in (CANCEL-1, CANCEL-6, PERP-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancellationWindow {
    /// Until that instant, which itself is outside.
    Until(Instant),
    /// At no time.
    Never(WhyNever),
}

/// Why something can never be cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNever {
    /// It is a plan of Red Hat or SUSE (CANCEL-3).
    SoftwarePlan,
    /// It is a reservation, which is managed in the Azure portal (PROD-6).
    Reservation,
    /// Neither the product nor the provider gives it a window (CANCEL-6).
    NoWindow,
}

/// What a window is at some instant (CANCEL-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowState {
    /// Open, for longer than [`CancellationWindow::CLOSING`].
    Open {
        /// When it ends; the instant itself is outside.
        end: Instant,
        /// How long that is.
        left: Duration,
    },
    /// About to close.
    Closing {
        /// When it ends; the instant itself is outside.
        end: Instant,
        /// How long that is.
        left: Duration,
    },
    /// Over.
    Passed {
        /// Since when.
        at: Instant,
    },
    /// There is none.
    Never(WhyNever),
}

/// What a window is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountedFrom {
    /// The beginning of the term (CANCEL-1).
    Term,
    /// The purchase (PERP-1).
    Purchase,
    /// What the provider states (CANCEL-6).
    Provider,
}

/// What a provider itself says of when a purchase can be cancelled, which wins over what is computed (CANCEL-6). Each of
/// the instants is outside, as the end of every window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedCancellation {
    /// *cancellationAllowedUntilDate*.
    pub until: Option<Instant>,
    /// Until when all of what was charged is given back.
    pub full_refund: Option<Instant>,
    /// Until when what is left after the days used is given back.
    pub prorated_refund: Option<Instant>,
}

/// How much of what was charged is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundShare {
    /// All of it (PERP-1, AFTER-3).
    Full,
    /// What is left after the days used (CANCEL-2).
    Prorated,
    /// Nothing of it.
    Nothing,
}

impl StatedCancellation {
    /// When it can no longer be cancelled: what the provider names as that, else the end of its last refund.
    #[must_use]
    pub fn end(self) -> Option<Instant> {
        self.until.or(self.full_refund.max(self.prorated_refund))
    }

    /// How much is given back at that instant; `None` where the provider says nothing of that.
    #[must_use]
    pub fn share(self, now: Instant) -> Option<RefundShare> {
        let lasts = |until: Option<Instant>| until.is_some_and(|until| now < until);
        match self {
            Self { full_refund: None, prorated_refund: None, .. } => None,
            Self { full_refund, .. } if lasts(full_refund) => Some(RefundShare::Full),
            Self { prorated_refund, .. } if lasts(prorated_refund) => Some(RefundShare::Prorated),
            Self { .. } => Some(RefundShare::Nothing),
        }
    }
}

impl CancellationWindow {
    /// How long the window of a term is open (CANCEL-1).
    pub const OF_TERM: Duration = Duration::hours(168);
    /// How long the window of a purchase for ever is open (PERP-1).
    pub const OF_PURCHASE: Duration = Duration::hours(30 * 24);
    /// No window that is computed is open for longer.
    pub const LONGEST: Duration = Self::OF_PURCHASE;
    /// A window that is open for no longer is about to close.
    pub const CLOSING: Duration = Duration::days(3);

    /// That of a purchase at that instant: what its provider states, else what its SKU's policy gives the term it is in,
    /// or was in last, or the purchase. Of a SKU that is not in the catalogue any more nothing is computed.
    #[must_use]
    pub fn of(
        purchase: &Entitlement,
        subscription: Option<&Subscription>,
        policy: Option<CancellationPolicy>,
        now: Instant,
    ) -> Self {
        if purchase.line.kind == ProductKind::SoftwarePlan {
            return Self::Never(WhyNever::SoftwarePlan);
        }
        if let Some(stated) = purchase.stated {
            return stated.end().map_or(Self::Never(WhyNever::NoWindow), Self::Until);
        }
        match (policy, purchase.line.kind) {
            (Some(CancellationPolicy::FromTerm), _) => {
                let start = subscription.map_or(purchase.bought, |subscription| term_start(subscription, now));
                Self::Until(start.after(Self::OF_TERM))
            }
            (Some(CancellationPolicy::FromPurchase), _) => Self::Until(purchase.bought.after(Self::OF_PURCHASE)),
            (Some(CancellationPolicy::Never) | None, ProductKind::Reservation) => Self::Never(WhyNever::Reservation),
            (Some(CancellationPolicy::Never) | None, _) => Self::Never(WhyNever::NoWindow),
        }
    }

    /// When the window ends that a purchase has in the term that was written down last, whatever time did since: what a
    /// store finds windows by. `None` where there is none, and of what was cancelled.
    #[must_use]
    pub fn end_as_written(
        purchase: &Entitlement,
        subscription: Option<&Subscription>,
        policy: Option<CancellationPolicy>,
    ) -> Option<Instant> {
        let is_cancelled = subscription.is_some_and(|subscription| subscription.cancelled.is_some());
        if is_cancelled || purchase.state != EntitlementState::Standing {
            return None;
        }
        let written = subscription.map_or(purchase.bought, Subscription::newest_start);
        Self::of(purchase, subscription, policy, written).end()
    }

    /// When it ends, the instant itself outside; `None` where there is no window.
    #[must_use]
    pub fn end(self) -> Option<Instant> {
        match self {
            Self::Until(end) => Some(end),
            Self::Never(_) => None,
        }
    }

    /// What it is at that instant.
    #[must_use]
    pub fn at(self, now: Instant) -> WindowState {
        match self {
            Self::Never(why) => WindowState::Never(why),
            Self::Until(end) if end <= now => WindowState::Passed { at: end },
            Self::Until(end) => {
                let left = end.since(now);
                if left <= Self::CLOSING { WindowState::Closing { end, left } } else { WindowState::Open { end, left } }
            }
        }
    }
}

impl CountedFrom {
    /// That of the window of a purchase which has one.
    #[must_use]
    pub fn of(purchase: &Entitlement, policy: Option<CancellationPolicy>) -> Self {
        match (purchase.stated, policy) {
            (Some(_), _) => Self::Provider,
            (None, Some(CancellationPolicy::FromTerm)) => Self::Term,
            (None, Some(CancellationPolicy::FromPurchase | CancellationPolicy::Never) | None) => Self::Purchase,
        }
    }
}

impl WindowState {
    /// How long it is open yet; `None` where it is not.
    #[must_use]
    pub fn left(self) -> Option<Duration> {
        match self {
            Self::Open { left, .. } | Self::Closing { left, .. } => Some(left),
            Self::Passed { .. } | Self::Never(_) => None,
        }
    }

    /// Whether what it is of can be cancelled.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.left().is_some()
    }
}

/// When the term began that a subscription is in, or was in last.
fn term_start(subscription: &Subscription, now: Instant) -> Instant {
    match subscription.at(now) {
        Standing::Active { start, .. } => start,
        Standing::Expired { .. } | Standing::Cancelled { .. } => subscription.newest_start(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BillingPlan, Catalog, Lifetime, Renewal, SubscriptionId, Term};
    use proptest::prelude::*;
    use uuid::Uuid;

    const FROM_TERM: Option<CancellationPolicy> = Some(CancellationPolicy::FromTerm);
    const FROM_PURCHASE: Option<CancellationPolicy> = Some(CancellationPolicy::FromPurchase);

    fn nanosecond() -> Duration {
        Duration::nanoseconds(1)
    }

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn bought(bought: Instant) -> Entitlement {
        let product = Catalog::embedded().products().find(|it| it.kind == ProductKind::Perpetual).unwrap();
        Entitlement { bought, ..Entitlement::example(1, product) }
    }

    fn renewing(first_start: Instant, renewal: Renewal) -> (Entitlement, Subscription) {
        let id = SubscriptionId(Uuid::from_u128(7));
        let entitlement = Entitlement { lifetime: Lifetime::Subscription(id), ..bought(first_start) };
        let subscription = Subscription {
            id,
            entitlement: entitlement.id.clone(),
            friendly_name: String::new(),
            first_start,
            term_number: 1,
            term: Term::OneYear,
            plan: BillingPlan::Annual,
            renewal,
            cancelled: None,
        };
        (entitlement, subscription)
    }

    fn stated(
        until: Option<Instant>,
        full_refund: Option<Instant>,
        prorated_refund: Option<Instant>,
    ) -> StatedCancellation {
        StatedCancellation { until, full_refund, prorated_refund }
    }

    /// Around the end: a nanosecond before it is open, at the end and after it is not.
    fn assert_ends(window: CancellationWindow, end: Instant) {
        let before = end.before(nanosecond());
        assert_eq!(window.at(before), WindowState::Closing { end, left: nanosecond() });
        assert_eq!(window.at(end), WindowState::Passed { at: end });
        assert_eq!(window.at(end.after(nanosecond())), WindowState::Passed { at: end });
        assert_eq!(window.end(), Some(end));
    }

    #[test]
    fn cancel_1_the_window_ends_168_hours_after_the_term_began_and_the_end_is_outside() {
        let on = Renewal::Renews { plan: BillingPlan::Annual };
        for (start, end) in [
            // The clocks of the operator's zone are put on, and back, in between; hours are hours.
            ("2026-03-25T08:14:00.000000001Z", "2026-04-01T08:14:00.000000001Z"),
            ("2026-10-22T23:59:59.999999999Z", "2026-10-29T23:59:59.999999999Z"),
            // Over a leap day, and over one that is not there.
            ("2024-02-26T12:00:00Z", "2024-03-04T12:00:00Z"),
            ("2026-02-26T12:00:00Z", "2026-03-05T12:00:00Z"),
            ("2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"),
        ] {
            let (purchase, subscription) = renewing(at(start), on);
            let window = CancellationWindow::of(&purchase, Some(&subscription), FROM_TERM, at(start));
            assert_ends(window, at(end));
            assert_eq!(window.at(at(start)).left(), Some(CancellationWindow::OF_TERM));
        }
    }

    #[test]
    fn cancel_1_every_renewal_term_has_a_window_of_its_own() {
        let first = at("2024-02-29T10:00:00Z");
        let (purchase, subscription) = renewing(first, Renewal::Renews { plan: BillingPlan::Annual });
        for number in 1..=9 {
            let start = Term::OneYear.start(first, number);
            let window = CancellationWindow::of(&purchase, Some(&subscription), FROM_TERM, start);
            assert_ends(window, start.after(CancellationWindow::OF_TERM));
            let before = start.before(nanosecond());
            let earlier = CancellationWindow::of(&purchase, Some(&subscription), FROM_TERM, before);
            assert_eq!(
                earlier.at(before).is_open(),
                number == 1,
                "before term {number} that of the term before is over"
            );
        }
    }

    #[test]
    fn cancel_1_what_expired_says_when_its_last_window_closed() {
        let first = at("2024-02-29T10:00:00Z");
        let (purchase, subscription) = renewing(first, Renewal::Expires);
        let window = CancellationWindow::of(&purchase, Some(&subscription), FROM_TERM, at("2026-01-01T00:00:00Z"));
        assert_ends(window, first.after(CancellationWindow::OF_TERM));
    }

    #[test]
    fn perp_1_the_window_of_a_purchase_ends_30_times_24_hours_after_it_and_the_end_is_outside() {
        for (start, end) in [
            ("2026-10-01T22:30:00Z", "2026-10-31T22:30:00Z"),
            ("2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z"),
            ("2024-02-01T12:00:00.5Z", "2024-03-02T12:00:00.5Z"),
        ] {
            let window = CancellationWindow::of(&bought(at(start)), None, FROM_PURCHASE, at(start));
            assert_ends(window, at(end));
            assert_eq!(window.at(at(start)).left(), Some(Duration::days(30)));
        }
    }

    #[test]
    fn cancel_3_a_plan_of_red_hat_or_suse_can_never_be_cancelled_whatever_is_stated() {
        let mut plan = bought(Instant::CUTOVER);
        plan.line.kind = ProductKind::SoftwarePlan;
        plan.stated = Some(stated(Some(at("2030-01-01T00:00:00Z")), None, None));
        let window = CancellationWindow::of(&plan, None, FROM_TERM, Instant::CUTOVER);
        assert_eq!(window.at(Instant::CUTOVER), WindowState::Never(WhyNever::SoftwarePlan));
        assert_eq!(window.end(), None);
    }

    #[test]
    fn cancel_6_what_the_provider_states_wins_and_nothing_stated_and_nothing_computed_is_never() {
        let (early, late) = (at("2026-12-01T00:00:00Z"), at("2026-12-20T00:00:00Z"));
        let never = CancellationWindow::Never(WhyNever::NoWindow);
        let until = CancellationWindow::Until;
        for (stated, policy, expected) in [
            (Some(stated(Some(early), Some(early), Some(late))), FROM_PURCHASE, until(early)),
            (Some(stated(None, Some(early), Some(late))), FROM_PURCHASE, until(late)),
            (Some(stated(None, Some(late), None)), FROM_PURCHASE, until(late)),
            (Some(stated(Some(late), None, None)), Some(CancellationPolicy::Never), until(late)),
            (Some(stated(None, None, None)), FROM_PURCHASE, never),
            (None, None, never),
            (None, Some(CancellationPolicy::Never), never),
        ] {
            let purchase = Entitlement { stated, ..bought(Instant::CUTOVER) };
            assert_eq!(CancellationWindow::of(&purchase, None, policy, early), expected, "{purchase:?}, {policy:?}");
        }
        let mut reservation = bought(Instant::CUTOVER);
        reservation.line.kind = ProductKind::Reservation;
        let window = CancellationWindow::of(&reservation, None, Some(CancellationPolicy::Never), early);
        assert_eq!(window, CancellationWindow::Never(WhyNever::Reservation));
    }

    #[test]
    fn cancel_6_the_refund_that_is_stated_lasts_until_its_instant() {
        let (early, late) = (at("2026-12-01T00:00:00Z"), at("2026-12-20T00:00:00Z"));
        let both = stated(None, Some(early), Some(late));
        assert_eq!(both.share(early.before(nanosecond())), Some(RefundShare::Full));
        assert_eq!(both.share(early), Some(RefundShare::Prorated));
        assert_eq!(both.share(late), Some(RefundShare::Nothing));
        assert_eq!(stated(Some(late), None, None).share(early), None);
    }

    #[test]
    fn cancel_4_a_window_is_about_to_close_in_its_last_three_days() {
        let end = at("2026-12-20T08:14:00Z");
        let window = CancellationWindow::Until(end);
        let closing = end.before(CancellationWindow::CLOSING);
        assert_eq!(window.at(closing), WindowState::Closing { end, left: CancellationWindow::CLOSING });
        let left = CancellationWindow::CLOSING + nanosecond();
        assert_eq!(window.at(closing.before(nanosecond())), WindowState::Open { end, left });
    }

    proptest! {
        #[test]
        fn cancel_1_what_is_left_and_the_end_always_agree(start in 0_i64..4_000_000_000, passed in 0_i64..2_000_000) {
            let start = Instant::from_unix(start);
            let now = start.after(Duration::seconds(passed));
            for policy in [FROM_TERM, FROM_PURCHASE] {
                let window = CancellationWindow::of(&bought(start), None, policy, now);
                let end = window.end().unwrap();
                prop_assert_eq!(window.at(now).is_open(), now < end);
                prop_assert_eq!(window.at(now).left(), (now < end).then(|| end.since(now)));
            }
        }
    }
}
