//! A lane that answers its questions in their order, on one thread or several.

use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::tui::lane::{Job, Post};

/// How many questions a lane holds before it is full.
const LENGTH: usize = 64;

/// A lane. Dropped, it answers what it holds and ends, and nobody waits for that.
pub(super) struct Queue {
    jobs: Option<SyncSender<Job>>,
    threads: Vec<JoinHandle<()>>,
    /// Closed once every thread has ended.
    ended: Receiver<Infallible>,
}

impl Queue {
    /// Starts the threads of a lane.
    pub(super) fn start(name: &str, threads: NonZeroUsize, post: &Post) -> std::io::Result<Self> {
        let (jobs, receiver) = sync_channel::<Job>(LENGTH);
        let receiver = Arc::new(Mutex::new(receiver));
        let (running, ended) = sync_channel::<Infallible>(0);
        let start_one = |_| {
            let (receiver, post, running) = (Arc::clone(&receiver), Arc::clone(post), running.clone());
            thread::Builder::new().name(name.to_owned()).spawn(move || {
                while let Some(job) = take(&receiver) {
                    job.done(&post);
                }
                drop(running);
            })
        };
        let threads = (0..threads.get()).map(start_one).collect::<std::io::Result<_>>()?;
        Ok(Self { jobs: Some(jobs), threads, ended })
    }

    /// Puts a question at the end; gives it back where the lane is full or over.
    #[expect(clippy::result_large_err, reason = "whoever put it here has it back")]
    pub(super) fn put(&self, job: Job) -> Result<(), Job> {
        let Some(jobs) = &self.jobs else { return Err(job) };
        jobs.try_send(job).map_err(|(TrySendError::Full(job) | TrySendError::Disconnected(job))| job)
    }

    /// Takes no more questions, and waits until those it holds are answered.
    pub(super) fn finish(&mut self) {
        self.jobs = None;
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a lane had panicked");
            }
        }
    }

    /// Takes no more questions, and waits so long at most until those it holds are answered.
    pub(super) fn finish_within(&mut self, limit: Duration) {
        self.jobs = None;
        match self.ended.recv_timeout(limit) {
            Err(RecvTimeoutError::Disconnected) => self.finish(),
            Err(RecvTimeoutError::Timeout) => tracing::warn!("a lane is left at what it does"),
            Ok(never) => match never {},
        }
    }
}

fn take(receiver: &Mutex<Receiver<Job>>) -> Option<Job> {
    receiver.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}
