//! *Marknadskontroll* over a customer's account: markets by half-remembered names, what can be sold there and at which
//! prices.

use nyckel::domain::market::{Markets, reservation_allowed};
use nyckel::i18n::Language;
use nyckel::testing::Stage;
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{SIZES, check_says, says, stage, text, text_with, words};

/// The check over the account of Contoso, which is in Sweden.
fn check_of_contoso(language: Language, size: Size) -> Stage {
    let mut stage = stage(language, size);
    stage.text("contoso").keys("Enter m");
    stage
}

/// The rows of the list, without what marks the selected one: what stands below the headings, as wide as the dialog.
fn rows(stage: &Stage) -> Vec<String> {
    let headings = ["column-market", "column-market-code"].map(|id| text(stage.locale(), id));
    let screen = stage.screen();
    let mut lines = screen.lines().skip_while(|line| !headings.iter().all(|heading| line.contains(heading)));
    let heading = lines.next().expect("the headings");
    let name = heading.find(&headings[0]).map(|at| heading[..at].chars().count()).expect("the first heading");
    let inside = lines.map(|line| line.chars().skip(name).take_while(|sign| *sign != '│').collect::<String>());
    inside.map(|row| row.trim().to_owned()).take_while(|row| !row.is_empty()).collect()
}

/// The names of the markets that are listed for what was typed.
fn listed(stage: &Stage) -> Vec<String> {
    let name = |row: String| row.split("  ").next().unwrap_or_default().to_owned();
    rows(stage).into_iter().map(name).collect()
}

#[test]
fn market_1_the_check_begins_with_the_customers_own_market_and_the_109_where_no_reservation_is_sold() {
    for (language, expected) in [
        (Language::Swedish, "Sverige SE kan säljas SEK exkl. skatt"),
        (Language::English, "Sweden SE can be sold SEK excl. tax"),
    ] {
        for size in SIZES {
            let stage = check_of_contoso(language, size);
            check_says(&stage, expected);
            assert!(
                rows(&stage)
                    .iter()
                    .skip(1)
                    .all(|row| row.contains(&text(stage.locale(), "market-reservations-not-sold")))
            );
            check_says(
                &stage,
                &text_with(
                    stage.locale(),
                    "list-part",
                    &[("first", 1_u32.into()), ("last", 10_u32.into()), ("total", 110_u32.into())],
                ),
            );
        }
    }
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.text("fiskförädling").keys("Enter m");
    assert_eq!(listed(&stage)[..2], ["Åland", "Amerikanska Samoa"], "{}", stage.screen());
}

#[test]
fn market_1_what_is_typed_finds_names_in_both_languages_without_accents_and_all_under_a_code() {
    let found = |typed: &str| {
        let mut stage = check_of_contoso(Language::Swedish, SIZES[1]);
        stage.text(typed);
        listed(&stage)
    };
    assert_eq!(found("kongo"), ["Kongo"]);
    assert_eq!(found("Guinea"), ["Guinea"]);
    assert_eq!(found("samoa"), ["Samoa"]);
    assert_eq!(found("aland"), ["Åland"]);
    assert_eq!(found("Germany"), ["Tyskland"]);
    assert_eq!(found("bq"), ["Bonaire", "Saba", "Sint Eustatius"]);
    assert_eq!(found("SJ"), ["Jan Mayen", "Svalbard"]);
}

#[test]
fn market_1_market_3_each_of_the_109_markets_is_found_by_its_name_and_refused_with_it() {
    for language in Language::ALL {
        let mut stage = check_of_contoso(language, SIZES[1]);
        let locale = stage.locale();
        let mut refused = 0;
        for market in Markets::embedded().iter() {
            let name = locale.market_name(&market.slug);
            stage.paste(&name);
            assert_eq!(listed(&stage).len(), 1, "{name}:\n{}", stage.screen());
            match reservation_allowed(market) {
                Ok(()) => check_says(&stage, &text(locale, "market-reservations-sold")),
                Err(refusal) => {
                    refused += 1;
                    let sentence = locale.refusal(&refusal);
                    check_says(&stage, &text(locale, "market-reservations-not-sold"));
                    assert!(whole(&stage).contains(&sentence.what), "{name}:\n{}", stage.screen());
                    assert!(sentence.what.contains(name.as_ref()) && says(&stage, &sentence.instead), "{name}");
                }
            }
            stage.keys("Esc");
        }
        assert_eq!(refused, 109);
    }
}

