//! A wish to stop, checked by long work between its pages and chunks, and waking it where it waits.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A flag that anyone who holds a clone can raise.
#[derive(Clone, Default)]
pub struct Stop(Arc<Flag>);

#[derive(Default)]
struct Flag {
    is_raised: AtomicBool,
    /// Who is called when it is raised.
    watching: Mutex<Watching>,
    raised: Condvar,
}

#[derive(Default)]
struct Watching {
    next: u64,
    calls: Vec<(u64, Box<dyn FnOnce() + Send>)>,
}

impl Stop {
    /// Asks the work to stop. It never undoes what was done.
    pub fn raise(&self) {
        let calls = {
            let mut watching = self.watching();
            self.0.is_raised.store(true, Ordering::Release);
            std::mem::take(&mut watching.calls)
        };
        self.0.raised.notify_all();
        for (_, call) in calls {
            call();
        }
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_raised(&self) -> bool {
        self.0.is_raised.load(Ordering::Acquire)
    }

    /// Waits until it is asked to stop, so long at most.
    pub fn wait(&self, at_most: Duration) {
        let waiting = self.0.raised.wait_timeout_while(self.watching(), at_most, |_| !self.is_raised());
        drop(waiting.unwrap_or_else(PoisonError::into_inner));
    }

    /// Has this called when it is asked to stop, at once where it was already, until the watch is dropped. It runs on
    /// the thread of whoever asks, so that it must not block: it is for waking work that waits for something else.
    pub fn watch(&self, call: impl FnOnce() + Send + 'static) -> StopWatch {
        let mut watching = self.watching();
        let number = watching.next;
        watching.next = number.wrapping_add(1);
        if self.is_raised() {
            drop(watching);
            call();
        } else {
            watching.calls.push((number, Box::new(call)));
        }
        StopWatch { stop: self.clone(), number }
    }

    fn watching(&self) -> MutexGuard<'_, Watching> {
        self.0.watching.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Stop").field(&self.is_raised()).finish()
    }
}

/// Something that is called when a stop is raised; dropped, it is not called any more.
#[derive(Debug)]
#[must_use = "dropped, it watches no more"]
pub struct StopWatch {
    stop: Stop,
    number: u64,
}

impl Drop for StopWatch {
    fn drop(&mut self) {
        let number = self.number;
        self.stop.watching().calls.retain(|(known, _)| *known != number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU32;

    /// A stop, how often a call on it happened, and the call.
    fn counted() -> (Stop, Arc<AtomicU32>, impl Fn(&Stop) -> StopWatch) {
        let calls = Arc::new(AtomicU32::new(0));
        let counting = Arc::clone(&calls);
        let watch = move |stop: &Stop| {
            let calls = Arc::clone(&counting);
            stop.watch(move || {
                calls.fetch_add(1, Ordering::SeqCst);
            })
        };
        (Stop::default(), calls, watch)
    }

    #[test]
    fn who_watches_is_called_once_and_no_more_when_dropped() {
        let (stop, calls, watch) = counted();
        drop(watch(&stop));
        let watching = [watch(&stop), watch(&stop)];
        stop.raise();
        stop.raise();
        assert_eq!(calls.load(Ordering::SeqCst), 2);
        let _late = watch(&stop);
        assert_eq!(calls.load(Ordering::SeqCst), 3, "who comes late is called at once");
        drop(watching);
    }

    #[test]
    fn whoever_waits_is_woken() {
        let stop = Stop::default();
        stop.wait(Duration::ZERO);
        assert!(!stop.is_raised());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| stop.wait(Duration::MAX / 2));
            stop.raise();
            waiting.join().unwrap();
        });
        stop.wait(Duration::MAX);
    }
}
