//! Attaching files to a support request that is being written: checked, and copied in at once (SUPPORT-1).

use std::path::Path;

use crate::domain::download::FileName;
use crate::domain::support_request::{AttachmentProblem, Content};
use crate::domain::{Actor, Attachment, SupportDraft, SupportDraftId};
use crate::ports::{Folder, OwnFilesFailure};
use crate::service::error::ServiceError;
use crate::service::keep_choice::own_drafts;
use crate::service::services::Services;
use crate::service::support::draft;

/// Attaches a file of the operator's to a draft, and gives the draft back. What the file contains is kept with the draft, so
/// that the file itself may go.
///
/// # Errors
/// [`ServiceError::Attachment`] where the file may not be attached, a refusal in the customer's own view, or what the
/// drafts say.
pub fn attach_file(
    services: &Services,
    actor: &Actor,
    id: SupportDraftId,
    path: &Path,
) -> Result<SupportDraft, ServiceError> {
    draft::drafting(actor)?;
    let content = services.own_files.content(path, Attachment::MOST_BYTES).map_err(problem)?;
    let file = described(path, &content);
    let others = own_drafts(services, actor).support_requests.remove(&id).map(|draft| draft.files).unwrap_or_default();
    file.may_join(&others)?;
    services.draft_files.keep(id, &file, &content)?;
    draft::change(services, actor, id, |draft| draft.files.push(file.clone()))
}

/// Takes a file off a draft, and gives the draft back.
///
/// # Errors
/// A refusal in the customer's own view, or what the drafts say.
pub fn detach_file(
    services: &Services,
    actor: &Actor,
    id: SupportDraftId,
    file: &Attachment,
) -> Result<SupportDraft, ServiceError> {
    let changed = draft::change(services, actor, id, |draft| draft.files.retain(|kept| kept != file))?;
    services.draft_files.remove(id, file)?;
    Ok(changed)
}

/// What lies in a folder of the operator's; in the operator's own where none is named.
///
/// # Errors
/// A refusal in the customer's own view, or what the file system says.
pub fn look_into(services: &Services, actor: &Actor, folder: Option<&Path>) -> Result<Folder, ServiceError> {
    draft::drafting(actor)?;
    Ok(services.own_files.folder(folder)?)
}

fn described(path: &Path, content: &Content) -> Attachment {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = u64::try_from(content.as_bytes().len()).unwrap_or(u64::MAX);
    Attachment { name: FileName::sanitised(&name), bytes, hash: *blake3::hash(content.as_bytes()).as_bytes() }
}

fn problem(failure: OwnFilesFailure) -> AttachmentProblem {
    match failure {
        OwnFilesFailure::NotAFile(_) => AttachmentProblem::NotAFile,
        OwnFilesFailure::TooLarge { .. } => AttachmentProblem::TooLarge,
        OwnFilesFailure::System { reason, .. } => AttachmentProblem::Unreadable(reason),
    }
}
