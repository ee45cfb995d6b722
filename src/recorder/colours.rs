//! The colours of films: the one place that says what a terminal's own colours look like in pictures.

use std::fmt;

use ratatui::style::{Color, Modifier};

use crate::recorder::cells::Look;

/// A colour as it is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recorder) struct Rgb(pub(in crate::recorder) u8, pub(in crate::recorder) u8, pub(in crate::recorder) u8);

impl fmt::Display for Rgb {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// What a text without a colour is painted in.
pub(in crate::recorder) const TEXT: Rgb = Rgb(0xdf, 0xe3, 0xea);

/// What lies behind a text without a ground.
pub(in crate::recorder) const GROUND: Rgb = Rgb(0x16, 0x18, 0x1d);

/// The sixteen colours of ANSI by their number, the second eight the bright ones.
pub(in crate::recorder) const SIXTEEN: [Rgb; 16] = [
    Rgb(0x2b, 0x30, 0x3a),
    Rgb(0xf0, 0x6a, 0x61),
    Rgb(0x5f, 0xc4, 0x72),
    Rgb(0xde, 0xb2, 0x45),
    Rgb(0x5c, 0xa3, 0xf5),
    Rgb(0xb4, 0x8a, 0xf5),
    Rgb(0x4f, 0xc1, 0xc7),
    Rgb(0xc3, 0xc9, 0xd2),
    Rgb(0x8b, 0x93, 0xa0),
    Rgb(0xff, 0x8f, 0x87),
    Rgb(0x7f, 0xd8, 0x8f),
    Rgb(0xf0, 0xc7, 0x5e),
    Rgb(0x7c, 0xb7, 0xff),
    Rgb(0xc9, 0xa6, 0xff),
    Rgb(0x6f, 0xd3, 0xd8),
    Rgb(0xff, 0xff, 0xff),
];

/// A colour as a terminal knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recorder) enum Colour {
    /// The terminal's own.
    Own,
    /// One of 256 by its number, the first sixteen those of ANSI.
    Numbered(u8),
    /// A colour of its own.
    Mixed(Rgb),
}

impl From<Color> for Colour {
    fn from(colour: Color) -> Self {
        match colour {
            Color::Reset => Self::Own,
            Color::Black => Self::Numbered(0),
            Color::Red => Self::Numbered(1),
            Color::Green => Self::Numbered(2),
            Color::Yellow => Self::Numbered(3),
            Color::Blue => Self::Numbered(4),
            Color::Magenta => Self::Numbered(5),
            Color::Cyan => Self::Numbered(6),
            Color::Gray => Self::Numbered(7),
            Color::DarkGray => Self::Numbered(8),
            Color::LightRed => Self::Numbered(9),
            Color::LightGreen => Self::Numbered(10),
            Color::LightYellow => Self::Numbered(11),
            Color::LightBlue => Self::Numbered(12),
            Color::LightMagenta => Self::Numbered(13),
            Color::LightCyan => Self::Numbered(14),
            Color::White => Self::Numbered(15),
            Color::Indexed(number) => Self::Numbered(number),
            Color::Rgb(red, green, blue) => Self::Mixed(Rgb(red, green, blue)),
        }
    }
}

/// What a piece is painted in: its text, and what lies behind it.
pub(in crate::recorder) fn painted(look: Look) -> (Rgb, Rgb) {
    let (text, ground) = (resolved(look.text, TEXT), resolved(look.ground, GROUND));
    let (text, ground) = if look.modifier.contains(Modifier::REVERSED) { (ground, text) } else { (text, ground) };
    if look.modifier.contains(Modifier::HIDDEN) {
        (ground, ground)
    } else if look.modifier.contains(Modifier::DIM) {
        // As much of it as can still be read on paper.
        (blended(text, ground, 3), ground)
    } else {
        (text, ground)
    }
}

/// So many quarters of a colour, and the rest of the other one.
pub(in crate::recorder) fn blended(colour: Rgb, with: Rgb, quarters_kept: u8) -> Rgb {
    let kept = u16::from(quarters_kept.min(4));
    let blend = |one: u8, other: u8| {
        let sum = u16::from(one).saturating_mul(kept).saturating_add(u16::from(other).saturating_mul(4 - kept));
        u8::try_from(sum / 4).unwrap_or(u8::MAX)
    };
    Rgb(blend(colour.0, with.0), blend(colour.1, with.1), blend(colour.2, with.2))
}

fn resolved(colour: Color, own: Rgb) -> Rgb {
    match Colour::from(colour) {
        Colour::Own => own,
        Colour::Mixed(mixed) => mixed,
        Colour::Numbered(number) => numbered(number),
    }
}

/// The 256 colours: sixteen, a cube of six steps a side, and greys from dark to light.
fn numbered(number: u8) -> Rgb {
    if let Some(colour) = SIXTEEN.get(usize::from(number)) {
        return *colour;
    }
    if let Some(grey) = number.checked_sub(232) {
        let grey = grey.saturating_mul(10).saturating_add(8);
        return Rgb(grey, grey, grey);
    }
    let place = number.saturating_sub(16);
    let step = |step: u8| if step == 0 { 0 } else { step.saturating_mul(40).saturating_add(55) };
    Rgb(step(place / 36), step(place / 6 % 6), step(place % 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_256_colours_are_those_of_terminals() {
        let corners =
            [(16, "#000000"), (196, "#ff0000"), (110, "#87afd7"), (231, "#ffffff"), (232, "#080808"), (255, "#eeeeee")];
        for (number, colour) in corners {
            assert_eq!(numbered(number).to_string(), colour, "{number}");
        }
    }

    #[test]
    fn reversed_dim_and_hidden_are_mixed_from_what_is_there() {
        let look = |modifier| painted(Look { text: Color::Rgb(200, 100, 0), ground: Color::Reset, modifier });
        let ink = Rgb(200, 100, 0);
        assert_eq!(look(Modifier::BOLD), (ink, GROUND));
        assert_eq!(look(Modifier::REVERSED), (GROUND, ink));
        assert_eq!(look(Modifier::HIDDEN), (GROUND, GROUND));
        assert_eq!(look(Modifier::DIM), (Rgb(155, 81, 7), GROUND));
    }
}
