//! The index of customers, in memory, in the order of the list.
//!
//! **Invariant:** what it answers lies within the scope of the question and, once it has caught up, is what the store
//! has at [`Index::applied`] or later.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::domain::actor::Scope;
use crate::domain::market::Markets;
use crate::domain::version::EntityRef;
use crate::domain::{Entitlement, Seq, TenantId};
use crate::ports::page::all_pages;
use crate::ports::{Changes, Page, Store, StoreFailure, StoreIdentity};
use crate::search::entry::{CustomerRow, Entry, Fit};
use crate::search::fold::fold;
use crate::search::markets;
use crate::search::question::{Answer, Column, Depth, Direction, Fields, Hit, HitBy, MarketNames, Question};

/// How two names sort, as the language of the operator has it.
pub type Collate = Arc<dyn Fn(&str, &str) -> Ordering + Send + Sync>;

/// A filter finds GUIDs by no less, in bytes: a letter or two stand in many of them by chance, and they are hidden on most
/// screens.
const SHORTEST_OF_GUID: usize = 6;

/// More changed customers than this are sorted in at once, not put in one by one.
const SORT_IN_FROM: usize = 64;

/// The index.
#[derive(Clone)]
pub struct Index {
    identity: StoreIdentity,
    applied: Seq,
    scope: Scope,
    collate: Collate,
    entries: Vec<Arc<Entry>>,
}

impl Index {
    /// The index of all customers within the scope, read by pages.
    ///
    /// # Errors
    /// What the store says.
    pub fn build(store: &dyn Store, scope: Scope, collate: Collate) -> Result<Self, StoreFailure> {
        let identity = store.identity()?;
        let applied = store.latest_seq()?;
        let customers = all_pages(|after| store.customers(scope, after, Page::<()>::LIMIT))?;
        let mut entries = Vec::with_capacity(customers.len());
        for customer in &customers {
            entries.push(Arc::new(Entry::new(customer, bought(store, scope, customer.id)?)));
        }
        let mut index = Self { identity, applied, scope, collate, entries };
        index.sort();
        Ok(index)
    }

    /// The commit up to which the store's changes are certainly in it.
    #[must_use]
    pub fn applied(&self) -> Seq {
        self.applied
    }

    /// Whether the store has something it has not.
    ///
    /// # Errors
    /// What the store says.
    pub fn is_behind(&self, store: &dyn Store) -> Result<bool, StoreFailure> {
        Ok(store.latest_seq()? != self.applied || store.identity()? != self.identity)
    }

    /// Takes in what was committed since; makes itself anew where the store is another one, was loaded again or no longer
    /// says all that was committed since.
    ///
    /// # Errors
    /// What the store says; the index is then as it was.
    pub fn catch_up(&mut self, store: &dyn Store) -> Result<(), StoreFailure> {
        let latest = store.latest_seq()?;
        if store.identity()? != self.identity || latest < self.applied {
            return self.begin_anew(store);
        }
        let mut tenants: BTreeSet<TenantId> = BTreeSet::new();
        let mut seen = self.applied;
        loop {
            let Changes { entries, has_more } = match store.changes_after(seen, Page::<()>::LIMIT) {
                Err(StoreFailure::FeedForgotten) => return self.begin_anew(store),
                read => read?,
            };
            seen = entries.last().map_or(seen, |entry| entry.seq);
            tenants.extend(entries.iter().filter_map(|entry| listed_tenant(&entry.entity)));
            if !has_more {
                break;
            }
        }
        let mut anew = Vec::with_capacity(tenants.len());
        for tenant in &tenants {
            if let Some(customer) = store.customer(self.scope, *tenant)? {
                anew.push(Arc::new(Entry::new(&customer.value, bought(store, self.scope, *tenant)?)));
            }
        }
        self.replace(&tenants, anew);
        self.applied = seen.max(latest);
        Ok(())
    }

    fn begin_anew(&mut self, store: &dyn Store) -> Result<(), StoreFailure> {
        *self = Self::build(store, self.scope, Arc::clone(&self.collate))?;
        Ok(())
    }

