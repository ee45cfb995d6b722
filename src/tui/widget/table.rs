//! A list with columns: a line of headings over rows, of which only those on the screen are asked for. Columns that
//! have no room on a narrow screen go, the least needed first.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use uuid::Uuid;

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::list::Selection;
use crate::tui::widget::text::{self, Side, Weight};

/// What stands between two columns.
const GAP: usize = 2;

/// What a column that takes a share of what is left keeps when others make room for the one the list is sorted by.
const LEAST: usize = 20;

/// What marks the selected row, which colour alone must not.
const MARK: &str = "▸ ";

/// What stands in its place before the others.
const UNMARKED: &str = "  ";

/// What stands before the first cell of a marked row.
const MARKED: &str = "✓ ";

/// The heading of a column and how the column behaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    text: String,
    /// How wide it is in columns; `None` for a share of what is left.
    columns: Option<usize>,
    /// How wide the list must be for the column to be there.
    from: usize,
    is_right: bool,
    /// Whether the list is sorted by it: it is there on every screen.
    is_sorted: bool,
}

impl Heading {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// A column that takes a share of what is left.
    #[must_use]
    pub fn wide(text: String) -> Self {
        Self { text, columns: None, from: 0, is_right: false, is_sorted: false }
    }

    /// A column of that many columns.
    #[must_use]
    pub fn sized(text: String, columns: usize) -> Self {
        Self { text, columns: Some(columns), from: 0, is_right: false, is_sorted: false }
    }

    /// The column only in a list at least that wide.
    #[must_use]
    pub fn from(self, columns: usize) -> Self {
        Self { from: columns, ..self }
    }

    /// The column that the list is sorted by, with the mark of the order: it is always there.
    #[must_use]
    pub fn sorted(self, mark: &str) -> Self {
        Self { text: format!("{} {mark}", self.text), is_sorted: true, ..self }
    }

    fn side(&self) -> Side {
        if self.is_right { Side::Right } else { Side::Left }
    }

    /// The column with its text at the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self { is_right: true, ..self }
    }
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'text> {
    says: Says<'text>,
    paint: Paint,
    /// Where it is cut when it is too long.
    cut: Cut,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Says<'text> {
    Text(Cow<'text, str>),
    /// A number as it is, which is made into text where its column has room alone.
    Number(usize),
    /// A GUID, likewise.
    Guid(Uuid),
}

impl fmt::Display for Says<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Number(number) => number.fmt(formatter),
            Self::Guid(guid) => guid.fmt(formatter),
        }
    }
}

/// Where a text that is too long is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    End,
    Middle(Weight),
}

impl<'text> Cell<'text> {
    /// A cell painted so.
    #[must_use]
    pub fn painted(text: impl Into<Cow<'text, str>>, paint: Paint) -> Self {
        Self { says: Says::Text(text.into()), paint, cut: Cut::End }
    }

    /// A cell with a number, not grouped.
    #[must_use]
    pub fn number(number: usize) -> Self {
        Self { says: Says::Number(number), paint: Paint::Text, cut: Cut::End }
    }

    /// A cell with a GUID, which matters less.
    #[must_use]
    pub fn guid(guid: Uuid) -> Self {
        Self { says: Says::Guid(guid), paint: Paint::Dim, cut: Cut::End }
    }

    /// A cell as text is.
    #[must_use]
    pub fn plain(text: impl Into<Cow<'text, str>>) -> Self {
        Self::painted(text, Paint::Text)
    }

    /// What it says, made in that place where it is no text yet.
    pub fn text<'here>(&'here self, place: &'here mut String) -> &'here str {
        match &self.says {
            Says::Text(text) => text,
            says @ (Says::Number(_) | Says::Guid(_)) => {
                place.clear();
                // A string takes all that is written into it.
                write!(place, "{says}").unwrap_or_default();
                place
            }
        }
    }

    /// Puts the mark of a marked row before its text.
    pub fn mark(&mut self) {
        self.says = Says::Text(format!("{MARKED}{}", self.says).into());
    }

