//! The line above everything: where one is at the left, who one is at the right. On a narrow screen the role and the
//! rest give way first, then the outer crumbs, then the end of a long customer's name, then the operator and the word
//! for where the data come from. Whose customer's place it is is the last to go: a key fetched for the wrong one is the
//! worst that can happen here.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text::{self, Side};

/// What stands between the parts at the right.
const BETWEEN: &str = " · ";

/// How many of the parts at the right keep their room: the operator, and where the data come from.
const RIGHT_KEPT: usize = 2;

/// In fewer columns than these a part at the right says nothing.
const CUT_COLUMNS: usize = 4;

/// In fewer columns than these a customer's name is not cut, as long as anything else can give way.
const CUSTOMER_COLUMNS: usize = 20;

/// What stands between two crumbs.
const SEPARATOR: &str = " › ";

/// What the line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopLine<'line> {
    /// The way from the root to the place; the last one is the place itself.
    pub crumbs: &'line [String],
    /// Which crumb is the customer's; it is never left out, and cut only where it is all that is left.
    pub customer: Option<usize>,
    /// Operator, role, language and where the data come from; the first is the last to go.
    pub right: &'line [String],
}

/// A crumb that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    /// Its place in the way; `None` for the sign that some were left out.
    index: Option<usize>,
    text: String,
    from: usize,
}

/// Crumbs by their place, `None` standing for those that are left out there.
type Way = Vec<Option<usize>>;

/// The place in the way of the crumb at that place of the screen.
#[must_use]
pub fn crumb_at(line: &TopLine<'_>, area: Rect, at: Position) -> Option<usize> {
    if !area.contains(at) {
        return None;
    }
    let column = usize::from(at.x.saturating_sub(area.x));
    let crumbs = placed(line, usize::from(area.width));
    crumbs.into_iter().find(|crumb| crumb.from <= column && column < end(crumb))?.index
}

/// Draws the line; the border it lies on goes on between its two parts.
pub fn view(line: &TopLine<'_>, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
    let crumbs = placed(line, usize::from(area.width));
    let taken = crumbs.last().map_or(0, end);
    let texts = crumbs.iter().enumerate().flat_map(|(number, crumb)| {
        let is_place = number.saturating_add(1) == crumbs.len();
        let paint = if is_place { Paint::Title } else { Paint::Link };
        let separator = if number == 0 { "" } else { SEPARATOR };
        [(separator, theme.style(Paint::Dim)), (crumb.text.as_str(), theme.style(paint))]
    });
    let buffer = frame.buffer_mut();
    text::draw_joined(texts, buffer, part(area, 0, taken));
    view_gap(buffer, area, taken, theme);
    if let Some(x) = area.x.checked_sub(1) {
        view_gap(buffer, Rect { x, ..area }, 0, theme);
    }
    let right = right(line.right, usize::from(area.width).saturating_sub(taken).saturating_sub(3));
    let width = text::width(&right);
    if width == 0 {
        return;
    }
    let from = usize::from(area.width).saturating_sub(width);
    view_gap(buffer, area, from.saturating_sub(1), theme);
    text::draw(&right, Side::Left, buffer, part(area, from, width), theme.style(Paint::Text));
}

/// A blank column, where the border would touch a text.
fn view_gap(buffer: &mut Buffer, area: Rect, column: usize, theme: &Theme) {
    text::draw(" ", Side::Left, buffer, part(area, column, 1), theme.style(Paint::Text));
}

/// A part of the line, in columns from its left end.
fn part(area: Rect, from: usize, columns: usize) -> Rect {
    let column = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX).min(area.width);
    let wanted = Rect { x: area.x.saturating_add(column(from)), width: column(columns), ..area };
    wanted.intersection(area)
}

fn end(crumb: &Placed) -> usize {
    crumb.from.saturating_add(text::width(&crumb.text))
}

