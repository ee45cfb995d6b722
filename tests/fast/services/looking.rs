//! Finding and looking: customers, software and the page of a purchase.

use std::sync::Arc;

use crate::services::world::{
    CANCELLED, LICENCE_ONLY, OLD, RENEWING, RESERVATION, SOFTWARE, World, admin, customer, line, order,
    subscription_id, tenant,
};
use nyckel::domain::choice::{Picked, ProductVersion};
use nyckel::domain::{Actor, Choice, EntitlementStatus, LineNumber, Refusal, Role};
use nyckel::ports::Change;
use nyckel::search::{HitBy, Question};
use nyckel::service::{
    Counts, FindPurchase, FindSubscription, Found, KeepChoice, LastChoice, OpenPurchase, ServiceError, Services,
    find_customer_by, find_customers, find_ordered, find_purchase, find_subscription, keep_choice, list_software,
    look_up_market, open_customer, open_purchase, recent_customers,
};
use nyckel::testing::FailingDrafts;

fn names(world: &World, actor: &Actor, text: &str) -> Vec<String> {
    let answer = find_customers(&world.services, actor, &Question::first(text, 10)).unwrap();
    answer.hits.into_iter().map(|hit| hit.row.name).collect()
}

#[test]
fn a_customer_is_found_by_anything_the_operator_may_look_at() {
    let world = World::new();
    assert_eq!(names(&world, &admin(), "ostra"), ["Östra Bygg AB"]);
    let found = |text: &str| {
        let answer = find_customers(&world.services, &admin(), &Question::first(text, 10)).unwrap();
        answer.hits.into_iter().map(|hit| hit.by).collect::<Vec<_>>()
    };
    assert_eq!(found("contoso"), [HitBy::Customer]);
    assert!(matches!(found("or-00001").as_slice(), [HitBy::Order(id)] if id.order == order("OR-00001")));
    let id = subscription_id();
    assert_eq!(found(&id.to_string()), [HitBy::Subscription(id, line(RENEWING))]);
    let title = world.entitlement(&line(SOFTWARE)).line.title;
    assert!(matches!(found(&title).as_slice(), [HitBy::Product(_, found)] if *found == title));
}

#[test]
fn role_1_a_billing_admin_finds_orders_but_no_software() {
    let world = World::new();
    let billing = Actor::example(&[Role::BillingAdmin]);
    let title = world.entitlement(&line(SOFTWARE)).line.title;
    assert_eq!(names(&world, &billing, "or-00001"), ["Contoso AB"]);
    assert!(names(&world, &billing, &title).is_empty());
    assert!(names(&world, &billing, &subscription_id().to_string()).is_empty());
}

#[test]
fn the_index_catches_up_with_what_was_committed() {
    let world = World::new();
    world.write(vec![
        Change::Customer(customer(3, "Älvsjö Data", "sweden")),
        Change::Customer(customer(1, "Contoso Nordic AB", "sweden")),
    ]);
    assert_eq!(names(&world, &admin(), "alvsjo"), ["Älvsjö Data"]);
    assert_eq!(names(&world, &admin(), "contoso"), ["Contoso Nordic AB"]);
    assert_eq!(names(&world, &admin(), "").len(), 3);
}

#[test]
fn a_script_means_a_customer_by_guid_domain_or_whole_name_and_never_by_a_part() {
    let world = World::new();
    let found = |text: &str| find_customer_by(&world.services, &admin(), text).unwrap();
    for text in ["contoso ab", "CONTOSO-AB.example", "00000000-0000-0000-0000-000000000001"] {
        assert!(matches!(found(text), Found::One(row) if row.tenant == tenant(1)), "{text}");
    }
    for text in ["contoso", "", "OR-00001", "00000000-0000-0000-0000-000000000009"] {
        assert_eq!(found(text), Found::Nothing, "{text}");
    }
    world.write(vec![Change::Customer(customer(4, "Contoso ÅB", "sweden"))]);
    assert!(matches!(found("Contoso AB"), Found::Several(rows) if rows.len() == 2));
}

