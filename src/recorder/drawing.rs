//! Lines and blocks, drawn rather than written, so that they join whatever font is there: box drawing and block elements.
//!
//! Lengths are eighths of a pixel, so that each eighth of a cell is a whole number of them.

/// How wide a cell is, in pixels.
pub(in crate::recorder) const CELL_WIDTH: u32 = 9;

/// How high a cell is, in pixels.
pub(in crate::recorder) const CELL_HEIGHT: u32 = 18;

/// How many parts a pixel has.
pub(in crate::recorder) const PARTS: u32 = 8;

const WIDTH: u32 = CELL_WIDTH * PARTS;
const HEIGHT: u32 = CELL_HEIGHT * PARTS;

/// Where a line of one pixel lies: across from the top, down from the left.
const ACROSS: u32 = 9 * PARTS;
const DOWN: u32 = 4 * PARTS;

/// A filled rectangle within a cell, in parts of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recorder) struct Rectangle {
    /// From the left.
    pub(in crate::recorder) x: u32,
    /// From the top.
    pub(in crate::recorder) y: u32,
    /// How wide.
    pub(in crate::recorder) width: u32,
    /// How high.
    pub(in crate::recorder) height: u32,
}

/// What a letter looks like that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::recorder) enum Drawing {
    /// Rectangles.
    Filled(Vec<Rectangle>),
    /// The whole cell, so many quarters of which are the colour of the text and the rest that of its ground.
    Shade(u8),
    /// A line of one pixel that turns in a curve: from the left or right edge to the upper or lower one.
    Curve {
        /// Whether it reaches the right edge rather than the left one.
        right: bool,
        /// Whether it reaches the lower edge rather than the upper one.
        down: bool,
    },
}

/// The drawing of this text, if it is a letter that is drawn.
pub(in crate::recorder) fn drawing(text: &str) -> Option<Drawing> {
    let mut letters = text.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else { return None };
    match letter {
        '╭' => Some(Drawing::Curve { right: true, down: true }),
        '╮' => Some(Drawing::Curve { right: false, down: true }),
        '╯' => Some(Drawing::Curve { right: false, down: false }),
        '╰' => Some(Drawing::Curve { right: true, down: false }),
        '░' => Some(Drawing::Shade(1)),
        '▒' => Some(Drawing::Shade(2)),
        '▓' => Some(Drawing::Shade(3)),
        letter => blocks(letter).or_else(|| arms(letter).map(lines)).map(Drawing::Filled),
    }
}

const fn rectangle(x: u32, y: u32, width: u32, height: u32) -> Rectangle {
    Rectangle { x, y, width, height }
}

/// The rectangles of a block element: eighths from below and from the left, and quarters.
fn blocks(letter: char) -> Option<Vec<Rectangle>> {
    let upper_left = rectangle(0, 0, WIDTH / 2, HEIGHT / 2);
    let upper_right = rectangle(WIDTH / 2, 0, WIDTH / 2, HEIGHT / 2);
    let lower_left = rectangle(0, HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
    let lower_right = rectangle(WIDTH / 2, HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
    let from_below = |eighths: u32| rectangle(0, HEIGHT - HEIGHT / 8 * eighths, WIDTH, HEIGHT / 8 * eighths);
    let from_left = |eighths: u32| rectangle(0, 0, WIDTH / 8 * eighths, HEIGHT);
    Some(match letter {
        '▀' => vec![rectangle(0, 0, WIDTH, HEIGHT / 2)],
        '▁'..='█' => vec![from_below(u32::from(letter) - u32::from('▀'))],
        '▉'..='▏' => vec![from_left(u32::from('▐') - u32::from(letter))],
        '▐' => vec![rectangle(WIDTH / 2, 0, WIDTH / 2, HEIGHT)],
        '▔' => vec![rectangle(0, 0, WIDTH, HEIGHT / 8)],
        '▕' => vec![rectangle(WIDTH - WIDTH / 8, 0, WIDTH / 8, HEIGHT)],
        '▖' => vec![lower_left],
        '▗' => vec![lower_right],
        '▘' => vec![upper_left],
        '▙' => vec![upper_left, lower_left, lower_right],
        '▚' => vec![upper_left, lower_right],
        '▛' => vec![upper_left, upper_right, lower_left],
        '▜' => vec![upper_left, upper_right, lower_right],
        '▝' => vec![upper_right],
        '▞' => vec![upper_right, lower_left],
        '▟' => vec![upper_right, lower_left, lower_right],
        _ => return None,
    })
}

/// A line from the middle of a cell to one of its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arm {
    None,
    Light,
    Heavy,
    Double,
}

/// The arms of a letter: to the left, up, to the right and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Arms {
    left: Arm,
    up: Arm,
    right: Arm,
    down: Arm,
}

