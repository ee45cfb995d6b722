//! The habits of this code base as tests: what a room may import, how long things get, that the documents are
//! true. Each check is a file of its own and says what to do about what it finds.
//!
//! `NYCKEL_UPDATE=1 cargo test --test tidy` writes the generated documents anew.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test binary: what is not as expected ends the test, and the syntax tree of Rust is not our enum"
)]

#[path = "support/shared.rs"]
mod support;

mod tidy {
    mod cfg;
    mod documents;
    mod imports;
    mod imports_fixture;
    mod links;
    mod locales;
    mod paths;
    mod readme;
    mod repository;
    mod rules;
    mod rules_pending;
    mod rules_scan;
    mod scopes;
    mod services;
    mod settings;
    mod sizes;
    mod source;
    mod theatre;
    mod words;
}
