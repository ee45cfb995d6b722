//! Pages of what a store in memory has.

use crate::domain::Charge;
use crate::domain::actor::Scope;
use crate::ports::page::{Cursor, Page};
use crate::ports::store::{ChargeFilter, StoreFailure};
use crate::store::cursor::{Query, page};
use crate::store::key;
use crate::store::memory::state::State;

impl State {
    /// A page of the charges that are asked for.
    pub(super) fn charges_page(
        &self,
        scope: Scope,
        filter: &ChargeFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Page<Charge>, StoreFailure> {
        let after = Query::Charges.key(after, &[])?;
        if after.is_some_and(|after| key::charge_of(after).is_none()) {
            return Err(StoreFailure::BadCursor);
        }
        let rows = self.charges.iter().filter(|(key, charge)| {
            let tenant = charge.id.entitlement.tenant;
            scope.includes(tenant)
                && filter.tenant.is_none_or(|wanted| wanted == tenant)
                && filter.from.is_none_or(|from| from <= charge.id.at)
                && filter.until.is_none_or(|until| charge.id.at < until)
                && after.is_none_or(|after| after < key.as_slice())
        });
        page(Query::Charges, limit, rows.map(|(key, charge)| Ok((key.clone(), charge.clone()))))
    }
}

/// A page of rows that lie under one prefix.
pub(super) fn of_customer<'a, T: Clone + 'a>(
    query: Query,
    prefix: &[u8],
    after: Option<&Cursor>,
    limit: usize,
    rows: impl Iterator<Item = (Vec<u8>, &'a T)>,
) -> Result<Page<T>, StoreFailure> {
    let after = query.key(after, prefix)?;
    let rows = rows.skip_while(|(key, _)| after.is_some_and(|after| key.as_slice() <= after));
    page(query, limit, rows.map(|(key, row)| Ok((key, row.clone()))))
}
