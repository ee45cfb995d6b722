//! The index answers what its model does, whatever was put in, changed and asked.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::domain::entitlement::Lifetime;
use crate::domain::{EntitlementId, LineNumber, SubscriptionId};
use crate::i18n::{Collation, Language};
use crate::search::asking::Former;
use crate::search::finding::Finding;
use crate::search::index::Begun;
use crate::search::index::model::Model;

/// More tenants than are changed at once, so that some come in, some change and some go.
const TENANTS: u128 = 150;

const NAMES: [&str; 12] = [
    "Östra Bygg",
    "Bygg",
    "bygg",
    "Åbo Bygg",
    "Alfa",
    "Alfa & Co",
    "Ærø  Smør",
    "SQL Data",
    "or 4",
    "",
    "e",
    "Zeta Östra Sverige AB",
];
const MARKETS: [&str; 5] = ["sweden", "norway", "aland-islands", "nowhere", "germany"];
const ORDERS: [&str; 5] = ["OR-4", "or-4", "OR-7F3K2", "A/B", "Straße 1"];
const TITLES: [&str; 5] = ["SQL Server 2022", "SQL Server 2022, 1 user CAL", "sql server 2022", "Windows Östra", ""];
/// What questions are made of, beside parts of names.
const WORDS: [&str; 22] = [
    "bygg",
    "ostra",
    "Östra",
    "a",
    "e",
    "0",
    "00000000",
    "0000-0000-",
    "-",
    "or-4",
    "OR-7",
    "/1",
    "a/b",
    "straße",
    "sql",
    "cal",
    "server 2022",
    "sver",
    "norge",
    "sweden",
    "d7.example",
    "zzz",
];

fn tenant(number: u128) -> TenantId {
    TenantId(Uuid::from_u128(number << 64 | number))
}

/// A purchase by its order, line, title, day, and the subscription that renews it, if one does.
type Bought = (&'static str, u32, &'static str, i64, Option<u128>);

pub(super) fn customers() -> impl Strategy<Value = Entry> {
    let bought = (select(&ORDERS[..]), 1..4_u32, select(&TITLES[..]), 0..3_i64, proptest::option::of(0..9_u128));
    (1..TENANTS, select(&NAMES[..]), select(&MARKETS[..]), 0..20_u32, vec(bought, 0..4))
        .prop_map(|(number, name, market, domain, bought)| customer(number, name, market, domain, bought))
}

fn customer(number: u128, name: &str, market: &str, domain: u32, bought: Vec<Bought>) -> Entry {
    let (mut customer, _) = entry(1, name, market, 0);
    customer.id = tenant(number);
    customer.domain = format!("D{domain}.example");
    let example = |kind| Catalog::embedded().products().find(|product| product.kind == kind).unwrap();
    let bought = bought.into_iter().map(|(order, line, title, day, subscription)| {
        let kind = if subscription.is_some() { ProductKind::ServerSubscription } else { ProductKind::Perpetual };
        let mut purchase = Entitlement::example(line, example(kind));
        purchase.id = EntitlementId { tenant: customer.id, order: order.parse().unwrap(), line: LineNumber(line) };
        purchase.line.title = title.to_owned();
        purchase.bought = Instant::CUTOVER.after(chrono::Duration::days(day - 1));
        purchase.lifetime = subscription.map_or(Lifetime::Perpetual, |number| {
            Lifetime::Subscription(SubscriptionId(Uuid::from_u128(number << 96 | 7)))
        });
        purchase
    });
    let bought = bought.collect();
    (customer, bought)
}

/// What is put in, and tenants that are taken out.
pub(super) type Step = (Vec<Entry>, Vec<u128>);

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let few = (vec(customers(), 0..6), vec(1..TENANTS, 0..4));
    let many = (vec(customers(), 60..130), vec(1..TENANTS, 0..80));
    vec(prop_oneof![3 => few, 1 => many], 0..5)
}

