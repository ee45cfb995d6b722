//! What every store promises, one property a function. Each is run on a store of its own, just made and empty.

mod activity;
mod commits;
mod download_jobs;
mod kms;
mod log_filter;
mod pages;
mod reach;
mod reopen;
mod support;
mod term_ends;
mod time;
mod windows;

use std::sync::Arc;

pub use download_jobs::download_jobs_contract;
pub use reopen::reopen_contract;

use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, Scope};
use crate::ports::commit::{Change, Commit};
use crate::ports::store::{CommitError, Store};
use crate::ports::{Stop, Verification};
use crate::testing::{FakeClock, example};

/// A store and the clock it asks.
#[derive(Debug)]
struct Bench {
    store: Arc<dyn Store>,
    clock: Arc<FakeClock>,
}

type Property = (&'static str, fn(&Bench));

/// Runs every property on a fresh store that `make` gives, which must ask the clock it is given.
///
/// # Panics
/// If a property does not hold; its name was printed then.
pub fn store_contract(make: impl Fn(Arc<FakeClock>) -> Arc<dyn Store>) {
    let properties = [
        commits::PROPERTIES,
        reach::PROPERTIES,
        pages::PROPERTIES,
        activity::PROPERTIES,
        time::PROPERTIES,
        support::PROPERTIES,
        windows::PROPERTIES,
        term_ends::PROPERTIES,
        log_filter::PROPERTIES,
        kms::PROPERTIES,
    ];
    for (name, property) in properties.into_iter().flatten() {
        eprintln!("property: {name}");
        let clock = Arc::new(FakeClock::default());
        let store = make(Arc::clone(&clock));
        property(&Bench { store, clock });
    }
}

/// The names of functions with the functions.
macro_rules! properties {
    ($($name:ident),+ $(,)?) => {
        &[$((stringify!($name), $name)),+]
    };
}
use properties;

impl Bench {
    /// Commits what must succeed and gives the version it wrote.
    fn write(&self, changes: Vec<Change>) -> Version {
        self.apply(&example::commit(changes))
    }

    fn apply(&self, commit: &Commit) -> Version {
        Version(self.store.apply(commit).expect("the commit is made").seq)
    }

    /// What a check of the whole store finds, with what lies beside it.
    fn verified(&self) -> Verification {
        self.store.verify(&Stop::default(), &mut |_| {}).expect("the store can be checked")
    }

    /// Says that the commit is refused, and that not a trace of it is left.
    fn refuses(&self, commit: &Commit) -> CommitError {
        let before = crate::testing::observe(&*self.store, 100);
        let refused = self.store.apply(commit).expect_err("the commit is refused");
        assert_eq!(crate::testing::observe(&*self.store, 100), before, "a refused commit changes nothing");
        refused
    }
}

/// The scope of the partner's operators.
fn whole() -> Scope {
    example::agent().scope()
}

/// A commit by the agent that rests on one version.
fn resting_on(entity: EntityRef, version: Version, changes: Vec<Change>) -> Commit {
    example::commit_on(&example::agent(), vec![(entity, version)], changes)
}

/// The two actors whose reach ends at a customer's.
fn customer_admins() -> [Actor; 2] {
    [example::customer_admin(1), example::customer_admin(2)]
}
