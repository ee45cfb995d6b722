//! From lines to records: a text in quotation marks may go over several of them, but one that does not end takes no row
//! with it that stands on a line of its own.

use Ending::{Inside, Outside};

/// The most lines that one record goes over.
const MOST_LINES: usize = 20;

/// A record as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// The number of its first line, from 1.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark in it begins a text that does not end.
    pub(super) is_open: bool,
}

/// Where a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Between quotation marks.
    Inside,
    /// Outside of them.
    Outside,
}

/// The records of a text, without lines in which nothing stands.
pub(super) fn records(text: &str, separator: u8) -> impl Iterator<Item = Record> + '_ {
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    // A lone carriage return ends a line where there is nothing else that does.
    let lines: Vec<&str> = if lines.len() == 1 { text.split('\r').collect() } else { lines };
    let mut next = 0;
    let mut width = None;
    std::iter::from_fn(move || {
        loop {
            let line = *lines.get(next)?;
            let number = u64::try_from(next).unwrap_or(u64::MAX).saturating_add(1);
            if line.chars().all(|letter| letter.is_whitespace() || [';', ','].contains(&letter)) {
                next = next.saturating_add(1);
                continue;
            }
            let taken = if ending(line, separator, Outside) == Inside {
                closed_by(lines.get(next..).unwrap_or_default(), separator, width)
            } else {
                Some(1)
            };
            let count = taken.unwrap_or(1);
            let end = next.saturating_add(count);
            let whole = lines.get(next..end).unwrap_or_default().join("\n");
            next = end;
            let cells = match taken {
                Some(_) => cells_of(&whole, separator),
                // Its marks are taken for letters, so that what stands there is seen as it stands.
                None => whole.split(char::from(separator)).map(str::to_owned).collect(),
            };
            width = width.or(Some(cells.len()));
            return Some(Record { line: number, cells, is_open: taken.is_none() });
        }
    })
}

/// After how many lines a text that the first of them leaves open is closed; `None` where it is not, or where a line in
/// between is a row by itself.
fn closed_by(lines: &[&str], separator: u8, width: Option<usize>) -> Option<usize> {
    let is_row = |line: &str| {
        let marks = line.bytes().filter(|byte| *byte == b'"').count();
        marks.is_multiple_of(2) && width.is_some_and(|width| width <= cells_of(line, separator).len())
    };
    let mut state = Outside;
    for (place, line) in lines.iter().take(MOST_LINES).enumerate() {
        if 0 < place && is_row(line) {
            return None;
        }
        state = ending(line, separator, state);
        if state == Outside {
            return Some(place.saturating_add(1));
        }
    }
    None
}

/// Where a line ends that begins there. A mark begins a text only at the beginning of a cell, and two of them within a text
/// are one letter.
fn ending(line: &str, separator: u8, begins: Ending) -> Ending {
    let (mut state, mut is_at_start) = (begins, true);
    let mut bytes = line.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match state {
            Inside if byte == b'"' => {
                if bytes.peek() == Some(&b'"') {
                    bytes.next();
                } else {
                    state = Outside;
                }
                is_at_start = false;
            }
            Inside => {}
            Outside if byte == b'"' && is_at_start => state = Inside,
            Outside => is_at_start = byte == separator,
        }
    }
    state
}

/// The cells of one record.
fn cells_of(record: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(record.len().max(16))
        .from_reader(record.as_bytes());
    let read = reader.records().next().and_then(Result::ok).unwrap_or_default();
    read.iter().map(str::to_owned).collect()
}
