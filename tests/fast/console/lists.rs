//! The lists: what is said of what was searched for, which columns are there, in which order a list is come back to.

use nyckel::domain::TenantId;
use nyckel::i18n::Language;
use nyckel::search::Depth;
use nyckel::service::find_customers::depth_for;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use nyckel::tui::widget::text::width;
use ratatui::layout::Size;

use super::{SIZES, check_says, says, stage, stage_as, text, text_with};

/// The row of the screen that is marked, without the places at its left.
fn marked(stage: &Stage) -> String {
    let screen = stage.screen();
    let row = screen.lines().rev().find_map(|line| line.rsplit_once('▸')).expect("a marked row");
    row.1.trim().to_owned()
}

fn customer(stage: &Stage) -> (TenantId, String) {
    match stage.app().destination() {
        Destination::Account(customer) => (customer.tenant, customer.name),
        other @ (Destination::Home
        | Destination::Customers
        | Destination::Subscriptions(..)
        | Destination::Subscription(..)
        | Destination::Software(..)
        | Destination::Orders(..)
        | Destination::Catalog(_)
        | Destination::Review(_)
        | Destination::CancelMany(..)
        | Destination::Retrieve(..)
        | Destination::Keys(..)
        | Destination::Instructions(..)
        | Destination::HybridBenefit(_)
        | Destination::Billing(_)
        | Destination::Invoice(..)
        | Destination::Support(_)
        | Destination::SupportRequest(_)
        | Destination::SupportForm(_)
        | Destination::ClosingWindows
        | Destination::Downloads
        | Destination::Kms(_)
        | Destination::Settings
        | Destination::YourProducts(..)
        | Destination::Operators
        | Destination::Activity
        | Destination::Tours) => panic!("{other:?} is no account"),
    }
}

#[test]
fn a_search_promises_and_advises_only_what_the_role_may_search() {
    let mut seen = Vec::new();
    for operator in 0..stage_as(0).operators().len() {
        let mut stage = stage_as(operator);
        let depth = depth_for(&stage.operators()[operator].actor());
        let (placeholder, advice) = match depth {
            Depth::Everything => ("home-search-placeholder", "hits-none-do"),
            Depth::Orders => ("home-search-placeholder-orders", "hits-none-do-orders"),
            Depth::Customers => ("home-search-placeholder-customers", "hits-none-do-customers"),
        };
        let placeholder = text(stage.locale(), placeholder);
        assert!(stage.screen().contains(&format!("│{placeholder} ")), "{placeholder}:\n{}", stage.screen());
        stage.text("qqqqq");
        let is_told = says(&stage, &text(stage.locale(), advice));
        let may_look = !says(&stage, &text(stage.locale(), "refusal-role"));
        assert!(is_told || depth == Depth::Customers || !may_look, "{}", stage.screen());
        seen.push(depth);
    }
    assert!(seen.contains(&Depth::Everything) && seen.iter().any(|depth| *depth != Depth::Everything), "{seen:?}");
}

#[test]
fn blanks_alone_are_an_empty_box() {
    let mut stage = Stage::new(StageOptions::default());
    let all = text_with(stage.locale(), "home-customers", &[("count", 200_u32.into())]);
    let found_by = text(stage.locale(), "column-found-by");
    stage.text("   ");
    check_says(&stage, &all);
    assert!(!stage.screen().contains(&found_by), "{}", stage.screen());
    stage.text("contoso");
    assert!(stage.screen().contains(&found_by), "{}", stage.screen());
}

#[test]
fn a_filtered_list_of_customers_says_how_many_of_how_many_and_what_to_do_where_nothing_is_left() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("F3 /").text("contoso");
    let values = |shown: usize| [("shown", shown.into()), ("count", 200_u32.into())];
    check_says(&stage, &text_with(stage.locale(), "customers-title-filtered", &values(2)));
    stage.text("qqq");
    check_says(&stage, &text_with(stage.locale(), "customers-title-filtered", &values(0)));
    check_says(&stage, &text(stage.locale(), "filter-none-do"));
}

#[test]
fn nobody_is_led_to_a_list_that_is_not_there() {
    let stage = stage_as(3);
    let to_list = text(stage.locale(), "key-to-list");
    assert!(!stage.screen().contains(&format!("Tab {to_list}")), "{}", stage.screen());
}

#[test]
fn the_column_that_a_list_is_sorted_by_is_there_on_every_screen() {
    for language in Language::ALL {
        for size in SIZES.into_iter().chain([Size::new(60, 18)]) {
            let mut stage = stage(language, size);
            stage.keys("F3");
            for (key, column) in [
                ('n', "column-customer"),
                ('d', "column-domain"),
                ('t', "column-tenant"),
                ('m', "column-market"),
                ('s', "column-subscriptions"),
                ('w', "column-software"),
            ] {
                let heading = format!("{} ↑", text(stage.locale(), column));
                stage.keys(&format!("S {key}"));
                let screen = stage.screen();
                let is_there = screen.lines().skip(2).any(|line| line.contains(&heading));
                assert!(is_there, "{heading} at {size:?}:\n{screen}");
                let name = marked(&stage).split("  ").next().unwrap_or_default().to_owned();
                assert!(!name.ends_with('…') || 12 < width(&name), "{name} at {size:?}:\n{screen}");
            }
            stage.keys("S n Enter w S b");
            if size != SIZES[1] {
                continue;
            }
            let heading = format!("{} ↑", text(stage.locale(), "column-bought"));
            assert!(stage.screen().contains(&heading), "{heading}:\n{}", stage.screen());
        }
    }
}

