//! A file that a command was told to write: there whole or not at all, and only its owner's to read.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::cli::ending::{Ending, Status};
use crate::cli::output;
use crate::i18n::{Locale, MessageId, message};

/// What becomes of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Existing {
    /// It stays, and nothing is written; that text says what can be done instead.
    Kept { instead: MessageId },
    /// It is replaced once the new one is whole.
    Replaced,
}

/// A file on its way to its name.
#[derive(Debug)]
pub(in crate::cli) struct NewFile<'a> {
    path: &'a Path,
    folder: &'a Path,
    existing: Existing,
    locale: Locale,
    content: BufWriter<NamedTempFile>,
}

impl<'a> NewFile<'a> {
    /// Begins it, beside its name. A file that is to stay is told of before anything is written.
    pub(in crate::cli) fn begin(path: &'a Path, existing: Existing, locale: Locale) -> Result<Self, Ending> {
        if let Existing::Kept { instead } = existing
            && path.symlink_metadata().is_ok()
        {
            return Err(there(path, instead, locale));
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        let content = NamedTempFile::new_in(folder).map_err(|error| output::unwritten(&error, locale))?;
        Ok(Self { path, folder, existing, locale, content: BufWriter::new(content) })
    }

    /// Gives it its name, once all of it is on disk.
    pub(in crate::cli) fn finish(self) -> Result<(), Ending> {
        let unwritten = |error: io::Error| output::unwritten(&error, self.locale);
        let file = self.content.into_inner().map_err(|error| unwritten(error.into_error()))?;
        file.as_file().sync_all().map_err(unwritten)?;
        match self.existing {
            Existing::Replaced => file.persist(self.path).map_err(|error| unwritten(error.error))?,
            Existing::Kept { instead } => file.persist_noclobber(self.path).map_err(|error| match error.error {
                error if error.kind() == io::ErrorKind::AlreadyExists => there(self.path, instead, self.locale),
                error => unwritten(error),
            })?,
        };
        File::open(self.folder).and_then(|folder| folder.sync_all()).map_err(unwritten)
    }
}

impl Write for NewFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.content.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.content.flush()
    }
}

fn there(path: &Path, instead: MessageId, locale: Locale) -> Ending {
    let values = [("place", path.display().to_string().into())];
    Ending::new(Status::Failed, locale, (message!("export-there"), instead), &values)
}