#[test]
fn show_1_show_2_show_3_show_4_the_account_counts_what_is_where() {
    let world = World::new();
    let account = open_customer(&world.services, &admin(), tenant(1)).unwrap();
    assert_eq!(account.counts, Counts { subscriptions: 1, older_subscriptions: 1, software: 6, orders: 1, in_cart: 0 });
    assert_eq!(account.reservations, Ok(()));
    assert!(matches!(open_customer(&world.services, &admin(), tenant(9)), Err(ServiceError::NotFound(_))));
}

#[test]
fn market_1_a_customer_in_an_excluded_market_can_have_no_reservation() {
    let world = World::new();
    let slug = look_up_market("Åland").first().unwrap().slug.clone();
    world.write(vec![Change::Customer(customer(2, "Östra Bygg AB", &slug))]);
    let account = open_customer(&world.services, &admin(), tenant(2)).unwrap();
    assert_eq!(account.reservations, Err(Refusal::ReservationMarket { market: slug }));
}

#[test]
fn the_customers_opened_last_stand_first() {
    let world = World::new();
    for number in [1, 2] {
        open_customer(&world.services, &admin(), tenant(number)).unwrap();
    }
    let rows = recent_customers(&world.services, &admin()).unwrap();
    assert_eq!(rows.iter().map(|row| row.tenant).collect::<Vec<_>>(), [tenant(2), tenant(1)]);
}

#[test]
fn show_4_the_software_page_lists_everything_the_newest_first() {
    let world = World::new();
    let rows = list_software(&world.services, &admin(), tenant(1)).unwrap();
    assert_eq!(rows.len(), 6);
    assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.entitlement.bought)));
    let row = |number| rows.iter().find(|row| row.entitlement.id.line == LineNumber(number)).unwrap();
    assert!(matches!(row(CANCELLED).status, EntitlementStatus::Cancelled { .. }));
    assert!(matches!(row(OLD).status, EntitlementStatus::Expired { .. }));
    assert_eq!(row(RENEWING).status, EntitlementStatus::Active);
    assert_eq!(row(RENEWING).subscription_id(), Some(subscription_id()));
    assert!(row(LICENCE_ONLY).offered.key_versions.is_empty());
    assert!(row(RESERVATION).offered.download_versions.is_empty());
}

#[test]
fn a_script_means_a_purchase_by_order_and_line_or_title() {
    let world = World::new();
    let found = |text: &str| {
        let ask = FindPurchase { tenant: tenant(1), text: text.to_owned() };
        find_purchase(&world.services, &admin(), &ask).unwrap()
    };
    assert!(matches!(found("or-00001/2"), Found::One(row) if row.entitlement.id == line(LICENCE_ONLY)));
    assert!(matches!(found("OR-00001"), Found::Several(rows) if rows.len() == 6));
    let title = world.entitlement(&line(RESERVATION)).line.title;
    assert!(matches!(found(&title.to_uppercase()), Found::One(row) if row.entitlement.id == line(RESERVATION)));
    assert!(matches!(found(&title[..title.len() - 1]), Found::Like(rows) if rows.len() == 1));
    assert_eq!(found("or-00001/7"), Found::Nothing);
    assert_eq!(found(" "), Found::Nothing);
}

#[test]
fn cancel_5_a_script_means_a_subscription_by_its_id_its_number_or_its_friendly_name() {
    let world = World::new();
    let found = |text: &str| {
        let ask = FindSubscription { tenant: tenant(1), text: text.to_owned() };
        find_subscription(&world.services, &admin(), &ask).unwrap()
    };
    let id = subscription_id().to_string();
    for text in [id.as_str(), &id.to_uppercase(), "or-00001/4", "OR-00001", "SERVRÅR"] {
        assert!(matches!(found(text), Found::One(row) if row.entitlement.id == line(RENEWING)), "{text}");
    }
    let title = world.entitlement(&line(RENEWING)).line.title;
    for text in ["servr", title.as_str()] {
        assert!(matches!(found(text), Found::Like(rows) if rows.len() == 1), "{text}");
    }
    for text in ["OR-00001/1", "or-00001/5", "", "Kassan"] {
        assert_eq!(found(text), Found::Nothing, "{text}");
    }
}

