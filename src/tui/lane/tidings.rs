//! What downloads tell while they run, gathered so that the console draws it a few times a second however many run and
//! however fast: progress waits for the next telling and gives way to later progress; anything else is told at once.

use std::sync::{Mutex, PoisonError};

use crate::domain::Instant;
use crate::ports::TransferEvent;
use crate::service::DownloadEvent;
use crate::tui::lane::Post;
use crate::tui::msg::Msg;
use crate::tui::session::Ticket;

/// How often progress is told.
const EVERY_MS: i64 = 100;

/// What was not told yet.
#[derive(Debug, Default)]
pub(super) struct Tidings(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    events: Vec<(Ticket, DownloadEvent)>,
    told: Option<Instant>,
}

impl Tidings {
    /// Takes what happened to the download that this question began, and tells all that waits when it is time to.
    pub(super) fn take(&self, ticket: Ticket, event: &DownloadEvent, now: Instant, post: &Post) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if is_progress(event) {
            waiting.events.retain(|(of, known)| *of != ticket || !is_progress(known));
        }
        waiting.events.push((ticket, event.clone()));
        let is_early = waiting.told.is_some_and(|told| (0..EVERY_MS).contains(&now.since(told).num_milliseconds()));
        if !(is_early && is_progress(event)) {
            waiting.told = Some(now);
            post(Msg::Downloading(std::mem::take(&mut waiting.events)));
        }
    }
}

fn is_progress(event: &DownloadEvent) -> bool {
    match event {
        DownloadEvent::Transfer(TransferEvent::Received(_) | TransferEvent::Checking(_)) => true,
        DownloadEvent::Transfer(
            TransferEvent::StartedOver(_) | TransferEvent::Answered(_) | TransferEvent::Completing,
        )
        | DownloadEvent::Preparing
        | DownloadEvent::Started { .. }
        | DownloadEvent::Renewed { .. }
        | DownloadEvent::Retrying { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ports::Progress;
    use crate::tui::session::SessionNumber;

    type Told = Vec<(Ticket, DownloadEvent)>;

    fn received(done: u64) -> DownloadEvent {
        DownloadEvent::Transfer(TransferEvent::Received(Progress { done, total: 1_000_000 }))
    }

    #[test]
    fn three_fast_downloads_are_told_of_ten_times_a_second_and_each_as_it_stands() {
        let told: Arc<Mutex<Vec<Told>>> = Arc::default();
        let post: Post = {
            let told = Arc::clone(&told);
            Arc::new(move |msg| {
                let Msg::Downloading(events) = msg else { panic!("{msg:?}") };
                told.lock().unwrap().push(events);
            })
        };
        let tidings = Tidings::default();
        let tickets = [1, 2, 3].map(|number| Ticket { session: SessionNumber(1), number });
        for millisecond in 0..1_000_u32 {
            let now = Instant::CUTOVER.after(chrono::Duration::milliseconds(millisecond.into()));
            for ticket in tickets {
                tidings.take(ticket, &received(millisecond.into()), now, &post);
            }
        }
        let told = told.lock().unwrap();
        assert_eq!(told.len(), 10);
        // The first one was told before the other two had anything to tell.
        assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [1, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
        let first_of_the_last = told[9].iter().find(|(ticket, _)| *ticket == tickets[0]).unwrap();
        assert_eq!(first_of_the_last.1, received(900));
    }

    #[test]
    fn what_is_no_progress_is_told_at_once_and_after_what_came_before_it() {
        let told: Arc<Mutex<Vec<usize>>> = Arc::default();
        let post: Post = {
            let told = Arc::clone(&told);
            Arc::new(move |msg| {
                let Msg::Downloading(events) = msg else { panic!("{msg:?}") };
                assert!(events.last().is_some_and(|(_, event)| !is_progress(event)) || events.len() == 1);
                told.lock().unwrap().push(events.len());
            })
        };
        let tidings = Tidings::default();
        let ticket = Ticket { session: SessionNumber(1), number: 1 };
        for event in
            [DownloadEvent::Preparing, received(1), received(2), DownloadEvent::Transfer(TransferEvent::Completing)]
        {
            tidings.take(ticket, &event, Instant::CUTOVER, &post);
        }
        assert_eq!(*told.lock().unwrap(), [1, 2]);
    }
}
