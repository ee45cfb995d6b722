//! *Skäl*: the reason or ticket number with which something is asked for, as it will stand in the activity log (KEY-5). It
//! begins with the one that was given last in this session.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use tui_input::Input;

use crate::domain::reason::ReasonError;
use crate::domain::{Reason, ReasonRule};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::room::Room;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::input::{self, Field};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 64;

/// The dialog.
#[derive(Debug)]
pub struct State {
    field: Input,
    /// Why what was typed is no reason, once it was to be taken.
    problem: Option<ReasonError>,
}

/// What can be done with a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Give it.
    Give,
    /// Leave things as they are.
    Close,
}

impl State {
    /// The dialog with a reason to begin with.
    #[must_use]
    pub fn new(proposal: Option<&Reason>) -> Self {
        Self { field: Input::new(proposal.map(ToString::to_string).unwrap_or_default()), problem: None }
    }

    /// Gives what was typed. Nothing is a reason to give none, where none is required.
    fn give(&mut self, context: &Context<'_>) -> Step {
        match Reason::parse(self.field.value()) {
            Ok(reason) => Step::CloseWith(Answer::GiveReason(Some(reason))),
            Err(ReasonError::Empty) if context.settings.reveal_reason == ReasonRule::Optional => {
                Step::CloseWith(Answer::GiveReason(None))
            }
            Err(problem) => {
                self.problem = Some(problem);
                Step::Stay
            }
        }
    }

    /// The dialog with the line of the field left free, and which line that is.
    fn dialog(&self, within: Rect, context: &Context<'_>) -> (DialogBox, usize) {
        let (locale, width) = (context.locale, dialog_box::line_width(within, WIDTH));
        let why = match context.settings.reveal_reason {
            ReasonRule::Required => message!("reason-required"),
            ReasonRule::Optional => message!("reason-optional"),
        };
        let mut lines = dialog_box::paragraph(&locale.text(why), width, Paint::Text, context);
        lines.push(Line::default());
        let field = lines.len();
        lines.push(Line::default());
        if let Some(problem) = self.problem {
            lines.push(Line::default());
            let limit = [("limit", Reason::LIMIT.into())];
            lines.extend(dialog_box::paragraph(
                &locale.text_with(sentence(problem), &limit),
                width,
                Paint::Warning,
                context,
            ));
        }
        let title = locale.text(message!("dialog-reason-title"));
        (DialogBox { title, lines, width: WIDTH, note: String::new() }, field)
    }
}

/// Why a text is no reason.
pub(in crate::tui) fn sentence(problem: ReasonError) -> MessageId {
    match problem {
        ReasonError::Empty => message!("reason-empty"),
        ReasonError::TooLong => message!("reason-too-long"),
        ReasonError::ControlCharacters => message!("reason-control-characters"),
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Give, message!("key-give-reason")).shown(100),
        Binding::typing(&["Esc"], Action::Close, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        Focus::of(true, self.field.value())
    }

    fn availability(&self, _action: Action, _context: &Context<'_>) -> Availability {
        Availability::Ready
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Give => self.give(context),
            Action::Close => Step::Close,
        }
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if input::edit(&mut self.field, key) {
            self.problem = None;
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        input::paste(&mut self.field, text);
        self.problem = None;
        Step::Stay
    }

    fn press(&mut self, _at: Position, _area: Rect, _context: &Context<'_>) -> Step {
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let (dialog, line) = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        let inside = dialog_box::inside(area, &dialog);
        let line = u16::try_from(line).unwrap_or(0);
        let place =
            Rect { y: inside.y.saturating_add(line), height: inside.height.saturating_sub(line).min(1), ..inside };
        let placeholder = context.locale.text(message!("reason-placeholder"));
        let field = Field {
            input: &self.field,
            placeholder: &placeholder,
            is_focused: true,
            is_covered: context.locale.covers(),
        };
        input::view(&field, frame, place, context.theme);
    }
}
