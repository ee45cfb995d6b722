//! How fast the index of customers answers, and how many bytes it takes: the demo's customers, without a store.
//!
//! `cargo bench --bench search` measures a thousand and a hundred thousand of them; `NYCKEL_BENCH_CUSTOMERS=1000000 cargo bench
//! --bench search` a million. The list of questions is the same each time, and is printed first.

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]
#![allow(clippy::print_stdout, reason = "a benchmark says what it asks and what the index takes")]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use nyckel::demo::Demo;
use nyckel::domain::{Actor, Seq};
use nyckel::i18n::{Collation, Language};
use nyckel::ports::StoreIdentity;
use nyckel::search::{Asking, Collate, Column, Depth, Direction, Fields, Gathering, Index, Question, Spelling};
use uuid::Uuid;

/// As many hits as a page has.
const PAGE: usize = 100;

/// The indexes that were made, each once for all measurements.
static INDEXES: Mutex<BTreeMap<u32, Arc<Index>>> = Mutex::new(BTreeMap::new());

fn main() {
    println!("200 questions: {:?}", questions());
    divan::main();
}

fn sizes() -> Vec<u32> {
    let asked = std::env::var("NYCKEL_BENCH_CUSTOMERS").unwrap_or_else(|_| "1000,100000".to_owned());
    asked.split(',').map(|size| size.trim().parse().expect("a number of customers")).collect()
}

/// One letter, a part of a name, two words, the beginning of a GUID, an order number, and what nobody has; forty of most.
fn questions() -> Vec<String> {
    let letters = ('a'..='z').chain('0'..='9').map(String::from);
    let names = ["bygg", "ostra", "åkeri", "konsult", "data", "norr", "sverige", "fast", "berg", "holm"];
    let ends = ["", " ab", " a", " gmbh"];
    let words = names.iter().flat_map(|name| ends.iter().map(move |end| format!("{name}{end}")));
    let guids = (0..40_u32).map(|number| format!("{:06x}", number.wrapping_mul(0x9E_3779) & 0xFF_FFFF));
    let orders = (0..40_u32).map(|number| format!("or-{:03}", number * 23));
    let products = ["sql server", "windows server", "server 2022", "1 user cal"].map(str::to_owned);
    let nobody = (0..40_u32).map(|number| format!("zq{number}xw"));
    letters.chain(words).chain(guids).chain(orders).chain(products).chain(nobody).collect()
}

/// The index of the demo's customers.
fn made(customers: u32) -> Index {
    let collation = Collation::of(Language::Swedish);
    let collate: Collate = Arc::new(move |one, other| collation.compare(one, other));
    let mut gathering = Gathering::default();
    Demo::new(Demo::SEED, customers).records().for_each(|entity| gathering.see(&entity));
    let identity = StoreIdentity { store: Uuid::from_u128(1), epoch: 1 };
    gathering.sorted(Actor::example(&[]).scope(), collate).of(identity, Seq(1))
}

fn index(customers: u32) -> Arc<Index> {
    let mut indexes = INDEXES.lock().unwrap_or_else(PoisonError::into_inner);
    let index = indexes.entry(customers).or_insert_with(|| {
        let index = made(customers);
        let bytes = index.bytes();
        println!(
            "{customers} customers: {bytes} bytes, {} each",
            bytes / usize::try_from(customers).unwrap_or(1).max(1)
        );
        Arc::new(index)
    });
    Arc::clone(index)
}

/// Asks all questions, once a sample.
fn ask_all(
    bencher: Bencher<'_, '_>,
    customers: u32,
    ask: impl Fn(&Index, &Asking<'_>),
    change: impl Fn(Question) -> Question,
) {
    let index = index(customers);
    let questions: Vec<Question> = questions().iter().map(|text| change(Question::first(text, PAGE))).collect();
    bencher.counter(ItemsCount::new(questions.len())).bench_local(|| {
        for question in &questions {
            let scope = Actor::example(&[]).scope();
            ask(&index, &Asking { scope, depth: Depth::Everything, question, is_stale: &|| false });
        }
    });
}

fn begin(index: &Index, asking: &Asking<'_>) {
    black_box(index.begin(asking, None));
}

fn answer(index: &Index, asking: &Asking<'_>) {
    black_box(index.whole_answer(asking, None));
}

/// From a key to the first page.
#[divan::bench(args = sizes())]
fn first_page(bencher: Bencher<'_, '_>, customers: u32) {
    ask_all(bencher, customers, begin, |question| question);
}

/// All of the answer, with its count.
#[divan::bench(args = sizes())]
fn whole_answer(bencher: Bencher<'_, '_>, customers: u32) {
    ask_all(bencher, customers, answer, |question| question);
}

/// All of a filter's answer, which looks at the columns.
#[divan::bench(args = sizes())]
fn filter(bencher: Bencher<'_, '_>, customers: u32) {
    ask_all(bencher, customers, answer, |question| Question { fields: Fields::Columns, ..question });
}

/// Names of which a letter is missing, one too many, another one or in the wrong place, and what no name is like.
const MISTYPED: [&str; 10] = [
    "contso",
    "northwnid",
    "fabricam",
    "konsullt",
    "stockholn",
    "svreige bygg",
    "ostra bygg",
    "bygg ostra konsult",
    "zqxwvk",
    "qqqqqqqqqq",
];

/// All of the answer with the similar ones behind it, one question a sample.
#[divan::bench(args = sizes())]
fn similar(bencher: Bencher<'_, '_>, customers: u32) {
    let index = index(customers);
    let mut texts = MISTYPED.iter().cycle();
    let scope = Actor::example(&[]).scope();
    bencher.with_inputs(|| texts.next().copied().unwrap_or_default()).bench_local_values(|text| {
        let question = Question { spelling: Spelling::Similar, ..Question::first(text, PAGE) };
        black_box(index.answer(scope, Depth::Everything, &question))
    });
}

/// A page in the middle of all customers by a column.
#[divan::bench(args = sizes())]
fn sorted(bencher: Bencher<'_, '_>, customers: u32) {
    let index = index(customers);
    let offset = usize::try_from(customers / 2).unwrap_or(0);
    bencher.counter(ItemsCount::new(Column::ALL.len())).bench_local(|| {
        for column in Column::ALL {
            let sort = Some((column, Direction::Descending));
            let question = Question { sort, offset, ..Question::first("", PAGE) };
            let scope = Actor::example(&[]).scope();
            answer(&index, &Asking { scope, depth: Depth::Everything, question: &question, is_stale: &|| false });
        }
    });
}

/// The index of customers that are there.
#[divan::bench(args = [1_000, 10_000])]
fn make(bencher: Bencher<'_, '_>, customers: u32) {
    bencher.counter(ItemsCount::new(customers)).bench(|| made(customers));
}
