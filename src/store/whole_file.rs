//! A small file of its owner's that is replaced as a whole.
//!
//! **Invariant:** on the disk is the old one or the new one, never half of each, also after the power went.

use std::fs::{self, DirBuilder, File};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

/// Makes the directory with those above it, its owner's alone, unless it is there.
pub(in crate::store) fn make_directory(directory: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

/// Replaces the file by what `write` writes; the old one stands until all of that is on the disk.
pub(in crate::store) fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let directory = path.parent().unwrap_or_else(|| Path::new("."));
    // It is made so that nobody but its owner may read it.
    let file = tempfile::NamedTempFile::new_in(directory)?;
    // JSON comes in many small pieces, each of which would be a call of the system.
    let mut gathered = BufWriter::new(file);
    write(&mut gathered)?;
    let file = gathered.into_inner().map_err(IntoInnerError::into_error)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    File::open(directory)?.sync_all()
}

/// What is in the file; `None` where there is none.
pub(in crate::store) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    unless_absent(fs::read(path))
}

/// Removes the file, unless it is not there.
pub(in crate::store) fn remove(path: &Path) -> io::Result<()> {
    unless_absent(fs::remove_file(path)).map(drop)
}

/// What was answered, and nothing where there is no such file.
pub(in crate::store) fn unless_absent<T>(answer: io::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::testing::Torn;

    #[test]
    fn what_is_torn_leaves_the_old_one_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("a/b");
        make_directory(&directory).unwrap();
        let path = directory.join("file");
        assert_eq!(read(&path).unwrap(), None);
        replace(&path, |file| file.write_all(b"old")).unwrap();
        for cut in 0..3 {
            let torn = replace(&path, |file| Torn::after(cut, file).write_all(b"new"));
            assert_eq!(torn.unwrap_err().kind(), io::ErrorKind::StorageFull, "cut after {cut} bytes");
            assert_eq!(read(&path).unwrap().as_deref(), Some(&b"old"[..]));
        }
        assert_eq!(fs::read_dir(&directory).unwrap().count(), 1);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&directory)), (0o600, 0o700));
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(read(&path).unwrap(), None);
        assert!(read(&directory).is_err() && remove(&directory).is_err(), "what is no file is an error");
    }
}
