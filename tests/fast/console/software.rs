//! The software of a customer: which purchase is selected, and when there is a filter.

use nyckel::domain::EntitlementId;
use nyckel::search::Question;
use nyckel::service::find_customers;
use nyckel::service::list_software::list_software;
use nyckel::testing::{Fault, Stage, StageOptions};

use super::purchase;

/// A purchase of Contoso's that is not the first of its list.
fn older_purchase(stage: &Stage) -> EntitlementId {
    let actor = stage.operators()[0].actor();
    let contoso = find_customers(&stage.services, &actor, &Question::first("contoso ab", 1)).unwrap().hits.remove(0);
    let mut software = list_software(&stage.services, &actor, contoso.row.tenant).unwrap();
    software.remove(2).entitlement.id
}

/// At Home with that purchase found by the number of its order; Enter leads to it.
fn found_by_its_order() -> (Stage, EntitlementId) {
    let mut stage = Stage::new(StageOptions::default());
    let purchase = older_purchase(&stage);
    stage.text(purchase.order.as_str());
    (stage, purchase)
}

#[test]
fn the_purchase_that_was_found_is_selected_though_the_list_could_not_be_had_at_first() {
    let (mut stage, wanted) = found_by_its_order();
    stage.store.set(Fault::Reads);
    stage.keys("Enter");
    stage.store.set(Fault::None);
    stage.keys("R Enter");
    assert_eq!(purchase(&stage), wanted);
}

#[test]
fn the_purchase_that_was_selected_is_so_again_once_the_list_can_be_had_again() {
    let mut stage = Stage::new(StageOptions::default());
    let wanted = older_purchase(&stage);
    stage.text("contoso ab").keys("Enter w Down Down");
    stage.store.set(Fault::Reads);
    stage.keys("R");
    stage.store.set(Fault::None);
    stage.keys("R Enter");
    assert_eq!(purchase(&stage), wanted);
}
