//! A film as a manual: one page of HTML that is complete in itself and can be printed.
//!
//! Its pictures are SVG within the page, and each screen stands there as text too, for who does not see it or copies from it.

use std::io::{self, Write};

use crate::i18n::message;
use crate::recorder::cells::{rows, rows_with_cursor, text};
use crate::recorder::film::{Caption, Film, Shot};
use crate::recorder::manual::{Chapter, chapters, step_of};
use crate::recorder::markup::{Escaped, plain};
use crate::recorder::picture;

/// How the page looks on a screen and on paper.
const STYLE: &str = include_str!("../../assets/recorder/manual.css");

/// Writes the pictures of the film as a page of HTML.
///
/// # Errors
/// Those of `out`.
pub fn write(film: &Film, out: &mut dyn Write) -> io::Result<()> {
    let (title, chapters) = (plain(film.title()), chapters(film));
    writeln!(out, "<!doctype html>")?;
    writeln!(out, "<html lang=\"{}\">", film.language().tag())?;
    writeln!(out, "<head>")?;
    writeln!(out, "<meta charset=\"utf-8\">")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">")?;
    writeln!(out, "<title>{}</title>", Escaped(&title))?;
    writeln!(out, "<style>\n{STYLE}</style>")?;
    writeln!(out, "</head>")?;
    writeln!(out, "<body>")?;
    writeln!(out, "<h1>{}</h1>", Escaped(&title))?;
    if chapters.is_empty() {
        writeln!(out, "<p>{}</p>", Escaped(&film.locale().text(message!("recording-no-pictures"))))?;
    } else {
        contents(film, &chapters, out)?;
    }
    // Steps are counted through the page: what captions say of their number need not be different.
    let mut place = 1_usize;
    for (number, chapter) in (1..).zip(&chapters) {
        writeln!(out, "<section class=\"chapter\">")?;
        writeln!(out, "<h2 id=\"chapter-{number}\">{}</h2>", Escaped(&plain(chapter.name)))?;
        for (shot, caption) in &chapter.steps {
            step(film, place, (shot, caption), out)?;
            place = place.saturating_add(1);
        }
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</body>")?;
    writeln!(out, "</html>")
}

/// The chapters, and the steps of each, as links.
fn contents(film: &Film, chapters: &[Chapter<'_>], out: &mut dyn Write) -> io::Result<()> {
    let locale = film.locale();
    writeln!(out, "<nav aria-labelledby=\"contents\">")?;
    writeln!(out, "<h2 id=\"contents\">{}</h2>", Escaped(&locale.text(message!("recording-contents"))))?;
    writeln!(out, "<ol>")?;
    let mut place = 1_usize;
    for (number, chapter) in (1..).zip(chapters) {
        writeln!(out, "<li><a href=\"#chapter-{number}\">{}</a>", Escaped(&plain(chapter.name)))?;
        writeln!(out, "<ul>")?;
        for (_, caption) in &chapter.steps {
            writeln!(out, "<li><a href=\"#step-{place}\">{}</a></li>", Escaped(&step_of(locale, caption)))?;
            place = place.saturating_add(1);
        }
        writeln!(out, "</ul></li>")?;
    }
    writeln!(out, "</ol>")?;
    writeln!(out, "</nav>")
}

/// A step: what is said of it, its keys, its picture, and the same as text.
fn step(film: &Film, place: usize, (shot, caption): (&Shot, &Caption), out: &mut dyn Write) -> io::Result<()> {
    let locale = film.locale();
    writeln!(out, "<section class=\"step\">")?;
    writeln!(out, "<h3 id=\"step-{place}\">{}</h3>", Escaped(&step_of(locale, caption)))?;
    writeln!(out, "<p id=\"caption-{place}\">{}</p>", Escaped(&plain(&caption.text)))?;
    if !caption.keys.is_empty() {
        write!(out, "<p class=\"keys\">{}:", Escaped(&locale.text(message!("recording-keys"))))?;
        for key in &caption.keys {
            write!(out, " <kbd>{}</kbd>", Escaped(&plain(key)))?;
        }
        writeln!(out, "</p>")?;
    }
    write!(out, "<svg role=\"img\" aria-labelledby=\"step-{place}\" aria-describedby=\"caption-{place}\" ")?;
    writeln!(out, "{}>", picture::attributes(film))?;
    writeln!(out, "{}", picture::ground(film))?;
    let ground = picture::ground_of(film);
    for (number, row) in rows_with_cursor(shot).iter().map(|row| picture::row(row, ground)).enumerate() {
        match (row.as_str(), picture::top(number)) {
            ("", _) => {}
            (row, 0) => writeln!(out, "{row}")?,
            (row, top) => writeln!(out, "<g transform=\"translate(0 {top})\">{row}</g>")?,
        }
    }
    writeln!(out, "</svg>")?;
    let summary = locale.text(message!("recording-as-text"));
    // The line break after the tag is none of the text.
    writeln!(out, "<details><summary>{}</summary><pre>", Escaped(&summary))?;
    for row in rows(&shot.screen) {
        writeln!(out, "{}", Escaped(text(&row).trim_end()))?;
    }
    writeln!(out, "</pre></details>")?;
    writeln!(out, "</section>")
}
