//! *Marknadskontroll*: the markets that what was typed means, whether reservations can be sold there, and what their
//! prices are (MARKET-1, MARKET-2, MARKET-3). It begins with the market of the customer whose account it was opened over, and with those
//! where no reservation can be sold.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::domain::Market;
use crate::domain::market::{Markets, reservation_allowed};
use crate::i18n::{Locale, MessageId, message};
use crate::service::look_up_market;
use crate::tui::context::{Availability, Context};
use crate::tui::filter::Filter;
use crate::tui::keymap::{Binding, Focus, Key};
use crate::tui::room::Room;
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::dialog_box::{self, DialogBox};
use crate::tui::widget::input::{self, Field};
use crate::tui::widget::list::{self, Selection};
use crate::tui::widget::table::{self, Cell, Heading, Table};

/// How wide the dialog wants to be, in columns: all that a terminal of 80 columns has.
const WIDTH: u16 = 78;

/// How many markets are on the screen at most.
const MOST_ROWS: usize = 10;

/// How many of the lines stand above the headings: the field, and a gap.
const ABOVE: u16 = 2;

/// How many of the lines stand below the rows: a gap, and what is said of the selected market, whose name can be long.
const BELOW: u16 = 4;

/// How many lines are taken by what stands around the rows: frame, borders, and what is above and below, headings included.
const AROUND: u16 = 5 + ABOVE + BELOW;

/// The dialog.
#[derive(Debug)]
pub struct State {
    /// The slug of the customer's own market, with which the list begins while the field is empty.
    own: String,
    matching: Vec<&'static Market>,
    filter: Filter,
    selection: Selection,
}

/// What can be done with the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Clear the field, and close the dialog where it is clear.
    Leave,
}

impl State {
    /// The check of a customer's own market, by its slug.
    #[must_use]
    pub fn new(own: &str, locale: Locale) -> Self {
        let filter = Filter::new(Focus::TypingEmpty);
        let mut state = Self { own: own.to_owned(), matching: Vec::new(), filter, selection: Selection::default() };
        state.search(locale);
        state
    }

    /// The markets that are meant, by their names; with nothing typed the customer's own, and then every one where no
    /// reservation can be sold.
    fn search(&mut self, locale: Locale) {
        let typed = self.filter.text().trim();
        let is_refused = |market: &&Market| market.slug != self.own && reservation_allowed(market).is_err();
        let mut others: Vec<&'static Market> = match typed {
            "" => Markets::embedded().iter().filter(is_refused).collect(),
            typed => look_up_market(typed),
        };
        let (collation, name) = (locale.collation(), |market: &Market| locale.market_name(&market.slug).into_owned());
        others.sort_by(|left, right| collation.compare(&name(left), &name(right)));
        let own = Markets::embedded().by_slug(&self.own).filter(|_| typed.is_empty());
        self.matching = own.into_iter().chain(others).collect();
        self.selection = Selection::default();
    }

    /// What is asked for, as it is told where no market is meant by it.
    fn wanted(&self) -> &str {
        match self.filter.text().trim() {
            "" => &self.own,
            typed => typed,
        }
    }

    fn page(context: &Context<'_>) -> usize {
        usize::from(context.size.height.saturating_sub(AROUND)).clamp(1, MOST_ROWS)
    }

    /// The dialog with the lines of the list left free, so that it stays as high as it is while somebody types.
    fn dialog(&self, within: Rect, context: &Context<'_>) -> DialogBox {
        let width = dialog_box::line_width(within, WIDTH);
        let list = usize::from(ABOVE).saturating_add(1).saturating_add(Self::page(context));
        let mut lines = vec![Line::default(); usize::from(ABOVE)];
        if let Some(market) = self.matching.get(self.selection.selected()) {
            lines.resize(list.saturating_add(1), Line::default());
            lines.extend(judgement(market, width, context));
        } else {
            lines.extend(self.nothing_found(width, context));
        }
        lines.resize(list.saturating_add(BELOW.into()), Line::default());
        let title = context.locale.text(message!("dialog-market-title"));
        let (first, page) = (self.selection.offset(), Self::page(context));
        let note = list::part(first, page, self.matching.len(), context.locale).unwrap_or_default();
        DialogBox { title, lines, width: WIDTH, note }
    }

    fn nothing_found(&self, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
        let none = context.locale.text_with(message!("market-none"), &[("text", self.wanted().into())]);
        let mut lines = dialog_box::paragraph(&none, width, Paint::Warning, context);
        for sentence in [message!("market-none-instead"), message!("market-none-listed")] {
            lines.extend(dialog_box::paragraph(&context.locale.text(sentence), width, Paint::Text, context));
        }
        lines
    }

    /// Where the list stands, its headings included.
    fn list(&self, within: Rect, context: &Context<'_>) -> Rect {
        let inside = dialog_box::inside(within, &self.dialog(within, context));
        let height = u16::try_from(Self::page(context)).unwrap_or(u16::MAX).saturating_add(1);
        Rect { y: inside.y.saturating_add(ABOVE), height: height.min(inside.height.saturating_sub(ABOVE)), ..inside }
    }
}

