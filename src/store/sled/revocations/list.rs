//! The list of revocations: a file beside a store that says what its commits revoked, so that a restore knows it also
//! where the store is lost (AFTER-1). A line is a record as the store keeps them, bound to its number, in base 64.
//!
//! **Invariant:** a line is written after its commit is on the disk, and synced before the marker counts it. So nothing
//! is listed that was not revoked, and nothing acknowledged is missing. A crash can tear the last line only, and only one
//! that the marker does not count yet: whatever else does not read is damage. Lines are only ever added.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{EntitlementId, Instant, Seq, SubscriptionId, TenantId};
use crate::ports::store::StoreFailure;
use crate::store::record::{self, KeptIdentity, Place, Record};
use crate::store::sled::disk;
use crate::store::sled::failure::of_io;
use crate::store::sled::revocations::Revocations;

/// The name of the file.
pub(in crate::store::sled) const NAME: &str = "revoked";
/// As many purchases, and as many subscriptions, stand in a line at most; a longer revocation has several.
const PER_LINE: usize = 500;

/// What one commit revoked, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Line {
    /// The store of the commit.
    store: Uuid,
    epoch: u64,
    seq: Seq,
    purchases: Vec<(EntitlementId, Option<Instant>)>,
    subscriptions: Vec<((TenantId, SubscriptionId), Instant)>,
}

impl Record for Line {}

/// How a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListState {
    /// As many purchases are in it.
    pub purchases: u64,
    /// As many subscriptions are in it.
    pub subscriptions: u64,
    /// As many of its lines do not read.
    pub damaged: u64,
}

/// What was read of a list.
#[derive(Debug, Default)]
pub(in crate::store::sled) struct Listed {
    lines: Vec<Line>,
    /// As many lines that are not the last do not read.
    damaged: u64,
    /// Whether the last line does not read.
    is_torn: bool,
    /// Where the last line that reads ends.
    end: u64,
}

/// A list that is written to.
#[derive(Debug)]
pub(in crate::store::sled) struct RevocationList {
    file: File,
    revocations: Revocations,
    lines: u64,
    end: u64,
}

/// Where the list of the store in that directory lies.
pub(in crate::store::sled) fn beside(directory: &Path) -> PathBuf {
    directory.with_file_name(NAME)
}

/// Removes the list: what was revoked before is no concern of the store that comes.
pub(in crate::store::sled) fn remove(directory: &Path) -> Result<(), StoreFailure> {
    match fs::remove_file(beside(directory)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(of_io("remove its list of revocations")(error)),
        Ok(()) | Err(_) => disk::sync_directory(disk::parent_of(directory)),
    }
}

/// Writes a list that is damaged anew from the lines that read; as it was found it is set aside. Says how many do not.
pub(in crate::store::sled) fn mend(directory: &Path, counted: Option<u64>, now: Instant) -> Result<u64, StoreFailure> {
    let path = beside(directory);
    let listed = Listed::look(directory)?;
    let missing = listed.missing(counted);
    if missing == 0 {
        return Ok(0);
    }
    let failed = of_io("mend its list of revocations");
    if path.exists() {
        fs::copy(&path, disk::aside(&path, now)?).map_err(&failed)?;
    }
    let mut file = tempfile::NamedTempFile::new_in(disk::parent_of(directory)).map_err(&failed)?;
    for (number, line) in (1..).zip(&listed.lines) {
        file.write_all(&encoded(number, line)?).map_err(&failed)?;
    }
    file.as_file().sync_all().map_err(&failed)?;
    file.persist(&path).map_err(|error| failed(error.error))?;
    disk::sync_directory(disk::parent_of(directory))?;
    Ok(missing)
}

impl Listed {
    /// Reads the list beside the store in that directory; one that is not there is empty.
    ///
    /// # Errors
    /// [`StoreFailure::NewerSchema`] for one of a newer nyckel, and what the system says. Damage is no error here.
    pub(in crate::store::sled) fn look(directory: &Path) -> Result<Self, StoreFailure> {
        match fs::read(beside(directory)) {
            Ok(bytes) => Self::read(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(of_io("read its list of revocations")(error)),
        }
    }

    fn read(bytes: &[u8]) -> Result<Self, StoreFailure> {
        let mut listed = Self::default();
        let mut rest = bytes;
        for number in 1.. {
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |place| place.saturating_add(1));
            let (line, further) = rest.split_at_checked(end).unwrap_or_default();
            if line.is_empty() {
                break;
            }
            rest = further;
            match decoded(number, line) {
                Ok(line) => {
                    listed.lines.push(line);
                    listed.end = length(bytes).saturating_sub(length(rest));
                }
                Err(failure @ StoreFailure::NewerSchema { .. }) => return Err(failure),
                Err(_) if rest.is_empty() => listed.is_torn = true,
                Err(_) => listed.damaged = listed.damaged.saturating_add(1),
            }
        }
        Ok(listed)
    }

