//! Help and palette: what they list works with the present focus, and what does not fit is told of.

use nyckel::testing::Stage;
use nyckel::testing::stage::Done;
use nyckel::tui::step::Destination;

use super::{Language, SIZES, check_says, stage, stage_as, text, text_with};

/// The lines of the screen after the one that holds this text.
fn below(stage: &Stage, heading: &str) -> String {
    let screen = stage.screen();
    screen.split_once(heading).map_or_else(String::new, |(_, below)| below.to_owned())
}

fn bottom(stage: &Stage) -> String {
    stage.screen().lines().last().unwrap().to_owned()
}

#[test]
fn help_puts_keys_that_do_nothing_with_the_present_focus_under_a_heading_of_their_own() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    let (outside, inside) = (text(stage.locale(), "help-outside-field"), text(stage.locale(), "help-in-field"));
    let settings = text(stage.locale(), "key-settings");
    stage.keys("F1");
    assert!(below(&stage, &outside).contains(&settings), "the places stand on the first page: {}", stage.screen());
    assert!(below(&stage, &outside).contains("g c"), "{}", stage.screen());
    stage.keys("Esc Esc F1");
    assert!(!stage.screen().contains(&outside), "{}", stage.screen());
    stage.keys("PgDn PgDn");
    let leave = text(stage.locale(), "key-leave-box");
    assert!(below(&stage, &inside).contains(&leave), "{}", stage.screen());
}

#[test]
fn help_lists_the_keys_that_edit_a_field_where_there_is_one() {
    let editing = |way: &str| {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        let label = text(stage.locale(), "key-cursor-start");
        stage.keys(way).keys("F1 /").text("ctrl-a");
        stage.screen().contains(&label)
    };
    assert!(editing("") && editing("Esc") && editing("F3"));
    assert!(!editing("F3 Enter") && !editing("Esc ,"));
}

#[test]
fn help_says_which_part_is_shown_and_offers_to_scroll_only_where_there_is_more() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.keys("F1");
    assert!(stage.screen().contains("1–18 av "), "{}", stage.screen());
    assert!(bottom(&stage).contains("PgDn"), "{}", bottom(&stage));
    stage.keys("/").text("rita om");
    assert!(!stage.screen().contains(" av ") && !bottom(&stage).contains("PgDn"), "{}", stage.screen());
}

#[test]
fn the_palette_uses_the_height_there_is_turns_pages_and_says_which_part_is_shown() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    stage.keys("Ctrl-p");
    assert!(stage.screen().contains("1–14 av "), "{}", stage.screen());
    stage.keys("PgDn PgDn PgDn");
    assert!(!stage.screen().contains("1–14 av "), "{}", stage.screen());
    stage.text("zzzzzz");
    assert!(!bottom(&stage).contains('↓') && !bottom(&stage).contains("Enter"), "{}", bottom(&stage));
}

/// The software of Contoso, with the focus in its filter.
fn in_the_filter(language: Language) -> Stage {
    let mut stage = stage(language, SIZES[0]);
    stage.text("contoso").keys("Enter w /").text("server");
    stage
}

/// The row that is selected in the palette: the best one, until another is chosen.
fn selected(stage: &Stage) -> String {
    let screen = stage.screen();
    let row = screen.lines().find_map(|line| line.split_once("│ ▸ ")).expect("a selected row").1;
    row.split_once('│').expect("the edge of the palette").0.trim_end().to_owned()
}

#[test]
fn over_a_field_the_palette_has_what_works_outside_of_it_with_its_key_and_leaves_the_field_for_it() {
    let mut stage = in_the_filter(Language::English);
    stage.keys("Ctrl-p").text("cop");
    let row = selected(&stage);
    assert!(row.starts_with(&text(stage.locale(), "key-copy-order")) && row.ends_with(" y"), "{}", stage.screen());
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "copied-order"));
    stage.keys("S o");
    assert!(!stage.screen().contains("serverSo"), "it is out of the field:\n{}", stage.screen());
    for (typed, key) in [("home", "g h"), ("customers", "F3"), ("settings", ","), ("account", "a")] {
        let mut stage = in_the_filter(Language::English);
        stage.keys("Ctrl-p").text(typed);
        let row = selected(&stage);
        assert!(row.starts_with(typed) && row.ends_with(key), "{}", stage.screen());
    }
}

#[test]
fn beginnings_of_words_come_before_scattered_letters_in_the_palette_and_nobody_is_become_by_those() {
    for (language, typed) in [(Language::English, "cop"), (Language::Swedish, "bopt")] {
        let mut stage = in_the_filter(language);
        stage.keys("Ctrl-p").text(typed);
        let operators = stage.operators();
        let screen = stage.screen();
        assert!(operators.iter().skip(1).all(|operator| !screen.contains(&operator.name)), "{typed}: {screen}");
    }
    let mut stage = stage(Language::English, SIZES[0]);
    stage.keys("Ctrl-p").text("erik");
    let erik = stage.operators().into_iter().find(|operator| operator.name.starts_with("Erik")).unwrap();
    assert!(selected(&stage).ends_with(&erik.name), "{}", stage.screen());
}

