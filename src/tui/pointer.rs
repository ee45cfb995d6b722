//! What the mouse's events mean: two presses at the same place within a moment are one double press.

use chrono::Duration;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use crate::domain::Instant;
use crate::tui::msg::Mouse;

/// How long after the first press the second one still counts, in milliseconds.
const DOUBLE_MS: i64 = 400;

/// Remembers the last press.
#[derive(Debug, Default)]
pub struct Pointer {
    last: Option<(Position, Instant)>,
}

impl Pointer {
    /// What an event means; `None` for what means nothing.
    pub fn message(&mut self, event: MouseEvent, now: Instant) -> Option<Mouse> {
        let at = Position::new(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let is_double = self
                    .last
                    .take()
                    .is_some_and(|(before, when)| before == at && now.since(when) < Duration::milliseconds(DOUBLE_MS));
                if is_double {
                    return Some(Mouse::DoublePress(at));
                }
                self.last = Some((at, now));
                Some(Mouse::Press(at))
            }
            MouseEventKind::ScrollUp => Some(Mouse::WheelUp(at)),
            MouseEventKind::ScrollDown => Some(Mouse::WheelDown(at)),
            MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn press(pointer: &mut Pointer, column: u16, now: Instant) -> Option<Mouse> {
        let kind = MouseEventKind::Down(MouseButton::Left);
        pointer.message(MouseEvent { kind, column, row: 3, modifiers: KeyModifiers::NONE }, now)
    }

    #[test]
    fn two_presses_at_the_same_place_within_a_moment_are_a_double_press() {
        let mut pointer = Pointer::default();
        let now = Instant::CUTOVER;
        let soon = now.after(Duration::milliseconds(399));
        let at = Position::new(1, 3);
        assert_eq!(press(&mut pointer, 1, now), Some(Mouse::Press(at)));
        assert_eq!(press(&mut pointer, 1, soon), Some(Mouse::DoublePress(at)));
        assert_eq!(press(&mut pointer, 1, soon), Some(Mouse::Press(at)));
        assert_eq!(press(&mut pointer, 2, soon), Some(Mouse::Press(Position::new(2, 3))));
        assert_eq!(press(&mut pointer, 2, soon.after(Duration::seconds(1))), Some(Mouse::Press(Position::new(2, 3))));
    }
}
