//! The one thread that writes: commits come in a bounded queue and are answered when they are on disk.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread::{self, JoinHandle};

use crate::ports::Clock;
use crate::ports::commit::Commit;
use crate::ports::store::{Applied, CommitError, StoreFailure};
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

struct Job {
    commit: Commit,
    answer: SyncSender<Result<Applied, CommitError>>,
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
        let gone = || StoreFailure::Io { doing: "commit", reason: "its writer has ended".to_owned() };
        let (answer, answered) = mpsc::sync_channel(1);
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(Job { commit: commit.clone(), answer }).map_err(|_| gone())?;
        answered.recv().map_err(|_| gone())?
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
        for Job { commit, answer } in jobs {
            let applied = self.apply(&commit);
            if let Ok(applied) = &applied {
                self.watchers.wake(applied.seq);
            }
            // Nobody may be waiting any more; what was written stays written.
            drop(answer.send(applied));
        }
    }

    fn apply(&self, commit: &Commit) -> Result<Applied, CommitError> {
        self.engine.write(|trees| prepare(trees, commit, self.clock.now()))
    }
}
