//! One or two keys after one another, and the text that names them (`q`, `g c`, `gg`). It knows no time between them.

use std::fmt;
use std::str::FromStr;

use super::key::{Key, NotAKey};
use super::written;

/// One or two keys pressed after one another: `q`, `g c`, `gg`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence {
    /// The key that begins it.
    pub first: Key,
    /// The key that ends it, if there are two.
    pub second: Option<Key>,
}

impl Sequence {
    /// How the sequence is shown on the screen.
    #[must_use]
    pub fn face(self) -> String {
        self.joined(Key::face)
    }

    /// Both keys as text; a letter pressed twice is written without a space.
    fn joined(self, text: impl Fn(Key) -> String) -> String {
        match self.second {
            None => text(self.first),
            Some(second) if second == self.first => format!("{}{}", text(self.first), text(second)),
            Some(second) => format!("{} {}", text(self.first), text(second)),
        }
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.joined(|key| key.to_string()))
    }
}

impl FromStr for Sequence {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        written::sequence(text.as_bytes()).ok_or_else(|| NotAKey { text: text.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let texts = [
            "Enter", "Ctrl-p", "g c", "gg", "F10", "Alt-Left", "?", "-", "Ctrl--", "Space", "+", "S n", "Ö", "öö", "→",
        ];
        for text in texts {
            assert_eq!(text.parse::<Sequence>().map(|sequence| sequence.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("Ctrl-P".parse::<Key>(), "Ctrl-p".parse());
        for text in
            ["", "Hyper-x", "F0", "F25", "gh", "g h i", "Enter Entr", " ", "  ", "\u{a0}", "\u{85}", "Shift-g", "-x"]
        {
            assert!(text.parse::<Sequence>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn faces_are_what_is_printed_on_a_keyboard() {
        let table = [
            ("Ctrl-p", "Ctrl-P"),
            ("Alt-l", "Alt-L"),
            ("Left", "←"),
            ("Space", "␣"),
            ("Alt-Left", "Alt-←"),
            ("gg", "gg"),
            ("g c", "g c"),
            ("X", "X"),
        ];
        for (text, expected) in table {
            assert_eq!(text.parse::<Sequence>().map(Sequence::face), Ok(expected.to_owned()));
        }
    }
}
