//! Texts behind one another in one buffer: what is searched as one haystack, with the row that each byte belongs to.

use std::io;
use std::ops::Range;

use memchr::memmem::Finder;

use crate::search::buffer::{Numbers, Text};
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};

/// Stands between two fields of a row; folding never leaves one.
pub(in crate::search) const BETWEEN: char = '\u{1f}';

/// As many rows are looked at one by one for the place of a byte before it is looked for in all of them.
const NEAR: usize = 8;

/// One text a row, in one buffer.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Runs {
    text: Text,
    ends: Ends,
}

/// Where the text of a row ends, in bytes.
#[derive(Debug, Clone)]
enum Ends {
    /// Said for each.
    Told(Numbers),
    /// All are of this length.
    Every(usize),
}

impl Default for Ends {
    fn default() -> Self {
        Self::Told(Numbers::default())
    }
}

impl Runs {
    /// Texts that are all of that length, in bytes.
    pub(in crate::search) fn of_length(text: Text, bytes: usize) -> Self {
        Self { text, ends: Ends::Every(bytes) }
    }

    /// The text of a row; none where there is no such row.
    pub(in crate::search) fn get(&self, row: usize) -> &str {
        self.text.get(self.start(row)..self.start(row.saturating_add(1)))
    }

    /// The fields of a row.
    pub(in crate::search) fn fields(&self, row: usize) -> impl Iterator<Item = &str> {
        self.get(row).split_terminator(BETWEEN)
    }

    /// Says each of these rows that has the word, once and in their order.
    pub(in crate::search) fn find(&self, rows: Range<usize>, word: &Finder<'_>, mut found: impl FnMut(usize)) {
        let end = self.start(rows.end);
        let (mut row, mut from) = (rows.start, self.start(rows.start));
        while let Some(at) = self.text.as_bytes().get(from..end).and_then(|text| word.find(text)) {
            row = self.row_at(row..rows.end, from.saturating_add(at));
            found(row);
            row = row.saturating_add(1);
            from = self.start(row);
        }
    }

    /// How many bytes it takes.
    pub(in crate::search) fn bytes(&self) -> usize {
        let ends = match &self.ends {
            Ends::Told(ends) => ends.capacity(),
            Ends::Every(_) => 0,
        };
        self.text.capacity().saturating_add(ends)
    }

    /// Writes it, with nothing for the ends of rows that are all of one length.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        sections.bytes(self.text.as_bytes())?;
        match &self.ends {
            Ends::Told(ends) => sections.numbers(ends),
            Ends::Every(_) => Ok(()),
        }
    }

    /// Reads what was written of texts of that kind.
    pub(in crate::search) fn read(self, sections: &mut SectionReader) -> Result<Self, Unreadable> {
        let text = sections.text()?;
        let ends = match self.ends {
            Ends::Told(_) => Ends::Told(sections.numbers()?),
            Ends::Every(length) => Ends::Every(length),
        };
        Ok(Self { text, ends })
    }

    /// Which of the rows the byte belongs to. A common word stands in most rows, so that the next ones are asked first.
    fn row_at(&self, rows: Range<usize>, byte: usize) -> usize {
        let ends = match &self.ends {
            Ends::Told(ends) => ends.get(rows.clone()).unwrap_or_default(),
            Ends::Every(length) => return byte.checked_div(*length).unwrap_or(rows.start),
        };
        let near = ends.iter().take(NEAR).position(|end| byte < wide(*end));
        rows.start.saturating_add(near.unwrap_or_else(|| ends.partition_point(|end| wide(*end) <= byte)))
    }

    fn start(&self, row: usize) -> usize {
        match &self.ends {
            Ends::Told(ends) => start_of(ends, row),
            Ends::Every(length) => row.saturating_mul(*length).min(self.text.len()),
        }
    }
}

/// Texts that are being written, one behind the other.
#[derive(Debug, Default)]
pub(in crate::search) struct RunsBuilder {
    text: String,
    ends: Vec<u32>,
}

impl RunsBuilder {
    /// Puts a piece at the end of the text of the row that is being written.
    pub(in crate::search) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Puts a field and what stands behind it there.
    pub(in crate::search) fn push_field(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push(BETWEEN);
    }

    /// Ends the row that is being written.
    pub(in crate::search) fn end_row(&mut self) {
        self.ends.push(narrow(self.text.len()));
    }

    /// The texts.
    pub(in crate::search) fn finish(self) -> Runs {
        Runs { text: self.text.into(), ends: Ends::Told(self.ends.into()) }
    }

    /// The texts, which are all of that length, in bytes.
    pub(in crate::search) fn finish_of_length(self, bytes: usize) -> Runs {
        Runs::of_length(self.text.into(), bytes)
    }
}

/// Where that row begins, by the ends of all.
pub(in crate::search) fn start_of(ends: &[u32], row: usize) -> usize {
    row.checked_sub(1).and_then(|before| ends.get(before.min(ends.len().saturating_sub(1)))).map_or(0, |end| wide(*end))
}

/// A place as it is kept, in four bytes: 4 GiB of one kind of text are tens of millions of customers, ten times what a
/// store is made for.
pub(in crate::search) fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A place that was kept.
pub(in crate::search) fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs() -> Runs {
        let mut runs = RunsBuilder::default();
        for row in 0..40 {
            if row % 3 != 0 {
                runs.push_field(&format!("name {row}"));
                runs.push_field("name");
            }
            runs.end_row();
        }
        runs.finish()
    }

    #[test]
    fn each_row_that_has_the_word_is_found_once() {
        let found = |rows: Range<usize>, word: &str| {
            let mut found = Vec::new();
            runs().find(rows, &Finder::new(word), |row| found.push(row));
            found
        };
        assert_eq!(found(0..40, "name 3"), [31, 32, 34, 35, 37, 38]);
        assert_eq!(found(0..12, "name"), [1, 2, 4, 5, 7, 8, 10, 11]);
        assert_eq!(found(5..8, "e"), [5, 7]);
        assert_eq!(found(38..40, "name"), [38]);
        assert_eq!(found(0..40, "38"), [38]);
        assert!(found(0..40, "name 3\u{1f}").is_empty() && found(39..40, "name").is_empty());
    }

    #[test]
    fn a_row_has_its_own_fields() {
        assert_eq!(runs().fields(2).collect::<Vec<_>>(), ["name 2", "name"]);
        assert_eq!((runs().fields(3).count(), runs().fields(40).count()), (0, 0));
    }
}
