//! `--copy`: a secret to the clipboard, and back out of it. The process stays until it is cleared, as nobody else would
//! clear it; the store is closed by then, so that others can use it.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::signals::Signals;
use crate::cli::surroundings::variable;
use crate::clipboard::{ClipboardEnvironment, RoutedClipboard};
use crate::domain::{Instant, SecretText};
use crate::i18n::{Locale, message};
use crate::ports::{Clearing, Clipboard, ClipboardFailure, Clock, CopyRoute, TerminalSequence};
use crate::service::ServiceError;
use crate::system::{OperatingEntropy, SteadyClock};
use crate::tui::copying::Copying;
use crate::tui::failure::Failure;
use crate::tui::step::Copied;
use crate::tui::terminal::TerminalWriter;

/// Everything that is needed to copy, found before anything is asked for: what cannot be copied is not recorded as
/// copied.
#[derive(Debug)]
pub(in crate::cli) struct Copier {
    clipboard: RoutedClipboard,
    route: CopyRoute,
    seconds: u32,
    locale: Locale,
    clock: SteadyClock,
    runtime: tokio::runtime::Runtime,
    /// Listened to from before the copy on, so that none of them leaves it behind.
    signals: Signals,
}

impl Copier {
    /// Finds a route to a clipboard.
    pub(in crate::cli) fn ready(session: &Session) -> Result<Self, Ending> {
        let locale = session.locale;
        let failed = |error: io::Error| {
            trace(&error);
            Ending::new(Status::Failed, locale, (message!("cli-system"), message!("cli-system-instead")), &[])
        };
        let wished = session.settings.clipboard_route;
        let terminal = io::stdout().is_terminal().then(TerminalWriter::stdout);
        let terminal = terminal.map(|writer| -> Arc<dyn TerminalSequence> { Arc::new(writer) });
        let environment = ClipboardEnvironment::detect(&variable, wished);
        let clipboard = RoutedClipboard::new(environment, terminal, &OperatingEntropy)
            .map_err(|failure| Ending::of_service(locale, &ServiceError::Vault(failure.into())))?;
        let route = clipboard.routes().into_iter().find(|route| *route != CopyRoute::File || wished == Some(*route));
        let Some(route) = route else {
            let texts = (message!("cli-no-clipboard"), message!("cli-no-clipboard-instead"));
            return Err(Ending::new(Status::Failed, locale, texts, &[]));
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let signals = {
            let _entered = runtime.enter();
            Signals::listen().map_err(failed)?
        };
        let seconds = u32::try_from(session.settings.clipboard_time.as_secs()).unwrap_or(u32::MAX);
        let clock = SteadyClock::over(Arc::clone(&session.services.clock));
        Ok(Self { clipboard, route, seconds, locale, clock, runtime, signals })
    }

    /// Copies, says where, and stays until the copy is cleared: when its time is up or when it is interrupted.
    pub(in crate::cli) fn copy_and_wait(self, what: Copied, text: SecretText) -> Result<(), Ending> {
        let Self { clipboard, route, seconds, locale, clock, runtime, mut signals } = self;
        let place = clipboard.put(route, &text).map_err(|failure| of_clipboard(locale, failure))?;
        drop(text);
        let copying = Copying::made(place, what, clock.now(), seconds);
        // Its place may be a long name: it is told once, and only what is left of its time is told anew.
        output::note(&copying.sentence(locale, clock.now()));
        if copying.until.is_none() {
            return Ok(());
        }
        output::note(&locale.text(message!("cli-copied-ends")));
        runtime.block_on(async {
            loop {
                show_time_left(&copying, locale, clock.now());
                tokio::select! {
                    () = signals.any() => break,
                    () = tokio::time::sleep(Duration::from_secs(1)) => {}
                }
                if copying.is_due(clock.now()) {
                    break;
                }
            }
        });
        end_time_left();
        let cleared = clipboard.clear(&copying.place).map_err(|failure| of_clipboard(locale, failure))?;
        output::note(&locale.text(match cleared {
            Clearing::Cleared => message!("cli-copied-cleared"),
            Clearing::SomethingElseThere => message!("cli-copied-replaced"),
            Clearing::CannotBeRead => message!("cli-copied-stays"),
        }));
        Ok(())
    }
}

/// Says on a terminal how long the copy still stays, each time over the time before. If standard error is closed nobody is
/// left to be told.
fn show_time_left(copying: &Copying, locale: Locale, now: Instant) {
    let mut error = io::stderr();
    if let Some(seconds) = copying.seconds_left(now).filter(|_| error.is_terminal()) {
        let left = locale.text_with(message!("cli-copied-left"), &[("seconds", seconds.into())]);
        let _ = write!(error, "\r\x1b[K{left}");
    }
}

/// Leaves the line of the time.
fn end_time_left() {
    let mut error = io::stderr();
    if error.is_terminal() {
        let _ = writeln!(error);
    }
}

fn of_clipboard(locale: Locale, failure: ClipboardFailure) -> Ending {
    trace(&failure);
    Ending { status: Status::Failed, sentence: Failure::from(failure).sentence(locale), choices: Vec::new() }
}
