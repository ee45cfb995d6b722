//! Tables and generated parts of the documents: reading the one, writing the other.

use std::fs;

use super::source::{root, text_of};

/// The cells of every row of the Markdown table whose first heading is this one, the headings left out.
pub(crate) fn table(path: &str, first_heading: &str) -> Vec<Vec<String>> {
    let text = text_of(path);
    let mut lines = text.lines().skip_while(|line| cells(line).first().is_none_or(|cell| cell != first_heading));
    assert!(lines.next().is_some(), "{path} has a table whose first heading is {first_heading:?}");
    lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    if !line.starts_with('|') {
        return Vec::new();
    }
    line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
}

/// Compares a generated document with what stands in `docs/`, or writes it where `NYCKEL_UPDATE` is set.
pub(crate) fn check_generated(path: &str, expected: &str) {
    if std::env::var_os("NYCKEL_UPDATE").is_some() {
        fs::write(root().join(path), expected).unwrap_or_else(|error| panic!("{path} can be written: {error}"));
        return;
    }
    let found = fs::read_to_string(root().join(path)).unwrap_or_default();
    let differs = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(
        found == expected,
        "{path} is not current; write it with `NYCKEL_UPDATE=1 cargo test --test tidy`. First difference:\n{differs:#?}"
    );
}
