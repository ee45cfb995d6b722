//! The page of a subscription: nothing changes until it is submitted, leaving asks, what was sent is pending until it is
//! durable and is put back where it is refused.

use chrono::Duration;
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::subscription::Standing;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, BillingPlan, EntitlementId, Permission, ReadOnlyReason, Refusal, Renewal,
    Subscription,
};
use nyckel::i18n::Language;
use nyckel::search::Question;
use nyckel::service::{
    ChangeSubscription, Standing as StoreStanding, SubscriptionPage, change_subscription, find_customers,
    list_subscriptions, open_subscription,
};
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{SIZES, check_says, log, says, stage, stage_as, text};

const DONE: ActivityOutcome = ActivityOutcome::Done;

fn page(stage: &Stage, purchase: &EntitlementId) -> SubscriptionPage {
    open_subscription(&stage.services, &stage.operators()[0].actor(), purchase).unwrap()
}

/// A subscription that renews, with several plans to choose from for its next term, and the domain of its customer.
fn renewing(stage: &Stage) -> (EntitlementId, String) {
    let actor = stage.operators()[0].actor();
    let all = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    let found = all.hits.into_iter().find_map(|hit| {
        let listed = list_subscriptions(&stage.services, &actor, hit.row.tenant).unwrap();
        let mut ids = listed.rows.into_iter().map(|row| row.entitlement.id);
        let id = ids.find(|id| {
            let SubscriptionPage { subscription, plans, changeable, .. } = page(stage, id);
            changeable.is_ok() && subscription.renewal.is_on() && 1 < plans.len()
        })?;
        Some((id, hit.row.domain))
    });
    found.expect("one that renews")
}

/// The page of that subscription.
fn go(stage: &mut Stage, purchase: &EntitlementId, domain: &str) {
    stage.text(domain).keys("Enter s /").text(purchase.order.as_str()).keys("Tab");
    // Other lines of the same order may stand above it.
    for _ in 0..5 {
        stage.keys("Enter");
        if matches!(stage.app().destination(), Destination::Subscription(_, found) if found == *purchase) {
            return;
        }
        stage.keys("Alt-Left Down");
    }
    panic!("{purchase:?} is not there:\n{}", stage.screen());
}

fn at_a_subscription() -> (Stage, EntitlementId) {
    let mut stage = Stage::new(StageOptions::default());
    let (purchase, domain) = renewing(&stage);
    go(&mut stage, &purchase, &domain);
    (stage, purchase)
}

fn stored(stage: &Stage, purchase: &EntitlementId) -> Subscription {
    page(stage, purchase).subscription
}

fn is_at_it(stage: &Stage) -> bool {
    matches!(stage.app().destination(), Destination::Subscription(_, _))
}

#[test]
fn renew_3_nothing_changes_until_it_is_submitted() {
    let (mut stage, purchase) = at_a_subscription();
    let before = stored(&stage, &purchase);
    stage.keys("Enter Ctrl-u").text(" Kassan ").keys("Enter Down Down Right Down Down");
    check_says(&stage, &text(stage.locale(), "subscription-unsent"));
    assert_eq!((stored(&stage, &purchase), log(&stage)), (before.clone(), vec![]));
    stage.keys("Enter");
    let after = Subscription { friendly_name: "Kassan".to_owned(), renewal: Renewal::Expires, ..before };
    assert_eq!(stored(&stage, &purchase), after);
    assert_eq!(log(&stage), [(ActivityKind::AutoRenewChanged, DONE), (ActivityKind::Renamed, DONE)]);
    check_says(&stage, &text(stage.locale(), "subscription-sent"));
    check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
    stage.keys("Esc");
    assert!(!is_at_it(&stage), "nothing is left to be asked about");
}

