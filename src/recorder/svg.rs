//! A film as one SVG that moves by itself, over and over, without a script.
//!
//! Each row that differs from all others stands there once, and frames are made of them. Where motion is reduced, and where
//! nothing is known of animation, the last frame stands still.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::Duration;

use crate::i18n::message;
use crate::recorder::cells::{Row, rows_with_cursor};
use crate::recorder::colours::Rgb;
use crate::recorder::film::Film;
use crate::recorder::manual::step_of;
use crate::recorder::markup::{Escaped, plain};
use crate::recorder::picture;

/// A screen, and how long it is there.
#[derive(Debug)]
struct Frame {
    rows: Vec<Row>,
    from: Duration,
    until: Duration,
}

/// The rows that differ, each by the number that it is referred to by.
#[derive(Debug, Default)]
struct Drawn {
    numbers: BTreeMap<String, usize>,
    rows: Vec<String>,
}

/// Writes the film as an animated SVG.
///
/// # Errors
/// Those of `out`.
pub fn write(film: &Film, out: &mut dyn Write) -> io::Result<()> {
    let frames = frames(film);
    let mut drawn = Drawn::default();
    let ground = picture::ground_of(film);
    let uses: Vec<String> = frames.iter().map(|frame| drawn.uses(frame, ground)).collect();
    let attributes = picture::attributes(film);
    write!(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{}\" {attributes}", film.language().tag())?;
    writeln!(out, " role=\"img\" aria-labelledby=\"title\" aria-describedby=\"description\">")?;
    writeln!(out, "<title id=\"title\">{}</title>", Escaped(&plain(film.title())))?;
    writeln!(out, "<desc id=\"description\">{}</desc>", Escaped(&description(film, frames.len())))?;
    style(film, &frames, out)?;
    writeln!(out, "{}", picture::ground(film))?;
    writeln!(out, "<defs>")?;
    for (number, row) in drawn.rows.iter().enumerate() {
        writeln!(out, "<g id=\"r{number}\">{row}</g>")?;
    }
    writeln!(out, "</defs>")?;
    for (number, uses) in uses.iter().enumerate() {
        writeln!(out, "<g class=\"frame\" id=\"f{number}\">{uses}</g>")?;
    }
    writeln!(out, "</svg>")
}

/// The screens that are seen: those that do not last, and those that are as the one before, are none.
fn frames(film: &Film) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for shot in film.shots() {
        let (rows, at) = (rows_with_cursor(shot), whole_milliseconds(shot.at));
        if let Some(last) = frames.last_mut() {
            if last.rows == rows {
                continue;
            }
            last.until = at;
        }
        frames.pop_if(|last| last.until <= last.from);
        // The beginning belongs to the first one.
        let from = if frames.is_empty() { Duration::ZERO } else { at };
        frames.push(Frame { rows, from, until: whole_milliseconds(film.ends()) });
    }
    frames
}

fn whole_milliseconds(time: Duration) -> Duration {
    Duration::new(time.as_secs(), time.subsec_millis().saturating_mul(1_000_000))
}

impl Drawn {
    /// The rows of a frame, each by its number and where it stands.
    fn uses(&mut self, frame: &Frame, ground: Rgb) -> String {
        let mut uses = String::new();
        for (place, row) in frame.rows.iter().enumerate() {
            let row = picture::row(row, ground);
            if row.is_empty() {
                continue;
            }
            let number = *self.numbers.entry(row).or_insert_with_key(|row| {
                self.rows.push(row.clone());
                self.rows.len().saturating_sub(1)
            });
            let _written = write!(uses, "<use href=\"#r{number}\" y=\"{}\"/>", picture::top(place));
        }
        uses
    }
}

/// What the film is and what its pictures say, for those who do not see it.
fn description(film: &Film, frames: usize) -> String {
    let locale = film.locale();
    let mut description = locale.text_with(message!("recording-description"), &[("pictures", frames.into())]);
    for caption in film.shots().iter().filter_map(|shot| shot.still.as_ref()) {
        let _written = write!(description, " {}: {}", step_of(locale, caption), plain(&caption.text));
    }
    description
}

/// Each frame is hidden but for its time; the last one stands where there is no animation.
fn style(film: &Film, frames: &[Frame], out: &mut dyn Write) -> io::Result<()> {
    let whole = whole_milliseconds(film.ends()).as_millis();
    writeln!(out, "<style>")?;
    writeln!(out, "text{{white-space:pre}}")?;
    writeln!(out, ".frame:not(:last-child){{visibility:hidden}}")?;
    if 1 < frames.len() && 0 < whole {
        writeln!(out, "@media (prefers-reduced-motion:no-preference){{")?;
        writeln!(out, ".frame{{animation:{whole}ms step-end infinite}}")?;
        for number in 0..frames.len() {
            writeln!(out, "#f{number}{{animation-name:f{number}}}")?;
        }
        writeln!(out, "}}")?;
        for (number, Frame { from, until, .. }) in frames.iter().enumerate() {
            let (from, until) = (share(from.as_millis(), whole), share(until.as_millis(), whole));
            let hidden = if from == "0" { "" } else { "0%{visibility:hidden}" };
            write!(out, "@keyframes f{number}{{{hidden}")?;
            writeln!(out, "{from}%{{visibility:visible}}{until}%{{visibility:hidden}}}}")?;
        }
    }
    writeln!(out, "</style>")
}

/// So many per cent of the whole, to a hundred-thousandth.
fn share(part: u128, whole: u128) -> String {
    let share = part.saturating_mul(10_000_000).checked_div(whole).unwrap_or_default();
    let text = format!("{}.{:05}", share / 100_000, share % 100_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
