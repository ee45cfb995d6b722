//! Reading charges by their instants: of one customer from its records, of all by their marks.

use crate::domain::{Charge, ChargeId, TenantId};
use crate::ports::store::{ChargeFilter, StoreFailure};
use crate::store::key::{self, Kind, Tree};
use crate::store::record::Kept;
use crate::store::sled::trees::Trees;

impl Trees {
    /// The charges of one customer in the order of their instants, from the first after the given one.
    pub(super) fn charges_of(
        &self,
        tenant: TenantId,
        filter: &ChargeFilter,
        after: Option<&ChargeId>,
    ) -> impl Iterator<Item = Result<(Vec<u8>, Charge), StoreFailure>> + use<> {
        let prefix = key::of_kind(tenant, Kind::Charge);
        let from = filter.from.map_or_else(|| prefix.clone(), |from| key::charges_from(tenant, from));
        let from = after.map_or_else(|| from.clone(), |after| key::after(&key::charge(after)).max(from.clone()));
        let until = filter.until.map_or_else(|| key::end_of(&prefix), |until| Some(key::charges_from(tenant, until)));
        let rows = self.rows::<Kept<Charge>>(Tree::Records, from, until);
        rows.map(|row| row.map(|(_, kept)| (key::charge_by_time(&kept.value.id), kept.value)))
    }

    /// The charges of all customers in the order of their instants, from the first after the given one.
    pub(super) fn charges_by_time(
        &self,
        filter: &ChargeFilter,
        after: Option<&ChargeId>,
    ) -> impl Iterator<Item = Result<(Vec<u8>, Charge), StoreFailure>> + '_ {
        let from = filter.from.map(key::instant).unwrap_or_default();
        let from =
            after.map_or_else(|| from.clone(), |after| key::after(&key::charge_by_time(after)).max(from.clone()));
        let marks = self.keys(Tree::ChargesByTime, from, filter.until.map(key::instant));
        marks.map(|mark| {
            let mark = mark?;
            let id = key::charge_of(&mark).ok_or_else(key::bad_mark)?;
            let kept: Option<Kept<Charge>> = self.get(Tree::Records, &key::charge(&id))?;
            let kept = kept.ok_or_else(|| StoreFailure::Damaged("a charge is gone".to_owned()))?;
            Ok((mark, kept.value))
        })
    }
}
