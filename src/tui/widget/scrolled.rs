//! A page that may be longer than its area: which of its lines are on the screen, and which they are in words where they
//! are not all.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::tui::context::Context;
use crate::tui::theme::Paint;
use crate::tui::widget::list;

/// The lines that are on the screen of a page of `count` of them; a longer one leaves a line to say which they are.
#[must_use]
pub fn in_sight(scrolled: usize, count: usize, area: Rect) -> Range<usize> {
    let page = page(count, area);
    let first = scrolled.min(count.saturating_sub(page));
    first..first.saturating_add(page).min(count)
}

/// How many lines of a page of `count` of them are on the screen at once.
#[must_use]
pub fn page(count: usize, area: Rect) -> usize {
    let height = usize::from(area.height);
    if count <= height { count } else { height.saturating_sub(1) }
}

/// Where a page that was scrolled past so many lines stands after that many more, downwards positive.
#[must_use]
pub fn by_lines(scrolled: usize, lines: isize, count: usize, area: Rect) -> usize {
    let from = in_sight(scrolled, count, area).start;
    in_sight(from.saturating_add_signed(lines), count, area).start
}

/// The same after that many pages; a line stays in sight.
#[must_use]
pub fn by_pages(scrolled: usize, pages: isize, count: usize, area: Rect) -> usize {
    let page = page(count, area).saturating_sub(1).max(1);
    by_lines(scrolled, pages.saturating_mul(isize::try_from(page).unwrap_or(isize::MAX)), count, area)
}

/// Where it stands so that what has the focus is in sight: with all above it where it is the first thing to focus, with
/// all below it where it is the last. `targets` has what each line of the page is part of.
#[must_use]
pub fn to_focus<T: Copy>(scrolled: usize, targets: &[Option<T>], area: Rect, is_focused: impl Fn(T) -> bool) -> usize {
    let page = page(targets.len(), area);
    let has_focus = |target: &Option<T>| target.is_some_and(&is_focused);
    let is_nothing_else = |target: &&Option<T>| target.is_none_or(&is_focused);
    let Some(line) = targets.iter().position(has_focus) else { return scrolled };
    let is_first = targets.iter().take(line).all(Option::is_none);
    let below = targets.iter().skip(line).take_while(is_nothing_else).count();
    let end = line.saturating_add(below);
    let wanted = if is_first && line < page {
        0
    } else if end == targets.len() {
        targets.len().saturating_sub(page)
    } else {
        scrolled.max(end.saturating_sub(page))
    };
    wanted.min(line)
}

/// The rows of a form that are on the screen: all of them, or those about what has the focus and which they are of all.
/// Each has beside it what it is part of.
#[must_use]
pub fn around_focus<T: Copy>(
    rows: Vec<(Line<'static>, Option<T>)>,
    area: Rect,
    is_focused: impl Fn(T) -> bool,
    context: &Context<'_>,
) -> Vec<(Line<'static>, Option<T>)> {
    let targets: Vec<Option<T>> = rows.iter().map(|(_, target)| *target).collect();
    let shown = in_sight(to_focus(0, &targets, area, is_focused), targets.len(), area);
    let part = list::part(shown.start, shown.len(), targets.len(), context.locale);
    let mut rows: Vec<_> = rows.into_iter().skip(shown.start).take(shown.len()).collect();
    rows.extend(part.map(|part| (Line::styled(part, context.theme.style(Paint::Dim)).right_aligned(), None)));
    rows
}

/// Draws the lines that are in sight, and says which they are where they are not all.
pub fn view(scrolled: usize, lines: Vec<Line<'static>>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let count = lines.len();
    let Range { start, end } = in_sight(scrolled, count, area);
    let shown: Vec<Line<'static>> = lines.into_iter().skip(start).take(end.saturating_sub(start)).collect();
    frame.render_widget(Paragraph::new(shown), area);
    if let Some(part) = list::part(start, end.saturating_sub(start), count, context.locale) {
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
        let part = Line::styled(part, context.theme.style(Paint::Dim)).right_aligned();
        frame.render_widget(Paragraph::new(part), last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 5 };

    #[test]
    fn a_page_that_fits_does_not_scroll_and_a_longer_one_not_past_its_end() {
        assert_eq!(in_sight(3, 5, AREA), 0..5);
        assert_eq!(in_sight(0, 6, AREA), 0..4);
        assert_eq!(in_sight(9, 6, AREA), 2..6);
        assert_eq!(by_lines(9, -1, 6, AREA), 1);
        assert_eq!(by_pages(0, 1, 20, AREA), 3);
        assert_eq!(by_pages(3, -1, 20, AREA), 0);
    }

    #[test]
    fn what_has_the_focus_is_in_sight_with_what_belongs_to_it() {
        let targets = [None, Some('a'), None, Some('b'), Some('b'), None, Some('c'), Some('c'), None, None];
        let to = |scrolled, wanted| to_focus(scrolled, &targets, AREA, |target| target == wanted);
        assert_eq!(to(5, 'a'), 0, "all above the first");
        assert_eq!(to(0, 'b'), 2, "what is below it too");
        assert_eq!(to(4, 'b'), 3, "its first line");
        assert_eq!(to(0, 'c'), 6, "all below the last");
        assert_eq!(to(4, 'd'), 4, "nothing has the focus");
    }
}
