//! What is to be found: the customers of the demo as the list has them, and what it answers to each question, from an index of
//! their own. They are made in a process of their own, so that this one stays small and starts others quickly.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use nyckel::demo::Demo;
use nyckel::domain::{Actor, Markets, Seq};
use nyckel::i18n::{Collation, Language};
use nyckel::ports::StoreIdentity;
use nyckel::search::{
    Answer, Asking, Begun, Collate, Column, CustomerRow, Depth, Direction, Fields, Gathering, Hit, Index, MarketNames,
    Question, fold,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::plan::Outcome;
use crate::questions;

/// More rows than the screen has.
const PAGE: usize = 60;

/// The columns that the list is sorted by, each with the letter that does it.
const SORTED: [(Column, char); 3] = [(Column::Domain, 'd'), (Column::Market, 'm'), (Column::Name, 'n')];

/// The pages that the list must show, as the domains of the customers on them.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Answers {
    /// How many customers there are.
    pub(crate) all: usize,
    /// To each question.
    pub(crate) filtered: Vec<Filtered>,
    /// Sorted by each column, after the letter that does it.
    pub(crate) sorted: Vec<(char, Vec<String>)>,
}

/// What is to be found by a text.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Filtered {
    pub(crate) text: String,
    /// How many there are.
    pub(crate) total: usize,
    /// The first of them in the order of the list, which may be shown before all are known.
    pub(crate) at_first: Vec<String>,
    /// The first of them once all are known.
    pub(crate) finally: Vec<String>,
}

impl Answers {
    /// Reads what was prepared.
    pub(crate) fn read(folder: &Path) -> Outcome<Self> {
        Ok(serde_json::from_slice(&fs::read(answers_file(folder))?)?)
    }
}

/// The file with a line for each customer in the order of the list: name, domain, GUID, market, purchases.
pub(crate) fn rows_file(folder: &Path) -> PathBuf {
    folder.join("rows")
}

/// The same lines as they are compared: without their diacritics and capital letters.
pub(crate) fn compared_file(folder: &Path) -> PathBuf {
    folder.join("compared")
}

fn answers_file(folder: &Path) -> PathBuf {
    folder.join("answers")
}

/// Writes all of it into a folder by a process of its own.
pub(crate) fn prepare_apart(customers: u32, folder: &Path) -> Outcome<()> {
    let mut command = Command::new(std::env::current_exe()?);
    let status = command.arg(super::PREPARE).arg(customers.to_string()).arg(folder).status()?;
    if status.success() { Ok(()) } else { Err("what is to be found could not be prepared".into()) }
}

/// Writes all of it into a folder.
pub(crate) fn prepare(customers: u32, folder: &Path) -> Outcome<()> {
    let index = index(customers);
    let filtered = questions::all().into_iter().map(|text| filtered(&index, text)).collect::<Outcome<_>>()?;
    let sorted = SORTED.into_iter().map(|(column, letter)| Ok((letter, sorted(&index, column)?)));
    let sorted = sorted.collect::<Outcome<_>>()?;
    let everything = whole(&index, &question("", usize::try_from(customers)?))?;
    let answers = Answers { all: everything.all, filtered, sorted };
    fs::write(answers_file(folder), serde_json::to_vec(&answers)?)?;
    let mut rows = BufWriter::new(File::create(rows_file(folder))?);
    let mut compared = BufWriter::new(File::create(compared_file(folder))?);
    for Hit { row: CustomerRow { name, domain, tenant, market, software, .. }, .. } in &everything.hits {
        let market = Markets::embedded().by_slug(market).map_or(market, |market| &market.en);
        let row = format!("{name}\t{domain}\t{tenant}\t{market}\t{software}");
        writeln!(rows, "{row}")?;
        writeln!(compared, "{}", fold(&row))?;
    }
    rows.flush()?;
    Ok(compared.flush()?)
}

/// The index of the demo's customers.
fn index(customers: u32) -> Index {
    let collation = Collation::of(Language::Swedish);
    let collate: Collate = Arc::new(move |one, other| collation.compare(one, other));
    let mut gathering = Gathering::default();
    Demo::new(Demo::SEED, customers).records().for_each(|entity| gathering.see(&entity));
    let identity = StoreIdentity { store: Uuid::from_u128(1), epoch: 1 };
    gathering.sorted(Actor::example(&[]).scope(), collate).of(identity, Seq(1))
}

fn question(text: &str, limit: usize) -> Question {
    Question { fields: Fields::Columns, market_names: MarketNames::English, ..Question::first(text, limit) }
}

fn asking(question: &Question) -> Asking<'_> {
    let scope = Actor::example(&[]).scope();
    Asking { scope, depth: Depth::Everything, question, is_stale: &|| false }
}

fn whole(index: &Index, question: &Question) -> Outcome<Answer> {
    let answer = index.whole_answer(&asking(question), None).ok_or("the index gave no answer")?;
    Ok(answer.answer)
}

fn filtered(index: &Index, text: String) -> Outcome<Filtered> {
    let question = question(&text, PAGE);
    let Answer { hits, total, .. } = whole(index, &question)?;
    let finally = domains(hits);
    let at_first = match index.begin(&asking(&question), None) {
        Some(Begun::Page(hits)) => domains(hits),
        Some(Begun::Whole(_)) | None => finally.clone(),
    };
    Ok(Filtered { text, total, at_first, finally })
}

fn sorted(index: &Index, column: Column) -> Outcome<Vec<String>> {
    let question = Question { sort: Some((column, Direction::Ascending)), ..question("", PAGE) };
    Ok(domains(whole(index, &question)?.hits))
}

fn domains(hits: Vec<Hit>) -> Vec<String> {
    hits.into_iter().map(|hit| hit.row.domain).collect()
}
