//! The Hybrid Benefit page: what qualifies, with which key it is come to, and a saving that follows what is typed and
//! never promises more than the rates give.

use nyckel::domain::{Currency, Money, Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::service::open_hybrid_benefit;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{SIZES, check_says, says, stage, stage_as, text, text_with};

/// The page of Contoso.
fn at_the_page(language: Language, size: Size) -> Stage {
    let mut stage = stage(language, size);
    stage.text("contoso").keys("Enter A");
    assert!(is_at_it(&stage), "{}", stage.screen());
    stage
}

fn at_the_page_in_swedish() -> Stage {
    at_the_page(Language::Swedish, SIZES[0])
}

fn is_at_it(stage: &Stage) -> bool {
    matches!(stage.app().destination(), Destination::HybridBenefit(_))
}

/// Types the values into the fields from the first one on.
fn fill<'a>(stage: &'a mut Stage, values: &[&str]) -> &'a mut Stage {
    stage.keys("Enter");
    for value in values {
        stage.keys("Ctrl-u").text(value).keys("Tab");
    }
    stage
}

/// What stands on the line of a field.
fn line_of(stage: &Stage, field: &'static str) -> String {
    let (screen, name) = (stage.screen(), text(stage.locale(), field));
    screen.lines().find(|line| line.contains(&name)).unwrap_or_else(|| panic!("{name}:\n{screen}")).to_owned()
}

/// Asserts that the screen has the whole of a text.
#[track_caller]
fn check_stands(stage: &Stage, text: &str) {
    assert!(stage.screen().contains(text), "`{text}` is not on the screen:\n{}", stage.screen());
}

#[track_caller]
fn check_saving(stage: &Stage, per_hour: &str, percent: &str) {
    check_stands(stage, &format!("{per_hour} ({percent})"));
}

#[test]
fn prod_5_it_is_come_to_from_the_account_from_any_place_of_the_customer_and_from_the_palette() {
    for way in ["A", "w A", "o A", "s Enter A"] {
        let mut stage = stage_as(0);
        stage.text("contoso").keys("Enter").keys(way);
        assert!(is_at_it(&stage), "{way}:\n{}", stage.screen());
        stage.keys("Esc");
        assert!(matches!(stage.app().destination(), Destination::Account(_)), "{way}");
    }
    for (language, typed) in [(Language::Swedish, "hybrid-förmån"), (Language::English, "hybrid benefit")] {
        let mut stage = stage(language, SIZES[1]);
        stage.text("contoso").keys("Enter w :").text(typed).keys("Enter");
        assert!(is_at_it(&stage), "{}", stage.screen());
    }
    let mut stage = stage_as(0);
    stage.keys("Esc A");
    assert_eq!(stage.app().destination(), Destination::Home, "no customer, no page");
    for (language, shown) in [(Language::Swedish, "A Hybrid-förmån"), (Language::English, "A Hybrid Benefit")] {
        for size in SIZES {
            let account = at_the_page(language, size).keys("Esc").screen();
            assert!(account.lines().last().unwrap().contains(shown), "{account}");
        }
    }
}

#[test]
fn prod_5_the_purchases_stand_there_with_edition_cores_and_what_they_may() {
    for language in Language::ALL {
        for size in SIZES {
            let stage = at_the_page(language, size);
            let Destination::HybridBenefit(customer) = stage.app().destination() else { unreachable!() };
            let actor = stage.operators()[0].actor();
            let page = open_hybrid_benefit(&stage.services, &actor, customer.tenant).unwrap();
            assert_eq!(page.currency, Currency::SEK);
            assert_eq!(page.purchases.len(), 4);
            let screen = stage.screen();
            for purchase in &page.purchases {
                let title: String = purchase.entitlement.line.title.chars().take(25).collect();
                let locale = stage.locale();
                let parts = [
                    title,
                    // On a narrow screen the title alone says it.
                    if size == SIZES[0] { locale.edition(purchase.benefit.edition) } else { String::new() },
                    locale.number(purchase.cores.unwrap()),
                    locale.azure_use(purchase.benefit.allows),
                    locale.needs_assurance(purchase.ground),
                ];
                let is_whole = |line: &str| parts.iter().all(|part| line.contains(part.as_str()));
                assert!(screen.lines().any(is_whole), "{parts:?}\n{screen}");
            }
            check_says(&stage, &text_with(stage.locale(), "hybrid-assurance", &[("count", 3_u32.into())]));
        }
    }
}

