//! Taking the plan of a customer out: that it was is on disk before it is (LOG-1).

use std::path::{Path, PathBuf};

use nonempty::NonEmpty;

use crate::domain::download::FileName;
use crate::domain::kms_device::may_export_plan;
use crate::domain::support_request::Content;
use crate::domain::{ActivityKind, Actor, TenantId, Zone};
use crate::ports::{Commit, commit};
use crate::service::error::ServiceError;
use crate::service::kms::list::{KmsPlan, plan_of};
use crate::service::recording::{record, refused};
use crate::service::services::Services;
use crate::service::subject::subject_of_customer;

/// The plan of a customer, to be given out.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn export_kms_plan(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    zone: &dyn Zone,
) -> Result<KmsPlan, ServiceError> {
    let exported = record(services, actor, ActivityKind::Exported, subject_of_customer(services, actor, tenant));
    let permit = match may_export_plan(actor) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, exported)),
    };
    let plan = plan_of(services, actor, tenant, zone)?;
    commit(services.store.as_ref(), &Commit::by(actor, permit, Vec::new(), NonEmpty::new(exported)))?;
    Ok(plan)
}

/// Writes the plan to a new file in that folder, only the operator's to read, and says where it is. `compose` makes its
/// name and its bytes.
///
/// # Errors
/// As [`export_kms_plan`], or [`ServiceError::OwnFiles`].
pub fn save_kms_plan(
    services: &Services,
    actor: &Actor,
    (tenant, zone): (TenantId, &dyn Zone),
    folder: &Path,
    compose: impl FnOnce(&KmsPlan) -> (FileName, Vec<u8>),
) -> Result<PathBuf, ServiceError> {
    let (name, content) = compose(&export_kms_plan(services, actor, tenant, zone)?);
    Ok(services.own_files.write_new(folder, &name, &Content::new(content))?)
}
