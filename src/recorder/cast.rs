//! A film as asciicast v2: a line that says what it is, then what a terminal is sent and when.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::Duration;

use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use serde::Serialize;

use crate::recorder::cells::{Look, Piece, Row, rows};
use crate::recorder::colours::{Colour, GROUND, Rgb, SIXTEEN, TEXT};
use crate::recorder::film::{Film, Shot};
use crate::recorder::markup::plain;

/// Wrapping is off, so that nothing ever moves what is above; and there is nothing on the screen.
const BEGINNING: &str = "\x1b[?7l\x1b[0m\x1b[H\x1b[2J";

/// The cursor is not shown while it moves.
const HIDDEN: &str = "\x1b[?25l";

/// What a terminal is given back with.
const END: &str = "\x1b[0m\x1b[?7h\x1b[?25h";

/// Modifiers and the number of each in a sequence. Bold comes before dim: of the two, which exclude each other in most
/// terminals, the later one is shown.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// The first line.
#[derive(Debug, Serialize)]
struct Header {
    version: u8,
    width: u16,
    height: u16,
    title: String,
    theme: Theme,
}

/// What a terminal's own colours are in a player.
#[derive(Debug, Serialize)]
struct Theme {
    fg: String,
    bg: String,
    palette: String,
}

/// Writes the film as asciicast v2.
///
/// # Errors
/// Those of `out`.
pub fn write(film: &Film, out: &mut dyn Write) -> io::Result<()> {
    let sixteen: Vec<String> = SIXTEEN.iter().map(Rgb::to_string).collect();
    let header = Header {
        version: 2,
        width: film.size().width,
        height: film.size().height,
        title: plain(film.title()),
        theme: Theme { fg: TEXT.to_string(), bg: GROUND.to_string(), palette: sixteen.join(":") },
    };
    serde_json::to_writer(&mut *out, &header)?;
    writeln!(out)?;
    let mut before: Option<(Vec<Row>, Option<Position>)> = None;
    for shot in film.shots() {
        let now = rows(&shot.screen);
        let (rows_before, cursor_before) = before.unwrap_or_default();
        let mut data = if rows_before.is_empty() { BEGINNING.to_owned() } else { String::new() };
        let painted = changes(&rows_before, &now);
        if !painted.is_empty() || shot.cursor != cursor_before {
            data.push_str(HIDDEN);
            data.push_str(&painted);
            data.push_str(&cursor(shot));
        }
        if !data.is_empty() {
            event(out, shot.at, &data)?;
        }
        before = Some((now, shot.cursor));
    }
    // A shell that goes on beneath begins in the last row.
    event(out, film.ends(), &format!("{END}{}", moved_to(0, film.size().height.saturating_sub(1))))
}

/// One line: when something is sent, and what.
fn event(out: &mut dyn Write, at: Duration, data: &str) -> io::Result<()> {
    write!(out, "[{}.{:03},\"o\",", at.as_secs(), at.subsec_millis())?;
    serde_json::to_writer(&mut *out, data)?;
    writeln!(out, "]")
}

/// Shows the cursor where it stands, if it stands anywhere.
fn cursor(shot: &Shot) -> String {
    shot.cursor.map(|Position { x, y }| format!("{}\x1b[?25h", moved_to(x, y))).unwrap_or_default()
}

/// What makes the one screen the other; nothing where they are alike.
fn changes(before: &[Row], now: &[Row]) -> String {
    let mut data = String::new();
    // Where the next letter would come, as far as that is certain, and how.
    let (mut place, mut look) = (None, None);
    for (y, row) in (0..).zip(now) {
        let before = before.get(usize::from(y)).map(Vec::as_slice).unwrap_or_default();
        // Terminals do not agree on the width of letters with marks and of emoji put together: what is after them is sent
        // again, where it belongs.
        let mut disputed = false;
        for piece in row {
            if !disputed && !is_new(before, piece) {
                continue;
            }
            if place != Some((piece.column, y)) {
                data.push_str(&moved_to(piece.column, y));
            }
            if look != Some(piece.look) {
                data.push_str(&painted(piece.look));
                look = Some(piece.look);
            }
            data.push_str(&piece.text);
            let is_one = piece.text.chars().count() == 1;
            disputed |= !is_one;
            place = is_one.then(|| (piece.end(), y));
        }
    }
    if look.is_some() {
        data.push_str("\x1b[0m");
    }
    data
}

fn is_new(before: &[Piece], piece: &Piece) -> bool {
    let found = before.binary_search_by_key(&piece.column, |before| before.column).ok();
    found.and_then(|at| before.get(at)) != Some(piece)
}

fn moved_to(x: u16, y: u16) -> String {
    format!("\x1b[{};{}H", y.saturating_add(1), x.saturating_add(1))
}

/// The sequence that paints from now on, whatever was painted before.
fn painted(look: Look) -> String {
    let mut sequence = "\x1b[0".to_owned();
    for (_, number) in MODIFIERS.iter().filter(|(modifier, _)| look.modifier.contains(*modifier)) {
        let _written = write!(sequence, ";{number}");
    }
    for (colour, offset) in [(look.text, 0), (look.ground, 10)] {
        sequence.push_str(&coloured(colour, offset));
    }
    sequence.push('m');
    sequence
}

/// The parameters of a colour; those of a ground are 10 higher.
fn coloured(colour: Color, offset: u8) -> String {
    let (normal, bright, other) = (30 + offset, 90 + offset, 38 + offset);
    match Colour::from(colour) {
        Colour::Own => String::new(),
        Colour::Numbered(number @ 0..8) => format!(";{}", normal.saturating_add(number)),
        Colour::Numbered(number @ 8..16) => format!(";{}", bright.saturating_add(number - 8)),
        Colour::Numbered(number) => format!(";{other};5;{number}"),
        Colour::Mixed(Rgb(red, green, blue)) => format!(";{other};2;{red};{green};{blue}"),
    }
}
