//! The plan from KMS to MAK on the command line: listed, added to, brought in with mapping and rejects, moved, exported
//! (KMS-1).

use std::fs;

use serde_json::Value;

use crate::home::Home;

fn run(home: &Home, arguments: &[&str], code: i32) -> (String, String) {
    let assert = home.command(arguments).assert().code(code);
    let output = assert.get_output();
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

fn json(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(home, arguments, 0).0).unwrap()
}

#[test]
fn kms_1_a_table_is_brought_in_with_its_bad_rows_told_by_line_and_kept_to_be_mended() {
    let home = Home::new("kms-import");
    let folder = home.folder().join("home");
    let (table, rejects) = (folder.join("enheter.csv"), folder.join("fel.csv"));
    // In Windows-1252, with headings that nobody knows.
    let text = "Maskin;Vad;När\r\nV\u{c4}RD-1;Windows Server 2022;2026-09-01\r\nSRV-2;;05/06/2026\r\n;x;2026-09-01\r\n";
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    fs::write(&table, bytes).unwrap();
    let (file, to) = (table.to_str().unwrap(), rejects.to_str().unwrap());
    let (_, told) = run(&home, &["kms", "import", "contoso.example", file, "--lang", "en"], 2);
    assert!(told.contains("--map") && told.contains("Maskin"), "{told}");
    let mapped = ["kms", "import", "contoso.example", file, "--map", "name=Maskin,last-activation=3", "--lang", "en"];
    let (said, told) = run(&home, &[&mapped[..], &["--dry-run"]].concat(), 1);
    assert!(
        said.contains("Would be added: 1") && told.contains("Windows-1252") && told.contains("line 3"),
        "{said}{told}"
    );
    assert_eq!(json(&home, &["kms", "list", "contoso.example", "--json"])["progress"]["all"], 11);
    run(&home, &[&mapped[..], &["--rejected", to]].concat(), 1);
    let plan = json(&home, &["kms", "list", "contoso.example", "--json"]);
    assert_eq!(plan["progress"]["all"], 12);
    let added = plan["devices"].as_array().unwrap().iter().find(|device| device["name"] == "VÄRD-1").unwrap();
    assert_eq!((&added["last_activation"], &added["state"]), (&"2026-09-01".into(), &"ample".into()));
    let kept = fs::read_to_string(&rejects).unwrap();
    assert!(kept.starts_with("\u{feff}Maskin;Vad;När;Problem") && kept.lines().count() == 3, "{kept}");
    // The rejects are a table themselves; what was said of the order of dates makes one of its rows good.
    let mended = ["kms", "import", "contoso.example", to, "--map", "name=1,last-activation=3", "--date-format", "dmy"];
    let (said, told) = run(&home, &[&mended[..], &["--lang", "en"]].concat(), 1);
    assert!(said.contains("Added: 1") && told.contains("line 3"), "{said}{told}");
    assert_eq!(json(&home, &["kms", "list", "contoso.example", "--json"])["progress"]["all"], 13);
}

#[test]
fn kms_1_devices_are_added_moved_exported_and_removed() {
    let home = Home::new("kms-plan");
    let contoso = "contoso.example";
    let add = ["kms", "add", contoso, "--name", "SRV-9", "--last-activation", "2026-11-20", "--lang", "en"];
    let (_, told) = run(&home, &add, 0);
    assert!(told.contains("SRV-9 was added") && told.contains("usually"), "{told}");
    let wrong = ["kms", "add", contoso, "--name", "SRV-8", "--last-activation", "05/06/2026", "--lang", "en"];
    assert!(run(&home, &wrong, 2).1.contains("2026-06-05"));
    run(&home, &["kms", "move", contoso, "srv-9", "SRV-WEB-01"], 0);
    let plan = json(&home, &["kms", "list", contoso, "--json"]);
    assert_eq!((&plan["progress"]["moved"], &plan["progress"]["all"]), (&5.into(), &12.into()));
    run(&home, &["kms", "move", contoso, "srv-9", "--undo"], 0);
    run(&home, &["kms", "move", contoso, "no-such"], 5);
    let exported = run(&home, &["kms", "export", contoso, "--lang", "en"], 0).0;
    assert!(exported.starts_with("\u{feff}Device;Product;Last activated;Note;Usually until;"), "{exported}");
    run(&home, &["kms", "remove", contoso, "SRV-9"], 0);
    assert_eq!(json(&home, &["kms", "list", contoso, "--json"])["progress"]["all"], 11);
    run(&home, &["kms", "list", contoso, "--operator", "Karin Åkesson"], 3);
}

#[test]
fn kms_1_deadlines_of_all_customers_come_in_order() {
    let home = Home::new("kms-deadlines");
    let found = json(&home, &["kms", "deadlines", "--within", "30d", "--json"]);
    let until: Vec<&str> =
        found["devices"].as_array().unwrap().iter().map(|device| device["usually_until"].as_str().unwrap()).collect();
    assert!(10 < until.len() && until.is_sorted(), "{until:?}");
    let (said, _) = run(&home, &["kms", "deadlines", "--lang", "en"], 0);
    assert!(said.contains("SRV-FIL-01") && said.contains("overdue by 7 days"), "{said}");
}

#[test]
fn key_4_the_answer_to_a_kms_key_names_the_plan() {
    let home = Home::new("kms-key");
    let asked = ["key", "get", "contoso.example", "OR-7F3K2", "--kind", "kms", "--show", "--lang", "en"];
    assert!(run(&home, &asked, 4).1.contains("nyckel kms"));
}
