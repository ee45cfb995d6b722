//! A store that will not open, as its operator meets it: told of, rescued, reported.

use std::fs;
use std::path::{Path, PathBuf};

use crate::home::Home;
use crate::support::chance::Chance;

/// Standard output and standard error of a command that ends with that code.
fn said(home: &Home, arguments: &[&str], code: i32) -> (String, String) {
    let assert = home.command(arguments).assert().code(code);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&assert.get_output().stdout), text(&assert.get_output().stderr))
}

fn demo(name: &str) -> (Home, PathBuf) {
    let home = Home::new(name);
    said(&home, &["seed", "--customers", "3"], 0);
    let directory = home.folder().join("data/nyckel/demo");
    (home, directory)
}

/// Leaves nothing of the store that could be read.
fn destroy(directory: &Path) {
    fs::write(directory.join("store/db"), [7; 5_000]).unwrap();
    fs::write(directory.join("store/conf"), [7; 40]).unwrap();
}

#[test]
fn a_store_that_opens_is_left_as_it_is() {
    let (home, directory) = demo("recover-whole");
    let (told, _) = said(&home, &["--lang", "sv", "recover"], 0);
    assert_eq!(told, "Datalagret går att öppna. Inget har ändrats.\n");
    assert!(directory.join("store").exists());
}

#[test]
fn a_store_that_was_cut_off_is_told_of_rescued_and_set_aside() {
    let (home, directory) = demo("recover-cut");
    for _ in 0..3 {
        said(&home, &["activity"], 0);
    }
    let file = directory.join("store/db");
    let bytes = fs::read(&file).unwrap();
    // Behind what was written the file is empty.
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap();
    fs::write(&file, &bytes[..end - 200]).unwrap();
    let (_, english) = said(&home, &["customers"], 6);
    assert!(english.contains("nyckel recover"), "{english}");
    let (told, _) = said(&home, &["recover"], 0);
    assert!(told.contains("The damaged store lies untouched in"), "{told}");
    let aside = fs::read_dir(&directory).unwrap().flatten().map(|entry| entry.file_name().into_string().unwrap());
    let names: Vec<String> = aside.collect();
    assert!(names.iter().any(|name| name.starts_with("store.damaged-")), "{names:?}");
    let report = names.iter().find(|name| name.starts_with("recovery-")).expect("a report is kept");
    assert_eq!(fs::read_to_string(directory.join(report)).unwrap(), told);
    said(&home, &["customers"], 0);
    said(&home, &["verify"], 0);
    let (report, _) = said(&home, &["doctor"], 0);
    let row = report.lines().find(|line| line.starts_with("Set aside")).expect("doctor says what lies there");
    assert!(row.contains("demo/store.damaged-") && row.contains(" MiB)"), "{report}");
    assert!(report.contains("nyckel verify"), "what was not looked at is not called whole: {report}");
    let answer: serde_json::Value = serde_json::from_str(&said(&home, &["doctor", "--json"], 0).0).unwrap();
    assert!(0 < answer["store"]["set_aside"][0]["bytes"].as_u64().unwrap(), "{answer:#}");
}

/// Puts chance in the place of that many pages of the file.
fn damage(file: &Path, pages: usize, chance: &mut Chance) {
    const PAGE: usize = 4_096;
    let mut bytes = fs::read(file).unwrap();
    // Behind what was written the file is empty.
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap();
    for _ in 0..pages {
        let from = chance.below(end / PAGE) * PAGE;
        bytes[from..from + PAGE].iter_mut().for_each(|byte| *byte = u8::try_from(chance.below(256)).unwrap());
    }
    fs::write(file, bytes).unwrap();
}

