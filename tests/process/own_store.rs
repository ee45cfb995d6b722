//! A partner's own store in real processes: made, unlocked, looked at, and told about. No passphrase is found anywhere.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use assert_cmd::assert::Assert;
use serde_json::Value;

use crate::console::{ENGLISH, walk_to_panes};
use crate::home::Home;
use crate::terminal::{Size, Terminal};

const NAME: &str = "Åsa Öberg";
const PASSPHRASE: &str = "sju blå hästar Xyzzy";
const WRONG: &str = "sju röda hästar Xyzzy";
const CONTOSO: &str = "contoso.example";
const PRODUCT: &str = "Windows Server 2022 Standard - 16 Core License Pack";

fn new_home(name: &str) -> Home {
    Home::new(name).set("NYCKEL_TESTING_CHEAP_PASSPHRASES", "1")
}

/// A file with that passphrase, beside the home's folders.
fn file(home: &Home, name: &str, text: &str) -> String {
    let path = home.folder().join("home").join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn ends(home: &Home, arguments: &[&str], code: i32) -> Assert {
    home.command(arguments).assert().code(code)
}

fn complaint(home: &Home, arguments: &[&str], code: i32) -> String {
    String::from_utf8(ends(home, arguments, code).get_output().stderr.clone()).unwrap()
}

fn output(home: &Home, arguments: &[&str]) -> String {
    String::from_utf8(ends(home, arguments, 0).get_output().stdout.clone()).unwrap()
}

/// A home with a store of its own, and the file that unlocks it.
fn founded(name: &str) -> (Home, String) {
    let home = new_home(name);
    let file = file(&home, "passphrase", &format!("{PASSPHRASE}\n"));
    output(&home, &["init", "--name", NAME, "--passphrase-file", &file]);
    (home, file)
}

fn main_directory(home: &Home) -> PathBuf {
    home.folder().join("data/nyckel/main")
}

/// Every file under that directory with its bytes.
fn bytes_of(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(directory).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    files.map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap())).collect()
}

/// Asserts that no file but the test's own holds a passphrase, and none of these texts.
#[track_caller]
fn check_secret(home: &Home, texts: &[String]) {
    let holds = |bytes: &[u8]| {
        [PASSPHRASE, WRONG].iter().any(|secret| bytes.windows(secret.len()).any(|window| window == secret.as_bytes()))
    };
    for (path, bytes) in bytes_of(home.folder()) {
        assert!(path.starts_with(home.folder().join("home")) || !holds(&bytes), "{} holds it", path.display());
    }
    assert!(texts.iter().all(|text| !holds(text.as_bytes())));
}

fn unlock(terminal: &Terminal) {
    terminal.wait_for("Passphrase");
    terminal.text(PASSPHRASE);
    terminal.keys("Enter");
    terminal.wait_for(NAME);
}

#[test]
fn a_store_is_made_once_private_and_without_a_trace_of_its_passphrase() {
    let (home, file) = founded("own-init");
    let home = home.set("NYCKEL_LOG", "trace");
    let mode = main_directory(&home).metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let before = bytes_of(&main_directory(&home));
    let again = complaint(&home, &["init", "--name", "Bo Ek", "--passphrase-file", &file], 1);
    assert!(again.contains("data/nyckel/main"), "{again}");
    assert_eq!(bytes_of(&main_directory(&home)), before, "nothing was changed");
    let log: Value =
        serde_json::from_str(&output(&home, &["activity", "--all", "--json", "--passphrase-file", &file])).unwrap();
    assert_eq!(log["activity"][0]["name"], NAME, "the passphrase says who acts");
    complaint(&home, &["customers", "--passphrase-file", &self::file(&home, "wrong", WRONG)], 6);
    check_secret(&home, &[again]);
}

#[test]
fn a_store_is_made_with_the_records_of_a_file_or_not_at_all() {
    let home = new_home("own-import");
    let passphrase = file(&home, "passphrase", &format!("{PASSPHRASE}\n"));
    let init = |import: &str, code| {
        let arguments = ["init", "--name", NAME, "--passphrase-file", &passphrase, "--import", import];
        String::from_utf8(ends(&home, &arguments, code).get_output().stdout.clone()).unwrap()
    };
    init("nowhere.jsonl", 1);
    assert!(!main_directory(&home).exists());
    output(&home, &["--demo", "seed", "--customers", "3"]);
    let records = home.folder().join("home/records.jsonl");
    output(&home, &["--demo", "export", records.to_str().unwrap()]);
    let told = init(records.to_str().unwrap(), 0);
    assert!(told.contains('3'), "{told}");
    let customers = output(&home, &["customers", "--passphrase-file", &passphrase]);
    assert!(customers.contains("Contoso AB"), "{customers}");
    let shown = output(&home, &["key", "get", CONTOSO, PRODUCT, "--show", "--passphrase-file", &passphrase]);
    assert_eq!(shown.trim().chars().filter(char::is_ascii_digit).count(), 32, "a key of one's own store");
}

