//! The disk: how much room there is, names put on it, and what its errors mean.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::domain::DownloadFailure;
use crate::domain::download::DiskTrouble;

/// As much is left free: on a full disk nothing could be recorded any more.
const LEFT_FREE: u64 = 64 << 20;

/// Says no before the disk is full.
pub(super) fn require_room(folder: &Path, needed: u64) -> Result<(), DownloadFailure> {
    let free = free_bytes(folder).map_err(of_disk(folder))?.saturating_sub(LEFT_FREE);
    if needed <= free { Ok(()) } else { Err(DownloadFailure::NoRoom { needed, free }) }
}

/// Puts the names in a folder on the disk.
pub(super) fn sync_folder(folder: &Path) -> Result<(), DownloadFailure> {
    File::open(folder).and_then(|opened| opened.sync_all()).map_err(of_disk(folder))
}

/// What an error with that file or folder means.
pub(super) fn of_disk(path: &Path) -> impl Fn(io::Error) -> DownloadFailure {
    move |error| DownloadFailure::CannotWrite { path: path.to_owned(), why: trouble(&error) }
}

/// What an error of the system means, by its kind.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "what is left has a number and no name of ours")]
pub fn trouble(error: &io::Error) -> DiskTrouble {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DiskTrouble::NoRoom,
        io::ErrorKind::PermissionDenied => DiskTrouble::NoPermission,
        io::ErrorKind::ReadOnlyFilesystem => DiskTrouble::ReadOnly,
        io::ErrorKind::NotFound => DiskTrouble::NotFound,
        io::ErrorKind::IsADirectory => DiskTrouble::IsFolder,
        io::ErrorKind::NotADirectory => DiskTrouble::NotAFolder,
        _ => DiskTrouble::Other(error.raw_os_error()),
    }
}

/// What an error means in writing a file of which so much is still to come.
pub(super) fn of_writing(path: &Path, needed: u64) -> impl Fn(io::Error) -> DownloadFailure {
    move |error| {
        if trouble(&error) != DiskTrouble::NoRoom {
            return of_disk(path)(error);
        }
        let free = path.parent().and_then(|folder| free_bytes(folder).ok()).unwrap_or(0);
        DownloadFailure::NoRoom { needed, free }
    }
}

fn free_bytes(folder: &Path) -> io::Result<u64> {
    let disk = rustix::fs::statvfs(folder)?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustix::io::Errno;

    #[test]
    fn an_error_of_the_disk_is_told_by_its_kind_or_else_by_its_number() {
        for (errno, expected) in [
            (Errno::NOSPC, DiskTrouble::NoRoom),
            (Errno::DQUOT, DiskTrouble::NoRoom),
            (Errno::ACCESS, DiskTrouble::NoPermission),
            (Errno::PERM, DiskTrouble::NoPermission),
            (Errno::ROFS, DiskTrouble::ReadOnly),
            (Errno::NOENT, DiskTrouble::NotFound),
            (Errno::ISDIR, DiskTrouble::IsFolder),
            (Errno::NOTDIR, DiskTrouble::NotAFolder),
            (Errno::IO, DiskTrouble::Other(Some(Errno::IO.raw_os_error()))),
        ] {
            assert_eq!(trouble(&errno.into()), expected, "{errno:?}");
        }
        assert_eq!(trouble(&io::Error::other("words")), DiskTrouble::Other(None));
    }
}
