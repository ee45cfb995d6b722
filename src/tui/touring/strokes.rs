//! Keys as scripts name them.

use crate::tui::keymap::{Code, Key};
use crate::tui::touring::stage::{Stage, StageFailure};

/// Presses the key of that name.
pub(super) fn press(stage: &mut dyn Stage, name: &str) -> Result<(), StageFailure> {
    stage.press(key(name).ok_or_else(|| StageFailure::Key(name.to_owned()))?)
}

/// The key of that name.
pub(super) fn key(name: &str) -> Option<Key> {
    name.parse().ok()
}

/// The key of a letter that is typed.
pub(super) fn letter(letter: char) -> Key {
    Key::plain(Code::Char(letter))
}

/// Whether that is the name of a key as the console itself writes it (`Ctrl-p`): another spelling of it would never be the key
/// that was pressed.
#[must_use]
pub fn is_key(name: &str) -> bool {
    key(name).is_some_and(|key| key.to_string() == name)
}

/// A key as people read it on a cap.
#[must_use]
pub fn face(name: &str) -> String {
    key(name).map_or_else(|| name.to_owned(), Key::face)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_name_in_a_script() {
        for name in ["Ctrl-p", "Shift-Tab", "Space", "PgDn", "F10", "+", "G"] {
            assert!(is_key(name), "{name}");
        }
        for name in ["Ctrl-P", "Shift-g", "Entr", "ab", ""] {
            assert!(!is_key(name), "{name}");
        }
    }
}