    /// Answers a question within the scope of who asks it.
    #[must_use]
    pub fn answer(&self, scope: Scope, depth: Depth, question: &Question) -> Answer {
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
        Answer { hits, offset, total, all, more }
    }

    /// The customers whose name or domain is the text, but for case and accents.
    #[must_use]
    pub fn named(&self, scope: Scope, text: &str) -> Vec<CustomerRow> {
        let folded = fold(text);
        self.within(scope).filter(|entry| entry.is_named(&folded)).map(|entry| entry.row.clone()).collect()
    }

    /// The row of one customer.
    #[must_use]
    pub fn row(&self, scope: Scope, tenant: TenantId) -> Option<CustomerRow> {
        self.within(scope).find(|entry| entry.row.tenant == tenant).map(|entry| entry.row.clone())
    }

    fn within(&self, scope: Scope) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(move |entry| scope.includes(entry.row.tenant))
    }

    fn sort(&mut self) {
        let collate = Arc::clone(&self.collate);
        self.entries.sort_by(|one, other| in_list_order(&collate, one, other));
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

    fn replace(&mut self, tenants: &BTreeSet<TenantId>, anew: Vec<Arc<Entry>>) {
        if tenants.is_empty() {
            return;
        }
        self.entries.retain(|entry| !tenants.contains(&entry.row.tenant));
        if SORT_IN_FROM < anew.len() {
            self.entries.extend(anew);
            self.sort();
            return;
        }
        for entry in anew {
            let place =
                self.entries.partition_point(|known| in_list_order(&self.collate, known, &entry) == Ordering::Less);
            self.entries.insert(place, entry);
        }
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Index")
            .field("applied", &self.applied)
            .field("entries", &self.entries.len())
            .finish_non_exhaustive()
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

/// Everything the customer bought.
fn bought(store: &dyn Store, scope: Scope, tenant: TenantId) -> Result<Vec<Entitlement>, StoreFailure> {
    all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))
}