#[test]
fn a_begun_sequence_shows_every_way_it_can_go_on_or_says_that_the_help_has_more() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.keys("F3 S");
            for (key, name) in [("n", "name"), ("t", "tenant"), ("s", "subscriptions"), ("w", "software")] {
                let id = match name {
                    "name" => "sort-name",
                    "tenant" => "sort-tenant",
                    "subscriptions" => "sort-subscriptions",
                    _ => "sort-software",
                };
                let hint = format!("{key} {}", text(stage.locale(), id));
                assert!(stage.screen().lines().last().unwrap().contains(&hint), "{hint}:\n{}", stage.screen());
            }
            assert!(!stage.screen().contains("F1 …"), "{}", stage.screen());
        }
    }
    let mut stage = stage(Language::Swedish, Size::new(60, 18));
    stage.keys("F3 S");
    assert!(stage.screen().lines().last().unwrap().contains("F1 …"), "{}", stage.screen());
    stage.keys("F1");
    check_says(&stage, &text(stage.locale(), "dialog-help-title"));
}

#[test]
fn what_is_typed_ahead_leads_to_the_first_row_that_begins_with_it_in_the_column_sorted_by() {
    for language in Language::ALL {
        let mut stage = stage(language, SIZES[0]);
        stage.keys("Esc").text("/").keys("Ctrl-u").text("contoso ab").keys("Enter w");
        stage.keys("/").text("s");
        assert!(marked(&stage).to_lowercase().starts_with('s'), "{}", stage.screen());
        stage.text("ql");
        assert!(marked(&stage).starts_with("SQL"), "{}", stage.screen());
        // By its order number, where the list is sorted by that: rows that have the letter elsewhere are passed over.
        stage.keys("Ctrl-u Tab S o");
        let order = marked(&stage).split("OR-").nth(1).unwrap().chars().take(5).collect::<String>();
        stage.keys("End /").text(&format!("or-{order}"));
        assert!(marked(&stage).contains(&order), "{}", stage.screen());
        // Where no row begins with it, what was selected stays so.
        stage.keys("Ctrl-u Tab S p Home Down");
        let second = marked(&stage);
        let inside = second.split_whitespace().nth(1).unwrap().to_owned();
        stage.keys("/").text(&inside);
        assert_eq!(marked(&stage), second, "{inside}:\n{}", stage.screen());
    }
}

#[test]
fn a_list_stands_in_the_order_it_was_left_in() {
    let mut stage = Stage::new(StageOptions::default());
    let heading = |stage: &Stage, id| format!("{} ↓", text(stage.locale(), id));
    stage.keys("F3 S w S w g h F3");
    let software = heading(&stage, "column-software");
    assert!(stage.screen().contains(&software), "{}", stage.screen());
    let most = marked(&stage);
    stage.keys("Enter w S b S b g h Esc");
    stage.text("contoso ab").keys("/ Ctrl-u").text("contoso ab").keys("Enter w");
    let bought = heading(&stage, "column-bought");
    assert!(stage.screen().contains(&bought), "{}", stage.screen());
    stage.keys("g c");
    assert!(stage.screen().contains(&software) && marked(&stage) == most, "{}", stage.screen());
}

#[test]
fn one_up_from_a_customer_found_at_home_marks_that_customer_among_all() {
    for text in ["contoso norge", "ålesund", "ängström fastigheter", "zürich", "dahl verksted"] {
        let mut stage = Stage::new(StageOptions::default());
        stage.text(text).keys("Enter");
        if stage.app().destination() == Destination::Home {
            continue;
        }
        let (tenant, name) = customer(&stage);
        stage.keys("Backspace");
        assert_eq!(stage.app().destination(), Destination::Customers);
        assert!(marked(&stage).starts_with(name.split(' ').next().unwrap()), "{name}:\n{}", stage.screen());
        let missing = stage.screen().lines().any(|line| line.trim_matches(['│', '▸', ' ', '█']).trim() == "…");
        assert!(!missing, "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(customer(&stage), (tenant, name));
    }
}

#[test]
fn the_filter_of_the_customers_finds_what_their_columns_show_and_nothing_else() {
    for (language, typed, name) in [(Language::English, "swed", "Sweden"), (Language::Swedish, "sveri", "Sverige")] {
        let mut stage = stage(language, SIZES[1]);
        stage.keys("F3 /").text(typed);
        assert!(stage.screen().contains(name) && !stage.screen().contains("Norge AS"), "{}", stage.screen());
        stage.keys("Ctrl-u").text("server");
        check_says(&stage, &text(stage.locale(), "filter-none"));
    }
}
