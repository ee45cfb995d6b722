//! The last route: a file that only the operator can read, in a directory that only the operator can enter.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::clipboard::mark::{Mark, Marker};
use crate::domain::SecretText;
use crate::ports::Clearing;

/// The directories in which the file may lie, the better first.
#[derive(Debug, Clone)]
pub(in crate::clipboard) struct PrivateFiles {
    directories: Vec<PathBuf>,
}

impl PrivateFiles {
    /// In the runtime directory, else in one of our own among the temporary files.
    pub(in crate::clipboard) fn new(runtime_directory: Option<&Path>, temporary_directory: &Path) -> Self {
        let own = format!("nyckel-{}", rustix::process::getuid().as_raw());
        let runtime = runtime_directory.map(|directory| directory.join("nyckel"));
        Self { directories: runtime.into_iter().chain([temporary_directory.join(own)]).collect() }
    }

    /// Writes the text to a new file of that name, and says where it lies.
    pub(in crate::clipboard) fn put(&self, name: &str, text: &SecretText) -> io::Result<PathBuf> {
        let mut failure = io::Error::from(io::ErrorKind::NotFound);
        for directory in &self.directories {
            let path = directory.join(name);
            match private_directory(directory).and_then(|()| write_new(&path, text)) {
                Ok(()) => return Ok(path),
                Err(error) => failure = error,
            }
        }
        Err(failure)
    }
}

/// Removes the file where it still holds the copy.
pub(in crate::clipboard) fn clear(path: &Path, marker: &Marker, mark: Mark) -> io::Result<Clearing> {
    match read(path) {
        Ok(content) if marker.mark(&content) == mark => fs::remove_file(path).map(|()| Clearing::Cleared),
        Ok(_) => Ok(Clearing::SomethingElseThere),
        // Whoever removed it did what we were asked to do.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Clearing::Cleared),
        Err(error) => Err(error),
    }
}

/// Reads the file into memory that is wiped; a file that grew since is not our copy, and is read only as far as that shows.
fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut file = OpenOptions::new().read(true).custom_flags(no_follow()?).open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    let mut content = Zeroizing::new(vec![0; length]);
    file.read_exact(&mut content)?;
    Ok(content)
}

fn write_new(path: &Path, text: &SecretText) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let written = file.write_all(text.expose().as_bytes());
    if written.is_err() {
        fs::remove_file(path)?;
    }
    written
}

/// Makes the directory where it is missing, and refuses one that others own or can enter.
fn private_directory(directory: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(directory) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        Ok(()) | Err(_) => {}
    }
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
        assert_eq!(clear(&path, &marker, mark).unwrap(), Clearing::SomethingElseThere);
        fs::write(&path, text().expose()).unwrap();
        assert_eq!(clear(&path, &marker, mark).unwrap(), Clearing::Cleared);
        assert!(!path.exists());
        assert_eq!(clear(&path, &marker, mark).unwrap(), Clearing::Cleared);
    }
}
