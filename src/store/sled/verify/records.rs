//! Everything of the customers: each record is what its key names, and what it belongs to is there.

use std::collections::HashMap;

use crate::domain::entitlement::EntitlementState;
use crate::domain::version::EntityRef;
use crate::domain::{
    Charge, Customer, Entitlement, EntitlementId, Instant, KmsDevice, OperatorId, Order, RecordedActivity, Schedule,
    Subscription, TenantId,
};
use crate::ports::store::StoreFailure;
use crate::ports::verification::Wrong;
use crate::ports::{SealedKey, SentCommand};
use crate::store::check::access_of;
use crate::store::key::{self, Named, Tree};
use crate::store::record::{Kept, Record};
use crate::store::sled::failure::of_sled;
use crate::store::sled::verify::feed::Feed;
use crate::store::sled::verify::{Check, LookedUp, Written};

/// The customer whose records are being read; they lie together and begin with the customer itself.
#[derive(Default)]
struct Here {
    tenant: Option<TenantId>,
    has_customer: bool,
    /// The last accesses by the log, read when the first one of the customer comes.
    accesses: Option<Accesses>,
}

/// The last access of each operator to each purchase of one customer, by the log.
#[derive(Default)]
struct Accesses {
    last: HashMap<(OperatorId, EntitlementId), Instant>,
    /// Whether a record of the log could not be read, so that an access may be missing here.
    has_gaps: bool,
}

/// A row with what its key names.
struct Row<'a> {
    key: &'a [u8],
    bytes: &'a [u8],
}

