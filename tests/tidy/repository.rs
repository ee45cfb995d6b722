//! What belongs to the repository, as git knows it.

use std::process::Command;

use crate::support::skip::skip;

use super::source::root;

/// What may stand at the top: the sources, and the files that tools look for there.
const TOP_LEVEL: &[&str] = &[
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "assets",
    "benches",
    "clippy.toml",
    "deny.toml",
    "docs",
    "rustfmt.toml",
    "src",
    "tests",
];

/// Names that say nothing of what a file owns.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "manager", "misc", "common", "stuff"];

/// The files that are in the repository or about to be; nothing where there is no git or no repository.
pub(crate) fn tracked() -> Option<Vec<String>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let names = String::from_utf8(listed.stdout).expect("file names are UTF-8");
    let there = |name: &&str| !name.is_empty() && root().join(name).exists();
    Some(names.split('\0').filter(there).map(str::to_owned).collect())
}

#[test]
fn the_top_level_has_only_what_belongs_there() {
    let Some(tracked) = tracked() else { return skip("git does not know this folder") };
    let strange: Vec<&String> =
        tracked.iter().filter(|name| !TOP_LEVEL.contains(&name.split('/').next().unwrap_or_default())).collect();
    assert!(strange.is_empty(), "at the top level there is also {strange:?}");
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    let Some(tracked) = tracked() else { return skip("git does not know this folder") };
    let empty = |name: &&String| {
        name.split(['/', '.', '_', '-']).any(|part| EMPTY_NAMES.contains(&part.to_lowercase().as_str()))
    };
    let named: Vec<&String> = tracked.iter().filter(empty).collect();
    assert!(named.is_empty(), "name these for what they own: {named:?}");
}

#[test]
fn each_decision_has_a_number_of_its_own_which_is_that_of_its_title() {
    let mut numbers = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(root().join("docs/adr")).expect("docs/adr is there") {
        let file = file.expect("docs/adr can be read");
        let name = file.file_name().into_string().expect("file names are UTF-8");
        let number = name.split('-').next().unwrap_or_default().to_owned();
        let text = std::fs::read_to_string(file.path()).expect("it can be read");
        assert!(text.starts_with(&format!("# {number}: ")), "{name} has another number in its title");
        assert!(numbers.insert(number), "{name} has the number of another one");
    }
}
