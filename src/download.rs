//! Fetching files by HTTP: streamed into a part, gone on with where it ended, verified, and only then given its name.
//!
//! Links are secret: they go to the server and nowhere else, neither into an error nor into the log.

mod answer;
mod digest;
mod disk;
mod fetch;
mod limit;
mod network;
mod part;
mod route;
mod trickle;

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::DownloadFailure;
use crate::domain::download::Target;
use crate::ports::{Clock, Downloader, Part, Stop, Transfer, TransferEnd, TransferEvent};

pub use disk::trouble;
pub use network::Network;
pub use route::{Loopback, Route};

/// How long is waited for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection, the finding of the server's address included.
    pub connect: Duration,
    /// For the beginning of an answer.
    pub answer: Duration,
    /// For the next bytes; a server from which next to nothing came in this time has stalled, too.
    pub stall: Duration,
}

impl Default for Timeouts {
    /// What networks that work keep to.
    fn default() -> Self {
        let [connect, answer, stall] = [15, 60, 60].map(Duration::from_secs);
        Self { connect, answer, stall }
    }
}

/// Fetches files by HTTP. Shared by as many transfers as go on at once; each has connections of its own.
#[derive(Debug, Clone)]
pub struct HttpDownloader {
    route: Route,
    timeouts: Timeouts,
    clock: Arc<dyn Clock>,
}

impl HttpDownloader {
    /// A downloader that reaches servers that way, and keeps to a transfer's limit by that clock.
    #[must_use]
    pub fn new(route: Route, timeouts: Timeouts, clock: Arc<dyn Clock>) -> Self {
        Self { route, timeouts, clock }
    }
}

impl Downloader for HttpDownloader {
    fn transfer(
        &self,
        transfer: &Transfer<'_>,
        told: &mut dyn FnMut(TransferEvent),
        stop: &Stop,
    ) -> Result<TransferEnd, DownloadFailure> {
        fetch::fetch(self, transfer, told, stop)
    }

    fn is_there(&self, target: &Target) -> bool {
        fs::symlink_metadata(target.path()).is_ok()
    }

    fn part(&self, target: &Target) -> Part {
        part::look(target)
    }

    fn discard(&self, target: &Target) -> Result<(), DownloadFailure> {
        part::discard(target)
    }
}
