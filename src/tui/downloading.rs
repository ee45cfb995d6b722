//! The downloads that run in this process: how far each has come, and how fast. They belong to the console and to no
//! session: another operator's console leaves them running, and shows each operator their own.

use std::time::Duration;

use crate::domain::download::Pace;
use crate::domain::{Actor, DownloadFailure, DownloadId, DownloadJob, DownloadState, Instant};
use crate::ports::{Progress, StartedOver, TransferEvent};
use crate::service::DownloadEvent;
use crate::tui::session::Ticket;

/// What a download is at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// It waits until one of those before it has ended.
    Queued,
    /// The provider makes its checksum.
    Preparing,
    /// It is on record, and the server is asked.
    Starting,
    /// What is there of it is read.
    Checking,
    /// Its bytes come.
    Receiving,
    /// It broke off and is tried again by itself.
    Retrying {
        /// Why it broke off.
        because: DownloadFailure,
        /// How long is waited.
        after: Duration,
    },
    /// It is on its way to the disk.
    Completing,
}

/// What it was asked to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordered {
    /// Nothing but go on.
    GoOn,
    /// To pause.
    Pause,
    /// To be cancelled.
    Cancel,
}

/// A download that runs.
#[derive(Debug, Clone)]
pub struct Downloading {
    /// The question that began it.
    pub ticket: Ticket,
    /// What is downloaded, as it stood when it began.
    pub job: DownloadJob,
    /// What it is at.
    pub phase: Phase,
    /// How far it has come, in bytes.
    pub progress: Progress,
    /// How fast it goes.
    pub pace: Pace,
    /// Why what was there of it was given up, if it was.
    pub started_over: Option<StartedOver>,
    /// What it was asked to do next.
    pub ordered: Ordered,
}

impl Downloading {
    /// A download that was just asked for.
    #[must_use]
    pub fn begun(ticket: Ticket, job: DownloadJob) -> Self {
        let progress = Progress { done: job.done, total: job.bits.bytes };
        let (phase, pace, started_over, ordered) = (Phase::Queued, Pace::default(), None, Ordered::GoOn);
        Self { ticket, job, phase, progress, pace, started_over, ordered }
    }

    /// Takes what happened to it.
    pub fn happened(&mut self, event: DownloadEvent, now: Instant) {
        match event {
            DownloadEvent::Preparing => self.phase = Phase::Preparing,
            DownloadEvent::Started { .. } => self.phase = Phase::Starting,
            DownloadEvent::Renewed { .. } => {}
            DownloadEvent::Retrying { because, after } => {
                self.pace = Pace::default();
                self.phase = Phase::Retrying { because, after };
            }
            DownloadEvent::Transfer(event) => self.transferred(&event, now),
        }
    }

    fn transferred(&mut self, event: &TransferEvent, now: Instant) {
        match event {
            TransferEvent::Checking(progress) => {
                self.phase = Phase::Checking;
                self.progress = *progress;
            }
            TransferEvent::Received(progress) => {
                // What was read again says nothing of how fast the rest comes.
                if self.phase != Phase::Receiving {
                    self.pace = Pace::default();
                }
                self.phase = Phase::Receiving;
                self.pace.see(now, progress.done);
                self.progress = *progress;
            }
            TransferEvent::StartedOver(why) => {
                self.started_over = Some(*why);
                self.progress.done = 0;
            }
            TransferEvent::Completing => {
                self.phase = Phase::Completing;
                self.progress.done = self.progress.total;
            }
            TransferEvent::Answered(_) => {}
        }
    }
}

/// All of them, in the order in which they were asked for.
#[derive(Debug, Default)]
pub struct Downloads(Vec<Downloading>);

impl Downloads {
    /// Notes one that was asked for. One that is still to be paused gives way to it.
    pub fn begin(&mut self, downloading: Downloading) {
        self.0.retain(|known| known.job.id != downloading.job.id);
        self.0.push(downloading);
    }

    /// The one that this question began, to be changed.
    pub fn begun_by(&mut self, ticket: Ticket) -> Option<&mut Downloading> {
        self.0.iter_mut().find(|downloading| downloading.ticket == ticket)
    }

