//! The nearest colour that a terminal has to one that it has not.

use ratatui::style::{Color, Style};

use crate::config::ColourDepth;

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

/// The style with each colour replaced by the nearest one that a terminal of that depth has.
#[must_use]
pub fn brought_down(style: Style, depth: ColourDepth) -> Style {
    Style {
        fg: style.fg.and_then(|colour| nearest(colour, depth)),
        bg: style.bg.and_then(|colour| nearest(colour, depth)),
        underline_color: style.underline_color.and_then(|colour| nearest(colour, depth)),
        ..style
    }
}

/// The nearest colour that a terminal of that depth has; `None` where it has none.
fn nearest(colour: Color, depth: ColourDepth) -> Option<Color> {
    let Color::Rgb(red, green, blue) = colour else {
        return (depth != ColourDepth::None).then_some(colour);
    };
    match depth {
        ColourDepth::None => None,
        ColourDepth::Sixteen => Some(of_sixteen([red, green, blue])),
        ColourDepth::Indexed => Some(of_256([red, green, blue])),
        ColourDepth::TrueColour => Some(colour),
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
        assert_eq!(brought_down(style, ColourDepth::Sixteen), style);
        assert_eq!(brought_down(style, ColourDepth::None), Style::new());
    }
}
