//! Backups made from the console: in sight, beside everything else, stopped when told to.

use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};

/// Whether the log has a backup, and with which outcome.
fn recorded(stage: &Stage) -> Vec<ActivityOutcome> {
    let backups = stage.records().into_iter().filter(|record| record.kind == ActivityKind::BackedUp);
    backups.map(|record| record.outcome).collect()
}

fn english() -> Stage {
    Stage::new(StageOptions { language: nyckel::i18n::Language::English, ..StageOptions::default() })
}

#[test]
fn a_backup_is_made_from_anywhere_and_stands_among_the_kept_ones() {
    let mut stage = english();
    stage.text("contoso").keys("Enter w Alt-b");
    assert!(stage.screen().contains("None yet."));
    stage.keys("Enter");
    let screen = stage.screen();
    assert!(screen.contains("The backup is made") && !screen.contains("None yet."), "{screen}");
    assert_eq!(recorded(&stage), [ActivityOutcome::Done]);
}

#[test]
fn a_backup_goes_on_behind_everything_else_and_tells_when_it_is_made() {
    let mut stage = english();
    stage.keys("Alt-b").hold().keys("Enter");
    assert!(stage.screen().contains("100 %"));
    stage.keys("Esc Esc F3");
    assert!(stage.screen().contains("Customers"));
    // Looked at again, it is the same one: it cannot be begun twice.
    stage.keys("Alt-b Enter");
    assert!(stage.screen().contains("100 %"));
    stage.release(0);
    assert!(stage.screen().contains("The backup is made"));
    assert_eq!(recorded(&stage), [ActivityOutcome::Done]);
}

#[test]
fn x_has_the_backup_under_way_stopped_and_nothing_else() {
    let mut stage = english();
    stage.keys("Alt-b X");
    assert!(!stage.done().iter().any(|done| matches!(done, Done::Stopped(_))));
    let before = stage.done().len();
    stage.hold().keys("Enter");
    let Some(Done::Asked(begun)) = stage.done().get(before).cloned() else { panic!("nothing was asked") };
    stage.keys("X");
    assert_eq!(stage.done().last(), Some(&Done::Stopped(begun)));
}

#[test]
fn role_5_backups_are_dimmed_for_who_may_not_keep_the_store() {
    for (operator, may) in [(0, true), (1, false), (2, true), (3, false), (4, false), (5, false)] {
        let mut stage = Stage::new(StageOptions { operator, ..StageOptions::default() });
        stage.keys("Esc Alt-b");
        assert_eq!(stage.screen().contains("Sparade, den nyaste först"), may, "{operator}");
        assert_eq!(recorded(&stage), []);
    }
}
