//! A film as text: its pictures one after the other, each with what is said of it and the keys that lead on.

use std::io::{self, Write};

use crate::i18n::message;
use crate::recorder::cells::{rows, text};
use crate::recorder::film::{Caption, Film, Shot};
use crate::recorder::manual::{chapters, step_of};
use crate::recorder::markup::plain;

/// Writes the pictures of the film as text, without escape sequences.
///
/// # Errors
/// Those of `out`.
pub fn write(film: &Film, out: &mut dyn Write) -> io::Result<()> {
    let title = plain(film.title());
    heading(film, &title, "=", out)?;
    let chapters = chapters(film);
    if chapters.is_empty() {
        writeln!(out)?;
        paragraph(film, &film.locale().text(message!("recording-no-pictures")), out)?;
    }
    for chapter in chapters {
        writeln!(out)?;
        heading(film, &plain(chapter.name), "-", out)?;
        for (shot, caption) in chapter.steps {
            writeln!(out)?;
            step(film, shot, caption, out)?;
        }
    }
    Ok(())
}

/// Which step it is, what is said of it, its keys, and the screen.
fn step(film: &Film, shot: &Shot, caption: &Caption, out: &mut dyn Write) -> io::Result<()> {
    let locale = film.locale();
    paragraph(film, &step_of(locale, caption), out)?;
    writeln!(out)?;
    paragraph(film, &plain(&caption.text), out)?;
    let keys: Vec<String> = caption.keys.iter().map(|key| plain(key)).collect();
    if !keys.is_empty() {
        writeln!(out)?;
        paragraph(film, &format!("{}: {}", locale.text(message!("recording-keys")), keys.join(" ")), out)?;
    }
    writeln!(out)?;
    let edge = "─".repeat(usize::from(film.size().width));
    writeln!(out, "┌{edge}┐")?;
    for row in rows(&shot.screen) {
        writeln!(out, "│{}│", text(&row))?;
    }
    writeln!(out, "└{edge}┘")
}

/// A line and a line below it.
fn heading(film: &Film, text: &str, below: &str, out: &mut dyn Write) -> io::Result<()> {
    for line in wrapped(film, text) {
        writeln!(out, "{line}\n{}", below.repeat(textwrap::core::display_width(&line)))?;
    }
    Ok(())
}

fn paragraph(film: &Film, text: &str, out: &mut dyn Write) -> io::Result<()> {
    wrapped(film, text).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// A text in lines that are no wider than a screen with its frame.
fn wrapped(film: &Film, text: &str) -> Vec<String> {
    let columns = usize::from(film.size().width).saturating_add(2);
    let options = textwrap::Options::new(columns).word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}
