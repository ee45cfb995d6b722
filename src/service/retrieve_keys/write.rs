//! Writing what was got: sealed, whole or not at all, once it is on record that it leaves.

use std::path::PathBuf;

use nonempty::NonEmpty;
use zeroize::Zeroizing;

use crate::domain::activity::{ActivityDetail, KeysWritten};
use crate::domain::entitlement::may_fetch;
use crate::domain::{ActivityKind, ActivityRecord, Actor, EntitlementId, Sealing};
use crate::ports::{Commit, SealFailure, SealFor, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::keep_choice::drafting_operator;
use crate::service::retrieve_keys::collected::{Collected, Missing, RowResult};
use crate::service::retrieve_keys::one::retrieve_one;
use crate::service::retrieve_keys::{Retrieval, asked, clear_text, permit};
use crate::service::services::Services;
use crate::service::subject::Purchase;

/// The file that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// Where it is.
    pub path: PathBuf,
    /// How many keys are in it.
    pub keys: u64,
    /// How many links are in it.
    pub links: u64,
    /// How many purchases were asked of again, as a run before did not come to a file.
    pub again: u64,
    /// Each purchase of it, and what came of it.
    pub rows: Vec<(EntitlementId, RowResult)>,
}

/// Writes the file of everything that was got, under a name that no file has, only the operator's to read. What is missing yet,
/// or has a link that has expired by now, is got first; what was cancelled meanwhile is left out, and the file says so
/// (AFTER-1, KEY-8). That keys leave, how many and for whom, is on record before the file is there.
///
/// # Errors
/// As [`retrieve_one`]; [`ServiceError::Seal`] and [`ServiceError::OwnFiles`]. What was got is kept for another try.
pub fn write_retrieved(
    services: &Services,
    actor: &Actor,
    of: Retrieval<'_>,
    note: &dyn Fn(&Missing) -> String,
    stop: &Stop,
) -> Result<Delivered, ServiceError> {
    let Retrieval { batch, collected, .. } = of;
    let permit = permit(services, actor, batch)?;
    for id in &batch.purchases {
        if !is_fresh(services, collected, id) {
            retrieve_one(services, actor, of, id, stop)?;
        }
    }
    take_out_the_cancelled(services, actor, collected)?;
    let (content, delivered) = composed(services, of, note)?;
    let Delivered { keys, links, again, .. } = delivered;
    let written = KeysWritten { keys, links, again, sealing: batch.sealing.clone() };
    let left = ActivityRecord {
        detail: Some(ActivityDetail::KeysWritten(written)),
        ..asked(services, actor, ActivityKind::KeysRetrieved, batch)
    };
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(left)))?;
    let path = services.own_files.write_bytes(&batch.folder, &batch.name, &content)?;
    forget(services, actor);
    Ok(Delivered { path, ..delivered })
}

/// Whether it was got, and its link works yet.
fn is_fresh(services: &Services, collected: &Collected, id: &EntitlementId) -> bool {
    let now = services.clock.now();
    collected.rows().get(id).is_some_and(|row| row.link.as_ref().map_or(true, |link| now < link.expires()))
}

/// Takes the secrets out of what nobody may have any more (AFTER-1).
fn take_out_the_cancelled(services: &Services, actor: &Actor, collected: &Collected) -> Result<(), ServiceError> {
    for (id, row) in collected.rows().iter_mut() {
        if row.key.is_err() && row.link.is_err() {
            continue;
        }
        let missing = match Purchase::read(services, actor, id) {
            Ok(purchase) => may_fetch(actor, purchase.purchased(), purchase.product).err().map(Missing::Refused),
            Err(ServiceError::NotFound(_)) => Some(Missing::NotThere),
            Err(error) => return Err(error),
        };
        if let Some(missing) = missing {
            (row.key, row.link) = (Err(missing.clone()), Err(missing));
        }
    }
    Ok(())
}

/// The bytes of the file, and what it has.
fn composed(
    services: &Services,
    Retrieval { batch, passphrase, collected }: Retrieval<'_>,
    note: &dyn Fn(&Missing) -> String,
) -> Result<(Zeroizing<Vec<u8>>, Delivered), ServiceError> {
    let all = collected.rows();
    let rows = batch.purchases.iter().filter_map(|id| all.get_key_value(id));
    let text = clear_text::table(&rows, note);
    let results: Vec<(EntitlementId, RowResult)> = rows.map(|(id, row)| (id.clone(), row.result())).collect();
    drop(all);
    let content = match (&batch.sealing, passphrase) {
        (Sealing::Plain, _) => text,
        (Sealing::Recipients(recipients), _) => {
            Zeroizing::new(services.sealer.seal(SealFor::Recipients(recipients), &text)?)
        }
        (Sealing::Passphrase, Some(passphrase)) => {
            Zeroizing::new(services.sealer.seal(SealFor::Passphrase(passphrase), &text)?)
        }
        (Sealing::Passphrase, None) => return Err(SealFailure::ForNobody.into()),
    };
    let count = |is: fn(&RowResult) -> bool| {
        u64::try_from(results.iter().filter(|(_, result)| is(result)).count()).unwrap_or(u64::MAX)
    };
    let (keys, links) = (count(|result| result.key.is_ok()), count(|result| result.link.is_ok()));
    let again = count(|result| result.again);
    Ok((content, Delivered { path: PathBuf::new(), keys, links, again, rows: results }))
}

/// That it stays is told of in the program's log.
fn forget(services: &Services, actor: &Actor) {
    let Some(operator) = drafting_operator(actor) else { return };
    if let Err(error) = services.drafts.change(operator, &mut |drafts| drafts.retrieval = None) {
        tracing::warn!(%error, "a file of keys that was written could not be taken off what is broken off");
    }
}