/// The letters from `┌` to `╋` in the order of Unicode, each by its arms to the left, up, right and down: 1 is light, 2 heavy.
const FROM_CORNER_TO_CROSS: [&[u8; 4]; 64] = [
    b"0011", b"0021", b"0012", b"0022", b"1001", b"2001", b"1002", b"2002", b"0110", b"0120", b"0210", b"0220",
    b"1100", b"2100", b"1200", b"2200", b"0111", b"0121", b"0211", b"0112", b"0212", b"0221", b"0122", b"0222",
    b"1101", b"2101", b"1201", b"1102", b"1202", b"2201", b"2102", b"2202", b"1011", b"2011", b"1021", b"2021",
    b"1012", b"2012", b"1022", b"2022", b"1110", b"2110", b"1120", b"2120", b"1210", b"2210", b"1220", b"2220",
    b"1111", b"2111", b"1121", b"2121", b"1211", b"1112", b"1212", b"2211", b"1221", b"2112", b"1122", b"2221",
    b"2122", b"2212", b"1222", b"2222",
];

/// The other letters of lines; 3 is double.
const OTHERS: [(char, &[u8; 4]); 27] = [
    ('─', b"1010"),
    ('━', b"2020"),
    ('│', b"0101"),
    ('┃', b"0202"),
    ('═', b"3030"),
    ('║', b"0303"),
    ('╔', b"0033"),
    ('╗', b"3003"),
    ('╚', b"0330"),
    ('╝', b"3300"),
    ('╠', b"0333"),
    ('╣', b"3303"),
    ('╦', b"3033"),
    ('╩', b"3330"),
    ('╬', b"3333"),
    ('╴', b"1000"),
    ('╵', b"0100"),
    ('╶', b"0010"),
    ('╷', b"0001"),
    ('╸', b"2000"),
    ('╹', b"0200"),
    ('╺', b"0020"),
    ('╻', b"0002"),
    ('╼', b"1020"),
    ('╽', b"0102"),
    ('╾', b"2010"),
    ('╿', b"0201"),
];

fn arms(letter: char) -> Option<Arms> {
    let first = u32::from('┌');
    let by_place = u32::from(letter).checked_sub(first).and_then(|place| usize::try_from(place).ok());
    let [left, up, right, down] = *by_place
        .and_then(|place| FROM_CORNER_TO_CROSS.get(place).copied())
        .or_else(|| OTHERS.iter().find(|(other, _)| *other == letter).map(|(_, arms)| *arms))?;
    let arm = |number| match number {
        b'1' => Arm::Light,
        b'2' => Arm::Heavy,
        b'3' => Arm::Double,
        _ => Arm::None,
    };
    Some(Arms { left: arm(left), up: arm(up), right: arm(right), down: arm(down) })
}

/// The lines of the arms: each reaches over what it meets in the middle, so that they join.
fn lines(arms: Arms) -> Vec<Rectangle> {
    if [arms.left, arms.up, arms.right, arms.down].contains(&Arm::Double) {
        return double_lines(arms);
    }
    // How thick a line is, and how far it goes beyond a light one on either side.
    let stroke = |arm| match arm {
        Arm::Light => Some((PARTS, 0)),
        Arm::Heavy => Some((3 * PARTS, PARTS)),
        Arm::None | Arm::Double => None,
    };
    let beyond = |one, other| if one == Arm::Heavy || other == Arm::Heavy { PARTS } else { 0 };
    let (beyond_down, beyond_across) = (beyond(arms.up, arms.down), beyond(arms.left, arms.right));
    let (to_right, to_lower) = (DOWN + PARTS + beyond_down, ACROSS + PARTS + beyond_across);
    let (from_left, from_upper) = (DOWN - beyond_down, ACROSS - beyond_across);
    let left = stroke(arms.left).map(|(thick, beyond)| rectangle(0, ACROSS - beyond, to_right, thick));
    let right =
        stroke(arms.right).map(|(thick, beyond)| rectangle(from_left, ACROSS - beyond, WIDTH - from_left, thick));
    let up = stroke(arms.up).map(|(thick, beyond)| rectangle(DOWN - beyond, 0, thick, to_lower));
    let down =
        stroke(arms.down).map(|(thick, beyond)| rectangle(DOWN - beyond, from_upper, thick, HEIGHT - from_upper));
    [left, right, up, down].into_iter().flatten().collect()
}