impl Check<'_> {
    /// Reads every record and what it belongs to.
    pub(super) fn records(&mut self, feed: &mut Feed) -> Result<(), StoreFailure> {
        let mut here = Here::default();
        self.each(Tree::Records, |check, key, bytes| {
            let Some(named) = key::named(key) else {
                check.wrong(Tree::Records, key, Wrong::BadKey);
                return Ok(());
            };
            let tenant = tenant_of(&named);
            if here.tenant != Some(tenant) {
                here = Here { tenant: Some(tenant), ..Here::default() };
            }
            check.record(&mut here, feed, named, &Row { key, bytes })
        })
    }

    fn record(&mut self, here: &mut Here, feed: &mut Feed, named: Named, row: &Row<'_>) -> Result<(), StoreFailure> {
        match named {
            Named::Customer(tenant) => {
                here.has_customer = true;
                self.kept::<Customer>(feed, &EntityRef::Customer(tenant), row, |customer| customer.id == tenant);
                Ok(())
            }
            Named::Order(tenant, id) => {
                let entity = EntityRef::Order(tenant, id.clone());
                self.kept::<Order>(feed, &entity, row, |order| (order.tenant, &order.id) == (tenant, &id));
                self.require_customer(here, row);
                self.require_mark(row.key, row.bytes)
            }
            Named::Entitlement(id) => {
                let is_it = |purchase: &Entitlement| purchase.id == id && purchase.line.number == id.line;
                if let Some(purchase) = self.kept(feed, &EntityRef::Entitlement(id.clone()), row, is_it) {
                    self.is_purchase_listed(&purchase, row.key);
                    self.require_mark(row.key, row.bytes)?;
                }
                if self.require_customer(here, row)
                    && !self.is_there(Tree::Records, &key::order(id.tenant, &id.order))?
                {
                    self.wrong(Tree::Records, row.key, Wrong::NoOrder);
                }
                Ok(())
            }
            Named::Subscription(tenant, id) => {
                let entity = EntityRef::Subscription(tenant, id);
                let is_it = |read: &Subscription| (read.tenant(), read.id) == (tenant, id);
                let subscription = self.kept(feed, &entity, row, is_it);
                if let Some(subscription) = &subscription {
                    self.is_subscription_listed(subscription, row.key);
                    self.require_mark(row.key, row.bytes)?;
                }
                if self.require_customer(here, row)
                    && let Some(subscription) = subscription
                    && !self.is_there(Tree::Records, &key::entitlement(&subscription.entitlement))?
                {
                    self.wrong(Tree::Records, row.key, Wrong::NoPurchase);
                }
                Ok(())
            }
            Named::SealedKey(id, version) => {
                let is_it = |sealed: &SealedKey| sealed.entitlement == id && sealed.version == version;
                self.kept(feed, &EntityRef::SealedKey(id.clone(), version.clone()), row, is_it);
                self.require_standing(&id, row)
            }
            Named::Schedule(id) => {
                let is_it = |schedule: &Schedule| schedule.entitlement == id;
                let schedule = self.kept(feed, &EntityRef::Schedule(id.clone()), row, is_it);
                self.require_purchase(schedule.is_some(), &id, row)
            }
            Named::Charge(id) => {
                let charge = self.decoded::<Kept<Charge>>(Tree::Records, row.key, row.bytes);
                if charge.as_ref().is_some_and(|kept| kept.value.id != id) {
                    self.wrong(Tree::Records, row.key, Wrong::Misplaced);
                }
                let written = charge.map(|kept| kept.written);
                let is_whole = written.is_some_and(|written| self.is_written(Tree::Records, row.key, written));
                self.require_purchase(is_whole, &id.entitlement, row)
            }
            Named::Command(tenant, id) => {
                let is_it = |sent: &SentCommand| (sent.tenant, sent.id) == (tenant, id);
                let sent = self.kept(feed, &EntityRef::Command(tenant, id), row, is_it);
                if self.require_customer(here, row) && sent.is_some() {
                    self.require_mark(row.key, row.bytes)?;
                }
                Ok(())
            }
            Named::KmsDevice(tenant, id) => {
                let is_it = |device: &KmsDevice| (device.tenant, device.id) == (tenant, id);
                let device = self.kept(feed, &EntityRef::KmsDevice(tenant, id), row, is_it);
                if self.require_customer(here, row) && device.is_some() {
                    self.require_mark(row.key, row.bytes)?;
                }
                Ok(())
            }
            Named::LastAccess(operator, id) => self.last_access(here, operator, id, row),
        }
    }

    /// The record where it reads and is the one its key names, compared with the feed.
    fn kept<T>(
        &mut self,
        feed: &mut Feed,
        entity: &EntityRef,
        row: &Row<'_>,
        is_it: impl FnOnce(&T) -> bool,
    ) -> Option<T>
    where
        Kept<T>: Record,
    {
        let entry = feed.take(entity);
        let Kept { written, value } = self.decoded::<Kept<T>>(Tree::Records, row.key, row.bytes)?;
        if !is_it(&value) {
            self.wrong(Tree::Records, row.key, Wrong::Misplaced);
            return None;
        }
        let later_entries = matches!(entity, EntityRef::Entitlement(_));
        let record = Written { tree: Tree::Records, key: row.key, seq: written };
        self.is_listed(&record, entry, later_entries);
        Some(value)
    }

    /// What time does belongs to a purchase that is there, and is found by its instant.
    fn require_purchase(&mut self, reads: bool, id: &EntitlementId, row: &Row<'_>) -> Result<(), StoreFailure> {
        if !self.is_there(Tree::Records, &key::entitlement(id))? {
            self.wrong(Tree::Records, row.key, Wrong::NoPurchase);
        }
        if reads { self.require_mark(row.key, row.bytes) } else { Ok(()) }
    }

    fn require_customer(&mut self, here: &Here, row: &Row<'_>) -> bool {
        if !here.has_customer {
            self.wrong(Tree::Records, row.key, Wrong::NoCustomer);
        }
        here.has_customer
    }

    /// A key belongs to a purchase that stands (AFTER-1).
    fn require_standing(&mut self, id: &EntitlementId, row: &Row<'_>) -> Result<(), StoreFailure> {
        match self.looked_up::<Kept<Entitlement>>(Tree::Records, &key::entitlement(id))? {
            LookedUp::Absent => self.wrong(Tree::Records, row.key, Wrong::NoPurchase),
            LookedUp::Read(kept) => match kept.value.state {
                EntitlementState::Standing => {}
                EntitlementState::Cancelled { .. } => self.wrong(Tree::Records, row.key, Wrong::KeyOfCancelled),
            },
            LookedUp::Unreadable => {}
        }
        Ok(())
    }

    /// A last access is the last one of the log.
    fn last_access(
        &mut self,
        here: &mut Here,
        operator: OperatorId,
        id: EntitlementId,
        row: &Row<'_>,
    ) -> Result<(), StoreFailure> {
        let Some(at) = self.decoded::<Instant>(Tree::Records, row.key, row.bytes) else {
            return Ok(());
        };
        let accesses = match here.accesses.take() {
            Some(accesses) => accesses,
            None => self.accesses_of(id.tenant)?,
        };
        match accesses.last.get(&(operator, id)) {
            _ if accesses.has_gaps => {}
            None => self.wrong(Tree::Records, row.key, Wrong::Stray),
            Some(last) if *last != at => self.wrong(Tree::Records, row.key, Wrong::WrongAccess),
            Some(_) => {}
        }
        here.accesses = Some(accesses);
        Ok(())
    }

    fn accesses_of(&self, tenant: TenantId) -> Result<Accesses, StoreFailure> {
        let mut accesses = Accesses::default();
        for row in self.trees.of(Tree::ActivityByTenant).scan_prefix(tenant.as_bytes()) {
            let (key, _) = row.map_err(of_sled("check"))?;
            let number = key::trailing_number(&key).unwrap_or_default().to_be_bytes();
            let LookedUp::Read(recorded) = self.looked_up::<RecordedActivity>(Tree::Activity, &number)? else {
                accesses.has_gaps = true;
                continue;
            };
            if let Some((operator, id)) = access_of(&recorded.record) {
                let at = recorded.record.at;
                let last = accesses.last.entry((operator, id.clone())).or_insert(at);
                *last = at.max(*last);
            }
        }
        Ok(accesses)
    }
}

fn tenant_of(named: &Named) -> TenantId {
    match named {
        Named::Customer(tenant)
        | Named::Order(tenant, _)
        | Named::Subscription(tenant, _)
        | Named::Command(tenant, _)
        | Named::KmsDevice(tenant, _) => *tenant,
        Named::Entitlement(id) | Named::SealedKey(id, _) | Named::LastAccess(_, id) | Named::Schedule(id) => id.tenant,
        Named::Charge(id) => id.entitlement.tenant,
    }
}
