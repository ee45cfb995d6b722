//! Many keys in one file: a record for each, whatever stops it and whoever may not, and nothing in clear but what was confirmed.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::PathBuf;
use std::str::FromStr as _;

use age::secrecy::SecretString;
use age::{Decryptor, Identity, scrypt, x25519};
use nyckel::domain::activity::{ActivityDetail, KeysWritten};
use nyckel::domain::download::FileName;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Entitlement, EntitlementId, Passphrase, Reason, ReasonRule, Recipient,
    Refusal, RetrievalBatch, Role, Sealing,
};
use nyckel::ports::{Change, OwnFilesFailure, ProviderError, SealFailure, Stop};
use nyckel::service::{
    Collected, Delivered, Missing, Retrieval, ServiceError, Services, WhoseKeys, begin_retrieval, plan_retrieval,
    retrieve_one, unfinished_retrieval, write_retrieved,
};
use nyckel::testing::{FailingFiles, Fault, Step, When};
use proptest::prelude::*;
use std::sync::Arc;

use super::world::{CANCELLED, LICENCE_ONLY, RENEWING, SOFTWARE, World, admin, customer, line, tenant};

const FOLDER: &str = "/home/anna";

fn sealed_for(identity: &x25519::Identity) -> Sealing {
    Sealing::Recipients(vec![Recipient::parse(&identity.to_public().to_string()).unwrap()])
}

fn batch(purchases: &[u32], sealing: Sealing) -> RetrievalBatch {
    RetrievalBatch {
        purchases: purchases.iter().map(|number| line(*number)).collect(),
        sealing,
        folder: PathBuf::from(FOLDER),
        name: FileName::sanitised("keys.csv.age"),
        reason: None,
        got: Vec::new(),
    }
}

fn of<'a>(batch: &'a RetrievalBatch, collected: &'a Collected, passphrase: Option<&'a Passphrase>) -> Retrieval<'a> {
    Retrieval { batch, passphrase, collected }
}

fn note(missing: &Missing) -> String {
    format!("{missing:?}")
}

pub(super) fn a_passphrase() -> Passphrase {
    Passphrase::new("en riktigt lång fras".to_owned())
}

/// The keys of one purchase, sealed by a passphrase.
pub(super) fn a_batch() -> RetrievalBatch {
    batch(&[SOFTWARE], Sealing::Passphrase)
}

fn one(services: &Services, batch: &RetrievalBatch, id: &EntitlementId, collected: &Collected) -> bool {
    retrieve_one(services, &admin(), of(batch, collected, None), id, &Stop::default()).is_ok()
}

fn write(services: &Services, batch: &RetrievalBatch, collected: &Collected) -> Result<Delivered, ServiceError> {
    let passphrase = a_passphrase();
    let passphrase = (batch.sealing == Sealing::Passphrase).then_some(&passphrase);
    write_retrieved(services, &admin(), of(batch, collected, passphrase), &note, &Stop::default())
}

/// From the beginning to the file.
fn retrieve(services: &Services, batch: &RetrievalBatch, confirmed: Option<u64>) -> Result<Delivered, ServiceError> {
    begin_retrieval(services, &admin(), batch, confirmed)?;
    let collected = Collected::default();
    for id in &batch.purchases {
        retrieve_one(services, &admin(), of(batch, &collected, None), id, &Stop::default())?;
    }
    write(services, batch, &collected)
}

fn open(world: &World, delivered: &Delivered, identity: &dyn Identity) -> Option<String> {
    let sealed = world.own_files.get(&delivered.path).unwrap();
    let mut reader = Decryptor::new(sealed.as_bytes()).unwrap().decrypt(std::iter::once(identity)).ok()?;
    let mut text = String::new();
    reader.read_to_string(&mut text).ok()?;
    Some(text)
}

