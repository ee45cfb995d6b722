//! How the console tells that nothing can be written or that the clock was set back, and what it then does not offer.

use chrono::Duration;
use nyckel::domain::{ReadOnlyReason, Refusal};
use nyckel::i18n::Language;
use nyckel::service::{Standing, standing};
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::context::Availability;
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;

use super::{at_the_panes, check_says, says, shows_a_key, text, text_with};

const REASONS: [(ReadOnlyReason, &str); 3] = [
    (ReadOnlyReason::Asked, "banner-asked"),
    (ReadOnlyReason::NoRoom, "banner-no-room"),
    (ReadOnlyReason::Broken, "banner-broken"),
];

/// At the panes of a store that was opened so.
fn opened(reason: ReadOnlyReason) -> Stage {
    let mut stage = at_the_panes();
    stage.faults.set(When::Every(Step::Commit), Fault::ReadOnly(reason));
    stage.send(Msg::Standing(standing(&stage.services)));
    stage
}

#[test]
fn key_5_where_nothing_can_be_written_that_is_told_and_no_key_appears() {
    for (reason, banner) in REASONS {
        let mut stage = opened(reason);
        stage.film();
        check_says(&stage, &text(stage.locale(), banner));
        let refusal = stage.locale().refusal(&Refusal::ReadOnly(reason));
        for keys in ["Enter", "Space", "y", "Y", "Ctrl-y", "L", "r"] {
            stage.keys(keys);
            check_says(&stage, &refusal.what);
            stage.keys("F24");
        }
        assert!(stage.screens().iter().all(|screen| !shows_a_key(screen)));
        assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    }
}

#[test]
fn looking_stays_possible_and_everything_recorded_is_dimmed() {
    let mut stage = opened(ReadOnlyReason::Asked);
    let recorded = ["key-press", "key-copy-key", "key-copy-link", "key-copy-message", "key-language", "key-theme"];
    let mut dimmed = Vec::new();
    for row in [stage.app().room_rows(stage.now()), stage.app().everywhere_rows(stage.now())].concat() {
        match row.availability {
            Availability::Disabled(Refusal::ReadOnly(ReadOnlyReason::Asked)) => dimmed.push(row.label.as_str()),
            Availability::Ready => assert!(!recorded.contains(&row.label.as_str()), "{:?}", row.label),
            other @ (Availability::Disabled(_) | Availability::Hidden) => panic!("{:?} is {other:?}", row.label),
        }
    }
    for label in recorded {
        assert!(dimmed.contains(&label), "{label} is not dimmed: {dimmed:?}");
    }
    stage.keys("Backspace");
    assert!(matches!(stage.app().destination(), Destination::Software(..)), "{:?}", stage.app().destination());
    for (keys, destination) in [("F3", Destination::Customers), (",", Destination::Settings)] {
        stage.keys(keys);
        assert_eq!(stage.app().destination(), destination);
    }
    stage.keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::ReadOnly(ReadOnlyReason::Asked)).what);
    stage.keys("g h Down Enter w");
    assert!(matches!(stage.app().destination(), Destination::Software(..)));
}

#[test]
fn another_operator_of_a_demo_can_be_become_without_writing() {
    let mut stage = Stage::new(StageOptions::default());
    stage.faults.set(When::Every(Step::Commit), Fault::ReadOnly(ReadOnlyReason::Asked));
    stage.send(Msg::Standing(standing(&stage.services)));
    stage.keys("Esc , End Enter");
    check_says(&stage, &stage.operators().last().unwrap().name);
    check_says(&stage, &text(stage.locale(), "banner-asked"));
}

#[test]
fn a_full_disk_is_learnt_from_what_fails_and_room_from_what_is_done_next() {
    let mut stage = at_the_panes();
    stage.faults.set(When::Every(Step::Commit), Fault::Full);
    let banner = text(stage.locale(), "banner-no-room");
    assert!(!says(&stage, &banner));
    stage.keys("y");
    check_says(&stage, &text(stage.locale(), "failure-full"));
    stage.keys("Esc");
    check_says(&stage, &banner);
    assert!(stage.clipboard.put_so_far().is_empty());
    stage.keys("y");
    check_says(&stage, &stage.locale().refusal(&Refusal::ReadOnly(ReadOnlyReason::NoRoom)).what);
    stage.keys("R");
    check_says(&stage, &banner);
    stage.faults.clear();
    stage.keys("R");
    assert!(!says(&stage, &banner), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(stage.clipboard.put_so_far().len(), 1);
}

#[test]
fn renew_4_a_clock_set_back_is_told_of_until_it_has_caught_up() {
    let mut stage = Stage::new(StageOptions::default());
    let seen = stage.now();
    let banner =
        |stage: &Stage| text_with(stage.locale(), "banner-clock", &[("seen", stage.locale().date_time(seen).into())]);
    for (back, is_told) in [(121, true), (119, false), (3_600, true), (0, false)] {
        stage.clock.set(seen.before(Duration::seconds(back)));
        stage.keys("Esc R");
        assert_eq!(says(&stage, &banner(&stage)), is_told, "{back} s:\n{}", stage.screen());
    }
}

#[test]
fn renew_4_how_the_store_stands_is_one_question() {
    let stage = Stage::new(StageOptions::default());
    let seen = stage.now();
    assert_eq!(standing(&stage.services), Standing::default());
    stage.clock.set(seen.before(Duration::hours(1)));
    stage.faults.set(When::Every(Step::Commit), Fault::Full);
    let both = Standing { read_only: Some(ReadOnlyReason::NoRoom), seen_ahead: Some(seen) };
    assert_eq!(standing(&stage.services), both);
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    assert_eq!(standing(&stage.services), Standing::default(), "who reads next is told");
}

#[test]
fn both_lines_stand_and_everything_below_them_is_still_there() {
    for language in Language::ALL {
        let mut stage = Stage::new(StageOptions { language, ..StageOptions::default() });
        stage.keys("F3");
        let standing = Standing { read_only: Some(ReadOnlyReason::Asked), seen_ahead: Some(stage.now()) };
        stage.send(Msg::Standing(standing));
        let screen = stage.screen();
        let lines: Vec<&str> = screen.lines().collect();
        assert!(lines[1].contains("! ") && lines[2].contains("! "), "{screen}");
        // A press on a row selects what stands in it, and not what would stand there without the lines.
        let name = "Contoso AB";
        stage.keys("Esc").click(name).keys("Enter");
        check_says(&stage, name);
        assert!(matches!(stage.app().destination(), Destination::Account(customer) if customer.name == name));
    }
}

#[test]
fn nothing_is_told_twice_and_nothing_wakes_it() {
    let mut stage = opened(ReadOnlyReason::NoRoom);
    stage.film();
    stage.keys("R");
    let before = stage.screens().len();
    assert_eq!(stage.app().wake(stage.now()), None);
    stage.advance(Duration::hours(1));
    assert_eq!(stage.screens().len(), before);
}
