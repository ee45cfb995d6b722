//! Time passing over the console: a demo's clock that is put forward, and a screen that keeps up while much is caught up
//! with (RENEW-4).

use chrono::Duration;

use nyckel::domain::{Actor, Instant, Role, Scope, Seq};
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::ports::store::ChargeFilter;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::msg::{Msg, Passing};

fn english() -> Stage {
    Stage::new(StageOptions { language: Language::English, ..StageOptions::default() })
}

fn scope() -> Scope {
    Actor::example(&[Role::AdminAgent]).scope()
}

/// Whether the demo has charges from that instant on.
fn is_charged_since(stage: &Stage, from: Instant) -> bool {
    let filter = ChargeFilter { from: Some(from), ..ChargeFilter::default() };
    let charges = stage.store.charges(scope(), &filter, None, 1).unwrap();
    !charges.items.is_empty()
}

#[test]
fn renew_4_a_demos_clock_goes_to_what_is_due_next_and_that_is_charged() {
    let mut stage = english();
    let (before, due) = (stage.now(), stage.store.due(scope(), 1).unwrap()[0].0);
    assert!(before < due && !is_charged_since(&stage, before));
    stage.keys("Alt-c");
    assert!(stage.screen().contains("The demo's clock"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(stage.screen().contains("The demo's clock is now"), "{}", stage.screen());
    assert_eq!(stage.now(), due);
    assert!(is_charged_since(&stage, due));
}

#[test]
fn renew_4_a_demos_clock_goes_on_by_a_day_a_week_a_month_or_a_year() {
    let mut stage = english();
    stage.keys("Esc");
    for (keys, days) in [("j", 1), ("j j", 7), ("j j j", 31), ("j j j j", 365)] {
        let before = stage.now();
        stage.keys("Alt-c").keys(keys).keys("Enter");
        assert_eq!(stage.now(), before.after(Duration::days(days)), "{keys}");
    }
}

#[test]
fn a_store_that_is_only_looked_at_has_no_clock_to_put_forward() {
    let mut stage = english();
    stage.faults.set(When::Every(Step::Commit), Fault::ReadOnly(nyckel::domain::ReadOnlyReason::Asked));
    stage.text("contoso").keys("Enter Alt-c");
    assert!(!stage.screen().contains("The demo's clock"), "{}", stage.screen());
}

#[test]
fn renew_4_while_time_is_caught_up_with_the_frame_says_so_and_asks_once_a_second_at_most() {
    let mut stage = english();
    stage.text("contoso").keys("Enter w");
    stage.send(Msg::TimePasses(Passing::CatchingUp));
    assert!(stage.screen().contains("catching up with time"));
    let asked = stage.done().len();
    for commit in 0..20 {
        stage.send(Msg::Changed(Seq(commit)));
    }
    assert_eq!(stage.done().len(), asked);
    stage.advance(Duration::seconds(1)).send(Msg::Changed(Seq(21)));
    assert_eq!(stage.done().len(), asked + 1);
    stage.send(Msg::Changed(Seq(22))).send(Msg::TimePasses(Passing::CaughtUp));
    assert_eq!(stage.done().len(), asked + 2, "what came last is asked for at the end");
    assert!(!stage.screen().contains("catching up with time"));
    stage.send(Msg::Changed(Seq(23)));
    assert_eq!(stage.done().len(), asked + 3);
}
