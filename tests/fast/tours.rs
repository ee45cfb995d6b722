//! Every walkthrough, and every branch of it, played to its end on the real console: in both languages and sizes, shown,
//! guided and tested.

use std::sync::Arc;

use nyckel::config::ColourDepth;
use nyckel::domain::Instant;
use nyckel::i18n::{Language, Locale};
use nyckel::theatre::TourTheatres;
use nyckel::tour::{At, Line, Mode, Speed, Tour};
use nyckel::tui::repertoire::{Repertoire, script};
use nyckel::tui::theme::ThemeName;
use nyckel::tui::touring::stage::Theatres;
use nyckel::tui::touring::{Beginning, Surroundings, Touring};
use ratatui::layout::Size;

const NOW: Instant = Instant::from_unix(1_764_000_000);

const SIZES: [Size; 2] = [Size::new(120, 40), Size::new(80, 24)];

/// As many things as one step can have due.
const MOST: usize = 2_000;

fn theatres() -> Arc<dyn Theatres> {
    Arc::new(TourTheatres)
}

fn tours() -> Vec<Arc<Tour>> {
    nyckel::tour::shelf::SCRIPTS
        .iter()
        .map(|(name, source)| script(name, source).unwrap_or_else(|problem| panic!("{problem}")))
        .collect()
}

fn begun(tour: &Arc<Tour>, mode: Mode, line: Line, language: Language, size: Size) -> Touring {
    begun_as(tour, beginning(tour, mode, line), language, size)
}

fn beginning(tour: &Arc<Tour>, mode: Mode, line: Line) -> Beginning {
    let (tour, at) = (Arc::clone(tour), At::step(line, 0));
    Beginning { tour, mode, at, speed: Speed::default(), over_and_over: false }
}

fn begun_as(tour: &Tour, beginning: Beginning, language: Language, size: Size) -> Touring {
    let surroundings = Surroundings {
        locale: Locale::new(language, chrono_tz::Europe::Stockholm),
        theme: ThemeName::Dark,
        depth: ColourDepth::TrueColour,
        size,
        is_recorded: false,
    };
    Touring::begin(&theatres(), beginning, surroundings, NOW)
        .unwrap_or_else(|failure| panic!("{}: {failure}", tour.name))
}

fn lines(tour: &Tour) -> Vec<Line> {
    [Line::Main].into_iter().chain((0..tour.what_ifs.len()).map(Line::WhatIf)).collect()
}

fn screen(touring: &Touring) -> String {
    touring.stage().observe().rows.join("\n")
}

/// Fails if the step that is next, or the one that was last, is not as the script says.
fn check(touring: &Touring, context: &str) {
    let at = touring.player().at();
    let told = || format!("{context}, before step {}:\n{}", at.step + 1, screen(touring));
    assert_eq!(touring.failure(), None, "{}", told());
    assert!(touring.unmet().is_empty(), "{:?} after the step before; {}", touring.unmet(), told());
    let flaws = touring.flaws();
    assert!(flaws.is_empty(), "{flaws:?}; {}", told());
}

fn for_each(mut play: impl FnMut(&Arc<Tour>, Line, Language, Size, &str)) {
    for tour in tours() {
        for line in lines(&tour) {
            for language in Language::ALL {
                for size in SIZES {
                    let context = format!("{} {line:?} {} {size}", tour.name, language.tag());
                    play(&tour, line, language, size, &context);
                }
            }
        }
    }
}

#[test]
fn every_walkthrough_plays_by_itself_as_its_script_says() {
    for_each(|tour, line, language, size, context| {
        let mut touring = begun(tour, Mode::Show, line, language, size);
        check(&touring, context);
        if line == Line::Main {
            let seen = touring.stage().observe();
            let locale = Locale::new(language, chrono_tz::Europe::Stockholm);
            let is_there = tour.goals.iter().any(|goal| goal.is_met(&seen, locale));
            assert!(!is_there, "{context}: a goal is there from the beginning");
        }
        for _ in 0..MOST {
            let Some(due) = touring.wake() else { break };
            let step = touring.player().at().step;
            touring.tick(due);
            if touring.player().at().step != step {
                check(&touring, context);
            }
        }
        assert!(touring.player().is_over(), "{context} does not end:\n{}", screen(&touring));
    });
}

