//! One customer as the index keeps it: the row that is shown and the folded text that is searched.

use crate::domain::visibility::is_on_subscriptions_page;
use crate::domain::{Customer, Entitlement, EntitlementId, SubscriptionId, TenantId};
use crate::search::fold::fold;
use crate::search::question::{Depth, HitBy};

/// A customer as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// The tenant's GUID.
    pub tenant: TenantId,
    /// The company's name.
    pub name: String,
    /// The primary domain.
    pub domain: String,
    /// The market's slug.
    pub market: String,
    /// How many subscriptions the Subscriptions page has (SHOW-1).
    pub subscriptions: usize,
    /// How many purchases the Software page has (SHOW-4).
    pub software: usize,
}

/// Stands between two fields of the folded text; folding never leaves one.
const BETWEEN: char = '\u{1f}';
/// How many fields are the customer's own: name, domain and GUID.
const OWN_FIELDS: usize = 3;
/// How many of them are names: all but the GUID.
const NAMES: usize = OWN_FIELDS - 1;

/// What a field beyond the customer's own points at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Purchase {
    Order(EntitlementId),
    Subscription(SubscriptionId, EntitlementId),
    Product(EntitlementId, String),
}

/// How well a text fits a customer; the best is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) enum Fit {
    /// It is a name, domain, GUID, order number or subscription id.
    Exact,
    /// One field has all its words.
    Whole,
    /// The customer's own fields have some of its words, a purchase has the others.
    Parts,
}

/// A customer in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Entry {
    pub(in crate::search) row: CustomerRow,
    /// All fields folded, each followed by [`BETWEEN`]: the customer's own, orders, subscriptions, products.
    folded: String,
    /// Where the customer's own fields end, in bytes.
    own_end: usize,
    /// Where the orders end, in bytes.
    orders_end: usize,
    /// What the fields after the customer's own point at.
    purchases: Vec<Purchase>,
}

impl Entry {
    /// The entry of a customer and all it bought, in any order.
    pub(in crate::search) fn new(customer: &Customer, mut bought: Vec<Entitlement>) -> Self {
        bought.sort_by(|one, other| other.bought.cmp(&one.bought).then_with(|| one.id.cmp(&other.id)));
        let row = CustomerRow {
            tenant: customer.id,
            name: customer.name.clone(),
            domain: customer.domain.clone(),
            market: customer.market.clone(),
            subscriptions: bought.iter().filter(|purchase| is_on_subscriptions_page(purchase)).count(),
            software: bought.len(),
        };
        let mut entry = Self { row, folded: String::new(), own_end: 0, orders_end: 0, purchases: Vec::new() };
        for own in [&customer.name, &customer.domain, &customer.id.to_string()] {
            entry.push_field(own);
        }
        entry.own_end = entry.folded.len();
        for purchase in &bought {
            entry.push_order(&purchase.id);
        }
        entry.orders_end = entry.folded.len();
        for purchase in &bought {
            entry.push_subscription(purchase);
        }
        for purchase in &bought {
            entry.push_product(purchase);
        }
        entry
    }

    fn push_field(&mut self, text: &str) {
        self.folded.push_str(&fold(text));
        self.folded.push(BETWEEN);
    }

    /// With its line, as the command line writes it; a search for the order alone finds its first line first.
    fn push_order(&mut self, id: &EntitlementId) {
        self.push_field(&id.order_line());
        self.purchases.push(Purchase::Order(id.clone()));
    }

    fn push_subscription(&mut self, purchase: &Entitlement) {
        if let Some(id) = purchase.subscription_id() {
            self.push_field(&id.to_string());
            self.purchases.push(Purchase::Subscription(id, purchase.id.clone()));
        }
    }

    pub(in crate::search) fn push_product(&mut self, purchase: &Entitlement) {
        let title = &purchase.line.title;
        let known = |known: &Purchase| matches!(known, Purchase::Product(_, known) if known == title);
        if !self.purchases.iter().any(known) {
            self.push_field(title);
            self.purchases.push(Purchase::Product(purchase.id.clone(), title.clone()));
        }
    }

