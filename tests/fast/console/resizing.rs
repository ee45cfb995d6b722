//! A window that becomes smaller or larger: what is selected stays in sight, and what comes into sight is there.

use nyckel::domain::ReadOnlyReason;
use nyckel::i18n::Language;
use nyckel::service::Standing;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;

use super::{stage, text};

const LARGE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (80, 20);

/// Ways to a list that is longer than the screen.
const LISTS: [&str; 4] = ["Tab", "F3", "F3 S w S w Enter w", "Ctrl-p"];

/// Whether a row of the place or dialog, to the right of the places, is marked.
fn shows_the_selected_row(stage: &Stage) -> bool {
    let places = if 100 <= stage.buffer().area.width { 24 } else { 0 };
    stage.screen().lines().any(|line| line.chars().skip(places).any(|sign| sign == '▸'))
}

/// Whether a row stands for one that is not loaded.
fn misses_a_row(stage: &Stage) -> bool {
    stage.screen().lines().any(|line| line.trim_matches(['│', '▸', ' ', '█']).trim() == "…")
}

#[test]
fn what_is_selected_stays_in_sight_when_the_window_becomes_smaller() {
    for way in LISTS {
        let mut stage = stage(Language::Swedish, LARGE.into());
        stage.keys(way).keys("PgDn PgDn");
        assert!(shows_the_selected_row(&stage), "{way}:\n{}", stage.screen());
        stage.resize(SMALL.0, SMALL.1);
        assert!(shows_the_selected_row(&stage), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn what_is_selected_stays_in_sight_when_a_line_is_put_above_it() {
    for way in LISTS {
        let mut stage = stage(Language::Swedish, SMALL.into());
        stage.keys(way);
        for _ in 0..40 {
            stage.keys("Down");
        }
        stage.send(Msg::Standing(Standing { read_only: Some(ReadOnlyReason::Asked), seen_ahead: Some(stage.now()) }));
        assert!(shows_the_selected_row(&stage), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn rows_that_come_into_sight_in_a_larger_window_are_asked_for() {
    for way in ["Tab", "F3"] {
        let mut stage = stage(Language::Swedish, SMALL.into());
        stage.keys(way);
        stage.resize(120, 100);
        assert!(!misses_a_row(&stage), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn a_place_that_was_left_in_another_window_shows_what_is_selected_again() {
    let mut stage = stage(Language::Swedish, LARGE.into());
    stage.keys("F3 PgDn PgDn Enter");
    stage.resize(SMALL.0, SMALL.1).hold().keys("Alt-Left");
    assert!(shows_the_selected_row(&stage), "{}", stage.screen());
}

#[test]
fn the_help_is_not_scrolled_past_its_end_in_a_larger_window() {
    let mut stage = Stage::new(StageOptions::default());
    stage.resize(SMALL.0, SMALL.1).keys("F1 PgDn PgDn PgDn PgDn");
    stage.resize(120, 70);
    let first = text(stage.locale(), "help-here");
    super::check_says(&stage, &first);
}

#[test]
fn the_places_that_are_unfolded_scroll_where_they_are_more_than_there_is_room_for() {
    let mut stage = stage(Language::Swedish, (60, 18).into());
    stage.text("contoso").keys("Enter F10 End");
    let marked = |stage: &Stage, id: &'static str| stage.screen().contains(&format!("▸{}", text(stage.locale(), id)));
    assert!(marked(&stage, "place-activity-below"), "{}", stage.screen());
    let label = text(stage.locale(), "place-operators-below");
    stage.click(label.trim());
    assert_eq!(stage.app().destination(), Destination::Operators, "{}", stage.screen());
    stage.keys("F10 End Enter");
    assert_eq!(stage.app().destination(), Destination::Activity, "{}", stage.screen());
}