#[test]
fn buy_6_the_plan_is_chosen_for_the_next_term_among_those_of_the_sku_and_needs_auto_renew() {
    let (mut stage, purchase) = at_a_subscription();
    let SubscriptionPage { subscription, plans, .. } = page(&stage, &purchase);
    let Renewal::Renews { plan } = subscription.renewal else { panic!("it renews") };
    let mut seen: Vec<BillingPlan> = Vec::new();
    stage.keys("Down Down Down");
    for _ in &plans {
        stage.keys("Right");
        seen.extend(plans.iter().filter(|plan| {
            let shown = format!("‹ {} ›", stage.locale().billing_plan(**plan));
            stage.screen().contains(&shown)
        }));
    }
    seen.sort_unstable();
    let mut offered = plans.clone();
    offered.sort_unstable();
    assert_eq!(seen, offered, "each comes once, and then the first again");
    stage.keys("Right Down Enter");
    let after = stored(&stage, &purchase);
    assert!(matches!(after.renewal, Renewal::Renews { plan: next } if next != plan), "{after:?}");
    assert_eq!(after.plan, subscription.plan, "the present term is billed as before");
    assert_eq!(log(&stage), [(ActivityKind::PlanChanged, DONE)]);
    stage.keys("Up Up Right");
    check_says(&stage, &text(stage.locale(), "subscription-plan-needs-renewal"));
    stage.keys("Down Right Up Right");
    assert!(!says(&stage, &text(stage.locale(), "subscription-plan-needs-renewal")));
    check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
}

#[test]
fn renew_3_leaving_what_was_not_sent_asks_whichever_way_one_leaves() {
    for way in ["Esc", "Backspace", "Alt-Left", "g h", "g c", "w", "o", "s", "a", ",", "F3", "F10 Enter"] {
        let (mut stage, purchase) = at_a_subscription();
        let before = stored(&stage, &purchase);
        stage.keys("Down Down Right").keys(way);
        check_says(&stage, &text(stage.locale(), "confirm-leave-title"));
        stage.keys("Esc");
        assert!(is_at_it(&stage), "{way}: {}", stage.screen());
        check_says(&stage, &text(stage.locale(), "subscription-changed"));
        stage.keys(way).keys("y");
        assert!(!is_at_it(&stage), "{way}: {}", stage.screen());
        assert_eq!((stored(&stage, &purchase), log(&stage)), (before, vec![]));
    }
}

#[test]
fn renew_3_a_press_on_the_breadcrumb_or_a_paste_asks_too_and_going_forward() {
    let (mut stage, _) = at_a_subscription();
    let crumb = format!("› {} ›", text(stage.locale(), "place-subscriptions"));
    stage.keys("Down Down Right").click(&crumb);
    check_says(&stage, &text(stage.locale(), "confirm-leave-title"));
    stage.keys("y");
    assert!(matches!(stage.app().destination(), Destination::Subscriptions(_, _)), "{}", stage.screen());
    stage.keys("Enter w Alt-Left Down Down Right Alt-Right");
    check_says(&stage, &text(stage.locale(), "confirm-leave-title"));
    stage.keys("y");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
    stage.keys("Alt-Left Down Right").paste("contoso");
    check_says(&stage, &text(stage.locale(), "confirm-leave-title"));
    stage.keys("Esc");
    assert!(is_at_it(&stage));
}

#[test]
fn renew_3_quitting_with_something_not_sent_asks_once() {
    for keys in ["q", "Ctrl-c"] {
        let (mut stage, purchase) = at_a_subscription();
        let before = stored(&stage, &purchase);
        stage.keys("Down Down Right").keys(keys);
        assert!(!stage.is_over());
        check_says(&stage, &text(stage.locale(), "confirm-leave"));
        stage.keys("Esc").keys(keys).keys("y");
        assert!(stage.is_over());
        assert_eq!(stored(&stage, &purchase), before);
    }
    let (mut stage, _) = at_a_subscription();
    stage.keys("Down Down Right Left q");
    assert!(stage.is_over(), "what was put back is not asked about");
}

#[test]
fn what_was_sent_is_pending_until_it_is_durable_and_sent_once() {
    let (mut stage, purchase) = at_a_subscription();
    stage.keys("Down Down Right Down Down").hold().keys("Enter");
    check_says(&stage, &text(stage.locale(), "subscription-sending"));
    let asked = (stage.held(), stage.screen());
    stage.keys("Enter Space Up Right Up Right Up Enter Down Down Down");
    assert_eq!((stage.held(), stage.screen()), asked, "nothing more can be changed or sent meanwhile");
    stage.release_all();
    assert_eq!(log(&stage), [(ActivityKind::AutoRenewChanged, DONE)]);
    assert_eq!(stored(&stage, &purchase).renewal, Renewal::Expires);
}

