//! `nyckel import FILE`: brings records in from lines of JSON, all of them or, where that is said, those that are right.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::PathBuf;

use clap::Args;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::cli::{line_problem, output};
use crate::domain::Actor;
use crate::i18n::{Locale, MessageId, message};
use crate::ports::Stop;
use crate::service::import_records::RecordCounts;
use crate::service::{self, ImportError, ImportOptions, Services, import_records};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    #[arg(id = "import_file")]
    file: PathBuf,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    skip_bad_lines: bool,
}

/// Brings them in and says what became of each.
pub(in crate::cli) fn run(
    ask: &Import,
    surroundings: &Surroundings,
    open: impl FnOnce() -> Result<Session, Ending>,
) -> Result<(), Ending> {
    let file = ask.opened(surroundings.locale)?;
    open()?.close_after(|session| ask.bring_in(file, &session.services, &session.actor, session.locale))
}

impl Import {
    /// All of that file, or nothing.
    pub(in crate::cli) fn of(file: PathBuf) -> Self {
        Self { file, dry_run: false, skip_bad_lines: false }
    }

    /// The file, before anything else is done.
    pub(in crate::cli) fn opened(&self, locale: Locale) -> Result<File, Ending> {
        source(self).map_err(|error| self.unreadable(&error, locale))
    }

    /// Brings its records in, and says what became of each.
    pub(in crate::cli) fn bring_in(
        &self,
        file: File,
        services: &Services,
        actor: &Actor,
        locale: Locale,
    ) -> Result<(), Ending> {
        let options = ImportOptions { skip_bad_lines: self.skip_bad_lines, dry_run: self.dry_run };
        let import = import_records(services, actor, &mut BufReader::new(file), options, &Stop::default());
        match import {
            Ok(import) => tell(self, &import, locale),
            Err(ImportError::Service(error)) => Err(Ending::of_service(locale, &error)),
            Err(ImportError::Read(error)) => Err(self.unreadable(&error, locale)),
        }
    }

    fn unreadable(&self, error: &io::Error, locale: Locale) -> Ending {
        trace(error);
        let texts = (message!("import-unreadable"), message!("import-unreadable-instead"));
        let (place, detail) = (self.file.display().to_string(), locale.system_failure(error));
        Ending::new(Status::Failed, locale, texts, &[("place", (&place).into()), ("detail", (&detail).into())])
    }
}

/// The file; what can be read only once is copied first, as it is read several times.
fn source(ask: &Import) -> io::Result<File> {
    let spooled = |from: &mut dyn io::Read| {
        let mut file = tempfile::tempfile()?;
        io::copy(from, &mut file)?;
        Ok(file)
    };
    if ask.file.as_os_str() == "-" {
        return spooled(&mut io::stdin().lock());
    }
    let mut file = File::open(&ask.file)?;
    if file.metadata()?.is_file() { Ok(file) } else { spooled(&mut file) }
}

fn tell(ask: &Import, import: &service::Import, locale: Locale) -> Result<(), Ending> {
    let told = u64::try_from(import.problems.len()).unwrap_or(u64::MAX);
    let bad = told.saturating_add(import.more_problems);
    let mut problems: Vec<String> = import.problems.iter().map(|bad| line_problem::line(bad, locale)).collect();
    if 0 < import.more_problems {
        problems.push(locale.text_with(message!("import-more"), &[("count", import.more_problems.into())]));
    }
    let is_fatal = import.problems.iter().any(|bad| line_problem::is_of_whole_file(&bad.problem));
    if 0 < bad && (is_fatal || !ask.skip_bad_lines) {
        let instead = if is_fatal { message!("import-fatal-instead") } else { message!("import-bad-instead") };
        let texts = (message!("import-bad"), instead);
        return Err(Ending::new(Status::Failed, locale, texts, &[("count", bad.into())]).with_choices(problems));
    }
    if 0 < bad {
        output::note(&locale.text_with(message!("import-left-out"), &[("count", bad.into())]));
        for problem in &problems {
            output::note(&format!("  {problem}"));
        }
    }
    let first = if import.is_written { message!("import-new") } else { message!("import-would") };
    let mut lines = vec![counts(first, import.new, locale)];
    for (id, some) in
        [(message!("import-identical"), import.identical), (message!("import-different"), import.different)]
    {
        if 0 < some.sum() {
            lines.push(counts(id, some, locale));
        }
    }
    if 0 < import.operators.saturating_add(import.activity) {
        let values = [("operators", import.operators.into()), ("activity", import.activity.into())];
        lines.push(locale.text_with(message!("import-passed-over"), &values));
    }
    lines.push(String::new());
    output::write(lines.join("\n").as_bytes(), locale)
}

fn counts(id: MessageId, counts: RecordCounts, locale: Locale) -> String {
    let values = [
        ("customers", counts.customers.into()),
        ("orders", counts.orders.into()),
        ("entitlements", counts.entitlements.into()),
        ("subscriptions", counts.subscriptions.into()),
    ];
    locale.text_with(id, &values)
}
