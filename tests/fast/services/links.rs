//! Copying links.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::services::world::{CANCELLED, LICENCE_ONLY, SOFTWARE, World, admin, line};
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::download::{Bits, Checksum};
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Choice, CommandId, DownloadLink, Entitlement, Instant, ProductKey, Refusal, RuleId,
};
use nyckel::ports::{
    Clock, Command, LinkQuestion, Outcome, Provider, ProviderError, StandingOfCommand, Stop, Store, Unrevealed,
};
use nyckel::provider::{EmbeddedProvider, KeySource};
use nyckel::service::{CopyLink, LastChoice, OpenPurchase, ServiceError, Services, copy_link, open_purchase};
use nyckel::testing::{FakeClock, Fault, SeededEntropy, Step, When};

fn ask(world: &World, number: u32) -> CopyLink {
    let open = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    let choice = open_purchase(&world.services, &admin(), &open).unwrap().filled_in.unwrap();
    CopyLink { entitlement: line(number), choice, reason: None }
}

/// A provider whose links live so many seconds, the next one a minute longer.
#[derive(Debug)]
struct ShortLived {
    clock: Arc<FakeClock>,
    lives: AtomicI64,
}

impl Provider for ShortLived {
    fn product_key(
        &self,
        _entitlement: &Entitlement,
        _version: &ProductVersion,
        _stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        Err(ProviderError::Failed("it has no keys".to_owned()))
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        _stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        let lives = self.lives.fetch_add(60, Ordering::SeqCst);
        let expires = Instant::from_unix(self.clock.now().unix_seconds() + lives);
        let link = DownloadLink::new("https://download.example/x".to_owned(), expires);
        Ok(Unrevealed::issued(question.entitlement.id.clone(), question.choice.version.clone(), link))
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
fn key_3_key_8_a_link_is_recorded_and_lives_a_day() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let copied = copy_link(&world.services, &admin(), &ask, &Stop::default()).unwrap();
    assert_eq!(copied.link.expires(), world.clock.now().after(chrono::Duration::hours(24)));
    assert_eq!(world.log(), [(ActivityKind::LinkCopied, ActivityOutcome::Done)]);
    let record = world.records().remove(0);
    assert_eq!(record.subject.version, Some(ask.choice.version.clone()));
    world.clock.advance(chrono::Duration::hours(24));
    let renewed = copy_link(&world.services, &admin(), &ask, &Stop::default()).unwrap();
    assert!(world.clock.now() < renewed.link.expires());
    assert!(renewed.link != copied.link);
}

#[test]
fn key_3_where_nothing_has_the_files_no_link_is_given_and_the_key_is_all_the_same() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let keys = KeySource::Random(Arc::new(SeededEntropy::new(1)));
    let unconnected = EmbeddedProvider::new(keys, world.store.clone(), world.clock.clone());
    let services = world.with_provider(Arc::new(unconnected));
    let refused = copy_link(&services, &admin(), &ask, &Stop::default()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::NoService));
    assert_eq!(world.log(), [(ActivityKind::LinkCopied, ActivityOutcome::Refused(RuleId::Key3))]);
    let open = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    let page = open_purchase(&services, &admin(), &open).unwrap();
    assert_eq!((page.keys, page.links), (Ok(()), Err(Refusal::NoService)));
}

#[test]
fn key_8_an_expired_link_is_renewed_before_it_is_copied_and_never_returned() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    let provider = |lives| Arc::new(ShortLived { clock: Arc::clone(&world.clock), lives: AtomicI64::new(lives) });
    let renewed = copy_link(&world.with_provider(provider(-60)), &admin(), &ask, &Stop::default()).unwrap();
    assert_eq!(renewed.link.expires().unix_seconds(), world.clock.now().unix_seconds() + 60);
    let error = copy_link(&world.with_provider(provider(-600)), &admin(), &ask, &Stop::default()).unwrap_err();
    assert!(matches!(error, ServiceError::LinkExpired { .. }));
    assert!(matches!(
        world.log().as_slice(),
        [(ActivityKind::LinkCopied, ActivityOutcome::Done), (ActivityKind::LinkCopied, ActivityOutcome::Failed(_)),]
    ));
}

/// A clock that stands a day later once the log has grown, as after a disk that took so long.
#[derive(Debug)]
struct SlowDisk(Arc<FakeClock>, Arc<dyn Store>);

impl Clock for SlowDisk {
    fn now(&self) -> Instant {
        let is_written = self.1.chain_head().is_ok_and(|head| 1 < head.number);
        if is_written { self.0.now().after(chrono::Duration::days(1)) } else { self.0.now() }
    }
}

#[test]
fn key_8_log_1_a_link_that_expired_while_it_was_recorded_is_recorded_as_failed_too() {
    let world = World::new();
    let clock = Arc::new(SlowDisk(Arc::clone(&world.clock), world.store.clone()));
    let services = Services { clock, ..world.services.clone() };
    let error = copy_link(&services, &admin(), &ask(&world, SOFTWARE), &Stop::default()).unwrap_err();
    assert!(matches!(error, ServiceError::LinkExpired { .. }));
    let log = world.log();
    let [(_, ActivityOutcome::Done), (ActivityKind::LinkCopied, ActivityOutcome::Failed(_))] = log.as_slice() else {
        panic!("{log:?}")
    };
}

#[test]
fn key_5_no_link_when_the_record_cannot_be_written() {
    let world = World::new();
    let ask = ask(&world, SOFTWARE);
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let error = copy_link(&world.services, &admin(), &ask, &Stop::default()).unwrap_err();
    assert!(matches!(error, ServiceError::Store(_)));
}

#[test]
fn prod_2_prod_4_after_2_a_refused_link_is_recorded() {
    let world = World::new();
    let wrong = Choice { version: ProductVersion("1".to_owned()), ..ask(&world, SOFTWARE).choice };
    for ask in [ask(&world, LICENCE_ONLY), ask(&world, CANCELLED), CopyLink { choice: wrong, ..ask(&world, SOFTWARE) }]
    {
        let error = copy_link(&world.services, &admin(), &ask, &Stop::default()).unwrap_err();
        let rule = error.refusal().map(Refusal::rule).unwrap();
        assert_eq!(world.log().pop(), Some((ActivityKind::LinkCopied, ActivityOutcome::Refused(rule))));
    }
    assert_eq!(world.log().len(), 3);
}
