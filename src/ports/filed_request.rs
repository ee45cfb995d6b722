//! A support request as it is written: with what its files contain, all at once or nothing of it (SUPPORT-2).

use crate::domain::SupportRequest;
use crate::domain::support_request::Content;

/// A support request and its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledRequest {
    /// The request.
    pub request: SupportRequest,
    /// What each of its files contains, in their order; none where that lies in the store already.
    pub contents: Vec<Content>,
}
