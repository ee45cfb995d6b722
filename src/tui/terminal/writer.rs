//! The one way of writing to the terminal. A frame and a control sequence each go out whole, so that neither ends up
//! inside the other, whichever threads they come from. A terminal that is gone is an error, never a panic.

use std::cell::RefCell;
use std::fmt;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use crate::ports::terminal_sequence::TerminalSequence;

/// Whether the process is on its way out, and the terminal no longer ours.
static SILENT: AtomicBool = AtomicBool::new(false);

/// Drops whatever is written from now on, but for what gives the terminal back: a thread that has not heard of the panic
/// of another would draw over what the terminal shows then.
pub(super) fn fall_silent() {
    SILENT.store(true, Ordering::Release);
}

/// The terminal as something to write to; its clones write to the same.
#[derive(Clone)]
pub struct TerminalWriter {
    device: Arc<Mutex<dyn Write + Send>>,
}

impl TerminalWriter {
    /// The terminal on standard output.
    #[must_use]
    pub fn stdout() -> Self {
        Self::to(io::stdout())
    }

    /// Anything else, for tests and recordings.
    #[must_use]
    pub fn to(device: impl Write + Send + 'static) -> Self {
        Self { device: Arc::new(Mutex::new(device)) }
    }

    /// Writes without waiting, straight to standard output if another write is under way: a panic may have come in the
    /// middle of one.
    ///
    /// # Errors
    /// What the terminal said.
    pub(super) fn write_at_once(&self, bytes: &[u8]) -> io::Result<()> {
        match self.device.try_lock() {
            Ok(mut device) => write_whole(&mut *device, bytes),
            Err(TryLockError::Poisoned(poisoned)) => write_whole(&mut *poisoned.into_inner(), bytes),
            Err(TryLockError::WouldBlock) => write_to_descriptor(bytes),
        }
    }
}

impl TerminalSequence for TerminalWriter {
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut device = self.device.lock().unwrap_or_else(PoisonError::into_inner);
        if SILENT.load(Ordering::Acquire) {
            return Ok(());
        }
        write_whole(&mut *device, bytes)
    }
}

impl fmt::Debug for TerminalWriter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TerminalWriter")
    }
}

/// Collects a frame, which is written when it is whole. What draws may flush as often as it likes; its clones collect the same
/// frame.
#[derive(Debug, Clone, Default)]
pub struct FrameWriter {
    pending: Rc<RefCell<Vec<u8>>>,
}

impl FrameWriter {
    /// Adds to what is collected.
    pub fn push(&self, bytes: &[u8]) {
        self.pending.borrow_mut().extend_from_slice(bytes);
    }

    /// Hands over what was collected, in exchange for room to collect the next frame in.
    pub fn exchange(&self, frame: &mut Vec<u8>) {
        frame.clear();
        *frame = self.pending.replace(std::mem::take(frame));
    }
}

impl Write for FrameWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn write_whole(device: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    device.write_all(bytes)?;
    device.flush()
}

/// Writes past every lock and buffer of the standard library.
fn write_to_descriptor(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = rustix::io::write(rustix::stdio::stdout(), bytes)?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device that remembers each write on its own.
    #[derive(Clone, Default)]
    struct Device(Arc<Mutex<Vec<String>>>);

    impl Write for Device {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().push(String::from_utf8_lossy(bytes).into_owned());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_sequence_never_ends_up_inside_a_frame() {
        let device = Device::default();
        let terminal = TerminalWriter::to(device.clone());
        let mut frame = FrameWriter::default();
        write!(frame, "\x1b[{};{}H", 1, 2).unwrap();
        frame.flush().unwrap();
        terminal.write(b"\x1b]52;c;\x07").unwrap();
        let mut whole = b"the frame before".to_vec();
        frame.exchange(&mut whole);
        terminal.write(&whole).unwrap();
        assert_eq!(*device.0.lock().unwrap(), ["\x1b]52;c;\x07", "\x1b[1;2H"]);
    }

    #[test]
    fn a_closed_terminal_is_an_error() {
        let terminal = TerminalWriter::to(Closed);
        assert_eq!(terminal.write(b"x").unwrap_err().kind(), io::ErrorKind::BrokenPipe);
        assert!(terminal.write_at_once(b"x").is_err());
    }
}
