//! How quick the console is as one meets it: the real program in a pseudo-terminal of 120 by 40, from its start to its end, with
//! a thousand customers and more, beside a bare ratatui program over the same rows, and beside `fzf` where there is one.
//!
//! `NYCKEL_BENCH_CUSTOMERS=1000,100000,1000000 cargo bench --bench console` prints a table a size, and one of all sizes. Without
//! the variable it is a thousand and a hundred thousand; with `--max-time`, as `.ci/run` has it, a hundred thousand alone and
//! everything fewer times. `NYCKEL_BENCH_STORES` names a folder where stores stay for the next time, `NYCKEL_FZF` an `fzf` that
//! is not on the `PATH`, and `NYCKEL_BENCH_BINARY` another `nyckel` than the one built here.
//!
//! A time goes from the moment before a key is written to the moment when the read returned that brought the last bytes which
//! changed the screen before it stood still. What was read is given to a terminal's emulator in the pauses alone, so that this
//! delays no stamp, and the pause that tells the end of a frame is in no time.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark says what it measured, or what went wrong")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures what time passes")]

mod answers;
mod bare;
mod figures;
mod filtering;
mod fzf;
mod interruption;
mod keys;
mod list;
mod opening;
mod plan;
mod process;
mod program;
mod questions;
mod starting;
mod store;
mod terminal;

use std::path::Path;
use std::process::ExitCode;

use crate::answers::Answers;
use crate::figures::{Figures, Measured};
use crate::plan::{Outcome, Plan};
use crate::program::{Place, Program};
use crate::store::Stores;

/// The arguments that make this program its own helper in a process of its own.
const BARE: &str = "bare";
const PREPARE: &str = "prepare";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Outcome<()> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [BARE, folder] => bare::run(Path::new(folder)),
        [PREPARE, customers, folder] => answers::prepare(customers.parse()?, Path::new(folder)),
        _ => measure_all(&Plan::of_arguments(arguments)?),
    }
}

fn measure_all(plan: &Plan) -> Outcome<()> {
    interruption::listen()?;
    println!("200 questions: {:?}", questions::all());
    let fzf = fzf::found();
    match &fzf {
        Some(program) => println!("fzf: {}", program.display()),
        None => println!("fzf was not found, and is not compared with: put it on the PATH, or name it in NYCKEL_FZF."),
    }
    let stores = Stores::of_environment()?;
    let mut measured = Vec::new();
    for customers in &plan.sizes {
        let at_first = process::load_average();
        let figures = measure(plan, &stores, *customers, fzf.as_deref())?;
        println!("\n{}", figures.table());
        println!("load of the machine: {at_first} before, {} after", process::load_average());
        for line in &figures.ours.notes {
            println!("{line}");
        }
        measured.push(figures);
    }
    if 1 < measured.len() {
        println!("\n{}", figures::side_by_side(&measured));
    }
    Ok(())
}

/// One size.
fn measure(plan: &Plan, stores: &Stores, customers: u32, fzf: Option<&Path>) -> Outcome<Measured> {
    let place = Place::new(stores.with(customers)?)?;
    println!("\n{customers} customers: looking up what is to be found");
    answers::prepare_apart(customers, place.prepared())?;
    let answers = Answers::read(place.prepared())?;
    let (mut ours, mut bare) = (Figures::default(), Figures::default());
    println!("{customers} customers: starting and ending");
    starting::measure(plan, &place, [(Program::Nyckel, &mut ours), (Program::Bare, &mut bare)])?;
    for (program, figures) in [(Program::Nyckel, &mut ours), (Program::Bare, &mut bare)] {
        println!("{customers} customers: keys of {}", program.name());
        walk(plan, &place, (program, figures), &answers)?;
    }
    let mut of_fzf = Figures::default();
    if let Some(fzf) = fzf {
        println!("{customers} customers: fzf");
        fzf::measure(plan, fzf, &place, &answers, &mut of_fzf)?;
    }
    Ok(Measured { customers, ours, bare, fzf: of_fzf })
}

/// Everything that is done in one process of a program, one thing after the other.
fn walk(plan: &Plan, place: &Place, (program, figures): (Program, &mut Figures), answers: &Answers) -> Outcome<()> {
    let mut terminal = starting::ready(program, place)?;
    starting::idle(plan, &mut terminal, program, figures)?;
    starting::to_customers(program, &mut terminal)?;
    keys::measure(plan, &mut terminal, answers.all, figures)?;
    filtering::measure(plan, &mut terminal, (program, figures), answers)?;
    if program == Program::Nyckel {
        opening::measure(plan, &mut terminal, answers, figures)?;
    }
    figures.memory("memory, most by now", terminal.process(), process::Memory::Most);
    terminal.end(program.quit())?;
    Ok(())
}