/// Presses what the player wants, as long as it wants something.
fn follow(touring: &mut Touring, context: &str) {
    for _ in 0..MOST {
        if touring.player().is_over() {
            return;
        }
        let key = touring.player().wanted().unwrap_or_else(|| "Enter".to_owned());
        touring.key(key.parse().unwrap_or_else(|error| panic!("{context}: {error}")), NOW);
        assert_eq!(touring.failure(), None, "{context}");
        assert!(!touring.player().is_detour(), "{context}: {key} is a detour:\n{}", screen(touring));
    }
    panic!("{context} does not end:\n{}", screen(touring));
}

#[test]
fn every_walkthrough_can_be_walked_key_by_key() {
    // The keys are the same in every language and size, and what they lead to was seen above.
    for tour in tours() {
        for line in lines(&tour) {
            let context = format!("{} {line:?}", tour.name);
            follow(&mut begun(&tour, Mode::Guide, line, Language::Swedish, SIZES[1]), &context);
        }
    }
}

#[test]
fn every_task_is_done_by_what_its_walkthrough_shows_and_by_nothing_less() {
    let mut undone = Vec::new();
    for (tour, size) in tours().into_iter().flat_map(|tour| SIZES.map(|size| (Arc::clone(&tour), size))) {
        let mut touring = begun(&tour, Mode::Test, Line::Main, Language::Swedish, size);
        // The guide says what to press; the one who is tested is told nothing.
        let mut guide = begun(&tour, Mode::Guide, Line::Main, Language::Swedish, size);
        for _ in 0..MOST {
            if touring.player().is_over() || guide.player().is_over() {
                break;
            }
            let wanted = guide.player().wanted();
            let key = wanted.clone().unwrap_or_else(|| "Enter".to_owned());
            guide.key(key.parse().unwrap(), NOW);
            if wanted.is_some() {
                touring.key(key.parse().unwrap(), NOW);
            }
        }
        if !touring.player().is_over() {
            let misstep = touring.player().misstep();
            undone.push(format!(
                "{}: {misstep:?}; {:?}\n{}",
                tour.name,
                touring.stage().observe().records,
                screen(&touring)
            ));
        }
    }
    assert!(undone.is_empty(), "tasks that are not seen to be done:\n{}", undone.join("\n\n"));
}

#[test]
fn the_repertoire_has_every_script() {
    let repertoire = Repertoire::embedded(theatres());
    assert_eq!(repertoire.tours().len(), nyckel::tour::shelf::SCRIPTS.len());
}

#[test]
fn a_step_that_is_jumped_to_is_as_it_is_when_it_is_walked_to() {
    for tour in tours() {
        let mut walked = begun(&tour, Mode::Show, Line::Main, Language::English, SIZES[1]);
        for step in 0..tour.length(Line::Main) {
            let mut jumped = begun(&tour, Mode::Show, Line::Main, Language::English, SIZES[1]);
            jumped.jump(At::step(Line::Main, step), NOW);
            assert_eq!(screen(&jumped), screen(&walked), "{}, step {}", tour.name, step + 1);
            walked.finish_step(NOW);
        }
    }
}

#[test]
fn what_is_played_over_and_over_begins_anew_by_itself() {
    let tour = tours().swap_remove(0);
    let mut touring = begun_as(
        &tour,
        Beginning { over_and_over: true, ..beginning(&tour, Mode::Show, Line::Main) },
        Language::Swedish,
        SIZES[1],
    );
    let first = screen(&touring);
    let mut was_over = false;
    for _ in 0..MOST {
        let due = touring.wake().expect("there is always something to come");
        touring.tick(due);
        was_over |= touring.player().is_over();
        if was_over && !touring.player().is_over() {
            assert_eq!(screen(&touring), first);
            return;
        }
    }
    panic!("it does not begin anew");
}
