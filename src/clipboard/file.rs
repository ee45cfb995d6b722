//! The last route: a file that only the operator can read, in a directory that only the operator can enter. It is locked
//! as long as its process lives, so that the next one can tell what a process that was killed has left behind.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use crate::clipboard::mark::{self, Mark, Marker};
use crate::domain::SecretText;
use crate::ports::Clearing;

/// The directories in which the file may lie, the better first, and the files that lie there.
#[derive(Debug)]
pub(in crate::clipboard) struct PrivateFiles {
    directories: Vec<PathBuf>,
    written: Mutex<BTreeMap<PathBuf, Written>>,
}

/// A file with a copy in it.
#[derive(Debug)]
struct Written {
    /// How long the copy is, in bytes.
    length: u64,
    /// Open, and so locked.
    _file: File,
}

impl PrivateFiles {
    /// In the runtime directory, else in one of our own among the temporary files.
    pub(in crate::clipboard) fn new(runtime_directory: Option<&Path>, temporary_directory: &Path) -> Self {
        let own = format!("nyckel-{}", rustix::process::getuid().as_raw());
        let runtime = runtime_directory.map(|directory| directory.join("nyckel"));
        Self {
            directories: runtime.into_iter().chain([temporary_directory.join(own)]).collect(),
            written: Mutex::default(),
        }
    }

    /// Removes what processes that are gone left behind. Files of those that live are locked, and stay.
    pub(in crate::clipboard) fn sweep(&self) {
        for directory in &self.directories {
            let entries = is_private(directory).and_then(|()| fs::read_dir(directory));
            for entry in entries.into_iter().flatten().flatten() {
                let is_copy = entry.file_name().to_str().is_some_and(mark::is_file_name);
                if is_copy && let Err(error) = remove_if_left(&entry.path()) {
                    tracing::warn!(%error, "a copy that was left behind could not be removed");
                }
            }
        }
    }

