//! The backups of the store, as far as they can be seen from outside.

use chrono::Duration;

use crate::domain::Instant;
use crate::domain::upkeep::next_backup;
use crate::ports::Stop;
use crate::store::{Archive, BackupFolder};
use crate::system::StorePaths;

/// A newest backup that is older than this is too old: the console makes one a day.
const TOO_OLD: Duration = Duration::days(2);
/// A larger backup is not read to its end, so that the answer comes at once.
const READ_UP_TO: u64 = 64 << 20;

/// What was found of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::cli::doctor) struct BackupFindings {
    pub(in crate::cli::doctor) count: u64,
    /// How much room all of them take.
    pub(in crate::cli::doctor) bytes: u64,
    pub(in crate::cli::doctor) newest: Option<NewestBackup>,
}

/// The newest of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::doctor) struct NewestBackup {
    pub(in crate::cli::doctor) made: Instant,
    pub(in crate::cli::doctor) wholeness: Wholeness,
    /// When the console makes the next one.
    pub(in crate::cli::doctor) next_due: Instant,
    pub(in crate::cli::doctor) is_too_old: bool,
}

/// Whether a backup is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::doctor) enum Wholeness {
    Whole,
    Damaged,
    /// It is large.
    NotRead,
}

impl BackupFindings {
    /// Looks at the backups of that store; a folder that cannot be read is as good as none.
    pub(in crate::cli::doctor) fn of(paths: &StorePaths, now: Instant) -> Self {
        let kept = BackupFolder::new(&paths.exports()).list().unwrap_or_default();
        let sizes: Vec<u64> = kept.iter().map(|backup| backup.path.metadata().map_or(0, |data| data.len())).collect();
        let newest = kept.first().zip(sizes.first()).map(|(backup, bytes)| NewestBackup {
            made: backup.made,
            wholeness: match *bytes {
                ..=READ_UP_TO if Archive::check(&backup.path, &Stop::default()).is_ok() => Wholeness::Whole,
                ..=READ_UP_TO => Wholeness::Damaged,
                _ => Wholeness::NotRead,
            },
            next_due: next_backup(backup.made),
            is_too_old: TOO_OLD < now.since(backup.made),
        });
        Self { count: u64::try_from(kept.len()).unwrap_or(u64::MAX), bytes: sizes.iter().sum(), newest }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::system::{DataPaths, StoreKind};

    #[test]
    fn the_newest_backup_is_looked_at_and_is_too_old_after_two_days() {
        let folder = tempfile::tempdir().unwrap();
        let paths = DataPaths::resolve(Some(folder.path()), &|_| None, None).unwrap().of(StoreKind::Main);
        let made = Instant::parse("2026-11-23T09:15:00Z").unwrap();
        assert_eq!(BackupFindings::of(&paths, made), BackupFindings::default());
        fs::create_dir_all(paths.exports()).unwrap();
        for (day, bytes) in [(22, "older"), (23, "not a backup")] {
            fs::write(paths.exports().join(format!("nyckel-202611{day}T091500Z.backup")), bytes).unwrap();
        }
        for (now, is_too_old) in [(made, false), (made.after(TOO_OLD), false), (made.after(Duration::hours(49)), true)]
        {
            let next_due = made.after(Duration::days(1));
            let newest = NewestBackup { made, wholeness: Wholeness::Damaged, next_due, is_too_old };
            let expected = BackupFindings { count: 2, bytes: 17, newest: Some(newest) };
            assert_eq!(BackupFindings::of(&paths, now), expected);
        }
    }
}