#[test]
fn role_1_who_may_look_at_orders_alone_finds_a_line_of_them_by_number_title_or_subscription() {
    let world = World::new();
    let found = |text: &str| {
        let ask = FindPurchase { tenant: tenant(1), text: text.to_owned() };
        find_ordered(&world.services, &Actor::example(&[Role::BillingAdmin]), &ask).unwrap()
    };
    let title = world.entitlement(&line(RESERVATION)).line.title;
    assert!(matches!(found(&title.to_uppercase()), Found::One(bought) if bought.id == line(RESERVATION)));
    let id = subscription_id().to_string();
    assert!(matches!(found(&id), Found::One(bought) if bought.id == line(RENEWING)));
    assert!(matches!(found("or-00001/2"), Found::One(bought) if bought.id == line(LICENCE_ONLY)));
    assert!(matches!(found("OR-00001"), Found::Several(lines) if lines.len() == 6));
    assert!(matches!(found(&title[1..]), Found::Like(lines) if lines.len() == 1));
    assert_eq!(found("or-00001/7"), Found::Nothing);
}

#[test]
fn prod_4_the_console_remembers_the_last_choice_and_the_command_line_does_not() {
    let world = World::new();
    let open = |last_choice| {
        let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice };
        open_purchase(&world.services, &admin(), &ask).unwrap()
    };
    let page = open(LastChoice::Remembered);
    let usual = page.filled_in.clone().unwrap();
    let versions = page.row.offered.key_versions;
    let other = Choice { version: versions.last().unwrap().clone(), ..usual.clone() };
    assert_ne!(usual, other);
    let picked = Picked { version: Some(other.version.clone()), ..Picked::default() };
    let kept = KeepChoice { product: page.product.id, picked };
    keep_choice(&world.services, &admin(), &kept).unwrap();
    assert_eq!(open(LastChoice::Remembered).filled_in, Some(other));
    assert_eq!(open(LastChoice::Ignored).filled_in, Some(usual.clone()));
    let gone = Picked { version: Some(ProductVersion("1".to_owned())), ..Picked::default() };
    keep_choice(&world.services, &admin(), &KeepChoice { picked: gone, ..kept }).unwrap();
    assert_eq!(open(LastChoice::Remembered).filled_in, Some(usual));
}

#[test]
fn prod_2_role_5_after_2_the_page_says_what_it_cannot_offer_and_records_nothing() {
    let world = World::new();
    let open = |actor: &Actor, number| {
        let ask = OpenPurchase { entitlement: line(number), last_choice: LastChoice::Ignored };
        open_purchase(&world.services, actor, &ask).unwrap()
    };
    assert_eq!((open(&admin(), SOFTWARE).keys, open(&admin(), SOFTWARE).links), (Ok(()), Ok(())));
    let licence = open(&admin(), LICENCE_ONLY);
    assert_eq!((licence.filled_in, licence.keys), (None, Err(Refusal::LicenceOnly)));
    assert!(matches!(open(&admin(), CANCELLED).keys, Err(Refusal::Cancelled { .. })));
    assert!(matches!(open(&Actor::example(&[Role::SalesAgent]), SOFTWARE).links, Err(Refusal::Role { .. })));
    assert!(world.log().is_empty());
}

#[test]
fn drafts_that_fail_keep_nobody_from_a_customer_or_a_purchase() {
    let world = World::new();
    let services = Services { drafts: Arc::new(FailingDrafts), ..world.services.clone() };
    let page = |services: &Services, last_choice| {
        open_purchase(services, &admin(), &OpenPurchase { entitlement: line(SOFTWARE), last_choice }).unwrap()
    };
    let opened = page(&services, LastChoice::Remembered);
    assert!(opened.keys.is_ok() && opened.filled_in.is_some());
    assert_eq!(opened.filled_in, page(&world.services, LastChoice::Ignored).filled_in);
    assert!(recent_customers(&services, &admin()).unwrap().is_empty());
    assert!(open_customer(&services, &admin(), tenant(1)).is_ok());
}
