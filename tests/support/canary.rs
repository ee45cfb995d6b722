//! The canary: a product key that stands in the data of the tests and must never be found in the clear in anything
//! they leave behind. `.ci/run` reads the same file and searches last.

use super::artefacts::Artefacts;

/// The key itself: 32 digits that no provider issues.
pub(crate) fn key() -> &'static str {
    include_str!("canary.txt").trim()
}

/// The key as a dialog groups it.
pub(crate) fn grouped() -> String {
    key().as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect::<Vec<_>>().join(" ")
}

/// Fails if a file under this folder contains the key, plain or grouped.
pub(crate) fn assert_absent(artefacts: &Artefacts) {
    for file in walkdir::WalkDir::new(artefacts.folder()).into_iter().flatten().filter(|entry| entry.path().is_file()) {
        let bytes = std::fs::read(file.path()).expect("a file of the test's own can be read");
        for form in [key().to_owned(), grouped()] {
            let found = bytes.windows(form.len()).any(|window| window == form.as_bytes());
            assert!(!found, "{} contains the canary key in the clear", file.path().display());
        }
    }
}

/// Fails if the text contains the canary key, bare or grouped; `what` says in the failure what the text is.
pub(crate) fn assert_not_in(what: &str, text: &str) {
    for form in [key().to_owned(), grouped()] {
        assert!(!text.contains(&form), "{what} contains the canary key in the clear");
    }
}
