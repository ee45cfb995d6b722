//! A table of devices as text, whoever wrote it: encodings, separators, quotes and line ends are found out. A row that does
//! not read takes no other one with it.

mod lines;

use std::collections::BTreeMap;

use encoding_rs::WINDOWS_1252;

use crate::domain::Instant;
use crate::domain::kms_device::{ActivationProblem, DateOrder, DeviceField, DeviceForm, DeviceProblem, LastActivation};
use crate::service::kms::headings;
use crate::service::kms::table::lines::{Record, records};
use crate::service::spreadsheet::{guarded, unguarded};

/// In which encoding a table was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, which has its mark.
    Utf16,
    /// Windows-1252: it is not UTF-8, and every other text can be read so.
    Windows1252,
}

/// Says why it is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableProblem {
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// It is larger than it may be.
    #[error("it has more than {} bytes", KmsTable::MOST_BYTES)]
    TooLarge,
    /// It has more rows than it may.
    #[error("it has more than {} rows", KmsTable::MOST_ROWS)]
    TooManyRows,
    /// It is the workbook of a spreadsheet, and no text.
    #[error("it is a workbook")]
    Workbook,
    /// It is no text.
    #[error("it is no text")]
    NotText,
}

/// Says what is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    /// What it says of the device.
    Device(DeviceProblem),
    /// A quotation mark begins a text that does not end.
    OpenQuote,
    /// It has more columns than the headings, so that nobody knows which is which.
    Columns {
        /// How many it has.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The number of its first line, from 1.
    pub(super) line: u64,
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark in it begins a text that does not end.
    pub(super) is_open: bool,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KmsTable {
    /// In which encoding.
    pub encoding: Encoding,
    /// What its columns are called; by their numbers where it has no headings.
    pub columns: Vec<String>,
    /// Whether its first row has the headings.
    pub has_headings: bool,
    rows: Vec<Row>,
}

/// Which column is which field, by its place from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<DeviceField, usize>);

/// Says that no column is called so, nor has that number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no column {0:?}")]
pub struct UnknownColumn(pub String);

impl Mapping {
    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: DeviceField) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// Gives a field that column, or none. A column is one field only.
    pub fn set(&mut self, field: DeviceField, column: Option<usize>) {
        self.0.retain(|other, known| *other != field && Some(*known) != column);
        self.0.extend(column.map(|column| (field, column)));
    }

    /// The fields that no device can be without and that have no column.
    #[must_use]
    pub fn missing(&self) -> Vec<DeviceField> {
        DeviceField::ALL.into_iter().filter(|field| field.is_needed() && self.column(*field).is_none()).collect()
    }
}

impl KmsTable {
    /// The most bytes it may have.
    pub const MOST_BYTES: u64 = 5_000_000;
    /// The most rows it may have.
    pub const MOST_ROWS: usize = 20_000;