/// The crumbs that fit, with `…` for those left out. Who one is, and where the data come from, keep their room as long
/// as no more has to give way for them than outer crumbs and the end of a long name.
fn placed(line: &TopLine<'_>, columns: usize) -> Vec<Placed> {
    let (outer, inner) = ways(line);
    let beside = |kept: usize| match line.right.get(..kept.min(line.right.len())) {
        Some(kept) if !kept.is_empty() => columns.saturating_sub(text::width(&kept.join(BETWEEN)).saturating_add(3)),
        Some(_) | None => columns,
    };
    let fitting = |ways: &[Way], columns: usize| {
        let ways = ways.iter().map(|way| along(line.crumbs, way, usize::MAX));
        ways.into_iter().find(|crumbs| is_within(crumbs, columns))
    };
    let cut = |columns: usize| {
        // The place gives way only after the name.
        let with_place = inner.iter().filter(|way| way.last() == Some(&line.crumbs.len().checked_sub(1)));
        let mut ways = outer.last().into_iter().chain(with_place);
        ways.find_map(|way| with_customer_cut(line, way, columns))
    };
    let shortest = || inner.last().or(outer.last()).map(|way| along(line.crumbs, way, columns)).unwrap_or_default();
    (0..=RIGHT_KEPT)
        .rev()
        .map(beside)
        .find_map(|columns| fitting(&outer, columns).or_else(|| cut(columns)))
        .or_else(|| fitting(&inner, columns))
        .unwrap_or_else(shortest)
}

fn is_within(crumbs: &[Placed], columns: usize) -> bool {
    crumbs.last().is_none_or(|last| end(last) <= columns)
}

/// The way with no more of the customer's name than there is room for; `None` where that would be too little of it.
fn with_customer_cut(line: &TopLine<'_>, way: &[Option<usize>], columns: usize) -> Option<Vec<Placed>> {
    let customer = line.customer?;
    let whole = text::width(line.crumbs.get(customer)?);
    let too_many = end(along(line.crumbs, way, usize::MAX).last()?).saturating_sub(columns);
    let room = whole.checked_sub(too_many).filter(|room| CUSTOMER_COLUMNS <= *room)?;
    let mut crumbs = line.crumbs.to_vec();
    let name = crumbs.get_mut(customer)?;
    *name = text::cut(name, room);
    Some(along(&crumbs, way, columns))
}

/// The ways to leave crumbs out, the fullest first: without outer ones, and then without those after the customer.
fn ways(line: &TopLine<'_>) -> (Vec<Way>, Vec<Way>) {
    let last = line.crumbs.len().saturating_sub(1);
    let kept = line.customer.unwrap_or(last).min(last);
    let sign = |left_out: usize| (left_out != 0).then_some(None);
    let outer =
        (0..=kept).map(|left_out| sign(left_out).into_iter().chain((left_out..=last).map(Some)).collect()).collect();
    let mut inner = Vec::new();
    if kept.saturating_add(1) < last {
        inner.push(sign(kept).into_iter().chain([Some(kept), None, Some(last)]).collect());
    }
    if kept < last {
        inner.push(sign(kept).into_iter().chain([Some(kept)]).collect());
    }
    (outer, inner)
}

/// The crumbs of such a way from left to right; where they would take more columns than that the last one is cut.
fn along(crumbs: &[String], way: &[Option<usize>], columns: usize) -> Vec<Placed> {
    let mut from = 0_usize;
    let mut placed = Vec::new();
    for index in way {
        let text = index.and_then(|index| crumbs.get(index)).map_or("…", String::as_str);
        let crumb = Placed { index: *index, text: text::cut(text, columns.saturating_sub(from)), from };
        from = end(&crumb).saturating_add(text::width(SEPARATOR));
        placed.push(crumb);
    }
    placed
}

