//! `nyckel tour`: the walkthroughs, played and recorded. None of it opens a store: each is played in a demo of its own, in
//! memory.

mod record;

use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::cli::console;
use crate::cli::ending::{Ending, Status};
use crate::cli::surroundings::Surroundings;
use crate::cli::table::{Side, Table};
use crate::cli::{json, output};
use crate::domain::TourMode;
use crate::i18n::{Locale, message};
use crate::theatre::TourTheatres;
use crate::tour::{At, Line, Speed, Tour, shelf};
use crate::tui::repertoire::Repertoire;
use crate::tui::touring::Beginning;

/// What can be done with walkthroughs.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum TourCommand {
    List(List),
    Play(Play),
    Record(record::Record),
}

/// All of them.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[arg(long)]
    json: bool,
}

/// One, on the screen.
#[derive(Debug, Args)]
pub(in crate::cli) struct Play {
    #[command(flatten)]
    which: Which,
    #[arg(id = "tour_mode", long = "mode", value_enum, default_value_t = Mode::Show, hide_default_value = true)]
    mode: Mode,
    #[arg(id = "tour_step", long = "step", default_value_t = 1, hide_default_value = true)]
    step: usize,
    #[arg(id = "tour_speed", long = "speed", default_value_t = 100, hide_default_value = true)]
    speed: u32,
    #[arg(id = "tour_loop", long = "loop")]
    over_and_over: bool,
}

/// Which walkthrough, and which branch of it.
#[derive(Debug, Args)]
struct Which {
    #[arg(id = "tour", value_parser = names(), hide_possible_values = true)]
    tour: String,
    #[arg(id = "what_if", long = "what-if")]
    what_if: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    Show,
    Guide,
    Test,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(shelf::SCRIPTS.iter().map(|(name, _)| *name))
}

/// A walkthrough as programs read it.
#[derive(Serialize)]
struct TourJson {
    name: String,
    title: String,
    about: String,
    steps: usize,
    what_ifs: Vec<String>,
    rules: Vec<&'static str>,
}

/// Does it.
pub(in crate::cli) fn run(command: &TourCommand, surroundings: &Surroundings) -> Result<(), Ending> {
    let repertoire = Repertoire::embedded(Arc::new(TourTheatres));
    match command {
        TourCommand::List(ask) => list(ask, &repertoire, surroundings.locale),
        TourCommand::Play(ask) => play(ask, repertoire, surroundings),
        TourCommand::Record(ask) => record::run(ask, &repertoire, surroundings),
    }
}

fn list(ask: &List, repertoire: &Repertoire, locale: Locale) -> Result<(), Ending> {
    if ask.json {
        let tours: Vec<TourJson> = repertoire.tours().iter().map(|tour| told(tour, locale)).collect();
        return json::write(&tours, locale);
    }
    let columns = [
        (message!("cli-column-name"), Side::Left),
        (message!("column-tour"), Side::Left),
        (message!("column-tour-steps"), Side::Right),
        (message!("cli-column-what-ifs"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for tour in repertoire.tours() {
        let what_ifs = tour.what_ifs.iter().map(|branch| branch.name.as_str()).collect::<Vec<_>>().join(", ");
        let steps = tour.length(Line::Main).to_string();
        table.row(&[tour.name.clone(), locale.text(tour.title), steps, what_ifs]);
    }
    output::write(table.text().as_bytes(), locale)
}

fn told(tour: &Tour, locale: Locale) -> TourJson {
    TourJson {
        name: tour.name.clone(),
        title: locale.text(tour.title),
        about: locale.text(tour.about),
        steps: tour.length(Line::Main),
        what_ifs: tour.what_ifs.iter().map(|branch| branch.name.clone()).collect(),
        rules: tour.rules.iter().map(|rule| rule.as_str()).collect(),
    }
}

fn play(ask: &Play, repertoire: Repertoire, surroundings: &Surroundings) -> Result<(), Ending> {
    let (tour, line) = ask.which.find(&repertoire, surroundings.locale)?;
    let length = tour.length(line);
    if ask.step == 0 || length < ask.step {
        let texts = (message!("cli-tour-step"), message!("cli-tour-step-instead"));
        return Err(Ending::new(Status::WrongUsage, surroundings.locale, texts, &[("count", length.into())]));
    }
    let beginning = Beginning {
        tour,
        mode: match ask.mode {
            Mode::Show => TourMode::Show,
            Mode::Guide => TourMode::Guide,
            Mode::Test => TourMode::Test,
        },
        at: At::step(line, ask.step.saturating_sub(1)),
        speed: Speed::nearest(ask.speed),
        over_and_over: ask.over_and_over,
    };
    console::play(beginning, repertoire, surroundings)
}

impl Which {
    fn find(&self, repertoire: &Repertoire, locale: Locale) -> Result<(Arc<Tour>, Line), Ending> {
        let unknown = || {
            let texts = (message!("cli-tour-unknown"), message!("cli-tour-unknown-instead"));
            Ending::new(Status::NotFound, locale, texts, &[("tour", (&self.tour).into())])
        };
        let tour = repertoire.find(&self.tour).cloned().ok_or_else(unknown)?;
        let Some(name) = &self.what_if else { return Ok((tour, Line::Main)) };
        let branch = tour.what_ifs.iter().position(|branch| branch.name == *name);
        let branch = branch.ok_or_else(|| {
            let texts = (message!("cli-tour-no-branch"), message!("cli-tour-no-branch-instead"));
            let names = tour.what_ifs.iter().map(|branch| branch.name.clone()).collect();
            Ending::new(Status::NotFound, locale, texts, &[("name", name.into())]).with_choices(names)
        })?;
        Ok((tour, Line::WhatIf(branch)))
    }
}
