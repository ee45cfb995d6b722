//! Locking: by a key and by nobody pressing any; what is gone from the screen, and what is there again.

use chrono::Duration;
use nyckel::domain::{ActivityKind, ActivityOutcome, Operator, Passphrase, Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::ports::{Change, Clock, CopyRoute, Store, Vault};
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions, TestVault, example};
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, go_to_the_panes, log, says, stage, stage_with_routes, text, text_with};

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

/// Gives somebody else than who is there a passphrase of their own, and says who.
fn somebody_else(stage: &Stage, passphrase: &str) -> Operator {
    let other = stage.operators().swap_remove(3);
    let slot = TestVault::unlocked().new_slot(other.id, &Passphrase::new(passphrase.to_owned())).unwrap();
    stage.store.apply(&example::commit(vec![Change::KeySlot(slot)])).unwrap();
    other
}

#[test]
fn somebody_elses_passphrase_begins_a_session_of_their_own_at_home() {
    let mut stage = Stage::new(StageOptions::default());
    at_keys(&mut stage);
    let other = somebody_else(&stage, "en annan fras");
    stage.keys("F12").text("en annan fras").keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Home);
    check_says(&stage, &other.name);
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
    // From the last operator up, past the activity log.
    let row = stage.operators().len() + 1;
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

/// At the keys of all that Contoso has bought, which are being got into a file for a passphrase.
fn getting_keys(stage: &mut Stage) -> &mut Stage {
    let phrase = "en riktigt lång fras";
    stage.text("contoso").keys("Enter w K Right Tab").text(phrase).keys("Tab").text(phrase).keys("Tab Ctrl-u");
    stage.text(FILE).keys("Tab Tab").hold().keys("Enter").release(0)
}

const FILE: &str = "/home/anna/nycklar.csv.age";

fn locks(stage: &Stage) -> usize {
    stage.done().iter().filter(|done| **done == Done::Locked).count()
}

#[test]
fn keys_that_are_being_got_go_on_beneath_and_the_store_forgets_its_own_once_they_are_in_the_file() {
    for before in ["", "Esc", "g h"] {
        let mut stage = stage(Language::Swedish, SIZES[1]);
        getting_keys(&mut stage).keys(before).keys("F12").film();
        stage.release(0);
        assert!(stage.own_files.is_empty() && stage.services.vault.is_unlocked() && locks(&stage) == 0);
        stage.text("fel fras").keys("Enter");
        stage.release_all();
        assert!(stage.own_files.get(FILE).is_some(), "{}", stage.screen());
        assert_eq!(locks(&stage), 1, "after {before:?}");
        check_locked(&stage);
        assert!(stage.screens().iter().all(|screen| !screen.contains("Contoso") && !screen.contains(FILE)));
        stage.advance(Duration::minutes(1));
        unlock(&mut stage);
        assert!(stage.services.vault.is_unlocked());
        assert!(log(&stage).iter().any(|(kind, _)| *kind == ActivityKind::Exported));
    }
}

#[test]
fn what_went_on_beneath_is_told_of_to_who_comes_back() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    getting_keys(&mut stage).keys("F12").release_all();
    unlock(&mut stage);
    assert!(matches!(stage.app().destination(), Destination::Retrieve(..)));
    check_says(&stage, &text_with(stage.locale(), "retrieve-place", &[("path", FILE.into())]));
}

#[test]
fn somebody_else_comes_in_once_what_is_under_way_is_over_and_it_was_done_as_who_began_it() {
    let mut stage = Stage::new(StageOptions::default());
    let (first, other) = (stage.operators().swap_remove(0), somebody_else(&stage, "en annan fras"));
    getting_keys(&mut stage).keys("F12");
    // The passphrase is tried at once, while the answers still wait.
    stage.send(Msg::Unlocked(Box::new(other.clone())));
    check_says(&stage, &text(stage.locale(), "unlock-behind"));
    assert!(!says(&stage, &other.name));
    stage.release_all();
    assert_eq!(stage.app().destination(), Destination::Home, "{}", stage.screen());
    check_says(&stage, &other.name);
    assert!(stage.own_files.get(FILE).is_some());
    let of_keys = |kind| matches!(kind, ActivityKind::KeyCopied | ActivityKind::Exported);
    let records: Vec<_> = stage.records().into_iter().filter(|record| of_keys(record.kind)).collect();
    assert!(2 < records.len() && records.iter().all(|record| record.actor.operator() == Some(first.id)));
}

