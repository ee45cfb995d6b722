//! Text that must not be printed, logged or stored by accident, and is wiped when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// Secret text of any kind: a message to a customer with a key in it, for example.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretText(Zeroizing<String>);

impl SecretText {
    /// Takes the text in.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The text itself, for the one who was asked for it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<secret>")
    }
}

/// The passphrase of an operator's slot.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes the passphrase in.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The fewest characters that the passphrase of a partner's own store has.
    pub const FEWEST_CHARACTERS: usize = 12;

    /// Whether it is long enough to be chosen for a partner's own store.
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        Self::FEWEST_CHARACTERS <= self.0.chars().count()
    }

    /// Its bytes, for the derivation of the slot's key.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<secret>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_measured_in_characters() {
        assert!(!Passphrase::new("åäöåäöåäöåä".to_owned()).is_long_enough());
        assert!(Passphrase::new("åäöåäöåäöåäö".to_owned()).is_long_enough());
    }

    #[test]
    fn debug_output_shows_no_secret() {
        assert_eq!(format!("{:?}", SecretText::new("hemligt".to_owned())), "<secret>");
        assert_eq!(format!("{:?}", Passphrase::new("hemligt".to_owned())), "<secret>");
    }
}
