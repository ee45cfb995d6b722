//! The folder of backups: which there are, how many are kept, and when the next one is due.
//!
//! **Invariant:** older backups are removed only once a new one lies in its place, and the newest never.

mod new_backup;

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use tempfile::NamedTempFile;

use crate::domain::Instant;
use crate::ports::stop::Stop;
use crate::ports::upkeep::{KeptBackup, UpkeepFailure};
use crate::store::archive::Archive;
use crate::store::exports::new_backup::{Goal, free_bytes, sync_folder};

pub(in crate::store) use new_backup::NewBackup;

/// How many backups are kept in a folder.
const KEPT: usize = 7;
/// With less room left than this, fewer are kept; with less than a quarter of it, none is made. A store takes no
/// commits with that little, and its backup must not be what brings it there.
const FREE_BYTES_WANTED: u64 = 256 << 20;

const PREFIX: &str = "nyckel-";
const ENDING: &str = ".backup";
const STAMP: &str = "%Y%m%dT%H%M%SZ";
const PARTIAL_PREFIX: &str = ".nyckel-";
const PARTIAL_ENDING: &str = ".partial";

/// A folder of backups.
#[derive(Debug, Clone)]
pub struct BackupFolder {
    folder: PathBuf,
    wanted: u64,
}

impl BackupFolder {
    /// The backups in that folder, which is made with the first of them.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), wanted: FREE_BYTES_WANTED }
    }

    /// The backups there are, the newest first. Other files are passed over.
    ///
    /// # Errors
    /// [`UpkeepFailure::File`] when the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<KeptBackup>, UpkeepFailure> {
        let files = match fs::read_dir(&self.folder) {
            Ok(files) => files,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(UpkeepFailure::File { doing: "looked for", error }),
        };
        let mut backups = Vec::new();
        for file in files {
            let path = file.map_err(UpkeepFailure::of_file("looked for"))?.path();
            if let Some((made, number)) = name_of(&path) {
                backups.push(KeptBackup { made, number, path });
            }
        }
        backups.sort_by(|one, other| other.cmp(one));
        Ok(backups)
    }

    /// The newest backup that is whole, with what is in it.
    ///
    /// # Errors
    /// [`UpkeepFailure`] when the folder cannot be read, or it was asked to stop.
    pub fn newest_whole(&self, stop: &Stop) -> Result<Option<(PathBuf, Archive)>, UpkeepFailure> {
        for backup in self.list()? {
            match Archive::check(&backup.path, stop) {
                Ok(archive) => return Ok(Some((backup.path, archive))),
                Err(UpkeepFailure::Stopped) => return Err(UpkeepFailure::Stopped),
                Err(failure) => tracing::warn!(path = %backup.path.display(), %failure, "a backup is passed over"),
            }
        }
        Ok(None)
    }

    /// Begins a backup in the folder.
    fn begin(&self, made: Instant) -> Result<NewBackup, UpkeepFailure> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .map_err(UpkeepFailure::of_file("given a folder"))?;
        self.remove_partial()?;
        NewBackup::begin(&self.folder, Goal::Folder { folder: self.clone(), made })
    }

    /// Removes what a process that died left behind. Only one process has the store, and so makes backups of it.
    fn remove_partial(&self) -> Result<(), UpkeepFailure> {
        let files = fs::read_dir(&self.folder).map_err(UpkeepFailure::of_file("looked for"))?;
        for path in files.filter_map(|file| file.ok().map(|file| file.path())) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with(PARTIAL_PREFIX) && name.ends_with(PARTIAL_ENDING) {
                fs::remove_file(&path).map_err(UpkeepFailure::of_file("tidied up after"))?;
            }
        }
        Ok(())
    }

    /// Removes the oldest backups: all but as many as are kept, and more where there is little room.
    fn make_room(&self, newest: &Path) -> Result<(), UpkeepFailure> {
        let mut others = self.list()?;
        others.retain(|backup| backup.path != newest);
        while let Some(oldest) = others.last() {
            if others.len() < KEPT && self.wanted <= free_bytes(&self.folder)? {
                break;
            }
            fs::remove_file(&oldest.path).map_err(UpkeepFailure::of_file("removed"))?;
            others.pop();
        }
        sync_folder(&self.folder)
    }

    /// Gives a whole file a name of its own in the folder.
    fn take_in(&self, mut file: NamedTempFile, made: Instant) -> Result<PathBuf, UpkeepFailure> {
        let stamp = made.utc().format(STAMP);
        for number in 1..=u16::MAX {
            let name = match number {
                1 => format!("{PREFIX}{stamp}{ENDING}"),
                _ => format!("{PREFIX}{stamp}-{number}{ENDING}"),
            };
            let path = self.folder.join(name);
            match file.persist_noclobber(&path) {
                Ok(_) => return Ok(path),
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
                Err(error) => return Err(UpkeepFailure::of_file("given its name")(error.error)),
            }
        }
        Err(UpkeepFailure::AlreadyThere(self.folder.clone()))
    }
}

