//! The embedded palettes: which colours each kind of thing has in which theme. It reads them as they are written
//! and leaves it to [`super::depth`] to bring them down to what a terminal can show.

use std::collections::BTreeMap;
use std::str::FromStr;

use ratatui::style::{Color, Style};
use serde::Deserialize;
use thiserror::Error;

use super::background::Background;
use super::paint::Paint;

/// The themes to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// White on black, and strong colours only.
    HighContrast,
    /// The terminal's own sixteen colours on its own ground.
    SixteenColours,
}

impl ThemeName {
    /// All of them, in the order the settings show them.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::HighContrast, Self::SixteenColours];

    /// How it is written in the configuration and in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::SixteenColours => "sixteen-colours",
        }
    }

    /// The theme to start with on a ground of which nothing but this is known.
    #[must_use]
    pub fn for_background(background: Option<Background>) -> Self {
        match background {
            Some(Background::Light) => Self::Light,
            Some(Background::Dark) | None => Self::Dark,
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::Dark => include_str!("../../../assets/themes/dark.toml"),
            Self::Light => include_str!("../../../assets/themes/light.toml"),
            Self::HighContrast => include_str!("../../../assets/themes/high-contrast.toml"),
            Self::SixteenColours => include_str!("../../../assets/themes/sixteen-colours.toml"),
        }
    }
}

impl FromStr for ThemeName {
    type Err = PaletteError;

    fn from_str(text: &str) -> Result<Self, PaletteError> {
        let named = Self::ALL.into_iter().find(|name| name.as_str() == text);
        named.ok_or_else(|| PaletteError::NoSuchTheme { name: text.to_owned() })
    }
}

/// A palette that cannot be used.
#[derive(Debug, Error)]
pub enum PaletteError {
    /// There is no theme of this name.
    #[error("there is no theme named `{name}`")]
    NoSuchTheme {
        /// The name asked for.
        name: String,
    },
    /// The file is not what a palette looks like.
    #[error("the palette `{theme}` cannot be read")]
    Unreadable {
        /// Which palette.
        theme: &'static str,
        /// What the parser said.
        source: Box<toml::de::Error>,
    },
    /// A kind of thing has no style.
    #[error("the palette `{theme}` has no style for {paint:?}")]
    Missing {
        /// Which palette.
        theme: &'static str,
        /// What lacks.
        paint: Paint,
    },
    /// A colour is neither in the palette, nor a name, nor `#rrggbb`.
    #[error("the palette `{theme}` has no colour `{colour}`")]
    NoSuchColour {
        /// Which palette.
        theme: &'static str,
        /// What is written.
        colour: String,
    },
}

/// A palette as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Palette {
    /// Names for colours.
    colours: BTreeMap<String, String>,
    /// The colours of each kind of thing, by name.
    styles: BTreeMap<Paint, Colours>,
}

/// The colours of one kind of thing; what lacks is the ground's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Colours {
    text: Option<String>,
    ground: Option<String>,
}

/// The styles of a theme in all its colours, by the index of their paint.
pub(super) fn styles(name: ThemeName) -> Result<[Style; Paint::ALL.len()], PaletteError> {
    let theme = name.as_str();
    let palette: Palette =
        toml::from_str(name.source()).map_err(|source| PaletteError::Unreadable { theme, source: Box::new(source) })?;
    let mut styles = [Style::default(); Paint::ALL.len()];
    for (style, paint) in styles.iter_mut().zip(Paint::ALL) {
        let colours = palette.styles.get(&paint).ok_or(PaletteError::Missing { theme, paint })?;
        *style = Style {
            fg: palette.colour(theme, colours.text.as_deref())?,
            bg: palette.colour(theme, colours.ground.as_deref())?,
            ..Style::default()
        }
        .add_modifier(paint.modifiers());
    }
    Ok(styles)
}

impl Palette {
    fn colour(&self, theme: &'static str, name: Option<&str>) -> Result<Option<Color>, PaletteError> {
        let Some(name) = name else { return Ok(None) };
        let written = self.colours.get(name).map_or(name, String::as_str);
        let colour = written.parse().map_err(|_| PaletteError::NoSuchColour { theme, colour: written.to_owned() })?;
        Ok(Some(colour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_found_by_its_name() {
        for name in ThemeName::ALL {
            assert_eq!(name.as_str().parse::<ThemeName>().unwrap(), name);
        }
        assert!("solarized".parse::<ThemeName>().is_err());
    }

    #[test]
    fn an_unknown_ground_is_taken_for_dark() {
        assert_eq!(ThemeName::for_background(None), ThemeName::Dark);
        assert_eq!(ThemeName::for_background(Some(Background::Light)), ThemeName::Light);
    }
}
