//! Folders for what a test writes: stores, logs, reports. They vanish with the test, except in a run of `.ci/run`,
//! which sets `NYCKEL_CANARY_DIR` to keep them all under one folder and search it last.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A folder of one test's own.
#[derive(Debug)]
pub(crate) struct Artefacts {
    folder: PathBuf,
    /// Removes the folder when the test ends, where it is not to be kept.
    _removed_on_drop: Option<TempDir>,
}

impl Artefacts {
    /// Makes an empty folder; `name` says which test it belongs to.
    pub(crate) fn new(name: &str) -> Self {
        if let Some(kept) = std::env::var_os("NYCKEL_CANARY_DIR") {
            let number = COUNTER.fetch_add(1, Ordering::Relaxed);
            let folder = PathBuf::from(kept).join(format!("{name}-{}-{number}", process::id()));
            fs::create_dir_all(&folder).expect("a folder can be made under NYCKEL_CANARY_DIR");
            return Self { folder, _removed_on_drop: None };
        }
        Self::removed_at_the_end(name)
    }

    /// Makes an empty folder that vanishes with the test in any case: for what must not be searched.
    pub(crate) fn removed_at_the_end(name: &str) -> Self {
        let temporary = tempfile::Builder::new().prefix(name).tempdir().expect("a temporary folder can be made");
        Self { folder: temporary.path().to_owned(), _removed_on_drop: Some(temporary) }
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A folder inside it, made if need be.
    pub(crate) fn inside(&self, name: &str) -> PathBuf {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder).expect("a folder can be made inside the test's own");
        folder
    }
}
