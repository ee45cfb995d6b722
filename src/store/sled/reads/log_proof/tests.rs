//! A log on disk, and the same log with its rows changed behind the store's back: each change is found, and where it is.

use std::sync::Arc;

use nonempty::NonEmpty;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::domain::ActivityKind;
use crate::ports::Store;
use crate::ports::log_proof::{BreakKind, LogBreak};
use crate::ports::store::ChainHead;
use crate::store::chain;
use crate::store::key::HEAD;
use crate::store::record::Head;
use crate::store::sled::SledStore;
use crate::testing::{FakeClock, SeededEntropy, example};

/// As many records there are.
const RECORDS: u64 = 12;

/// What is done to the stored rows of a log.
#[derive(Debug, Clone, Copy)]
enum Tampering {
    /// A bit of a record is turned.
    Bit { number: u64, byte: usize, bit: u8, sealing: Sealing },
    /// Records are taken out.
    Removal { first: u64, last: u64 },
    /// Two change places.
    Swap { one: u64, other: u64, sealing: Sealing },
    /// One is put in between by the place of another, and all after it are moved on.
    Insertion { number: u64 },
}

/// How much who does it knows of how records are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sealing {
    /// The bytes are left as they are.
    Left,
    /// Their checksum is made anew.
    Anew,
    /// Their numbers and their checksums are.
    Renumbered,
}

struct Tampered {
    trees: Trees,
    store: SledStore,
    rows: Vec<(Vec<u8>, Vec<u8>)>,
    head: Head,
    _folder: tempfile::TempDir,
}

