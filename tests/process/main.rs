//! The binary as a process: in a terminal of its own, from the command line, killed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test binary: what is not as expected ends the test"
)]

#[path = "../support/shared.rs"]
mod support;

mod activity;
mod backups;
mod billing;
mod buying;
mod cancelling;
mod clipboard;
mod commands;
mod console;
mod console_downloads;
mod copies;
mod customers_view;
mod deadlines;
mod downloads;
mod durability;
mod harness;
mod home;
mod hyperlinks;
mod keys;
mod kms;
mod memory;
mod notifications;
mod operators;
mod own_store;
mod presenting;
mod readme;
mod recovery;
mod replies;
mod retrieving;
mod role_matrix;
mod support_requests;
mod ten_years;
mod terminal;
mod tours;
mod upkeep;
