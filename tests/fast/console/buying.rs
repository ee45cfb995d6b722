//! Buying: what can be added and why not, the line of a cart, the cart as it is reviewed, and an order that is paid once.

use std::collections::BTreeSet;

use nyckel::domain::market::{Markets, reservation_allowed};
use nyckel::domain::{
    ActivityKind, ActivityOutcome, BillingPlan, Catalog, OrderId, Permission, Refusal, Sku, TenantId,
};
use nyckel::i18n::Language;
use nyckel::ports::CopyRoute;
use nyckel::search::{CustomerRow, Question};
use nyckel::service::{
    CartChange, CatalogRow, Review, cart_of, edit_cart, find_customers, list_catalog, list_orders, list_subscriptions,
    review_cart,
};
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, log, says, stage, stage_as, text, text_with};

const RDS: &str = "Windows Server 2022 Remote Desktop Services CAL - 1 User CAL - 3 year";
const VISIO: &str = "Visio LTSC Professional 2024 - 1 License";
const YEARS: &str = "sql server extended security 2014";

fn customers(stage: &Stage) -> Vec<CustomerRow> {
    let actor = stage.operators()[0].actor();
    let answer = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    answer.hits.into_iter().map(|hit| hit.row).collect()
}

fn contoso(stage: &Stage) -> TenantId {
    customers(stage).into_iter().find(|row| row.name == "Contoso AB").expect("Contoso").tenant
}

fn catalog(stage: &Stage, tenant: TenantId) -> Vec<CatalogRow> {
    list_catalog(&stage.services, &stage.operators()[0].actor(), tenant).unwrap()
}

fn cart(stage: &Stage) -> Option<Review> {
    review_cart(&stage.services, &stage.operators()[0].actor(), contoso(stage)).unwrap()
}

/// What of the cart is paid at once, as the review says it.
fn paid_now(stage: &Stage) -> String {
    let totals = cart(stage).unwrap().totals.unwrap();
    format!("{} {}", text(stage.locale(), "review-now"), stage.locale().money(totals.now))
}

fn orders(stage: &Stage) -> Vec<OrderId> {
    let rows = list_orders(&stage.services, &stage.operators()[0].actor(), contoso(stage)).unwrap();
    rows.into_iter().map(|row| row.order.id).collect()
}

fn sku(title: &str) -> &'static Sku {
    let mut skus = Catalog::embedded().products().flat_map(|product| &product.skus);
    skus.find(|sku| sku.title == title).unwrap_or_else(|| panic!("no {title}"))
}

/// The catalogue for Contoso, with that selected.
fn at<'a>(stage: &'a mut Stage, title: &str) -> &'a mut Stage {
    stage.text("contoso").keys("Enter + /").text(title).keys("Tab")
}

/// The next thing of the catalogue that is open.
fn to<'a>(stage: &'a mut Stage, title: &str) -> &'a mut Stage {
    stage.keys("Esc /").text(title).keys("Tab")
}

/// The review of five CALs for three years, paid by the month, and one Visio.
fn at_the_review() -> Stage {
    let mut stage = Stage::new(StageOptions::default());
    at(&mut stage, RDS).keys("Enter 5 Enter");
    to(&mut stage, VISIO).keys("Enter Enter c");
    assert!(matches!(stage.app().destination(), Destination::Review(_)), "{}", stage.screen());
    stage
}

#[test]
fn prod_1_everything_that_is_sold_is_there_with_licence_type_term_and_billing_side_by_side() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.text("contoso").keys("Enter +");
            let rows = catalog(&stage, contoso(&stage));
            let locale = stage.locale();
            check_says(&stage, &text_with(locale, "catalog-title", &[("count", rows.len().into())]));
            for row in &rows {
                let screen = stage.screen();
                let marked = screen.lines().find(|line| line.contains("▸ ")).expect("a marked row");
                let plan = locale.billing_plans_short(&row.sku.plans);
                let plan = row.on_sale.as_ref().map_or(text(locale, "catalog-not-sold-here"), |_| plan);
                let (kind, term) = (locale.product_kind_short(row.kind, None), locale.term_or_perpetual(row.sku.term));
                for word in [kind, term, plan] {
                    assert!(marked.contains(&word), "{word} in {marked}");
                }
                stage.keys("Down");
            }
        }
    }
}

