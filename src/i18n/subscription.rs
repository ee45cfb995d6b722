//! How a term of a subscription, what follows it, and its cancellation window read.

use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::{EntitlementStatus, Instant, Renewal};
use crate::i18n::{Locale, message};

impl Locale {
    /// A term by its number, from its first day to the day on which it ends: `Period 3: 2025-01-10 – 2026-01-10`.
    #[must_use]
    pub fn term_of(self, number: u32, start: Instant, end: Instant) -> String {
        let values = [("number", number.into()), ("start", self.date(start).into()), ("end", self.date(end).into())];
        self.text_with(message!("subscription-term"), &values)
    }

    /// What a subscription is, in one word: of one that stands and is not renewed that it ends.
    #[must_use]
    pub fn subscription_status(self, status: EntitlementStatus, renewal: Option<Renewal>) -> String {
        match (status, renewal) {
            (EntitlementStatus::Active, Some(Renewal::Expires)) => self.text(message!("status-ending")),
            (_, _) => self.entitlement_status(status),
        }
    }

    /// What follows a term that ends then, with the billing plan of the next one (RENEW-1, BUY-6).
    #[must_use]
    pub fn what_follows(self, renewal: Renewal, end: Instant) -> String {
        let day = ("day", self.date(end).into());
        match renewal {
            Renewal::Expires => self.text_with(message!("subscription-expires"), &[day]),
            Renewal::Renews { plan } => {
                let values = [day, ("plan", self.billing_plan(plan).into())];
                self.text_with(message!("subscription-renews"), &values)
            }
        }
    }

    /// Until when a term can be cancelled and how long that is, or that it has passed and when (CANCEL-4); that it never
    /// can where there is no window.
    #[must_use]
    pub fn cancellation_window(self, window: Option<CancellationWindow>, now: Instant) -> String {
        let Some(window) = window else { return self.text(message!("subscription-never-cancelled")) };
        let Some(left) = window.left(now) else {
            let values = [("end", self.date_time(window.end()).into())];
            return self.text_with(message!("subscription-window-passed"), &values);
        };
        let values = [("before", self.before(window.end()).into()), ("left", self.duration_left(left).into())];
        self.text_with(message!("subscription-window"), &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CancellationPolicy;
    use crate::i18n::Language;
    use chrono::Duration;

    #[test]
    fn cancel_4_the_window_says_its_end_and_what_is_left_or_that_it_has_passed_and_when() {
        let swedish = Locale::new(Language::Swedish, chrono_tz::Europe::Stockholm);
        let start = Instant::parse("2026-12-13T08:14:00Z").unwrap();
        let window = CancellationWindow::of_term(start, CancellationPolicy::FromTerm);
        let end = start.after(CancellationWindow::LENGTH);
        let told = |locale: Locale, before_end| locale.cancellation_window(window, end.before(before_end));
        let day = Duration::days(1);
        for (left, words) in [
            (day * 6, "Kan avbrytas före 2026-12-20 09:14 (6 dagar kvar)."),
            (day * 3 - Duration::nanoseconds(1), "Kan avbrytas före 2026-12-20 09:14 (2 d 23 h kvar)."),
            (Duration::hours(5), "Kan avbrytas före 2026-12-20 09:14 (5 h 0 min kvar)."),
            (Duration::zero(), "Annulleringsfönstret stängdes 2026-12-20 09:14; perioden kan inte avbrytas längre."),
        ] {
            assert_eq!(told(swedish, left), words);
        }
        let english = swedish.in_language(Language::English);
        assert_eq!(told(english, day * 6), "Can be cancelled before 2026-12-20 09:14 (6 days left).");
    }

    #[test]
    fn cancel_3_what_has_no_window_can_never_be_cancelled() {
        let swedish = Locale::new(Language::Swedish, chrono_tz::Europe::Stockholm);
        assert_eq!(swedish.cancellation_window(None, Instant::CUTOVER), "Den här planen kan aldrig avbrytas.");
    }
}
