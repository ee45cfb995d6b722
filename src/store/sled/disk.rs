//! The store's directory: opening it, moving a loaded one into place, and getting bytes onto the disk.
//!
//! **Invariant:** whenever the process dies, one whole store lies at its place or, as `store.old`, beside it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use uuid::{Builder, Uuid};

use crate::domain::Instant;
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
pub(super) const FREE_BYTES_WANTED: u64 = 64 << 20;

/// How long is waited for sled's own threads to let go of a file; they take some milliseconds.
const CLOSING: Duration = Duration::from_secs(5);

/// How long is waited, and how often, for a file that is held although the store is ours: a process that this one is
/// just starting holds all its files until it has begun.
const STARTING: Duration = Duration::from_secs(1);
const STARTS: u32 = 3;

/// What stands between the name of something damaged and the instant at which it was set aside.
pub(super) const DAMAGED: &str = ".damaged-";
/// How many can be set aside in the same second.
const NAMES_ASIDE: u32 = 100;

/// The thread that opens a store; a panic on it is a damaged store and no bug.
pub(super) const OPENING_THREAD: &str = "nyckel-sled-open";

/// An open store. Dropped, its file is free again.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) trees: Trees,
    pub(super) file: StoreFile,
    /// Dropped last, as fields are dropped in their order.
    _closing: Closing,
}

/// Waits, when it is dropped, until the engine has let go of the file: sled's own threads hold it for a moment after
/// the last handle is gone, and nobody could open the store until then.
#[derive(Debug)]
struct Closing {
    directory: PathBuf,
}

impl Drop for Closing {
    fn drop(&mut self) {
        wait_until_free(&self.directory, CLOSING);
    }
}

/// Waits until nobody holds the file of the store there, at most for that long.
fn wait_until_free(directory: &Path, patience: Duration) {
    let Ok(file) = File::open(file_of(directory)) else { return };
    let (free, waiting) = mpsc::sync_channel(1);
    let asking = move || {
        let locked = file.lock();
        // Ours would be in the way as well.
        drop(file);
        drop(free.send(locked));
    };
    let asked = thread::Builder::new().name("nyckel-closing".to_owned()).spawn(asking);
    if asked.is_err() || waiting.recv_timeout(patience).is_err() {
        tracing::warn!(directory = %directory.display(), "the store is slow to close");
    }
}

/// Our own handle to the file sled writes, to sync it by.
#[derive(Debug)]
pub(super) struct StoreFile {
    file: File,
}

impl StoreFile {
    /// Puts everything written so far on the disk: sled's buffers into the file, then the file.
    pub(super) fn make_durable(&self, trees: &Trees) -> Result<(), StoreFailure> {
        trees.flush()?;
        self.file.sync_data().map_err(of_io("sync its file"))
    }
}

/// Says no before the disk is full.
pub(super) fn require_room(directory: &Path) -> Result<(), StoreFailure> {
    if free_bytes(directory)? < FREE_BYTES_WANTED { Err(StoreFailure::Full) } else { Ok(()) }
}

/// The bytes that are free for us on the disk of the directory.
pub(super) fn free_bytes(directory: &Path) -> Result<u64, StoreFailure> {
    let disk = rustix::fs::statvfs(directory).map_err(|error| of_io("ask for room")(error.into()))?;
    Ok(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Opens the store there, and makes an empty one where there is none.
pub(super) fn open(directory: &Path) -> Result<Opened, StoreFailure> {
    let is_new = !directory.exists();
    let config = ::sled::Config::new()
        .path(directory)
        .cache_capacity(CACHE_BYTES)
        .mode(::sled::Mode::LowSpace)
        .flush_every_ms(Some(FLUSH_EVERY_MS));
    let open = || {
        let config = config.clone();
        on_opening_thread(move || config.open().map_err(of_sled("open")))
    };
    let mut opened = open();
    for _ in 1..STARTS {
        if !matches!(opened, Err(StoreFailure::Owned { .. })) {
            break;
        }
        wait_until_free(directory, STARTING);
        opened = open();
    }
    let db = opened?;
    let closing = Closing { directory: directory.to_owned() };
    let trees = Trees::open(db)?;
    let file = File::open(file_of(directory)).map_err(of_io("open its file"))?;
    let opened = Opened { trees, file: StoreFile { file }, _closing: closing };
    if is_new {
        opened.file.make_durable(&opened.trees)?;
        // sled syncs its own data, not the file with its configuration, without which it opens nothing.
        File::open(directory.join("conf")).and_then(|file| file.sync_all()).map_err(of_io("sync its configuration"))?;
        sync_directory(directory)?;
        sync_directory(parent_of(directory))?;
    }
    Ok(opened)
}

/// Does what may make sled panic where a store is damaged, on a thread of its own: by its name others know what that
/// means.
pub(super) fn on_opening_thread<T: Send>(
    act: impl FnOnce() -> Result<T, StoreFailure> + Send,
) -> Result<T, StoreFailure> {
    thread::scope(|scope| {
        let opening = thread::Builder::new().name(OPENING_THREAD.to_owned()).spawn_scoped(scope, act);
        let opened = opening.map_err(of_io("start a thread to open it"))?.join();
        opened.unwrap_or_else(|_| Err(StoreFailure::Damaged("sled could not read its files".to_owned())))
    })
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

/// A free name for what is set aside at that instant, beside the place where it lies.
pub(super) fn aside(path: &Path, now: Instant) -> Result<PathBuf, StoreFailure> {
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ").to_string();
    (0..NAMES_ASIDE)
        .map(|number| match number {
            0 => beside(path, &format!("{DAMAGED}{stamp}")),
            number => beside(path, &format!("{DAMAGED}{stamp}-{number}")),
        })
        .find(|place| !place.exists())
        .ok_or_else(|| StoreFailure::Io { doing: "set it aside", reason: "every name is taken".to_owned() })
}

/// A new id for a store.
pub(super) fn new_id(entropy: &dyn Entropy) -> Result<Uuid, StoreFailure> {
    let mut bytes = [0; 16];
    entropy.fill(&mut bytes).map_err(|error| StoreFailure::Io { doing: "make its id", reason: error.to_string() })?;
    Ok(Builder::from_random_bytes(bytes).into_uuid())
}

/// Puts the names in a directory on the disk.
pub(super) fn sync_directory(directory: &Path) -> Result<(), StoreFailure> {
    File::open(directory).and_then(|opened| opened.sync_all()).map_err(of_io("sync its directory"))
}

pub(super) fn parent_of(directory: &Path) -> &Path {
    match directory.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}