#[test]
fn a_customers_own_view_is_locked_and_unlocked_into_itself_by_who_was_there_alone() {
    for other in [false, true] {
        let mut stage = Stage::new(StageOptions::default());
        stage.text("contoso").keys("Enter g m U");
        let (at, view) = (stage.app().destination(), stage.app().customers_view().cloned());
        assert!(view.is_some());
        somebody_else(&stage, "en annan fras");
        stage.keys("F12");
        check_locked(&stage);
        if other {
            stage.text("en annan fras").keys("Enter");
            assert_eq!((stage.app().destination(), stage.app().customers_view()), (Destination::Home, None));
        } else {
            unlock(&mut stage);
            assert_eq!((stage.app().destination(), stage.app().customers_view()), (at, view.as_ref()));
            stage.keys("Esc");
            assert!(matches!(stage.app().destination(), Destination::Account(_)), "the way out is there");
        }
    }
}

#[test]
fn a_console_that_is_a_customers_alone_is_unlocked_into_their_view_and_nothing_else_whoever_does_it() {
    for other in [false, true] {
        let mut stage = Stage::new(StageOptions { customers_view: true, ..StageOptions::default() });
        let (at, view) = (stage.app().destination(), stage.app().customers_view().cloned());
        somebody_else(&stage, "en annan fras");
        stage.keys("F12");
        check_locked(&stage);
        stage.text(if other { "en annan fras" } else { TestVault::PASSPHRASE }).keys("Enter");
        for keys in ["", "Esc Esc Backspace", "g h F3 , g o Alt-Left"] {
            stage.keys(keys);
            assert_eq!((stage.app().destination(), stage.app().customers_view()), (at.clone(), view.as_ref()));
        }
    }
}

#[test]
fn esc_before_a_locked_console_empties_the_field_and_never_ends_what_runs() {
    let mut stage = Stage::new(StageOptions::default());
    at_keys(&mut stage);
    stage.keys("F12 Esc Esc").text("halv").keys("Esc Esc");
    check_locked(&stage);
    assert!(!stage.done().contains(&Done::Quit));
    unlock(&mut stage);
    stage.keys("F12 Ctrl-c");
    assert!(stage.done().contains(&Done::Quit), "{}", stage.screen());
}

#[test]
fn who_asks_for_a_key_of_a_locked_vault_is_asked_for_the_passphrase_and_then_is_where_they_were() {
    for keys in ["Enter", "y"] {
        let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::System]));
        let at = stage.app().destination();
        stage.services.vault.lock();
        stage.keys(keys);
        check_locked(&stage);
        check_says(&stage, &text(stage.locale(), "failure-locked"));
        unlock(&mut stage);
        assert_eq!(stage.app().destination(), at);
        stage.keys("y");
        assert!(stage.app().living_copy().is_some(), "{}", stage.screen());
    }
}

#[test]
fn role_4_role_5_who_may_see_no_software_is_told_so_once_in_a_view_that_nobody_can_leave() {
    let mut stage = Stage::new(StageOptions { customers_view: true, ..StageOptions::default() });
    somebody_else(&stage, "en helt annan fras");
    stage.keys("F12").text("en helt annan fras").keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtSoftware }).what);
    assert!(!says(&stage, "Windows Server"), "{}", stage.screen());
    assert!(
        stage.records().iter().all(|record| record.outcome == ActivityOutcome::Done),
        "what is dimmed is no attempt"
    );
}

#[test]
fn a_locked_console_says_how_to_go_on_and_not_where_one_was() {
    for (way, crumb) in [("Esc g o", "place-operators"), ("Enter w", "place-software")] {
        let mut stage = Stage::new(StageOptions::default());
        stage.text("contoso").keys(way).keys("F12");
        let top = stage.screen().lines().next().unwrap().to_owned();
        assert!(top.contains(&text(stage.locale(), "crumb-locked")), "{top}");
        for name in ["Contoso", "Anna", &text(stage.locale(), crumb), &text(stage.locale(), "place-home")] {
            assert!(!top.contains(name), "{name}: {top}");
        }
        check_says(&stage, &text(stage.locale(), "unlock-keys"));
    }
}

#[test]
fn in_the_customers_view_alone_nothing_is_promised_that_is_not_there() {
    let mut stage = Stage::new(StageOptions { customers_view: true, ..StageOptions::default() });
    stage.keys("F12");
    assert!(!stage.screen().contains(&text(stage.locale(), "place-home")), "{}", stage.screen());
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert!(!says(&stage, &text(stage.locale(), "view-entered")), "{}", stage.screen());
}
