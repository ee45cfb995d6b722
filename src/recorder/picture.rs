//! A row of a screen as SVG: grounds as rectangles, lines and blocks as shapes, and text in runs that are as wide as their
//! columns whatever font is there.

use std::fmt::{self, Display, Write as _};

use ratatui::style::Modifier;

use crate::recorder::cells::{Look, Piece, Row};
use crate::recorder::colours::{GROUND, Rgb, TEXT, blended, painted};
use crate::recorder::drawing::{CELL_HEIGHT, CELL_WIDTH, Drawing, PARTS, Rectangle, drawing};
use crate::recorder::film::Film;
use crate::recorder::markup::Escaped;

/// How high the letters of a cell stand above its upper edge: where their foot is, in pixels.
const FOOT: u32 = 14;

/// How much ground there is around a screen, in pixels.
const MARGIN: u32 = 9;

/// Fonts whose columns are equal, the ones of systems first.
const FONTS: &str = "ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono',\
    'Liberation Mono',monospace";

/// How large the letters are, in pixels: a column is six tenths of it, as in most of those fonts.
const FONT_SIZE: u32 = 15;

/// How wide and high a picture is, with the ground around its screen, in pixels.
fn measured(film: &Film) -> (u32, u32) {
    let all = |cells: u16, pixels: u32| u32::from(cells).saturating_mul(pixels).saturating_add(2 * MARGIN);
    (all(film.size().width, CELL_WIDTH), all(film.size().height, CELL_HEIGHT))
}

/// The attributes of the root of a picture: its size and what its letters look like.
pub(in crate::recorder) fn attributes(film: &Film) -> String {
    let (width, height) = measured(film);
    format!(
        "viewBox=\"-{MARGIN} -{MARGIN} {width} {height}\" width=\"{width}\" height=\"{height}\" fill=\"{TEXT}\" \
         font-family=\"{FONTS}\" font-size=\"{FONT_SIZE}\" xml:space=\"preserve\""
    )
}

/// The colour of what is around the screens of a film: that of the first one's first cell.
pub(in crate::recorder) fn ground_of(film: &Film) -> Rgb {
    let first = film.shots().first().and_then(|shot| shot.screen.content.first());
    first.map_or(GROUND, |cell| painted(Look { text: cell.fg, ground: cell.bg, modifier: cell.modifier }).1)
}

/// The ground of a picture, on which everything else lies.
pub(in crate::recorder) fn ground(film: &Film) -> String {
    let ((width, height), colour) = (measured(film), ground_of(film));
    format!("<rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{colour}\"/>")
}

/// Where a row begins, from the top of the screen, in pixels.
pub(in crate::recorder) fn top(row: usize) -> usize {
    row.saturating_mul(usize::try_from(CELL_HEIGHT).unwrap_or_default())
}

/// What is drawn of a row whose upper left corner is at 0, 0, on a picture of that ground; empty where it is blank.
pub(in crate::recorder) fn row(row: &Row, ground: Rgb) -> String {
    let mut shapes = Shapes::default();
    let mut curves = String::new();
    for piece in row {
        let (_, colour) = painted(piece.look);
        if colour != ground {
            shapes.fill(colour, whole(piece));
        }
    }
    for piece in row {
        let (colour, behind) = painted(piece.look);
        let x = parts(piece.column, CELL_WIDTH);
        match drawing(&piece.text) {
            Some(Drawing::Filled(rectangles)) => {
                for rectangle in rectangles {
                    shapes.fill(colour, Rectangle { x: x.saturating_add(rectangle.x), ..rectangle });
                }
            }
            Some(Drawing::Shade(quarters)) => shapes.fill(blended(colour, behind, quarters), whole(piece)),
            Some(Drawing::Curve { right, down }) => curve(&mut curves, piece, colour, (right, down)),
            None => {}
        }
        for (modifier, y) in [(Modifier::UNDERLINED, 16), (Modifier::CROSSED_OUT, 9)] {
            if piece.look.modifier.contains(modifier) {
                shapes.fill(colour, Rectangle { y: y * PARTS, height: PARTS, ..whole(piece) });
            }
        }
    }
    let mut out = shapes.to_string();
    out.push_str(&curves);
    for run in runs(row) {
        let _written = write!(out, "{run}");
    }
    out
}

fn parts(cells: u16, pixels: u32) -> u32 {
    u32::from(cells).saturating_mul(pixels).saturating_mul(PARTS)
}

/// The cells that a piece covers.
fn whole(piece: &Piece) -> Rectangle {
    let (x, width) = (parts(piece.column, CELL_WIDTH), parts(piece.width, CELL_WIDTH));
    Rectangle { x, y: 0, width, height: parts(1, CELL_HEIGHT) }
}

/// Rectangles in the order in which they are painted, those of one colour after one another together.
#[derive(Debug, Default)]
struct Shapes(Vec<(Rgb, Vec<Rectangle>)>);

