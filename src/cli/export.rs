//! `nyckel export [FILE]`: the records as lines of JSON, to standard output or to a file that is there whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::ending::Ending;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::session::Session;
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::service::exchange::Line;
use crate::service::{ServiceError, export_records, may_export};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[arg(id = "export_file")]
    file: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// Why it came to no end.
#[derive(Debug)]
enum Broken {
    Service(ServiceError),
    Output(io::Error),
}

impl From<ServiceError> for Broken {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

/// Writes the records out. A file that is there is replaced only where that is said.
pub(in crate::cli) fn run(ask: &Export, open: impl FnOnce() -> Result<Session, Ending>) -> Result<(), Ending> {
    open()?.close_after(|session| match &ask.file {
        Some(path) if path.as_os_str() != "-" => to_file(path, ask.force, session),
        Some(_) | None => to_output(session),
    })
}

fn to_output(session: &Session) -> Result<(), Ending> {
    let mut output = BufWriter::new(io::stdout().lock());
    let exported = write(session, &mut output).and_then(|exported| {
        output.flush().map_err(Broken::Output)?;
        Ok(exported)
    });
    // What is left in the buffer has nowhere to go.
    let _ = output.into_parts();
    match exported {
        Ok(exported) => {
            say_what_is_left_out(&exported, session.locale);
            Ok(())
        }
        // Whoever read it has read enough, `head` for example.
        Err(Broken::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(broken) => Err(ending(&broken, session)),
    }
}

fn to_file(path: &Path, force: bool, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    may_export(&session.services, &session.actor).map_err(|error| session.ending(&error))?;
    let existing =
        if force { Existing::Replaced } else { Existing::Kept { instead: message!("export-there-instead") } };
    let mut file = NewFile::begin(path, existing, locale)?;
    let exported = write(session, &mut file).map_err(|broken| ending(&broken, session))?;
    file.finish()?;
    let place = path.display().to_string();
    let values = [("lines", exported.lines.into()), ("place", (&place).into())];
    say_what_is_left_out(&exported, locale);
    let (done, warning) =
        (locale.text_with(message!("export-done"), &values), locale.text(message!("export-in-clear")));
    output::write(format!("{done}\n{warning}\n").as_bytes(), locale)
}

fn write(session: &Session, output: &mut dyn Write) -> Result<crate::service::Export, Broken> {
    export_records(&session.services, &session.actor, &Stop::default(), |line: &Line| {
        let written = serde_json::to_writer(&mut *output, line).map_err(io::Error::from);
        written.and_then(|()| output.write_all(b"\n")).map_err(Broken::Output)
    })
}

fn say_what_is_left_out(exported: &crate::service::Export, locale: Locale) {
    if !exported.has_activity {
        output::note(&locale.text(message!("export-without-activity")));
    }
}

fn ending(broken: &Broken, session: &Session) -> Ending {
    match broken {
        Broken::Service(error) => session.ending(error),
        Broken::Output(error) => output::unwritten(error, session.locale),
    }
}
