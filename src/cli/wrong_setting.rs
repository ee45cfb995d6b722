//! What is said of a setting that cannot be used, wherever it was given: flag, variable or configuration file.

use std::path::Path;

use crate::cli::ending::{Ending, Status};
use crate::config::{ConfigFailure, SECONDS, VariableFailure};
use crate::i18n::{Locale, MessageId, Value, message};
use crate::tui::theme::ThemeName;

/// There is no configuration file where the flag says.
pub(in crate::cli) fn of_no_file(locale: Locale, path: &Path) -> Ending {
    of(locale, message!("cli-setting-no-file"), &[("path", path.display().to_string().into())])
}

/// The configuration file cannot be used.
pub(in crate::cli) fn of_file(locale: Locale, failure: &ConfigFailure) -> Ending {
    match failure {
        ConfigFailure::Unreadable { path, source } => {
            let values =
                [("path", path.display().to_string().into()), ("detail", locale.system_failure(source).into())];
            of(locale, message!("cli-setting-unreadable"), &values)
        }
        ConfigFailure::Schema { path, line, expected } => {
            let values = [
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
                ("detail", expected.into()),
            ];
            of(locale, message!("cli-setting-line"), &values)
        }
        ConfigFailure::Seconds { path, line, seconds } => {
            let values = [
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
                ("seconds", seconds.to_string().into()),
                ("least", SECONDS.start().to_string().into()),
                ("most", SECONDS.end().to_string().into()),
            ];
            of(locale, message!("cli-setting-seconds"), &values)
        }
    }
}

/// A variable of the environment says what it cannot say.
pub(in crate::cli) fn of_variable(locale: Locale, failure: &VariableFailure) -> Ending {
    let values = [("name", failure.name.into()), ("detail", (&failure.expected).into())];
    of(locale, message!("cli-setting-variable"), &values)
}

/// There is no theme of that name.
pub(in crate::cli) fn of_theme(locale: Locale, name: &str) -> Ending {
    let known = ThemeName::ALL.map(|theme| theme.as_str().to_owned());
    of(locale, message!("cli-setting-theme"), &[("name", name.into())]).with_choices(known.into())
}

/// What is to be logged is not told in the words of `tracing`, which says why in `detail`.
pub(in crate::cli) fn of_log(locale: Locale, filter: &str, detail: String) -> Ending {
    of(locale, message!("cli-setting-log"), &[("filter", filter.into()), ("detail", detail.into())])
}

fn of(locale: Locale, what: MessageId, values: &[(&'static str, Value<'_>)]) -> Ending {
    Ending::new(Status::WrongUsage, locale, (what, message!("cli-setting-instead")), values)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::config::{of_environment, parse};
    use crate::i18n::Language;

    /// What is said in that language of a configuration file, a variable, a theme and a log filter, up to where the
    /// parser has the word.
    fn said(language: Language) -> Vec<String> {
        let locale = Locale::new(language, Tz::UTC);
        let path = Path::new("/c/config.toml");
        let file = |text: &str| of_file(locale, &parse(text, path).unwrap_err());
        let unreadable = ConfigFailure::Unreadable { path: path.to_owned(), source: std::io::Error::other("x") };
        let variable = of_environment(&|name| (name == "NYCKEL_LANG").then(|| "de".to_owned())).unwrap_err();
        let endings = [
            of_no_file(locale, path),
            of_file(locale, &unreadable),
            file("\ncolor = 3"),
            file("[clipboard]\nseconds = 9999"),
            of_variable(locale, &variable),
            of_theme(locale, "rosa"),
            of_log(locale, "nyckel=hej", "x".to_owned()),
        ];
        let sentence = |ending: Ending| ending.sentence.what.split(": ").next().unwrap_or_default().to_owned();
        endings.map(sentence).into()
    }

    #[test]
    fn everything_but_the_parsers_own_words_is_in_the_language_of_the_reader() {
        let english = [
            "There is no configuration file /c/config.toml.",
            "The configuration file /c/config.toml cannot be read",
            "The configuration file /c/config.toml cannot be used because of line 2",
            "A time in the configuration file /c/config.toml, line 2, is 9999 seconds but has to be from 1 to 3600 seconds.",
            "The variable NYCKEL_LANG cannot be used",
            "There is no theme “rosa”.",
            "“nyckel=hej” does not say what to log",
        ];
        assert_eq!(said(Language::English), english);
        let swedish = [
            "Det finns ingen konfigurationsfil /c/config.toml.",
            "Konfigurationsfilen /c/config.toml går inte att läsa",
            "Konfigurationsfilen /c/config.toml går inte att använda på grund av rad 2",
            "En tid i konfigurationsfilen /c/config.toml, rad 2, är 9999 sekunder men måste vara 1 till 3600 sekunder.",
            "Variabeln NYCKEL_LANG går inte att använda",
            "Det finns inget tema ”rosa”.",
            "”nyckel=hej” säger inte vad som ska loggas",
        ];
        assert_eq!(said(Language::Swedish), swedish);
    }
}
