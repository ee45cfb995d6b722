//! A store whose writes fail: no key appears anywhere.

use std::sync::Arc;

use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::i18n::Language;
use nyckel::ports::{BrowserFailure, CopyRoute};
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::failure::{Failure, OpeningFailure};
use nyckel::tui::msg::Msg;

use super::{SIZES, at_the_panes, check_says, log, shows_a_key, stage, text};

fn broken() -> Stage {
    let mut stage = at_the_panes();
    stage.film();
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage
}

#[test]
fn key_5_no_key_appears_anywhere_when_the_record_cannot_be_written() {
    for keys in ["y", "Enter", "Y", "Ctrl-y", "L"] {
        let mut stage = broken();
        stage.keys(keys);
        check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
        assert!(!stage.screen().contains("a fault of the test"));
        stage.keys("d");
        check_says(&stage, "a fault of the test");
        stage.keys("d Esc");
        assert!(!stage.screen().contains("a fault of the test"));
        assert!(stage.clipboard.put_so_far().is_empty(), "{keys}");
        assert!(stage.screens().iter().all(|screen| !shows_a_key(screen) && !screen.contains("download.example")));
        stage.faults.clear();
        assert!(stage.records().is_empty());
    }
}

#[test]
fn key_5_a_kept_key_too_appears_only_with_its_record() {
    let mut stage = at_the_panes();
    stage.keys("Enter Esc");
    stage.film();
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter");
    assert!(stage.screens().iter().all(|screen| !shows_a_key(screen)));
    stage.faults.clear();
    assert_eq!(log(&stage), [(ActivityKind::KeyViewed, ActivityOutcome::Done)]);
    stage.keys("Esc Enter");
    assert!(shows_a_key(&stage.screen()));
}

#[test]
fn a_store_that_cannot_be_read_says_so_in_every_place_and_is_asked_again() {
    for keys in ["Esc R", "F3", "Esc g c", "Esc g c Enter", "Esc g c Enter w"] {
        let mut stage = Stage::new(StageOptions::default());
        let (way, last) = keys.rsplit_once(' ').unwrap_or(("", keys));
        stage.keys(way);
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.keys(last);
        check_says(&stage, &text(stage.locale(), "failure-store"));
        stage.faults.clear();
        stage.keys("R");
        assert!(!stage.screen().contains(&text(stage.locale(), "failure-store")), "{}", stage.screen());
    }
}

#[test]
fn settings_that_cannot_be_kept_stay_as_they_were() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc ,");
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter");
    assert_eq!(stage.locale().language(), Language::Swedish);
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
}

#[test]
fn an_address_that_no_browser_took_stands_in_the_dialog_and_is_copied_from_there() {
    for size in SIZES {
        let mut stage = stage(Language::Swedish, size);
        stage
            .text("contoso")
            .keys("Enter w /")
            .text("extended")
            .keys("Enter Enter Ctrl-p")
            .text("klicka")
            .keys("Enter Enter");
        let browsed = |done: &Done| if let Done::Browsed(address) = done { Some(address.clone()) } else { None };
        let address = stage.done().iter().find_map(browsed).expect("an address was opened");
        stage.send(Msg::Browsed(Err(Failure::Browser(Arc::new(BrowserFailure("none".to_owned()))))));
        check_says(&stage, &text(stage.locale(), "failure-browser"));
        assert!(stage.screen().contains(&address[..40]), "{}", stage.screen());
        assert!(!stage.screen().contains(&text(stage.locale(), "browse-under-way")), "{}", stage.screen());
        stage.keys("u");
        assert_eq!(stage.clipboard.put_so_far().pop(), Some((CopyRoute::System, address)));
    }
}

#[test]
fn a_store_that_does_not_open_is_told_of_once_and_no_key_is_offered_that_does_nothing() {
    let options = StageOptions { language: Language::English, size: SIZES[1], ..StageOptions::default() };
    let mut stage = Stage::unopened(options);
    let failure = OpeningFailure::NothingThere;
    let sentence = failure.sentence(stage.locale()).what;
    stage.fail_to_open(Failure::Opening(Arc::new(failure)));
    let times = |stage: &Stage| stage.screen().matches(&sentence[..20]).count();
    assert_eq!(times(&stage), 1, "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(times(&stage), 1, "{}", stage.screen());
    let bottom = stage.screen().lines().last().unwrap().to_owned();
    assert!(!bottom.contains("Enter") && !bottom.contains("F3") && bottom.contains("q quit"), "{bottom}");
    stage.keys("q");
    assert!(stage.is_over(), "{}", stage.screen());
}
