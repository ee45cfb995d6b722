//! Killed at any moment, as by `kill -9`.

use super::child::{Writing, command};
use super::{session, times};
use crate::support::chance::Chance;

#[test]
fn a_store_killed_at_any_moment_has_every_acknowledged_commit_and_no_half_one() {
    let mut chance = Chance::seeded(4);
    let folder = tempfile::tempdir().expect("a folder");
    let directory = folder.path().join("store");
    let mut acknowledged = 0;
    for kill in 0..times("NYCKEL_TEST_KILLS", 50) {
        let mut writing = Writing::start(command(&directory, None, None));
        for _ in 0..chance.below(40) {
            acknowledged = writing.next().expect("it goes on");
        }
        // Somewhere within the next commit, or between two of its writes.
        for _ in 0..chance.below(200_000) {
            std::hint::spin_loop();
        }
        writing.process.kill().expect("it runs");
        while let Some(number) = writing.next() {
            acknowledged = number;
        }
        writing.process.wait().expect("it has ended");
        let store = session::open(&directory).expect("the store opens");
        acknowledged =
            session::check(&store, acknowledged).unwrap_or_else(|wrong| panic!("after kill {kill}: {wrong}"));
    }
    assert!(0 < acknowledged, "something was written at all");
}
