//! The field that a list is filtered or searched with: its text, and whether it has the focus.

use tui_input::Input;

use crate::tui::keymap::{Focus, Key};
use crate::tui::widget::input;

/// The field.
#[derive(Debug, Default)]
pub struct Filter {
    input: Input,
    typing: bool,
}

impl Filter {
    /// An empty field, with or without the focus.
    #[must_use]
    pub fn new(focus: Focus) -> Self {
        Self { input: Input::default(), typing: focus.is_typing() }
    }

    /// Whether the field takes characters.
    #[must_use]
    pub fn focus(&self) -> Focus {
        Focus::of(self.typing, self.text())
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The field, to be drawn.
    #[must_use]
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Gives the field the focus.
    pub fn start_typing(&mut self) {
        self.typing = true;
    }

    /// Leaves the field with what was typed.
    pub fn stop_typing(&mut self) {
        self.typing = false;
    }

    /// Esc: the first clears the field, the second leaves it; whether the text is another now.
    pub fn escape(&mut self) -> bool {
        if self.text().is_empty() {
            self.typing = false;
            return false;
        }
        self.input.reset();
        true
    }

    /// Takes a key that is text or edits it; whether the text is another now.
    pub fn edit(&mut self, key: Key) -> bool {
        input::edit(&mut self.input, key)
    }

    /// Takes pasted text, on one line and without control characters.
    pub fn paste(&mut self, text: &str) {
        input::paste(&mut self.input, text);
        self.typing = true;
    }
}
