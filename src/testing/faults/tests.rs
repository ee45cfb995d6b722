use std::io::Write;

use uuid::Uuid;

use super::*;
use crate::domain::{CommandId, OperatorId, Passphrase, SecretText, TenantId};
use crate::ports::store::{Applied, CommitError, Store, StoreFailure};
use crate::ports::{Clearing, Clipboard, CopyRoute, Drafts, Outcome, Provider, SealContext, Stop, Vault, VaultFailure};
use crate::provider::{EmbeddedProvider, KeySource};
use crate::store::MemoryStore;
use crate::testing::{FakeClock, MemoryClipboard, MemoryDrafts, TestVault, example};

/// What the steps do that are taken one after another.
const STEPS: [Step; 6] = [Step::Read, Step::Commit, Step::Read, Step::Seal, Step::Commit, Step::Read];

fn plan() -> Arc<FaultPlan> {
    Arc::new(FaultPlan::default())
}

/// Which of the steps fail, by their places.
fn failing(when: When, steps: &[Step]) -> Vec<usize> {
    let plan = plan();
    plan.set(when, Fault::Fail);
    let failing: Vec<usize> = (0..)
        .zip(steps)
        .filter(|(_, step)| plan.ask(**step, |_| (), || Ok(())).is_err())
        .map(|(place, _)| place)
        .collect();
    assert_eq!(plan.steps(), steps);
    assert_eq!(plan.struck(), failing.iter().map(|place| steps[*place]).collect::<Vec<_>>());
    failing
}

#[test]
fn the_steps_fail_that_are_said() {
    assert_eq!(failing(When::Always, &STEPS), [0, 1, 2, 3, 4, 5]);
    assert_eq!(failing(When::Every(Step::Read), &STEPS), [0, 2, 5]);
    assert_eq!(failing(When::Call(4), &STEPS), [3]);
    assert_eq!(failing(When::Nth(Step::Commit, 2), &STEPS), [4]);
    assert_eq!(failing(When::Nth(Step::Open, 1), &STEPS), [0; 0]);
}

#[test]
fn chance_is_the_same_for_the_same_seed() {
    let steps = [Step::Read; 200];
    let by = |seed| failing(When::OneIn(NonZeroU32::new(5).unwrap(), seed), &steps);
    assert_eq!(by(1), by(1));
    assert_ne!(by(1), by(2));
    assert!((20..=60).contains(&by(1).len()), "{:?}", by(1));
}

#[test]
fn steps_are_counted_from_what_was_set_last_and_nothing_fails_once_that_is_cleared() {
    let plan = plan();
    plan.set(When::Call(1), Fault::Fail);
    assert!(plan.ask(Step::Read, |_| (), || Ok(())).is_err());
    plan.set(When::Call(1), Fault::Fail);
    assert!(plan.ask(Step::Read, |_| (), || Ok(())).is_err());
    plan.clear();
    assert_eq!((plan.steps(), plan.struck()), (vec![], vec![]));
    assert!(plan.ask(Step::Read, |_| (), || Ok(())).is_ok());
}

/// A store behind one with faults, with one commit in it.
struct Bench {
    inner: Arc<MemoryStore>,
    store: FaultyStore,
    plan: Arc<FaultPlan>,
}

impl Bench {
    fn new() -> Self {
        let inner = Arc::new(MemoryStore::new(Uuid::from_u128(1), Arc::new(FakeClock::default())));
        inner.apply(&example::commit(Vec::new())).unwrap();
        let plan = plan();
        Self { store: FaultyStore::new(inner.clone(), plan.clone()), inner, plan }
    }

    /// Makes a commit that goes wrong so.
    fn commit(&self, fault: Fault) -> Result<Applied, CommitError> {
        self.plan.set(When::Every(Step::Commit), fault);
        self.store.apply(&example::commit(Vec::new()))
    }

    /// How many commits the store behind has.
    fn commits(&self) -> u64 {
        self.inner.latest_seq().unwrap().0
    }
}

#[test]
fn a_store_keeps_what_its_fault_leaves_it() {
    for (fault, kept) in [(Fault::Fail, 1), (Fault::AnswerLost, 2)] {
        let bench = Bench::new();
        let failed = bench.commit(fault);
        assert!(matches!(failed, Err(CommitError::Store(StoreFailure::Io { .. }))), "{failed:?}");
        assert_eq!(bench.commits(), kept);
    }
    let bench = Bench::new();
    let said = bench.commit(Fault::WriteLost).unwrap();
    assert_eq!(bench.commits(), 1);
    assert_eq!(said, bench.inner.apply(&example::commit(Vec::new())).unwrap(), "it says what a store would have said");
}

#[test]
fn a_full_store_and_one_that_is_read_only_say_so_themselves() {
    let bench = Bench::new();
    assert!(matches!(bench.commit(Fault::Full), Err(CommitError::Store(StoreFailure::Full))));
    assert_eq!(bench.store.read_only(), Some(ReadOnlyReason::NoRoom));
    let failed = bench.commit(Fault::ReadOnly(ReadOnlyReason::Asked));
    assert!(matches!(failed, Err(CommitError::Store(StoreFailure::ReadOnly(ReadOnlyReason::Asked)))), "{failed:?}");
    assert_eq!(bench.store.read_only(), Some(ReadOnlyReason::Asked));
    assert_eq!(bench.store.latest_seq().unwrap().0, 1, "it is still read");
    bench.plan.clear();
    assert_eq!(bench.store.read_only(), None);
}

