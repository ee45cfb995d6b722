//! What the environment says of the settings. Pure: it is told how to read a variable.

use std::path::PathBuf;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use crate::config::choice::{ColourChoice, ColourDepth, Hyperlinks, LanguageChoice};
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

/// What `NYCKEL_LANG`, `NYCKEL_THEME`, `NYCKEL_COLOUR`, `NYCKEL_LINKS`, `NYCKEL_CLIPBOARD`, `NYCKEL_DOWNLOAD_DIR`,
/// `NYCKEL_NOTIFICATIONS`, `NYCKEL_REVEAL_REASON` and `NO_COLOR` say; an empty one says nothing.
///
/// # Errors
/// [`VariableFailure`] for one of ours that has another value than it can have.
pub fn of_environment(read: &dyn Fn(&str) -> Option<String>) -> Result<Overlay, VariableFailure> {
    let no_colour = filled(read, "NO_COLOR").map(|_| ColourChoice::None);
    Ok(Overlay {
        language: choice(read, "NYCKEL_LANG")?.map(LanguageChoice::tag),
        theme: filled(read, "NYCKEL_THEME"),
        colour: choice(read, "NYCKEL_COLOUR")?.or(no_colour),
        links: choice(read, "NYCKEL_LINKS")?,
        clipboard_route: choice(read, "NYCKEL_CLIPBOARD")?,
        download_dir: filled(read, "NYCKEL_DOWNLOAD_DIR").map(PathBuf::from),
        notifications: choice(read, "NYCKEL_NOTIFICATIONS")?,
        reveal_reason: choice(read, "NYCKEL_REVEAL_REASON")?,
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

/// Terminals that have hyperlinks, by what `TERM` says; over SSH nothing else is handed on.
const LINKS_BY_TERM: [&str; 6] = ["kitty", "ghostty", "wezterm", "alacritty", "foot", "contour"];

/// Terminals that have hyperlinks, by what `TERM_PROGRAM` says.
const LINKS_BY_PROGRAM: [&str; 10] =
    ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby", "mintty", "terminology", "zed"];

/// Whether the terminal is known to have hyperlinks (OSC 8). What is known is what the crate `supports-hyperlinks` knows;
/// that one reads the environment of the process itself, and takes for granted what is around tmux.
#[must_use]
pub fn detected_links(read: &dyn Fn(&str) -> Option<String>) -> Hyperlinks {
    let is_set = |name: &str| filled(read, name).is_some();
    let at_least = |name: &str, least: u32| {
        filled(read, name).and_then(|version| version.parse().ok()).is_some_and(|version: u32| least <= version)
    };
    let terminal = filled(read, "TERM").unwrap_or_default();
    let program = filled(read, "TERM_PROGRAM").unwrap_or_default();
    let are_known = if ["", "dumb", "linux"].contains(&terminal.as_str()) {
        false
    } else if program == "tmux" {
        // It keeps them itself, and hands them on to such terminals around it as have them.
        filled(read, "TERM_PROGRAM_VERSION").is_some_and(|version| is_tmux_with_links(&version))
    } else if is_set("TMUX") || is_set("STY") || terminal.starts_with("tmux") || terminal.starts_with("screen") {
        // What is said of the terminal around it says nothing of what comes through.
        false
    } else {
        LINKS_BY_TERM.iter().any(|name| terminal.contains(name))
            || LINKS_BY_PROGRAM.contains(&program.as_str())
            || ["KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM"].into_iter().any(is_set)
            // VTE 0.50.0 crashes over them; Konsole has them from 20.12 on.
            || at_least("VTE_VERSION", 5_001)
            || at_least("KONSOLE_VERSION", 201_200)
    };
    if are_known { Hyperlinks::Written } else { Hyperlinks::None }
}

/// Whether that version of tmux, as in `3.4`, `3.5a` and `next-3.6`, keeps hyperlinks: 3.4 was the first.
fn is_tmux_with_links(version: &str) -> bool {
    let mut numbers = version.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || numbers.next().and_then(|number| number.parse::<u32>().ok());
    next().zip(next()).is_some_and(|version| (3, 4) <= version)
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
    use crate::config::{LinkChoice, RouteChoice};

    fn reading<'a>(variables: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn each_variable_says_its_own_setting() {
        let variables = [
            ("NYCKEL_LANG", "sv"),
            ("NYCKEL_THEME", "dark"),
            ("NYCKEL_COLOUR", "256"),
            ("NYCKEL_LINKS", "off"),
            ("NYCKEL_CLIPBOARD", "osc52"),
            ("NYCKEL_DOWNLOAD_DIR", "iso"),
            ("NYCKEL_REVEAL_REASON", "required"),
            ("NO_COLOR", "1"),
        ];
        let expected = Overlay {
            language: Some("sv".to_owned()),
            theme: Some("dark".to_owned()),
            colour: Some(ColourChoice::Indexed),
            links: Some(LinkChoice::Off),
            clipboard_route: Some(RouteChoice::Osc52),
            download_dir: Some("iso".into()),
            reveal_reason: Some(crate::domain::ReasonRule::Required),
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

    #[test]
    fn hyperlinks_are_for_terminals_known_to_have_them() {
        let known: [&[(&str, &str)]; 12] = [
            &[("TERM", "xterm-kitty")],
            &[("TERM", "xterm-ghostty")],
            &[("TERM", "alacritty")],
            &[("TERM", "foot-extra")],
            &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")],
            &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "vscode")],
            &[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")],
            &[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "230800")],
            &[("TERM", "xterm-256color"), ("WT_SESSION", "b1d9")],
            &[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")],
            &[("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.4"), ("TMUX", "/t,1,0")],
            &[("TERM", "screen"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "next-3.6")],
        ];
        let unknown: [&[(&str, &str)]; 12] = [
            &[],
            &[("TERM", "dumb"), ("VTE_VERSION", "7600")],
            &[("TERM", "linux")],
            &[("TERM", "xterm-256color")],
            &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")],
            &[("TERM", "xterm-256color"), ("VTE_VERSION", "5000")],
            &[("TERM", "xterm-256color"), ("KONSOLE_VERSION", "190400")],
            &[("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.3a")],
            &[("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux")],
            &[("TERM", "xterm-256color"), ("TMUX", "/t,1,0"), ("VTE_VERSION", "7600")],
            &[("TERM", "screen.xterm-256color"), ("STY", "12.pts"), ("KITTY_WINDOW_ID", "1")],
            &[("TERM", "tmux-256color"), ("WT_SESSION", "b1d9")],
        ];
        for variables in known {
            assert_eq!(detected_links(&reading(variables)), Hyperlinks::Written, "{variables:?}");
        }
        for variables in unknown {
            assert_eq!(detected_links(&reading(variables)), Hyperlinks::None, "{variables:?}");
        }
    }
}
