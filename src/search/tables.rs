//! What many customers have in common and the index keeps once: titles of products, and markets with their order.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::io;

use crate::domain::market::Markets;
use crate::search::file::sections::{SectionReader, SectionWriter, Unreadable};
use crate::search::fold::fold;
use crate::search::index::Collate;
use crate::search::markets;
use crate::search::question::MarketNames;
use crate::search::runs::{narrow, wide};

/// A title as bought and folded.
#[derive(Debug, Clone)]
struct Title {
    shown: String,
    folded: String,
}

/// Titles and markets by their numbers. A number keeps its meaning in every table that was made out of this one.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Tables {
    titles: Vec<Title>,
    /// Slugs.
    markets: Vec<String>,
    /// How the markets stand to each other by their Swedish and by their English names, those of one name alike.
    swedish: Vec<u32>,
    english: Vec<u32>,
}

impl Tables {
    /// The title with that number, as bought.
    pub(in crate::search) fn title(&self, number: u32) -> &str {
        self.titles.get(wide(number)).map_or("", |title| &title.shown)
    }

    /// The slug of the market with that number.
    pub(in crate::search) fn market(&self, number: u32) -> &str {
        self.markets.get(wide(number)).map_or("", String::as_str)
    }

    /// For each title whether it has the folded word.
    pub(in crate::search) fn titles_with(&self, word: &str) -> Vec<bool> {
        self.titles.iter().map(|title| title.folded.contains(word)).collect()
    }

    /// For each market whether its name in that language has the folded word.
    pub(in crate::search) fn markets_with(&self, word: &str, names: MarketNames) -> Vec<bool> {
        let slugs = markets::named_with(word, names);
        self.markets.iter().map(|slug| slugs.contains(&slug.as_str())).collect()
    }

    /// How the market stands to others by its name in that language.
    pub(in crate::search) fn market_rank(&self, number: u32, names: MarketNames) -> u32 {
        let ranks = match names {
            MarketNames::Swedish => &self.swedish,
            MarketNames::English => &self.english,
        };
        ranks.get(wide(number)).copied().unwrap_or_default()
    }

    /// Puts markets that came since in their order.
    pub(in crate::search) fn rank(&mut self, collate: &Collate) {
        if self.swedish.len() == self.markets.len() {
            return;
        }
        let ranks = |language: MarketNames| {
            let names: Vec<&str> = self.markets.iter().map(|slug| name(slug, language)).collect();
            dense_ranks(names.len(), |one, other| {
                let at = |number: u32| names.get(wide(number)).copied().unwrap_or_default();
                collate(at(one), at(other))
            })
        };
        (self.swedish, self.english) = (ranks(MarketNames::Swedish), ranks(MarketNames::English));
    }

    /// Writes what cannot be made anew.
    pub(in crate::search) fn write(&self, sections: &mut SectionWriter<'_>) -> io::Result<()> {
        sections.record(&self.titles.iter().map(|title| &title.shown).collect::<Vec<_>>())?;
        sections.record(&self.markets)
    }

    /// Reads what was written, and makes the rest anew.
    pub(in crate::search) fn read(sections: &mut SectionReader, collate: &Collate) -> Result<Self, Unreadable> {
        let (titles, markets): (Vec<String>, Vec<String>) = (sections.record()?, sections.record()?);
        let titles = titles.into_iter().map(|shown| Title { folded: fold(&shown), shown }).collect();
        let mut tables = Self { titles, markets, ..Self::default() };
        tables.rank(collate);
        Ok(tables)
    }

    /// How many bytes it takes, about.
    pub(in crate::search) fn bytes(&self) -> usize {
        let titles: usize = self.titles.iter().map(|title| title.shown.len().saturating_add(title.folded.len())).sum();
        titles.saturating_add(self.titles.len().saturating_mul(size_of::<Title>()))
    }
}

/// Gives numbers to titles and markets, the known ones theirs.
#[derive(Debug, Default)]
pub(in crate::search) struct Numbering {
    pub(in crate::search) tables: Tables,
    titles: HashMap<String, u32>,
    markets: HashMap<String, u32>,
}

impl Numbering {
    /// Goes on where these tables end.
    pub(in crate::search) fn after(tables: Tables) -> Self {
        let titles = tables.titles.iter().map(|title| title.shown.clone()).zip(0..).collect();
        let markets = tables.markets.iter().cloned().zip(0..).collect();
        Self { tables, titles, markets }
    }

    /// The number of a title.
    pub(in crate::search) fn title(&mut self, title: &str) -> u32 {
        if let Some(number) = self.titles.get(title) {
            return *number;
        }
        let number = narrow(self.tables.titles.len());
        self.tables.titles.push(Title { shown: title.to_owned(), folded: fold(title) });
        self.titles.insert(title.to_owned(), number);
        number
    }

    /// The number of a market.
    pub(in crate::search) fn market(&mut self, slug: &str) -> u32 {
        if let Some(number) = self.markets.get(slug) {
            return *number;
        }
        let number = narrow(self.tables.markets.len());
        self.tables.markets.push(slug.to_owned());
        self.markets.insert(slug.to_owned(), number);
        number
    }
}

/// The ranks of so many things that are told by their numbers, those that compare equal alike.
fn dense_ranks(count: usize, compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..narrow(count)).collect();
    sorted.sort_by(|one, other| compare(*one, *other));
    ranks_of(&sorted, compare)
}

/// The rank of each number by where it stands among the sorted ones.
pub(in crate::search) fn ranks_of(sorted: &[u32], compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut ranks = vec![0; sorted.len()];
    let (mut rank, mut before) = (0_u32, None);
    for number in sorted {
        if before.is_some_and(|before| compare(before, *number) != Ordering::Equal) {
            rank = rank.saturating_add(1);
        }
        before = Some(*number);
        if let Some(place) = ranks.get_mut(wide(*number)) {
            *place = rank;
        }
    }
    ranks
}

/// The name of a market; its slug where the market is not one that is known.
fn name(slug: &str, names: MarketNames) -> &str {
    Markets::embedded().by_slug(slug).map_or(slug, |market| markets::market_name(market, names))
}
