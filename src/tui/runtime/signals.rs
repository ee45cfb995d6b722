//! What the system tells the console.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals that end the console, suspend it, or tell it of another size.
pub(super) struct Signals {
    pub(super) terminate: Signal,
    pub(super) hang_up: Signal,
    pub(super) interrupt: Signal,
    pub(super) stop: Signal,
    pub(super) resize: Signal,
}

impl Signals {
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            resize: signal(SignalKind::window_change())?,
            stop: signal(SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw()))?,
        })
    }
}
