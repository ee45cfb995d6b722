//! A theatre is made of parts in memory alone: what of its rooms reaches a disk, the network or the system is not named there.

use super::cfg::Build;
use super::source::{files, text_of};

/// What reaches outside: the parts of `std`, the adapters on a disk, the server of a demo's files, the loop on a terminal.
const OUTSIDE: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::thread",
    "tempfile",
    "Sled",
    "FileAttempts",
    "FileDrafts",
    "FileDownloadJobs",
    "bits_server",
    "tui::runtime",
];

#[test]
fn a_theatre_names_nothing_that_reaches_outside_memory() {
    let is_theatres = |path: &str| path == "src/theatre.rs" || path.starts_with("src/theatre/");
    let paths: Vec<String> = files(Build::Shipped).into_iter().map(|file| file.path).collect();
    let theatres: Vec<&String> = paths.iter().filter(|path| is_theatres(path)).collect();
    assert!(5 < theatres.len(), "the search finds them: {theatres:?}");
    for path in theatres {
        let text = text_of(path);
        let named: Vec<&&str> = OUTSIDE.iter().filter(|outside| text.contains(**outside)).collect();
        assert!(named.is_empty(), "{path} names {named:?}");
    }
}
