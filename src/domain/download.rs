//! Downloads: what is fetched, where it goes, how far it has come, and who may fetch it (KEY-3, ROLE-2, LOG-1).
//!
//! **Invariant:** nothing here holds a link. A link is secret and short-lived; a download that goes on after a pause
//! asks for a new one (KEY-8).

mod checksum;
mod disk_trouble;
mod failure;
mod file_name;
mod job;
mod pace;
mod rate;
mod target;

pub use checksum::{Checksum, ChecksumError};
pub use disk_trouble::DiskTrouble;
pub use failure::DownloadFailure;
pub use file_name::{FileName, FileNameError};
pub use job::{DownloadJob, DownloadState, Validator};
pub use pace::Pace;
pub use rate::{ByteRate, ByteRateError};
pub use target::{Existing, Target};

use serde::{Deserialize, Serialize};

use crate::domain::catalog::Product;
use crate::domain::entitlement::Purchased;
use crate::domain::link::may_link;
use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, Choice, Permission, Permit, Refusal, role};

/// Fewer bytes than these, in the time for which a server may stall, are as good as none: any network that works brings
/// more.
pub const LEAST_BYTES: u64 = 8 << 10;

/// What a provider states of the bits behind a link, which is no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bits {
    /// The name of the file.
    pub name: FileName,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its checksum; `None` where the provider must be asked for it by itself, because it takes long to make.
    pub checksum: Option<Checksum>,
}

/// Whether the actor may download this purchase with these choices: who may have its link may (ROLE-2, ROLE-4, PROD-2,
/// PROD-6, AFTER-2).
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_download(
    actor: &Actor,
    purchased: Purchased<'_>,
    product: &Product,
    choice: &Choice,
) -> Result<Permit, Refusal> {
    may_link(actor, purchased, product, choice)
}

/// Whether the actor may have it recorded how a download ended that stands on record as started (LOG-1). It rests on no
/// version: what became of the purchase meanwhile does not change what happened.
///
/// # Errors
/// The [`Refusal`] of an actor who could not have started one.
pub fn may_end_download(actor: &Actor) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Keys)?;
    let basis: Vec<(EntityRef, Version)> = Vec::new();
    Ok(Permit::new(Permission::Keys, basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn role_2_only_who_may_start_a_download_has_its_end_recorded() {
        for role in Role::ALL {
            assert_eq!(may_end_download(&Actor::example(&[role])).is_ok(), role == Role::AdminAgent, "{role:?}");
        }
        assert!(may_end_download(&Actor::example_customer(true)).is_ok());
        assert!(may_end_download(&Actor::example(&[Role::AdminAgent])).unwrap().basis().is_empty());
    }
}
