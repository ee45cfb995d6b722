//! The software of a customer: which purchase is selected, and when there is a filter.

use nyckel::domain::{EntitlementId, Seq};
use nyckel::search::Question;
use nyckel::service::find_customers;
use nyckel::service::list_software::list_software;
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::keymap::Focus;
use nyckel::tui::msg::{Mouse, Msg};
use nyckel::tui::step::Destination;
use ratatui::layout::Position;

use super::{purchase, stage_as, text};

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
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.keys("Enter");
    stage.faults.clear();
    stage.keys("R Enter");
    assert_eq!(purchase(&stage), wanted);
}

#[test]
fn the_purchase_that_was_selected_is_so_again_once_the_list_can_be_had_again() {
    let mut stage = Stage::new(StageOptions::default());
    let wanted = older_purchase(&stage);
    stage.text("contoso ab").keys("Enter w Down Down");
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.keys("R");
    stage.faults.clear();
    stage.keys("R Enter");
    assert_eq!(purchase(&stage), wanted);
}

/// The list of Contoso's software, on its way or not to be had.
fn without_a_list(loses: bool) -> Stage {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter");
    if loses {
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
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
        stage.faults.set(When::Every(Step::Read), Fault::Fail);
        stage.send(Msg::Changed(Seq(0)));
        assert_eq!(stage.app().focus(), Focus::TypingEmpty);
        stage.keys(keys);
        assert_eq!(stage.app().focus(), Focus::Moving, "{keys}");
    }
}

/// Contoso's software, filtered, with the first row that is left selected.
fn filtered(operator: usize, filter: &str) -> Stage {
    let mut stage = stage_as(operator);
    stage.text("contoso").keys("Enter w /").text(filter).keys("Tab");
    stage
}

#[test]
fn a_key_can_be_had_only_by_those_whose_role_may() {
    let stage = filtered(0, "16 core");
    assert!(stage.screen().contains(&text(stage.locale(), "detail-key-can-be-had")), "{}", stage.screen());
    let stage = filtered(4, "16 core");
    assert!(!stage.screen().contains(&text(stage.locale(), "detail-key-can-be-had")), "{}", stage.screen());
    assert!(stage.screen().contains(&text(stage.locale(), "detail-key")), "{}", stage.screen());
}

#[test]
fn role_3_whether_others_have_fetched_a_key_is_not_drawn_from_what_they_did() {
    let looked = filtered(0, "16 core").screen();
    let mut stage = stage_as(0);
    stage.text("contoso").keys("Enter w Enter Enter Enter Esc");
    let other = stage.operators()[1].clone();
    stage.become_operator(&other).keys("Esc").text("contoso").keys("Enter w /").text("16 core").keys("Tab");
    let detail = |screen: &str| screen.lines().rev().skip(2).take(6).map(str::to_owned).collect::<Vec<_>>();
    let keys = text(stage.locale(), "detail-key");
    let of_keys = |screen: &str| detail(screen).into_iter().filter(|line| line.contains(&keys)).collect::<Vec<_>>();
    assert!(!of_keys(&looked).is_empty());
    let without_can = |lines: Vec<String>| {
        lines.iter().map(|line| line.replace(", kan hämtas", "").replace(' ', "")).collect::<Vec<_>>()
    };
    assert_eq!(without_can(of_keys(&stage.screen())), without_can(of_keys(&looked)));
}

#[test]
fn of_a_cancelled_purchase_no_quantity_is_left_to_tell_and_nothing_to_fetch_is_offered() {
    let stage = filtered(0, "project");
    assert!(!stage.screen().contains("Antal"), "{}", stage.screen());
    let bottom = |stage: &Stage| stage.screen().lines().last().unwrap().to_owned();
    let fetch = text(stage.locale(), "key-open-keys");
    assert!(!bottom(&stage).contains(&fetch), "{}", bottom(&stage));
    for nothing_to_fetch in ["sql server 2022 cal", "azure reserved"] {
        assert!(!bottom(&filtered(0, nothing_to_fetch)).contains(&fetch));
    }
    assert!(bottom(&filtered(0, "16 core")).contains(&fetch));
}