    /// Writes the text to a new file of that name, and says where it lies.
    pub(in crate::clipboard) fn put(&self, name: &str, text: &SecretText) -> io::Result<PathBuf> {
        let mut failure = io::Error::from(io::ErrorKind::NotFound);
        for directory in &self.directories {
            let path = directory.join(name);
            match private_directory(directory).and_then(|()| write_new(&path, text)) {
                Ok(written) => {
                    self.written().insert(path.clone(), written);
                    return Ok(path);
                }
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }

    /// Removes the file where it still holds the copy.
    pub(in crate::clipboard) fn clear(&self, path: &Path, marker: &Marker, mark: Mark) -> io::Result<Clearing> {
        let length = self.written().get(path).map_or(0, |written| written.length);
        let clearing = match read(path, length) {
            Ok(content) if marker.mark(&content) == mark => fs::remove_file(path).map(|()| Clearing::Cleared),
            Ok(_) => Ok(Clearing::SomethingElseThere),
            // Whoever removed it did what we were asked to do.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Clearing::Cleared),
            Err(error) => Err(error),
        }?;
        self.written().remove(path);
        Ok(clearing)
    }

    fn written(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Written>> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the copy where nobody has it locked any more.
fn remove_if_left(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().read(true).custom_flags(no_follow()?).open(path)?;
    match file.try_lock() {
        Ok(()) => fs::remove_file(path),
        Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Reads the file into memory that is wiped. One that grew is not our copy, and is read only as far as that shows.
fn read(path: &Path, length: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let file = OpenOptions::new().read(true).custom_flags(no_follow()?).open(path)?;
    let most = length.saturating_add(1);
    // As long as it will get, so that growing leaves no copy behind.
    let mut content = Zeroizing::new(Vec::with_capacity(usize::try_from(most).unwrap_or(0)));
    file.take(most).read_to_end(&mut content)?;
    Ok(content)
}

fn write_new(path: &Path, text: &SecretText) -> io::Result<Written> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let content = text.expose().as_bytes();
    if let Err(error) = lock(&file).and_then(|()| file.write_all(content)) {
        fs::remove_file(path)?;
        return Err(error);
    }
    Ok(Written { length: u64::try_from(content.len()).unwrap_or(u64::MAX), _file: file })
}

/// Locks a file that was just made. One who swept in between has removed it: then nothing is written to it.
fn lock(file: &File) -> io::Result<()> {
    file.try_lock()?;
    if file.metadata()?.nlink() == 0 { Err(io::Error::other("the file was removed")) } else { Ok(()) }
}

/// Makes the directory where it is missing, and refuses one that others own or can enter.
fn private_directory(directory: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Ok(()) | Err(_) => is_private(directory),
    }
}

/// Refuses a directory that others own or can enter.
fn is_private(directory: &Path) -> io::Result<()> {
    let found = fs::symlink_metadata(directory)?;
    let is_ours = found.is_dir() && found.uid() == rustix::process::getuid().as_raw() && found.mode() & 0o777 == 0o700;
    if is_ours {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::PermissionDenied, format!("{} is not private", directory.display())))
    }
}

fn no_follow() -> io::Result<i32> {
    i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::ports::{Entropy, EntropyFailure};

    #[derive(Debug)]
    struct Fives;

    impl Entropy for Fives {
        fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
            buffer.fill(5);
            Ok(())
        }
    }

    fn text() -> SecretText {
        SecretText::new("a text of no worth".to_owned())
    }

    #[test]
    fn the_file_and_its_directory_are_the_operators_alone() {
        let place = tempfile::tempdir().unwrap();
        let path = PrivateFiles::new(Some(place.path()), Path::new("/nonexistent")).put("copy", &text()).unwrap();
        assert_eq!(path, place.path().join("nyckel/copy"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(path.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read(&path).unwrap(), text().expose().as_bytes());
    }

    #[test]
    fn without_a_runtime_directory_it_lies_among_the_temporary_files() {
        let place = tempfile::tempdir().unwrap();
        for runtime in [None, Some(Path::new("/nonexistent"))] {
            let name = format!("copy-{}", runtime.is_some());
            let path = PrivateFiles::new(runtime, place.path()).put(&name, &text()).unwrap();
            assert!(path.starts_with(place.path()));
        }
    }

    #[test]
    fn a_directory_that_others_can_enter_or_a_link_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let files = PrivateFiles::new(None, place.path());
        let directory = files.directories[0].clone();
        fs::create_dir(&directory).unwrap();
        fs::set_permissions(&directory, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(files.put("copy", &text()).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        fs::remove_dir(&directory).unwrap();
        symlink(place.path(), &directory).unwrap();
        assert_eq!(files.put("copy", &text()).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let place = tempfile::tempdir().unwrap();
        let files = PrivateFiles::new(Some(place.path()), Path::new("/nonexistent"));
        files.put("copy", &text()).unwrap();
        assert!(files.put("copy", &text()).is_err());
    }

    #[test]
    fn only_a_file_that_still_holds_the_copy_is_removed() {
        let place = tempfile::tempdir().unwrap();
        let marker = Marker::new(&Fives).unwrap();
        let mark = marker.mark(text().expose().as_bytes());
        let files = PrivateFiles::new(Some(place.path()), Path::new("/nonexistent"));
        let path = files.put("copy", &text()).unwrap();
        fs::write(&path, "something else").unwrap();
        assert_eq!(files.clear(&path, &marker, mark).unwrap(), Clearing::SomethingElseThere);
        assert!(path.exists());
        let path = files.put("another", &text()).unwrap();
        assert_eq!(files.clear(&path, &marker, mark).unwrap(), Clearing::Cleared);
        assert!(!path.exists());
        assert_eq!(files.clear(&path, &marker, mark).unwrap(), Clearing::Cleared);
    }

    #[test]
    fn of_a_file_that_grew_beyond_all_memory_no_more_is_read_than_was_written() {
        let place = tempfile::tempdir().unwrap();
        let marker = Marker::new(&Fives).unwrap();
        let files = PrivateFiles::new(Some(place.path()), Path::new("/nonexistent"));
        let path = files.put("copy", &text()).unwrap();
        OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 42).unwrap();
        let clearing = files.clear(&path, &marker, marker.mark(text().expose().as_bytes())).unwrap();
        assert_eq!(clearing, Clearing::SomethingElseThere);
    }

    #[test]
    fn what_a_process_that_is_gone_left_is_swept_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let new = || PrivateFiles::new(Some(place.path()), Path::new("/nonexistent"));
        let marker = Marker::new(&Fives).unwrap();
        let (left, living) = (new(), new());
        let left_path = left.put(&marker.file_name(1), &text()).unwrap();
        let living_path = living.put(&marker.file_name(2), &text()).unwrap();
        let other = left_path.with_file_name("copy-of-something");
        fs::write(&other, "mine").unwrap();
        new().sweep();
        assert!(left_path.exists(), "its process lives");
        drop(left);
        new().sweep();
        assert!(!left_path.exists() && living_path.exists() && other.exists());
        living.clear(&living_path, &marker, marker.mark(text().expose().as_bytes())).unwrap();
        assert!(!living_path.exists());
    }

    #[test]
    fn a_directory_of_others_is_not_swept() {
        let place = tempfile::tempdir().unwrap();
        let files = PrivateFiles::new(Some(place.path()), Path::new("/nonexistent"));
        files.sweep();
        assert!(!place.path().join("nyckel").exists(), "sweeping makes nothing");
        let path = files.put(&Marker::new(&Fives).unwrap().file_name(1), &text()).unwrap();
        drop(files);
        fs::set_permissions(path.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
        PrivateFiles::new(Some(place.path()), Path::new("/nonexistent")).sweep();
        assert!(path.exists());
    }
}
