//! The dialog before a partner's own store: what it shows, what works while it stands, and what becomes of what is typed.

use chrono::Duration;
use nyckel::i18n::Language;
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, Stage, StageOptions, Step, TestVault, When};
use nyckel::tui::msg::{Focused, Mouse, Msg};
use nyckel::tui::step::Destination;
use ratatui::layout::{Position, Size};

use super::{SIZES, check_says, says, text};

fn locked() -> Stage {
    Stage::locked(StageOptions::default())
}

fn is_locked(stage: &Stage) -> bool {
    says(stage, &text(stage.locale(), "unlock-store"))
}

/// Asserts that nothing of a customer or an operator stands on the screen.
#[track_caller]
fn check_nameless(stage: &Stage) {
    let screen = stage.screen();
    let operators = stage.operators();
    let names = operators.iter().map(|operator| operator.name.as_str()).chain(["Contoso", "Administrat", "demo"]);
    for name in names {
        assert!(!screen.contains(name), "{name} stands on the screen:\n{screen}");
    }
}

#[test]
fn the_passphrase_says_who_acts_and_leads_home() {
    for operator in [0, 4] {
        let mut stage = Stage::locked(StageOptions { operator, ..StageOptions::default() });
        check_nameless(&stage);
        stage.text(TestVault::PASSPHRASE);
        check_nameless(&stage);
        stage.keys("Enter");
        assert_eq!(stage.app().destination(), Destination::Home);
        assert!(!is_locked(&stage));
        check_says(&stage, &stage.operators()[operator].name);
        stage.text("contoso").keys("Enter");
        assert!(matches!(stage.app().destination(), Destination::Account(_)));
    }
}

#[test]
fn a_wrong_passphrase_is_told_and_can_be_tried_again() {
    let mut stage = locked();
    stage.text("fel fras").keys("Enter");
    check_says(&stage, &text(stage.locale(), "failure-passphrase"));
    assert!(!stage.screen().contains('•'), "the field is empty again:\n{}", stage.screen());
    check_nameless(&stage);
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert!(!is_locked(&stage));
}

#[test]
fn a_store_that_cannot_be_read_stays_locked_and_says_so() {
    let mut stage = locked();
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    check_says(&stage, &text(stage.locale(), "failure-store"));
    stage.faults.clear();
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert!(!is_locked(&stage));
}

#[test]
fn an_empty_field_is_not_tried() {
    let mut stage = locked();
    stage.keys("Enter x Backspace Enter a Ctrl-u Enter");
    assert_eq!(stage.done(), []);
    assert!(is_locked(&stage) && !says(&stage, &text(stage.locale(), "failure-passphrase")));
}

#[test]
fn it_is_pasted_into_and_a_line_end_is_none_of_it() {
    let mut stage = locked();
    stage.paste(&format!("{}\n", TestVault::PASSPHRASE)).keys("Enter");
    assert!(!is_locked(&stage));
}

#[test]
fn every_character_is_text_and_none_is_a_command() {
    for letter in ["?", ":", "q", "/", ",", "g h", "R"] {
        let mut stage = locked();
        stage.text(letter);
        assert_eq!(stage.screen().matches('•').count(), letter.chars().count(), "{letter}:\n{}", stage.screen());
        assert!(is_locked(&stage) && !stage.is_over());
    }
}

#[test]
fn while_it_is_tried_it_says_so_and_takes_nothing() {
    let mut stage = locked();
    stage.hold().text(TestVault::PASSPHRASE).keys("Enter");
    check_says(&stage, &text(stage.locale(), "unlock-trying"));
    stage.text("Xyz").paste("Xyz").keys("Enter");
    assert!(!stage.screen().contains('•'));
    check_nameless(&stage);
    assert_eq!(stage.app().wake(stage.now()), None, "nothing turns meanwhile");
    stage.release_all();
    assert!(!is_locked(&stage));
    assert_eq!(stage.app().destination(), Destination::Home);
    assert!(!stage.screen().contains("Xyz"), "nothing typed went anywhere else:\n{}", stage.screen());
}

