//! Killed at any moment, as by `kill -9`.

use std::fs;

use nyckel::ports::Store;

use super::child::{Writing, command};
use super::{session, times};
use crate::support::chance::Chance;

#[test]
fn a_store_killed_at_any_moment_has_every_acknowledged_commit_and_no_half_one() {
    let mut chance = Chance::seeded(4);
    let folder = tempfile::tempdir().expect("a folder");
    let directory = folder.path().join("store");
    let backup = folder.path().join("old.backup");
    let (mut acknowledged, mut backed_up) = (0, 0);
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
            session::check_whole(&store, acknowledged).unwrap_or_else(|wrong| panic!("after kill {kill}: {wrong}"));
        if kill == 0 {
            while !session::is_buying(acknowledged) {
                acknowledged += 1;
                store.apply(&session::commit(acknowledged)).expect("it writes");
            }
            session::back_up(&store, &backup);
            backed_up = acknowledged;
        }
    }
    assert!(backed_up + 2 < acknowledged, "something was cancelled since the backup");
    // Nothing is left but what lies beside the store.
    fs::remove_dir_all(&directory).expect("it can be removed");
    let commits = session::Commits { acknowledged, begun: acknowledged };
    session::check_restored(&directory, &backup, backed_up, &commits).unwrap_or_else(|wrong| panic!("{wrong}"));
}
