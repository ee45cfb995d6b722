//! A rule's no in two calm sentences: why, and what is possible instead.

use std::borrow::Cow;

use crate::domain::cancellation_window::{WhyNever, WindowState};
use crate::domain::published::PublishedPages;
use crate::domain::{Markets, Permission, ReadOnlyReason, Refusal};
use crate::i18n::message::Value;
use crate::i18n::{Language, Locale, MessageId, message};

/// What people read of a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What the rule says.
    pub what: String,
    /// What is possible instead.
    pub instead: String,
}

impl Locale {
    /// The sentences of a refusal, with the roles that would be needed where it is a matter of roles (ROLE-5).
    #[must_use]
    pub fn refusal(self, refusal: &Refusal) -> Sentence {
        let (what, instead) = match refusal {
            Refusal::Role { permission } => return self.role_refusal(*permission, refusal),
            Refusal::OthersSettings => {
                (message!("refusal-others-settings"), message!("refusal-others-settings-instead"))
            }
            Refusal::Operators(refusal) => return self.operators_refusal(refusal),
            Refusal::CustomerRole => (message!("refusal-customer-role"), message!("refusal-customer-role-instead")),
            Refusal::KmsKey => (message!("refusal-kms-key"), message!("refusal-kms-key-instead")),
            Refusal::LicenceOnly => (message!("refusal-licence-only"), message!("refusal-licence-only-instead")),
            Refusal::Reservation => (message!("refusal-reservation"), message!("refusal-reservation-instead")),
            Refusal::NoKey => (message!("refusal-no-key"), message!("refusal-not-offered-instead")),
            Refusal::NoDownload => (message!("refusal-no-download"), message!("refusal-not-offered-instead")),
            Refusal::NotOffered => (message!("refusal-not-offered"), message!("refusal-not-offered-instead")),
            Refusal::NoService => (message!("refusal-no-service"), message!("refusal-no-service-instead")),
            Refusal::Cancelled { at } => {
                let values = [("day", self.date(*at).into()), ("time", self.time_in_zone(*at).into())];
                return self.told((message!("refusal-cancelled"), &values), message!("refusal-cancelled-instead"));
            }
            Refusal::ChangePending => (message!("refusal-change-pending"), message!("refusal-change-pending-instead")),
            Refusal::TermWindowPassed { at } => {
                let texts = (message!("refusal-term-window"), message!("refusal-term-window-instead"));
                return self.told_of("end", self.date_time(*at), texts);
            }
            Refusal::PurchaseWindowPassed { at } => {
                let texts = (message!("refusal-purchase-window"), message!("refusal-purchase-window-instead"));
                return self.told_of("end", self.date_time(*at), texts);
            }
            Refusal::NeverCancelled { why } => return self.never_cancelled(*why),
            Refusal::NeedsInformation => {
                (message!("refusal-needs-information"), message!("refusal-needs-information-instead"))
            }
            Refusal::Expired { since } => {
                let texts = (message!("refusal-expired"), message!("refusal-expired-instead"));
                return self.told_of("day", self.date(*since), texts);
            }
            Refusal::NoPrices { market } => {
                let texts = (message!("refusal-no-prices"), message!("refusal-no-prices-instead"));
                return self.told_of("market", self.market_name(market).into_owned(), texts);
            }
            Refusal::EarlierYearMissing { year } => {
                let year = [("year", (*year).into())];
                return Sentence {
                    what: self.text_with(message!("refusal-earlier-year"), &year),
                    instead: self.text_with(message!("refusal-earlier-year-instead"), &year),
                };
            }
            Refusal::Quantity { least, most } => {
                let values =
                    [("least", self.number((*least).into()).into()), ("most", self.number((*most).into()).into())];
                return self.told((message!("refusal-quantity"), &values), message!("refusal-quantity-instead"));
            }
            Refusal::ReasonMissing | Refusal::PlainUnconfirmed { .. } => return self.wanted_first(refusal),
            Refusal::NotSold => (message!("refusal-not-sold"), message!("refusal-not-sold-instead")),
            Refusal::EmptyCart => (message!("refusal-empty-cart"), message!("refusal-empty-cart-instead")),
            Refusal::TooMuch => (message!("refusal-too-much"), message!("refusal-too-much-instead")),
            Refusal::NoAutoRenew => (message!("refusal-no-auto-renew"), message!("refusal-no-auto-renew-instead")),
            Refusal::PlanNotOffered => (message!("refusal-plan"), message!("refusal-plan-instead")),
            Refusal::ReadOnly(reason) => return self.read_only(*reason),
            Refusal::ClockSetBack { seen, now } => {
                let values = [("seen", self.date_time(*seen).into()), ("now", self.date_time(*now).into())];
                return self.told((message!("refusal-clock"), &values), message!("refusal-clock-instead"));
            }
            Refusal::ReservationMarket { market } => {
                let texts = (message!("refusal-reservation-market"), message!("refusal-reservation-market-instead"));
                return self.told_of("market", self.market_name(market).into_owned(), texts);
            }
        };
        Sentence { what: self.text(what), instead: self.text(instead) }
    }

    /// A sentence with one value in words, and what is possible instead.
    fn told_of(self, name: &'static str, value: String, (what, instead): (MessageId, MessageId)) -> Sentence {
        self.told((what, &[(name, value.into())]), instead)
    }

