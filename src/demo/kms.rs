//! The devices that the demo's customers move from KMS to MAK: those of the first customer as they are listed, and of some
//! others as chance has it. They have a chance of their own, so that nothing else of a customer follows from them.

use chrono::{Days, Duration};
use serde::Deserialize;

use crate::demo::chance::Chance;
use crate::domain::kms_device::{DeviceDetails, LastActivation, Moved};
use crate::domain::{Instant, KmsDevice, KmsDeviceId, TenantId};

/// One in so many customers has a plan.
const PLANS: u32 = 9;
/// The most devices of a plan.
const MOST: u32 = 24;
/// How long ago the last activation of a device is at most, in days: a few are overdue.
const OLDEST_DAYS: u32 = 186;

/// What the devices are made of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Devices {
    prefixes: Vec<String>,
    products: Vec<String>,
    device: Vec<Listed>,
}

/// A device that is not left to chance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    name: String,
    product: String,
    days_ago: u32,
    /// At which hour, where more than the day is known.
    #[serde(default)]
    hour: Option<u32>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    moved_days_ago: Option<u32>,
}

/// Whose the devices are, and who moves them.
pub(super) struct Owner<'a> {
    pub(super) seed: u64,
    pub(super) number: u32,
    pub(super) tenant: TenantId,
    pub(super) operator: &'a str,
    pub(super) now: Instant,
}

impl Devices {
    /// The devices of a customer in the order of their ids; mostly none.
    pub(super) fn of(&self, owner: &Owner<'_>) -> Vec<KmsDevice> {
        let mut chance = Chance::of_devices(owner.seed, owner.number);
        let mut devices = Vec::new();
        if owner.number == 0 {
            devices.extend(self.device.iter().map(|listed| listed.device(owner, &mut chance)));
        } else if chance.one_in(PLANS) {
            let count = chance.between(3, MOST);
            devices.extend((1..=count).map(|place| self.any(place, &mut chance).device(owner, &mut chance)));
        }
        devices.sort_by_key(|device| device.id);
        devices
    }

    fn any(&self, place: u32, chance: &mut Chance) -> Listed {
        let prefix = chance.pick(&self.prefixes).map_or("", String::as_str);
        let days_ago = chance.between(1, OLDEST_DAYS);
        Listed {
            name: format!("{prefix}-{place:02}"),
            product: chance.pick(&self.products).cloned().unwrap_or_default(),
            days_ago,
            hour: chance.one_in(4).then(|| chance.below(24)),
            note: String::new(),
            moved_days_ago: chance.one_in(3).then(|| chance.below(days_ago)),
        }
    }
}

impl Listed {
    fn device(&self, owner: &Owner<'_>, chance: &mut Chance) -> KmsDevice {
        let day = owner.now.day().checked_sub_days(Days::new(self.days_ago.into())).unwrap_or_default();
        let by_day = LastActivation::Day(day);
        let at_hour = |hour| day.and_hms_opt(hour, 12, 0).map(|clock| LastActivation::At(clock.and_utc().into()));
        let moved = |days: u32| Moved {
            at: owner.now.before(Duration::days(days.into()) + Duration::hours(1)),
            by: owner.operator.to_owned(),
        };
        KmsDevice {
            id: KmsDeviceId(chance.guid(&[])),
            tenant: owner.tenant,
            details: DeviceDetails {
                name: self.name.clone(),
                product: self.product.clone(),
                last_activation: self.hour.and_then(at_hour).unwrap_or(by_day),
                note: self.note.clone(),
            },
            moved: self.moved_days_ago.map(moved),
        }
    }
}
