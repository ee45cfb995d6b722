//! How many colours the terminal has, and the nearest of them to a colour it has not. The environment is handed in.

use ratatui::style::{Color, Style};

/// Looks up a variable of the environment.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ColourDepth {
    /// None, or the user wants none.
    None,
    /// The sixteen the user chose for the terminal.
    Sixteen,
    /// Those, a cube of 216 and 24 greys.
    TwoFiftySix,
    /// All of them.
    TrueColour,
}

/// The sixteen colours as xterm draws them, to measure how near they are.
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The steps of the cube of 216 colours, which begins at index 16.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

impl ColourDepth {
    /// Reads `NO_COLOR`, `COLORTERM` and `TERM`.
    #[must_use]
    pub fn detect(environment: Environment<'_>) -> Self {
        let term = environment("TERM").unwrap_or_default();
        if environment("NO_COLOR").is_some_and(|value| !value.is_empty()) || term.is_empty() || term == "dumb" {
            return Self::None;
        }
        let announced = environment("COLORTERM").unwrap_or_default();
        let known = ["direct", "truecolor", "kitty", "ghostty", "wezterm", "alacritty", "foot"];
        if matches!(announced.as_str(), "truecolor" | "24bit") || known.iter().any(|name| term.contains(name)) {
            return Self::TrueColour;
        }
        if term.contains("256") { Self::TwoFiftySix } else { Self::Sixteen }
    }

    /// The style with each colour replaced by the nearest one that the terminal has.
    #[must_use]
    pub fn brought_down(self, style: Style) -> Style {
        Style {
            fg: style.fg.and_then(|colour| self.nearest(colour)),
            bg: style.bg.and_then(|colour| self.nearest(colour)),
            underline_color: style.underline_color.and_then(|colour| self.nearest(colour)),
            ..style
        }
    }

    /// The nearest colour that the terminal has; `None` where it has none.
    fn nearest(self, colour: Color) -> Option<Color> {
        let Color::Rgb(red, green, blue) = colour else {
            return (self != Self::None).then_some(colour);
        };
        match self {
            Self::None => None,
            Self::Sixteen => Some(of_sixteen([red, green, blue])),
            Self::TwoFiftySix => Some(of_256([red, green, blue])),
            Self::TrueColour => Some(colour),
        }
    }
}

/// The nearest of the sixteen.
fn of_sixteen(wanted: [u8; 3]) -> Color {
    let nearest = SIXTEEN.into_iter().min_by_key(|(_, rgb)| distance(*rgb, wanted));
    nearest.map_or(Color::Reset, |(colour, _)| colour)
}

/// The nearest of the cube and the greys. The first sixteen are the user's own, so that nobody knows how they look.
fn of_256(wanted: [u8; 3]) -> Color {
    let steps = || CUBE.into_iter();
    let cube = steps().flat_map(|red| steps().flat_map(move |green| steps().map(move |blue| [red, green, blue])));
    let greys = (8..=238).step_by(10).map(|level| [level, level, level]);
    let nearest = (16..=255).zip(cube.chain(greys)).min_by_key(|(_, rgb)| distance(*rgb, wanted));
    nearest.map_or(Color::Reset, |(index, _)| Color::Indexed(index))
}

/// How far two colours are apart, weighted as the eye does.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let parts = one.into_iter().zip(other).zip([3, 4, 2]);
    parts.map(|((one, other), weight)| u32::from(one.abs_diff(other)).pow(2) * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: ColourDepth) {
        let environment =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(ColourDepth::detect(&environment), expected, "{variables:?}");
    }

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], ColourDepth::TrueColour);
        check(&[("TERM", "xterm-kitty")], ColourDepth::TrueColour);
        check(&[("TERM", "xterm-direct")], ColourDepth::TrueColour);
        check(&[("TERM", "tmux-256color")], ColourDepth::TwoFiftySix);
        check(&[("TERM", "linux")], ColourDepth::Sixteen);
        check(&[("TERM", "xterm"), ("COLORTERM", "rxvt")], ColourDepth::Sixteen);
    }

    #[test]
    fn who_wants_no_colours_gets_none() {
        check(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], ColourDepth::None);
        check(&[("TERM", "xterm"), ("NO_COLOR", "")], ColourDepth::Sixteen);
        check(&[("TERM", "dumb"), ("COLORTERM", "truecolor")], ColourDepth::None);
        check(&[], ColourDepth::None);
    }

    #[test]
    fn the_nearest_colour_is_taken() {
        assert_eq!(of_256([255, 0, 0]), Color::Indexed(196));
        assert_eq!(of_256([9, 8, 9]), Color::Indexed(232));
        assert_eq!(of_256([95, 135, 175]), Color::Indexed(67));
        assert_eq!(of_sixteen([20, 22, 26]), Color::Black);
        assert_eq!(of_sixteen([240, 240, 235]), Color::Gray);
    }

    #[test]
    fn named_colours_stay_as_they_are_while_there_are_colours() {
        let style = Style::new().fg(Color::LightRed).bg(Color::Reset);
        assert_eq!(ColourDepth::Sixteen.brought_down(style), style);
        assert_eq!(ColourDepth::None.brought_down(style), Style::new());
    }
}