#[test]
fn prod_5_nothing_is_promised_before_both_rates_stand_there() {
    let mut stage = at_the_page_in_swedish();
    let needs_rates = text(stage.locale(), "hybrid-needs-rates");
    assert!(!stage.screen().contains("40"), "the vendor's figure is nowhere:\n{}", stage.screen());
    check_says(&stage, &needs_rates);
    stage.keys("Enter").text("0,2").keys("Tab");
    check_says(&stage, &needs_rates);
    stage.text("0,12");
    check_saving(&stage, "0,08\u{a0}SEK", "40,0\u{a0}%");
    check_says(&stage, &text(stage.locale(), "hybrid-needs-hours"));
}

#[test]
fn prod_5_the_saving_follows_each_letter_that_is_typed() {
    let mut stage = at_the_page_in_swedish();
    let saving = |stage: &Stage, hours: &str, machines: &str, saving: &str| {
        let values = [("hours", hours.into()), ("machines", machines.into()), ("saving", saving.into())];
        check_stands(stage, &text_with(stage.locale(), "hybrid-saving", &values));
    };
    fill(&mut stage, &["0,2", "0,12"]).text("7");
    saving(&stage, "7", "1", "0,56\u{a0}SEK");
    stage.text("30");
    saving(&stage, "730", "1", "58,40\u{a0}SEK");
    stage.keys("Tab Ctrl-u").text("12");
    saving(&stage, "730", "12", "700,80\u{a0}SEK");
    stage.keys("Enter Up Up Up Enter Ctrl-u").text("0,12");
    check_saving(&stage, "0,00\u{a0}SEK", "0,0\u{a0}%");
}

#[test]
fn prod_5_decimals_are_written_as_the_language_writes_them() {
    let mut english = at_the_page(Language::English, SIZES[1]);
    fill(&mut english, &["0.1235", "0.1"]);
    check_saving(&english, "SEK\u{a0}0.0235", "19.0%");
    fill(&mut english, &[]).keys("Esc Up Up Enter Ctrl-u").text("0,1235").keys("Tab");
    check_says(&english, &text(english.locale(), "hybrid-not-a-number"));
    let mut swedish = at_the_page_in_swedish();
    fill(&mut swedish, &["0,1235 SEK", "0.1"]);
    check_saving(&swedish, "0,0235\u{a0}SEK", "19,0\u{a0}%");
}

#[test]
fn prod_5_what_cannot_be_computed_with_is_said_at_its_field_in_words() {
    let check = |field: &'static str, values: &[&str], said: &dyn Fn(&Stage) -> String| {
        for (language, size) in [(Language::Swedish, SIZES[0]), (Language::English, SIZES[1])] {
            let mut stage = at_the_page(language, size);
            let point = |value: &&str| value.replace(',', if language == Language::English { "." } else { "," });
            let values: Vec<String> = values.iter().map(point).collect();
            fill(&mut stage, &values.iter().map(String::as_str).collect::<Vec<_>>());
            let beginning: String = said(&stage).chars().take(14).collect();
            let line = line_of(&stage, field);
            assert!(line.contains(&beginning), "`{beginning}` is not beside {field}:\n{}", stage.screen());
        }
    };
    let problem = |id: &'static str| move |stage: &Stage| text(stage.locale(), id);
    check("hybrid-base-rate", &["0,1", "0,2"], &problem("hybrid-above-licensed"));
    check("hybrid-base-rate", &["0,1", "0"], &problem("hybrid-not-positive"));
    check("hybrid-licensed-rate", &["noll"], &problem("hybrid-not-a-number"));
    check("hybrid-licensed-rate", &["-1"], &problem("hybrid-not-a-number"));
    check("hybrid-licensed-rate", &["0,00"], &problem("hybrid-not-positive"));
    check("hybrid-licensed-rate", &["0,0000001"], &|stage| {
        text_with(stage.locale(), "hybrid-too-fine", &[("decimals", 6_u32.into())])
    });
    check("hybrid-licensed-rate", &["1000000"], &|stage| {
        text_with(stage.locale(), "hybrid-too-large", &[("limit", "1".into())])
    });
    check("hybrid-base-rate", &["2", "0,1 USD"], &|stage| {
        text_with(stage.locale(), "hybrid-other-currency", &[("given", "USD".into()), ("wanted", "SEK".into())])
    });
    for hours in ["0", "1,5", "1000001", "en"] {
        check("hybrid-hours", &["2", "1", hours], &|stage| stage.locale().not_a_count());
    }
}