#[test]
fn what_is_no_passphrase_or_no_name_makes_nothing() {
    let home = new_home("own-refused");
    let file = |text: &str| file(&home, "candidate", text);
    let short = complaint(&home, &["init", "--name", NAME, "--passphrase-file", &file("elva tecken")], 2);
    assert!(short.contains("12"), "{short}");
    complaint(&home, &["init", "--name", " ", "--passphrase-file", &file(PASSPHRASE)], 2);
    complaint(&home, &["init", "--passphrase-file", &file(PASSPHRASE)], 2);
    let missing = complaint(&home, &["--lang", "sv", "init", "--name", NAME, "--passphrase-file", "/nonexistent"], 2);
    assert!(missing.contains("det finns ingen sådan fil"), "{missing}");
    complaint(&home, &["--read-only", "init", "--name", NAME, "--passphrase-file", &file(PASSPHRASE)], 2);
    let nowhere = complaint(&home, &["init", "--name", NAME], 2);
    assert!(nowhere.contains("--passphrase-file"), "{nowhere}");
    assert!(!main_directory(&home).join("store").exists());
}

#[test]
fn a_making_that_was_broken_off_is_no_store_and_is_made_again() {
    let home = new_home("own-half");
    fs::create_dir_all(main_directory(&home).join("store.new")).unwrap();
    fs::write(main_directory(&home).join("store.new/db"), "half").unwrap();
    assert!(output(&home, &["customers", "--limit", "1"]).contains("Contoso"), "the demo is opened");
    let file = file(&home, "passphrase", PASSPHRASE);
    output(&home, &["init", "--name", NAME, "--passphrase-file", &file]);
    assert!(complaint(&home, &["customers"], 2).contains("--passphrase-file"), "now there is one");
}

#[test]
fn a_passphrase_is_typed_twice_and_never_echoed() {
    let home = new_home("own-typed");
    for language in ["sv", "en"] {
        let choose = if language == "sv" { "Välj en lösenfras" } else { "Choose a passphrase" };
        let again = if language == "sv" { "En gång till" } else { "Once more" };
        let start = || {
            let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", language, "init", "--name", NAME]);
            terminal.wait_for(choose);
            terminal
        };
        // What does not do is told, and it is asked for again.
        let wrong = start();
        wrong.line("kort");
        wrong.wait_for(if language == "sv" { "för kort" } else { "too short" });
        wrong.line(PASSPHRASE);
        wrong.wait_for(again);
        wrong.line(WRONG);
        wrong.wait_for(if language == "sv" { "inte lika" } else { "differ" });
        wrong.wait_until("the third question", |screen| screen.contents().matches(choose).count() == 3);
        wrong.keys("Ctrl-c");
        assert_eq!(wrong.wait_exit().exit_code(), 1);
        let interrupted = start();
        interrupted.text("half a passphr");
        interrupted.keys("Ctrl-c");
        assert_eq!(interrupted.wait_exit().exit_code(), 1);
        assert!(!interrupted.screen_text().contains("half"), "{}", interrupted.screen_text());
        assert!(!main_directory(&home).join("store").exists());
    }
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["init", "--name", NAME]);
    terminal.wait_for("Choose a passphrase");
    terminal.line(PASSPHRASE);
    terminal.wait_for("Once more");
    terminal.line(PASSPHRASE);
    assert!(terminal.wait_exit().success(), "{}", terminal.screen_text());
    let commanded = Terminal::nyckel(&home, Size::NARROW, &["customers"]);
    commanded.wait_for("Passphrase:");
    commanded.line(PASSPHRASE);
    commanded.wait_exit();
    assert!(commanded.screen_text().contains("There are no customers yet"), "{}", commanded.screen_text());
    let shell = Terminal::shell(&home, Size::NARROW);
    shell.line(&format!("{} --lang en customers", env!("CARGO_BIN_EXE_nyckel")));
    shell.wait_for("Passphrase:");
    shell.keys("x y Backspace Ctrl-c");
    shell.wait_for_prompt();
    shell.line("stty -a | grep -o '[-]*echo '");
    shell.wait_until("what the terminal does", |screen| screen.contents().lines().any(|line| line.trim() == "echo"));
    shell.line("exit");
    shell.wait_exit();
    let raw = |terminal: &Terminal| String::from_utf8_lossy(&terminal.raw_output()).into_owned();
    check_secret(&home, &[raw(&terminal), raw(&commanded)]);
}

