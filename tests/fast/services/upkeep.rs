//! Backing up, restoring and compacting: who may, and what stands on record.

use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, ReadOnlyReason, Refusal, Role, Seq};
use nyckel::ports::{BackupPlace, Stop, StoreFailure, StoreIdentity};
use nyckel::service::{
    Loss, RestoreTo, ServiceError, back_up, back_up_daily, may_compact, may_restore, record_restored,
};
use nyckel::testing::{Fault, Step, When};
use uuid::Uuid;

use super::world::World;

fn place() -> BackupPlace {
    BackupPlace::Folder("exports".into())
}

fn keeper() -> Actor {
    Actor::example(&[Role::GlobalAdmin])
}

fn done(kind: ActivityKind) -> (ActivityKind, ActivityOutcome) {
    (kind, ActivityOutcome::Done)
}

#[test]
fn log_1_a_backup_is_on_record_and_so_is_one_that_failed() {
    let world = World::new();
    back_up(&world.services, &keeper(), &place(), &|_| {}, &Stop::default()).unwrap();
    assert_eq!(world.upkeep.places(), [place()]);
    assert_eq!(world.log(), [done(ActivityKind::BackedUp)]);
    world.upkeep.fill();
    let failed = back_up(&world.services, &keeper(), &place(), &|_| {}, &Stop::default());
    assert!(matches!(failed, Err(ServiceError::Store(StoreFailure::Full))), "{failed:?}");
    let (kind, outcome) = world.log().pop().unwrap();
    assert!(kind == ActivityKind::BackedUp && matches!(outcome, ActivityOutcome::Failed(_)), "{outcome:?}");
}

#[test]
fn log_1_a_backup_that_cannot_be_recorded_is_not_made_or_is_told_of() {
    let world = World::new();
    let make = || back_up(&world.services, &keeper(), &place(), &|_| {}, &Stop::default());
    world.faults.set(When::Every(Step::Commit), Fault::ReadOnly(ReadOnlyReason::Asked));
    assert!(matches!(make(), Err(ServiceError::Refused(Refusal::ReadOnly(ReadOnlyReason::Asked)))));
    assert_eq!(world.upkeep.places(), []);
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    assert!(matches!(make(), Err(ServiceError::UnrecordedBackup { .. })));
    assert_eq!(world.upkeep.places(), [place()]);
}

#[test]
fn the_daily_backup_is_made_when_none_is_a_day_old_and_by_nobody() {
    let world = World::new();
    let make = || back_up_daily(&world.services, "exports".into(), &|_| {}, &Stop::default()).unwrap();
    assert!(make().is_some() && make().is_none());
    world.clock.advance(chrono::Duration::days(1));
    assert!(make().is_some());
    assert_eq!(world.log(), []);
}

#[test]
fn log_1_a_restore_says_what_it_loses_and_is_on_record_afterwards() {
    let world = World::new();
    let (identity, seq) = (world.services.store.identity().unwrap(), world.services.store.latest_seq().unwrap());
    let loss = |identity, seq| may_restore(&world.services, &keeper(), &RestoreTo { identity, seq }).unwrap();
    assert_eq!(loss(identity, Seq(0)), Loss::Commits(seq.0));
    assert_eq!(loss(identity, seq), Loss::Commits(0));
    assert_eq!(loss(identity, Seq(seq.0 + 1)), Loss::Commits(0));
    assert_eq!(loss(StoreIdentity { store: Uuid::from_u128(9), ..identity }, seq), Loss::Everything);
    assert_eq!(world.log(), []);
    record_restored(&world.services, &keeper(), ActivityKind::Restored).unwrap();
    assert_eq!(world.log(), [done(ActivityKind::Restored)]);
}

#[test]
fn role_5_who_may_not_keep_the_store_is_refused_and_that_is_on_record() {
    let world = World::new();
    let agent = Actor::example(&[Role::AdminAgent]);
    let identity = world.services.store.identity().unwrap();
    let refusals = [
        back_up(&world.services, &agent, &place(), &|_| {}, &Stop::default()).map(|_| ()),
        may_restore(&world.services, &agent, &RestoreTo { identity, seq: Seq(0) }).map(|_| ()),
        may_compact(&world.services, &agent),
    ];
    for refusal in refusals {
        assert!(matches!(refusal, Err(ServiceError::Refused(Refusal::Role { .. }))), "{refusal:?}");
    }
    assert_eq!(world.upkeep.places(), []);
    let kinds: Vec<ActivityKind> = world.log().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ActivityKind::BackedUp, ActivityKind::Restored, ActivityKind::Looked]);
    assert!(world.log().iter().all(|(_, outcome)| matches!(outcome, ActivityOutcome::Refused(_))));
    may_compact(&world.services, &keeper()).unwrap();
}
