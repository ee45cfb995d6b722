//! An arena as sections of the index's file.

use std::io;

use crate::search::arena::Arena;
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::index::Collate;
use crate::search::series::Series;
use crate::search::shown::Shown;
use crate::search::tables::Tables;

impl Arena {
    /// Writes what stays in the file.
    pub(in crate::search) fn write_left(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        self.shown.write(sections)?;
        self.listed.write(sections)
    }

    /// Writes the rest.
    pub(in crate::search) fn write_held(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        for texts in [&self.names, &self.guids, &self.orders, &self.subscriptions] {
            texts.write(sections)?;
        }
        for numbers in [&self.markets, &self.titles, &self.purchases] {
            sections.numbers(numbers)?;
        }
        sections.bytes(&self.subscribed.iter().map(|is_one| u8::from(*is_one)).collect::<Vec<u8>>())?;
        sections.record(&self.domains)?;
        sections.record(&self.spelled)?;
        self.tables.write(sections)
    }

    /// Leaves what stays in the file.
    pub(in crate::search) fn read_left(sections: &mut SectionReader) -> Result<Self, Unreadable> {
        let (shown, listed) = (Shown::read(sections)?, Series::read(sections)?);
        Ok(Self { shown, listed, ..Self::default() })
    }

    /// Reads the rest.
    pub(in crate::search) fn read_held(
        mut self,
        sections: &mut SectionReader,
        collate: &Collate,
    ) -> Result<Self, Unreadable> {
        for texts in [&mut self.names, &mut self.guids, &mut self.orders, &mut self.subscriptions] {
            *texts = std::mem::take(texts).read(sections)?;
        }
        for numbers in [&mut self.markets, &mut self.titles, &mut self.purchases] {
            *numbers = sections.numbers()?;
        }
        self.subscribed = sections.bytes()?.bytes().iter().map(|byte| *byte != 0).collect();
        self.domains = sections.record()?;
        self.spelled = sections.record()?;
        self.tables = Tables::read(sections, collate)?;
        Ok(self)
    }
}
