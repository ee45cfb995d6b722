//! Words that have no place in the repository: paths of one machine, other package registries, work left lying.

use std::fs;

use crate::support::skip::skip;

use super::repository::tracked;
use super::source::root;

/// Each in two halves, so that this file does not contain them.
const FORBIDDEN: &[(&str, &str)] = &[
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("TO", "DO"),
    ("FIX", "ME"),
    ("artif", "actory"),
    ("<<<<", "<<<"),
    (">>>>", ">>>"),
];

/// The only registry that `Cargo.lock` may name.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[test]
fn nothing_names_this_machine_or_leaves_work_lying() {
    let Some(tracked) = tracked() else { return skip("git does not know this folder") };
    let mut found = Vec::new();
    for name in tracked {
        let Ok(text) = fs::read_to_string(root().join(&name)) else { continue };
        for (line, content) in text.lines().enumerate() {
            for (before, after) in FORBIDDEN {
                if content.contains(&format!("{before}{after}")) {
                    found.push(format!("{name}:{}: {before}{after}", line + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "take these out:\n{}", found.join("\n"));
}

#[test]
fn every_dependency_comes_from_crates_io() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).expect("Cargo.lock is in the repository");
    let strange: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("source = "))
        .filter(|source| source.trim_matches('"') != REGISTRY)
        .collect();
    assert!(strange.is_empty(), "dependencies from elsewhere: {strange:?}");
}
