//! What things look like: one style per kind of thing, from a palette, for the colours the terminal has. It knows
//! no widget and asks nothing of the terminal; the environment is handed in.

pub mod background;
pub mod depth;
pub mod paint;
pub mod palette;

use std::fmt;

use ratatui::style::{Modifier, Style};

use crate::config::ColourDepth;

pub use background::Background;
pub use paint::Paint;
pub use palette::{PaletteError, ThemeName};

/// Looks up a variable of the environment.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The style of every kind of thing, for one palette and the colours of one terminal.
#[derive(Clone, PartialEq, Eq)]
pub struct Theme {
    name: ThemeName,
    depth: ColourDepth,
    styles: [Style; Paint::ALL.len()],
}

impl Theme {
    /// Reads the named palette and brings it down to the colours the terminal has.
    ///
    /// # Errors
    /// The embedded palette is broken; a test reads each of them.
    pub fn new(name: ThemeName, depth: ColourDepth) -> Result<Self, PaletteError> {
        let mut styles = palette::styles(name)?;
        for style in &mut styles {
            *style = depth::brought_down(*style, depth);
        }
        Ok(Self { name, depth, styles })
    }

    /// A theme without a palette: it tells things apart by bold, underlined and reversed alone.
    #[must_use]
    pub fn plain() -> Self {
        let styles = Paint::ALL.map(|paint| Style::default().add_modifier(paint.modifiers()));
        Self { name: ThemeName::SixteenColours, depth: ColourDepth::None, styles }
    }

    /// The style of one kind of thing.
    #[must_use]
    pub fn style(&self, paint: Paint) -> Style {
        self.styles.get(paint.index()).copied().unwrap_or_default()
    }

    /// Which palette it is.
    #[must_use]
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// For which colours it was made.
    #[must_use]
    pub fn depth(&self) -> ColourDepth {
        self.depth
    }
}

impl fmt::Debug for Theme {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Theme").field("name", &self.name).field("depth", &self.depth).finish_non_exhaustive()
    }
}

/// The modifiers that a paint always has; colours may only be added to them.
impl Paint {
    /// What tells this paint apart where there are no colours.
    #[must_use]
    pub fn modifiers(self) -> Modifier {
        match self {
            Self::Selected | Self::ButtonFocused | Self::PlaceCurrent => Modifier::REVERSED.union(Modifier::BOLD),
            Self::SelectedUnfocused | Self::Link | Self::Match => Modifier::UNDERLINED,
            Self::Title | Self::Header | Self::Key | Self::Warning | Self::BorderFocused | Self::Secret => {
                Modifier::BOLD
            }
            Self::Danger | Self::Foreign => Modifier::BOLD.union(Modifier::REVERSED),
            Self::Dim | Self::Disabled | Self::Passed | Self::Placeholder => Modifier::DIM,
            Self::Screen
            | Self::Text
            | Self::Border
            | Self::Success
            | Self::Input
            | Self::InputFocused
            | Self::Notice
            | Self::KeyLabel
            | Self::Button
            | Self::Place
            | Self::Pending
            | Self::Code => Modifier::empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::*;

    const DEPTHS: [ColourDepth; 4] =
        [ColourDepth::None, ColourDepth::Sixteen, ColourDepth::Indexed, ColourDepth::TrueColour];

    #[test]
    fn every_palette_is_complete_and_keeps_what_tells_things_apart_without_colour() {
        for name in ThemeName::ALL {
            for depth in DEPTHS {
                let theme = Theme::new(name, depth).unwrap();
                for paint in Paint::ALL {
                    let style = theme.style(paint);
                    assert!(style.add_modifier.contains(paint.modifiers()), "{name:?} {depth:?} {paint:?}");
                }
            }
        }
    }

    #[test]
    fn without_colours_no_colour_is_left() {
        for name in ThemeName::ALL {
            let theme = Theme::new(name, ColourDepth::None).unwrap();
            for paint in Paint::ALL {
                let style = theme.style(paint);
                assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None));
            }
        }
    }

    #[test]
    fn no_text_has_the_colour_of_its_background() {
        for name in ThemeName::ALL {
            for depth in DEPTHS {
                let theme = Theme::new(name, depth).unwrap();
                let screen = theme.style(Paint::Screen);
                for paint in Paint::ALL {
                    let style = screen.patch(theme.style(paint));
                    let visible = style.fg != style.bg || style.fg.is_none() || style.fg == Some(Color::Reset);
                    assert!(visible, "{name:?} {depth:?} {paint:?} {style:?}");
                }
            }
        }
    }

    #[test]
    fn text_is_legible() {
        for (name, least) in [(ThemeName::Dark, 4.5), (ThemeName::Light, 4.5), (ThemeName::HighContrast, 7.0)] {
            let theme = Theme::new(name, ColourDepth::TrueColour).unwrap();
            for paint in Paint::ALL.into_iter().filter(|paint| !paint.modifiers().contains(Modifier::DIM)) {
                let style = theme.style(Paint::Screen).patch(theme.style(paint));
                let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
                let decoration = matches!(paint, Paint::Border);
                assert!(decoration || ratio >= least, "{name:?} {paint:?} {ratio:.2}");
            }
        }
    }

    /// The contrast ratio of WCAG 2.1, from 1 to 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(colour: Color) -> f64 {
        let Color::Rgb(red, green, blue) = colour else { panic!("not an RGB colour: {colour:?}") };
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}