#[test]
fn a_read_has_nothing_to_lose_but_its_answer() {
    let bench = Bench::new();
    for (fault, is_answered) in [(Fault::Fail, false), (Fault::AnswerLost, false), (Fault::WriteLost, true)] {
        bench.plan.set(When::Every(Step::Read), fault.clone());
        assert_eq!(bench.store.customers(example::agent().scope(), None, 1).is_ok(), is_answered, "{fault:?}");
    }
}

#[test]
fn a_vault_whose_answer_is_lost_is_open_and_one_whose_write_is_lost_is_not() {
    let slots = [TestVault::unlocked().new_slot(OperatorId(Uuid::from_u128(7)), &passphrase()).unwrap()];
    for (fault, is_told, is_open) in
        [(Fault::Fail, false, false), (Fault::AnswerLost, false, true), (Fault::WriteLost, true, false)]
    {
        let plan = plan();
        let vault = FaultyVault::new(Arc::new(TestVault::default()), plan.clone());
        plan.set(When::Nth(Step::Unlock, 1), fault.clone());
        assert_eq!(vault.unlock(&slots, &passphrase()).is_ok(), is_told, "{fault:?}");
        assert_eq!(vault.is_unlocked(), is_open, "{fault:?}");
        vault.unlock(&slots, &passphrase()).unwrap();
    }
}

fn passphrase() -> Passphrase {
    Passphrase::new(TestVault::PASSPHRASE.to_owned())
}

#[test]
fn a_vault_fails_to_seal_and_to_open() {
    let plan = plan();
    let vault = FaultyVault::new(Arc::new(TestVault::unlocked()), plan.clone());
    let context = SealContext::example(example::entitlement_id(1, "OR-1", 1), example::version());
    let sealed = vault.seal(&context, b"x").unwrap();
    plan.set(When::Always, Fault::Fail);
    assert!(matches!(vault.seal(&context, b"x"), Err(VaultFailure::Entropy(_))));
    assert!(matches!(vault.open(&context, &sealed), Err(VaultFailure::Damaged)));
    assert!(vault.new_slot(OperatorId(Uuid::from_u128(7)), &passphrase()).is_err());
}

#[test]
fn a_command_that_is_forgotten_is_said_to_be_done() {
    let clock = Arc::new(FakeClock::default());
    let empty = Arc::new(MemoryStore::new(Uuid::from_u128(1), clock.clone()));
    let plan = plan();
    let provider =
        FaultyProvider::new(Arc::new(EmbeddedProvider::new(KeySource::Seeded(1), empty, clock)), plan.clone());
    let cancel = example::cancel(example::entitlement_id(1, "OR-1", 1));
    let carry_out = || provider.carry_out(&cancel, CommandId(Uuid::from_u128(1)), &Stop::default());
    assert!(carry_out().is_err(), "nothing is there to be cancelled");
    plan.set(When::Always, Fault::WriteLost);
    assert!(matches!(carry_out().unwrap(), Outcome::Cancelled { .. }));
    assert!(provider.standing(CommandId(Uuid::from_u128(1))).is_ok());
    plan.set(When::Always, Fault::Fail);
    assert!(provider.standing(CommandId(Uuid::from_u128(1))).is_err());
}

#[test]
fn drafts_keep_what_their_fault_leaves_them() {
    for (fault, is_told, is_kept) in
        [(Fault::Fail, false, false), (Fault::AnswerLost, false, true), (Fault::WriteLost, true, false)]
    {
        let plan = plan();
        let drafts = FaultyDrafts::new(Arc::new(MemoryDrafts::default()), plan.clone());
        plan.set(When::Every(Step::ChangeDrafts), fault.clone());
        let operator = OperatorId(Uuid::from_u128(7));
        let changed = drafts.change(operator, &mut |drafts| drafts.opened(TenantId(Uuid::from_u128(1))));
        let kept = drafts.read(operator).unwrap().recent_customers;
        assert_eq!((changed.is_ok(), !kept.is_empty()), (is_told, is_kept), "{fault:?}");
    }
}

#[test]
fn a_clipboard_has_what_its_fault_leaves_it() {
    for (fault, is_told, is_there) in
        [(Fault::Fail, false, false), (Fault::AnswerLost, false, true), (Fault::WriteLost, true, false)]
    {
        let plan = plan();
        let inner = Arc::new(MemoryClipboard::new(&[CopyRoute::System]));
        let clipboard = FaultyClipboard::new(inner.clone(), plan.clone());
        plan.set(When::Every(Step::Copy), fault.clone());
        let put = clipboard.put(CopyRoute::System, &SecretText::new("x".to_owned()));
        assert_eq!((put.is_ok(), inner.text(CopyRoute::System).is_some()), (is_told, is_there), "{fault:?}");
        if let Ok(place) = put {
            assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
        }
    }
}

#[test]
fn a_torn_file_has_the_beginning_of_what_was_written() {
    let mut kept = Vec::new();
    let mut torn = Torn::after(5, &mut kept);
    torn.write_all(b"abc").unwrap();
    assert_eq!(torn.write_all(b"defg").unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    torn.flush().unwrap();
    assert_eq!(kept, b"abcde");
}
