//! A question with two answers, the harmless one marked.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 60;

/// The question.
#[derive(Debug)]
pub struct State {
    question: Question,
    marked: Choice,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether to end while a copy lives that would not be cleared any more.
    Quit,
}

/// The two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    No,
    Yes,
}

/// What can be done with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Mark the other answer.
    Other,
    /// Give the marked answer.
    Answer,
    /// Say yes at once.
    Yes,
    /// Say no.
    No,
}

impl State {
    /// Whether to end while a copy lives that would not be cleared any more.
    #[must_use]
    pub fn quit() -> Self {
        Self { question: Question::Quit, marked: Choice::No }
    }

    fn answer(&self, choice: Choice) -> Step {
        match (self.question, choice) {
            (Question::Quit, Choice::Yes) => Step::CloseWith(Answer::Quit),
            (Question::Quit, Choice::No) => Step::Close,
        }
    }

    fn texts(&self) -> [MessageId; 4] {
        match self.question {
            Question::Quit => [
                message!("confirm-quit-title"),
                message!("confirm-quit"),
                message!("confirm-quit-no"),
                message!("confirm-quit-yes"),
            ],
        }
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "Space"], Action::Answer, message!("key-answer")).shown(100),
        Binding::moving(&["Tab", "Left", "Right", "h", "l"], Action::Other, message!("key-other-answer")).shown(80),
        Binding::moving(&["y"], Action::Yes, message!("key-yes")).shown(70),
        Binding::moving(&["Esc", "n"], Action::No, message!("key-no")).shown(90),
    ];

    fn availability(&self, _action: Action, _context: &Context<'_>) -> Availability {
        Availability::Ready
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Answer => self.answer(self.marked),
            Action::Yes => self.answer(Choice::Yes),
            Action::No => self.answer(Choice::No),
            Action::Other => {
                self.marked = match self.marked {
                    Choice::No => Choice::Yes,
                    Choice::Yes => Choice::No,
                };
                Step::Stay
            }
        }
    }

    fn press(&mut self, _at: Position, _area: Rect, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let [title, question, no, yes] = self.texts();
        let mut lines: Vec<Line<'static>> = text::wrap(&locale.text(question), usize::from(WIDTH).saturating_sub(4))
            .into_iter()
            .map(|line| Line::styled(line, context.theme.style(Paint::Text)))
            .collect();
        lines.push(Line::default());
        let button = |choice, id| {
            let paint = if self.marked == choice { Paint::ButtonFocused } else { Paint::Button };
            Span::styled(format!("[ {} ]", locale.text(id)), context.theme.style(paint))
        };
        lines.push(Line::from(vec![button(Choice::No, no), Span::raw("  "), button(Choice::Yes, yes)]));
        let title = locale.text(title);
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note: String::new() });
    }
}
