//! The purchases by the ends of their cancellation windows, and the subscriptions by those of their terms: one range of
//! marks each.

use crate::domain::actor::Scope;
use crate::domain::{EntitlementId, Instant};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{EndsWithin, StoreFailure, TermEnd};
use crate::store::check::{term_ends_between, windows_between};
use crate::store::cursor::{Query, page};
use crate::store::key::{self, Tree};
use crate::store::sled::reads::bad_mark;
use crate::store::sled::trees::Trees;

impl Trees {
    /// Those within reach, from the first after the given one.
    pub(super) fn windows(
        &self,
        scope: Scope,
        filter: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<(Instant, EntitlementId)>, StoreFailure> {
        let Some(between) = windows_between(filter, after)? else { return Ok(Page::default()) };
        let rows = self.keys(Tree::Windows, between.start, Some(between.end)).map(|mark| {
            let mark = mark?;
            let window = key::window_of(&mark).ok_or_else(bad_mark)?;
            Ok((mark, window))
        });
        let is_within = |row: &Result<(Vec<u8>, (Instant, EntitlementId)), StoreFailure>| {
            row.as_ref().map_or(true, |(_, (_, id))| scope.includes(id.tenant))
        };
        page(Query::Windows, limit, rows.filter(is_within))
    }
    /// The subscriptions by the ends of their newest terms, from the first after the given one.
    pub(super) fn term_ends(
        &self,
        scope: Scope,
        ends: &EndsWithin,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<TermEnd>, StoreFailure> {
        let Some(between) = term_ends_between(ends, after)? else { return Ok(Page::default()) };
        let rows = self.keys(Tree::TermEnds, between.start, Some(between.end)).map(|mark| {
            let mark = mark?;
            let end = key::term_end_of(&mark).ok_or_else(bad_mark)?;
            Ok((mark, end))
        });
        let is_within = |row: &Result<(Vec<u8>, TermEnd), StoreFailure>| {
            row.as_ref().map_or(true, |(_, (_, tenant, _))| scope.includes(*tenant))
        };
        page(Query::TermEnds, limit, rows.filter(is_within))
    }
}
