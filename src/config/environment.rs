//! What the environment says of the settings. Pure: it is told how to read a variable.

use std::path::PathBuf;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::config::choice::{ColourChoice, ColourDepth, LanguageChoice};
use crate::config::overlay::Overlay;

/// Says that a variable has none of the values it can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {expected}")]
pub struct VariableFailure {
    /// The variable.
    pub name: &'static str,
    /// What it says, and what was expected, in the parser's words.
    pub expected: String,
}

/// What `NYCKEL_LANG`, `NYCKEL_THEME`, `NYCKEL_COLOUR`, `NYCKEL_CLIPBOARD`, `NYCKEL_DOWNLOAD_DIR` and `NO_COLOR` say; an
/// empty one says nothing.
///
/// # Errors
/// [`VariableFailure`] for one of ours that has another value than it can have.
pub fn of_environment(read: &dyn Fn(&str) -> Option<String>) -> Result<Overlay, VariableFailure> {
    let no_colour = filled(read, "NO_COLOR").map(|_| ColourChoice::None);
    Ok(Overlay {
        language: choice(read, "NYCKEL_LANG")?.map(LanguageChoice::tag),
        theme: filled(read, "NYCKEL_THEME"),
        colour: choice(read, "NYCKEL_COLOUR")?.or(no_colour),
        clipboard_route: choice(read, "NYCKEL_CLIPBOARD")?,
        download_dir: filled(read, "NYCKEL_DOWNLOAD_DIR").map(PathBuf::from),
        ..Overlay::default()
    })
}

/// Terminals that have all colours, whatever `COLORTERM` says: over SSH it is not handed on, their `TERM` is.
const ALL_COLOURS: [&str; 6] = ["-direct", "kitty", "ghostty", "wezterm", "alacritty", "foot"];

/// How many colours the terminal says it has, by `NO_COLOR`, `TERM` and `COLORTERM`.
#[must_use]
pub fn detected_colour(read: &dyn Fn(&str) -> Option<String>) -> ColourDepth {
    let terminal = filled(read, "TERM").unwrap_or_default();
    let colours = filled(read, "COLORTERM").unwrap_or_default();
    if filled(read, "NO_COLOR").is_some() || terminal.is_empty() || terminal == "dumb" {
        ColourDepth::None
    } else if ["truecolor", "24bit"].contains(&colours.as_str())
        || ALL_COLOURS.iter().any(|name| terminal.contains(name))
    {
        ColourDepth::TrueColour
    } else if terminal.contains("256color") {
        ColourDepth::Indexed
    } else {
        ColourDepth::Sixteen
    }
}

fn filled(read: &dyn Fn(&str) -> Option<String>, name: &str) -> Option<String> {
    read(name).filter(|value| !value.is_empty())
}

fn choice<T: DeserializeOwned>(
    read: &dyn Fn(&str) -> Option<String>,
    name: &'static str,
) -> Result<Option<T>, VariableFailure> {
    let Some(value) = filled(read, name) else { return Ok(None) };
    let value: StrDeserializer<'_, Error> = value.as_str().into_deserializer();
    T::deserialize(value).map(Some).map_err(|error| VariableFailure { name, expected: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::RouteChoice;

    fn reading<'a>(variables: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn each_variable_says_its_own_setting() {
        let variables = [
            ("NYCKEL_LANG", "sv"),
            ("NYCKEL_THEME", "dark"),
            ("NYCKEL_COLOUR", "256"),
            ("NYCKEL_CLIPBOARD", "osc52"),
            ("NYCKEL_DOWNLOAD_DIR", "iso"),
            ("NO_COLOR", "1"),
        ];
        let expected = Overlay {
            language: Some("sv".to_owned()),
            theme: Some("dark".to_owned()),
            colour: Some(ColourChoice::Indexed),
            clipboard_route: Some(RouteChoice::Osc52),
            download_dir: Some("iso".into()),
            ..Overlay::default()
        };
        assert_eq!(of_environment(&reading(&variables)).unwrap(), expected);
        let nothing = of_environment(&reading(&[("NYCKEL_LANG", ""), ("NO_COLOR", "")])).unwrap();
        assert_eq!(nothing, Overlay::default());
    }

    #[test]
    fn no_color_takes_the_colours_away() {
        let overlay = of_environment(&reading(&[("NO_COLOR", "1")])).unwrap();
        assert_eq!(overlay.colour, Some(ColourChoice::None));
    }

    #[test]
    fn a_wrong_value_is_told_with_the_variable_and_the_right_ones() {
        let failure = of_environment(&reading(&[("NYCKEL_CLIPBOARD", "x11")])).unwrap_err();
        assert_eq!(failure.name, "NYCKEL_CLIPBOARD");
        for word in ["x11", "auto", "tmux", "osc52", "system", "file"] {
            assert!(failure.expected.contains(word), "{failure}");
        }
    }

    #[test]
    fn the_terminals_variables_say_how_many_colours_it_has() {
        let cases: [(&[(&str, &str)], ColourDepth); 12] = [
            (&[], ColourDepth::None),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], ColourDepth::None),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], ColourDepth::None),
            (&[("TERM", "linux")], ColourDepth::Sixteen),
            (&[("TERM", "xterm-256color")], ColourDepth::Indexed),
            (&[("TERM", "xterm-256color"), ("COLORTERM", "24bit")], ColourDepth::TrueColour),
            (&[("TERM", "xterm"), ("COLORTERM", "truecolor")], ColourDepth::TrueColour),
            (&[("TERM", "xterm-direct")], ColourDepth::TrueColour),
            (&[("TERM", "xterm-kitty")], ColourDepth::TrueColour),
            (&[("TERM", "alacritty")], ColourDepth::TrueColour),
            (&[("TERM", "foot")], ColourDepth::TrueColour),
            (&[("TERM", "xterm"), ("COLORTERM", "rxvt")], ColourDepth::Sixteen),
        ];
        for (variables, expected) in cases {
            assert_eq!(detected_colour(&reading(variables)), expected, "{variables:?}");
        }
    }
}
