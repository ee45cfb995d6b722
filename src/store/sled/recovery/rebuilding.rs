//! Writing what was salvaged of a store into a new one, and saying what is missing of it.

use std::collections::BTreeMap;
use std::path::Path;

use uuid::Uuid;

use crate::domain::entitlement::EntitlementState;
use crate::domain::{
    Customer, Entitlement, Hexadecimal, OperatorId, RecordedActivity, Seq, Subscription, SupportRequest, TenantId,
};
use crate::ports::Entropy;
use crate::ports::recovery::{Loss, Part, Row};
use crate::ports::store::StoreFailure;
use crate::store::chain;
use crate::store::key::{self, FORMAT, HEAD, IDENTITY, Kind, LACKING, Named, SEED, Tree};
use crate::store::marker::{self, Marker};
use crate::store::marks;
use crate::store::record::{
    self, DemoSeed, Head, Kept, KeptFormat, KeptIdentity, KeptOperator, Lacking, Place, Record,
};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::recovery::fitting::{self, Rows};
use crate::store::sled::recovery::support;
use crate::store::sled::revocations::Revocations;
use crate::store::sled::revocations::list::Listed;
use crate::store::sled::salvage::{Gap, Salvaged};
use crate::store::sled::write_set::WriteSet;

/// As many rows are sorted and written at a time.
const BATCH: usize = 500;

/// A new store of what was salvaged.
pub(super) struct Rebuilt {
    pub(super) identity: KeptIdentity,
    pub(super) head: Head,
    /// The last commit of the old store that is in it.
    pub(super) last: Seq,
    pub(super) rows: u64,
    /// As many purchases are cancelled in it by the list of revocations alone (AFTER-1).
    pub(super) stayed_cancelled: u64,
    pub(super) losses: Vec<Loss>,
    /// What the customers are called, those that are lost too where that is known.
    pub(super) names: BTreeMap<TenantId, String>,
    /// What is revoked of what was left out of it (AFTER-1).
    pub(super) revoked: Revocations,
}

/// Writes what was salvaged into a new store, and says what is missing of it.
pub(super) fn rebuild(
    new: &Path,
    salvaged: &mut Salvaged,
    marked: Option<&Marker>,
    listed: &Listed,
    entropy: &dyn Entropy,
) -> Result<Rebuilt, StoreFailure> {
    let mut losses = losses_of_rows(salvaged);
    let stayed_cancelled = revoke(salvaged, &listed.revocations())?;
    let log = log_of(salvaged);
    let names = names_of(salvaged, &log);
    let written = last_written(salvaged);
    let fitted = fitting::fit(rows_of(salvaged, Tree::Records), &log);
    let operators = fitting::place_operators(rows_of(salvaged, Tree::Operators))?;
    losses.retain(|loss| !is_told_with_more(loss, &fitted.losses));
    losses.extend(fitted.losses);
    losses.extend(fit_support_requests(salvaged)?);
    let salvaged = &*salvaged;
    let old = row::<Head>(salvaged, Tree::Meta, HEAD);
    let last = old.as_ref().map_or(written, |head| head.seq);
    if let Some(marked) = marked.filter(|marked| last < marked.seq) {
        losses.push(Loss::Commits(marked.seq.0.saturating_sub(last.0)));
    }
    let end = old.as_ref().map_or(0, |head| head.number).max(marked.map_or(0, |marked| marked.number));
    let lacking = gaps(&log, end);
    let Lacking(known) = row(salvaged, Tree::Meta, LACKING).unwrap_or_default();
    let news = lacking.iter().filter(|gap| !known.contains(gap));
    losses.extend(news.map(|(first, last)| Loss::Records { first: *first, last: *last }));
    let store = match (row::<KeptIdentity>(salvaged, Tree::Meta, IDENTITY), marked) {
        (Some(identity), _) => identity,
        (None, Some(marked)) => KeptIdentity { store: marked.store, epoch: marked.epoch },
        (None, None) => KeptIdentity { store: disk::new_id(entropy)?, epoch: 0 },
    };
    // Above everything that is known of it, so that nothing comes twice.
    let marked = marked.filter(|marked| marked.store == store.store).map(|marked| (marked.epoch, marked.seq));
    let known = [marked, listed.latest(store.store)];
    let (epoch, seq) = known
        .into_iter()
        .flatten()
        .fold((store.epoch, last.max(written)), |(epoch, seq), known| (epoch.max(known.0), seq.max(known.1)));
    let identity = KeptIdentity { epoch: epoch.saturating_add(1), ..store };
    let seq = seq.next();
    let head = Head {
        seq,
        number: log.keys().next_back().copied().unwrap_or(0),
        hash: log.values().next_back().map_or(Ok([0; 32]), chain::hash_of)?,
        seen: old.and_then(|head| head.seen).max(log.values().map(|recorded| recorded.record.at).max()),
        operators,
        feed_entries: 0,
        feed_forgotten: seq,
        operators_written: seq,
    };
    let lacking = Lacking(lacking.into_iter().filter(|(_, last)| *last < head.number).collect());
    let rows = write(new, salvaged, &log, &Meta { identity, head: &head, lacking })?;
    Ok(Rebuilt { identity, head, last, rows, stayed_cancelled, losses, names, revoked: fitted.revoked })
}

