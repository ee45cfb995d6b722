//! The file in which a download grows until it is whole.
//!
//! **Invariant:** one transfer at a time has it, in whatever process: it is locked as long as it is open. **Invariant:**
//! it is given the file's name only as a whole, on disk, and never in the place of a file that was not to be replaced.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use tempfile::TempPath;

use crate::domain::DownloadFailure;
use crate::domain::download::{Existing, Target};
use crate::download::disk::{of_disk, of_writing, sync_folder};
use crate::ports::Part;

/// An open part.
#[derive(Debug)]
pub(super) struct PartFile {
    file: File,
    path: PathBuf,
    /// The size of the whole file, in bytes.
    whole: u64,
}

impl PartFile {
    /// Opens the part of a file of that size, or begins one.
    pub(super) fn open(target: &Target, whole: u64) -> Result<Self, DownloadFailure> {
        let path = target.part();
        let file = options().write(true).create(true).open(&path).map_err(of_writing(&path, whole))?;
        lock(&file, target)?;
        let part = Self { file, path, whole };
        // Whoever had it before may have given it the file's name or removed it meanwhile.
        match part.is_at_its_place() {
            Ok(true) => Ok(part),
            Ok(false) => Err(DownloadFailure::InUse { path: target.path() }),
            Err(error) => Err(of_disk(&part.path)(error)),
        }
    }

    /// As many bytes are in it.
    pub(super) fn bytes(&self) -> Result<u64, DownloadFailure> {
        Ok(self.file.metadata().map_err(of_disk(&self.path))?.len())
    }

    /// Begins to read it from its first byte on.
    pub(super) fn rewind(&mut self) -> Result<(), DownloadFailure> {
        self.file.rewind().map_err(of_disk(&self.path))
    }

    /// Reads on; nothing at its end.
    pub(super) fn read(&mut self, buffer: &mut [u8]) -> Result<usize, DownloadFailure> {
        self.file.read(buffer).map_err(of_disk(&self.path))
    }

    /// Adds to its end.
    pub(super) fn append(&mut self, bytes: &[u8], done: u64) -> Result<(), DownloadFailure> {
        self.file.write_all(bytes).map_err(of_writing(&self.path, self.whole.saturating_sub(done)))
    }

    /// Goes to its end, which is there.
    pub(super) fn cut_at(&mut self, bytes: u64) -> Result<(), DownloadFailure> {
        let cut = self.file.set_len(bytes).and_then(|()| self.file.seek(SeekFrom::Start(bytes)));
        cut.map(drop).map_err(of_disk(&self.path))
    }

    /// Gives it the file's name, once all of it is on disk.
    pub(super) fn complete(self, target: &Target) -> Result<(), DownloadFailure> {
        self.file.sync_all().map_err(of_writing(&self.path, 0))?;
        match target.existing {
            Existing::Replaced => fs::rename(&self.path, target.path()).map_err(of_disk(&self.path))?,
            Existing::Kept => rename_to_new(&self.path, target)?,
        }
        sync_folder(&target.folder)
    }

    /// Removes it.
    pub(super) fn remove(self) -> Result<(), DownloadFailure> {
        fs::remove_file(&self.path).map_err(of_disk(&self.path))
    }

    fn is_at_its_place(&self) -> io::Result<bool> {
        let (opened, there) = (self.file.metadata()?, fs::symlink_metadata(&self.path));
        Ok(there.is_ok_and(|there| (there.dev(), there.ino()) == (opened.dev(), opened.ino())))
    }
}

/// What is there of a file that is not whole.
pub(super) fn look(target: &Target) -> Part {
    let Ok(file) = options().open(target.part()) else { return Part::Absent };
    match (file.try_lock_shared(), file.metadata()) {
        (Err(TryLockError::WouldBlock), _) => Part::InUse,
        (Ok(()) | Err(TryLockError::Error(_)), Ok(metadata)) => Part::Kept { bytes: metadata.len() },
        (Ok(()) | Err(TryLockError::Error(_)), Err(_)) => Part::Absent,
    }
}

