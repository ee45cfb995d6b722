//! The one thread that writes: commits come in a bounded queue and are answered when they are on disk. The slices of a
//! backup come in the same queue, one at a time, so that commits and slices take turns.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};

use crate::ports::Clock;
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, StoreFailure};
use crate::store::archive::Header;
use crate::store::sled::backing_up::{self, Ongoing, Slice};
use crate::store::sled::engine::Engine;
use crate::store::sled::prepare::prepare;
use crate::store::watchers::Watchers;

/// How many commits may wait; who brings more waits with them.
const QUEUE: usize = 16;

/// The way to the writer's thread. Dropped, it waits until everything brought was written.
#[derive(Debug)]
pub(super) struct Writer {
    queue: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

enum Job {
    Commit { commit: Box<Commit>, answer: SyncSender<Result<Applied, CommitError>> },
    BeginBackup { wanted: Arc<()>, answer: SyncSender<Result<Header, StoreFailure>> },
    NextSlice { answer: SyncSender<Result<Slice, StoreFailure>> },
}

/// A backup that the writer has begun; dropped, it is over.
#[derive(Debug)]
pub(super) struct Begun<'a> {
    writer: &'a Writer,
    header: Header,
    _wanted: Arc<()>,
}

struct Desk {
    engine: Arc<Engine>,
    clock: Arc<dyn Clock>,
    watchers: Watchers,
}

impl Writer {
    pub(super) fn start(engine: Arc<Engine>, clock: Arc<dyn Clock>, watchers: Watchers) -> Result<Self, StoreFailure> {
        let (queue, jobs) = mpsc::sync_channel(QUEUE);
        let desk = Desk { engine, clock, watchers };
        let thread = thread::Builder::new()
            .name("nyckel-store".to_owned())
            .spawn(move || desk.work(&jobs))
            .map_err(|error| StoreFailure::Io { doing: "start its writer", reason: error.to_string() })?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Brings a commit to the writer and waits for the answer.
    pub(super) fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.ask(|answer| Job::Commit { commit: Box::new(commit.clone()), answer })?
    }

    /// Begins a backup: from now on the writer notes what is written.
    pub(super) fn begin_backup(&self) -> Result<Begun<'_>, StoreFailure> {
        let wanted = Arc::new(());
        let header = self.ask(|answer| Job::BeginBackup { wanted: Arc::clone(&wanted), answer })??;
        Ok(Begun { writer: self, header, _wanted: wanted })
    }

    fn ask<T>(&self, job: impl FnOnce(SyncSender<T>) -> Job) -> Result<T, StoreFailure> {
        let gone = || StoreFailure::Io { doing: "go on", reason: "its writer has ended".to_owned() };
        let (answer, answered) = mpsc::sync_channel(1);
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(job(answer)).map_err(|_| gone())?;
        answered.recv().map_err(|_| gone())
    }
}

impl Begun<'_> {
    /// What stands at the beginning of the backup.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// Waits for the next slice.
    pub(super) fn next(&self) -> Result<Slice, StoreFailure> {
        self.writer.ask(|answer| Job::NextSlice { answer })?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(Err(_)) = self.thread.take().map(JoinHandle::join) {
            tracing::error!("the writer of the store had panicked");
        }
    }
}

impl Desk {
    fn work(&self, jobs: &Receiver<Job>) {
        let mut backup: Option<Ongoing> = None;
        for job in jobs {
            backup = backup.filter(Ongoing::is_wanted);
            // Nobody may be waiting for an answer any more; what was written stays written.
            match job {
                Job::Commit { commit, answer } => {
                    let applied = self.apply(&commit, &mut backup);
                    if let Ok(applied) = &applied {
                        self.watchers.wake(applied.seq);
                    }
                    drop(answer.send(applied));
                }
                Job::BeginBackup { wanted, answer } => {
                    let header = self.begin_backup(backup.as_ref());
                    if header.is_ok() {
                        backup = Some(Ongoing::new(&wanted));
                    }
                    drop(answer.send(header));
                }
                Job::NextSlice { answer } => {
                    let slice = backup
                        .as_mut()
                        .ok_or_else(given_up)
                        .and_then(|backup| self.engine.read(|trees| backup.next(trees)));
                    drop(answer.send(slice));
                }
            }
        }
    }

    fn apply(&self, commit: &Commit, backup: &mut Option<Ongoing>) -> Result<Applied, CommitError> {
        let mut written = Vec::new();
        let applied = self.engine.write(|trees, highest| {
            let prepared = prepare(trees, highest, commit, self.clock.now())?;
            if backup.is_some() {
                written.extend(prepared.writes.entries());
            }
            Ok(prepared)
        });
        match (&applied, backup.as_mut()) {
            (Ok(_), Some(backup)) => backup.append(written),
            // What of it is on the disk is known only once the store was opened again.
            (Err(CommitError::Store(_)), Some(_)) => *backup = None,
            (_, None) | (Err(_), Some(_)) => {}
        }
        applied
    }

    fn begin_backup(&self, other: Option<&Ongoing>) -> Result<Header, StoreFailure> {
        if other.is_some() {
            return Err(StoreFailure::Io { doing: "be backed up", reason: "another backup is being made".to_owned() });
        }
        self.engine.read(|trees| backing_up::header(trees, self.clock.now()))
    }
}

fn given_up() -> StoreFailure {
    StoreFailure::Io { doing: "be backed up", reason: "a commit failed meanwhile".to_owned() }
}