/// The rows of a table by order and line, each a map from column to field.
fn rows(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let fields = |record: csv::StringRecord| -> BTreeMap<String, String> {
        columns.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    let rows = reader.records().map(|record| fields(record.unwrap()));
    rows.map(|row| (format!("{}/{}", row["order"], row["line"]), row)).collect()
}

fn row_of(rows: &BTreeMap<String, BTreeMap<String, String>>, number: u32) -> BTreeMap<String, String> {
    let id = line(number);
    rows[&format!("{}/{}", id.order, id.line)].clone()
}

fn count(world: &World, kind: ActivityKind) -> usize {
    world.log().iter().filter(|record| **record == (kind, ActivityOutcome::Done)).count()
}

#[test]
fn log_1_key_5_the_file_has_every_key_and_link_and_each_has_its_record() {
    let world = World::new();
    let anna = x25519::Identity::generate();
    let reason = Reason::parse("4711").unwrap();
    let batch =
        RetrievalBatch { reason: Some(reason), ..batch(&[SOFTWARE, RENEWING, LICENCE_ONLY], sealed_for(&anna)) };
    let delivered = retrieve(&world.services, &batch, None).unwrap();
    assert_eq!((delivered.keys, delivered.links, delivered.again), (2, 2, 0));
    let text = open(&world, &delivered, &anna).unwrap();
    let rows = rows(&text);
    let software = row_of(&rows, SOFTWARE);
    assert_eq!(software["customer"], "Contoso AB");
    assert_eq!(software["tenant"], tenant(1).to_string());
    assert_eq!(software["key"].len(), 32);
    assert!(software["link"].starts_with("https://") && software["link_expires"].ends_with('Z'));
    assert_eq!(software["note"], "");
    let licence = row_of(&rows, LICENCE_ONLY);
    assert_eq!((licence["key"].as_str(), licence["link"].as_str()), ("", ""));
    assert!(licence["note"].contains("LicenceOnly"), "PROD-2: {licence:?}");
    assert_eq!(count(&world, ActivityKind::KeyCopied), 2);
    assert_eq!(count(&world, ActivityKind::LinkCopied), 2);
    let last = world.records().pop().unwrap();
    let identity = anna.to_public();
    assert_eq!(last.kind, ActivityKind::KeysRetrieved);
    let sealing = Sealing::Recipients(vec![Recipient::parse(&identity.to_string()).unwrap()]);
    let written = KeysWritten { keys: 2, links: 2, again: 0, sealing };
    assert_eq!(last.detail, Some(ActivityDetail::KeysWritten(written)));
    assert!(world.records().iter().all(|record| record.reason.as_deref() == Some("4711")));
    assert_eq!(unfinished_retrieval(&world.services, &admin()), None, "nothing is left to go on with");
}

#[test]
fn what_people_have_written_is_no_formula_in_the_file() {
    let world = World::new();
    let anna = x25519::Identity::generate();
    let name = "=HYPERLINK(\"https://example.com\")";
    world.write(vec![Change::Customer(customer(1, name, "sweden"))]);
    let delivered = retrieve(&world.services, &batch(&[SOFTWARE, LICENCE_ONLY], sealed_for(&anna)), None).unwrap();
    let text = open(&world, &delivered, &anna).unwrap();
    let software = row_of(&rows(&text), SOFTWARE);
    assert_eq!(software["customer"], format!("'{name}"));
    assert!(software["key"].len() == 32 && software["link"].starts_with("https://"));
    let collected = Collected::default();
    let batch =
        RetrievalBatch { name: FileName::sanitised("noted.csv.age"), ..batch(&[LICENCE_ONLY], sealed_for(&anna)) };
    let of = of(&batch, &collected, None);
    let noted = write_retrieved(&world.services, &admin(), of, &|_| "-no key-".to_owned(), &Stop::default()).unwrap();
    assert_eq!(row_of(&rows(&open(&world, &noted, &anna).unwrap()), LICENCE_ONLY)["note"], "'-no key-");
}

#[test]
fn key_5_what_is_sealed_by_a_passphrase_opens_with_it_alone() {
    let world = World::new();
    let delivered = retrieve(&world.services, &batch(&[SOFTWARE], Sealing::Passphrase), None).unwrap();
    let identity = |text: &str| scrypt::Identity::new(SecretString::from(text.to_owned()));
    assert!(open(&world, &delivered, &identity("en riktigt lång fras")).unwrap().contains("Contoso AB"));
    assert_eq!(open(&world, &delivered, &identity("en annan lång fras")), None);
    assert_eq!(open(&world, &delivered, &x25519::Identity::generate()), None);
}

#[test]
fn key_5_a_plain_file_is_written_once_its_number_of_keys_was_typed() {
    let world = World::new();
    let batch = batch(&[SOFTWARE, RENEWING, LICENCE_ONLY], Sealing::Plain);
    for wrong in [None, Some(3)] {
        let refused = retrieve(&world.services, &batch, wrong).unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::PlainUnconfirmed { keys: 2 }));
    }
    assert!(world.own_files.is_empty() && !world.has_key(SOFTWARE));
    assert_eq!(world.log().len(), 2, "each no is on record");
    let delivered = retrieve(&world.services, &batch, Some(2)).unwrap();
    let text = String::from_utf8(world.own_files.get(&delivered.path).unwrap().as_bytes().to_vec()).unwrap();
    assert_eq!(row_of(&rows(&text), SOFTWARE)["key"].len(), 32);
}

