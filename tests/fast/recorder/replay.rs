//! What terminals make of a film: exactly its screens. One emulator knows marks on letters, the other crossing out.

use std::time::Duration;

use nyckel::i18n::Language;
use nyckel::recorder::{Film, Shot, cast};
use proptest::prelude::*;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};

use super::films::{shot, written};

/// What a cell may show; the wide ones last.
const SYMBOLS: [&str; 9] = ["a", " ", "å", "█", "╭", "e\u{301}", "q\u{308}", "日", "한"];

/// From which of them on they are wide.
const WIDE: usize = 7;

/// A cell as it is put on a screen.
#[derive(Debug, Clone, Copy)]
struct Put {
    symbol: usize,
    linked: bool,
    style: Style,
}

/// What is to be seen in a column: the text, and how it is painted; nothing in the second half of a wide letter.
type Seen = Option<(&'static str, Style)>;

fn colours() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Reset),
        prop::sample::select(vec![
            Color::Black,
            Color::Red,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::White
        ]),
        any::<u8>().prop_map(Color::Indexed),
        any::<[u8; 3]>().prop_map(|[red, green, blue]| Color::Rgb(red, green, blue)),
    ]
}

fn modifiers() -> impl Strategy<Value = Modifier> {
    prop::bits::u16::masked(Modifier::all().bits()).prop_map(Modifier::from_bits_truncate)
}

prop_compose! {
    fn cells()(symbol in 0..SYMBOLS.len(), linked in prop::bool::weighted(0.1), text in colours(), ground in colours(), modifier in modifiers())
        -> Put
    {
        Put { symbol, linked, style: Style::new().fg(text).bg(ground).add_modifier(modifier) }
    }
}

prop_compose! {
    /// Screens of one size: each begins as the one before, of which some cells are put anew.
    fn screens()(size in (1_u16..9, 1_u16..4).prop_map(|(width, height)| Size::new(width, height)))
        (first in prop::collection::vec(cells(), usize::from(size.area_of())),
         anew in prop::collection::vec(prop::collection::vec((0..size.area_of(), cells()), 0..6), 0..5),
         cursors in prop::collection::vec(prop::option::of((0..size.width, 0..size.height)), 5),
         size in Just(size)) -> (Size, Vec<(Vec<Put>, Option<Position>)>)
    {
        let mut screens = vec![first];
        for changes in anew {
            let mut screen = screens[screens.len() - 1].clone();
            for (at, cell) in changes {
                screen[usize::from(at)] = cell;
            }
            screens.push(screen);
        }
        (size, screens.into_iter().zip(cursors.into_iter().map(|cursor| cursor.map(Position::from))).collect())
    }
}

/// How many cells a size has.
trait Area {
    fn area_of(self) -> u16;
}

impl Area for Size {
    fn area_of(self) -> u16 {
        self.width * self.height
    }
}

fn shots(size: Size, screens: &[(Vec<Put>, Option<Position>)]) -> Vec<Shot> {
    let of = |(at, (cells, cursor)): (u64, &(Vec<Put>, Option<Position>))| {
        let mut shot = Shot { cursor: *cursor, ..shot(at * 10, size) };
        for (cell, put) in shot.screen.content.iter_mut().zip(cells) {
            let symbol = SYMBOLS[put.symbol];
            let link = format!("\x1b]8;id=nyckel;https://a.example/?b=1;c\x1b\\{symbol}\x1b]8;;\x1b\\");
            cell.set_symbol(if put.linked { &link } else { symbol }).set_style(put.style);
        }
        shot
    };
    (0..).zip(screens).map(of).collect()
}

/// What is to be seen of a row.
fn seen(row: &[Put]) -> Vec<Seen> {
    let mut seen = Vec::new();
    while let Some(put) = row.get(seen.len()) {
        let wide = WIDE <= put.symbol;
        let fits = seen.len() + usize::from(wide) < row.len();
        let symbol = SYMBOLS[put.symbol];
        // A letter and its mark become one where there is one for both.
        let symbol = if symbol == "e\u{301}" { "é" } else { symbol };
        seen.push(Some((if fits { symbol } else { " " }, put.style)));
        if wide && fits {
            seen.push(None);
        }
    }
    seen
}

/// What the events until that millisecond send.
fn sent(cast: &str, from: Option<u64>, until: u64) -> String {
    let events = cast.lines().skip(1).map(|line| serde_json::from_str::<(f64, String, String)>(line).unwrap());
    let mut sent = String::new();
    for (seconds, kind, data) in events {
        assert_eq!(kind, "o");
        #[allow(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "milliseconds"
        )]
        let at = (seconds * 1_000.0).round() as u64;
        if from.is_none_or(|from| from < at) && at <= until {
            sent.push_str(&data);
        }
    }
    sent
}

