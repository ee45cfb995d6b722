//! Ids that nothing else has, of what is made before it is sent: so that it is known again when it is sent twice.

use uuid::{Builder, Uuid};

use crate::domain::Actor;
use crate::service::services::Services;

/// An id for that purpose and subject that no other has: between two of one operator something was committed, or time
/// passed. Of two that are made at one instant the subject tells which is which.
pub(in crate::service) fn fresh_id(services: &Services, actor: &Actor, purpose: &str, subject: &[u8]) -> Uuid {
    let mut hasher = blake3::Hasher::new_derive_key(purpose);
    if let Some(operator) = actor.operator() {
        hasher.update(operator.as_bytes());
    }
    let seq = services.store.latest_seq().map_or(0, |seq| seq.0);
    let now = services.clock.now().utc();
    hasher.update(subject).update(&seq.to_le_bytes()).update(&now.timestamp().to_le_bytes());
    hasher.update(&now.timestamp_subsec_nanos().to_le_bytes());
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    Builder::from_custom_bytes(bytes).into_uuid()
}