/// Cancels what the list says was revoked and does not read so, and takes its keys away (AFTER-1). That is so of an old
/// copy of a store; says how many purchases it was.
fn revoke(salvaged: &mut Salvaged, revocations: &Revocations) -> Result<u64, StoreFailure> {
    let Some(records) = salvaged.get_mut(&Tree::Records) else { return Ok(0) };
    let rows = &mut records.rows;
    rows.retain(|key, _| !revocations.has_key(key));
    let mut stayed = 0_u64;
    for (id, at) in &revocations.purchases {
        let key = key::entitlement(id);
        if let Some(at) = *at
            && let Some(mut kept) = decoded::<Kept<Entitlement>>(rows, Tree::Records, &key)
            && kept.value.state == EntitlementState::Standing
        {
            kept.value.state = EntitlementState::Cancelled { at };
            rows.insert(key.clone(), record::encode(Place { tree: Tree::Records.name(), key: &key }, &kept)?);
            stayed = stayed.saturating_add(1);
        }
    }
    for ((tenant, id), at) in &revocations.subscriptions {
        let key = key::subscription(*tenant, *id);
        if let Some(mut kept) = decoded::<Kept<Subscription>>(rows, Tree::Records, &key)
            && kept.value.cancelled.is_none()
        {
            kept.value.cancelled = Some(*at);
            rows.insert(key.clone(), record::encode(Place { tree: Tree::Records.name(), key: &key }, &kept)?);
        }
    }
    Ok(stayed)
}

/// Which store the new one is, where it stands, and what its log lacks.
struct Meta<'a> {
    identity: KeptIdentity,
    head: &'a Head,
    lacking: Lacking,
}

fn write(
    new: &Path,
    salvaged: &Salvaged,
    log: &BTreeMap<u64, RecordedActivity>,
    meta: &Meta<'_>,
) -> Result<u64, StoreFailure> {
    let Opened { trees, file, .. } = &disk::open(new)?;
    let mut writes = WriteSet::new(trees);
    let mut rows = 0_u64;
    let find = |key: &[u8]| Ok(salvaged.get(&Tree::Records).and_then(|records| records.rows.get(key).cloned()));
    for tree in [Tree::Records, Tree::Operators, Tree::KeySlots, Tree::SupportRequests, Tree::Attachments] {
        for (key, value) in salvaged.get(&tree).map(|tree| &tree.rows).into_iter().flatten() {
            if let Some(mark) = marks::of_row(key, value, &find).ok().flatten().filter(|_| tree == Tree::Records) {
                writes.mark(mark);
            }
            if tree == Tree::SupportRequests {
                let place = Place { tree: tree.name(), key };
                writes.mark(marks::of_request(&record::decode::<Kept<SupportRequest>>(place, value)?.value));
            }
            writes.put_as_it_is(tree, key.clone(), value.clone());
            rows = rows.saturating_add(1);
            if BATCH <= writes.len() {
                writes.insert_all()?;
            }
        }
    }
    // What is found by the log is made from it anew, so that neither can lack what the other has.
    for recorded in log.values() {
        writes.record(recorded)?;
        rows = rows.saturating_add(1);
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(marker::FORMAT))?;
    writes.put(Tree::Meta, IDENTITY.to_vec(), &meta.identity)?;
    writes.put(Tree::Meta, HEAD.to_vec(), meta.head)?;
    if !meta.lacking.0.is_empty() {
        writes.put(Tree::Meta, LACKING.to_vec(), &meta.lacking)?;
    }
    if let Some(seed) = row::<DemoSeed>(salvaged, Tree::Meta, SEED) {
        writes.put(Tree::Meta, SEED.to_vec(), &seed)?;
    }
    writes.insert_all()?;
    file.make_durable(trees)?;
    Ok(rows)
}