/// Removes the part, if there is one that nobody has.
pub(super) fn discard(target: &Target) -> Result<(), DownloadFailure> {
    let path = target.part();
    let file = match options().open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(of_disk(&path)(error)),
    };
    lock(&file, target)?;
    PartFile { file, path, whole: 0 }.remove()
}

/// A part is a file of its own and never a link to another one, which somebody else may have laid there.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(OFlags::NOFOLLOW.bits().cast_signed());
    options
}

fn lock(file: &File, target: &Target) -> Result<(), DownloadFailure> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(DownloadFailure::InUse { path: target.path() }),
        Err(TryLockError::Error(error)) => Err(of_disk(&target.part())(error)),
    }
}

/// Renames it, unless there is a file of that name by now.
fn rename_to_new(part: &Path, target: &Target) -> Result<(), DownloadFailure> {
    let named = TempPath::try_from_path(part).map_err(of_disk(part))?.persist_noclobber(target.path());
    let Err(failed) = named else { return Ok(()) };
    let error = failed.error;
    // It would be removed with what is dropped here.
    drop(failed.path.keep());
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Err(DownloadFailure::FileExists { path: target.path() });
    }
    Err(of_disk(part)(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::download::FileName;

    fn target(folder: &Path, existing: Existing) -> Target {
        Target { folder: folder.to_owned(), name: FileName::sanitised("a.iso"), existing }
    }

    fn whole(target: &Target, text: &str) -> PartFile {
        let mut part = PartFile::open(target, 9).unwrap();
        part.cut_at(0).unwrap();
        part.append(text.as_bytes(), 0).unwrap();
        part
    }

    #[test]
    fn a_part_is_had_by_one_and_seen_by_all() {
        let folder = tempfile::tempdir().unwrap();
        let target = target(folder.path(), Existing::Kept);
        assert_eq!(look(&target), Part::Absent);
        let part = whole(&target, "abc");
        assert_eq!(look(&target), Part::InUse);
        assert!(matches!(PartFile::open(&target, 9), Err(DownloadFailure::InUse { .. })));
        assert!(matches!(discard(&target), Err(DownloadFailure::InUse { .. })));
        drop(part);
        assert_eq!(look(&target), Part::Kept { bytes: 3 });
        discard(&target).unwrap();
        discard(&target).unwrap();
        assert_eq!(look(&target), Part::Absent);
    }

    #[test]
    fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let kept = target(folder.path(), Existing::Kept);
        whole(&kept, "first").complete(&kept).unwrap();
        let refused = whole(&kept, "second").complete(&kept);
        assert_eq!(refused, Err(DownloadFailure::FileExists { path: kept.path() }));
        assert_eq!(fs::read_to_string(kept.path()).unwrap(), "first");
        assert_eq!(look(&kept), Part::Kept { bytes: 6 }, "what came is not lost");
        let replaced = target(folder.path(), Existing::Replaced);
        whole(&replaced, "third").complete(&replaced).unwrap();
        assert_eq!(fs::read_to_string(kept.path()).unwrap(), "third");
        assert_eq!(look(&kept), Part::Absent);
    }

    #[test]
    fn a_link_that_lies_in_the_parts_place_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let target = target(folder.path(), Existing::Kept);
        let other = folder.path().join("other");
        fs::write(&other, "precious").unwrap();
        std::os::unix::fs::symlink(&other, target.part()).unwrap();
        assert!(matches!(PartFile::open(&target, 9), Err(DownloadFailure::CannotWrite { .. })));
        assert_eq!(fs::read_to_string(&other).unwrap(), "precious");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_of() {
        let folder = tempfile::tempdir().unwrap();
        let target = target(&folder.path().join("gone"), Existing::Kept);
        assert!(matches!(PartFile::open(&target, 9), Err(DownloadFailure::CannotWrite { .. })));
    }
}
