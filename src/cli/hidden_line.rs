//! A line typed on the terminal that nobody sees. It is read without echo from before the question is asked, so that
//! nothing typed early is shown, and in memory that is wiped; the terminal is given back however it ends.

use std::io::{self, Write};

use crossterm::event::{self, Event};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::domain::Passphrase;
use crate::tui::keymap::{Code, Key};
use crate::tui::widget::secret_field::SecretField;

/// Asks on standard error and reads the answer from the terminal; `None` where it was broken off.
pub(in crate::cli) fn ask(question: &str) -> io::Result<Option<Passphrase>> {
    let silence = Silence::begin()?;
    let mut error = io::stderr();
    write!(error, "{question} ")?;
    error.flush()?;
    let line = read_line();
    drop(silence);
    writeln!(error)?;
    line
}

fn read_line() -> io::Result<Option<Passphrase>> {
    let mut field = SecretField::new();
    loop {
        let key = match event::read()? {
            Event::Key(key) => Key::from_event(&key),
            Event::Paste(text) => {
                field.paste(&text);
                None
            }
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) | Event::Resize(..) => None,
        };
        match key {
            Some(key) if key.code == Code::Enter || key == Key::ctrl('j') => return Ok(Some(field.take())),
            Some(key) if key == Key::ctrl('c') || key == Key::ctrl('d') => return Ok(None),
            Some(key) => field.edit(key),
            None => {}
        }
    }
}

/// The terminal without echo, until this is dropped.
struct Silence;

impl Silence {
    fn begin() -> io::Result<Self> {
        enable_raw_mode().map(|()| Self)
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing given back.
        let _ = disable_raw_mode();
    }
}
