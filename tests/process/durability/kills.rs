//! Killed at any moment, as by `kill -9`. That asks nothing of the disk, so that many kills are soonest had in memory:
//! `TMPDIR=/dev/shm NYCKEL_TEST_KILLS=1000 cargo test --test process kills -- --nocapture`.

use std::path::Path;

use std::fs;

use nyckel::ports::Store;

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
        let of_this_one = KILLS_OF_A_STORE.min(kills - killed);
        let written = kill_again_and_again(&mut chance, folder.path(), of_this_one)
            .unwrap_or_else(|wrong| panic!("within {of_this_one} kills after {killed}: {wrong}"));
        killed += of_this_one;
        commits += written;
        eprintln!("{killed} of {kills} kills, {commits} commits");
    }
}

/// Kills one store that often; how many commits it has then. In the end nothing is left but what lies beside it, and a
/// restore of what was backed up first brings back nothing that was cancelled since.
fn kill_again_and_again(chance: &mut Chance, folder: &Path, kills: u64) -> Result<u64, session::Wrong> {
    let (directory, backup) = (folder.join("store"), folder.join("old.backup"));
    let mut acknowledged = kill(chance, &directory, 0)?;
    let store = session::open(&directory)?;
    while !session::is_buying(acknowledged) {
        acknowledged += 1;
        store.apply(&session::commit(acknowledged)).expect("it writes");
    }
    session::back_up(&store, &backup);
    drop(store);
    let backed_up = acknowledged;
    for _ in 1..kills {
        acknowledged = kill(chance, &directory, acknowledged)?;
    }
    assert!(backed_up + 2 < acknowledged, "something was cancelled since the backup");
    fs::remove_dir_all(&directory).expect("it can be removed");
    let commits = session::Commits { acknowledged, begun: acknowledged };
    session::check_restored(&directory, &backup, backed_up, &commits).unwrap_or_else(|wrong| panic!("{wrong}"));
    Ok(acknowledged)
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
    session::check_whole(&session::open(directory)?, acknowledged)
}
