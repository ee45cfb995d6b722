//! Getting keys.

use std::sync::Arc;
use std::sync::Mutex;

use crate::services::world::{
    CANCELLED, LICENCE_ONLY, RENEWING, RESERVATION, SOFTWARE, World, admin, line, subscription_id, tenant, version,
    write,
};
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::download::{Bits, Checksum};
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, CommandId, DownloadLink, Entitlement, EntitlementId, EntitlementStatus,
    Instant, ProductKey, Reason, Refusal, RuleId, Subscription,
};
use nyckel::ports::{
    Change, Command, LinkQuestion, Outcome, Provider, ProviderError, SealContext, Sealed, SealedKey, StandingOfCommand,
    Stop, Store, Unrevealed, Vault, VaultFailure,
};
use nyckel::service::{CopyLink, LastChoice, OpenPurchase, copy_link, open_purchase};
use nyckel::service::{RevealKey, RevealedKey, Seeing, ServiceError, Services, reveal_key};
use nyckel::testing::{Fault, Step, When};

pub(super) fn ask(world: &World, number: u32) -> RevealKey {
    let version = version(world);
    RevealKey { entitlement: line(number), version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None }
}

pub(super) fn reveal(services: &Services, ask: &RevealKey) -> Result<RevealedKey, ServiceError> {
    reveal_key(services, &admin(), ask, &Stop::default())
}

/// A provider that does something else before it issues a key that is never the same twice.
pub(super) struct Slow {
    meanwhile: Mutex<Vec<Box<dyn FnOnce() + Send>>>,
    issued: Mutex<u64>,
    fails: bool,
}

impl Slow {
    pub(super) fn new(meanwhile: Vec<Box<dyn FnOnce() + Send>>) -> Arc<Self> {
        Arc::new(Self { meanwhile: Mutex::new(meanwhile), issued: Mutex::new(0), fails: false })
    }

    /// One that fails afterwards.
    fn failing(meanwhile: Vec<Box<dyn FnOnce() + Send>>) -> Arc<Self> {
        Arc::new(Self { meanwhile: Mutex::new(meanwhile), issued: Mutex::new(0), fails: true })
    }

    fn issued(&self) -> u64 {
        *self.issued.lock().unwrap()
    }
}

impl std::fmt::Debug for Slow {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Slow")
    }
}

impl Provider for Slow {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        _stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        let meanwhile = self.meanwhile.lock().unwrap().pop();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        if self.fails {
            return Err(ProviderError::Failed("it has no keys".to_owned()));
        }
        let mut issued = self.issued.lock().unwrap();
        *issued += 1;
        let key = ProductKey::parse(&format!("{:032}", *issued)).unwrap();
        Ok(Unrevealed::issued(entitlement.id.clone(), version.clone(), key))
    }

    fn download_link(
        &self,
        _question: LinkQuestion<'_>,
        _stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        Err(ProviderError::Failed("it has no links".to_owned()))
    }

    fn bits(&self, _question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        Err(ProviderError::NoBits)
    }

    fn checksum(&self, _question: LinkQuestion<'_>, _stop: &Stop) -> Result<Checksum, ProviderError> {
        Err(ProviderError::NoBits)
    }

    fn carry_out(&self, _command: &Command, _id: CommandId, _stop: &Stop) -> Result<Outcome, ProviderError> {
        Err(ProviderError::Failed("it carries nothing out".to_owned()))
    }

    fn standing(&self, _id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        Ok(StandingOfCommand::NeverHappened)
    }
}