#[test]
fn what_is_refused_is_put_back_and_said() {
    let (mut stage, purchase) = at_a_subscription();
    let before = stored(&stage, &purchase);
    stage.keys("Down Down Right Down Down");
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
    stage.faults.clear();
    stage.keys("Esc");
    check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
    assert_eq!(stored(&stage, &purchase), before);
}

#[test]
fn renew_1_what_expires_while_the_page_is_open_is_refused_put_back_and_said() {
    let (mut stage, purchase) = at_a_subscription();
    let actor = stage.operators()[0].actor();
    let change = SubscriptionChange { renewal: Some(Renewal::Expires), name: None };
    let ask = ChangeSubscription { entitlement: purchase.clone(), change };
    change_subscription(&stage.services, &actor, &ask).unwrap();
    let Standing::Active { end, .. } = stored(&stage, &purchase).at(stage.now()) else { panic!("it is in a term") };
    stage.keys("R Down Down Right Down Down");
    stage.clock.set(end);
    stage.keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::Expired { since: end }).what);
    assert_eq!(stored(&stage, &purchase).renewal, Renewal::Expires);
    // Nothing follows what is over, and nothing of that is offered; the name can be changed still.
    for part in ["subscription-renewal", "subscription-next-plan"] {
        assert!(!says(&stage, &text(stage.locale(), part)), "{}", stage.screen());
    }
    stage.keys("Up Enter Ctrl-u").text("Kassan").keys("Enter Down Enter");
    assert_eq!(stored(&stage, &purchase).friendly_name, "Kassan");
}

#[test]
fn a_refusal_that_comes_late_is_said_wherever_one_is_and_a_late_success_is_taken_in() {
    for fails in [false, true] {
        let (mut stage, purchase) = at_a_subscription();
        if fails {
            stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        }
        stage.keys("Down Down Right Down Down").hold().keys("Enter g h");
        stage.faults.clear();
        stage.release_all();
        assert_eq!(says(&stage, &text(stage.locale(), "dialog-failure-title")), fails, "{}", stage.screen());
        assert_eq!(stored(&stage, &purchase).renewal.is_on(), fails);
        stage.keys("Esc Esc Alt-Left");
        assert!(is_at_it(&stage), "{}", stage.screen());
        check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
    }
}

#[test]
fn a_refusal_is_said_also_where_the_page_is_forgotten_but_to_nobody_else() {
    for becomes_another in [false, true] {
        let (mut stage, _) = at_a_subscription();
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        stage.keys("Down Down Right Down Down").hold().keys("Enter Esc g h");
        stage.faults.clear();
        if becomes_another {
            let other = stage.operators()[1].clone();
            stage.become_operator(&other);
        }
        stage.release_all();
        let is_said = says(&stage, &text(stage.locale(), "dialog-failure-title"));
        assert_eq!(is_said, !becomes_another, "{}", stage.screen());
    }
}

#[test]
fn what_another_has_changed_meanwhile_is_shown_and_what_was_changed_here_stays() {
    let (mut stage, purchase) = at_a_subscription();
    stage.keys("Down Down Right");
    let actor = stage.operators()[1].actor();
    let name = "Någon annans".to_owned();
    let change = SubscriptionChange { renewal: None, name: Some(name.clone()) };
    let ask = ChangeSubscription { entitlement: purchase.clone(), change };
    change_subscription(&stage.services, &actor, &ask).unwrap();
    stage.keys("R");
    check_says(&stage, &name);
    check_says(&stage, &text(stage.locale(), "subscription-changed"));
    stage.keys("Down Down Enter");
    let after = stored(&stage, &purchase);
    assert_eq!((after.friendly_name, after.renewal), (name, Renewal::Expires));
}

#[test]
fn esc_in_the_name_puts_back_what_stood_there_and_changes_nothing() {
    let (mut stage, purchase) = at_a_subscription();
    let before = stored(&stage, &purchase);
    stage.keys("Enter").text("xyz");
    check_says(&stage, &format!("{}xyz", before.friendly_name.split(' ').next_back().unwrap()));
    stage.keys("Esc");
    check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
    stage.keys("Esc");
    assert!(!is_at_it(&stage));
}

