//! A row of a room's `KEYS`: which keys do what, what it is called and how much it matters on a narrow bottom line.
//! It owns the row, never what the action does or whether it is possible right now.

use crate::i18n::MessageId;

use super::chord::Focus;
use super::keys::Keys;

/// When a row is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// While a field takes the characters.
    Typing,
    /// While no field does.
    Moving,
    /// Always. Of plain characters only `?` and `:` may be bound so: they are commands in an empty field.
    Both,
}

/// One row of a room's `KEYS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding<A: 'static> {
    /// The keys; the first is the one that is shown.
    pub keys: Keys,
    /// What they do.
    pub action: A,
    /// The message id of its short name.
    pub label: MessageId,
    /// What it is called beside the key that ends a begun sequence, where that is another name.
    pub ending: Option<MessageId>,
    /// How long it stays when the bottom line runs out of room: higher stays longer, 0 is shown in the help only.
    pub priority: u8,
    /// When it is in force.
    pub mode: Mode,
}

impl<A: Copy> Binding<A> {
    /// A row in force while no field takes the characters.
    #[must_use]
    pub const fn moving(keys: &[&str], action: A, label: MessageId) -> Self {
        Self { keys: Keys::written(keys), action, label, ending: None, priority: 0, mode: Mode::Moving }
    }

    /// A row in force while a field takes the characters.
    #[must_use]
    pub const fn typing(keys: &[&str], action: A, label: MessageId) -> Self {
        Self { keys: Keys::written(keys), action, label, ending: None, priority: 0, mode: Mode::Typing }
    }

    /// A row that is always in force.
    #[must_use]
    pub const fn always(keys: &[&str], action: A, label: MessageId) -> Self {
        Self { keys: Keys::written(keys), action, label, ending: None, priority: 0, mode: Mode::Both }
    }

    /// Puts the row on the bottom line, to stay there the longer the higher the number.
    #[must_use]
    pub const fn shown(self, priority: u8) -> Self {
        Self { priority, ..self }
    }

    /// Gives it a short name for when its sequence is begun, and what it begins is known.
    #[must_use]
    pub const fn ending(self, name: MessageId) -> Self {
        Self { ending: Some(name), ..self }
    }

    /// The row without its action, to be compared with the rows of other rooms.
    #[must_use]
    pub const fn erased(&self) -> Binding<()> {
        Binding {
            keys: self.keys,
            action: (),
            label: self.label,
            ending: self.ending,
            priority: self.priority,
            mode: self.mode,
        }
    }

    /// The keys that do it with that focus: not those that are text in a field. All of them where it is not in force.
    #[must_use]
    pub fn keys_with(&self, focus: Focus) -> Keys {
        self.keys.filtered(|sequence| !focus.admits(self.mode) || focus.lets_through(sequence.first))
    }
}
