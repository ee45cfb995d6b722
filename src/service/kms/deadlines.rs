//! The deadlines of all customers' devices that come soon or have passed, the first to come first (KMS-1).

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use chrono::Duration;

use crate::domain::activity::Subject;
use crate::domain::{Actor, Instant, KmsDevice, KmsDeviceId, Permission, TenantId, Zone};
use crate::ports::Page;
use crate::service::error::ServiceError;
use crate::service::kms::list::KmsRow;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Which deadlines are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KmsWithin {
    /// Those that come within that time, and all that have passed.
    pub left: Duration,
    /// As many at most, those that come first.
    pub limit: usize,
}

/// Deadlines that come soon or have passed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KmsDeadlines {
    /// They, in their order.
    pub rows: Vec<KmsDeadline>,
    /// Whether there are more than were asked for.
    pub has_more: bool,
}

/// A device that is to be moved soon, or should have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KmsDeadline {
    /// What its customer is called.
    pub customer: String,
    /// The device as it stands.
    pub row: KmsRow,
}

/// Finds the deadlines that come soon or have passed.
///
/// # Errors
/// A recorded refusal without the role, or what the store says.
pub fn kms_deadlines(
    services: &Services,
    actor: &Actor,
    ask: &KmsWithin,
    zone: &dyn Zone,
) -> Result<KmsDeadlines, ServiceError> {
    require_look(services, actor, Permission::LookAtPlans, Subject::default)?;
    let (store, scope, now) = (services.store.as_ref(), actor.scope(), services.clock.now());
    let last = now.after(ask.left);
    // They are found by the days of UTC, which are not those of the zone.
    let before = last.after(KmsDevice::ZONES_APART).after(Duration::nanoseconds(1));
    let mut found = Found { rows: Vec::new(), first: BTreeSet::new(), enough: ask.limit.saturating_add(1) };
    let mut after = None;
    'pages: loop {
        let page = store.kms_deadlines(scope, before, after.as_ref(), Page::<()>::LIMIT)?;
        for (at, tenant, id) in page.items {
            if found.has_all_before(at) {
                break 'pages;
            }
            // It may have been moved or removed since its mark was read.
            let Some(device) = store.kms_device(scope, tenant, id)?.map(|read| read.value) else { continue };
            let deadline = device.deadline(zone);
            if device.moved.is_none() && deadline <= last {
                found.take(device, deadline, now, zone);
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    rows(services, actor, found, ask.limit)
}

/// What was found so far.
struct Found {
    rows: Vec<KmsRow>,
    /// The first of their deadlines.
    first: BTreeSet<(Instant, TenantId, KmsDeviceId)>,
    enough: usize,
}

impl Found {
    /// Whether nothing that is found by that instant or later comes before what is wanted.
    fn has_all_before(&self, at: Instant) -> bool {
        let last = self.first.last().map(|(deadline, _, _)| *deadline);
        self.enough <= self.first.len() && last.is_some_and(|last| last < at.before(KmsDevice::ZONES_APART))
    }

    fn take(&mut self, device: KmsDevice, deadline: Instant, now: Instant, zone: &dyn Zone) {
        self.first.insert((deadline, device.tenant, device.id));
        while self.enough < self.first.len() {
            self.first.pop_last();
        }
        self.rows.push(KmsRow::of(device, now, zone));
    }
}

fn rows(services: &Services, actor: &Actor, found: Found, limit: usize) -> Result<KmsDeadlines, ServiceError> {
    let Found { mut rows, .. } = found;
    rows.sort_by_key(|row| (row.deadline, row.device.tenant, row.device.id));
    let has_more = limit < rows.len();
    rows.truncate(limit);
    let mut names: HashMap<TenantId, String> = HashMap::new();
    let mut told = Vec::new();
    for row in rows {
        let customer = match names.entry(row.device.tenant) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(unknown) => {
                let customer = services.store.customer(actor.scope(), row.device.tenant)?;
                unknown.insert(customer.map(|read| read.value.name).unwrap_or_default()).clone()
            }
        };
        told.push(KmsDeadline { customer, row });
    }
    Ok(KmsDeadlines { rows: told, has_more })
}
