//! Holds the terminal while the console is on it and gives it back on every way out: return, error, signal, panic.
//! What was taken is remembered for the whole process, since a panic has no other way of knowing.

use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError, TryLockError};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode, supports_keyboard_enhancement};
use rustix::process::{Signal, kill_current_process_group};

use crate::ports::terminal_sequence::TerminalSequence;
use crate::tui::theme::Environment;

use super::capability::{Keyboard, MouseUse, Standing, check};
use super::error::TerminalError;
use super::notification::{self, Notification};
use super::sequences::{giving_back, taking};
use super::writer::TerminalWriter;

/// What has been taken of the terminal and is not given back yet.
struct Taken {
    writer: TerminalWriter,
    /// What to write before the mode of the line is restored; empty while only that mode was changed.
    giving_back: String,
}

/// The terminal as it stands; at most one is taken by a process.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// Holds the terminal. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct TerminalGuard {
    writer: TerminalWriter,
    title: String,
    keyboard: Keyboard,
    mouse: MouseUse,
    is_inside_tmux: bool,
}

impl TerminalGuard {
    /// Takes the terminal: raw mode, alternate screen, mouse, bracketed paste, focus reports, no cursor.
    ///
    /// Must come before anything reads events, since a terminal that speaks the kitty protocol is asked for it here.
    ///
    /// # Errors
    /// There is no terminal, or one that cannot be drawn on, or it failed; then nothing of it stays taken.
    pub fn enter(
        writer: TerminalWriter,
        title: &str,
        mouse: MouseUse,
        environment: Environment<'_>,
    ) -> Result<Self, TerminalError> {
        let standing = if std::io::stdout().is_terminal() { Standing::Terminal } else { Standing::Elsewhere };
        check(environment, standing)?;
        let is_inside_tmux = environment("TMUX").is_some_and(|socket| !socket.is_empty());
        let (title, keyboard) = (title.to_owned(), Keyboard::Legacy);
        let mut guard = Self { writer, title, keyboard, mouse, is_inside_tmux };
        guard.take_line()?;
        if Keyboard::detect(environment) == Keyboard::Kitty && supports_keyboard_enhancement().unwrap_or_default() {
            guard.keyboard = Keyboard::Kitty;
        }
        guard.take_screen()?;
        Ok(guard)
    }

    /// Gives the terminal back and stops the process group, as Ctrl-Z does elsewhere; returns when it is continued,
    /// with the terminal taken again and empty: draw everything, see [`super::Canvas::redraw`].
    ///
    /// Must be called on the main thread: the kernel hands it the signal first, so that it stops before it takes the
    /// terminal again.
    ///
    /// # Errors
    /// The group could not be stopped, or the terminal not be taken again.
    pub fn suspend(&self) -> Result<(), TerminalError> {
        restore();
        // SIGSTOP, since the loop listens for SIGTSTP to suspend in good order whoever sends it.
        let stopped = kill_current_process_group(Signal::STOP);
        self.take_line()?;
        self.take_screen()?;
        stopped.map_err(std::io::Error::from)?;
        Ok(())
    }

    /// Has the terminal tell of something. What it does not take is lost: nothing rests on it.
    pub fn notify(&self, notification: &Notification) {
        if let Err(error) = self.writer.write(&notification::bytes(notification, self.is_inside_tmux)) {
            tracing::warn!(%error, "the terminal took no notification");
        }
    }

    /// Remembers, then sets raw mode: in that order, so that no moment lies between in which a panic would leave it.
    fn take_line(&self) -> Result<(), TerminalError> {
        self.remember(String::new());
        enable_raw_mode()?;
        Ok(())
    }

    /// Remembers, then writes what takes the screen.
    fn take_screen(&self) -> Result<(), TerminalError> {
        self.remember(giving_back(self.keyboard));
        self.writer.write(taking(&self.title, self.keyboard, self.mouse).as_bytes())?;
        Ok(())
    }

    fn remember(&self, giving_back: String) {
        let taken = Taken { writer: self.writer.clone(), giving_back };
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(taken);
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, if it is taken. May be called from anywhere and any number of times; what fails is passed
/// over, for the terminal may be gone and nobody is left to be told.
pub fn restore() {
    let taken = match TAKEN.try_lock() {
        Ok(mut taken) => taken.take(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        // Another thread is giving it back at this moment.
        Err(TryLockError::WouldBlock) => None,
    };
    let Some(taken) = taken else { return };
    let _written = taken.writer.write_at_once(taken.giving_back.as_bytes());
    let _restored = disable_raw_mode();
}
