//! An arena as sections of the index's file.

use std::io;

use crate::search::arena::Arena;
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::index::Collate;
use crate::search::tables::Tables;

impl Arena {
    /// Writes it.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        for texts in [&self.names, &self.guids, &self.orders, &self.subscriptions, &self.shown] {
            texts.write(sections)?;
        }
        for numbers in [&self.markets, &self.listed, &self.titles, &self.purchases] {
            sections.numbers(numbers)?;
        }
        sections.bytes(&self.subscribed.iter().map(|is_one| u8::from(*is_one)).collect::<Vec<u8>>())?;
        sections.record(&self.domains)?;
        sections.record(&self.spelled)?;
        self.tables.write(sections)
    }

    /// Reads what was written.
    pub(in crate::search) fn read(sections: &mut SectionReader, collate: &Collate) -> Result<Self, Unreadable> {
        let mut arena = Self::default();
        let Self { names, guids, orders, subscriptions, shown, .. } = &mut arena;
        for texts in [names, guids, orders, subscriptions, shown] {
            *texts = std::mem::take(texts).read(sections)?;
        }
        let Self { markets, listed, titles, purchases, .. } = &mut arena;
        for numbers in [markets, listed, titles, purchases] {
            *numbers = sections.numbers()?;
        }
        arena.subscribed = sections.bytes()?.bytes().iter().map(|byte| *byte != 0).collect();
        arena.domains = sections.record()?;
        arena.spelled = sections.record()?;
        arena.tables = Tables::read(sections, collate)?;
        Ok(arena)
    }
}