/// The customer whose entry a change of that entity touches; keys, operators, devices,
/// support requests and what is done to a purchase by time stand in no entry.
fn listed_tenant(entity: &EntityRef) -> Option<TenantId> {
    match entity {
        EntityRef::Customer(_) | EntityRef::Order(_, _) | EntityRef::Entitlement(_) | EntityRef::Subscription(_, _) => {
            entity.tenant()
        }
        EntityRef::SealedKey(_, _)
        | EntityRef::Operator(_)
        | EntityRef::Operators
        | EntityRef::Schedule(_)
        | EntityRef::Command(_, _)
        | EntityRef::SupportRequest(_)
        | EntityRef::KmsDevice(_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choice::LanguageTag;
    use crate::domain::customer::Contact;
    use crate::domain::{Actor, Catalog, Customer, Instant, ProductKind};
    use crate::ports::{BulkLoad, Change, Clock, Loaded, Stop};
    use crate::store::memory::MemoryStore;
    use crate::testing::example;
    use uuid::Uuid;

    fn entry(number: u128, name: &str, market: &str, purchases: u32) -> Arc<Entry> {
        let customer = Customer {
            id: TenantId(Uuid::from_u128(number)),
            name: name.to_owned(),
            domain: format!("d{}.example", 100 - number),
            market: market.to_owned(),
            language: LanguageTag("sv-SE".to_owned()),
            contact: Contact { name: String::new(), email: String::new(), phone: String::new() },
        };
        // Of the customers with odd numbers everything is a subscription, of the others nothing.
        let kind = if number % 2 == 1 { ProductKind::ServerSubscription } else { ProductKind::Perpetual };
        let product = Catalog::embedded().products().find(|product| product.kind == kind).unwrap();
        let bought = (1..=purchases).map(|line| {
            let mut purchase = Entitlement::example(line, product);
            purchase.id.tenant = customer.id;
            purchase.id.order = format!("OR-{number}").parse().unwrap();
            purchase.line.title = format!("Server {line}");
            purchase
        });
        Arc::new(Entry::new(&customer, bought.collect()))
    }

    /// Swedish order for the letters these tests have.
    fn swedish(text: &str) -> String {
        text.to_lowercase().replace('å', "z1").replace('ä', "z2").replace('ö', "z3")
    }

    fn index() -> Index {
        let entries = vec![
            entry(1, "Östra Bygg", "sweden", 2),
            entry(2, "Alfa", "germany", 0),
            entry(3, "Alfa Bygg", "norway", 1),
            entry(4, "Åbo Bygg", "aland-islands", 3),
        ];
        let identity = StoreIdentity { store: Uuid::from_u128(1), epoch: 1 };
        let collate: Collate = Arc::new(|one: &str, other: &str| swedish(one).cmp(&swedish(other)));
        let mut index = Index { identity, applied: Seq(4), scope: everything(), collate, entries };
        index.sort();
        index
    }

    fn everything() -> Scope {
        Actor::example(&[]).scope()
    }

    fn names(answer: &Answer) -> Vec<&str> {
        answer.hits.iter().map(|hit| hit.row.name.as_str()).collect()
    }

    fn ask(text: &str) -> Answer {
        index().answer(everything(), Depth::Everything, &Question::first(text, 10))
    }

    fn sorted(column: Column, direction: Direction) -> Vec<String> {
        let question = Question { sort: Some((column, direction)), ..Question::first("", 10) };
        let answer = index().answer(everything(), Depth::Everything, &question);
        answer.hits.into_iter().map(|hit| hit.row.name).collect()
    }

    #[test]
    fn an_empty_question_gives_the_first_customers_in_list_order() {
        assert_eq!(names(&ask("")), ["Alfa", "Alfa Bygg", "Åbo Bygg", "Östra Bygg"]);
        let answer = index().answer(everything(), Depth::Everything, &Question::first(" ", 3));
        assert_eq!((answer.hits.len(), answer.total, answer.more), (3, 4, true));
        let rest = Question { offset: 3, ..Question::first("", 3) };
        let rest = index().answer(everything(), Depth::Everything, &rest);
        assert_eq!((names(&rest), rest.total, rest.more), (vec!["Östra Bygg"], 4, false));
    }

    #[test]
    fn a_page_near_a_customer_has_it_wherever_it_stands() {
        let near = |number| Question { near: Some(TenantId(Uuid::from_u128(number))), ..Question::first("", 2) };
        let answer = index().answer(everything(), Depth::Everything, &near(4));
        assert_eq!((names(&answer), answer.offset, answer.more), (vec!["Alfa Bygg", "Åbo Bygg"], 1, true));
        let none = index().answer(everything(), Depth::Everything, &near(5));
        assert_eq!((names(&none), none.offset, none.all), (vec!["Alfa", "Alfa Bygg"], 0, 4));
    }

    #[test]
    fn all_words_must_match_each_in_any_field() {
        assert_eq!(names(&ask("bygg")), ["Alfa Bygg", "Åbo Bygg", "Östra Bygg"]);
        assert_eq!(names(&ask("BYGG ostra")), ["Östra Bygg"]);
        assert_eq!(names(&ask("bygg d97.example")), ["Alfa Bygg"]);
        assert!(ask("bygg alfa ostra").hits.is_empty());
    }

    #[test]
    fn a_filter_finds_what_stands_in_the_columns_and_nothing_else() {
        let filter = |text: &str, market_names| {
            let question = Question { fields: Fields::Columns, market_names, ..Question::first(text, 10) };
            let answer = index().answer(everything(), Depth::Everything, &question);
            assert!(answer.hits.iter().all(|hit| hit.by == HitBy::Customer), "{text}");
            answer.hits.into_iter().map(|hit| hit.row.name).collect::<Vec<_>>()
        };
        assert_eq!(filter("norge", MarketNames::Swedish), ["Alfa Bygg"]);
        assert_eq!(filter("norway", MarketNames::English), ["Alfa Bygg"]);
        assert!(filter("norway", MarketNames::Swedish).is_empty(), "that stands nowhere");
        assert_eq!(filter("bygg sverige", MarketNames::Swedish), ["Östra Bygg"]);
        assert_eq!(filter("d97", MarketNames::Swedish), ["Alfa Bygg"]);
        assert_eq!(filter("000000000003", MarketNames::Swedish), ["Alfa Bygg"]);
        for invisible in ["server", "or-4", "0000"] {
            assert!(!ask(invisible).hits.is_empty() && filter(invisible, MarketNames::Swedish).is_empty());
        }
    }

    #[test]
    fn what_is_called_exactly_that_stands_first() {
        assert_eq!(names(&ask("åbo bygg")), ["Åbo Bygg"]);
        let mut index = index();
        index.entries.push(entry(5, "Bygg", "sweden", 0));
        index.sort();
        let answer = index.answer(everything(), Depth::Everything, &Question::first("bygg", 10));
        assert_eq!(names(&answer), ["Bygg", "Alfa Bygg", "Åbo Bygg", "Östra Bygg"]);
    }

    #[test]
    fn a_hit_says_through_what_it_was_found() {
        let by = |text: &str| ask(text).hits.into_iter().next().unwrap().by;
        assert_eq!(by("ostra"), HitBy::Customer);
        assert_eq!(by("ostra d99"), HitBy::Customer);
        assert_eq!(by("00000000-0000-0000-0000-000000000002"), HitBy::Tenant);
        assert!(matches!(by("or-4"), HitBy::Order(id) if id.order.as_str() == "OR-4" && id.line.0 == 1));
        assert!(matches!(by("abo server 2"), HitBy::Product(id, title) if id.line.0 == 2 && title == "Server 2"));
    }

    #[test]
    fn the_words_of_a_title_are_not_gathered_from_several_purchases() {
        let titles = |number, titles: &[&str]| {
            let mut entry = entry(number, &format!("Kund {number}"), "sweden", 0);
            let known = Arc::get_mut(&mut entry).unwrap();
            for (title, line) in titles.iter().zip(1..) {
                let mut purchase = Entitlement::example(line, Catalog::embedded().products().next().unwrap());
                purchase.line.title = (*title).to_owned();
                known.push_product(&purchase);
            }
            entry
        };
        let mut index = index();
        index.entries = vec![
            titles(1, &["Windows Server, 1 user CAL", "SQL Server 2022 Standard"]),
            titles(2, &["SQL Server 2022 Standard", "SQL Server 2022, 1 user CAL"]),
            entry(3, "Calle Data", "sweden", 0),
        ];
        let calle = Arc::get_mut(index.entries.last_mut().unwrap()).unwrap();
        let mut purchase = Entitlement::example(1, Catalog::embedded().products().next().unwrap());
        purchase.line.title = "SQL Server 2019 Standard".to_owned();
        calle.push_product(&purchase);
        index.sort();
        let ask = |text| index.answer(everything(), Depth::Everything, &Question::first(text, 10));
        let answer = ask("SQL CAL");
        // One title has both words; the other customer has one of them in its name, which counts less.
        assert_eq!(names(&answer), ["Kund 2", "Calle Data"]);
        assert!(matches!(&answer.hits[0].by, HitBy::Product(_, title) if title == "SQL Server 2022, 1 user CAL"));
        assert!(matches!(&answer.hits[1].by, HitBy::Product(_, title) if title == "SQL Server 2019 Standard"));
        let whole = "SQL Server 2022, 1 user CAL";
        assert!(matches!(&ask(whole).hits[0].by, HitBy::Product(_, title) if title == whole));
        assert_eq!(names(&ask("kund 2 windows cal")), [""; 0]);
    }

    #[test]
    fn an_order_is_found_with_the_line_that_the_command_line_prints() {
        for (text, line) in [("OR-4", 1), ("OR-4/1", 1), ("or-4/3", 3)] {
            let answer = ask(text);
            assert_eq!(names(&answer), ["Åbo Bygg"], "{text}");
            assert!(matches!(&answer.hits[0].by, HitBy::Order(id) if id.line.0 == line), "{text}");
        }
        assert!(ask("or-4/4").hits.is_empty());
    }

    #[test]
    fn every_column_sorts_both_ways_and_equal_rows_keep_the_lists_order() {
        assert_eq!(sorted(Column::Software, Direction::Descending), ["Åbo Bygg", "Östra Bygg", "Alfa Bygg", "Alfa"]);
        assert_eq!(sorted(Column::Tenant, Direction::Ascending), ["Östra Bygg", "Alfa", "Alfa Bygg", "Åbo Bygg"]);
        assert_eq!(sorted(Column::Domain, Direction::Ascending), ["Åbo Bygg", "Alfa Bygg", "Alfa", "Östra Bygg"]);
        assert_eq!(sorted(Column::Name, Direction::Descending), ["Östra Bygg", "Åbo Bygg", "Alfa Bygg", "Alfa"]);
        // Norge, Sverige, Tyskland, Åland; in English: Åland Islands sorts last by these letters too.
        assert_eq!(sorted(Column::Market, Direction::Ascending), ["Alfa Bygg", "Östra Bygg", "Alfa", "Åbo Bygg"]);
        let subscriptions = sorted(Column::Subscriptions, Direction::Ascending);
        assert_eq!(subscriptions, ["Alfa", "Åbo Bygg", "Alfa Bygg", "Östra Bygg"]);
    }

    #[test]
    fn m365_1_an_answer_lies_within_the_scope_of_who_asks() {
        let scope = Actor::example_customer(true).scope();
        let answer = index().answer(scope, Depth::Everything, &Question::first("", 10));
        assert_eq!((names(&answer), answer.total), (vec!["Östra Bygg"], 1));
        assert!(index().row(scope, TenantId(Uuid::from_u128(2))).is_none());
        assert!(index().named(scope, "Alfa").is_empty());
    }

    #[derive(Debug)]
    struct StillClock;

    impl Clock for StillClock {
        fn now(&self) -> Instant {
            Instant::CUTOVER
        }
    }

    #[test]
    fn another_store_makes_another_index() {
        let store = MemoryStore::new(Uuid::from_u128(2), Arc::new(StillClock));
        let mut index = index();
        assert!(index.is_behind(&store).unwrap());
        index.catch_up(&store).unwrap();
        assert!(index.entries.is_empty() && !index.is_behind(&store).unwrap());
    }

    #[test]
    fn it_catches_up_with_more_than_one_page_of_changes() {
        let store = MemoryStore::new(Uuid::from_u128(2), Arc::new(StillClock));
        let collate: Collate = Arc::new(|one: &str, other: &str| one.cmp(other));
        let mut index = Index::build(&store, everything(), collate).unwrap();
        for first in [1, 601, 1_201] {
            let customers = (first..first + 600).map(|number| Change::Customer(example::customer(number)));
            store.apply(&example::commit(customers.collect())).unwrap();
        }
        assert!(store.changes_after(index.applied(), Page::<()>::LIMIT).unwrap().has_more);
        index.catch_up(&store).unwrap();
        assert_eq!(index.answer(everything(), Depth::Everything, &Question::first("", 10)).total, 1_800);
    }

    #[test]
    fn a_feed_that_has_forgotten_makes_it_anew() {
        let mut store = MemoryStore::new(Uuid::from_u128(2), Arc::new(StillClock));
        let collate: Collate = Arc::new(|one: &str, other: &str| one.cmp(other));
        let mut index = Index::build(&store, everything(), collate).unwrap();
        let loaded = Loaded::Customer(example::customer(1));
        let identity = store.load(&mut std::iter::once(loaded), Instant::CUTOVER, &Stop::default()).unwrap();
        // As if it had followed the loaded store from its beginning, which the feed does not go back to.
        index.identity = identity;
        assert!(matches!(store.changes_after(index.applied(), 1), Err(StoreFailure::FeedForgotten)));
        index.catch_up(&store).unwrap();
        assert_eq!(index.answer(everything(), Depth::Everything, &Question::first("", 10)).total, 1);
        assert!(!index.is_behind(&store).unwrap());
    }

    #[test]
    fn a_changed_customer_moves_to_its_new_place_in_the_list() {
        let mut index = index();
        let tenants = BTreeSet::from([TenantId(Uuid::from_u128(2)), TenantId(Uuid::from_u128(4))]);
        index.replace(&tenants, vec![entry(2, "Örebro", "sweden", 0)]);
        let answer = index.answer(everything(), Depth::Everything, &Question::first("", 10));
        assert_eq!(names(&answer), ["Alfa Bygg", "Örebro", "Östra Bygg"]);
    }
}
