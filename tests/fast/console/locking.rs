//! Locking: by a key and by nobody pressing any; what is gone from the screen, and what is there again.

use chrono::Duration;
use nyckel::domain::{OperatorId, Passphrase};
use nyckel::i18n::Language;
use nyckel::ports::{Change, Clock, CopyRoute, Store, Vault};
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions, TestVault, example};
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, go_to_the_panes, says, stage, stage_with_routes, text, text_with};

fn unlock(stage: &mut Stage) -> &mut Stage {
    stage.text(TestVault::PASSPHRASE).keys("Enter")
}

#[track_caller]
fn check_locked(stage: &Stage) {
    let screen = stage.screen();
    assert!(says(stage, &text(stage.locale(), "unlock-locked")), "{screen}");
    let operators = stage.operators();
    for name in operators.iter().map(|operator| operator.name.as_str()).chain(["Contoso", "Administrat"]) {
        assert!(!screen.contains(name), "{name} stands on the screen:\n{screen}");
    }
    assert!(!stage.services.vault.is_unlocked());
}

/// At the keys of a customer's first purchase.
fn at_keys(stage: &mut Stage) -> Destination {
    stage.text("contoso").keys("Enter w Enter");
    let at = stage.app().destination();
    assert!(matches!(at, Destination::Keys(..)), "{at:?}");
    at
}

#[test]
fn f12_locks_wherever_one_is_and_the_same_operator_comes_back_to_the_place() {
    for size in SIZES {
        for before in ["", "F1", "Ctrl-p", "F10", "g"] {
            let mut stage = stage(Language::Swedish, size);
            let at = at_keys(&mut stage);
            stage.keys(before).keys("F12");
            check_locked(&stage);
            assert_eq!(stage.done().iter().filter(|done| **done == Done::Locked).count(), 1);
            unlock(&mut stage);
            assert_eq!(stage.app().destination(), at, "after {before:?}");
            check_says(&stage, &text(stage.locale(), "lock-unlocked"));
            stage.keys("Esc");
            assert!(matches!(stage.app().destination(), Destination::Software(..)), "the ways back are there");
        }
    }
}

#[test]
fn what_is_pressed_before_a_locked_console_does_nothing_behind_it() {
    let mut stage = Stage::new(StageOptions::default());
    let at = at_keys(&mut stage);
    stage.keys("F12").keys("F3 g h , Alt-b Alt-Left F12 Tab");
    check_locked(&stage);
    stage.keys("F1");
    stage.keys("Esc Esc");
    check_locked(&stage);
    stage.keys("Ctrl-u");
    unlock(&mut stage);
    assert_eq!(stage.app().destination(), at);
}

#[test]
fn somebody_elses_passphrase_begins_a_session_of_their_own_at_home() {
    let mut stage = Stage::new(StageOptions::default());
    at_keys(&mut stage);
    let other: OperatorId = stage.operators()[3].id;
    let slot = TestVault::unlocked().new_slot(other, &Passphrase::new("en annan fras".to_owned())).unwrap();
    stage.store.apply(&example::commit(vec![Change::KeySlot(slot)])).unwrap();
    stage.keys("F12").text("en annan fras").keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Home);
    check_says(&stage, &stage.operators()[3].name);
    stage.keys("Esc Alt-Left");
    assert_eq!(stage.app().destination(), Destination::Home, "no way leads back to where the other one was");
}

#[test]
fn a_shown_key_is_gone_and_a_copy_is_cleared() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::System]));
    stage.keys("y");
    assert!(stage.app().living_copy().is_some(), "{}", stage.screen());
    stage.keys("F12");
    check_locked(&stage);
    assert!(stage.app().living_copy().is_none());
    unlock(&mut stage);
    stage.keys("Enter");
    let shown = stage.screen();
    stage.keys("F12");
    check_locked(&stage);
    unlock(&mut stage);
    assert_ne!(stage.screen(), shown, "the dialog of the key is closed");
}

