//! A field of one line that shows only how much stands in it. Its text is wiped when it is taken, cleared or dropped.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use crate::domain::Passphrase;
use crate::i18n::DOT;
use crate::tui::keymap::{Code, Key};

/// The most bytes a field takes. It has them from the start, so that no growing leaves a copy behind.
const LIMIT: usize = 1_024;

/// The field. It is written at its end alone, for nobody sees where else one would be.
pub struct SecretField(Zeroizing<String>);

impl SecretField {
    /// An empty field.
    #[must_use]
    pub fn new() -> Self {
        Self(Zeroizing::new(String::with_capacity(LIMIT)))
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Does to the field what the key says.
    pub fn edit(&mut self, key: Key) {
        if let Some(letter) = key.text() {
            self.push(letter);
        } else if key == Key::ctrl('u') {
            self.clear();
        } else if key.code == Code::Backspace {
            self.0.pop();
        }
    }

    /// Puts a pasted text at the end, without line ends and other control characters.
    pub fn paste(&mut self, pasted: &str) {
        pasted.chars().filter(|letter| !letter.is_control()).for_each(|letter| self.push(letter));
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.0.zeroize();
    }

    /// What stands in it; the field is empty then.
    #[must_use]
    pub fn take(&mut self) -> Passphrase {
        Passphrase::new(std::mem::replace(&mut self.0, String::with_capacity(LIMIT)))
    }

    /// What stands in it, which stays there.
    #[must_use]
    pub fn copied(&self) -> Passphrase {
        Passphrase::new(self.0.to_string())
    }

    /// A dot for each character, as many as fit in that many columns.
    #[must_use]
    pub fn dots(&self, columns: usize) -> String {
        self.0.chars().take(columns).map(|_| DOT).collect()
    }

    fn push(&mut self, letter: char) {
        if self.0.len().saturating_add(letter.len_utf8()) <= LIMIT {
            self.0.push(letter);
        }
    }
}

impl Default for SecretField {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SecretField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<secret>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> SecretField {
        let mut field = SecretField::new();
        for key in keys.split(' ') {
            field.edit(key.parse().unwrap());
        }
        field
    }

    #[test]
    fn keys_write_at_its_end_and_take_back() {
        assert_eq!(typed("a ö Backspace b").take(), Passphrase::new("ab".to_owned()));
        assert!(typed("a b Ctrl-u").is_empty());
        assert!(typed("Left Home F4 Ctrl-b").is_empty());
    }

    #[test]
    fn it_shows_dots_alone_and_no_more_than_fit() {
        let field = typed("h e m l i g t");
        assert_eq!((field.dots(20).as_str(), field.dots(3).as_str()), ("•••••••", "•••"));
        assert_eq!(format!("{field:?}"), "<secret>");
    }

    #[test]
    fn a_paste_has_no_line_ends_and_nothing_grows_beyond_the_limit() {
        let mut field = SecretField::new();
        field.paste("en lång\nfras\r\n");
        field.paste(&"ö".repeat(LIMIT));
        assert!(field.0.len() <= LIMIT && field.0.capacity() == LIMIT);
        assert!(field.take().expose().starts_with("en långfras".as_bytes()));
        assert!(field.is_empty());
    }
}
