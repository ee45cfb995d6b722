//! Walkthroughs over the console: what has the screen, what is kept of them, and that nothing of them reaches the console's
//! own store, whoever is at the keyboard.

use nyckel::domain::TourMode;
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tour::{Misstep, Place};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{SIZES, check_says, says, stage, text};
use crate::support::chance::Chance;

/// How many keys the monkey presses.
const PRESSES: usize = 10_000;

const KEYS: &[&str] = &[
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Tab",
    "Shift-Tab",
    "Up",
    "Down",
    "Left",
    "Right",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Space",
    "Backspace",
    "Delete",
    "Alt-Left",
    "Alt-Right",
    "Ctrl-p",
    "Ctrl-c",
    "Ctrl-z",
    "F1",
    "F2",
    "F3",
    "F5",
    "F10",
    "F12",
    "a",
    "c",
    "d",
    "f",
    "g",
    "h",
    "l",
    "m",
    "n",
    "o",
    "q",
    "s",
    "t",
    "v",
    "w",
    "x",
    "y",
    "K",
    "L",
    "M",
    "U",
    "X",
    "+",
    "-",
    ",",
    "/",
    ":",
    "1",
    "5",
];

fn led(stage: &Stage) -> &nyckel::tui::touring::Touring {
    stage.app().touring().unwrap_or_else(|| panic!("no walkthrough has the screen:\n{}", stage.screen()))
}

#[test]
fn f2_leads_to_the_walkthroughs_and_enter_shows_the_first() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.keys("F2");
            assert_eq!(stage.app().destination(), Destination::Tours);
            stage.keys("Enter");
            assert_eq!(led(&stage).player().mode(), TourMode::Show);
            check_says(&stage, &text(stage.locale(), "tour-five-keys-search"));
            stage.keys("q");
            assert!(stage.app().touring().is_none());
            assert_eq!(stage.app().destination(), Destination::Tours);
        }
    }
}

#[test]
fn what_plays_by_itself_goes_on_as_time_passes_and_is_known_to_have_been_seen() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.keys("F2 Enter").advance(chrono::Duration::minutes(3));
    assert!(led(&stage).player().is_over(), "{}", stage.screen());
    check_says(&stage, &text(stage.locale(), "tour-over-show"));
    stage.keys("q");
    check_says(&stage, &text(stage.locale(), "tour-walked-shown"));
    // Another session of the same operator knows it too.
    let operator = stage.operators().swap_remove(0);
    stage.become_operator(&operator).keys("F2");
    check_says(&stage, &text(stage.locale(), "tour-walked-shown"));
}

#[test]
fn what_was_left_is_gone_on_with_where_it_was_left() {
    let mut stage = stage(Language::English, SIZES[0]);
    stage.keys("F2 v").text("contoso").keys("Enter Ctrl-c");
    assert!(stage.app().touring().is_none());
    check_says(&stage, "step 3 of 7");
    stage.keys("c");
    let touring = led(&stage);
    assert_eq!((touring.player().mode(), touring.player().at().step), (TourMode::Guide, 2));
    assert_eq!(touring.stage().glance().place, Place::Account);
    stage.keys("w");
    assert_eq!(led(&stage).player().at().step, 3);
    // What was shown is gone on with as it was left, too.
    stage.keys("Ctrl-c Enter Right Right Esc c");
    let player = led(&stage).player();
    assert_eq!((player.mode(), player.at().step), (TourMode::Show, 2));
}

#[test]
fn help_on_the_way_is_no_step_and_what_is_put_right_goes_on() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.keys("F2 v F1");
    assert!(led(&stage).player().is_detour());
    stage.keys("Esc");
    assert_eq!((led(&stage).player().at().step, led(&stage).player().is_detour()), (0, false));
    stage.text("conx").keys("Backspace").text("toso");
    assert_eq!((led(&stage).player().at().step, led(&stage).player().is_detour()), (1, false), "{}", stage.screen());
}

#[test]
fn a_task_that_was_done_to_something_else_is_not_done_and_is_begun_anew_by_f5() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    // The first walkthrough: the key of another purchase of the same customer.
    stage.keys("F2 t").text("contoso").keys("Enter w Down Enter Enter y");
    assert!(!led(&stage).player().is_over(), "{}", stage.screen());
    check_says(&stage, "Det här hörde inte till uppgiften:");
    let misstep = led(&stage).player().misstep();
    assert!(matches!(misstep, Some(Misstep::Record(record)) if record.told == "Contoso AB, OR-NAMNN/1"), "{misstep:?}");
    stage.keys("F5");
    check_says(&stage, "Contoso AB behöver nyckeln");
    stage.text("contoso").keys("Enter w Enter Enter y");
    assert!(led(&stage).player().is_over(), "{}", stage.screen());
}

#[test]
fn a_choice_that_was_wrong_and_is_put_right_goes_on() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    let place = nyckel::tour::shelf::SCRIPTS.iter().position(|(known, _)| *known == "cancel-software").unwrap();
    stage.keys("F2").keys(&"Down ".repeat(place)).keys("v");
    stage.text("storkoping").keys("Enter w /").text("biztalk").keys("Tab X Down");
    assert_eq!(led(&stage).player().at().step, 4, "{}", stage.screen());
    stage.keys("Space");
    assert!(led(&stage).player().is_detour(), "{}", stage.screen());
    stage.keys("Up Space");
    assert_eq!((led(&stage).player().at().step, led(&stage).player().is_detour()), (5, false), "{}", stage.screen());
}