    /// How well the words, which together are the folded text, fit it; `None` where they do not. What the customer's own
    /// fields do not have, one other field must have: the words of a title are not gathered from several purchases.
    pub(in crate::search) fn fit(&self, folded: &str, words: &[&str], depth: Depth) -> Option<Fit> {
        let text = self.text(depth);
        if !words.iter().all(|word| text.contains(word)) {
            return None;
        }
        let fits = |words: &[&str]| self.fields(depth).any(|(field, _)| has_all(field, words));
        let others = self.others(words);
        if !others.is_empty() && 1 < words.len() && !fits(&others) {
            return None;
        }
        if self.is_exactly(folded, depth) {
            return Some(Fit::Exact);
        }
        Some(if words.len() < 2 || fits(words) { Fit::Whole } else { Fit::Parts })
    }

    /// Whether the folded text is the whole name, domain or GUID, order number or subscription id.
    fn is_exactly(&self, folded: &str, depth: Depth) -> bool {
        self.fields(depth).any(|(field, purchase)| match purchase {
            Some(Purchase::Product(_, _)) => false,
            Some(Purchase::Order(_)) => field == folded || field.split('/').next() == Some(folded),
            Some(Purchase::Subscription(_, _)) | None => field == folded,
        })
    }

    /// Whether the folded text is the whole name or domain.
    pub(in crate::search) fn is_named(&self, folded: &str) -> bool {
        self.fields(Depth::Customers).take(NAMES).any(|(field, _)| field == folded)
    }

    /// Whether its name or domain has the word.
    pub(in crate::search) fn has_in_names(&self, word: &str) -> bool {
        self.fields(Depth::Customers).take(NAMES).any(|(field, _)| field.contains(word))
    }

    /// Through what the words found it: the customer where its name and domain have them all, else the field that has
    /// all that the customer's own fields do not, and of several the one that has most of them.
    pub(in crate::search) fn found_by(&self, words: &[&str], depth: Depth) -> HitBy {
        if words.iter().all(|word| self.has_in_names(word)) {
            return HitBy::Customer;
        }
        let others = self.others(words);
        let mut best: Option<(usize, Option<&Purchase>)> = None;
        for (field, purchase) in self.fields(depth).skip(NAMES).filter(|(field, _)| has_all(field, &others)) {
            let count = words.iter().filter(|word| field.contains(**word)).count();
            if best.is_none_or(|(most, _)| most < count) {
                best = Some((count, purchase));
            }
        }
        match best.and_then(|(_, purchase)| purchase) {
            Some(Purchase::Order(id)) => HitBy::Order(id.clone()),
            Some(Purchase::Subscription(id, purchase)) => HitBy::Subscription(*id, purchase.clone()),
            Some(Purchase::Product(id, title)) => HitBy::Product(id.clone(), title.clone()),
            None => HitBy::Tenant,
        }
    }

    /// The words that none of the customer's own fields has.
    fn others<'word>(&self, words: &[&'word str]) -> Vec<&'word str> {
        let own = self.text(Depth::Customers);
        words.iter().copied().filter(|word| !own.contains(word)).collect()
    }

    fn text(&self, depth: Depth) -> &str {
        let end = match depth {
            Depth::Customers => self.own_end,
            Depth::Orders => self.orders_end,
            Depth::Everything => self.folded.len(),
        };
        self.folded.get(..end).unwrap_or_default()
    }

    fn fields(&self, depth: Depth) -> impl Iterator<Item = (&str, Option<&Purchase>)> {
        let purchases = std::iter::repeat_n(None, OWN_FIELDS).chain(self.purchases.iter().map(Some));
        self.text(depth).split_terminator(BETWEEN).zip(purchases)
    }
}

fn has_all(field: &str, words: &[&str]) -> bool {
    words.iter().all(|word| field.contains(word))
}
