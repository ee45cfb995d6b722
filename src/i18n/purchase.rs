//! How what can be bought reads: licence type, term and billing side by side, so that what is billed by the year is never taken
//! for perpetual, and prices with what they include (BUY-2, MARKET-2).

use crate::domain::{BillingPlan, Instalment, Money, ProductKind, TaxNote, Term};
use crate::i18n::{Locale, message};

impl Locale {
    /// A term, or that it has no end.
    #[must_use]
    pub fn term_or_perpetual(self, term: Option<Term>) -> String {
        term.map_or_else(|| self.text(message!("term-perpetual")), |term| self.term(term))
    }

    /// Billing plans in a row: `Månadsvis, Årsvis`.
    #[must_use]
    pub fn billing_plans(self, plans: &[BillingPlan]) -> String {
        plans.iter().map(|plan| self.billing_plan(*plan)).collect::<Vec<_>>().join(", ")
    }

    /// The same short enough for a column: `mån, år, 3 år`.
    #[must_use]
    pub fn billing_plans_short(self, plans: &[BillingPlan]) -> String {
        let word = |plan: &BillingPlan| {
            self.text(match plan {
                BillingPlan::OneTime => message!("plan-one-time-short"),
                BillingPlan::Monthly => message!("plan-monthly-short"),
                BillingPlan::Annual => message!("plan-annual-short"),
                BillingPlan::Triennial => message!("plan-triennial-short"),
            })
        };
        plans.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// Licence type, term and billing of what can be bought, side by side.
    #[must_use]
    pub fn licence(self, kind: ProductKind, term: Option<Term>, plans: &[BillingPlan]) -> String {
        let values = [
            ("kind", self.product_kind(kind).into()),
            ("term", self.term_or_perpetual(term).into()),
            ("plans", self.billing_plans(plans).into()),
        ];
        self.text_with(message!("purchase-licence"), &values)
    }

    /// What one costs for its term or for ever, and whether that includes tax (MARKET-2).
    #[must_use]
    pub fn unit_price(self, price: Money, tax: TaxNote, term: Option<Term>) -> String {
        let values = [
            ("price", self.money(price).into()),
            ("tax", self.tax_note(tax).into()),
            ("term", self.term_or_perpetual(term).into()),
        ];
        self.text_with(
            if term.is_some() { message!("purchase-price") } else { message!("purchase-price-once") },
            &values,
        )
    }

    /// How the instalments of a term are paid, in a sentence: how many, the first one, and the last where it is another.
    #[must_use]
    pub fn instalments(self, instalments: &[Instalment]) -> String {
        let (Some(first), Some(last)) = (instalments.first(), instalments.last()) else { return String::new() };
        if instalments.len() == 1 {
            return self.text_with(message!("purchase-paid-once"), &[("amount", self.money(first.amount).into())]);
        }
        let is_even = instalments.iter().all(|instalment| instalment.amount == first.amount);
        let id = if is_even { message!("purchase-instalments-even") } else { message!("purchase-instalments") };
        let values = [
            ("count", instalments.len().into()),
            ("first", self.money(first.amount).into()),
            ("last", self.money(last.amount).into()),
            ("date", self.date(last.due).into()),
        ];
        self.text_with(id, &values)
    }
}
