//! A list that is here as a whole: filtered by its field, sorted by a column, one row selected, over a pane that tells
//! of that row. What it lists is said by a [`Listed`]; what a row leads to is its place's own.

mod drawing;
mod long;
mod part;
mod type_ahead;

use std::cmp::Ordering;
use std::fmt::Debug;

use ratatui::layout::{Position, Rect};

use crate::i18n::{Collation, Locale, MessageId, message};
use crate::search::{Direction, has_every_word};
use crate::tui::context::{Availability, Context};
use crate::tui::failure::Failure;
use crate::tui::filter::Filter;
use crate::tui::moving::Move;
use crate::tui::remote::Remote;
use crate::tui::session::Ticket;
use crate::tui::sorting::{self, Sorted};
use crate::tui::widget::list::Selection;
use crate::tui::widget::overview::Overview;
use crate::tui::widget::table::{Cell, Heading};

pub use part::ListPart;

/// What a list lists, and in which words.
pub trait Listed {
    /// A row.
    type Row: Debug;
    /// What a row is known by, whatever else of it changes.
    type Id: Debug + Clone + PartialEq;
    /// A column that it can be sorted by.
    type Column: Debug + Copy + PartialEq;
    /// What it can be narrowed to besides the text of its filter; `()` of a list that has no such thing.
    type Facets: Facets<Self::Row>;

    /// Its texts.
    const TEXTS: Texts;

    /// What a row is known by.
    fn id(row: &Self::Row) -> &Self::Id;

    /// What the filter looks at.
    fn searched_text(row: &Self::Row, locale: Locale) -> String;

    /// What the filter looks at besides, as it is now.
    fn searched_now(_row: &Self::Row, _context: &Context<'_>) -> Option<String> {
        None
    }

    /// What stands in the filter while it is empty.
    #[must_use]
    fn filter_hint() -> MessageId {
        message!("filter-placeholder")
    }

    /// Whether a mark on that row stands: one is taken away from what cannot have any more done to it.
    fn can_be_marked(_row: &Self::Row) -> bool {
        true
    }

    /// The order of two rows by a column.
    fn compare(column: Self::Column, rows: [&Self::Row; 2], context: &Context<'_>, collation: &Collation) -> Ordering;

    /// Its columns, from left to right.
    fn headings(locale: Locale) -> Vec<(Self::Column, Heading)>;

    /// A row, a cell for each column.
    fn cells(row: &Self::Row, context: &Context<'_>) -> Vec<Cell<'static>>;
}

/// What a list is narrowed to, besides the text of its filter.
pub trait Facets<R>: Debug + Default {
    /// Whether that row is among what it is narrowed to.
    fn admits(&self, row: &R) -> bool;

    /// What it is narrowed to, each in a word; none where it is not.
    fn words(&self, locale: Locale) -> Vec<String>;
}

impl<R> Facets<R> for () {
    fn admits(&self, _row: &R) -> bool {
        true
    }

    fn words(&self, _locale: Locale) -> Vec<String> {
        Vec::new()
    }
}

/// The texts of a list.
#[derive(Debug, Clone, Copy)]
pub struct Texts {
    /// What it is called while nobody knows how long it is.
    pub name: MessageId,
    /// The same with how long it is.
    pub title: MessageId,
    /// The same with how much of it the filter lets through.
    pub filtered: MessageId,
    /// Why it is empty.
    pub empty: MessageId,
    /// What to do about it.
    pub empty_do: MessageId,
}

/// What can be done with the filter of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtering {
    /// Go into the field.
    Begin,
    /// Leave the field with what was typed.
    ToList,
    /// Clear the field, then leave it.
    Leave,
    /// Clear a field that was left standing.
    Clear,
}

/// A list as it stands.
#[derive(Debug)]
pub struct Listing<L: Listed> {
    rows: Remote<Vec<L::Row>>,
    /// Whether they are a part of something longer.
    is_part: bool,
    /// What to select once the list is here.
    wanted: Option<L::Id>,
    /// The places in `rows` that are listed, in the order they are listed in.
    listed: Vec<usize>,
    filter: Filter,
    facets: L::Facets,
    sort: Sorted<L::Column>,
    selection: Selection,
    /// What was marked, in the order in which it was.
    marked: Vec<L::Id>,
    /// The row that the mouse pressed last.
    pressed: Option<L::Id>,
    /// How many lines the pane below takes.
    pane: u16,
}

impl<L: Listed> Listing<L> {
    /// A list that was not asked for yet, over a pane of that many lines.
    #[must_use]
    pub fn new(pane: u16) -> Self {
        Self {
            rows: Remote::Idle,
            is_part: false,
            wanted: None,
            listed: Vec::new(),
            filter: Filter::default(),
            facets: L::Facets::default(),
            sort: None,
            selection: Selection::default(),
            marked: Vec::new(),
            pressed: None,
            pane,
        }
    }

