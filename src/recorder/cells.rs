//! What is seen of a screen: rows of pieces, each some columns wide with a text that no terminal takes for a command.

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use unicode_normalization::UnicodeNormalization as _;

use crate::recorder::film::Shot;
use crate::recorder::markup::is_shown;

/// How a piece is painted. The colour of an underline is left out: hardly any player has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recorder) struct Look {
    /// The colour of the text.
    pub(in crate::recorder) text: Color,
    /// The colour behind it.
    pub(in crate::recorder) ground: Color,
    /// Bold, underlined and so on.
    pub(in crate::recorder) modifier: Modifier,
}

/// What one cell shows, together with the cells that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recorder) struct Piece {
    /// The column that it begins in, from 0.
    pub(in crate::recorder) column: u16,
    /// How many columns it takes.
    pub(in crate::recorder) width: u16,
    /// What is shown: never empty.
    pub(in crate::recorder) text: String,
    /// How it is painted.
    pub(in crate::recorder) look: Look,
}

impl Piece {
    /// Whether it shows nothing but its ground.
    pub(in crate::recorder) fn is_blank(&self) -> bool {
        self.text == " "
    }

    /// The column after it.
    pub(in crate::recorder) fn end(&self) -> u16 {
        self.column.saturating_add(self.width)
    }
}

/// The pieces of a row, which cover it without gaps.
pub(in crate::recorder) type Row = Vec<Piece>;

/// The rows of a screen from top to bottom.
pub(in crate::recorder) fn rows(screen: &Buffer) -> Vec<Row> {
    (0..screen.area.height).map(|y| row(screen, y)).collect()
}

/// The rows of a screen with its cursor, which is drawn as a piece whose colours are reversed.
pub(in crate::recorder) fn rows_with_cursor(shot: &Shot) -> Vec<Row> {
    let mut rows = rows(&shot.screen);
    if let Some(Position { x, y }) = shot.cursor
        && let Some(piece) =
            rows.get_mut(usize::from(y)).and_then(|row| row.iter_mut().rfind(|piece| piece.column <= x))
    {
        piece.look.modifier.toggle(Modifier::REVERSED);
    }
    rows
}

/// What a row reads, with all its blanks.
pub(in crate::recorder) fn text(row: &Row) -> String {
    row.iter().map(|piece| piece.text.as_str()).collect()
}

fn row(screen: &Buffer, y: u16) -> Row {
    let area = screen.area;
    let mut row = Row::new();
    let mut column = 0;
    while column < area.width {
        let position = (area.x.saturating_add(column), area.y.saturating_add(y));
        let Some(cell) = screen.cell(position) else { break };
        let look = Look { text: cell.fg, ground: cell.bg, modifier: cell.modifier };
        let (text, width) = shown(cell.symbol());
        let left = area.width.saturating_sub(column);
        if width <= left {
            row.push(Piece { column, width, text, look });
        } else {
            // What does not fit its row would be wrapped by a terminal.
            row.extend((column..area.width).map(|column| Piece { column, width: 1, text: " ".to_owned(), look }));
        }
        column = column.saturating_add(width);
    }
    row
}

/// What is seen of a symbol, and how wide that is: hyperlinks and other sequences are not. A letter and its mark become one
/// where there is one for both, as some players and fonts take them for two.
fn shown(symbol: &str) -> (String, u16) {
    let text = if symbol.chars().all(is_shown) {
        symbol.to_owned()
    } else {
        anstream::adapter::strip_str(symbol).to_string().chars().filter(|letter| is_shown(*letter)).collect()
    };
    let text: String = text.nfc().collect();
    match text.cell_width() {
        // A mark without a letter would be put upon the one before.
        0 => (" ".to_owned(), 1),
        width => (text, width),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn pieces(screen: &Buffer) -> Vec<(u16, u16, String)> {
        let row = rows(screen).remove(0);
        row.into_iter().map(|piece| (piece.column, piece.width, piece.text)).collect()
    }

    #[test]
    fn hyperlinks_commands_and_control_characters_are_not_seen() {
        let mut screen = Buffer::empty(Rect::new(3, 2, 6, 1));
        let symbols = ["\x1b]8;id=n;https://a.example/\x1b\\日\x1b]8;;\x1b\\", " ", "\x1b[31mr\x1b[m", "\u{9b}"];
        for (x, symbol) in (3..).zip(symbols) {
            screen[(x, 2)].set_symbol(symbol);
        }
        screen[(7, 2)].set_symbol("e\u{301}");
        screen[(8, 2)].set_symbol("\u{301}");
        let expected = [(0, 2, "日"), (2, 1, "r"), (3, 1, " "), (4, 1, "é"), (5, 1, " ")];
        assert_eq!(pieces(&screen), expected.map(|(column, width, text)| (column, width, text.to_owned())));
    }

    #[test]
    fn what_does_not_fit_its_row_is_blank() {
        let mut screen = Buffer::empty(Rect::new(0, 0, 2, 1));
        screen[(1, 0)].set_symbol("日");
        assert_eq!(pieces(&screen), [(0, 1, " ".to_owned()), (1, 1, " ".to_owned())]);
    }

    #[test]
    fn a_cursor_reverses_the_piece_that_it_stands_in() {
        let screen = Buffer::with_lines(["a日b"]);
        let still = None;
        let reversed = |x| {
            let cursor = Some(Position::new(x, 0));
            let shot = Shot { at: std::time::Duration::ZERO, screen: screen.clone(), cursor, still: still.clone() };
            let row = rows_with_cursor(&shot).remove(0);
            row.iter()
                .filter(|piece| piece.look.modifier == Modifier::REVERSED)
                .map(|piece| piece.text.clone())
                .collect()
        };
        let found: Vec<Vec<String>> = (0..4).map(reversed).collect();
        assert_eq!(found, [["a"], ["日"], ["日"], ["b"]]);
    }
}
