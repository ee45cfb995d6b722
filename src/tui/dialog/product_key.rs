//! *Produktnyckel*: the key, grouped for the eye, beside the notice of KEY-5. It exists only because the record of its
//! being seen is on disk; it hides by itself, and wipes itself when it closes.

use std::time::Duration;

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::{Instant, Permission, ProductKey};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::{Copied, CopyWish, MessageLanguage, Step};
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::text;

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 66;

/// The dialog.
#[derive(Debug)]
pub struct State {
    key: ProductKey,
    of: Of,
    wish: CopyWish,
    shown: bool,
    /// When the shown key hides for want of a key press.
    hides_at: Instant,
    /// When it hides because the terminal has lost the focus.
    unfocused_at: Option<Instant>,
}

/// Whose key of what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Of {
    /// The customer's name.
    pub customer: String,
    /// The product's title as it was bought.
    pub title: String,
}

/// What can be done with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Copy the key, bare.
    Copy,
    /// Hide it, or show it again.
    Hide,
    /// Copy a message in the customer's language.
    CopyMessage,
    /// Copy a message in the other language.
    CopyOtherMessage,
    /// Copy the key, after choosing the route.
    ChooseRoute,
    /// Close the dialog.
    Close,
}

impl State {
    /// The dialog with a key whose access is on record; shown, unless the operator wants it masked at first or has not
    /// looked at the terminal for too long.
    #[must_use]
    pub fn new(key: ProductKey, of: Of, wish: CopyWish, context: &Context<'_>) -> Self {
        let shown = !context.settings.open_masked;
        let mut state = Self { key, of, wish, shown, hides_at: hides_at(context), unfocused_at: unfocused_at(context) };
        state.hide_in_time(context.now);
        state
    }

    /// Whether the key stands on the screen.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    fn hide_in_time(&mut self, now: Instant) {
        if self.wake(now).is_some_and(|at| at <= now) {
            self.shown = false;
        }
    }

    fn copy(&self, what: Copied) -> Step {
        Step::Copy(CopyWish { what, ..self.wish.clone() })
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let key = if self.shown { self.key.grouped().to_string() } else { self.key.masked() };
        let order = &self.wish.entitlement.order;
        let rest = format!("MAK · {} · {order}", self.wish.choice.version);
        let whole = format!("{} · {rest}", self.of.title);
        // Unit, term, version and order tell purchases apart, so that none of them is cut: a long title is wrapped, and
        // they stand below it.
        let head = if text::width(&whole) <= width {
            vec![whole]
        } else {
            text::wrap(&self.of.title, width).into_iter().chain([rest]).collect()
        };
        let title = context.theme.style(Paint::Title);
        let customer = text::cut(&self.of.customer, width);
        let mut lines: Vec<_> = [customer].into_iter().chain(head).map(|line| Line::styled(line, title)).collect();
        lines.push(Line::default());
        lines.push(Line::from(vec![Span::raw("     "), Span::styled(key, context.theme.style(Paint::Secret))]));
        lines.push(Line::default());
        for line in text::wrap(&locale.text(message!("key-notice")), width) {
            lines.push(Line::styled(line, context.theme.style(Paint::Notice)));
        }
        lines
    }
}

fn after(now: Instant, time: Duration) -> Instant {
    now.after(TimeDelta::from_std(time).unwrap_or(TimeDelta::MAX))
}

fn hides_at(context: &Context<'_>) -> Instant {
    after(context.now, context.settings.hide_after)
}

fn unfocused_at(context: &Context<'_>) -> Option<Instant> {
    context.unfocused_since.map(|since| after(since, context.settings.focus_time))
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["y"], Action::Copy, message!("key-copy")).shown(100),
        Binding::moving(&["v"], Action::Hide, message!("key-hide")).shown(90),
        Binding::moving(&["Y"], Action::CopyMessage, message!("key-copy-message")).shown(80),
        Binding::moving(&["Ctrl-y"], Action::CopyOtherMessage, message!("key-copy-other-message")),
        Binding::moving(&["r"], Action::ChooseRoute, message!("key-choose-route")).shown(60),
        Binding::moving(&["Esc", "q"], Action::Close, message!("key-close")).shown(95),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Copy | Action::CopyMessage | Action::CopyOtherMessage | Action::ChooseRoute => {
                context.allows(Permission::Keys)
            }
            Action::Hide | Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Hide && !self.shown).then(|| message!("key-show"))
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Copy => self.copy(Copied::Key),
            Action::ChooseRoute => Step::CopyAfterAsking(CopyWish { what: Copied::Key, ..self.wish.clone() }),
            Action::CopyMessage => self.copy(Copied::Message(MessageLanguage::Customers)),
            Action::CopyOtherMessage => self.copy(Copied::Message(MessageLanguage::Other)),
            Action::Hide => {
                self.shown = !self.shown;
                Step::Stay
            }
            Action::Close => Step::Close,
        }
    }

    fn wake(&self, _now: Instant) -> Option<Instant> {
        if !self.shown {
            return None;
        }
        Some(self.unfocused_at.map_or(self.hides_at, |unfocused| unfocused.min(self.hides_at)))
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        self.hide_in_time(context.now);
        Step::Stay
    }

    fn focused(&mut self, context: &Context<'_>) {
        self.unfocused_at = unfocused_at(context);
    }

    fn key_pressed(&mut self, context: &Context<'_>) {
        self.hides_at = hides_at(context);
        self.unfocused_at = unfocused_at(context);
    }

    fn hide(&mut self) {
        self.shown = false;
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        // Only of this very key: what lies in the clipboard may be another customer's.
        let copying = context.copying.filter(|copying| copying.is_of(&self.wish));
        let sentence = copying.map(|copying| copying.sentence(context.locale, context.now)).unwrap_or_default();
        let width = dialog_box::line_width(area, WIDTH);
        let mut lines = self.lines(width, context);
        // Where the copy is and whether it is cleared is never cut: a long sentence stands inside the box.
        let fits = text::width(&sentence) <= width.saturating_sub(2);
        let note = if fits { sentence.clone() } else { String::new() };
        if !fits {
            lines.push(Line::default());
            for line in text::wrap(&sentence, width) {
                lines.push(Line::styled(line, context.theme.style(Paint::Notice)));
            }
        }
        let title = context.locale.text(message!("dialog-key-title"));
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note });
    }
}