#[test]
fn a_task_is_done_by_exactly_what_it_asks_for() {
    let begin = |name: &str| {
        let mut stage = stage(Language::English, SIZES[1]);
        let place = nyckel::tour::shelf::SCRIPTS.iter().position(|(known, _)| *known == name).unwrap();
        stage.keys("F2").keys(&"Down ".repeat(place)).keys("t");
        stage
    };
    let is_misstep = |stage: &Stage| led(stage).player().misstep().is_some() && !led(stage).player().is_over();
    // One device too many.
    let mut stage = begin("kms-to-mak");
    stage.text("contoso").keys("Enter M Space Space Space m");
    assert!(is_misstep(&stage), "{}", stage.screen());
    check_says(&stage, "That was no part of the task: SRV-APP-03.");
    // Another role besides.
    let mut stage = begin("roles");
    stage.keys("Esc g o Down Down Down Down Enter Space Down Space Enter");
    assert!(is_misstep(&stage), "{}", stage.screen());
    // The other product.
    let mut stage = begin("buy-software");
    stage.text("contoso").keys("Enter +").text("/remote desktop user").keys("Enter 5 Enter c P Enter");
    assert!(is_misstep(&stage), "{}", stage.screen());
}

#[test]
fn behind_a_branch_enter_leads_back_to_the_walkthrough() {
    let mut stage = stage(Language::English, SIZES[1]);
    stage.keys("F2 Enter F2 End Up Enter Right Right");
    check_says(&stage, &text(stage.locale(), "tour-over-what-if"));
    stage.keys("Enter");
    assert_eq!(led(&stage).player().at(), nyckel::tour::At::step(nyckel::tour::Line::Main, 0));
}

#[test]
fn a_detour_says_what_leads_back_and_f5_does() {
    for size in SIZES {
        let mut stage = stage(Language::Swedish, size);
        stage.keys("F2 v c o x");
        assert!(led(&stage).player().is_detour());
        check_says(&stage, "Det där leder åt ett annat håll");
        stage.keys("F5");
        assert!(!led(&stage).player().is_detour());
        stage.text("contoso");
        assert_eq!(led(&stage).player().at().step, 1);
    }
}

#[test]
fn a_walkthrough_leaves_nothing_in_the_store_that_is_open() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.keys("F2");
    let before = stage.store.latest_seq().unwrap();
    stage.keys("v").text("contoso").keys("Enter w Enter Enter y g l");
    assert!(led(&stage).player().is_over(), "{}", stage.screen());
    assert_eq!(stage.store.latest_seq().unwrap(), before);
    assert!(stage.records().is_empty(), "{:?}", stage.records());
}

#[test]
fn a_screen_that_is_too_small_says_so_and_gives_the_walkthrough_back_once_it_is_large_enough() {
    let mut stage = stage(Language::English, SIZES[0]);
    stage.keys("F2 Enter").resize(80, 20);
    check_says(&stage, "A walkthrough needs at least 60 columns");
    stage.resize(80, 24);
    check_says(&stage, &text(stage.locale(), "tour-five-keys-search"));
}

/// Leads by the keys that are wanted, from wherever it is.
fn walk_to_the_end(stage: &mut Stage) {
    for _ in 0..10 {
        // Whatever the monkey chose, back to being led.
        if led(stage).player().mode() == TourMode::Guide {
            break;
        }
        stage.keys("F2 Down Enter");
    }
    for _ in 0..200 {
        let player = led(stage).player();
        if player.is_over() {
            return;
        }
        let key = match player.wanted() {
            _ if player.is_detour() => "F5".to_owned(),
            Some(key) if key == " " => "Space".to_owned(),
            Some(key) => key,
            None => "Enter".to_owned(),
        };
        stage.keys(&key);
    }
    panic!("it cannot be walked to its end:\n{}", stage.screen());
}

#[test]
fn a_monkey_is_led_and_the_walkthrough_can_be_walked_to_its_end_afterwards() {
    let mut chance = Chance::seeded(20_261_127);
    let mut stage = Stage::new(StageOptions { size: Size::new(80, 24), ..StageOptions::default() });
    stage.keys("F2");
    let before = stage.store.latest_seq().unwrap();
    for press in 0..PRESSES {
        if stage.app().touring().is_none() {
            assert!(says(&stage, &text(stage.locale(), "place-tours")), "press {press}:\n{}", stage.screen());
            stage.keys("v");
        }
        let key = chance.one(KEYS);
        stage.keys(key);
        if let Some(touring) = stage.app().touring() {
            assert_eq!(touring.failure(), None, "press {press}, {key}");
        }
    }
    assert_eq!(stage.store.latest_seq().unwrap(), before);
    assert!(stage.own_files.is_empty());
    assert_eq!(stage.clipboard.put_so_far(), []);
    if stage.app().touring().is_none() {
        stage.keys("v");
    }
    // A menu that is open is closed, and a walkthrough that was ended is begun anew.
    stage.keys("F2 Esc");
    if led(&stage).player().is_over() {
        stage.keys("F5");
    }
    walk_to_the_end(&mut stage);
}

#[test]
fn the_menu_leads_to_every_chapter_step_and_branch_at_once() {
    let mut stage = stage(Language::English, SIZES[1]);
    stage.keys("F2 Enter F2");
    // Go on, two ways of being led, the first chapter, its two steps, the second chapter, its first step.
    stage.keys("Down Down Down Down Down Down Down Enter");
    assert_eq!((led(&stage).player().at().step, led(&stage).player().mode()), (2, TourMode::Show));
    assert_eq!(led(&stage).stage().glance().place, Place::Account);
    stage.keys("F2 End Up Enter");
    check_says(&stage, "Without the role");
    stage.keys("F2 End Enter");
    assert!(stage.app().touring().is_none());
}
