//! The index said once more, as simply as it can be: every customer an entry of its own, and every question asked of all.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::actor::Scope;
use crate::domain::market::Markets;
use crate::domain::visibility::is_on_subscriptions_page;
use crate::domain::{Customer, Entitlement, EntitlementId, SubscriptionId, TenantId};
use crate::search::entry::CustomerRow;
use crate::search::fold::fold;
use crate::search::index::Collate;
use crate::search::markets;
use crate::search::question::{Answer, Column, Depth, Direction, Extent, Fields, Hit, HitBy, MarketNames, Question};
use crate::search::wanted::SHORTEST_OF_GUID;

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
enum Fit {
    /// It is a name, domain, GUID, order number or subscription id.
    Exact,
    /// One field has all its words.
    Whole,
    /// The customer's own fields have some of its words, a purchase has the others.
    Parts,
}

/// A customer in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    row: CustomerRow,
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
    fn new(customer: &Customer, mut bought: Vec<Entitlement>) -> Self {
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

    fn push_product(&mut self, purchase: &Entitlement) {
        let title = &purchase.line.title;
        let known = |known: &Purchase| matches!(known, Purchase::Product(_, known) if known == title);
        if !self.purchases.iter().any(known) {
            self.push_field(title);
            self.purchases.push(Purchase::Product(purchase.id.clone(), title.clone()));
        }
    }

    /// How well the words, which together are the folded text, fit it; `None` where they do not. What the customer's own
    /// fields do not have, one other field must have: the words of a title are not gathered from several purchases.
    fn fit(&self, folded: &str, words: &[&str], depth: Depth) -> Option<Fit> {
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
    fn is_named(&self, folded: &str) -> bool {
        self.fields(Depth::Customers).take(NAMES).any(|(field, _)| field == folded)
    }

    /// Whether its name or domain has the word.
    fn has_in_names(&self, word: &str) -> bool {
        self.fields(Depth::Customers).take(NAMES).any(|(field, _)| field.contains(word))
    }

    /// Through what the words found it: the customer where its name and domain have them all, else the field that has
    /// all that the customer's own fields do not, and of several the one that has most of them.
    fn found_by(&self, words: &[&str], depth: Depth) -> HitBy {
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

/// The customers in list order.
pub(super) struct Model {
    collate: Collate,
    entries: Vec<Arc<Entry>>,
}

impl Model {
    pub(super) fn new(collate: Collate) -> Self {
        Self { collate, entries: Vec::new() }
    }

    pub(super) fn replace(&mut self, tenants: &BTreeSet<TenantId>, anew: &[(Customer, Vec<Entitlement>)]) {
        self.entries.retain(|entry| !tenants.contains(&entry.row.tenant));
        self.entries.extend(anew.iter().map(|(customer, bought)| Arc::new(Entry::new(customer, bought.clone()))));
        self.entries.sort_by(|one, other| in_list_order(&self.collate, one, other));
    }

    /// Answers a question within the scope of who asks it.
    pub(super) fn answer(&self, scope: Scope, depth: Depth, question: &Question) -> Answer {
        let folded = fold(&question.text);
        let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let fits = Fits { folded: &folded, words: &words, depth, markets: markets_named(question, &words) };
        let fits = self.within(scope).filter_map(|entry| Some((fits.of(entry)?, entry)));
        let mut fits: Vec<(Fit, &Arc<Entry>)> = fits.collect();
        if question.sort.is_none() && !words.is_empty() {
            // A stable sort keeps the list's order among those that fit equally well.
            fits.sort_by_key(|(fit, _)| *fit);
        }
        let mut found: Vec<&Arc<Entry>> = fits.into_iter().map(|(_, entry)| entry).collect();
        if let Some((column, direction)) = question.sort {
            self.sort_by(&mut found, (column, direction), question.market_names);
        }
        let (total, all) = (found.len(), self.within(scope).count());
        let is_near = |entry: &&Arc<Entry>| Some(entry.row.tenant) == question.near;
        let near = question.near.and_then(|_| found.iter().position(is_near));
        let offset = near.map_or(question.offset, |place| place.saturating_sub(question.limit / 2));
        let hits: Vec<Hit> = found
            .into_iter()
            .skip(offset)
            .take(question.limit)
            .map(|entry| Hit { row: entry.row.clone(), by: found_by(entry, &words, question.fields, depth) })
            .collect();
        let more = offset.saturating_add(hits.len()) < total;
        Answer { hits, offset, total, similar: 0, all, more, extent: Extent::Whole }
    }

    /// The customers whose name or domain is the text, but for case and accents.
    pub(super) fn named(&self, scope: Scope, text: &str) -> Vec<CustomerRow> {
        let folded = fold(text);
        self.within(scope).filter(|entry| entry.is_named(&folded)).map(|entry| entry.row.clone()).collect()
    }

    /// The row of one customer.
    pub(super) fn row(&self, scope: Scope, tenant: TenantId) -> Option<CustomerRow> {
        self.within(scope).find(|entry| entry.row.tenant == tenant).map(|entry| entry.row.clone())
    }

    fn within(&self, scope: Scope) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(move |entry| scope.includes(entry.row.tenant))
    }

    fn sort_by(&self, found: &mut [&Arc<Entry>], sort: (Column, Direction), names: MarketNames) {
        let (column, direction) = sort;
        let compare = |one: &CustomerRow, other: &CustomerRow| match column {
            Column::Name => (self.collate)(&one.name, &other.name),
            Column::Domain => one.domain.cmp(&other.domain),
            Column::Tenant => one.tenant.cmp(&other.tenant),
            Column::Market => (self.collate)(market_name(one, names), market_name(other, names)),
            Column::Subscriptions => one.subscriptions.cmp(&other.subscriptions),
            Column::Software => one.software.cmp(&other.software),
        };
        found.sort_by(|one, other| match direction {
            Direction::Ascending => compare(&one.row, &other.row),
            Direction::Descending => compare(&other.row, &one.row),
        });
    }
}

/// How well a question's words fit each customer.
struct Fits<'question> {
    folded: &'question str,
    words: &'question [&'question str],
    depth: Depth,
    /// For each word the slugs of the markets whose name has it; `None` where the question looks at everything.
    markets: Option<Vec<Vec<&'static str>>>,
}