#[test]
fn a_row_of_the_palette_is_selected_by_a_press_and_done_by_a_second_one() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    let (settings, customers) = (text(stage.locale(), "key-settings"), text(stage.locale(), "key-customers"));
    stage.keys("Ctrl-p").click(&settings);
    assert!(stage.screen().contains(&format!("▸ {settings}")), "{}", stage.screen());
    stage.click(&customers);
    assert_eq!(stage.app().destination(), Destination::Home, "another row was pressed");
    stage.double_click(&settings);
    assert_eq!(stage.app().destination(), Destination::Settings);
}

#[test]
fn what_is_selected_in_the_palette_stays_so_when_operators_are_added() {
    let mut stage = stage_as(0);
    stage.hold().keys("Ctrl-p").text("an").keys("Down Down");
    let before = selected(&stage);
    stage.release_all();
    assert_eq!(selected(&stage), before, "{}", stage.screen());
}

#[test]
fn the_palette_switches_the_operator_of_the_demo() {
    let mut stage = stage_as(0);
    let other = stage.operators()[1].clone();
    let label = text_with(stage.locale(), "palette-become", &[("operator", other.name.as_str().into())]);
    stage.keys("Ctrl-p").text(&label).keys("Enter");
    assert!(stage.done().contains(&Done::Became(other.id)), "{}", stage.screen());
    assert!(stage.screen().lines().next().unwrap().contains(&other.name), "{}", stage.screen());
    check_says(&stage, &text_with(stage.locale(), "operator-acts", &[("operator", other.name.as_str().into())]));
}

#[test]
fn what_one_operator_searched_for_is_gone_when_another_acts() {
    let mut stage = stage_as(0);
    stage.text("contoso");
    let johan = stage.operators().into_iter().find(|operator| operator.name == "Johan Nyström").unwrap();
    let hits = text_with(stage.locale(), "home-hits", &[("count", 2_u32.into())]);
    assert!(stage.screen().contains(&hits), "{}", stage.screen());
    let label = text_with(stage.locale(), "palette-become", &[("operator", johan.name.as_str().into())]);
    stage.keys("Ctrl-p").text(&label).keys("Enter");
    let screen = stage.screen();
    assert!(screen.lines().next().unwrap().contains(&johan.name), "{screen}");
    assert!(!screen.contains("contoso") && !screen.contains(&hits), "{screen}");
    check_says(&stage, &text(stage.locale(), "home-search-placeholder-customers"));
}

#[test]
fn the_first_esc_in_the_filter_of_the_help_empties_it_and_the_bottom_line_says_so() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    let (empty, leave) = (text(stage.locale(), "key-unfilter"), text(stage.locale(), "key-leave-filter"));
    stage.keys("F1 /").text("c");
    assert!(bottom(&stage).contains(&format!("Esc {empty}")), "{}", bottom(&stage));
    stage.keys("Esc");
    assert!(bottom(&stage).contains(&format!("Esc {leave}")), "{}", bottom(&stage));
    let filter = text(stage.locale(), "key-filter");
    stage.text("rita om").keys("Enter");
    assert!(bottom(&stage).contains(&format!("/ {filter}")), "{}", bottom(&stage));
    assert!(stage.screen().contains("Ctrl-L"), "what was typed stands: {}", stage.screen());
}

#[test]
fn the_palette_finds_buttons_by_their_names_and_operators_and_not_itself() {
    let at = |typed: &str| {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        stage.text("contoso").keys("Enter w /").text("extended").keys("Enter Enter Ctrl-p").text(typed);
        stage
    };
    let key = text(at("").locale(), "button-get-key");
    assert!(below(&at("hämta"), "›").contains(&key), "{}", at("hämta").screen());
    let mut stage = at("hämta nyckel");
    stage.keys("Enter");
    assert!(super::shows_a_key(&stage.screen()), "{}", stage.screen());
    let mut stage = at("klicka");
    stage.keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Instructions(..)), "{}", stage.screen());
    let operator = stage.operators().swap_remove(1);
    let label = text_with(stage.locale(), "palette-become", &[("operator", operator.name.as_str().into())]);
    assert!(below(&at("oper"), "›").contains(&label), "{}", at("oper").screen());
    let itself = format!("▸ {}", text(stage.locale(), "key-palette"));
    assert!(!at("kommando").screen().contains(&itself), "{}", at("kommando").screen());
}

#[test]
fn enter_is_offered_in_the_palette_only_for_what_can_be_done() {
    let mut stage = super::go_to_the_panes(stage_as(4));
    let run = format!("Enter {}", text(stage.locale(), "key-run"));
    stage.keys("Ctrl-p").text("kms");
    assert!(!bottom(&stage).contains(&run), "{}", stage.screen());
    stage.keys("Ctrl-u").text("byt språk");
    assert!(bottom(&stage).contains(&run), "{}", stage.screen());
}