#[test]
fn a_rate_that_is_only_begun_is_no_mistake_yet() {
    let mut stage = at_the_page_in_swedish();
    let problem = text(stage.locale(), "hybrid-not-positive");
    stage.keys("Enter").text("0,0");
    assert!(!says(&stage, &problem), "{}", stage.screen());
    stage.keys("Tab");
    check_says(&stage, &problem);
}

#[test]
fn esc_puts_back_what_stood_in_the_field_and_then_leads_to_the_account() {
    let mut stage = at_the_page_in_swedish();
    fill(&mut stage, &["0,2", "0,12"]).keys("Up Ctrl-u").text("9");
    assert!(!stage.screen().contains("40,0"), "{}", stage.screen());
    stage.keys("Esc");
    check_saving(&stage, "0,08\u{a0}SEK", "40,0\u{a0}%");
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::Account(_)));
    assert!(stage.records().is_empty(), "a calculation is no act");
}

#[test]
fn a_press_on_a_field_goes_into_it_and_a_paste_lands_there() {
    let mut stage = at_the_page_in_swedish();
    let (licensed, base) = (text(stage.locale(), "hybrid-licensed-rate"), text(stage.locale(), "hybrid-base-rate"));
    stage.click(&licensed).paste(" 0,2\n").click(&base).paste("0,12");
    check_saving(&stage, "0,08\u{a0}SEK", "40,0\u{a0}%");
    let heading = text(stage.locale(), "hybrid-calculate");
    stage.click(&heading).keys("w");
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)), "out of the field:\n{}", stage.screen());
}

#[test]
fn a_long_list_is_gone_through_while_the_fields_stay() {
    for size in [SIZES[1], Size::new(60, 18)] {
        let mut stage = stage(Language::Swedish, size);
        stage.keys("F3 S w S w Enter A");
        let licensed = text(stage.locale(), "hybrid-licensed-rate");
        let first = stage.screen();
        assert!(first.contains(&licensed) && first.contains(" av "), "{first}");
        stage.keys("PgDn");
        assert!(stage.screen() != first && stage.screen().contains(&licensed), "{}", stage.screen());
        for _ in 0..200 {
            stage.keys("PgDn");
        }
        let last = stage.screen();
        stage.keys("PgDn");
        assert_eq!(stage.screen(), last, "it ends");
        for _ in 0..200 {
            stage.keys("PgUp");
        }
        assert_eq!(stage.screen(), first);
    }
}

#[test]
fn the_marked_field_and_the_saving_are_in_sight_on_every_screen() {
    for language in Language::ALL {
        for size in SIZES.into_iter().chain([Size::new(60, 18)]) {
            let mut stage = stage(language, size);
            stage.keys("F3 S w S w Enter A");
            fill(&mut stage, &["2", "1", "730", "3"]);
            for _ in 0..4 {
                assert!(stage.screen().lines().any(|line| line.contains("▸ ")), "{size:?}:\n{}", stage.screen());
                stage.keys("Down");
            }
            check_stands(&stage, &stage.locale().percent(50.into()));
            let saving = Money::new(2_190.into(), Currency::SEK);
            check_stands(&stage, &stage.locale().money(saving));
        }
    }
}

#[test]
fn where_nothing_qualifies_the_page_says_so_and_what_would() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.keys("F3 S w Enter A");
    check_says(&stage, &text(stage.locale(), "hybrid-none"));
    check_says(&stage, &text(stage.locale(), "hybrid-none-do"));
    fill(&mut stage, &["2", "1"]);
    check_saving(&stage, "1,00\u{a0}SEK", "50,0\u{a0}%");
}

#[test]
fn role_5_who_may_not_look_at_plans_is_told_so() {
    let mut stage = stage_as(5);
    stage.text("contoso").keys("Enter A");
    assert!(!is_at_it(&stage));
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtPlans }).what);
}

#[test]
fn what_was_typed_is_there_when_one_comes_back_and_not_for_another_customer() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso").keys("Enter A");
    fill(&mut stage, &["0,2", "0,12"]).keys("Esc w Alt-Left");
    check_saving(&stage, "0,08\u{a0}SEK", "40,0\u{a0}%");
    stage.keys("F3 Down Enter A");
    check_says(&stage, &text(stage.locale(), "hybrid-needs-rates"));
}
