//! How a term of a subscription and what follows it read.

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
}
