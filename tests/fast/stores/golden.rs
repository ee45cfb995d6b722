//! Stores as releases have written them: what the first formats are stays readable for every later one.
//!
//! Each folder of `tests/golden/` holds the files of a demo of three customers, of which one key was seen and one link
//! copied, in the newer ones also a refusal, in the newest two an order; the file of the engine is compressed, as it is
//! mostly empty.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Duration;
use flate2::read::GzDecoder;
use nonempty::NonEmpty;
use nyckel::demo::Demo;
use nyckel::domain::activity::Edition;
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Catalog, CommandId, EntitlementStatus, Instant, Lifetime,
    OutcomeKind, Passphrase, RecordedActivity, RuleId, Schedule,
};
use nyckel::ports::store::{ActivityFilter, ChargeFilter, EndsWithin};
use nyckel::ports::{CommandState, Outcome, Stop, Store, StoreFailure, Vault, commit};
use nyckel::store::{SledStore, marker};
use nyckel::testing::{FakeClock, SeededEntropy, example};
use nyckel::vault::{DEMO_PASSPHRASE, SealingVault};

/// The files of that store, in a folder of their own.
fn unpacked(name: &str, folder: &Path) -> PathBuf {
    let directory = folder.join("store");
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    fs::create_dir_all(directory.join("blobs")).unwrap();
    for entry in fs::read_dir(kept).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        match name.as_str() {
            "revoked" => drop(fs::copy(entry.path(), directory.with_file_name(name)).unwrap()),
            "marker" => drop(fs::copy(entry.path(), marker::beside(&directory)).unwrap()),
            "db.gz" => {
                let mut packed = GzDecoder::new(File::open(entry.path()).unwrap());
                io::copy(&mut packed, &mut File::create(directory.join("db")).unwrap()).unwrap();
            }
            _ => drop(fs::copy(entry.path(), directory.join(name)).unwrap()),
        }
    }
    directory
}

fn open(directory: &Path) -> Result<SledStore, StoreFailure> {
    SledStore::open(directory, Arc::new(FakeClock::new(Demo::NOW)), &SeededEntropy::new(1))
}

