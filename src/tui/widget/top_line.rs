//! The line above everything: where one is at the left, who one is at the right. On a narrow screen the role and the
//! rest give way first, then the outer crumbs, then the operator. Whose customer's place it is is the last to go: a key
//! fetched for the wrong one is the worst that can happen here.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::tui::theme::{Paint, Theme};
use crate::tui::widget::text;

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
    let mut spans = Vec::new();
    for (number, crumb) in crumbs.iter().enumerate() {
        if number != 0 {
            spans.push(Span::styled(SEPARATOR, theme.style(Paint::Dim)));
        }
        let is_place = number.saturating_add(1) == crumbs.len();
        let paint = if is_place { Paint::Title } else { Paint::Link };
        spans.push(Span::styled(crumb.text.clone(), theme.style(paint)));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), part(area, 0, taken));
    view_gap(frame, area, taken, theme);
    if let Some(x) = area.x.checked_sub(1) {
        view_gap(frame, Rect { x, ..area }, 0, theme);
    }
    let right = right(line.right, usize::from(area.width).saturating_sub(taken).saturating_sub(3));
    let width = text::width(&right);
    if width == 0 {
        return;
    }
    let from = usize::from(area.width).saturating_sub(width);
    view_gap(frame, area, from.saturating_sub(1), theme);
    frame.render_widget(Paragraph::new(Line::styled(right, theme.style(Paint::Text))), part(area, from, width));
}

/// A blank column, where the border would touch a text.
fn view_gap(frame: &mut Frame<'_>, area: Rect, column: usize, theme: &Theme) {
    frame.render_widget(Paragraph::new(Line::styled(" ", theme.style(Paint::Text))), part(area, column, 1));
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

/// The crumbs that fit, with `…` for those left out. Who one is keeps its room as long as no more than outer crumbs
/// have to give way for it.
fn placed(line: &TopLine<'_>, columns: usize) -> Vec<Placed> {
    let who = line.right.first().map_or(0, |who| text::width(who).saturating_add(3));
    let (outer, inner) = ways(line);
    let fitting = |ways: &[Way], columns: usize| {
        let ways = ways.iter().map(|way| along(line.crumbs, way, usize::MAX));
        ways.into_iter().find(|crumbs| crumbs.last().is_none_or(|last| end(last) <= columns))
    };
    let shortest = || inner.last().or(outer.last()).map(|way| along(line.crumbs, way, columns)).unwrap_or_default();
    fitting(&outer, columns.saturating_sub(who))
        .or_else(|| fitting(&outer, columns))
        .or_else(|| fitting(&inner, columns))
        .unwrap_or_else(shortest)
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

/// The parts, cut with `…` where there is no room for all; nothing where there is none for the first.
fn right(parts: &[String], columns: usize) -> String {
    match parts.first() {
        Some(first) if text::width(first) <= columns => {
            let cut = text::cut(&parts.join(" · "), columns);
            // What is cut right after the first part has nothing to tell.
            if text::width(&cut) < text::width(first).saturating_add(4) { text::clean(first) } else { cut }
        }
        Some(_) | None => String::new(),
    }
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
    fn the_right_gives_way_part_by_part() {
        let parts = ["Anna Berg".to_owned(), "Administratörsagent".to_owned(), "sv".to_owned()];
        assert_eq!(right(&parts, 40), "Anna Berg · Administratörsagent · sv");
        assert_eq!(right(&parts, 35), "Anna Berg · Administratörsagent · …");
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
