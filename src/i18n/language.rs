//! The two languages, and which of them is spoken when several places have an opinion.

use std::fmt;

use crate::domain::choice::LanguageTag;

/// A language nyckel speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Svenska.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Swedish, Self::English];

    /// The tag it is stored and chosen by: `sv` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub fn native_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::English => "English",
        }
    }

    /// The language a person means by this text: a tag of ours, with or without a region, or the language's own name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let by_name = |language: &Self| language.native_name().eq_ignore_ascii_case(text);
        Self::ALL.into_iter().find(by_name).or_else(|| Self::from_subtag(text))
    }

    /// The language of a locale as systems name it (`sv_SE.UTF-8`, `sv-FI`); `C` and `POSIX` are English. `None` for
    /// a language nyckel does not speak.
    #[must_use]
    pub fn from_locale_tag(tag: &str) -> Option<Self> {
        let without_encoding = tag.split(['.', '@']).next().unwrap_or(tag);
        if ["C", "POSIX"].contains(&without_encoding) {
            return Some(Self::English);
        }
        Self::from_subtag(without_encoding)
    }

    /// The language in which a customer is written to who wants that one: Swedish for Swedish, else English.
    #[must_use]
    pub fn of_customer(tag: &LanguageTag) -> Self {
        if tag.language() == Self::Swedish.tag() { Self::Swedish } else { Self::English }
    }

    /// The language of the system, where it says one that nyckel speaks.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        sys_locale::get_locales().find_map(|tag| Self::from_locale_tag(&tag))
    }

    fn from_subtag(tag: &str) -> Option<Self> {
        let subtag = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(subtag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.native_name())
    }
}

/// The places that may have an opinion on the language, the one that counts most first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LanguageCandidates {
    /// What `--lang` says.
    pub flag: Option<Language>,
    /// What `NYCKEL_LANG` says.
    pub environment: Option<Language>,
    /// What the operator chose, as the store has it.
    pub operator: Option<Language>,
    /// What the configuration file says.
    pub configuration: Option<Language>,
    /// What the system says.
    pub system: Option<Language>,
}

/// The language to speak: the first opinion there is, else English.
#[must_use]
pub fn choose_language(candidates: &LanguageCandidates) -> Language {
    candidates
        .flag
        .or(candidates.environment)
        .or(candidates.operator)
        .or(candidates.configuration)
        .or(candidates.system)
        .unwrap_or(Language::English)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_systems_locale_names_its_language_and_c_is_english() {
        let swedish = ["sv", "sv-SE", "sv_SE.UTF-8", "sv_FI@euro", "SV"];
        let english = ["C", "POSIX", "C.UTF-8", "en_GB.UTF-8", "en"];
        for tag in swedish {
            assert_eq!(Language::from_locale_tag(tag), Some(Language::Swedish), "{tag}");
        }
        for tag in english {
            assert_eq!(Language::from_locale_tag(tag), Some(Language::English), "{tag}");
        }
        for tag in ["de_DE.UTF-8", "svx", "", "c"] {
            assert_eq!(Language::from_locale_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_person_names_a_language_by_tag_or_name() {
        assert_eq!(Language::parse(" svenska "), Some(Language::Swedish));
        assert_eq!(Language::parse("en-US"), Some(Language::English));
        assert_eq!(Language::parse("C"), None);
    }

    #[test]
    fn the_flag_counts_most_and_the_system_least() {
        let (swedish, english) = (Some(Language::Swedish), Some(Language::English));
        let mut candidates = LanguageCandidates { system: swedish, ..LanguageCandidates::default() };
        assert_eq!(choose_language(&candidates), Language::Swedish);
        candidates.configuration = english;
        assert_eq!(choose_language(&candidates), Language::English);
        candidates.operator = swedish;
        assert_eq!(choose_language(&candidates), Language::Swedish);
        candidates.environment = english;
        assert_eq!(choose_language(&candidates), Language::English);
        candidates.flag = swedish;
        assert_eq!(choose_language(&candidates), Language::Swedish);
        assert_eq!(choose_language(&LanguageCandidates::default()), Language::English);
    }
}
