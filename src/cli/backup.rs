//! `nyckel backup [FILE]`: a backup of the store, among the others or in a file of its own.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::interruptible::interruptible;
use crate::cli::progress::ProgressLine;
use crate::cli::session::Session;
use crate::cli::{json, output};
use crate::i18n::message;
use crate::ports::BackupPlace;
use crate::service::back_up;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Backup {
    #[arg(id = "backup_file")]
    file: Option<PathBuf>,
    #[arg(long, requires = "backup_file")]
    force: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    /// The file.
    path: String,
    made: String,
    /// The last commit in it.
    commit: u64,
    rows: u64,
    bytes: u64,
}

/// Makes it, and says where it lies.
pub(in crate::cli) fn run(ask: &Backup, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let place = match &ask.file {
        Some(path) => BackupPlace::File { path: path.clone(), replace: ask.force },
        None => BackupPlace::Folder(session.paths().exports()),
    };
    let made = interruptible(locale, |stop| {
        let line = ProgressLine::new(locale, message!("cli-backup-progress"));
        back_up(&session.services, &session.actor, &place, &|progress| line.show(progress), stop)
    })?;
    let backup = made.map_err(|error| session.ending(&error))?;
    let path = backup.path.display().to_string();
    if ask.json {
        let made = json::instant(backup.made);
        let answer = AnswerJson { path, made, commit: backup.seq.0, rows: backup.rows, bytes: backup.bytes };
        return json::write(&answer, locale);
    }
    let values = [("path", path.into()), ("kilobytes", backup.bytes.div_ceil(1_024).into())];
    output::write(format!("{}\n", locale.text_with(message!("cli-backup-done"), &values)).as_bytes(), locale)
}
