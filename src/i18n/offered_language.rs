//! The names of the languages that products are offered in (PROD-4), always with their tag.

use crate::domain::choice::LanguageTag;
use crate::i18n::{Locale, MessageId, message};

impl Locale {
    /// A language of an offer: `Portugisiska (Brasilien), pt-BR`; the tag alone where nyckel has no name for it.
    #[must_use]
    pub fn language_name(self, tag: &LanguageTag) -> String {
        match name_of(&tag.0) {
            Some(name) => format!("{}, {tag}", self.text(name)),
            None => tag.to_string(),
        }
    }
}

fn name_of(tag: &str) -> Option<MessageId> {
    Some(match tag {
        "cs-CZ" => message!("language-cs-cz"),
        "da-DK" => message!("language-da-dk"),
        "de-DE" => message!("language-de-de"),
        "en-US" => message!("language-en-us"),
        "es-ES" => message!("language-es-es"),
        "fi-FI" => message!("language-fi-fi"),
        "fr-FR" => message!("language-fr-fr"),
        "hu-HU" => message!("language-hu-hu"),
        "it-IT" => message!("language-it-it"),
        "ja-JP" => message!("language-ja-jp"),
        "ko-KR" => message!("language-ko-kr"),
        "nb-NO" => message!("language-nb-no"),
        "nl-NL" => message!("language-nl-nl"),
        "pl-PL" => message!("language-pl-pl"),
        "pt-BR" => message!("language-pt-br"),
        "pt-PT" => message!("language-pt-pt"),
        "ru-RU" => message!("language-ru-ru"),
        "sv-SE" => message!("language-sv-se"),
        "tr-TR" => message!("language-tr-tr"),
        "zh-CN" => message!("language-zh-cn"),
        "zh-TW" => message!("language-zh-tw"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use chrono_tz::Tz;

    #[test]
    fn prod_4_a_language_is_named_with_its_tag() {
        let name = |language, tag: &str| Locale::new(language, Tz::UTC).language_name(&LanguageTag(tag.to_owned()));
        assert_eq!(name(Language::Swedish, "pt-BR"), "Portugisiska (Brasilien), pt-BR");
        assert_eq!(name(Language::English, "pt-BR"), "Portuguese (Brazil), pt-BR");
        assert_eq!(name(Language::Swedish, "sv-SE"), "Svenska, sv-SE");
        assert_eq!(name(Language::English, "tlh"), "tlh");
    }
}
