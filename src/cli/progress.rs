//! How far long work has come: a line on the terminal, told over itself, and nothing where there is none.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};

use crate::i18n::{Locale, MessageId};
use crate::ports::Progress;

/// The line; dropped, it is gone from the terminal.
#[derive(Debug)]
pub(in crate::cli) struct ProgressLine {
    locale: Locale,
    text: MessageId,
    /// The last one told.
    percent: Cell<Option<u64>>,
}

impl ProgressLine {
    /// A line with that text, in which the per cent are set.
    pub(in crate::cli) fn new(locale: Locale, text: MessageId) -> Self {
        Self { locale, text, percent: Cell::new(None) }
    }

    /// Tells how far it is, where that has changed.
    pub(in crate::cli) fn show(&self, progress: Progress) {
        let percent = progress.percent();
        let mut error = io::stderr();
        if !error.is_terminal() || self.percent.replace(Some(percent)) == Some(percent) {
            return;
        }
        let line = self.locale.text_with(self.text, &[("percent", percent.into())]);
        // If standard error is closed nobody is left to be told.
        let _ = write!(error, "\r\x1b[K{line}");
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        if self.percent.get().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