/// What the dialog says, its lines joined.
fn whole(stage: &Stage) -> String {
    words(&stage.screen()).join(" ")
}

#[test]
fn market_2_a_markets_prices_say_their_currency_and_whether_they_include_tax() {
    for (typed, expected) in [
        ("australien", "AUD inkl. skatt"),
        ("brasilien", "BRL inkl. skatt"),
        ("japan", "JPY exkl. skatt"),
        ("kongo", "USD exkl. skatt"),
    ] {
        let mut stage = check_of_contoso(Language::Swedish, SIZES[1]);
        stage.text(typed);
        assert!(rows(&stage)[0].ends_with(expected), "{typed}:\n{}", stage.screen());
    }
}

#[test]
fn market_3_what_is_said_is_of_the_selected_market_by_keys_and_mouse() {
    let mut stage = check_of_contoso(Language::Swedish, SIZES[0]);
    let says_of = |stage: &Stage, name: &str| {
        let named = text_with(stage.locale(), "refusal-reservation-market", &[("market", name.into())]);
        assert!(whole(stage).contains(&named), "{name}:\n{}", stage.screen());
    };
    stage.text("bq");
    says_of(&stage, "Bonaire");
    stage.keys("Down");
    says_of(&stage, "Saba");
    stage.keys("Up");
    says_of(&stage, "Bonaire");
    stage.click("Sint Eustatius");
    says_of(&stage, "Sint Eustatius");
}

#[test]
fn more_markets_than_fit_are_paged_and_the_border_says_which_part_is_shown() {
    let mut stage = check_of_contoso(Language::Swedish, SIZES[1]);
    stage.text("oar");
    assert!(stage.screen().contains("1–10 av 12"), "{}", stage.screen());
    let first = listed(&stage);
    stage.keys("PgDn");
    assert_ne!(listed(&stage), first);
    stage.keys("PgUp PgUp").resize(80, 18);
    assert_eq!(listed(&stage)[..2], first[..2]);
    assert!(listed(&stage).len() < first.len(), "{}", stage.screen());
}

#[test]
fn a_name_that_no_market_has_is_told_with_what_that_means() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = check_of_contoso(language, size);
            stage.text("atlantis");
            let none = text_with(stage.locale(), "market-none", &[("text", "atlantis".into())]);
            for said in [none, text(stage.locale(), "market-none-instead"), text(stage.locale(), "market-none-listed")]
            {
                check_says(&stage, &said);
            }
            let bottom = stage.screen().lines().last().unwrap_or_default().to_owned();
            assert!(!bottom.contains('↓'), "{bottom}");
        }
    }
}

#[test]
fn esc_clears_what_was_typed_and_then_closes_and_plain_letters_are_text() {
    let mut stage = check_of_contoso(Language::Swedish, SIZES[1]);
    stage.text("qwm");
    let (close, clear) = (text(stage.locale(), "key-close"), text(stage.locale(), "key-clear-box"));
    let bottom = |stage: &Stage| stage.screen().lines().last().unwrap_or_default().to_owned();
    assert!(stage.screen().contains("”qwm”") && bottom(&stage).contains(&clear), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(listed(&stage)[..2], ["Sverige", "Amerikanska Samoa"]);
    assert!(bottom(&stage).contains(&close), "{}", bottom(&stage));
    stage.keys("Esc");
    assert!(!says(&stage, &text(stage.locale(), "dialog-market-title")), "{}", stage.screen());
    assert!(matches!(stage.app().destination(), Destination::Account(_)));
}

#[test]
fn the_check_is_on_the_bottom_line_of_an_account_in_the_palette_and_in_the_help() {
    for language in Language::ALL {
        let mut stage = stage(language, SIZES[0]);
        stage.text("contoso").keys("Enter");
        let (label, title) = (text(stage.locale(), "key-market-check"), text(stage.locale(), "dialog-market-title"));
        assert!(stage.screen().lines().last().unwrap_or_default().contains(&format!("m {label}")));
        stage.keys("?");
        check_says(&stage, &label);
        stage.keys("Esc Ctrl-p").text(&label).keys("Enter");
        check_says(&stage, &format!("╭ {title} "));
    }
}

#[test]
fn the_check_waits_for_the_account_it_is_pressed_on() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").hold().keys("Enter m");
    assert!(!says(&stage, &text(stage.locale(), "dialog-market-title")), "{}", stage.screen());
    stage.release_all();
    check_says(&stage, &text(stage.locale(), "dialog-market-title"));
}