/// Whether reservations can be sold in the market, and the market's name (MARKET-3).
fn judgement(market: &Market, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let locale = context.locale;
    match reservation_allowed(market) {
        Ok(()) => {
            let name = [("market", locale.market_name(&market.slug).into())];
            let allowed = locale.text_with(message!("market-reservations-allowed"), &name);
            dialog_box::paragraph(&allowed, width, Paint::Success, context)
        }
        Err(refusal) => dialog_box::sentence(&locale.refusal(&refusal), width, context),
    }
}

fn headings(locale: Locale) -> [Heading; 4] {
    let text = |id| locale.text(id);
    [
        Heading::wide(text(message!("column-market"))),
        Heading::sized(text(message!("column-market-code")), 4),
        Heading::sized(text(message!("column-market-reservations")), 15),
        Heading::sized(text(message!("column-market-prices")), 15),
    ]
}

fn cells(market: &Market, locale: Locale) -> Vec<Cell<'static>> {
    let (reservations, paint) = match reservation_allowed(market) {
        Ok(()) => (message!("market-reservations-sold"), Paint::Success),
        Err(_) => (message!("market-reservations-not-sold"), Paint::Warning),
    };
    let prices = format!("{} {}", market.price_currency().code(), locale.tax_note(market.tax()));
    vec![
        Cell::plain(locale.market_name(&market.slug).into_owned()),
        Cell::dim(market.code.clone()),
        Cell::painted(locale.text(reservations), paint),
        Cell::plain(prices),
    ]
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::typing(&["Up"], Action::Up, message!("key-row-up")).shown(70),
        Binding::typing(&["Down"], Action::Down, message!("key-row-down")).shown(70),
        Binding::typing(&["PgUp"], Action::PageUp, message!("key-page-up")),
        Binding::typing(&["PgDn"], Action::PageDown, message!("key-page-down")),
        Binding::typing(&["Esc"], Action::Leave, message!("key-close")).shown(90),
    ];

    fn focus(&self) -> Focus {
        self.filter.focus()
    }

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Up | Action::Down => Availability::when(1 < self.matching.len()),
            Action::PageUp | Action::PageDown => Availability::when(Self::page(context) < self.matching.len()),
            Action::Leave => Availability::Ready,
        }
    }

    fn label(&self, action: Action) -> Option<MessageId> {
        (action == Action::Leave && !self.filter.text().is_empty()).then(|| message!("key-clear-box"))
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        let (total, page) = (self.matching.len(), Self::page(context));
        match action {
            Action::Up => self.selection.up(1, total, page),
            Action::Down => self.selection.down(1, total, page),
            Action::PageUp => self.selection.up(page, total, page),
            Action::PageDown => self.selection.down(page, total, page),
            Action::Leave if self.filter.escape() => self.search(context.locale),
            Action::Leave => return Step::Close,
        }
        Step::Stay
    }

    fn edit(&mut self, key: Key, context: &Context<'_>) -> Step {
        if self.filter.edit(key) {
            self.search(context.locale);
        }
        Step::Stay
    }

    fn paste(&mut self, text: &str, context: &Context<'_>) -> Step {
        self.filter.paste(text);
        self.search(context.locale);
        Step::Stay
    }

    fn resized(&mut self, context: &Context<'_>) -> Step {
        self.selection.select(self.selection.selected(), self.matching.len(), Self::page(context));
        Step::Stay
    }

    fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Step {
        let rows = table::rows_area(self.list(area, context));
        if let Some(place) = self.selection.row_at(at, rows, self.matching.len()) {
            self.selection.select(place, self.matching.len(), Self::page(context));
        }
        Step::Stay
    }

    fn wheel(&mut self, notches: isize, context: &Context<'_>) -> Step {
        self.selection.wheel(notches, self.matching.len(), Self::page(context));
        Step::Stay
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        let dialog = self.dialog(area, context);
        dialog_box::view(frame, area, context, &dialog);
        let inside = dialog_box::inside(area, &dialog);
        let placeholder = context.locale.text(message!("market-field"));
        let field =
            Field { input: self.filter.input(), placeholder: &placeholder, is_focused: true, is_covered: false };
        input::view(&field, frame, Rect { height: inside.height.min(1), ..inside }, context.theme);
        if self.matching.is_empty() {
            return;
        }
        let headings = headings(context.locale);
        let total = self.matching.len();
        let table = Table { headings: &headings, total, selection: self.selection, is_current: true };
        table::view(&table, frame, self.list(area, context), context.theme, |place| {
            self.matching.get(place).map(|market| cells(market, context.locale))
        });
    }
}
