//! The form of *Rapportera ett problem med Partnercenter* as it is typed, and what is wrong with it field by field
//! (SUPPORT-1, SUPPORT-2).
//!
//! *Återbetalningsorsak* and *Begärt belopp* belong to a refund: only with that kind of problem are they shown, and then
//! they are required, as are the customer and the purchase, which the other kinds may leave out. What was typed in a field
//! that is not shown is kept, in case the kind is chosen again, and is not sent.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::domain::customer::Contact;
use crate::domain::support_request::{Details, Impact, NamedCustomer, NamedPurchase, ProblemKind, RefundWish, shape};
use crate::domain::{Currency, Money, OrderId, SubscriptionId, TenantId};

/// The most characters of a field of one line.
const LINE_LIMIT: usize = 200;
/// The most characters of the description.
const DESCRIPTION_LIMIT: usize = 10_000;
/// An amount is less than this many major units.
const AMOUNT_LIMIT: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0);

/// A field of the form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormField {
    /// *Typ av problem*.
    Kind,
    /// *Effekt*.
    Impact,
    /// *Rubrik*.
    Title,
    /// *Beskrivning*.
    Description,
    /// *Kundklientorganisations-GUID eller domännamn*.
    Customer,
    /// *Order-ID eller prenumerations-ID*.
    Purchase,
    /// *Återbetalningsorsak*.
    RefundReason,
    /// *Begärt belopp*.
    Amount,
    /// The name under *Kontakt*.
    ContactName,
    /// The e-mail address under *Kontakt*.
    Email,
    /// The telephone number under *Kontakt*.
    Phone,
}

/// What is wrong with what stands in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing stands there, and something must.
    #[error("it is missing")]
    Missing,
    /// It is too long.
    #[error("it has more than {limit} characters")]
    TooLong {
        /// The most characters.
        limit: usize,
    },
    /// It is neither a GUID nor a domain name.
    #[error("it is neither a GUID nor a domain name")]
    NotACustomer,
    /// It is neither an order's number nor the id of a subscription.
    #[error("it is neither an order's number nor a subscription's id")]
    NotAPurchase,
    /// It is no number.
    #[error("it is no number")]
    NotANumber,
    /// It does not say in which currency it is.
    #[error("the currency is missing")]
    NoCurrency,
    /// It is zero.
    #[error("it is not more than zero")]
    NotPositive,
    /// It has more decimals than its currency.
    #[error("{currency} has fewer decimals")]
    TooFine {
        /// The currency.
        currency: Currency,
    },
    /// It is more than anybody is refunded.
    #[error("it has too many digits")]
    TooLarge,
    /// It is no e-mail address.
    #[error("it is no e-mail address")]
    NotAnEmail,
    /// It is no telephone number.
    #[error("it is no telephone number")]
    NotAPhone,
}

/// A field, and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field.
    pub field: FormField,
    /// What is wrong.
    pub problem: Problem,
}

/// An amount as a door reads it in its language: the number, and the currency where its code stands beside it; `None` for
/// what is no number.
pub type TypedAmount = Option<(Decimal, Option<Currency>)>;

/// The form, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupportForm {
    /// *Typ av problem*.
    pub kind: Option<ProblemKind>,
    /// *Effekt*.
    pub impact: Option<Impact>,
    /// *Rubrik*.
    pub title: String,
    /// *Beskrivning*, of as many lines as it takes.
    pub description: String,
    /// *Kundklientorganisations-GUID eller domännamn*.
    pub customer: String,
    /// *Order-ID eller prenumerations-ID*.
    pub purchase: String,
    /// *Återbetalningsorsak*.
    pub refund_reason: String,
    /// *Begärt belopp*, as it reads in the language in which it was typed.
    pub amount: String,
    /// *Kontakt*.
    pub contact: Contact,
}

/// A purchase whose refund is asked for, in the words of whoever asks (PERP-5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundSubject {
    /// The customer.
    pub tenant: TenantId,
    /// The order.
    pub order: OrderId,
    /// What the request is titled.
    pub title: String,
    /// What it says to begin with.
    pub description: String,
    /// The amount, as it is typed.
    pub amount: String,
}

impl SupportForm {
    /// The form of a refund, with everything that is known of it filled in (PERP-5).
    #[must_use]
    pub fn about_refund(subject: RefundSubject) -> Self {
        Self {
            kind: Some(ProblemKind::Refund),
            impact: Some(Impact::Moderate),
            title: subject.title,
            description: subject.description,
            customer: subject.tenant.to_string(),
            purchase: subject.order.to_string(),
            amount: subject.amount,
            ..Self::default()
        }
    }

