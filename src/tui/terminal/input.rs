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

/// Asked for no time at all, crossterm does not look. Asked for less than a millisecond it does not sleep until that is over
/// but asks the system again and again: a core that others need would be taken for so long after every key.
const A_MOMENT: Duration = Duration::from_micros(20);

/// How often crossterm has to find nothing before that is believed.
///
/// It looks at the clock before it looks at what it has read: on a busy machine the moment can be over by then, and it
/// says that there is nothing while keys lie ready in it. The terminal has nothing more to tell of those, so they would
/// lie there until the next key.
const LOOKS: usize = 8;

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
    while is_anything_here(|| event::poll(A_MOMENT))? {
        hand_over(Input::Event(event::read()?));
    }
    Ok(())
}

/// Whether one of the looks finds something.
fn is_anything_here(mut look: impl FnMut() -> io::Result<bool>) -> io::Result<bool> {
    for _ in 0..LOOKS {
        if look()? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_overlooked_by_a_look_that_came_too_late_is_found_by_the_next() {
        let mut late = [false, false, true].into_iter();
        assert!(is_anything_here(|| Ok(late.next().unwrap())).unwrap());
        let mut looks = 0;
        let nothing = || {
            looks += 1;
            Ok(false)
        };
        assert!(!is_anything_here(nothing).unwrap());
        assert_eq!(looks, LOOKS);
    }

    #[test]
    fn a_terminal_that_cannot_be_looked_at_is_told_of() {
        assert!(is_anything_here(|| Err(io::ErrorKind::Other.into())).is_err());
    }
}
