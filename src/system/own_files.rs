//! The operator's own files, as the file system has them.

use std::fs::{DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::domain::download::FileName;
use crate::ports::own_files::{OwnFiles, OwnFilesFailure};

/// The files of the file system.
#[derive(Debug)]
pub struct SystemFiles;

impl OwnFiles for SystemFiles {
    fn write_new(&self, folder: &Path, name: &FileName, content: &[u8]) -> Result<PathBuf, OwnFilesFailure> {
        let write = || {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            let mut new = NamedTempFile::new_in(folder)?;
            new.write_all(content)?;
            new.as_file().sync_all()?;
            let path = with_a_name_of_its_own(new, folder, name.as_str())?;
            File::open(folder)?.sync_all()?;
            Ok(path)
        };
        write().map_err(|error: io::Error| OwnFilesFailure::System {
            path: folder.to_owned(),
            doing: "written",
            reason: error.to_string(),
        })
    }
}

/// Gives a file that name, or the next one that no file has.
fn with_a_name_of_its_own(mut file: NamedTempFile, folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, ending) =
        name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    for number in 1..=u16::MAX {
        let name = if number == 1 { name.to_owned() } else { format!("{stem}-{number}{ending}") };
        let path = folder.join(name);
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn what_is_written_is_its_owners_alone_and_replaces_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("exports");
        let write = |text: &str, name: &str| {
            SystemFiles.write_new(&folder, &FileName::sanitised(name), text.as_bytes()).unwrap()
        };
        let (one, two) = (write("one", "receipt-1.txt"), write("two", "receipt-1.txt"));
        assert_eq!((&one, &two), (&folder.join("receipt-1.txt"), &folder.join("receipt-1-2.txt")));
        write("three", "receipt");
        assert_eq!(write("four", "receipt"), folder.join("receipt-2"));
        assert_eq!(fs::read_to_string(&one).unwrap() + &fs::read_to_string(&two).unwrap(), "onetwo");
        assert_eq!(fs::metadata(two).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 4, "nothing else lies there");
    }

    #[test]
    fn a_folder_that_cannot_be_one_is_told_of() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("file");
        fs::write(&file, "mine").unwrap();
        let failure = SystemFiles.write_new(&file, &FileName::sanitised("receipt.txt"), b"x").unwrap_err();
        assert!(matches!(failure, OwnFilesFailure::System { doing: "written", .. }), "{failure}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    }
}
