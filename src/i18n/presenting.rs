//! Names and ids before an audience (presenter mode): a locale that covers them has a stand-in for each name, the same
//! wherever the name stands, and dots for what tells one thing from another. Texts cover what is set into them by themselves.

use std::borrow::Cow;
use std::fmt::Display;

use crate::i18n::{Locale, MessageId, Value, message};

/// What keeps stand-ins from being reckoned out of known names: chance, which is another in every console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover(pub u64);

/// What stands for a letter that is not to be read.
pub const DOT: char = '•';

impl Locale {
    /// Whether it covers names and ids.
    #[must_use]
    pub fn covers(self) -> bool {
        self.cover().is_some()
    }

    /// The name of a customer, or what stands for it.
    #[must_use]
    pub fn customer(self, name: &str) -> String {
        self.customer_in_list(name).into_owned()
    }

    /// The same without a copy, for lists, of which every frame has the names of a page.
    #[must_use]
    pub fn customer_in_list(self, name: &str) -> Cow<'_, str> {
        self.standing_in(name, message!("covered-customer"))
    }

    /// The name of a person, or what stands for it.
    #[must_use]
    pub fn person(self, name: &str) -> String {
        self.standing_in(name, message!("covered-person")).into_owned()
    }

    /// An id, an address, a path, or what somebody wrote: as it is, or with a dot for each letter and digit.
    #[must_use]
    pub fn id(self, thing: impl Display) -> String {
        let text = thing.to_string();
        if self.covers() { dotted(&text) } else { text }
    }

    /// An id that is text already, without a copy where nothing is covered.
    #[must_use]
    pub fn id_in_list(self, text: &str) -> Cow<'_, str> {
        if self.covers() { Cow::Owned(dotted(text)) } else { Cow::Borrowed(text) }
    }

    fn standing_in(self, name: &str, as_what: MessageId) -> Cow<'_, str> {
        match self.cover() {
            Some(cover) if !name.is_empty() => {
                Cow::Owned(self.text_with(as_what, &[("number", cover.number_of(name).into())]))
            }
            Some(_) | None => Cow::Borrowed(name),
        }
    }

    /// A value as it is set into a text under that name.
    pub(super) fn disclosed<'text>(self, name: &str, value: &Value<'text>) -> Value<'text> {
        match value {
            Value::Text(text) if name == "customer" => self.customer(text).into(),
            Value::Text(text) if PERSONS.contains(&name) => self.person(text).into(),
            Value::Text(text) if IDS.contains(&name) => self.id(text).into(),
            Value::Text(_) | Value::Count(_) => value.clone(),
        }
    }
}

fn dotted(text: &str) -> String {
    text.chars().map(|letter| if letter.is_alphanumeric() { DOT } else { letter }).collect()
}

/// The names under which those of people are set into texts.
const PERSONS: [&str; 2] = ["operator", "person"];

/// The names under which ids, addresses and what people wrote are set into texts.
const IDS: [&str; 13] = [
    "contact",
    "device",
    "file",
    "folder",
    "host",
    "id",
    "order",
    "path",
    "reason",
    "recipient",
    "request",
    "subject",
    "subscription",
];

impl Cover {
    /// Four signs that tell the names of one console from another.
    fn number_of(self, name: &str) -> String {
        let mut hash = blake3::Hasher::new();
        hash.update(&self.0.to_le_bytes()).update(name.as_bytes());
        hash.finalize().to_hex().chars().take(4).collect::<String>().to_uppercase()
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;

    const OPEN: Locale = Locale::new(Language::Swedish, Tz::UTC);

    fn covered() -> Locale {
        OPEN.covered_by(Some(Cover(7)))
    }

    #[test]
    fn a_name_has_one_stand_in_in_a_console_and_another_in_the_next() {
        let name = covered().customer("Contoso AB");
        assert!(name.starts_with("Kund ") && name.chars().count() == 9, "{name}");
        assert_eq!(covered().customer("Contoso AB"), name);
        assert_ne!(covered().customer("Fabrikam AB"), name);
        assert_ne!(OPEN.covered_by(Some(Cover(8))).customer("Contoso AB"), name);
        assert_eq!(covered().customer(""), "", "what has no name gets none");
        assert_eq!(OPEN.customer("Contoso AB"), "Contoso AB");
    }

    #[test]
    fn of_an_id_its_form_alone_is_left() {
        assert_eq!(covered().id("OR-7F3K2"), "••-•••••");
        assert_eq!(covered().id("åsa@contoso.example"), "•••@•••••••.•••••••");
        assert_eq!(OPEN.id("OR-7F3K2"), "OR-7F3K2");
    }
}