    /// Everything that it says was revoked.
    pub(in crate::store::sled) fn revocations(&self) -> Revocations {
        let mut revocations = Revocations::default();
        for line in &self.lines {
            revocations.add(Revocations {
                purchases: line.purchases.iter().cloned().collect(),
                subscriptions: line.subscriptions.iter().copied().collect(),
            });
        }
        revocations
    }

    /// How many lines read.
    pub(in crate::store::sled) fn lines(&self) -> u64 {
        u64::try_from(self.lines.len()).unwrap_or(u64::MAX)
    }

    /// How many lines do not read that should, where the marker counts so many.
    pub(in crate::store::sled) fn missing(&self, counted: Option<u64>) -> u64 {
        self.damaged.max(counted.unwrap_or(0).saturating_sub(self.lines()))
    }

    /// How it stands where the marker counts so many lines.
    pub(in crate::store::sled) fn state(&self, counted: Option<u64>) -> ListState {
        let Revocations { purchases, subscriptions } = self.revocations();
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        ListState {
            purchases: count(purchases.len()),
            subscriptions: count(subscriptions.len()),
            damaged: self.missing(counted),
        }
    }

    /// The last commit of that store that revoked something, with its epoch.
    pub(in crate::store::sled) fn latest(&self, store: Uuid) -> Option<(u64, Seq)> {
        self.lines.iter().filter(|line| line.store == store).map(|line| (line.epoch, line.seq)).max()
    }
}

impl RevocationList {
    /// Opens the list beside the store in that directory, which was read and is not damaged. It is made where there is
    /// none, and what is torn at its end is cut off.
    pub(in crate::store::sled) fn open(directory: &Path, listed: &Listed) -> Result<Self, StoreFailure> {
        let path = beside(directory);
        let is_new = !path.exists();
        let mut options = OpenOptions::new();
        let file = options.write(true).create(true).truncate(false).mode(0o600).open(&path);
        let file = file.map_err(of_io("open its list of revocations"))?;
        if is_new {
            disk::sync_directory(disk::parent_of(directory))?;
        }
        if listed.is_torn {
            tracing::info!(lines = listed.lines(), "the last line of the list of revocations was torn, and is cut off");
            file.set_len(listed.end).map_err(of_io("mend its list of revocations"))?;
        }
        Ok(Self { file, revocations: listed.revocations(), lines: listed.lines(), end: listed.end })
    }

    /// Adds what that commit of that store revoked, and answers when it is on the disk. What is listed already is not
    /// listed again.
    pub(in crate::store::sled) fn add(
        &mut self,
        identity: KeptIdentity,
        seq: Seq,
        revoked: Revocations,
    ) -> Result<(), StoreFailure> {
        let news = revoked.without(&self.revocations);
        let purchases: Vec<_> = news.purchases.clone().into_iter().collect();
        let subscriptions: Vec<_> = news.subscriptions.clone().into_iter().collect();
        let (mut purchases, mut subscriptions) = (purchases.chunks(PER_LINE), subscriptions.chunks(PER_LINE));
        loop {
            let (purchases, subscriptions) = (purchases.next(), subscriptions.next());
            if purchases.is_none() && subscriptions.is_none() {
                break;
            }
            let KeptIdentity { store, epoch } = identity;
            let purchases = purchases.unwrap_or_default().to_vec();
            let subscriptions = subscriptions.unwrap_or_default().to_vec();
            self.write(&Line { store, epoch, seq, purchases, subscriptions })?;
        }
        self.revocations.add(news);
        Ok(())
    }

    /// How many lines it has.
    pub(in crate::store::sled) fn lines(&self) -> u64 {
        self.lines
    }

    fn write(&mut self, line: &Line) -> Result<(), StoreFailure> {
        let number = self.lines.saturating_add(1);
        let bytes = encoded(number, line)?;
        let written = self.file.write_all_at(&bytes, self.end).and_then(|()| self.file.sync_data());
        written.map_err(of_io("write its list of revocations"))?;
        (self.lines, self.end) = (number, self.end.saturating_add(length(&bytes)));
        Ok(())
    }
}

fn encoded(number: u64, line: &Line) -> Result<Vec<u8>, StoreFailure> {
    let bytes = record::encode(Place { tree: NAME, key: &number.to_be_bytes() }, line)?;
    let mut text = STANDARD_NO_PAD.encode(bytes).into_bytes();
    text.push(b'\n');
    Ok(text)
}

fn decoded(number: u64, line: &[u8]) -> Result<Line, StoreFailure> {
    let damaged = || StoreFailure::Damaged(format!("line {number} of the list of revocations"));
    let text = line.strip_suffix(b"\n").ok_or_else(damaged)?;
    let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| damaged())?;
    record::decode(Place { tree: NAME, key: &number.to_be_bytes() }, &bytes)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
