//! *Produktnyckel*: the key, grouped for the eye, beside the notice of KEY-5. It exists only because the record of its
//! being seen is on disk; it hides by itself, and wipes itself when it closes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::{Instant, Permission, ProductKey};
use crate::i18n::{MessageId, message};
use crate::tui::context::{Availability, Context};
use crate::tui::copying::Copying;
use crate::tui::exposure::Exposure;
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
    exposure: Exposure,
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
    /// The dialog with a key whose access is on record.
    #[must_use]
    pub fn new(key: ProductKey, of: Of, wish: CopyWish, context: &Context<'_>) -> Self {
        Self { key, of, wish, exposure: Exposure::begun(context) }
    }

    /// Whether the key stands on the screen.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.exposure.is_shown()
    }

    /// Whether what the console tells of that copy stands in the dialog.
    #[must_use]
    pub fn tells_of(&self, copying: &Copying) -> bool {
        copying.is_of(&self.wish)
    }

    fn copy(&self, what: Copied) -> Step {
        Step::Copy(CopyWish { what, ..self.wish.clone() })
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let key = if self.is_shown() { self.key.grouped().to_string() } else { self.key.masked() };
        let order = context.locale.id(&self.wish.entitlement.order);
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
        let customer = text::cut(&context.locale.customer(&self.of.customer), width);
        let mut lines: Vec<_> = [customer].into_iter().chain(head).map(|line| Line::styled(line, title)).collect();
        lines.push(Line::default());
        lines.push(Line::from(vec![Span::raw("     "), Span::styled(key, context.theme.style(Paint::Secret))]));
        let why_hidden = self.exposure.why_hidden().map(|why| locale.text(why));
        lines.extend(why_hidden.iter().flat_map(|why| dialog_box::paragraph(why, width, Paint::Dim, context)));
        lines.push(Line::default());
        lines.extend(dialog_box::paragraph(&locale.text(message!("key-notice")), width, Paint::Notice, context));
        lines
    }
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
            Action::Copy | Action::ChooseRoute => context.allows(Permission::Keys),
            // To the customer writes the partner.
            Action::CopyMessage | Action::CopyOtherMessage => {
                Availability::when(context.view.is_none()).and(context.allows(Permission::Keys))
            }
            Action::Hide | Action::Close => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Hide && !self.is_shown()).then(|| message!("key-show"))
    }

    fn update(&mut self, action: Action, _context: &Context<'_>) -> Step {
        match action {
            Action::Copy => self.copy(Copied::Key),
            Action::ChooseRoute => Step::CopyAfterAsking(CopyWish { what: Copied::Key, ..self.wish.clone() }),
            Action::CopyMessage => self.copy(Copied::Message(MessageLanguage::Customers)),
            Action::CopyOtherMessage => self.copy(Copied::Message(MessageLanguage::Other)),
            Action::Hide => {
                self.exposure.toggle();
                Step::Stay
            }
            Action::Close => Step::Close,
        }
    }

    fn wake(&self, _now: Instant) -> Option<Instant> {
        self.exposure.wake()
    }

    fn tick(&mut self, context: &Context<'_>) -> Step {
        self.exposure.hide_in_time(context.now);
        Step::Stay
    }

    fn focused(&mut self, context: &Context<'_>) {
        self.exposure.focused(context);
    }

    fn key_pressed(&mut self, context: &Context<'_>) {
        self.exposure.key_pressed(context);
    }

    fn hide(&mut self) {
        self.exposure.give_away();
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        // Only of this very key: what lies in the clipboard may be another customer's.
        let copying = context.copying.filter(|copying| self.tells_of(copying));
        let sentence = copying.map(|copying| copying.sentence(context.locale, context.now)).unwrap_or_default();
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        let title = context.locale.text(message!("dialog-key-title"));
        let dialog = DialogBox { title, lines, width: WIDTH, note: String::new() };
        dialog_box::view(frame, area, context, &dialog.telling(sentence, area, context));
    }
}
