//! Deciding anew: what was decided on can be changed by someone else before it is committed.

use crate::ports::CommitError;
use crate::service::error::ServiceError;

/// How often it is decided.
const ATTEMPTS: usize = 3;

/// Decides and commits, and decides anew where someone else wrote what it was decided on.
///
/// # Errors
/// The last conflict, or any other error at once.
pub(in crate::service) fn decided_anew<T>(
    mut decide_and_commit: impl FnMut() -> Result<T, ServiceError>,
) -> Result<T, ServiceError> {
    for _ in 1..ATTEMPTS {
        match decide_and_commit() {
            Err(ServiceError::Commit(CommitError::Conflict { .. })) => {}
            settled => return settled,
        }
    }
    decide_and_commit()
}