#[test]
fn market_1_market_3_a_reservation_names_the_market_before_anything_is_in_a_cart_and_a_subscription_is_sold() {
    let mut stage = Stage::new(StageOptions::default());
    let markets = Markets::embedded();
    let is_excluded =
        |row: &CustomerRow| markets.by_slug(&row.market).is_some_and(|market| reservation_allowed(market).is_err());
    let customer = customers(&stage).into_iter().find(is_excluded).expect("a customer in an excluded market");
    let market = markets.by_slug(&customer.market).unwrap();
    stage.text(&customer.domain).keys("Enter + /").text("reserved").keys("Tab");
    check_says(&stage, &text(stage.locale(), "catalog-not-sold-here"));
    let refusal = reservation_allowed(market).unwrap_err();
    let sentence = stage.locale().refusal(&refusal);
    assert!(sentence.what.contains(&market.sv), "{sentence:?}");
    check_says(&stage, &sentence.what);
    check_says(&stage, &sentence.instead);
    stage.keys("Enter");
    assert!(!says(&stage, &text(stage.locale(), "dialog-put-title")), "{}", stage.screen());
    to(&mut stage, "remote desktop").keys("Enter");
    check_says(&stage, &text(stage.locale(), "dialog-put-title"));
    assert_eq!(log(&stage), [], "looking and pressing what is dimmed is no attempt");
}

#[test]
fn prod_1_the_second_year_of_security_updates_says_that_the_first_is_missing_until_it_is_in_the_cart() {
    let mut stage = Stage::new(StageOptions::default());
    // The years stand below each other.
    at(&mut stage, YEARS).keys("Down");
    let missing = stage.locale().refusal(&Refusal::EarlierYearMissing { year: 1 });
    check_says(&stage, &missing.what);
    stage.keys("Up Enter Enter Down");
    assert!(!says(&stage, &missing.what), "{}", stage.screen());
    stage.keys("Enter Enter c");
    assert_eq!(cart(&stage).unwrap().rows.len(), 2);
    // Without the first year the second cannot be sold, and says so where it lies.
    stage.keys("x");
    check_says(&stage, &missing.what);
    check_says(&stage, &text(stage.locale(), "review-refused"));
    stage.keys("P Enter");
    assert_eq!(log(&stage), [], "what is dimmed is no attempt");
}

#[test]
fn role_5_who_may_not_buy_sees_the_catalogue_dimmed_and_is_told_why() {
    let mut seen = 0;
    for operator in 0..stage_as(0).operators().len() {
        let mut stage = stage_as(operator);
        let actor = stage.operators()[operator].actor();
        let may = |permission| nyckel::domain::role::require(&actor, permission);
        stage.text("contoso").keys("Enter +");
        let is_there = matches!(stage.app().destination(), Destination::Catalog(_));
        assert_eq!(is_there, may(Permission::LookAtCustomers).and(may(Permission::LookAtOrders)).is_ok());
        if let (true, Err(refusal)) = (is_there, may(Permission::Buy)) {
            seen += 1;
            stage.keys("/").text("visio ltsc professional").keys("Tab");
            check_says(&stage, &stage.locale().refusal(&refusal).what);
            stage.keys("Enter");
            assert!(!says(&stage, &text(stage.locale(), "dialog-put-title")), "{}", stage.screen());
            stage.keys("c");
            assert!(matches!(stage.app().destination(), Destination::Catalog(_)), "{}", stage.screen());
        }
    }
    assert!(seen != 0, "some operator looks and may not buy");
}