#[test]
fn role_2_role_5_who_may_have_no_key_is_refused_on_record_before_anything_is_kept() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::AdminAgent) {
        let world = World::new();
        let actor = Actor::example(&[role]);
        let refused = begin_retrieval(&world.services, &actor, &batch(&[SOFTWARE], Sealing::Passphrase), None);
        assert!(matches!(refused.unwrap_err().refusal(), Some(Refusal::Role { .. })), "{role:?}");
        assert!(matches!(world.log().as_slice(), [(ActivityKind::KeysRetrieved, ActivityOutcome::Refused(_))]));
        assert_eq!(unfinished_retrieval(&world.services, &actor), None);
    }
    let world = World::new();
    let services = world.services.clone().with_reason_rule(ReasonRule::Required);
    let refused = begin_retrieval(&services, &admin(), &batch(&[SOFTWARE], Sealing::Passphrase), None);
    assert_eq!(refused.unwrap_err().refusal(), Some(&Refusal::ReasonMissing));
}

#[test]
fn after_2_what_was_cancelled_is_told_of_and_not_in_the_file() {
    let world = World::new();
    let whose = WhoseKeys::Customers(vec![tenant(1)]);
    let plan = plan_retrieval(&world.services, &admin(), &whose).unwrap();
    assert!(plan.cancelled() >= 1);
    assert!(plan.in_file().all(|row| row.id != line(CANCELLED)));
    assert_eq!(world.log(), [], "nothing was asked for yet");
    // Cancelled between its key and the file, it has none in there.
    let anna = x25519::Identity::generate();
    let batch = batch(&[SOFTWARE, RENEWING], sealed_for(&anna));
    begin_retrieval(&world.services, &admin(), &batch, None).unwrap();
    let collected = Collected::default();
    for id in &batch.purchases {
        assert!(one(&world.services, &batch, id, &collected));
    }
    let at = nyckel::ports::Clock::now(world.clock.as_ref());
    let bought = world.entitlement(&line(SOFTWARE));
    world.write(vec![Change::Entitlement(Entitlement { state: EntitlementState::Cancelled { at }, ..bought })]);
    let delivered = write(&world.services, &batch, &collected).unwrap();
    assert_eq!((delivered.keys, delivered.links), (1, 1));
    let row = row_of(&rows(&open(&world, &delivered, &anna).unwrap()), SOFTWARE);
    assert_eq!((row["key"].as_str(), row["link"].as_str()), ("", ""));
    assert!(row["note"].contains("Cancelled"), "{row:?}");
}

#[test]
fn key_8_a_link_that_expired_while_it_was_stopped_is_renewed_before_the_file_is_written() {
    let world = World::new();
    let anna = x25519::Identity::generate();
    let batch = batch(&[SOFTWARE], sealed_for(&anna));
    begin_retrieval(&world.services, &admin(), &batch, None).unwrap();
    let collected = Collected::default();
    assert!(one(&world.services, &batch, &line(SOFTWARE), &collected));
    world.clock.advance(chrono::Duration::hours(25));
    let delivered = write(&world.services, &batch, &collected).unwrap();
    assert_eq!(delivered.again, 1, "and that it was got twice is told");
    let row = row_of(&rows(&open(&world, &delivered, &anna).unwrap()), SOFTWARE);
    let expires = nyckel::domain::Instant::parse(&row["link_expires"]).unwrap();
    assert!(nyckel::ports::Clock::now(world.clock.as_ref()) < expires);
    assert_eq!(count(&world, ActivityKind::KeyCopied), 2);
}

