//! Ctrl-C: what was started is ended and what was made is removed before the benchmark ends.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::runtime::Builder;

use crate::plan::Outcome;

static ASKED: AtomicBool = AtomicBool::new(false);

/// Takes note of Ctrl-C from now on.
pub(crate) fn listen() -> Outcome<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("interruption".to_owned()).spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            ASKED.store(true, Ordering::Relaxed);
        }
    })?;
    Ok(())
}

/// Fails once Ctrl-C was pressed.
pub(crate) fn check() -> Outcome<()> {
    if ASKED.load(Ordering::Relaxed) { Err("interrupted".into()) } else { Ok(()) }
}
