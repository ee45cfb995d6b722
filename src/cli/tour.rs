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
use crate::domain::{TourMode, Walked};
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
    #[arg(id = "tour_continue", long = "continue", conflicts_with_all = ["tour_mode", "tour_step", "what_if"])]
    goes_on: bool,
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
    /// The step before which it was left, from 1.
    left_before_step: Option<usize>,
    /// How it was walked to its end.
    ended: Vec<&'static str>,
    what_ifs: Vec<String>,
    rules: Vec<&'static str>,
}

/// Does it.
pub(in crate::cli) fn run(command: &TourCommand, surroundings: &Surroundings) -> Result<(), Ending> {
    let repertoire = Repertoire::embedded(Arc::new(TourTheatres));
    match command {
        TourCommand::List(ask) => list(ask, &repertoire, surroundings),
        TourCommand::Play(ask) => play(ask, repertoire, surroundings),
        TourCommand::Record(ask) => record::run(ask, &repertoire, surroundings),
    }
}

fn list(ask: &List, repertoire: &Repertoire, surroundings: &Surroundings) -> Result<(), Ending> {
    let (locale, progress) = (surroundings.locale, surroundings.tour_progress().read());
    if ask.json {
        let told = repertoire.tours().iter().map(|tour| told(tour, &progress.of(&tour.name), locale));
        return json::write(&told.collect::<Vec<_>>(), locale);
    }
    let columns = [
        (message!("cli-column-name"), Side::Left),
        (message!("column-tour"), Side::Left),
        (message!("column-tour-steps"), Side::Right),
        (message!("column-tour-walked"), Side::Left),
        (message!("cli-column-what-ifs"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for tour in repertoire.tours() {
        let what_ifs = tour.what_ifs.iter().map(|branch| branch.name.as_str()).collect::<Vec<_>>().join(", ");
        let length = tour.length(Line::Main);
        let come = locale.tour_progress(&progress.of(&tour.name), length);
        table.row(&[tour.name.clone(), locale.text(tour.title), length.to_string(), come, what_ifs]);
    }
    output::write(table.text().as_bytes(), locale)
}

fn told(tour: &Tour, walked: &Walked, locale: Locale) -> TourJson {
    TourJson {
        name: tour.name.clone(),
        title: locale.text(tour.title),
        about: locale.text(tour.about),
        steps: tour.length(Line::Main),
        left_before_step: walked.led.map(|_| walked.step.saturating_add(1)),
        ended: walked.ended.iter().map(|mode| word(*mode)).collect(),
        what_ifs: tour.what_ifs.iter().map(|branch| branch.name.clone()).collect(),
        rules: tour.rules.iter().map(|rule| rule.as_str()).collect(),
    }
}

/// A way of being led as `--mode` names it.
fn word(mode: TourMode) -> &'static str {
    match mode {
        TourMode::Show => "show",
        TourMode::Guide => "guide",
        TourMode::Test => "test",
    }
}

fn play(ask: &Play, repertoire: Repertoire, surroundings: &Surroundings) -> Result<(), Ending> {
    let (tour, line) = ask.which.find(&repertoire, surroundings.locale)?;
    let length = tour.length(line);
    if ask.step == 0 || length < ask.step {
        let texts = (message!("cli-tour-step"), message!("cli-tour-step-instead"));
        return Err(Ending::new(Status::WrongUsage, surroundings.locale, texts, &[("count", length.into())]));
    }
    let kept = surroundings.tour_progress();
    let asked = match ask.mode {
        Mode::Show => TourMode::Show,
        Mode::Guide => TourMode::Guide,
        Mode::Test => TourMode::Test,
    };
    let left = kept.read().of(&tour.name);
    let (mode, step) = match left.led.filter(|_| ask.goes_on) {
        Some(mode) => (mode, left.step.min(length.saturating_sub(1))),
        None => (asked, ask.step.saturating_sub(1)),
    };
    let beginning = Beginning {
        tour,
        mode,
        at: At::step(line, step),
        speed: Speed::nearest(ask.speed),
        over_and_over: ask.over_and_over,
    };
    let notes = console::play(beginning, repertoire, surroundings)?;
    kept.note(&notes).map_err(|error| {
        let texts = (message!("cli-tour-not-noted"), message!("cli-tour-not-noted-instead"));
        Ending::new(Status::Failed, surroundings.locale, texts, &[("reason", error.to_string().into())])
    })
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