#[test]
fn the_catalogue_is_narrowed_by_licence_type_term_and_publisher_and_esc_shows_all_of_it_again() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso").keys("Enter +");
    let rows = catalog(&stage, contoso(&stage));
    let locale = stage.locale();
    let title = |shown: usize| {
        let values = [("shown", shown.into()), ("count", rows.len().into())];
        text_with(locale, "catalog-title-filtered", &values)
    };
    let kinds: BTreeSet<_> = rows.iter().map(|row| row.kind).collect();
    for kind in &kinds {
        stage.keys("F k");
        let of_kind = rows.iter().filter(|row| row.kind == *kind).count();
        let kind = locale.product_kind_short(*kind, None);
        check_says(&stage, &format!("{} · {}: {kind}", title(of_kind), text(locale, "column-licence-type")));
    }
    let all = text_with(stage.locale(), "catalog-title", &[("count", rows.len().into())]);
    stage.keys("F k");
    check_says(&stage, &all);
    let publishers: BTreeSet<_> = rows.iter().map(|row| row.publisher.clone()).collect();
    for publisher in &publishers {
        stage.keys("F p");
        check_says(&stage, &title(rows.iter().filter(|row| row.publisher == *publisher).count()));
    }
    assert!(1 < publishers.len());
    stage.keys("F p F t");
    check_says(&stage, &title(rows.iter().filter(|row| row.sku.term.is_none()).count()));
    stage.keys("Esc");
    check_says(&stage, &all);
    assert!(matches!(stage.app().destination(), Destination::Catalog(_)), "{}", stage.screen());
}

#[test]
fn buy_2_a_quantity_takes_the_place_of_the_smallest_one_and_says_what_is_wrong_with_it() {
    let mut stage = Stage::new(StageOptions::default());
    at(&mut stage, RDS).keys("Enter");
    let locale = stage.locale();
    let wrong = locale.refusal(&Refusal::Quantity { least: sku(RDS).minimum, most: nyckel::domain::sale::MOST }).what;
    for typed in ["0", "x", "100001", "99999999999999999999"] {
        stage.keys("Ctrl-u").text(typed);
        check_says(&stage, &wrong);
        stage.keys("Enter");
        assert_eq!(cart(&stage), None, "{typed}");
    }
    stage.keys("Esc Enter 1 2");
    assert!(!says(&stage, &wrong), "{}", stage.screen());
    let unit = catalog(&stage, contoso(&stage)).into_iter().find(|row| row.sku.title == RDS).unwrap();
    let twelve = unit.on_sale.unwrap().unit_price.times(12).unwrap();
    check_says(&stage, &text_with(locale, "cart-line-price", &[("price", locale.money(twelve).into())]));
    stage.keys("Enter");
    let review = cart(&stage).unwrap();
    assert_eq!(review.cart.lines[0].quantity, 12);
    // Again it is the line that is changed, and nothing typed leaves it as it is.
    stage.keys("Enter");
    check_says(&stage, &text(locale, "dialog-line-title"));
    stage.keys("Enter");
    assert_eq!(cart(&stage).unwrap(), review);
}

#[test]
fn buy_2_buy_3_the_review_has_every_plan_with_its_instalments_and_what_all_comes_to() {
    let mut stage = at_the_review();
    let locale = stage.locale();
    let mut seen = BTreeSet::new();
    for _ in 0..3 {
        let review = cart(&stage).unwrap();
        let line = review.rows[0].reviewed.as_ref().unwrap();
        seen.insert(line.line.plan);
        check_says(&stage, &locale.instalments(line.instalments()));
        let first = line.instalments()[0];
        if 1 < line.instalments().len() {
            check_says(&stage, &format!("{} {}", locale.date(first.due), locale.money(first.amount)));
        }
        let totals = review.totals.unwrap();
        for (name, amount) in [("review-now", totals.now), ("review-over-the-term", totals.over_the_term)] {
            check_says(&stage, &format!("{} {}", text(locale, name), locale.money(amount)));
        }
        stage.keys("Right");
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        [BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial]
    );
    let review = cart(&stage).unwrap();
    let line = review.rows[0].reviewed.as_ref().unwrap();
    stage.keys("d");
    check_says(&stage, &text(locale, "dialog-instalments-title"));
    let last = line.instalments()[35];
    stage.keys("PgDn PgDn PgDn");
    let period =
        format!("36 {} – {} {}", locale.date(last.due), locale.date(last.until.unwrap()), locale.money(last.amount));
    check_says(&stage, &period);
}

