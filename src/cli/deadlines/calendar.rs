//! The windows as an iCalendar document (RFC 5545): an event at the end of each, with a reminder the day and the hour
//! before. An event keeps its name as long as its purchase and its end are the same, so that a calendar that reads the
//! document anew has it once.

use chrono::Duration;
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use crate::domain::{EntitlementId, Instant};
use crate::i18n::{Locale, message};
use crate::service::ClosingWindow;
use crate::tui::widget::text::clean;

/// How long before its end a window is reminded of.
const REMINDERS: [Duration; 2] = [Duration::hours(24), Duration::hours(1)];

/// The whole document, in the operator's language.
pub(in crate::cli::deadlines) fn of(closing: &[ClosingWindow], now: Instant, locale: Locale) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", concat!("-//nyckel//nyckel ", env!("CARGO_PKG_VERSION"), "//EN")))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"))
        .name(&locale.text(message!("windows-closing")));
    for window in closing {
        calendar.push(event(window, now, locale));
    }
    calendar.to_string()
}

fn event(window: &ClosingWindow, now: Instant, locale: Locale) -> Event {
    let ClosingWindow { customer, entitlement, end, .. } = window;
    let purchase = entitlement.id.order_line();
    let values = [
        ("customer", clean(customer).into()),
        ("product", clean(&entitlement.line.title).into()),
        ("quantity", entitlement.line.quantity.into()),
        ("order", purchase.into()),
        ("before", locale.before(*end).into()),
        ("zone", locale.zone_label(*end).into()),
    ];
    let summary = locale.text_with(message!("calendar-summary"), &values);
    let name = name_of(&entitlement.id, *end);
    let mut event = Event::new();
    event
        .uid(&name)
        .timestamp(now.utc())
        .starts(end.utc())
        .summary(&summary)
        .description(&locale.text_with(message!("calendar-description"), &values))
        // Nobody is busy because of it.
        .add_property("TRANSP", "TRANSPARENT");
    for before in REMINDERS {
        // The library gives what has neither a name and an instant of its own choosing.
        let mut reminder = Alarm::display(&summary, -before);
        reminder.uid(&format!("{}h.{name}", before.num_hours())).timestamp(now.utc());
        event.alarm(reminder);
    }
    event
}

/// The same for the same purchase and end.
fn name_of(id: &EntitlementId, end: Instant) -> String {
    format!("{}.{}.{}.{}@nyckel", id.tenant, id.order, id.line, end.utc().format("%Y%m%dT%H%M%S%.fZ"))
}
