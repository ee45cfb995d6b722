//! Getting the key and the link of one of many, by the same services as if it were the only one.

use crate::domain::product_key::KeyKind;
use crate::domain::{Actor, EntitlementId, Refusal};
use crate::ports::{ProviderError, Stop, VaultFailure};
use crate::service::copy_link::{CopyLink, copy_link};
use crate::service::error::ServiceError;
use crate::service::keep_choice::drafting_operator;
use crate::service::open_purchase::open_purchase;
use crate::service::retrieve_keys::collected::{About, Missing, Row, RowResult};
use crate::service::retrieve_keys::{Retrieval, permit, plan, unfinished_retrieval};
use crate::service::reveal_key::{RevealKey, Seeing, reveal_key};
use crate::service::services::Services;

/// Gets the key and the link of one purchase and puts them to the others. What concerns this one alone is its result; what
/// would concern every other one as well is an error, and nothing is put to the others.
///
/// # Errors
/// A recorded refusal without the role or the reason, where nothing can be written, when it is stopped, or what the store and the drafts say.
pub fn retrieve_one(
    services: &Services,
    actor: &Actor,
    Retrieval { batch, collected, .. }: Retrieval<'_>,
    id: &EntitlementId,
    stop: &Stop,
) -> Result<RowResult, ServiceError> {
    permit(services, actor, batch)?;
    let again = unfinished_retrieval(services, actor).is_some_and(|batch| batch.got.contains(id));
    let row = match open_purchase(services, actor, &plan::ask(id)) {
        Ok(page) => {
            let choice = page.filled_in.clone();
            let about = About {
                customer: page.customer.name,
                title: page.row.entitlement.line.title,
                instructions: page.product.instructions().map(|instructions| instructions.link.clone()),
                choice: choice.clone(),
            };
            let key = match (page.keys, &choice) {
                (Ok(()), Some(choice)) => {
                    let ask = RevealKey {
                        entitlement: id.clone(),
                        version: choice.version.clone(),
                        seeing: Seeing::Copied,
                        kind: KeyKind::Mak,
                        reason: batch.reason.clone(),
                    };
                    let key = of_this_one(reveal_key(services, actor, &ask, stop).map(|revealed| revealed.key))?;
                    // Before the link is asked for, so that a key is noted whatever stops that.
                    if key.is_ok() {
                        note(services, actor, id);
                    }
                    key
                }
                (keys, _) => Err(Missing::Refused(keys.err().unwrap_or(Refusal::NotOffered))),
            };
            let link = match (page.links, choice) {
                (Ok(()), Some(choice)) => {
                    let ask = CopyLink { entitlement: id.clone(), choice, reason: batch.reason.clone() };
                    let link = of_this_one(copy_link(services, actor, &ask, stop).map(|copied| copied.link))?;
                    // With its key it was noted already.
                    if link.is_ok() && key.is_err() {
                        note(services, actor, id);
                    }
                    link
                }
                (links, _) => Err(Missing::Refused(links.err().unwrap_or(Refusal::NotOffered))),
            };
            let again = again && (key.is_ok() || link.is_ok());
            Row { about, key, link, again }
        }
        Err(ServiceError::NotFound(_)) => {
            Row { about: About::default(), key: Err(Missing::NotThere), link: Err(Missing::NotThere), again: false }
        }
        Err(error) => return Err(error),
    };
    let result = row.result();
    collected.rows().insert(id.clone(), row);
    Ok(result)
}

/// What went wrong with this one alone, as its result.
fn of_this_one<T>(got: Result<T, ServiceError>) -> Result<Result<T, Missing>, ServiceError> {
    match got {
        Ok(got) => Ok(Ok(got)),
        Err(ServiceError::NotFound(_)) => Ok(Err(Missing::NotThere)),
        Err(ServiceError::Refused(refusal)) if !concerns_all(&refusal) => Ok(Err(Missing::Refused(refusal))),
        Err(error @ ServiceError::Provider(ProviderError::Stopped)) => Err(error),
        Err(
            ServiceError::Provider(_) | ServiceError::LinkExpired { .. } | ServiceError::Vault(VaultFailure::Damaged),
        ) => Ok(Err(Missing::Failed)),
        Err(error) => Err(error),
    }
}

/// Whether a no would be the same for every other purchase.
fn concerns_all(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Role { .. }
            | Refusal::CustomerRole
            | Refusal::ReasonMissing
            | Refusal::ReadOnly(_)
            | Refusal::ClockSetBack { .. }
    )
}

/// Notes that something of it was got, so that getting it again can be told of. That it could not be noted stops nothing: every
/// access is on record.
fn note(services: &Services, actor: &Actor, id: &EntitlementId) {
    let Some(operator) = drafting_operator(actor) else { return };
    let noted = services.drafts.change(operator, &mut |drafts| {
        if let Some(batch) = drafts.retrieval.as_mut().filter(|batch| !batch.got.contains(id)) {
            batch.got.push(id.clone());
        }
    });
    if let Err(error) = noted {
        tracing::warn!(%error, "that a key was got could not be noted with what is broken off");
    }
}
