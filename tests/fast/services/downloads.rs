//! Downloads: who may, what is recorded and when, and what becomes of a job that is paused, fails or is cancelled.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use crate::services::cancelling::{any_ask, cancel};
use crate::services::world::{CANCELLED, LICENCE_ONLY, SOFTWARE, World, admin, line};
use chrono::Duration;
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::download::{Bits, Checksum, Existing};
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Choice, CommandId, DownloadFailure, DownloadJob, DownloadLink, DownloadState,
    Entitlement, Instant, Permission, ProductKey, Refusal, Role,
};
use nyckel::ports::{
    Change, Clock, Command, LinkQuestion, Outcome, Provider, ProviderError, StandingOfCommand, Stop, TransferEvent,
    Unrevealed,
};
use nyckel::service::{
    DownloadEvent, LastChoice, OpenPurchase, PlanDownload, RunDownload, ServiceError, Services, cancel_download,
    list_downloads, open_purchase, plan_download, run_download,
};
use nyckel::testing::{FakeClock, Fault, Scripted, Step, When};

const CUT: DownloadFailure = DownloadFailure::Cut { done: 1, bytes: 2 };

fn ask(world: &World, number: u32) -> PlanDownload {
    let open = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    let choice = open_purchase(&world.services, &admin(), &open).unwrap().filled_in.unwrap();
    let folder = PathBuf::from("/somewhere");
    PlanDownload { entitlement: line(number), choice, folder, existing: Existing::Kept, reason: None }
}

fn planned(world: &World) -> DownloadJob {
    plan_download(&world.services, &admin(), &ask(world, SOFTWARE)).unwrap()
}

fn run(services: &Services, job: &DownloadJob) -> (Result<DownloadJob, ServiceError>, Vec<DownloadEvent>) {
    let mut events = Vec::new();
    let run = RunDownload { id: job.id, limit: None };
    let ended = run_download(services, &admin(), run, &mut |event| events.push(event.clone()), &Stop::default());
    (ended, events)
}

fn listed(world: &World) -> Vec<(DownloadState, u64)> {
    let jobs = list_downloads(&world.services, &admin()).unwrap();
    jobs.into_iter().map(|job| (job.state, job.done)).collect()
}

/// The kinds in the log, each with whether it was done.
fn log(world: &World) -> Vec<(ActivityKind, bool)> {
    world.log().into_iter().map(|(kind, outcome)| (kind, outcome == ActivityOutcome::Done)).collect()
}

const STARTED: (ActivityKind, bool) = (ActivityKind::DownloadStarted, true);
const FINISHED: (ActivityKind, bool) = (ActivityKind::DownloadFinished, true);
const FAILED: (ActivityKind, bool) = (ActivityKind::DownloadFailed, false);

#[test]
fn key_3_log_1_it_is_on_record_who_gets_it_before_the_first_byte_and_how_it_ended_after() {
    let world = World::new();
    let job = planned(&world);
    assert_eq!((listed(&world), log(&world)), (vec![(DownloadState::Waiting, 0)], vec![]));
    let mut at_answer = None;
    let run = RunDownload { id: job.id, limit: None };
    let mut told = |event: &DownloadEvent| {
        if matches!(event, DownloadEvent::Transfer(TransferEvent::Answered(_))) {
            at_answer = Some(log(&world));
        }
    };
    let done = run_download(&world.services, &admin(), run, &mut told, &Stop::default()).unwrap();
    assert_eq!(at_answer, Some(vec![STARTED]), "on record before a byte came");
    assert_eq!((done.state, done.done), (DownloadState::Finished, job.bits.bytes));
    assert_eq!(log(&world), [STARTED, FINISHED]);
    let record = world.records().remove(0);
    assert_eq!(record.subject.version, Some(job.choice.version.clone()));
    assert_eq!(listed(&world), [(DownloadState::Finished, job.bits.bytes)]);
}

#[test]
fn key_5_no_byte_when_the_record_cannot_be_written() {
    let world = World::new();
    let job = planned(&world);
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    assert!(matches!(run(&world.services, &job).0, Err(ServiceError::Store(_))));
    assert!(world.downloader.links().is_empty(), "no link was used");
    assert_eq!(listed(&world), [(DownloadState::Waiting, 0)], "it can be tried again");
}

