//! Running a download: recorded, then fetched, with renewed links and some patience, to its end.

use std::time::Duration;

use nonempty::NonEmpty;

use crate::domain::activity::{Failure, Subject};
use crate::domain::download::{Bits, ByteRate, Checksum, LEAST_BYTES, may_download, may_end_download};
use crate::domain::reason::require_reason;
use crate::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, DownloadFailure, DownloadId, DownloadJob, DownloadLink,
    DownloadState, Instant, Permission, Refusal, role,
};
use crate::ports::{
    Commit, LinkQuestion, Part, ProviderError, Receipt, Stop, Transfer, TransferEnd, TransferEvent, commit,
};
use crate::service::copy_link::working_link;
use crate::service::download::list::as_it_stands;
use crate::service::download::own_job;
use crate::service::error::ServiceError;
use crate::service::recording::{failed, last_number, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// How often in a row it is tried again by itself without anything having come.
const PATIENCE: u32 = 5;

/// How long is waited before the first new attempt; twice as long before each one after.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// The longest that is waited, whatever the server asks for.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Which download is to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunDownload {
    /// Which one.
    pub id: DownloadId,
    /// As many bytes a second as it may take; as many as come where there is no limit.
    pub limit: Option<ByteRate>,
}

/// What happens while a download runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DownloadEvent {
    /// The provider makes the checksum, which can take a while.
    Preparing,
    /// It is on record who gets it, and the transfer begins.
    Started {
        /// The number of the record.
        record: u64,
        /// When the link stops working.
        expires: Instant,
    },
    /// What happens in the transfer.
    Transfer(TransferEvent),
    /// The link had expired and was renewed (KEY-8).
    Renewed {
        /// When the new link stops working.
        expires: Instant,
    },
    /// It broke off, and is tried again by itself after a while.
    Retrying {
        /// Why it broke off.
        because: DownloadFailure,
        /// How long is waited.
        after: Duration,
    },
}

/// Runs a download from where it stands until it is finished, fails, or is stopped, which pauses it. Blocks meanwhile;
/// several can run at once. That it runs is recorded durably before the first byte comes, and how it ended after
/// (LOG-1); a pause is recorded when it goes on.
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], [`ServiceError::Download`] when it failed, which the job says as well,
/// or what else failed.
pub fn run_download(
    services: &Services,
    actor: &Actor,
    ask: RunDownload,
    told: &mut dyn FnMut(&DownloadEvent),
    stop: &Stop,
) -> Result<DownloadJob, ServiceError> {
    let job = own_job(services, actor, ask.id)?;
    let found = as_it_stands(services, job);
    let Some(_running) = services.running.begin(&found, Some(stop)) else {
        return Err(DownloadFailure::InUse { path: found.target().path() }.into());
    };
    if found.state == DownloadState::Finished {
        return Ok(found);
    }
    let mut run = Run { services, actor, job: found.clone(), limit: ask.limit, told, stop };
    run.job.state = DownloadState::Running;
    run.keep()?;
    match run.start() {
        Ok(Some(started)) => run.fetch_all(started),
        Ok(None) => run.pause(),
        Err(error) => Err(run.stand_as(&found, error)),
    }
}

/// One run of a download.
struct Run<'a> {
    services: &'a Services,
    actor: &'a Actor,
    job: DownloadJob,
    limit: Option<ByteRate>,
    told: &'a mut dyn FnMut(&DownloadEvent),
    stop: &'a Stop,
}

/// What a run has once it is on record.
struct Started {
    /// Opens the links of this run.
    receipt: Receipt,
    link: DownloadLink,
    checksum: Checksum,
}

