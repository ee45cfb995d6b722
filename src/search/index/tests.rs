//! What the index answers, over customers that are written out.

mod keeping;
mod likeness;
mod similar;

use std::cell::Cell;

use super::*;
use crate::domain::choice::LanguageTag;
use crate::domain::customer::Contact;
use crate::domain::{Actor, Catalog, Customer, Instant, ProductKind};
use crate::ports::{BulkLoad, Change, Clock, Load, Loaded, Stop};
use crate::search::asking::Former;
use crate::search::question::{Column, Direction, Extent, Fields, HitBy, MarketNames, Spelling};
use crate::search::scan::CHUNK;
use crate::store::memory::MemoryStore;
use crate::testing::example;
use uuid::Uuid;

type Entry = (Customer, Vec<Entitlement>);

fn entry(number: u128, name: &str, market: &str, purchases: u32) -> Entry {
    let customer = Customer {
        id: TenantId(Uuid::from_u128(number)),
        name: name.to_owned(),
        domain: format!("d{}.example", 100_u128.abs_diff(number)),
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
    let bought = bought.collect();
    (customer, bought)
}

/// The index of all these customers, each with all it bought, at the fourth commit of that store.
fn index_over(entries: &[Entry], identity: StoreIdentity, collate: Collate) -> Index {
    let mut builder = Builder::default();
    for (customer, bought) in entries {
        builder.push(customer, bought.clone());
    }
    Index::finish(builder, (identity, Seq(4)), everything(), collate)
}

fn put_in(index: &mut Index, entries: &[Entry]) {
    let tenants = entries.iter().map(|(customer, _)| customer.id).collect();
    replace(index, &tenants, entries);
}

fn replace(index: &mut Index, tenants: &BTreeSet<TenantId>, anew: &[Entry]) {
    let mut builder = Builder::after(index.rows.recent().tables.clone());
    for (customer, bought) in anew {
        builder.push(customer, bought.clone());
    }
    index.replace(tenants, builder);
}

/// Swedish order for the letters these tests have.
fn swedish(text: &str) -> String {
    text.to_lowercase().replace('å', "z1").replace('ä', "z2").replace('ö', "z3")
}

fn index() -> Index {
    index_of(&[
        entry(1, "Östra Bygg", "sweden", 2),
        entry(2, "Alfa", "germany", 0),
        entry(3, "Alfa Bygg", "norway", 1),
        entry(4, "Åbo Bygg", "aland-islands", 3),
    ])
}

fn index_of(entries: &[Entry]) -> Index {
    let identity = StoreIdentity { store: Uuid::from_u128(1), epoch: 1 };
    let collate: Collate = Arc::new(|one: &str, other: &str| swedish(one).cmp(&swedish(other)));
    index_over(entries, identity, collate)
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
    put_in(&mut index, &[entry(5, "Bygg", "sweden", 0)]);
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
        for (title, line) in titles.iter().zip(1..) {
            let mut purchase = Entitlement::example(line, Catalog::embedded().products().next().unwrap());
            purchase.line.title = (*title).to_owned();
            entry.1.push(purchase);
        }
        entry
    };
    let mut calle = titles(3, &["SQL Server 2019 Standard"]);
    calle.0.name = "Calle Data".to_owned();
    let index = index_of(&[
        titles(1, &["Windows Server, 1 user CAL", "SQL Server 2022 Standard"]),
        titles(2, &["SQL Server 2022 Standard", "SQL Server 2022, 1 user CAL"]),
        calle,
    ]);
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
    assert!(index.rows.len() == 0 && !index.is_behind(&store).unwrap());
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
    let Load { identity, .. } = store.load(&mut std::iter::once(loaded), Instant::CUTOVER, &Stop::default()).unwrap();
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
    replace(&mut index, &tenants, &[entry(2, "Örebro", "sweden", 0)]);
    let answer = index.answer(everything(), Depth::Everything, &Question::first("", 10));
    assert_eq!(names(&answer), ["Alfa Bygg", "Örebro", "Östra Bygg"]);
}

/// An index of so many customers named with a number.
fn numbered(count: u128) -> Index {
    let entries: Vec<Entry> =
        (1..=count).map(|number| entry(number, &format!("Kund n{number:06}"), "sweden", 0)).collect();
    index_of(&entries)
}

fn asking<'question>(question: &'question Question, is_stale: &'question dyn Fn() -> bool) -> Asking<'question> {
    Asking { scope: everything(), depth: Depth::Everything, question, is_stale }
}

#[test]
fn an_answer_that_nobody_wants_any_more_is_not_looked_for_to_the_end() {
    let index = numbered(u128::try_from(CHUNK).unwrap() * 2 + 10);
    let checks = Cell::new(0);
    let stale_at = |check: u32| {
        let checks = &checks;
        checks.set(0);
        move || checks.replace(checks.get() + 1) == check
    };
    let (nothing, some) = (Question::first("nobody", 10), Question::first("kund", 10));
    for check in 0..3 {
        assert!(index.whole_answer(&asking(&some, &stale_at(check)), None).is_none(), "{check}");
        assert_eq!(checks.get(), check + 1, "nothing is looked at after that");
        assert!(index.begin(&asking(&nothing, &stale_at(check)), None).is_none(), "{check}");
    }
    assert!(matches!(index.begin(&asking(&some, &stale_at(1)), None), Some(Begun::Page(page)) if page.len() == 10));
    assert_eq!(checks.get(), 1, "the first page is there before the rest is looked at");
    assert_eq!(index.whole_answer(&asking(&some, &stale_at(3)), None).unwrap().answer.total, CHUNK * 2 + 10);
}

#[test]
fn what_was_found_is_kept_where_it_is_little_and_until_something_changes() {
    let mut index = numbered(100);
    let ask = |index: &Index, text: &str, former: Option<&Former>| {
        let question = Question::first(text, 10);
        let asking = Asking { scope: everything(), depth: Depth::Everything, question: &question, is_stale: &|| false };
        index.whole_answer(&asking, former).unwrap()
    };
    assert!(ask(&index, "kund", None).former.is_none());
    let former = ask(&index, "kund n00001", None).former.unwrap();
    put_in(&mut index, &[entry(7, "Kund n000012345", "sweden", 0)]);
    assert_eq!(ask(&index, "kund n0000123", Some(&former)).answer.total, 1);
    let other = ask(&index, "kund n00009", None).former;
    assert_eq!(ask(&index, "kund n00005", other.as_ref()).answer.total, 10);
}

#[test]
fn many_changes_are_merged_and_few_are_not() {
    let mut index = numbered(100);
    let few: Vec<Entry> = (1..=3).map(|number| entry(number, &format!("Ny {number}"), "norway", 2)).collect();
    put_in(&mut index, &few);
    assert_eq!(index.rows.recent().len(), 3);
    let many: Vec<Entry> = (3..=90).map(|number| entry(number, &format!("Ny {number}"), "norway", 2)).collect();
    put_in(&mut index, &many);
    assert_eq!((index.rows.recent().len(), index.rows.len()), (0, 100));
    let answer = index.answer(everything(), Depth::Everything, &Question::first("ny", 200));
    assert_eq!(answer.total, 90);
    assert!(matches!(&ask_of(&index, "or-77").hits[0].by, HitBy::Order(id) if id.order.as_str() == "OR-77"));
}

fn ask_of(index: &Index, text: &str) -> Answer {
    index.answer(everything(), Depth::Everything, &Question::first(text, 10))
}
