//! The page of the operators: adding, changing and removing them by keys, and what a role dims.

use nyckel::domain::{ActivityKind, Actor, Operator, Passphrase, Permission, Refusal, Role, Roles};
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::service::{
    AddOperator, ChangePassphrase, ChangeRoles, add_operator, change_passphrase, change_roles, remove_operator,
};
use nyckel::testing::{Fault, Stage, StageOptions, Step, TestVault, When};
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, says, stage, text, text_with};
use ratatui::layout::Size;

fn at_operators(mut stage: Stage) -> Stage {
    stage.keys("Esc , o");
    assert_eq!(stage.app().destination(), Destination::Operators, "{}", stage.screen());
    stage
}

fn names(stage: &Stage) -> Vec<String> {
    stage.store.operators().unwrap().into_iter().map(|operator| operator.value.name).collect()
}

/// The operators in the demo beside Anna, each with a slot, as a demo that is made now has them.
fn with_slots(stage: &Stage) {
    use nyckel::ports::{Change, Vault};
    use nyckel::testing::example;
    let passphrase = || Passphrase::new(TestVault::PASSPHRASE.to_owned());
    let slot = |id| Change::KeySlot(TestVault::unlocked().new_slot(id, &passphrase()).unwrap());
    let slots = stage.operators().iter().map(|operator| slot(operator.id)).collect();
    stage.store.apply(&example::commit(slots)).unwrap();
}

#[test]
fn role_1_log_1_an_operator_is_added_with_roles_language_and_a_passphrase() {
    for size in SIZES {
        for language in Language::ALL {
            let mut stage = at_operators(stage(language, size));
            stage.keys("n").text("Dan Öst").keys("Tab Tab Tab Tab Tab Tab Space Tab Space Tab Tab Tab Space Tab");
            stage.text("en lång fras").keys("Tab").text("en lång fras").keys("Enter");
            let dan = stage.store.operators().unwrap().pop().unwrap().value;
            assert_eq!(dan.name, "Dan Öst", "{}", stage.screen());
            assert_eq!(dan.roles, Roles::new(&[Role::SalesAgent, Role::HelpdeskAgent]));
            assert_eq!(dan.settings.language.as_deref(), Some("sv"));
            check_says(&stage, "Dan Öst");
            assert_eq!(stage.records().last().unwrap().kind, ActivityKind::OperatorAdded);
            assert!(!stage.screen().contains("en lång fras"));
        }
    }
}

#[test]
fn what_is_wrong_is_told_in_the_form_and_what_was_typed_is_there_still() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    stage.keys("n Enter");
    check_says(&stage, &text(stage.locale(), "operator-missing"));
    stage.text("Dan").keys("Enter");
    check_says(&stage, &text(stage.locale(), "refusal-no-roles"));
    stage.keys("Esc Right Enter");
    stage.keys("n").text("anna berg").keys("Tab Space Up Up").text("en lång fras").keys("Up").text("en annan fras");
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "operator-differs"));
    stage.text("kort").keys("Down").text("kort").keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "refusal-short-passphrase", &[("count", 12_u64.into())]));
    stage.text("en lång fras").keys("Down").text("en lång fras").keys("Enter");
    let taken = text_with(stage.locale(), "refusal-name-taken", &[("person", "Anna Berg".into())]);
    check_says(&stage, &taken);
    check_says(&stage, "anna berg");
    assert_eq!(names(&stage).len(), stage.operators().len());
    // The name is mended where it stands, and the passphrases are there still.
    stage.keys("Ctrl-u").text("Dan Öst").keys("Enter");
    assert!(names(&stage).contains(&"Dan Öst".to_owned()), "{}", stage.screen());
}

/// The line of the screen that has the focus in a form.
fn marked_line(stage: &Stage) -> String {
    let screen = stage.screen();
    let marked = screen.lines().rfind(|line| line.contains('▸'));
    marked.unwrap_or_else(|| panic!("nothing is marked\n{screen}")).to_owned()
}

#[test]
fn two_passphrases_that_differ_are_written_anew_from_the_first() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    stage.keys("n").text("Dan Öst").keys("Tab Space Up Up Up").text("en lång fras").keys("Down").text("en annan fras");
    stage.keys("Enter");
    check_says(&stage, &text(stage.locale(), "operator-differs"));
    let marked = marked_line(&stage);
    assert!(marked.contains(&text(stage.locale(), "operator-new")) && !marked.contains('•'), "{marked}");
    check_says(&stage, "Dan Öst");
}

#[test]
fn at_the_smallest_size_the_line_that_has_the_focus_is_in_sight() {
    for language in Language::ALL {
        let mut stage = at_operators(stage(language, Size::new(60, 18)));
        stage.keys("n").text("Dan Öst");
        for _ in 0..20 {
            stage.keys("Tab");
            let marked = marked_line(&stage);
            assert!(
                !marked.contains("Anna Berg"),
                "what has the focus is off the screen: {marked}\n{}",
                stage.screen()
            );
        }
        stage.keys("Esc Right Enter n").text("Dan Öst").keys("Tab Space Up Up").text("en lång fras");
        let again = text(stage.locale(), "operator-again");
        let marked = marked_line(&stage);
        assert!(marked.contains(&again) && marked.contains("•••"), "{}", stage.screen());
        stage.keys("Enter");
        check_says(&stage, &text(stage.locale(), "operator-missing"));
        stage.text("en lång fras").keys("Enter");
        assert!(names(&stage).contains(&"Dan Öst".to_owned()), "{}", stage.screen());
    }
}

