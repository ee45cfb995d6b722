//! What becomes bytes of the cells that changed: the same bytes as of ratatui's own backend for crossterm, which is asked once for
//! the way from one look to another, and for all that is no cell. Putting these sequences together anew for every cell took
//! longer than telling which cells changed.

use std::collections::HashMap;
use std::io;

use crossterm::cursor::MoveTo;
use crossterm::queue;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::writer::FrameWriter;

/// So many ways from one look to another are kept; a theme has some hundred.
const MOST_KEPT: usize = 4_096;

/// Writes the cells that changed, and what else a frame needs, into a frame.
#[derive(Debug)]
pub(super) struct FrameBackend {
    library: CrosstermBackend<FrameWriter>,
    frame: FrameWriter,
    ways: HashMap<(Look, Look), Vec<u8>>,
    /// What the library writes behind the last cell.
    end: Vec<u8>,
}

/// Everything of a cell but what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    foreground: Color,
    background: Color,
    underline: Color,
    modifier: Modifier,
}

impl Look {
    /// That of a terminal to which nothing was said.
    const FIRST: Self = Self {
        foreground: Color::Reset,
        background: Color::Reset,
        underline: Color::Reset,
        modifier: Modifier::empty(),
    };

    fn of(cell: &Cell) -> Self {
        let Cell { fg: foreground, bg: background, underline_color: underline, modifier, .. } = *cell;
        Self { foreground, background, underline, modifier }
    }

    /// An empty cell that looks so.
    fn cell(self) -> Cell {
        let mut cell = Cell::EMPTY;
        (cell.fg, cell.bg, cell.underline_color) = (self.foreground, self.background, self.underline);
        cell.modifier = self.modifier;
        cell
    }

    /// What the library writes between two cells.
    fn way_to(self, other: Self) -> io::Result<Vec<u8>> {
        let mut written = Vec::new();
        let (one, other) = (self.cell(), other.cell());
        CrosstermBackend::new(&mut written).draw([(0, 0, &one), (1, 0, &other)].into_iter())?;
        // Both cells are blanks, of which a sequence has none.
        Ok(written.split(|byte| *byte == b' ').nth(1).unwrap_or_default().to_vec())
    }
}

impl FrameBackend {
    /// Writes into that frame.
    ///
    /// # Errors
    /// None that a frame in memory could have.
    pub(super) fn new(frame: &FrameWriter) -> io::Result<Self> {
        let mut end = Vec::new();
        CrosstermBackend::new(&mut end).draw(std::iter::empty())?;
        Ok(Self { library: CrosstermBackend::new(frame.clone()), frame: frame.clone(), ways: HashMap::new(), end })
    }

    fn way(&mut self, from: Look, to: Look) -> io::Result<&[u8]> {
        if MOST_KEPT <= self.ways.len() {
            self.ways.clear();
        }
        let way = match self.ways.entry((from, to)) {
            std::collections::hash_map::Entry::Occupied(kept) => kept.into_mut(),
            std::collections::hash_map::Entry::Vacant(free) => free.insert(from.way_to(to)?),
        };
        Ok(way)
    }
}

impl Backend for FrameBackend {
    type Error = io::Error;

    fn draw<'cells, Cells>(&mut self, content: Cells) -> io::Result<()>
    where
        Cells: Iterator<Item = (u16, u16, &'cells Cell)>,
    {
        let frame = self.frame.clone();
        let mut look = Look::FIRST;
        let mut next = None;
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                queue!(self.frame, MoveTo(x, y))?;
            }
            next = x.checked_add(1).map(|x| (x, y));
            let own = Look::of(cell);
            if own != look {
                frame.push(self.way(look, own)?);
                look = own;
            }
            frame.push(cell.symbol().as_bytes());
        }
        frame.push(&self.end);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.library.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.library.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.library.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.library.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.library.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.library.clear_region(region)
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.library.append_lines(lines)
    }

    fn size(&self) -> io::Result<Size> {
        self.library.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.library.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::LightBlue),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
        ]
    }

    fn cells() -> impl Strategy<Value = Vec<(u16, u16, Cell)>> {
        // Few looks, so that they come again, and places that follow one another as often as not.
        let look = (colour(), colour(), colour(), any::<u16>().prop_map(Modifier::from_bits_truncate));
        let looks = prop::collection::vec(look, 1..4);
        let place = (
            0..3_u16,
            0..2_u16,
            any::<prop::sample::Index>(),
            prop::sample::select(vec!["a", " ", "Ö", "日", "e\u{301}"]),
        );
        (looks, prop::collection::vec(place, 0..40)).prop_map(|(looks, places)| {
            let mut x = 0;
            let cell = |(skipped, y, look, symbol): (u16, u16, prop::sample::Index, &'static str)| {
                x += 1 + skipped / 2;
                let (fg, bg, underline_color, modifier) = *look.get(&looks);
                let mut cell = Look { foreground: fg, background: bg, underline: underline_color, modifier }.cell();
                cell.set_symbol(symbol);
                (x, y / 2, cell)
            };
            places.into_iter().map(cell).collect()
        })
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_the_library(frames in prop::collection::vec(cells(), 1..4)) {
            let writer = FrameWriter::default();
            let mut backend = FrameBackend::new(&writer).unwrap();
            for frame in frames {
                let mut expected = Vec::new();
                CrosstermBackend::new(&mut expected).draw(frame.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
                backend.draw(frame.iter().map(|(x, y, cell)| (*x, *y, cell))).unwrap();
                let mut written = Vec::new();
                writer.exchange(&mut written);
                prop_assert_eq!(String::from_utf8(written), String::from_utf8(expected));
            }
        }
    }
}
