//! What a walkthrough is played on. The console asks for it by these traits, and does not know what it is made of.

use std::fmt::Debug;

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::config::ColourDepth;
use crate::domain::Role;
use crate::i18n::{Language, Locale};
use crate::tour::{Glance, Observation, Scene};
use crate::tui::keymap::Key;
use crate::tui::theme::ThemeName;

/// How a stage looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub language: Language,
    /// The theme.
    pub theme: ThemeName,
    /// The colours.
    pub depth: ColourDepth,
    /// The size of its screen.
    pub size: Size,
    /// Whether its screen is recorded, so that no secret ever stands on it.
    pub is_recorded: bool,
}

/// Says why a walkthrough cannot be played, or does not go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StageFailure {
    /// The stage could not be made, or stopped.
    #[error("the stage failed: {0}")]
    Stage(String),
    /// A script presses something that is no key.
    #[error("`{0}` is no key")]
    Key(String),
}

/// Makes stages.
pub trait Theatres: Debug + Send + Sync {
    /// A console before the demo of that scene, in which somebody with those roles acts, at Home. It is throw-away: nothing
    /// outside memory is reached from it.
    ///
    /// # Errors
    /// [`StageFailure::Stage`].
    fn stage(&self, scene: &Scene, roles: &[Role], look: Look) -> Result<Box<dyn Stage>, StageFailure>;
}

/// A console that a walkthrough is played on.
pub trait Stage: Debug + Send {
    /// Presses a key.
    ///
    /// # Errors
    /// [`StageFailure::Stage`].
    fn press(&mut self, key: Key) -> Result<(), StageFailure>;

    /// Pastes a text.
    ///
    /// # Errors
    /// [`StageFailure::Stage`].
    fn paste(&mut self, text: &str) -> Result<(), StageFailure>;

    /// Lets time pass.
    ///
    /// # Errors
    /// [`StageFailure::Stage`].
    fn forward(&mut self, time: TimeDelta) -> Result<(), StageFailure>;

    /// Gives its screen another size.
    ///
    /// # Errors
    /// [`StageFailure::Stage`].
    fn resize(&mut self, size: Size) -> Result<(), StageFailure>;

    /// Its screen.
    fn draw(&self) -> Buffer;

    /// Its language as it is now.
    fn locale(&self) -> Locale;

    /// What is known of it at a glance.
    fn glance(&self) -> Glance;

    /// What can be seen of it, but for [`Stage::changes`].
    fn observe(&self) -> Observation;

    /// What its store holds that it did not at the beginning, as scripts name it.
    fn changes(&self) -> Vec<String>;

    /// Whether it was ended, and shows nothing any more.
    fn is_over(&self) -> bool;
}