    /// What is to be given before anything is given out (KEY-5).
    fn wanted_first(self, refusal: &Refusal) -> Sentence {
        if let Refusal::PlainUnconfirmed { keys } = refusal {
            let count = [("count", (*keys).into())];
            let instead = message!("refusal-plain-unconfirmed-instead");
            return self.told((message!("refusal-plain-unconfirmed"), &count), instead);
        }
        self.told((message!("refusal-reason-missing"), &[]), message!("refusal-reason-missing-instead"))
    }

    /// A sentence with its values, and what is possible instead.
    fn told(self, (what, values): (MessageId, &[(&'static str, Value<'_>)]), instead: MessageId) -> Sentence {
        Sentence { what: self.text_with(what, values), instead: self.text(instead) }
    }

    /// Why nothing can be written, and what to do about it.
    #[must_use]
    pub fn read_only(self, reason: ReadOnlyReason) -> Sentence {
        let (what, instead) = match reason {
            ReadOnlyReason::Asked => (message!("read-only-asked"), message!("read-only-asked-instead")),
            ReadOnlyReason::Backup { made } => {
                return self.told(
                    (message!("read-only-backup"), &[("made", self.date_time(made).into())]),
                    message!("read-only-backup-instead"),
                );
            }
            ReadOnlyReason::NoRoom => (message!("read-only-no-room"), message!("read-only-no-room-instead")),
            ReadOnlyReason::Broken => (message!("read-only-broken"), message!("read-only-broken-instead")),
        };
        Sentence { what: self.text(what), instead: self.text(instead) }
    }

    /// Why something can never be cancelled, and what is possible instead (CANCEL-3, CANCEL-6, PROD-6).
    fn never_cancelled(self, why: WhyNever) -> Sentence {
        let pages = PublishedPages::embedded();
        let instead = match why {
            WhyNever::SoftwarePlan => {
                let address = [("address", pages.software_plans.clone().into())];
                self.text_with(message!("refusal-never-software-plan-instead"), &address)
            }
            WhyNever::Reservation => {
                let address = [("address", pages.azure_portal.clone().into())];
                self.text_with(message!("refusal-never-reservation-instead"), &address)
            }
            WhyNever::NoWindow => self.text(message!("refusal-never-instead")),
        };
        Sentence { what: self.cancellation_window(WindowState::Never(why)), instead }
    }

    /// The roles a refusal asks for, as a choice of one: `Administratörsagent eller Global administratör`. Empty where
    /// it is not a matter of roles.
    #[must_use]
    pub fn needed_roles(self, refusal: &Refusal) -> String {
        let names: Vec<String> = refusal.needed_roles().into_iter().map(|role| self.role_name(role)).collect();
        self.any_of(&names)
    }

    /// A market by the slug customers keep (MARKET-1); the slug itself where no market has it.
    #[must_use]
    pub fn market_name(self, slug: &str) -> Cow<'_, str> {
        match (Markets::embedded().by_slug(slug), self.language()) {
            (Some(market), Language::Swedish) => Cow::Borrowed(market.sv.as_str()),
            (Some(market), Language::English) => Cow::Borrowed(market.en.as_str()),
            (None, _) => Cow::Borrowed(slug),
        }
    }

    fn role_refusal(self, permission: Permission, refusal: &Refusal) -> Sentence {
        let count = refusal.needed_roles().len();
        let permission = self.permission_name(permission);
        let needed = [("count", count.into()), ("roles", self.needed_roles(refusal).into())];
        Sentence {
            what: self.text_with(message!("refusal-role"), &[("permission", permission.into())]),
            instead: self.text_with(message!("refusal-role-instead"), &needed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;
    use chrono_tz::Tz;

    fn swedish() -> Locale {
        Locale::new(Language::Swedish, Tz::Europe__Stockholm)
    }

    #[test]
    fn role_5_a_refusal_names_the_roles_it_needs() {
        let one = swedish().refusal(&Refusal::Role { permission: Permission::Keys });
        assert_eq!(one.what, "Du har ingen roll som ger rätt att se produktnycklar, ladda ned eller kopiera länkar.");
        assert_eq!(one.instead, "Be någon som har rollen Administratörsagent att göra det.");
        let several = swedish().refusal(&Refusal::Role { permission: Permission::Buy });
        assert_eq!(
            several.instead,
            "Be någon som har en av rollerna Administratörsagent eller Global administratör att göra det."
        );
    }

    #[test]
    fn after_2_a_cancelled_purchase_says_why_and_what_follows() {
        let at = Instant::parse("2026-12-20T08:14:00Z").unwrap();
        let sentence = swedish().refusal(&Refusal::Cancelled { at });
        assert!(sentence.what.contains("2026-12-20 kl. 09:14 CET"), "{}", sentence.what);
        assert!(sentence.instead.contains("avinstallera"), "{}", sentence.instead);
    }

    #[test]
    fn key_4_the_answer_to_a_kms_key_has_the_way_out() {
        for language in Language::ALL {
            let sentence = swedish().in_language(language).refusal(&Refusal::KmsKey);
            assert!(sentence.what.contains("KMS") && sentence.instead.contains("MAK"), "{sentence:?}");
        }
    }

    #[test]
    fn market_3_a_refused_market_is_named_in_the_language() {
        let refusal = Refusal::ReservationMarket { market: "aland-islands".to_owned() };
        assert!(swedish().refusal(&refusal).what.contains(": Åland."));
        let english = swedish().in_language(Language::English);
        assert!(english.refusal(&refusal).what.contains(": Åland Islands."));
        assert_eq!(english.market_name("atlantis"), "atlantis");
    }
}