#[test]
fn what_is_rescued_is_whole_and_the_backup_that_has_the_rest_is_named_with_its_command() {
    let mut chance = Chance::seeded(11);
    let home = Home::new("recover-pages");
    said(&home, &["seed", "--customers", "60"], 0);
    said(&home, &["backup"], 0);
    said(&home, &["activity"], 0);
    let directory = home.folder().join("data/nyckel/demo");
    let file = directory.join("store/db");
    let whole = files_of(&directory);
    let mut named = 0;
    for number in 0..24 {
        if 8 <= number && 0 < named {
            break;
        }
        damage(&file, 1 + number % 8, &mut chance);
        if home.command(&["customers"]).assert().get_output().status.success() {
            // What was damaged is read by a check alone.
            put(&directory, &whole);
            continue;
        }
        said(&home, &["recover"], 0);
        said(&home, &["verify"], 0);
        let report = newest_report(&directory);
        if report.contains("This is missing") && report.contains("The store is recovered") {
            named += 1;
            let command = report.lines().find_map(|line| line.strip_prefix("To restore it: nyckel ")).expect(&report);
            let words: Vec<&str> = command.split(' ').chain(["--yes"]).collect();
            said(&home, &words, 0);
            said(&home, &["verify"], 0);
            let (customers, _) = said(&home, &["customers", "--json"], 0);
            let customers: serde_json::Value = serde_json::from_str(&customers).unwrap();
            assert_eq!(customers["total"], 60, "{customers:#}");
        }
        put(&directory, &whole);
    }
    assert!(0 < named, "one of them is salvaged in part");
}

/// The store and its marker, to be put back.
fn files_of(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let store = fs::read_dir(directory.join("store")).unwrap().flatten().map(|entry| entry.path());
    let files = store.filter(|path| path.is_file()).chain([directory.join("store.marker")]);
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn put(directory: &Path, files: &[(PathBuf, Vec<u8>)]) {
    fs::remove_dir_all(directory.join("store")).unwrap();
    fs::create_dir(directory.join("store")).unwrap();
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
    }
}

fn newest_report(directory: &Path) -> String {
    let names = fs::read_dir(directory).unwrap().flatten().map(|entry| entry.path());
    let mut reports: Vec<_> =
        names.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("recovery-")).collect();
    reports.sort();
    fs::read_to_string(reports.last().expect("a report is kept")).unwrap()
}

#[test]
fn a_store_of_which_nothing_reads_is_restored_from_the_newest_backup() {
    let (home, directory) = demo("recover-backup");
    said(&home, &["backup"], 0);
    said(&home, &["activity"], 0);
    destroy(&directory);
    said(&home, &["customers"], 6);
    said(&home, &["recover", "--operator", "Fatima Haddad"], 3);
    said(&home, &["recover", "--operator", "Nobody At All"], 5);
    assert_eq!(
        fs::read(directory.join("store/db")).unwrap(),
        [7; 5_000],
        "who may not is told before anything is done"
    );
    let (told, _) = said(&home, &["--lang", "sv", "recover"], 0);
    assert!(told.contains("säkerhetskopian") && told.contains("Detta saknas"), "{told}");
    said(&home, &["customers"], 0);
}

#[test]
fn a_store_of_which_nothing_reads_without_a_backup_is_set_aside_and_a_backup_from_elsewhere_restored() {
    let (home, directory) = demo("recover-hopeless");
    let elsewhere = home.folder().join("elsewhere.backup");
    said(&home, &["backup", elsewhere.to_str().unwrap()], 0);
    destroy(&directory);
    let (_, told) = said(&home, &["recover"], 6);
    assert!(told.contains("nyckel restore") && !directory.join("store").exists(), "{told}");
    said(&home, &["restore", elsewhere.to_str().unwrap(), "--yes"], 0);
    said(&home, &["customers"], 0);
}

#[test]
fn a_backup_is_restored_over_a_store_that_does_not_open_and_that_is_told() {
    let (home, directory) = demo("restore-over");
    said(&home, &["backup"], 0);
    said(&home, &["activity"], 0);
    for language in ["sv", "en"] {
        destroy(&directory);
        said(&home, &["customers"], 6);
        let (_, unasked) = said(&home, &["--lang", language, "restore", "latest"], 2);
        let (told, noted) = said(&home, &["--lang", language, "restore", "latest", "--yes"], 0);
        assert!(!told.contains('⟦') && unasked.contains(noted.trim()), "{noted}: {unasked}");
        let aside = told.lines().find(|line| line.contains("store.damaged-")).expect("it says where the store lies");
        let place = aside.rsplit_once(' ').unwrap().1.trim_end_matches('.');
        assert_eq!(fs::read(Path::new(place).join("db")).unwrap(), [7; 5_000]);
        said(&home, &["customers"], 0);
        said(&home, &["verify"], 0);
    }
}
