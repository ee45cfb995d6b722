//! The terminal tells of the windows that close today, by the operator's day, once for each purchase and day.

use chrono::Duration;
use nyckel::config::Overlay;
use nyckel::domain::operator::Notifications;
use nyckel::ports::Store;
use nyckel::service::{ClosingWithin, closing_windows};
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::terminal::Notification;

fn stage(notifications: Notifications, operator: usize) -> Stage {
    let flags = Overlay { notifications: Some(notifications), ..Overlay::default() };
    Stage::new(StageOptions { flags, operator, ..StageOptions::default() })
}

fn told(stage: &Stage) -> Vec<Notification> {
    let notified = |done: &Done| if let Done::Notified(told) = done { Some(told.clone()) } else { None };
    stage.done().iter().filter_map(notified).collect()
}

/// What the acting operator chose, as the store has it.
fn chosen(stage: &Stage) -> Option<Notifications> {
    let (acting, operators) = (stage.operators()[0].id, stage.store.operators().unwrap());
    operators.into_iter().find(|known| known.value.id == acting).unwrap().value.settings.notifications
}

/// How many windows close until the operator's day is over, by the service.
fn closing_today(stage: &Stage) -> usize {
    let left = stage.locale().end_of_day(stage.now()).since(stage.now());
    let ask = ClosingWithin { left, limit: 100 };
    closing_windows(&stage.services, &stage.operators()[0].actor(), &ask).unwrap().rows.len()
}

#[test]
fn cancel_4_what_closes_today_is_told_once_a_day() {
    let mut stage = stage(Notifications::Osc9, 0);
    let count = closing_today(&stage);
    let first = told(&stage);
    let [Notification::Words(words)] = first.as_slice() else { panic!("{first:?}") };
    assert!(
        1 < count && words.starts_with(&format!("{count} annulleringsfönster stängs i dag, det första ")),
        "{words}"
    );
    // Whatever is done and committed the same day, it is not told again.
    stage.text("contoso").keys("Enter w , Down Right").advance(Duration::hours(3));
    assert_eq!(told(&stage).len(), 1);
    let midnight = stage.locale().end_of_day(stage.now());
    stage.advance(midnight.since(stage.now()) - Duration::nanoseconds(1));
    assert_eq!(told(&stage).len(), 1);
    stage.advance(Duration::nanoseconds(1));
    assert_eq!(told(&stage).len(), 2, "the next day begins at midnight of the operator's zone");
}

#[test]
fn cancel_4_the_bell_says_nothing_and_who_wants_none_or_may_not_look_is_told_nothing() {
    assert_eq!(told(&stage(Notifications::Bell, 0)), [Notification::Bell]);
    assert_eq!(told(&stage(Notifications::Off, 0)), []);
    let refused = stage(Notifications::Osc9, 5);
    assert_eq!((told(&refused), refused.records().len()), (Vec::new(), 0));
}

#[test]
fn cancel_4_the_setting_is_the_operators_own_and_holds_at_once() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc , End");
    // From the last operator up, past the row of the activity log and when the store locks itself.
    let row = stage.operators().len() + 2;
    stage.keys(&"Up ".repeat(row)).keys("Right");
    assert_eq!(chosen(&stage), Some(Notifications::Bell), "{}", stage.screen());
    assert_eq!(told(&stage), [Notification::Bell]);
    stage.keys("Right");
    assert_eq!(chosen(&stage), Some(Notifications::Osc9));
    assert_eq!(told(&stage).len(), 1, "what was told today is not told again");
}
