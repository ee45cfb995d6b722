//! Devices that are moved from KMS to MAK, from volume licensing to CSP, without downtime (KMS-1).
//!
//! A KMS activation *usually* lasts 180 days before the device tries to renew it; the MAK is installed before that. Whoever
//! tells of a deadline says *usually*.

mod activation;
mod form;

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::domain::zone::Zone;
use crate::domain::{Actor, EntityRef, Instant, KmsDeviceId, Permission, Permit, Refusal, TenantId, Version, role};
pub use activation::{ActivationProblem, DateOrder, LastActivation, read_day};
pub use form::{DeviceDetails, DeviceField, DeviceForm, DeviceProblem};

/// A customer's device that was activated by KMS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KmsDevice {
    /// Which one.
    pub id: KmsDeviceId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What is known of it.
    pub details: DeviceDetails,
    /// When its MAK was installed, once that was said.
    pub moved: Option<Moved>,
}

/// That a device has its MAK.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// When that was said.
    pub at: Instant,
    /// The name of who said it, at the time.
    pub by: String,
}

/// How a device stands. Days are those of the zone, whatever its clocks do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KmsState {
    /// It has its MAK.
    Moved,
    /// Its activation has usually lapsed, for that many days; 0 since today.
    Overdue {
        /// How many.
        days: u64,
    },
    /// It usually lapses soon, in that many days; 0 today.
    Closing {
        /// How many.
        days: u64,
    },
    /// There is time.
    Ample {
        /// How many days.
        days: u64,
    },
}

impl KmsDevice {
    /// For how many days a KMS activation usually lasts (KMS-1).
    pub const DAYS: u16 = 180;
    /// From that many days on a deadline is close.
    pub const CLOSING_DAYS: u64 = 14;

    /// The name by which a customer's devices are told from each other: upper and lower case are one.
    #[must_use]
    pub fn folded(name: &str) -> String {
        name.trim().to_lowercase()
    }

    /// When its activation usually lapses; the instant itself is outside (KMS-1).
    #[must_use]
    pub fn deadline(&self, zone: &dyn Zone) -> Instant {
        self.details.last_activation.deadline(zone)
    }

    /// How it stands at that instant.
    #[must_use]
    pub fn state(&self, now: Instant, zone: &dyn Zone) -> KmsState {
        if self.moved.is_some() {
            return KmsState::Moved;
        }
        let deadline = self.deadline(zone);
        let days = zone.day_of(deadline).signed_duration_since(zone.day_of(now)).num_days().unsigned_abs();
        if deadline <= now {
            KmsState::Overdue { days }
        } else if days <= Self::CLOSING_DAYS {
            KmsState::Closing { days }
        } else {
            KmsState::Ample { days }
        }
    }

    /// By which instant it is found among the deadlines of all customers; `None` once it was moved. It is the deadline to
    /// the day: which instant that is differs from zone to zone, by less than [`KmsDevice::ZONES_APART`].
    #[must_use]
    pub fn found_by(&self) -> Option<Instant> {
        self.moved.is_none().then(|| self.details.last_activation.deadline(&chrono::Utc))
    }

    /// How far a day of any zone can lie from the same day of UTC.
    pub const ZONES_APART: Duration = Duration::days(1);
}

/// Whether the actor may change the plan of these devices, as they stand (ROLE-5). It is recorded, so it needs a permit.
///
/// # Errors
/// [`Refusal::Role`] without a role that changes plans.
pub fn may_change_plan(actor: &Actor, basis: Vec<(EntityRef, Version)>) -> Result<Permit, Refusal> {
    role::require(actor, Permission::ChangePlans)?;
    Ok(Permit::new(Permission::ChangePlans, basis))
}

/// Whether the actor may take the plan of a customer out. It is recorded, so it needs a permit.
///
/// # Errors
/// [`Refusal::Role`] without a role that sees plans.
pub fn may_export_plan(actor: &Actor) -> Result<Permit, Refusal> {
    role::require(actor, Permission::LookAtPlans)?;
    Ok(Permit::new(Permission::LookAtPlans, Vec::new()))
}

#[cfg(test)]
mod tests;
