//! A walkthrough on the screen: the console it is played on, which is one of its own before a demo in memory, and below
//! that the panel of who leads. The console outside goes on as it does behind a dialog, and nothing reaches it from here.

mod controls;
mod hints;
mod menu;
mod observing;
mod panel;
pub mod stage;
mod strokes;

use std::sync::Arc;

use chrono::TimeDelta;
use ratatui::layout::{Position, Rect, Size};

use crate::config::ColourDepth;
use crate::domain::Instant;
use crate::i18n::Locale;
use crate::tour::{Act, At, Line, Mode, Player, Point, Speed, Stroke, Tour, Unmet};
use crate::tui::theme::ThemeName;
use crate::tui::touring::menu::Menu;
use crate::tui::touring::stage::{Look, Stage, StageFailure, Theatres};

pub use controls::{CONTROLS, Control};
pub(in crate::tui) use observing::dialog_kind;
pub use panel::{PANEL_HEIGHT, SMALLEST};
pub use strokes::{face, is_key};

/// How long the end stands before a walkthrough that is played over and over begins anew.
const BETWEEN: TimeDelta = TimeDelta::seconds(6);

/// A walkthrough that is to be begun.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// The walkthrough.
    pub tour: Arc<Tour>,
    /// How somebody is led.
    pub mode: Mode,
    /// From where.
    pub at: At,
    /// How fast it plays.
    pub speed: Speed,
    /// Whether it begins anew by itself once it is over.
    pub over_and_over: bool,
}

/// How the console outside looks.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Language and zone.
    pub locale: Locale,
    /// The theme.
    pub theme: ThemeName,
    /// The colours.
    pub depth: ColourDepth,
    /// The size of the whole screen.
    pub size: Size,
    /// Whether it is recorded, so that no secret ever stands on it.
    pub is_recorded: bool,
}

/// What follows from a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// It goes on.
    On,
    /// It is left.
    Left,
}

/// What is wrong with how a step is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// Its text takes so many lines, which is more than there are.
    TooLong(usize),
    /// What it points at does not stand on the screen.
    Absent(Point),
}

/// A walkthrough on the screen.
#[derive(Debug)]
pub struct Touring {
    theatres: Arc<dyn Theatres>,
    player: Player,
    stage: Box<dyn Stage>,
    surroundings: Surroundings,
    menu: Option<Menu>,
    over_and_over: bool,
    /// When it begins anew.
    again: Option<Instant>,
    /// Why it does not go on.
    failure: Option<StageFailure>,
    /// What was not as the step before said, for whoever tests the scripts.
    unmet: Vec<Unmet>,
}

impl Touring {
    /// A walkthrough where it is to begin, before a stage of its own.
    ///
    /// # Errors
    /// [`StageFailure`] where the stage cannot be made.
    pub fn begin(
        theatres: &Arc<dyn Theatres>,
        beginning: Beginning,
        surroundings: Surroundings,
        now: Instant,
    ) -> Result<Self, StageFailure> {
        let Beginning { tour, mode, at, speed, over_and_over } = beginning;
        let stage = staged(theatres, &tour, at, surroundings)?;
        let locale = surroundings.locale;
        let player = Player::new(tour, mode, at, locale, now).at_speed(speed, locale, now);
        Ok(Self {
            theatres: Arc::clone(theatres),
            player,
            stage,
            surroundings,
            menu: None,
            over_and_over,
            again: None,
            failure: None,
            unmet: Vec::new(),
        })
    }

    /// Who leads.
    #[must_use]
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// What it is played on.
    #[must_use]
    pub fn stage(&self) -> &dyn Stage {
        self.stage.as_ref()
    }

    /// What was not as the step before said it would be.
    #[must_use]
    pub fn unmet(&self) -> &[Unmet] {
        &self.unmet
    }

