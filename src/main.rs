//! The binary is thin: `nyckel::cli` does everything.

use std::process::ExitCode;

fn main() -> ExitCode {
    nyckel::cli::run()
}
