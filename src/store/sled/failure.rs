//! What sled says, as failures of the port.

use std::io;

use crate::ports::store::StoreFailure;

/// What sled said while `doing` it.
pub(super) fn of_sled(doing: &'static str) -> impl Fn(::sled::Error) -> StoreFailure {
    move |error| match error {
        ::sled::Error::Io(error) => of_io(doing)(error),
        ::sled::Error::Corruption { at, .. } => StoreFailure::Damaged(format!("sled found damage at {at:?}")),
        ::sled::Error::CollectionNotFound(_) | ::sled::Error::Unsupported(_) | ::sled::Error::ReportableBug(_) => {
            StoreFailure::Io { doing, reason: error.to_string() }
        }
    }
}

/// What the system said while `doing` it.
pub(super) fn of_io(doing: &'static str) -> impl Fn(io::Error) -> StoreFailure {
    move |error| {
        // A quota, and a limit on files, are a full disk to whoever writes.
        if matches!(
            error.kind(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge
        ) {
            return StoreFailure::Full;
        }
        let reason = error.to_string();
        // sled names no kind of its own for this; our own lock comes first, so it is the last resort.
        if reason.contains("could not acquire lock") {
            return StoreFailure::Owned { holder: None };
        }
        StoreFailure::Io { doing, reason }
    }
}