/// The parts, cut with `…` where there is no room for all; nothing where there is none for the first. A part of which
/// next to nothing would be left is left out.
fn right(parts: &[String], columns: usize) -> String {
    let first = |count: usize| text::clean(&parts.get(..count).unwrap_or_default().join(BETWEEN));
    let whole = (1..=parts.len()).rev().map(first).find(|whole| text::width(whole) <= columns);
    let Some(whole) = whole else { return String::new() };
    let cut = text::cut(&first(parts.len()), columns);
    let least = text::width(&whole).saturating_add(text::width(BETWEEN)).saturating_add(CUT_COLUMNS);
    if text::width(&cut) < least { whole } else { cut }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::testing::screen;

    fn texts(crumbs: &[&str], columns: usize) -> String {
        let crumbs: Vec<String> = crumbs.iter().map(|crumb| (*crumb).to_owned()).collect();
        let line = TopLine { crumbs: &crumbs, customer: None, right: &[] };
        placed(&line, columns).into_iter().map(|crumb| crumb.text).collect::<Vec<_>>().join(SEPARATOR)
    }

    #[test]
    fn the_place_itself_is_the_last_to_be_cut() {
        let way = ["Kunder", "Contoso AB", "Programvara"];
        assert_eq!(texts(&way, 33), "Kunder › Contoso AB › Programvara");
        assert_eq!(texts(&way, 32), "… › Contoso AB › Programvara");
        assert_eq!(texts(&way, 27), "… › Programvara");
        assert_eq!(texts(&way, 10), "… › Progr…");
    }

    #[test]
    fn the_customer_is_the_last_to_go_and_is_cut_with_a_sign() {
        let crumbs = ["nyckel", "Kunder", "Contoso AB", "Programvara", "Nycklar"].map(str::to_owned);
        let at = |columns: usize, who: &[String]| {
            let line = TopLine { crumbs: &crumbs, customer: Some(2), right: who };
            placed(&line, columns).into_iter().map(|crumb| crumb.text).collect::<Vec<_>>().join(SEPARATOR)
        };
        let who = ["Anna Berg".to_owned(), "Administratörsagent".to_owned()];
        assert_eq!(at(70, &who), "nyckel › Kunder › Contoso AB › Programvara › Nycklar");
        assert_eq!(at(50, &who), "… › Contoso AB › Programvara › Nycklar");
        assert_eq!(at(38, &who), "… › Contoso AB › Programvara › Nycklar");
        assert_eq!(at(37, &who), "… › Contoso AB › … › Nycklar");
        assert_eq!(at(27, &who), "… › Contoso AB");
        assert_eq!(at(10, &who), "… › Conto…");
        for columns in 9..80 {
            assert!(at(columns, &who).contains("Cont"), "{columns}");
        }
    }

    #[test]
    fn a_long_name_gives_way_to_the_place_and_to_who_one_is_but_not_all_of_it() {
        let name = "Föreningen för bevarande av Östra Smålands gamla kvarnar";
        let crumbs = ["nyckel", "Kunder", name, "Programvara", "Nycklar"].map(str::to_owned);
        let who = ["Anna Berg".to_owned(), "demo".to_owned(), "Administratörsagent".to_owned()];
        let at = |columns: usize| {
            let line = TopLine { crumbs: &crumbs, customer: Some(2), right: &who };
            placed(&line, columns).into_iter().map(|crumb| crumb.text).collect::<Vec<_>>().join(SEPARATOR)
        };
        assert_eq!(at(107), format!("… › {name} › Programvara › Nycklar"));
        assert_eq!(at(90), "… › Föreningen för bevarande av Östra Smålands… › Programvara › Nycklar");
        assert_eq!(at(76), "… › Föreningen för bevarande av … › Programvara › Nycklar");
        assert_eq!(at(66), "… › Föreningen för bevarande av … › … › Nycklar");
        assert_eq!(at(50), "… › Föreningen för beva… › … › Nycklar");
    }

    #[test]
    fn the_right_gives_way_part_by_part() {
        let parts = ["Anna Berg".to_owned(), "Administratörsagent".to_owned(), "sv".to_owned()];
        assert_eq!(right(&parts, 40), "Anna Berg · Administratörsagent · sv");
        assert_eq!(right(&parts, 35), "Anna Berg · Administratörsagent");
        assert_eq!(right(&parts, 20), "Anna Berg · Adminis…");
        assert_eq!(right(&parts, 12), "Anna Berg");
        assert_eq!(right(&parts, 9), "Anna Berg");
        assert_eq!(right(&parts, 8), "");
    }

    #[test]
    fn a_press_finds_its_crumb() {
        let crumbs = ["Kunder".to_owned(), "Contoso AB".to_owned()];
        let line = TopLine { crumbs: &crumbs, customer: None, right: &[] };
        let pressed = |column| crumb_at(&line, Rect::new(9, 0, 40, 1), Position::new(column, 0));
        assert_eq!((pressed(9), pressed(14), pressed(15), pressed(18)), (Some(0), Some(0), None, Some(1)));
    }

    #[test]
    fn both_ends_of_the_line_are_drawn() {
        let (theme, crumbs, right) = (Theme::plain(), ["Kunder".to_owned(), "日本".to_owned()], ["Anna".to_owned()]);
        let line = TopLine { crumbs: &crumbs, customer: None, right: &right };
        let drawn = screen::drawn(Size::new(22, 1), |frame| view(&line, frame, frame.area(), &theme));
        assert_eq!(screen::text(&drawn), "Kunder › 日本     Anna\n");
        let drawn = screen::drawn(Size::new(17, 1), |frame| view(&line, frame, frame.area(), &theme));
        assert_eq!(screen::text(&drawn), "… › 日本     Anna\n");
        let drawn = screen::drawn(Size::new(14, 1), |frame| view(&line, frame, frame.area(), &theme));
        assert_eq!(screen::text(&drawn), "Kunder › 日本\n");
    }
}