#[test]
fn commands_want_the_right_passphrase_and_nothing_that_is_the_demos() {
    let (home, file) = founded("own-commands");
    let with = |arguments: &[&'static str]| [&["--passphrase-file", file.as_str()], arguments].concat();
    for search in [&[][..], &["contoso"]] {
        let told = complaint(&home, &with(&[&["customers"], search].concat()), 0);
        assert!(told.contains("nyckel import"), "{told}");
    }
    assert!(complaint(&home, &["--demo", "customers", "qqqq"], 0).contains("No customer was found"));
    assert!(complaint(&home, &with(&["--operator", NAME, "customers"]), 2).contains("--operator"));
    assert!(complaint(&home, &with(&["--now", "2030-01-01T00:00:00Z", "customers"]), 2).contains("--now"));
    for (language, sentence) in [("sv", "Lösenfrasen stämmer inte"), ("en", "The passphrase is not right")] {
        let wrong = self::file(&home, "wrong", WRONG);
        let told = complaint(&home, &["--lang", language, "--passphrase-file", &wrong, "customers"], 6);
        assert!(told.contains(sentence), "{told}");
        let without = complaint(&home, &["--lang", language, "customers"], 2);
        assert!(without.contains("--passphrase-file") && !without.contains('⟦'), "{without}");
    }
    assert!(output(&home, &["--demo", "customers", "--limit", "1"]).contains("Contoso"), "the demo needs none");
}

#[test]
fn the_console_is_unlocked_by_what_is_typed_and_shows_what_to_do_next() {
    let (home, _) = founded("own-console");
    for size in [Size::WIDE, Size::NARROW] {
        let terminal = Terminal::nyckel(&home, size, &["--lang", "en"]);
        // Typed as soon as there is a frame, perhaps before the store is open: it stands nowhere but in the dialog.
        terminal.wait_for("Passphrase");
        terminal.text(WRONG);
        terminal.keys("Enter");
        terminal.wait_for("The passphrase is not right");
        assert!(!terminal.screen_text().contains(NAME));
        terminal.keys("F4");
        // A frame can reach the screen in two halves, one in each language.
        terminal.wait_until_gone("Passphrase");
        terminal.wait_for("Lösenfras");
        terminal.keys("F4");
        terminal.wait_until_gone("Lösenfras");
        unlock(&terminal);
        terminal.wait_for("nyckel import");
        terminal.keys("F3");
        terminal.wait_for("There are no customers here yet");
        assert!(terminal.screen_text().contains("local"));
        terminal.keys("Ctrl-c");
        assert!(terminal.wait_exit().success());
        terminal.assert_restored();
        check_secret(&home, &[String::from_utf8_lossy(&terminal.raw_output()).into_owned()]);
    }
}

#[test]
fn the_console_can_be_left_locked_and_be_unlocked_by_a_file() {
    let (home, file) = founded("own-left");
    for keys in ["Esc", "Ctrl-c"] {
        let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en"]);
        terminal.wait_for("Passphrase");
        terminal.text("half a passphr");
        if keys == "Esc" {
            // The first empties the field.
            terminal.wait_for("Esc empty the field");
            terminal.keys(keys);
            terminal.wait_for("Esc quit");
        }
        terminal.keys(keys);
        assert!(terminal.wait_exit().success());
        terminal.assert_restored();
    }
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en", "--passphrase-file", &file]);
    terminal.wait_for(NAME);
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
    let wrong = self::file(&home, "wrong", WRONG);
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en", "--passphrase-file", &wrong]);
    terminal.wait_for("The passphrase is not right");
    terminal.keys("Esc");
    terminal.wait_until_gone("It did not work");
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
    terminal.assert_restored();
}

#[test]
fn a_locked_console_holds_the_store_and_doctor_says_so_without_taking_it() {
    let (home, file) = founded("own-held");
    output(&home, &["backup", "--passphrase-file", &file]);
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en"]);
    terminal.wait_for("Passphrase");
    let holder = format!("process {}", terminal.process_id());
    let told = complaint(&home, &["customers", "--passphrase-file", &file], 6);
    assert!(told.contains(&holder), "{told}");
    let report = output(&home, &["doctor"]);
    assert!(report.contains(&holder), "{report}");
    let answer: Value = serde_json::from_str(&output(&home, &["doctor", "--json"])).unwrap();
    assert_eq!(answer["store"]["holder"]["process"], terminal.process_id());
    terminal.keys("Esc");
    terminal.wait_exit();
    let answer: Value = serde_json::from_str(&output(&home, &["doctor", "--json"])).unwrap();
    assert_eq!((&answer["store"]["held"], &answer["store"]["kind"]), (&false.into(), &"main".into()));
}

#[test]
fn what_another_process_owns_is_looked_at_in_its_newest_backup() {
    let home = Home::new("own-backup-seen");
    let console = |name: &str| {
        let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en"]);
        terminal.wait_for("200 customers");
        println!("{name}: {}", terminal.process_id());
        terminal
    };
    let first = console("without a backup");
    let told = complaint(&home, &["--read-only", "customers", "--limit", "1"], 6);
    assert!(told.contains(&format!("process {}", first.process_id())), "{told}");
    first.keys("Ctrl-c");
    first.wait_exit();
    output(&home, &["backup"]);
    let second = console("with a backup");
    for arguments in [&["customers", "--limit", "1"][..], &["customers", "--json"], &["verify", "--json"]] {
        let arguments = [&["--read-only"], arguments].concat();
        let told = String::from_utf8(ends(&home, &arguments, 0).get_output().stderr.clone()).unwrap();
        assert!(told.starts_with("This is from the backup of 20") && told.contains(" UTC,"), "{arguments:?}: {told}");
    }
    assert!(output(&home, &["--read-only", "customers", "--limit", "1"]).contains("Contoso"));
    assert!(output(&home, &["--read-only", "verify"]).starts_with("The backup of 20"));
    complaint(&home, &["--read-only", "key", "get", CONTOSO, PRODUCT, "--show"], 6);
    let looking = Terminal::nyckel(&home, Size::WIDE, &["--read-only", "--lang", "en"]);
    looking.wait_for("! Read-only: the backup of");
    looking.wait_for("200 customers");
    looking.keys("Ctrl-c");
    assert!(looking.wait_exit().success());
    second.keys("Ctrl-c");
    assert!(second.wait_exit().success());
}

#[test]
fn a_console_backs_a_partners_store_up_once_a_day() {
    let (home, file) = founded("own-daily");
    let backups = || fs::read_dir(main_directory(&home).join("exports")).map_or(0, Iterator::count);
    let console = || {
        let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en", "--passphrase-file", &file]);
        terminal.wait_for(NAME);
        terminal.keys("Ctrl-c");
        assert!(terminal.wait_exit().success());
    };
    // Of a backup that the end comes before nothing is left; the next console makes it.
    for _ in 0..20 {
        console();
        assert!(backups() < 2);
        if backups() == 1 {
            break;
        }
    }
    assert_eq!(backups(), 1);
    console();
    assert_eq!(backups(), 1, "one a day");
}

#[test]
fn doctor_works_before_there_is_anything_and_makes_nothing() {
    let home = new_home("own-doctor");
    for (language, word) in [("sv", "Datalager"), ("en", "Store")] {
        let report = output(&home, &["--lang", language, "doctor"]);
        assert!(report.contains(word) && !report.contains('⟦') && !report.contains('\u{1b}'), "{report}");
        assert!(report.contains(env!("CARGO_PKG_VERSION")));
    }
    assert!(!home.folder().join("data/nyckel").exists());
    let terminal = Terminal::nyckel(&home, Size(50, 30), &["--lang", "en", "doctor"]);
    assert_eq!(terminal.wait_exit().exit_code(), 1);
    assert!(terminal.screen_text().contains("Make the window larger"), "{}", terminal.screen_text());
}

#[test]
fn doctor_reports_a_setting_that_cannot_be_used_and_everything_else_with_it() {
    let home = new_home("own-doctor-settings").set("NYCKEL_LANG", "de");
    let file = file(&home, "config.toml", "theme = 3\n");
    complaint(&home, &["customers"], 2);
    let told = ends(&home, &["--config", &file, "--theme", "rosa", "doctor"], 1);
    let report = String::from_utf8(told.get_output().stdout.clone()).unwrap();
    for part in ["NYCKEL_LANG", "config.toml cannot be used", "“rosa”", "Free on the disk"] {
        assert!(report.contains(part), "{part}: {report}");
    }
    let told = ends(&home, &["--log", "nyckel=hej", "doctor", "--json"], 1);
    let answer: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    let words: Vec<&Value> = answer["problems"].as_array().unwrap().iter().map(|problem| &problem["problem"]).collect();
    assert_eq!(words, ["setting", "setting"], "{answer:#}");
}

#[test]
fn doctor_ends_with_1_and_says_what_to_do_where_something_is_wrong() {
    let (home, file) = founded("own-doctor-wrong");
    let without = ends(&home, &["doctor", "--json"], 1);
    let answer: Value = serde_json::from_slice(&without.get_output().stdout).unwrap();
    assert_eq!(answer["problems"][0]["problem"], "no-backup");
    output(&home, &["backup", "--passphrase-file", &file]);
    output(&home, &["doctor"]);
    let answer: Value = serde_json::from_str(&output(&home, &["doctor", "--json"])).unwrap();
    let backups = &answer["store"]["backups"];
    assert_eq!((&backups["count"], &backups["newest_is"]), (&1.into(), &"whole".into()));
    assert_eq!(answer["store"]["revocations"]["damaged"], 0);
    fs::set_permissions(main_directory(&home), fs::Permissions::from_mode(0o755)).unwrap();
    for language in ["sv", "en"] {
        let told = ends(&home, &["--lang", language, "doctor"], 1);
        let report = String::from_utf8(told.get_output().stdout.clone()).unwrap();
        assert!(report.contains("chmod 700"), "{report}");
    }
    let told = ends(&home, &["doctor", "--json"], 1);
    let answer: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(answer["problems"][0]["problem"], "open-to-others");
    fs::set_permissions(main_directory(&home), fs::Permissions::from_mode(0o700)).unwrap();
    fs::rename(main_directory(&home).join("store"), main_directory(&home).join("store.old")).unwrap();
    let told = ends(&home, &["doctor", "--json"], 1);
    let answer: Value = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(answer["problems"][0]["problem"], "store-gone");
}

#[test]
fn key_2_a_copy_is_cleared_in_time_also_where_the_machines_clock_does_not_go() {
    let home = new_home("own-clock-stands").set("NYCKEL_CLIPBOARD", "file");
    let passphrase = file(&home, "passphrase", PASSPHRASE);
    output(&home, &["--demo", "seed", "--customers", "3"]);
    let records = home.folder().join("home/records.jsonl").display().to_string();
    output(&home, &["--demo", "export", &records]);
    output(&home, &["init", "--name", NAME, "--passphrase-file", &passphrase, "--import", &records]);
    let config = home.folder().join("config/nyckel");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "[clipboard]\nseconds = 1\n").unwrap();
    let home = home.set("NYCKEL_TESTING_NOW", "2027-06-01T12:00:00Z");
    let told = complaint(&home, &["key", "get", CONTOSO, PRODUCT, "--copy", "--passphrase-file", &passphrase], 0);
    assert!(told.contains("The copy is cleared."), "{told}");
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["--lang", "en", "--passphrase-file", &passphrase]);
    terminal.wait_for("3 customers");
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("y f");
    terminal.wait_for("The file with the copy is removed");
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
}

