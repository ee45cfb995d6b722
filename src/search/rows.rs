//! The customers of the index: a large arena, and a small one of what changed since it was made.
//!
//! **Invariant:** a tenant stands in one of the two, and only there is it seen.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::domain::TenantId;
use crate::search::arena::{Arena, Builder, Row};
use crate::search::index::Collate;
use crate::search::places::{Place, Ranks, Standing, in_list_order, tell_apart};
use crate::search::question::Column;
use crate::search::runs::{narrow, wide};
use crate::search::scan::{CHUNK, Scan};
use crate::search::series::first_from;
use crate::search::wanted::{Fit, Wanted};

/// The changes are merged when they are more than one in so many rows,
const MERGED_FROM_ONE_IN: usize = 100;
/// and not before they are so many, as few are quick to look through.
const LEAST_MERGED: usize = 64;

/// The customers.
#[derive(Debug, Clone, Default)]
pub(in crate::search) struct Rows {
    large: Arc<Arena>,
    ranks: Arc<Ranks>,
    /// The rows of the large arena that were changed or removed, in their order.
    gone: Vec<u32>,
    /// What is instead of them and what came in, whose numbers mean the same and more.
    recent: Arena,
    /// For each of its rows how many of the large arena stand before it, and how it stands.
    standings: Vec<(u32, Standing)>,
}

impl Rows {
    /// The customers of an arena in any order.
    pub(in crate::search) fn new(arena: &Arena, collate: &Collate) -> Self {
        let mut rows: Vec<Row<'_>> = arena.rows().collect();
        rows.sort_by(|one, other| in_list_order(collate, *one, *other));
        let mut builder = Builder::after(arena.tables.clone());
        for row in rows {
            builder.copy(row);
        }
        let large = builder.finish(collate);
        let numbers: Vec<u32> = (0..narrow(large.len())).collect();
        let ranks = Ranks::new(&large, collate, numbers.clone(), numbers);
        Self::of(large, ranks, collate)
    }

    fn of(large: Arena, ranks: Ranks, collate: &Collate) -> Self {
        Self::kept(Arc::new(large), Arc::new(ranks), collate)
    }

    /// The customers of an arena in the order of the list, with how they stand.
    pub(in crate::search) fn kept(large: Arc<Arena>, ranks: Arc<Ranks>, collate: &Collate) -> Self {
        let recent = Builder::after(large.tables.clone()).finish(collate);
        Self { large, ranks, gone: Vec::new(), recent, standings: Vec::new() }
    }

    /// All but what changed since.
    pub(in crate::search) fn large(&self) -> (Arc<Arena>, Arc<Ranks>) {
        (Arc::clone(&self.large), Arc::clone(&self.ranks))
    }

    /// Whether they lie in a file in part that cannot be read any more: nothing that was found meanwhile holds.
    pub(in crate::search) fn are_lost(&self) -> bool {
        self.large.is_lost()
    }

    /// Takes the same customers with how they stand as they were kept, in place of those that were made here.
    pub(in crate::search) fn put_away(&mut self, made: &Arc<Arena>, arena: &Arc<Arena>, ranks: &Arc<Ranks>) {
        if Arc::ptr_eq(&self.large, made) {
            (self.large, self.ranks) = (Arc::clone(arena), Arc::clone(ranks));
        }
    }

    /// How many there are.
    pub(in crate::search) fn len(&self) -> usize {
        self.large.len().saturating_sub(self.gone.len()).saturating_add(self.recent.len())
    }

    /// The arena whose numbers mean what they do in both.
    pub(in crate::search) fn recent(&self) -> &Arena {
        &self.recent
    }

