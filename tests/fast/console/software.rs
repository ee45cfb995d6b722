//! The software of a customer: which purchase is selected, and when there is a filter.

use nyckel::domain::{EntitlementId, Seq};
use nyckel::search::Question;
use nyckel::service::find_customers;
use nyckel::service::list_software::list_software;
use nyckel::testing::{Fault, Stage, StageOptions};
use nyckel::tui::keymap::Focus;
use nyckel::tui::msg::{Mouse, Msg};
use nyckel::tui::step::Destination;
use ratatui::layout::Position;

use super::{purchase, text};

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

/// The list of Contoso's software, on its way or not to be had.
fn without_a_list(loses: bool) -> Stage {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter");
    if loses {
        stage.store.set(Fault::Reads);
        stage.keys("w");
    } else {
        stage.hold().keys("w");
    }
    stage
}

/// Presses where the filter of a list is.
fn press_filter(stage: &mut Stage) {
    let mut other = Stage::new(StageOptions::default());
    other.text("contoso ab").keys("Enter w");
    let (screen, filter) = (other.screen(), text(other.locale(), "filter-placeholder"));
    let mut lines = screen.lines().zip(0..);
    let (column, row) = lines.find_map(|(line, row)| Some((line.split_once(&filter)?.0.chars().count(), row))).unwrap();
    let at = Position::new(u16::try_from(column).unwrap(), row);
    stage.send(Msg::Mouse(Mouse::Press(at)));
}

#[test]
fn there_is_no_filter_without_a_list() {
    for loses in [false, true] {
        for keys in ["/", "Ctrl-f"] {
            let mut stage = without_a_list(loses);
            stage.keys(keys);
            assert_eq!(stage.app().focus(), Focus::Moving);
        }
        let mut stage = without_a_list(loses);
        press_filter(&mut stage);
        assert_eq!(stage.app().focus(), Focus::Moving);
    }
}

#[test]
fn a_paste_where_there_is_no_list_to_filter_goes_into_the_search() {
    let mut stage = without_a_list(false);
    stage.paste("nordvind");
    assert_eq!(stage.app().destination(), Destination::Home);
    assert!(stage.screen().contains("nordvind"), "{}", stage.screen());
}

#[test]
fn a_paste_goes_into_the_filter_of_a_list() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w").paste("2022");
    assert!(matches!(stage.app().destination(), Destination::Software(..)));
    assert_eq!(stage.app().focus(), Focus::Typing);
}

#[test]
fn a_press_on_a_row_leaves_the_filter() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w");
    press_filter(&mut stage);
    assert_eq!(stage.app().focus(), Focus::TypingEmpty);
    stage.text("windows").click("Windows Server 2022");
    assert_eq!(stage.app().focus(), Focus::Moving);
}

#[test]
fn a_list_that_is_lost_while_it_is_filtered_keeps_nobody_in_its_filter() {
    for keys in ["Esc", "Tab"] {
        let mut stage = Stage::new(StageOptions::default());
        stage.text("contoso ab").keys("Enter w /");
        stage.store.set(Fault::Reads);
        stage.send(Msg::Changed(Seq(0)));
        assert_eq!(stage.app().focus(), Focus::TypingEmpty);
        stage.keys(keys);
        assert_eq!(stage.app().focus(), Focus::Moving, "{keys}");
    }
}