#[test]
fn key_6_the_same_choice_gives_the_same_key_and_each_access_has_its_record() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let first = reveal(&world.services, &ask).unwrap();
    let copied = RevealKey { seeing: Seeing::Copied, reason: Some(Reason::parse("ombedd").unwrap()), ..ask.clone() };
    let second = reveal(&world.services, &copied).unwrap();
    assert!(first.key == second.key);
    assert_eq!(second.record_number, first.record_number + 1);
    let records = world.records();
    assert_eq!(
        records.iter().map(|record| record.kind).collect::<Vec<_>>(),
        [ActivityKind::KeyViewed, ActivityKind::KeyCopied,]
    );
    let subject = &records[0].subject;
    assert_eq!(subject.entitlement, Some(line(SOFTWARE)));
    assert_eq!(subject.customer.as_deref(), Some("Contoso AB"));
    assert_eq!(subject.product, Some(world.entitlement(&line(SOFTWARE)).line.title));
    assert_eq!(subject.version, Some(ask.version));
    assert_eq!(records[0].actor, admin());
    assert_eq!(records[1].reason.as_deref(), Some("ombedd"));
}

#[test]
fn key_6_a_kept_key_is_given_even_when_the_provider_would_issue_another() {
    let world = World::new();
    let slow = Slow::new(Vec::new());
    let services = world.with_provider(slow.clone());
    let ask = ask(&world, SOFTWARE);
    let first = reveal(&services, &ask).unwrap();
    let second = reveal(&services, &ask).unwrap();
    assert!(first.key == second.key);
    assert_eq!(slow.issued(), 1);
}

#[test]
fn key_6_the_loser_of_a_race_gets_the_winners_key() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let (winner, question) = (world.services.clone(), ask.clone());
    let won = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&won);
    let slow = Slow::new(vec![Box::new(move || {
        *kept.lock().unwrap() = Some(reveal(&winner, &question).unwrap());
    })]);
    let lost = reveal(&world.with_provider(slow), &ask).unwrap();
    let won = won.lock().unwrap().take().unwrap();
    assert!(lost.key == won.key);
    assert_eq!(world.log().len(), 2);
}

/// What writes a purchase again as it is, so that its version is another.
fn touch(world: &World) -> Box<dyn FnOnce() + Send> {
    let (store, origin) = (Arc::clone(&world.store), world.services.origin.clone());
    let entitlement = world.entitlement(&line(SOFTWARE));
    Box::new(move || write(store.as_ref(), &origin, vec![Change::Entitlement(entitlement)]))
}

#[test]
fn key_6_it_is_decided_anew_three_times_at_most() {
    let world = World::new();
    let twice = Slow::new(vec![touch(&world), touch(&world)]);
    assert!(reveal(&world.with_provider(twice.clone()), &ask(&world, SOFTWARE)).is_ok());
    assert_eq!(twice.issued(), 3);
    let world = World::new();
    let always = Slow::new((0..4).map(|_| touch(&world)).collect());
    let error = reveal(&world.with_provider(always.clone()), &ask(&world, SOFTWARE)).unwrap_err();
    assert!(matches!(error, ServiceError::Commit(_)), "{error}");
    assert_eq!(always.issued(), 3);
    assert_one_failure(&world);
}

#[test]
fn after_2_a_cancellation_that_comes_in_between_is_the_last_word() {
    let world = World::new();
    let at = Instant::CUTOVER;
    let cancelled = Entitlement { state: EntitlementState::Cancelled { at }, ..world.entitlement(&line(SOFTWARE)) };
    let (store, origin) = (Arc::clone(&world.store), world.services.origin.clone());
    let cancel = move || write(store.as_ref(), &origin, vec![Change::Entitlement(cancelled)]);
    let ask = ask(&world, SOFTWARE);
    let error = reveal(&world.with_provider(Slow::new(vec![Box::new(cancel)])), &ask).unwrap_err();
    assert_eq!(error.refusal(), Some(&Refusal::Cancelled { at }));
    assert!(world.store.sealed_key(admin().scope(), &ask.entitlement, &ask.version).unwrap().is_none());
    assert_eq!(world.log(), [(ActivityKind::KeyViewed, ActivityOutcome::Refused(RuleId::After2))]);
}