fn texts() -> impl Strategy<Value = String> {
    let guid = (1..TENANTS, 0..30_usize, 1..37_usize).prop_map(|(number, from, length)| {
        let text = tenant(number).to_string();
        text[from..text.len().min(from + length)].to_owned()
    });
    let name = (select(&NAMES[..]), 0..8_usize, 1..9_usize)
        .prop_map(|(name, from, length)| name.chars().skip(from).take(length).collect::<String>());
    let subscription = (0..9_u128).prop_map(|number| Uuid::from_u128(number << 96 | 7).to_string());
    let word = select(&WORDS[..]).prop_map(str::to_owned);
    let piece = prop_oneof![6 => word, 3 => name, 2 => guid, 1 => subscription];
    vec(piece, 0..4).prop_map(|pieces| pieces.join(" "))
}

pub(super) fn questions() -> impl Strategy<Value = (Scope, Depth, Question)> {
    let scope = prop_oneof![5 => Just(everything()), 1 => (1..TENANTS).prop_map(scope_of)];
    let depth = select(vec![Depth::Customers, Depth::Orders, Depth::Everything]);
    let direction = select(vec![Direction::Ascending, Direction::Descending]);
    let sort = proptest::option::of((select(Column::ALL.to_vec()), direction));
    let market_names = select(vec![MarketNames::Swedish, MarketNames::English]);
    let page = (proptest::option::weighted(0.3, (1..TENANTS).prop_map(tenant)), 0..40_usize, 0..30_usize);
    let fields = select(vec![Fields::All, Fields::Columns]);
    (scope, depth, texts(), fields, sort, market_names, page).prop_map(
        |(scope, depth, text, fields, sort, market_names, (near, offset, limit))| {
            (
                scope,
                depth,
                Question { text, fields, spelling: Spelling::AsTyped, sort, market_names, near, offset, limit },
            )
        },
    )
}

fn scope_of(number: u128) -> Scope {
    Actor::CustomerAdmin { tenant: tenant(number), name: String::new(), global_admin: true, by: None }.scope()
}

/// Swedish order, and one by which names that differ in case are alike.
pub(super) fn collations() -> [Collate; 2] {
    let collation = Collation::of(Language::Swedish);
    [
        Arc::new(move |one: &str, other: &str| collation.compare(one, other)),
        Arc::new(|one: &str, other: &str| swedish(one).cmp(&swedish(other))),
    ]
}

/// Of one tenant the last is meant, as a store has one.
fn once_each(entries: Vec<Entry>) -> Vec<Entry> {
    let by_tenant: std::collections::BTreeMap<TenantId, Entry> =
        entries.into_iter().map(|entry| (entry.0.id, entry)).collect();
    by_tenant.into_values().collect()
}

pub(super) fn both(collate: &Collate, first: Vec<Entry>, steps: Vec<Step>) -> (Index, Model) {
    let first = once_each(first);
    let identity = StoreIdentity { store: Uuid::from_u128(1), epoch: 1 };
    let mut index = index_over(&first, identity, Arc::clone(collate));
    let mut model = Model::new(Arc::clone(collate));
    model.replace(&BTreeSet::new(), &first);
    for (put_in, taken_out) in steps {
        change(&mut index, &mut model, put_in, taken_out);
    }
    (index, model)
}

pub(super) fn change(index: &mut Index, model: &mut Model, put_in: Vec<Entry>, taken_out: Vec<u128>) {
    let put_in = once_each(put_in);
    let mut tenants: BTreeSet<TenantId> = taken_out.into_iter().map(tenant).collect();
    tenants.extend(put_in.iter().map(|(customer, _)| customer.id));
    replace(index, &tenants, &put_in);
    model.replace(&tenants, &put_in);
}

pub(super) fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    TestRunner::new(config).run(strategy, test).unwrap();
}

#[test]
fn the_index_answers_as_its_model_does() {
    let asked = (0..2_usize, vec(customers(), 0..150), steps(), vec(questions(), 30));
    run(64, &asked, |(collation, first, steps, questions)| {
        let (index, model) = both(&collations()[collation], first, steps);
        for (scope, depth, question) in questions {
            let (answer, expected) = (index.answer(scope, depth, &question), model.answer(scope, depth, &question));
            prop_assert_eq!(answer, expected, "{:?}", question);
            prop_assert_eq!(index.named(scope, &question.text), model.named(scope, &question.text));
            if let Some(near) = question.near {
                prop_assert_eq!(index.row(scope, near), model.row(scope, near));
            }
        }
        Ok(())
    });
}

