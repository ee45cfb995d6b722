//! Copying the download link of a purchase for the customer (KEY-3, KEY-5, KEY-8).

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::link::may_link;
use crate::domain::reason::require_reason;
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, Choice, DownloadLink, EntitlementId, Permission, Permit, Reason, Refusal, role,
};
use crate::ports::{Commit, LinkQuestion, Receipt, Stop, Unrevealed, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, last_number, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// How often a link is asked for that has not expired.
const RENEWALS: usize = 3;

/// Which link is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyLink {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// Version, language and file type.
    pub choice: Choice,
    /// The operator's reason, if one was given.
    pub reason: Option<Reason>,
}

/// A link that works, and where it stands in the activity log that it was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedLink {
    /// The link, with its expiry.
    pub link: DownloadLink,
    /// The number of the record.
    pub record_number: u64,
}

/// Gives a link that has not expired, once it is on disk who gets it.
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], or what failed, which is recorded too; there is no link anywhere
/// then.
pub fn copy_link(services: &Services, actor: &Actor, ask: &CopyLink, stop: &Stop) -> Result<CopiedLink, ServiceError> {
    if let Err(refusal) = role::require(actor, Permission::Keys) {
        let subject = subject_of(services, actor, &ask.entitlement, Some(&ask.choice.version));
        return Err(refused(services, actor, refusal, record_of(services, actor, ask, subject)));
    }
    let written = decided_anew(|| renew_and_commit(services, actor, decide(services, actor, ask)?, stop));
    let opened = written.and_then(|(unrevealed, receipt)| open(services, &unrevealed, &receipt));
    opened.map_err(|error| {
        let subject = || subject_of(services, actor, &ask.entitlement, Some(&ask.choice.version));
        failed(services, actor, error, || record_of(services, actor, ask, subject()))
    })
}

/// What the rules allowed, and everything that is needed to do it.
struct Decided<'a> {
    purchase: Purchase<'a>,
    choice: Choice,
    permit: Permit,
    record: ActivityRecord,
}

/// Reads what is known and asks the rules.
fn decide<'a>(services: &'a Services, actor: &Actor, ask: &CopyLink) -> Result<Decided<'a>, ServiceError> {
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let record = record_of(services, actor, ask, purchase.subject(Some(&ask.choice.version)));
    let permit = may_link(actor, purchase.purchased(), purchase.product, &ask.choice);
    let permit = permit.and_then(|permit| require_service(services).map(|()| permit));
    match permit.and_then(|permit| require_reason(services.reason_rule, ask.reason.as_ref()).map(|()| permit)) {
        Ok(permit) => Ok(Decided { purchase, choice: ask.choice.clone(), permit, record }),
        Err(refusal) => Err(refused(services, actor, refusal, record)),
    }
}

/// Whether a link leads anywhere: a store of one's own that is connected to nothing has no files (KEY-3).
pub(in crate::service) fn require_service(services: &Services) -> Result<(), Refusal> {
    if services.provider.has_files() { Ok(()) } else { Err(Refusal::NoService) }
}

/// Asks the provider for a link that works, and writes down who gets it.
fn renew_and_commit(
    services: &Services,
    actor: &Actor,
    decided: Decided<'_>,
    stop: &Stop,
) -> Result<(Unrevealed<DownloadLink>, Receipt), ServiceError> {
    let Decided { purchase, choice, permit, record } = decided;
    let question = LinkQuestion { entitlement: &purchase.entitlement.value, choice: &choice };
    let unrevealed = working_link(services, question, stop)?;
    let receipt = commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(record)))?;
    Ok((unrevealed, receipt))
}

/// A link from the provider that has not expired; one that has is asked for again (KEY-8).
pub(in crate::service) fn working_link(
    services: &Services,
    question: LinkQuestion<'_>,
    stop: &Stop,
) -> Result<Unrevealed<DownloadLink>, ServiceError> {
    let mut attempt = 1;
    loop {
        let unrevealed = services.provider.download_link(question, stop)?;
        let expires = unrevealed.expires();
        if services.clock.now() < expires {
            return Ok(unrevealed);
        }
        if attempt == RENEWALS {
            return Err(ServiceError::LinkExpired { expires });
        }
        attempt += 1;
    }
}

fn open(
    services: &Services,
    unrevealed: &Unrevealed<DownloadLink>,
    receipt: &Receipt,
) -> Result<CopiedLink, ServiceError> {
    let link = receipt.open(unrevealed, services.vault.as_ref())?;
    // The disk may have taken longer than the link lived.
    if link.expires() <= services.clock.now() {
        return Err(ServiceError::LinkExpired { expires: link.expires() });
    }
    Ok(CopiedLink { link, record_number: last_number(receipt) })
}

fn record_of(services: &Services, actor: &Actor, ask: &CopyLink, subject: Subject) -> ActivityRecord {
    let reason = ask.reason.clone().map(String::from);
    ActivityRecord { reason, ..record(services, actor, ActivityKind::LinkCopied, subject) }
}