#[test]
fn buy_1_however_often_enter_is_pressed_one_order_is_placed_and_its_number_can_be_copied() {
    let mut stage = at_the_review();
    let before = orders(&stage);
    let totals = cart(&stage).unwrap().totals.unwrap();
    stage.keys("P").hold().keys("Enter Enter Enter");
    check_says(&stage, &text(stage.locale(), "review-paying"));
    stage.keys("x Right d");
    assert_eq!(stage.held(), 1, "nothing else is asked for while it is paid");
    stage.release_all().keys("Enter Enter Enter");
    let new: Vec<OrderId> = orders(&stage).into_iter().filter(|order| !before.contains(order)).collect();
    let [order] = new.as_slice() else { panic!("{new:?}") };
    check_says(&stage, &text_with(stage.locale(), "order-placed", &[("order", order.to_string().into())]));
    assert_eq!(log(&stage), vec![(ActivityKind::OrderPlaced, ActivityOutcome::Done); 2], "sent, and done");
    stage.keys("y");
    let (route, copied) = stage.clipboard.put_so_far().pop().expect("a copy");
    assert_eq!((route, copied.as_str()), (CopyRoute::System, order.as_str()));
    stage.keys("o");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)), "{}", stage.screen());
    let amount = stage.locale().money(totals.over_the_term);
    assert!(stage.screen().lines().any(|line| line.contains(order.as_str()) && line.contains(&amount)));
    assert_eq!(cart_of(&stage.services, &stage.operators()[0].actor(), contoso(&stage)), None);
    stage.keys("+ c");
    check_says(&stage, &text(stage.locale(), "review-empty"));
}

#[test]
fn the_account_tells_of_a_cart_that_is_not_ordered_until_it_is() {
    let mut stage = at_the_review();
    let told = text_with(stage.locale(), "account-cart-lines", &[("count", 2_u32.into())]);
    stage.keys("a");
    check_says(&stage, &told);
    stage.keys("+ c P Enter a");
    assert!(!says(&stage, &told), "{}", stage.screen());
}

#[test]
fn no_movement_goes_to_the_button_and_one_leads_away_from_it() {
    let mut stage = at_the_review();
    let before = orders(&stage);
    for movement in ["G", "End", "Down Down Down", "PgDn PgDn", "j j j"] {
        stage.keys(movement).keys("Enter");
        check_says(&stage, &text(stage.locale(), "dialog-line-title"));
        stage.keys("Esc");
    }
    stage.keys("P Up Enter");
    check_says(&stage, &text(stage.locale(), "dialog-line-title"));
    assert_eq!(orders(&stage), before);
}

#[test]
fn a_cart_that_another_session_makes_shorter_leads_nobody_to_the_button() {
    let mut stage = at_the_review();
    let (before, last) = (orders(&stage), cart(&stage).unwrap().cart.lines[1].item.clone());
    stage.keys("Down");
    let actor = stage.operators()[0].actor();
    edit_cart(&stage.services, &actor, contoso(&stage), &CartChange::TakeOut(last)).unwrap();
    stage.keys("R Enter");
    check_says(&stage, &text(stage.locale(), "dialog-line-title"));
    assert_eq!(orders(&stage), before);
}

#[test]
fn what_the_places_at_the_left_count_is_counted_anew_after_an_order() {
    let mut stage = Stage::new(StageOptions::default());
    let place = |stage: &Stage, id| text(stage.locale(), id);
    stage.text("contoso").keys("Enter s a w a +");
    let count = orders(&stage).len();
    let told = |stage: &Stage, count: usize| format!("{} ({count})", place(stage, "place-orders"));
    check_says(&stage, &told(&stage, count));
    stage.keys("/").text(RDS).keys("Tab Enter Enter c P Enter");
    check_says(&stage, &told(&stage, count + 1));
    let actor = stage.operators()[0].actor();
    let listed = list_subscriptions(&stage.services, &actor, contoso(&stage)).unwrap().rows.len();
    check_says(&stage, &format!("{} ({listed})", place(&stage, "place-subscriptions")));
}

#[test]
fn an_order_that_is_placed_while_one_is_elsewhere_is_told_of_there() {
    let mut stage = at_the_review();
    let before = orders(&stage);
    stage.keys("P").hold().keys("Enter w").release_all();
    let new: Vec<OrderId> = orders(&stage).into_iter().filter(|order| !before.contains(order)).collect();
    check_says(&stage, &text_with(stage.locale(), "order-placed", &[("order", new[0].to_string().into())]));
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
}

