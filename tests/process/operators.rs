//! Several operators in a partner's own store, in real processes: each with a passphrase, roles and language of their own.

use std::fs;

use nyckel::domain::{Permission, Refusal};
use nyckel::i18n::{Language, Locale};
use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Size, Terminal};

const ANNA: &str = "annas alldeles egna fras";
const CIA: &str = "cias alldeles egna fras";

/// A home with a store of Anna's own, and files with passphrases.
struct Office {
    home: Home,
}

impl Office {
    fn founded(name: &str) -> Self {
        let office = Self { home: Home::new(name).set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1") };
        for (name, text) in [("anna", ANNA), ("cia", CIA), ("wrong", "ingens alldeles egna fras"), ("short", "kort")] {
            fs::write(office.file(name), text).unwrap();
        }
        let anna = office.file("anna");
        office.says(&["init", "--name", "Anna Berg", "--passphrase-file", &anna], 0);
        office
    }

    fn file(&self, name: &str) -> String {
        self.home.folder().join("home").join(name).to_str().unwrap().to_owned()
    }

    /// What the command writes to standard output and error, ending so.
    fn says(&self, arguments: &[&str], code: i32) -> String {
        let done = self.home.command(arguments).assert().code(code);
        let output = done.get_output();
        [&output.stdout, &output.stderr].map(|text| String::from_utf8(text.clone()).unwrap()).concat()
    }

    /// The same as the operator whose passphrase lies in that file.
    fn of(&self, whose: &str, arguments: &[&str], code: i32) -> String {
        let file = self.file(whose);
        self.says(&[arguments, &["--passphrase-file", &file, "--lang", "en"]].concat(), code)
    }

    fn add_cia(&self) {
        let cia = self.file("cia");
        let add = ["operators", "add", "Cia Ek", "--role", "sales-agent", "--language", "sv"];
        assert!(self.of("anna", &[&add[..], &["--new-passphrase-file", &cia]].concat(), 0).contains("Cia Ek"));
    }

    fn operators(&self, whose: &str) -> Vec<Value> {
        let answer: Value = serde_json::from_str(&self.of(whose, &["operators", "--json"], 0)).unwrap();
        answer["operators"].as_array().unwrap().clone()
    }
}

#[test]
fn role_1_log_1_an_operator_is_added_changed_and_removed_and_all_of_it_is_on_record() {
    let office = Office::founded("operators-come-and-go");
    office.add_cia();
    let known = office.operators("cia");
    assert_eq!(
        (&known[1]["name"], &known[1]["acts"], &known[1]["language"]),
        (&"Cia Ek".into(), &true.into(), &"sv".into())
    );
    assert_eq!(known[1]["roles"], serde_json::json!(["sales-agent"]));
    let roles = ["operators", "change", "cia ek", "--role", "sales-agent", "--role", "billing-admin"];
    office.of("anna", &roles, 0);
    assert_eq!(office.operators("anna")[1]["roles"], serde_json::json!(["sales-agent", "billing-admin"]));
    assert!(office.of("anna", &["operators", "remove", "Cia Ek"], 0).contains("--yes"));
    assert_eq!(office.operators("anna").len(), 2, "nobody is removed without a yes");
    office.of("anna", &["operators", "remove", "Cia Ek", "--yes"], 0);
    office.of("cia", &["operators"], 6);
    let log = office.of("anna", &["activity", "--all"], 0);
    for told in [
        "Add an operator: Cia Ek (Sales agent)",
        "roles: Cia Ek (Sales agent, Billing admin)",
        "Remove an operator: Cia Ek",
    ] {
        assert!(log.contains(told), "{told} is not in\n{log}");
    }
    let answer: Value = serde_json::from_str(&office.of("anna", &["activity", "--all", "--json"], 0)).unwrap();
    let removed = answer["activity"].as_array().unwrap().iter().find(|record| record["kind"] == "operator-removed");
    assert_eq!(removed.unwrap()["subject_operator"]["name"], "Cia Ek");
    office.of("anna", &["verify"], 0);
}

#[test]
fn role_5_exit_codes_tell_a_roles_no_from_a_rules_and_from_nobody() {
    let office = Office::founded("operators-refused");
    office.add_cia();
    office.of("cia", &["operators", "add", "Dan", "--role", "sales-agent"], 3);
    office.of("cia", &["operators", "change", "Anna Berg", "--role", "sales-agent"], 3);
    office.of("cia", &["operators", "passphrase", "Anna Berg"], 3);
    let told = office.of("cia", &["operators", "remove", "Anna Berg", "--yes"], 3);
    let refusal = Refusal::Role { permission: Permission::Operators };
    let said = Locale::new(Language::English, chrono_tz::Tz::UTC).refusal(&refusal);
    assert!(told.contains(&said.what) && told.contains(&said.instead), "the console says {said:?}, and this\n{told}");
    let anna = office.file("anna");
    let again = ["operators", "add", "CIA EK", "--role", "sales-agent", "--new-passphrase-file", &anna];
    office.of("anna", &again, 4);
    office.of("anna", &["operators", "change", "Anna Berg", "--role", "sales-agent"], 4);
    office.of("anna", &["operators", "remove", "Anna Berg", "--yes"], 4);
    assert!(office.of("anna", &["operators", "remove", "Bertil", "--yes"], 5).contains("Cia Ek"));
    let short = office.file("short");
    office.of("anna", &["operators", "passphrase", "--new-passphrase-file", &short], 2);
    office.of("anna", &["operators", "add", "Dan", "--role", "boss"], 2);
    assert_eq!(office.operators("anna").len(), 2);
}

#[test]
fn ones_own_passphrase_and_a_colleagues_are_changed() {
    let office = Office::founded("operators-passphrases");
    office.add_cia();
    let [new, wrong] = [office.file("anna"), office.file("wrong")];
    office.of("cia", &["operators", "passphrase", "--new-passphrase-file", &wrong], 0);
    office.of("cia", &["operators"], 6);
    office.of("wrong", &["operators"], 0);
    fs::write(&new, ANNA).unwrap();
    let cia = office.file("cia");
    office.of("anna", &["operators", "passphrase", "Cia Ek", "--new-passphrase-file", &cia], 0);
    office.of("cia", &["operators"], 0);
}

#[test]
fn after_three_wrong_passphrases_the_next_try_waits_over_processes_and_a_right_one_forgets_them() {
    let office = Office::founded("operators-attempts");
    let kept = office.home.folder().join("data/nyckel/main/attempts");
    for _ in 0..3 {
        assert!(!office.of("wrong", &["operators"], 6).contains("tried in"));
    }
    assert!(kept.exists());
    let told = office.of("anna", &["operators"], 0);
    assert!(told.contains("The next one is tried in 1 second"), "{told}");
    assert!(!kept.exists());
}

#[test]
fn f12_locks_the_console_and_whose_passphrase_it_is_comes_in() {
    let office = Office::founded("operators-lock");
    office.add_cia();
    let terminal = Terminal::nyckel(&office.home, Size::NARROW, &["--lang", "en"]);
    let enter = |text: &str| {
        terminal.wait_for("Passphrase");
        terminal.text(text);
        terminal.keys("Enter");
    };
    enter(ANNA);
    terminal.wait_for("Anna Berg");
    terminal.keys("F3");
    terminal.wait_for("Customers (");
    terminal.keys("g o");
    terminal.wait_for("Operators (2)");
    terminal.keys("F12");
    terminal.wait_for("The console is locked");
    enter(ANNA);
    terminal.wait_for("Operators (2)");
    terminal.keys("F12");
    terminal.wait_for("The console is locked");
    enter(CIA);
    terminal.wait_for("Cia Ek");
    terminal.keys("F3");
    terminal.wait_for("Customers (");
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
}

#[test]
fn a_demo_in_which_everybody_has_another_passphrase_asks_for_it_and_is_entered_by_it() {
    let home = Home::new("operators-demo").set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1");
    let file = |name: &str, text: &str| {
        let path = home.folder().join("home").join(name).to_str().unwrap().to_owned();
        fs::write(&path, text).unwrap();
        path
    };
    let (new, old) = (file("new", ANNA), file("old", nyckel::vault::DEMO_PASSPHRASE));
    for name in ["Erik Lindström", "Sara Öberg", "Johan Nyström", "Fatima Haddad", "Karin Åkesson", "Anna Berg"] {
        let change = ["operators", "passphrase", name, "--new-passphrase-file", &new, "--operator", "Anna Berg"];
        home.command(&[&change[..], &["--passphrase-file", &old]].concat()).assert().success();
    }
    let get = ["key", "get", "Contoso AB", "OR-7F3K2/1", "--show", "--lang", "en"];
    let refused = home.command(&get).assert().code(1);
    let told = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(told.contains("The vault for keys is locked") && told.contains("--passphrase-file"), "{told}");
    home.command(&[&get[..], &["--passphrase-file", &new]].concat()).assert().success();
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en"]);
    terminal.wait_for("Anna Berg");
    terminal.text("contoso ab");
    terminal.wait_for("Contoso AB");
    terminal.keys("Enter w");
    terminal.wait_for("Software (");
    terminal.keys("Enter Enter");
    terminal.wait_for("[ Get key ]");
    terminal.keys("Enter");
    terminal.wait_for("The vault for keys is locked");
    terminal.text(ANNA);
    terminal.keys("Enter");
    terminal.wait_for("You are where you were");
    terminal.keys("Enter");
    terminal.wait_for("Product key");
    terminal.keys("Ctrl-c Ctrl-c");
    assert!(terminal.wait_exit().success());
}
