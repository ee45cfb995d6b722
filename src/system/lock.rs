//! Who owns a data directory: a lock file that names its holder, taken before a store is opened.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::ports::store::{Holder, StoreFailure};

/// As much of a lock file as is read: a foreign file is no name.
const NAME_BYTES: u64 = 400;

/// The lock itself; dropped, or when its process dies, it is free again. The file stays.
#[derive(Debug)]
pub struct StoreLock {
    _file: File,
}

impl StoreLock {
    /// Takes the lock in that file and writes down who holds it.
    ///
    /// # Errors
    /// [`StoreFailure::Owned`] with what its holder wrote down; [`StoreFailure::Io`] when it cannot be taken.
    pub fn take(path: &Path, holder: &Holder) -> Result<Self, StoreFailure> {
        let failed = |error: io::Error| StoreFailure::Io { doing: "take its lock", reason: error.to_string() };
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path);
        let mut file = file.map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreFailure::Owned { holder: written_in(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        write_down(&mut file, holder).map_err(failed)?;
        Ok(Self { _file: file })
    }

    /// Who holds the lock in that file, without taking it: `None` where nobody does, and nothing in it where the holder
    /// has not written down who it is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn holder(path: &Path) -> io::Result<Option<Held>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        // Shared, and given back at once: whoever takes the lock in this very moment is refused, and can try again.
        match file.try_lock_shared() {
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Ok(Some(Held { by: written_in(&mut file) })),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// A lock that someone holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Who it is, where that is written down.
    pub by: Option<Holder>,
}

fn write_down(file: &mut File, holder: &Holder) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    serde_json::to_writer(&mut *file, holder)?;
    file.sync_data()
}

/// What the holder wrote down, if that can be read; it may just be about to.
fn written_in(file: &mut File) -> Option<Holder> {
    serde_json::from_reader(file.take(NAME_BYTES)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;

    fn holder(process: u32) -> Holder {
        Holder { process, host: "kontoret".to_owned(), since: Instant::CUTOVER }
    }

    #[test]
    fn a_lock_is_held_by_one_and_names_its_holder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = StoreLock::take(&path, &holder(7)).unwrap();
        let refused = StoreLock::take(&path, &holder(8)).unwrap_err();
        let StoreFailure::Owned { holder: held_by } = refused else { panic!("{refused:?}") };
        assert_eq!(held_by, Some(holder(7)));
        drop(first);
        StoreLock::take(&path, &holder(8)).unwrap();
    }

    #[test]
    fn who_holds_a_lock_is_told_without_taking_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        assert_eq!(StoreLock::holder(&path).unwrap(), None);
        assert!(!path.exists(), "nothing is made by asking");
        let lock = StoreLock::take(&path, &holder(7)).unwrap();
        assert_eq!(StoreLock::holder(&path).unwrap(), Some(Held { by: Some(holder(7)) }));
        drop(lock);
        assert_eq!(StoreLock::holder(&path).unwrap(), None);
        StoreLock::take(&path, &holder(8)).unwrap();
    }

    #[test]
    fn nobody_else_can_read_the_lock() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let _lock = StoreLock::take(&path, &holder(7)).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