#[test]
fn an_order_that_cannot_be_placed_says_so_and_the_cart_is_as_it_was() {
    let mut stage = at_the_review();
    let (before, lying) = (orders(&stage), cart(&stage));
    stage.faults.set(When::Every(Step::CarryOut), Fault::Fail);
    stage.keys("P Enter");
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
    stage.faults.clear();
    stage.keys("Esc");
    assert_eq!((orders(&stage), cart(&stage)), (before.clone(), lying));
    check_says(&stage, &text(stage.locale(), "button-pay"));
    stage.keys("Enter");
    assert_eq!(orders(&stage).len(), before.len() + 1, "{}", stage.screen());
}

#[test]
fn a_line_is_changed_and_taken_out_at_once_and_comes_back_where_that_could_not_be_kept() {
    let mut stage = at_the_review();
    let lying = cart(&stage).unwrap();
    stage.faults.set(When::Every(Step::ChangeDrafts), Fault::Fail);
    stage.keys("x");
    check_says(&stage, &text(stage.locale(), "dialog-failure-title"));
    stage.keys("Esc");
    check_says(
        &stage,
        &text_with(stage.locale(), "review-title", &[("count", 2_u32.into()), ("customer", "Contoso AB".into())]),
    );
    assert_eq!(cart(&stage).unwrap(), lying);
    stage.faults.clear();
    stage.hold().keys("x x").release_all();
    assert_eq!(cart(&stage), None, "each press takes one");
    check_says(&stage, &text(stage.locale(), "review-empty"));
}

#[test]
fn what_is_changed_in_the_review_is_shown_before_it_is_kept() {
    let mut stage = at_the_review();
    let locale = stage.locale();
    let title =
        |count: u32| text_with(locale, "review-title", &[("count", count.into()), ("customer", "Contoso AB".into())]);
    let monthly = paid_now(&stage);
    check_says(&stage, &monthly);
    stage.hold().keys("Right");
    check_says(&stage, &format!("‹ {} ›", locale.billing_plan(BillingPlan::Annual)));
    assert!(!says(&stage, &monthly), "{}", stage.screen());
    stage.keys("x");
    check_says(&stage, &title(1));
    stage.release_all();
    check_says(&stage, &title(1));
    check_says(&stage, &paid_now(&stage));
}

#[test]
fn the_line_of_the_review_is_changed_in_its_dialog() {
    let mut stage = at_the_review();
    stage.keys("Enter 7 Down Right Enter");
    let line = cart(&stage).unwrap().cart.lines[0].clone();
    assert_eq!((line.quantity, line.plan), (7, BillingPlan::Annual));
    check_says(&stage, &text(stage.locale(), "cart-changed"));
}

#[test]
fn a_dialog_that_is_answered_below_the_help_takes_the_help_along() {
    let mut stage = Stage::new(StageOptions::default());
    at(&mut stage, VISIO).keys("Enter").hold().keys("Enter F1").release_all();
    assert_eq!(cart(&stage).unwrap().rows.len(), 1);
    assert!(!says(&stage, &text(stage.locale(), "dialog-put-title")), "{}", stage.screen());
    assert!(!says(&stage, &text(stage.locale(), "dialog-help-title")), "{}", stage.screen());
}

#[test]
fn what_was_put_in_is_shown_though_its_dialog_was_closed_before_the_answer() {
    let mut stage = Stage::new(StageOptions::default());
    at(&mut stage, VISIO).keys("Enter").hold().keys("Enter Esc").release_all();
    assert_eq!(cart(&stage).unwrap().rows.len(), 1);
    let empty = text(stage.locale(), "catalog-cart-empty");
    assert!(!says(&stage, &empty), "{}", stage.screen());
}

#[test]
fn the_mouse_puts_in_chooses_and_pays() {
    let mut stage = Stage::new(StageOptions::default());
    at(&mut stage, RDS);
    let before = orders(&stage);
    stage.double_click("Prenum.").click("‹ Månadsvis ›").click("‹ Månadsvis ›");
    check_says(&stage, &format!("‹ {} ›", stage.locale().billing_plan(BillingPlan::Annual)));
    stage.click("[ Lägg i kundvagnen ]").click("Kundvagn (c)");
    assert!(matches!(stage.app().destination(), Destination::Review(_)), "{}", stage.screen());
    stage.click("[ Skapa och betala ]");
    assert_eq!(orders(&stage), before, "the first press goes to the button");
    stage.click("[ Skapa och betala ]");
    assert_eq!(orders(&stage).len(), before.len() + 1, "{}", stage.screen());
}