    /// The same, cut in its middle where it is too long, because its end says something too.
    #[must_use]
    pub fn with_end(self) -> Self {
        Self { cut: Cut::Middle(Weight::Beginning), ..self }
    }

    /// The same, because its end says more than its beginning.
    #[must_use]
    pub fn with_much_end(self) -> Self {
        Self { cut: Cut::Middle(Weight::End), ..self }
    }

    /// A cell that matters less.
    #[must_use]
    pub fn dim(text: impl Into<Cow<'text, str>>) -> Self {
        Self::painted(text, Paint::Dim)
    }
}

/// A list as it stands.
#[derive(Debug)]
pub struct Table<'list> {
    /// The columns.
    pub headings: &'list [Heading],
    /// How many rows there are.
    pub total: usize,
    /// Which is selected and which is the first on the screen.
    pub selection: Selection,
    /// Whether the rows answer what was asked; they are drawn as pending where they do not.
    pub is_current: bool,
}

/// Where the rows are: below the headings, beside the scrollbar.
#[must_use]
pub fn rows_area(area: Rect) -> Rect {
    Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area }
}

/// Draws the list; `row` gives the cells of a row, or `None` for one that is not loaded yet.
pub fn view<'row>(
    table: &Table<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    theme: &Theme,
    row: impl Fn(usize) -> Option<Vec<Cell<'row>>>,
) {
    let rows = rows_area(area);
    let page = usize::from(rows.height);
    let has_bar = page < table.total;
    let room = usize::from(area.width).saturating_sub(text::width(MARK)).saturating_sub(if has_bar { 2 } else { 0 });
    let columns = placed(&widths(table.headings, room), area);
    let buffer = frame.buffer_mut();
    for (heading, column) in table.headings.iter().zip(&columns) {
        text::draw(&heading.text, heading.side(), buffer, *column, theme.style(Paint::Header));
    }
    let (first, mut written) = (table.selection.offset(), String::new());
    for (place, y) in (first..first.saturating_add(page).min(table.total)).zip(rows.y..) {
        let area = Rect { y, height: 1, ..area };
        match row(place) {
            Some(cells) => view_row(table, buffer, (area, &columns), theme, (place, &cells, &mut written)),
            None => view_pending_row(table, buffer, area, theme, place),
        }
    }
    if has_bar {
        view_bar(table, buffer, rows, theme);
    }
}

/// Where the columns of those widths are; of one that has no room nothing is.
fn placed(widths: &[usize], area: Rect) -> Vec<Rect> {
    let mut from = text::width(MARK);
    let place = |columns: &usize| {
        let x = area.x.saturating_add(narrow(from));
        if *columns != 0 {
            from = from.saturating_add(*columns).saturating_add(GAP);
        }
        Rect { x, width: narrow(*columns), ..area }.intersection(area)
    };
    widths.iter().map(place).collect()
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}

/// The width of every column; 0 for one that has no room.
fn widths(headings: &[Heading], room: usize) -> Vec<usize> {
    let bound = bound(headings, room);
    let is_there = |heading: &&Heading| is_there(heading, bound);
    let count = headings.iter().filter(is_there).count();
    let fixed: usize = headings.iter().filter(is_there).filter_map(|heading| heading.columns).sum();
    let wide = headings.iter().filter(is_there).filter(|heading| heading.columns.is_none()).count();
    let left = room.saturating_sub(fixed).saturating_sub(count.saturating_sub(1).saturating_mul(GAP));
    let share = left.checked_div(wide).unwrap_or(0);
    let mut rest = left.checked_rem(wide).unwrap_or(0);
    headings
        .iter()
        .map(|heading| match (is_there(&heading), heading.columns) {
            (false, _) => 0,
            (true, Some(columns)) => columns,
            (true, None) => {
                let extra = rest.min(1);
                rest = rest.saturating_sub(extra);
                share.saturating_add(extra)
            }
        })
        .collect()
}

/// Whether a column is there where those that want `bound` columns or more are not.
fn is_there(heading: &Heading, bound: usize) -> bool {
    heading.is_sorted || heading.columns.is_none() || heading.from < bound
}

