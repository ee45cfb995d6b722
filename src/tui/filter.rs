//! A filter over a list that is here whole: a field, and whether it has the focus.

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

    /// Esc: the first clears the field, the second leaves it.
    pub fn escape(&mut self) {
        if self.text().is_empty() {
            self.typing = false;
        } else {
            self.input.reset();
        }
    }

    /// Takes a key that is text or edits it; whether the text is another now.
    pub fn edit(&mut self, key: Key) -> bool {
        input::edit(&mut self.input, key)
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        input::paste(&mut self.input, text);
        self.typing = true;
    }
}
