//! What frames are drawn on: ratatui over the one writer. Each frame goes out in a single write, and terminals that
//! know synchronized updates show it in one piece. A frame that changes nothing is not written.

use std::fmt;
use std::io;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::layout::Size;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::backend::FrameBackend;
use super::error::TerminalError;
use super::writer::{FrameWriter, TerminalWriter};
use crate::ports::terminal_sequence::TerminalSequence as _;

/// What frames are drawn on.
pub struct Canvas {
    terminal: Terminal<FrameBackend>,
    /// What the terminal above writes into.
    frame: FrameWriter,
    writer: TerminalWriter,
    frames: Frames,
}

impl Canvas {
    /// Draws to the terminal behind this writer, which must be taken.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn new(writer: &TerminalWriter) -> Result<Self, TerminalError> {
        let frame = FrameWriter::default();
        let backend = FrameBackend::new(&frame)?;
        // A terminal that asks for its size before every frame would take as long for that as for drawing a list.
        let viewport = Viewport::Fixed(backend.size()?.into());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport })?;
        Ok(Self { terminal, frame, writer: writer.clone(), frames: Frames::new()? })
    }

    /// Draws a frame, of which only what changed is written.
    ///
    /// # Errors
    /// The terminal could not be written: it is most likely gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Result<(), TerminalError> {
        queue!(self.frame, BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(view).map(|_| ());
        queue!(self.frame, EndSynchronizedUpdate)?;
        if let Some(frame) = self.frames.next(&self.frame) {
            self.writer.write(frame)?;
        }
        Ok(drawn?)
    }

    /// Forgets what is on the terminal, so that the next frame is written as a whole: after a suspension, and when the
    /// user asks because another program has written over it.
    ///
    /// # Errors
    /// The terminal does not tell its size.
    pub fn redraw(&mut self) -> Result<(), TerminalError> {
        // `Terminal::clear` would ask the terminal where its cursor is and wait two seconds for one that is silent.
        self.terminal.resize(self.size()?.into())?;
        self.frames.forget();
        Ok(())
    }

    /// Draws to a terminal of that size from now on. Of one size it is told twice, by the terminal and by the signal, and the
    /// screen is written anew once.
    ///
    /// # Errors
    /// The terminal could not be written.
    pub fn resize(&mut self, size: Size) -> Result<(), TerminalError> {
        if self.terminal.get_frame().area().as_size() != size {
            self.terminal.resize(size.into())?;
            self.frames.forget();
        }
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

/// The frame before and the one that is to be written, as bytes.
struct Frames {
    /// How a frame begins of which no cell is written, from `lead` on.
    without_cells: Vec<u8>,
    /// How many bytes begin every frame.
    lead: usize,
    before: Vec<u8>,
    next: Vec<u8>,
}

impl Frames {
    fn new() -> io::Result<Self> {
        let mut without_cells = Vec::new();
        queue!(without_cells, BeginSynchronizedUpdate)?;
        let lead = without_cells.len();
        CrosstermBackend::new(&mut without_cells).draw(std::iter::empty())?;
        Ok(Self { without_cells, lead, before: Vec::new(), next: Vec::new() })
    }

    /// Takes what was collected; nothing where it changes nothing on the terminal: no cell is written, and the rest of it,
    /// which is where the cursor is, is how the frame before ended.
    fn next(&mut self, collected: &FrameWriter) -> Option<&[u8]> {
        collected.exchange(&mut self.next);
        let rest = self.next.get(self.lead..).unwrap_or_default();
        let is_as_before = self.next.starts_with(&self.without_cells) && self.before.ends_with(rest);
        std::mem::swap(&mut self.before, &mut self.next);
        (!is_as_before).then_some(&self.before)
    }

    /// Forgets what is on the terminal.
    fn forget(&mut self) {
        self.before.clear();
    }
}

impl fmt::Debug for Canvas {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Canvas")
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Position;

    use super::*;

    /// Collects a frame with those letters at those places, and the cursor there or hidden.
    fn collect(letters: &[(u16, char)], cursor: Option<u16>) -> FrameWriter {
        let frame = FrameWriter::default();
        let mut backend = CrosstermBackend::new(frame.clone());
        queue!(backend, BeginSynchronizedUpdate).unwrap();
        let cells: Vec<(u16, Cell)> = letters.iter().map(|(x, letter)| (*x, Cell::from(*letter))).collect();
        backend.draw(cells.iter().map(|(x, cell)| (*x, 0, cell))).unwrap();
        match cursor {
            Some(x) => {
                backend.show_cursor().unwrap();
                backend.set_cursor_position(Position { x, y: 0 }).unwrap();
            }
            None => backend.hide_cursor().unwrap(),
        }
        queue!(backend, EndSynchronizedUpdate).unwrap();
        frame
    }

    #[test]
    fn a_frame_that_changes_nothing_is_not_written() {
        let mut frames = Frames::new().unwrap();
        let mut is_written = |letters: &[(u16, char)], cursor| frames.next(&collect(letters, cursor)).is_some();
        assert!(is_written(&[(1, 'a')], None));
        assert!(!is_written(&[], None) && !is_written(&[], None));
        assert!(is_written(&[], Some(3)) && !is_written(&[], Some(3)));
        assert!(is_written(&[], Some(4)) && is_written(&[], None));
        // The last letter of a frame alone: another frame, whatever colour it had then.
        assert!(is_written(&[(1, 'a'), (5, 'b')], None) && is_written(&[(5, 'b')], None));
        frames.forget();
        assert!(frames.next(&collect(&[], None)).is_some(), "who looked at something else sees the console again");
    }
}