#[test]
fn home_leads_back_into_its_box_and_offers_only_what_does_something() {
    for way in ["g h", "F10 k k k Enter"] {
        let mut stage = stage_as(0);
        stage.keys("Esc");
        assert!(!stage.app().focus().is_typing());
        stage.keys(way);
        assert!(stage.app().focus().is_typing(), "{way}:\n{}", stage.screen());
    }
    let mut stage = stage_as(0);
    let bottom = |stage: &Stage| stage.screen().lines().last().unwrap().to_owned();
    let (leave, clear, list) = ("key-leave-box", "key-clear-box", "key-to-list");
    let says = |stage: &Stage, id| bottom(stage).contains(&text(stage.locale(), id));
    assert!(says(&stage, leave) && says(&stage, list));
    stage.text("zzzzz");
    assert!(says(&stage, clear) && !says(&stage, leave) && !says(&stage, list), "{}", bottom(&stage));
}

#[test]
fn namesakes_are_told_apart_by_their_domain_on_a_narrow_screen() {
    let mut stage = stage_as(0);
    let hit =
        find_customers(&stage.services, &stage.operators()[0].actor(), &Question::first("contoso ab", 1)).unwrap();
    stage.resize(80, 24).text("contoso ab");
    assert!(stage.screen().contains(&hit.hits[0].row.domain), "{}", stage.screen());
}

#[test]
fn prod_6_a_reservation_tells_its_term_and_end_and_leads_to_the_portal() {
    let mut stage = filtered(0, "azure reserved");
    stage.keys("Enter");
    let (end, open) = (text(stage.locale(), "keys-reservation-end"), text(stage.locale(), "key-portal"));
    let before_the_date = end.split('{').next().unwrap();
    let screen = stage.screen();
    assert!(screen.contains(before_the_date) && screen.contains(&open), "{screen}");
    stage.keys("Enter");
    assert!(stage.done().contains(&Done::Browsed("https://portal.azure.com/".to_owned())), "{:?}", stage.done());
}

#[test]
fn a_filtered_list_says_how_many_it_shows_of_how_many() {
    let stage = filtered(0, "project");
    let whole = filtered(0, "").screen();
    let total = whole.split_once("Programvara (").unwrap().1.split_once(')').unwrap().0.to_owned();
    assert!(stage.screen().contains(&format!("Programvara (1 av {total})")), "{}", stage.screen());
}

#[test]
fn a_press_on_the_breadcrumb_leads_to_the_place_as_it_was_left() {
    let mut stage = stage_as(0);
    stage.text("contoso").keys("Enter w Down Down");
    let marked = |stage: &Stage| {
        let screen = stage.screen();
        let row = screen.lines().find(|line| line.chars().skip(22).any(|sign| sign == '▸')).map(str::to_owned);
        row.expect("a marked row")
    };
    let before = marked(&stage);
    stage.keys("Enter").click("› Programvara ›");
    assert_eq!(marked(&stage), before);
    stage.keys("Enter").click("Contoso AB ›").keys("Alt-Right Alt-Right");
    assert!(matches!(stage.app().destination(), Destination::Keys(_, _)), "{}", stage.screen());
}

#[test]
fn what_a_customer_was_found_by_stands_beside_it() {
    let mut stage = Stage::new(StageOptions::default());
    let purchase = older_purchase(&stage);
    let guid = purchase.tenant.to_string();
    stage.text(&guid);
    let (beginning, end) = (&guid[..8], &guid[24..]);
    assert!(stage.screen().contains(&format!("GUID {beginning}…{end}")), "{}", stage.screen());
    stage.keys("Ctrl-u").text(&format!("{}/{}", purchase.order, purchase.line));
    assert!(stage.screen().contains(&format!("Order {} ", purchase.order)), "{}", stage.screen());
    stage.keys("Enter Enter");
    assert_eq!(super::purchase(&stage), purchase);
}
