//! Installation instructions: the steps can be read and typed whatever the terminal, and no key is among them.

use nyckel::domain::catalog::InstructionSteps;
use nyckel::i18n::{InstallationStep, Language};
use nyckel::testing::Stage;
use nyckel::testing::stage::Done;
use ratatui::layout::Size;

use super::{SIZES, check_says, page, shows_a_key, stage, text, words};

/// The smallest terminal that there is room on.
const SMALLEST: Size = Size { width: 60, height: 18 };

/// The installation instructions of the Extended Security Updates that Contoso has bought.
fn at_the_instructions(language: Language, size: Size) -> Stage {
    let mut stage = stage(language, size);
    stage.text("contoso").keys("Enter w /").text("extended").keys("Enter Enter Up Enter");
    stage
}

fn steps(stage: &Stage) -> Vec<InstallationStep> {
    stage.locale().installation(InstructionSteps::WindowsServerEsu)
}

fn commands(stage: &Stage) -> Vec<String> {
    steps(stage).into_iter().filter_map(|step| step.command).collect()
}

fn copied(stage: &Stage) -> Option<String> {
    stage.clipboard.put_so_far().pop().map(|(_, text)| text)
}

/// How often that address was opened in a browser.
fn times_browsed(stage: &Stage, address: &str) -> usize {
    stage.done().iter().filter(|done| **done == Done::Browsed(address.to_owned())).count()
}

#[test]
fn prod_3_every_step_can_be_read_and_every_command_stands_on_one_line() {
    for language in Language::ALL {
        for size in SIZES.into_iter().chain([SMALLEST]) {
            let mut stage = at_the_instructions(language, size);
            check_says(&stage, &text(stage.locale(), "instructions-whole"));
            for command in commands(&stage) {
                stage.keys("Down");
                let marked = format!("▸ {command}");
                assert!(stage.screen().contains(&marked), "{marked} at {size}:\n{}", stage.screen());
            }
            let mut seen = Vec::new();
            stage.keys("PgUp PgUp PgUp PgUp");
            for _ in 0..5 {
                seen.extend(words(&stage.screen()));
                stage.keys("PgDn");
            }
            for InstallationStep { text, .. } in steps(&stage) {
                let end = words(&text);
                let end = &end[end.len().saturating_sub(3)..];
                assert!(seen.windows(end.len()).any(|words| words == end), "{text} at {size}");
            }
        }
    }
}

#[test]
fn prod_3_the_link_opens_and_its_address_can_be_copied() {
    let mut stage = at_the_instructions(Language::Swedish, SIZES[1]);
    let link = "https://learn.microsoft.com/windows-server/get-started/extended-security-updates-deploy";
    stage.keys("Enter Down O");
    assert_eq!(times_browsed(&stage, link), 2);
    stage.keys("u");
    assert_eq!(copied(&stage).as_deref(), Some(link));
    check_says(&stage, &text(stage.locale(), "copied-address"));
    stage.click(&format!("[ {} ]", text(stage.locale(), "instructions-whole")));
    assert_eq!(times_browsed(&stage, link), 3);
}

#[test]
fn prod_3_a_command_is_copied_with_a_placeholder_and_without_a_record() {
    let mut stage = at_the_instructions(Language::English, SIZES[0]);
    stage.keys("y");
    assert_eq!(copied(&stage), None, "no command is marked");
    stage.keys("Down Enter");
    assert_eq!(copied(&stage).as_deref(), Some("slmgr.vbs /ipk <product key>"));
    stage.keys("Down y");
    assert_eq!(copied(&stage).as_deref(), Some("slmgr.vbs /dlv"));
    check_says(&stage, &text(stage.locale(), "copied-command"));
    assert!(stage.records().is_empty(), "it is no secret");
}

#[test]
fn a_press_marks_a_step_and_a_second_one_copies_what_is_typed_for_it() {
    let mut stage = at_the_instructions(Language::Swedish, SIZES[0]);
    stage.click("Aktivera med det:");
    assert!(stage.screen().contains("▸ slmgr.vbs /ato"), "{}", stage.screen());
    assert_eq!(copied(&stage), None);
    stage.double_click("slmgr.vbs /ato");
    assert_eq!(copied(&stage).as_deref(), Some("slmgr.vbs /ato <aktiverings-id>"));
}

#[test]
fn one_comes_back_to_the_panes_as_they_were_left() {
    let mut stage = at_the_instructions(Language::Swedish, SIZES[1]);
    let crumb = text(stage.locale(), "pane-instructions");
    let first = stage.screen().lines().next().unwrap_or_default().to_owned();
    assert!(first.contains(&crumb), "{first}");
    stage.keys("Esc");
    let button = format!("▸ [ {} ]", text(stage.locale(), "button-instructions"));
    assert!(stage.screen().contains(&button), "{}", stage.screen());
    assert_eq!(page(&stage).product.instructions().map(|it| it.steps), Some(InstructionSteps::WindowsServerEsu));
    stage.keys("Enter R");
    check_says(&stage, &text(stage.locale(), "instructions-short"));
    assert!(!shows_a_key(&stage.screen()));
}

#[test]
fn what_is_marked_stays_in_sight_when_the_window_becomes_smaller() {
    let mut stage = at_the_instructions(Language::Swedish, SIZES[0]);
    stage.keys("Up").resize(SMALLEST.width, SMALLEST.height);
    let last = commands(&stage).pop().expect("a command");
    assert!(stage.screen().contains(&format!("▸ {last}")), "{}", stage.screen());
    assert!(stage.screen().contains("–"), "it says which part is in sight:\n{}", stage.screen());
}
