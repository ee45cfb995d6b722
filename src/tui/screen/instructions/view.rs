//! How the instructions are drawn, and what a press of the mouse is on.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::catalog::Instructions;
use crate::i18n::{InstallationStep, message};
use crate::service::open_purchase::PurchasePage;
use crate::tui::context::Context;
use crate::tui::remote::Remote;
use crate::tui::screen::bought;
use crate::tui::screen::instructions::{State, Target};
use crate::tui::theme::Paint;
use crate::tui::widget::{button, hyperlink, pending, scrolled, text};

/// Where the text of a step begins, after its number.
const STEP_COLUMN: usize = 3;

/// Where a command begins, after its mark.
const COMMAND_COLUMN: usize = 5;

/// A line of the page and what it is part of.
type Row = (Line<'static>, Option<Target>);

/// Draws the page.
pub(super) fn view(state: &State, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    match &state.page {
        Remote::Ready(page) | Remote::Reloading(page, _) if page.product.instructions().is_none() => {
            let (why, what) = (message!("instructions-none"), message!("instructions-none-do"));
            pending::view_empty(frame, area, context, why, what);
        }
        Remote::Ready(page) | Remote::Reloading(page, _) => {
            let rows = rows(state, page, area, context);
            let lines = rows.iter().map(|(line, _)| line.clone()).collect();
            scrolled::view(state.scrolled, lines, frame, area, context);
            link_address(state, &rows, frame, area, context);
        }
        Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, area, context),
        Remote::Failed(failure) => pending::view_failure(frame, area, context, failure),
    }
}

/// Makes the address a hyperlink, and the button that leads there, as far as they are in sight.
fn link_address(state: &State, rows: &[Row], frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let Some(instructions) = state.instructions() else { return };
    let in_sight = rows.get(scrolled::in_sight(state.scrolled, rows.len(), area)).unwrap_or_default();
    let lines = in_sight.iter().map(|(line, target)| (line, *target == Some(Target::Link)));
    hyperlink::mark_lines(frame.buffer_mut(), area, lines, &instructions.link, context.settings.links);
}

/// What stands at that place of the screen.
pub(super) fn target_at(state: &State, at: Position, area: Rect, context: &Context<'_>) -> Option<Target> {
    let rows = rows(state, state.page()?, area, context);
    let in_sight = scrolled::in_sight(state.scrolled, rows.len(), area);
    let place = in_sight.start.saturating_add(usize::from(at.y.checked_sub(area.y)?));
    rows.get(place).filter(|_| in_sight.contains(&place)).and_then(|(_, target)| *target)
}

/// What each line of the page is part of, whether it is in sight or not.
pub(super) fn targets(state: &State, context: &Context<'_>) -> Vec<Option<Target>> {
    let rows = state.page().map(|page| rows(state, page, context.main, context)).unwrap_or_default();
    rows.into_iter().map(|(_, target)| target).collect()
}

fn rows(state: &State, page: &PurchasePage, area: Rect, context: &Context<'_>) -> Vec<Row> {
    let width = usize::from(area.width);
    let Some(instructions) = page.product.instructions() else { return Vec::new() };
    let mut rows: Vec<Row> = bought::head(page, width, context).into_iter().map(|line| (line, None)).collect();
    rows.extend(link(state, instructions, width, context));
    rows.push((Line::default(), None));
    let short = context.locale.text(message!("instructions-short"));
    rows.push((Line::styled(short, context.theme.style(Paint::Header)), None));
    for (place, step) in state.steps(context.locale).into_iter().enumerate() {
        rows.extend(step_rows(state, place, &step, width, context));
    }
    rows
}

/// The link, with its address for those who have no browser here.
fn link(state: &State, instructions: &Instructions, width: usize, context: &Context<'_>) -> Vec<Row> {
    let paint = if state.marked == Target::Link { Paint::ButtonFocused } else { Paint::Button };
    let label = context.locale.text(message!("instructions-whole"));
    let mut rows = vec![(button::line(&label, paint, context.theme), Some(Target::Link))];
    for line in text::wrap(&instructions.link, width.saturating_sub(4)) {
        let address = Span::styled(line, context.theme.style(Paint::Link));
        rows.push((Line::from(vec![Span::raw("    "), address]), Some(Target::Link)));
    }
    rows
}

/// A step: its number, what to do, and below it what to type.
fn step_rows(state: &State, place: usize, step: &InstallationStep, width: usize, context: &Context<'_>) -> Vec<Row> {
    let theme = context.theme;
    let target = step.command.as_ref().map(|_| Target::Command(place));
    let is_marked = target == Some(state.marked);
    let mut number = format!("{}.", place.saturating_add(1));
    let mut rows: Vec<Row> = text::wrap(&step.text, width.saturating_sub(STEP_COLUMN))
        .into_iter()
        .map(|line| {
            let number = text::pad(&std::mem::take(&mut number), STEP_COLUMN);
            (Line::styled(format!("{number}{line}"), theme.style(Paint::Text)), target)
        })
        .collect();
    let Some(command) = &step.command else { return rows };
    let (mut mark, paint) = if is_marked { ("   ▸ ", Paint::Selected) } else { ("", Paint::Input) };
    for line in text::wrap(command, width.saturating_sub(COMMAND_COLUMN)) {
        let mark = text::pad(std::mem::take(&mut mark), COMMAND_COLUMN);
        let spans = vec![Span::styled(mark, theme.style(Paint::Text)), Span::styled(line, theme.style(paint))];
        rows.push((Line::from(spans), target));
    }
    rows
}
