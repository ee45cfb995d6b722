//! A server inside the process, on a free port of the loopback interface, which sends a demo's generated files: ranges,
//! `ETag`s, links that expire, and whatever faults a test asks for. One request a connection.

mod fault;
mod request;
mod response;

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

pub use fault::BitsFault;

use crate::ports::Clock;
use crate::provider::bits::GeneratedBits;
use crate::provider::bits_server::fault::Faults;

/// The most connections at once; more are closed unanswered.
const CONNECTIONS: usize = 32;

/// The server; dropped, it ends with every connection.
#[derive(Debug)]
pub struct BitsServer {
    address: SocketAddr,
    serving: Arc<Serving>,
    accepting: Option<JoinHandle<()>>,
}

/// What its threads share.
#[derive(Debug)]
struct Serving {
    bits: Arc<GeneratedBits>,
    clock: Arc<dyn Clock>,
    faults: Faults,
    is_closing: AtomicBool,
    /// The open connections, to be closed from here, each with its number.
    connections: Mutex<Vec<(u64, TcpStream)>>,
}

impl BitsServer {
    /// Starts it; links expire by that clock.
    ///
    /// # Errors
    /// When the system gives no port or no thread.
    pub fn start(bits: Arc<GeneratedBits>, clock: Arc<dyn Clock>) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let serving = Arc::new(Serving {
            bits,
            clock,
            faults: Faults::default(),
            is_closing: AtomicBool::new(false),
            connections: Mutex::default(),
        });
        let accepting = {
            let serving = Arc::clone(&serving);
            thread::Builder::new().name("nyckel-bits".to_owned()).spawn(move || serving.accept(&listener))?
        };
        Ok(Self { address, serving, accepting: Some(accepting) })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on so many requests are answered with that fault.
    pub fn fail(&self, fault: BitsFault, requests: u32) {
        self.serving.faults.set(fault, requests);
    }

    /// The ranges that were asked for, in order; `None` for a whole file.
    #[must_use]
    pub fn asked(&self) -> Vec<Option<u64>> {
        self.serving.faults.asked()
    }
}

impl Drop for BitsServer {
    fn drop(&mut self) {
        self.serving.is_closing.store(true, Ordering::Release);
        for (_, connection) in self.serving.connections().drain(..) {
            drop(connection.shutdown(Shutdown::Both));
        }
        // Whoever waits for a connection gets one, and looks up.
        drop(TcpStream::connect(self.address));
        if let Some(accepting) = self.accepting.take()
            && accepting.join().is_err()
        {
            tracing::error!("the server of the demo's files had panicked");
        }
    }
}

impl Serving {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for (number, connection) in (0..).zip(listener.incoming()) {
            if self.is_closing.load(Ordering::Acquire) {
                return;
            }
            let Ok(connection) = connection else { continue };
            if let Err(error) = self.serve(number, connection) {
                tracing::warn!(%error, "a connection to the demo's files could not be served");
            }
        }
    }

    /// Serves a connection on a thread of its own.
    fn serve(self: &Arc<Self>, number: u64, connection: TcpStream) -> io::Result<()> {
        {
            let mut connections = self.connections();
            if CONNECTIONS <= connections.len() {
                return Ok(());
            }
            connections.push((number, connection.try_clone()?));
        }
        let serving = Arc::clone(self);
        let answering = move || {
            // Whoever asked may go away at any time.
            if let Err(error) = response::answer(&serving, &connection) {
                tracing::debug!(%error, "a connection to the demo's files ended");
            }
            drop(connection.shutdown(Shutdown::Both));
            serving.connections().retain(|(known, _)| *known != number);
        };
        thread::Builder::new().name("nyckel-bits".to_owned()).spawn(answering).map(drop)
    }

    fn connections(&self) -> MutexGuard<'_, Vec<(u64, TcpStream)>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
