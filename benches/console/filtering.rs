//! The filter of the list: each question is typed letter by letter, and after the last one it is told when the first page is
//! right, and when the count is.

use std::time::Duration;

use vt100::Screen;

use crate::answers::{Answers, Filtered};
use crate::figures::Figures;
use crate::list::{List, Paint, grouped};
use crate::plan::{Outcome, Plan};
use crate::program::Program;
use crate::terminal::Terminal;

/// How the list looks while nothing is filtered.
struct Unfiltered {
    count: String,
    height: usize,
    paint: Paint,
}

/// How long the answers took.
#[derive(Default)]
struct Times {
    pages: Vec<Duration>,
    counts: Vec<Duration>,
    slowest: Option<(Duration, String)>,
}

/// Asks the questions, and leaves the list without a filter.
pub(crate) fn measure(
    plan: &Plan,
    terminal: &mut Terminal,
    (program, figures): (Program, &mut Figures),
    answers: &Answers,
) -> Outcome<()> {
    let list = List::on(terminal.screen()).ok_or("the list is not there")?;
    let unfiltered = Unfiltered { count: list.count.clone(), height: list.height(), paint: list.paint };
    if program == Program::Nyckel {
        terminal.press_until("/", &|_| true)?;
    }
    let mut times = Times::default();
    let questions = answers.filtered.iter().step_by(plan.one_question_in);
    for (_, question) in plan.times(usize::MAX).zip(questions) {
        let mut typed = String::new();
        for letter in question.text.chars() {
            typed.push(letter);
            if typed == question.text {
                break;
            }
            terminal.press_until(letter.encode_utf8(&mut [0; 4]), &|screen| has_typed(screen, &typed))?;
        }
        let letter = question.text.chars().next_back().map(String::from).unwrap_or_default();
        match program {
            Program::Nyckel => times.add(terminal, (question, &letter), answers.all, &unfiltered)?,
            // It counts nothing and has found what it shows when it shows it.
            Program::Bare => {
                let followed = terminal.press_until(&letter, &|screen| has_typed(screen, &typed))?;
                times.pages.push(followed.settled);
            }
        }
        terminal.press_until("\x1b", &|screen| List::on(screen).is_some_and(|list| list.count == unfiltered.count))?;
    }
    figures.times("filter: first page", &times.pages);
    figures.times("filter: count", &times.counts);
    if let Some((time, question)) = times.slowest {
        figures.notes.push(format!("the slowest count was that of {question:?}, after {time:.1?}"));
    }
    if program == Program::Nyckel {
        terminal.press_until("\x1b", &|screen| List::on(screen).is_some_and(|list| list.filter == "/ filter"))?;
    }
    Ok(())
}

impl Times {
    fn add(
        &mut self,
        terminal: &mut Terminal,
        (question, letter): (&Filtered, &str),
        all: usize,
        unfiltered: &Unfiltered,
    ) -> Outcome<()> {
        let count = format!("{} of {}", grouped(question.total), grouped(all));
        let shows = |list: &List, domains| list.shows(domains, unfiltered.height);
        let is_page = |screen: &Screen| {
            List::on(screen).is_some_and(|list| {
                list.filter == question.text && (shows(&list, &question.at_first) || shows(&list, &question.finally))
            })
        };
        let is_final = |screen: &Screen| {
            List::on(screen).is_some_and(|list| {
                let is_current = list.filter == question.text && list.paint == unfiltered.paint;
                is_current && list.count == count && shows(&list, &question.finally)
            })
        };
        let since = terminal.press(letter)?;
        let followed = terminal
            .follow(since, &is_final, &[&is_page, &is_final])
            .map_err(|error| format!("{:?} is to find {count}, {:?}: {error}", question.text, question.finally))?;
        if let [Some(page), Some(count)] = followed.seen.as_slice() {
            self.pages.push(*page);
            self.counts.push(*count);
            self.slowest = self.slowest.take().max(Some((*count, question.text.clone())));
        }
        Ok(())
    }
}

/// Whether that stands in the filter; blanks at its end are not seen.
fn has_typed(screen: &Screen, text: &str) -> bool {
    List::on(screen).is_some_and(|list| list.filter == text.trim_end())
}
