//! The dialog that shows a key, and when the key leaves the screen again.

use chrono::Duration;
use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::i18n::Language;
use nyckel::ports::CopyRoute;
use nyckel::search::Question;
use nyckel::service::find_customers;
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::msg::{Focused, Msg};
use ratatui::layout::Size;

use super::{at_the_panes, check_says, digits_from_the_service, log, shows_a_key, stage, text, words};

fn shown() -> Stage {
    let mut stage = at_the_panes();
    stage.keys("Enter");
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
    stage
}

#[test]
fn key_5_enter_shows_the_key_grouped_once_its_record_is_written() {
    let stage = shown();
    assert_eq!(log(&stage), [(ActivityKind::KeyViewed, ActivityOutcome::Done)]);
    let digits = digits_from_the_service(&stage);
    let groups: Vec<&str> = (0..8).map(|group| &digits[group * 4..group * 4 + 4]).collect();
    assert!(stage.screen().contains(&groups.join(" ")), "{}", stage.screen());
    assert!(stage.clipboard.put_so_far().is_empty());
}

#[test]
fn the_top_line_names_the_customer_and_the_place_however_narrow_the_window() {
    let stage = Stage::new(StageOptions::default());
    let found = find_customers(&stage.services, &stage.operators()[0].actor(), &Question::first("", 300)).unwrap();
    let with_software = found.hits.into_iter().filter(|hit| hit.row.software != 0);
    let longest = with_software.max_by_key(|hit| hit.row.name.chars().count()).unwrap().row;
    let beginning: String = longest.name.chars().take(19).collect();
    for (width, height) in [(120, 40), (100, 24), (80, 24), (60, 18)] {
        let mut stage = Stage::new(StageOptions::default());
        stage.resize(width, height).text(&longest.domain).keys("Enter");
        for (keys, place) in
            [("", "place-account"), ("w", "place-software"), ("Enter", "place-keys"), ("Enter", "place-keys")]
        {
            stage.keys(keys);
            let top = stage.screen().lines().next().unwrap().to_owned();
            assert!(top.contains(&beginning) && top.contains(&text(stage.locale(), place)), "{top}");
        }
    }
}

#[test]
fn the_key_dialog_names_the_customer_in_a_line_of_its_own() {
    for (width, height) in [(120, 40), (80, 24), (60, 18)] {
        let mut stage = shown();
        stage.resize(width, height);
        let is_of_its_own = |line: &str| line.split('│').any(|part| part.trim() == "Contoso AB");
        assert!(stage.screen().lines().any(is_of_its_own), "{}", stage.screen());
    }
}

#[test]
fn the_key_is_copied_bare_from_the_dialog() {
    let mut stage = shown();
    stage.keys("y");
    let digits = digits_from_the_service(&stage);
    assert_eq!(stage.clipboard.text(CopyRoute::System), Some(digits));
}

#[test]
fn v_hides_the_key_and_shows_it_again_and_closing_takes_it_away() {
    let mut stage = shown();
    stage.keys("v");
    assert!(!shows_a_key(&stage.screen()));
    stage.keys("v");
    assert!(shows_a_key(&stage.screen()));
    for close in ["Esc", "q"] {
        stage.keys(close);
        assert!(!shows_a_key(&stage.screen()));
        stage.keys("Enter");
        assert!(shows_a_key(&stage.screen()));
    }
    assert!(!stage.is_over());
}

#[test]
fn enter_pressed_once_more_does_not_take_the_key_away() {
    let mut stage = shown();
    stage.keys("Enter");
    assert!(shows_a_key(&stage.screen()));
    assert_eq!(log(&stage).len(), 1);
}

#[test]
fn the_key_hides_after_60_seconds_without_a_key_press_whatever_the_key() {
    let mut stage = shown();
    stage.advance(Duration::seconds(59)).keys("x").advance(Duration::seconds(59));
    assert!(shows_a_key(&stage.screen()));
    stage.advance(Duration::seconds(1));
    assert!(!shows_a_key(&stage.screen()));
    assert_eq!(stage.app().wake(stage.now()), None);
}

#[test]
fn the_key_hides_in_time_behind_another_dialog() {
    let mut stage = shown();
    stage.keys("F1").advance(Duration::seconds(60)).keys("Esc");
    assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
}

#[test]
fn the_key_hides_10_seconds_after_the_focus_is_lost() {
    let mut stage = shown();
    stage.send(Msg::Focus(Focused::Lost)).advance(Duration::milliseconds(9_999));
    assert!(shows_a_key(&stage.screen()));
    stage.send(Msg::Focus(Focused::Gained)).advance(Duration::seconds(20));
    assert!(shows_a_key(&stage.screen()));
    stage.send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(10));
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn a_key_shown_again_without_the_focus_hides_in_time_again() {
    let mut stage = shown();
    stage.send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(10)).keys("v");
    assert!(shows_a_key(&stage.screen()), "the operator wanted it");
    stage.advance(Duration::seconds(61));
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn the_key_is_gone_before_the_process_is_suspended_and_stays_so() {
    let mut stage = shown();
    stage.keys("Ctrl-z");
    let suspended: Vec<&String> = stage
        .done()
        .iter()
        .filter_map(|done| if let Done::Suspended(screen) = done { Some(screen) } else { None })
        .collect();
    assert_eq!(suspended.len(), 1);
    assert!(!shows_a_key(suspended[0]) && !shows_a_key(&stage.screen()));
}

