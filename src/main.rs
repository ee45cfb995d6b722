//! The binary is thin: `nyckel::cli` does everything.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Asks for large pages: a program that ends is waited for until the system has taken back its memory, page by page (ADR 0020).
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    nyckel::cli::run()
}
