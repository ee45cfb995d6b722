//! The order of names in each language: Z Å Ä Ö in Swedish.

use std::cmp::Ordering;
use std::convert::Infallible;

use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use crate::i18n::Language;

/// Compares texts as a reader of the language sorts them; texts that read the same are told apart by their bytes, so
/// that a list never changes its order by itself.
#[derive(Debug)]
pub struct Collation {
    /// `None` only if the language's data were missing, which a test rules out; bytes decide then.
    collator: Option<CollatorBorrowed<'static>>,
}

impl Collation {
    /// The order of this language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let preferences: CollatorPreferences = match language {
            Language::Swedish => locale!("sv").into(),
            Language::English => locale!("en").into(),
        };
        Self { collator: CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok() }
    }

    /// Which of the two comes first.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        let by_language = self.collator.as_ref().map_or(Ordering::Equal, |collator| collator.compare(left, right));
        by_language.then_with(|| left.cmp(right))
    }

    /// Bytes that sort as [`Collation::compare`] does, for lists too long to compare again and again. They are for
    /// memory only: another version of the collation data gives others.
    #[must_use]
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        if let Some(collator) = &self.collator {
            let Ok::<(), Infallible>(()) = collator.write_sort_key_to(text, &mut key);
        }
        // No byte of a sort key is 0, so that the shorter key comes first and the text decides between equals.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(language: Language, names: &[&'static str]) -> Vec<&'static str> {
        let collation = Collation::of(language);
        let mut names = names.to_vec();
        names.sort_by(|left, right| collation.compare(left, right));
        names
    }

    #[test]
    fn swedish_ends_in_z_a_ring_a_umlaut_o_umlaut() {
        let names = ["Östgöta", "Ängby", "Åby", "Zeta", "alfa", "Wide", "Vega"];
        assert_eq!(sorted(Language::Swedish, &names), ["alfa", "Vega", "Wide", "Zeta", "Åby", "Ängby", "Östgöta"]);
        assert_eq!(sorted(Language::English, &names), ["Åby", "alfa", "Ängby", "Östgöta", "Vega", "Wide", "Zeta"]);
    }

    #[test]
    fn texts_that_read_the_same_keep_one_order() {
        let collation = Collation::of(Language::Swedish);
        assert_eq!(collation.compare("Å", "A\u{30a}"), collation.compare("A\u{30a}", "Å").reverse());
        assert_ne!(collation.compare("Å", "A\u{30a}"), Ordering::Equal);
    }

    proptest! {
        #[test]
        fn sort_keys_sort_as_comparing_does(left in "[a-zåäöA-ZÅÄÖ0-9 &.é\\-]{0,12}", right in "[a-zåäöA-ZÅÄÖ0-9 &.é\\-]{0,12}") {
            for language in Language::ALL {
                let collation = Collation::of(language);
                let by_key = collation.sort_key(&left).cmp(&collation.sort_key(&right));
                prop_assert_eq!(by_key, collation.compare(&left, &right));
            }
        }
    }
}
