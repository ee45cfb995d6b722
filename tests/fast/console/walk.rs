//! Five keys from a found customer to the key in the clipboard.

use chrono::Duration;
use nyckel::domain::choice::Picked;
use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::i18n::Language;
use nyckel::ports::CopyRoute;
use nyckel::testing::{Fault, MemoryClipboard, Stage, Step, When};
use nyckel::tui::copying::Copying;
use nyckel::tui::step::{Copied, CopyWish, Destination};

use super::{
    SIZES, at_the_panes, check_says, digits_from_the_service, go_to_the_panes, log, page, shows_a_key, stage,
    stage_with_routes, text,
};

#[test]
fn key_5_five_keys_from_a_found_customer_to_the_clipboard_and_one_record() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.film();
            let mut stage = go_to_the_panes(stage);
            assert!(stage.records().is_empty());
            stage.keys("y");
            assert_eq!(log(&stage), [(ActivityKind::KeyCopied, ActivityOutcome::Done)]);
            let put = stage.clipboard.put_so_far();
            let digits = digits_from_the_service(&stage);
            assert_eq!(put, [(CopyRoute::System, digits.clone())]);
            assert_eq!(digits.len(), 32);
            for screen in stage.screens() {
                assert!(!shows_a_key(screen) && !screen.contains(&digits), "{screen}");
            }
        }
    }
}

#[test]
fn key_5_the_record_says_who_what_and_from_where() {
    let mut stage = at_the_panes();
    let page = page(&stage);
    stage.keys("y");
    let records = stage.records();
    let record = &records[0];
    assert_eq!(record.actor, stage.operators()[0].actor());
    assert_eq!(record.origin, stage.services.origin);
    assert_eq!(record.at, stage.now());
    assert_eq!(record.subject.entitlement.as_ref(), Some(&page.row.entitlement.id));
    assert_eq!(record.subject.customer.as_deref(), Some("Contoso AB"));
    assert_eq!(record.subject.product.as_ref(), Some(&page.row.entitlement.line.title));
    assert_eq!(record.subject.version, page.filled_in.map(|choice| choice.version));
}

#[test]
fn the_walk_can_be_made_by_the_mouse_alone() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").double_click("Contoso AB");
    assert!(matches!(stage.app().destination(), Destination::Account(_)));
    let software = text(stage.locale(), "place-software");
    stage.click(&software).double_click("Windows Server 2022 Standard");
    let (get, key) = (text(stage.locale(), "keys-get"), text(stage.locale(), "button-get-key"));
    stage.click(&format!("[ {get} ]")).click(&format!("[ {key} ]"));
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
    assert_eq!(log(&stage), [(ActivityKind::KeyViewed, ActivityOutcome::Done)]);
}

#[test]
fn key_1_prod_4_the_choice_is_kept_for_the_next_time() {
    let mut stage = go_to_the_panes(stage(Language::Swedish, SIZES[0]));
    stage.keys("c k k Right Tab Tab Enter");
    let chosen = page(&stage).filled_in;
    stage.keys("Esc Esc Enter");
    assert_eq!(page(&stage).filled_in, chosen);
}

#[test]
fn prod_4_only_what_the_operator_changed_is_remembered() {
    let mut stage = go_to_the_panes(stage(Language::Swedish, SIZES[0]));
    let operator = stage.operators()[0].id;
    let picked = |stage: &Stage| {
        let kept = stage.services.drafts.read(operator).unwrap().choices;
        kept.into_values().next().unwrap_or_default()
    };
    assert_eq!(picked(&stage), Picked::default(), "what stood there for this customer is nobody's choice");
    stage.keys("c k k Right k Tab Tab Tab Enter");
    let Picked { version, language, file_type } = picked(&stage);
    assert_eq!((version, file_type), (None, None));
    assert!(language.is_some());
}

/// The value of the language choice, as `Svenska, sv-SE`.
fn language_on_screen(stage: &Stage) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains("Språk ")).expect("the choice of a language");
    line.split(['‹', '›']).nth(1).expect("a value").trim().to_owned()
}

#[test]
fn a_choice_is_changed_where_it_stands_by_arrows_and_presses_on_them_and_enter_goes_on() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.text("contoso").keys("Enter w Enter k k");
    let first = language_on_screen(&stage);
    let bottom = stage.screen().lines().last().unwrap().to_owned();
    let shown = ["Enter vidare", "→ nästa värde", "← föregående värde", "Tab nästa fält", "F1"];
    assert!(shown.iter().all(|hint| bottom.contains(hint)), "{bottom}");
    stage.keys("Right");
    let second = language_on_screen(&stage);
    assert_ne!(first, second);
    stage.keys("Right Left Left");
    assert_eq!(language_on_screen(&stage), first);
    stage.keys("Enter k Space k");
    assert_eq!(language_on_screen(&stage), first, "neither Enter nor Space changes what they go on from");
    // A press is in the middle of a text: here on what stands before the value, there on what stands behind it.
    let beginning: String = first.chars().take(2).collect();
    stage.click(&format!("  ‹ {beginning}"));
    assert_ne!(language_on_screen(&stage), first);
    stage.keys("Right");
    assert_eq!(language_on_screen(&stage), first);
    stage.click(&format!("{first} ›").chars().skip(first.chars().count() - 2).collect::<String>());
    assert_eq!(language_on_screen(&stage), second);
    stage.keys("Left");
    stage.keys("Tab Tab Enter");
    assert!(stage.app().destination() != Destination::Home && stage.screen().contains("Hämta nyckel"));
}