    /// The fields that belong to the kind of problem, in their order.
    #[must_use]
    pub fn fields(&self) -> Vec<FormField> {
        use FormField as F;
        let mut fields = vec![F::Kind, F::Impact, F::Title, F::Description, F::Customer, F::Purchase];
        if self.is_refund() {
            fields.extend([F::RefundReason, F::Amount]);
        }
        fields.extend([F::ContactName, F::Email, F::Phone]);
        fields
    }

    /// Whether the field has to be filled in.
    #[must_use]
    pub fn is_required(&self, field: FormField) -> bool {
        match field {
            FormField::Customer | FormField::Purchase | FormField::RefundReason | FormField::Amount => self.is_refund(),
            FormField::Kind
            | FormField::Impact
            | FormField::Title
            | FormField::Description
            | FormField::ContactName
            | FormField::Email
            | FormField::Phone => true,
        }
    }

    /// What the form says, checked; `read_amount` is how the door's language reads an amount.
    ///
    /// # Errors
    /// Every [`FieldProblem`], at most one a field, in the order of the fields.
    pub fn check(&self, read_amount: impl Fn(&str) -> TypedAmount) -> Result<Details, Vec<FieldProblem>> {
        let mut problems = Problems::default();
        let kind = problems.keep(FormField::Kind, self.kind.ok_or(Problem::Missing));
        let impact = problems.keep(FormField::Impact, self.impact.ok_or(Problem::Missing));
        let title = problems.keep(FormField::Title, self.line(FormField::Title));
        let description = problems.keep(FormField::Description, self.line(FormField::Description));
        let customer = problems.keep(FormField::Customer, self.optional(FormField::Customer, named_customer));
        let purchase = problems.keep(FormField::Purchase, self.optional(FormField::Purchase, named_purchase));
        let refund = if self.is_refund() {
            let reason = problems.keep(FormField::RefundReason, self.line(FormField::RefundReason));
            let amount = self.line(FormField::Amount).and_then(|text| amount(read_amount(text)));
            let amount = problems.keep(FormField::Amount, amount);
            reason.zip(amount).map(|(reason, amount)| RefundWish { reason: reason.to_owned(), amount })
        } else {
            None
        };
        let contact = self.contact(&mut problems);
        let (Some(kind), Some(impact), Some(title), Some(description), Some(customer), Some(purchase), Some(contact)) =
            (kind, impact, title, description, customer, purchase, contact)
        else {
            return Err(problems.0);
        };
        // What is asked back may be wrong although all of these are right.
        if !problems.0.is_empty() {
            return Err(problems.0);
        }
        let (title, description) = (title.to_owned(), description.to_owned());
        Ok(Details { kind, impact, title, description, customer, purchase, refund, contact })
    }

    /// What stands in a field of text; nothing of one that is chosen from a list.
    #[must_use]
    pub fn text(&self, field: FormField) -> &str {
        match field {
            FormField::Kind | FormField::Impact => "",
            FormField::Title => &self.title,
            FormField::Description => &self.description,
            FormField::Customer => &self.customer,
            FormField::Purchase => &self.purchase,
            FormField::RefundReason => &self.refund_reason,
            FormField::Amount => &self.amount,
            FormField::ContactName => &self.contact.name,
            FormField::Email => &self.contact.email,
            FormField::Phone => &self.contact.phone,
        }
    }

    /// The same, to be changed.
    pub fn text_mut(&mut self, field: FormField) -> Option<&mut String> {
        match field {
            FormField::Kind | FormField::Impact => None,
            FormField::Title => Some(&mut self.title),
            FormField::Description => Some(&mut self.description),
            FormField::Customer => Some(&mut self.customer),
            FormField::Purchase => Some(&mut self.purchase),
            FormField::RefundReason => Some(&mut self.refund_reason),
            FormField::Amount => Some(&mut self.amount),
            FormField::ContactName => Some(&mut self.contact.name),
            FormField::Email => Some(&mut self.contact.email),
            FormField::Phone => Some(&mut self.contact.phone),
        }
    }

    fn is_refund(&self) -> bool {
        self.kind == Some(ProblemKind::Refund)
    }

    fn contact(&self, problems: &mut Problems) -> Option<Contact> {
        let name = problems.keep(FormField::ContactName, self.line(FormField::ContactName));
        let email = self.line(FormField::Email).and_then(|text| when(shape::is_email, text, Problem::NotAnEmail));
        let email = problems.keep(FormField::Email, email);
        let phone = self.line(FormField::Phone).and_then(|text| when(shape::is_phone, text, Problem::NotAPhone));
        let phone = problems.keep(FormField::Phone, phone);
        Some(Contact { name: name?.to_owned(), email: email?.to_owned(), phone: phone?.to_owned() })
    }