/// Which columns are not there, by the width they want. The one that the list is sorted by takes the place of the least
/// needed where it would not be there by itself.
fn bound(headings: &[Heading], room: usize) -> usize {
    let is_crowded = |bound: usize| {
        let there = headings.iter().filter(|heading| is_there(heading, bound));
        let wanted: usize = there.map(|heading| heading.columns.unwrap_or(LEAST).saturating_add(GAP)).sum();
        room.saturating_add(GAP) < wanted
    };
    let is_out_of_turn = headings.iter().any(|heading| heading.is_sorted && room < heading.from);
    let mut bound = room.saturating_add(1);
    while is_out_of_turn && is_crowded(bound) {
        let gives_way = |heading: &&Heading| !heading.is_sorted && heading.columns.is_some() && heading.from < bound;
        match headings.iter().filter(gives_way).map(|heading| heading.from).max() {
            Some(least_needed) => bound = least_needed,
            None => break,
        }
    }
    bound
}

/// Draws a row, whose mark and gaps are those of its cells where it is selected.
fn view_row(
    table: &Table<'_>,
    buffer: &mut Buffer,
    (area, columns): (Rect, &[Rect]),
    theme: &Theme,
    (place, cells, written): (usize, &[Cell<'_>], &mut String),
) {
    let is_selected = place == table.selection.selected();
    let selected = theme.style(Paint::Selected);
    let shown = columns.iter().filter(|column| column.width != 0);
    if is_selected {
        let end = shown.map(|column| column.right()).max().unwrap_or(area.x);
        text::draw(MARK, Side::Left, buffer, Rect { width: end.saturating_sub(area.x), ..area }, selected);
    }
    for ((cell, heading), column) in cells.iter().zip(table.headings).zip(columns) {
        let paint = if table.is_current { cell.paint } else { Paint::Pending };
        let style = if is_selected { selected } else { theme.style(paint) };
        let area = Rect { y: area.y, height: 1, ..*column };
        if area.width == 0 {
            continue;
        }
        let text = cell.text(written);
        match cell.cut {
            Cut::End => text::draw(text, heading.side(), buffer, area, style),
            Cut::Middle(weight) => {
                let text = text::cut_middle(text, usize::from(column.width), weight);
                text::draw(&text, heading.side(), buffer, area, style);
            }
        }
    }
}

/// Draws a row that is not loaded yet.
fn view_pending_row(table: &Table<'_>, buffer: &mut Buffer, area: Rect, theme: &Theme, place: usize) {
    let mark = if place == table.selection.selected() { MARK } else { UNMARKED };
    let width = narrow(text::width(mark).saturating_add(1)).min(area.width);
    text::draw(&format!("{mark}…"), Side::Left, buffer, Rect { width, ..area }, theme.style(Paint::Pending));
}

/// A bar at the right that tells how far down the screen is.
fn view_bar(table: &Table<'_>, buffer: &mut Buffer, rows: Rect, theme: &Theme) {
    let height = usize::from(rows.height).max(1);
    let last_offset = table.total.saturating_sub(height).max(1);
    let place = table.selection.offset().min(last_offset).saturating_mul(height.saturating_sub(1)) / last_offset;
    let bar = Rect { x: rows.right().saturating_sub(1), width: 1.min(rows.width), ..rows };
    for (line, y) in (0..height).zip(bar.y..bar.bottom()) {
        let sign = if line == place { "█" } else { "│" };
        text::draw(sign, Side::Left, buffer, Rect { y, height: 1, ..bar }, theme.style(Paint::Border));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_on_a_narrow_screen_and_wide_ones_share_what_is_left() {
        let headings = [
            Heading::wide("name".to_owned()),
            Heading::sized("domain".to_owned(), 10).from(40),
            Heading::wide("product".to_owned()),
        ];
        assert_eq!(widths(&headings, 51), [19, 10, 18]);
        assert_eq!(widths(&headings, 30), [14, 0, 14]);
        assert_eq!(widths(&headings, 0), [0, 0, 0]);
    }
}
