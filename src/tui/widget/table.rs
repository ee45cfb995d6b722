//! A list with columns: a line of headings over rows, of which only those on the screen are asked for. Columns that
//! have no room on a narrow screen go, the least needed first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::list::Selection;
use crate::tui::widget::text::{self, Weight};

/// What stands between two columns.
const GAP: usize = 2;

/// What a column that takes a share of what is left keeps when others make room for the one the list is sorted by.
const LEAST: usize = 20;

/// What marks the selected row, which colour alone must not.
const MARK: &str = "▸ ";

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

    /// The column with its text at the right.
    #[must_use]
    pub fn right(self) -> Self {
        Self { is_right: true, ..self }
    }
}

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    text: String,
    paint: Paint,
    /// Where it is cut when it is too long.
    cut: Cut,
}

/// Where a text that is too long is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    End,
    Middle(Weight),
}

impl Cell {
    /// A cell painted so.
    #[must_use]
    pub fn painted(text: String, paint: Paint) -> Self {
        Self { text, paint, cut: Cut::End }
    }

    /// A cell as text is.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self::painted(text, Paint::Text)
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts the mark of a marked row before its text.
    pub fn mark(&mut self) {
        self.text.insert_str(0, MARKED);
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
    pub fn dim(text: String) -> Self {
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
pub fn view(
    table: &Table<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    theme: &Theme,
    row: impl Fn(usize) -> Option<Vec<Cell>>,
) {
    let rows = rows_area(area);
    let page = usize::from(rows.height);
    let has_bar = page < table.total;
    let room = usize::from(area.width).saturating_sub(text::width(MARK)).saturating_sub(if has_bar { 2 } else { 0 });
    let columns = widths(table.headings, room);
    let mut lines = vec![heading_line(table.headings, &columns, theme)];
    let first = table.selection.offset();
    for place in first..first.saturating_add(page).min(table.total) {
        lines.push(row_line(table, &columns, theme, place, row(place)));
    }
    frame.render_widget(Paragraph::new(lines), area);
    if has_bar {
        view_bar(table, frame, rows, theme);
    }
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

fn heading_line(headings: &[Heading], columns: &[usize], theme: &Theme) -> Line<'static> {
    let mut spans = vec![Span::raw(" ".repeat(text::width(MARK)))];
    for (heading, columns) in headings.iter().zip(columns).filter(|(_, columns)| **columns != 0) {
        let fitted = fit(&heading.text, *columns, heading.is_right);
        spans.push(Span::styled(fitted, theme.style(Paint::Header)));
        spans.push(Span::raw(" ".repeat(GAP)));
    }
    Line::from(spans)
}

fn row_line(
    table: &Table<'_>,
    columns: &[usize],
    theme: &Theme,
    place: usize,
    cells: Option<Vec<Cell>>,
) -> Line<'static> {
    let is_selected = place == table.selection.selected();
    let mark = if is_selected { MARK.to_owned() } else { " ".repeat(text::width(MARK)) };
    let Some(cells) = cells else {
        return Line::styled(format!("{mark}…"), theme.style(Paint::Pending));
    };
    let selected = theme.style(Paint::Selected);
    let mut spans = vec![Span::raw(mark)];
    for ((cell, heading), columns) in
        cells.iter().zip(table.headings).zip(columns).filter(|(_, columns)| **columns != 0)
    {
        let paint = if table.is_current { cell.paint } else { Paint::Pending };
        let style = if is_selected { selected } else { theme.style(paint) };
        let text = match cell.cut {
            Cut::End => fit(&cell.text, *columns, heading.is_right),
            Cut::Middle(weight) => fit(&text::cut_middle(&cell.text, *columns, weight), *columns, heading.is_right),
        };
        spans.push(Span::styled(text, style));
        spans.push(Span::styled(" ".repeat(GAP), if is_selected { selected } else { theme.style(Paint::Text) }));
    }
    spans.pop();
    if is_selected { Line::from(spans).style(selected) } else { Line::from(spans) }
}

fn fit(text: &str, columns: usize, is_right: bool) -> String {
    if is_right { text::pad_left(text, columns) } else { text::pad(text, columns) }
}

/// A bar at the right that tells how far down the screen is.
fn view_bar(table: &Table<'_>, frame: &mut Frame<'_>, rows: Rect, theme: &Theme) {
    let height = usize::from(rows.height).max(1);
    let last_offset = table.total.saturating_sub(height).max(1);
    let place = table.selection.offset().min(last_offset).saturating_mul(height.saturating_sub(1)) / last_offset;
    let lines: Vec<Line<'_>> = (0..height)
        .map(|line| Line::styled(if line == place { "█" } else { "│" }, theme.style(Paint::Border)))
        .collect();
    let bar = Rect { x: rows.right().saturating_sub(1), width: 1.min(rows.width), ..rows };
    frame.render_widget(Paragraph::new(lines), bar);
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
