//! With nothing to count the console asks for nothing and sleeps.

use chrono::Duration;

use super::at_the_panes;
use nyckel::testing::{Stage, StageOptions};

#[test]
fn nothing_wakes_the_console_while_nothing_counts() {
    // Who may not look at plans sees no windows about to close at Home, which are counted down.
    for keys in ["", "Esc", "Esc g c", "Esc ,", "F1", "Ctrl-p", "F10", "Esc g"] {
        let mut stage = Stage::new(StageOptions { operator: 5, ..StageOptions::default() });
        stage.keys(keys);
        assert_eq!(stage.app().wake(stage.now()), None, "{keys}");
        let asked = stage.done().len();
        stage.advance(Duration::hours(1));
        assert_eq!(stage.done().len(), asked, "{keys}");
    }
    assert_eq!(at_the_panes().app().wake(Stage::new(StageOptions::default()).now()), None);
}

#[test]
fn a_living_copy_wakes_it_once_a_second_and_a_shown_key_once() {
    let mut stage = at_the_panes();
    stage.keys("Enter");
    assert_eq!(stage.app().wake(stage.now()), Some(stage.now().after(Duration::seconds(60))));
    stage.keys("y");
    assert_eq!(stage.app().wake(stage.now()), Some(stage.now().after(Duration::seconds(1))));
}

#[test]
fn home_is_woken_for_the_rows_that_it_lists_and_not_for_those_that_it_counts() {
    let mut stage = Stage::new(StageOptions::default());
    let often = |stage: &Stage| {
        let (from, to) = (stage.now(), stage.now().after(Duration::days(3)));
        std::iter::successors(Some(from), |now| stage.app().wake(*now)).take_while(|now| *now < to).count()
    };
    let few = often(&stage);
    stage.keys("Alt-w Down Down Down Down Down Enter");
    let all = often(&stage);
    assert!(1 < few && few < all, "{few} times for some windows, {all} times for all");
}
