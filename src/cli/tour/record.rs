//! `nyckel tour record`: a walkthrough as a film or a manual.

use std::io::{self, Write};
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use ratatui::layout::Size;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::cli::tour::Which;
use crate::i18n::message;
use crate::recorder::{Film, cast, html, svg, text};
use crate::theatre::filming::{Filming, pictured, played};
use crate::tui::repertoire::Repertoire;
use crate::tui::touring::SMALLEST;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Record {
    #[command(flatten)]
    which: Which,
    #[arg(id = "film_form", long = "to", value_enum, default_value_t = Form::Cast, hide_default_value = true)]
    to: Form,
    #[arg(id = "film_size", long = "size", value_name = "100x30", default_value = "100x30", hide_default_value = true)]
    size: FilmSize,
    #[arg(id = "film_file", long = "output")]
    output: Option<PathBuf>,
}

/// As what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// asciicast v2.
    Cast,
    /// An animated picture.
    Svg,
    /// A manual to print.
    Html,
    /// The manual as text.
    Txt,
}

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FilmSize(Size);

impl FilmSize {
    /// The largest that is worth a film.
    const LARGEST: Size = Size::new(300, 100);
}

/// Says that a text is no size.
#[derive(Debug, thiserror::Error)]
#[error("60x24 … 300x100")]
struct NoSize;

impl FromStr for FilmSize {
    type Err = NoSize;

    fn from_str(text: &str) -> Result<Self, NoSize> {
        let (columns, rows) = text.split_once(['x', 'X', '×']).ok_or(NoSize)?;
        let (columns, rows) = (columns.parse().map_err(|_| NoSize)?, rows.parse().map_err(|_| NoSize)?);
        let fits = (SMALLEST.width..=Self::LARGEST.width).contains(&columns)
            && (SMALLEST.height..=Self::LARGEST.height).contains(&rows);
        fits.then_some(Self(Size::new(columns, rows))).ok_or(NoSize)
    }
}

pub(in crate::cli) fn run(ask: &Record, repertoire: &Repertoire, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    let (tour, line) = ask.which.find(repertoire, locale)?;
    let filming = Filming { line, language: locale.language(), size: ask.size.0, theme: surroundings.theme() };
    let film = match ask.to {
        Form::Cast | Form::Svg => played(&tour, filming),
        Form::Html | Form::Txt => pictured(&tour, filming),
    };
    let film = film.map_err(|failure| {
        trace(&failure);
        let texts = (message!("cli-tour-not-filmed"), message!("cli-tour-not-filmed-instead"));
        Ending::new(Status::Failed, locale, texts, &[("reason", failure.to_string().into())])
    })?;
    let mut bytes = Vec::new();
    write(ask.to, &film, &mut bytes).map_err(|error| output::unwritten(&error, locale))?;
    match &ask.output {
        Some(path) => {
            let existing = Existing::Kept { instead: message!("cli-tour-file-there-instead") };
            let mut there = NewFile::begin(path, existing, locale)?;
            there.write_all(&bytes).map_err(|error| output::unwritten(&error, locale))?;
            there.finish()
        }
        None => output::write(&bytes, locale),
    }
}

fn write(form: Form, film: &Film, out: &mut dyn Write) -> io::Result<()> {
    match form {
        Form::Cast => cast::write(film, out),
        Form::Svg => svg::write(film, out),
        Form::Html => html::write(film, out),
        Form::Txt => text::write(film, out),
    }
}