    /// The text of a field without the blanks around it, which must be there and not too long.
    fn line(&self, field: FormField) -> Result<&str, Problem> {
        let text = self.text(field).trim();
        let limit = if field == FormField::Description { DESCRIPTION_LIMIT } else { LINE_LIMIT };
        match text.chars().count() {
            0 => Err(Problem::Missing),
            length if limit < length => Err(Problem::TooLong { limit }),
            _ => Ok(text),
        }
    }

    /// What a field names that may be left out where it is not required.
    fn optional<T>(
        &self,
        field: FormField,
        read: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Result<Option<T>, Problem> {
        match self.line(field) {
            Err(Problem::Missing) if !self.is_required(field) => Ok(None),
            text => text.and_then(read).map(Some),
        }
    }
}

/// The problems that were found so far.
#[derive(Debug, Default)]
struct Problems(Vec<FieldProblem>);

impl Problems {
    /// What was read, or its problem put with the others.
    fn keep<T>(&mut self, field: FormField, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.0.push(FieldProblem { field, problem })).ok()
    }
}

fn when(is_it: impl FnOnce(&str) -> bool, text: &str, problem: Problem) -> Result<&str, Problem> {
    if is_it(text) { Ok(text) } else { Err(problem) }
}

fn named_customer(text: &str) -> Result<NamedCustomer, Problem> {
    if let Ok(tenant) = text.parse() {
        return Ok(NamedCustomer::Tenant(tenant));
    }
    when(shape::is_domain_name, text, Problem::NotACustomer).map(|domain| NamedCustomer::Domain(domain.to_lowercase()))
}

/// A GUID is a subscription's id; anything else that an order can be called, and has no blanks in it, is an order's number.
fn named_purchase(text: &str) -> Result<NamedPurchase, Problem> {
    if let Ok(id) = text.parse::<SubscriptionId>() {
        return Ok(NamedPurchase::Subscription(id));
    }
    let has_blanks = text.contains(char::is_whitespace);
    let order = text.parse::<OrderId>().ok().filter(|_| !has_blanks);
    order.map(NamedPurchase::Order).ok_or(Problem::NotAPurchase)
}

