//! The subscriptions of a customer: which are there, how many older ones are told of, where a row leads.

use nyckel::domain::{Permission, Refusal, TenantId};
use nyckel::search::Question;
use nyckel::service::{Subscriptions, find_customers, list_subscriptions};
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;

use super::{check_says, says, stage_as, text, text_with};

/// Every customer's domain and subscriptions.
fn all(stage: &Stage) -> Vec<(String, Subscriptions)> {
    let actor = stage.operators()[0].actor();
    let answer = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    let of = |tenant: TenantId| list_subscriptions(&stage.services, &actor, tenant).unwrap();
    answer.hits.into_iter().map(|hit| (hit.row.domain, of(hit.row.tenant))).collect()
}

#[test]
fn show_1_show_2_the_page_has_those_from_the_cutover_on_and_says_how_many_are_older() {
    let mut stage = Stage::new(StageOptions::default());
    let is_it = |found: &&(String, Subscriptions)| 2 <= found.1.rows.len() && 1 < found.1.older;
    let customers = all(&stage);
    let (domain, subscriptions) = customers.iter().find(is_it).expect("a customer with both");
    stage.text(domain).keys("Enter s");
    let count = |count: usize| [("count", count.into())];
    check_says(&stage, &text_with(stage.locale(), "subscriptions-title", &count(subscriptions.rows.len())));
    check_says(&stage, &text_with(stage.locale(), "subscriptions-older", &count(subscriptions.older)));
    let older = text_with(stage.locale(), "subscriptions-older", &count(subscriptions.older));
    let beginning: String = older.chars().take(20).collect();
    stage.click(&beginning);
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
}

#[test]
fn show_2_where_all_are_older_the_page_is_empty_and_says_where_they_are() {
    let mut stage = Stage::new(StageOptions::default());
    let customers = all(&stage);
    let (domain, _) = customers.iter().find(|(_, found)| found.rows.is_empty() && found.older != 0).expect("one");
    stage.text(domain).keys("Enter s");
    check_says(&stage, &text(stage.locale(), "subscriptions-none"));
    check_says(&stage, &text(stage.locale(), "subscriptions-none-do"));
    stage.keys("w");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
}

#[test]
fn a_subscription_leads_to_its_page_and_one_comes_back_to_it() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter s Down y");
    let copied = |stage: &Stage| stage.clipboard.put_so_far().pop().expect("a copy").1;
    let second = copied(&stage);
    stage.keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Subscription(_, _)), "{}", stage.screen());
    check_says(&stage, &second);
    stage.keys("y");
    assert_eq!(copied(&stage), second);
    stage.keys("Esc y");
    assert!(matches!(stage.app().destination(), Destination::Subscriptions(_, _)), "{}", stage.screen());
    assert_eq!(copied(&stage), second);
}

#[test]
fn the_software_leads_to_the_subscription_that_renews_it_and_back() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w /").text("remote desktop").keys("Tab p");
    let Destination::Subscription(_, bought) = stage.app().destination() else { panic!("{}", stage.screen()) };
    // From the page its list is above, with the same one selected.
    stage.keys("Esc Enter");
    assert!(matches!(stage.app().destination(), Destination::Subscription(_, same) if same == bought));
    stage.keys("w Enter");
    assert_eq!(super::purchase(&stage), bought);
    stage.keys("Esc o y");
    assert_eq!(stage.clipboard.put_so_far().pop().unwrap().1, bought.order.as_str());
}

#[test]
fn a_subscription_is_found_by_its_id_at_home() {
    let mut stage = Stage::new(StageOptions::default());
    let customers = all(&stage);
    let row = customers.iter().find_map(|(_, found)| found.rows.first()).expect("a subscription");
    stage.text(&row.subscription_id().unwrap().to_string()).keys("Enter");
    let found = stage.app().destination();
    assert!(matches!(&found, Destination::Subscription(_, id) if *id == row.entitlement.id), "{found:?}");
}

#[test]
fn what_is_no_subscription_leads_to_none() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w /").text("visio").keys("Tab p");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
    assert!(!says(&stage, &text(stage.locale(), "key-subscription")));
}

#[test]
fn role_5_who_may_not_look_at_subscriptions_is_told_so() {
    let mut stage = stage_as(5);
    stage.text("contoso ab").keys("Enter s");
    assert!(matches!(stage.app().destination(), Destination::Account(_)));
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtSubscriptions }).what);
}

#[test]
fn renew_1_the_list_tells_what_is_not_renewed_from_what_is() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter s");
    let ending = text(stage.locale(), "status-ending");
    let told = |stage: &Stage| {
        stage.screen().lines().filter(|line| line.trim_end_matches(['│', ' ']).ends_with(&ending)).count()
    };
    assert_eq!(told(&stage), 0, "{}", stage.screen());
    stage.keys("Enter Down Down Right Down Down Enter Esc");
    assert_eq!(told(&stage), 1, "{}", stage.screen());
}
