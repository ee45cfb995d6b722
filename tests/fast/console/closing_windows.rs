//! The windows about to close: at Home below the customers, in a place of their own, and in the lists of what was bought;
//! counted down in words and colour until they close (CANCEL-4).

use chrono::Duration;
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{Entitlement, Instant, Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::ports::{Change, Store as _};
use nyckel::service::{ClosingWindow, ClosingWithin, closing_windows};
use nyckel::testing::{Stage, StageOptions, example};
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

/// A stage at the windows of a partner who has more of them than are read at once, and those windows in their order.
fn at_many(language: Language, size: Size) -> (Stage, Vec<ClosingWindow>) {
    let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
    let bought_at = |number: u32| stage.now().before(Duration::minutes(15 * i64::from(number)));
    let purchases = (1..=2_800).map(|number| {
        let id = example::entitlement_id(1, &format!("OR-{number:05}"), 1);
        Change::Entitlement(Entitlement { bought: bought_at(number), ..example::entitlement(id) })
    });
    let changes: Vec<Change> = std::iter::once(Change::Customer(example::customer(1))).chain(purchases).collect();
    stage.store.apply(&example::commit(changes)).unwrap();
    stage.keys("Esc g w");
    let ask = ClosingWithin { left: CancellationWindow::LONGEST, limit: usize::MAX };
    let all = closing_windows(&stage.services, &stage.operators()[0].actor(), &ask).unwrap().rows;
    (stage, all)
}

#[test]
fn cancel_4_either_end_of_more_windows_than_are_here_is_one_key_away_and_none_in_between_is_missing() {
    for (language, size) in [(Language::Swedish, Size::new(120, 40)), (Language::English, Size::new(80, 24))] {
        let (mut stage, all) = at_many(language, size);
        let nth = |place: usize| purchase(&all[place]);
        let last = all.len() - 1;
        check_says(&stage, &nth(0));
        stage.keys("G");
        check_says(&stage, &nth(last));
        for place in [last - 450, last - 900] {
            stage.keys(&"Up ".repeat(450));
            check_says(&stage, &nth(place));
        }
        stage.keys(&"Down ".repeat(700));
        check_says(&stage, &nth(last - 200));
        stage.keys("g g");
        check_says(&stage, &nth(0));
        stage.keys(&"Down ".repeat(1_500));
        check_says(&stage, &nth(1_500));
        stage.keys(&"Up ".repeat(1_400));
        check_says(&stage, &nth(100));
        // What closes last comes first, and the ends are the other way round.
        stage.keys("S e S e");
        check_says(&stage, &nth(last));
        stage.keys(&"Down ".repeat(300));
        check_says(&stage, &nth(last - 300));
        stage.keys("End");
        check_says(&stage, &nth(0));
    }
}

#[test]
fn cancel_4_by_anything_else_or_filtered_those_that_close_first_are_listed_and_it_is_said_that_there_are_more() {
    for language in Language::ALL {
        let (mut stage, all) = at_many(language, Size::new(120, 40));
        let more = text(stage.locale(), "closing-windows-more");
        assert!(!says(&stage, &more), "{}", stage.screen());
        stage.keys("G S n");
        check_says(&stage, &more);
        stage.keys("S o S o");
        let greatest = all[..1_000].iter().map(|window| window.entitlement.id.order.to_string()).max().unwrap();
        stage.keys("Home");
        check_says(&stage, &greatest);
        stage.keys("S e");
        assert!(!says(&stage, &more), "{}", stage.screen());
        let (near, far) = (&all[500].entitlement.id, &all[2_000].entitlement.id);
        stage.keys("G /").text(&near.order.to_string());
        check_says(&stage, &purchase(&all[500]));
        check_says(&stage, &more);
        stage.keys("Ctrl-u").text(&far.order.to_string());
        check_says(&stage, &text(stage.locale(), "filter-none"));
        stage.keys("Esc Esc G");
        check_says(&stage, &purchase(all.last().unwrap()));
        assert!(!says(&stage, &more), "{}", stage.screen());
    }
}

#[test]
fn after_1_what_was_cancelled_goes_from_the_middle_of_many_and_what_is_selected_stays() {
    let (mut stage, all) = at_many(Language::Swedish, Size::new(120, 40));
    let place = all.len() - 451;
    stage.keys("G").keys(&"Up ".repeat(450));
    check_says(&stage, &purchase(&all[place]));
    stage.keys("Down");
    check_says(&stage, &purchase(&all[place + 1]));
    stage.keys("Up");
    let gone = &all[place + 1].entitlement;
    let cancelled = EntitlementState::Cancelled { at: stage.now() };
    let cancelled = Change::Entitlement(Entitlement { state: cancelled, ..gone.clone() });
    stage.store.apply(&example::commit(vec![cancelled])).unwrap();
    stage.keys("R");
    check_says(&stage, &purchase(&all[place]));
    stage.keys("Down");
    check_says(&stage, &purchase(&all[place + 2]));
    stage.keys(&"Up ".repeat(401));
    check_says(&stage, &purchase(&all[place - 400]));
    stage.keys("G");
    check_says(&stage, &purchase(all.last().unwrap()));
}

#[test]
fn times_say_their_zone() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc g w");
    check_says(&stage, &text_with(stage.locale(), "times-in-zone", &[("zone", "Europe/Stockholm".into())]));
}
