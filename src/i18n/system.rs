//! What the system says of a file or device, in the reader's language where it is one of the common things.

use std::error::Error;
use std::io::{self, ErrorKind};

use crate::i18n::{Locale, MessageId, message};

impl Locale {
    /// Why a file or device could not be used, as it stands behind a colon. What has no words here is told in the
    /// system's own.
    #[must_use]
    pub fn system_failure(self, error: &(dyn Error + 'static)) -> String {
        let words = error.downcast_ref::<io::Error>().and_then(|error| words(error.kind()));
        words.map_or_else(|| error.to_string(), |id| self.text(id))
    }
}

fn words(kind: ErrorKind) -> Option<MessageId> {
    let known = [
        (ErrorKind::NotFound, message!("system-not-found")),
        (ErrorKind::PermissionDenied, message!("system-permission-denied")),
        (ErrorKind::IsADirectory, message!("system-is-a-directory")),
        (ErrorKind::NotADirectory, message!("system-not-a-directory")),
        (ErrorKind::StorageFull, message!("system-full")),
        (ErrorKind::QuotaExceeded, message!("system-quota")),
        (ErrorKind::ReadOnlyFilesystem, message!("system-read-only")),
        (ErrorKind::InvalidData, message!("system-not-text")),
        (ErrorKind::FileTooLarge, message!("system-too-large")),
    ];
    known.into_iter().find(|(known, _)| *known == kind).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn the_common_things_are_said_in_the_readers_language_and_others_are_not_lost() {
        let swedish = Locale::new(Language::Swedish, Tz::UTC);
        let of_system = io::Error::from_raw_os_error(rustix::io::Errno::NOENT.raw_os_error());
        assert_eq!(swedish.system_failure(&of_system), "det finns ingen sådan fil eller katalog");
        let english = swedish.in_language(Language::English);
        assert_eq!(english.system_failure(&of_system), "there is no such file or directory");
        let other = io::Error::other("the disk smokes");
        assert_eq!(swedish.system_failure(&other), "the disk smokes");
    }
}
