//! Checking the store, writing its records out and bringing them in, as scripts see it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::home::{Home, NYCKEL};
use crate::support::canary;
use crate::terminal::{Size, Terminal};

const WITHOUT_UPKEEP: &str = "Fatima Haddad";

/// Standard output and standard error of a command that ends with that code.
fn said(home: &Home, arguments: &[&str], code: i32) -> (String, String) {
    let assert = home.command(arguments).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&assert.get_output().stdout), text(&assert.get_output().stderr))
}

/// A demo of three customers.
fn small(name: &str) -> Home {
    let home = Home::new(name);
    said(&home, &["seed", "--customers", "3"], 0);
    home
}

fn file(home: &Home, name: &str) -> (PathBuf, String) {
    let path = home.folder().join("home").join(name);
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

/// The lines that an import reads.
fn records(text: &str) -> Vec<&str> {
    let is_passed_over = |line: &&str| {
        ["{\"nyckel\"", "{\"kind\":\"operator\"", "{\"kind\":\"activity\""].iter().any(|start| line.starts_with(start))
    };
    text.lines().filter(|line| !is_passed_over(line)).collect()
}

#[test]
fn a_whole_store_is_told_of_and_ends_with_0() {
    let home = small("upkeep-verify");
    let (english, _) = said(&home, &["verify"], 0);
    assert!(english.starts_with("The store is whole"), "{english}");
    let (swedish, _) = said(&home, &["--lang", "sv", "verify"], 0);
    assert!(swedish.starts_with("Datalagret är helt"), "{swedish}");
    said(&home, &["key", "get", "contoso.example", "Windows Server 2022 Standard - 16 Core License Pack", "--show"], 0);
    let (json, _) = said(&home, &["verify", "--json"], 0);
    let answer: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&answer["whole"], &answer["activity"], &answer["more"]), (&true.into(), &1.into(), &0.into()));
    assert_eq!(answer["findings"], Value::Array(Vec::new()));
}

#[test]
fn a_store_that_is_not_whole_ends_with_1_and_says_where_it_is_wrong() {
    let home = small("upkeep-wrong");
    let store = sled::open(home.folder().join("data/nyckel/demo/store")).unwrap();
    store.open_tree("key_slots").unwrap().insert([0xAB, 0xCD], b"nothing").unwrap();
    drop(store);
    for (language, sentence) in [("sv", "är ingen giltig nyckel"), ("en", "is no key of this tree")] {
        let (output, complaint) = said(&home, &["--lang", language, "verify"], 1);
        let line = complaint.lines().last().unwrap();
        assert!(output.is_empty() && line.contains("key_slots abcd: ") && line.contains(sentence), "{complaint}");
    }
    for arguments in [&["verify", "--json"][..], &["--read-only", "verify", "--json"]] {
        let (json, complaint) = said(&home, arguments, 1);
        let answer: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(answer["findings"][0]["wrong"], "bad-key", "{arguments:?}");
        assert!(!complaint.contains("abcd"), "told once: {complaint}");
    }
}

#[test]
fn role_5_who_may_not_keep_the_store_up_is_refused_with_3() {
    let home = small("upkeep-refused");
    let (path, name) = file(&home, "export.jsonl");
    for arguments in [&["verify"][..], &["export"], &["export", &name], &["import", "/dev/null"]] {
        let (output, complaint) = said(&home, &[arguments, &["--operator", WITHOUT_UPKEEP]].concat(), 3);
        assert!(output.is_empty() && !complaint.is_empty(), "{arguments:?}: {output}");
    }
    assert!(!path.exists(), "not even an empty file");
    let (log, _) = said(&home, &["activity", "--all", "--json"], 0);
    let log: Value = serde_json::from_str(&log).unwrap();
    let kinds: Vec<&str> =
        log["activity"].as_array().unwrap().iter().rev().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["looked", "exported", "exported", "imported", "log-opened"]);
    assert_eq!(log["activity"][1]["outcome"], "refused");
}

#[test]
fn an_export_goes_to_output_or_to_a_private_file_that_is_replaced_only_on_demand() {
    let home = small("upkeep-export");
    let (output, _) = said(&home, &["export"], 0);
    assert!(output.starts_with("{\"nyckel\":\"export\",\"version\":1,"), "{output}");
    let (path, name) = file(&home, "export.jsonl");
    let (done, _) = said(&home, &["export", &name], 0);
    assert!(done.contains(&name), "{done}");
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(records(&written), records(&output));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let (_, there) = said(&home, &["--lang", "sv", "export", &name], 1);
    assert!(there.contains("finns redan"), "{there}");
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    said(&home, &["export", &name, "--force"], 0);
    assert_ne!(fs::read_to_string(&path).unwrap(), written, "the log has grown");
    let names = fs::read_dir(path.parent().unwrap()).unwrap().flatten().map(|entry| entry.file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["export.jsonl"], "nothing else is left there");
}