/// Fits the support requests and their files together, and says which files are lost.
fn fit_support_requests(salvaged: &mut Salvaged) -> Result<Vec<Loss>, StoreFailure> {
    let mut requests = std::mem::take(rows_of(salvaged, Tree::SupportRequests));
    let losses = support::fit(&mut requests, rows_of(salvaged, Tree::Attachments))?;
    *rows_of(salvaged, Tree::SupportRequests) = requests;
    Ok(losses)
}

fn row<T: Record>(salvaged: &Salvaged, tree: Tree, key: &[u8]) -> Option<T> {
    decoded(&salvaged.get(&tree)?.rows, tree, key)
}

fn decoded<T: Record>(rows: &BTreeMap<Vec<u8>, Vec<u8>>, tree: Tree, key: &[u8]) -> Option<T> {
    record::decode(Place { tree: tree.name(), key }, rows.get(key)?).ok()
}

fn rows<T: Record>(salvaged: &Salvaged, tree: Tree) -> impl Iterator<Item = (&Vec<u8>, T)> {
    let keys = salvaged.get(&tree).into_iter().flat_map(|tree| tree.rows.keys());
    keys.filter_map(move |key| Some((key, row(salvaged, tree, key)?)))
}

fn rows_of(salvaged: &mut Salvaged, tree: Tree) -> &mut Rows {
    &mut salvaged.entry(tree).or_default().rows
}

/// What the customers are called: by their records, else as the log last named them.
fn names_of(salvaged: &Salvaged, log: &BTreeMap<u64, RecordedActivity>) -> BTreeMap<TenantId, String> {
    let by_the_log = log.values().filter_map(|recorded| {
        let name = recorded.record.subject.customer.clone()?;
        Some((recorded.record.tenant()?, name))
    });
    let records = salvaged.get(&Tree::Records).into_iter().flat_map(|tree| tree.rows.keys());
    let customers = records.filter(|key| key::is_of_kind(key, Kind::Customer)).filter_map(|key| {
        let kept: Kept<Customer> = row(salvaged, Tree::Records, key)?;
        Some((kept.value.id, kept.value.name))
    });
    by_the_log.chain(customers).collect()
}

/// Whether what is lost is told together with what belonged to it.
fn is_told_with_more(loss: &Loss, with_more: &[Loss]) -> bool {
    let Loss::Row(Row::Entity(entity)) = loss else { return false };
    with_more.iter().any(|loss| matches!(loss, Loss::With { lost, .. } if lost == entity))
}

fn log_of(salvaged: &Salvaged) -> BTreeMap<u64, RecordedActivity> {
    rows::<RecordedActivity>(salvaged, Tree::Activity).map(|(_, recorded)| (recorded.number, recorded)).collect()
}

/// The numbers from 1 to `end` that the log lacks: the first and the last of each gap.
fn gaps(log: &BTreeMap<u64, RecordedActivity>, end: u64) -> Vec<(u64, u64)> {
    let mut gaps = Vec::new();
    let mut next = 1;
    for number in log.keys().copied().chain(std::iter::once(end.saturating_add(1))) {
        if next < number {
            gaps.push((next, number.saturating_sub(1)));
        }
        next = next.max(number.saturating_add(1));
    }
    gaps
}

