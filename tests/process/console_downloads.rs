//! Downloads in the console in a real terminal, by the real downloader from the demo's own server.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::console::{ENGLISH, console, walk_to_panes};
use crate::home::Home;
use crate::terminal::{Size, Terminal};

/// The files of that ending in the operator's folder.
fn files(home: &Home, ending: &str) -> Vec<PathBuf> {
    let folder = home.folder().join("home").join("Downloads");
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

fn checksum_of(path: &Path) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path).expect("the file is there")).expect("it can be read");
    hasher.finalize().to_hex().to_string()
}

/// A home with a folder for downloads, in which every file of the demo has so many bytes.
fn home_with(name: &str, bytes: u64) -> Home {
    let home = Home::new(name).set("NYCKEL_TESTING_BITS_BYTES", bytes.to_string());
    std::fs::create_dir(home.folder().join("home").join("Downloads")).expect("the folder can be made");
    home
}

/// Checks that the one file is there, whole, and that the screen has its checksum.
fn check_is_whole(home: &Home, terminal: &Terminal, bytes: u64) {
    let found = files(home, "iso");
    let [file] = found.as_slice() else { panic!("one file: {found:?}") };
    assert_eq!(file.metadata().expect("its size").len(), bytes);
    let checksum = checksum_of(file);
    assert!(terminal.screen_text().contains(&checksum), "{checksum} is on the screen:\n{}", terminal.screen_text());
    assert_eq!(files(home, "part"), Vec::<PathBuf>::new());
}

#[test]
fn key_3_a_download_from_the_page_of_keys_is_whole_and_verified() {
    const BYTES: u64 = 3_000_000;
    let home = home_with("console-download", BYTES);
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.wait_for("computed when the file is fetched");
    terminal.keys("D");
    terminal.wait_for("is fetched and verified");
    terminal.keys("g d");
    terminal.wait_for("Whole and verified");
    check_is_whole(&home, &terminal, BYTES);
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
}

#[test]
fn quitting_pauses_what_runs_and_the_next_start_goes_on_with_it() {
    const BYTES: u64 = 13_000_000;
    // Each connection is cut after a tenth, and the next one waits for a second: there is time to quit.
    let home = home_with("console-download-pause", BYTES).set("NYCKEL_TESTING_BITS_CUT", "1300000");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("D");
    terminal.wait_for("g d shows it");
    terminal.keys("g d");
    terminal.wait_for("Trying again");
    terminal.keys("q");
    terminal.wait_for("One download is running");
    terminal.keys("y");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
    assert_eq!((files(&home, "iso").len(), files(&home, "part").len()), (0, 1), "what came is kept, without its name");

    let home = home.set("NYCKEL_TESTING_BITS_CUT", "");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    // From the search box through the customers, as Esc and a letter at once are another key.
    terminal.keys("F3");
    terminal.wait_for("/ filter");
    terminal.keys("g d");
    terminal.wait_for("Paused");
    terminal.keys("p");
    terminal.wait_for("Whole and verified");
    check_is_whole(&home, &terminal, BYTES);
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
}