#[test]
fn role_2_prod_2_after_2_a_refused_download_is_recorded_and_no_job_is_kept() {
    let world = World::new();
    let refused = |actor: &Actor, ask: &PlanDownload| {
        let error = plan_download(&world.services, actor, ask).unwrap_err();
        let refusal = error.refusal().cloned().unwrap();
        let outcome = ActivityOutcome::Refused(refusal.rule());
        assert_eq!(world.log().pop(), Some((ActivityKind::DownloadStarted, outcome)));
        refusal
    };
    let global_admin = Actor::example(&[Role::GlobalAdmin]);
    let role = Refusal::Role { permission: Permission::Keys };
    assert_eq!(refused(&global_admin, &ask(&world, SOFTWARE)), role);
    assert_eq!(refused(&admin(), &ask(&world, LICENCE_ONLY)), Refusal::LicenceOnly);
    assert!(matches!(refused(&admin(), &ask(&world, CANCELLED)), Refusal::Cancelled { .. }));
    let wrong = Choice { version: ProductVersion("1".to_owned()), ..ask(&world, SOFTWARE).choice };
    assert_eq!(refused(&admin(), &PlanDownload { choice: wrong, ..ask(&world, SOFTWARE) }), Refusal::NotOffered);
    assert!(listed(&world).is_empty());
}

#[test]
fn after_2_what_was_cancelled_since_it_was_planned_does_not_run() {
    let world = World::new();
    let job = planned(&world);
    let at = world.clock.now();
    let state = EntitlementState::Cancelled { at };
    world.write(vec![Change::Entitlement(Entitlement { state, ..world.entitlement(&line(SOFTWARE)) })]);
    let (ended, _) = run(&world.services, &job);
    assert_eq!(ended.unwrap_err().refusal(), Some(&Refusal::Cancelled { at }));
    assert!(world.downloader.links().is_empty());
}

#[test]
fn log_1_every_run_is_an_access_of_its_own_and_a_pause_none() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script([Scripted::Stopped(7)]);
    let paused = run(&world.services, &job).0.unwrap();
    assert_eq!((paused.state.clone(), paused.done), (DownloadState::Paused, 7));
    assert_eq!((listed(&world), log(&world)), (vec![(DownloadState::Paused, 7)], vec![STARTED]));
    let again = planned(&world);
    assert_eq!(again, paused, "the same download asked for again is the same job");
    assert_eq!(run(&world.services, &again).0.unwrap().state, DownloadState::Finished);
    assert_eq!(log(&world), [STARTED, STARTED, FINISHED]);
    assert_eq!(world.downloader.links().len(), 2);
}

#[test]
fn what_may_pass_is_tried_again_after_longer_and_longer_waits_as_long_as_nothing_comes() {
    let world = World::new();
    let job = planned(&world);
    let begun = world.clock.now();
    world.downloader.script((0..100).map(|_| Scripted::Fails(0, CUT)));
    let (ended, events) = run(&world.services, &job);
    assert!(matches!(ended, Err(ServiceError::Download(DownloadFailure::Cut { .. }))));
    let waits: Vec<u64> = events.iter().filter_map(waited).collect();
    assert_eq!(waits, [1, 2, 4, 8, 16], "six attempts");
    assert_eq!(world.clock.now().since(begun), Duration::seconds(31));
    assert_eq!(log(&world), [STARTED, FAILED], "one run, one access, one end");
    assert_eq!(listed(&world), [(DownloadState::Failed(CUT), 0)]);
}

fn waited(event: &DownloadEvent) -> Option<u64> {
    match event {
        DownloadEvent::Retrying { after, .. } => Some(after.as_secs()),
        DownloadEvent::Preparing
        | DownloadEvent::Started { .. }
        | DownloadEvent::Transfer(_)
        | DownloadEvent::Renewed { .. } => None,
    }
}

#[test]
fn patience_begins_anew_with_every_byte_and_a_server_that_says_when_is_believed_up_to_a_minute() {
    let world = World::new();
    let job = planned(&world);
    let later = |seconds| DownloadFailure::Overloaded { status: 503, retry_after: Some(seconds) };
    let cuts = (1..=20).map(|done| Scripted::Fails(done, CUT));
    world.downloader.script(cuts.chain([Scripted::Fails(20, later(7)), Scripted::Fails(20, later(86_400))]));
    let (ended, events) = run(&world.services, &job);
    assert_eq!(ended.unwrap().state, DownloadState::Finished);
    let waits: Vec<u64> = events.iter().filter_map(waited).collect();
    assert_eq!((waits.len(), waits[20], waits[21]), (22, 7, 60));
    assert!(waits[..20].iter().all(|wait| *wait == 1), "{waits:?}");
}

