//! `nyckel verify FILE`: whether a backup is whole, to the hash at its end, and what is in it. No store is opened for it.

use std::path::Path;

use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::{backup_file, json, output};
use crate::i18n::{Locale, message};
use crate::store::Archive;

#[derive(Serialize)]
struct AnswerJson {
    /// The backup.
    path: String,
    whole: bool,
    made: String,
    /// Which store it is of.
    store: String,
    /// The format of that store, which says what versions of nyckel read it.
    format: u8,
    /// The last commit in it.
    commit: u64,
    rows: u64,
    /// The number of the last record of the activity log.
    activity: u64,
    operators: Vec<String>,
}

/// Reads it, and says what is in it.
pub(in crate::cli) fn run(path: &Path, form: Form, locale: Locale) -> Result<(), Ending> {
    let archive = backup_file::read(path, locale)?;
    match form {
        Form::Json => json::write(&answer(path, &archive), locale),
        Form::Text => output::write(text(path, &archive, locale).as_bytes(), locale),
    }
}

/// How it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Form {
    /// For people.
    Text,
    /// For scripts.
    Json,
}

fn answer(path: &Path, archive: &Archive) -> AnswerJson {
    AnswerJson {
        path: path.display().to_string(),
        whole: true,
        made: json::instant(archive.made),
        store: archive.identity.store.to_string(),
        format: archive.format,
        commit: archive.seq.0,
        rows: archive.entries,
        activity: archive.chain.number,
        operators: archive.operators.iter().map(|operator| operator.name.clone()).collect(),
    }
}

fn text(path: &Path, archive: &Archive, locale: Locale) -> String {
    let names: Vec<&str> = archive.operators.iter().map(|operator| operator.name.as_str()).collect();
    let values = [
        ("path", path.display().to_string().into()),
        ("made", locale.date_time_in_zone(archive.made).into()),
        ("format", u32::from(archive.format).into()),
        ("commit", archive.seq.0.into()),
        ("rows", archive.entries.into()),
        ("activity", archive.chain.number.into()),
        ("operators", names.join(", ").into()),
    ];
    let lines = [
        message!("verify-backup-whole"),
        message!("verify-backup-made"),
        message!("verify-backup-holds"),
        message!("verify-backup-operators"),
    ];
    let mut text = lines.map(|line| locale.text_with(line, &values)).join("\n");
    text.push('\n');
    text
}
