//! Where things lie. Only names are made here: nothing is created, and only [`DataPaths::chosen`] looks at the disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy, Xdg};

use crate::domain::Instant;

/// The directories of the XDG base directory specification, before anything of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseDirectories {
    /// For data.
    pub data: PathBuf,
    /// For configuration.
    pub config: PathBuf,
    /// For logs and reports.
    pub state: PathBuf,
    /// The operator's own.
    pub home: PathBuf,
}

impl BaseDirectories {
    /// The directories of the operator who runs the process; `None` where there is no home directory.
    #[must_use]
    pub fn of_process() -> Option<Self> {
        let xdg = Xdg::new().ok()?;
        let state = xdg.state_dir().unwrap_or_else(|| xdg.home_dir().join(".local/state"));
        let home = xdg.home_dir().to_owned();
        Some(Self { data: xdg.data_dir(), config: xdg.config_dir(), state, home })
    }

    /// The configuration file: what `--config` says, else `nyckel/config.toml`.
    #[must_use]
    pub fn config_file(&self, flag: Option<&Path>) -> PathBuf {
        flag.map_or_else(|| self.config.join("nyckel").join("config.toml"), Path::to_owned)
    }

    /// The folder for downloads where no setting names one: the desktop's, else the usual one, else the home directory.
    #[must_use]
    pub fn download_directory(&self) -> PathBuf {
        let usual = || Some(self.home.join("Downloads"));
        [dirs::download_dir(), usual()]
            .into_iter()
            .flatten()
            .find(|folder| folder.is_dir())
            .unwrap_or_else(|| self.home.clone())
    }

    /// The directory of the log and of panic reports.
    #[must_use]
    pub fn log_directory(&self) -> PathBuf {
        self.state.join("nyckel")
    }
}

/// The file in which a panic of that process at that instant is reported.
#[must_use]
pub fn panic_report(log_directory: &Path, now: Instant, process: u32) -> PathBuf {
    log_directory.join(format!("panic-{}-{process}.txt", now.utc().format("%Y%m%dT%H%M%SZ")))
}

/// Which of the two stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreKind {
    /// The partner's own.
    Main,
    /// The demo's.
    Demo,
}

/// The data directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataPaths {
    root: PathBuf,
}

impl DataPaths {
    /// The data directory: what `--data-dir` says, else `NYCKEL_DATA_DIR`, else `nyckel` in XDG's. `None` where none of
    /// them says anything.
    #[must_use]
    pub fn resolve(
        flag: Option<&Path>,
        read: &dyn Fn(&str) -> Option<OsString>,
        base: Option<&BaseDirectories>,
    ) -> Option<Self> {
        let of_environment = || read("NYCKEL_DATA_DIR").filter(|value| !value.is_empty()).map(PathBuf::from);
        let root =
            flag.map(Path::to_owned).or_else(of_environment).or_else(|| base.map(|base| base.data.join("nyckel")))?;
        Some(Self { root })
    }

    /// The directory itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file of how far whoever has this directory has come with the walkthroughs that are played without a store.
    #[must_use]
    pub fn tours(&self) -> PathBuf {
        self.root.join("tours.json")
    }

    /// The paths of one of its stores.
    #[must_use]
    pub fn of(&self, kind: StoreKind) -> StorePaths {
        let name = match kind {
            StoreKind::Main => "main",
            StoreKind::Demo => "demo",
        };
        StorePaths { kind, directory: self.root.join(name) }
    }

    /// The store that is opened where none is asked for: the partner's own where it is there, else the demo's.
    #[must_use]
    pub fn chosen(&self, asked: Option<StoreKind>) -> StorePaths {
        let main = self.of(StoreKind::Main);
        match asked {
            Some(kind) => self.of(kind),
            None if main.is_made() => main,
            None => self.of(StoreKind::Demo),
        }
    }
}

/// The paths of one store and of what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorePaths {
    kind: StoreKind,
    directory: PathBuf,
}

impl StorePaths {
    /// Which store it is.
    #[must_use]
    pub fn kind(&self) -> StoreKind {
        self.kind
    }

