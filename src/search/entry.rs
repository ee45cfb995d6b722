//! One customer as the index keeps it: the row that is shown and the folded text that is searched.

use crate::domain::entitlement::Lifetime;
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

/// What a field beyond the customer's own points at.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Purchase {
    Order(EntitlementId),
    Subscription(SubscriptionId, EntitlementId),
    Product(EntitlementId, String),
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

    fn push_order(&mut self, id: &EntitlementId) {
        let known = |purchase: &Purchase| matches!(purchase, Purchase::Order(known) if known.order == id.order);
        if !self.purchases.iter().any(known) {
            self.push_field(id.order.as_str());
            self.purchases.push(Purchase::Order(id.clone()));
        }
    }

    fn push_subscription(&mut self, purchase: &Entitlement) {
        if let Lifetime::Subscription(id) = purchase.lifetime {
            self.push_field(&id.to_string());
            self.purchases.push(Purchase::Subscription(id, purchase.id.clone()));
        }
    }

    fn push_product(&mut self, purchase: &Entitlement) {
        let title = &purchase.line.title;
        let known = |known: &Purchase| matches!(known, Purchase::Product(_, known) if known == title);
        if !self.purchases.iter().any(known) {
            self.push_field(title);
            self.purchases.push(Purchase::Product(purchase.id.clone(), title.clone()));
        }
    }

    /// Whether all of the words are somewhere in it.
    pub(in crate::search) fn has_all(&self, words: &[&str], depth: Depth) -> bool {
        let text = self.text(depth);
        words.iter().all(|word| text.contains(word))
    }

    /// Whether the folded text is the whole name, domain or GUID, order number or subscription id.
    pub(in crate::search) fn is_exactly(&self, folded: &str, depth: Depth) -> bool {
        self.fields(depth)
            .any(|(field, purchase)| field == folded && !matches!(purchase, Some(Purchase::Product(_, _))))
    }

    /// Whether the folded text is the whole name or domain.
    pub(in crate::search) fn is_named(&self, folded: &str) -> bool {
        self.fields(Depth::Customers).take(OWN_FIELDS - 1).any(|(field, _)| field == folded)
    }

    /// Through what the words found it: the customer where its own fields have them all, else the purchase that has
    /// most of the others.
    pub(in crate::search) fn found_by(&self, words: &[&str], depth: Depth) -> HitBy {
        let own = self.text(Depth::Customers);
        let others: Vec<&str> = words.iter().copied().filter(|word| !own.contains(word)).collect();
        if others.is_empty() {
            return HitBy::Customer;
        }
        let mut best: Option<(usize, &Purchase)> = None;
        for (field, purchase) in self.fields(depth) {
            let Some(purchase) = purchase else { continue };
            let count = others.iter().filter(|word| field.contains(**word)).count();
            if best.map_or(0, |(most, _)| most) < count {
                best = Some((count, purchase));
            }
        }
        match best {
            Some((_, Purchase::Order(id))) => HitBy::Order(id.clone()),
            Some((_, Purchase::Subscription(id, purchase))) => HitBy::Subscription(*id, purchase.clone()),
            Some((_, Purchase::Product(id, title))) => HitBy::Product(id.clone(), title.clone()),
            None => HitBy::Customer,
        }
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
