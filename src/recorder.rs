//! A film of console screens as files: asciicast, animated SVG, a printable HTML page, text.
//!
//! **Invariant:** the same film makes the same bytes. There is no clock, no chance and no unordered map in here, and nothing
//! of the machine that it is written on.

pub mod cast;
mod cells;
mod colours;
mod drawing;
pub mod film;
pub mod html;
mod manual;
mod markup;
mod picture;
pub mod svg;
pub mod text;

pub use film::{Caption, Film, Shot, UnfitFilm};
