//! A support request that is being written, as it is kept at every pause in typing (SUPPORT-2).

use serde::{Deserialize, Serialize};

use crate::domain::support_request::{Attachment, SupportForm};
use crate::domain::{Instant, SupportDraftId};

/// A form with its files. What the files contain was copied in when they were attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportDraft {
    /// Which one.
    pub id: SupportDraftId,
    /// What was typed so far.
    pub form: SupportForm,
    /// Its files, in the order in which they were attached.
    pub files: Vec<Attachment>,
    /// When it was changed last.
    pub changed: Instant,
}
