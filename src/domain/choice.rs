//! Version, language and file type: what a product offers and what was chosen of it (KEY-1, PROD-4).

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! offered_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

offered_text! {
    /// A version of a product, as its publisher names it: `2022`, `15 SP5`.
    ProductVersion
}
offered_text! {
    /// A language by its tag, for example `sv-SE` or `pt-BR`.
    LanguageTag
}
offered_text! {
    /// A file type & operating system, for example `64 Bit, ISO`.
    FileType
}

impl LanguageTag {
    /// The language without its region: `pt` of `pt-BR`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

/// What a product can be had in. An empty list is a choice the product does not support: it is hidden (PROD-4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The versions, the newest first; never empty for software.
    pub versions: Vec<ProductVersion>,
    /// The languages, in the publisher's order.
    #[serde(default)]
    pub languages: Vec<LanguageTag>,
    /// The file types & operating systems, the usual one first.
    #[serde(default)]
    pub file_types: Vec<FileType>,
}

/// One version, and one language and file type where the product has them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Choice {
    /// The version.
    pub version: ProductVersion,
    /// The language, where the product has any.
    pub language: Option<LanguageTag>,
    /// The file type & operating system, where the product has any.
    pub file_type: Option<FileType>,
}

/// What an operator chose of a product with their own hand; what they left as it stood is `None`, so that it is
/// filled in anew for the next customer (PROD-4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picked {
    /// The version.
    pub version: Option<ProductVersion>,
    /// The language.
    pub language: Option<LanguageTag>,
    /// The file type & operating system.
    pub file_type: Option<FileType>,
}

impl Picked {
    /// Takes over what was picked later.
    pub fn take_over(&mut self, later: Self) {
        self.version = later.version.or(self.version.take());
        self.language = later.language.or(self.language.take());
        self.file_type = later.file_type.or(self.file_type.take());
    }
}

impl Offer {
    /// Whether the choice is one the product can be had in, no more and no less.
    #[must_use]
    pub fn has(&self, choice: &Choice) -> bool {
        self.versions.contains(&choice.version)
            && has_optional(&self.languages, choice.language.as_ref())
            && has_optional(&self.file_types, choice.file_type.as_ref())
    }

    /// The choice that stands there before anyone chooses (PROD-4): what the operator last picked of the product, as far
    /// as it is still offered, else the newest version, the customer's language and the first file type. `None` for a
    /// product without versions.
    #[must_use]
    pub fn filled_in(&self, last: &Picked, customer_language: &LanguageTag) -> Option<Choice> {
        Some(Choice {
            version: still_offered(&self.versions, last.version.as_ref()).or_else(|| self.versions.first().cloned())?,
            language: still_offered(&self.languages, last.language.as_ref())
                .or_else(|| self.language_for(customer_language)),
            file_type: still_offered(&self.file_types, last.file_type.as_ref())
                .or_else(|| self.file_types.first().cloned()),
        })
    }

    /// The offered language nearest to the customer's: the same tag, the same language, English, else the first.
    fn language_for(&self, customer_language: &LanguageTag) -> Option<LanguageTag> {
        let same_tag = |tag: &&LanguageTag| *tag == customer_language;
        let same_language = |tag: &&LanguageTag| tag.language() == customer_language.language();
        let english = |tag: &&LanguageTag| tag.language() == "en";
        self.languages
            .iter()
            .find(same_tag)
            .or_else(|| self.languages.iter().find(same_language))
            .or_else(|| self.languages.iter().find(english))
            .or_else(|| self.languages.first())
            .cloned()
    }
}

fn still_offered<T: PartialEq + Clone>(offered: &[T], picked: Option<&T>) -> Option<T> {
    picked.filter(|picked| offered.contains(picked)).cloned()
}

fn has_optional<T: PartialEq>(offered: &[T], chosen: Option<&T>) -> bool {
    match chosen {
        Some(chosen) => offered.contains(chosen),
        None => offered.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer() -> Offer {
        Offer {
            versions: vec![ProductVersion("2025".into()), ProductVersion("2022".into())],
            languages: vec![LanguageTag("en-US".into()), LanguageTag("sv-SE".into()), LanguageTag("pt-BR".into())],
            file_types: vec![FileType("64 Bit, ISO".into()), FileType("64 Bit, VHD".into())],
        }
    }

    fn tag(text: &str) -> LanguageTag {
        LanguageTag(text.into())
    }

    #[test]
    fn prod_4_newest_version_customers_language_first_file_type() {
        let choice = offer().filled_in(&Picked::default(), &tag("sv-FI")).unwrap();
        assert_eq!(choice.version.0, "2025");
        assert_eq!(choice.language, Some(tag("sv-SE")));
        assert_eq!(choice.file_type, Some(FileType("64 Bit, ISO".into())));
        assert_eq!(offer().filled_in(&Picked::default(), &tag("ja-JP")).unwrap().language, Some(tag("en-US")));
    }

    #[test]
    fn prod_4_the_operators_last_choice_wins_while_it_is_offered() {
        let last = Picked {
            version: Some(ProductVersion("2022".into())),
            language: Some(tag("pt-BR")),
            file_type: Some(FileType("64 Bit, VHD".into())),
        };
        let choice = offer().filled_in(&last, &tag("sv-SE")).unwrap();
        assert_eq!(
            (choice.version.0.as_str(), choice.language, choice.file_type.unwrap().0.as_str()),
            ("2022", Some(tag("pt-BR")), "64 Bit, VHD")
        );
        let gone = Picked { version: Some(ProductVersion("2008".into())), ..last };
        assert_eq!(offer().filled_in(&gone, &tag("sv-SE")).unwrap().version.0, "2025");
    }

    #[test]
    fn prod_4_what_was_never_picked_is_the_customers() {
        let mut last = Picked { version: Some(ProductVersion("2022".into())), ..Picked::default() };
        assert_eq!(offer().filled_in(&last, &tag("pt-BR")).unwrap().language, Some(tag("pt-BR")));
        last.take_over(Picked { language: Some(tag("sv-SE")), ..Picked::default() });
        let choice = offer().filled_in(&last, &tag("pt-BR")).unwrap();
        assert_eq!((choice.version.0.as_str(), choice.language), ("2022", Some(tag("sv-SE"))));
    }

    #[test]
    fn prod_4_a_choice_the_product_does_not_support_is_not_made() {
        let bare = Offer { versions: vec![ProductVersion("1".into())], languages: vec![], file_types: vec![] };
        let choice = bare.filled_in(&Picked::default(), &tag("sv-SE")).unwrap();
        assert_eq!((choice.language.clone(), choice.file_type.clone()), (None, None));
        assert!(bare.has(&choice) && !offer().has(&choice));
        assert_eq!(Offer::default().filled_in(&Picked::default(), &tag("sv-SE")), None);
    }
}
