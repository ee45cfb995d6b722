//! What went wrong: what happened, what was kept, what to do; the technical chain under `d`.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 72;

/// The dialog.
#[derive(Debug)]
pub struct State {
    failure: Failure,
    detailed: bool,
}

/// What can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Show the technical chain, or hide it.
    Details,
    /// Close the dialog.
    Close,
}

impl State {
    /// Says what went wrong.
    #[must_use]
    pub fn new(failure: Failure) -> Self {
        Self { failure, detailed: false }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Esc", "Enter", "q"], Action::Close, message!("key-close")).shown(100),
        Binding::moving(&["d"], Action::Details, message!("key-details")).shown(90),
    ];

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Details => Availability::when(!self.failure.chain().is_empty()),
            Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Details => {
                self.detailed = !self.detailed;
                Step::Stay
            }
            Action::Close => Step::Close,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let width = dialog_box::line_width(area, WIDTH);
        let sentence = self.failure.sentence(context.locale);
        let mut lines = Vec::new();
        for (paragraph, paint) in [(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)] {
            for line in text::wrap(&paragraph, width) {
                lines.push(Line::styled(line, context.theme.style(paint)));
            }
            lines.push(Line::default());
        }
        if self.detailed {
            for cause in self.failure.chain() {
                for line in text::wrap(&format!("· {cause}"), width) {
                    lines.push(Line::styled(line, context.theme.style(Paint::Dim)));
                }
            }
        }
        let title = context.locale.text(message!("dialog-failure-title"));
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note: String::new() });
    }
}
