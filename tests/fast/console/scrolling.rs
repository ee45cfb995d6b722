//! A page of keys that is longer than the screen: what has the focus is in sight, and everything can be read.

use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{ActivityKind, Entitlement};
use nyckel::i18n::Language;
use nyckel::ports::Change;
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use ratatui::layout::Size;

use super::{check_says, log, shows_a_key, stage, stage_as, text, text_with, words};
use crate::services::world::write;

/// The smallest terminal that there is room on.
const SMALLEST: Size = Size { width: 60, height: 18 };

fn at_the_panes(language: Language) -> Stage {
    let mut stage = stage(language, SMALLEST);
    stage.text("contoso").keys("Enter w /").text("extended").keys("Enter Enter");
    stage
}

/// The buttons that are marked as one goes through them, once round.
fn buttons(stage: &mut Stage) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    loop {
        let screen = stage.screen();
        let marked =
            screen.lines().find(|line| line.contains("▸ [")).expect("the marked button is in sight").to_owned();
        if seen.contains(&marked) {
            return seen;
        }
        seen.push(marked);
        stage.keys("Tab");
    }
}

#[test]
fn what_has_the_focus_is_in_sight_and_everything_can_be_read() {
    for language in Language::ALL {
        let mut stage = at_the_panes(language);
        let buttons = buttons(&mut stage);
        assert!(buttons.iter().any(|button| button.contains(&text(stage.locale(), "button-instructions"))));
        let mut seen = stage.screen();
        for _ in 0..4 {
            stage.keys("PgDn");
            seen.push_str(&stage.screen());
        }
        let notice = words(&text(stage.locale(), "key-notice"));
        let seen = words(&seen);
        assert!(seen.windows(4).any(|words| words == &notice[notice.len() - 4..]), "the end of the notice of KEY-5");
        stage.keys("PgUp PgUp PgUp");
        check_says(&stage, &super::page(&stage).row.entitlement.line.title);
    }
}

#[test]
fn a_longer_page_says_which_part_of_it_is_in_sight() {
    let mut stage = at_the_panes(Language::Swedish);
    let part = |stage: &Stage| {
        let screen = stage.screen();
        screen.lines().find_map(|line| line.split_whitespace().find(|word| word.contains('–')).map(str::to_owned))
    };
    let first = part(&stage).expect("a part");
    assert!(first.starts_with("1–"), "{}", stage.screen());
    stage.keys("PgDn");
    assert_ne!(part(&stage), Some(first));
    stage.resize(60, 40);
    assert_eq!(part(&stage), None);
}

#[test]
fn a_press_is_on_what_stands_there_after_scrolling() {
    let mut stage = at_the_panes(Language::Swedish);
    stage.keys("PgDn PgDn");
    let instructions = text(stage.locale(), "button-instructions");
    stage.click(&format!("[ {instructions} ]"));
    check_says(&stage, &text(stage.locale(), "instructions-short"));
    stage.keys("Esc PgUp PgUp");
    let key = text(stage.locale(), "button-get-key");
    stage.click(&format!("[ {key} ]"));
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
    assert_eq!(log(&stage), [(ActivityKind::KeyViewed, nyckel::domain::ActivityOutcome::Done)]);
}

#[test]
fn why_a_button_is_dimmed_stands_on_the_screen_once() {
    let check_once = |stage: &Stage, sentence: &str| {
        let count = words(&stage.screen()).join(" ").matches(sentence).count();
        assert_eq!(count, 1, "{sentence}:\n{}", stage.screen());
    };
    let mut stage = super::at_the_panes();
    stage.keys("Down");
    check_once(&stage, &text(stage.locale(), "refusal-kms-key"));
    let mut stage = super::go_to_the_panes(stage_as(4));
    stage.keys("Enter y");
    check_once(&stage, "Du har ingen roll");
}

#[test]
fn prod_3_the_address_of_the_instructions_is_whole_and_can_be_copied() {
    let mut stage = at_the_panes(Language::Swedish);
    let address = super::page(&stage).product.instructions().unwrap().link.clone();
    stage.resize(60, 40);
    let screen: String = stage.screen().chars().filter(|sign| !sign.is_whitespace() && *sign != '│').collect();
    assert!(screen.contains(&address), "{}", stage.screen());
    stage.keys("u");
    assert_eq!(stage.clipboard.put_so_far().pop().map(|(_, text)| text), Some(address));
    check_says(&stage, &text(stage.locale(), "copied-address"));
    assert!(stage.records().is_empty(), "it is no secret");
}

#[test]
fn prod_2_after_2_a_cancelled_licence_gives_no_right_any_more() {
    for operator in [0, 4] {
        let mut stage = Stage::new(StageOptions { operator, ..StageOptions::default() });
        stage.text("contoso").keys("Enter w /").text("sql server 2022 cal").keys("Enter");
        check_says(&stage, &text(stage.locale(), "refusal-licence-only"));
        let bought = super::page(&stage).row.entitlement;
        let at = stage.now();
        let cancelled = Change::Entitlement(Entitlement { state: EntitlementState::Cancelled { at }, ..bought });
        write(stage.services.store.as_ref(), &stage.services.origin, vec![cancelled]);
        stage.keys("R");
        check_says(&stage, &text(stage.locale(), "refusal-cancelled-instead"));
        let right = words(&text(stage.locale(), "refusal-licence-only-instead")).join(" ");
        assert!(!words(&stage.screen()).join(" ").contains(&right), "{}", stage.screen());
    }
}

#[test]
fn prod_6_a_reservation_shows_scope_quantity_term_and_expiry() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso").keys("Enter w /").text("azure reserved").keys("Enter");
    check_says(&stage, &text(stage.locale(), "reservation-shared"));
    let row = super::page(&stage).row;
    let term = stage.locale().term(row.entitlement.line.term.unwrap());
    let values = [("term", term.into()), ("quantity", row.entitlement.line.quantity.into())];
    let facts = text_with(stage.locale(), "keys-reservation", &values);
    assert!(stage.screen().contains(&facts), "{facts}:\n{}", stage.screen());
    stage.keys("u");
    let copied = stage.clipboard.put_so_far().pop().map(|(_, text)| text);
    assert_eq!(copied.as_deref(), Some("https://portal.azure.com/"));
    stage.click("https://portal.azure.com/").keys("Enter");
    let opened = Done::Browsed("https://portal.azure.com/".to_owned());
    assert_eq!(stage.done().iter().filter(|done| **done == opened).count(), 2, "{:?}", stage.done());
}