/// Of bold and dim, which exclude each other, the later one counts.
fn bold_and_dim(style: Style) -> (bool, bool) {
    let dim = style.add_modifier.contains(Modifier::DIM);
    (style.add_modifier.contains(Modifier::BOLD) && !dim, dim)
}

fn number_of(colour: Color) -> Option<u8> {
    let sixteen = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let number = sixteen.iter().position(|other| *other == colour).map(|number| u8::try_from(number).unwrap());
    if let Color::Indexed(number) = colour { Some(number) } else { number }
}

fn vt100_colour(colour: Option<Color>) -> vt100::Color {
    if let Some(Color::Rgb(red, green, blue)) = colour {
        return vt100::Color::Rgb(red, green, blue);
    }
    colour.and_then(number_of).map_or(vt100::Color::Default, vt100::Color::Idx)
}

fn avt_colour(colour: Option<Color>) -> Option<avt::Color> {
    if let Some(Color::Rgb(red, green, blue)) = colour {
        return Some(avt::Color::rgb(red, green, blue));
    }
    colour.and_then(number_of).map(avt::Color::Indexed)
}

fn check_vt100(terminal: &vt100::Parser, size: Size, cells: &[Put], cursor: Option<Position>) {
    for (y, row) in (0..).zip(cells.chunks(usize::from(size.width))) {
        for (x, seen) in (0..).zip(seen(row)) {
            let cell = terminal.screen().cell(y, x).unwrap();
            let Some((text, style)) = seen else {
                assert!(cell.is_wide_continuation(), "{x},{y}");
                continue;
            };
            let contents = if cell.has_contents() { cell.contents() } else { " " };
            assert_eq!(contents, text, "{x},{y}");
            assert_eq!((cell.bold(), cell.dim()), bold_and_dim(style), "{x},{y}");
            let marks = [
                (cell.italic(), Modifier::ITALIC),
                (cell.underline(), Modifier::UNDERLINED),
                (cell.inverse(), Modifier::REVERSED),
            ];
            for (is, modifier) in marks {
                assert_eq!(is, style.add_modifier.contains(modifier), "{x},{y}: {modifier:?}");
            }
            assert_eq!((cell.fgcolor(), cell.bgcolor()), (vt100_colour(style.fg), vt100_colour(style.bg)), "{x},{y}");
        }
    }
    let shown = (!terminal.screen().hide_cursor()).then(|| terminal.screen().cursor_position());
    assert_eq!(shown, cursor.map(|Position { x, y }| (y, x)));
}

fn check_avt(terminal: &avt::Terminal, size: Size, cells: &[Put]) {
    for (y, row) in cells.chunks(usize::from(size.width)).enumerate() {
        let line: Vec<avt::Cell> = terminal.screen().line(y).unwrap().cells().to_vec();
        for (x, seen) in seen(row).into_iter().enumerate() {
            let (cell, pen) = (line[x], line[x].pen());
            let Some((text, style)) = seen else {
                assert_eq!(cell.width(), 0, "{x},{y}");
                continue;
            };
            // It has one character a cell: a mark becomes the next cell, or in the last column overwrites its letter.
            let overwritten = 1 < text.chars().count() && x + 1 == row.len();
            assert_eq!(
                Some(cell.char()),
                if overwritten { text.chars().last() } else { text.chars().next() },
                "{x},{y}"
            );
            assert_eq!((pen.is_bold(), pen.is_faint()), bold_and_dim(style), "{x},{y}");
            let blinks = style.add_modifier.intersects(Modifier::SLOW_BLINK);
            assert_eq!(pen.is_blink(), blinks, "{x},{y}");
            assert_eq!(pen.is_strikethrough(), style.add_modifier.contains(Modifier::CROSSED_OUT), "{x},{y}");
            assert_eq!((pen.foreground(), pen.background()), (avt_colour(style.fg), avt_colour(style.bg)), "{x},{y}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_terminal_shows_every_screen_of_a_film_as_it_is((size, screens) in screens()) {
        let film = Film::new("", Language::English, size, shots(size, &screens), Duration::from_secs(1)).unwrap();
        let cast = written(&film, cast::write);
        let mut vt100 = vt100::Parser::new(size.height.try_into().unwrap(), size.width.try_into().unwrap(), 0);
        let mut avt = avt::Terminal::new(usize::from(size.width), usize::from(size.height)).unwrap();
        let mut before = None;
        for (at, (cells, cursor)) in (0..).map(|number| number * 10).zip(&screens) {
            let data = sent(&cast, before, at);
            vt100.process(data.as_bytes());
            check_vt100(&vt100, size, cells, *cursor);
            avt.feed(data.as_str());
            check_avt(&avt, size, cells);
            before = Some(at);
        }
    }
}
