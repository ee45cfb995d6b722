//! Adding a device to a plan, or changing what is known of one (KMS-1).

use crate::domain::kms_device::DeviceDetails;
use crate::domain::{Actor, KmsDevice, KmsDeviceId, TenantId};
use crate::ports::Change;
use crate::service::error::{ServiceError, What};
use crate::service::kms::plan::{Names, Plan, Standing};
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// What is to be known of which device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutKmsDevice {
    /// Whose it is.
    pub tenant: TenantId,
    /// Which one; `None` for the one of that name, which is added where there is none.
    pub device: Option<KmsDeviceId>,
    /// What is to be known of it.
    pub details: DeviceDetails,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    Added,
    /// It was there, and is another now.
    Updated,
    /// It was there just so, and nothing was written.
    Unchanged,
}

impl From<Standing> for Put {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Added => Self::Added,
            Standing::Updated => Self::Updated,
            Standing::Unchanged => Self::Unchanged,
        }
    }
}

/// Puts a device into a customer's plan. One of the same name, whatever its case, is changed and never added twice.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], [`ServiceError::KmsNameTaken`] where another device
/// has the name that one is to get, or what the store says.
pub fn put_kms_device(services: &Services, actor: &Actor, ask: &PutKmsDevice) -> Result<Put, ServiceError> {
    let plan = Plan::open(services, actor, ask.tenant)?;
    decided_anew(|| put(&plan, ask)).map_err(|error| plan.failed(error))
}

fn put(plan: &Plan<'_>, ask: &PutKmsDevice) -> Result<Put, ServiceError> {
    let names = plan.names()?;
    let (standing, change) = match ask.device {
        None => {
            let told = plan.told(&names, &ask.details)?;
            (told.standing, told.change)
        }
        Some(id) => changed(plan, &names, id, &ask.details)?,
    };
    let verb = match standing {
        Standing::Added => "added",
        Standing::Updated => "changed",
        Standing::Unchanged => return Ok(Put::Unchanged),
    };
    plan.write(change.into_iter().collect(), format!("{verb}: {}", ask.details.name))?;
    Ok(standing.into())
}

/// What is to be written so that just this device is as it is said.
fn changed(
    plan: &Plan<'_>,
    names: &Names,
    id: KmsDeviceId,
    details: &DeviceDetails,
) -> Result<(Standing, Option<crate::service::kms::plan::Changed>), ServiceError> {
    let (device, version) = plan.device(id)?;
    let device = device.ok_or(ServiceError::NotFound(What::KmsDevice(id)))?;
    if names.get(&KmsDevice::folded(&details.name)).is_some_and(|other| *other != id) {
        return Err(ServiceError::KmsNameTaken(details.name.clone()));
    }
    if device.details == *details {
        return Ok((Standing::Unchanged, None));
    }
    let changed = KmsDevice { details: details.clone(), ..device };
    Ok((Standing::Updated, Some((Change::KmsDevice(Box::new(changed)), version))))
}