    /// What is wrong with how the step that is next is shown, for whoever tests the scripts.
    #[must_use]
    pub fn flaws(&self) -> Vec<Flaw> {
        let Some(step) = self.player.step() else { return Vec::new() };
        let said = panel::lines(&self.surroundings.locale.text(step.say), self.surroundings.size);
        let too_long = (usize::from(panel::TEXT) < said.len()).then_some(Flaw::TooLong(said.len()));
        let point = step.point.as_ref().filter(|_| !self.player.is_begun());
        let absent = point.filter(|point| panel::find(&self.stage.draw(), point, self.stage.locale()).is_none());
        too_long.into_iter().chain(absent.cloned().map(Flaw::Absent)).collect()
    }

    /// Why it does not go on.
    #[must_use]
    pub fn failure(&self) -> Option<&StageFailure> {
        self.failure.as_ref()
    }

    /// When it next wants [`Touring::tick`].
    #[must_use]
    pub fn wake(&self) -> Option<Instant> {
        if self.menu.is_some() || self.failure.is_some() {
            return None;
        }
        self.again.or(self.player.wake())
    }

    /// Does what is due.
    pub fn tick(&mut self, now: Instant) {
        if self.wake().is_none_or(|due| now < due) {
            return;
        }
        if self.again.is_some() {
            self.again = None;
            return self.jump(At::step(Line::Main, 0), now);
        }
        let before = self.player.at().step;
        if let Some(act) = self.player.tick(self.surroundings.locale, now) {
            self.perform(act);
        }
        self.stepped(before, now);
    }

    /// Notes what is not as the step said that has just ended.
    fn stepped(&mut self, before: usize, now: Instant) {
        if self.player.at().step != before {
            self.unmet = self.player.unmet(&self.stage.observe(), self.surroundings.locale);
        }
        if self.player.is_over() && self.over_and_over && self.again.is_none() {
            self.again = Some(now.after(BETWEEN));
        }
    }

    /// Where the stage is drawn.
    fn above(&self) -> Rect {
        Rect::from((Position::ORIGIN, panel::stage_size(self.surroundings.size)))
    }

    /// Gives the screen another size.
    pub fn resize(&mut self, size: Size) {
        self.surroundings.size = size;
        let played = self.stage.resize(panel::stage_size(size));
        self.note(played);
    }

    fn perform(&mut self, act: Act) {
        let played = match act {
            Act::Press(key) => strokes::press(self.stage.as_mut(), &key),
            Act::Letter(letter) => self.stage.press(strokes::letter(letter)),
            Act::Paste(text) => self.stage.paste(&text),
            Act::Forward(time) => self.stage.forward(time),
            Act::Restage => self.staged_anew(),
        };
        self.note(played);
    }

    fn staged_anew(&mut self) -> Result<(), StageFailure> {
        self.stage = staged(&self.theatres, self.player.tour(), self.player.at(), self.surroundings)?;
        Ok(())
    }

    fn note(&mut self, played: Result<(), StageFailure>) {
        if let Err(failure) = played {
            tracing::warn!(%failure, "a walkthrough does not go on");
            self.failure = Some(failure);
        }
    }

    /// To that place, at once.
    pub fn jump(&mut self, at: At, now: Instant) {
        let (locale, _) = (self.surroundings.locale, self.failure.take());
        self.again = None;
        self.unmet.clear();
        let act = self.player.jump(at, locale, now);
        self.perform(act);
    }
}

/// A stage as it stands at that place of a walkthrough: everything before is done at once.
fn staged(
    theatres: &Arc<dyn Theatres>,
    tour: &Tour,
    at: At,
    surroundings: Surroundings,
) -> Result<Box<dyn Stage>, StageFailure> {
    let way = tour.way_to(at);
    let look = Look {
        language: surroundings.locale.language(),
        theme: surroundings.theme,
        depth: surroundings.depth,
        size: panel::stage_size(surroundings.size),
        is_recorded: surroundings.is_recorded,
    };
    let mut stage = theatres.stage(&tour.scene, way.roles, look)?;
    for stroke in way.strokes {
        match stroke {
            Stroke::Key(key) => strokes::press(stage.as_mut(), key)?,
            Stroke::Type(text) => {
                for letter in text.chars() {
                    stage.press(strokes::letter(letter))?;
                }
            }
            Stroke::Paste(text) => stage.paste(text)?,
            Stroke::Forward(time) => stage.forward(*time)?,
        }
    }
    Ok(stage)
}