#[test]
fn a_server_that_stalls_with_next_to_nothing_sent_is_not_asked_for_ever() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script((1..=6).map(|done| Scripted::Fails(done, DownloadFailure::Stalled { seconds: 60 })));
    let (ended, events) = run(&world.services, &job);
    assert!(matches!(ended, Err(ServiceError::Download(DownloadFailure::Stalled { .. }))), "{ended:?}");
    let waits: Vec<u64> = events.iter().filter_map(waited).collect();
    assert_eq!(waits, [1, 2, 4, 8, 16], "six attempts");
    world.downloader.script((1..=20).map(|step| Scripted::Fails(step << 13, DownloadFailure::Stalled { seconds: 60 })));
    assert_eq!(run(&world.services, &job).0.unwrap().state, DownloadState::Finished, "it brought enough each time");
}

#[test]
fn what_will_not_pass_is_not_tried_again() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script([Scripted::Fails(0, DownloadFailure::NotTheFile)]);
    assert!(matches!(run(&world.services, &job).0, Err(ServiceError::Download(DownloadFailure::NotTheFile))));
    assert_eq!((log(&world), world.downloader.links().len()), (vec![STARTED, FAILED], 1));
    assert_eq!(run(&world.services, &job).0.unwrap().state, DownloadState::Finished, "it can be run again");
}

#[test]
fn key_8_a_link_that_expires_on_the_way_is_renewed_under_the_same_record() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script([Scripted::Fails(5, DownloadFailure::Expired)]);
    let provider = Arc::new(Lives { inner: world.services.provider.clone(), ..Lives::of(&world, 3_600) });
    let (ended, events) = run(&world.with_provider(provider), &job);
    assert_eq!(ended.unwrap().state, DownloadState::Finished);
    assert!(events.iter().any(|event| matches!(event, DownloadEvent::Renewed { .. })));
    let links = world.downloader.links();
    assert!(links.len() == 2 && links[0] != links[1]);
    assert_eq!(log(&world), [STARTED, FINISHED]);
}

#[test]
fn key_8_an_expired_link_is_renewed_before_it_is_used_and_not_for_ever() {
    let world = World::new();
    let job = planned(&world);
    // Each wait outlives the link.
    world.downloader.script([Scripted::Fails(0, CUT), Scripted::Fails(0, CUT)]);
    let short = |lives| Arc::new(Lives { inner: world.services.provider.clone(), ..Lives::of(&world, lives) });
    let (ended, events) = run(&world.with_provider(short(1)), &job);
    assert_eq!(ended.unwrap().state, DownloadState::Finished);
    let renewed = events.iter().filter(|event| matches!(event, DownloadEvent::Renewed { .. })).count();
    assert_eq!(renewed, 2);
    let world = World::new();
    let job = planned(&world);
    world.downloader.script((0..100).map(|_| Scripted::Fails(0, DownloadFailure::Expired)));
    assert!(matches!(run(&world.services, &job).0, Err(ServiceError::Download(DownloadFailure::Expired))));
    assert!(world.downloader.links().len() < 10);
}

#[test]
fn after_2_a_link_is_not_renewed_for_what_was_cancelled_meanwhile() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script([Scripted::Fails(5, DownloadFailure::Expired)]);
    let state = EntitlementState::Cancelled { at: world.clock.now() };
    let cancelled = Entitlement { state, ..world.entitlement(&line(SOFTWARE)) };
    let run = RunDownload { id: job.id, limit: None };
    let mut told = |event: &DownloadEvent| {
        if matches!(event, DownloadEvent::Transfer(TransferEvent::Received(_))) {
            world.write(vec![Change::Entitlement(cancelled.clone())]);
        }
    };
    let error = run_download(&world.services, &admin(), run, &mut told, &Stop::default()).unwrap_err();
    let rule = error.refusal().map(Refusal::rule).unwrap();
    assert_eq!(world.log().pop(), Some((ActivityKind::DownloadFailed, ActivityOutcome::Refused(rule))));
    assert_eq!(world.downloader.links().len(), 1);
}

#[test]
fn what_was_under_way_when_its_process_ended_is_interrupted_and_goes_on() {
    let world = World::new();
    let job = planned(&world);
    world.downloader.script([Scripted::Stopped(9)]);
    run(&world.services, &job).0.unwrap();
    let mut left = world.services.downloads.read(job.id).unwrap().unwrap();
    left.state = DownloadState::Running;
    left.done = 0;
    world.services.downloads.keep(&left).unwrap();
    assert_eq!(listed(&world), [(DownloadState::Interrupted, 9)]);
    assert_eq!(run(&world.services, &planned(&world)).0.unwrap().state, DownloadState::Finished);
}

