//! Reasons in the console: asked for first where one is required, given by a key where not, shown on the page and on record.

use nyckel::config::Overlay;
use nyckel::domain::{ActivityKind, ReasonRule};
use nyckel::i18n::Language;
use nyckel::testing::{Stage, StageOptions};
use ratatui::layout::Size;

use super::{SIZES, at_the_panes, check_says, go_to_the_panes, log, says, shows_a_key, text, text_with};

fn required(language: Language, size: Size) -> Stage {
    let flags = Overlay { reveal_reason: Some(ReasonRule::Required), ..Overlay::default() };
    go_to_the_panes(Stage::new(StageOptions { language, size, flags, ..StageOptions::default() }))
}

/// What was done, and with which reason.
fn reasons(stage: &Stage) -> Vec<(ActivityKind, Option<String>)> {
    stage.records().into_iter().map(|record| (record.kind, record.reason)).collect()
}

fn with(kind: ActivityKind, reason: &str) -> (ActivityKind, Option<String>) {
    (kind, Some(reason.to_owned()))
}

#[test]
fn key_5_where_a_reason_is_required_it_is_asked_for_before_the_key_and_proposed_at_the_next_purchase() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = required(language, size);
            stage.keys("Enter");
            check_says(&stage, &text(stage.locale(), "reason-required"));
            assert!(log(&stage).is_empty() && !shows_a_key(&stage.screen()));
            stage.keys("Enter");
            check_says(&stage, &text(stage.locale(), "reason-empty"));
            stage.text("4711").keys("Enter");
            assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
            assert_eq!(reasons(&stage), [with(ActivityKind::KeyViewed, "4711")]);
            // On the same page it holds, also for what is copied from the dialog.
            stage.keys("y Esc L");
            assert_eq!(
                reasons(&stage).split_off(1),
                [with(ActivityKind::KeyCopied, "4711"), with(ActivityKind::LinkCopied, "4711")]
            );
            check_says(&stage, &text_with(stage.locale(), "keys-reason", &[("reason", "4711".into())]));
            // Of the next purchase it is asked again, and only proposed.
            stage.keys("Esc Esc Down Enter Enter y");
            check_says(&stage, &text(stage.locale(), "reason-required"));
            stage.text("-b").keys("Enter");
            assert_eq!(reasons(&stage).pop(), Some(with(ActivityKind::KeyCopied, "4711-b")));
        }
    }
}

#[test]
fn key_5_leaving_the_question_gives_nothing_out() {
    for (key, rest) in [("Enter", ""), ("y", ""), ("Y", ""), ("L", ""), ("v", ""), ("D", ""), ("r", "")] {
        let mut stage = required(Language::English, SIZES[0]);
        stage.keys(key);
        check_says(&stage, &text(stage.locale(), "reason-required"));
        stage.keys("Esc").keys(if rest.is_empty() { "Ctrl-l" } else { rest });
        assert!(log(&stage).is_empty(), "{key}: {:?}", log(&stage));
        assert!(!says(&stage, &text(stage.locale(), "reason-required")));
    }
}

#[test]
fn key_5_where_a_reason_is_optional_nothing_asks_for_it_and_a_key_gives_it() {
    let mut stage = at_the_panes();
    stage.keys("y");
    assert_eq!(reasons(&stage), [(ActivityKind::KeyCopied, None)]);
    stage.keys("e");
    check_says(&stage, &text(stage.locale(), "reason-optional"));
    stage.text("INC-12").keys("Enter y");
    assert_eq!(reasons(&stage).pop(), Some(with(ActivityKind::KeyCopied, "INC-12")));
    // Emptied, there is none any more.
    stage.keys("e Ctrl-u Enter y");
    assert_eq!(reasons(&stage).pop(), Some((ActivityKind::KeyCopied, None)));
}

#[test]
fn a_reason_that_is_too_long_or_not_printable_is_told_of_and_not_taken() {
    let mut stage = at_the_panes();
    stage.keys("e").text(&"x".repeat(121)).keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "reason-too-long", &[("limit", 120_u32.into())]));
    stage.keys("Backspace Enter y");
    assert_eq!(reasons(&stage).pop(), Some(with(ActivityKind::KeyCopied, &"x".repeat(120))));
}