/// Double lines: each of two ends at the first line that it meets, so that what is between them stays open.
fn double_lines(arms: Arms) -> Vec<Rectangle> {
    let [left, up, right, down] = [arms.left, arms.up, arms.right, arms.down].map(|arm| arm == Arm::Double);
    // The two lines down and the two across, of one pixel each, with one between them.
    let (near_x, far_x, near_y, far_y) = (DOWN - PARTS, DOWN + PARTS, ACROSS - PARTS, ACROSS + PARTS);
    let mut lines = Vec::new();
    for (y, met) in [(near_y, up), (far_y, down)] {
        if left {
            lines.push(rectangle(0, y, PARTS + if met { near_x } else { far_x }, PARTS));
        }
        if right {
            let x = if met { far_x } else { near_x };
            lines.push(rectangle(x, y, WIDTH - x, PARTS));
        }
    }
    for (x, met) in [(near_x, left), (far_x, right)] {
        if up {
            lines.push(rectangle(x, 0, PARTS, PARTS + if met { near_y } else { far_y }));
        }
        if down {
            let y = if met { far_y } else { near_y };
            lines.push(rectangle(x, y, PARTS, HEIGHT - y));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the edges of a cell its lines reach: left, upper, right, lower.
    fn reached(letter: char) -> [bool; 4] {
        let Some(Drawing::Filled(lines)) = drawing(&letter.to_string()) else { panic!("{letter} is drawn") };
        let any = |reaches: fn(&Rectangle) -> bool| lines.iter().any(reaches);
        [
            any(|line| line.x == 0),
            any(|line| line.y == 0),
            any(|line| line.x + line.width == WIDTH),
            any(|line| line.y + line.height == HEIGHT),
        ]
    }

    #[test]
    fn lines_reach_the_edges_that_their_letters_have() {
        use ratatui::symbols::line::{DOUBLE, NORMAL, Set, THICK};
        let expected = |set: Set<'static>| {
            [
                (set.horizontal, [true, false, true, false]),
                (set.vertical, [false, true, false, true]),
                (set.top_left, [false, false, true, true]),
                (set.top_right, [true, false, false, true]),
                (set.bottom_left, [false, true, true, false]),
                (set.bottom_right, [true, true, false, false]),
                (set.vertical_left, [true, true, false, true]),
                (set.vertical_right, [false, true, true, true]),
                (set.horizontal_down, [true, false, true, true]),
                (set.horizontal_up, [true, true, true, false]),
                (set.cross, [true, true, true, true]),
            ]
        };
        for (letter, edges) in [NORMAL, THICK, DOUBLE].into_iter().flat_map(expected) {
            assert_eq!(reached(letter.chars().next().unwrap()), edges, "{letter}");
        }
    }

    #[test]
    fn a_letter_is_what_its_arms_make_together() {
        use ratatui::buffer::Cell;
        use ratatui::symbols::merge::MergeStrategy;
        for letter in '┌'..='╋' {
            let Arms { left, up, right, down } = arms(letter).unwrap();
            let halves = [(left, ["╴", "╸"]), (up, ["╵", "╹"]), (right, ["╶", "╺"]), (down, ["╷", "╻"])];
            let halves = halves.into_iter().filter_map(|(arm, [light, heavy])| match arm {
                Arm::Light => Some(light),
                Arm::Heavy => Some(heavy),
                Arm::None | Arm::Double => None,
            });
            let mut cell = Cell::EMPTY;
            for half in halves {
                cell.merge_symbol(half, MergeStrategy::Exact);
            }
            assert_eq!(cell.symbol(), letter.to_string());
        }
    }

    /// How many parts of a cell that a letter covers, in parts of a pixel on each side.
    fn covered(letter: char) -> usize {
        let Some(Drawing::Filled(lines)) = drawing(&letter.to_string()) else { panic!("{letter} is drawn") };
        let within = |x: u32, y: u32| {
            lines
                .iter()
                .any(|line| (line.x..line.x + line.width).contains(&x) && (line.y..line.y + line.height).contains(&y))
        };
        (0..HEIGHT).map(|y| (0..WIDTH).filter(|x| within(*x, y)).count()).sum()
    }

    #[test]
    fn blocks_cover_what_their_letters_say() {
        let whole = covered('█');
        assert_eq!(whole, usize::try_from(WIDTH * HEIGHT).unwrap());
        let eighths =
            [('▁', 1), ('▄', 4), ('▇', 7), ('▉', 7), ('▌', 4), ('▏', 1), ('▔', 1), ('▕', 1), ('▀', 4), ('▐', 4)];
        let quarters = [('▖', 2), ('▝', 2), ('▚', 4), ('▞', 4), ('▙', 6), ('▛', 6), ('▜', 6), ('▟', 6)];
        for (letter, eighths) in eighths.into_iter().chain(quarters) {
            assert_eq!(covered(letter) * 8, whole * eighths, "{letter}");
        }
    }

    #[test]
    fn other_letters_are_written() {
        for text in ["a", "日", "┄", "╱", "──", "", "→"] {
            assert_eq!(drawing(text), None, "{text}");
        }
    }
}
