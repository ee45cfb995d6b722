//! What stays inside the process: rooms together, screens as snapshots, simulations.

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

mod canary;
mod console;
mod downloads;
mod films;
mod receipts;
mod recorder;
mod services;
mod stores;
mod tours;