impl Shapes {
    /// One more; where it continues one of its colour that colour's rectangle becomes longer.
    fn fill(&mut self, colour: Rgb, rectangle: Rectangle) {
        let Some((_, rectangles)) = self.0.last_mut().filter(|(last, _)| *last == colour) else {
            self.0.push((colour, vec![rectangle]));
            return;
        };
        let continued = rectangles.iter_mut().rfind(|before| {
            let end = before.x.saturating_add(before.width);
            (before.y, before.height) == (rectangle.y, rectangle.height) && (before.x..=end).contains(&rectangle.x)
        });
        match continued {
            Some(before) => {
                let end = rectangle.x.saturating_add(rectangle.width);
                before.width = before.width.max(end.saturating_sub(before.x));
            }
            None => rectangles.push(rectangle),
        }
    }
}

impl Display for Shapes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        // Without smoothing there is no seam between what touches.
        formatter.write_str("<g shape-rendering=\"crispEdges\">")?;
        for (colour, rectangles) in &self.0 {
            write!(formatter, "<path{} d=\"", Fill(*colour))?;
            for Rectangle { x, y, width, height } in rectangles {
                let (x, y, width, height) = (Pixels(*x), Pixels(*y), Pixels(*width), Pixels(*height));
                write!(formatter, "M{x} {y}h{width}v{height}h-{width}z")?;
            }
            formatter.write_str("\"/>")?;
        }
        formatter.write_str("</g>")
    }
}

/// A length that is written in pixels.
#[derive(Debug, Clone, Copy)]
struct Pixels(u32);

impl Display for Pixels {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / PARTS, self.0 % PARTS * (1_000 / PARTS));
        let text = format!("{whole}.{rest:03}");
        formatter.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// The attribute of a colour, where it is another than that of the picture.
#[derive(Debug, Clone, Copy)]
struct Fill(Rgb);

impl Display for Fill {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == TEXT { Ok(()) } else { write!(formatter, " fill=\"{}\"", self.0) }
    }
}

/// A line that turns from the middle of the left or right edge to the middle of the upper or lower one.
fn curve(out: &mut String, piece: &Piece, colour: Rgb, (right, down): (bool, bool)) {
    let x = u32::from(piece.column).saturating_mul(CELL_WIDTH);
    let middle = x.saturating_add(CELL_WIDTH / 2);
    let across = if right { x.saturating_add(CELL_WIDTH) } else { x };
    let along = if down { CELL_HEIGHT } else { 0 };
    let (bend, turn) = (if down { "14" } else { "5" }, u8::from(right != down));
    let _written = write!(
        out,
        "<path fill=\"none\" stroke=\"{colour}\" d=\"M{across} 9.5A4.5 4.5 0 0 {turn} {middle}.5 {bend}V{along}\"/>"
    );
}

/// Pieces beside each other that are written in one go.
#[derive(Debug)]
struct Run {
    column: u16,
    end: u16,
    colour: Rgb,
    modifier: Modifier,
    /// Whether every font with equal columns has its letters, so that only the space between them may have to give.
    common: bool,
    text: String,
}

impl Run {
    fn of(piece: &Piece) -> Self {
        Self {
            column: piece.column,
            end: piece.end(),
            colour: painted(piece.look).0,
            modifier: piece.look.modifier.intersection(Modifier::BOLD.union(Modifier::ITALIC)),
            common: is_common(piece),
            text: piece.text.clone(),
        }
    }

    /// Takes in what comes next, if it looks alike and at most one blank lies between: further apart, each is better placed
    /// by itself.
    fn takes(&mut self, next: &Self) -> bool {
        let gap = next.column.saturating_sub(self.end);
        let alike = (self.colour, self.modifier) == (next.colour, next.modifier);
        if !(alike && self.common && next.common && gap <= 1) {
            return false;
        }
        if gap == 1 {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.end = next.end;
        true
    }
}

impl Display for Run {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pixels = |columns: u16| u32::from(columns).saturating_mul(CELL_WIDTH);
        let (x, length) = (pixels(self.column), pixels(self.end.saturating_sub(self.column)));
        write!(formatter, "<text x=\"{x}\" y=\"{FOOT}\" textLength=\"{length}\"{}", Fill(self.colour))?;
        if !self.common {
            formatter.write_str(" lengthAdjust=\"spacingAndGlyphs\"")?;
        }
        for (modifier, attribute) in
            [(Modifier::BOLD, " font-weight=\"bold\""), (Modifier::ITALIC, " font-style=\"italic\"")]
        {
            if self.modifier.contains(modifier) {
                formatter.write_str(attribute)?;
            }
        }
        write!(formatter, ">{}</text>", Escaped(&self.text))
    }
}

/// The runs of a row: what is neither blank nor drawn nor hidden.
fn runs(row: &Row) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let written = row.iter().filter(|piece| !piece.is_blank() && drawing(&piece.text).is_none());
    for piece in written.filter(|piece| !piece.look.modifier.contains(Modifier::HIDDEN)) {
        let next = Run::of(piece);
        if !runs.last_mut().is_some_and(|run| run.takes(&next)) {
            runs.push(next);
        }
    }
    runs
}

/// Whether a letter is one of those that all fonts have: Latin and its punctuation.
fn is_common(piece: &Piece) -> bool {
    piece.width == 1
        && piece
            .text
            .chars()
            .all(|letter| matches!(letter, ' '..='\u{17f}' | '\u{2010}'..='\u{2026}' | '\u{2212}' | '€'))
}
