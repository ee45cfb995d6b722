//! Backing up, restoring and compacting as people and scripts see it: files, sentences in both languages, exit codes.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::home::Home;
use crate::terminal::{Size, Terminal};

const CONTOSO: &str = "contoso.example";
const PRODUCT: &str = "Windows Server 2022 Standard - 16 Core License Pack";
const WITHOUT_UPKEEP: &str = "Fatima Haddad";

/// What a run wrote to standard output and to standard error.
fn run(home: &Home, arguments: &[&str], code: i32) -> (String, String) {
    let assert = home.command(arguments).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let output = assert.get_output();
    (text(&output.stdout), text(&output.stderr))
}

fn json_of(home: &Home, arguments: &[&str]) -> Value {
    serde_json::from_str(&run(home, &[arguments, &["--json"]].concat(), 0).0).unwrap()
}

fn key_of(home: &Home) -> String {
    run(home, &["key", "get", CONTOSO, PRODUCT, "--show"], 0).0
}

/// The kinds of everything on record, the newest first, without the readings of the log.
fn kinds(home: &Home) -> Vec<String> {
    let log = json_of(home, &["activity", "--all"]);
    let kinds = log["activity"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap().to_owned());
    kinds.filter(|kind| kind != "log-opened").collect()
}

fn exports(home: &Home) -> PathBuf {
    home.folder().join("data/nyckel/demo/exports")
}

fn files(home: &Home) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(exports(home)).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_backup_brings_the_store_back_and_the_log_goes_on() {
    let home = Home::new("backups-round");
    let key = key_of(&home);
    let backup = json_of(&home, &["backup"]);
    let path = backup["path"].as_str().unwrap();
    assert_eq!(files(&home), [PathBuf::from(path)]);
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(backup["bytes"], fs::metadata(path).unwrap().len());
    key_of(&home);
    let restored = json_of(&home, &["restore", "latest", "--yes"]);
    assert_eq!((&restored["log"], &restored["path"]), (&"continued".into(), &path.into()));
    assert_eq!(restored["log_kept"], 2, "the backup and the key after it");
    assert_eq!(key_of(&home), key);
    assert_eq!(kinds(&home), ["key-viewed", "restored", "key-viewed", "backed-up", "key-viewed"]);
    run(&home, &["restore", path, "--yes"], 0);
}

#[test]
fn a_backup_goes_to_another_machine() {
    let (home, other) = (Home::new("backups-from"), Home::new("backups-to"));
    run(&home, &["seed", "--customers", "3", "--seed", "7"], 0);
    let key = key_of(&home);
    let file = home.folder().join("home/a.backup").display().to_string();
    run(&home, &["backup", &file], 0);
    let (_, told) = run(&other, &["--operator", WITHOUT_UPKEEP, "restore", &file], 3);
    assert!(!told.contains('⟦'), "{told}");
    run(&other, &["restore", &file], 0);
    assert_eq!(json_of(&other, &["customers"])["total"], 3);
    assert_eq!(key_of(&other), key, "also the seed of the demo is in the backup");
}

