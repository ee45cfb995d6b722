//! Drawing onto a screen in memory.

use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::{Frame, Terminal};

/// Draws onto a screen of this size and gives what is on it.
pub(crate) fn drawn(size: Size, view: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.width, size.height));
    let Ok(frame) = terminal.draw(view);
    frame.buffer.clone()
}
