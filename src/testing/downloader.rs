//! A downloader that fetches nothing: it does what a test scripted, and keeps its files in memory.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::domain::DownloadFailure;
use crate::domain::download::{Target, Validator};
use crate::ports::{Downloader, Part, Progress, Stop, Transfer, TransferEnd, TransferEvent};

/// What one transfer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scripted {
    /// Everything comes, from where the part ends.
    Whole,
    /// So many bytes are there after it, and then it fails.
    Fails(u64, DownloadFailure),
    /// So many bytes are there after it, and then it is stopped from within.
    Stopped(u64),
}

/// A downloader of whose transfers a test says how they go; those it says nothing of come whole.
#[derive(Debug, Default)]
pub struct ScriptedDownloader(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    script: VecDeque<Scripted>,
    /// The links that were used, as they read.
    links: Vec<String>,
    parts: BTreeMap<PathBuf, u64>,
    files: BTreeMap<PathBuf, u64>,
}

impl ScriptedDownloader {
    /// What the next transfers do, in order.
    pub fn script(&self, transfers: impl IntoIterator<Item = Scripted>) {
        self.state().script.extend(transfers);
    }

    /// The links that transfers were given, in order.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.state().links.clone()
    }

    /// Lays a file in its place.
    pub fn lay(&self, target: &Target) {
        self.state().files.insert(target.path(), 1);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Downloader for ScriptedDownloader {
    fn transfer(
        &self,
        transfer: &Transfer<'_>,
        told: &mut dyn FnMut(TransferEvent),
        stop: &Stop,
    ) -> Result<TransferEnd, DownloadFailure> {
        let (total, part) = (transfer.bytes, transfer.target.part());
        let next = {
            let mut state = self.state();
            state.links.push(transfer.link.expose().to_owned());
            state.script.pop_front().unwrap_or(Scripted::Whole)
        };
        if stop.is_raised() {
            return Ok(TransferEnd::Stopped);
        }
        told(TransferEvent::Answered(Validator { etag: Some("\"a\"".to_owned()), bytes: total }));
        let mut keep = |done| {
            self.state().parts.insert(part.clone(), done);
            told(TransferEvent::Received(Progress { done, total }));
        };
        match next {
            Scripted::Whole => {
                keep(total);
                told(TransferEvent::Completing);
                let mut state = self.state();
                state.parts.remove(&part);
                state.files.insert(transfer.target.path(), total);
                Ok(TransferEnd::Whole)
            }
            Scripted::Fails(done, failure) => {
                keep(done);
                Err(failure)
            }
            Scripted::Stopped(done) => {
                keep(done);
                Ok(TransferEnd::Stopped)
            }
        }
    }

    fn is_there(&self, target: &Target) -> bool {
        self.state().files.contains_key(&target.path())
    }

    fn part(&self, target: &Target) -> Part {
        self.state().parts.get(&target.part()).map_or(Part::Absent, |bytes| Part::Kept { bytes: *bytes })
    }

    fn discard(&self, target: &Target) -> Result<(), DownloadFailure> {
        self.state().parts.remove(&target.part());
        Ok(())
    }
}