#[test]
fn who_was_added_is_selected_in_the_list() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    let phrase = "en lång fras";
    stage.keys("n").text("Dan Öst").keys("Tab Space Up Up").text(phrase).keys("Up").text(phrase).keys("Enter");
    let selected = stage.screen().lines().find(|line| line.contains("▸ ") && line.contains("Dan Öst")).is_some();
    assert!(selected, "{}", stage.screen());
    stage.keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "operator-roles-title", &[("person", "Dan Öst".into())]));
}

#[test]
fn a_form_that_was_begun_is_not_thrown_away_unasked() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    let asks = text(stage.locale(), "confirm-discard-form");
    stage.keys("n Esc");
    assert!(!says(&stage, &asks), "nothing is lost\n{}", stage.screen());
    stage.keys("n").text("Dan").keys("Esc");
    check_says(&stage, &asks);
    stage.keys("Enter");
    check_says(&stage, "Dan");
    stage.keys("Esc Right Enter");
    assert!(!says(&stage, &text(stage.locale(), "operator-name")), "{}", stage.screen());
}

#[test]
fn role_1_what_one_takes_from_oneself_is_asked_about_first() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    let locale = stage.locale();
    let rights = |permissions: &[Permission]| {
        let names: Vec<String> = permissions.iter().map(|right| locale.permission_name(*right)).collect();
        text_with(locale, "confirm-lose-own", &[("rights", locale.all_of(&names).into())])
    };
    // Without the role of admin agent one has no keys; the harmless answer leaves the form as it was filled in.
    stage.keys("Enter Space Enter");
    check_says(&stage, &rights(&[Permission::Keys]));
    stage.keys("Enter");
    assert!(stage.records().is_empty(), "{}", stage.screen());
    check_says(&stage, &text_with(locale, "operator-roles-title", &[("person", "Anna Berg".into())]));
    // What takes nothing away is done at once.
    stage.keys("Space Down Down Space Enter");
    assert_eq!(stage.records().last().unwrap().kind, ActivityKind::RolesChanged, "{}", stage.screen());
}

#[test]
fn role_1_a_change_of_ones_own_roles_holds_at_once_and_the_last_global_admin_keeps_the_role() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    // Admin agent is the first role, global admin the second.
    stage.keys("Enter Space Enter Right Enter");
    check_says(
        &stage,
        &text_with(
            stage.locale(),
            "cli-operators-changed",
            &[("person", "Anna Berg".into()), ("roles", stage.locale().role_name(Role::GlobalAdmin).into())],
        ),
    );
    let top = stage.screen().lines().next().unwrap().to_owned();
    assert!(!top.contains(&stage.locale().role_name(Role::AdminAgent)), "{top}");
    assert_eq!(stage.app().destination(), Destination::Operators);
    stage.keys("Enter Down Space Tab Space Enter Right Enter");
    check_says(&stage, &text(stage.locale(), "refusal-last-global-admin"));
    stage.keys("Esc g h").text("contoso").keys("Enter w Enter Enter");
    assert!(!stage.records().iter().any(|record| record.kind == ActivityKind::KeyViewed), "the keys are dimmed now");
}

#[test]
fn ones_own_passphrase_is_changed_with_the_present_one_and_it_unlocks() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    let change = |stage: &mut Stage, present: &str| {
        stage.text(present).keys("Tab").text("en helt ny fras").keys("Tab").text("en helt ny fras").keys("Enter");
    };
    stage.keys("p");
    change(&mut stage, "inte den");
    check_says(&stage, &text(stage.locale(), "failure-passphrase"));
    // The present one alone is written again; the new one is there still.
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert_eq!(stage.records().last().unwrap().kind, ActivityKind::PassphraseChanged, "{}", stage.screen());
    stage.keys("F12").text("en helt ny fras").keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Operators);
}

#[test]
fn an_operator_is_removed_once_the_name_is_typed() {
    let stage = Stage::new(StageOptions::default());
    with_slots(&stage);
    let name = stage.operators()[3].name.clone();
    let mut stage = at_operators(stage);
    stage.keys("Down Down Down Delete");
    check_says(&stage, &text(stage.locale(), "operator-name"));
    stage.text("någon annan").keys("Enter");
    check_says(&stage, &text(stage.locale(), "operator-other-name"));
    assert!(names(&stage).contains(&name));
    stage.keys("Ctrl-u").text(&name.to_uppercase()).keys("Enter");
    assert!(!names(&stage).contains(&name), "{}", stage.screen());
    assert_eq!(stage.records().last().unwrap().kind, ActivityKind::OperatorRemoved);
}

