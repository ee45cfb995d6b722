//! The files that were attached to support requests which are still being written (SUPPORT-2).

use std::fmt::Debug;

use crate::domain::support_request::Content;
use crate::domain::{Attachment, SupportDraftId};
use crate::ports::drafts::DraftsFailure;

/// Keeps what such files contain, each as one thing.
pub trait DraftFiles: Send + Sync + Debug {
    /// Keeps the content of a file of that draft.
    ///
    /// # Errors
    /// [`DraftsFailure`]; nothing of it is kept then.
    fn keep(&self, draft: SupportDraftId, file: &Attachment, content: &Content) -> Result<(), DraftsFailure>;

    /// The content of a file of that draft, exactly as it was kept.
    ///
    /// # Errors
    /// [`DraftsFailure`], also where it is not there or is another by now.
    fn content(&self, draft: SupportDraftId, file: &Attachment) -> Result<Content, DraftsFailure>;

    /// Removes a file of that draft, if it is there.
    ///
    /// # Errors
    /// [`DraftsFailure`].
    fn remove(&self, draft: SupportDraftId, file: &Attachment) -> Result<(), DraftsFailure>;

    /// Removes all files of that draft.
    ///
    /// # Errors
    /// [`DraftsFailure`].
    fn forget(&self, draft: SupportDraftId) -> Result<(), DraftsFailure>;
}
