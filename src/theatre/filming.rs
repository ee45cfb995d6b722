//! Films of walkthroughs: as they play by themselves, and as the pictures of a manual. No time passes while one is made, and
//! no secret is ever in one: what is recorded is told so, and shows none.

use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;

use crate::config::ColourDepth;
use crate::demo::Demo;
use crate::domain::{Instant, TourMode};
use crate::i18n::{Language, Locale};
use crate::recorder::film::UnfitFilm;
use crate::recorder::{Caption, Film, Shot};
use crate::theatre::{TourTheatres, drawn};
use crate::tour::{At, Line, Speed, Step, Stroke, Tour};
use crate::tui::theme::{PaletteError, Theme, ThemeName};
use crate::tui::touring::stage::{StageFailure, Theatres};
use crate::tui::touring::{Beginning, PANEL_HEIGHT, Surroundings, Touring, face};

/// How long the end of a film stands.
const END: Duration = Duration::from_secs(4);

/// As many things as are done in a film: more than that is one that does not end.
const MOST: usize = 20_000;

/// How a film is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filming {
    /// Which steps.
    pub line: Line,
    /// The language.
    pub language: Language,
    /// The size of the screen.
    pub size: Size,
    /// The theme.
    pub theme: ThemeName,
}

/// Why a walkthrough is not filmed.
#[derive(Debug, thiserror::Error)]
pub enum FilmingFailure {
    /// It does not go on.
    #[error(transparent)]
    Stage(#[from] StageFailure),
    /// The theme has a wrong palette.
    #[error(transparent)]
    Palette(#[from] PaletteError),
    /// What came of it is no film.
    #[error(transparent)]
    Film(#[from] UnfitFilm),
    /// It never ends.
    #[error("the walkthrough does not end")]
    Endless,
}

/// A walkthrough as it plays by itself, with the panel of who leads.
///
/// # Errors
/// [`FilmingFailure`].
pub fn played(tour: &Arc<Tour>, filming: Filming) -> Result<Film, FilmingFailure> {
    let theme = Theme::new(filming.theme, ColourDepth::TrueColour)?;
    let mut touring = begun(tour, filming, filming.size)?;
    let shot = |touring: &Touring, now: Instant| Shot {
        at: now.since(Demo::NOW).to_std().unwrap_or_default(),
        screen: drawn(filming.size, |frame| touring.view(frame, &theme)),
        cursor: None,
        still: None,
    };
    let mut shots = vec![shot(&touring, Demo::NOW)];
    while let Some(due) = touring.wake() {
        touring.tick(due);
        go_on(&touring, shots.len())?;
        shots.push(shot(&touring, due));
    }
    let ends = shots.last().map_or(Duration::ZERO, |shot| shot.at).saturating_add(END);
    Ok(Film::new(title(tour, filming), filming.language, filming.size, shots, ends)?)
}

/// A walkthrough as the pictures of a manual: each step before anything of it is done, and the end.
///
/// # Errors
/// [`FilmingFailure`].
pub fn pictured(tour: &Arc<Tour>, filming: Filming) -> Result<Film, FilmingFailure> {
    let theme = Theme::new(filming.theme, ColourDepth::TrueColour)?;
    let locale = locale(filming);
    let whole = Size { height: filming.size.height.saturating_add(PANEL_HEIGHT), ..filming.size };
    let mut touring = begun(tour, filming, whole)?;
    let of = tour.length(filming.line);
    let mut shots = Vec::new();
    loop {
        go_on(&touring, shots.len())?;
        let at = touring.player().at();
        let still = touring.player().step().map(|step| Caption {
            chapter: tour.part(at).map(|title| locale.text(title)).unwrap_or_default(),
            number: at.step.saturating_add(1),
            of,
            text: locale.text(step.say),
            keys: keys(step),
        });
        let is_end = still.is_none();
        let seconds = u64::try_from(shots.len()).unwrap_or(u64::MAX);
        let screen = touring.marked_stage(&theme);
        shots.push(Shot { at: Duration::from_secs(seconds), screen, cursor: None, still });
        if is_end {
            let ends = Duration::from_secs(seconds.saturating_add(1));
            return Ok(Film::new(title(tour, filming), filming.language, filming.size, shots, ends)?);
        }
        touring.finish_step(Demo::NOW);
    }
}

fn go_on(touring: &Touring, shots: usize) -> Result<(), FilmingFailure> {
    match touring.failure() {
        Some(failure) => Err(failure.clone().into()),
        None if MOST < shots => Err(FilmingFailure::Endless),
        None => Ok(()),
    }
}

fn begun(tour: &Arc<Tour>, filming: Filming, size: Size) -> Result<Touring, StageFailure> {
    let theatres: Arc<dyn Theatres> = Arc::new(TourTheatres);
    let surroundings = Surroundings {
        locale: locale(filming),
        theme: filming.theme,
        depth: ColourDepth::TrueColour,
        size,
        is_recorded: true,
    };
    let at = At::step(filming.line, 0);
    let (tour, speed) = (Arc::clone(tour), Speed::default());
    let beginning = Beginning { tour, mode: TourMode::Show, at, speed, over_and_over: false };
    Touring::begin(&theatres, beginning, surroundings, Demo::NOW)
}

fn locale(filming: Filming) -> Locale {
    Locale::new(filming.language, chrono_tz::Europe::Stockholm)
}

fn title(tour: &Tour, filming: Filming) -> String {
    let locale = locale(filming);
    let title = locale.text(tour.title);
    match filming.line {
        Line::Main => title,
        Line::WhatIf(_) => {
            let branch = tour.part(At::step(filming.line, 0)).map(|branch| locale.text(branch)).unwrap_or_default();
            format!("{title} · {branch}")
        }
    }
}

/// The keys of a step, as people read them; a text that is typed is one.
fn keys(step: &Step) -> Vec<String> {
    let shown = step.strokes.iter().filter_map(|stroke| match stroke {
        Stroke::Key(key) => Some(face(key)),
        Stroke::Type(text) => Some(text.clone()),
        Stroke::Paste(_) | Stroke::Forward(_) => None,
    });
    shown.collect()
}
