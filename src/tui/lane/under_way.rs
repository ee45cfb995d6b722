//! What is under way on the lanes, and how each of it is asked to stop.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ports::Stop;
use crate::tui::session::Ticket;

/// The questions that are not answered yet.
#[derive(Debug, Clone, Default)]
pub(super) struct UnderWay(Arc<Mutex<BTreeMap<Ticket, Stop>>>);

/// One of them; dropped, it is no longer under way.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) ticket: Ticket,
    /// What its work looks at.
    pub(super) stop: Stop,
    under_way: UnderWay,
}

impl UnderWay {
    /// Notes a question.
    pub(super) fn begin(&self, ticket: Ticket) -> Begun {
        let stop = Stop::default();
        self.stops().insert(ticket, stop.clone());
        Begun { ticket, stop, under_way: self.clone() }
    }

    /// Asks the work on that question to stop, if it is still under way.
    pub(super) fn stop(&self, ticket: Ticket) {
        if let Some(stop) = self.stops().get(&ticket) {
            stop.raise();
        }
    }

    /// Asks everything to stop.
    pub(super) fn stop_all(&self) {
        self.stops().values().for_each(Stop::raise);
    }

    fn stops(&self) -> MutexGuard<'_, BTreeMap<Ticket, Stop>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.under_way.stops().remove(&self.ticket);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::session::SessionNumber;

    #[test]
    fn only_what_is_under_way_is_asked_to_stop_and_nothing_is_kept_of_the_rest() {
        let under_way = UnderWay::default();
        let [one, other] = [1, 2].map(|number| under_way.begin(Ticket { session: SessionNumber(1), number }));
        under_way.stop(one.ticket);
        assert!(one.stop.is_raised() && !other.stop.is_raised());
        drop(one);
        assert_eq!(under_way.stops().len(), 1);
        under_way.stop_all();
        assert!(other.stop.is_raised());
    }
}