impl Tampered {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        let store = SledStore::open(&folder.path().join("store"), clock, &SeededEntropy::new(1)).unwrap();
        let id = example::entitlement_id(1, "OR-1", 1);
        let (agent, kinds) = (example::agent(), ActivityKind::ALL);
        let records = (1..=RECORDS).map(|number| {
            let kind = kinds[usize::try_from(number).unwrap() % kinds.len()];
            example::record(&agent, kind, number.is_multiple_of(3).then_some(&id))
        });
        let records = NonEmpty::from_vec(records.collect()).unwrap();
        store.apply(&example::recording(&agent, records)).unwrap();
        let trees = store.engine.read(|trees| Ok(trees.clone())).unwrap();
        let rows = trees.raw(Tree::Activity, None).collect::<Result<_, _>>().unwrap();
        let head = trees.head().unwrap();
        Self { trees, store, rows, head, _folder: folder }
    }

    fn put(&self, number: u64, bytes: &[u8]) {
        self.trees.of(Tree::Activity).insert(number.to_be_bytes(), bytes).unwrap();
    }

    fn put_head(&self, head: &Head) {
        let bytes = record::encode(Place { tree: Tree::Meta.name(), key: HEAD }, head).unwrap();
        self.trees.of(Tree::Meta).insert(HEAD, bytes).unwrap();
    }

    /// Puts back what was written.
    fn restore(&self) {
        self.trees.of(Tree::Activity).clear().unwrap();
        for (key, bytes) in &self.rows {
            self.trees.of(Tree::Activity).insert(key, bytes.as_slice()).unwrap();
        }
        self.put_head(&self.head);
    }

    fn bytes(&self, number: u64) -> Vec<u8> {
        self.rows[usize::try_from(number - 1).unwrap()].1.clone()
    }

    fn recorded(&self, number: u64) -> RecordedActivity {
        record::read_anywhere(&self.bytes(number)).unwrap()
    }

    fn sealed(number: u64, body: Vec<u8>) -> Vec<u8> {
        record::sealed_for_tests(Place { tree: Tree::Activity.name(), key: &number.to_be_bytes() }, body)
    }

    /// The bytes of one record for the place of another.
    fn moved(&self, from: u64, to: u64, sealing: Sealing) -> Vec<u8> {
        match sealing {
            Sealing::Left => self.bytes(from),
            Sealing::Anew => Self::sealed(to, record::body_of(&self.bytes(from)).unwrap().to_vec()),
            Sealing::Renumbered => {
                let moved = RecordedActivity { number: to, ..self.recorded(from) };
                Self::sealed(to, record::body(&moved).unwrap())
            }
        }
    }

    /// Does it, and says at which record it has to be found.
    fn tamper(&self, tampering: Tampering) -> u64 {
        match tampering {
            Tampering::Bit { number, byte, bit, sealing } => {
                let mut bytes = self.bytes(number);
                let body = record::body_of(&bytes).unwrap().len();
                let length = if sealing == Sealing::Left { bytes.len() } else { body };
                bytes[byte % length] ^= 1 << bit;
                if sealing != Sealing::Left {
                    bytes = Self::sealed(number, bytes[..body].to_vec());
                }
                self.put(number, &bytes);
                number
            }
            Tampering::Removal { first, last } => {
                for number in first..=last {
                    self.trees.of(Tree::Activity).remove(number.to_be_bytes()).unwrap();
                }
                first
            }
            Tampering::Swap { one, other, sealing } => {
                self.put(one, &self.moved(other, one, sealing));
                self.put(other, &self.moved(one, other, sealing));
                one
            }
            Tampering::Insertion { number } => {
                for place in number..=RECORDS {
                    self.put(place + 1, &self.moved(place, place + 1, Sealing::Renumbered));
                }
                self.put_head(&Head { number: RECORDS + 1, ..self.head.clone() });
                number
            }
        }
    }

    fn proof(&self, checkpoints: &[Checkpoint]) -> LogProof {
        self.store.prove_log(checkpoints, &Stop::default(), &mut |_| {}).unwrap()
    }

    fn checkpoint(&self, number: u64) -> Checkpoint {
        let store = self.store.identity().unwrap().store;
        let hash = chain::hash_of(&self.recorded(number)).unwrap();
        Checkpoint { store, number, hash, at: example::now() }
    }

    /// Writes everything from that record on anew, with every hash, as one would who has the disk and the program.
    fn rewrite_from(&self, number: u64) {
        let mut head = ChainHead { number: 0, hash: [0; 32] };
        for place in 1..=RECORDS {
            let mut record = self.recorded(place).record;
            if place == number {
                record.reason = Some("another".to_owned());
            }
            let (linked, next) = chain::link(head, &[record]).unwrap();
            self.put(place, &Self::sealed(place, record::body(&linked[0]).unwrap()));
            head = next;
        }
        self.put_head(&Head { hash: head.hash, ..self.head.clone() });
    }
}

fn sealings() -> impl Strategy<Value = Sealing> {
    prop_oneof![Just(Sealing::Left), Just(Sealing::Anew), Just(Sealing::Renumbered)]
}

fn tamperings() -> impl Strategy<Value = Tampering> {
    prop_oneof![
        4 => (1..=RECORDS, any::<usize>(), 0_u8..8, sealings())
            .prop_map(|(number, byte, bit, sealing)| Tampering::Bit { number, byte, bit, sealing }),
        1 => (1..=RECORDS, 0..4_u64)
            .prop_map(|(first, more)| Tampering::Removal { first, last: (first + more).min(RECORDS) }),
        2 => (1..RECORDS, 1..=RECORDS, sealings())
            .prop_map(|(one, more, sealing)| Tampering::Swap { one, other: (one + more).min(RECORDS), sealing }),
        1 => (1..=RECORDS).prop_map(|number| Tampering::Insertion { number }),
    ]
}

