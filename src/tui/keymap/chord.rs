//! From a key press to an action, with the first key of a sequence remembered in between. It knows neither layers of
//! rooms nor time: who holds several layers asks each of them, and a begun sequence waits until the next key.

use super::binding::{Binding, Mode};
use super::key::Key;

/// What a key press means to whatever has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// A field with text in it: plain characters are text.
    Typing,
    /// A field without text: plain characters are text, but `?` and `:` are commands.
    TypingEmpty,
    /// No field: every key is a command.
    Moving,
}

impl Focus {
    /// The focus of a place with a field that has it or not, and that text in it.
    #[must_use]
    pub fn of(is_typing: bool, text: &str) -> Self {
        match (is_typing, text.is_empty()) {
            (true, true) => Self::TypingEmpty,
            (true, false) => Self::Typing,
            (false, _) => Self::Moving,
        }
    }

    /// Whether a plain character goes into a field.
    #[must_use]
    pub fn is_typing(self) -> bool {
        match self {
            Self::Typing | Self::TypingEmpty => true,
            Self::Moving => false,
        }
    }

    /// Whether a key gets past the field that has the focus, and is not text in it.
    #[must_use]
    pub fn lets_through(self, key: Key) -> bool {
        match (key.text(), self) {
            (None, _) | (Some(_), Self::Moving) => true,
            (Some(character), Self::TypingEmpty) => is_command_in_empty_field(character),
            (Some(_), Self::Typing) => false,
        }
    }

    /// Whether a row of this mode is in force here.
    #[must_use]
    pub fn admits(self, mode: Mode) -> bool {
        match mode {
            Mode::Both => true,
            Mode::Typing => self.is_typing(),
            Mode::Moving => !self.is_typing(),
        }
    }
}

/// The first key of a sequence, while its second is awaited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chord {
    begun: Option<Key>,
}

impl Chord {
    /// Remembers the first key.
    #[must_use]
    pub fn begun_with(key: Key) -> Self {
        Self { begun: Some(key) }
    }

    /// The first key, if there is one, to be shown while the second is awaited.
    #[must_use]
    pub fn begun(self) -> Option<Key> {
        self.begun
    }
}

/// What a key press came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution<A> {
    /// It asks for this.
    Action(A),
    /// It begins a sequence: remember it with [`Chord::begun_with`].
    Pending,
    /// No row has it. After a begun sequence the sequence is over and the key is spent, so that a mistyped `g x` never
    /// does what `x` alone does; without one it may be text.
    None,
}

/// Looks the key up in the rows of one layer.
#[must_use]
pub fn resolve<A: Copy>(rows: &[Binding<A>], chord: Chord, key: Key, focus: Focus) -> Resolution<A> {
    let mut resolution = Resolution::None;
    for row in rows.iter().filter(|row| focus.admits(row.mode)) {
        for sequence in row.keys.iter() {
            let begins = sequence.first == chord.begun.unwrap_or(key) && focus.lets_through(sequence.first);
            match (begins, chord.begun, sequence.second) {
                (true, None, None) => return Resolution::Action(row.action),
                (true, Some(_), Some(second)) if second == key => return Resolution::Action(row.action),
                (true, None, Some(_)) => resolution = Resolution::Pending,
                _ => {}
            }
        }
    }
    resolution
}

/// The two characters that are commands where nothing has been typed yet: help and palette.
pub(super) fn is_command_in_empty_field(character: char) -> bool {
    matches!(character, '?' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::MessageId;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Action {
        Open,
        Home,
        Customers,
        Top,
        Help,
        Clear,
        Next,
    }

    const KEYS: &[Binding<Action>] = &[
        Binding::always(&["Enter"], Action::Open, MessageId::from_macro("open")),
        Binding::moving(&["g h"], Action::Home, MessageId::from_macro("home")),
        Binding::moving(&["g c", "F3"], Action::Customers, MessageId::from_macro("customers")),
        Binding::moving(&["gg", "Home"], Action::Top, MessageId::from_macro("top")),
        Binding::always(&["?", "F1"], Action::Help, MessageId::from_macro("help")),
        Binding::typing(&["Esc"], Action::Clear, MessageId::from_macro("clear")),
        Binding::moving(&["j"], Action::Next, MessageId::from_macro("next")),
    ];

    /// Presses the keys one after the other and collects what they ask for; what no row has is written as text.
    fn press(keys: &str, focus: Focus) -> Vec<String> {
        let mut chord = Chord::default();
        let mut heard = Vec::new();
        for text in keys.split(' ') {
            let key = text.parse().unwrap();
            match resolve(KEYS, chord, key, focus) {
                Resolution::Action(action) => {
                    chord = Chord::default();
                    heard.push(format!("{action:?}"));
                }
                Resolution::Pending => chord = Chord::begun_with(key),
                Resolution::None => {
                    chord = Chord::default();
                    heard.push(format!("'{key}'"));
                }
            }
        }
        heard
    }

    #[test]
    fn keys_and_sequences_reach_their_rows_while_moving() {
        assert_eq!(press("Enter j ? F1", Focus::Moving), ["Open", "Next", "Help", "Help"]);
        assert_eq!(press("g h g c F3 g g Home", Focus::Moving), ["Home", "Customers", "Customers", "Top", "Top"]);
        assert_eq!(press("Esc", Focus::Moving), ["'Esc'"]);
    }

    #[test]
    fn a_mistyped_sequence_does_nothing_and_is_over() {
        assert_eq!(press("g j j", Focus::Moving), ["'j'", "Next"]);
        assert_eq!(press("g Enter Enter", Focus::Moving), ["'Enter'", "Open"]);
    }

    #[test]
    fn plain_characters_are_text_while_typing() {
        assert_eq!(press("j g h ? Enter Esc F1", Focus::Typing), ["'j'", "'g'", "'h'", "'?'", "Open", "Clear", "Help"]);
        assert_eq!(press("j ?", Focus::TypingEmpty), ["'j'", "Help"]);
    }
}
