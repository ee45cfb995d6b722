//! The operator's own settings: each press is a change of its own, no change takes another back, and what the command
//! line says of one setting holds when another is changed.

use nyckel::config::Overlay;
use nyckel::domain::Operator;
use nyckel::domain::operator::{Notifications, OperatorSettings};
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{check_says, says, text, text_with};

fn at_settings(options: StageOptions) -> Stage {
    let mut stage = Stage::new(options);
    stage.keys("Esc ,");
    stage
}

/// Anna Berg as the store has her.
fn kept(stage: &Stage) -> Operator {
    let operator = stage.operators()[0].id;
    let operators = stage.store.operators().unwrap();
    operators.into_iter().map(|known| known.value).find(|known| known.id == operator).unwrap()
}

#[test]
fn changes_of_two_settings_before_any_answer_are_both_kept() {
    let mut stage = at_settings(StageOptions::default());
    stage.hold().keys("Down Enter Down Enter Down Enter Down Enter Down Enter").release_all();
    let expected = OperatorSettings {
        language: None,
        theme: Some("light".to_owned()),
        clipboard_seconds: Some(90),
        focus_seconds: Some(30),
        open_masked: true,
        notifications: Some(Notifications::Bell),
        lock_minutes: None,
    };
    assert_eq!(kept(&stage).settings, expected);
}

#[test]
fn each_press_is_a_change_however_quickly_they_follow_one_another() {
    let mut stage = at_settings(StageOptions::default());
    stage.hold().keys("Down Enter Enter Alt-t Down Left Left Down Enter Enter Left").release_all();
    let settings = kept(&stage).settings;
    assert_eq!(settings.theme.as_deref(), Some("sixteen-colours"));
    assert_eq!((settings.clipboard_seconds, settings.focus_seconds), (Some(15), Some(30)));
}

#[test]
fn a_change_that_fails_takes_no_other_with_it() {
    let mut stage = at_settings(StageOptions::default());
    stage.hold().keys("Down Enter");
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter");
    stage.faults.clear();
    stage.keys("Down Enter").release_all().keys("Esc Up Enter");
    let settings = kept(&stage).settings;
    assert_eq!((settings.theme.as_deref(), settings.clipboard_seconds), (Some("high-contrast"), Some(90)));
}

#[test]
fn a_press_is_on_the_row_that_stands_there() {
    let mut stage = at_settings(StageOptions::default());
    for id in ["settings-open", "settings-theme"] {
        let name = text(stage.locale(), id);
        stage.click(&name);
        assert!(says(&stage, &format!("▸ {name}")), "{}", stage.screen());
    }
    let names: Vec<String> = stage.operators().into_iter().map(|operator| operator.name).collect();
    for name in [&names[1], names.last().unwrap()] {
        stage.click(name);
        assert!(says(&stage, &format!("▸ {name}")), "{}", stage.screen());
    }
    let kept = stage.screen();
    let heading = text(stage.locale(), "settings-operators");
    stage.click(&heading);
    assert_eq!(stage.screen(), kept, "a heading is no row");
    stage.double_click(&names[1]).click(&names[1]);
    assert!(stage.screen().lines().next().unwrap().contains(&names[1]), "{}", stage.screen());
}

#[test]
fn a_change_that_is_answered_late_makes_nobody_the_operator_again() {
    let mut stage = at_settings(StageOptions::default());
    let other = stage.operators()[1].clone();
    stage.hold().keys("Enter").become_operator(&other).release_all();
    let top = stage.screen().lines().next().unwrap().to_owned();
    assert!(top.contains(&other.name) && top.contains("sv"), "{top}");
    stage.keys("Esc ,");
    assert!(says(&stage, &format!("{} ●", other.name)), "{}", stage.screen());
    assert_eq!(kept(&stage).settings.language.as_deref(), Some("en"), "it was made all the same");
}

#[test]
fn what_the_command_line_says_of_a_setting_holds_until_that_setting_is_changed() {
    let flags = Overlay { language: Some("en".to_owned()), theme: Some("light".to_owned()), ..Overlay::default() };
    let mut stage = at_settings(StageOptions { flags, ..StageOptions::default() });
    let light = |stage: &Stage| says(stage, &text(stage.locale(), "theme-light"));
    assert!(stage.locale().language() == Language::English && light(&stage));
    stage.keys("Down Down Enter Down Enter");
    assert!(stage.locale().language() == Language::English && light(&stage), "{}", stage.screen());
    stage.keys("Alt-l");
    assert!(stage.locale().language() == Language::Swedish && light(&stage), "{}", stage.screen());
    stage.keys("Alt-t");
    check_says(&stage, &text(stage.locale(), "theme-high-contrast"));
    assert_eq!(stage.locale().language(), Language::Swedish);
}

#[test]
fn choosing_the_operator_who_acts_already_changes_nothing_and_says_so() {
    let mut stage = at_settings(StageOptions::default());
    stage.keys("Down Down Down Down Down Down Down Down Enter");
    assert_eq!(stage.app().destination(), Destination::Settings);
    let name = stage.operators()[0].name.clone();
    check_says(&stage, &text_with(stage.locale(), "settings-acting", &[("operator", name.as_str().into())]));
    stage.keys("Down Enter");
    assert_eq!(stage.app().destination(), Destination::Home, "another one begins at Home");
}

#[test]
fn enter_on_a_setting_says_what_it_does() {
    let mut stage = at_settings(StageOptions::default());
    let (next, choose) = (text(stage.locale(), "key-next-value"), text(stage.locale(), "key-choose-value"));
    let bottom = |stage: &Stage| stage.screen().lines().last().unwrap().to_owned();
    assert!(bottom(&stage).contains(&format!("Enter {next}")), "{}", bottom(&stage));
    stage.keys("End");
    assert!(bottom(&stage).contains(&format!("Enter {choose}")), "{}", bottom(&stage));
}

#[test]
fn at_the_smallest_size_the_selected_row_is_in_sight_and_what_is_cut_says_so() {
    for language in Language::ALL {
        let size = Size::new(60, 18);
        let mut stage = at_settings(StageOptions { language, size, ..StageOptions::default() });
        let operators = stage.operators();
        stage.keys("G");
        for operator in operators.iter().rev() {
            let selected = stage.screen().lines().any(|line| line.contains(&format!("▸ {}", operator.name)));
            assert!(selected, "{}\n{}", operator.name, stage.screen());
            stage.keys("k");
        }
        let explanation = text(stage.locale(), "settings-activity");
        let shown =
            stage.screen().lines().find(|line| line.contains(explanation.get(..12).unwrap())).unwrap().to_owned();
        assert!(shown.contains(&explanation) || shown.contains('…'), "{shown}");
        // The mouse finds the rows where they stand.
        stage.keys("G").click(&operators[operators.len() - 2].name).keys("Enter");
        assert!(stage.done().contains(&Done::Became(operators[operators.len() - 2].id)), "{}", stage.screen());
    }
}
