//! What comes from the terminal, read on a thread of its own.
//!
//! **Invariant:** the loop never reads the terminal. Of one that was closed crossterm reads nothing for ever and does
//! not return, on whichever thread it is; so only this thread may, and it looks first whether the terminal is there.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event};
use rustix::event::{PollFd, PollFlags, poll};

/// Asked for no time at all, crossterm does not look.
const A_MOMENT: Duration = Duration::from_millis(1);

/// Something from the terminal.
#[derive(Debug)]
pub enum Input {
    /// A key, the mouse, a paste, the focus.
    Event(Event),
    /// The terminal was closed; nothing more will come.
    Closed,
}

/// Listens from now on, and hands over what comes.
///
/// # Errors
/// When the system gives no thread, or there is no terminal to listen to.
pub fn listen(hand_over: impl Fn(Input) + Send + 'static) -> io::Result<()> {
    let terminal = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    let listening = move || {
        while let Ok(true) = wait(terminal.as_ref()) {
            if hand_over_what_is_here(&hand_over).is_err() {
                break;
            }
        }
        hand_over(Input::Closed);
    };
    thread::Builder::new().name("nyckel-input".to_owned()).spawn(listening).map(drop)
}

/// Waits until something is there to read; whether the terminal still is.
fn wait(terminal: Option<&File>) -> io::Result<bool> {
    let stdin = io::stdin();
    let descriptor: BorrowedFd<'_> = terminal.map_or_else(|| stdin.as_fd(), AsFd::as_fd);
    let mut watched = [PollFd::new(&descriptor, PollFlags::IN)];
    loop {
        match poll(&mut watched, None) {
            Ok(_) => break,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let seen = watched.first().map_or(PollFlags::empty(), PollFd::revents);
    Ok(!seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL))
}

fn hand_over_what_is_here(hand_over: &impl Fn(Input)) -> io::Result<()> {
    while event::poll(A_MOMENT)? {
        hand_over(Input::Event(event::read()?));
    }
    Ok(())
}
