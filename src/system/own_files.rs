//! The operator's own files, as the file system has them.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::ports::own_files::{EntryKind, Folder, FolderEntry, OwnFiles, OwnFilesFailure, with_tilde, without_tilde};

/// The files of the file system.
#[derive(Debug)]
pub struct SystemFiles {
    home: PathBuf,
}

impl SystemFiles {
    /// The files, looked through from that folder on.
    #[must_use]
    pub fn new(home: &Path) -> Self {
        Self { home: home.to_owned() }
    }
}

impl OwnFiles for SystemFiles {
    fn folder(&self, path: Option<&Path>) -> Result<Folder, OwnFilesFailure> {
        let path = &without_tilde(path.unwrap_or(&self.home), &self.home);
        let read = || {
            let path = path.canonicalize()?;
            let entries = fs::read_dir(&path)?.take(Folder::LIMIT).filter_map(|entry| entry_of(&entry.ok()?));
            let mut entries: Vec<FolderEntry> = entries.collect();
            let is_file = |entry: &FolderEntry| entry.kind != EntryKind::Folder;
            entries.sort_by_cached_key(|entry| (is_file(entry), entry.name.to_lowercase(), entry.name.clone()));
            Ok(Folder { path, entries })
        };
        read().map_err(failure(path, "read"))
    }

    fn require_writable(&self, folder: &Path) -> Result<(), OwnFilesFailure> {
        tempfile::NamedTempFile::new_in(folder).map(drop).map_err(failure(folder, "written"))
    }

    fn content(&self, path: &Path, most: u64) -> Result<Content, OwnFilesFailure> {
        let path = &without_tilde(path, &self.home);
        let failure = failure(path, "read");
        // Asked before it is opened, as opening a pipe would wait for whoever writes to it.
        if !fs::metadata(path).map_err(&failure)?.is_file() {
            return Err(OwnFilesFailure::NotAFile(path.to_owned()));
        }
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(&failure)?;
        // It may grow while it is read.
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(&failure)?;
        if u64::try_from(bytes.len()).map_or(true, |length| most < length) {
            return Err(OwnFilesFailure::TooLarge { path: path.to_owned(), most });
        }
        Ok(Content::new(bytes))
    }

    fn as_told(&self, path: &Path) -> PathBuf {
        with_tilde(path, &self.home)
    }