    /// Reads a table.
    ///
    /// # Errors
    /// [`TableProblem`].
    pub fn read(bytes: &[u8]) -> Result<Self, TableProblem> {
        if Self::MOST_BYTES < u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
            return Err(TableProblem::TooLarge);
        }
        // Of a compressed archive, as workbooks are; and of the older workbooks.
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return Err(TableProblem::Workbook);
        }
        let (text, encoding) = decoded(bytes);
        if text.contains('\0') {
            return Err(TableProblem::NotText);
        }
        let mut rows = of_best_separator(&text);
        if rows.is_empty() {
            return Err(TableProblem::Empty);
        }
        let first = rows.first().map(|row| row.cells.clone()).unwrap_or_default();
        let has_headings = !first.iter().any(|cell| is_date(cell));
        if has_headings {
            rows.remove(0);
        }
        if Self::MOST_ROWS < rows.len() {
            return Err(TableProblem::TooManyRows);
        }
        let columns = if has_headings { first } else { (1..=first.len()).map(|number| number.to_string()).collect() };
        Ok(Self { encoding, columns, has_headings, rows })
    }

    /// Whether a text that was pasted looks like devices: rows of several cells, of which one is a date.
    #[must_use]
    pub fn looks_like_devices(text: &str) -> bool {
        let Ok(table) = Self::read(text.as_bytes()) else { return false };
        let has_date = |row: &Row| 1 < row.cells.len() && row.cells.iter().any(|cell| is_date(cell));
        let dated = table.rows.iter().filter(|row| has_date(row)).count();
        0 < dated && table.rows.len() <= dated.saturating_mul(2)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are only headings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Some rows as they stand, to be looked at.
    pub fn sample(&self, count: usize) -> impl Iterator<Item = &[String]> {
        self.rows.iter().take(count).map(|row| row.cells.as_slice())
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Which column is probably which field: by the headings, or without them by what stands there.
    #[must_use]
    pub fn guess(&self) -> Mapping {
        let mut mapping = Mapping::default();
        if !self.has_headings {
            let first = self.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
            let date = first.iter().position(|cell| is_date(cell));
            let mut others = (0..first.len()).filter(|column| Some(*column) != date);
            mapping.set(DeviceField::Name, others.next());
            mapping.set(DeviceField::Product, others.next());
            mapping.set(DeviceField::LastActivation, date);
            mapping.set(DeviceField::Note, others.next());
            return mapping;
        }
        for field in DeviceField::ALL {
            let named = self.columns.iter().enumerate().filter_map(|(column, heading)| {
                let (known, place) = headings::field_of(heading)?;
                (known == field).then_some((place, column))
            });
            mapping.set(field, named.min().map(|(_, column)| column));
        }
        mapping
    }

    /// The column of that heading, or of that number from 1.
    ///
    /// # Errors
    /// [`UnknownColumn`].
    pub fn column(&self, named: &str) -> Result<usize, UnknownColumn> {
        let wanted = headings::folded(named);
        let by_name = self.columns.iter().position(|heading| headings::folded(heading) == wanted);
        let by_number =
            || named.trim().parse::<usize>().ok()?.checked_sub(1).filter(|column| *column < self.columns.len());
        by_name.or_else(by_number).ok_or_else(|| UnknownColumn(named.to_owned()))
    }

    /// What a row says of a device; the texts without what a spreadsheet was kept from computing by.
    pub(super) fn form(&self, row: &Row, mapping: &Mapping) -> Result<DeviceForm, RowProblem> {
        if row.is_open {
            return Err(RowProblem::OpenQuote);
        }
        let (expected, beyond) = (self.columns.len(), row.cells.iter().skip(self.columns.len()));
        if beyond.into_iter().any(|cell| !cell.trim().is_empty()) {
            return Err(RowProblem::Columns { found: row.cells.len(), expected });
        }
        let cell = |field| {
            let cell = mapping.column(field).and_then(|column| row.cells.get(column));
            cell.map(|cell| unguarded(cell.trim()).to_owned()).unwrap_or_default()
        };
        Ok(DeviceForm {
            name: cell(DeviceField::Name),
            product: cell(DeviceField::Product),
            last_activation: cell(DeviceField::LastActivation),
            // A note may have had lines.
            note: cell(DeviceField::Note).split_whitespace().collect::<Vec<_>>().join(" "),
        })
    }
}

/// The rows that were not brought in, as a table of the same columns and one more: what was wrong with each. Mended, it can
/// be brought in itself.
#[must_use]
pub fn rejected<'a>(table: &'a KmsTable, heading: &str, rows: impl Iterator<Item = (&'a [String], String)>) -> Vec<u8> {
    let width = table.columns.len();
    let heading = std::iter::once((table.columns.as_slice(), heading.to_owned()));
    let written = heading.chain(rows).map(|(cells, problem)| {
        // A row of too many columns keeps them all, behind which the problem stands.
        let padding = width.saturating_sub(cells.len());
        let cells = cells.iter().map(String::as_str).chain(std::iter::repeat_n("", padding));
        cells.map(str::to_owned).chain([problem]).collect::<Vec<String>>()
    });
    as_csv(written)
}

/// Rows as a table that any spreadsheet opens: UTF-8 with its mark, semicolons, and no cell that would be computed.
#[must_use]
pub fn as_csv(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Nothing that lies in memory can fail.
        drop(writer.write_record(row.iter().map(|cell| guarded(cell).into_owned())));
    }
    writer.into_inner().unwrap_or_default()
}

fn decoded(bytes: &[u8]) -> (String, Encoding) {
    if let Some((marked, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = marked.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
        let encoding = if marked == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        return (text.into_owned(), encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Encoding::Windows1252),
    }
}

/// The rows by the separator that fits best: by which most headings are known, then by which there are most columns.
fn of_best_separator(text: &str) -> Vec<Row> {
    let (said, text) = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end().strip_prefix("sep=").is_some_and(|sign| sign.chars().count() == 1) => {
            (first.trim_end().bytes().last(), rest)
        }
        Some(_) | None => (None, text),
    };
    let skipped = u64::from(said.is_some());
    let candidates = said.map_or_else(|| vec![b';', b'\t', b','], |said| vec![said]);
    let fit = |separator: &u8| {
        let first = records(text, *separator).next().map(|record| record.cells).unwrap_or_default();
        let known = first.iter().filter(|cell| headings::field_of(cell).is_some() || is_date(cell)).count();
        (known, first.len())
    };
    let best = candidates.into_iter().rev().max_by_key(fit).unwrap_or(b';');
    let row = |Record { line, cells, is_open }| Row { line: skipped.saturating_add(line), cells, is_open };
    // One more than there may be, so that it is known that there are too many.
    records(text, best).take(KmsTable::MOST_ROWS.saturating_add(2)).map(row).collect()
}

/// Whether it is a date in whatever way, be it one that can be read in two.
fn is_date(cell: &str) -> bool {
    let far = Instant::from_unix(i64::from(u32::MAX).saturating_mul(10));
    match LastActivation::read(cell, DateOrder::Unsaid, far, &chrono::Utc) {
        Ok(_) | Err(ActivationProblem::Ambiguous { .. }) => true,
        Err(ActivationProblem::NotADate | ActivationProblem::Ahead) => false,
    }
}

#[cfg(test)]
mod tests;
