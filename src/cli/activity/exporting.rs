//! Writing records of the activity log out, as CSV or as a line of JSON each: to standard output, or to a new file that is
//! there whole or not at all and only its owner's to read.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::activity::Activity;
use crate::cli::ending::{Ending, Status};
use crate::cli::interruptible::interruptible;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::session::Session;
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::ports::store::ActivityFilter;
use crate::service::exchange::LogForm;
use crate::service::export_activity::ExportError;
use crate::service::{ExportActivity, export_activity};

/// The form that is asked for, if they are to be written out: where none is, the name of the file says it.
pub(super) fn form_of(ask: &Activity, locale: Locale) -> Result<Option<LogForm>, Ending> {
    match (ask.csv, ask.jsonl, &ask.file) {
        (true, _, _) => Ok(Some(LogForm::Csv)),
        (false, true, _) => Ok(Some(LogForm::Lines)),
        (false, false, None) => Ok(None),
        (false, false, Some(path)) => match path.extension().and_then(|extension| extension.to_str()) {
            Some("csv") => Ok(Some(LogForm::Csv)),
            Some("jsonl" | "ndjson") => Ok(Some(LogForm::Lines)),
            Some(_) | None => {
                let texts = (message!("cli-activity-no-form"), message!("cli-activity-no-form-instead"));
                Err(Ending::new(Status::WrongUsage, locale, texts, &[]))
            }
        },
    }
}

/// Writes them out.
pub(super) fn export(
    filter: ActivityFilter,
    limit: Option<usize>,
    form: LogForm,
    file: Option<&Path>,
    session: &Session,
) -> Result<(), Ending> {
    let ask = ExportActivity { form, filter, limit: limit.and_then(|limit| u64::try_from(limit).ok()) };
    let locale = session.locale;
    let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
        return to_output(&ask, session);
    };
    let existing = Existing::Kept { instead: message!("cli-activity-file-there-instead") };
    let mut file = NewFile::begin(path, existing, locale)?;
    let written =
        interruptible(locale, |stop| export_activity(&session.services, &session.actor, &ask, stop, &mut file))?;
    let count = written.map_err(|broken| ending(&broken, session))?;
    file.finish()?;
    let values = [("count", count.into()), ("place", path.display().to_string().into())];
    output::write(format!("{}\n", locale.text_with(message!("cli-activity-written"), &values)).as_bytes(), locale)
}

fn to_output(ask: &ExportActivity, session: &Session) -> Result<(), Ending> {
    let mut output = BufWriter::new(io::stdout().lock());
    let written = export_activity(&session.services, &session.actor, ask, &Stop::default(), &mut output)
        .and_then(|_| output.flush().map_err(ExportError::from));
    // What is left in the buffer has nowhere to go.
    let _ = output.into_parts();
    match written {
        Ok(()) => Ok(()),
        // Whoever read it has read enough, `head` for example.
        Err(ExportError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(broken) => Err(ending(&broken, session)),
    }
}

fn ending(broken: &ExportError, session: &Session) -> Ending {
    match broken {
        ExportError::Service(error) => super::ending(error, session),
        ExportError::Output(error) => output::unwritten(error, session.locale),
    }
}
