//! Getting the key of a purchase, to be shown or copied (KEY-2, KEY-4 … KEY-7).
//!
//! **Invariant:** a key leaves this file only through the receipt of a record of who sees it.

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::choice::ProductVersion;
use crate::domain::product_key::{KeyKind, may_reveal, require_kind};
use crate::domain::reason::require_reason;
use crate::domain::{ActivityKind, ActivityRecord, Actor, EntitlementId, Permission, Permit, ProductKey, Reason, role};
use crate::ports::store::version_of;
use crate::ports::{Change, Commit, Receipt, Stop, Unrevealed, VaultFailure, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, last_number, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// How the actor gets to the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeing {
    /// It is shown.
    Viewed,
    /// It is copied without being shown.
    Copied,
}

impl Seeing {
    /// What the record says was done.
    #[must_use]
    pub fn kind(self) -> ActivityKind {
        match self {
            Self::Viewed => ActivityKind::KeyViewed,
            Self::Copied => ActivityKind::KeyCopied,
        }
    }
}

/// Which key is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealKey {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// The version of the product.
    pub version: ProductVersion,
    /// What becomes of it.
    pub seeing: Seeing,
    /// The kind of key; only MAK keys are given (KEY-4).
    pub kind: KeyKind,
    /// The operator's reason, if one was given.
    pub reason: Option<Reason>,
}

/// A key, and where it stands in the activity log that it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealedKey {
    /// The key.
    pub key: ProductKey,
    /// The number of the record.
    pub record_number: u64,
}

/// Gives the key of a purchase once it is on disk who gets it: the same key however often it is asked for (KEY-6).
///
/// # Errors
/// A recorded refusal, [`ServiceError::NotFound`], or what failed, which is recorded too; there is no key anywhere then.
pub fn reveal_key(
    services: &Services,
    actor: &Actor,
    ask: &RevealKey,
    stop: &Stop,
) -> Result<RevealedKey, ServiceError> {
    if let Err(refusal) = role::require(actor, Permission::Keys).and_then(|()| require_kind(ask.kind)) {
        let subject = subject_of(services, actor, &ask.entitlement, Some(&ask.version));
        return Err(refused(services, actor, refusal, record_of(services, actor, ask, subject)));
    }
    // Someone may write what this is decided on: a key of the same purchase perhaps, which is then the key.
    let written = decided_anew(|| issue_and_commit(services, actor, decide(services, actor, ask)?, stop));
    let opened = written.and_then(|(unrevealed, receipt)| {
        let key = receipt.open(&unrevealed, services.vault.as_ref())?;
        Ok(RevealedKey { key, record_number: last_number(&receipt) })
    });
    opened.map_err(|error| {
        let subject = || subject_of(services, actor, &ask.entitlement, Some(&ask.version));
        failed(services, actor, error, || record_of(services, actor, ask, subject()))
    })
}

/// What the rules allowed, and everything that is needed to do it.
struct Decided<'a> {
    purchase: Purchase<'a>,
    version: ProductVersion,
    kept: Option<Unrevealed<ProductKey>>,
    permit: Permit,
    record: ActivityRecord,
}

/// Reads what is known and asks the rules.
fn decide<'a>(services: &'a Services, actor: &Actor, ask: &RevealKey) -> Result<Decided<'a>, ServiceError> {
    if !services.vault.is_unlocked() {
        return Err(VaultFailure::Locked.into());
    }
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    let kept = services.store.sealed_key(actor.scope(), &ask.entitlement, &ask.version)?;
    let record = record_of(services, actor, ask, purchase.subject(Some(&ask.version)));
    let absence_or_version = version_of(kept.as_ref());
    let allowed = may_reveal(actor, purchase.purchased(), purchase.product, &ask.version, absence_or_version);
    match allowed.and_then(|permit| require_reason(services.reason_rule, ask.reason.as_ref()).map(|()| permit)) {
        Ok(permit) => {
            let kept = kept.map(|kept| kept.value);
            Ok(Decided { purchase, version: ask.version.clone(), kept, permit, record })
        }
        Err(refusal) => Err(refused(services, actor, refusal, record)),
    }
}

/// Has the key issued where none is kept, and writes it down sealed together with the record of who gets it.
fn issue_and_commit(
    services: &Services,
    actor: &Actor,
    decided: Decided<'_>,
    stop: &Stop,
) -> Result<(Unrevealed<ProductKey>, Receipt), ServiceError> {
    let Decided { purchase, version, kept, permit, record } = decided;
    let (unrevealed, changes) = match kept {
        Some(kept) => (kept, Vec::new()),
        None => issue(services, &purchase, &version, stop)?,
    };
    let receipt = commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok((unrevealed, receipt))
}

fn issue(
    services: &Services,
    purchase: &Purchase<'_>,
    version: &ProductVersion,
    stop: &Stop,
) -> Result<(Unrevealed<ProductKey>, Vec<Change>), ServiceError> {
    let issued = services.provider.product_key(&purchase.entitlement.value, version, stop)?;
    let sealed = issued.seal(services.vault.as_ref())?;
    Ok((issued, vec![Change::SealedKey(sealed)]))
}

fn record_of(services: &Services, actor: &Actor, ask: &RevealKey, subject: Subject) -> ActivityRecord {
    let reason = ask.reason.clone().map(String::from);
    ActivityRecord { reason, ..record(services, actor, ask.seeing.kind(), subject) }
}
