//! Drafts: a small JSON file per operator, only the operator's to read, replaced as a whole.
//!
//! **Invariant:** a draft on disk is the old one or the new one, never half of each; a damaged one is
//! set aside. Once there are a hundred of those, the hundredth place is used again.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IntoInnerError, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::domain::{OperatorDrafts, OperatorId};
use crate::ports::drafts::{Drafts, DraftsFailure};

/// How many damaged drafts of one operator are set aside side by side before the last place is used again.
const DAMAGED_LIMIT: u32 = 100;

/// Drafts in a directory.
#[derive(Debug)]
pub struct FileDrafts {
    directory: PathBuf,
    /// File locks keep processes apart, this keeps apart the threads of ours.
    changing: Mutex<()>,
}

impl FileDrafts {
    /// The drafts in that directory, which is made with the first draft.
    #[must_use]
    pub fn new(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), changing: Mutex::new(()) }
    }

    fn file(&self, operator: OperatorId) -> PathBuf {
        self.directory.join(format!("{operator}.json"))
    }

    fn read_whole(&self, operator: OperatorId) -> io::Result<OperatorDrafts> {
        let path = self.file(operator);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(OperatorDrafts::default()),
            Err(error) => return Err(error),
        };
        match serde_json::from_slice(&bytes) {
            Ok(drafts) => Ok(drafts),
            Err(error) => {
                let aside = set_aside(&path)?;
                tracing::warn!(%error, aside = %aside.display(), "damaged drafts were set aside");
                Ok(OperatorDrafts::default())
            }
        }
    }

    /// Runs `change` while no other thread or process changes drafts.
    fn locked<T>(&self, change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let _in_process = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.directory)?;
        let mut options = OpenOptions::new();
        let lock = options.write(true).create(true).truncate(false).mode(0o600).open(self.directory.join("lock"))?;
        lock.lock()?;
        change()
    }

    fn keep(&self, operator: OperatorId, drafts: &OperatorDrafts) -> io::Result<()> {
        self.replace(operator, |file| Ok(serde_json::to_writer_pretty(file, drafts)?))
    }

    /// Replaces the operator's file by what `write` writes; the old one stands until all of that is on the disk.
    fn replace(&self, operator: OperatorId, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let file = tempfile::NamedTempFile::new_in(&self.directory)?;
        // JSON comes in many small pieces, each of which would be a call of the system.
        let mut gathered = BufWriter::new(file);
        write(&mut gathered)?;
        let file = gathered.into_inner().map_err(IntoInnerError::into_error)?;
        file.as_file().sync_all()?;
        file.persist(self.file(operator)).map_err(|error| error.error)?;
        File::open(&self.directory)?.sync_all()
    }
}

impl Drafts for FileDrafts {
    /// Takes no lock, as drafts are replaced as a whole; only damaged ones, which are set aside, wait for their turn.
    fn read(&self, operator: OperatorId) -> Result<OperatorDrafts, DraftsFailure> {
        let read = match fs::read(self.file(operator)) {
            Ok(bytes) => serde_json::from_slice(&bytes).or_else(|_| self.locked(|| self.read_whole(operator))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(OperatorDrafts::default()),
            Err(error) => Err(error),
        };
        read.map_err(failure("read"))
    }

    fn change(&self, operator: OperatorId, change: &mut dyn FnMut(&mut OperatorDrafts)) -> Result<(), DraftsFailure> {
        self.locked(|| {
            let old = self.read_whole(operator)?;
            let mut new = old.clone();
            change(&mut new);
            if new == old { Ok(()) } else { self.keep(operator, &new) }
        })
        .map_err(failure("kept"))
    }
}

fn failure(doing: &'static str) -> impl Fn(io::Error) -> DraftsFailure {
    move |error| DraftsFailure { doing, reason: error.to_string() }
}

/// Renames a damaged file to the first free `.damaged-N`.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let place = |number: u32| path.with_extension(format!("json.damaged-{number}"));
    let free = (1..DAMAGED_LIMIT).map(place).find(|place| !place.exists()).unwrap_or_else(|| place(DAMAGED_LIMIT));
    fs::rename(path, &free)?;
    Ok(free)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TenantId;
    use crate::testing::Torn;
    use std::os::unix::fs::PermissionsExt;
    use uuid::Uuid;

