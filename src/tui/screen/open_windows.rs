//! How long the purchases of a list can be cancelled yet, where a list says it in place of how they stand (CANCEL-4).

use std::cmp::Ordering;

use crate::domain::{EntitlementStatus, Instant};
use crate::service::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::remaining;
use crate::tui::theme::Paint;
use crate::tui::widget::table::Cell;

/// The cell of how it stands: for how long it can be cancelled yet, or the given word.
pub(super) fn cell(row: &SoftwareRow, word: String, paint: Paint, context: &Context<'_>) -> Cell<'static> {
    match row.open_window(context.now) {
        Some(window) => {
            let left = window.left().unwrap_or_default();
            Cell::painted(context.locale.duration_left(left), Paint::of_window(window))
        }
        None => Cell::painted(word, paint),
    }
}

/// The cell of the window alone: how long it is open yet, that it closed, or that there is none.
pub(super) fn cell_of_its_own(row: &SoftwareRow, context: &Context<'_>) -> Cell<'static> {
    let is_active = row.entitlement.at(context.now, row.subscription.as_ref()) == EntitlementStatus::Active;
    let window = row.window(context.now).at(context.now);
    let words = if is_active { context.locale.cancellation_window_short(window) } else { String::new() };
    Cell::painted(words, Paint::of_window(window))
}

/// What can be cancelled comes first, what closes first before all; the rest is as it was.
pub(super) fn compare([left, right]: [&SoftwareRow; 2], now: Instant) -> Ordering {
    match [left, right].map(|row| closes(row, now)) {
        [Some(left), Some(right)] => left.cmp(&right),
        [Some(_), None] => Ordering::Less,
        [None, Some(_)] => Ordering::Greater,
        [None, None] => Ordering::Equal,
    }
}

/// When what is said of one of them becomes another.
pub(super) fn wake(rows: &[SoftwareRow], now: Instant) -> Option<Instant> {
    remaining::wake_of_any(rows.iter().filter_map(|row| closes(row, now)), now)
}

/// When the window of a purchase closes that is open.
fn closes(row: &SoftwareRow, now: Instant) -> Option<Instant> {
    row.open_window(now).and(row.window(now).end())
}

/// The sentence on the window of what is in force, and how it is painted.
pub(super) fn sentence(row: &SoftwareRow, context: &Context<'_>) -> Option<(String, Paint)> {
    let now = context.now;
    let is_active = row.entitlement.at(now, row.subscription.as_ref()) == EntitlementStatus::Active;
    let window = Some(row.window(now).at(now)).filter(|_| is_active)?;
    Some((context.locale.cancellation_window(window), Paint::of_window(window)))
}
