//! A language and a time zone: the one way to a text that people read.

use chrono_tz::Tz;

use crate::i18n::{Collation, Cover, Language, MessageId, Value, bundle, message};

/// The language texts are in and the zone instants are shown in. Cheap to copy; everything that formats hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Locale {
    language: Language,
    zone: Tz,
    cover: Option<Cover>,
}

impl Locale {
    /// The locale of this language and zone.
    #[must_use]
    pub const fn new(language: Language, zone: Tz) -> Self {
        Self { language, zone, cover: None }
    }

    /// Its language.
    #[must_use]
    pub fn language(self) -> Language {
        self.language
    }

    /// Its time zone.
    #[must_use]
    pub fn zone(self) -> Tz {
        self.zone
    }

    /// The same, that covers names and ids, or covers none.
    #[must_use]
    pub fn covered_by(self, cover: Option<Cover>) -> Self {
        Self { cover, ..self }
    }

    /// What covers names and ids, where they are to be covered.
    pub(super) fn cover(self) -> Option<Cover> {
        self.cover
    }

    /// The same zone in another language.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// A text without values. A text that is missing reads `⟦id⟧`.
    #[must_use]
    pub fn text(self, id: MessageId) -> String {
        self.text_with(id, &[])
    }

    /// A text with these values set in. A text that is missing reads `⟦id⟧`, a missing value `{$name}`.
    #[must_use]
    pub fn text_with(self, id: MessageId, values: &[(&'static str, Value<'_>)]) -> String {
        if !self.covers() {
            return bundle::format(self.language, id, values);
        }
        let covered: Vec<_> = values.iter().map(|(name, value)| (*name, self.disclosed(name, value))).collect();
        bundle::format(self.language, id, &covered)
    }

    /// The order of names in this language.
    #[must_use]
    pub fn collation(self) -> Collation {
        Collation::of(self.language)
    }

    /// These things as a choice of one: `A`, `A or B`, `A, B or C`.
    #[must_use]
    pub fn any_of(self, things: &[String]) -> String {
        self.joined(things, message!("any-of"))
    }

    /// All of these things: `A`, `A and B`, `A, B and C`.
    #[must_use]
    pub fn all_of(self, things: &[String]) -> String {
        self.joined(things, message!("all-of"))
    }

    fn joined(self, things: &[String], with_the_last: MessageId) -> String {
        match things {
            [] => String::new(),
            [only] => only.clone(),
            [before @ .., last] => {
                self.text_with(with_the_last, &[("before", before.join(", ").into()), ("last", last.into())])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_text_shows_its_id_and_a_missing_value_its_name() {
        let locale = Locale::new(Language::Swedish, Tz::UTC);
        assert_eq!(locale.text(MessageId::from_macro("no-such-text")), "⟦no-such-text⟧");
        assert_eq!(locale.text(message!("days")), "{$count} dagar");
    }

    #[test]
    fn counts_choose_the_plural_and_are_grouped() {
        let locale = Locale::new(Language::Swedish, Tz::UTC);
        let days = |locale: Locale, count: u64| locale.text_with(message!("days"), &[("count", count.into())]);
        assert_eq!(days(locale, 1), "1 dag");
        assert_eq!(days(locale, 2_026), "2\u{a0}026 dagar");
        let english = locale.in_language(Language::English);
        assert_eq!(days(english, 1), "1 day");
        assert_eq!(days(english, 2_026), "2,026 days");
    }

    #[test]
    fn a_choice_of_one_reads_as_a_sentence_does() {
        let locale = Locale::new(Language::Swedish, Tz::UTC);
        let things = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(locale.any_of(&things), "A, B eller C");
        assert_eq!(locale.any_of(&things[..1]), "A");
        assert_eq!(locale.in_language(Language::English).any_of(&things[..2]), "A or B");
    }
}
