//! The field that is typed in: of one line, or the description of as many as it takes. It holds the text while somebody
//! types and knows nothing of the form.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use tui_input::{Input, InputRequest};

use crate::i18n::DOT;
use crate::tui::keymap::Key;
use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::{input, text};

/// The most characters of a text of several lines.
const LIMIT: usize = 10_000;

/// A field while somebody types in it.
#[derive(Debug)]
pub(super) enum Editor {
    /// A field of one line.
    Line(Input),
    /// A field of several.
    Lines(Box<TextArea<'static>>),
}

impl Editor {
    /// A field of one line, the cursor at its end.
    pub(super) fn line(text: &str) -> Self {
        Self::Line(Input::new(text.to_owned()))
    }

    /// A field of several lines, the cursor at its end.
    pub(super) fn lines(text: &str) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self::Lines(Box::new(area))
    }

    /// What stands in it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Line(input) => input.value().to_owned(),
            Self::Lines(area) => area.lines().join("\n"),
        }
    }

    /// Whether Enter is a part of its text.
    pub(super) fn has_lines(&self) -> bool {
        matches!(self, Self::Lines(_))
    }

    /// Takes a key that is text or edits.
    pub(super) fn edit(&mut self, key: Key) {
        match self {
            Self::Line(input) => drop(input::edit(input, key)),
            Self::Lines(area) => {
                if let Some(request) = input::request(key) {
                    edit_lines(area, request);
                }
            }
        }
    }

    /// Begins a new line, where there can be one.
    pub(super) fn new_line(&mut self) {
        if let Self::Lines(area) = self {
            area.insert_newline();
        }
    }

    /// A line up or down; `false` where the cursor stands on the first or the last one, or there is only one.
    pub(super) fn go(&mut self, up: bool) -> bool {
        let Self::Lines(area) = self else { return false };
        let before = area.screen_cursor().row;
        area.move_cursor(if up { CursorMove::Up } else { CursorMove::Down });
        area.screen_cursor().row != before
    }

    /// Takes a pasted text where the cursor stands, without control characters.
    pub(super) fn paste(&mut self, pasted: &str) {
        match self {
            Self::Line(input) => input::paste(input, pasted),
            Self::Lines(area) => {
                let room = LIMIT.saturating_sub(length(area));
                let plain = pasted.replace("\r\n", "\n").replace('\r', "\n");
                let lines: Vec<String> = plain.split('\n').map(text::clean).collect();
                let taken: String = lines.join("\n").chars().take(room).collect();
                area.insert_str(taken);
            }
        }
    }

    /// Draws it with the terminal's cursor in it.
    pub(super) fn view(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme, is_covered: bool) {
        match self {
            Self::Line(line) => {
                let field = input::Field { input: line, placeholder: "", is_focused: true, is_covered };
                input::view(&field, frame, area, theme);
            }
            Self::Lines(lines) => {
                let mut lines = lines.clone();
                if is_covered {
                    lines.set_mask_char(DOT);
                }
                lines.set_style(theme.style(Paint::InputFocused));
                lines.set_cursor_line_style(theme.style(Paint::InputFocused));
                // The terminal has a cursor of its own, which everybody sees alike.
                lines.set_cursor_style(theme.style(Paint::InputFocused));
                (&*lines).render(area, frame.buffer_mut());
                let (cursor, (top, _)) = (lines.screen_cursor(), lines.scroll_offset());
                let row = cursor.row.saturating_sub(usize::from(top));
                let place = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
                let column = place(cursor.col).min(area.width.saturating_sub(1));
                frame.set_cursor_position(Position::new(
                    area.x.saturating_add(column),
                    area.y.saturating_add(place(row)),
                ));
            }
        }
    }
}

fn length(area: &TextArea<'_>) -> usize {
    area.lines().iter().map(|line| line.chars().count().saturating_add(1)).sum()
}

/// Does to several lines what the keys of a field do to one.
fn edit_lines(area: &mut TextArea<'_>, request: InputRequest) {
    match request {
        InputRequest::InsertChar(letter) if length(area) <= LIMIT => area.insert_char(letter),
        InputRequest::DeletePrevChar => drop(area.delete_char()),
        InputRequest::DeleteNextChar => drop(area.delete_next_char()),
        InputRequest::DeletePrevWord => drop(area.delete_word()),
        InputRequest::DeleteNextWord => drop(area.delete_next_word()),
        InputRequest::DeleteTillEnd => drop(area.delete_line_by_end()),
        InputRequest::DeleteLine | InputRequest::DeleteFromStart => drop(area.delete_line_by_head()),
        InputRequest::GoToPrevChar => area.move_cursor(CursorMove::Back),
        InputRequest::GoToNextChar => area.move_cursor(CursorMove::Forward),
        InputRequest::GoToPrevWord => area.move_cursor(CursorMove::WordBack),
        InputRequest::GoToNextWord => area.move_cursor(CursorMove::WordForward),
        InputRequest::GoToStart => area.move_cursor(CursorMove::Head),
        InputRequest::GoToEnd => area.move_cursor(CursorMove::End),
        InputRequest::InsertChar(_) | InputRequest::SetCursor(_) | InputRequest::Yank => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(editor: &mut Editor, keys: &str) -> String {
        for key in keys.split(' ') {
            editor.edit(key.parse().unwrap());
        }
        editor.text()
    }

    #[test]
    fn keys_write_and_edit_over_several_lines() {
        let mut editor = Editor::lines("ett");
        assert_eq!(typed(&mut editor, "Space t v å"), "ett två");
        editor.new_line();
        assert_eq!(typed(&mut editor, "t r e"), "ett två\ntre");
        assert!(editor.go(true) && !editor.go(true), "the first line is left upwards");
        assert_eq!(typed(&mut editor, "Home Delete"), "tt två\ntre");
        assert!(editor.go(false) && !editor.go(false));
        assert_eq!(typed(&mut editor, "Home Backspace"), "tt tvåtre");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_no_control_characters() {
        let mut editor = Editor::lines("a");
        editor.paste("b\r\nc\u{1b}[0m\rd");
        assert_eq!(editor.text(), "ab\nc[0m\nd");
        let mut line = Editor::line("a");
        line.paste("b\nc");
        assert_eq!(line.text(), "ab c");
    }
}
