//! Keys pressed before the store is open: what needs an operator waits for one, in its order, and nothing is lost silently.

use std::sync::Arc;

use nyckel::i18n::Language;
use nyckel::ports::StoreFailure;
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::failure::{Failure, OpeningFailure};
use nyckel::tui::step::Destination;

use super::{check_says, says, text};

#[test]
fn keys_that_need_an_operator_wait_for_the_store_in_their_order() {
    for (keys, place) in
        [("F3", Destination::Customers), ("Esc g w", Destination::ClosingWindows), ("F2", Destination::Tours)]
    {
        let mut stage = Stage::unopened(StageOptions::default());
        let waits = text(stage.locale(), "typed-ahead-until-open");
        stage.keys(keys);
        check_says(&stage, &waits);
        assert_eq!(stage.app().wake(stage.now()), None, "nothing to count until the store is open");
        stage.open();
        assert_eq!(stage.app().destination(), place, "{keys}");
        assert!(!says(&stage, &waits));
    }
    let mut stage = Stage::unopened(StageOptions { language: Language::English, ..StageOptions::default() });
    stage.keys("F3 Enter").open();
    let mut walked = Stage::new(StageOptions { language: Language::English, ..StageOptions::default() });
    walked.keys("F3 Enter");
    assert!(matches!(walked.app().destination(), Destination::Account(_)));
    assert_eq!(stage.app().destination(), walked.app().destination());
}

#[test]
fn what_has_a_row_of_everything_opens_with_the_store() {
    for (keys, row) in [("F1", "key-closing-windows"), ("Ctrl-p", "key-activity"), ("F10", "place-customers")] {
        let mut stage = Stage::unopened(StageOptions::default());
        stage.keys(keys).open();
        check_says(&stage, &text(stage.locale(), row));
    }
}

#[test]
fn keys_that_wait_for_the_store_are_taken_back_and_forgotten_when_it_does_not_open() {
    let mut stage = Stage::unopened(StageOptions::default());
    stage.keys("F3 Esc").open();
    assert_eq!(stage.app().destination(), Destination::Home);
    let mut stage = Stage::unopened(StageOptions::default());
    stage
        .keys("F3")
        .fail_to_open(Failure::Opening(Arc::new(OpeningFailure::Store(StoreFailure::Owned { holder: None }))));
    stage.keys("Esc");
    assert_eq!(stage.app().destination(), Destination::Home);
    // What needs no operator is done at once.
    let mut stage = Stage::unopened(StageOptions::default());
    stage.keys("Esc q");
    assert!(stage.done().iter().any(|done| matches!(done, Done::Quit)), "{}", stage.screen());
}
