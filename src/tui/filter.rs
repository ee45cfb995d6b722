//! The field that a list is filtered or searched with: its text, and whether it has the focus.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use tui_input::Input;

use crate::i18n::{MessageId, message};
use crate::tui::context::Context;
use crate::tui::keymap::{Focus, Key};
use crate::tui::theme::Paint;
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::text;

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

    /// Draws the field, with the cursor in it while it takes characters.
    pub fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        self.view_hinting(message!("filter-placeholder"), frame, area, context);
    }

    /// The same with another hint in it while it is empty.
    pub fn view_hinting(&self, hint: MessageId, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let placeholder = context.locale.text(hint);
        let field = Field {
            input: &self.input,
            placeholder: &placeholder,
            is_focused: self.typing,
            is_covered: context.locale.covers(),
        };
        input::view(&field, frame, area, context.theme);
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

/// Draws the title of a list, and says where beside it its filter is.
#[must_use]
pub fn view_title(title: String, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) -> Rect {
    let width = u16::try_from(text::width(&title)).unwrap_or(u16::MAX).saturating_add(3);
    let [left, beside] = Layout::horizontal([Constraint::Length(width), Constraint::Fill(1)]).areas(area);
    frame.render_widget(Paragraph::new(Line::styled(title, context.theme.style(Paint::Header))), left);
    beside
}