    /// The one of that job, to be changed.
    pub fn of_job(&mut self, id: DownloadId) -> Option<&mut Downloading> {
        self.0.iter_mut().find(|downloading| downloading.job.id == id)
    }

    /// The one of that job.
    #[must_use]
    pub fn get(&self, id: DownloadId) -> Option<&Downloading> {
        self.0.iter().find(|downloading| downloading.job.id == id)
    }

    /// Takes off the one that this question began.
    pub fn end(&mut self, ticket: Ticket) -> Option<Downloading> {
        let place = self.0.iter().position(|downloading| downloading.ticket == ticket)?;
        Some(self.0.remove(place))
    }

    /// How many there are, whoever asked for them.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many of them the actor asked for.
    #[must_use]
    pub fn count_of(&self, actor: &Actor) -> usize {
        self.0.iter().filter(|downloading| downloading.job.is_of(actor)).count()
    }
}

/// A download as it stands on the screen: as it was listed, and how it runs where it does.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// As it was listed.
    pub job: &'a DownloadJob,
    /// How it runs.
    pub running: Option<&'a Downloading>,
}

impl Standing<'_> {
    /// How far it has come, in bytes.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.running.map_or(Progress { done: self.job.done, total: self.job.bits.bytes }, |running| running.progress)
    }

    /// Whether it can be begun or go on.
    #[must_use]
    pub fn can_run(&self) -> bool {
        self.running.is_none() && self.job.can_run()
    }

    /// Whether it runs and nothing else was asked of it.
    #[must_use]
    pub fn can_pause(&self) -> bool {
        self.running.is_some_and(|running| running.ordered == Ordered::GoOn)
    }

    /// Whether the file is there.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.running.is_none() && self.job.state == DownloadState::Finished
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::example;

    fn at(seconds: u32) -> Instant {
        Instant::CUTOVER.after(chrono::Duration::seconds(seconds.into()))
    }

    fn received(done: u64) -> DownloadEvent {
        DownloadEvent::Transfer(TransferEvent::Received(Progress { done, total: 1_000 }))
    }

    #[test]
    fn what_is_read_again_says_nothing_of_how_fast_the_rest_comes() {
        let ticket = Ticket { session: crate::tui::session::SessionNumber(1), number: 1 };
        let mut downloading = Downloading::begun(ticket, example::download_job(1));
        let read = Progress { done: 900, total: 1_000 };
        downloading.happened(DownloadEvent::Transfer(TransferEvent::Checking(read)), at(0));
        assert_eq!((&downloading.phase, downloading.progress), (&Phase::Checking, read));
        for (second, done) in [(1, 900), (2, 910), (3, 920)] {
            downloading.happened(received(done), at(second));
        }
        assert_eq!(downloading.pace.bytes_per_second(), Some(10));
        let because = DownloadFailure::Stalled { seconds: 60 };
        downloading.happened(DownloadEvent::Retrying { because, after: Duration::from_secs(1) }, at(63));
        assert_eq!(downloading.pace.bytes_per_second(), None);
        downloading.happened(received(940), at(64));
        downloading.happened(received(950), at(65));
        assert_eq!((&downloading.phase, downloading.pace.bytes_per_second()), (&Phase::Receiving, Some(10)));
    }

    #[test]
    fn each_operator_is_shown_their_own_and_a_job_runs_once() {
        let mut downloads = Downloads::default();
        let [first, second] = [1, 2].map(|number| Ticket { session: crate::tui::session::SessionNumber(1), number });
        let actor = Actor::example(&[crate::domain::Role::AdminAgent]);
        let job = DownloadJob { operator: actor.operator(), ..example::download_job(1) };
        downloads.begin(Downloading::begun(first, job.clone()));
        downloads.begin(Downloading::begun(second, job.clone()));
        assert_eq!((downloads.count(), downloads.get(job.id).unwrap().ticket), (1, second));
        assert!(downloads.end(first).is_none());
        let others = DownloadJob { id: example::download_job(2).id, operator: None, ..job };
        downloads.begin(Downloading::begun(first, others));
        assert_eq!((downloads.count(), downloads.count_of(&actor)), (2, 1));
    }
}
