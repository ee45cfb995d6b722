//! The store's directory: opening it, moving a loaded one into place, and getting bytes onto the disk.
//!
//! **Invariant:** whenever the process dies, one whole store lies at its place or, as `store.old`, beside it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

use uuid::{Builder, Uuid};

use crate::ports::Entropy;
use crate::ports::store::StoreFailure;
use crate::store::sled::failure::{of_io, of_sled};
use crate::store::sled::trees::Trees;

/// The file in which the engine keeps everything, and which it locks.
pub(in crate::store) fn file_of(directory: &Path) -> PathBuf {
    directory.join("db")
}

/// Instead of sled's default of 1 GiB.
const CACHE_BYTES: u64 = 64 << 20;
/// Commits flush themselves; sled cleans its segments when this timer does.
const FLUSH_EVERY_MS: u64 = 5_000;
/// Below this a commit is refused, as sled can neither write nor open on a full disk.
const FREE_BYTES_WANTED: u64 = 64 << 20;

/// The thread that opens a store; a panic on it is a damaged store and no bug.
pub(super) const OPENING_THREAD: &str = "nyckel-sled-open";

/// Our own handle to the file sled writes, to sync it by.
#[derive(Debug)]
pub(super) struct StoreFile {
    directory: PathBuf,
    file: File,
}

impl StoreFile {
    /// Puts everything written so far on the disk: sled's buffers into the file, then the file.
    pub(super) fn make_durable(&self, trees: &Trees) -> Result<(), StoreFailure> {
        trees.flush()?;
        self.file.sync_data().map_err(of_io("sync its file"))
    }

    /// Says no before the disk is full.
    pub(super) fn require_room(&self) -> Result<(), StoreFailure> {
        let disk = rustix::fs::statvfs(&self.directory).map_err(|error| of_io("ask for room")(error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < FREE_BYTES_WANTED {
            return Err(StoreFailure::Full);
        }
        Ok(())
    }
}

/// Opens the store there, and makes an empty one where there is none.
pub(super) fn open(directory: &Path) -> Result<(Trees, StoreFile), StoreFailure> {
    let is_new = !directory.exists();
    let config = ::sled::Config::new()
        .path(directory)
        .cache_capacity(CACHE_BYTES)
        .mode(::sled::Mode::LowSpace)
        .flush_every_ms(Some(FLUSH_EVERY_MS));
    // sled can panic on a damaged store. It does so on a thread of its own, by whose name others know what it means.
    let opening = thread::Builder::new().name(OPENING_THREAD.to_owned()).spawn(move || config.open());
    let db = opening
        .map_err(of_io("start a thread to open it"))?
        .join()
        .map_err(|_| StoreFailure::Damaged("sled could not open its files".to_owned()))?
        .map_err(of_sled("open"))?;
    let trees = Trees::open(db)?;
    let file = File::open(file_of(directory)).map_err(of_io("open its file"))?;
    let file = StoreFile { directory: directory.to_owned(), file };
    if is_new {
        file.make_durable(&trees)?;
        sync_directory(directory)?;
        sync_directory(parent_of(directory))?;
    }
    Ok((trees, file))
}

/// Puts the old store back where moving a new one into its place was broken off.
pub(super) fn settle(directory: &Path) -> Result<(), StoreFailure> {
    let old = beside(directory, ".old");
    if !old.exists() {
        return Ok(());
    }
    if directory.exists() {
        return fs::remove_dir_all(&old).map_err(of_io("remove the old store"));
    }
    fs::rename(&old, directory).map_err(of_io("put the old store back"))?;
    sync_directory(parent_of(directory))
}

/// Moves the complete store at `new` into its place.
pub(super) fn move_into_place(new: &Path, directory: &Path) -> Result<(), StoreFailure> {
    let old = beside(directory, ".old");
    sync_directory(new)?;
    if directory.exists() {
        fs::rename(directory, &old).map_err(of_io("move the old store aside"))?;
    }
    fs::rename(new, directory).map_err(of_io("move the new store into place"))?;
    sync_directory(parent_of(directory))?;
    settle(directory)
}

/// The directory beside it with that ending.
pub(super) fn beside(directory: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(directory);
    path.push(ending);
    PathBuf::from(path)
}

/// A new id for a store.
pub(super) fn new_id(entropy: &dyn Entropy) -> Result<Uuid, StoreFailure> {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes).map_err(|error| StoreFailure::Io { doing: "make its id", reason: error.to_string() })?;
    Ok(Builder::from_random_bytes(bytes).into_uuid())
}

/// Puts the names in a directory on the disk.
fn sync_directory(directory: &Path) -> Result<(), StoreFailure> {
    File::open(directory).and_then(|opened| opened.sync_all()).map_err(of_io("sync its directory"))
}

fn parent_of(directory: &Path) -> &Path {
    match directory.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}
