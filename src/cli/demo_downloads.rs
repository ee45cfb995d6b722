//! A demo's downloads: the real downloader, and behind it a server inside the process, started when the first file is
//! fetched. Nothing else is reached from here, and no other downloader reaches that server.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::DownloadFailure;
use crate::domain::download::Target;
use crate::download::{HttpDownloader, Loopback, Network, Route, Timeouts};
use crate::ports::{Clock, Downloader, Part, Stop, Transfer, TransferEnd, TransferEvent};
use crate::provider::{BitsServer, GeneratedBits};

/// The downloader of a demo.
#[derive(Debug)]
pub(in crate::cli) struct DemoDownloads {
    files: Arc<GeneratedBits>,
    clock: Arc<dyn Clock>,
    serving: Mutex<Option<Serving>>,
    /// Looks at the disk alone.
    looking: HttpDownloader,
}

/// The server, once it runs, and who reaches it.
#[derive(Debug)]
struct Serving {
    downloader: HttpDownloader,
    _server: BitsServer,
}

impl DemoDownloads {
    /// A downloader of these files.
    pub(in crate::cli) fn new(files: Arc<GeneratedBits>, clock: Arc<dyn Clock>) -> Self {
        let looking = HttpDownloader::new(Route::Network(Network::default()), Timeouts::default(), Arc::clone(&clock));
        Self { files, clock, serving: Mutex::default(), looking }
    }

    /// The downloader that reaches the server, which is started where it does not run yet.
    fn reaching(&self) -> io::Result<HttpDownloader> {
        let mut serving = self.serving.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(serving) = &*serving {
            return Ok(serving.downloader.clone());
        }
        let server = BitsServer::start(Arc::clone(&self.files), Arc::clone(&self.clock))?;
        #[cfg(feature = "testing")]
        crate::cli::triggers::bits_fault(&server);
        let route = Route::Loopback(Loopback { host: GeneratedBits::HOST.to_owned(), address: server.address() });
        let downloader = HttpDownloader::new(route, Timeouts::default(), Arc::clone(&self.clock));
        *serving = Some(Serving { downloader: downloader.clone(), _server: server });
        Ok(downloader)
    }
}

impl Downloader for DemoDownloads {
    fn transfer(
        &self,
        transfer: &Transfer<'_>,
        told: &mut dyn FnMut(TransferEvent),
        stop: &Stop,
    ) -> Result<TransferEnd, DownloadFailure> {
        let downloader = self.reaching().map_err(|error| {
            tracing::error!(%error, "the server of the demo's files could not be started");
            DownloadFailure::NoServer { host: GeneratedBits::HOST.to_owned() }
        })?;
        downloader.transfer(transfer, told, stop)
    }

    fn is_there(&self, target: &Target) -> bool {
        self.looking.is_there(target)
    }

    fn part(&self, target: &Target) -> Part {
        self.looking.part(target)
    }

    fn discard(&self, target: &Target) -> Result<(), DownloadFailure> {
        self.looking.discard(target)
    }
}
