//! What is known of the selected record, below the list, and how the log was found when it was checked last.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use crate::domain::RecordedActivity;
use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::screen::activity::table;
use crate::tui::theme::Paint;
use crate::tui::widget::pane;

/// Draws it.
pub(super) fn view(
    recorded: Option<&RecordedActivity>,
    proved: Option<(String, Paint)>,
    frame: &mut Frame<'_>,
    area: Rect,
    context: &Context<'_>,
) {
    let locale = context.locale;
    let title = recorded.map_or_else(
        || locale.text(message!("log-proof")),
        |recorded| locale.text_with(message!("log-record"), &[("number", recorded.number.to_string().into())]),
    );
    let inner = pane::view(&title, Paint::Border, frame, area, context.theme);
    let mut facts = Vec::new();
    facts.extend(proved);
    if let Some(recorded) = recorded {
        let record = &recorded.record;
        let bought = record.subject.entitlement.as_ref();
        let what = [
            Some(locale.action(record)),
            record.subject.customer.as_deref().map(|name| locale.customer(name)),
            record.subject.product.clone(),
            record.subject.version.as_ref().map(|version| version.0.clone()),
            bought.map(|bought| locale.id(bought.order_line())),
        ];
        facts.push((what.into_iter().flatten().collect::<Vec<_>>().join(" · "), Paint::Text));
        let by = [
            locale.date_time_in_zone(record.at),
            locale.acting(&record.actor),
            locale.door(record.origin.door),
            locale.id(&record.origin.host),
            record.origin.terminal.clone(),
        ];
        let by = by.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        facts.push((by, Paint::Dim));
        let (sign, paint) = table::sign(record.outcome.kind());
        let outcome = format!("{sign} {}", locale.activity_outcome(&record.outcome)).trim_start().to_owned();
        let why = [
            Some(outcome),
            record.detail.as_ref().map(|detail| locale.activity_detail(detail)),
            record.reason.as_deref().map(|reason| locale.id(reason)),
        ];
        let paint = if sign.is_empty() { Paint::Dim } else { paint };
        facts.push((why.into_iter().flatten().collect::<Vec<_>>().join(" · "), paint));
    }
    let lines = pane::lines(facts, usize::from(area.width), context.theme);
    frame.render_widget(Paragraph::new(lines), inner);
}
