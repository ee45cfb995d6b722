//! The files of a support request: how many and how large they may be, and what is kept of each.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::activity::Hash;
use crate::domain::download::FileName;

/// A file that was copied in: whatever becomes of the original, this is what is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name, without a folder.
    pub name: FileName,
    /// Its size in bytes.
    pub bytes: u64,
    /// The BLAKE3 hash of its content.
    pub hash: Hash,
}

/// What a file contains. It is shown by nothing but its size.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(Vec<u8>);

/// Says why a file cannot be attached.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AttachmentProblem {
    /// It is no plain file, but a folder or something else.
    #[error("it is no plain file")]
    NotAFile,
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// It is larger than a file may be.
    #[error("a file has {} bytes at most", Attachment::MOST_BYTES)]
    TooLarge,
    /// There are as many files as there may be.
    #[error("a request has {} files at most", Attachment::MOST_FILES)]
    TooMany,
    /// All of them together would be larger than they may be.
    #[error("the files of a request have {} bytes at most", Attachment::MOST_BYTES_TOGETHER)]
    TooMuchTogether,
    /// The same content is attached already.
    #[error("the same is attached already, as {0:?}")]
    Duplicate(FileName),
    /// The system did not let it be read.
    #[error("it could not be read: {0}")]
    Unreadable(String),
}

impl Attachment {
    /// The most bytes of a file.
    pub const MOST_BYTES: u64 = 5_000_000;
    /// The most files of a request.
    pub const MOST_FILES: usize = 10;
    /// The most bytes of all files of a request.
    pub const MOST_BYTES_TOGETHER: u64 = 20_000_000;

    /// Whether it may be attached beside those.
    ///
    /// # Errors
    /// The first [`AttachmentProblem`] that it has.
    pub fn may_join(&self, others: &[Self]) -> Result<(), AttachmentProblem> {
        let together = others.iter().fold(self.bytes, |sum, other| sum.saturating_add(other.bytes));
        if self.bytes == 0 {
            Err(AttachmentProblem::Empty)
        } else if Self::MOST_BYTES < self.bytes {
            Err(AttachmentProblem::TooLarge)
        } else if let Some(same) = others.iter().find(|other| other.hash == self.hash) {
            Err(AttachmentProblem::Duplicate(same.name.clone()))
        } else if Self::MOST_FILES <= others.len() {
            Err(AttachmentProblem::TooMany)
        } else if Self::MOST_BYTES_TOGETHER < together {
            Err(AttachmentProblem::TooMuchTogether)
        } else {
            Ok(())
        }
    }
}

impl Content {
    /// The content of a file.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Content({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(number: u8, bytes: u64) -> Attachment {
        Attachment { name: FileName::sanitised(&format!("{number}.log")), bytes, hash: [number; 32] }
    }

    #[test]
    fn support_1_a_file_may_join_up_to_the_limits() {
        use AttachmentProblem as P;
        let (most, ten): (u64, Vec<Attachment>) = (Attachment::MOST_BYTES, (1..=10).map(|n| file(n, 1)).collect());
        let four: Vec<Attachment> = (1..=4).map(|number| file(number, most)).collect();
        let three = &four[..3];
        for (joining, others, expected) in [
            (file(9, 1), &[][..], Ok(())),
            (file(9, most), &[], Ok(())),
            (file(9, most), three, Ok(())),
            (file(9, 0), &[], Err(P::Empty)),
            (file(9, most + 1), &[], Err(P::TooLarge)),
            (file(2, 1), three, Err(P::Duplicate(FileName::sanitised("2.log")))),
            (file(11, 1), &ten, Err(P::TooMany)),
            (file(11, 1), &ten[..9], Ok(())),
            (file(9, 1), &four, Err(P::TooMuchTogether)),
        ] {
            assert_eq!(joining.may_join(others), expected, "{joining:?} beside {}", others.len());
        }
    }

    #[test]
    fn what_a_file_contains_is_not_shown() {
        assert_eq!(format!("{:?}", Content::new(b"secret".to_vec())), "Content(6 bytes)");
    }
}
