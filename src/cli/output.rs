//! What goes to standard output and standard error. A reader that has gone away is an end and never a panic.

use std::error::Error;
use std::io::{self, Write};

use zeroize::Zeroizing;

use crate::cli::ending::{Ending, Status, trace};
use crate::i18n::{Locale, message};
use crate::tui::widget::text::clean;

/// Writes to standard output.
pub(in crate::cli) fn write(bytes: &[u8], locale: Locale) -> Result<(), Ending> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Ok(()) => Ok(()),
        // Whoever read it has read enough, `head` for example.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(unwritten(&error, locale)),
    }
}

/// Writes a secret to standard output, on a line of its own. The line is put together at once: a buffer that grew would
/// leave a copy behind that nobody wipes.
pub(in crate::cli) fn write_secret(secret: &str, locale: Locale) -> Result<(), Ending> {
    write(&Zeroizing::new([secret.as_bytes(), b"\n"].concat()), locale)
}

/// What is said of an answer that could not be written.
pub(in crate::cli) fn unwritten(error: &(dyn Error + 'static), locale: Locale) -> Ending {
    trace(error);
    let texts = (message!("cli-output"), message!("cli-output-instead"));
    Ending::new(Status::Failed, locale, texts, &[("detail", locale.system_failure(error).into())])
}

/// Writes lines to standard error, without what a terminal would obey: names and what was typed stand in them. If that is
/// closed nobody is left to be told.
pub(in crate::cli) fn note(lines: &str) {
    let lines: String = lines.lines().map(|line| clean(line) + "\n").collect();
    let _ = io::stderr().write_all(lines.as_bytes());
}

/// Says how it ended, what to do, and what could have been meant.
pub(in crate::cli) fn complain(ending: &Ending) {
    note(&format!("nyckel: {}", ending.sentence.what));
    if !ending.sentence.instead.is_empty() {
        note(&ending.sentence.instead);
    }
    for choice in &ending.choices {
        note(&format!("  {choice}"));
    }
}
