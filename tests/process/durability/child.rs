//! The process that writes: this test binary, started again to be the child.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use nyckel::domain::Seq;
use nyckel::ports::Store;

use super::session;

/// Where the child finds the directory of its store.
const DIRECTORY: &str = "NYCKEL_TEST_CHILD_STORE";
/// How many commits it makes; without end where it is not said.
const COMMITS: &str = "NYCKEL_TEST_CHILD_COMMITS";

/// The child itself; in any other run there is nothing to do.
#[test]
fn the_child_writes_until_it_is_stopped() {
    let Some(directory) = std::env::var_os(DIRECTORY) else { return };
    let commits = std::env::var(COMMITS).ok().and_then(|commits| commits.parse().ok()).unwrap_or(u64::MAX);
    let store = match session::open(Path::new(&directory)) {
        Ok(store) => store,
        Err(failure) => return println!("refused from the start: {failure}"),
    };
    let Seq(begin) = store.latest_seq().expect("it reads");
    for n in (begin + 1..).take(usize::try_from(commits).unwrap_or(usize::MAX)) {
        match store.apply(&session::commit(n)) {
            Ok(applied) => assert_eq!(applied.seq, Seq(n)),
            Err(error) => {
                // Whoever reads this opens the store and sees what is there.
                println!("refused {n}: {error}");
                return;
            }
        }
        // One line, written whole: what is not on the pipe was not acknowledged.
        println!("acknowledged {n}");
        std::io::stdout().flush().expect("somebody listens");
    }
}

/// The child as somebody runs it, and what it says.
pub(crate) struct Writing {
    pub(crate) process: Child,
    lines: BufReader<ChildStdout>,
}

/// The command that writes that many commits into the store there; without end where it is not said.
pub(crate) fn command(directory: &Path, commits: Option<u64>, through: Option<Command>) -> Command {
    let child = std::env::current_exe().expect("this binary has a name");
    let mut command = match through {
        Some(mut through) => {
            through.arg(child);
            through
        }
        None => Command::new(child),
    };
    command.args(["--exact", "durability::child::the_child_writes_until_it_is_stopped", "--nocapture"]);
    command.env(DIRECTORY, directory).env("RUST_TEST_THREADS", "1").stdin(Stdio::null()).stdout(Stdio::piped());
    if let Some(commits) = commits {
        command.env(COMMITS, commits.to_string());
    }
    command
}

impl Writing {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut process = command.spawn().expect("the child starts");
        let lines = BufReader::new(process.stdout.take().expect("its output is piped"));
        Self { process, lines }
    }

    /// The next acknowledged commit; `None` when it ends.
    pub(crate) fn next(&mut self) -> Option<u64> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.lines.read_line(&mut line).expect("what it says is text") == 0 {
                return None;
            }
            // A line that was cut off was not said.
            if let Some(number) = line.strip_prefix("acknowledged ").and_then(|rest| rest.strip_suffix('\n')) {
                return Some(number.parse().expect("a number"));
            }
        }
    }
}
