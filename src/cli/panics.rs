//! What happens when the program has a bug: a report, and the end of the process, on whichever thread it was.

use std::panic;
use std::thread;

use crate::cli::surroundings::Surroundings;
use crate::i18n::message;
use crate::ports::Clock;
use crate::store::sled::OPENING_THREAD;
use crate::system::{SystemClock, paths};
use crate::tui::terminal::PanicReport;

/// What the standard library ends with when the main thread panics.
const EXIT_CODE: i32 = 101;

/// Makes every panic end the process, with a report in the state directory.
pub(in crate::cli) fn install(surroundings: &Surroundings) {
    let path = paths::panic_report(&surroundings.log_directory, SystemClock.now(), std::process::id());
    let locale = surroundings.locale;
    let shown = path.display().to_string();
    PanicReport {
        line: locale.text_with(message!("cli-panic"), &[("path", (&shown).into())]),
        line_without_report: locale.text(message!("cli-panic-without-report")),
        path,
    }
    .install();
    let main = thread::current().id();
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() == Some(OPENING_THREAD) {
            // A damaged store: who opens it is told so and says it.
            tracing::error!(%panic, "the store's engine panicked while it opened a store");
            return;
        }
        tell(panic);
        if thread::current().id() != main {
            end();
        }
    }));
}

/// Ends the process from a thread that nobody waits for. Unwinding would end that thread alone, and leave a console
/// that looks alive without a terminal.
#[expect(
    clippy::disallowed_methods,
    reason = "the terminal was given back before, and the main thread cannot be reached"
)]
fn end() {
    std::process::exit(EXIT_CODE)
}