/// When the backup of that name was made, and which one of that second it is; `None` where it is not the name of one.
fn name_of(path: &Path) -> Option<(Instant, u16)> {
    let stem = path.file_name()?.to_str()?.strip_prefix(PREFIX)?.strip_suffix(ENDING)?;
    let (stamp, number) = match stem.split_once('-') {
        Some((stamp, number)) => (stamp, number.parse().ok()?),
        None => (stem, 1),
    };
    Some((Instant::from(NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc()), number))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;

    use uuid::Uuid;

    use chrono::Duration;

    use super::*;
    use crate::domain::Seq;
    use crate::ports::store::{ChainHead, StoreFailure, StoreIdentity};
    use crate::ports::upkeep::BackupPlace;
    use crate::store::archive::{End, Header, Writer};
    use crate::testing::example;

    fn day(number: i64) -> Instant {
        example::now().after(Duration::days(number))
    }

    fn make(folder: &BackupFolder, made: Instant) -> PathBuf {
        let backup = folder.begin(made).unwrap();
        let header = Header { format: 1, identity: StoreIdentity { store: Uuid::from_u128(1), epoch: 1 }, made };
        let end = End { seq: Seq(1), chain: ChainHead { number: 0, hash: [0; 32] } };
        Writer::begin(backup.file().unwrap(), &header).unwrap().end(&end).unwrap();
        backup.finish().unwrap().0
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_backup_is_named_by_its_instant_and_is_its_owners_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = BackupFolder::new(&place.path().join("exports"));
        assert_eq!(folder.list().unwrap(), []);
        let made = Instant::parse("2026-11-23T09:15:00.7Z").unwrap();
        let paths = [make(&folder, made), make(&folder, made)];
        assert_eq!(
            names(&folder.folder),
            ["nyckel-20261123T091500Z-2.backup", "nyckel-20261123T091500Z.backup"],
            "a second one in the same second"
        );
        let bits = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((bits(&folder.folder), bits(&paths[0])), (0o700, 0o600));
        let made = Instant::parse("2026-11-23T09:15:00Z").unwrap();
        assert!(folder.list().unwrap().iter().all(|backup| backup.made == made));
        let third = make(&folder, made);
        let newest_first: Vec<PathBuf> = folder.list().unwrap().into_iter().map(|backup| backup.path).collect();
        assert_eq!(newest_first, [&third, &paths[1], &paths[0]].map(Clone::clone), "as they were made");
    }

    #[test]
    fn the_seven_newest_are_kept_and_foreign_files_with_them() {
        let place = tempfile::tempdir().unwrap();
        let folder = BackupFolder::new(place.path());
        for foreign in ["nyckel-yesterday.backup", "customers.csv", "nyckel-20261123T091500Z-x.backup"] {
            fs::write(place.path().join(foreign), "x").unwrap();
        }
        let paths: Vec<PathBuf> = (0..9).map(|number| make(&folder, day(number))).collect();
        let kept: Vec<PathBuf> = folder.list().unwrap().into_iter().map(|backup| backup.path).collect();
        let expected: Vec<PathBuf> = paths[2..].iter().rev().cloned().collect();
        assert_eq!(kept, expected);
        assert_eq!(names(place.path()).len(), 7 + 3);
    }

    #[test]
    fn a_new_one_under_a_clock_set_back_is_kept_all_the_same() {
        let place = tempfile::tempdir().unwrap();
        let folder = BackupFolder::new(place.path());
        (1..=7).for_each(|number| drop(make(&folder, day(number))));
        let new = make(&folder, day(0));
        assert!(new.exists());
        assert_eq!(folder.list().unwrap().len(), 7);
    }

    #[test]
    fn on_a_short_disk_only_the_newest_is_kept_and_without_room_none_is_made() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = BackupFolder::new(place.path());
        (0..3).for_each(|number| drop(make(&folder, day(number))));
        // Less is free than wanted, but more than a quarter of that.
        folder.wanted = free_bytes(place.path()).unwrap().saturating_mul(2);
        let new = make(&folder, day(3));
        assert_eq!(folder.list().unwrap().into_iter().map(|backup| backup.path).collect::<Vec<_>>(), [new]);
        folder.wanted = u64::MAX;
        let refused = folder.begin(day(4));
        assert!(matches!(refused, Err(UpkeepFailure::Store(StoreFailure::Full))), "{refused:?}");
        assert_eq!(names(place.path()).len(), 1, "nothing is left of it");
    }

    #[test]
    fn what_is_not_finished_is_not_there_and_what_a_dead_process_left_is_removed() {
        let place = tempfile::tempdir().unwrap();
        let folder = BackupFolder::new(place.path());
        let unfinished = folder.begin(day(0)).unwrap();
        unfinished.file().unwrap().write_all(b"half").unwrap();
        assert_eq!(folder.list().unwrap(), []);
        drop(unfinished);
        assert!(names(place.path()).is_empty());
        fs::write(place.path().join(".nyckel-abc.partial"), "half").unwrap();
        make(&folder, day(0));
        assert_eq!(names(place.path()).len(), 1);
    }

    #[test]
    fn the_newest_whole_one_is_found_past_damaged_ones() {
        let place = tempfile::tempdir().unwrap();
        let folder = BackupFolder::new(place.path());
        let paths: Vec<PathBuf> = (0..3).map(|number| make(&folder, day(number))).collect();
        fs::write(&paths[2], "damaged").unwrap();
        let (path, archive) = folder.newest_whole(&Stop::default()).unwrap().unwrap();
        assert_eq!((path, archive.made), (paths[1].clone(), day(1)));
        paths[..2].iter().for_each(|path| fs::write(path, "damaged").unwrap());
        assert_eq!(folder.newest_whole(&Stop::default()).unwrap(), None);
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_where_that_is_said() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.backup");
        let begin = |replace| NewBackup::begin_at(&BackupPlace::File { path: path.clone(), replace }, day(0));
        let raced = begin(false).unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(matches!(begin(false), Err(UpkeepFailure::AlreadyThere(_))));
        assert!(matches!(raced.finish(), Err(UpkeepFailure::AlreadyThere(_))), "it came meanwhile");
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        begin(true).unwrap().finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "");
        assert_eq!(names(place.path()), ["a.backup"]);
    }
}
