//! A backup that a command was given as a file.

use std::io;
use std::path::Path;

use crate::cli::ending::{Ending, Status};
use crate::i18n::{Locale, message};
use crate::ports::{Stop, UpkeepFailure};
use crate::store::Archive;

/// Reads the file to its end, and says what is in it.
pub(in crate::cli) fn read(path: &Path, locale: Locale) -> Result<Archive, Ending> {
    // Nothing is written meanwhile, so that a signal may end the process as it likes.
    match Archive::check(path, &Stop::default()) {
        Ok(archive) => Ok(archive),
        Err(UpkeepFailure::File { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
            let texts = (message!("cli-restore-no-file"), message!("cli-restore-no-file-instead"));
            Err(Ending::new(Status::NotFound, locale, texts, &[("path", path.display().to_string().into())]))
        }
        Err(failure) => Err(Ending::of_service(locale, &failure.into())),
    }
}
