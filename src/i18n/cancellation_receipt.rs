//! The receipt of a cancellation written out for others to keep: as plain text, and as an e-mail to the customer. What it is
//! written from holds no key and no link.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::date::Date;
use mail_builder::headers::text::Text;

use crate::domain::download::FileName;
use crate::domain::{CancellationReceipt, Customer, Entitlement, Refund, Subscription, TaxNote};
use crate::i18n::{Language, Locale, message};

/// How a receipt is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceiptForm {
    /// As plain text in the locale's language.
    Text,
    /// As an e-mail to the customer's contact (RFC 5322), in the customer's language.
    Email,
}

impl ReceiptForm {
    /// The receipt as a file: what it is called, and its bytes.
    #[must_use]
    pub fn document(self, locale: Locale, receipt: &CancellationReceipt) -> (FileName, Vec<u8>) {
        match self {
            Self::Text => (receipt.file_name("txt"), locale.receipt_text(receipt).into_bytes()),
            Self::Email => (receipt.file_name("eml"), email(locale, receipt)),
        }
    }
}

impl Locale {
    /// What was charged, which days of it were used, and what is given back, each with what it is called (CANCEL-2).
    #[must_use]
    pub fn refund_facts(self, refund: &Refund, tax: TaxNote) -> Vec<(String, String)> {
        let amount = |money| format!("{} {}", self.money(money), self.tax_note(tax));
        let charged = (self.text(message!("receipt-charged")), amount(refund.charged));
        let used = refund.used.map(|used| {
            let values = [
                ("days", self.number(used.days.into()).into()),
                ("of", self.number(used.of.into()).into()),
                ("cost", amount(used.cost).into()),
            ];
            (self.text(message!("receipt-days-used")), self.text_with(message!("receipt-days-and-cost"), &values))
        });
        let back = if refund.used.is_some() { message!("receipt-refund-prorated") } else { message!("receipt-refund") };
        std::iter::once(charged).chain(used).chain([(self.text(back), amount(refund.amount))]).collect()
    }

    /// Whose purchase it is and what of, each with what it is called; `quantity` is that before it was cancelled.
    #[must_use]
    pub fn purchase_facts(
        self,
        customer: &Customer,
        purchase: &Entitlement,
        quantity: Option<u32>,
        subscription: Option<&Subscription>,
    ) -> Vec<(String, String)> {
        let quantity = quantity.map(|quantity| (message!("receipt-quantity"), self.number(quantity.into())));
        let subscription =
            subscription.map(|it| (message!("receipt-subscription"), format!("{}, {}", it.friendly_name, it.id)));
        let facts = [
            (message!("receipt-customer"), format!("{}, {}", customer.name, customer.id)),
            (message!("receipt-product"), purchase.line.title.clone()),
            (message!("receipt-order"), purchase.id.order_line()),
        ];
        let facts = facts.into_iter().chain(quantity).chain(subscription);
        facts.map(|(name, value)| (self.text(name), value)).collect()
    }

    /// The receipt as lines, the last one ended.
    #[must_use]
    pub fn receipt_text(self, receipt: &CancellationReceipt) -> String {
        let mut lines = vec![self.text(message!("receipt-title")), String::new()];
        lines.extend(self.receipt_body(receipt));
        lines.join("\n") + "\n"
    }

    /// What stands in it below its title or greeting.
    fn receipt_body(self, receipt: &CancellationReceipt) -> Vec<String> {
        let facts = self.receipt_facts(receipt).into_iter().map(|(name, value)| format!("{name}: {value}"));
        facts.chain([String::new()]).chain(self.what_follows_a_cancellation(receipt)).collect()
    }

    /// Everything that a receipt states, each with what it is called.
    fn receipt_facts(self, receipt: &CancellationReceipt) -> Vec<(String, String)> {
        let CancellationReceipt { customer, purchase, quantity, subscription, .. } = receipt;
        let cancelled =
            [("instant", self.date_time_in_zone(receipt.at).into()), ("operator", receipt.by.name().into())];
        let mut facts = vec![(self.text(message!("receipt-number")), receipt.number.to_string())];
        facts.extend(self.purchase_facts(customer, purchase, *quantity, subscription.as_ref()));
        facts.push((
            self.text(message!("receipt-cancelled")),
            self.text_with(message!("receipt-cancelled-by"), &cancelled),
        ));
        facts.extend(self.refund_facts(&receipt.refund, purchase.line.tax));
        facts
    }

    /// What becomes of the money, and what partner and customer have to do (AFTER-2, AFTER-3, PERP-4).
    fn what_follows_a_cancellation(self, receipt: &CancellationReceipt) -> Vec<String> {
        let refund = &receipt.refund;
        let credited = match refund.cost().filter(|cost| !cost.is_zero()) {
            Some(_) => message!("receipt-credit-less-days"),
            None if refund.amount.is_zero() => message!("receipt-no-credit"),
            None => message!("receipt-credit"),
        };
        let mut follows = vec![credited, message!("receipt-law"), message!("receipt-stop-using")];
        if receipt.is_settling() {
            follows.push(message!("receipt-settling"));
        }
        follows.into_iter().map(|id| self.text(id)).collect()
    }
}

/// The receipt as an e-mail that is not sent yet. The store knows no address that it comes from: it names who cancelled as
/// a group without members, as RFC 6854 has it, and whoever sends it does so from their own address.
fn email(locale: Locale, receipt: &CancellationReceipt) -> Vec<u8> {
    let locale = locale.in_language(Language::of_customer(&receipt.customer.language));
    let contact = &receipt.customer.contact;
    let of =
        [("title", receipt.purchase.line.title.clone().into()), ("order", receipt.purchase.id.order_line().into())];
    let mut lines = vec![
        locale.text_with(message!("message-greeting"), &[("contact", contact.name.as_str().into())]),
        String::new(),
        locale.text(message!("receipt-intro")),
        String::new(),
    ];
    lines.extend(locale.receipt_body(receipt));
    let mut bytes = Vec::new();
    MessageBuilder::new()
        .message_id(format!("{}@nyckel.invalid", receipt.number))
        .date(Date::new(receipt.issued.unix_seconds()))
        .from(Address::new_group(Some(receipt.by.name()), Vec::new()))
        .to((contact.name.as_str(), contact.email.as_str()))
        .subject(locale.text_with(message!("receipt-subject"), &of))
        .header("Content-Language", Text::new(locale.language().tag()))
        // Mail programs open it as a draft.
        .header("X-Unsent", Text::new("1"))
        .text_body(lines.join("\n") + "\n")
        .serialize(&mut bytes);
    bytes
}
