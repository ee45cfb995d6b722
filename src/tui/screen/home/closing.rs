//! The cancellation windows about to close, below the customers at Home: the first of them, each with what is left of it
//! (CANCEL-4). All of them have a place of their own.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::{EntitlementId, Instant};
use crate::i18n::message;
use crate::service::{ClosingWindow, ClosingWindows, ClosingWithin};
use crate::tui::context::Context;
use crate::tui::effect::{Ask, PurchasesAsk};
use crate::tui::failure::Failure;
use crate::tui::moving::Move;
use crate::tui::remote::Remote;
use crate::tui::screen::closing_windows::{self, table};
use crate::tui::session::Ticket;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::list::Selection;
use crate::tui::widget::table::{self as columns, Cell, Heading, Table};
use crate::tui::widget::{pending, text};

/// As many are asked for.
const MOST: usize = 20;

/// The windows about to close, and which of them is selected.
#[derive(Debug, Default)]
pub(super) struct Closing {
    windows: Remote<ClosingWindows>,
    selection: Selection,
    /// The one that the mouse pressed last.
    pressed: Option<EntitlementId>,
}

/// How many lines they take below a list in an area of that height: about a quarter of it.
pub(super) fn height(area: u16) -> u16 {
    (area / 4).clamp(2, 6).saturating_add(2)
}

/// Their title, and their rows with the headings.
fn areas(area: Rect) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area)
}

fn rows_area(area: Rect) -> Rect {
    let [_, list] = areas(area);
    columns::rows_area(list)
}

impl Closing {
    /// Asks for them.
    pub(super) fn ask(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.windows.ask(ticket);
        let ask = ClosingWithin { left: CancellationWindow::CLOSING, limit: MOST };
        Step::Ask(ticket, Ask::Purchases(PurchasesAsk::ListClosing(ask)))
    }

    /// Whether it waits for the reply with this ticket.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.windows.awaits(ticket)
    }

    /// Takes them in; the selected one stays selected wherever it stands now.
    pub(super) fn settle(&mut self, result: Result<ClosingWindows, Failure>, area: Rect) {
        let selected = self.selected().map(|window| window.entitlement.id.clone());
        self.windows.settle(result);
        let is_it = |window: &ClosingWindow| Some(&window.entitlement.id) == selected.as_ref();
        let place = self.rows().iter().position(is_it).unwrap_or(0);
        self.select(place, area);
    }

    /// They, as far as they are here.
    pub(super) fn rows(&self) -> &[ClosingWindow] {
        self.windows.ready().map_or(&[], |closing| &closing.rows)
    }

    /// The selected one.
    pub(super) fn selected(&self) -> Option<&ClosingWindow> {
        self.rows().get(self.selection.selected())
    }

    /// Moves through them.
    pub(super) fn go(&mut self, movement: Move, area: Rect) {
        let (total, page) = (self.rows().len(), usize::from(rows_area(area).height));
        movement.apply(&mut self.selection, total, page);
    }

    /// Takes notches of the wheel.
    pub(super) fn wheel(&mut self, notches: isize, area: Rect) {
        let (total, page) = (self.rows().len(), usize::from(rows_area(area).height));
        self.selection.wheel(notches, total, page);
    }

    /// Takes a press of the mouse.
    pub(super) fn press(&mut self, at: Position, area: Rect) {
        if let Some(place) = self.selection.row_at(at, rows_area(area), self.rows().len()) {
            self.select(place, area);
            self.pressed = self.selected().map(|window| window.entitlement.id.clone());
        }
    }

    /// The one that both presses of the mouse were on.
    pub(super) fn double_press(&mut self, at: Position, area: Rect) -> Option<&ClosingWindow> {
        let pressed = self.pressed.take();
        let place = self.selection.row_at(at, rows_area(area), self.rows().len());
        self.rows().get(place?).filter(|window| Some(&window.entitlement.id) == pressed.as_ref())
    }

    /// Keeps the selected one on the screen in another area.
    pub(super) fn resized(&mut self, area: Rect) {
        self.select(self.selection.selected(), area);
    }

    /// When what is told of them becomes another.
    pub(super) fn wake(&self, now: Instant) -> Option<Instant> {
        closing_windows::wake(self.rows(), now)
    }

    /// Whether one of them closed since they were asked for.
    pub(super) fn has_closed(&self, now: Instant) -> bool {
        closing_windows::has_closed(self.rows(), now)
    }

    /// Draws them. Their selection is marked while they have the focus.
    pub(super) fn view(&self, has_focus: bool, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let [title, list] = areas(area);
        let locale = context.locale;
        let mut words = locale.text(message!("windows-closing"));
        if self.windows.ready().is_some_and(|closing| closing.has_more) {
            words = format!("{words} · {}", locale.text(message!("home-windows-more")));
        }
        let words = text::cut(&words, usize::from(title.width));
        frame.render_widget(Paragraph::new(Line::styled(words, context.theme.style(Paint::Header))), title);
        match &self.windows {
            Remote::Ready(closing) | Remote::Reloading(closing, _) if closing.rows.is_empty() => {
                let nothing = text::cut(&locale.text(message!("home-windows-none")), usize::from(list.width));
                frame.render_widget(Paragraph::new(Line::styled(nothing, context.theme.style(Paint::Dim))), list);
            }
            Remote::Ready(_) | Remote::Reloading(_, _) => self.view_rows(has_focus, frame, list, context),
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, list, context),
            Remote::Failed(failure) => pending::view_failure(frame, list, context, failure),
        }
    }

    fn view_rows(&self, has_focus: bool, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let locale = context.locale;
        let headings = [
            Heading::wide(locale.text(message!("column-customer"))),
            Heading::wide(locale.text(message!("column-product"))),
            Heading::sized(locale.text(message!("column-cancel-before")), 16).from(84),
            Heading::sized(locale.text(message!("column-left")), 12),
        ];
        let selection = if has_focus { self.selection } else { Selection::none_from(self.selection.offset()) };
        let table = Table { headings: &headings, total: self.rows().len(), selection, is_current: true };
        columns::view(&table, frame, area, context.theme, |place| {
            let window = self.rows().get(place)?;
            let (left, paint) = table::left(window, context);
            Some(vec![
                Cell::plain(window.customer.clone()),
                Cell::dim(window.entitlement.line.title.clone()),
                Cell::dim(locale.date_time(window.end)),
                Cell::painted(left, paint),
            ])
        });
    }

    fn select(&mut self, place: usize, area: Rect) {
        let (total, page) = (self.rows().len(), usize::from(rows_area(area).height));
        self.selection.select(place, total, page);
    }
}
