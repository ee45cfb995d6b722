//! A gate at which calls wait until the test lets them through. Nothing sleeps: who waits is woken.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::testing::faults::Step;

/// After that long a test is stuck, and ends with a panic instead of hanging.
const PATIENCE: Duration = Duration::from_mins(1);

/// A gate, closed at first. Clones are the same gate.
#[derive(Debug, Clone, Default)]
pub struct Gate(Arc<(Mutex<Crowd>, Condvar)>);

/// Who is at the gate.
#[derive(Debug, Default)]
struct Crowd {
    waiting: VecDeque<Step>,
    /// As many may go on that wait no longer.
    let_through: usize,
    is_open: bool,
    is_deserted: bool,
}

impl Gate {
    /// The first call that waits, once one does; `None` once the gate is deserted.
    ///
    /// # Panics
    /// If nobody comes for a minute.
    #[must_use]
    pub fn arrival(&self) -> Option<Step> {
        let crowd = self.wait_while(|crowd| crowd.waiting.is_empty() && !crowd.is_deserted);
        crowd.waiting.front().copied()
    }

    /// Lets the first call go on that waits; later ones wait again.
    pub fn let_one_through(&self) {
        self.change(|crowd| {
            if crowd.waiting.pop_front().is_some() {
                crowd.let_through = crowd.let_through.saturating_add(1);
            }
        });
    }

    /// Lets everyone through from now on.
    pub fn open(&self) {
        self.change(|crowd| crowd.is_open = true);
    }

    /// Says that nobody comes any more.
    pub fn desert(&self) {
        self.change(|crowd| crowd.is_deserted = true);
    }

    /// Waits until it may go on.
    pub(super) fn pass(&self, step: Step) {
        self.change(|crowd| crowd.waiting.push_back(step));
        let mut crowd = self.wait_while(|crowd| crowd.let_through == 0 && !crowd.is_open);
        crowd.let_through = crowd.let_through.saturating_sub(1);
    }

    fn change(&self, change: impl FnOnce(&mut Crowd)) {
        let (crowd, woken) = &*self.0;
        change(&mut crowd.lock().unwrap_or_else(PoisonError::into_inner));
        woken.notify_all();
    }

    fn wait_while(&self, waits: impl FnMut(&mut Crowd) -> bool) -> MutexGuard<'_, Crowd> {
        let (crowd, woken) = &*self.0;
        let crowd = crowd.lock().unwrap_or_else(PoisonError::into_inner);
        let (crowd, timeout) = woken.wait_timeout_while(crowd, PATIENCE, waits).unwrap_or_else(PoisonError::into_inner);
        assert!(!timeout.timed_out(), "a minute went by at a gate that nobody opens");
        crowd
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_waits_until_it_is_let_through() {
        let gate = Gate::default();
        std::thread::scope(|scope| {
            let caller = scope.spawn(|| {
                gate.pass(Step::Read);
                gate.pass(Step::Commit);
                gate.desert();
            });
            assert_eq!(gate.arrival(), Some(Step::Read));
            assert!(!caller.is_finished());
            gate.let_one_through();
            assert_eq!(gate.arrival(), Some(Step::Commit));
            gate.open();
            caller.join().unwrap();
        });
        gate.let_one_through();
        assert_eq!(gate.arrival(), None);
    }
}
