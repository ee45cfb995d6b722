//! From one end of a long list to the other and back: what was left is there at once, until something changes.

use nyckel::domain::Seq;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

/// All customers of the demo, at their end, where few of them have room on the screen.
fn at_the_end() -> Stage {
    let mut stage = Stage::new(StageOptions { size: Size::new(80, 24), ..StageOptions::default() });
    stage.keys("F3 End");
    assert_eq!(stage.app().destination(), Destination::Customers);
    stage
}

#[test]
fn the_end_that_was_left_is_there_without_asking() {
    let mut stage = at_the_end();
    let end = stage.screen();
    stage.hold().keys("Home");
    let beginning = stage.screen();
    assert_ne!(beginning, end);
    for _ in 0..3 {
        stage.keys("End");
        assert_eq!((stage.screen(), stage.held()), (end.clone(), 0));
        stage.keys("Home");
        assert_eq!((stage.screen(), stage.held()), (beginning.clone(), 0));
    }
}

#[test]
fn what_was_left_is_asked_for_again_once_something_changed() {
    let mut stage = at_the_end();
    stage.send(Msg::Changed(Seq(0))).hold().keys("Home");
    assert_eq!(stage.held(), 1, "{}", stage.screen());
    // Nor is what was shown kept where one jumps away before the answer is here.
    let mut stage = at_the_end();
    stage.hold().send(Msg::Changed(Seq(0))).keys("Home").release_all();
    stage.hold().keys("End");
    assert_eq!(stage.held(), 1, "{}", stage.screen());
}

#[test]
fn what_was_left_is_nothing_to_another_order_or_filter() {
    for another in ["S d", "/ a Tab"] {
        let mut stage = at_the_end();
        stage.keys(another).hold().keys("End");
        assert_eq!(stage.held(), 1, "{another}\n{}", stage.screen());
        let asked = stage.screen();
        stage.release_all();
        assert_ne!(stage.screen(), asked);
    }
}
