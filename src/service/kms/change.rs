//! Marking devices of a plan as moved, or as not moved after all, and taking them off the plan (KMS-1).

use crate::domain::{Actor, KmsDevice, KmsDeviceId, TenantId};
use crate::ports::Change;
use crate::service::error::ServiceError;
use crate::service::kms::plan::{BATCH, Changed, Plan};
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// What becomes of devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceChange {
    /// They have their MAK.
    Moved,
    /// They have none after all.
    NotMoved,
    /// They are not on the plan any more.
    Removed,
}

/// What becomes of which devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeKmsDevices {
    /// Whose they are.
    pub tenant: TenantId,
    /// Which ones.
    pub devices: Vec<KmsDeviceId>,
    /// What becomes of them.
    pub change: DeviceChange,
}

/// Changes devices of a customer's plan, some at a time, and says how many became others. What is so already, and what is
/// not there, is left alone.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`] without the customer, or what the store says; what was
/// changed until then stays.
pub fn change_kms_devices(services: &Services, actor: &Actor, ask: &ChangeKmsDevices) -> Result<u64, ServiceError> {
    let plan = Plan::open(services, actor, ask.tenant)?;
    let mut count: u64 = 0;
    for some in ask.devices.chunks(BATCH) {
        let changed = decided_anew(|| change(&plan, some, ask.change)).map_err(|error| plan.failed(error))?;
        count = count.saturating_add(changed);
    }
    Ok(count)
}

fn change(plan: &Plan<'_>, some: &[KmsDeviceId], change: DeviceChange) -> Result<u64, ServiceError> {
    let mut changes: Vec<Changed> = Vec::new();
    let mut names = Vec::new();
    for id in some {
        let (Some(device), version) = plan.device(*id)? else { continue };
        let name = device.details.name.clone();
        let becomes = match (change, device.moved.is_some()) {
            (DeviceChange::Removed, _) => Change::NoKmsDevice(device.tenant, device.id),
            (DeviceChange::Moved, false) => {
                Change::KmsDevice(Box::new(KmsDevice { moved: Some(plan.moved()), ..device }))
            }
            (DeviceChange::NotMoved, true) => Change::KmsDevice(Box::new(KmsDevice { moved: None, ..device })),
            (DeviceChange::Moved, true) | (DeviceChange::NotMoved, false) => continue,
        };
        // The same device twice is changed once.
        if changes.iter().all(|(known, _)| known.entity() != becomes.entity()) {
            changes.push((becomes, version));
            names.push(name);
        }
    }
    let count = u64::try_from(changes.len()).unwrap_or(u64::MAX);
    if count == 0 {
        return Ok(0);
    }
    let verb = match change {
        DeviceChange::Moved => "moved",
        DeviceChange::NotMoved => "not moved",
        DeviceChange::Removed => "removed",
    };
    let reason = match names.as_slice() {
        [one] => format!("{verb}: {one}"),
        _ => format!("{verb}: {count}"),
    };
    plan.write(changes, reason)?;
    Ok(count)
}
