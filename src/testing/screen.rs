//! A drawn screen as text that can be read and compared: its rows, what is painted in another way than the rest, and what
//! leads to an address.

use std::fmt::Write;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use crate::theatre;

/// Draws onto a screen of this size and gives what is on it.
#[must_use]
pub fn drawn(size: Size, view: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    theatre::drawn(size, view)
}

/// The rows of a screen, without the blanks at their ends.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let row: String = cells(buffer, y).map(|(_, cell)| shown(cell)).collect();
        let _written = writeln!(text, "{}", row.trim_end());
    }
    text
}

/// The rows of a screen, then one line for each run of cells that is painted in another way than the first cell of the
/// screen: `row:from-to style "text"`, counted from 0.
#[must_use]
pub fn text_and_styles(buffer: &Buffer) -> String {
    let mut out = text(buffer);
    out.push_str("---\n");
    let ground = buffer.cell((buffer.area.x, buffer.area.y)).map(style).unwrap_or_default();
    let _written = writeln!(out, "first: {}", if ground.is_empty() { "plain" } else { &ground });
    for y in 0..buffer.area.height {
        for run in runs(buffer, y).into_iter().filter(|run| run.style != ground) {
            let style = if run.style.is_empty() { "plain" } else { &run.style };
            let _written = writeln!(out, "{y}:{}-{} {style} {:?}", run.from, run.to, run.text);
        }
    }
    out
}

/// The hyperlinks of a screen from top to bottom: the address, and what of a row leads there.
#[must_use]
pub fn hyperlinks(buffer: &Buffer) -> Vec<(String, String)> {
    let mut links: Vec<(String, String)> = Vec::new();
    for y in 0..buffer.area.height {
        let mut before = None;
        for (_, cell) in cells(buffer, y) {
            let (address, text) = parts(cell);
            match (address, links.last_mut()) {
                (Some(_), Some((_, linked))) if address == before => linked.push_str(text),
                (Some(address), _) => links.push((address.to_owned(), text.to_owned())),
                (None, _) => {}
            }
            before = address;
        }
    }
    links
}

/// What a cell shows, wherever it leads.
pub(in crate::testing) fn shown(cell: &Cell) -> &str {
    parts(cell).1
}

/// Where a cell leads, if it leads anywhere, and what stands in it.
fn parts(cell: &Cell) -> (Option<&str>, &str) {
    let linked = || {
        let (opening, rest) = cell.symbol().strip_prefix("\x1b]8;")?.split_once("\x1b\\")?;
        let (_, address) = opening.split_once(';')?;
        Some((Some(address), rest.strip_suffix("\x1b]8;;\x1b\\")?))
    };
    linked().unwrap_or((None, cell.symbol()))
}

/// Cells beside each other that are painted alike.
struct Run {
    from: u16,
    to: u16,
    style: String,
    text: String,
}

fn runs(buffer: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (x, cell) in cells(buffer, y) {
        let style = style(cell);
        match runs.last_mut() {
            Some(run) if run.style == style => {
                run.to = x;
                run.text.push_str(shown(cell));
            }
            _ => runs.push(Run { from: x, to: x, style, text: shown(cell).to_owned() }),
        }
    }
    runs
}

/// The cells of a row; the second half of a wide character is no cell of its own.
fn cells(buffer: &Buffer, y: u16) -> impl Iterator<Item = (u16, &Cell)> {
    let area = buffer.area;
    let mut hidden = 0_usize;
    (0..area.width).filter_map(move |x| {
        let cell = buffer.cell((area.x.saturating_add(x), area.y.saturating_add(y)))?;
        if 0 < hidden {
            hidden = hidden.saturating_sub(1);
            return None;
        }
        hidden = usize::from(cell.cell_width()).saturating_sub(1);
        Some((x, cell))
    })
}

/// How a cell is painted, in words; nothing where it is as the terminal has it.
fn style(cell: &Cell) -> String {
    let colours = [("", cell.fg), ("on ", cell.bg)];
    let colours = colours.iter().filter(|(_, colour)| *colour != Color::Reset);
    let modifiers = cell.modifier.iter_names().map(|(name, _): (&str, Modifier)| name.to_lowercase());
    colours.map(|(word, colour)| format!("{word}{colour}")).chain(modifiers).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use ratatui::style::Stylize;
    use ratatui::text::Line;

    use super::*;

    #[test]
    fn rows_come_first_and_what_is_painted_otherwise_after_them() {
        let buffer = drawn(Size::new(12, 2), |frame| {
            frame.render_widget(Line::from(vec!["日本 ".into(), "nyckel".bold().red()]), frame.area());
        });
        assert_eq!(text_and_styles(&buffer), "日本 nyckel\n\n---\nfirst: plain\n0:5-10 Red bold \"nyckel\"\n");
    }
}
