//! Each service with the first call of its ports going wrong, then the second, and so on until nothing is left to go
//! wrong: what was said to be done is on disk, nothing is half there, a refusal stands, and the next try works.

mod cases;

use std::num::NonZeroU32;

use nyckel::domain::{ActivityOutcome, Actor, ReadOnlyReason};
use nyckel::ports::Store;
use nyckel::service::ServiceError;
use nyckel::store::hash_of;
use nyckel::testing::{Fault, Step, When};

use self::cases::{
    CANCEL_SOFTWARE, CANCEL_SUBSCRIPTION, CASES, Case, EXPORT_RECEIPT, IMPORT, OPERATORS, Promise, UNLOCK,
};
use super::verbs::VERBS;
use super::world::{SOFTWARE, World, admin, line, tenant, version};
use crate::support::chance::Chance;

/// Everything after which nothing may be said to be done that is not.
fn honest_faults() -> [Fault; 4] {
    [Fault::Fail, Fault::Full, Fault::ReadOnly(ReadOnlyReason::Broken), Fault::AnswerLost]
}

fn all_cases() -> impl Iterator<Item = &'static Case> {
    CASES.iter().chain(&OPERATORS).chain([&UNLOCK, &IMPORT, &CANCEL_SUBSCRIPTION, &CANCEL_SOFTWARE, &EXPORT_RECEIPT])
}

/// Has the fault strike at every step in turn, each time in a fresh world; says how many steps there are, or what is not
/// as it should be.
fn strike_every_step(case: &Case, fault: &Fault) -> Result<u32, String> {
    for number in 1.. {
        let world = (case.world)();
        let is_struck = attempt(&world, case, When::Call(number), fault)
            .map_err(|wrong| format!("{} with {fault:?} at step {number}: {wrong}", case.name))?;
        if !is_struck {
            return Ok(number - 1);
        }
        attempt(&world, case, When::Call(u32::MAX), fault)
            .map_err(|wrong| format!("{} after {fault:?} at step {number}: {wrong}", case.name))?;
    }
    unreachable!("a service comes to an end")
}

/// Tries it once and says whether something went wrong with its ports; an error where the outcome is not as it should be.
fn attempt(world: &World, case: &Case, when: When, fault: &Fault) -> Result<bool, String> {
    let before = world.store.latest_seq().unwrap().0;
    world.faults.set(when, fault.clone());
    let said = (case.run)(world);
    let (steps, struck) = (world.faults.steps(), world.faults.struck());
    world.faults.clear();
    let outcome = check_commits(world, before, fault, [&steps, &struck])
        .and_then(|()| check_whole(world))
        .and_then(|()| check_said(world, case, said, &struck));
    match outcome {
        Ok(()) => Ok(!struck.is_empty()),
        Err(wrong) => Err(format!("{wrong}; it took the steps {steps:?}")),
    }
}

/// Every commit that was taken is there once, and none that was not.
fn check_commits(world: &World, before: u64, fault: &Fault, [steps, struck]: [&[Step]; 2]) -> Result<(), String> {
    let commits = |of: &[Step]| u64::try_from(of.iter().filter(|step| **step == Step::Commit).count()).unwrap();
    let lost = match fault {
        Fault::AnswerLost | Fault::Delay(_) => 0,
        Fault::Fail | Fault::Full | Fault::ReadOnly(_) | Fault::WriteLost => commits(struck),
    };
    let (expected, found) = (before + commits(steps) - lost, world.store.latest_seq().unwrap().0);
    if found == expected { Ok(()) } else { Err(format!("{found} commits are there instead of {expected}")) }
}