#[test]
fn log_3_any_change_removal_swap_or_insertion_in_the_stored_log_is_found_and_located() {
    let log = Tampered::new();
    assert_eq!(log.proof(&[]), LogProof { unbroken_to: RECORDS, ..LogProof::default() });
    let config = Config { cases: 600, failure_persistence: None, ..Config::default() };
    let found = TestRunner::new(config).run(&tamperings(), |tampering| {
        let at = log.tamper(tampering);
        let proof = log.proof(&[]);
        log.restore();
        let Some(LogBreak { number, kind }) = proof.broken else {
            return Err(TestCaseError::fail("it is not found"));
        };
        let is_inserted = matches!(tampering, Tampering::Insertion { .. });
        prop_assert_eq!(number, if is_inserted { at + 1 } else { at });
        prop_assert_eq!(proof.unbroken_to, number - 1);
        match (tampering, kind) {
            (Tampering::Removal { last: RECORDS, .. }, BreakKind::CutOff { last }) => prop_assert_eq!(last, RECORDS),
            (Tampering::Removal { last, .. }, BreakKind::Removed { last: said }) => prop_assert_eq!(said, last),
            (Tampering::Swap { other, .. }, BreakKind::Reordered { found }) => prop_assert_eq!(found, other),
            (Tampering::Swap { sealing, .. }, BreakKind::Changed) => prop_assert_eq!(sealing, Sealing::Renumbered),
            (Tampering::Bit { .. } | Tampering::Insertion { .. }, _) => {}
            (_, other) => return Err(TestCaseError::fail(format!("{other:?}"))),
        }
        Ok(())
    });
    found.unwrap();
    assert_eq!(log.proof(&[]).broken, None, "everything was put back");
}

#[test]
fn log_3_a_log_whose_every_later_hash_was_made_anew_is_found_between_two_checkpoints() {
    let log = Tampered::new();
    let checkpoints = [3, 6, 9].map(|number| log.checkpoint(number));
    assert_eq!(log.proof(&checkpoints).broken, None);
    for (number, expected) in [(2, (3, 0)), (3, (3, 0)), (4, (6, 3)), (6, (6, 3)), (9, (9, 6))] {
        log.rewrite_from(number);
        assert_eq!(log.proof(&[]).broken, None, "the log alone cannot tell");
        let proof = log.proof(&checkpoints);
        let (at, after) = expected;
        assert_eq!(proof.broken, Some(LogBreak { number: at, kind: BreakKind::Rewritten { after } }), "{number}");
        assert_eq!(proof.unbroken_to, after);
        log.restore();
    }
    log.rewrite_from(11);
    assert_eq!(log.proof(&checkpoints).broken, None, "it came after the last checkpoint");
    log.restore();
}

#[test]
fn log_3_a_log_that_was_cut_off_with_its_head_is_found_by_a_checkpoint() {
    let log = Tampered::new();
    let checkpoint = log.checkpoint(10);
    log.tamper(Tampering::Removal { first: 9, last: RECORDS });
    let expected = |last| Some(LogBreak { number: 9, kind: BreakKind::CutOff { last } });
    assert_eq!(log.proof(&[]).broken, expected(RECORDS), "the head of the store is a checkpoint itself");
    let hash = chain::hash_of(&log.recorded(8)).unwrap();
    log.put_head(&Head { number: 8, hash, ..log.head.clone() });
    assert_eq!(log.proof(&[]).broken, None, "the log alone cannot tell");
    assert_eq!(log.proof(&[checkpoint]).broken, expected(10));
    log.put(9, b"nothing");
    assert_eq!(log.proof(&[]).broken, Some(LogBreak { number: 9, kind: BreakKind::Added }));
}

#[test]
fn log_3_a_gap_that_a_recovery_left_is_told_and_breaks_nothing() {
    let log = Tampered::new();
    let lacking = Lacking(vec![(4, 6)]);
    let bytes = record::encode(Place { tree: Tree::Meta.name(), key: LACKING }, &lacking).unwrap();
    log.trees.of(Tree::Meta).insert(LACKING, bytes).unwrap();
    log.tamper(Tampering::Removal { first: 4, last: 6 });
    assert_eq!(log.proof(&[]), LogProof { unbroken_to: RECORDS, broken: None, lost: vec![(4, 6)] });
    log.tamper(Tampering::Removal { first: 9, last: 9 });
    let removed = LogBreak { number: 9, kind: BreakKind::Removed { last: 9 } };
    assert_eq!(log.proof(&[]).broken, Some(removed));
}
