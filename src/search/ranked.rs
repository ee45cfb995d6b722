//! How customers stand to each other by a column: what is kept of that is read once for all that are sorted.

use std::borrow::Cow;

use crate::search::places::{Place, Rank, Standing};
use crate::search::question::{Column, MarketNames};
use crate::search::rows::Rows;
use crate::search::runs::narrow;

/// The ranks by a column.
#[derive(Debug)]
pub(in crate::search) struct Ranked<'rows> {
    rows: &'rows Rows,
    /// What is kept of the large arena's rows by the column, if anything is.
    kept: Cow<'rows, [u32]>,
    column: Column,
    names: MarketNames,
}

impl<'rows> Ranked<'rows> {
    /// By that column, with markets by their names in that language.
    pub(in crate::search) fn by(rows: &'rows Rows, column: Column, names: MarketNames) -> Self {
        Self { rows, kept: rows.kept_by(column), column, names }
    }

    /// How the customer at that place stands.
    pub(in crate::search) fn rank(&self, place: Place) -> Rank {
        match self.column {
            Column::Name => self.standing(place, |standing| standing.name),
            Column::Domain => self.standing(place, |standing| standing.domain),
            Column::Tenant => self.standing(place, |standing| standing.tenant),
            Column::Market => {
                let market = self.rows.get(place).market();
                Rank::of(self.rows.recent().tables.market_rank(market, self.names))
            }
            Column::Subscriptions => match place.row() {
                (row, true) => Rank::of(self.rows.recent().row(row).listed()),
                (row, false) => Rank::of(self.kept(row)),
            },
            Column::Software => Rank::of(narrow(self.rows.get(place).titles().len())),
        }
    }

    fn standing(&self, place: Place, by: fn(&Standing) -> Rank) -> Rank {
        match place.row() {
            (row, true) => by(&self.rows.standing(row)),
            (row, false) => Rank::large(self.kept(row)),
        }
    }

    fn kept(&self, row: usize) -> u32 {
        self.kept.get(row).copied().unwrap_or_default()
    }
}