#[test]
fn role_5_who_may_not_buy_sees_everything_and_changes_nothing() {
    let mut stage = stage_as(4);
    let (purchase, domain) = renewing(&stage);
    go(&mut stage, &purchase, &domain);
    let why = stage.locale().refusal(&Refusal::Role { permission: Permission::Buy }).what;
    for keys in ["Enter", "Down Down Enter", "Right", "Down Enter"] {
        stage.keys("F24").keys(keys);
        check_says(&stage, &why);
    }
    assert!(stage.records().is_empty());
    stage.keys("Esc");
    assert!(!is_at_it(&stage));
}

#[test]
fn in_a_store_that_is_only_read_nothing_can_be_changed() {
    let (mut stage, _) = at_a_subscription();
    let reason = ReadOnlyReason::Asked;
    stage.send(Msg::Standing(StoreStanding { read_only: Some(reason), seen_ahead: None }));
    stage.keys("Down Down Right");
    check_says(&stage, &stage.locale().refusal(&Refusal::ReadOnly(reason)).what);
}

#[test]
fn cancel_1_cancel_4_the_status_says_the_end_of_the_window_and_counts_it_down() {
    let mut stage = Stage::new(StageOptions::default());
    let actor = stage.operators()[0].actor();
    let all = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    let (purchase, domain, end) = all
        .hits
        .into_iter()
        .find_map(|hit| {
            let rows = list_subscriptions(&stage.services, &actor, hit.row.tenant).unwrap().rows;
            let page = rows.iter().map(|row| page(&stage, &row.entitlement.id));
            let mut open = page.filter_map(|page| {
                let window = page.window(stage.now());
                let end = window.end().filter(|_| window.at(stage.now()).is_open())?;
                Some((page.entitlement.id.clone(), end))
            });
            let (id, end) = open.next()?;
            Some((id, hit.row.domain, end))
        })
        .expect("a window that is open");
    go(&mut stage, &purchase, &domain);
    let window = CancellationWindow::Until(end);
    let nanosecond = Duration::nanoseconds(1);
    for now in [stage.now(), end.before(Duration::minutes(61)), end.before(nanosecond), end, end.after(nanosecond)] {
        stage.clock.set(now);
        stage.send(Msg::Tick);
        check_says(&stage, &stage.locale().cancellation_window(window.at(now)));
    }
}

#[test]
fn every_part_of_the_page_can_be_seen_on_every_screen() {
    for language in Language::ALL {
        for size in SIZES.into_iter().chain([Size::new(60, 18)]) {
            let mut stage = stage(language, size);
            let (purchase, domain) = renewing(&stage);
            go(&mut stage, &purchase, &domain);
            let mut seen = stage.screen();
            for _ in 0..3 {
                stage.keys("Down");
                seen.push_str(&stage.screen());
                assert!(stage.screen().lines().any(|line| line.contains('▸')), "{size:?}:\n{}", stage.screen());
            }
            for part in [
                "column-own-name",
                "fact-subscription-id",
                "fact-price",
                "fact-term",
                "fact-plan",
                "subscription-status",
                "subscription-renewal",
                "subscription-next-plan",
                "button-submit",
            ] {
                assert!(seen.contains(&text(stage.locale(), part)), "{part} at {size:?}:\n{seen}");
            }
        }
    }
}

#[test]
fn a_press_marks_a_part_and_a_second_one_does_it() {
    let (mut stage, _) = at_a_subscription();
    let (renewal, submit) = (text(stage.locale(), "subscription-renewal"), text(stage.locale(), "button-submit"));
    stage.click(&renewal).click(&renewal);
    check_says(&stage, &text(stage.locale(), "subscription-changed"));
    let button = format!("[ {submit} ]");
    stage.click(&button).click(&button);
    check_says(&stage, &text(stage.locale(), "subscription-sent"));
    assert_eq!(log(&stage), [(ActivityKind::AutoRenewChanged, DONE)]);
}
