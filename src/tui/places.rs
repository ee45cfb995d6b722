//! The places at the left: where one can go from here, and with which key. Open all the time where there is room,
//! opened by F10 where there is not.

use crate::domain::Refusal;
use crate::tui::context::Availability;
use crate::tui::keymap::{Code, Key};
use crate::tui::step::Destination;

/// A place as it stands at the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceRow {
    /// Where it leads.
    pub destination: Destination,
    /// What it is called.
    pub label: String,
    /// The key that leads there from anywhere.
    pub face: &'static str,
    /// Whether it can be gone to.
    pub availability: Availability,
    /// Whether one is there.
    pub current: bool,
}

/// Whether the places have the focus, and which of them is marked.
#[derive(Debug, Default)]
pub struct Places {
    marked: Option<usize>,
}

/// What a key press in the places came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// Nowhere yet.
    Nothing,
    /// There.
    Go(Destination),
    /// Not there, for this reason.
    Refused(Refusal),
}

impl Places {
    /// Whether they have the focus.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.marked.is_some()
    }

    /// Which one is marked.
    #[must_use]
    pub fn marked(&self) -> Option<usize> {
        self.marked
    }

    /// Gives them the focus, or takes it away again.
    pub fn toggle(&mut self, rows: &[PlaceRow]) {
        self.marked = match self.marked {
            Some(_) => None,
            None => Some(rows.iter().position(|row| row.current).unwrap_or(0)),
        };
    }

    /// Takes the focus away.
    pub fn close(&mut self) {
        self.marked = None;
    }

    /// Takes a key press while they have the focus.
    pub fn press(&mut self, key: Key, rows: &[PlaceRow]) -> Chosen {
        let Some(marked) = self.marked else { return Chosen::Nothing };
        let last = rows.len().saturating_sub(1);
        match key.code {
            Code::Up | Code::Char('k') => self.marked = Some(marked.saturating_sub(1)),
            Code::Down | Code::Char('j') => self.marked = Some(marked.saturating_add(1).min(last)),
            Code::Home => self.marked = Some(0),
            Code::End => self.marked = Some(last),
            Code::Enter | Code::Right => {
                self.marked = None;
                return rows.get(marked).map_or(Chosen::Nothing, PlaceRow::chosen);
            }
            Code::Char(_)
            | Code::Esc
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Insert
            | Code::Left
            | Code::PageUp
            | Code::PageDown
            | Code::F(_) => self.marked = None,
        }
        Chosen::Nothing
    }
}

impl PlaceRow {
    /// What choosing it comes to.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        match &self.availability {
            Availability::Ready => Chosen::Go(self.destination.clone()),
            Availability::Disabled(refusal) => Chosen::Refused(refusal.clone()),
            Availability::Hidden => Chosen::Nothing,
        }
    }
}
