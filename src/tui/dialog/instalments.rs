//! *Delbetalningar*: when what is paid of a line, from the first instalment to the last (BUY-2, BUY-4).

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::domain::sale::ReviewedLine;
use crate::i18n::message;
use crate::tui::context::{Availability, Context};
use crate::tui::keymap::Binding;
use crate::tui::room::Room;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::{list, text};

/// How wide the dialog wants to be, in columns.
const WIDTH: u16 = 64;

/// The schedule of one line.
#[derive(Debug)]
pub struct State {
    line: ReviewedLine,
    /// How many instalments are scrolled past.
    scrolled: usize,
}

/// What can be done with the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A line up.
    Up,
    /// A line down.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Close it.
    Close,
}

impl State {
    /// The schedule of that line by its plan.
    #[must_use]
    pub fn new(line: &ReviewedLine) -> Self {
        Self { line: line.clone(), scrolled: 0 }
    }

    /// How many instalments are on the screen: besides them are the frame, the border, the title in two lines, gaps and sum.
    fn page(context: &Context<'_>) -> usize {
        usize::from(context.size.height).saturating_sub(11).max(1)
    }

    fn scroll(&mut self, by: isize, context: &Context<'_>) {
        let last = self.line.instalments().len().saturating_sub(Self::page(context));
        self.scrolled = self.scrolled.saturating_add_signed(by).min(last);
    }

    fn lines(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let locale = context.locale;
        let mut lines = dialog_box::paragraph(&self.line.sku.title, width, Paint::Title, context);
        lines.push(Line::default());
        let row = |name: String, amount: String, paint| {
            let room = width.saturating_sub(text::width(&amount));
            Line::styled(format!("{}{amount}", text::pad(&name, room)), context.theme.style(paint))
        };
        let instalments = self.line.instalments();
        for instalment in instalments.iter().skip(self.scrolled).take(Self::page(context)) {
            let number = text::pad_left(&locale.number(instalment.number.into()), 3);
            let due = locale.date(instalment.due);
            let pays = instalment.until.map_or(due.clone(), |until| format!("{due} – {}", locale.date(until)));
            lines.push(row(format!("{number}  {pays}"), locale.money(instalment.amount), Paint::Text));
        }
        lines.push(Line::default());
        lines.push(row(locale.text(message!("column-sum")), locale.money(self.line.price), Paint::Header));
        lines
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")),
        Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")),
        Binding::moving(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::moving(&["PgDn"], Action::PageDown, message!("key-page-down")).shown(80),
        Binding::moving(&["Esc", "Enter", "q", "d"], Action::Close, message!("key-close")).shown(100),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                Availability::when(Self::page(context) < self.line.instalments().len())
            }
            Action::Close => Availability::Ready,
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let page = isize::try_from(Self::page(context)).unwrap_or(1);
        match action {
            Action::Up => self.scroll(-1, context),
            Action::Down => self.scroll(1, context),
            Action::PageUp => self.scroll(-page, context),
            Action::PageDown => self.scroll(page, context),
            Action::Close => return Step::Close,
        }
        Step::Stay
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.scroll(0, context);
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.scroll(notches.saturating_mul(3), context);
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let title = context.locale.text(message!("dialog-instalments-title"));
        let lines = self.lines(dialog_box::line_width(area, WIDTH), context);
        let total = self.line.instalments().len();
        let note = list::part(self.scrolled, Self::page(context), total, context.locale).unwrap_or_default();
        dialog_box::view(frame, area, context, &DialogBox { title, lines, width: WIDTH, note });
    }
}
