//! The keeper of time: a thread that lets time pass over the store when it is opened, and again whenever the next thing
//! becomes due (RENEW-4), some seconds of it at a time. Until then it sleeps; a commit wakes it, as what was written can be due earlier.
//!
//! **Invariant:** nothing waits for it but the end, and that no longer than for the piece it is at.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::{Instant, ReadOnlyReason};
use crate::ports::{Stop, Watch};
use crate::service::{ServiceError, Services, TimeApplied, apply_time, is_behind, settle_commands};
use crate::tui::lane::Post;
use crate::tui::lane::known_standing::KnownStanding;
use crate::tui::msg::{Msg, Passing};

/// How long after a failure, or a clock that was set back, it is tried again.
const RETRY: Duration = Duration::from_mins(5);

/// What becomes due within so long is applied together: of a million customers something does every second, and everything
/// that looks at the store would be woken as often. What a purchase is at an instant, nobody learns from here.
const TOGETHER: Duration = Duration::from_secs(15);

/// As long it sleeps at most: a machine that was suspended meanwhile counts no time.
const LONGEST: Duration = Duration::from_hours(1);

/// The thread. Dropped, it stops between two pieces and is waited for.
pub struct TimeKeeper {
    stop: Stop,
    nudge: SyncSender<()>,
    watch: Option<Watch>,
    thread: Option<JoinHandle<()>>,
}

/// What the thread works with.
struct Work {
    services: Services,
    standing: Arc<KnownStanding>,
    post: Post,
    stop: Stop,
}

impl TimeKeeper {
    /// Starts the thread; `None` for a store that is only looked at, in which nothing becomes due.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(services: &Services, standing: &Arc<KnownStanding>, post: &Post) -> io::Result<Option<Self>> {
        if let Some(ReadOnlyReason::Asked | ReadOnlyReason::Backup { .. }) = services.store.read_only() {
            return Ok(None);
        }
        let (nudge, nudged) = sync_channel(1);
        let stop = Stop::default();
        let work = Work {
            services: services.clone(),
            standing: Arc::clone(standing),
            post: Arc::clone(post),
            stop: stop.clone(),
        };
        let waking = nudge.clone();
        let watch = services.store.watch(Box::new(move |_| wake(&waking)));
        let thread = thread::Builder::new().name("nyckel-time".to_owned()).spawn(move || work.keep(&nudged))?;
        Ok(Some(Self { stop, nudge, watch: Some(watch), thread: Some(thread) }))
    }

    /// Has it look at the clock now, which was put forward.
    pub fn nudge(&self) {
        wake(&self.nudge);
    }
}

impl Drop for TimeKeeper {
    fn drop(&mut self) {
        self.stop.raise();
        self.watch = None;
        self.nudge();
        if self.thread.take().is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("the keeper of time had panicked");
        }
    }
}

impl std::fmt::Debug for TimeKeeper {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("TimeKeeper")
    }
}

impl Work {
    fn keep(&self, nudged: &Receiver<()>) {
        // What a program that ended left on its way to the provider comes first: nothing is charged without its order.
        if let Err(error) = settle_commands(&self.services, &self.stop) {
            tracing::warn!(%error, "what was sent to the provider could not be settled, and is at the next start");
        }
        while !self.stop.is_raised() {
            match self.let_pass() {
                Some(sleep) => drop(nudged.recv_timeout(sleep)),
                None => drop(nudged.recv()),
            }
        }
    }

    /// Lets time pass, and tells so where that takes more than a moment. How long nothing will be due; `None` where
    /// nothing ever will be.
    fn let_pass(&self) -> Option<Duration> {
        let applied = self.apply();
        if let Err(error) = &applied {
            tracing::warn!(%error, "what became due could not be applied, and is tried again later");
        }
        self.standing.tell(&self.services, &self.post);
        match applied {
            Ok(applied) => applied.next.map(|next| sleep_until(next, self.services.clock.now())),
            Err(_) => Some(RETRY),
        }
    }

    fn apply(&self) -> Result<TimeApplied, ServiceError> {
        let tells = is_behind(&self.services)?;
        if tells {
            (self.post)(Msg::TimePasses(Passing::CatchingUp));
        }
        let applied = apply_time(&self.services, &self.stop);
        if tells {
            (self.post)(Msg::TimePasses(Passing::CaughtUp));
        }
        applied
    }
}

