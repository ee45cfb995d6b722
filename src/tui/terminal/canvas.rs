//! What frames are drawn on: ratatui over the one writer. Each frame goes out in a single write, and terminals that
//! know synchronized updates show it in one piece.

use std::fmt;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

use super::error::TerminalError;
use super::writer::{FrameWriter, TerminalWriter};

/// What frames are drawn on.
pub struct Canvas {
    terminal: Terminal<CrosstermBackend<FrameWriter>>,
    /// The same frame that the terminal above writes into.
    frame: FrameWriter,
}

impl Canvas {
    /// Draws to the terminal behind this writer, which must be taken.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn new(writer: &TerminalWriter) -> Result<Self, TerminalError> {
        let frame = writer.frame();
        Ok(Self { terminal: Terminal::new(CrosstermBackend::new(frame.clone()))?, frame })
    }

    /// Draws a frame, of which only what changed is written.
    ///
    /// # Errors
    /// The terminal could not be written: it is most likely gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<(), TerminalError> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(view).map(|_| ());
        queue!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        self.frame.present()?;
        Ok(drawn?)
    }

    /// Forgets what is on the terminal, so that the next frame is written as a whole: after a suspension, and when the
    /// user asks because another program has written over it.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn redraw(&mut self) -> Result<(), TerminalError> {
        // `Terminal::clear` would ask the terminal where its cursor is and wait two seconds for one that is silent.
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())?;
        Ok(())
    }

    /// How large the terminal is now.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn size(&self) -> Result<Size, TerminalError> {
        Ok(self.terminal.size()?)
    }
}

impl fmt::Debug for Canvas {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Canvas")
    }
}