#[test]
fn every_command_speaks_both_languages() {
    let home = Home::new("backups-languages");
    run(&home, &["backup"], 0);
    for (language, backup, restore, compact) in [
        ("sv", "Säkerhetskopian är gjord", "Datalagret är återställt", "Datalagret är omskrivet"),
        ("en", "The backup is made", "The store is restored", "The store is written anew"),
    ] {
        for (arguments, sentence) in
            [(&["backup"][..], backup), (&["restore", "latest", "--yes"], restore), (&["compact"], compact)]
        {
            let (output, told) = run(&home, &[&["--lang", language], arguments].concat(), 0);
            assert!(output.starts_with(sentence) && !output.contains('⟦'), "{output}");
            assert!(!told.contains('⟦') && !told.contains('\u{1b}'), "{told}");
            let (help, _) = run(&home, &["--lang", language, arguments[0], "--help"], 0);
            assert!(!help.contains('⟦'), "{help}");
        }
    }
    let compacted = json_of(&home, &["compact"]);
    assert!(compacted["before"].as_u64().unwrap() > 0 && compacted["after"].as_u64().unwrap() > 0);
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let home = Home::new("backups-force");
    let file = home.folder().join("home/mine").display().to_string();
    fs::write(&file, "mine").unwrap();
    let (output, told) = run(&home, &["backup", &file], 1);
    assert!(output.is_empty() && told.contains("--force"), "{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    run(&home, &["backup", &file, "--force"], 0);
    run(&home, &["restore", &file, "--yes"], 0);
    run(&home, &["backup", "--force"], 2);
    assert!(!exports(&home).exists());
}

#[test]
fn what_is_no_backup_is_refused_and_the_store_stands() {
    let home = Home::new("backups-damaged");
    let key = key_of(&home);
    assert!(run(&home, &["restore", "latest", "--yes"], 5).1.contains("backup"));
    run(&home, &["restore", "nowhere.backup", "--yes"], 5);
    let foreign = home.folder().join("home/foreign").display().to_string();
    fs::write(&foreign, "{}").unwrap();
    run(&home, &["restore", &foreign, "--yes"], 1);
    let path = json_of(&home, &["backup"])["path"].as_str().unwrap().to_owned();
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    for language in ["sv", "en"] {
        let (output, told) = run(&home, &["--lang", language, "restore", &path, "--yes"], 1);
        assert!(output.is_empty() && told.contains("latest") && !told.contains('⟦'), "{told}");
    }
    run(&home, &["restore", "latest", "--yes"], 5);
    assert_eq!(key_of(&home), key);
}

#[test]
fn a_backup_is_checked_to_its_end_and_says_what_is_in_it() {
    let home = Home::new("backups-verified");
    let backup = json_of(&home, &["backup"]);
    let path = backup["path"].as_str().unwrap();
    let told = json_of(&home, &["verify", path]);
    for name in ["path", "made", "commit", "rows"] {
        assert_eq!(told[name], backup[name], "{name}");
    }
    assert_eq!((&told["whole"], told["operators"].as_array().unwrap().len()), (&true.into(), 6));
    for (language, sentence) in [("sv", "Säkerhetskopian är hel"), ("en", "The backup is whole")] {
        let (output, _) = run(&home, &["--lang", language, "verify", path], 0);
        assert!(output.starts_with(sentence) && output.contains(WITHOUT_UPKEEP) && !output.contains('⟦'), "{output}");
    }
    let mut bytes = fs::read(path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(path, bytes).unwrap();
    run(&home, &["verify", path], 1);
    run(&home, &["verify", "nowhere.backup"], 5);
}

#[test]
fn role_5_who_may_not_keep_the_store_is_refused_and_that_is_on_record() {
    let home = Home::new("backups-role");
    run(&home, &["backup"], 0);
    for arguments in [&["backup"][..], &["restore", "latest", "--yes"], &["compact"]] {
        let (output, told) = run(&home, &[&["--operator", WITHOUT_UPKEEP], arguments].concat(), 3);
        assert!(output.is_empty() && !told.contains('⟦'), "{told}");
    }
    assert_eq!(files(&home).len(), 1);
    assert_eq!(kinds(&home), ["looked", "restored", "backed-up", "backed-up"]);
}

#[test]
fn a_restore_is_agreed_to_on_a_terminal_and_needs_a_word_without_one() {
    let home = Home::new("backups-agreed");
    run(&home, &["backup"], 0);
    key_of(&home);
    let (output, told) = run(&home, &["restore", "latest"], 2);
    assert!(output.is_empty() && told.contains("--yes") && told.contains('2'), "{told}");
    for (answer, code) in [("n", 1), ("y", 0)] {
        let terminal = Terminal::nyckel(&home, Size::WIDE, &["restore", "latest"]);
        terminal.wait_for("(y/n)");
        terminal.text(answer);
        terminal.keys("Enter");
        assert_eq!(terminal.wait_exit().exit_code(), code, "{}", terminal.screen_text());
    }
    assert_eq!(kinds(&home), ["restored", "key-viewed", "backed-up"]);
}

#[test]
fn a_store_in_use_is_neither_backed_up_nor_restored_by_another_process() {
    let home = Home::new("backups-held");
    run(&home, &["backup"], 0);
    let console = Terminal::nyckel(&home, Size::WIDE, &[]);
    console.wait_for("Contoso AB");
    for arguments in [&["backup"][..], &["restore", "latest", "--yes"], &["compact"]] {
        run(&home, arguments, 6);
    }
}

#[test]
fn an_interrupted_backup_leaves_nothing_half_and_the_store_free() {
    let home = Home::new("backups-interrupted");
    run(&home, &["seed", "--customers", "1000"], 0);
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["backup"]);
    terminal.wait_for("Backing up");
    terminal.keys("Ctrl-c");
    let code = terminal.wait_exit().exit_code();
    // It may have been done before it heard of it.
    assert!(code == 1 && files(&home).is_empty() || code == 0 && files(&home).len() == 1, "{code}");
    run(&home, &["backup"], 0);
}

#[test]
fn a_restore_that_is_killed_leaves_a_whole_store() {
    let home = Home::new("backups-killed");
    run(&home, &["seed", "--customers", "700"], 0);
    run(&home, &["backup"], 0);
    let customers = json_of(&home, &["customers", "--limit", "20"]);
    let demo = home.folder().join("data/nyckel/demo");
    let new = || fs::metadata(demo.join("store.new/db")).map_or(0, |file| file.len());
    let moments: [&dyn Fn() -> bool; 4] =
        [&|| 0 < new(), &|| 1 << 19 < new(), &|| 2 << 20 < new(), &|| demo.join("store.old").exists()];
    for (number, moment) in moments.into_iter().enumerate() {
        let key = key_of(&home);
        let before = kinds(&home).len();
        let terminal = Terminal::nyckel(&home, Size::WIDE, &["restore", "latest", "--yes"]);
        // A moment that was missed is as good as one a little later.
        while !moment() && !terminal.screen_text().contains("is restored") {
            std::thread::yield_now();
        }
        // It may have ended by now.
        let _ = kill_process(Pid::from_raw(terminal.process_id()).unwrap(), Signal::KILL);
        terminal.wait_exit();
        assert_eq!(json_of(&home, &["customers", "--limit", "20"]), customers, "killed at moment {number}");
        assert!(before <= kinds(&home).len(), "the log is as long as it was, whichever store stands");
        assert_eq!(key_of(&home), key);
    }
    run(&home, &["restore", "latest", "--yes"], 0);
    let beside = fs::read_dir(&demo).unwrap();
    let names: Vec<String> = beside.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name == "store.new" || name == "store.old"), "{names:?}");
}
