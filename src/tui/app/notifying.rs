//! Telling of what closes today: asked for when a session begins and when a day does, by the operator's zone, and told
//! once a day (CANCEL-4). Nothing is asked where the operator wants no notifications or may not look.

use crate::domain::operator::Notifications;
use crate::domain::{Instant, Permission};
use crate::i18n::{Locale, message};
use crate::service::{ClosingWindow, ClosingWithin};
use crate::tui::app::App;
use crate::tui::context::Availability;
use crate::tui::effect::{Ask, Effect, PurchasesAsk};
use crate::tui::msg::{PurchasesReply, Reply};
use crate::tui::session::Ticket;
use crate::tui::terminal::Notification;

/// As many are asked for: more than that are told of as that many.
const MOST: usize = 100;

/// Which day was asked about.
#[derive(Debug, Default)]
pub(super) struct Notifying {
    /// When the day is over that was asked about.
    day_ends: Option<Instant>,
    asked: Option<Ticket>,
}

impl Notifying {
    /// Whether it waits for the reply with this ticket.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.asked == Some(ticket)
    }

    /// Forgets a question whose answer is dropped, as another session begins: it is asked anew.
    pub(super) fn begin_anew(&mut self) {
        if self.asked.take().is_some() {
            self.day_ends = None;
        }
    }

    /// When the next day begins; `None` while nobody asked.
    pub(super) fn wake(&self) -> Option<Instant> {
        self.day_ends
    }
}

impl App {
    /// Asks what closes today, if that is another day than the one that was asked about.
    pub(super) fn look_at_the_day(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        if self.notifying.day_ends.is_some_and(|end| now < end) {
            return;
        }
        self.notifying = Notifying::default();
        let context = self.world.context(now);
        let is_wanted = context.settings.notifications != Notifications::Off;
        if !is_wanted || context.allows(Permission::LookAtPlans) != Availability::Ready {
            return;
        }
        let (end, ticket) = (context.locale.end_of_day(now), context.ticket());
        // The instant of an end is outside its window: one that ends with the day closes today.
        let ask = ClosingWithin { left: end.since(now), limit: MOST };
        self.notifying = Notifying { day_ends: Some(end), asked: Some(ticket) };
        effects.push(Effect::Ask(ticket, Ask::Purchases(PurchasesAsk::ListClosing(ask))));
    }

    /// Tells of those that close today.
    pub(super) fn tell_of_the_day(&mut self, reply: Reply, effects: &mut Vec<Effect>) {
        self.notifying.asked = None;
        let Reply::Purchases(PurchasesReply::Closing(Ok(closing))) = reply else { return };
        let Some(first) = closing.rows.first() else { return };
        let notification = match self.world.settings.notifications {
            Notifications::Off => return,
            Notifications::Bell => Notification::Bell,
            Notifications::Osc9 => Notification::Words(words(first, closing.rows.len(), self.world.preferences.locale)),
        };
        effects.push(Effect::Notify(notification));
    }
}

fn words(first: &ClosingWindow, count: usize, locale: Locale) -> String {
    let values = [
        ("count", count.into()),
        ("time", locale.time_of_day(first.end).into()),
        ("product", (&first.entitlement.line.title).into()),
        ("customer", (&first.customer).into()),
    ];
    locale.text_with(message!("notification-closing"), &values)
}