/// Says that everything is in it that was written, and reads.
fn check(store: &SledStore) {
    let verified = store.verify(&Stop::default(), &mut |_| {}).unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    let scope = example::agent().scope();
    let customers = store.customers(scope, None, 100).unwrap().items;
    let mut names: Vec<&str> = customers.iter().map(|customer| customer.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!((names.len(), names[0]), (3, "Contoso AB"));
    let log = store.activity(scope, &ActivityFilter::default(), None, 100).unwrap().items;
    let kinds: Vec<ActivityKind> = log.iter().rev().map(|recorded| recorded.record.kind).collect();
    assert_eq!(kinds[..2], [ActivityKind::KeyViewed, ActivityKind::LinkCopied]);
    check_lists(store, &log);
    let vault = SealingVault::locked(Arc::new(SeededEntropy::new(1)));
    let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
    vault.unlock(&store.key_slots().unwrap(), &passphrase).unwrap();
    check_key(store, &log.last().unwrap().record, &vault);
}

/// Says that each record of the log is found by what it says.
fn check_lists(store: &SledStore, log: &[RecordedActivity]) {
    for recorded in log {
        let record = &recorded.record;
        let filter = ActivityFilter {
            kinds: vec![record.kind],
            operator: record.actor.operator(),
            tenant: record.subject.entitlement.as_ref().map(|id| id.tenant),
            product: record.subject.product.clone(),
            outcome: Some(record.outcome.kind()),
            from: Some(record.at),
            until: Some(record.at.after(Duration::nanoseconds(1))),
            ..ActivityFilter::default()
        };
        let found = store.activity(example::agent().scope(), &filter, None, 100).unwrap().items;
        assert!(found.contains(recorded), "{filter:?}");
    }
}

/// Says that the key which was seen still opens.
fn check_key(store: &SledStore, seen: &ActivityRecord, vault: &SealingVault) {
    let subject = &seen.subject;
    let (id, version) = (subject.entitlement.as_ref().unwrap(), subject.version.as_ref().unwrap());
    let kept = store.sealed_key(example::agent().scope(), id, version).unwrap().unwrap();
    let again = example::recording(&example::agent(), NonEmpty::new(seen.clone()));
    let receipt = commit(store, &again).unwrap();
    assert!(receipt.open(&kept.value, vault).is_ok());
    // What is written now is linked to what was written then (LOG-3).
    let verified = store.verify(&Stop::default(), &mut |_| {}).unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
}

/// The store of that name, once it was migrated from the format it has.
fn migrated(name: &str, format: u8, folder: &Path) -> SledStore {
    let directory = unpacked(name, folder);
    let refused = open(&directory).unwrap_err();
    assert!(
        matches!(refused, StoreFailure::OlderFormat { found, known: marker::FORMAT } if found == format),
        "{refused:?}"
    );
    SledStore::migrate(&directory).unwrap();
    SledStore::migrate(&directory).unwrap();
    let store = open(&directory).unwrap();
    check(&store);
    check_windows(&store);
    check_term_ends(&store);
    check_counts(&store);
    store
}

/// Says that what was refused does not count as an access.
fn check_counts(store: &SledStore) {
    let scope = example::agent().scope();
    let at = [Instant::from_unix(0), Instant::from_unix(4_000_000_000)];
    let counted = store.count_accesses(scope, &at).unwrap();
    let log = store.activity(scope, &ActivityFilter::default(), None, 100).unwrap().items;
    let done = log.iter().filter(|recorded| recorded.record.is_access_done()).count();
    assert_eq!(counted.iter().flat_map(|count| &count.counts).sum::<u64>(), u64::try_from(done).unwrap());
}

/// Says that every subscription that was not cancelled is found by the end of its term.
fn check_term_ends(store: &SledStore) {
    let scope = example::agent().scope();
    let mut expected = Vec::new();
    for customer in store.customers(scope, None, 100).unwrap().items {
        let subscriptions = store.subscriptions(scope, customer.id, None, 100).unwrap().items;
        let standing = subscriptions.into_iter().filter(|subscription| subscription.cancelled.is_none());
        expected.extend(standing.map(|subscription| (subscription.newest_end(), customer.id, subscription.id)));
    }
    expected.sort();
    assert!(3 <= expected.len(), "{expected:?}");
    let always = EndsWithin::soonest(Instant::from_unix(0), Instant::from_unix(4_000_000_000));
    assert_eq!(store.term_ends(scope, &always, None, 1_000).unwrap().items, expected);
}

/// Says that every purchase which can be cancelled is found by the end of its window.
fn check_windows(store: &SledStore) {
    let scope = example::agent().scope();
    let mut expected = Vec::new();
    for customer in store.customers(scope, None, 100).unwrap().items {
        for bought in store.entitlements(scope, customer.id, None, 100).unwrap().items {
            let subscription = match bought.lifetime {
                Lifetime::Subscription(id) => store.subscription(scope, customer.id, id).unwrap(),
                Lifetime::Perpetual | Lifetime::Until(_) => None,
            };
            let policy = Catalog::embedded().sku(&bought.line.item).map(|sku| sku.policy);
            let subscription = subscription.as_ref().map(|read| &read.value);
            if bought.at(Demo::NOW, subscription) == EntitlementStatus::Active {
                let window = CancellationWindow::of(&bought, subscription, policy, Demo::NOW);
                expected.extend(window.end().filter(|end| Demo::NOW < *end).map(|end| (end, bought.id)));
            }
        }
    }
    expected.sort();
    assert!(3 <= expected.len(), "{expected:?}");
    let open = EndsWithin::soonest(Demo::NOW, Demo::NOW.after(Duration::days(31)));
    assert_eq!(store.windows(scope, &open, None, 100).unwrap().items, expected);
}

/// Says that every purchase has what is due of it, and every order is found by its number.
fn check_schedules(store: &SledStore) {
    let scope = example::agent().scope();
    let mut purchases = 0;
    for customer in store.customers(scope, None, 100).unwrap().items {
        for bought in store.entitlements(scope, customer.id, None, 100).unwrap().items {
            purchases += 1;
            let schedule = store.schedule(scope, &bought.id).unwrap().unwrap().value;
            assert_eq!(schedule, Schedule::beginning(bought.id.clone(), bought.bought));
            assert_eq!(store.buyers_of(scope, &bought.id.order).unwrap(), [customer.id]);
        }
    }
    assert_eq!(store.due(scope, 1_000).unwrap().len(), purchases);
}

#[test]
fn a_store_of_the_first_format_is_migrated_and_has_everything() {
    let folder = tempfile::tempdir().unwrap();
    check_schedules(&migrated("format-1", 1, folder.path()));
}

#[test]
fn a_store_with_a_log_of_the_first_edition_has_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated("format-2", 2, folder.path());
    check_schedules(&store);
    assert_eq!(store.demo_seed().unwrap(), Some(Demo::SEED));
}

