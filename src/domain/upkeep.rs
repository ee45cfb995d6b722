//! Keeping the store: who may back it up, restore and compact it, check it, take its records out and bring some in (ROLE-1).

use chrono::Duration;

use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, Instant, Permission, Permit, Refusal, role};

/// A partner's own store is backed up after that long.
const BACKUP_EVERY: Duration = Duration::days(1);

/// Whether the actor may back up, restore, compact, check or export the store. It is recorded (LOG-1), so it needs a permit.
///
/// # Errors
/// [`Refusal::Role`] without the role that keeps the store up.
pub fn may_keep_store(actor: &Actor) -> Result<Permit, Refusal> {
    permit(actor, Vec::new())
}

/// Whether the actor may bring in these entities, none of which may be there already: an import changes nothing that is
/// known (LOG-1).
///
/// # Errors
/// [`Refusal::Role`] without the role that keeps the store up.
pub fn may_import(actor: &Actor, new: Vec<EntityRef>) -> Result<Permit, Refusal> {
    permit(actor, new)
}

/// When the daily backup is due after one that was made then.
#[must_use]
pub fn next_backup(newest: Instant) -> Instant {
    newest.after(BACKUP_EVERY)
}

/// Whether the daily backup is due. A clock that was set back does not make it so.
#[must_use]
pub fn is_backup_due(newest: Option<Instant>, now: Instant) -> bool {
    newest.is_none_or(|newest| next_backup(newest) <= now)
}

fn permit(actor: &Actor, absent: Vec<EntityRef>) -> Result<Permit, Refusal> {
    role::require(actor, Permission::StoreUpkeep)?;
    let basis = absent.into_iter().map(|entity| (entity, Version::ABSENT)).collect();
    Ok(Permit::new(Permission::StoreUpkeep, basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Role, TenantId};
    use uuid::Uuid;

    #[test]
    fn role_1_only_a_global_admin_keeps_the_store() {
        for role in Role::ALL {
            let actor = Actor::example(&[role]);
            let may = role == Role::GlobalAdmin;
            assert_eq!(may_keep_store(&actor).is_ok(), may, "{role:?}");
            assert_eq!(may_import(&actor, Vec::new()).is_ok(), may, "{role:?}");
        }
        assert_eq!(may_keep_store(&Actor::example_customer(true)), Err(Refusal::CustomerRole));
    }

    #[test]
    fn a_backup_is_due_a_day_after_the_newest_and_not_because_the_clock_was_set_back() {
        let (newest, day) = (Instant::CUTOVER, Instant::CUTOVER.after(Duration::days(1)));
        assert!(is_backup_due(None, newest));
        assert!(!is_backup_due(Some(newest), day.before(Duration::seconds(1))));
        assert!(is_backup_due(Some(newest), day));
        assert!(!is_backup_due(Some(day), newest));
    }

    #[test]
    fn role_1_an_import_rests_on_what_it_brings_not_being_there() {
        let entity = EntityRef::Customer(TenantId(Uuid::from_u128(1)));
        let permit = may_import(&Actor::example(&[Role::GlobalAdmin]), vec![entity.clone()]).unwrap();
        assert_eq!(permit.basis(), [(entity, Version::ABSENT)]);
    }
}
