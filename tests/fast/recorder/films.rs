//! A tiny film that has one of everything, and what is written of films.

use std::io;
use std::time::Duration;

use nyckel::i18n::Language;
use nyckel::recorder::{Caption, Film, Shot};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Style, Stylize};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};

/// A function that writes a film.
pub(crate) type Writer = fn(&Film, &mut dyn io::Write) -> io::Result<()>;

/// Every format by the ending of its files.
pub(crate) const FORMATS: [(&str, Writer); 4] = [
    ("cast", nyckel::recorder::cast::write),
    ("svg", nyckel::recorder::svg::write),
    ("html", nyckel::recorder::html::write),
    ("txt", nyckel::recorder::text::write),
];

/// What a writer writes.
pub(crate) fn written(film: &Film, write: Writer) -> String {
    let mut out = Vec::new();
    write(film, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// An empty shot at that millisecond.
pub(crate) fn shot(at: u64, size: Size) -> Shot {
    let screen = Buffer::empty(Rect::from((Position::ORIGIN, size)));
    Shot { at: Duration::from_millis(at), screen, cursor: None, still: None }
}

fn caption(number: usize, text: &str, keys: &[&str]) -> Caption {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Caption { chapter: "Sök & <hitta>".to_owned(), number, of: 2, text: text.to_owned(), keys }
}

/// A film of 10x3: frames of other colours around letters of every kind, texts that would be markup or commands, a cursor.
pub(crate) fn tiny() -> Film {
    let size = Size::new(10, 3);
    let mut shots = [0, 500, 1_250].map(|at| shot(at, size));
    let words: [Vec<Span<'_>>; 3] = [
        vec!["a<b".bold(), " ".into(), "日".red()],
        vec!["a<b".bold(), " ".into(), "e\u{301}\"&".reversed()],
        vec!["o".dim(), "k".italic(), " ".underlined(), "█▄".fg(Color::Green), "→".crossed_out()],
    ];
    let colours = [Color::Reset, Color::Rgb(255, 200, 0), Color::Indexed(196)];
    for ((shot, colour), spans) in shots.iter_mut().zip(colours).zip(words) {
        Block::bordered().fg(colour).render(shot.screen.area, &mut shot.screen);
        Line::from(spans).render(Rect::new(1, 1, 8, 1), &mut shot.screen);
    }
    shots[1].cursor = Some(Position::new(8, 1));
    shots[2].screen.set_style(Rect::new(6, 1, 3, 1), Style::new().bg(Color::Blue));
    shots[0].still =
        Some(caption(1, "Skriv <namnet> & tryck \"Enter\".\u{7} Då kommer\u{1b}[31m nästa.", &["a", "<", "Enter"]));
    shots[2].still = Some(caption(2, "Klart.", &[]));
    Film::new("Film & <ljud>\u{1}", Language::Swedish, size, shots.to_vec(), Duration::from_secs(3)).unwrap()
}
