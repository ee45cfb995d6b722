//! The dialog before a partner's own store: one passphrase, which unlocks the store and says who acts. No name stands on
//! the screen until then.

use chrono::Duration;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::Instant;
use crate::i18n::{Language, MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::failure::Failure;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::ring::neighbour;
use crate::tui::room::Room;
use crate::tui::session::Source;
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
    /// Where it was locked after somebody had been there: whose store it is.
    again: Option<Source>,
    /// Whether it is the console of a customer's own view alone.
    is_view: bool,
    /// From when the next passphrase is tried.
    next_try: Option<Instant>,
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
    /// It was right, and who it is comes in once what is under way of somebody else's is over.
    Behind,
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

    /// The dialog before a store that was locked, in which somebody works.
    #[must_use]
    pub fn again(source: Source) -> Self {
        Self { again: Some(source), ..Self::default() }
    }

    /// The same before the own view of a customer, out of which nothing leads.
    #[must_use]
    pub fn again_in_view(source: Source) -> Self {
        Self { is_view: true, ..Self::again(source) }
    }

    /// Learns from when the next passphrase is tried.
    pub fn wait_until(&mut self, at: Instant) {
        self.next_try = Some(at);
    }

    /// For how long it waits yet, in seconds that have begun.
    fn seconds_left(&self, now: Instant) -> Option<i64> {
        let left = self.next_try?.since(now).num_milliseconds();
        (0 < left).then_some(left.saturating_add(999) / 1_000)
    }

    /// Learns that the passphrase did not unlock the store, and why.
    pub fn refuse(&mut self, failure: Failure) {
        self.phase = Phase::Refused(failure);
    }

    /// Learns that the passphrase was right, but that something is under way of somebody else's.
    pub fn wait_for_what_is_under_way(&mut self) {
        self.phase = Phase::Behind;
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

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Unlock => {
                let may_try = self.seconds_left(context.now).is_none() && !self.is_trying();
                Availability::when(!self.field.is_empty() && may_try)
            }
            // Who comes back and presses Esc to see what is there must not end what runs; Ctrl-C does.
            Action::Quit => Availability::when(self.again.is_none() || !self.field.is_empty()),
            Action::Language => Availability::Ready,
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

    fn wake(&self, now: Instant) -> Option<Instant> {
        let left = self.seconds_left(now)?;
        // Each second that is told ends as the wait does.
        Some(self.next_try?.before(Duration::seconds(left.saturating_sub(1))))
    }

    /// Who comes back to the terminal may be somebody else.
    fn hide(&mut self) {
        self.field.clear();
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let width = dialog_box::line_width(area, WIDTH);
        let what = if self.again.is_some() { message!("unlock-locked") } else { message!("unlock-store") };
        let mut lines = dialog_box::paragraph(&locale.text(what), width, Paint::Text, context);
        let who = match self.again {
            None => message!("unlock-who"),
            Some(Source::Local) if self.is_view => message!("unlock-again-view"),
            Some(Source::Local) => message!("unlock-again"),
            Some(Source::Demo) => message!("unlock-demo"),
        };
        lines.extend(dialog_box::paragraph(&locale.text(who), width, Paint::Dim, context));
        if self.again.is_some() {
            let keys = locale.text(message!("unlock-keys"));
            lines.extend(dialog_box::paragraph(&keys, width, Paint::Dim, context));
        }
        lines.push(Line::default());
        lines.push(self.field_line(width, context));
        if let Phase::Refused(failure) = &self.phase {
            let sentence = failure.sentence(locale);
            lines.push(Line::default());
            lines.extend(dialog_box::sentence(&sentence, width, context));
        }
        if matches!(self.phase, Phase::Behind) {
            lines.push(Line::default());
            let sentence = locale.text(message!("unlock-behind"));
            lines.extend(dialog_box::paragraph(&sentence, width, Paint::Warning, context));
        }
        if let Some(seconds) = self.seconds_left(context.now) {
            let count = [("count", u64::try_from(seconds).unwrap_or(0).into())];
            let sentence = locale.text_with(message!("unlock-waits"), &count);
            lines.push(Line::default());
            lines.extend(dialog_box::paragraph(&sentence, width, Paint::Warning, context));
        }
        let note = if self.is_trying() { locale.text(message!("unlock-trying")) } else { String::new() };
        let title = locale.text(message!("dialog-unlock-title"));
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note });
    }
}
