//! The dialog before a partner's own store: one passphrase, which unlocks the store and says who acts. No name stands on
//! the screen until then.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::i18n::{Language, MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::failure::Failure;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::step::{Answer, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::secret_field::SecretField;
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 60;

/// What stands at the end of the field, where the next character goes.
const CURSOR: &str = "▏";

/// The dialog.
#[derive(Debug, Default)]
pub struct State {
    field: SecretField,
    phase: Phase,
}

/// How far the unlocking has come.
#[derive(Debug, Default)]
enum Phase {
    /// It waits for a passphrase.
    #[default]
    Asking,
    /// A passphrase is being tried.
    Trying,
    /// The last one did not unlock it.
    Refused(Failure),
}

/// What can be done before the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Try the passphrase.
    Unlock,
    /// Speak the other language.
    Language,
    /// Empty the field, then end the console.
    Quit,
}

impl State {
    /// An empty field.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Learns that the passphrase did not unlock the store, and why.
    pub fn refuse(&mut self, failure: Failure) {
        self.phase = Phase::Refused(failure);
    }

    fn is_trying(&self) -> bool {
        matches!(self.phase, Phase::Trying)
    }

    fn field_line(&self, width: usize, context: &Context<'_>) -> Line<'static> {
        let label = format!("{} ", context.locale.text(message!("unlock-passphrase")));
        let columns = width.saturating_sub(text::width(&label));
        let dots = self.field.dots(columns.saturating_sub(text::width(CURSOR)));
        let (cursor, paint) = if self.is_trying() { ("", Paint::Input) } else { (CURSOR, Paint::InputFocused) };
        Line::from(vec![
            Span::styled(label, context.theme.style(Paint::Text)),
            Span::styled(text::pad(&format!("{dots}{cursor}"), columns), context.theme.style(paint)),
        ])
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Enter"], Action::Unlock, message!("key-unlock")).shown(100),
        Binding::typing(&["F4", "Alt-l"], Action::Language, message!("key-language")).shown(80),
        Binding::typing(&["Esc"], Action::Quit, message!("key-quit")).shown(90),
    ];

    /// Also where it is empty every character is text: a passphrase may begin with any.
    fn focus(&self) -> Focus {
        Focus::Typing
    }

    fn availability(&self, action: Action, _context: &Context<'_>) -> Availability {
        match action {
            Action::Unlock => Availability::when(!self.field.is_empty() && !self.is_trying()),
            Action::Language | Action::Quit => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Quit && !self.field.is_empty()).then(|| message!("key-delete-all"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Unlock => {
                self.phase = Phase::Trying;
                Step::Unlock(self.field.take())
            }
            Action::Language => Step::Speak(neighbour(&Language::ALL, &context.locale.language(), 1)),
            Action::Quit if self.field.is_empty() => Step::CloseWith(Answer::Quit),
            Action::Quit => {
                self.field.clear();
                Step::Stay
            }
        }
    }

    fn edit(&mut self, key: Key, _context: &Context<'_>) -> Step {
        if !self.is_trying() {
            self.field.edit(key);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, _context: &Context<'_>) -> Step {
        if !self.is_trying() {
            self.field.paste(text);
        }
        Step::Stay
    }

    /// Who comes back to the terminal may be somebody else.
    fn hide(&mut self) {
        self.field.clear();
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let width = dialog_box::line_width(area, WIDTH);
        let mut lines = dialog_box::paragraph(&locale.text(message!("unlock-store")), width, Paint::Text, context);
        lines.extend(dialog_box::paragraph(&locale.text(message!("unlock-who")), width, Paint::Dim, context));
        lines.push(Line::default());
        lines.push(self.field_line(width, context));
        if let Phase::Refused(failure) = &self.phase {
            let sentence = failure.sentence(locale);
            lines.push(Line::default());
            lines.extend(dialog_box::sentence(&sentence, width, context));
        }
        let note = if self.is_trying() { locale.text(message!("unlock-trying")) } else { String::new() };
        let title = locale.text(message!("dialog-unlock-title"));
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note });
    }
}
