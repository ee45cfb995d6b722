//! What is known of the selected purchase, below the list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

use crate::domain::cancellation::shows_by;
use crate::domain::{EntitlementStatus, Lifetime, Permission, Refusal};
use crate::i18n::{Locale, message};
use crate::service::list_software::SoftwareRow;
use crate::tui::context::{Availability, Context};
use crate::tui::screen::open_windows;
use crate::tui::theme::Paint;
use crate::tui::widget::pane;

/// Draws it; first that a cancellation of several was broken off and so many are left of it, where that is so.
pub(super) fn view(
    row: Option<&SoftwareRow>,
    rest: Option<usize>,
    frame: &mut Frame<'_>,
    (area, context): (Rect, &Context<'_>),
) {
    let Some(row) = row else { return };
    let theme = context.theme;
    let width = usize::from(area.width);
    let inner = pane::view(&row.entitlement.line.title, Paint::Border, frame, area, theme);
    let plain = |fact| (fact, Paint::Text);
    let broken_off =
        rest.map(|rest| context.locale.text_with(message!("cancel-many-broken-off"), &[("count", rest.into())]));
    let facts = [
        broken_off.map(|told| (told, Paint::Warning)),
        Some(plain(purchase(row, context.locale))),
        open_windows::sentence(row, context),
        Some(plain(delivery(row, context))),
        shows_late(row, context).map(plain),
        access(row, context.locale).map(plain),
    ];
    let lines = pane::lines(facts.into_iter().flatten(), width, theme);
    frame.render_widget(Paragraph::new(lines), inner);
}

/// Quantity, price with its tax note (MARKET-2), plan, and what the purchase is now.
fn purchase(row: &SoftwareRow, locale: Locale) -> String {
    if let EntitlementStatus::Cancelled { at } = row.status {
        // What was bought of it is no more: its quantity is 0.
        return locale.text_with(message!("detail-cancelled"), &[("date", locale.date(at).into())]);
    }
    let line = &row.entitlement.line;
    let values = [
        ("quantity", line.quantity.into()),
        ("price", locale.money(line.unit_price).into()),
        ("tax", locale.tax_note(line.tax).into()),
        ("plan", locale.billing_plan(line.plan).into()),
    ];
    let bought = locale.text_with(message!("detail-bought"), &values);
    let since = match row.status {
        EntitlementStatus::Active | EntitlementStatus::Cancelled { .. } => until(row, locale),
        EntitlementStatus::Expired { since } => {
            Some(locale.text_with(message!("detail-expired"), &[("date", locale.date(since).into())]))
        }
    };
    since.map_or(bought.clone(), |since| format!("{bought} · {since}"))
}

/// Until when a purchase stands that ends and is not renewed, as a reservation (PROD-6).
fn until(row: &SoftwareRow, locale: Locale) -> Option<String> {
    let Lifetime::Until(end) = row.entitlement.lifetime else { return None };
    Some(locale.text_with(message!("detail-until"), &[("date", locale.date(end).into())]))
}

/// What it delivers: keys, downloads, instructions; that a key can be had only to those whose role may.
pub(in crate::tui::screen) fn delivery(row: &SoftwareRow, context: &Context<'_>) -> String {
    let locale = context.locale;
    if let EntitlementStatus::Cancelled { at } = row.status {
        return locale.refusal(&Refusal::Cancelled { at }).what;
    }
    let offered = &row.offered;
    let mut parts = Vec::new();
    if !offered.key_versions.is_empty() {
        parts.push(locale.text(match context.allows(Permission::Keys) {
            Availability::Ready => message!("detail-key-can-be-had"),
            Availability::Disabled(_) | Availability::Hidden => message!("detail-key"),
        }));
    }
    if !offered.download_versions.is_empty() {
        let count = offered.download_versions.len();
        parts.push(locale.text_with(message!("detail-downloads"), &[("count", count.into())]));
    }
    if offered.instructions.is_some() {
        parts.push(locale.text(message!("detail-instructions")));
    }
    if parts.is_empty() {
        parts.push(locale.text(message!("detail-nothing-to-fetch")));
    }
    parts.join(" · ")
}

/// That it may take a while until a cancellation shows in Partner Center (PERP-4).
fn shows_late(row: &SoftwareRow, context: &Context<'_>) -> Option<String> {
    let EntitlementStatus::Cancelled { at } = row.status else { return None };
    shows_by(at, context.now).map(|_| context.locale.text(message!("cancel-shows-within")))
}

/// When this operator last fetched its key or link; an operator always sees their own last access (ROLE-3).
fn access(row: &SoftwareRow, locale: Locale) -> Option<String> {
    let at = row.last_access?;
    Some(locale.text_with(message!("detail-last-access"), &[("instant", locale.date_time_in_zone(at).into())]))
}
