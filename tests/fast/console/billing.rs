//! *Fakturering*: the invoices of a customer and of everyone, the lines of one, and who may see them.

use nyckel::domain::{Currency, InvoiceMonth, Permission};
use nyckel::i18n::Language;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::step::Destination;

fn english() -> Stage {
    Stage::new(StageOptions { language: Language::English, ..StageOptions::default() })
}

fn at_contosos() -> Stage {
    let mut stage = english();
    stage.text("contoso").keys("Enter b");
    stage
}

/// The line of the marked row.
fn marked(stage: &Stage) -> String {
    let screen = stage.screen();
    let is_marked = |line: &&str| line.contains("│  ▸ ") || line.contains("│ ▸ ") || line.contains(" ▸ 20");
    screen.lines().find(is_marked).unwrap_or_else(|| panic!("nothing is marked:\n{screen}")).to_owned()
}

#[test]
fn renew_4_the_next_invoice_comes_first_as_it_stands_and_a_month_later_it_is_closed() {
    let mut stage = at_contosos();
    let present = InvoiceMonth::of(stage.now());
    let row = marked(&stage);
    assert!(row.contains(&present.to_string()) && row.contains(" open "), "{row}");
    stage.keys("Alt-c j j j Enter R");
    let row = marked(&stage);
    assert!(row.contains(&present.to_string()) && row.contains("closed"), "the marked one stays marked: {row}");
    stage.keys("Home");
    let row = marked(&stage);
    assert!(row.contains(&present.next().to_string()) && row.contains(" open "), "{row}");
}

#[test]
fn buy_5_from_an_invoice_to_the_purchase_that_is_charged_and_back() {
    let mut stage = at_contosos();
    stage.keys("Enter");
    let invoice = stage.app().destination();
    assert!(matches!(invoice, Destination::Invoice(Some(_), _, Some(_))), "{invoice:?}");
    stage.keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)));
    stage.keys("Alt-Left");
    assert_eq!(stage.app().destination(), invoice);
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::Billing(Some(_))));
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::Account(_)));
}

#[test]
fn everyones_invoices_have_a_row_for_each_currency_and_lines_of_many_customers() {
    let mut stage = english();
    stage.keys("Esc g b");
    assert_eq!(stage.app().destination(), Destination::Billing(None));
    let screen = stage.screen();
    for currency in ["AUD", "EUR", "JPY", "SEK"] {
        assert!(screen.contains(currency), "{screen}");
    }
}

/// The row of that currency in the present month is marked.
fn at_everyones_in(currency: Currency) -> Stage {
    let mut stage = english();
    stage.keys("Esc g b");
    let present = InvoiceMonth::of(stage.now()).to_string();
    while !marked(&stage).contains(currency.code()) {
        stage.keys("j");
        assert!(marked(&stage).contains(&present), "nothing is charged in {currency}:\n{}", stage.screen());
    }
    stage
}

#[test]
fn from_the_row_of_a_currency_the_invoice_in_that_currency_is_opened() {
    let mut stage = at_everyones_in(Currency::JPY);
    let below = stage.screen();
    let pane = below.lines().skip_while(|line| !line.contains("· JPY")).skip(1);
    assert!(pane.clone().any(|line| line.contains("JPY")) && !pane.clone().any(|line| line.contains("SEK")), "{below}");
    stage.keys("Enter");
    let invoice = stage.app().destination();
    assert!(matches!(invoice, Destination::Invoice(None, _, Some(Currency::JPY))), "{invoice:?}");
    let screen = stage.screen();
    assert!(screen.contains(&format!("Invoice {} · JPY (", InvoiceMonth::of(stage.now()))), "{screen}");
    assert!(!screen.contains("SEK") && !screen.contains("EUR"), "{screen}");
    stage.keys("/").text("sek");
    assert!(!stage.screen().contains("SEK"), "{}", stage.screen());
}

#[test]
fn an_invoice_says_what_it_comes_to_and_what_is_still_to_come() {
    let mut stage = at_everyones_in(Currency::SEK);
    let row = marked(&stage);
    let amounts: Vec<&str> = row.split("SEK").skip(1).filter_map(|rest| rest.split_whitespace().next()).collect();
    let [.., total, upcoming] = amounts.as_slice() else { panic!("no amounts: {row}") };
    stage.keys("Enter");
    let said = format!("Total so far SEK {total}, with SEK {upcoming} upcoming");
    assert!(stage.screen().replace('\u{a0}', " ").contains(&said), "{said}:\n{}", stage.screen());
    stage.keys("Esc End Enter");
    assert!(stage.screen().contains("Total SEK"), "{}", stage.screen());
}

#[test]
fn what_is_not_charged_yet_is_called_upcoming() {
    for width in [120, 80] {
        let mut stage = at_everyones_in(Currency::SEK);
        stage.resize(width, 24).keys("Enter End");
        let row = marked(&stage);
        assert!(row.contains("SEK") && row.contains("upcoming") && !row.contains('('), "{row}");
    }
}

#[test]
fn the_lines_below_are_those_of_the_marked_invoice_however_late_they_come() {
    let mut stage = at_contosos();
    stage.hold().keys("j j");
    assert_eq!(stage.held(), 2);
    stage.release(1).release(0);
    let row = marked(&stage);
    let month = row.split_whitespace().find(|word| word.parse::<InvoiceMonth>().is_ok()).unwrap().to_owned();
    let screen = stage.screen();
    let title = screen.lines().find(|line| line.contains("─ 20") || line.contains(" 20") && line.contains("───"));
    assert!(title.is_some_and(|title| title.contains(&month)), "{month}\n{screen}");
    let dates =
        screen.lines().skip_while(|line| !line.contains("Date")).filter(|line| line.contains(&format!("{month}-")));
    assert!(0 < dates.count(), "{screen}");
}

#[test]
fn an_order_number_is_copied_from_an_invoice() {
    let mut stage = at_contosos();
    stage.keys("Enter y");
    assert!(stage.screen().contains("order number"), "{}", stage.screen());
}

#[test]
fn sorted_by_amount_the_largest_comes_first_the_second_time() {
    let mut stage = at_contosos();
    stage.keys("Enter S a");
    let smallest = marked_amount(&mut stage);
    stage.keys("S a");
    assert!(smallest < marked_amount(&mut stage));
}

/// The amount of the first line, in hundredths.
fn marked_amount(stage: &mut Stage) -> i64 {
    stage.keys("Home");
    let row = marked(stage);
    let (_, amount) = row.rsplit_once("SEK").unwrap();
    let amount: String = amount.chars().filter(char::is_ascii_digit).collect();
    amount.parse().unwrap()
}

#[test]
fn role_5_invoices_are_dimmed_for_who_may_not_see_them() {
    for operator in 0..6 {
        let mut stage = Stage::new(StageOptions { operator, ..StageOptions::default() });
        let may = stage.operators()[operator].roles.allow(Permission::Invoices);
        stage.keys("Esc g b");
        assert_eq!(stage.app().destination() == Destination::Billing(None), may, "{operator}");
    }
}

#[test]
fn invoices_that_cannot_be_read_say_so_and_are_there_when_they_can() {
    let mut stage = english();
    stage.text("contoso").keys("Enter");
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.keys("b");
    assert!(!stage.screen().contains("as it stands"));
    stage.faults.clear();
    stage.keys("R");
    assert!(stage.screen().contains("as it stands"), "{}", stage.screen());
}
