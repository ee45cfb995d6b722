//! Devices of plans from KMS to MAK.

use uuid::Uuid;

use crate::domain::kms_device::{DeviceDetails, LastActivation, Moved};
use crate::domain::{KmsDevice, KmsDeviceId};
use crate::testing::example::{now, tenant};

/// A device of that customer's plan from KMS to MAK, activated that many days before [`now`].
#[must_use]
pub fn kms_device(customer: u32, number: u32, days: u64) -> KmsDevice {
    let day = now().day().checked_sub_days(chrono::Days::new(days)).expect("a day of the calendar");
    KmsDevice {
        id: KmsDeviceId(Uuid::from_u128(0xD0 + u128::from(number))),
        tenant: tenant(customer),
        details: DeviceDetails {
            name: format!("SRV-{number:02}"),
            product: "Windows Server 2022 Standard".to_owned(),
            last_activation: LastActivation::Day(day),
            note: String::new(),
        },
        moved: None,
    }
}

/// The same device once it has its MAK.
#[must_use]
pub fn moved(device: KmsDevice) -> KmsDevice {
    KmsDevice { moved: Some(Moved { at: now(), by: "Anna Berg".to_owned() }), ..device }
}