#[test]
fn esc_leads_from_the_panes_back_to_the_choices_and_the_bottom_line_says_how_to_change_them() {
    for size in SIZES {
        let mut stage = go_to_the_panes(stage(Language::Swedish, size));
        assert!(stage.screen().lines().last().unwrap().contains("c ändra valen"), "{}", stage.screen());
        let place = stage.app().destination();
        stage.keys("Esc");
        assert!(stage.app().destination() == place && stage.screen().contains("‹"), "{}", stage.screen());
        stage.keys("Esc");
        assert_ne!(stage.app().destination(), place);
    }
}

fn message(stage: &mut Stage, keys: &str) -> String {
    stage.keys(keys);
    stage.clipboard.text(CopyRoute::System).expect("a message")
}

#[test]
fn key_5_the_message_holds_product_key_link_and_instructions_in_the_customers_language() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").keys("Enter w /").text("16 core").keys("Enter Enter");
    let page = page(&stage);
    let swedish = message(&mut stage, "Y");
    let english = message(&mut stage, "Ctrl-y");
    let digits = digits_from_the_service(&stage);
    for (language, message) in [(Language::Swedish, &swedish), (Language::English, &english)] {
        let locale = stage.locale().in_language(language);
        let said = [
            page.row.entitlement.line.title.clone(),
            digits.clone(),
            "https://download.example/".to_owned(),
            page.product.instructions().map(|instructions| instructions.link.clone()).unwrap_or_default(),
            text(locale, "message-key"),
            text(locale, "message-care"),
        ];
        for part in said {
            assert!(message.contains(&part), "{part} in {message}");
        }
    }
    let kinds: Vec<ActivityKind> = stage.records().iter().map(|record| record.kind).collect();
    let copied = [ActivityKind::KeyCopied, ActivityKind::LinkCopied];
    assert_eq!(kinds[..4], [copied, copied].concat());
}

#[test]
fn key_3_the_link_alone_is_copied_and_recorded() {
    let mut stage = at_the_panes();
    stage.keys("L");
    let link = stage.clipboard.text(CopyRoute::System).expect("a link");
    assert!(link.starts_with("https://download.example/"), "{link}");
    assert_eq!(log(&stage), [(ActivityKind::LinkCopied, ActivityOutcome::Done)]);
}

#[test]
fn key_5_the_copy_counts_down_and_is_cleared_after_45_seconds() {
    let mut stage = at_the_panes();
    stage.keys("y");
    let place = stage.app().living_copy().cloned().expect("a copy lives");
    let choice = page(&stage).filled_in.expect("a choice");
    let wish = CopyWish { entitlement: super::purchase(&stage), choice, what: Copied::Key, reason: None };
    let copying = Copying::made(place, wish.what, stage.now(), 45).of(&wish);
    for _ in 0..45 {
        assert!(stage.clipboard.text(CopyRoute::System).is_some());
        check_says(&stage, &copying.sentence(stage.locale(), stage.now()));
        stage.advance(Duration::seconds(1));
    }
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
    check_says(&stage, &text(stage.locale(), "clearing-done"));
    assert_eq!(stage.app().wake(stage.now()), None);
    assert!(stage.app().living_copy().is_none());
}

#[test]
fn key_5_what_another_program_copied_meanwhile_stays() {
    let mut stage = at_the_panes();
    stage.keys("y");
    stage.clipboard.overwrite(CopyRoute::System, "en inköpslista");
    stage.advance(Duration::seconds(45));
    assert_eq!(stage.clipboard.text(CopyRoute::System).as_deref(), Some("en inköpslista"));
    check_says(&stage, &text(stage.locale(), "clearing-something-else"));
}

#[test]
fn key_5_the_dialog_of_one_key_says_nothing_of_the_copy_of_another() {
    let mut stage = at_the_panes();
    stage.keys("Enter y");
    let of_this_one = super::text_with(
        stage.locale(),
        "copied-of",
        &[("what", text(stage.locale(), "copied-key").into()), ("order", "OR-7F3K2".into())],
    );
    let told = |stage: &Stage| stage.screen().matches(&of_this_one).count();
    assert_eq!(told(&stage), 1, "in the dialog, and not in the line below too");
    stage.keys("Esc Esc Esc j Enter Enter Enter");
    assert!(shows_a_key(&stage.screen()) && !stage.screen().contains("MAK · OR-7F3K2"), "{}", stage.screen());
    assert_eq!(told(&stage), 1, "only in the line below: {}", stage.screen());
}

