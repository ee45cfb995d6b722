//! The list of subscriptions: its columns, their order, and what the filter looks at.

use std::cmp::Ordering;

use crate::domain::subscription::Standing;
use crate::domain::{BillingPlan, EntitlementId, EntitlementStatus, Instant};
use crate::i18n::{Collation, Locale, message};
use crate::service::SoftwareRow;
use crate::tui::context::Context;
use crate::tui::listing::{Listed, Texts};
use crate::tui::screen::open_windows;
use crate::tui::screen::subscriptions::{Column, name, shown_name};
use crate::tui::theme::Paint;
use crate::tui::widget::table::{Cell, Heading};

/// A customer's subscriptions, as they are listed.
#[derive(Debug)]
pub(super) struct Subscriptions;

impl Listed for Subscriptions {
    type Row = SoftwareRow;
    type Id = EntitlementId;
    type Column = Column;
    type Facets = ();

    const TEXTS: Texts = Texts {
        name: message!("place-subscriptions"),
        title: message!("subscriptions-title"),
        filtered: message!("subscriptions-title-filtered"),
        empty: message!("subscriptions-none"),
        empty_do: message!("subscriptions-none-do"),
    };

    fn id(row: &SoftwareRow) -> &EntitlementId {
        &row.entitlement.id
    }

    fn searched_text(row: &SoftwareRow, locale: Locale) -> String {
        let id = row.subscription_id().map(|id| id.to_string()).unwrap_or_default();
        let (bought, status) = (&row.entitlement, status_of(row, locale));
        format!("{} {} {status} {id} {}", name(row), bought.line.title, bought.id.order)
    }

    fn compare(column: Column, rows: [&SoftwareRow; 2], context: &Context<'_>, collation: &Collation) -> Ordering {
        let ([left, right], locale) = (rows, context.locale);
        let plan = |row| locale.billing_plan(plan(row, context.now));
        let status = |row: &SoftwareRow| status_of(row, locale);
        match column {
            Column::Name => collation.compare(name(left), name(right)),
            Column::Product => collation.compare(&left.entitlement.line.title, &right.entitlement.line.title),
            Column::Quantity => left.entitlement.line.quantity.cmp(&right.entitlement.line.quantity),
            Column::End => end(left, context.now).cmp(&end(right, context.now)),
            Column::Plan => collation.compare(&plan(left), &plan(right)),
            Column::Window => open_windows::compare(rows, context.now),
            Column::Status => collation.compare(&status(left), &status(right)),
        }
    }

    fn headings(locale: Locale) -> Vec<(Column, Heading)> {
        vec![
            (Column::Name, Heading::wide(locale.text(message!("column-own-name")))),
            (Column::Product, Heading::wide(locale.text(message!("column-product")))),
            (Column::Quantity, Heading::sized(locale.text(message!("column-quantity")), 8).right().from(84)),
            (Column::End, Heading::sized(locale.text(message!("column-term-end")), 10)),
            (Column::Plan, Heading::sized(locale.text(message!("column-plan")), 17).from(90)),
            (Column::Window, Heading::sized(locale.text(message!("column-counted-from")), 11)),
            (Column::Status, Heading::sized(locale.text(message!("column-status")), 9).from(60)),
        ]
    }

    fn cells(row: &SoftwareRow, context: &Context<'_>) -> Vec<Cell<'static>> {
        let (locale, bought) = (context.locale, &row.entitlement);
        let is_renewed = row.subscription.as_ref().is_none_or(|subscription| subscription.renewal.is_on());
        let (text, status) = match row.status {
            EntitlementStatus::Active if is_renewed => (Paint::Text, Paint::Success),
            EntitlementStatus::Active => (Paint::Text, Paint::Warning),
            EntitlementStatus::Expired { .. } | EntitlementStatus::Cancelled { .. } => (Paint::Dim, Paint::Passed),
        };
        vec![
            Cell::painted(shown_name(row, locale), text),
            Cell::dim(bought.line.title.clone()),
            Cell::dim(locale.number(bought.line.quantity.into())),
            Cell::dim(end(row, context.now).map(|end| locale.date(end)).unwrap_or_default()),
            Cell::dim(locale.billing_plan(plan(row, context.now))),
            open_windows::cell_of_its_own(row, context),
            Cell::painted(status_of(row, locale), status),
        ]
    }
}

/// When the term ends, or the last one did; `None` for what was cancelled.
fn end(row: &SoftwareRow, now: Instant) -> Option<Instant> {
    match row.subscription.as_ref()?.at(now) {
        Standing::Active { end, .. } | Standing::Expired { since: end } => Some(end),
        Standing::Cancelled { .. } => None,
    }
}

/// How the term is billed.
fn plan(row: &SoftwareRow, now: Instant) -> BillingPlan {
    row.subscription.as_ref().map_or(row.entitlement.line.plan, |subscription| subscription.plan_at(now))
}

/// What it is, in one word.
fn status_of(row: &SoftwareRow, locale: Locale) -> String {
    locale.subscription_status(row.status, row.subscription.as_ref().map(|subscription| subscription.renewal))
}
