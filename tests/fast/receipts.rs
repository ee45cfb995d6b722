//! A receipt opens what its records are about, and nothing else.

use std::sync::Arc;

use nonempty::NonEmpty;
use nyckel::domain::activity::{ActivityOutcome, Failure};
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::{ActivityKind, ActivityRecord, DownloadLink, EntitlementId, ProductKey, Refusal};
use nyckel::ports::{Commit, OpenError, Receipt, Unrevealed, commit};
use nyckel::store::MemoryStore;
use nyckel::testing::{FakeClock, TestVault, canary, example};
use uuid::Uuid;

fn purchase(line: u32) -> EntitlementId {
    example::entitlement_id(1, "OR-1", line)
}

/// The receipt of a commit with this one record.
fn receipt(record: ActivityRecord) -> Receipt {
    let store = MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default()));
    commit(&store, &example::recording(&example::agent(), NonEmpty::new(record))).unwrap()
}

fn access(kind: ActivityKind, line: u32) -> ActivityRecord {
    example::record(&example::agent(), kind, Some(&purchase(line)))
}

fn key_of(line: u32, version: ProductVersion) -> Unrevealed<ProductKey> {
    Unrevealed::issued(purchase(line), version, canary::key())
}

#[track_caller]
fn check(record: ActivityRecord, unrevealed: &Unrevealed<ProductKey>, opens: bool) {
    let opened = receipt(record).open(unrevealed, &TestVault::unlocked());
    assert_eq!(opened.is_ok(), opens, "{opened:?}");
    assert!(opens || matches!(opened, Err(OpenError::NotRecorded)));
}

#[test]
fn key_5_a_receipt_opens_the_key_whose_access_it_records_and_no_other() {
    let key = key_of(1, example::version());
    check(access(ActivityKind::KeyViewed, 1), &key, true);
    check(access(ActivityKind::KeyCopied, 1), &key, true);
    check(access(ActivityKind::KeyViewed, 2), &key, false);
    check(access(ActivityKind::KeyViewed, 1), &key_of(1, ProductVersion("another".to_owned())), false);
    check(access(ActivityKind::LinkCopied, 1), &key, false);
    check(access(ActivityKind::LogOpened, 1), &key, false);
    check(example::record(&example::agent(), ActivityKind::KeyViewed, None), &key, false);
}

#[test]
fn key_5_the_record_of_a_refusal_or_failure_opens_nothing() {
    let key = key_of(1, example::version());
    let failed = ActivityOutcome::Failed(Failure::Provider);
    check(ActivityRecord { outcome: failed, ..access(ActivityKind::KeyViewed, 1) }, &key, false);

    let store = MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default()));
    let records = NonEmpty::new(access(ActivityKind::KeyViewed, 1));
    let refused = commit(&store, &Commit::refused(&example::agent(), &Refusal::KmsKey, records)).unwrap();
    assert!(matches!(refused.open(&key, &TestVault::unlocked()), Err(OpenError::NotRecorded)));
}

#[test]
fn key_5_a_link_is_opened_by_the_record_of_a_link_alone() {
    let address = "https://download.example/bits".to_owned();
    let link = Unrevealed::issued(purchase(1), example::version(), DownloadLink::new(address, example::now()));
    let vault = TestVault::unlocked();
    assert!(receipt(access(ActivityKind::LinkCopied, 1)).open(&link, &vault).is_ok());
    assert!(receipt(access(ActivityKind::KeyCopied, 1)).open(&link, &vault).is_err());
}
