//! How far somebody has come with the walkthroughs that are played without a store: a small file of their own.

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::{TourNote, TourProgress};
use crate::store::whole_file;

/// The progress in a file.
#[derive(Debug)]
pub struct FileTourProgress {
    path: PathBuf,
}

impl FileTourProgress {
    /// The progress in that file, which is made with the first note.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// How far; nowhere yet where the file is not there or is damaged, for nothing is lost by walking one again.
    #[must_use]
    pub fn read(&self) -> TourProgress {
        let read = whole_file::read(&self.path).and_then(|bytes| match bytes {
            Some(bytes) => Ok(serde_json::from_slice(&bytes)?),
            None => Ok(TourProgress::default()),
        });
        read.unwrap_or_else(|error| {
            tracing::warn!(%error, path = %self.path.display(), "how far one has come with walkthroughs cannot be read");
            TourProgress::default()
        })
    }

    /// Notes where some were left.
    ///
    /// # Errors
    /// What the system says of writing.
    pub fn note(&self, notes: &[TourNote]) -> io::Result<()> {
        if notes.is_empty() {
            return Ok(());
        }
        let mut progress = self.read();
        for note in notes {
            progress.note(note);
        }
        whole_file::make_directory(self.path.parent().unwrap_or_else(|| Path::new(".")))?;
        whole_file::replace(&self.path, |file| Ok(serde_json::to_writer_pretty(file, &progress)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{TourLeft, TourMode};

    #[test]
    fn what_is_noted_is_there_the_next_time_and_a_damaged_file_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a").join("tours.json");
        let kept = || FileTourProgress::new(path.clone());
        assert_eq!(kept().read(), TourProgress::default());
        let note = |step| TourNote { tour: "a".to_owned(), left: TourLeft::At(step, TourMode::Guide) };
        kept().note(&[note(2), note(3)]).unwrap();
        assert_eq!(kept().read().of("a").step, 3);
        std::fs::write(&path, "{").unwrap();
        assert_eq!(kept().read(), TourProgress::default());
        kept().note(&[note(1)]).unwrap();
        assert_eq!(kept().read().of("a").step, 1);
    }
}
