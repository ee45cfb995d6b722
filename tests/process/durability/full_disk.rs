//! A full disk, at every write: the file can grow to so many bytes and no further. The system refuses the write as it
//! does on a full disk, for this process alone, so that no disk has to be filled.

use std::process::Command;

use super::child::{Writing, command};
use super::{session, times};

/// How many commits are wanted.
const COMMITS: u64 = 30;
/// From one limit to the next, in the blocks of the shell.
const STEP: u64 = 1;
/// What one block of the shell has.
const BLOCK_BYTES: u64 = 512;

/// A shell in which no file grows beyond that many blocks; the signal that would tell of it is not wanted.
fn limited(blocks: u64) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "sh"]);
    shell
}

#[test]
fn on_a_disk_that_is_full_at_any_write_nothing_acknowledged_is_lost() {
    let mut refused = 0;
    let mut last = 0;
    for blocks in (1..=times("NYCKEL_TEST_FULL_DISKS", 120)).map(|number| number * STEP) {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = folder.path().join("store");
        let mut writing = Writing::start(command(&directory, Some(COMMITS), Some(limited(blocks))));
        let mut acknowledged = 0;
        while let Some(number) = writing.next() {
            acknowledged = number;
        }
        writing.process.wait().expect("it ends");
        refused += u64::from(acknowledged < COMMITS);
        last = acknowledged;
        let limit = blocks * BLOCK_BYTES;
        match session::open(&directory) {
            Ok(store) => {
                session::check_whole(&store, acknowledged)
                    .unwrap_or_else(|wrong| panic!("full at {limit} bytes: {wrong}"));
            }
            // Before the first commit was acknowledged there may be no store yet.
            Err(failure) => assert_eq!(acknowledged, 0, "full at {limit} bytes: it does not open: {failure}"),
        }
    }
    assert!(0 < refused, "the limits were in the way");
    assert!(0 < last, "and left room for something");
}
