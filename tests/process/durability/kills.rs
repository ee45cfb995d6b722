//! Killed at any moment, as by `kill -9`. That asks nothing of the disk, so that many kills are soonest had in memory:
//! `TMPDIR=/dev/shm NYCKEL_TEST_KILLS=1000 cargo test --test process kills -- --nocapture`.

use std::path::Path;

use super::child::{Writing, command};
use super::{session, times};
use crate::support::chance::Chance;

/// As many kills one store survives before another begins: checking it reads all that was ever written to it.
const KILLS_OF_A_STORE: u64 = 50;

#[test]
fn a_store_killed_at_any_moment_has_every_acknowledged_commit_and_no_half_one() {
    let mut chance = Chance::seeded(4);
    let kills = times("NYCKEL_TEST_KILLS", KILLS_OF_A_STORE);
    let (mut killed, mut commits) = (0, 0);
    while killed < kills {
        let folder = tempfile::tempdir().expect("a folder");
        let mut acknowledged = 0;
        for _ in 0..KILLS_OF_A_STORE.min(kills - killed) {
            acknowledged = kill(&mut chance, &folder.path().join("store"), acknowledged)
                .unwrap_or_else(|wrong| panic!("after kill {killed}: {wrong}"));
            killed += 1;
        }
        assert!(0 < acknowledged, "something was written at all");
        commits += acknowledged;
        eprintln!("{killed} of {kills} kills, {commits} commits");
    }
}

/// Lets a process write into the store and kills it; the last commit that is in the store then.
fn kill(chance: &mut Chance, directory: &Path, mut acknowledged: u64) -> Result<u64, session::Wrong> {
    let mut writing = Writing::start(command(directory, None, None));
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
    session::check(&session::open(directory)?, acknowledged)
}