impl Fits<'_> {
    fn of(&self, entry: &Entry) -> Option<Fit> {
        let Some(markets) = &self.markets else { return entry.fit(self.folded, self.words, self.depth) };
        let is_in_market = |slugs: &[&str]| slugs.contains(&entry.row.market.as_str());
        let others = self.words.iter().zip(markets).filter(|(_, slugs)| !is_in_market(slugs));
        let others: Vec<&str> = others.map(|(word, _)| *word).collect();
        let may_be_of_guid = |word: &&str| SHORTEST_OF_GUID <= word.len();
        if !others.iter().all(|word| may_be_of_guid(word) || entry.has_in_names(word)) {
            return None;
        }
        entry.fit(self.folded, &others, Depth::Customers)
    }
}

/// The markets that each word may mean, where the question looks at the columns alone.
fn markets_named(question: &Question, words: &[&str]) -> Option<Vec<Vec<&'static str>>> {
    let named = |word: &&str| markets::named_with(word, question.market_names);
    (question.fields == Fields::Columns).then(|| words.iter().map(named).collect())
}

/// Through what the words found the customer. What the columns have needs no telling.
fn found_by(entry: &Entry, words: &[&str], fields: Fields, depth: Depth) -> HitBy {
    match fields {
        Fields::All => entry.found_by(words, depth),
        Fields::Columns => HitBy::Customer,
    }
}

/// The order of the list: by name as collated, and by GUID where two have the same name.
fn in_list_order(collate: &Collate, one: &Entry, other: &Entry) -> Ordering {
    collate(&one.row.name, &other.row.name).then_with(|| one.row.tenant.cmp(&other.row.tenant))
}

/// The name of the customer's market; its slug where the market is not one that is known.
fn market_name(row: &CustomerRow, names: MarketNames) -> &str {
    Markets::embedded().by_slug(&row.market).map_or(&row.market, |market| markets::market_name(market, names))
}
