//! Drawing onto a screen in memory.

use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use ratatui::{Frame, Terminal};

/// Draws onto a screen of this size and gives what is on it.
pub(crate) fn drawn(size: Size, view: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    drawn_at(size, view).0
}

/// The same with the cursor drawn, where there is one: a screen that is shown within another has no other.
pub(in crate::theatre) fn drawn_with_cursor(size: Size, view: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    let (mut screen, cursor) = drawn_at(size, view);
    if let Some(cell) = cursor.and_then(|cursor| screen.cell_mut(cursor)) {
        cell.modifier.toggle(Modifier::REVERSED);
    }
    screen
}

fn drawn_at(size: Size, view: impl FnOnce(&mut Frame<'_>)) -> (Buffer, Option<Position>) {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.width, size.height));
    let Ok(frame) = terminal.draw(view);
    let screen = frame.buffer.clone();
    // Left in the corner, where no field begins, it was put nowhere.
    let Ok(cursor) = terminal.backend_mut().get_cursor_position();
    (screen, Some(cursor).filter(|cursor| *cursor != Position::ORIGIN))
}
