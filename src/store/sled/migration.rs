//! Bringing a store of an older nyckel to the newest format. Who calls this has backed the store up first.

use std::path::Path;

use crate::domain::{Entitlement, EntitlementId, Instant, Schedule, Subscription};
use crate::ports::Change;
use crate::ports::store::StoreFailure;
use crate::store::key::{self, FORMAT, HEAD, Named, Tree};
use crate::store::marker;
use crate::store::marks;
use crate::store::record::{Head, Kept, KeptFormat};
use crate::store::sled::disk::{self, Opened};
use crate::store::sled::trees::Trees;
use crate::store::sled::write_set::WriteSet;

/// As many rows are written at a time.
const BATCH: usize = 500;
/// The first format in which orders are found by their numbers, and time has a schedule.
const WITH_SCHEDULES: u8 = 3;
/// The first format in which purchases are found by the ends of their windows, by the policies of the catalogue then.
const WITH_WINDOWS: u8 = 4;
/// The first format in which subscriptions are found by the ends of their newest terms.
const WITH_TERM_ENDS: u8 = 5;
/// The first format in which records of the activity log are found by what they say, and only what was done is counted as
/// an access.
const WITH_LOG_LISTS: u8 = 6;

/// Migrates the closed store in that directory. Done twice it is done once, so that it can be broken off at any point: the
/// format is written down last.
///
/// # Errors
/// [`StoreFailure::NewerSchema`] for one of a newer nyckel, and what keeps a store from being opened.
pub(super) fn migrate(directory: &Path) -> Result<(), StoreFailure> {
    let opened = disk::open(directory)?;
    let KeptFormat(found) = opened.trees.get(Tree::Meta, FORMAT)?.unwrap_or(KeptFormat::FIRST);
    let known = marker::FORMAT;
    if known < found {
        return Err(StoreFailure::NewerSchema { found, known });
    }
    // From the first format to the second: the format itself is written down, and a marker lies beside the store, which
    // is made when it is opened.
    if found < WITH_SCHEDULES {
        add_schedules(&opened)?;
    }
    if found < WITH_WINDOWS {
        mark_windows(&opened.trees)?;
    }
    if found < WITH_TERM_ENDS {
        mark_term_ends(&opened.trees)?;
    }
    if found < WITH_LOG_LISTS {
        list_log(&opened.trees)?;
    }
    let mut writes = WriteSet::new(&opened.trees);
    writes.put(Tree::Meta, FORMAT.to_vec(), &KeptFormat(known))?;
    writes.commit()?;
    opened.file.make_durable(&opened.trees)
}

/// Gives every order its mark and every purchase what is due of it from its beginning on: time then charges what was never
/// written down. The feed begins anew, as nothing of this was a commit.
fn add_schedules(opened: &Opened) -> Result<(), StoreFailure> {
    let trees = &opened.trees;
    let old = trees.head()?;
    let seq = old.seq.next();
    let mut head = Head { seq, feed_forgotten: seq, feed_entries: 0, ..old };
    let mut writes = WriteSet::new(trees);
    for row in trees.raw(Tree::Records, None) {
        let (key, value) = row?;
        match key::named(&key) {
            Some(Named::Order(_, _)) => {
                if let Some(mark) = marks::of_row(&key, &value, &|key| trees.row(key))? {
                    writes.mark(mark);
                }
            }
            Some(Named::Entitlement(id))
                if trees.get::<Kept<Schedule>>(Tree::Records, &key::schedule(&id))?.is_none() =>
            {
                let schedule = Schedule::beginning(id.clone(), first_start(trees, &id, &key)?);
                writes.change(&mut head, &Change::Schedule(schedule))?;
            }
            Some(_) | None => {}
        }
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    for key in trees.keys(Tree::Feed, Vec::new(), None) {
        writes.remove(Tree::Feed, key?);
    }
    writes.insert_all()?;
    writes.put(Tree::Meta, HEAD.to_vec(), &head)?;
    writes.insert_all()
}

/// Marks every purchase by the end of its window, and none by another end that stood there.
fn mark_windows(trees: &Trees) -> Result<(), StoreFailure> {
    mark_anew(trees, Tree::Windows, |named| matches!(named, Named::Entitlement(_)))
}

/// Marks every subscription by the end of its newest term.
fn mark_term_ends(trees: &Trees) -> Result<(), StoreFailure> {
    mark_anew(trees, Tree::TermEnds, |named| matches!(named, Named::Subscription(_, _)))
}

/// Makes the marks in a tree anew, from the rows of that kind.
fn mark_anew(trees: &Trees, tree: Tree, is_marked: impl Fn(&Named) -> bool) -> Result<(), StoreFailure> {
    let mut writes = WriteSet::new(trees);
    for mark in trees.keys(tree, Vec::new(), None) {
        writes.remove(tree, mark?);
    }
    writes.insert_all()?;
    for row in trees.raw(Tree::Records, None) {
        let (key, value) = row?;
        if key::named(&key).is_some_and(|named| is_marked(&named))
            && let Some(mark) = marks::of_row(&key, &value, &|key| trees.row(key))?
        {
            writes.mark(mark);
        }
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    writes.insert_all()
}

/// Lists every record of the activity log by what it says, and nothing else that stood there. The records stay as they are.
fn list_log(trees: &Trees) -> Result<(), StoreFailure> {
    let mut writes = WriteSet::new(trees);
    for tree in [Tree::ActivityByTenant, Tree::ActivityLists, Tree::Accesses, Tree::ActivitySpans] {
        for key in trees.keys(tree, Vec::new(), None) {
            writes.remove(tree, key?);
            if BATCH <= writes.len() {
                writes.insert_all()?;
            }
        }
    }
    writes.insert_all()?;
    for row in trees.rows(Tree::Activity, Vec::new(), None) {
        let (_, recorded) = row?;
        writes.list(&recorded)?;
        if BATCH <= writes.len() {
            writes.insert_all()?;
        }
    }
    writes.insert_all()
}

/// When the first term of a purchase begins: with its subscription, where it has one.
fn first_start(trees: &Trees, id: &EntitlementId, key: &[u8]) -> Result<Instant, StoreFailure> {
    let bought = trees.get::<Kept<Entitlement>>(Tree::Records, key)?;
    let bought =
        bought.ok_or_else(|| StoreFailure::Damaged(format!("the purchase {}/{} is gone", id.order, id.line)))?;
    let subscription = match bought.value.subscription_id() {
        Some(subscription) => {
            trees.get::<Kept<Subscription>>(Tree::Records, &key::subscription(id.tenant, subscription))?
        }
        None => None,
    };
    Ok(subscription.map_or(bought.value.bought, |subscription| subscription.value.first_start))
}
