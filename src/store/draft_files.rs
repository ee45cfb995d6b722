//! The files of support requests that are being written: a folder for each draft, named by it, and in it a file for each
//! content, named by its hash.
//!
//! **Invariant:** a file there is whole, and only its owner's to read.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::support_request::Content;
use crate::domain::{Attachment, Hexadecimal, SupportDraftId};
use crate::ports::draft_files::DraftFiles;
use crate::ports::drafts::DraftsFailure;
use crate::store::whole_file;

/// The files in a directory.
#[derive(Debug)]
pub struct FileDraftFiles {
    directory: PathBuf,
}

impl FileDraftFiles {
    /// The files in that directory, which is made with the first of them.
    #[must_use]
    pub fn new(directory: &Path) -> Self {
        Self { directory: directory.to_owned() }
    }

    fn folder(&self, draft: SupportDraftId) -> PathBuf {
        self.directory.join(draft.to_string())
    }

    fn file(&self, draft: SupportDraftId, file: &Attachment) -> PathBuf {
        self.folder(draft).join(Hexadecimal(&file.hash).to_string())
    }
}

impl DraftFiles for FileDraftFiles {
    fn keep(&self, draft: SupportDraftId, file: &Attachment, content: &Content) -> Result<(), DraftsFailure> {
        let write = || {
            let folder = self.folder(draft);
            whole_file::make_directory(&folder)?;
            whole_file::replace(&self.file(draft, file), |new| new.write_all(content.as_bytes()))
        };
        write().map_err(failure("kept"))
    }

    fn content(&self, draft: SupportDraftId, file: &Attachment) -> Result<Content, DraftsFailure> {
        let bytes = fs::read(self.file(draft, file)).map_err(failure("read"))?;
        if *blake3::hash(&bytes).as_bytes() != file.hash {
            let reason = format!("the file {} is not what was attached", file.name);
            return Err(DraftsFailure { doing: "read", reason });
        }
        Ok(Content::new(bytes))
    }

    fn remove(&self, draft: SupportDraftId, file: &Attachment) -> Result<(), DraftsFailure> {
        whole_file::remove(&self.file(draft, file)).map_err(failure("removed"))
    }

    fn forget(&self, draft: SupportDraftId) -> Result<(), DraftsFailure> {
        whole_file::unless_absent(fs::remove_dir_all(self.folder(draft))).map(drop).map_err(failure("removed"))
    }
}

fn failure(doing: &'static str) -> impl Fn(io::Error) -> DraftsFailure {
    move |error| DraftsFailure { doing, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use uuid::Uuid;

    use super::*;
    use crate::testing::example;

    const DRAFT: SupportDraftId = SupportDraftId(Uuid::from_u128(7));

    #[test]
    fn support_2_a_file_is_kept_until_it_is_removed_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let files = FileDraftFiles::new(&folder.path().join("files"));
        let ((file, content), (other, other_content)) = (example::attached("a.log", 9), example::attached("b.log", 8));
        files.keep(DRAFT, &file, &content).unwrap();
        files.keep(DRAFT, &other, &other_content).unwrap();
        let again = FileDraftFiles::new(&folder.path().join("files"));
        assert_eq!(again.content(DRAFT, &file).unwrap(), content);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&files.folder(DRAFT)), mode(&files.file(DRAFT, &file))), (0o700, 0o600));
        (0..2).for_each(|_| files.remove(DRAFT, &file).unwrap());
        assert!(files.content(DRAFT, &file).is_err());
        assert_eq!(files.content(DRAFT, &other).unwrap(), other_content);
        (0..2).for_each(|_| files.forget(DRAFT).unwrap());
        assert!(!files.folder(DRAFT).exists());
    }

    #[test]
    fn support_2_a_file_that_is_another_by_now_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let files = FileDraftFiles::new(folder.path());
        let (file, content) = example::attached("a.log", 9);
        files.keep(DRAFT, &file, &content).unwrap();
        fs::write(files.file(DRAFT, &file), "something else").unwrap();
        assert_eq!(files.content(DRAFT, &file).unwrap_err().doing, "read");
    }
}
