//! Looking through the open cancellation windows of all customers, a page at a time and from either side, however many there
//! are (CANCEL-4).

use std::collections::BTreeSet;

use chrono::Duration;

use crate::domain::activity::Subject;
use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::{Actor, EntitlementId, Instant, Permission};
use crate::ports::store::{EndsOrder, EndsWithin};
use crate::ports::{Cursor, Page};
use crate::service::closing_windows::{ClosingWindow, open_until, renewed_meanwhile, row};
use crate::service::customer_names::CustomerNames;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;

/// Which windows are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookThroughWindows {
    /// From which side.
    pub order: EndsOrder,
    /// Where the page begins.
    pub from: WindowsFrom,
    /// About as many at most.
    pub limit: usize,
}

/// Where a page of windows begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WindowsFrom {
    /// With the first of the order.
    Beginning,
    /// Behind what was read.
    Behind(WindowPlace),
    /// With the first that closes at that instant: what is listed from there on is asked for again.
    Closing(Instant),
}

/// A place between two windows, where reading goes on in either order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowPlace {
    cursor: Cursor,
    /// The window that was read last.
    last: (Instant, EntitlementId),
}

/// Some of the windows, in the order that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowsPage {
    /// They.
    pub rows: Vec<ClosingWindow>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<WindowPlace>,
}

/// A page of the windows that are open.
///
/// # Errors
/// A recorded refusal without the role, or what the store says.
pub fn look_through_windows(
    services: &Services,
    actor: &Actor,
    ask: &LookThroughWindows,
) -> Result<WindowsPage, ServiceError> {
    require_look(services, actor, Permission::LookAtPlans, Subject::default)?;
    let now = services.clock.now();
    let ends = asked_for(ask, now);
    let (mut cursor, begun) = match &ask.from {
        WindowsFrom::Behind(WindowPlace { cursor, last }) => (Some(cursor.clone()), Some(last)),
        WindowsFrom::Beginning | WindowsFrom::Closing(_) => (None, None),
    };
    let mut found = BTreeSet::new();
    let next = loop {
        let limit = ask.limit.saturating_sub(found.len()).min(Page::<()>::LIMIT);
        let page = services.store.windows(actor.scope(), &ends, cursor.as_ref(), limit)?;
        let next = page.next.zip(page.items.last().cloned()).map(|(cursor, last)| WindowPlace { cursor, last });
        found.extend(page.items);
        match next {
            Some(place) if found.len() < ask.limit => cursor = Some(place.cursor),
            next => break next,
        }
    };
    for id in renewed_meanwhile(services, actor, now)? {
        let Some(end) = open_until(services, actor, &id, now)? else { continue };
        let window = (end, id);
        let is_behind = |place: &(Instant, EntitlementId)| match ask.order {
            EndsOrder::SoonestFirst => *place < window,
            EndsOrder::LatestFirst => window < *place,
        };
        let is_on_a_later_page = next.as_ref().is_some_and(|place| is_behind(&place.last));
        let is_within = ends.from <= end && end < ends.until;
        if is_within && begun.is_none_or(is_behind) && !is_on_a_later_page {
            found.insert(window);
        }
    }
    let mut names = CustomerNames::new(services, actor);
    let mut row = |window| row(services, actor, &mut names, window);
    let rows: Result<Vec<Option<ClosingWindow>>, ServiceError> = match ask.order {
        EndsOrder::SoonestFirst => found.into_iter().map(&mut row).collect(),
        EndsOrder::LatestFirst => found.into_iter().rev().map(&mut row).collect(),
    };
    Ok(WindowsPage { rows: rows?.into_iter().flatten().collect(), next })
}

/// The ends of what is asked for. An end is outside its window, so the first end is just after now.
fn asked_for(ask: &LookThroughWindows, now: Instant) -> EndsWithin {
    let instant = Duration::nanoseconds(1);
    let open = (now.after(instant), now.after(CancellationWindow::LONGEST).after(instant));
    let (from, until) = match (&ask.from, ask.order) {
        (WindowsFrom::Closing(end), EndsOrder::SoonestFirst) => (open.0.max(*end), open.1),
        (WindowsFrom::Closing(end), EndsOrder::LatestFirst) => (open.0, open.1.min(end.after(instant))),
        (WindowsFrom::Beginning | WindowsFrom::Behind(_), _) => open,
    };
    EndsWithin { from, until, order: ask.order }
}
