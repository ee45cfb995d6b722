//! Names that are like what was typed: marked where they stand, below what fits, and opened by nobody who has not seen them.

use chrono::Duration;
use nyckel::domain::TenantId;
use nyckel::i18n::Language;
use nyckel::search::{Answer, Extent, Fields, Hit, HitBy, Question, Spelling};
use nyckel::service::find_customers;
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::msg::{CustomersReply, Msg, Reply};
use nyckel::tui::session::Ticket;
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, says, stage, text, text_with};

/// How many rows fill a page that is asked for, more than a text of these tests finds.
const PAGE: usize = 60;

/// What a name of the demo is mistyped as, and the one that is meant.
const MISTYPED: (&str, &str) = ("contso", "Contoso AB");

/// A text that some names have, and others are like.
const ALSO_SIMILAR: &str = "forsbergs";

fn answered(stage: &Stage, text: &str, spelling: Spelling) -> Answer {
    let question = Question { spelling, fields: Fields::Columns, ..Question::first(text, PAGE) };
    find_customers(&stage.services, &stage.operators()[0].actor(), &question).unwrap()
}

fn english() -> Stage {
    Stage::new(StageOptions { language: Language::English, ..StageOptions::default() })
}

/// What stands above so many similar ones.
fn similar(stage: &Stage, count: usize) -> String {
    text_with(stage.locale(), "hits-similar", &[("count", count.into())])
}

/// The name of the customer whose account it is.
fn opened(stage: &Stage) -> Option<(TenantId, String)> {
    let place = stage.app().destination();
    let Destination::Account(customer) = place else {
        assert_eq!(place, Destination::Home, "{}", stage.screen());
        return None;
    };
    Some((customer.tenant, customer.name))
}

/// The ticket of what was asked last.
fn asked(stage: &Stage) -> Ticket {
    let asked =
        stage.done().iter().rev().find_map(|done| if let Done::Asked(ticket) = done { Some(*ticket) } else { None });
    asked.expect("something was asked")
}

/// The row that is selected.
fn selected(stage: &Stage) -> String {
    let screen = stage.screen();
    let row = screen.lines().rev().find_map(|line| line.rsplit_once('▸')).expect("a selected row");
    row.1.trim().to_owned()
}

/// What fits, and the same with Contoso behind it as if that were similar.
fn in_two_replies(stage: &Stage, text: &str) -> (Answer, Answer) {
    let fitting = answered(stage, text, Spelling::AsTyped);
    let mut whole = fitting.clone();
    let contoso = answered(stage, "contoso", Spelling::AsTyped).hits;
    whole.hits.extend(contoso.into_iter().map(|hit| Hit { by: HitBy::Similar, ..hit }));
    whole.similar = whole.hits.len() - whole.total;
    (Answer { extent: Extent::AsTyped, ..fitting }, whole)
}

fn so_far(ticket: Ticket, answer: &Answer) -> Msg {
    Msg::Reply(ticket, Reply::Customers(CustomersReply::SoFar(answer.clone())))
}

fn whole(ticket: Ticket, answer: &Answer) -> Msg {
    Msg::Reply(ticket, Reply::Customers(CustomersReply::Found(Ok(answer.clone()))))
}

#[test]
fn a_mistyped_name_is_found_with_its_mark_in_both_languages_on_every_screen() {
    let (typed, name) = MISTYPED;
    for language in Language::ALL {
        for size in SIZES {
            let mut home = stage(language, size);
            let found = answered(&home, typed, Spelling::Similar);
            assert!(found.total == 0 && found.similar != 0 && found.hits[0].row.name == name, "{found:?}");
            home.text(typed);
            let none = text(home.locale(), "hits-none-as-typed");
            check_says(&home, &format!("{none} · {}", similar(&home, found.similar)));
            let domain = found.hits[0].row.domain.as_str();
            check_says(&home, &text_with(home.locale(), "found-by-similar", &[("domain", domain.into())]));
            home.keys("Enter");
            assert_eq!(opened(&home).map(|(_, opened)| opened).as_deref(), Some(name));

            let mut customers = stage(language, size);
            customers.keys("F3 /").text(typed);
            let values = [("shown", 0_usize.into()), ("count", found.all.into())];
            let title = text_with(customers.locale(), "customers-title-filtered", &values);
            check_says(&customers, &format!("{title} · {}", similar(&customers, found.similar)));
            check_says(&customers, &text_with(customers.locale(), "customers-similar", &[("customer", name.into())]));
            customers.keys("Enter");
            assert_eq!(opened(&customers).map(|(_, opened)| opened).as_deref(), Some(name));
        }
    }
}

#[test]
fn similar_ones_stand_below_what_fits_in_whatever_order_and_each_can_be_opened() {
    for sort in ["", "S n S n ", "S w "] {
        let mut stage = english();
        let found = answered(&stage, ALSO_SIMILAR, Spelling::Similar);
        assert!(found.total != 0 && found.similar != 0, "{found:?}");
        stage.keys(&format!("F3 {sort}/")).text(ALSO_SIMILAR);
        check_says(&stage, &similar(&stage, found.similar));
        let rows: Vec<String> = (0..found.rows())
            .map(|_| {
                let row = selected(&stage);
                stage.keys("Down");
                row
            })
            .collect();
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(row.starts_with("similar: "), found.total <= place, "{rows:?}");
        }
        stage.keys("Enter");
        let last = found.hits.last().map(|hit| (hit.row.tenant, hit.row.name.clone()));
        assert_eq!(opened(&stage), last, "the last of them is the least similar one");
    }
}

