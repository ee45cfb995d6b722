//! What is known of the selected device, below the list: until when its activation usually lasts, how its MAK is installed
//! before that, and how far the plan is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use crate::domain::{KmsState, Permission};
use crate::i18n::message;
use crate::service::kms::{KmsRow, Progress};
use crate::tui::context::{Availability, Context};
use crate::tui::kms_words;
use crate::tui::screen::kms::table;
use crate::tui::theme::Paint;
use crate::tui::widget::{pane, text};

/// How many rows the pane takes.
pub(super) const ROWS: u16 = 9;

/// Draws it.
pub(super) fn view(row: Option<&KmsRow>, all: &[KmsRow], frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
    let (locale, theme) = (context.locale, context.theme);
    let inner = match row {
        Some(row) => {
            let details = &row.device.details;
            let inner = pane::view(&text::clean(&context.locale.id(&details.name)), Paint::Border, frame, area, theme);
            let what = [text::clean(&details.product), text::clean(&locale.id(&details.note))];
            let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
            let (state, paint) = table::state(row, context);
            let mut facts = if let Some(moved) = &row.device.moved {
                let values = [("at", locale.date_time_in_zone(moved.at).into()), ("operator", (&moved.by).into())];
                vec![(locale.text_with(message!("kms-moved-by"), &values), Paint::Passed)]
            } else {
                let told = locale.kms_deadline(details.last_activation, row.deadline);
                let how = if row.deadline <= context.now { message!("kms-how-now") } else { message!("kms-how") };
                vec![(state, paint), (told, Paint::Text), (locale.text(how), Paint::Notice)]
            };
            if !what.is_empty() {
                facts.insert(0, (what.join(" · "), Paint::Dim));
            }
            // The last row is that of the progress.
            let (width, room) = (usize::from(inner.width), usize::from(inner.height.saturating_sub(1)));
            let lines = pane::fitting(pane::lines(facts, width, theme), width, room);
            frame.render_widget(Paragraph::new(lines), inner);
            inner
        }
        None => pane::inside(area),
    };
    let states: Vec<KmsState> = all.iter().map(|row| row.device.state(context.now, &locale)).collect();
    let progress = kms_words::progress(Progress::of(&states), locale);
    // How rows get here stands beside it where there is room.
    let hint = format!("{progress} · {}", locale.text(message!("kms-paste-hint")));
    let width = usize::from(inner.width);
    let is_hinted = text::width(&hint) <= width && context.allows(Permission::ChangePlans) == Availability::Ready;
    let progress = if is_hinted { hint } else { text::cut(&progress, width) };
    let bottom = Rect { y: inner.bottom().saturating_sub(1), height: inner.height.min(1), ..inner };
    frame.render_widget(Paragraph::new(Line::styled(progress, theme.style(Paint::Header))), bottom);
}