    /// The customer at a place.
    pub(in crate::search) fn get(&self, place: Place) -> Row<'_> {
        match place.row() {
            (row, true) => self.recent.row(row),
            (row, false) => self.large.row(row),
        }
    }

    /// The place of a tenant.
    pub(in crate::search) fn find(&self, tenant: TenantId) -> Option<Place> {
        let recent = self.recent_places().find(|place| self.get(*place).tenant() == tenant);
        let large =
            || self.ranks.find(&self.large, tenant).filter(|row| self.gone.binary_search(&narrow(*row)).is_err());
        recent.or_else(|| large().map(Place::large))
    }

    /// The places from that on, in the order of the list. Those before are not looked at one by one.
    pub(in crate::search) fn places_from(&self, offset: usize) -> impl Iterator<Item = Place> {
        let recent = first_from(self.recent.len(), |row| self.standing_of_recent(row).cmp(&offset));
        // So many of the large arena that are not gone stand before.
        let before = offset.saturating_sub(recent);
        let first = first_from(self.large.len(), |row| self.there_before(row).cmp(&before));
        let mut gone = self.gone.iter().copied().skip_while(move |gone| wide(*gone) < first).peekable();
        let large = (narrow(first)..narrow(self.large.len())).filter(move |row| gone.next_if_eq(row).is_none());
        let large = large.map(|row| Place::large(wide(row)));
        merged(large, self.recent_places().skip(recent))
    }

    /// How many stand before that place in the order of the list.
    pub(in crate::search) fn position(&self, place: Place) -> usize {
        match place.row() {
            (row, true) => self.standing_of_recent(row),
            (row, false) => {
                let recent = self.standings.partition_point(|(before, _)| wide(*before) <= row);
                self.there_before(row).saturating_add(recent)
            }
        }
    }

    fn standing_of_recent(&self, row: usize) -> usize {
        let before = self.standings.get(row).map_or(0, |(before, _)| wide(*before));
        self.there_before(before).saturating_add(row)
    }

    /// How many of the large arena's rows before that one are not gone.
    fn there_before(&self, row: usize) -> usize {
        row.saturating_sub(self.gone.partition_point(|gone| wide(*gone) < row))
    }

    /// What is kept of the large arena's rows by a column: their ranks, or how many there are to be told of each.
    pub(in crate::search) fn kept_by(&self, column: Column) -> Cow<'_, [u32]> {
        match column {
            Column::Subscriptions => self.large.listed.all(),
            Column::Name | Column::Domain | Column::Tenant | Column::Market | Column::Software => self.ranks.by(column),
        }
    }

    /// How a row of the small arena stands.
    pub(in crate::search) fn standing(&self, recent: usize) -> Standing {
        self.standings.get(recent).map_or_else(Standing::default, |(_, standing)| *standing)
    }

    /// Says each customer that fits, in the order of the list, until it is told to stop or nobody wants to know any more.
    pub(in crate::search) fn look(
        &self,
        wanted: &Wanted,
        is_stale: &dyn Fn() -> bool,
        mut found: impl FnMut(Place, Fit) -> ControlFlow<()>,
    ) -> Looked {
        let mut recent = Vec::new();
        Scan::new(&self.recent, wanted)
            .look(0..self.recent.len(), |row, fit| recent.push((self.recent_place(row), fit)));
        let mut recent = recent.into_iter().peekable();
        let (scan, mut gone) = (Scan::new(&self.large, wanted), self.gone.iter().map(|row| wide(*row)).peekable());
        let mut chunk = Vec::new();
        for first in (0..self.large.len()).step_by(CHUNK) {
            if is_stale() {
                return Looked::Stale;
            }
            chunk.clear();
            scan.look(first..self.large.len().min(first.saturating_add(CHUNK)), |row, fit| {
                while gone.next_if(|gone| *gone < row).is_some() {}
                if gone.peek() != Some(&row) {
                    chunk.push((Place::large(row), fit));
                }
            });
            for (place, fit) in chunk.drain(..) {
                while let Some((before, fit)) = recent.next_if(|(before, _)| *before < place) {
                    if found(before, fit).is_break() {
                        return Looked::Enough;
                    }
                }
                if found(place, fit).is_break() {
                    return Looked::Enough;
                }
            }
        }
        match recent.try_for_each(|(place, fit)| found(place, fit)) {
            ControlFlow::Break(()) => Looked::Enough,
            ControlFlow::Continue(()) => Looked::Through,
        }
    }

    /// Says each customer at these places that fits, in their order.
    pub(in crate::search) fn look_among(
        &self,
        places: &[Place],
        wanted: &Wanted,
        is_stale: &dyn Fn() -> bool,
        mut found: impl FnMut(Place, Fit) -> ControlFlow<()>,
    ) -> Looked {
        for chunk in places.chunks(CHUNK) {
            if is_stale() {
                return Looked::Stale;
            }
            for place in chunk {
                let fit = wanted.fit(self.get(*place));
                if fit.is_some_and(|fit| found(*place, fit).is_break()) {
                    return Looked::Enough;
                }
            }
        }
        Looked::Through
    }

    /// Takes out these tenants and puts in what they are now, which is an arena after [`Rows::recent`].
    pub(in crate::search) fn replace(&mut self, tenants: &BTreeSet<TenantId>, anew: &Arena, collate: &Collate) {
        self.gone.extend(tenants.iter().filter_map(|tenant| self.ranks.find(&self.large, *tenant)).map(narrow));
        self.gone.sort_unstable();
        self.gone.dedup();
        let kept = self.recent.rows().zip(self.standings.iter().copied());
        let kept = kept.filter(|(row, _)| !tenants.contains(&row.tenant()));
        let new = anew.rows().map(|row| (row, self.ranks.stand(&self.large, collate, row)));
        let mut rows: Vec<(Row<'_>, (u32, Standing))> = kept.chain(new).collect();
        rows.sort_by(|(one, _), (other, _)| in_list_order(collate, *one, *other));
        let mut builder = Builder::after(anew.tables.clone());
        for (row, _) in &rows {
            builder.copy(*row);
        }
        let (places, mut standings): (Vec<u32>, Vec<Standing>) = rows.into_iter().map(|(_, stands)| stands).unzip();
        self.recent = builder.finish(collate);
        tell_apart(&self.recent, collate, &mut standings);
        self.standings = places.into_iter().zip(standings).collect();
        let changed = self.gone.len().max(self.recent.len());
        if LEAST_MERGED.max(self.large.len() / MERGED_FROM_ONE_IN) < changed {
            self.merge(collate);
        }
    }

    /// How many bytes all of it takes, about.
    pub(in crate::search) fn bytes(&self) -> usize {
        let standings = self.standings.capacity().saturating_mul(size_of::<(u32, Standing)>());
        [self.large.bytes(), self.ranks.bytes(), self.recent.bytes(), standings].iter().sum()
    }

    /// Makes one arena of both, where anything changed.
    pub(in crate::search) fn merge(&mut self, collate: &Collate) {
        if self.gone.is_empty() && self.recent.len() == 0 {
            return;
        }
        let mut builder = Builder::after(self.recent.tables.clone());
        let mut moved_large: Vec<Option<u32>> = vec![None; self.large.len()];
        let mut moved_recent: Vec<Option<u32>> = vec![None; self.recent.len()];
        for (place, number) in self.places_from(0).zip(0..) {
            builder.copy(self.get(place));
            let (row, is_recent) = place.row();
            let moved = if is_recent { &mut moved_recent } else { &mut moved_large };
            if let Some(moved) = moved.get_mut(row) {
                *moved = Some(number);
            }
        }
        // What came in since is put behind what is in order, which makes two orders to merge.
        let (by_domain, by_tenant) = self.ranks.orders();
        let ordered = |order: &[u32]| {
            let large = order.iter().filter_map(|row| moved_large.get(wide(*row)).copied().flatten());
            large.chain(moved_recent.iter().copied().flatten()).collect::<Vec<u32>>()
        };
        let (by_domain, by_tenant) = (ordered(&by_domain), ordered(&by_tenant));
        let large = builder.finish(collate);
        let ranks = Ranks::new(&large, collate, by_domain, by_tenant);
        *self = Self::of(large, ranks, collate);
    }

    fn recent_place(&self, row: usize) -> Place {
        Place::recent(row, self.standings.get(row).map_or(0, |(before, _)| *before))
    }

    fn recent_places(&self) -> impl Iterator<Item = Place> {
        (0..self.recent.len()).map(|row| self.recent_place(row))
    }
}

/// How a look ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Looked {
    /// All customers were looked at.
    Through,
    /// Whoever looked had enough.
    Enough,
    /// Nobody wants to know any more.
    Stale,
}

/// Two sorted rows of places as one.
fn merged(large: impl Iterator<Item = Place>, recent: impl Iterator<Item = Place>) -> impl Iterator<Item = Place> {
    let (mut large, mut recent) = (large.peekable(), recent.peekable());
    std::iter::from_fn(move || match (large.peek(), recent.peek()) {
        (Some(one), Some(other)) if other < one => recent.next(),
        (Some(_), _) => large.next(),
        (None, _) => recent.next(),
    })
}