#[test]
fn role_1_nobody_removes_themselves_and_the_page_says_so() {
    let mut stage = at_operators(Stage::new(StageOptions::default()));
    stage.keys("Delete");
    check_says(&stage, &text(stage.locale(), "refusal-removing-oneself"));
    assert!(stage.records().is_empty(), "a dimmed key is no attempt");
}

#[test]
fn role_5_who_may_not_change_operators_sees_it_dimmed_and_changes_their_own_passphrase() {
    let helpdesk = 4;
    let mut stage = at_operators(Stage::new(StageOptions { operator: helpdesk, ..StageOptions::default() }));
    for key in ["n", "Enter", "Delete", "p"] {
        stage.keys(key);
        assert!(!says(&stage, &text(stage.locale(), "operator-name")), "{key}: {}", stage.screen());
        assert!(stage.records().is_empty());
    }
    stage.keys(&"Down ".repeat(helpdesk)).keys("p");
    check_says(&stage, &text(stage.locale(), "operator-present"));
}

/// What the service says no with to the change that the key is for.
fn refused(stage: &Stage, actor: &Actor, key: &str, operator: &Operator) -> Option<Refusal> {
    let services = &stage.services;
    let phrase = || Passphrase::new("en lång fras".to_owned());
    let sales = Roles::new(&[Role::SalesAgent]);
    let id = operator.id;
    let result = match key {
        "n" => {
            let add = AddOperator { name: "Dan Öst".to_owned(), roles: sales, language: None, passphrase: phrase() };
            add_operator(services, actor, &add)
        }
        "Enter" => change_roles(services, actor, &ChangeRoles { operator: id, roles: operator.roles.clone() }),
        "p" => {
            let present = Some(Passphrase::new(TestVault::PASSPHRASE.to_owned()));
            change_passphrase(services, actor, &ChangePassphrase { operator: id, present, new: phrase() })
        }
        "Delete" => remove_operator(services, actor, id),
        other => panic!("{other} changes no operator"),
    };
    result.err().and_then(|error| error.refusal().cloned())
}

#[test]
fn role_5_a_key_is_dimmed_by_the_sentence_with_which_the_service_refuses_whoever_acts_on_whomever() {
    for number in 0..6 {
        for selected in 0..6 {
            for key in ["n", "Enter", "p", "Delete"] {
                let stage = Stage::new(StageOptions { operator: number, ..StageOptions::default() });
                with_slots(&stage);
                let (acts, on) = (stage.operators().swap_remove(number), stage.operators().swap_remove(selected));
                let mut stage = at_operators(stage);
                let before = stage.records().len();
                stage.keys(&"Down ".repeat(selected)).keys(key);
                let told = stage.screen();
                assert_eq!(stage.records().len(), before, "a key alone is no attempt");
                let refusal = refused(&stage, &acts.actor(), key, &on);
                let said = refusal.as_ref().map(|refusal| stage.locale().refusal(refusal).what);
                let label = format!("{} {key} {}: {said:?}\n{told}", acts.name, on.name);
                // The sentence is cut where the bottom line ends.
                let is_dimmed = said.is_some_and(|said| told.contains(said.get(..40).unwrap_or(&said)));
                assert_eq!(is_dimmed, refusal.is_some(), "{label}");
                assert!(stage.records().len() != before, "{label}: an attempt is on record");
            }
        }
    }
}

#[test]
fn where_it_is_not_known_whether_somebody_was_removed_the_console_is_locked() {
    let stage = Stage::new(StageOptions::default());
    with_slots(&stage);
    let name = stage.operators()[3].name.clone();
    let mut stage = at_operators(stage);
    stage.keys("Down Down Down Delete").text(&name);
    stage.faults.set(When::Every(Step::Commit), Fault::AnswerLost);
    stage.keys("Enter");
    stage.faults.clear();
    check_says(&stage, &text(stage.locale(), "unlock-locked"));
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Operators);
    assert!(!says(&stage, &name), "{}", stage.screen());
}

#[test]
fn role_5_no_way_back_leads_to_what_ones_own_roles_do_not_give_any_more() {
    let mut stage = Stage::new(StageOptions::default());
    with_slots(&stage);
    stage.text("contoso").keys("Enter w Enter Enter g o");
    // From admin agent and global admin to account admin.
    stage.keys("Enter Space Down Space Down Space Enter Right Enter");
    assert_eq!(stage.app().destination(), Destination::Operators, "{}", stage.screen());
    assert!(!stage.store.operators().unwrap()[0].value.roles.allow(Permission::LookAtSoftware), "{}", stage.screen());
    let before = stage.records().len();
    for _ in 0..4 {
        stage.keys("Alt-Left");
        assert!(matches!(stage.app().destination(), Destination::Operators | Destination::Home));
    }
    stage.keys("Alt-Right Alt-Right Alt-Right");
    assert_eq!(stage.records().len(), before, "nobody was refused: nothing led there");
}
