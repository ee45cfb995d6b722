//! The index of customers, in memory, in the order of the list.
//!
//! **Invariant:** what it answers lies within the scope of the question and, once it has caught up, is what the store
//! has at [`Index::applied`] or later.

mod answers;
#[cfg(test)]
mod model;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use uuid::Uuid;

use crate::domain::actor::Scope;
use crate::domain::version::EntityRef;
use crate::domain::{Entitlement, Seq, TenantId};
use crate::ports::page::all_pages;
use crate::ports::{Changes, Page, Store, StoreFailure, StoreIdentity};
use crate::search::arena::Builder;
use crate::search::asking::Asking;
use crate::search::entry::CustomerRow;
use crate::search::file::Image;
use crate::search::finding::Finding;
use crate::search::question::{Answer, Depth, Question};
use crate::search::rows::Rows;

pub use self::answers::{Begun, Whole};

/// So many entries of the feed are read again at each start, and it goes back at least five times as far: an index that would read more
/// is made one with what changed, so that it is kept anew, however few of them touch a customer.
const FARTHEST_BEHIND: usize = 20_000;

/// How two names sort, as the language of the operator has it.
pub type Collate = Arc<dyn Fn(&str, &str) -> Ordering + Send + Sync>;

/// The index.
#[derive(Clone)]
pub struct Index {
    identity: StoreIdentity,
    applied: Seq,
    scope: Scope,
    collate: Collate,
    rows: Rows,
    /// The commit up to which the store's changes were in it when all of it was last made.
    made: Seq,
    /// How many entries of the feed were read since then.
    behind: usize,
    /// How often it has changed since it was built.
    changes: u64,
}