#[test]
fn the_key_hides_when_the_terminal_becomes_too_small() {
    let mut stage = shown();
    stage.resize(59, 17);
    check_says(&stage, &text(stage.locale(), "frame-too-small"));
    stage.resize(120, 40);
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn ctrl_c_over_the_key_says_what_copies_and_ends_when_pressed_again() {
    let mut stage = shown();
    stage.keys("Ctrl-c");
    assert!(!stage.is_over());
    check_says(&stage, &text(stage.locale(), "interrupt-over-key"));
    stage.keys("v Ctrl-c");
    assert!(!stage.is_over(), "another key came in between");
    stage.keys("Ctrl-c");
    assert!(stage.is_over());
    let mut stage = shown();
    stage.keys("y Ctrl-c Ctrl-c");
    assert!(stage.is_over(), "a copy lives, and it clears it without asking:\n{}", stage.screen());
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
}

#[test]
fn a_key_that_hid_by_itself_says_why() {
    let hidden = ["hidden-unused", "hidden-unfocused", "hidden-given-away"];
    let said = |stage: &Stage| hidden.map(|id| super::says(stage, &text(stage.locale(), id)));
    let mut stage = shown();
    assert_eq!(said(&stage), [false; 3]);
    stage.advance(Duration::seconds(60));
    assert_eq!(said(&stage), [true, false, false], "{}", stage.screen());
    stage.keys("v v");
    assert_eq!(said(&stage), [false; 3], "who hides it knows why");
    stage.keys("v").send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(10));
    assert_eq!(said(&stage), [false, true, false], "{}", stage.screen());
    let mut stage = shown();
    stage.resize(59, 17).resize(120, 40);
    assert_eq!(said(&stage), [false, false, true], "{}", stage.screen());
}

#[test]
fn where_the_copy_is_stands_on_the_screen_once() {
    let mut stage = shown();
    stage.keys("y");
    assert_eq!(stage.screen().matches("45\u{a0}s").count(), 1, "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(stage.screen().matches("45\u{a0}s").count(), 1, "{}", stage.screen());
}

#[test]
fn a_setting_opens_the_dialog_masked() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc , Down Down Down Down Enter g h");
    let mut stage = super::go_to_the_panes(stage);
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "dialog-key-title"));
    assert!(!shows_a_key(&stage.screen()));
    stage.keys("v");
    assert!(shows_a_key(&stage.screen()));
}

#[test]
fn enter_pressed_twice_fetches_the_key_once_and_the_button_says_that_it_is_on_its_way() {
    let mut stage = at_the_panes();
    let button = format!("[ {} ] …", text(stage.locale(), "button-get-key"));
    stage.hold().keys("Enter Enter Space");
    assert!(stage.screen().contains(&button), "{}", stage.screen());
    stage.release_all();
    assert_eq!(log(&stage), [(ActivityKind::KeyViewed, ActivityOutcome::Done)]);
    assert!(shows_a_key(&stage.screen()) && !stage.screen().contains(&button), "{}", stage.screen());
    stage.keys("Esc Enter");
    assert_eq!(log(&stage).len(), 2);
    // Also after the place was left with the key on its way.
    let mut stage = at_the_panes();
    stage.hold().keys("Enter Backspace").release_all().keys("Alt-Right Enter");
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
}

#[test]
fn a_key_that_comes_when_nobody_looks_comes_hidden() {
    type Gone = fn(&mut Stage) -> &mut Stage;
    let ways: [(&str, Gone); 3] = [
        ("focus", |stage| stage.send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(10))),
        ("suspended", |stage| stage.keys("Ctrl-z")),
        ("too small", |stage| stage.resize(59, 17).resize(120, 40)),
    ];
    for (name, goes) in ways {
        let mut stage = at_the_panes();
        stage.film();
        goes(stage.hold().keys("Enter")).release_all();
        check_says(&stage, &text(stage.locale(), "dialog-key-title"));
        assert!(stage.screens().iter().all(|screen| !shows_a_key(screen)), "{name}:\n{}", stage.screen());
        stage.keys("v");
        assert!(shows_a_key(&stage.screen()), "{name}: whoever comes back can show it");
    }
}

#[test]
fn a_key_that_comes_soon_after_the_focus_was_lost_hides_in_time() {
    let mut stage = at_the_panes();
    stage.hold().keys("Enter").send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(6)).release_all();
    assert!(shows_a_key(&stage.screen()));
    stage.send(Msg::Focus(Focused::Lost)).advance(Duration::seconds(4));
    assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
    stage.keys("v").advance(Duration::seconds(9));
    assert!(shows_a_key(&stage.screen()), "the operator wanted it, and is there");
    stage.advance(Duration::seconds(1));
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn a_key_on_its_way_is_not_shown_once_its_place_is_left() {
    let mut stage = at_the_panes();
    stage.hold().keys("Enter Esc");
    stage.release_all();
    assert!(!shows_a_key(&stage.screen()));
    stage.keys("Enter");
    assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
}

#[test]
fn key_5_the_notice_is_whole_on_the_smallest_terminal_and_on_every_wider_one() {
    for language in Language::ALL {
        for width in 60..=80 {
            let mut stage = stage(language, Size::new(width, 18));
            stage.text("contoso ab").keys("Enter w Enter Enter Enter");
            let screen = stage.screen();
            assert!(shows_a_key(&screen), "{screen}");
            let notice = text(stage.locale(), "key-notice");
            let inside: Vec<&str> = screen.lines().filter_map(|line| line.split('│').nth(2)).collect();
            let (shown, notice) = (words(&inside.join(" ")), words(&notice));
            assert!(shown.windows(notice.len()).any(|shown| *shown == notice[..]), "{width}: {screen}");
        }
    }
}
