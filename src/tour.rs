//! Walkthroughs: scripts of procedures, and who leads through them.
//!
//! A script says what is to be read, what is pointed at, which keys are pressed and what is to be seen afterwards. It is
//! data in `assets/tours`, read once and checked as it is read. The [`player::Player`] walks through one and knows
//! nothing of a console: it says what is to be done, and is told by an [`Observation`] what came of it.

pub mod expectation;
pub mod observation;
pub mod player;
pub mod problem;
pub mod reading;
pub mod script;
pub mod shelf;

pub use crate::domain::TourMode as Mode;
pub use expectation::{Expectation, Unmet, Wanted};
pub use observation::{DialogKind, Glance, Misstep, Observation, Place, Recorded};
pub use player::{Act, Player, Speed};

pub use problem::ScriptProblem;
pub use reading::{Known, read};
pub use script::{At, Chapter, Line, Point, Scene, Step, Stroke, Tour, WhatIf};
