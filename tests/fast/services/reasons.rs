//! Reasons: on record with every access, and required where the partner says so (KEY-5).

use nyckel::domain::download::Existing;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, Reason, ReasonRule, Refusal, Role, RuleId};
use nyckel::ports::Stop;
use nyckel::service::{
    CopyLink, PlanDownload, RevealKey, RunDownload, Seeing, ServiceError, Services, copy_link, plan_download,
    reveal_key, run_download,
};
use nyckel::testing::Scripted;

use super::verbs::chosen;
use super::world::{LICENCE_ONLY, SOFTWARE, World, admin, line};

fn key(world: &World, reason: Option<&Reason>) -> RevealKey {
    let version = chosen(world).1.version;
    RevealKey {
        entitlement: line(SOFTWARE),
        version,
        seeing: Seeing::Viewed,
        kind: KeyKind::Mak,
        reason: reason.cloned(),
    }
}

fn link(world: &World, reason: Option<&Reason>) -> CopyLink {
    CopyLink { entitlement: line(SOFTWARE), choice: chosen(world).1, reason: reason.cloned() }
}

fn download(world: &World, reason: Option<&Reason>) -> PlanDownload {
    let (choice, folder) = (chosen(world).1, "/somewhere".into());
    let (entitlement, existing) = (line(SOFTWARE), Existing::Kept);
    PlanDownload { entitlement, choice, folder, existing, reason: reason.cloned() }
}

/// Every way to a secret, tried with that reason.
fn every_way(
    services: &Services,
    world: &World,
    actor: &Actor,
    reason: Option<&Reason>,
) -> Vec<Result<(), ServiceError>> {
    let stop = Stop::default();
    vec![
        reveal_key(services, actor, &key(world, reason), &stop).map(drop),
        copy_link(services, actor, &link(world, reason), &stop).map(drop),
        plan_download(services, actor, &download(world, reason)).map(drop),
    ]
}

#[test]
fn key_5_a_required_reason_is_asked_of_every_way_to_a_secret_and_its_lack_is_on_record() {
    let world = World::new();
    let services = world.services.clone().with_reason_rule(ReasonRule::Required);
    for result in every_way(&services, &world, &admin(), None) {
        assert_eq!(result.unwrap_err().refusal(), Some(&Refusal::ReasonMissing));
    }
    let kinds = [ActivityKind::KeyViewed, ActivityKind::LinkCopied, ActivityKind::DownloadStarted];
    assert_eq!(world.log(), kinds.map(|kind| (kind, ActivityOutcome::Refused(RuleId::Key5))));
    assert!(!world.has_key(SOFTWARE), "and no key was issued");
    let reason = Reason::parse("Ärende 4711").unwrap();
    for result in every_way(&services, &world, &admin(), Some(&reason)) {
        result.unwrap();
    }
    let given: Vec<_> = world.records().split_off(3).into_iter().map(|record| record.reason).collect();
    assert_eq!(given, vec![Some("Ärende 4711".to_owned()); 2]);
}

#[test]
fn role_5_what_a_role_or_another_rule_says_comes_before_the_lack_of_a_reason() {
    let world = World::new();
    let services = world.services.clone().with_reason_rule(ReasonRule::Required);
    let sales = Actor::example(&[Role::SalesAgent]);
    for result in every_way(&services, &world, &sales, None) {
        assert!(matches!(result.unwrap_err().refusal(), Some(Refusal::Role { .. })));
    }
    let nothing_to_have = RevealKey { entitlement: line(LICENCE_ONLY), ..key(&world, None) };
    let refused = reveal_key(&services, &admin(), &nothing_to_have, &Stop::default()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::LicenceOnly));
}

#[test]
fn log_1_every_run_of_a_download_has_the_reason_it_was_asked_for_with() {
    let world = World::new();
    let services = world.services.clone().with_reason_rule(ReasonRule::Required);
    let reason = Reason::parse("4711").unwrap();
    world.downloader.script([Scripted::Stopped(10), Scripted::Whole]);
    let job = plan_download(&services, &admin(), &download(&world, Some(&reason))).unwrap();
    let run = RunDownload { id: job.id, limit: None };
    for _ in 0..2 {
        run_download(&services, &admin(), run, &mut |_| {}, &Stop::default()).unwrap();
    }
    let reasons: Vec<_> = world.records().into_iter().map(|record| (record.kind, record.reason)).collect();
    let with = |kind| (kind, Some("4711".to_owned()));
    let expected = [ActivityKind::DownloadStarted, ActivityKind::DownloadStarted, ActivityKind::DownloadFinished];
    assert_eq!(reasons, expected.map(with));
}

#[test]
fn key_5_a_download_that_was_planned_without_a_reason_does_not_run_once_one_is_required() {
    let world = World::new();
    let job = plan_download(&world.services, &admin(), &download(&world, None)).unwrap();
    let services = world.services.clone().with_reason_rule(ReasonRule::Required);
    let run = RunDownload { id: job.id, limit: None };
    let refused = run_download(&services, &admin(), run, &mut |_| {}, &Stop::default()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::ReasonMissing));
    let reason = Reason::parse("4711").unwrap();
    plan_download(&services, &admin(), &download(&world, Some(&reason))).unwrap();
    run_download(&services, &admin(), run, &mut |_| {}, &Stop::default()).unwrap();
}