/// The index's answer in two steps, with what the question before found; the number of the hits that came first is told.
fn in_two_steps(index: &Index, asking: &Asking<'_>, former: Option<&Former>) -> (usize, Answer, Option<Former>) {
    let (page, whole) = match index.begin(asking, former).unwrap() {
        Begun::Page(page) => (page, index.whole_answer(asking, former).unwrap()),
        Begun::Whole(whole) => (whole.answer.hits.clone(), whole),
    };
    (page.len(), whole.answer, whole.former)
}

#[test]
fn a_text_that_grows_finds_among_what_it_found_the_same_as_anew() {
    let asked = (vec(customers(), 40..150), steps(), vec((questions(), texts()), 20));
    run(48, &asked, |(first, steps, questions)| {
        let (index, model) = both(&collations()[0], first, steps);
        for ((scope, depth, question), text) in questions {
            let mut former: Option<Former> = None;
            for end in text.char_indices().map(|(place, letter)| place + letter.len_utf8()) {
                let question = Question { text: text[..end].to_owned(), ..question.clone() };
                let asking = Asking { scope, depth, question: &question, is_stale: &|| false };
                let (first, answer, kept) = in_two_steps(&index, &asking, former.as_ref());
                let expected = model.answer(scope, depth, &question);
                prop_assert_eq!(first, expected.hits.len(), "{:?}", question);
                prop_assert_eq!(answer, expected, "{:?}", question);
                former = kept;
            }
        }
        Ok(())
    });
}

#[test]
fn what_comes_first_is_the_first_page_in_list_order() {
    let asked = (vec(customers(), 0..150), steps(), vec(questions(), 20));
    run(48, &asked, |(first, steps, questions)| {
        let (index, model) = both(&collations()[0], first, steps);
        for (scope, depth, question) in questions {
            let question = Question { sort: None, near: None, offset: 0, ..question };
            let asking = Asking { scope, depth, question: &question, is_stale: &|| false };
            // Sorted by nothing that tells them apart they stand in the order of the list.
            let in_order = Question { sort: Some((Column::Name, Direction::Ascending)), ..question.clone() };
            let expected = model.answer(scope, depth, &in_order);
            match index.begin(&asking, None).unwrap() {
                Begun::Page(page) => {
                    prop_assert_eq!(&page, &expected.hits);
                    prop_assert!(page.len() == question.limit && expected.more);
                }
                Begun::Whole(whole) => prop_assert!(!expected.more && whole.answer.total == expected.total),
            }
        }
        Ok(())
    });
}

#[test]
fn questions_one_after_another_are_answered_as_each_alone() {
    let asked = (vec(customers(), 0..150), vec(steps(), 0..3), vec((questions(), 0..3_usize), 20), 0..200_usize);
    run(64, &asked, |(first, changes, questions, few)| {
        let collate = &collations()[0];
        let (mut index, mut model) = both(collate, first, Vec::new());
        let mut finding = Finding::telling_first_pages_from(few);
        let mut changes = changes.into_iter();
        for ((scope, depth, question), again) in questions {
            // The same list is looked at here and there, before something in it changes.
            for page in 0..=again {
                let question = Question { offset: question.offset + 7 * page, ..question.clone() };
                let asking = Asking { scope, depth, question: &question, is_stale: &|| false };
                let mut told = None;
                let answer = finding.answer(&index, &asking, &mut |page| told = Some(page)).unwrap();
                prop_assert_eq!(&answer, &model.answer(scope, depth, &question), "{:?}", question);
                prop_assert!(
                    told.is_none_or(|page| page.extent == Extent::FirstPage && page.hits.len() <= answer.hits.len())
                );
            }
            for (put_in, taken_out) in changes.next().unwrap_or_default() {
                change(&mut index, &mut model, put_in, taken_out);
            }
        }
        Ok(())
    });
}