impl Run<'_> {
    /// Has it recorded who gets the bits, and opens the link; `None` where it was stopped before.
    fn start(&mut self) -> Result<Option<Started>, ServiceError> {
        match decided_anew(|| self.try_start()) {
            Err(ServiceError::Provider(ProviderError::Stopped)) => Ok(None),
            Err(error) => Err(error),
            Ok(started) => Ok(Some(started)),
        }
    }

    fn try_start(&mut self) -> Result<Started, ServiceError> {
        let Self { services, actor, .. } = *self;
        let record = self.record(ActivityKind::DownloadStarted, ActivityOutcome::Done);
        if let Err(refusal) = role::require(actor, Permission::Keys) {
            return Err(refused(services, actor, refusal, record));
        }
        let purchase = Purchase::read(services, actor, &self.job.entitlement)?;
        let allowed = may_download(actor, purchase.purchased(), purchase.product, &self.job.choice);
        let has_reason = || require_reason(services.reason_rule, self.job.reason.as_ref());
        let permit = match allowed.and_then(|permit| has_reason().map(|()| permit)) {
            Ok(permit) => permit,
            Err(refusal) => return Err(refused(services, actor, refusal, record)),
        };
        let question = LinkQuestion { entitlement: &purchase.entitlement.value, choice: &self.job.choice.clone() };
        let asked = self.checksum(question).and_then(|checksum| {
            let unrevealed = working_link(services, question, self.stop)?;
            Ok((checksum, unrevealed))
        });
        let (checksum, unrevealed) = match asked {
            Ok(asked) => asked,
            Err(error @ ServiceError::Provider(ProviderError::Stopped)) => return Err(error),
            Err(error) => return Err(failed(services, actor, error, || record)),
        };
        let receipt = commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(record)))?;
        let link = receipt.open(&unrevealed, services.vault.as_ref())?;
        self.keep()?;
        (self.told)(&DownloadEvent::Started { record: last_number(&receipt), expires: link.expires() });
        Ok(Started { receipt, link, checksum })
    }

    /// The checksum that the provider states. Bits that are others by now than those of the part begin anew.
    fn checksum(&mut self, question: LinkQuestion<'_>) -> Result<Checksum, ServiceError> {
        let stated = self.services.provider.bits(question)?;
        let known = &mut self.job.bits;
        if stated.bytes != known.bytes || stated.checksum.is_some() && stated.checksum != known.checksum {
            *known = Bits { name: known.name.clone(), ..stated };
            self.job.validator = None;
        }
        if let Some(checksum) = self.job.bits.checksum {
            return Ok(checksum);
        }
        (self.told)(&DownloadEvent::Preparing);
        let checksum = self.services.provider.checksum(question, self.stop)?;
        self.job.bits.checksum = Some(checksum);
        Ok(checksum)
    }

    /// Fetches until there is nothing more to be done about it.
    fn fetch_all(mut self, mut started: Started) -> Result<DownloadJob, ServiceError> {
        let mut patience = Patience::default();
        loop {
            let before = self.job.done;
            if let Err(error) = self.renewed_if_expired(&mut started) {
                return self.give_up(error);
            }
            let ended = self.transfer(&started);
            self.job.done = self.bytes_there();
            if is_worth_waiting_for(self.job.done.saturating_sub(before), &ended) {
                patience = Patience::default();
            }
            match ended {
                Ok(TransferEnd::Whole) => return self.finish(),
                Ok(TransferEnd::Stopped) => return self.pause(),
                Err(DownloadFailure::Expired) if patience.has_another_attempt() => {
                    if let Err(error) = self.renew(&mut started) {
                        return self.give_up(error);
                    }
                }
                Err(failure) if failure.may_pass() && patience.has_another_attempt() => {
                    let after = patience.wait(&failure);
                    (self.told)(&DownloadEvent::Retrying { because: failure, after });
                    self.services.clock.wait(after, self.stop);
                    if self.stop.is_raised() {
                        return self.pause();
                    }
                }
                Err(failure) => return self.give_up(failure.into()),
            }
        }
    }

    fn transfer(&mut self, started: &Started) -> Result<TransferEnd, DownloadFailure> {
        let Self { services, job, told, stop, limit, .. } = self;
        let (target, validator) = (job.target(), job.validator.clone());
        let transfer = Transfer {
            link: &started.link,
            target: &target,
            bytes: job.bits.bytes,
            checksum: &started.checksum,
            validator: validator.as_ref(),
            limit: *limit,
        };
        let mut told_on = |event: TransferEvent| {
            if let TransferEvent::Answered(validator) = &event {
                job.validator = Some(validator.clone());
                // Without it the part could not go on after a crash; that it goes on at all does not hang on it.
                if let Err(error) = services.downloads.keep(job) {
                    tracing::warn!(%error, "by what a download is known could not be kept");
                }
            }
            told(&DownloadEvent::Transfer(event));
        };
        services.downloader.transfer(&transfer, &mut told_on, stop)
    }

    /// A link that has expired is renewed before it is used (KEY-8).
    fn renewed_if_expired(&mut self, started: &mut Started) -> Result<(), ServiceError> {
        if self.services.clock.now() < started.link.expires() { Ok(()) } else { self.renew(started) }
    }

    /// Asks the rules and the provider again: what was cancelled meanwhile is not fetched any further (AFTER-2).
    fn renew(&mut self, started: &mut Started) -> Result<(), ServiceError> {
        let Self { services, actor, ref job, stop, .. } = *self;
        let purchase = Purchase::read(services, actor, &job.entitlement)?;
        may_download(actor, purchase.purchased(), purchase.product, &job.choice)?;
        let question = LinkQuestion { entitlement: &purchase.entitlement.value, choice: &job.choice };
        let unrevealed = working_link(services, question, stop)?;
        started.link = started.receipt.open(&unrevealed, services.vault.as_ref())?;
        (self.told)(&DownloadEvent::Renewed { expires: started.link.expires() });
        Ok(())
    }

    fn bytes_there(&self) -> u64 {
        match self.services.downloader.part(&self.job.target()) {
            Part::Kept { bytes } => bytes,
            Part::Absent | Part::InUse => 0,
        }
    }

    fn finish(mut self) -> Result<DownloadJob, ServiceError> {
        self.job.done = self.job.bits.bytes;
        self.job.state = DownloadState::Finished;
        self.record_end(ActivityKind::DownloadFinished, ActivityOutcome::Done);
        self.keep()?;
        Ok(self.job)
    }

    /// What was stopped is paused; stopped because its purchase was cancelled it is given up (AFTER-1).
    fn pause(mut self) -> Result<DownloadJob, ServiceError> {
        if let Some(refusal) = self.revoked() {
            return self.give_up(refusal.into());
        }
        self.job.state = DownloadState::Paused;
        self.keep()?;
        Ok(self.job)
    }

    /// That the purchase was cancelled meanwhile.
    fn revoked(&self) -> Option<Refusal> {
        let purchase = Purchase::read(self.services, self.actor, &self.job.entitlement).ok()?;
        let refusal = may_download(self.actor, purchase.purchased(), purchase.product, &self.job.choice).err()?;
        matches!(refusal, Refusal::Cancelled { .. }).then_some(refusal)
    }

    /// What could not be started stands as it stood.
    fn stand_as(&self, found: &DownloadJob, error: ServiceError) -> ServiceError {
        if let Err(unkept) = self.services.downloads.keep(found) {
            tracing::error!(%error, %unkept, "that a download could not be started could not be kept");
        }
        error
    }

    /// Removes what came of a file that nobody may have any more (AFTER-2).
    fn discard(&mut self) {
        self.job.done = 0;
        if let Err(error) = self.services.downloader.discard(&self.job.target()) {
            tracing::error!(%error, "the part of a download whose purchase was cancelled could not be removed");
        }
    }

    /// Writes down that it failed, or was refused, after it had started; what was stopped is paused.
    fn give_up(mut self, error: ServiceError) -> Result<DownloadJob, ServiceError> {
        if matches!(error, ServiceError::Provider(ProviderError::Stopped)) {
            return self.pause();
        }
        let outcome = match error.refusal() {
            Some(refusal) => ActivityOutcome::Refused(refusal.rule()),
            None => ActivityOutcome::Failed(error.failure().unwrap_or(Failure::Download)),
        };
        self.record_end(ActivityKind::DownloadFailed, outcome);
        self.job.state = if let ServiceError::Download(failure) = &error {
            DownloadState::Failed(failure.clone())
        } else if let Some(Refusal::Cancelled { .. }) = error.refusal() {
            self.discard();
            DownloadState::Failed(DownloadFailure::Revoked)
        } else {
            // What did not fail by the file or the server can be run again once what is in the way is gone.
            DownloadState::Paused
        };
        if let Err(unkept) = self.keep() {
            tracing::error!(%error, %unkept, "how a download failed could not be kept");
        }
        Err(error)
    }

    /// Records how it ended. That it started stands on record; so what happened is told even where this cannot be.
    fn record_end(&self, kind: ActivityKind, outcome: ActivityOutcome) {
        let record = self.record(kind, outcome);
        let recorded = may_end_download(self.actor).map_err(ServiceError::from).and_then(|permit| {
            let ended = Commit::by(self.actor, permit, Vec::new(), NonEmpty::new(record));
            Ok(commit(self.services.store.as_ref(), &ended)?)
        });
        if let Err(error) = recorded {
            tracing::error!(%error, "how a download ended could not be recorded");
        }
    }

    fn record(&self, kind: ActivityKind, outcome: ActivityOutcome) -> ActivityRecord {
        let reason = self.job.reason.clone().map(String::from);
        ActivityRecord { outcome, reason, ..record(self.services, self.actor, kind, self.subject()) }
    }

    fn subject(&self) -> Subject {
        subject_of(self.services, self.actor, &self.job.entitlement, Some(&self.job.choice.version))
    }

    fn keep(&mut self) -> Result<(), ServiceError> {
        self.job.changed = self.services.clock.now();
        Ok(self.services.downloads.keep(&self.job)?)
    }
}

/// Whether what came lets one hope for the rest: a server that stalled with next to nothing sent may do so for ever.
fn is_worth_waiting_for(came: u64, ended: &Result<TransferEnd, DownloadFailure>) -> bool {
    let least = if let Err(DownloadFailure::Stalled { .. }) = ended { LEAST_BYTES } else { 1 };
    least <= came
}

/// How often it was tried in a row without anything having come.
#[derive(Debug, Default)]
struct Patience {
    attempts: u32,
}

impl Patience {
    fn has_another_attempt(&mut self) -> bool {
        self.attempts += 1;
        self.attempts <= PATIENCE
    }

    /// How long to wait: as long as the server asks for, else twice as long each time.
    fn wait(&self, failure: &DownloadFailure) -> Duration {
        let asked = if let DownloadFailure::Overloaded { retry_after, .. } = failure {
            retry_after.map(Duration::from_secs)
        } else {
            None
        };
        let doubled = FIRST_WAIT.saturating_mul(1 << self.attempts.saturating_sub(1).min(16));
        asked.unwrap_or(doubled).min(LONGEST_WAIT)
    }
}
