//! Plain tables: columns and no lines, as wide as the terminal where there is one. No colours, so that nothing has to
//! be taken away for a file.

use std::io::IsTerminal;

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ContentArrangement};

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
    table: comfy_table::Table,
    sides: Vec<Side>,
}

impl Table {
    /// An empty table with these columns.
    pub(in crate::cli) fn new(locale: Locale, columns: &[(MessageId, Side)]) -> Self {
        let mut table = comfy_table::Table::new();
        table.load_preset(NOTHING);
        match width() {
            Some(width) => table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
            None => table.set_content_arrangement(ContentArrangement::Disabled),
        };
        // The zone is said once, above the times told in it.
        let zone = [("zone", locale.zone().name().into())];
        table.set_header(columns.iter().map(|(header, side)| cell(&locale.text_with(*header, &zone), *side)));
        Self { table, sides: columns.iter().map(|(_, side)| *side).collect() }
    }

    /// Adds a row, a text for each column.
    pub(in crate::cli) fn row(&mut self, texts: &[String]) {
        self.table.add_row(texts.iter().zip(&self.sides).map(|(text, side)| cell(text, *side)));
    }

    /// The table as lines; the first column begins the line, and no line ends in blanks.
    pub(in crate::cli) fn text(&self) -> String {
        let mut text = String::new();
        for line in self.table.lines() {
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
    fn what_a_terminal_would_obey_has_no_place_in_a_name() {
        let locale = Locale::new(Language::English, chrono_tz::Tz::UTC);
        let mut table = Table::new(locale, &[(message!("column-customer"), Side::Left)]);
        table.row(&["Con\u{1b}[31mtoso\u{61c}\u{202e} AB".to_owned()]);
        assert_eq!(table.text().lines().last(), Some("Con[31mtoso AB"));
    }
}
