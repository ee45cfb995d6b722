//! The window (*annulleringsfönster*) in which a term can be cancelled. It says when, not who may nor what is given back.

use chrono::Duration;

use crate::domain::Instant;
use crate::domain::catalog::CancellationPolicy;

/// The first 168 hours of a term, renewal terms included; the end instant itself is outside (CANCEL-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancellationWindow {
    end: Instant,
}

impl CancellationWindow {
    /// How long it is open.
    pub const LENGTH: Duration = Duration::hours(168);

    /// That of a term that began then; `None` for what no term gives one (CANCEL-3, PERP-1).
    #[must_use]
    pub fn of_term(start: Instant, policy: CancellationPolicy) -> Option<Self> {
        match policy {
            CancellationPolicy::FromTerm => Some(Self { end: start.after(Self::LENGTH) }),
            CancellationPolicy::FromPurchase | CancellationPolicy::Never => None,
        }
    }

    /// When it ends; the instant itself is outside.
    #[must_use]
    pub fn end(self) -> Instant {
        self.end
    }

    /// How long it is open yet; `None` once it has passed (CANCEL-4).
    #[must_use]
    pub fn left(self, now: Instant) -> Option<Duration> {
        (now < self.end).then(|| self.end.since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Term;

    fn nanosecond() -> Duration {
        Duration::nanoseconds(1)
    }

    fn of(start: Instant) -> CancellationWindow {
        CancellationWindow::of_term(start, CancellationPolicy::FromTerm).unwrap()
    }

    #[test]
    fn cancel_1_the_window_ends_168_hours_after_the_term_began_and_the_end_is_outside() {
        let start = Instant::parse("2026-03-25T08:14:00.000000001Z").unwrap();
        let window = of(start);
        // The clocks of the operator's zone are put on in between; hours are hours.
        assert_eq!(window.end(), Instant::parse("2026-04-01T08:14:00.000000001Z").unwrap());
        assert_eq!(window.left(start), Some(CancellationWindow::LENGTH));
        assert_eq!(window.left(window.end().before(nanosecond())), Some(nanosecond()));
        assert_eq!(window.left(window.end()), None);
        assert_eq!(window.left(window.end().after(nanosecond())), None);
    }

    #[test]
    fn cancel_1_every_renewal_term_has_a_window_of_its_own() {
        let first = Instant::parse("2024-02-29T10:00:00Z").unwrap();
        for number in 1..=5 {
            let start = Term::OneYear.start(first, number);
            let window = of(start);
            assert_eq!(window.left(start.before(nanosecond())), Some(CancellationWindow::LENGTH + nanosecond()));
            assert_eq!(window.left(start.after(Duration::hours(168)).before(nanosecond())), Some(nanosecond()));
            assert_eq!(window.left(start.after(Duration::hours(168))), None);
        }
    }

    #[test]
    fn cancel_3_what_no_term_can_be_cancelled_of_has_no_window() {
        for policy in [CancellationPolicy::Never, CancellationPolicy::FromPurchase] {
            assert_eq!(CancellationWindow::of_term(Instant::CUTOVER, policy), None);
        }
    }
}