#[test]
fn key_5_a_route_that_cannot_be_read_back_is_not_cleared_and_says_so() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Osc52, CopyRoute::File]));
    stage.keys("Enter y");
    let digits = stage.clipboard.text(CopyRoute::Osc52).expect("a copy");
    let locale = stage.locale();
    let what = super::text_with(
        locale,
        "copied-of",
        &[("what", text(locale, "copied-key").into()), ("order", "OR-7F3K2".into())],
    );
    let values = [("what", what.into()), ("place", text(locale, "copied-to-terminal").into())];
    check_says(&stage, &super::text_with(locale, "copied-not-cleared", &values));
    stage.keys("Esc").advance(Duration::minutes(10));
    assert_eq!(stage.clipboard.text(CopyRoute::Osc52), Some(digits));
    assert_eq!(stage.app().wake(stage.now()), None);
    assert!(stage.clipboard.cleared_so_far().is_empty());
}

#[test]
fn key_5_a_file_is_asked_about_before_anything_is_recorded_or_written() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::File]));
    stage.keys("y");
    check_says(&stage, &text(stage.locale(), "dialog-route-file"));
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    stage.keys("Enter");
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    stage.keys("y f");
    assert_eq!(log(&stage), [(ActivityKind::KeyCopied, ActivityOutcome::Done)]);
    assert!(stage.clipboard.text(CopyRoute::File).is_some());
    assert!(stage.screen().contains(MemoryClipboard::FILE), "{}", stage.screen());
    stage.advance(Duration::seconds(45));
    assert_eq!(stage.clipboard.text(CopyRoute::File), None);
}

#[test]
fn quitting_while_a_copy_lives_asks_and_clears() {
    for keys in ["q", "Ctrl-c", "Esc Esc Esc q"] {
        let mut stage = at_the_panes();
        stage.keys("y").keys(keys);
        assert!(!stage.is_over());
        check_says(&stage, &text(stage.locale(), "confirm-quit-title"));
        stage.keys("Enter");
        assert!(!stage.is_over() && stage.clipboard.text(CopyRoute::System).is_some(), "no is marked");
        stage.keys("Ctrl-c y");
        assert!(stage.is_over());
        assert_eq!(stage.clipboard.text(CopyRoute::System), None);
    }
}

#[test]
fn quitting_while_a_copy_or_its_clearing_is_on_its_way_waits_for_it() {
    let mut stage = at_the_panes();
    stage.hold().keys("y q");
    assert!(!stage.is_over(), "the copy is being made");
    stage.release_all();
    assert!(stage.is_over());
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);

    let mut stage = at_the_panes();
    stage.keys("y").hold().advance(Duration::seconds(45)).keys("q");
    assert!(!stage.is_over(), "it is being cleared");
    stage.release_all();
    assert!(stage.is_over());
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
}

#[test]
fn a_clipboard_that_does_not_answer_keeps_nobody_here() {
    let mut stage = at_the_panes();
    stage.keys("y").hold().keys("q y");
    assert!(!stage.is_over(), "it is being cleared");
    stage.keys("q Esc Enter");
    assert!(!stage.is_over());
    stage.keys("Ctrl-c");
    assert!(stage.is_over());
}

#[test]
fn quitting_after_the_copy_is_cleared_asks_nothing() {
    let mut stage = at_the_panes();
    stage.keys("y").advance(Duration::seconds(45)).keys("q");
    assert!(stage.is_over());
}

#[test]
fn the_end_told_from_outside_clears_what_lives() {
    let mut stage = at_the_panes();
    stage.keys("y").send(nyckel::tui::msg::Msg::Terminate);
    assert!(stage.is_over());
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
}

#[test]
fn a_clipboard_that_fails_is_a_failure_with_details_and_the_access_is_on_record() {
    let mut stage = at_the_panes();
    stage.faults.set(When::Every(Step::Copy), Fault::Fail);
    stage.keys("y");
    assert_eq!(log(&stage), [(ActivityKind::KeyCopied, ActivityOutcome::Done)]);
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
    stage.keys("d");
    check_says(&stage, "a fault of the test");
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn key_5_the_message_of_extended_security_names_the_instructions_and_no_link() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").keys("Enter w /").text("extended").keys("Enter Enter");
    let message = message(&mut stage, "Y");
    let instructions = page(&stage).product.instructions().expect("instructions").link.clone();
    assert!(message.contains(&instructions) && message.contains(&digits_from_the_service(&stage)), "{message}");
    assert!(!message.contains("https://download.example/"), "{message}");
}

#[test]
fn after_2_a_cancelled_purchase_has_no_button_to_press() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").keys("Enter w /").text("project").keys("Enter Enter y L Y");
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    let rows = stage.app().room_rows(stage.now());
    let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["key-cancellation-policy"], "nothing to fetch, and the policy (AFTER-4)");
}