/// No record without what it belongs to, no key without a record of who got it, and no gap in the log.
fn check_whole(world: &World) -> Result<(), String> {
    let (store, scope) = (&world.store, admin().scope());
    for number in [1, 2] {
        let customer = store.customer(scope, tenant(number)).unwrap();
        let orders = store.orders(scope, tenant(number), None, 1_000).unwrap().items;
        let bought = store.entitlements(scope, tenant(number), None, 1_000).unwrap().items;
        let subscriptions = store.subscriptions(scope, tenant(number), None, 1_000).unwrap().items;
        let is_whole = (customer.is_some() || orders.is_empty())
            && bought.iter().all(|bought| orders.iter().any(|order| order.id == bought.id.order))
            && subscriptions.iter().all(|subscription| bought.iter().any(|one| one.id == subscription.entitlement));
        if !is_whole {
            return Err(format!("something of customer {number} belongs to nothing"));
        }
    }
    if world.has_key(SOFTWARE)
        && world.records().iter().all(|record| record.subject.entitlement != Some(line(SOFTWARE)))
    {
        return Err("a key is kept that nobody is on record to have got".to_owned());
    }
    let log = world.recorded();
    let is_linked = log.windows(2).all(|pair| pair[1].previous == hash_of(&pair[0]).unwrap());
    if is_linked { Ok(()) } else { Err("the log does not hang together".to_owned()) }
}

/// What was said holds: a promise is kept, and a failure has its cause.
fn check_said(world: &World, case: &Case, said: Result<Promise, ServiceError>, struck: &[Step]) -> Result<(), String> {
    match said {
        Ok(is_kept) if is_kept(world) => Ok(()),
        Ok(_) => Err("it is not as was said".to_owned()),
        Err(error) if struck.is_empty() => Err(format!("it fails without a fault: {error}")),
        Err(ServiceError::NotRecorded) => Err("it went on without a record".to_owned()),
        Err(_) if (case.is_left_well)(world) => Ok(()),
        Err(error) => Err(format!("it failed and left more than it should: {error}")),
    }
}

#[test]
fn whatever_fails_at_whatever_step_what_is_said_is_so_and_the_next_try_works() {
    for case in all_cases() {
        for fault in honest_faults() {
            let steps = strike_every_step(case, &fault).unwrap_or_else(|wrong| panic!("{wrong}"));
            assert!(0 < steps, "{} has ports", case.name);
        }
    }
}

/// What every service would say if a store forgot what it acknowledged: the checks above are not blind.
#[test]
fn a_store_that_forgets_what_it_acknowledged_is_found_out() {
    for case in all_cases() {
        let found = strike_every_step(case, &Fault::WriteLost);
        assert_eq!(found.is_err(), case.keeps_something, "{}: {found:?}", case.name);
    }
}

#[test]
fn role_5_a_refusal_stands_whatever_fails_at_whatever_step() {
    let nobody = Actor::example(&[]);
    for (name, _, verb) in VERBS {
        let expected = verb(&World::new(), &nobody).unwrap_err().refusal().cloned();
        assert!(expected.is_some(), "{name}");
        for fault in honest_faults() {
            for number in 1.. {
                let world = World::new();
                world.faults.set(When::Call(number), fault.clone());
                let error = verb(&world, &nobody).unwrap_err();
                assert_eq!(error.refusal(), expected.as_ref(), "{name} with {fault:?} at step {number}");
                let is_done = |(_, outcome): &(_, ActivityOutcome)| *outcome == ActivityOutcome::Done;
                assert!(!world.log().iter().any(is_done), "{name} with {fault:?} at step {number}");
                if world.faults.struck().is_empty() {
                    break;
                }
            }
        }
    }
}

#[test]
fn key_5_whatever_goes_wrong_by_chance_again_and_again_no_key_is_seen_without_a_record() {
    let mut chance = Chance::seeded(8);
    let world = World::new();
    for number in 0..400 {
        let (case, fault) = (chance.one(CASES), chance.one(&honest_faults()).clone());
        let calls = NonZeroU32::new(1 + u32::try_from(chance.below(8)).unwrap()).unwrap();
        let when = When::OneIn(calls, u64::try_from(chance.below(usize::MAX)).unwrap());
        attempt(&world, case, when, &fault)
            .unwrap_or_else(|wrong| panic!("{number}, {} with {fault:?}, {when:?}: {wrong}", case.name));
    }
    for case in CASES {
        let tried = attempt(&world, case, When::Call(u32::MAX), &Fault::Fail);
        assert_eq!(tried, Ok(false), "{}", case.name);
    }
    assert!(world.has_key(SOFTWARE) && !version(&world).0.is_empty());
}