    const OPERATOR: OperatorId = OperatorId(Uuid::from_u128(0xA));

    fn tenant(number: u128) -> TenantId {
        TenantId(Uuid::from_u128(number))
    }

    #[test]
    fn drafts_are_empty_at_first_and_stay_for_the_next_session() {
        let folder = tempfile::tempdir().unwrap();
        let directory = folder.path().join("drafts");
        let drafts = FileDrafts::new(&directory);
        assert_eq!(drafts.read(OPERATOR).unwrap(), OperatorDrafts::default());
        assert!(!directory.exists(), "reading makes nothing");
        drafts.change(OPERATOR, &mut |drafts| drafts.opened(tenant(1))).unwrap();
        assert_eq!(FileDrafts::new(&directory).read(OPERATOR).unwrap().recent_customers, [tenant(1)]);
        let mode = fs::metadata(drafts.file(OPERATOR)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn damaged_drafts_are_set_aside_and_begin_anew() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = FileDrafts::new(folder.path());
        for number in 1..=2 {
            fs::write(drafts.file(OPERATOR), "{ \"recent_cus").unwrap();
            assert_eq!(drafts.read(OPERATOR).unwrap(), OperatorDrafts::default());
            let aside = folder.path().join(format!("{OPERATOR}.json.damaged-{number}"));
            assert_eq!(fs::read(aside).unwrap(), b"{ \"recent_cus");
        }
    }

    #[test]
    fn whatever_is_torn_of_new_drafts_the_old_ones_stand_and_nothing_lies_about() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = FileDrafts::new(folder.path());
        drafts.change(OPERATOR, &mut |drafts| drafts.opened(tenant(1))).unwrap();
        let old = drafts.read(OPERATOR).unwrap();
        let mut new = old.clone();
        new.opened(tenant(2));
        let length = serde_json::to_vec_pretty(&new).unwrap().len();
        for cut in 0..length {
            let torn = drafts.replace(OPERATOR, |file| Ok(serde_json::to_writer_pretty(Torn::after(cut, file), &new)?));
            assert_eq!(torn.unwrap_err().kind(), io::ErrorKind::StorageFull, "cut after {cut} bytes");
            assert_eq!(drafts.read(OPERATOR).unwrap(), old, "cut after {cut} bytes");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "the drafts and the lock");
        drafts.keep(OPERATOR, &new).unwrap();
        assert_eq!(drafts.read(OPERATOR).unwrap(), new);
    }

    #[test]
    fn nobody_else_comes_between_reading_drafts_and_keeping_them() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = FileDrafts::new(folder.path());
        let lock = || File::open(folder.path().join("lock")).unwrap();
        drafts
            .change(OPERATOR, &mut |drafts| {
                assert!(matches!(lock().try_lock(), Err(fs::TryLockError::WouldBlock)), "it is held meanwhile");
                drafts.opened(tenant(1));
            })
            .unwrap();
        lock().try_lock().unwrap();
    }

    #[test]
    fn drafts_that_cannot_be_changed_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = FileDrafts::new(folder.path());
        drafts.change(OPERATOR, &mut |drafts| drafts.opened(tenant(1))).unwrap();
        // As good as a lock that may not be written to, also for tests that run as root.
        fs::remove_file(folder.path().join("lock")).unwrap();
        fs::create_dir(folder.path().join("lock")).unwrap();
        assert!(drafts.change(OPERATOR, &mut |drafts| drafts.opened(tenant(2))).is_err());
        assert_eq!(drafts.read(OPERATOR).unwrap().recent_customers, [tenant(1)]);
    }

    #[test]
    fn changes_at_once_all_count() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = [FileDrafts::new(folder.path()), FileDrafts::new(folder.path())];
        std::thread::scope(|scope| {
            for number in 0..8 {
                let drafts = drafts.get(number % 2).unwrap();
                let customer = tenant(u128::try_from(number).unwrap());
                scope.spawn(move || drafts.change(OPERATOR, &mut |drafts| drafts.opened(customer)).unwrap());
            }
        });
        assert_eq!(drafts[0].read(OPERATOR).unwrap().recent_customers.len(), 8);
    }
}
