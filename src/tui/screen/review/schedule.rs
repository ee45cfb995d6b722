//! What is known of the selected line of a cart: its terms, its plans, and when what is paid, as far as there is room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::domain::Instalment;
use crate::domain::sale::ReviewedLine;
use crate::i18n::{Locale, message};
use crate::service::ReviewRow;
use crate::tui::context::Context;
use crate::tui::screen::review::Payment;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// What stands between two instalments.
const GAP: &str = "   ";

/// Draws it.
pub(super) fn view(row: &ReviewRow, payment: &Payment, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let width = usize::from(area.width);
    let inner = pane::view(&row.title, Paint::Border, frame, area, context.theme);
    let title = pane::whole_title(&row.title, area);
    let mut lines: Vec<Line<'static>> =
        title.into_iter().flat_map(|title| styled(title, Paint::Title, width, context)).collect();
    let rows = usize::from(inner.height).saturating_sub(lines.len());
    lines.extend(match &row.reviewed {
        Ok(line) => of_line(line, payment, (width, rows), context),
        Err(refusal) => {
            let why = context.locale.refusal(refusal);
            [(why.what, Paint::Warning), (why.instead, Paint::Text)]
                .into_iter()
                .flat_map(|(sentence, paint)| styled(&sentence, paint, width, context))
                .collect()
        }
    });
    frame.render_widget(Paragraph::new(lines), inner);
}

fn styled(sentence: &str, paint: Paint, width: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let style = context.theme.style(paint);
    text::wrap(sentence, width).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// The terms of a line in so many columns and rows.
fn of_line(
    line: &ReviewedLine,
    payment: &Payment,
    (width, height): (usize, usize),
    context: &Context<'_>,
) -> Vec<Line<'static>> {
    let locale = context.locale;
    let licence = locale.licence(line.on_sale.kind, line.sku.term, &[line.line.plan]);
    let price = locale.unit_price(line.on_sale.unit_price, line.on_sale.tax, line.sku.term);
    let mut lines = styled(&licence, Paint::Text, width, context);
    lines.extend(styled(&price, Paint::Text, width, context));
    if 1 < line.on_sale.plans.len() && *payment == Payment::Open {
        lines.push(plans(line, context));
    }
    lines.extend(styled(&locale.instalments(line.instalments()), Paint::Notice, width, context));
    if 1 < line.instalments().len() {
        let room = height.saturating_sub(lines.len());
        lines.extend(flowed(line.instalments(), width, room, context));
    }
    lines
}

/// The plans that can be chosen, the chosen one marked (BUY-2).
fn plans(line: &ReviewedLine, context: &Context<'_>) -> Line<'static> {
    let (locale, theme) = (context.locale, context.theme);
    let name = locale.text(message!("review-plans"));
    let mut spans = vec![Span::styled(name, theme.style(Paint::Text))];
    for plan in &line.on_sale.plans {
        let word = locale.billing_plan(*plan);
        spans.push(if *plan == line.line.plan {
            Span::styled(format!("  ‹ {word} ›"), theme.style(Paint::Title))
        } else {
            Span::styled(format!("    {word}  "), theme.style(Paint::Dim))
        });
    }
    Line::from(spans)
}

/// The instalments in columns, as many as there is room for; where they are more, how many and where they are.
fn flowed(instalments: &[Instalment], width: usize, room: usize, context: &Context<'_>) -> Vec<Line<'static>> {
    let locale = context.locale;
    let amounts: Vec<String> = instalments.iter().map(|instalment| locale.money(instalment.amount)).collect();
    let widest = amounts.iter().map(|amount| text::width(amount)).max().unwrap_or(0);
    let cells: Vec<String> = instalments
        .iter()
        .zip(&amounts)
        .map(|(instalment, amount)| format!("{} {}", locale.date(instalment.due), text::pad_left(amount, widest)))
        .collect();
    let cell = cells.first().map_or(0, |cell| text::width(cell)).saturating_add(text::width(GAP));
    let columns = width.saturating_add(text::width(GAP)).checked_div(cell).unwrap_or(1).max(1);
    let fits = cells.len().div_ceil(columns) <= room;
    let shown = if fits { cells.len() } else { columns.saturating_mul(room.saturating_sub(1)) };
    let mut lines: Vec<Line<'static>> = cells
        .chunks(columns)
        .take(shown.div_ceil(columns))
        .map(|row| Line::styled(row.join(GAP), context.theme.style(Paint::Dim)))
        .collect();
    if !fits && room != 0 {
        lines.push(Line::styled(more(cells.len().saturating_sub(shown), locale), context.theme.style(Paint::Dim)));
    }
    lines
}

fn more(count: usize, locale: Locale) -> String {
    locale.text_with(message!("review-more-instalments"), &[("count", count.into())])
}
