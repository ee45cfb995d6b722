//! The windows about to close: at Home below the customers, in a place of their own, and in the lists of what was bought;
//! counted down in words and colour until they close (CANCEL-4).

use chrono::Duration;
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::{Instant, Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::service::{ClosingWindow, ClosingWithin, closing_windows};
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{check_says, says, stage_as, text, text_with};

/// What the service says of the windows that close within three days.
fn closing(stage: &Stage) -> Vec<ClosingWindow> {
    let ask = ClosingWithin { left: CancellationWindow::CLOSING, limit: usize::MAX };
    closing_windows(&stage.services, &stage.operators()[0].actor(), &ask).unwrap().rows
}

/// The order and line, as the pane below the list has them.
fn purchase(window: &ClosingWindow) -> String {
    format!("{}/{}", window.entitlement.id.order, window.entitlement.id.line)
}

/// The line of the selected row.
fn selected(stage: &Stage) -> String {
    stage.screen().lines().find(|line| line.contains("│  ▸")).unwrap().to_owned()
}

fn subscription(closing: &[ClosingWindow]) -> usize {
    closing.iter().position(|window| window.subscription.is_some()).unwrap()
}

#[test]
fn cancel_4_home_tells_which_windows_close_first_and_leads_to_what_can_be_cancelled() {
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        check_says(&stage, &text(stage.locale(), "home-waiting"));
        let closing = closing(&stage);
        let bought = closing[0].entitlement.id.clone();
        stage.keys("Alt-w Enter");
        let there = stage.app().destination();
        assert!(matches!(&there, Destination::Software(it, _) if it.tenant == bought.tenant), "{there:?}");
        stage.keys("Alt-Left");
        let (row, mut stage) = (subscription(&closing), Stage::new(StageOptions { size, ..StageOptions::default() }));
        // The first are shown at first, and below them that there are more.
        stage.keys("Alt-w Down Down Down Down Down Enter Home");
        stage.keys(&"Down ".repeat(row)).keys("Enter");
        let renewed = closing[row].entitlement.id.clone();
        let there = stage.app().destination();
        assert!(matches!(&there, Destination::Subscription(_, it) if *it == renewed), "{there:?}");
    }
}

#[test]
fn cancel_4_at_home_the_windows_give_way_to_what_a_text_finds() {
    let mut stage = Stage::new(StageOptions::default());
    let heading = text(stage.locale(), "home-waiting");
    stage.text("contoso");
    assert!(!says(&stage, &heading), "{}", stage.screen());
    stage.keys("Esc");
    check_says(&stage, &heading);
    // Esc leads back from them, and typing goes into the box again.
    stage.keys("Alt-w Esc /").text("contoso").keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Account(_)), "{}", stage.screen());
}

#[test]
fn role_5_who_may_not_look_at_windows_sees_none_and_leaves_no_record() {
    let mut stage = stage_as(5);
    assert!(!says(&stage, &text(stage.locale(), "column-waiting")), "{}", stage.screen());
    stage.keys("Esc g w");
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtPlans }).what);
    assert_eq!(stage.app().destination(), Destination::Home);
    assert_eq!(stage.records().len(), 0);
}

#[test]
fn cancel_4_what_is_left_is_counted_down_until_it_is_over_and_then_gone() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc g w");
    let first = closing(&stage).swap_remove(0);
    let locale = stage.locale();
    let left = |now: Instant| locale.duration_left(first.end.since(now));
    let (now, minute) = (stage.now(), Duration::minutes(1));
    assert!(selected(&stage).contains(&left(now)), "{}", stage.screen());
    stage.advance(minute);
    assert!(selected(&stage).contains(&left(now.after(minute))), "{}", stage.screen());
    stage.advance(first.end.since(stage.now()) - Duration::nanoseconds(1));
    assert!(selected(&stage).contains(&text(stage.locale(), "under-a-minute")), "{}", stage.screen());
    let gone = purchase(&first);
    check_says(&stage, &gone);
    stage.advance(Duration::nanoseconds(1));
    assert!(!says(&stage, &gone), "{}", stage.screen());
}

#[test]
fn cancel_5_perp_2_what_closes_is_cancelled_from_its_row_and_gone_from_the_list() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc g w");
    let closing = closing(&stage);
    let first = &closing[0];
    assert!(first.subscription.is_none(), "it was bought for ever");
    let gone = purchase(first);
    check_says(&stage, &gone);
    stage.keys("X");
    check_says(&stage, &text(stage.locale(), "dialog-cancel-software-title"));
    stage.keys("Space Tab Space Tab Enter Esc");
    assert_eq!(stage.app().destination(), Destination::ClosingWindows);
    assert!(!says(&stage, &gone), "{}", stage.screen());
    // That of a subscription leads to its page, where both acts are.
    let renewed = closing[subscription(&closing)].entitlement.id.clone();
    stage.keys(&"Down ".repeat(subscription(&closing) - 1)).keys("X");
    let there = stage.app().destination();
    assert!(matches!(&there, Destination::Subscription(_, it) if *it == renewed), "{there:?}");
}

#[test]
fn cancel_4_the_windows_are_filtered_sorted_and_opened() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc g w /").text("contoso ab").keys("Tab S e S e");
    let closing = closing(&stage);
    let of_contoso = || closing.iter().filter(|window| window.customer == "Contoso AB");
    stage.keys("End");
    check_says(&stage, &purchase(of_contoso().next().unwrap()));
    stage.keys("Home");
    assert!(!says(&stage, &purchase(of_contoso().next().unwrap())), "{}", stage.screen());
    stage.keys("S e Home Enter");
    let first = of_contoso().next().unwrap();
    let there = stage.app().destination();
    assert!(matches!(&there, Destination::Subscription(_, it) if *it == first.entitlement.id), "{there:?}");
}

#[test]
fn cancel_4_the_lists_say_how_long_a_purchase_can_be_cancelled_and_sort_by_it() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w S s Home");
    let first = closing(&stage).into_iter().find(|window| window.customer == "Contoso AB").unwrap();
    let left = stage.locale().duration_left(first.end.since(stage.now()));
    assert!(selected(&stage).contains(&left), "{left}\n{}", stage.screen());
    check_says(&stage, &stage.locale().before(first.end));
    let clock = stage.now();
    assert!(stage.app().wake(clock).is_some_and(|wake| wake <= clock.after(Duration::minutes(1))));
    stage.keys("s S w Home");
    assert!(selected(&stage).contains(&left), "{left}\n{}", stage.screen());
    check_says(&stage, &stage.locale().before(first.end));
}

#[test]
fn cancel_4_what_closes_today_is_found_by_that_word() {
    for (language, words) in [(Language::Swedish, ["idag", "i dag"]), (Language::English, ["today", "Today"])] {
        let mut stage = Stage::new(StageOptions { language, ..StageOptions::default() });
        let end = stage.locale().end_of_day(stage.now());
        let ask = ClosingWithin { left: end.since(stage.now()), limit: usize::MAX };
        let today = closing_windows(&stage.services, &stage.operators()[0].actor(), &ask).unwrap().rows.len();
        stage.keys("Esc g w");
        check_says(&stage, &text(stage.locale(), "closing-windows-hint"));
        for word in words {
            stage.keys("/ Ctrl-u").text(word);
            let part = if language == Language::Swedish { " av " } else { " of " };
            assert!(stage.screen().contains(&format!("({today}{part}")), "{word}: {today}\n{}", stage.screen());
        }
    }
}

#[test]
fn times_say_their_zone() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc g w");
    check_says(&stage, &text_with(stage.locale(), "times-in-zone", &[("zone", "Europe/Stockholm".into())]));
}
