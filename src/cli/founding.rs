//! Making a partner's own store: a random master key in the slot of the first operator's passphrase, that operator, and
//! nothing else.
//!
//! **Invariant:** it is loaded beside its place and moved there when it is complete, so that half a store is none.

use std::fs::File;
use std::sync::Arc;

use uuid::Builder;

use crate::cli::opening::of_directory;
#[cfg(feature = "testing")]
use crate::cli::triggers;
use crate::domain::operator::OperatorSettings;
use crate::domain::{Instant, Operator, OperatorId, Passphrase, Role, Roles};
use crate::ports::bulk_load::{BulkLoad, Loaded};
use crate::ports::{Entropy, Stop, Vault};
use crate::store::SledLoader;
use crate::system::{OperatingEntropy, StorePaths};
use crate::tui::failure::OpeningFailure;
use crate::vault::SealingVault;

/// Makes the store in that place, whose lock is held and which has none. The first operator is admin agent and global
/// admin, and so may do everything.
pub(in crate::cli) fn make(
    paths: &StorePaths,
    name: &str,
    passphrase: &Passphrase,
    now: Instant,
) -> Result<(), OpeningFailure> {
    let vault = SealingVault::create(Arc::new(OperatingEntropy))?;
    #[cfg(feature = "testing")]
    let vault = triggers::vault(vault);
    load(paths, name, passphrase, &vault, now)
}

fn load(
    paths: &StorePaths,
    name: &str,
    passphrase: &Passphrase,
    vault: &SealingVault,
    now: Instant,
) -> Result<(), OpeningFailure> {
    let entropy = Arc::new(OperatingEntropy);
    let mut id = [0; 16];
    entropy.fill(&mut id)?;
    let operator = Operator {
        id: OperatorId(Builder::from_random_bytes(id).into_uuid()),
        name: name.to_owned(),
        roles: Roles::new(&[Role::AdminAgent, Role::GlobalAdmin]),
        settings: OperatorSettings::default(),
    };
    let slot = vault.new_slot(operator.id, passphrase)?;
    let mut entities = [Loaded::Operator(operator), Loaded::KeySlot(slot)].into_iter();
    SledLoader::new(&paths.store(), entropy).load(&mut entities, now, &Stop::default())?;
    // The loader has put the names in the store's directory on the disk; that directory's own name is put there here.
    let root = paths.directory().parent().map(File::open).transpose().map_err(of_directory)?;
    root.map_or(Ok(()), |root| root.sync_all()).map_err(of_directory)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cli::opening::{Access, Hold, Who};
    use crate::domain::activity::Door;
    use crate::ports::VaultFailure;
    use crate::service::ServiceError;
    use crate::system::{DataPaths, StoreKind};
    use crate::vault::DEMO;

    const PASSPHRASE: &str = "en riktigt lång fras";

    fn main_in(folder: &Path) -> StorePaths {
        DataPaths::resolve(Some(folder), &|_| None, None).unwrap().of(StoreKind::Main)
    }

    fn with(text: &str) -> Who {
        Who::With(Passphrase::new(text.to_owned()))
    }

    #[test]
    fn role_2_the_first_operator_is_admin_agent_and_global_admin_and_opens_it_with_the_passphrase_alone() {
        let folder = tempfile::tempdir().unwrap();
        let paths = main_in(folder.path());
        let hold = Hold::take(paths.clone(), Access::Writing, None).unwrap();
        let vault = SealingVault::create(Arc::new(OperatingEntropy)).unwrap().with_new_slots(DEMO);
        load(&paths, "Anna Berg", &Passphrase::new(PASSPHRASE.to_owned()), &vault, Instant::CUTOVER).unwrap();
        let services = hold.open(Door::CommandLine).unwrap();
        assert!(!services.vault.is_unlocked());
        let wrong = with("en annan lång fras").on(&services).unwrap_err();
        let OpeningFailure::Service(ServiceError::Vault(VaultFailure::WrongPassphrase)) = wrong else {
            panic!("{wrong:?}")
        };
        assert!(!services.vault.is_unlocked());
        let operator = with(PASSPHRASE).on(&services).unwrap();
        assert_eq!(operator.name, "Anna Berg");
        assert_eq!(operator.roles, Roles::new(&[Role::AdminAgent, Role::GlobalAdmin]));
        assert!(services.vault.is_unlocked());
        assert_eq!(services.store.operators().unwrap().len(), 1);
    }
}
