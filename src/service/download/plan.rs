//! Planning a download: the rules are asked, and a job is kept that waits to be run.

use std::path::{Path, PathBuf};

use uuid::Builder;

use crate::domain::download::{Bits, Existing, Target, may_download};
use crate::domain::reason::require_reason;
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, Choice, DownloadFailure, DownloadId, DownloadJob, DownloadState,
    EntitlementId, Permission, Reason, Refusal, role,
};
use crate::ports::LinkQuestion;
use crate::service::download::list::as_it_stands;
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// What is to be downloaded, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDownload {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// Version, language and file type.
    pub choice: Choice,
    /// The folder, as an absolute path; it must be there when the job runs.
    pub folder: PathBuf,
    /// What becomes of a file that is there already.
    pub existing: Existing,
    /// The operator's reason, if one was given; every run of it gives the same.
    pub reason: Option<Reason>,
}

/// Keeps a job that waits to be run. The same download asked for again is the same job, with what came of it.
///
/// # Errors
/// A recorded refusal; [`ServiceError::NotFound`]; [`DownloadFailure::FileExists`] where a file is there that is not to
/// be replaced, [`DownloadFailure::InUse`] where another download goes to that file; or what failed.
pub fn plan_download(services: &Services, actor: &Actor, ask: &PlanDownload) -> Result<DownloadJob, ServiceError> {
    let kind = ActivityKind::DownloadStarted;
    if let Err(refusal) = role::require(actor, Permission::Keys) {
        let subject = subject_of(services, actor, &ask.entitlement, Some(&ask.choice.version));
        return Err(refused(services, actor, refusal, record(services, actor, kind, subject)));
    }
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let record = record(services, actor, kind, purchase.subject(Some(&ask.choice.version)));
    let record = ActivityRecord { reason: ask.reason.clone().map(String::from), ..record };
    let allowed = may_download(actor, purchase.purchased(), purchase.product, &ask.choice);
    if let Err(refusal) = allowed.and_then(|_| require_reason(services.reason_rule, ask.reason.as_ref())) {
        return Err(refused(services, actor, refusal, record));
    }
    if let Some(reason) = services.store.read_only() {
        return Err(Refusal::ReadOnly(reason).into());
    }
    let question = LinkQuestion { entitlement: &purchase.entitlement.value, choice: &ask.choice };
    let bits = match services.provider.bits(question) {
        Ok(bits) => bits,
        Err(error) => return Err(failed(services, actor, error.into(), || record)),
    };
    let job = job_for(services, actor, ask, &purchase, bits)?;
    services.downloads.keep(&job)?;
    Ok(job)
}

/// The job that is kept for that target already, or a new one.
fn job_for(
    services: &Services,
    actor: &Actor,
    ask: &PlanDownload,
    purchase: &Purchase<'_>,
    bits: Bits,
) -> Result<DownloadJob, ServiceError> {
    let target = Target { folder: ask.folder.clone(), name: bits.name.clone(), existing: ask.existing };
    let id = id_of(&target.path());
    let known = services.downloads.read(id)?.map(|known| as_it_stands(services, known));
    let known = known.filter(|known| known.state != DownloadState::Finished);
    match known {
        Some(known) if !known.can_run() || !is_same(&known, actor, ask) => {
            return Err(DownloadFailure::InUse { path: target.path() }.into());
        }
        Some(_) | None => {}
    }
    if ask.existing == Existing::Kept && services.downloader.is_there(&target) {
        return Err(DownloadFailure::FileExists { path: target.path() }.into());
    }
    let now = services.clock.now();
    Ok(match known {
        Some(known) => {
            DownloadJob { existing: ask.existing, reason: ask.reason.clone().or(known.reason.clone()), ..known }
        }
        None => DownloadJob {
            id,
            operator: actor.operator(),
            entitlement: ask.entitlement.clone(),
            choice: ask.choice.clone(),
            customer: purchase.customer.name.clone(),
            product: purchase.entitlement.value.line.title.clone(),
            bits,
            folder: ask.folder.clone(),
            existing: ask.existing,
            state: DownloadState::Waiting,
            done: 0,
            validator: None,
            reason: ask.reason.clone(),
            planned: now,
            changed: now,
        },
    })
}

fn is_same(known: &DownloadJob, actor: &Actor, ask: &PlanDownload) -> bool {
    known.is_of(actor) && known.entitlement == ask.entitlement && known.choice == ask.choice
}

/// One file is the target of one job, whoever asks for it.
fn id_of(path: &Path) -> DownloadId {
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(hash.as_bytes()).for_each(|(byte, hashed)| *byte = *hashed);
    DownloadId(Builder::from_custom_bytes(bytes).into_uuid())
}