#[test]
fn what_fits_can_be_opened_before_similar_ones_come_and_the_selection_stays_when_they_do() {
    let mut stage = english();
    let (fitting, all) = in_two_replies(&stage, "dahl");
    assert!(1 < fitting.total);
    stage.hold().text("dahl");
    let ticket = asked(&stage);
    stage.send(so_far(ticket, &fitting));
    let hits = text_with(stage.locale(), "home-hits", &[("count", fitting.total.into())]);
    check_says(&stage, &hits);
    assert!(!says(&stage, &similar(&stage, all.similar)));
    stage.keys("Down");
    let before = selected(&stage);
    stage.send(whole(ticket, &all));
    check_says(&stage, &format!("{hits} · {}", similar(&stage, all.similar)));
    assert_eq!(selected(&stage), before);
    stage.keys("Enter");
    assert_eq!(opened(&stage).map(|(tenant, _)| tenant), Some(fitting.hits[1].row.tenant));

    let mut stage = english();
    stage.hold().text("dahl").keys("Enter");
    let ticket = asked(&stage);
    stage.send(so_far(ticket, &fitting));
    assert_eq!(opened(&stage).map(|(tenant, _)| tenant), Some(fitting.hits[0].row.tenant), "Enter waited for it alone");
}

#[test]
fn a_letter_that_comes_before_similar_ones_drops_them() {
    let mut stage = english();
    let (fitting, all) = in_two_replies(&stage, "dah");
    stage.hold().text("dah");
    let ticket = asked(&stage);
    stage.send(so_far(ticket, &fitting)).text("l").send(whole(ticket, &all));
    assert!(!says(&stage, &similar(&stage, all.similar)), "{}", stage.screen());
    stage.release_all();
    assert!(!says(&stage, "Contoso"), "{}", stage.screen());
}

#[test]
fn enter_before_the_answer_opens_nothing_that_is_only_similar() {
    let (typed, name) = MISTYPED;
    let mut stage = english();
    stage.hold().text(typed).keys("Enter w Enter Enter y").release_all();
    assert_eq!(opened(&stage), None);
    assert_eq!(stage.clipboard.put_so_far().len(), 0);
    check_says(&stage, name);
    stage.keys("Enter");
    assert_eq!(opened(&stage).map(|(_, opened)| opened).as_deref(), Some(name));
}

#[test]
fn where_nothing_fits_it_is_told_that_similar_names_are_looked_for_and_enter_waits() {
    let (typed, name) = MISTYPED;
    for language in Language::ALL {
        let mut stage = Stage::new(StageOptions { language, ..StageOptions::default() });
        let nothing = Answer { extent: Extent::AsTyped, ..answered(&stage, typed, Spelling::AsTyped) };
        let all = answered(&stage, typed, Spelling::Similar);
        assert_eq!(nothing.total, 0);
        stage.hold().text(typed).keys("Enter");
        let ticket = asked(&stage);
        stage.send(so_far(ticket, &nothing));
        check_says(&stage, &text(stage.locale(), "hits-similar-sought"));
        let still = text(stage.locale(), "finder-still-searching");
        stage.advance(Duration::milliseconds(999));
        assert!(!says(&stage, &still));
        stage.advance(Duration::milliseconds(1));
        check_says(&stage, &still);
        stage.send(whole(ticket, &all));
        check_says(&stage, name);
        assert_eq!(opened(&stage), None);
    }
}

#[test]
fn a_list_that_is_loaded_again_keeps_its_similar_ones_and_what_is_selected() {
    let mut stage = english();
    let found = answered(&stage, ALSO_SIMILAR, Spelling::Similar);
    stage.keys("F3 /").text(ALSO_SIMILAR).keys("Tab End");
    // A long name is cut.
    let last: String = found.hits.last().unwrap().row.name.chars().take(9).collect();
    assert!(selected(&stage).starts_with(&format!("similar: {last}")), "{}", stage.screen());
    stage.hold().keys("R");
    let as_typed = answered(&stage, ALSO_SIMILAR, Spelling::AsTyped);
    let ticket = asked(&stage);
    stage.send(so_far(ticket, &Answer { extent: Extent::AsTyped, ..as_typed }));
    assert!(selected(&stage).starts_with(&format!("similar: {last}")), "they do not go and come again");
    stage.release_all();
    assert!(selected(&stage).starts_with(&format!("similar: {last}")), "{}", stage.screen());
    stage.keys("Alt-l");
    assert!(selected(&stage).starts_with(&format!("liknande: {last}")), "{}", stage.screen());
    check_says(&stage, &similar(&stage, found.similar));
}

#[test]
fn all_that_is_marked_at_once_fits_and_a_similar_one_is_marked_by_itself() {
    let marked = |stage: &Stage, count: usize| text_with(stage.locale(), "list-marked", &[("count", count.into())]);
    let mut stage = english();
    let found = answered(&stage, ALSO_SIMILAR, Spelling::Similar);
    stage.keys("F3 /").text(ALSO_SIMILAR).keys("Tab Ctrl-a");
    check_says(&stage, &marked(&stage, found.total));
    stage.keys("End Space");
    check_says(&stage, &marked(&stage, found.total + 1));
    check_says(&stage, "✓ similar: ");
    let mut stage = english();
    stage.keys("F3 /").text(MISTYPED.0).keys("Tab Ctrl-a");
    assert!(!stage.screen().contains('✓'), "{}", stage.screen());
}
