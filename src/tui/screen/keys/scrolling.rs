//! Which lines of the page are on the screen where it is longer than that. What has the focus is brought into sight
//! whenever the focus moves.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::tui::context::{Availability, Context};
use crate::tui::screen::keys::view::{self, Target};
use crate::tui::screen::keys::{Stage, State};
use crate::tui::step::Step;
use crate::tui::theme::Paint;
use crate::tui::widget::list;

/// The lines that are on the screen of a page of `count` of them; a longer one leaves a line to say which they are.
pub(super) fn in_sight(scrolled: usize, count: usize, area: Rect) -> Range<usize> {
    let page = page(count, area);
    let first = scrolled.min(count.saturating_sub(page));
    first..first.saturating_add(page).min(count)
}

fn page(count: usize, area: Rect) -> usize {
    let height = usize::from(area.height);
    if count <= height { count } else { height.saturating_sub(1) }
}

/// Draws the lines that are in sight, and says which they are where they are not all.
pub(super) fn view(state: &State, lines: Vec<Line<'static>>, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let count = lines.len();
    let Range { start, end } = in_sight(state.scrolled, count, area);
    let shown: Vec<Line<'static>> = lines.into_iter().skip(start).take(end.saturating_sub(start)).collect();
    frame.render_widget(Paragraph::new(shown), area);
    if let Some(part) = list::part(start, end.saturating_sub(start), count, context.locale) {
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
        let part = Line::styled(part, context.theme.style(Paint::Dim)).right_aligned();
        frame.render_widget(Paragraph::new(part), last);
    }
}

impl State {
    /// Whether the page is longer than its area.
    pub(super) fn can_be_scrolled(&self, context: &Context<'_>) -> Availability {
        Availability::when(usize::from(context.main.height) < view::targets(self, context).len())
    }

    /// Scrolls by that many lines, downwards positive.
    pub(super) fn scroll(&mut self, lines: isize, context: &Context<'_>) -> Step {
        let count = view::targets(self, context).len();
        let from = in_sight(self.scrolled, count, context.main).start;
        self.scrolled = in_sight(from.saturating_add_signed(lines), count, context.main).start;
        Step::Stay
    }

    /// Scrolls by that many pages, downwards positive; a line stays in sight.
    pub(super) fn scroll_pages(&mut self, pages: isize, context: &Context<'_>) -> Step {
        let page = page(view::targets(self, context).len(), context.main).saturating_sub(1).max(1);
        self.scroll(pages.saturating_mul(isize::try_from(page).unwrap_or(isize::MAX)), context)
    }

    /// Brings what has the focus into sight: with all above it where it is the first thing to focus, with all below it
    /// where it is the last.
    pub(super) fn show_focus(&mut self, context: &Context<'_>) {
        let targets = view::targets(self, context);
        let page = page(targets.len(), context.main);
        let is_focused = |target: &Option<Target>| target.is_some_and(|target| self.is_focused(target));
        let Some(line) = targets.iter().position(is_focused) else { return };
        let is_first = targets.iter().take(line).all(Option::is_none);
        let is_last = targets.iter().skip(line.saturating_add(1)).all(Option::is_none);
        let below = targets.iter().skip(line.saturating_add(1)).take_while(|target| target.is_none()).count();
        let end = line.saturating_add(1).saturating_add(below).min(targets.len());
        let wanted = if is_first && line < page {
            0
        } else if is_last {
            targets.len().saturating_sub(page)
        } else {
            self.scrolled.max(end.saturating_sub(page))
        };
        self.scrolled = wanted.min(line);
    }

    fn is_focused(&self, target: Target) -> bool {
        match (&self.stage, target) {
            (Stage::Choosing(choices), Target::Get) => choices.focused().is_none(),
            (Stage::Choosing(choices), Target::Choice(index, _)) => choices.focused() == Some(index),
            (Stage::Panes(_, marked), Target::Button(button)) => *marked == button,
            (_, _) => false,
        }
    }
}
