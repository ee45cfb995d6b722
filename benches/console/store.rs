//! The stores that are opened: each is made once by the program itself, and stays where that is asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::plan::Outcome;
use crate::program::nyckel;

/// Where the stores lie.
#[derive(Debug)]
pub(crate) enum Stores {
    /// In a folder that goes when this does.
    Temporary(TempDir),
    /// In a folder of somebody who wants to keep them.
    Kept(PathBuf),
}

impl Stores {
    /// In the folder that `NYCKEL_BENCH_STORES` names, else in one that is removed at the end.
    pub(crate) fn of_environment() -> Outcome<Self> {
        match std::env::var_os("NYCKEL_BENCH_STORES") {
            Some(folder) => {
                fs::create_dir_all(&folder)?;
                Ok(Self::Kept(PathBuf::from(folder).canonicalize()?))
            }
            None => Ok(Self::Temporary(temporary_folder()?)),
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Temporary(folder) => folder.path(),
            Self::Kept(folder) => folder,
        }
    }

    /// The data folder of a store with so many customers, which is made unless it is there.
    pub(crate) fn with(&self, customers: u32) -> Outcome<PathBuf> {
        let wanted = self.folder().join(customers.to_string());
        if wanted.exists() {
            return Ok(wanted);
        }
        println!("\n{customers} customers: making the store");
        // One that was not made to its end has another name and is made anew.
        let unfinished = self.folder().join(format!("{customers}.unfinished"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?;
        }
        fs::create_dir(&unfinished)?;
        let mut seed = Command::new(nyckel());
        seed.args(["seed", "--customers", &customers.to_string(), "--data-dir"]).arg(&unfinished);
        if !seed.stdout(Stdio::null()).status()?.success() {
            return Err(format!("nyckel did not make a store of {customers} customers").into());
        }
        fs::rename(&unfinished, &wanted)?;
        Ok(wanted)
    }
}

/// A folder of the build's own, since what is kept in memory elsewhere would be no disk.
pub(crate) fn temporary_folder() -> Outcome<TempDir> {
    fs::create_dir_all(env!("CARGO_TARGET_TMPDIR"))?;
    Ok(tempfile::Builder::new().prefix("console-").tempdir_in(env!("CARGO_TARGET_TMPDIR"))?)
}
