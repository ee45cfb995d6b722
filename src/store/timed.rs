//! Lists of marks that begin with an instant: what is found by when something of it ends, in the order of those ends. Every
//! adapter reads them alike.

use std::ops::Range;

use crate::domain::actor::Scope;
use crate::domain::{EntitlementId, Instant, KmsDeviceId, TenantId};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{EndsOrder, EndsWithin, StoreFailure, TermEnd};
use crate::store::cursor::{Query, page};
use crate::store::key::{self, Tree};

/// The purchases by the ends of their cancellation windows (CANCEL-4).
pub(in crate::store) const WINDOWS: Timed<(Instant, EntitlementId)> =
    Timed { query: Query::Windows, tree: Tree::Windows, of_key: key::window_of, tenant_of: |(_, id)| id.tenant };

/// The subscriptions by the ends of their newest terms (RENEW-1).
pub(in crate::store) const TERM_ENDS: Timed<TermEnd> = Timed {
    query: Query::TermEnds,
    tree: Tree::TermEnds,
    of_key: key::term_end_of,
    tenant_of: |(_, tenant, _)| *tenant,
};

/// The devices by their deadlines (KMS-1).
pub(in crate::store) const KMS_DEADLINES: Timed<(Instant, TenantId, KmsDeviceId)> = Timed {
    query: Query::KmsDeadlines,
    tree: Tree::KmsDeadlines,
    of_key: key::kms_deadline_of,
    tenant_of: |(_, tenant, _)| *tenant,
};

/// A list of marks, and what each says.
pub(in crate::store) struct Timed<T> {
    query: Query,
    /// Where the marks lie.
    pub(in crate::store) tree: Tree,
    of_key: fn(&[u8]) -> Option<T>,
    tenant_of: fn(&T) -> TenantId,
}

impl<T> Timed<T> {
    /// The keys of those that are asked for, after the last one that was read; `None` where there can be none.
    pub(in crate::store) fn within(
        &self,
        ends: &EndsWithin,
        after: Option<&Cursor>,
    ) -> Result<Option<Range<Vec<u8>>>, StoreFailure> {
        self.between(key::instant(ends.from)..key::instant(ends.until), ends.order, after)
    }

    /// The same of all before that instant.
    pub(in crate::store) fn before(
        &self,
        until: Instant,
        after: Option<&Cursor>,
    ) -> Result<Option<Range<Vec<u8>>>, StoreFailure> {
        self.between(Vec::new()..key::instant(until), EndsOrder::SoonestFirst, after)
    }

    fn between(
        &self,
        all: Range<Vec<u8>>,
        order: EndsOrder,
        after: Option<&Cursor>,
    ) -> Result<Option<Range<Vec<u8>>>, StoreFailure> {
        let after = self.query.key(after, &[])?;
        if after.is_some_and(|after| (self.of_key)(after).is_none()) {
            return Err(StoreFailure::BadCursor);
        }
        let Range { start, end } = all;
        let left = match (order, after) {
            (_, None) => start..end,
            (EndsOrder::SoonestFirst, Some(after)) => key::after(after).max(start)..end,
            (EndsOrder::LatestFirst, Some(after)) => start..end.min(after.to_vec()),
        };
        Ok((left.start < left.end).then_some(left))
    }

    /// A page in that order of those within reach whose keys come here from the first to the last.
    pub(in crate::store) fn page_in(
        &self,
        order: EndsOrder,
        scope: Scope,
        limit: usize,
        keys: impl DoubleEndedIterator<Item = Result<Vec<u8>, StoreFailure>>,
    ) -> Result<Page<T>, StoreFailure> {
        match order {
            EndsOrder::SoonestFirst => self.page(scope, limit, keys),
            EndsOrder::LatestFirst => self.page(scope, limit, keys.rev()),
        }
    }

    /// A page of those within reach whose keys come here in their order.
    pub(in crate::store) fn page(
        &self,
        scope: Scope,
        limit: usize,
        keys: impl Iterator<Item = Result<Vec<u8>, StoreFailure>>,
    ) -> Result<Page<T>, StoreFailure> {
        let rows = keys.map(|key| {
            let key = key?;
            let said = (self.of_key)(&key).ok_or_else(key::bad_mark)?;
            Ok((key, said))
        });
        let is_within = |row: &Result<(Vec<u8>, T), StoreFailure>| {
            row.as_ref().map_or(true, |(_, said)| scope.includes((self.tenant_of)(said)))
        };
        page(self.query, limit, rows.filter(is_within))
    }
}