    fn write_new_by(
        &self,
        folder: &Path,
        name: &FileName,
        write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> Result<PathBuf, OwnFilesFailure> {
        let mut write = || {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
            let mut new = tempfile::NamedTempFile::new_in(folder)?;
            write(&mut new)?;
            new.as_file().sync_all()?;
            let path = with_a_name_of_its_own(new, folder, name.as_str())?;
            File::open(folder)?.sync_all()?;
            Ok(path)
        };
        write().map_err(failure(folder, "written"))
    }
}

/// What can be looked into or attached; `None` for anything else, and for what the system says nothing of.
fn entry_of(entry: &fs::DirEntry) -> Option<FolderEntry> {
    let path = entry.path();
    let found = fs::metadata(&path).ok()?;
    let kind = match (found.is_dir(), found.is_file()) {
        (true, _) => EntryKind::Folder,
        (false, true) => EntryKind::File(found.len()),
        (false, false) => return None,
    };
    Some(FolderEntry { name: entry.file_name().to_string_lossy().into_owned(), path, kind })
}

/// Gives a file that name, or the next one that no file has.
fn with_a_name_of_its_own(mut file: tempfile::NamedTempFile, folder: &Path, name: &str) -> io::Result<PathBuf> {
    let (stem, ending) = name.rsplit_once('.').map_or((name, ""), |(stem, ending)| (stem, ending));
    for number in 1..=u16::MAX {
        let name = match (number, ending) {
            (1, _) => name.to_owned(),
            (_, "") => format!("{stem}-{number}"),
            (_, _) => format!("{stem}-{number}.{ending}"),
        };
        let path = folder.join(name);
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn failure(path: &Path, doing: &'static str) -> impl Fn(io::Error) -> OwnFilesFailure {
    let path = path.to_owned();
    move |error| OwnFilesFailure::System { path: path.clone(), doing, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_folder_lists_its_folders_before_its_files_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        for name in ["b.log", "A.txt", ".hidden"] {
            fs::write(place.path().join(name), name).unwrap();
        }
        fs::create_dir(place.path().join("z")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(place.path().join("socket")).unwrap();
        let folder = SystemFiles::new(place.path()).folder(None).unwrap();
        let names: Vec<&str> = folder.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["z", ".hidden", "A.txt", "b.log"]);
        assert_eq!(folder.entries[3].kind, EntryKind::File(5));
        let missing = SystemFiles::new(place.path()).folder(Some(&place.path().join("nowhere")));
        assert!(matches!(missing, Err(OwnFilesFailure::System { doing: "read", .. })));
    }

    #[test]
    fn a_tilde_stands_for_ones_own_folder() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("a")).unwrap();
        fs::write(place.path().join("a/b.csv"), "x").unwrap();
        let files = SystemFiles::new(place.path());
        let folder = files.folder(Some(Path::new("~/a"))).unwrap();
        assert_eq!(folder.entries[0].name, "b.csv");
        assert_eq!(files.content(Path::new("~/a/b.csv"), 5), Ok(Content::new(b"x".to_vec())));
        assert_eq!(files.as_told(&place.path().join("a/b.csv")), Path::new("~/a/b.csv"));
        assert_eq!(files.as_told(Path::new("/elsewhere/b.csv")), Path::new("/elsewhere/b.csv"));
    }

    #[test]
    fn whether_a_folder_can_be_written_in_is_found_out_and_leaves_nothing_there() {
        let place = tempfile::tempdir().unwrap();
        let files = SystemFiles::new(place.path());
        assert_eq!(files.require_writable(place.path()), Ok(()));
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        fs::write(place.path().join("file"), "").unwrap();
        for wrong in ["nowhere", "file"] {
            let refused = files.require_writable(&place.path().join(wrong));
            assert!(matches!(refused, Err(OwnFilesFailure::System { doing: "written", .. })), "{wrong}");
        }
    }

    #[test]
    fn support_1_only_a_plain_file_that_is_not_too_large_is_read() {
        let place = tempfile::tempdir().unwrap();
        let (files, path) = (SystemFiles::new(place.path()), place.path().join("a.log"));
        fs::write(&path, "12345").unwrap();
        assert_eq!(files.content(&path, 5), Ok(Content::new(b"12345".to_vec())));
        assert_eq!(files.content(&path, 4), Err(OwnFilesFailure::TooLarge { path: path.clone(), most: 4 }));
        let folder = place.path().to_owned();
        assert_eq!(files.content(&folder, 5), Err(OwnFilesFailure::NotAFile(folder)));
        fs::remove_file(&path).unwrap();
        assert!(matches!(files.content(&path, 5), Err(OwnFilesFailure::System { .. })));
    }

    #[test]
    fn what_is_written_is_its_owners_alone_and_replaces_nothing() {
        let place = tempfile::tempdir().unwrap();
        let (files, folder) = (SystemFiles::new(place.path()), place.path().join("exports"));
        let write = |text: &str| {
            files.write_new(&folder, &FileName::sanitised("SR-1.txt"), &Content::new(text.as_bytes().to_vec())).unwrap()
        };
        let (one, two) = (write("one"), write("two"));
        assert_eq!((one, two.clone()), (folder.join("SR-1.txt"), folder.join("SR-1-2.txt")));
        assert_eq!(fs::read_to_string(&two).unwrap(), "two");
        assert_eq!(fs::metadata(two).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing else lies there");
    }
}
