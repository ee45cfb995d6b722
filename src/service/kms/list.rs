//! The plan of a customer: its devices, the first to be moved first, and how far it is (KMS-1).

use crate::domain::{Actor, Instant, KmsDevice, KmsState, Permission, TenantId, Zone};
use crate::service::error::ServiceError;
use crate::service::kms::plan::devices_of;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// A device as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KmsRow {
    /// The device.
    pub device: KmsDevice,
    /// When its activation usually lapses; the instant itself is outside.
    pub deadline: Instant,
    /// How it stood when it was asked for.
    pub state: KmsState,
}

/// How far a plan is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many devices there are.
    pub all: usize,
    /// How many of them have their MAK.
    pub moved: usize,
    /// How many have none and are overdue.
    pub overdue: usize,
}

/// The plan of a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KmsPlan {
    /// What the customer is called.
    pub customer: String,
    /// Its devices: by their deadlines, those that were moved last.
    pub rows: Vec<KmsRow>,
}

impl KmsRow {
    /// A device as it stands at that instant.
    #[must_use]
    pub fn of(device: KmsDevice, now: Instant, zone: &dyn Zone) -> Self {
        Self { deadline: device.deadline(zone), state: device.state(now, zone), device }
    }
}

impl Progress {
    /// That of these devices.
    #[must_use]
    pub fn of<'a>(states: impl IntoIterator<Item = &'a KmsState>) -> Self {
        let mut progress = Self::default();
        for state in states {
            progress.all = progress.all.saturating_add(1);
            match state {
                KmsState::Moved => progress.moved = progress.moved.saturating_add(1),
                KmsState::Overdue { .. } => progress.overdue = progress.overdue.saturating_add(1),
                KmsState::Closing { .. } | KmsState::Ample { .. } => {}
            }
        }
        progress
    }
}

impl KmsPlan {
    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress::of(self.rows.iter().map(|row| &row.state))
    }
}

/// Lists the devices of a customer's plan.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_kms_devices(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    zone: &dyn Zone,
) -> Result<KmsPlan, ServiceError> {
    require_look(services, actor, Permission::LookAtPlans, || subject_of_customer(services, actor, tenant))?;
    plan_of(services, actor, tenant, zone)
}

/// The plan, whoever asked whether they may see it.
pub(super) fn plan_of(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    zone: &dyn Zone,
) -> Result<KmsPlan, ServiceError> {
    let customer = read_customer(services, actor, tenant)?.name;
    let now = services.clock.now();
    let devices = devices_of(services, actor, tenant)?;
    let mut rows: Vec<KmsRow> = devices.into_iter().map(|device| KmsRow::of(device, now, zone)).collect();
    rows.sort_by_cached_key(|row| {
        (row.state == KmsState::Moved, row.deadline, KmsDevice::folded(&row.device.details.name))
    });
    Ok(KmsPlan { customer, rows })
}
