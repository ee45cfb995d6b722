//! Support requests on the command line: filed with a file that may then go, listed, shown and exported; refused with
//! what is wrong, flag by flag (SUPPORT-1, SUPPORT-2).

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::home::Home;

const FILE: &[&str] = &[
    "support",
    "file",
    "--kind",
    "refund",
    "--title",
    "Fel antal",
    "--description",
    "Två i stället för en.",
    "--customer",
    "contoso.example",
    "--purchase",
    "OR-7F3K2",
    "--refund-reason",
    "Dubbelt köp",
    "--amount",
    "1250.50 SEK",
    "--email",
    "anna@partner.example",
    "--phone",
    "+46 8 123 45 67",
];

fn output_of(home: &Home, arguments: &[&str]) -> String {
    let assert = home.command(arguments).assert().code(0);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&output_of(home, arguments)).unwrap()
}

#[test]
fn support_1_a_request_is_filed_listed_shown_and_exported_with_its_file() {
    let home = Home::new("support");
    let log = home.folder().join("home/logg.txt");
    fs::write(&log, "line 1\n".repeat(20_000)).unwrap();
    let attach = log.to_str().unwrap();
    let number = output_of(&home, &[FILE, &["--attach", attach]].concat()).trim().to_owned();
    assert!(number.starts_with("SR-") && number.len() == 9, "{number}");
    fs::remove_file(&log).unwrap();
    let listed = json_of(&home, &["support", "list", "--json"]);
    let newest = &listed["requests"][0];
    assert_eq!((newest["number"].as_str(), newest["status"].as_str()), (Some(number.as_str()), Some("open")));
    let shown = json_of(&home, &["support", "show", &number, "--json"]);
    assert_eq!((&shown["amount"]["amount"], &shown["amount"]["currency"]), (&"1250.50".into(), &"SEK".into()));
    assert_eq!((&shown["files"][0]["name"], &shown["files"][0]["bytes"]), (&"logg.txt".into(), &140_000.into()));
    assert!(output_of(&home, &["support", "show", &number]).contains("Fel antal"));
    let mail = home.folder().join("home/request.eml");
    let to = ["support", "export", &number, "--as", "eml", "--to", mail.to_str().unwrap()];
    home.command(&to).assert().code(0);
    let written = fs::read_to_string(&mail).unwrap();
    assert!(written.contains("From: ") && written.contains("logg.txt") && written.contains("base64"), "{written}");
    assert_eq!(fs::metadata(&mail).unwrap().permissions().mode() & 0o777, 0o600);
    home.command(&to).assert().code(1);
    assert_eq!(fs::read_to_string(&mail).unwrap(), written, "what is there is not replaced");
    assert!(output_of(&home, &["support", "export", &number, "--as", "text"]).contains("Dubbelt köp"));
    output_of(&home, &["verify"]);
    output_of(&home, &["backup"]);
    output_of(&home, &["restore", "latest", "--yes"]);
    assert_eq!(json_of(&home, &["support", "show", &number, "--json"]), shown, "a restore brings it back");
    let log = output_of(&home, &["activity", "--all", "--json"]);
    assert!(log.contains("support-request-filed") && log.contains(&number), "{log}");
}

#[test]
fn support_2_what_is_wrong_is_told_flag_by_flag_and_nothing_is_filed() {
    let home = Home::new("support-wrong");
    let before = json_of(&home, &["support", "list", "--json"]);
    let wrong = ["support", "file", "--kind", "refund", "--title", " ", "--description", "x", "--amount", "10"];
    let assert = home.command(&wrong).assert().code(2);
    let told = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    for flag in ["--title", "--customer", "--purchase", "--refund-reason", "--amount", "--email", "--phone"] {
        assert!(told.contains(&format!("{flag}: ")), "{flag}: {told}");
    }
    let nowhere = [FILE, &["--attach", "nowhere.txt"]].concat();
    home.command(&nowhere).assert().code(1);
    home.command(&["support", "file", "--kind", "complaint", "--title", "x", "--description", "x"]).assert().code(2);
    assert_eq!(json_of(&home, &["support", "list", "--json"]), before, "no request and no draft is left of it");
    home.command(&["support", "show", "SR-NOWHERE"]).assert().code(5);
}