fn amount(typed: TypedAmount) -> Result<Money, Problem> {
    let (number, currency) = typed.ok_or(Problem::NotANumber)?;
    let currency = currency.ok_or(Problem::NoCurrency)?;
    let number = number.normalize();
    if number <= Decimal::ZERO {
        Err(Problem::NotPositive)
    } else if AMOUNT_LIMIT <= number {
        Err(Problem::TooLarge)
    } else if currency.minor_unit_digits() < number.scale() {
        Err(Problem::TooFine { currency })
    } else {
        Ok(Money::new(number, currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TENANT: &str = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";

    /// A refund with every field filled in.
    fn refund() -> SupportForm {
        SupportForm {
            kind: Some(ProblemKind::Refund),
            impact: Some(Impact::Moderate),
            title: " Fel antal ".to_owned(),
            description: "Två rader.\nDen andra.\n".to_owned(),
            customer: TENANT.to_owned(),
            purchase: "OR-7F3K2".to_owned(),
            refund_reason: "Beställd två gånger".to_owned(),
            amount: "10112.50 SEK".to_owned(),
            contact: Contact {
                name: "Anna Berg".to_owned(),
                email: "anna@partner.example".to_owned(),
                phone: "+46 70 123 45 67".to_owned(),
            },
        }
    }

    /// An amount as English without groups writes it.
    fn read(text: &str) -> TypedAmount {
        let (number, code) = text.split_once(' ').map_or((text, None), |(number, code)| (number, Some(code)));
        Some((number.parse().ok()?, code.and_then(|code| Currency::ALL.into_iter().find(|known| known.code() == code))))
    }

    fn problems(form: &SupportForm) -> Vec<(FormField, Problem)> {
        let found = form.check(read).err().unwrap_or_default();
        found.into_iter().map(|FieldProblem { field, problem }| (field, problem)).collect()
    }

    #[test]
    fn support_1_a_whole_form_says_what_was_typed_without_the_blanks_around_it() {
        let details = refund().check(read).unwrap();
        assert_eq!((details.title.as_str(), details.description.as_str()), ("Fel antal", "Två rader.\nDen andra."));
        assert_eq!(details.customer, Some(NamedCustomer::Tenant(TENANT.parse().unwrap())));
        assert_eq!(details.purchase, Some(NamedPurchase::Order("OR-7F3K2".parse().unwrap())));
        let amount = Money::new(Decimal::new(1_011_250, 2), Currency::SEK);
        assert_eq!(details.refund, Some(RefundWish { reason: "Beställd två gånger".to_owned(), amount }));
        assert_eq!(details.contact, refund().contact);
    }

    #[test]
    fn support_2_an_empty_form_tells_every_required_field_in_its_order() {
        use FormField as F;
        let missing = |fields: &[F]| fields.iter().map(|field| (*field, Problem::Missing)).collect::<Vec<_>>();
        let always = [F::Kind, F::Impact, F::Title, F::Description, F::ContactName, F::Email, F::Phone];
        assert_eq!(problems(&SupportForm::default()), missing(&always));
        let refund = SupportForm { kind: Some(ProblemKind::Refund), ..SupportForm::default() };
        assert_eq!(problems(&refund), missing(&refund.fields()[1..]));
    }

    #[test]
    fn support_2_what_is_malformed_is_told_at_its_field() {
        use FormField as F;
        use Problem as P;
        let too_fine = |currency| P::TooFine { currency };
        for (field, text, problem) in [
            (F::Title, "x".repeat(201), P::TooLong { limit: 200 }),
            (F::Description, "x".repeat(10_001), P::TooLong { limit: 10_000 }),
            (F::Title, " \u{a0} ".to_owned(), P::Missing),
            (F::Customer, "Contoso".to_owned(), P::NotACustomer),
            (F::Customer, format!("{TENANT}x"), P::NotACustomer),
            (F::Purchase, "OR 7F3K2".to_owned(), P::NotAPurchase),
            (F::Purchase, "x".repeat(65), P::NotAPurchase),
            (F::RefundReason, String::new(), P::Missing),
            (F::Amount, "tio SEK".to_owned(), P::NotANumber),
            (F::Amount, "10".to_owned(), P::NoCurrency),
            (F::Amount, "0 SEK".to_owned(), P::NotPositive),
            (F::Amount, "-1 SEK".to_owned(), P::NotPositive),
            (F::Amount, "1.005 SEK".to_owned(), too_fine(Currency::SEK)),
            (F::Amount, "1.5 JPY".to_owned(), too_fine(Currency::JPY)),
            (F::Amount, "10000000000 SEK".to_owned(), P::TooLarge),
            (F::Email, "anna".to_owned(), P::NotAnEmail),
            (F::Phone, "ring mig".to_owned(), P::NotAPhone),
        ] {
            let mut form = refund();
            text.clone_into(form.text_mut(field).unwrap());
            assert_eq!(problems(&form), [(field, problem)], "{text}");
        }
    }

    #[test]
    fn support_2_what_is_well_formed_is_taken() {
        use FormField as F;
        for (field, text) in [
            (F::Title, "å".repeat(200)),
            (F::Customer, "Contoso.Example".to_owned()),
            (F::Customer, TENANT.to_uppercase()),
            (F::Purchase, TENANT.to_owned()),
            (F::Purchase, "å".repeat(64)),
            (F::Amount, "0.01 SEK".to_owned()),
            (F::Amount, "10.50000 SEK".to_owned()),
            (F::Amount, "9999999999.99 SEK".to_owned()),
            (F::Amount, "1 JPY".to_owned()),
        ] {
            let mut form = refund();
            text.clone_into(form.text_mut(field).unwrap());
            assert_eq!(problems(&form), [], "{text}");
        }
    }

    #[test]
    fn support_1_the_fields_of_a_refund_are_asked_for_and_sent_with_that_kind_of_problem_alone() {
        let other = SupportForm {
            kind: Some(ProblemKind::Billing),
            amount: "no amount".to_owned(),
            customer: String::new(),
            purchase: String::new(),
            ..refund()
        };
        let details = other.check(read).unwrap();
        assert_eq!((details.customer, details.purchase, details.refund), (None, None, None));
        let is_of_refund = |field: &FormField| matches!(field, FormField::RefundReason | FormField::Amount);
        assert!(
            !other.fields().iter().any(is_of_refund)
                && refund().fields().iter().filter(|f| is_of_refund(f)).count() == 2
        );
        let malformed = SupportForm { customer: "Contoso".to_owned(), ..other };
        assert_eq!(problems(&malformed), [(FormField::Customer, Problem::NotACustomer)], "it is checked all the same");
    }

    #[test]
    fn perp_5_a_form_about_a_refund_lacks_the_reason_and_the_contact_alone() {
        let form = SupportForm::about_refund(RefundSubject {
            tenant: TENANT.parse().unwrap(),
            order: "OR-7F3K2".parse().unwrap(),
            title: "Återbetalning".to_owned(),
            description: "Ordern kan inte avbrytas.".to_owned(),
            amount: "10.00 SEK".to_owned(),
        });
        let missing: Vec<FormField> = problems(&form).into_iter().map(|(field, _)| field).collect();
        let expected = [FormField::RefundReason, FormField::ContactName, FormField::Email, FormField::Phone];
        assert_eq!(missing, expected);
    }
}