#[test]
fn a_store_with_a_log_of_the_second_edition_has_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated("format-2-edition-2", 2, folder.path());
    check_schedules(&store);
    let log = store.activity(example::agent().scope(), &ActivityFilter::default(), None, 100).unwrap().items;
    let refused =
        log.iter().find(|recorded| recorded.record.outcome == ActivityOutcome::Refused(RuleId::Key4)).unwrap();
    let subject = &refused.record.subject;
    assert!(refused.edition == Edition::Second && subject.tenant.is_some());
    assert_eq!(subject.tenant, subject.entitlement.as_ref().map(|id| id.tenant));
}

#[test]
fn a_store_in_which_no_window_is_found_by_its_end_has_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated("format-3", 3, folder.path());
    let scope = example::agent().scope();
    let ordered = "OR-GDGAE".parse().unwrap();
    let [buyer] = store.buyers_of(scope, &ordered).unwrap().try_into().unwrap();
    let command = CommandId(uuid::Uuid::from_u128(0x5F0C_1F7E_0000_4000_8000_0000_0000_0001));
    let sent = store.command(scope, buyer, command).unwrap().unwrap().value;
    assert!(matches!(sent.state, CommandState::Settled(Outcome::Ordered(placed)) if placed.id == ordered));
    let filter = ChargeFilter { tenant: Some(buyer), ..ChargeFilter::default() };
    let charges = store.charges(scope, &filter, None, 1_000).unwrap().items;
    assert_eq!(charges.iter().filter(|charge| charge.id.entitlement.order == ordered).count(), 1);
    assert!(store.due(scope, 1_000).unwrap().iter().all(|(at, _)| Demo::NOW < *at));
}

#[test]
fn a_store_in_which_log_and_terms_are_not_found_by_what_they_say_has_everything() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated("format-4", 4, folder.path());
    let scope = example::agent().scope();
    let ordered = "OR-JXT8Z".parse().unwrap();
    let [buyer] = store.buyers_of(scope, &ordered).unwrap().try_into().unwrap();
    let filter = ChargeFilter { tenant: Some(buyer), ..ChargeFilter::default() };
    let charges = store.charges(scope, &filter, None, 1_000).unwrap().items;
    assert_eq!(charges.iter().filter(|charge| charge.id.entitlement.order == ordered).count(), 1);
}

#[test]
fn log_2_a_store_in_which_refusals_counted_as_accesses_counts_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated("format-5", 5, folder.path());
    let filter = ActivityFilter { outcome: Some(OutcomeKind::Refused), ..ActivityFilter::default() };
    let refused = store.activity(example::agent().scope(), &filter, None, 100).unwrap().items;
    assert!(refused.len() == 1 && refused[0].edition == Edition::Third && refused[0].record.kind.is_access());
}
