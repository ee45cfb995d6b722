//! What a test sees of the console: its screen, its effects, its end, the records it left.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::domain::ActivityRecord;
use crate::testing::screen;
use crate::testing::stage::{Done, Stage};

impl Stage {
    /// Keeps every screen from now on.
    pub fn film(&mut self) -> &mut Self {
        self.hands.film.get_or_insert_default();
        self
    }

    /// Every screen since [`Stage::film`].
    #[must_use]
    pub fn screens(&self) -> &[String] {
        self.hands.film.as_deref().unwrap_or_default()
    }

    /// The screen as it stands.
    #[must_use]
    pub fn buffer(&self) -> Buffer {
        self.theatre.draw()
    }

    /// The rows of the screen.
    #[must_use]
    pub fn screen(&self) -> String {
        screen::text(&self.buffer())
    }

    /// The rows of the screen and what is painted in another way than the rest.
    #[must_use]
    pub fn styled(&self) -> String {
        screen::text_and_styles(&self.buffer())
    }

    /// The hyperlinks of the screen from top to bottom: the address, and what of a row leads there.
    #[must_use]
    pub fn hyperlinks(&self) -> Vec<(String, String)> {
        screen::hyperlinks(&self.buffer())
    }

    /// What was done outside the console.
    #[must_use]
    pub fn done(&self) -> &[Done] {
        &self.hands.done
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.theatre.is_over()
    }

    /// The records of the activity log from the oldest on.
    ///
    /// # Panics
    /// If the store cannot be read.
    #[must_use]
    pub fn records(&self) -> Vec<ActivityRecord> {
        self.theatre.records().expect("the log")
    }

    /// The middle of the first such text on the screen.
    ///
    /// # Panics
    /// If the screen has no such text.
    #[must_use]
    pub fn position_of(&self, text: &str) -> Position {
        let buffer = self.buffer();
        let rows = (buffer.area.top()..buffer.area.bottom())
            .flat_map(|y| (buffer.area.left()..buffer.area.right()).map(move |x| Position::new(x, y)));
        let symbol = |at: Position| buffer.cell(at).map_or("", screen::shown);
        let reads = |at: Position| {
            let row: String = (at.x..buffer.area.right()).map(|x| symbol(Position::new(x, at.y))).collect();
            row.starts_with(text)
        };
        let mut found = rows.filter(|at| reads(*at));
        let at = found.next().unwrap_or_else(|| panic!("`{text}` is not on the screen:\n{}", self.screen()));
        let half = u16::try_from(text.chars().count() / 2).unwrap_or(0);
        Position::new(at.x.saturating_add(half), at.y)
    }
}
