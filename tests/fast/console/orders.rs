//! The order history: which order is selected, what of it is told, and where a line leads.

use nyckel::domain::{OrderId, Permission, Refusal, TenantId};
use nyckel::ports::CopyRoute;
use nyckel::search::Question;
use nyckel::service::{OrderRow, find_customers, list_orders};
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::keymap::Focus;
use nyckel::tui::step::Destination;

use super::{check_says, purchase, says, stage_as, text, text_with};

/// Every customer's tenant and domain.
fn customers(stage: &Stage) -> Vec<(TenantId, String)> {
    let actor = stage.operators()[0].actor();
    let answer = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    answer.hits.into_iter().map(|hit| (hit.row.tenant, hit.row.domain)).collect()
}

fn orders(stage: &Stage, tenant: TenantId) -> Vec<OrderRow> {
    list_orders(&stage.services, &stage.operators()[0].actor(), tenant).unwrap()
}

/// At Home with the customer of an order that has several lines found; Enter leads to it.
fn before_an_order_of_several_lines() -> (Stage, OrderRow) {
    let mut stage = Stage::new(StageOptions::default());
    let (domain, order) = customers(&stage)
        .into_iter()
        .find_map(|(tenant, domain)| {
            let order = orders(&stage, tenant).into_iter().find(|row| 1 < row.lines.len())?;
            Some((domain, order))
        })
        .expect("an order of several lines");
    stage.text(&domain);
    (stage, order)
}

/// The order history with that order selected.
fn at(stage: &mut Stage, order: &OrderId) {
    stage.keys("Enter o /").text(order.as_str()).keys("Tab");
}

#[test]
fn buy_5_show_3_every_order_is_there_with_number_date_lines_amount_and_status() {
    let mut stage = Stage::new(StageOptions::default());
    let (tenant, domain) = customers(&stage).swap_remove(0);
    let rows = orders(&stage, tenant);
    stage.text(&domain).keys("Enter o");
    check_says(&stage, &text_with(stage.locale(), "orders-title", &[("count", rows.len().into())]));
    let locale = stage.locale();
    for row in rows {
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.contains(row.order.id.as_str())).expect("the order");
        let amount = locale.money(row.amount.unwrap());
        for told in [locale.date(row.order.placed), amount, locale.order_status(row.status)] {
            assert!(line.contains(&told), "{told} in {line}");
        }
    }
}

#[test]
fn buy_5_the_number_is_copied_from_list_and_lines() {
    let (mut stage, order) = before_an_order_of_several_lines();
    at(&mut stage, &order.order.id);
    for keys in ["y", "Enter Down y"] {
        stage.keys(keys);
        let (route, copied) = stage.clipboard.put_so_far().pop().expect("a copy");
        assert_eq!((route, copied.as_str()), (CopyRoute::System, order.order.id.as_str()), "{keys}");
    }
    check_says(&stage, &text(stage.locale(), "copied-order"));
}

#[test]
fn an_order_of_one_line_leads_to_its_software_at_once() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter");
    let Destination::Account(contoso) = stage.app().destination() else { panic!("{}", stage.screen()) };
    let order = orders(&stage, contoso.tenant).swap_remove(2);
    stage.keys("Alt-Left");
    at(&mut stage, &order.order.id);
    stage.keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(purchase(&stage), order.lines[0].entitlement.id);
}

#[test]
fn of_an_order_of_several_lines_the_chosen_one_leads_to_its_software() {
    let (mut stage, order) = before_an_order_of_several_lines();
    at(&mut stage, &order.order.id);
    stage.keys("Enter Down Enter");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "{}", stage.screen());
    stage.keys("Enter");
    assert_eq!(purchase(&stage), order.lines[1].entitlement.id);
    // One comes back to the line one left by, and from the lines to the list.
    stage.keys("Alt-Left Alt-Left Enter Enter");
    assert_eq!(purchase(&stage), order.lines[1].entitlement.id);
    stage.keys("Alt-Left Alt-Left Esc");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)), "{}", stage.screen());
    check_says(&stage, &text(stage.locale(), "key-choose-line"));
}

#[test]
fn a_line_is_chosen_and_opened_by_the_mouse() {
    let (mut stage, order) = before_an_order_of_several_lines();
    at(&mut stage, &order.order.id);
    let title: String = order.lines[1].entitlement.line.title.chars().take(30).collect();
    stage.click(&title);
    check_says(&stage, &text(stage.locale(), "key-show-software"));
    stage.double_click(&title).keys("Enter");
    assert_eq!(purchase(&stage), order.lines[1].entitlement.id);
}

#[test]
fn role_5_who_may_look_at_orders_alone_sees_the_lines_and_is_told_why_they_lead_nowhere() {
    // Karin Åkesson is a billing administrator.
    let mut stage = stage_as(5);
    let (domain, order) = customers(&stage)
        .into_iter()
        .find_map(|(tenant, domain)| {
            Some((domain, orders(&stage, tenant).into_iter().find(|row| 1 < row.lines.len())?))
        })
        .unwrap();
    stage.text(&domain);
    at(&mut stage, &order.order.id);
    stage.keys("Enter Down Enter");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)), "{}", stage.screen());
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtSoftware }).what);
    assert!(stage.records().is_empty());
    // An order that is found at Home leads to itself, as its software must not be looked at.
    stage.keys("g h Ctrl-u").text(order.order.id.as_str()).keys("Enter y");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)), "{}", stage.screen());
    assert_eq!(stage.clipboard.put_so_far().pop().unwrap().1, order.order.id.as_str());
}

#[test]
fn the_software_leads_to_the_order_it_was_bought_with() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w Down Down Down Enter");
    let bought = purchase(&stage);
    stage.keys("Esc o");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)), "{}", stage.screen());
    stage.keys("y");
    assert_eq!(stage.clipboard.put_so_far().pop().unwrap().1, bought.order.as_str());
}

#[test]
fn an_order_that_was_selected_is_so_again_once_the_list_can_be_had_again() {
    let (mut stage, order) = before_an_order_of_several_lines();
    at(&mut stage, &order.order.id);
    stage.keys("Esc Enter Down");
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.keys("R y");
    assert!(stage.clipboard.put_so_far().is_empty(), "there is no order to copy the number of");
    stage.faults.clear();
    stage.keys("R y");
    assert_eq!(stage.clipboard.put_so_far().pop().unwrap().1, order.order.id.as_str());
}

#[test]
fn a_list_that_comes_late_takes_the_keys_that_were_typed_ahead() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter").hold().keys("o y");
    assert!(stage.clipboard.put_so_far().is_empty());
    stage.release_all();
    assert_eq!(stage.clipboard.put_so_far().len(), 1);
    assert_eq!(stage.app().focus(), Focus::Moving);
}

#[test]
fn a_customer_without_orders_is_told_so() {
    let mut stage = Stage::new(StageOptions::default());
    let empty = customers(&stage).into_iter().find(|(tenant, _)| orders(&stage, *tenant).is_empty());
    stage.text(&empty.expect("a customer without orders").1).keys("Enter o");
    check_says(&stage, &text(stage.locale(), "orders-none"));
    assert!(!says(&stage, &text(stage.locale(), "key-copy-order")));
}
