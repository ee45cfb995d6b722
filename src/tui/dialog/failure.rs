//! What went wrong: what happened, what was kept, what to do; the technical chain under `d`. An address that no browser
//! took stands here, as the dialog may cover it on the page, and can be copied.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::SecretText;
use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::failure::Failure;
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::{Plain, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 72;

/// The dialog.
#[derive(Debug)]
pub struct State {
    failure: Failure,
    /// The address on the web that it is about.
    address: Option<String>,
    detailed: bool,
}

/// What can be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Show the technical chain, or hide it.
    Details,
    /// Copy the address.
    CopyAddress,
    /// Close the dialog.
    Close,
}

impl State {
    /// Says what went wrong.
    #[must_use]
    pub fn new(failure: Failure) -> Self {
        Self { failure, address: None, detailed: false }
    }

    /// The same about that address on the web.
    #[must_use]
    pub fn about(self, address: Option<String>) -> Self {
        Self { address, ..self }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Esc", "Enter", "q"], Action::Close, message!("key-close")).shown(100),
        Binding::moving(&["u"], Action::CopyAddress, message!("key-copy-address")).shown(95),
        Binding::moving(&["d"], Action::Details, message!("key-details")).shown(90),
    ];

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Details => Availability::when(!self.failure.chain().is_empty()),
            Action::CopyAddress => Availability::when(self.address.is_some()),
            Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Details => {
                self.detailed = !self.detailed;
                Step::Stay
            }
            Action::CopyAddress => {
                let copied = |address: &String| Step::CopyPlain(Plain::Address, SecretText::new(address.clone()));
                self.address.as_ref().map_or(Step::Stay, copied)
            }
            Action::Close => Step::Close,
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let width = dialog_box::line_width(area, WIDTH);
        let sentence = self.failure.sentence(context.locale);
        let mut lines = Vec::new();
        let address = self.address.iter().map(|address| (address.clone(), Paint::Link));
        let sentences = [(sentence.what, Paint::Warning), (sentence.instead, Paint::Text)];
        for (paragraph, paint) in sentences.into_iter().chain(address) {
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