    /// The same with that row selected once it is here.
    #[must_use]
    pub fn wanting(self, wanted: Option<L::Id>) -> Self {
        Self { wanted, ..self }
    }

    /// The same in that order.
    #[must_use]
    pub fn sorted(self, sort: Sorted<L::Column>) -> Self {
        Self { sort, ..self }
    }

    /// The order of the list.
    #[must_use]
    pub fn sort(&self) -> Sorted<L::Column> {
        self.sort
    }

    /// How long it is, once it is here.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.rows.ready().map(Vec::len)
    }

    /// All its rows, whatever is listed of them; none until they are here.
    pub fn rows(&self) -> &[L::Row] {
        self.rows.ready().map_or(&[], Vec::as_slice)
    }

    /// Whether there is something that can be filtered.
    #[must_use]
    pub fn takes_filter(&self) -> bool {
        self.rows.ready().is_some_and(|rows| !rows.is_empty())
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&L::Row> {
        self.row(self.selection.selected())
    }

    /// What was marked, in the order in which it was.
    #[must_use]
    pub fn marked(&self) -> &[L::Id] {
        &self.marked
    }

    /// Marks the selected row, or takes its mark away, and goes on to the next one.
    pub fn mark_selected(&mut self, context: &Context<'_>) {
        let Some(id) = self.selected_id() else { return };
        match self.marked.iter().position(|marked| *marked == id) {
            Some(place) => drop(self.marked.remove(place)),
            None => self.marked.push(id),
        }
        let (total, page) = (self.listed.len(), self.page(context));
        self.selection.down(1, total, page);
    }

    /// Marks everything that is listed and can be marked; takes those marks away where all of it is marked already.
    pub fn mark_all(&mut self) {
        let rows = self.listed.iter().filter_map(|place| self.rows().get(*place)).filter(|row| L::can_be_marked(row));
        let ids: Vec<L::Id> = rows.map(|row| L::id(row).clone()).collect();
        if ids.iter().all(|id| self.marked.contains(id)) {
            self.marked.retain(|marked| !ids.contains(marked));
        } else {
            let new: Vec<L::Id> = ids.into_iter().filter(|id| !self.marked.contains(id)).collect();
            self.marked.extend(new);
        }
    }

    /// Takes the marks away from those.
    pub fn unmark(&mut self, is_among: impl Fn(&L::Id) -> bool) {
        self.marked.retain(|marked| !is_among(marked));
    }

    /// Takes every mark away.
    pub fn unmark_all(&mut self) {
        self.marked.clear();
    }

    /// Notes that it was asked for.
    pub fn ask(&mut self, ticket: Ticket) {
        self.rows.ask(ticket);
    }

    /// Takes the rows; what was selected stays so, and is wanted until it can be where they could not be had.
    pub fn settle(&mut self, result: Result<Vec<L::Row>, Failure>, context: &Context<'_>) {
        self.wanted = self.wanted.take().or_else(|| self.selected_id());
        self.rows.settle(result);
        if let Some(rows) = self.rows.ready() {
            self.marked.retain(|marked| rows.iter().any(|row| L::id(row) == marked && L::can_be_marked(row)));
        }
        self.relist(context);
    }

    /// Whether that can be done with the filter here and now.
    #[must_use]
    pub fn may_filter(&self, filtering: Filtering) -> Availability {
        Availability::when(match filtering {
            Filtering::Begin => self.takes_filter(),
            // A list that is gone or empty when it was asked for anew keeps nobody in its filter.
            Filtering::ToList => !self.listed.is_empty(),
            Filtering::Leave => self.takes_filter() || self.focus().is_typing(),
            Filtering::Clear => self.is_narrowed(),
        })
    }

    /// Whether it can be sorted and moved through.
    #[must_use]
    pub fn may_move(&self) -> Availability {
        Availability::when(self.takes_filter())
    }

    /// What leaving the filter is called while it has a text.
    #[must_use]
    pub fn filter_label(&self, filtering: Filtering) -> Option<MessageId> {
        (filtering == Filtering::Leave && !self.filter.text().is_empty()).then(|| message!("key-unfilter"))
    }

    /// Does that with the filter.
    pub fn filter(&mut self, filtering: Filtering, context: &Context<'_>) {
        match filtering {
            Filtering::Begin => self.filter.start_typing(),
            Filtering::ToList => self.filter.stop_typing(),
            Filtering::Leave | Filtering::Clear => {
                self.filter.escape();
                if filtering == Filtering::Clear {
                    self.facets = L::Facets::default();
                }
                self.relist(context);
            }
        }
    }

    /// Narrows it to something else, which is made of what it is narrowed to and of all its rows.
    pub fn narrow(&mut self, narrowed: impl FnOnce(&mut L::Facets, &[L::Row]), context: &Context<'_>) {
        narrowed(&mut self.facets, self.rows.ready().map_or(&[], Vec::as_slice));
        self.relist(context);
    }

    /// Sorts by a column; again: the other way round.
    pub fn sort_by(&mut self, column: L::Column, context: &Context<'_>) {
        self.sort = Some(sorting::next(&self.sort, column));
        self.relist(context);
    }

    /// Moves through the list.
    pub fn go(&mut self, movement: Move, context: &Context<'_>) {
        let page = self.page(context);
        movement.apply(&mut self.selection, self.listed.len(), page);
    }

    /// Takes a press of the mouse: into the filter, or onto a row.
    pub fn press(&mut self, at: Position, area: Rect, context: &Context<'_>) {
        let areas = self.areas(area);
        if areas.title.contains(at) {
            if self.takes_filter() {
                self.filter.start_typing();
            }
            return;
        }
        self.filter.stop_typing();
        if let Some(place) = self.selection.row_at(at, areas.rows(), self.listed.len()) {
            let page = self.page(context);
            self.selection.select(place, self.listed.len(), page);
            self.pressed = self.selected_id();
        }
    }

    /// The row that both presses of the mouse were on; the list may have become another one in between. A second press
    /// on anything else is another one like the first.
    pub fn double_press(&mut self, at: Position, area: Rect, context: &Context<'_>) -> Option<&L::Row> {
        let areas = self.areas(area);
        let place = self.selection.row_at(at, areas.rows(), self.listed.len());
        let pressed = self.pressed.take();
        let is_same = place.and_then(|place| self.row(place)).is_some_and(|row| Some(L::id(row)) == pressed.as_ref());
        if is_same {
            return place.and_then(|place| self.row(place));
        }
        self.press(at, area, context);
        None
    }

    /// Where its parts are in that area.
    #[must_use]
    pub fn areas(&self, area: Rect) -> Overview {
        Overview::of(area, self.pane)
    }

    fn row(&self, place: usize) -> Option<&L::Row> {
        self.rows.ready()?.get(*self.listed.get(place)?)
    }

    fn selected_id(&self) -> Option<L::Id> {
        self.selected().map(|row| L::id(row).clone())
    }

    /// Lists the rows that the filter lets through, in the order chosen; the selected one stays selected.
    fn relist(&mut self, context: &Context<'_>) {
        // Nothing can be selected before the rows are here: what is wanted is wanted until then.
        let Some(rows) = self.rows.ready() else { return };
        let kept = self.wanted.take().or_else(|| self.selected_id());
        let (is_unfiltered, is_wanted) = (self.filter.text().is_empty(), has_every_word(self.filter.text()));
        let searched = |row: &L::Row| {
            let text = L::searched_text(row, context.locale);
            L::searched_now(row, context).map_or_else(|| text.clone(), |now| format!("{text} {now}"))
        };
        let passes = |row: &L::Row| self.facets.admits(row) && (is_unfiltered || is_wanted(&searched(row)));
        let mut listed: Vec<usize> =
            rows.iter().enumerate().filter(|(_, row)| passes(row)).map(|(place, _)| place).collect();
        if let Some((column, direction)) = self.sort {
            let collation = context.locale.collation();
            listed.sort_by(|left, right| match (rows.get(*left), rows.get(*right)) {
                (Some(one), Some(other)) => {
                    let order = L::compare(column, [one, other], context, &collation);
                    if direction == Direction::Ascending { order } else { order.reverse() }
                }
                (_, _) => left.cmp(right),
            });
        }
        let is_kept = |place: &usize| rows.get(*place).is_some_and(|row| Some(L::id(row)) == kept.as_ref());
        let place = listed.iter().position(is_kept).unwrap_or(0);
        self.listed = listed;
        let page = self.page(context);
        self.selection.select(place, self.listed.len(), page);
    }
}
