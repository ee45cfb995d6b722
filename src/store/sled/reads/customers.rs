//! Everything of a customer lies together: one of its records, a page of one kind of them, and the customers one after
//! another.

use uuid::Uuid;

use crate::domain::actor::Scope;
use crate::domain::version::Versioned;
use crate::domain::{Customer, TenantId};
use crate::ports::page::{Cursor, Page};
use crate::ports::store::StoreFailure;
use crate::store::cursor::{Query, page};
use crate::store::key::{self, Kind, Tree};
use crate::store::record::{Kept, Record};
use crate::store::sled::trees::Trees;

/// A page of one kind of a customer's records.
pub(super) struct CustomerRows<'a> {
    pub(super) tenant: TenantId,
    pub(super) kind: Kind,
    pub(super) after: Option<&'a Cursor>,
    pub(super) limit: usize,
}

impl Trees {
    pub(super) fn kept<T>(
        &self,
        scope: Scope,
        tenant: TenantId,
        key: &[u8],
    ) -> Result<Option<Versioned<T>>, StoreFailure>
    where
        Kept<T>: Record,
    {
        if !scope.includes(tenant) {
            return Ok(None);
        }
        Ok(self.get::<Kept<T>>(Tree::Records, key)?.map(Versioned::from))
    }

    pub(super) fn of_customer<T>(
        &self,
        query: Query,
        scope: Scope,
        asked: &CustomerRows<'_>,
    ) -> Result<Page<T>, StoreFailure>
    where
        Kept<T>: Record,
    {
        let prefix = key::of_kind(asked.tenant, asked.kind);
        let after = query.key(asked.after, &prefix)?;
        if !scope.includes(asked.tenant) {
            return Ok(Page::default());
        }
        let from = after.map_or_else(|| prefix.clone(), key::after);
        let rows = self.rows::<Kept<T>>(Tree::Records, from, key::end_of(&prefix));
        page(query, asked.limit, rows.map(|row| row.map(|(key, kept)| (key, kept.value))))
    }

    /// The customers from that key on, skipping from each to the next over everything that is kept for it.
    pub(super) fn customers_from(
        &self,
        first: Option<Vec<u8>>,
    ) -> impl Iterator<Item = Result<(Vec<u8>, Customer), StoreFailure>> + '_ {
        let mut from = first;
        std::iter::from_fn(move || {
            let key = match self.keys(Tree::Records, from.take()?, None).next()? {
                Ok(key) => key,
                Err(failure) => return Some(Err(failure)),
            };
            let Some(tenant) = key.first_chunk::<16>().map(|bytes| TenantId(Uuid::from_bytes(*bytes))) else {
                return Some(Err(StoreFailure::Damaged("a key without a tenant".to_owned())));
            };
            from = key::end_of(tenant.as_bytes());
            let row = self.get::<Kept<Customer>>(Tree::Records, &key::customer(tenant));
            Some(row.map(|kept| (tenant, kept)))
        })
        .filter_map(|row| match row {
            Ok((tenant, Some(kept))) => Some(Ok((tenant.as_bytes().to_vec(), kept.value))),
            Ok((_, None)) => None,
            Err(failure) => Some(Err(failure)),
        })
    }
}
