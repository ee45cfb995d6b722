//! What the changes of a plan have in common: whose it is, what is known of it, and the one way to write it.

use std::collections::HashMap;

use nonempty::NonEmpty;
use uuid::Builder;

use crate::domain::activity::Subject;
use crate::domain::kms_device::{DeviceDetails, may_change_plan};
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, EntityRef, KmsDevice, KmsDeviceId, Permission, TenantId, Version, role,
};
use crate::ports::page::all_pages;
use crate::ports::store::version_of;
use crate::ports::{Change, Commit, Page, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// As many devices are written at a time.
pub(super) const BATCH: usize = 250;

/// A plan that is changed by an actor who may.
pub(super) struct Plan<'a> {
    services: &'a Services,
    actor: &'a Actor,
    tenant: TenantId,
    subject: Subject,
}

/// The ids of a customer's devices by their folded names.
pub(super) type Names = HashMap<String, KmsDeviceId>;

/// A change of a device with the version that it rests on.
pub(super) type Changed = (Change, Version);

/// What becomes of the device of a name by what is said of it.
pub(super) struct Told {
    pub(super) standing: Standing,
    /// What is to be written; nothing where it is just so.
    pub(super) change: Option<Changed>,
    /// What was known of a device that becomes another, and what will be.
    pub(super) both: Option<[DeviceDetails; 2]>,
}

/// What becomes of a device by what is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is new.
    Added,
    /// It is there, and becomes another.
    Updated,
    /// It is there just so.
    Unchanged,
}

/// All devices of a customer, in order of their ids.
pub(super) fn devices_of(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Vec<KmsDevice>, ServiceError> {
    let store = services.store.as_ref();
    Ok(all_pages(|after| store.kms_devices(actor.scope(), tenant, after, Page::<()>::LIMIT))?)
}

impl<'a> Plan<'a> {
    /// The plan of a customer that is there, for who may change it; the refusal is recorded.
    pub(super) fn open(services: &'a Services, actor: &'a Actor, tenant: TenantId) -> Result<Self, ServiceError> {
        if let Err(refusal) = role::require(actor, Permission::ChangePlans) {
            let subject = subject_of_customer(services, actor, tenant);
            let asked = record(services, actor, ActivityKind::KmsPlanChanged, subject);
            return Err(refused(services, actor, refusal, asked));
        }
        let customer = read_customer(services, actor, tenant)?;
        let subject = Subject { tenant: Some(tenant), customer: Some(customer.name), ..Subject::default() };
        Ok(Self { services, actor, tenant, subject })
    }

    /// The names of the devices there are.
    pub(super) fn names(&self) -> Result<Names, ServiceError> {
        let devices = devices_of(self.services, self.actor, self.tenant)?;
        Ok(devices.into_iter().map(|device| (KmsDevice::folded(&device.details.name), device.id)).collect())
    }

    /// The device, where it is there, and its version.
    pub(super) fn device(&self, id: KmsDeviceId) -> Result<(Option<KmsDevice>, Version), ServiceError> {
        let read = self.services.store.kms_device(self.actor.scope(), self.tenant, id)?;
        let version = version_of(read.as_ref());
        Ok((read.map(|read| read.value), version))
    }

    /// What is to be written so that a device of that name is as it is said; what is left empty stays what it was.
    pub(super) fn told(&self, names: &Names, details: &DeviceDetails) -> Result<Told, ServiceError> {
        let known = match names.get(&KmsDevice::folded(&details.name)) {
            Some(id) => self.device(*id)?,
            None => (None, Version::ABSENT),
        };
        let (Some(device), version) = known else {
            let device = KmsDevice {
                id: self.free_id(&details.name)?,
                tenant: self.tenant,
                details: details.clone(),
                moved: None,
            };
            let change = Some((Change::KmsDevice(Box::new(device)), Version::ABSENT));
            return Ok(Told { standing: Standing::Added, change, both: None });
        };
        let kept = |said: &String, known: &String| if said.is_empty() { known.clone() } else { said.clone() };
        let details = DeviceDetails {
            product: kept(&details.product, &device.details.product),
            note: kept(&details.note, &device.details.note),
            ..details.clone()
        };
        if details == device.details {
            return Ok(Told { standing: Standing::Unchanged, change: None, both: None });
        }
        let both = Some([device.details.clone(), details.clone()]);
        let change = Some((Change::KmsDevice(Box::new(KmsDevice { details, ..device })), version));
        Ok(Told { standing: Standing::Updated, change, both })
    }

    /// Writes it with one record of it.
    pub(super) fn write(&self, changes: Vec<Changed>, reason: String) -> Result<(), ServiceError> {
        let record = ActivityRecord { reason: Some(reason), ..self.record() };
        let entity = |(change, version): &Changed| Some((change.entity()?, *version));
        let basis: Vec<(EntityRef, Version)> = changes.iter().filter_map(entity).collect();
        let permit = match may_change_plan(self.actor, basis) {
            Ok(permit) => permit,
            Err(refusal) => return Err(refused(self.services, self.actor, refusal, record)),
        };
        let changes = changes.into_iter().map(|(change, _)| change).collect();
        let written = Commit::by(self.actor, permit, changes, NonEmpty::new(record));
        commit(self.services.store.as_ref(), &written)?;
        Ok(())
    }

    /// Records that it failed, and why.
    pub(super) fn failed(&self, error: ServiceError) -> ServiceError {
        failed(self.services, self.actor, error, || self.record())
    }

    /// Who acts, and when: as a device that is moved now says it.
    pub(super) fn moved(&self) -> crate::domain::kms_device::Moved {
        let (at, by) = (self.services.clock.now(), self.actor.name().to_owned());
        crate::domain::kms_device::Moved { at, by }
    }

    fn record(&self) -> ActivityRecord {
        record(self.services, self.actor, ActivityKind::KmsPlanChanged, self.subject.clone())
    }

    /// The id follows from the name, so that two who add the same device at once do not add it twice; where a device that
    /// was called so once has it, the next one does.
    fn free_id(&self, name: &str) -> Result<KmsDeviceId, ServiceError> {
        let folded = KmsDevice::folded(name);
        let mut attempt: u32 = 0;
        loop {
            let mut hasher = blake3::Hasher::new_derive_key("nyckel KMS device, id, 1");
            hasher.update(self.tenant.as_bytes()).update(&attempt.to_le_bytes()).update(folded.as_bytes());
            let mut bytes = [0; 16];
            hasher.finalize_xof().fill(&mut bytes);
            let id = KmsDeviceId(Builder::from_custom_bytes(bytes).into_uuid());
            if self.device(id)?.0.is_none() {
                return Ok(id);
            }
            attempt = attempt.wrapping_add(1);
        }
    }
}