#[test]
fn what_is_stopped_while_it_is_prepared_is_paused_and_what_is_killed_then_is_interrupted() {
    let world = World::new();
    let services = world.with_provider(Arc::new(Lives { states_checksums: false, ..Lives::of(&world, 60) }));
    let (job, stop) = (planned(&world), Stop::default());
    let mut while_prepared = None;
    let mut told = |event: &DownloadEvent| {
        if *event == DownloadEvent::Preparing {
            // What a process that is killed now leaves behind.
            while_prepared = services.downloads.read(job.id).unwrap();
            stop.raise();
        }
    };
    let paused = run_download(&services, &admin(), RunDownload { id: job.id, limit: None }, &mut told, &stop).unwrap();
    assert_eq!((paused.state, log(&world)), (DownloadState::Paused, vec![]), "nothing was fetched");
    assert_eq!(listed(&world), [(DownloadState::Paused, 0)]);
    services.downloads.keep(&while_prepared.unwrap()).unwrap();
    assert_eq!(listed(&world), [(DownloadState::Interrupted, 0)]);
    assert_eq!(run(&services, &job).0.unwrap().state, DownloadState::Finished);
}

#[test]
fn two_runs_of_one_download_do_not_meet_and_what_runs_is_not_cancelled() {
    let world = World::new();
    let job = planned(&world);
    let seen = Mutex::new(Vec::new());
    let once = RunDownload { id: job.id, limit: None };
    let mut told = |event: &DownloadEvent| {
        if matches!(event, DownloadEvent::Started { .. }) {
            let second = run_download(&world.services, &admin(), once, &mut |_| {}, &Stop::default());
            let cancelled = cancel_download(&world.services, &admin(), job.id);
            let planned = plan_download(&world.services, &admin(), &ask(&world, SOFTWARE));
            seen.lock().unwrap().extend([second.map(drop), cancelled, planned.map(drop)]);
            assert_eq!(listed(&world), [(DownloadState::Running, 0)]);
        }
    };
    run_download(&world.services, &admin(), once, &mut told, &Stop::default()).unwrap();
    let seen = seen.into_inner().unwrap();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|seen| matches!(seen, Err(ServiceError::Download(DownloadFailure::InUse { .. })))));
}

#[test]
fn what_is_cancelled_leaves_nothing_but_its_record() {
    let world = World::new();
    let job = planned(&world);
    cancel_download(&world.services, &admin(), job.id).unwrap();
    assert_eq!((listed(&world), log(&world)), (vec![], vec![]), "what never started came to no end");
    let job = planned(&world);
    world.downloader.script([Scripted::Stopped(9)]);
    run(&world.services, &job).0.unwrap();
    cancel_download(&world.services, &admin(), job.id).unwrap();
    assert_eq!((listed(&world), log(&world)), (vec![], vec![STARTED, FAILED]));
    assert_eq!(planned(&world).done, 0);
    assert!(matches!(
        cancel_download(&world.services, &Actor::example_customer(true), job.id),
        Err(ServiceError::NotFound(_))
    ));
}

#[test]
fn a_file_that_is_there_is_asked_about_before_anything_is_recorded() {
    let world = World::new();
    let job = planned(&world);
    run(&world.services, &job).0.unwrap();
    let kept = plan_download(&world.services, &admin(), &ask(&world, SOFTWARE));
    assert!(matches!(kept, Err(ServiceError::Download(DownloadFailure::FileExists { .. }))));
    let replacing = PlanDownload { existing: Existing::Replaced, ..ask(&world, SOFTWARE) };
    let job = plan_download(&world.services, &admin(), &replacing).unwrap();
    assert_eq!((job.state.clone(), job.existing), (DownloadState::Waiting, Existing::Replaced));
    run(&world.services, &job).0.unwrap();
}

#[test]
fn what_others_download_is_theirs() {
    let world = World::new();
    let job = planned(&world);
    let other = Actor::Operator {
        id: nyckel::domain::OperatorId(uuid::Uuid::from_u128(0xB0B)),
        name: "Bo Ek".to_owned(),
        roles: nyckel::domain::Roles::new(&[Role::AdminAgent]),
    };
    assert!(list_downloads(&world.services, &other).unwrap().is_empty());
    let run = RunDownload { id: job.id, limit: None };
    let ended = run_download(&world.services, &other, run, &mut |_| {}, &Stop::default());
    assert!(matches!(ended, Err(ServiceError::NotFound(_))));
    let same_file = plan_download(&world.services, &other, &ask(&world, SOFTWARE));
    assert!(matches!(same_file, Err(ServiceError::Download(DownloadFailure::InUse { .. }))));
    let refused = list_downloads(&world.services, &Actor::example(&[Role::SalesAgent]));
    assert!(refused.is_err_and(|error| error.refusal().is_some()));
}

