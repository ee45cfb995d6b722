//! What stands on the screen made to lead to an address, where the terminal has hyperlinks (OSC 8).
//!
//! **Invariant:** each cell carries its link whole, from the opening to the end. Whichever cells a frame writes anew, and
//! whatever is written after them, no link is left open, and none is on a cell that does not have it.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth as _};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::Hyperlinks;
use crate::tui::terminal::END_OF_HYPERLINK;

/// Cells of this id with the same address are one link to the terminal, also over several lines.
const ID: &str = "nyckel";

/// How long an address may be, in bytes: what terminals take at least.
const LONGEST: usize = 2_083;

/// Makes what stands in that area lead to the address. One that is none for a browser is left a text.
pub fn mark(buffer: &mut Buffer, area: Rect, address: &str, links: Hyperlinks) {
    if links == Hyperlinks::None || !can_be_led_to(address) {
        return;
    }
    for position in area.intersection(buffer.area).positions() {
        let Some(cell) = buffer.cell_mut(position) else { continue };
        let Some(width) = NonZeroU16::new(cell.cell_width()) else { continue };
        let symbol = format!("\x1b]8;id={ID};{address}\x1b\\{}{END_OF_HYPERLINK}", cell.symbol());
        cell.set_symbol(&symbol).set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// Makes the last part of each of the rows that leads to the address a hyperlink: what stands before it indents and marks
/// it. The rows stand in the area from its top on.
pub fn mark_lines<'a>(
    buffer: &mut Buffer,
    area: Rect,
    rows: impl Iterator<Item = (&'a Line<'a>, bool)>,
    address: &str,
    links: Hyperlinks,
) {
    let fit = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
    for ((line, _), row) in rows.zip(area.rows()).filter(|((_, leads), _)| *leads) {
        let width = line.spans.last().map_or(0, Span::width);
        let x = row.x.saturating_add(fit(line.width().saturating_sub(width)));
        mark(buffer, Rect { x, width: fit(width), ..row }.intersection(row), address, links);
    }
}

/// Only what a URI is made of: anything else could end the sequence and begin another.
fn can_be_led_to(address: &str) -> bool {
    let is_of_the_web = address.starts_with("https://") || address.starts_with("http://");
    is_of_the_web && address.len() <= LONGEST && address.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::BTreeMap;
    use std::io::{self, Write};
    use std::rc::Rc;

    use ratatui::backend::CrosstermBackend;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;
    use crate::tui::widget::text;

    const PORTAL: &str = "https://portal.azure.com/";

    /// What is written, to be looked at.
    #[derive(Clone, Default)]
    struct Device(Rc<RefCell<Vec<u8>>>);

    impl Write for Device {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    const AREA: Rect = Rect { x: 0, y: 0, width: 12, height: 1 };

    /// What a terminal has of one row: each column's character and where it leads.
    #[derive(Default)]
    struct Row {
        column: u16,
        link: String,
        cells: BTreeMap<u16, (char, String)>,
    }

    impl Row {
        /// Takes what is written, as a terminal that knows of hyperlinks does.
        fn take(&mut self, written: &str) {
            let mut rest = written;
            while let Some(character) = rest.chars().next() {
                if let Some(after) = rest.strip_prefix("\x1b]8;") {
                    let (link, after) = after.split_once("\x1b\\").unwrap();
                    self.link = link.split_once(';').unwrap().1.to_owned();
                    rest = after;
                } else if let Some(after) = rest.strip_prefix("\x1b[") {
                    let end = after.find(|found: char| found.is_ascii_alphabetic()).unwrap();
                    if after[end..].starts_with('H') {
                        self.column = after[..end].split_once(';').unwrap().1.parse::<u16>().unwrap() - 1;
                    }
                    rest = &after[end + 1..];
                } else {
                    self.cells.insert(self.column, (character, self.link.clone()));
                    for _ in 1..text::width(character.encode_utf8(&mut [0; 4])) {
                        self.column += 1;
                        self.cells.remove(&self.column);
                    }
                    self.column += 1;
                    rest = &rest[character.len_utf8()..];
                }
            }
        }

        /// The text of the row, and the part of it that leads somewhere.
        fn texts(&self) -> (String, String) {
            let all = self.cells.values().map(|(character, _)| character).collect();
            let linked =
                self.cells.values().filter(|(_, link)| link == PORTAL).map(|(character, _)| character).collect();
            (all, linked)
        }
    }

    #[test]
    fn each_frame_leaves_the_links_where_they_stand_and_none_open() {
        let device = Device::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(device.clone()), options).unwrap();
        // A blank is not written where there is one already.
        let cells = (AREA.left()..AREA.right()).map(|column| (column, (' ', String::new()))).collect();
        let mut row = Row { cells, ..Row::default() };
        // The text, and the columns of it that lead to the portal.
        let frames = [
            ("here: azure.", 6..11),
            ("here: azure!", 6..11),
            ("here: Azure!", 6..11),
            ("here: Azure!", 0..0),
            ("here: Azure!", 6..11),
            ("here: Azure!", 7..12),
            ("nothing     ", 0..0),
            ("a 日本 link ", 2..6),
        ];
        for (text, columns) in frames {
            let marked = Rect { x: columns.start, width: columns.end - columns.start, ..AREA };
            let drawn = |frame: &mut ratatui::Frame<'_>| {
                frame.render_widget(Line::from(text), AREA);
                mark(frame.buffer_mut(), marked, PORTAL, Hyperlinks::Written);
            };
            terminal.draw(drawn).unwrap();
            let written = device.0.take();
            row.take(std::str::from_utf8(&written).unwrap());
            assert_eq!(row.link, "", "no link is left open: {text}");
            let (all, linked) = row.texts();
            let columns = usize::from(columns.start)..usize::from(columns.end);
            let expected = if text.contains('日') { "日本" } else { &text[columns] };
            assert_eq!((all.trim_end(), linked.as_str()), (text.trim_end(), expected));
        }
    }

    #[test]
    fn where_the_terminal_has_no_hyperlinks_nothing_of_them_is_written() {
        let mut buffer = Buffer::with_lines(["azure"]);
        let before = buffer.clone();
        mark(&mut buffer, before.area, PORTAL, Hyperlinks::None);
        mark(&mut buffer, before.area, "https://a.example/\x1b\\", Hyperlinks::Written);
        assert_eq!(buffer, before);
        mark(&mut buffer, before.area, PORTAL, Hyperlinks::Written);
        assert_ne!(buffer, before);
    }

    #[test]
    fn only_an_address_of_the_web_without_control_characters_is_led_to() {
        let longest = format!("https://{}", "x".repeat(LONGEST - 8));
        for address in ["https://portal.azure.com/", "http://a.example/?e=1&t=%C3%A5;b", &longest] {
            assert!(can_be_led_to(address), "{address}");
        }
        let longer = format!("{longest}x");
        let others = ["file:///etc/passwd", "javascript:alert(1)", "https://å.example/", "https://a b/", "", &longer];
        let ending = ["https://a.example/\x1b\\\x1b[31m", "https://a.example/\x07", "https://a.example/\u{9c}"];
        for address in others.iter().chain(&ending) {
            assert!(!can_be_led_to(address), "{address:?}");
        }
    }
}