#[test]
fn key_5_a_store_that_is_only_looked_at_shows_no_key() {
    let home = Home::new("own-read-only");
    output(&home, &["seed"]);
    assert!(output(&home, &["--read-only", "customers", "--limit", "1"]).contains("Contoso"));
    let told = complaint(&home, &["--read-only", "key", "get", CONTOSO, PRODUCT, "--show"], 6);
    assert!(told.contains("Give the command without --read-only"), "there is nothing to quit: {told}");
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["--read-only", "--lang", "en"]);
    terminal.wait_for("! Read-only, as asked for");
    terminal.wait_for("200 customers");
    terminal.text("contoso ab");
    terminal.wait_until("the search has answered", |screen| !screen.contents().contains("200 customers"));
    terminal.keys("Enter");
    terminal.wait_for("maria.lundqvist@");
    terminal.keys("w");
    terminal.wait_for("OR-7F3K2");
    terminal.keys("Enter");
    terminal.wait_for("[ Get keys and downloads ]");
    terminal.keys("Enter");
    terminal.wait_for("KMS");
    terminal.keys("y");
    terminal.wait_for("start without --read-only");
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
    let log: Value = serde_json::from_str(&output(&home, &["activity", "--all", "--json"])).unwrap();
    assert_eq!(log["activity"].as_array().unwrap().len(), 1, "but for this reading nothing was written: {log:#}");
}