#[test]
fn a_key_that_was_asked_for_before_is_never_shown_after() {
    let mut stage = Stage::new(StageOptions::default());
    let at = at_keys(&mut stage);
    stage.hold().keys("Enter");
    assert!(0 < stage.held());
    stage.keys("F12").release_all();
    check_locked(&stage);
    unlock(&mut stage);
    assert_eq!(stage.app().destination(), at);
    assert!(!says(&stage, &text(stage.locale(), "dialog-key-title")), "{}", stage.screen());
}

#[test]
fn a_copy_that_comes_into_the_clipboard_after_it_was_locked_is_cleared_too() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::System]));
    stage.hold().keys("y").keys("F12").release_all();
    check_locked(&stage);
    assert!(stage.app().living_copy().is_none(), "{}", stage.screen());
}

#[test]
fn a_list_that_was_asked_for_before_is_there_when_one_comes_back() {
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().keys("F3 F12").release_all();
    check_locked(&stage);
    unlock(&mut stage);
    assert_eq!(stage.app().destination(), Destination::Customers);
    check_says(&stage, "Contoso AB");
}

/// Lets the store lock itself after five minutes.
fn locking_itself() -> Stage {
    let mut stage = Stage::new(StageOptions::default());
    at_keys(&mut stage);
    stage.keys(", End");
    let row = stage.operators().len();
    stage.keys(&"Up ".repeat(row)).keys("Right Right");
    check_says(&stage, &text_with(stage.locale(), "settings-lock-minutes", &[("count", 5_u64.into())]));
    stage
}

#[test]
fn it_locks_itself_after_the_minutes_without_a_key_and_each_key_begins_them_anew() {
    let mut stage = locking_itself();
    stage.advance(Duration::minutes(4)).keys("Up");
    stage.advance(Duration::minutes(5) - Duration::seconds(1));
    assert!(stage.services.vault.is_unlocked());
    stage.advance(Duration::seconds(1));
    check_locked(&stage);
    unlock(&mut stage);
    assert_eq!(stage.app().destination(), Destination::Settings);
}

#[test]
fn a_key_that_comes_after_a_long_sleep_only_finds_it_locked() {
    let mut stage = locking_itself();
    let later = stage.clock.now().after(Duration::hours(3));
    stage.clock.set(later);
    stage.keys("Esc");
    check_locked(&stage);
    unlock(&mut stage);
    assert_eq!(stage.app().destination(), Destination::Settings, "the key went nowhere");
}

#[test]
fn a_demo_locks_itself_only_when_that_was_chosen() {
    let mut stage = Stage::new(StageOptions::default());
    stage.advance(Duration::hours(3));
    assert!(stage.services.vault.is_unlocked());
}

#[test]
fn after_wrong_passphrases_the_dialog_counts_down_and_then_takes_one() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("F12");
    for _ in 0..4 {
        stage.text("fel fras").keys("Enter");
        stage.advance(Duration::milliseconds(1_000));
    }
    check_locked(&stage);
    let waits =
        |stage: &Stage, count: u64| says(stage, &text_with(stage.locale(), "unlock-waits", &[("count", count.into())]));
    stage.text("fel fras").keys("Enter");
    stage.advance(Duration::seconds(1)).keys("Ctrl-u");
    stage.text("fel fras").keys("Enter");
    assert!(waits(&stage, 4), "{}", stage.screen());
    stage.advance(Duration::seconds(1));
    assert!(waits(&stage, 3), "{}", stage.screen());
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    check_locked(&stage);
    stage.advance(Duration::seconds(3)).keys("Enter");
    assert!(stage.services.vault.is_unlocked(), "{}", stage.screen());
}

#[test]
fn the_dialog_of_a_demo_tells_its_passphrase() {
    for language in Language::ALL {
        let mut stage = stage(language, SIZES[1]);
        stage.keys("F12");
        assert!(stage.screen().contains(nyckel::vault::DEMO_PASSPHRASE), "{}", stage.screen());
    }
}