/// The commit that wrote what was written last, whatever the head says, which may itself be lost.
fn last_written(salvaged: &Salvaged) -> Seq {
    let records = salvaged.get(&Tree::Records).and_then(|tree| fitting::last_written(&tree.rows));
    let operators = rows::<KeptOperator>(salvaged, Tree::Operators).map(|(_, kept)| kept.written);
    let requests = rows::<Kept<SupportRequest>>(salvaged, Tree::SupportRequests).map(|(_, kept)| kept.written);
    let feed = salvaged.get(&Tree::Feed).into_iter().flat_map(|tree| tree.rows.keys());
    let commits = feed.filter_map(|key| key::leading_number(key).ok()).map(Seq);
    records.into_iter().chain(operators).chain(requests).chain(commits).max().unwrap_or(Seq(0))
}

/// What did not read as it was written. What is made anew is no loss.
fn losses_of_rows(salvaged: &Salvaged) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (tree, rows) in salvaged {
        let part = match tree {
            Tree::Meta
            | Tree::Feed
            | Tree::ActivityByTenant
            | Tree::Activity
            | Tree::Due
            | Tree::ChargesByTime
            | Tree::OpenCommands
            | Tree::OrdersByNumber
            | Tree::SupportByTime
            | Tree::Windows
            | Tree::TermEnds
            | Tree::ActivityLists
            | Tree::Accesses
            | Tree::ActivitySpans
            | Tree::KmsDeadlines
            // Which files of which requests that takes away is found where they are fitted together.
            | Tree::Attachments => continue,
            Tree::Records => Part::Customers,
            Tree::Operators => Part::Operators,
            Tree::KeySlots => Part::KeySlots,
            Tree::SupportRequests => Part::SupportRequests,
        };
        losses.extend(rows.changed.iter().map(|key| Loss::Row(row_of(*tree, key))));
        if let Some(Gap { after, before }) = &rows.gap {
            let [after, before] = [after, before].map(|key| key.as_deref().map(|key| row_of(*tree, key)));
            losses.push(Loss::Between { part, after, before });
        }
    }
    losses
}

/// The row with that key, as people are told of it.
fn row_of(tree: Tree, key: &[u8]) -> Row {
    if let Some(entity) = key::entity_of(tree, key) {
        return Row::Entity(entity);
    }
    match (tree, key::named(key), Uuid::from_slice(key)) {
        (Tree::Records, Some(Named::LastAccess(_, id)), _) => Row::LastAccess(id),
        (Tree::Records, Some(Named::Charge(id)), _) => Row::Charge(id.entitlement),
        (Tree::KeySlots, _, Ok(operator)) => Row::KeySlot(OperatorId(operator)),
        (_, _, _) => Row::Unnamed(Hexadecimal(key).to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::version::EntityRef;
    use crate::store::sled::salvage::SalvagedTree;
    use crate::testing::example;

    #[test]
    fn what_is_missing_is_named_by_what_its_keys_name() {
        let id = example::entitlement_id(7, "OR-1", 2);
        let gap = |after, before| Some(Gap { after: Some(after), before });
        let records = SalvagedTree {
            changed: vec![key::entitlement(&id), vec![0xab, 0xcd]],
            gap: gap(key::last_access(example::operator_id(1), &id), Some(key::customer(example::tenant(9)))),
            ..SalvagedTree::default()
        };
        let slots =
            SalvagedTree { gap: gap(example::operator_id(1).as_bytes().to_vec(), None), ..SalvagedTree::default() };
        let salvaged = [(Tree::Records, records), (Tree::KeySlots, slots)].into();
        let expected = [
            Loss::Row(Row::Entity(EntityRef::Entitlement(id.clone()))),
            Loss::Row(Row::Unnamed("abcd".to_owned())),
            Loss::Between {
                part: Part::Customers,
                after: Some(Row::LastAccess(id)),
                before: Some(Row::Entity(EntityRef::Customer(example::tenant(9)))),
            },
            Loss::Between { part: Part::KeySlots, after: Some(Row::KeySlot(example::operator_id(1))), before: None },
        ];
        assert_eq!(losses_of_rows(&salvaged), expected);
    }
}
