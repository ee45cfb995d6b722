//! A field of one line: what keys do to it, and how it is drawn with its cursor.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Paragraph;
use tui_input::{Input, InputRequest};

use crate::i18n::{DOT, message};
use crate::tui::keymap::{Binding, Chord, Focus, Key, Resolution, resolve};
use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

/// The most characters a field takes.
const LIMIT: usize = 256;

/// The keys that edit a field, besides the characters that are written into it.
pub const KEYS: &[Binding<InputRequest>] = &[
    Binding::typing(&["Backspace"], InputRequest::DeletePrevChar, message!("key-delete-before")),
    Binding::typing(&["Ctrl-w", "Alt-Backspace"], InputRequest::DeletePrevWord, message!("key-delete-word-before")),
    Binding::typing(&["Delete"], InputRequest::DeleteNextChar, message!("key-delete-after")),
    Binding::typing(&["Ctrl-Delete", "Alt-d"], InputRequest::DeleteNextWord, message!("key-delete-word-after")),
    Binding::typing(&["Ctrl-k"], InputRequest::DeleteTillEnd, message!("key-delete-to-end")),
    Binding::typing(&["Ctrl-u"], InputRequest::DeleteLine, message!("key-delete-all")),
    Binding::typing(&["Left"], InputRequest::GoToPrevChar, message!("key-cursor-left")),
    Binding::typing(&["Right"], InputRequest::GoToNextChar, message!("key-cursor-right")),
    Binding::typing(&["Ctrl-Left"], InputRequest::GoToPrevWord, message!("key-cursor-word-left")),
    Binding::typing(&["Ctrl-Right"], InputRequest::GoToNextWord, message!("key-cursor-word-right")),
    Binding::typing(&["Home", "Ctrl-a"], InputRequest::GoToStart, message!("key-cursor-start")),
    Binding::typing(&["End", "Ctrl-e"], InputRequest::GoToEnd, message!("key-cursor-end")),
];

/// Does to the field what the key says; whether its text is another now.
pub fn edit(input: &mut Input, key: Key) -> bool {
    let Some(request) = request(key) else { return false };
    if matches!(request, InputRequest::InsertChar(_)) && LIMIT <= input.value().chars().count() {
        return false;
    }
    input.handle(request).is_some_and(|change| change.value)
}

/// Puts a pasted text at the end, on one line and without control characters.
pub fn paste(input: &mut Input, pasted: &str) {
    let line: String =
        pasted.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LIMIT).collect();
    *input = Input::new(format!("{}{}", input.value(), text::clean(&line)));
}

/// A field as it stands.
#[derive(Debug)]
pub struct Field<'field> {
    /// Its text and cursor.
    pub input: &'field Input,
    /// What stands in it while it is empty.
    pub placeholder: &'field str,
    /// Whether it has the focus.
    pub is_focused: bool,
    /// Whether a dot stands for each of its characters, as before an audience.
    pub is_covered: bool,
}

/// Draws the field, with the terminal's cursor in it where it has the focus.
pub fn view(field: &Field<'_>, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
    let Field { input, placeholder, is_focused, is_covered } = field;
    let columns = usize::from(area.width);
    let scroll = input.visual_scroll(columns.saturating_sub(1));
    let value = if *is_covered { covered(input.value()) } else { input.value().to_owned() };
    let (shown, paint) = match (value.as_str(), *is_focused) {
        ("", _) => (text::cut(placeholder, columns), Paint::Placeholder),
        (value, true) => (value.to_owned(), Paint::InputFocused),
        (value, false) => (text::cut(value, columns), Paint::Input),
    };
    let scroll_columns = if input.value().is_empty() || !is_focused { 0 } else { u16::try_from(scroll).unwrap_or(0) };
    frame.render_widget(Paragraph::new(shown).style(theme.style(paint)).scroll((0, scroll_columns)), area);
    if *is_focused {
        let column = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
        frame.set_cursor_position(Position::new(area.x.saturating_add(column.min(area.width)), area.y));
    }
}

/// A text of the same width in dots.
fn covered(value: &str) -> String {
    DOT.to_string().repeat(text::width(value))
}

/// What the key does to a field; `None` for one that does nothing to it.
#[must_use]
pub fn request(key: Key) -> Option<InputRequest> {
    if let Some(letter) = key.text() {
        return Some(InputRequest::InsertChar(letter));
    }
    match resolve(KEYS, Chord::default(), key, Focus::Typing) {
        Resolution::Action(request) => Some(request),
        Resolution::Pending | Resolution::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> String {
        let mut input = Input::default();
        for key in keys.split(' ') {
            edit(&mut input, key.parse().unwrap());
        }
        input.value().to_owned()
    }

    #[test]
    fn keys_write_and_edit() {
        assert_eq!(typed("a b c Left Backspace x"), "axc");
        assert_eq!(typed("a b Ctrl-u c"), "c");
        assert_eq!(typed("a Space b Home x Ctrl-e y Ctrl-w z"), "xa z");
        assert_eq!(typed("a b c Ctrl-a Delete Right Ctrl-k"), "b");
    }

    #[test]
    fn a_paste_is_one_line_without_control_characters() {
        let mut input = Input::new("a".to_owned());
        paste(&mut input, " b\nc\u{1b}[0m ");
        assert_eq!(input.value(), "ab c [0m");
    }
}
