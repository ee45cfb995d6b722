//! A question with two answers, the harmless one marked.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::i18n::{MessageId, message};
use crate::ports::CopyRoute;
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
    /// Whether to end while a copy lives.
    Quit(Kept),
}

/// What was copied and is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// By which route the copy went that is cleared before the end.
    pub living: Option<CopyRoute>,
    /// Whether a copy stays in the terminal's clipboard, because it cannot be cleared from here.
    pub lasting: bool,
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
    /// Whether to end while a copy lives.
    #[must_use]
    pub fn quit(kept: Kept) -> Self {
        Self { question: Question::Quit(kept), marked: Choice::No }
    }

    fn answer(&self, choice: Choice) -> Step {
        match (self.question, choice) {
            (Question::Quit(_), Choice::Yes) => Step::CloseWith(Answer::Quit),
            (Question::Quit(_), Choice::No) => Step::Close,
        }
    }

    /// The title, the sentences of the question, and the two answers.
    fn texts(&self) -> (MessageId, Vec<MessageId>, [MessageId; 2]) {
        let Question::Quit(kept) = self.question;
        let living = kept.living.map(|route| match route {
            CopyRoute::File => message!("confirm-quit-file"),
            CopyRoute::Tmux | CopyRoute::Osc52 | CopyRoute::System => message!("confirm-quit"),
        });
        let lasting = kept.lasting.then(|| message!("confirm-quit-lasting"));
        let yes = match kept.living {
            None => message!("confirm-quit-anyway"),
            Some(CopyRoute::File) => message!("confirm-quit-file-yes"),
            Some(CopyRoute::Tmux | CopyRoute::Osc52 | CopyRoute::System) => message!("confirm-quit-yes"),
        };
        let sentences = living.into_iter().chain(lasting).collect();
        (message!("confirm-quit-title"), sentences, [message!("confirm-quit-no"), yes])
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

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let dialog = self.dialog(context);
        let Some((line, column)) = dialog_box::spot(area, &dialog, at) else { return Step::Stay };
        let Some([no_mark, no, yes_mark, yes]) = dialog.lines.get(line).map(|line| line.spans.as_slice()) else {
            return Step::Stay;
        };
        let no = no_mark.width()..no_mark.width().saturating_add(no.width());
        let before_yes = no.end.saturating_add(yes_mark.width());
        let yes = before_yes..before_yes.saturating_add(yes.width());
        if no.contains(&column) {
            self.answer(Choice::No)
        } else if yes.contains(&column) {
            self.answer(Choice::Yes)
        } else {
            Step::Stay
        }
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        dialog_box::view(frame, area, context, &self.dialog(context));
    }
}

impl State {
    fn dialog(&self, context: &Context<'_>) -> DialogBox {
        let locale = context.locale;
        let (title, sentences, [no, yes]) = self.texts();
        let mut lines: Vec<Line<'static>> = sentences
            .into_iter()
            .flat_map(|sentence| {
                text::wrap(&locale.text(sentence), dialog_box::line_width(dialog_box::within(context.size), WIDTH))
            })
            .map(|line| Line::styled(line, context.theme.style(Paint::Text)))
            .collect();
        lines.push(Line::default());
        let button = |choice, id| {
            let (mark, paint) =
                if self.marked == choice { ("▸ ", Paint::ButtonFocused) } else { ("  ", Paint::Button) };
            [Span::raw(mark), Span::styled(format!("[ {} ]", locale.text(id)), context.theme.style(paint))]
        };
        lines.push(Line::from([button(Choice::No, no), button(Choice::Yes, yes)].concat()));
        let title = locale.text(title);
        DialogBox { title, lines, width: WIDTH, note: String::new() }
    }
}
