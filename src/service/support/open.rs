//! One support request that was filed, with what its files contain where that is wanted.

use std::path::{Path, PathBuf};

use crate::domain::activity::Subject;
use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::domain::{Actor, Permission, SupportRequest, SupportRequestNumber};
use crate::service::error::{ServiceError, What};
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::support::list::name_of;

/// A request, and what its customer is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRequest {
    /// The request.
    pub request: SupportRequest,
    /// The customer: by name, where it is one of ours that the actor may look at, else as it is named there.
    pub customer: Option<String>,
}

/// The request of that number.
///
/// # Errors
/// [`ServiceError::NotFound`], a recorded refusal in the customer's own view, or what the store says.
pub fn open_support_request(
    services: &Services,
    actor: &Actor,
    number: &SupportRequestNumber,
) -> Result<OpenedRequest, ServiceError> {
    require_look(services, actor, Permission::SupportRequest, Subject::default)?;
    let found = services.store.support_request(actor.scope(), number)?;
    let request = found.ok_or_else(|| ServiceError::NotFound(What::SupportRequest(number.clone())))?.value;
    let customer = request.details.customer.as_ref().map(|customer| name_of(services, actor, customer));
    Ok(OpenedRequest { request, customer })
}

/// What the files of a request contain, in their order.
///
/// # Errors
/// [`ServiceError::NotFound`] where one is not there, a recorded refusal in the customer's own view, or what the store says.
pub fn read_attachments(
    services: &Services,
    actor: &Actor,
    request: &SupportRequest,
) -> Result<Vec<Content>, ServiceError> {
    require_look(services, actor, Permission::SupportRequest, Subject::default)?;
    let read = |place| {
        let content = services.store.attached(actor.scope(), &request.number, place)?;
        content.ok_or_else(|| ServiceError::NotFound(What::SupportRequest(request.number.clone())))
    };
    (0..request.attachments.len()).map(read).collect()
}

/// Writes what was made of a request to a file of its own in that folder, only the operator's to read, and says where it is.
///
/// # Errors
/// A recorded refusal in the customer's own view, or what the file system says.
pub fn write_out(
    services: &Services,
    actor: &Actor,
    (folder, name): (&Path, &FileName),
    content: &Content,
) -> Result<PathBuf, ServiceError> {
    require_look(services, actor, Permission::SupportRequest, Subject::default)?;
    Ok(services.own_files.write_new(folder, name, content)?)
}