#[test]
fn a_provider_without_files_says_so_and_it_stands_on_record() {
    let world = World::new();
    let question = ask(&world, SOFTWARE);
    let services = world.with_provider(Arc::new(Lives { has_files: false, ..Lives::of(&world, 60) }));
    let error = plan_download(&services, &admin(), &question).unwrap_err();
    assert!(matches!(error, ServiceError::Download(DownloadFailure::NoBits)));
    assert!(matches!(world.log().as_slice(), [(ActivityKind::DownloadStarted, ActivityOutcome::Failed(_))]));
}

/// A provider whose links live so many seconds, each another one.
#[derive(Debug)]
struct Lives {
    inner: Arc<dyn Provider>,
    clock: Arc<FakeClock>,
    seconds: i64,
    given: AtomicI64,
    has_files: bool,
    states_checksums: bool,
}

impl Lives {
    fn of(world: &World, seconds: i64) -> Self {
        let (inner, clock) = (world.services.provider.clone(), Arc::clone(&world.clock));
        Self { inner, clock, seconds, given: AtomicI64::new(0), has_files: true, states_checksums: true }
    }
}

impl Provider for Lives {
    fn product_key(
        &self,
        entitlement: &Entitlement,
        version: &ProductVersion,
        stop: &Stop,
    ) -> Result<Unrevealed<ProductKey>, ProviderError> {
        self.inner.product_key(entitlement, version, stop)
    }

    fn download_link(
        &self,
        question: LinkQuestion<'_>,
        _stop: &Stop,
    ) -> Result<Unrevealed<DownloadLink>, ProviderError> {
        let number = self.given.fetch_add(1, Ordering::SeqCst);
        let expires = Instant::from_unix(self.clock.now().unix_seconds() + self.seconds);
        let link = DownloadLink::new(format!("https://download.example/{number}"), expires);
        Ok(Unrevealed::issued(question.entitlement.id.clone(), question.choice.version.clone(), link))
    }

    fn bits(&self, question: LinkQuestion<'_>) -> Result<Bits, ProviderError> {
        let bits = if self.has_files { self.inner.bits(question)? } else { return Err(ProviderError::NoBits) };
        Ok(Bits { checksum: bits.checksum.filter(|_| self.states_checksums), ..bits })
    }

    fn checksum(&self, question: LinkQuestion<'_>, stop: &Stop) -> Result<Checksum, ProviderError> {
        if stop.is_raised() { Err(ProviderError::Stopped) } else { self.inner.checksum(question, stop) }
    }

    fn carry_out(&self, command: &Command, id: CommandId, stop: &Stop) -> Result<Outcome, ProviderError> {
        self.inner.carry_out(command, id, stop)
    }

    fn standing(&self, id: CommandId) -> Result<StandingOfCommand, ProviderError> {
        self.inner.standing(id)
    }
}

#[test]
fn after_1_a_download_that_runs_is_stopped_when_its_purchase_is_cancelled_and_what_came_is_removed() {
    let world = World::new();
    let (job, stop) = (planned(&world), Stop::default());
    world.downloader.script([Scripted::Stopped(9)]);
    let mut told = |event: &DownloadEvent| {
        if matches!(event, DownloadEvent::Transfer(TransferEvent::Received(_))) && !stop.is_raised() {
            cancel(&world.whole, &any_ask(&world, SOFTWARE)).unwrap();
        }
    };
    let run = RunDownload { id: job.id, limit: None };
    let error = run_download(&world.whole, &admin(), run, &mut told, &stop).unwrap_err();
    assert!(stop.is_raised(), "nobody else stops it");
    assert!(matches!(error.refusal(), Some(Refusal::Cancelled { .. })), "{error:?}");
    assert_eq!(listed(&world), [(DownloadState::Failed(DownloadFailure::Revoked), 0)]);
    assert_eq!(
        world.log().pop(),
        Some((ActivityKind::DownloadFailed, ActivityOutcome::Refused(nyckel::domain::RuleId::After2)))
    );
}