#[test]
fn after_2_what_only_its_subscription_says_is_cancelled_has_no_key_and_no_link() {
    let world = World::new();
    let at = Instant::CUTOVER.after(chrono::Duration::days(3));
    let subscription = world.store.subscription(admin().scope(), tenant(1), subscription_id()).unwrap().unwrap().value;
    let open = OpenPurchase { entitlement: line(RENEWING), last_choice: LastChoice::Ignored };
    let choice = open_purchase(&world.services, &admin(), &open).unwrap().filled_in.unwrap();
    let key = RevealKey { version: choice.version.clone(), ..ask(&world, RENEWING) };
    let cancel = |cancelled| vec![Change::Subscription(Subscription { cancelled, ..subscription.clone() })];
    // A cancellation that comes in between is the last word here too.
    let (store, origin, changes) = (Arc::clone(&world.store), world.services.origin.clone(), cancel(Some(at)));
    let slow = Slow::new(vec![Box::new(move || write(store.as_ref(), &origin, changes))]);
    let error = reveal(&world.with_provider(slow), &key).unwrap_err();
    assert_eq!(error.refusal(), Some(&Refusal::Cancelled { at }));
    let link = CopyLink { entitlement: line(RENEWING), choice, reason: None };
    let error = copy_link(&world.services, &admin(), &link, &Stop::default()).unwrap_err();
    assert_eq!(error.refusal(), Some(&Refusal::Cancelled { at }));
    let page = open_purchase(&world.services, &admin(), &open).unwrap();
    assert_eq!((page.keys, page.row.status), (Err(Refusal::Cancelled { at }), EntitlementStatus::Cancelled { at }));
    world.write(cancel(None));
    assert!(reveal(&world.services, &key).is_ok());
}

#[test]
fn key_5_no_key_appears_anywhere_when_the_record_cannot_be_written() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let error = reveal(&world.services, &ask).unwrap_err();
    assert!(matches!(error, ServiceError::Store(_)), "{error}");
    let kept = world.store.sealed_key(admin().scope(), &ask.entitlement, &ask.version).unwrap();
    assert!(kept.is_none());
    world.faults.clear();
    assert!(world.log().is_empty());
}

#[test]
fn key_5_a_kept_key_too_is_shown_only_when_the_record_is_written() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    reveal(&world.services, &ask).unwrap();
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    assert!(matches!(reveal(&world.services, &ask), Err(ServiceError::Store(_))));
}

#[test]
fn key_5_a_locked_vault_gives_no_key_and_is_recorded_as_failed() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    world.vault.lock();
    assert!(matches!(reveal(&world.services, &ask), Err(ServiceError::Vault(_))));
    assert_one_failure(&world);
    assert!(world.store.sealed_key(admin().scope(), &ask.entitlement, &ask.version).unwrap().is_none());
}

/// Says that the log has that one attempt, as one that failed.
#[track_caller]
fn assert_one_failure(world: &World) {
    let records = world.records();
    let [record] = records.as_slice() else { panic!("{records:?}") };
    assert!(matches!(record.outcome, ActivityOutcome::Failed(_)), "{record:?}");
    assert_eq!((record.kind, record.subject.entitlement.as_ref()), (ActivityKind::KeyViewed, Some(&line(SOFTWARE))));
}

#[test]
fn log_1_a_failure_is_recorded_whatever_was_written_meanwhile() {
    let world = World::new();
    let touch = touch(&world);
    let failing = Slow::failing(vec![touch]);
    let error = reveal(&world.with_provider(failing), &ask(&world, SOFTWARE)).unwrap_err();
    assert!(matches!(error, ServiceError::Provider(_)), "{error}");
    assert_one_failure(&world);
}

#[test]
fn log_1_a_key_that_does_not_open_is_recorded_as_failed_after_the_record_of_the_access() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let damaged = SealedKey {
        entitlement: ask.entitlement.clone(),
        version: ask.version.clone(),
        sealed: Sealed(b"what no vault sealed".to_vec()),
    };
    world.write(vec![Change::SealedKey(damaged)]);
    assert!(matches!(reveal(&world.services, &ask), Err(ServiceError::Vault(VaultFailure::Damaged))));
    let log = world.log();
    let [(_, ActivityOutcome::Done), (ActivityKind::KeyViewed, ActivityOutcome::Failed(_))] = log.as_slice() else {
        panic!("{log:?}")
    };
}

