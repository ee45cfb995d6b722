//! Support requests: written as a draft that is kept at every pause, filed once, listed, opened and carried over into a new
//! draft (SUPPORT-1, SUPPORT-2).

mod attach;
mod draft;
mod file;
mod list;
mod open;

pub use attach::{attach_file, detach_file, look_into};
pub use draft::{begin_support_draft, discard_support_draft, keep_support_form, open_support_draft, reopen_as_draft};
pub use file::{FileSupportRequest, file_support_request};
pub(in crate::service) use list::open_drafts;
pub use list::{SupportRow, SupportRowId, list_support_requests};
pub use open::{OpenedRequest, open_support_request, read_attachments, write_out};