/// Wakes the thread; a nudge that waits stands for every later one.
fn wake(nudge: &SyncSender<()>) {
    if let Err(TrySendError::Disconnected(())) = nudge.try_send(()) {
        tracing::debug!("the keeper of time has ended");
    }
}

/// How long to sleep until something is due; what is due already and was not applied is tried again later.
fn sleep_until(next: Instant, now: Instant) -> Duration {
    match next.since(now).to_std() {
        Ok(left) if !left.is_zero() => left.saturating_add(TOGETHER).min(LONGEST),
        Ok(_) | Err(_) => RETRY,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use chrono::TimeDelta;

    use super::*;
    use crate::service::next_due;
    use crate::testing::{Fault, Stage, StageOptions, Step, When};

    /// A demo of that time, and its keeper with what it tells.
    fn kept(passed: TimeDelta) -> (Stage, Option<TimeKeeper>, Receiver<Msg>) {
        let stage = Stage::new(StageOptions { customers: 30, ..StageOptions::default() });
        stage.clock.advance(passed);
        let (keeper, told) = keep(&stage);
        (stage, keeper, told)
    }

    fn keep(stage: &Stage) -> (Option<TimeKeeper>, Receiver<Msg>) {
        let (telling, told) = channel();
        let post: Post = Arc::new(move |msg| drop(telling.send(msg)));
        (TimeKeeper::start(&stage.services, &Arc::default(), &post).unwrap(), told)
    }

    fn caught_up(told: &Receiver<Msg>) {
        assert!(told.iter().any(|msg| matches!(msg, Msg::TimePasses(Passing::CaughtUp))));
    }

    fn due(stage: &Stage) -> Instant {
        next_due(&stage.services).unwrap().unwrap()
    }

    #[test]
    fn renew_4_what_is_long_due_is_applied_when_it_starts_and_both_ends_of_that_are_told() {
        let (stage, keeper, told) = kept(TimeDelta::days(3_650));
        assert!(matches!(told.recv(), Ok(Msg::TimePasses(Passing::CatchingUp))));
        caught_up(&told);
        assert!(stage.now() < due(&stage));
        drop(keeper);
    }

    #[test]
    fn renew_4_a_clock_put_forward_is_followed_once_it_is_nudged() {
        let (stage, keeper, told) = kept(TimeDelta::zero());
        stage.clock.advance(TimeDelta::days(400));
        keeper.as_ref().unwrap().nudge();
        caught_up(&told);
        assert!(stage.now() < due(&stage));
    }

    #[test]
    fn renew_4_a_commit_wakes_it_after_a_failure() {
        let stage = Stage::new(StageOptions { customers: 30, ..StageOptions::default() });
        stage.clock.advance(TimeDelta::days(400));
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        let (keeper, told) = keep(&stage);
        caught_up(&told);
        assert!(due(&stage) <= stage.now(), "nothing could be written");
        stage.faults.clear();
        let operators = stage.operators();
        let settings = crate::service::ChangeSettings {
            operator: operators[0].id,
            change: crate::domain::operator::SettingChange::OpenMasked(true),
        };
        crate::service::change_settings(&stage.services, &operators[0].actor(), &settings).unwrap();
        caught_up(&told);
        assert!(stage.now() < due(&stage));
        drop(keeper);
    }

    #[test]
    fn a_store_that_is_only_looked_at_has_no_keeper() {
        let stage = Stage::new(StageOptions { customers: 3, ..StageOptions::default() });
        stage.faults.set(When::Every(Step::Commit), Fault::ReadOnly(ReadOnlyReason::Asked));
        assert!(keep(&stage).0.is_none());
    }

    #[test]
    fn it_sleeps_until_some_seconds_after_the_next_instant_an_hour_at_most() {
        let now = Instant::CUTOVER;
        let sleep = |delta| sleep_until(now.after(delta), now);
        assert_eq!(sleep(TimeDelta::minutes(10)), Duration::from_mins(10) + TOGETHER);
        assert_eq!(sleep(TimeDelta::milliseconds(1)), Duration::from_millis(1) + TOGETHER);
        assert_eq!(sleep(TimeDelta::days(3)), LONGEST);
        assert_eq!((sleep(TimeDelta::zero()), sleep(TimeDelta::days(-1))), (RETRY, RETRY));
    }
}
