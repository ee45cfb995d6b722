//! Support requests in words: kinds, impacts, how they stand, and what is wrong with a field or a file.

use crate::domain::support_request::{AttachmentProblem, FormField, Impact, Problem, ProblemKind, RequestStatus};
use crate::domain::{Attachment, Money};
use crate::i18n::{Language, Locale, message};

impl Locale {
    /// *Typ av problem*.
    #[must_use]
    pub fn problem_kind(self, kind: ProblemKind) -> String {
        self.text(match kind {
            ProblemKind::Refund => message!("problem-refund"),
            ProblemKind::Order => message!("problem-order"),
            ProblemKind::Subscription => message!("problem-subscription"),
            ProblemKind::KeysAndDownloads => message!("problem-keys-and-downloads"),
            ProblemKind::Billing => message!("problem-billing"),
            ProblemKind::Access => message!("problem-access"),
            ProblemKind::Other => message!("problem-other"),
        })
    }

    /// *Effekt*.
    #[must_use]
    pub fn impact(self, impact: Impact) -> String {
        self.text(match impact {
            Impact::Critical => message!("impact-critical"),
            Impact::Moderate => message!("impact-moderate"),
            Impact::Minimal => message!("impact-minimal"),
        })
    }

    /// How a request stands, in a word; one that was not filed yet is a draft.
    #[must_use]
    pub fn request_status(self, status: Option<RequestStatus>) -> String {
        self.text(match status {
            None => message!("request-draft"),
            Some(RequestStatus::Open) => message!("request-open"),
            Some(RequestStatus::AttentionNeeded) => message!("request-attention-needed"),
            Some(RequestStatus::Closed) => message!("request-closed"),
        })
    }

    /// What a field is called on the page.
    #[must_use]
    pub fn form_field(self, field: FormField) -> String {
        self.text(match field {
            FormField::Kind => message!("support-kind"),
            FormField::Impact => message!("support-impact"),
            FormField::Title => message!("support-title"),
            FormField::Description => message!("support-description"),
            FormField::Customer => message!("support-customer"),
            FormField::Purchase => message!("support-purchase"),
            FormField::RefundReason => message!("support-refund-reason"),
            FormField::Amount => message!("support-amount"),
            FormField::ContactName => message!("support-contact-name"),
            FormField::Email => message!("support-email"),
            FormField::Phone => message!("support-phone"),
        })
    }

    /// What is wrong with a field, and how to set it right.
    #[must_use]
    pub fn field_problem(self, problem: Problem) -> String {
        match problem {
            Problem::TooLong { limit } => {
                let limit = self.number(u64::try_from(limit).unwrap_or(u64::MAX));
                self.text_with(message!("support-too-long"), &[("limit", limit.into())])
            }
            Problem::TooFine { currency } => {
                let values = [("currency", currency.code().into()), ("decimals", currency.minor_unit_digits().into())];
                self.text_with(message!("support-too-fine"), &values)
            }
            Problem::Missing => self.text(message!("support-missing")),
            Problem::NotACustomer => self.text(message!("support-not-a-customer")),
            Problem::NotAPurchase => self.text(message!("support-not-a-purchase")),
            Problem::NotANumber => self.text(message!("support-not-a-number")),
            Problem::NoCurrency => self.text(message!("support-no-currency")),
            Problem::NotPositive => self.text(message!("support-not-positive")),
            Problem::TooLarge => self.text(message!("support-too-large")),
            Problem::NotAnEmail => self.text(message!("support-not-an-email")),
            Problem::NotAPhone => self.text(message!("support-not-a-phone")),
        }
    }

    /// Why a file was not attached.
    #[must_use]
    pub fn attachment_problem(self, problem: &AttachmentProblem) -> String {
        match problem {
            AttachmentProblem::NotAFile => self.text(message!("file-not-a-file")),
            AttachmentProblem::Empty => self.text(message!("file-empty")),
            AttachmentProblem::TooLarge => {
                let most = self.bytes(Attachment::MOST_BYTES);
                self.text_with(message!("file-too-large"), &[("most", most.into())])
            }
            AttachmentProblem::TooMany => {
                self.text_with(message!("file-too-many"), &[("most", Attachment::MOST_FILES.into())])
            }
            AttachmentProblem::TooMuchTogether => {
                let most = self.bytes(Attachment::MOST_BYTES_TOGETHER);
                self.text_with(message!("file-too-much-together"), &[("most", most.into())])
            }
            AttachmentProblem::Duplicate(name) => {
                self.text_with(message!("file-duplicate"), &[("file", name.as_str().into())])
            }
            AttachmentProblem::Unreadable(_) => self.text(message!("file-unreadable")),
        }
    }

    /// An amount as one types it into a field, so that it reads again: `10112,50 SEK`.
    #[must_use]
    pub fn typed_money(self, money: Money) -> String {
        let digits = usize::try_from(money.currency().minor_unit_digits()).unwrap_or(0);
        let exact = format!("{:.digits$}", money.amount());
        let number = match self.language() {
            Language::Swedish => exact.replace('.', ","),
            Language::English => exact,
        };
        format!("{number} {}", money.currency().code())
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::Currency;

    #[test]
    fn support_1_an_amount_that_is_filled_in_reads_as_it_was() {
        for (language, typed) in [(Language::Swedish, "10112,50 SEK"), (Language::English, "10112.50 SEK")] {
            let locale = Locale::new(language, chrono_tz::Tz::UTC);
            let money = Money::new(Decimal::new(1_011_250, 2), Currency::SEK);
            assert_eq!(locale.typed_money(money), typed);
            let (number, currency) = locale.read_amount(typed).unwrap();
            assert_eq!((number, currency), (money.amount(), Some(Currency::SEK)));
        }
    }

    #[test]
    fn support_1_the_kind_of_a_refund_has_the_words_of_partner_center() {
        let locale = Locale::new(Language::Swedish, chrono_tz::Tz::UTC);
        assert_eq!(locale.problem_kind(ProblemKind::Refund), "CSP-köp/återbetalning för kundernas räkning");
        let labels = [FormField::Kind, FormField::Impact, FormField::Title, FormField::Description];
        assert_eq!(labels.map(|field| locale.form_field(field)), ["Typ av problem", "Effekt", "Rubrik", "Beskrivning"]);
        let labels = [FormField::Customer, FormField::Purchase, FormField::RefundReason, FormField::Amount];
        let expected = [
            "Kundklientorganisations-GUID eller domännamn",
            "Order-ID eller prenumerations-ID",
            "Återbetalningsorsak",
            "Begärt belopp",
        ];
        assert_eq!(labels.map(|field| locale.form_field(field)), expected);
    }
}