#[test]
fn what_is_broken_off_by_the_end_of_the_program_is_got_again_and_that_is_told() {
    let world = World::new();
    let anna = x25519::Identity::generate();
    let begun = batch(&[SOFTWARE, RENEWING], sealed_for(&anna));
    begin_retrieval(&world.services, &admin(), &begun, None).unwrap();
    assert!(one(&world.services, &begun, &line(SOFTWARE), &Collected::default()));
    // Nothing of it was written, and what is kept holds no secret.
    assert!(world.own_files.is_empty());
    let unfinished = unfinished_retrieval(&world.services, &admin()).unwrap();
    assert_eq!(unfinished, RetrievalBatch { got: vec![line(SOFTWARE)], ..begun });
    let plan = plan_retrieval(&world.services, &admin(), &WhoseKeys::Unfinished).unwrap();
    assert_eq!(plan.resumed, Some(unfinished.clone()));
    let delivered = retrieve(&world.services, &unfinished, None).unwrap();
    assert_eq!((delivered.keys, delivered.again), (2, 1));
    assert_eq!(count(&world, ActivityKind::KeyCopied), 3);
    let told = world.records().pop().unwrap().detail;
    assert!(matches!(told, Some(ActivityDetail::KeysWritten(KeysWritten { again: 1, .. }))), "{told:?}");
}

#[test]
fn what_was_not_got_is_not_got_again() {
    let world = World::new();
    let begun = batch(&[SOFTWARE], sealed_for(&x25519::Identity::generate()));
    begin_retrieval(&world.services, &admin(), &begun, None).unwrap();
    let got = || unfinished_retrieval(&world.services, &admin()).unwrap().got;
    let collected = Collected::default();
    world.faults.set(When::Every(Step::IssueKey), Fault::Fail);
    let stop = Stop::default();
    stop.raise();
    let stopped = retrieve_one(&world.services, &admin(), of(&begun, &collected, None), &line(SOFTWARE), &stop);
    assert!(matches!(stopped, Err(ServiceError::Provider(ProviderError::Stopped))), "before the link: {stopped:?}");
    assert_eq!(got(), [], "no key was issued");
    world.faults.clear();
    let again =
        retrieve_one(&world.services, &admin(), of(&begun, &collected, None), &line(SOFTWARE), &Stop::default());
    assert!(!again.unwrap().again);
    assert_eq!(got(), [line(SOFTWARE)]);
}

#[test]
fn a_recipient_that_is_none_and_a_disk_that_takes_nothing_leave_no_file_and_lose_nothing() {
    let world = World::new();
    let right = x25519::Identity::generate().to_public().to_string();
    let last = if right.ends_with('q') { "p" } else { "q" };
    let wrong = Recipient::parse(&format!("{}{last}", &right[..61])).unwrap();
    assert!(x25519::Recipient::from_str(wrong.as_str()).is_err());
    let error = retrieve(&world.services, &batch(&[SOFTWARE], Sealing::Recipients(vec![wrong])), None).unwrap_err();
    assert!(matches!(error, ServiceError::Seal(SealFailure::NotARecipient(_))));
    assert!(world.log().is_empty(), "before anything was asked for");
    let anna = x25519::Identity::generate();
    let batch = batch(&[SOFTWARE], sealed_for(&anna));
    begin_retrieval(&world.services, &admin(), &batch, None).unwrap();
    let collected = Collected::default();
    assert!(one(&world.services, &batch, &line(SOFTWARE), &collected));
    let full = Services { own_files: Arc::new(FailingFiles), ..world.services.clone() };
    assert!(matches!(write(&full, &batch, &collected), Err(ServiceError::OwnFiles(OwnFilesFailure::System { .. }))));
    let delivered = write(&world.services, &batch, &collected).unwrap();
    assert_eq!((delivered.keys, delivered.again), (1, 0));
    assert_eq!(count(&world, ActivityKind::KeyCopied), 1, "what was got was not got again");
}