    /// The directory that holds all of it.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The directory of the store.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.directory.join("store")
    }

    /// The index of the store.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.directory.join("index")
    }

    /// Whether there is a store, or was one: a store that is lost is told of, and never taken for one that was not made
    /// yet. While it is replaced it lies as `store.old` beside its place, and `store.marker` names its last commit.
    #[must_use]
    pub fn is_made(&self) -> bool {
        ["store", "store.old", "store.marker"].iter().any(|name| self.directory.join(name).exists())
    }

    /// The small file that says how far a demo's clock has come.
    #[must_use]
    pub fn state(&self) -> PathBuf {
        self.directory.join("state")
    }

    /// The lock, held while a process has the store.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.directory.join("lock")
    }

    /// The small file that says how many passphrases were wrong in a row.
    #[must_use]
    pub fn attempts(&self) -> PathBuf {
        self.directory.join("attempts")
    }

    /// The operators' drafts.
    #[must_use]
    pub fn drafts(&self) -> PathBuf {
        self.directory.join("drafts")
    }

    /// The files of the support requests that are being written.
    #[must_use]
    pub fn draft_files(&self) -> PathBuf {
        self.drafts().join("files")
    }

    /// The list of what was revoked (AFTER-1).
    #[must_use]
    pub fn revoked(&self) -> PathBuf {
        self.directory.join("revoked")
    }

    /// What is kept of downloads.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.directory.join("downloads")
    }

    /// Exports and backups.
    #[must_use]
    pub fn exports(&self) -> PathBuf {
        self.directory.join("exports")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> BaseDirectories {
        let [data, config, state] = ["/home/o/data", "/home/o/config", "/home/o/state"].map(PathBuf::from);
        BaseDirectories { data, config, state, home: "/home/o".into() }
    }

    #[test]
    fn the_flag_wins_over_the_variable_and_that_over_xdg() {
        let set = |name: &str| (name == "NYCKEL_DATA_DIR").then(|| OsString::from("/variable"));
        let empty = |name: &str| (name == "NYCKEL_DATA_DIR").then(OsString::new);
        let resolved = |flag: Option<&str>, read: &dyn Fn(&str) -> Option<OsString>, base: Option<&BaseDirectories>| {
            DataPaths::resolve(flag.map(Path::new), read, base).map(|paths| paths.root)
        };
        assert_eq!(resolved(Some("/flag"), &set, Some(&base())), Some("/flag".into()));
        assert_eq!(resolved(None, &set, Some(&base())), Some("/variable".into()));
        assert_eq!(resolved(None, &empty, Some(&base())), Some("/home/o/data/nyckel".into()));
        assert_eq!(resolved(None, &empty, None), None);
    }

    #[test]
    fn each_store_has_its_own_directory() {
        let paths = DataPaths { root: "/data".into() };
        assert_eq!(paths.of(StoreKind::Main).store(), Path::new("/data/main/store"));
        assert_eq!(paths.of(StoreKind::Demo).lock(), Path::new("/data/demo/lock"));
    }

    #[test]
    fn the_partners_own_store_is_chosen_once_it_is_there() {
        let place = tempfile::tempdir().unwrap();
        let paths = DataPaths { root: place.path().to_owned() };
        assert_eq!(paths.chosen(None).kind(), StoreKind::Demo);
        let main = paths.of(StoreKind::Main);
        std::fs::create_dir_all(main.directory().join("store.new")).unwrap();
        assert_eq!(paths.chosen(None).kind(), StoreKind::Demo, "half of one is none");
        for name in ["store", "store.old"] {
            std::fs::create_dir(main.directory().join(name)).unwrap();
            assert_eq!(paths.chosen(None).kind(), StoreKind::Main);
            std::fs::remove_dir(main.directory().join(name)).unwrap();
        }
        std::fs::write(main.directory().join("store.marker"), "").unwrap();
        assert_eq!(paths.chosen(None).kind(), StoreKind::Main, "one that is lost is told of");
        assert_eq!(paths.chosen(Some(StoreKind::Demo)).kind(), StoreKind::Demo);
    }

    #[test]
    fn configuration_log_and_reports_lie_where_xdg_wants_them() {
        let log_directory = base().log_directory();
        assert_eq!(base().config_file(None), Path::new("/home/o/config/nyckel/config.toml"));
        assert_eq!(base().config_file(Some(Path::new("/c.toml"))), Path::new("/c.toml"));
        assert_eq!(log_directory, Path::new("/home/o/state/nyckel"));
        let report = panic_report(&log_directory, Instant::CUTOVER, 7);
        assert_eq!(report, Path::new("/home/o/state/nyckel/panic-20211014T000000Z-7.txt"));
    }
}
