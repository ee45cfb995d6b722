//! Where pages begin: a mark of the query and the key of the last row. Every adapter makes the same ones.

use crate::ports::page::{Cursor, Page};
use crate::ports::store::StoreFailure;

/// The queries that have pages, each with the mark its cursors begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Query {
    Customers,
    Orders,
    Entitlements,
    Subscriptions,
    Activity,
    Charges,
    SupportRequests,
    Windows,
    TermEnds,
    NamedInLog,
    KmsDevices,
    KmsDeadlines,
}

impl Query {
    fn mark(self) -> u8 {
        match self {
            Self::Customers => 1,
            Self::Orders => 2,
            Self::Entitlements => 3,
            Self::Subscriptions => 4,
            Self::Activity => 5,
            Self::Charges => 6,
            Self::SupportRequests => 7,
            Self::Windows => 8,
            Self::TermEnds => 9,
            Self::NamedInLog => 10,
            Self::KmsDevices => 11,
            Self::KmsDeadlines => 12,
        }
    }

    /// The cursor after the row with this key.
    pub(in crate::store) fn after(self, key: &[u8]) -> Cursor {
        let mut bytes = vec![self.mark()];
        bytes.extend_from_slice(key);
        Cursor(bytes)
    }

    /// The key a cursor of this query holds; it must begin with `prefix`, which is the same for all rows asked for.
    pub(in crate::store) fn key<'a>(
        self,
        cursor: Option<&'a Cursor>,
        prefix: &[u8],
    ) -> Result<Option<&'a [u8]>, StoreFailure> {
        let Some(cursor) = cursor else {
            return Ok(None);
        };
        match cursor.0.split_first() {
            Some((mark, key)) if *mark == self.mark() && key.starts_with(prefix) => Ok(Some(key)),
            Some(_) | None => Err(StoreFailure::BadCursor),
        }
    }
}

/// As many rows as a page may have when that many are asked for: at least one, so that pages come to an end.
pub(in crate::store) fn bounded(limit: usize) -> usize {
    limit.clamp(1, Page::<()>::LIMIT)
}

/// A page of the first `limit` rows; `rows` are in order and come with their keys.
pub(in crate::store) fn page<T>(
    query: Query,
    limit: usize,
    rows: impl Iterator<Item = Result<(Vec<u8>, T), StoreFailure>>,
) -> Result<Page<T>, StoreFailure> {
    let limit = bounded(limit);
    let mut items = Vec::new();
    let mut last_key = Vec::new();
    for row in rows {
        let (key, item) = row?;
        if items.len() == limit {
            return Ok(Page { items, next: Some(query.after(&last_key)) });
        }
        items.push(item);
        last_key = key;
    }
    Ok(Page { items, next: None })
}
