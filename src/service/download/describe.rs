//! What a download would fetch: name, size and, where it is known at once, checksum. No link is asked for, and so
//! nothing is recorded (KEY-3).

use crate::domain::download::{Bits, may_download};
use crate::domain::{Actor, Choice, EntitlementId, Permission};
use crate::ports::LinkQuestion;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{Purchase, subject_of};

/// Which bits are asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeDownload {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// Version, language and file type.
    pub choice: Choice,
}

/// Says what would be fetched. Nobody has asked for it yet, so that a refusal is not recorded.
///
/// # Errors
/// The rules' refusal, [`ServiceError::NotFound`], or what failed.
pub fn describe_download(services: &Services, actor: &Actor, ask: &DescribeDownload) -> Result<Bits, ServiceError> {
    require_look(services, actor, Permission::Keys, || subject_of(services, actor, &ask.entitlement, None))?;
    let purchase = Purchase::read(services, actor, &ask.entitlement)?;
    may_download(actor, purchase.purchased(), purchase.product, &ask.choice)?;
    let question = LinkQuestion { entitlement: &purchase.entitlement.value, choice: &ask.choice };
    Ok(services.provider.bits(question)?)
}
