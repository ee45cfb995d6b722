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
use crate::domain::RecordedActivity;
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::ports::store::ActivityFilter;
use crate::service::exchange::{ACTIVITY_COLUMNS, ActivityLine, activity_cells};
use crate::service::{ExportActivity, ServiceError, export_activity};

/// In which form records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Rows of cells.
    Csv,
    /// A line of JSON each.
    Lines,
}

impl Form {
    /// The form that is asked for, if they are to be written out: where none is, the name of the file says it.
    pub(super) fn of(ask: &Activity, locale: Locale) -> Result<Option<Self>, Ending> {
        match (ask.csv, ask.jsonl, &ask.file) {
            (true, _, _) => Ok(Some(Self::Csv)),
            (false, true, _) => Ok(Some(Self::Lines)),
            (false, false, None) => Ok(None),
            (false, false, Some(path)) => match path.extension().and_then(|extension| extension.to_str()) {
                Some("csv") => Ok(Some(Self::Csv)),
                Some("jsonl" | "ndjson") => Ok(Some(Self::Lines)),
                Some(_) | None => {
                    let texts = (message!("cli-activity-no-form"), message!("cli-activity-no-form-instead"));
                    Err(Ending::new(Status::WrongUsage, locale, texts, &[]))
                }
            },
        }
    }
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

/// Writes them out.
pub(super) fn export(
    filter: ActivityFilter,
    limit: Option<usize>,
    form: Form,
    file: Option<&Path>,
    session: &Session,
) -> Result<(), Ending> {
    let ask = ExportActivity { filter, limit: limit.and_then(|limit| u64::try_from(limit).ok()) };
    let locale = session.locale;
    let Some(path) = file.filter(|path| path.as_os_str() != "-") else {
        return to_output(&ask, form, session);
    };
    let existing = Existing::Kept { instead: message!("cli-activity-file-there-instead") };
    let mut file = NewFile::begin(path, existing, locale)?;
    let written = interruptible(locale, |stop| write(&ask, form, session, stop, &mut file))?;
    let count = written.map_err(|broken| ending(&broken, session))?;
    file.finish()?;
    let values = [("count", count.into()), ("place", path.display().to_string().into())];
    output::note(&locale.text_with(message!("cli-activity-written"), &values));
    Ok(())
}

fn to_output(ask: &ExportActivity, form: Form, session: &Session) -> Result<(), Ending> {
    let mut output = BufWriter::new(io::stdout().lock());
    let written =
        write(ask, form, session, &Stop::default(), &mut output).and_then(|_| output.flush().map_err(Broken::Output));
    // What is left in the buffer has nowhere to go.
    let _ = output.into_parts();
    match written {
        Ok(()) => Ok(()),
        // Whoever read it has read enough, `head` for example.
        Err(Broken::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(broken) => Err(ending(&broken, session)),
    }
}

/// Writes them to anything that takes bytes; says how many they were.
fn write(
    ask: &ExportActivity,
    form: Form,
    session: &Session,
    stop: &Stop,
    output: &mut dyn Write,
) -> Result<u64, Broken> {
    let mut rows = Rows { form, output };
    let mut has_begun = false;
    let mut write = |recorded: &RecordedActivity| {
        if !std::mem::replace(&mut has_begun, true) {
            rows.begin().map_err(Broken::Output)?;
        }
        rows.add(recorded).map_err(Broken::Output)
    };
    let count = export_activity(&session.services, &session.actor, ask, stop, &mut write)?;
    if !has_begun {
        Rows { form, output }.begin().map_err(Broken::Output)?;
    }
    Ok(count)
}

/// Records on their way out.
struct Rows<'a> {
    form: Form,
    output: &'a mut dyn Write,
}

impl Rows<'_> {
    /// Writes what stands above the first, also where there is none.
    fn begin(&mut self) -> io::Result<()> {
        match self.form {
            Form::Csv => self.row(&ACTIVITY_COLUMNS),
            Form::Lines => Ok(()),
        }
    }

    fn add(&mut self, recorded: &RecordedActivity) -> io::Result<()> {
        match self.form {
            Form::Csv => self.row(&activity_cells(recorded)),
            Form::Lines => {
                serde_json::to_writer(&mut *self.output, &ActivityLine::from(recorded))?;
                self.output.write_all(b"\n")
            }
        }
    }

    /// A row as RFC 4180 has it.
    fn row(&mut self, cells: &[impl AsRef<[u8]>]) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(&mut *self.output);
        writer.write_record(cells).map_err(io::Error::from)?;
        writer.flush()
    }
}

fn ending(broken: &Broken, session: &Session) -> Ending {
    match broken {
        Broken::Service(error) => session.ending(error),
        Broken::Output(error) => output::unwritten(error, session.locale),
    }
}
