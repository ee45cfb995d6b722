//! A film: screens with the times at which they come, some of which are pictures of a manual.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::i18n::{Language, Locale};

/// A film of console screens, from its beginning until it ends.
///
/// **Invariant:** it has a shot, every shot is of its size, none comes before the one it follows, and none after the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Film {
    title: String,
    language: Language,
    size: Size,
    shots: Vec<Shot>,
    ends: Duration,
}

/// A screen, and when it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// How long after the beginning it comes. What is finer than a millisecond is left out.
    pub at: Duration,
    /// The screen.
    pub screen: Buffer,
    /// Where the cursor stands, counted from the left upper corner of the screen, if it is shown.
    pub cursor: Option<Position>,
    /// What is said of it in the manual, if it is a picture of it.
    pub still: Option<Caption>,
}

/// What stands at a picture of the manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// The chapter: pictures after one another with the same chapter are in one.
    pub chapter: String,
    /// Which step it is, counted from 1.
    pub number: usize,
    /// How many steps there are.
    pub of: usize,
    /// What is seen, and what is to be done.
    pub text: String,
    /// The keys that lead to the next picture, as they are printed on a keyboard.
    pub keys: Vec<String>,
}

/// Why shots make no film. Shots are numbered from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnfitFilm {
    /// There is no shot.
    #[error("a film has a shot")]
    Empty,
    /// The screen of a shot has another size than the film, or none.
    #[error("shot {0} has another size than the film, or none")]
    OtherSize(usize),
    /// A shot comes before the one it follows.
    #[error("shot {0} comes before the one it follows")]
    OutOfOrder(usize),
    /// The last shot comes after the end.
    #[error("the film ends before its last shot")]
    EndsTooEarly,
}

impl Film {
    /// The film of these shots.
    ///
    /// # Errors
    /// [`UnfitFilm`] if there is no shot, if one has another size than the film or no cell, or if the times do not follow one
    /// another.
    pub fn new(
        title: impl Into<String>,
        language: Language,
        size: Size,
        shots: Vec<Shot>,
        ends: Duration,
    ) -> Result<Self, UnfitFilm> {
        let mut before = Duration::ZERO;
        for (number, shot) in (1..).zip(&shots) {
            if shot.screen.area.as_size() != size || shot.screen.area.is_empty() {
                return Err(UnfitFilm::OtherSize(number));
            }
            if shot.at < before {
                return Err(UnfitFilm::OutOfOrder(number));
            }
            before = shot.at;
        }
        match shots.last() {
            None => Err(UnfitFilm::Empty),
            Some(last) if ends < last.at => Err(UnfitFilm::EndsTooEarly),
            Some(_) => Ok(Self { title: title.into(), language, size, shots, ends }),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language that it is in.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// How large its screens are, in columns and rows.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Its screens in order.
    #[must_use]
    pub fn shots(&self) -> &[Shot] {
        &self.shots
    }

    /// How long it lasts.
    #[must_use]
    pub fn ends(&self) -> Duration {
        self.ends
    }

    /// What its words are put together by: nothing in it is an instant, so that the zone says nothing.
    pub(in crate::recorder) fn locale(&self) -> Locale {
        Locale::new(self.language, chrono_tz::Tz::UTC)
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    const SIZE: Size = Size::new(10, 3);

    fn shot(at: u64, size: Size) -> Shot {
        let screen = Buffer::empty(Rect::from((Position::ORIGIN, size)));
        Shot { at: Duration::from_millis(at), screen, cursor: None, still: None }
    }

    #[test]
    fn shots_that_make_no_film_are_told_by_their_number() {
        let film = |shots| Film::new("", Language::English, SIZE, shots, Duration::from_secs(1)).map(drop);
        assert_eq!(film(vec![]), Err(UnfitFilm::Empty));
        assert_eq!(film(vec![shot(0, SIZE), shot(0, Size::new(10, 4))]), Err(UnfitFilm::OtherSize(2)));
        assert_eq!(film(vec![shot(20, SIZE), shot(10, SIZE)]), Err(UnfitFilm::OutOfOrder(2)));
        assert_eq!(film(vec![shot(1_001, SIZE)]), Err(UnfitFilm::EndsTooEarly));
        assert_eq!(film(vec![shot(1_000, SIZE)]), Ok(()));
        let nothing = Film::new("", Language::English, Size::ZERO, vec![shot(0, Size::ZERO)], Duration::ZERO);
        assert_eq!(nothing.map(drop), Err(UnfitFilm::OtherSize(1)));
    }
}