#[test]
fn key_5_whichever_step_fails_no_key_is_in_a_file_without_its_record_and_it_can_go_on() {
    for fault in [Fault::Fail, Fault::AnswerLost, Fault::Full] {
        for number in 1.. {
            let world = World::new();
            let anna = x25519::Identity::generate();
            let batch = batch(&[SOFTWARE, RENEWING], sealed_for(&anna));
            world.faults.set(When::Call(number), fault.clone());
            let first = retrieve(&world.services, &batch, None);
            let was_struck = !world.faults.struck().is_empty();
            world.faults.clear();
            let delivered = first.unwrap_or_else(|_| {
                assert!(world.own_files.is_empty(), "{fault:?} at {number}");
                retrieve(&world.services, &batch, None).unwrap()
            });
            let rows = rows(&open(&world, &delivered, &anna).unwrap());
            for purchase in [SOFTWARE, RENEWING] {
                let of_it = |kind| {
                    let records = world.records();
                    records.iter().any(|record| {
                        record.kind == kind
                            && record.outcome == ActivityOutcome::Done
                            && record.subject.entitlement == Some(line(purchase))
                    })
                };
                let row = row_of(&rows, purchase);
                assert!(row["key"].is_empty() || of_it(ActivityKind::KeyCopied), "{fault:?} at {number}");
                assert!(row["link"].is_empty() || of_it(ActivityKind::LinkCopied), "{fault:?} at {number}");
            }
            assert!(world.log().contains(&(ActivityKind::KeysRetrieved, ActivityOutcome::Done)));
            if !was_struck {
                assert!(10 < number, "it takes more steps");
                break;
            }
        }
    }
}

#[test]
fn log_1_where_nothing_can_be_recorded_nothing_is_got_and_it_stops_there() {
    let world = World::new();
    let anna = x25519::Identity::generate();
    let batch = batch(&[SOFTWARE, RENEWING], sealed_for(&anna));
    begin_retrieval(&world.services, &admin(), &batch, None).unwrap();
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let collected = Collected::default();
    assert!(!one(&world.services, &batch, &line(SOFTWARE), &collected));
    assert_eq!(collected.count(), 0);
    world.faults.clear();
    assert!(world.whole.drafts.read(admin().operator().unwrap()).unwrap().retrieval.is_some());
}

#[test]
fn key_5_what_was_collected_shows_nothing() {
    let world = World::new();
    let batch = batch(&[SOFTWARE], Sealing::Passphrase);
    let collected = Collected::default();
    assert!(one(&world.services, &batch, &line(SOFTWARE), &collected));
    assert_eq!(format!("{collected:?}"), "<secret>");
    assert_eq!(collected.count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Any of the purchases, stopped anywhere and gone on with in the same process or after its end, come to the file that
    /// one go comes to.
    #[test]
    fn stopped_anywhere_and_gone_on_with_it_is_the_file_of_one_go(
        chosen in proptest::sample::subsequence(vec![SOFTWARE, RENEWING, LICENCE_ONLY], 1..=3),
        stop_after in 0_usize..4,
        ends in any::<bool>(),
    ) {
        let anna = x25519::Identity::generate();
        let batch = batch(&chosen, sealed_for(&anna));
        let whole = World::new();
        let expected = open(&whole, &retrieve(&whole.services, &batch, None).unwrap(), &anna).unwrap();
        let world = World::new();
        begin_retrieval(&world.services, &admin(), &batch, None).unwrap();
        let collected = Collected::default();
        for id in batch.purchases.iter().take(stop_after) {
            prop_assert!(one(&world.services, &batch, id, &collected));
        }
        let collected = if ends { Collected::default() } else { collected };
        let unfinished = unfinished_retrieval(&world.services, &admin()).unwrap();
        for id in batch.purchases.iter().skip(if ends { 0 } else { stop_after }) {
            prop_assert!(one(&world.services, &unfinished, id, &collected));
        }
        let delivered = write(&world.services, &unfinished, &collected).unwrap();
        prop_assert_eq!(open(&world, &delivered, &anna).unwrap(), expected);
    }
}
