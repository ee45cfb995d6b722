//! What goes wrong with the ports of a test, and at which of their calls.
//!
//! A [`FaultPlan`] is shared by the faulty ports around some services. Every call of one of them is a step; the steps of
//! all are counted together, so that a test can let the first go wrong, then the second, until nothing is left to go
//! wrong. What may be asked at any time and cannot fail, such as the routes of a clipboard, is no step.

mod clipboard;
mod drafts;
mod gate;
mod provider;
mod store;
mod torn;
mod vault;

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub use clipboard::FaultyClipboard;
pub use drafts::FaultyDrafts;
pub use gate::Gate;
pub use provider::FaultyProvider;
pub use store::FaultyStore;
pub use torn::Torn;
pub use vault::FaultyVault;

use crate::domain::ReadOnlyReason;
use crate::service::Services;

/// What every failure of these ports says.
const REASON: &str = "a fault of the test";

/// What goes wrong with a call.
#[derive(Debug, Clone)]
pub enum Fault {
    /// It answers its failure, and nothing happened.
    Fail,
    /// The same for want of room on the disk; the store says that it takes no commits.
    Full,
    /// The same for that reason; the store says that it takes no commits.
    ReadOnly(ReadOnlyReason),
    /// It does its work, and its failure is answered: the caller does not know what happened.
    AnswerLost,
    /// It answers that its work is done, and nothing of it is kept. A call that keeps nothing is not touched.
    WriteLost,
    /// It waits at the gate, and then does its work.
    Delay(Gate),
}

/// What a call does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Anything is read from the store.
    Read,
    /// A commit is written to the store.
    Commit,
    /// The vault tries a passphrase.
    Unlock,
    /// The vault makes a slot.
    MakeSlot,
    /// The vault seals.
    Seal,
    /// The vault opens what was sealed.
    Open,
    /// The provider issues a key.
    IssueKey,
    /// The provider issues a link.
    IssueLink,
    /// The provider says what the bits behind a link are.
    StateBits,
    /// The provider carries a command out.
    CarryOut,
    /// The provider says how a command stands.
    AskStanding,
    /// Drafts are read.
    ReadDrafts,
    /// Drafts are changed.
    ChangeDrafts,
    /// A text is put into a clipboard.
    Copy,
    /// A clipboard is cleared.
    Clear,
}

/// Which calls something goes wrong with, counted from when that was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// All of them.
    Always,
    /// All that do this.
    Every(Step),
    /// The one with this number among all, from 1.
    Call(u32),
    /// The one with this number among those that do this, from 1.
    Nth(Step, u32),
    /// One in so many of all, by chance from a seed; who draws the seed prints it.
    OneIn(NonZeroU32, u64),
}

/// What goes wrong with the ports that ask it; at first nothing.
#[derive(Debug, Default)]
pub struct FaultPlan(Mutex<Planned>);

#[derive(Debug, Default)]
struct Planned {
    fault: Option<(When, Fault)>,
    chance: Option<ChaCha12Rng>,
    steps: Vec<Step>,
    struck: Vec<Step>,
}

impl FaultPlan {
    /// Lets this go wrong from now on, and nothing else; steps are counted from here.
    pub fn set(&self, when: When, fault: Fault) {
        let chance = match when {
            When::OneIn(_, seed) => Some(ChaCha12Rng::seed_from_u64(seed)),
            When::Always | When::Every(_) | When::Call(_) | When::Nth(..) => None,
        };
        *self.planned() = Planned { fault: Some((when, fault)), chance, ..Planned::default() };
    }

    /// Lets nothing go wrong from now on; steps are counted from here.
    pub fn clear(&self) {
        *self.planned() = Planned::default();
    }

    /// The steps that were taken since something was set, in their order.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        self.planned().steps.clone()
    }

    /// Those of them that went wrong.
    #[must_use]
    pub fn struck(&self) -> Vec<Step> {
        self.planned().struck.clone()
    }

    /// The same services behind ports that ask this plan.
    #[must_use]
    pub fn around(self: &Arc<Self>, services: &Services) -> Services {
        Services {
            store: Arc::new(FaultyStore::new(Arc::clone(&services.store), Arc::clone(self))),
            vault: Arc::new(FaultyVault::new(Arc::clone(&services.vault), Arc::clone(self))),
            provider: Arc::new(FaultyProvider::new(Arc::clone(&services.provider), Arc::clone(self))),
            drafts: Arc::new(FaultyDrafts::new(Arc::clone(&services.drafts), Arc::clone(self))),
            ..services.clone()
        }
    }

    /// Takes a step that keeps nothing: does `work`, or answers what `failure` makes of the fault.
    fn ask<T, E>(
        &self,
        step: Step,
        failure: impl FnOnce(&Fault) -> E,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        self.write(step, failure, work, |work| work())
    }

    /// Takes a step that keeps something; `pretend` answers as if it were kept, and is given the work it does not do.
    fn write<T, E, W: FnOnce() -> Result<T, E>>(
        &self,
        step: Step,
        failure: impl FnOnce(&Fault) -> E,
        work: W,
        pretend: impl FnOnce(W) -> Result<T, E>,
    ) -> Result<T, E> {
        match self.strike(step) {
            None => work(),
            Some(fault @ (Fault::Fail | Fault::Full | Fault::ReadOnly(_))) => Err(failure(&fault)),
            Some(fault @ Fault::AnswerLost) => work().and_then(|_| Err(failure(&fault))),
            Some(Fault::WriteLost) => pretend(work),
            Some(Fault::Delay(gate)) => {
                gate.pass(step);
                work()
            }
        }
    }

    /// Why the store takes no commits, by what goes wrong with every one of them.
    fn closed_to_commits(&self) -> Option<ReadOnlyReason> {
        match self.planned().fault {
            Some((When::Always | When::Every(Step::Commit), Fault::Full)) => Some(ReadOnlyReason::NoRoom),
            Some((When::Always | When::Every(Step::Commit), Fault::ReadOnly(reason))) => Some(reason),
            Some(_) | None => None,
        }
    }

    /// Counts a step and says what goes wrong with it.
    fn strike(&self, step: Step) -> Option<Fault> {
        let mut planned = self.planned();
        planned.steps.push(step);
        let (when, fault) = planned.fault.clone()?;
        planned.is_due(when, step).then(|| {
            planned.struck.push(step);
            fault
        })
    }

    fn planned(&self) -> MutexGuard<'_, Planned> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Planned {
    /// Whether something goes wrong with the step that was just counted.
    fn is_due(&mut self, when: When, step: Step) -> bool {
        let is_number = |number: u32, count: usize| usize::try_from(number).is_ok_and(|number| number == count);
        match when {
            When::Always => true,
            When::Every(every) => every == step,
            When::Call(number) => is_number(number, self.steps.len()),
            When::Nth(nth, number) => {
                nth == step && is_number(number, self.steps.iter().filter(|taken| **taken == step).count())
            }
            When::OneIn(calls, _) => self.chance.as_mut().is_some_and(|chance| chance.next_u32() % calls == 0),
        }
    }
}

#[cfg(test)]
mod tests;
