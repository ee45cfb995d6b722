//! The places at the left: where one can go from here, and with which key. Open all the time where there is room,
//! opened by F10 where there is not.

use crate::domain::Refusal;
use crate::i18n::message;
use crate::tui::context::Availability;
use crate::tui::keymap::{Binding, Chord, Focus, Key, Resolution, resolve};
use crate::tui::room::{Row, rows_of};
use crate::tui::step::Destination;

/// A place as it stands at the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceRow {
    /// Where it leads.
    pub destination: Destination,
    /// What it is called.
    pub label: String,
    /// How many things are there, where that is known already.
    pub count: Option<usize>,
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

/// What can be done while they have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the marked one.
    Go,
    /// One up.
    Up,
    /// One down.
    Down,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Give the focus back.
    Close,
}

/// The keys that do it.
pub const KEYS: &[Binding<Action>] = &[
    Binding::moving(&["Enter", "Right"], Action::Go, message!("key-go")).shown(100),
    Binding::moving(&["Up", "k"], Action::Up, message!("key-row-up")).shown(92),
    Binding::moving(&["Down", "j"], Action::Down, message!("key-row-down")).shown(91),
    Binding::moving(&["Home"], Action::First, message!("key-first")),
    Binding::moving(&["End"], Action::Last, message!("key-last")),
    Binding::moving(&["Esc", "Left"], Action::Close, message!("key-close")).shown(95),
];

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

    /// Their rows, as a room's.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        rows_of(KEYS, Focus::Moving, |_| Availability::Ready)
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

    /// Takes a key press while they have the focus; `None` for a key that is none of theirs.
    pub fn press(&mut self, chord: Chord, key: Key, rows: &[PlaceRow]) -> Option<Chosen> {
        match resolve(KEYS, chord, key, Focus::Moving) {
            Resolution::Action(action) => Some(self.act(action, rows)),
            Resolution::Pending | Resolution::None => None,
        }
    }

    /// Does what the row with this index says.
    pub fn run(&mut self, index: usize, rows: &[PlaceRow]) -> Chosen {
        KEYS.get(index).map_or(Chosen::Nothing, |binding| self.act(binding.action, rows))
    }

    fn act(&mut self, action: Action, rows: &[PlaceRow]) -> Chosen {
        let Some(marked) = self.marked else { return Chosen::Nothing };
        let last = rows.len().saturating_sub(1);
        self.marked = match action {
            Action::Up => Some(marked.saturating_sub(1)),
            Action::Down => Some(marked.saturating_add(1).min(last)),
            Action::First => Some(0),
            Action::Last => Some(last),
            Action::Close | Action::Go => None,
        };
        match action {
            Action::Go => rows.get(marked).map_or(Chosen::Nothing, PlaceRow::chosen),
            Action::Up | Action::Down | Action::First | Action::Last | Action::Close => Chosen::Nothing,
        }
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