#[test]
fn the_help_over_it_lists_its_keys_and_is_told_of_nothing() {
    let mut stage = locked();
    stage.text("hemligt").keys("F1");
    check_says(&stage, &text(stage.locale(), "dialog-help-title"));
    check_says(&stage, &text(stage.locale(), "key-unlock"));
    stage.keys("Esc");
    assert_eq!(stage.screen().matches('•').count(), 7, "what was typed before is still there");
    stage.hold().keys("Enter F1");
    stage.release_all();
    check_says(&stage, &text(stage.locale(), "dialog-help-title"));
    stage.keys("Esc");
    check_says(&stage, &text(stage.locale(), "failure-passphrase"));
}

#[test]
fn the_language_is_switched_before_anyone_is_known() {
    for key in ["F4", "Alt-l"] {
        let mut stage = locked();
        stage.keys(key);
        assert_eq!(stage.locale().language(), Language::English);
        assert!(stage.screen().contains("Passphrase"), "{}", stage.screen());
        stage.keys(key);
        assert_eq!(stage.locale().language(), Language::Swedish);
        assert!(stage.records().is_empty());
    }
}

#[test]
fn esc_and_ctrl_c_end_it() {
    for key in ["Esc", "Ctrl-c", "x Ctrl-c", "x Esc Esc"] {
        let mut stage = locked();
        stage.keys(key);
        assert!(stage.is_over(), "{key}");
    }
    let mut stage = locked();
    stage.keys("x Esc");
    assert!(!stage.is_over(), "the first empties the field");
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert!(!stage.is_over() && !is_locked(&stage), "{}", stage.screen());
}

#[test]
fn its_help_names_no_key_that_is_text_in_the_field() {
    let mut stage = locked();
    stage.keys("F1");
    let help = text(stage.locale(), "key-help");
    let row =
        stage.screen().lines().find(|line| line.trim_end_matches(['│', ' ']).ends_with(&help)).unwrap().to_owned();
    assert!(row.contains("F1") && !row.contains('?'), "{row}");
}

#[test]
fn nothing_but_the_dialog_works_while_it_stands() {
    let keys = "F3 Ctrl-p F10 Tab Alt-Left Alt-Right Alt-t Ctrl-f PgDn Up Down Home Ctrl-y Ctrl-r F5 F12 Shift-Tab";
    let mut stage = locked();
    for key in keys.split(' ') {
        stage.keys(key);
        assert_eq!(stage.app().destination(), Destination::Home, "{key}");
        assert!(is_locked(&stage) && !stage.is_over(), "{key}:\n{}", stage.screen());
        check_nameless(&stage);
    }
    for y in 0..40 {
        for x in (0..120).step_by(3) {
            let at = Position::new(x, y);
            let is_a_hint = y == 39;
            if !is_a_hint {
                stage.send(Msg::Mouse(Mouse::Press(at))).send(Msg::Mouse(Mouse::DoublePress(at)));
            }
        }
    }
    stage.send(Msg::Mouse(Mouse::WheelDown(Position::new(40, 20))));
    stage.send(Msg::Focus(Focused::Lost)).send(Msg::Focus(Focused::Gained)).advance(Duration::hours(1));
    assert!(is_locked(&stage));
    check_nameless(&stage);
    let asked = stage.done().iter().filter(|done| matches!(done, Done::Asked(_))).count();
    assert_eq!(asked, 0, "nothing is asked of a locked store");
    stage.keys("Ctrl-l");
    assert_eq!(stage.done().last(), Some(&Done::Redrew));
}

#[test]
fn what_is_typed_never_stands_anywhere_and_goes_when_the_terminal_does() {
    const TYPED: &str = "Xyzzyhemligt";
    for size in SIZES {
        let mut stage = Stage::locked(StageOptions { size, ..StageOptions::default() });
        stage.film();
        stage.text(TYPED);
        assert!(!format!("{:?}", stage.app()).contains(TYPED));
        stage.paste(TYPED).keys("Enter").text(TYPED);
        assert!(!format!("{:?}", stage.app()).contains(TYPED));
        assert!(stage.screens().iter().all(|screen| !screen.contains("Xyz")));
        stage.keys("Ctrl-z");
        assert!(!stage.screen().contains('•'), "who comes back may be another:\n{}", stage.screen());
    }
}

#[test]
fn more_dots_than_fit_are_not_drawn() {
    let mut stage = Stage::locked(StageOptions { size: Size::new(60, 18), ..StageOptions::default() });
    stage.text(&"a".repeat(300));
    let row = stage.screen().lines().find(|line| line.contains('•')).map(str::to_owned).unwrap_or_default();
    assert!(row.contains("▏") && row.trim_end().ends_with(['│', '|']), "{row}");
}