#[test]
fn key_5_what_is_kept_is_sealed_as_this_purchases_key() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let revealed = reveal(&world.services, &ask).unwrap();
    let kept = world.store.sealed_key(admin().scope(), &ask.entitlement, &ask.version).unwrap().unwrap();
    let sealed = kept.value.seal(world.vault.as_ref()).unwrap().sealed;
    assert!(!String::from_utf8_lossy(&sealed.0).contains(revealed.key.expose()));
    let other = SealContext::example(line(RENEWING), ask.version);
    assert!(world.vault.open(&other, &sealed).is_err());
}

#[test]
fn log_1_a_failing_provider_is_recorded_as_failed_and_gives_no_key() {
    let world = World::new();
    let stopped = Stop::default();
    stopped.raise();
    let error = reveal_key(&world.services, &admin(), &ask(&world, SOFTWARE), &stopped).unwrap_err();
    assert!(matches!(error, ServiceError::Provider(ProviderError::Stopped)));
    let [(ActivityKind::KeyViewed, ActivityOutcome::Failed(_))] = world.log().as_slice() else {
        panic!("{:?}", world.log());
    };
}

fn check_refused(world: &World, actor: &Actor, ask: &RevealKey, expected: &Refusal) {
    let error = reveal_key(&world.services, actor, ask, &Stop::default()).unwrap_err();
    assert_eq!(error.refusal(), Some(expected));
    let records = world.records();
    let last = records.last().unwrap();
    assert_eq!(last.outcome, ActivityOutcome::Refused(expected.rule()));
    assert_eq!(last.subject.entitlement.as_ref(), Some(&ask.entitlement));
    assert_eq!(&last.actor, actor);
}

#[test]
fn key_4_prod_2_prod_6_after_2_each_refusal_is_recorded_with_its_rule() {
    let world = World::new();
    let cancelled = world.entitlement(&line(CANCELLED)).state;
    let EntitlementState::Cancelled { at } = cancelled else { panic!("it stands") };
    check_refused(&world, &admin(), &RevealKey { kind: KeyKind::Kms, ..ask(&world, SOFTWARE) }, &Refusal::KmsKey);
    check_refused(&world, &admin(), &ask(&world, LICENCE_ONLY), &Refusal::LicenceOnly);
    check_refused(&world, &admin(), &ask(&world, RESERVATION), &Refusal::Reservation);
    check_refused(&world, &admin(), &ask(&world, CANCELLED), &Refusal::Cancelled { at });
    let unknown = RevealKey { version: ProductVersion("1".to_owned()), ..ask(&world, SOFTWARE) };
    check_refused(&world, &admin(), &unknown, &Refusal::NotOffered);
    assert_eq!(world.log().len(), 5);
}

#[test]
fn role_4_m365_1_the_tenants_global_admin_gets_a_key_and_no_other_user_and_no_other_tenants() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let stop = Stop::default();
    assert!(reveal_key(&world.services, &Actor::example_customer(true), &ask, &stop).is_ok());
    check_refused(&world, &Actor::example_customer(false), &ask, &Refusal::CustomerRole);
    let elsewhere = EntitlementId { tenant: tenant(2), ..ask.entitlement.clone() };
    let ask = RevealKey { entitlement: elsewhere, ..ask };
    let error = reveal_key(&world.services, &Actor::example_customer(true), &ask, &stop).unwrap_err();
    assert!(matches!(error, ServiceError::NotFound(_)));
}

#[test]
fn role_5_a_refusal_stands_even_where_it_cannot_be_recorded() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let nobody = Actor::example(&[]);
    let error = reveal_key(&world.services, &nobody, &ask, &Stop::default()).unwrap_err();
    assert_eq!(error.refusal().map(Refusal::rule), Some(RuleId::Role5));
}