impl Index {
    /// The index of all customers within the scope, read by pages.
    ///
    /// # Errors
    /// What the store says.
    pub fn build(store: &dyn Store, scope: Scope, collate: Collate) -> Result<Self, StoreFailure> {
        let identity = store.identity()?;
        let applied = store.latest_seq()?;
        let mut builder = Builder::default();
        let mut after = None;
        loop {
            let page = store.customers(scope, after.as_ref(), Page::<()>::LIMIT)?;
            for customer in &page.items {
                builder.push(customer, bought(store, scope, customer.id)?);
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok(Self::finish(builder, (identity, applied), scope, collate))
    }

    fn finish(builder: Builder, (identity, applied): (StoreIdentity, Seq), scope: Scope, collate: Collate) -> Self {
        let rows = Rows::new(&builder.finish(&collate), &collate);
        Self { identity, applied, scope, collate, rows, made: applied, behind: 0, changes: 0 }
    }

    /// The index of what is loaded into a store of which nothing is known yet.
    pub(in crate::search) fn gathered(builder: Builder, scope: Scope, collate: Collate) -> Self {
        let unknown = StoreIdentity { store: Uuid::nil(), epoch: 0 };
        Self::finish(builder, (unknown, Seq::default()), scope, collate)
    }

    /// The same of that store as it stood at that commit.
    pub(in crate::search) fn of_store(self, identity: StoreIdentity, applied: Seq) -> Self {
        Self { identity, applied, made: applied, ..self }
    }

    /// The index of all customers within the scope, which is the whole partner, as it was kept. It has to catch up with its store.
    #[must_use]
    pub fn kept(image: Image, scope: Scope, collate: Collate) -> Self {
        let Image { identity, applied, arena, ranks } = image;
        let rows = Rows::kept(arena, ranks, &collate);
        Self { identity, applied, scope, collate, rows, made: applied, behind: 0, changes: 0 }
    }

    /// All of it that is to be kept, without what changed since it was last made as a whole; nothing of an index of less than
    /// the whole partner.
    #[must_use]
    pub fn image(&self) -> Option<Image> {
        let (arena, ranks) = self.rows.large();
        let (identity, applied) = (self.identity, self.made);
        self.scope.only().is_none().then_some(Image { identity, applied, arena, ranks })
    }

    /// The commit up to which the store's changes are certainly in it.
    #[must_use]
    pub fn applied(&self) -> Seq {
        self.applied
    }

    /// Whether it lies in a file in part that cannot be read any more: nothing that it answered meanwhile holds.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.rows.are_lost()
    }

    /// Takes what was kept in place of what was made here, where that is still what it has: the names as they are shown then lie in
    /// the file.
    pub(in crate::search) fn put_away(&mut self, made: &Image, kept: &Image) {
        self.rows.put_away(&made.arena, &kept.arena, &kept.ranks);
    }

    /// Whether the store has something it has not.
    ///
    /// # Errors
    /// What the store says.
    pub fn is_behind(&self, store: &dyn Store) -> Result<bool, StoreFailure> {
        Ok(self.is_lost() || store.latest_seq()? != self.applied || store.identity()? != self.identity)
    }

    /// Takes in what was committed since; makes itself anew where the store is another one, was loaded again or no longer
    /// says all that was committed since.
    ///
    /// # Errors
    /// What the store says; the index is then as it was.
    pub fn catch_up(&mut self, store: &dyn Store) -> Result<(), StoreFailure> {
        let latest = store.latest_seq()?;
        if self.is_lost() || store.identity()? != self.identity || latest < self.applied {
            return self.begin_anew(store);
        }
        let mut tenants: BTreeSet<TenantId> = BTreeSet::new();
        let (mut seen, mut behind) = (self.applied, self.behind);
        loop {
            let Changes { entries, has_more } = match store.changes_after(seen, Page::<()>::LIMIT) {
                Err(StoreFailure::FeedForgotten) => return self.begin_anew(store),
                read => read?,
            };
            seen = entries.last().map_or(seen, |entry| entry.seq);
            behind = behind.saturating_add(entries.len());
            tenants.extend(entries.iter().filter_map(|entry| listed_tenant(&entry.entity)));
            if !has_more {
                break;
            }
        }
        let mut anew = Builder::after(self.rows.recent().tables.clone());
        for tenant in &tenants {
            if let Some(customer) = store.customer(self.scope, *tenant)? {
                anew.push(&customer.value, bought(store, self.scope, *tenant)?);
            }
        }
        // What is made one of it and the changes lies in memory, and does not know that a part of it could not be read.
        let (before, _) = self.rows.large();
        self.replace(&tenants, anew);
        let is_far_behind = FARTHEST_BEHIND < behind;
        if is_far_behind {
            self.rows.merge(&self.collate);
        }
        if before.is_lost() {
            return self.begin_anew(store);
        }
        (self.applied, self.behind) = (seen.max(latest), behind);
        // What did not change is not to be kept again for what little else was committed.
        if is_far_behind || !Arc::ptr_eq(&before, &self.rows.large().0) {
            (self.made, self.behind) = (self.applied, 0);
        }
        Ok(())
    }

    fn begin_anew(&mut self, store: &dyn Store) -> Result<(), StoreFailure> {
        let changes = self.changes.saturating_add(1);
        *self = Self { changes, ..Self::build(store, self.scope, Arc::clone(&self.collate))? };
        Ok(())
    }

    fn replace(&mut self, tenants: &BTreeSet<TenantId>, anew: Builder) {
        if !tenants.is_empty() {
            self.rows.replace(tenants, &anew.finish(&self.collate), &self.collate);
            self.changes = self.changes.saturating_add(1);
        }
    }

    /// Answers a question within the scope of who asks it.
    #[must_use]
    pub fn answer(&self, scope: Scope, depth: Depth, question: &Question) -> Answer {
        let asking = Asking { scope, depth, question, is_stale: &|| false };
        Finding::telling_first_pages_from(usize::MAX).answer(self, &asking, &mut |_| {}).unwrap_or_default()
    }

    /// The customers whose name or domain is the text, but for case and accents.
    #[must_use]
    pub fn named(&self, scope: Scope, text: &str) -> Vec<CustomerRow> {
        let question = Question::first(text, 0);
        let asking = Asking { scope, depth: Depth::Customers, question: &question, is_stale: &|| false };
        let wanted = self.wanted(&asking);
        let mut named = Vec::new();
        self.look(&asking, &wanted, None, |place, _| {
            let row = self.rows.get(place);
            named.extend(wanted.is_name_of(row).then(|| row.shown()));
            ControlFlow::Continue(())
        });
        named
    }

    /// The row of one customer.
    #[must_use]
    pub fn row(&self, scope: Scope, tenant: TenantId) -> Option<CustomerRow> {
        let place = self.rows.find(tenant).filter(|_| scope.includes(tenant))?;
        Some(self.rows.get(place).shown())
    }

    /// How its names sort.
    pub(in crate::search) fn collate(&self) -> Collate {
        Arc::clone(&self.collate)
    }

    /// How many bytes of memory it takes, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.rows.bytes()
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Index")
            .field("applied", &self.applied)
            .field("customers", &self.rows.len())
            .finish_non_exhaustive()
    }
}

/// Everything the customer bought.
fn bought(store: &dyn Store, scope: Scope, tenant: TenantId) -> Result<Vec<Entitlement>, StoreFailure> {
    all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))
}

/// The customer whose entry a change of that entity touches; keys, operators, devices,
/// support requests and what is done to a purchase by time stand in no entry.
fn listed_tenant(entity: &EntityRef) -> Option<TenantId> {
    match entity {
        EntityRef::Customer(_) | EntityRef::Order(_, _) | EntityRef::Entitlement(_) | EntityRef::Subscription(_, _) => {
            entity.tenant()
        }
        EntityRef::SealedKey(_, _)
        | EntityRef::Operator(_)
        | EntityRef::Operators
        | EntityRef::Schedule(_)
        | EntityRef::Command(_, _)
        | EntityRef::SupportRequest(_)
        | EntityRef::KmsDevice(_, _) => None,
    }
}
