//! The content of the file before it is sealed: a table of comma-separated values, in memory that is wiped and never grows, as
//! growing would leave a copy behind.

use chrono::SecondsFormat;
use zeroize::Zeroizing;

use crate::domain::{DownloadLink, EntitlementId, ProductKey};
use crate::service::retrieve_keys::collected::{Missing, Row};
use crate::service::spreadsheet::guarded;

/// The names of the columns, which stay as they are whatever the language, for those who read them by program.
const COLUMNS: [&str; 13] = [
    "customer",
    "tenant",
    "order",
    "line",
    "product",
    "version",
    "language",
    "file_type",
    "key",
    "link",
    "link_expires",
    "installation_instructions",
    "note",
];

/// The table of those rows. `note` says in words why something is missing.
pub(super) fn table<'a>(
    rows: &(impl Iterator<Item = (&'a EntitlementId, &'a Row)> + Clone),
    note: &dyn Fn(&Missing) -> String,
) -> Zeroizing<Vec<u8>> {
    let notes: Vec<String> = rows.clone().map(|(_, row)| note_of(row, note)).collect();
    let lines = || rows.clone().zip(&notes);
    let mut length = length_of(&COLUMNS);
    for ((id, row), note) in lines() {
        with_fields(id, row, note, |fields| length = length.saturating_add(length_of(fields)));
    }
    let mut text = Zeroizing::new(Vec::with_capacity(length));
    write_line(&mut text, &COLUMNS);
    for ((id, row), note) in lines() {
        with_fields(id, row, note, |fields| write_line(&mut text, fields));
    }
    text
}

/// Hands on the fields of a row, in the order of the columns.
fn with_fields(id: &EntitlementId, row: &Row, note: &str, take: impl FnOnce(&[&str; 13])) {
    let (about, choice) = (&row.about, row.about.choice.as_ref());
    let (tenant, line) = (id.tenant.to_string(), id.line.0.to_string());
    let expires = row
        .link
        .as_ref()
        .map(|link| link.expires().utc().to_rfc3339_opts(SecondsFormat::Secs, true))
        .unwrap_or_default();
    // What people have written a spreadsheet might compute. Keys and links stand exactly as they are: with a character more
    // they would be others.
    let [customer, title, note] = [&about.customer, &about.title, note].map(guarded);
    take(&[
        &customer,
        &tenant,
        id.order.as_str(),
        &line,
        &title,
        choice.map(|choice| choice.version.0.as_str()).unwrap_or_default(),
        choice.and_then(|choice| choice.language.as_ref()).map(|tag| tag.0.as_str()).unwrap_or_default(),
        choice.and_then(|choice| choice.file_type.as_ref()).map(|kind| kind.0.as_str()).unwrap_or_default(),
        row.key.as_ref().map(ProductKey::expose).unwrap_or_default(),
        row.link.as_ref().map(DownloadLink::expose).unwrap_or_default(),
        &expires,
        about.instructions.as_deref().unwrap_or_default(),
        &note,
    ]);
}

/// Why something is missing, each reason once.
fn note_of(row: &Row, note: &dyn Fn(&Missing) -> String) -> String {
    match (row.key.as_ref().err(), row.link.as_ref().err()) {
        (None, None) => String::new(),
        (Some(missing), None) | (None, Some(missing)) => note(missing),
        (Some(key), Some(link)) if key == link => note(key),
        (Some(key), Some(link)) => format!("{} {}", note(key), note(link)),
    }
}

/// The most bytes that a line takes: every field in quotation marks, those within doubled, and what stands between.
fn length_of(fields: &[&str; 13]) -> usize {
    fields.iter().map(|field| field.len().saturating_mul(2).saturating_add(3)).fold(2, usize::saturating_add)
}

/// Writes a line as RFC 4180 has it.
fn write_line(text: &mut Vec<u8>, fields: &[&str; 13]) {
    for (place, field) in fields.iter().enumerate() {
        if place != 0 {
            text.push(b',');
        }
        text.push(b'"');
        for byte in field.bytes() {
            if byte == b'"' {
                text.push(b'"');
            }
            text.push(byte);
        }
        text.push(b'"');
    }
    text.extend_from_slice(b"\r\n");
}