#[test]
fn key_5_no_key_is_in_an_export() {
    let home = small("upkeep-canary").set("NYCKEL_TESTING_CANARY", "1");
    let get = ["key", "get", "contoso.example", "Windows Server 2022 Standard - 16 Core License Pack", "--show"];
    assert_eq!(said(&home, &get, 0).0.trim_end(), canary::key());
    let (_, name) = file(&home, "export.jsonl");
    said(&home, &["export", &name], 0);
    canary::assert_absent(home.artefacts());
}

#[test]
fn a_reader_of_an_export_that_goes_away_is_no_error() {
    let home = Home::new("upkeep-pipe");
    said(&home, &["customers", "--limit", "1"], 0);
    let script = format!("{NYCKEL} export | head -1 | cut -c 1-20; echo ended ${{PIPESTATUS[0]}}");
    let terminal = Terminal::start(&home, Size::WIDE, "/bin/bash", &["-c", &script]);
    terminal.wait_for("ended 0");
    terminal.wait_exit();
    assert!(!terminal.screen_text().contains("panic"), "{}", terminal.screen_text());
}

#[test]
fn what_one_store_exports_another_imports_once() {
    let home = small("upkeep-import");
    let (path, name) = file(&home, "export.jsonl");
    said(&home, &["export", &name], 0);
    let exported = fs::read_to_string(path).unwrap();
    let other = Home::new("upkeep-import-other");
    said(&other, &["seed", "--customers", "1", "--seed", "7"], 0);
    let (planned, _) = said(&other, &["import", &name, "--dry-run"], 0);
    assert!(planned.starts_with("Would be imported: customers 3"), "{planned}");
    let (done, _) = said(&other, &["import", &name], 0);
    assert!(done.starts_with("Imported: customers 3") && done.contains("operators 6"), "{done}");
    let (after, _) = said(&other, &["export"], 0);
    let after = records(&after);
    assert!(records(&exported).iter().all(|line| after.contains(line)), "everything is there");
    let assert = other.command(&["--lang", "sv", "import", "-"]).write_stdin(exported).assert().code(0);
    let again = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(again.starts_with("Importerat: kunder 0") && again.contains("Fanns redan likadant: kunder 3"), "{again}");
    said(&other, &["verify"], 0);
    assert!(said(&other, &["customers", "--json"], 0).0.contains("\"total\": 4"), "they are found");
}

#[test]
fn bad_lines_are_told_with_their_numbers_in_both_languages() {
    let home = small("upkeep-bad");
    let (path, name) = file(&home, "bad.jsonl");
    let tenant = "00000000-0000-0000-0000-000000000009";
    let customer = format!(
        "{{\"kind\":\"customer\",\"tenant\":\"{tenant}\",\"name\":\"Ek\",\"domain\":\"ek.example\",\"market\":\"sweden\",\
         \"language\":\"sv-SE\",\"contact\":{{\"name\":\"\",\"email\":\"\",\"phone\":\"\"}}}}"
    );
    let order =
        format!("{{\"kind\":\"order\",\"tenant\":\"{tenant}\",\"order\":\"OR-1\",\"placed\":\"i går\",\"lines\":1}}");
    fs::write(&path, format!("{{\"nyckel\":\"export\",\"version\":1}}\n{customer}\n{order}\n")).unwrap();
    for (language, words) in [("sv", ["rad 3: placed är", "RFC 3339"]), ("en", ["line 3: placed is", "RFC 3339"])] {
        let (output, complaint) = said(&home, &["--lang", language, "import", &name], 1);
        assert!(output.is_empty() && words.iter().all(|word| complaint.contains(word)), "{complaint}");
    }
    let (output, note) = said(&home, &["import", &name, "--skip-bad-lines"], 0);
    assert!(output.starts_with("Imported: customers 1, orders 0") && note.contains("line 3"), "{output}{note}");
    fs::write(&path, "kund;order\n").unwrap();
    assert!(said(&home, &["import", &name, "--skip-bad-lines"], 1).1.contains("\"version\":1"));
    said(&home, &["import", "nowhere.jsonl"], 1);
    said(&home, &["import"], 2);
}
