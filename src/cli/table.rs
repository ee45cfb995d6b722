//! Plain tables: columns and no lines, as wide as the terminal where there is one. No colours, so that nothing has to
//! be taken away for a file.

use std::io::IsTerminal;

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Row};

use crate::i18n::{Locale, MessageId};
use crate::tui::widget::text::clean;

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// Rows under their headers.
pub(in crate::cli) struct Table {
    drawn: comfy_table::Table,
    sides: Vec<Side>,
    height: Height,
}

/// How many lines a row takes where a terminal is too narrow for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Height {
    AsManyAsItTakes,
    OneLine,
}

impl Table {
    /// An empty table with these columns.
    pub(in crate::cli) fn new(locale: Locale, columns: &[(MessageId, Side)]) -> Self {
        Self::of_width(width(), locale, columns)
    }

    fn of_width(width: Option<u16>, locale: Locale, columns: &[(MessageId, Side)]) -> Self {
        let mut drawn = comfy_table::Table::new();
        drawn.load_preset(NOTHING);
        match width {
            Some(width) => drawn.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
            None => drawn.set_content_arrangement(ContentArrangement::Disabled),
        };
        // The zone is said once, above the times told in it.
        let zone = [("zone", locale.zone_name().into())];
        drawn.set_header(columns.iter().map(|(header, side)| cell(&locale.text_with(*header, &zone), *side)));
        Self { drawn, sides: columns.iter().map(|(_, side)| *side).collect(), height: Height::AsManyAsItTakes }
    }

    /// The same table with each row on one line: a terminal that is too narrow has its texts cut, but for that column.
    pub(in crate::cli) fn one_line_each_but_whole(mut self, column: usize) -> Self {
        if let Some(column) = self.drawn.column_mut(column) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        self.drawn.set_truncation_indicator("…");
        self.height = Height::OneLine;
        self
    }

    /// Adds a row, a text for each column.
    pub(in crate::cli) fn row(&mut self, texts: &[String]) {
        let mut row = Row::from(texts.iter().zip(&self.sides).map(|(text, side)| cell(text, *side)));
        if self.height == Height::OneLine {
            row.max_height(1);
        }
        self.drawn.add_row(row);
    }

    /// The table as lines; the first column begins the line, and no line ends in blanks.
    pub(in crate::cli) fn text(&self) -> String {
        let mut text = String::new();
        for line in self.drawn.lines() {
            text.push_str(line.strip_prefix(' ').unwrap_or(&line).trim_end());
            text.push('\n');
        }
        text
    }
}

fn cell(text: &str, side: Side) -> Cell {
    Cell::new(clean(text)).set_alignment(match side {
        Side::Left => CellAlignment::Left,
        Side::Right => CellAlignment::Right,
    })
}

/// The terminal's width; `None` where standard output is none.
fn width() -> Option<u16> {
    let output = std::io::stdout();
    if !output.is_terminal() {
        return None;
    }
    rustix::termios::tcgetwinsize(&output).ok().map(|size| size.ws_col).filter(|columns| 0 < *columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, message};

    #[test]
    fn on_a_terminal_a_row_of_one_line_is_cut_but_for_what_is_of_no_use_in_part() {
        let locale = Locale::new(Language::English, chrono_tz::Tz::UTC);
        let columns = [(message!("cli-column-customer"), Side::Left), (message!("cli-column-tenant"), Side::Left)];
        let (name, tenant) = ("Long ".repeat(30), "6bd1b1a2-0000-4000-8000-000000000001");
        for (width, is_cut) in [(Some(60), true), (None, false)] {
            let mut table = Table::of_width(width, locale, &columns).one_line_each_but_whole(1);
            table.row(&[name.trim().to_owned(), tenant.to_owned()]);
            let text = table.text();
            let rows: Vec<&str> = text.lines().skip(1).collect();
            let [row] = rows.as_slice() else { panic!("one line: {text}") };
            assert!(row.ends_with(tenant) && row.contains('…') == is_cut, "{text}");
            assert_eq!(row.chars().count() <= 60, is_cut, "{text}");
        }
    }

    #[test]
    fn what_a_terminal_would_obey_has_no_place_in_a_name() {
        let locale = Locale::new(Language::English, chrono_tz::Tz::UTC);
        let mut table = Table::new(locale, &[(message!("column-customer"), Side::Left)]);
        table.row(&["Con\u{1b}[31mtoso\u{61c}\u{202e} AB".to_owned()]);
        assert_eq!(table.text().lines().last(), Some("Con[31mtoso AB"));
    }
}
