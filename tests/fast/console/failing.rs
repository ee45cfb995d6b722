//! A store whose writes fail: no key appears anywhere.

use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::testing::{Fault, Stage, Step, When};

use super::{at_the_panes, check_says, log, shows_a_key, text};

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
        let mut stage = Stage::new(nyckel::testing::StageOptions::default());
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
    let mut stage = Stage::new(nyckel::testing::StageOptions::default());
    stage.keys("Esc ,");
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter");
    assert_eq!(stage.locale().language(), nyckel::i18n::Language::Swedish);
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
}
