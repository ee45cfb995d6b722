//! `--as-customer` in real processes: the commands of the customer's own view, what it refuses, and the console that is
//! nothing else (M365-1).

use std::fs;

use assert_cmd::assert::Assert;
use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Size, Terminal};

const CONTOSO: &str = "contoso.example";
const PRODUCT: &str = "Windows Server 2022 Standard - 16 Core License Pack";
const WITHOUT_KEYS: &str = "Fatima Haddad";
const WITHOUT_SOFTWARE: &str = "Karin Åkesson";

fn ends(home: &Home, arguments: &[&str], code: i32) -> Assert {
    home.command(&[&["--as-customer", CONTOSO], arguments].concat()).assert().code(code)
}

fn output(home: &Home, arguments: &[&str]) -> String {
    String::from_utf8(ends(home, arguments, 0).get_output().stdout.clone()).unwrap()
}

fn complaint(home: &Home, arguments: &[&str], code: i32) -> String {
    let assert = ends(home, arguments, code);
    assert!(assert.get_output().stdout.is_empty(), "{arguments:?} writes nothing to standard output");
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn partners(home: &Home, arguments: &[&str]) -> Value {
    let output = home.command(arguments).assert().code(0).get_output().stdout.clone();
    serde_json::from_slice(&output).unwrap()
}

/// Another customer's GUID, domain, name, and one of its order numbers with a line.
fn other(home: &Home) -> [String; 4] {
    let customers = partners(home, &["customers", "--json"]);
    let others = customers["customers"].as_array().unwrap().iter();
    let mut others = others.filter(|customer| customer["domain"] != CONTOSO);
    others
        .find_map(|customer| {
            let of = |name: &str| customer[name].as_str().unwrap().to_owned();
            let software = partners(home, &["software", &of("tenant"), "--json"]);
            let row = software["software"].as_array().unwrap().first()?.clone();
            let order = format!("{}/{}", row["order"].as_str().unwrap(), row["line"]);
            Some([of("tenant"), of("domain"), of("name"), order])
        })
        .unwrap()
}

#[test]
fn m365_1_the_customers_commands_reach_its_own_software_and_are_on_record_as_its_view() {
    let home = Home::new("customers-view-commands");
    let software = output(&home, &["software"]);
    assert!(software.contains(PRODUCT) && !software.contains("Azure Reserved"), "{software}");
    assert_eq!(software, output(&home, &["software", "Contoso AB"]), "the customer may be named all the same");
    let key = output(&home, &["key", "get", PRODUCT, "--show"]);
    let partners_own = home.command(&["key", "get", CONTOSO, PRODUCT, "--show"]).assert().code(0);
    assert_eq!(key.as_bytes(), partners_own.get_output().stdout, "it is the same key");
    let link: Value = serde_json::from_str(&output(&home, &["link", PRODUCT, "--json"])).unwrap();
    assert!(link["link"].as_str().unwrap().contains("download.example"));
    let folder = home.folder().join("fetched");
    fs::create_dir(&folder).unwrap();
    output(&home, &["download", PRODUCT, "--to", folder.to_str().unwrap()]);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let log = partners(&home, &["activity", "--json"]);
    let records = log["activity"].as_array().unwrap();
    let in_view: Vec<&Value> = records.iter().filter(|record| record["stand_in"] == "Anna Berg").collect();
    assert_eq!((records.len(), in_view.len()), (5, 4), "{log}");
    for (language, who) in [("sv", "Anna Berg (kundens vy)"), ("en", "Anna Berg (customer’s view)")] {
        let list = home.command(&["--lang", language, "activity"]).assert().code(0).get_output().stdout.clone();
        assert!(String::from_utf8(list).unwrap().contains(who));
    }
}

#[test]
fn m365_1_another_tenant_is_not_found_by_anything() {
    let home = Home::new("customers-view-others");
    let [tenant, domain, name, order] = other(&home);
    for text in [&tenant, &domain, &name] {
        for arguments in [
            &["software", text][..],
            &["key", "get", text, PRODUCT, "--show"],
            &["link", text, PRODUCT, "--show"],
            &["download", text, PRODUCT],
        ] {
            let nothing = complaint(&home, arguments, 5);
            assert!(nothing.contains(text.as_str()));
            let like = complaint(
                &home,
                &arguments.iter().map(|word| if *word == text { "Ingen AB" } else { word }).collect::<Vec<_>>(),
                5,
            );
            assert_eq!(nothing.replace(text.as_str(), "…"), like.replace("Ingen AB", "…"));
        }
    }
    for product in [&order, "OR-00000/1"] {
        complaint(&home, &["key", "get", product, "--show"], 5);
    }
    assert!(!output(&home, &["software", "--json"]).contains(&tenant));
}

#[test]
fn what_is_the_partners_is_refused_and_what_is_about_no_customer_has_no_place() {
    let home = Home::new("customers-view-refused");
    for arguments in [
        &["customers"][..],
        &["subscriptions", CONTOSO],
        &["orders", CONTOSO],
        // What it lacks besides does not matter: it is not there.
        &["orders"],
        &["kms"],
        &["catalog", CONTOSO],
        &["billing", CONTOSO],
        &["order", CONTOSO, "x"],
        &["cancel", "software", CONTOSO, PRODUCT, "--yes"],
        &["support", "list"],
        &["deadlines"],
        &["activity"],
        &["verify"],
        &["export", "x"],
        &["import", "x"],
        &["backup"],
        &["restore", "latest", "--yes"],
        &["recover"],
        &["compact"],
    ] {
        let sentence = complaint(&home, &[&["--lang", "en"], arguments].concat(), 3);
        assert!(sentence.contains(arguments[0]) && sentence.contains("--as-customer"), "{sentence}");
    }
    for arguments in [&["market", "sver"][..], &["seed"], &["doctor"], &["completions", "bash"], &["man"], &["help"]] {
        assert!(complaint(&home, arguments, 2).contains("--as-customer"));
    }
    assert!(!home.folder().join("data/nyckel/demo/store").exists(), "no store was opened for it");
}

#[test]
fn role_2_who_stands_in_has_what_the_own_roles_give() {
    let home = Home::new("customers-view-roles");
    output(&home, &["--operator", WITHOUT_KEYS, "software"]);
    let sentence = complaint(&home, &["--operator", WITHOUT_KEYS, "--lang", "en", "key", "get", PRODUCT, "--show"], 3);
    assert!(sentence.contains("Admin agent"), "{sentence}");
    complaint(&home, &["--operator", WITHOUT_SOFTWARE, "software"], 3);
    complaint(&home, &["--operator", WITHOUT_SOFTWARE], 3);
}

#[test]
fn another_customer_is_not_to_be_looked_for_with_what_is_not_there() {
    let home = Home::new("customers-view-another");
    let sentence = complaint(&home, &["--lang", "en", "software", "fabrikam"], 5);
    assert!(sentence.contains("only that customer") && !sentence.contains("nyckel customers"), "{sentence}");
}

#[test]
fn role_2_log_1_the_role_comes_before_the_clipboard_and_its_no_is_on_record() {
    let home = Home::new("roles-before-clipboards");
    for command in [&["key", "get"][..], &["link"]] {
        let asked = [command, &[CONTOSO, PRODUCT, "--copy"]].concat();
        let without = [&["--lang", "en", "--operator", WITHOUT_KEYS], asked.as_slice()].concat();
        let ended = home.command(&without).assert().code(3);
        let said = String::from_utf8_lossy(&ended.get_output().stderr).into_owned();
        assert!(said.contains("Admin agent") && !said.contains("clipboard"), "{said}");
        // Who may have it is told of the clipboard, and nothing was copied.
        let ended = home.command(&[&["--lang", "en"], asked.as_slice()].concat()).assert().code(1);
        assert!(String::from_utf8_lossy(&ended.get_output().stderr).contains("clipboard"));
    }
    let ended = home.command(&["activity", "--json"]).assert().code(0);
    let log = String::from_utf8_lossy(&ended.get_output().stdout).into_owned();
    assert_eq!(log.matches("refused").count(), 2, "{log}");
}

#[test]
fn a_customer_that_is_not_there_is_told_of_and_without_the_flag_one_has_to_be_named() {
    let home = Home::new("customers-view-nobody");
    for arguments in [&[][..], &["software"], &["key", "get", PRODUCT, "--show"]] {
        let asked = [&["--as-customer", "Nobody AB"], arguments].concat();
        let ended = home.command(&asked).assert().code(5);
        assert!(String::from_utf8_lossy(&ended.get_output().stderr).contains("Nobody AB"));
    }
    for arguments in [&["software"][..], &["key", "get", PRODUCT, "--show"], &["link", PRODUCT, "--show"]] {
        let ended = home.command(&[&["--lang", "en"], arguments].concat()).assert().code(2);
        assert!(String::from_utf8_lossy(&ended.get_output().stderr).contains("<CUSTOMER>"));
    }
}

#[test]
fn m365_1_the_console_is_the_customers_and_ends_as_it() {
    let home = Home::new("customers-view-console");
    for size in [Size::WIDE, Size::NARROW] {
        let terminal = Terminal::nyckel(&home, size, &["--as-customer", CONTOSO, "--lang", "en"]);
        terminal.wait_for("Customer’s own view: Global admin at Contoso AB, by Anna Berg");
        terminal.wait_for("Windows Server 2022 Standard");
        for keys in ["g m", "g c", "F3", "Esc", "Backspace", "Alt-Left"] {
            terminal.keys(keys);
        }
        terminal.keys("U");
        terminal.wait_for("User without an admin role");
        // The screen may be read while a frame is still being written: of the whole frames none says both.
        terminal.wait_until_gone("Windows Server");
        terminal.keys("Esc g m U");
        terminal.wait_for("Windows Server 2022 Standard");
        terminal.keys("Enter");
        terminal.wait_for("[ Get keys and downloads ]");
        for frame in terminal.frames() {
            assert!(!frame.contains("Customers") && !frame.contains("Admin agent"), "{frame}");
            let names_a_product = frame.contains("Windows Server");
            assert!(!(frame.contains("User without an admin role") && names_a_product), "{frame}");
        }
        terminal.keys("q");
        assert!(terminal.wait_exit().success());
        terminal.assert_restored();
    }
}

#[test]
fn a_store_of_ones_own_asks_for_the_passphrase_of_who_stands_in() {
    let home = Home::new("customers-view-own").set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1");
    let records = home.folder().join("records.jsonl");
    home.command(&["--demo", "--operator", "Sara Öberg", "export", records.to_str().unwrap()]).assert().code(0);
    let passphrase = home.folder().join("passphrase");
    fs::write(&passphrase, "sju blå hästar Xyzzy\n").unwrap();
    let (passphrase, records) = (passphrase.to_str().unwrap(), records.to_str().unwrap());
    let init = ["init", "--name", "Åsa Öberg", "--passphrase-file", passphrase, "--import", records];
    home.command(&init).assert().code(0);
    complaint(&home, &["software"], 2);
    assert!(output(&home, &["--passphrase-file", passphrase, "software"]).contains(PRODUCT));
    // It is asked for before there is a screen, as commands do; and who guessed waits, as they do.
    let wrong = home.folder().join("wrong");
    fs::write(&wrong, "sju blå hästar Zyxxy\n").unwrap();
    for _ in 0..4 {
        complaint(&home, &["--passphrase-file", wrong.to_str().unwrap(), "software"], 6);
    }
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["--as-customer", CONTOSO, "--lang", "en"]);
    terminal.wait_for("Passphrase:");
    terminal.line("sju blå hästar Xyzzy");
    terminal.wait_for("Customer’s own view: Global admin at Contoso AB, by Åsa Öberg");
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
}