#[test]
fn who_only_looks_makes_nothing_and_replaces_nothing() {
    let home = Home::new("own-only-looking");
    let data = home.folder().join("data/nyckel");
    for arguments in [&["--read-only", "customers"][..], &["--read-only", "--demo"], &["--read-only", "verify"]] {
        let told = complaint(&home, arguments, 6);
        assert!(told.contains("There is no store here"), "{told}");
        assert!(!data.exists(), "{arguments:?}");
    }
    let told = complaint(&home, &["--lang", "sv", "--read-only", "customers"], 6);
    assert!(told.contains("Det finns inget datalager här"), "{told}");
    output(&home, &["seed", "--customers", "3"]);
    output(&home, &["backup"]);
    let before = bytes_of(&data.join("demo/store"));
    for command in [&["restore", "latest", "--yes"][..], &["compact"], &["recover"]] {
        let told = complaint(&home, &[&["--read-only"], command].concat(), 2);
        assert!(told.contains("Leave --read-only out"), "{told}");
        assert_eq!(bytes_of(&data.join("demo/store")), before, "{command:?}");
    }
}

#[test]
fn whoever_recovers_is_known_before_anything_is_changed_and_is_on_record() {
    let (home, right) = founded("own-recover");
    let data = main_directory(&home);
    let old = bytes_of(&data.join("store"));
    output(&home, &["activity", "--passphrase-file", &right]);
    fs::remove_dir_all(data.join("store")).unwrap();
    for (path, bytes) in &old {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    complaint(&home, &["customers", "--passphrase-file", &right], 6);
    // The lock says who had the store last.
    let state = || bytes_of(&data).into_iter().filter(|(path, _)| !path.ends_with("lock")).collect::<Vec<_>>();
    let before = state();
    let wrong = file(&home, "wrong", WRONG);
    for (arguments, code) in [
        (&["recover", "--passphrase-file", &wrong][..], 6),
        (&["recover", "--json", "--passphrase-file", &wrong], 6),
        (&["recover"], 2),
    ] {
        complaint(&home, arguments, code);
        assert!(state() == before, "{arguments:?}");
    }
    let answer = output(&home, &["recover", "--json", "--passphrase-file", &right]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["recovered"], true, "{answer:#}");
    let log = output(&home, &["activity", "--all", "--json", "--passphrase-file", &right]);
    let log: Value = serde_json::from_str(&log).unwrap();
    let is_it = |record: &Value| record["kind"] == "recovered" && record["name"] == NAME;
    assert!(log["activity"].as_array().unwrap().iter().any(is_it), "{log:#}");
    let whole = output(&home, &["recover", "--json", "--passphrase-file", &right]);
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(whole["recovered"], false, "{whole:#}");
}

#[test]
fn a_nearly_full_disk_is_told_of_from_the_start() {
    let home = Home::new("own-full").set("NYCKEL_TESTING_STORE", "full");
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "sv"]);
    terminal.wait_for("! Bara läsning: disken är nästan full");
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
    let told = complaint(&home, &["key", "get", CONTOSO, PRODUCT, "--show"], 6);
    assert!(told.contains("disk is full"), "{told}");
}

#[test]
fn renew_4_a_clock_set_back_is_told_of_by_commands_and_console() {
    let home = new_home("own-clock").set("NYCKEL_TESTING_NOW", "2025-06-01T12:00:00Z");
    let file = file(&home, "passphrase", PASSPHRASE);
    output(&home, &["init", "--name", NAME, "--passphrase-file", &file]);
    let told = complaint(&home, &["customers", "--passphrase-file", &file], 0);
    assert!(!told.contains("clock"), "{told}");
    let home = home.set("NYCKEL_TESTING_NOW", "2025-06-01T11:50:00Z");
    let told = complaint(&home, &["customers", "--passphrase-file", &file], 0);
    assert!(told.contains("clock is wrong") && told.contains("2025-06-01"), "{told}");
    let terminal = Terminal::nyckel(&home, Size::NARROW, &["--lang", "en", "--passphrase-file", &file]);
    terminal.wait_for("! The computer’s clock is wrong");
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
    let home = home.set("NYCKEL_TESTING_NOW", "2025-06-01T11:58:30Z");
    let told = complaint(&home, &["customers", "--passphrase-file", &file], 0);
    assert!(!told.contains("clock"), "two clocks never agree wholly: {told}");
}
