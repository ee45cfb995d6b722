//! Running a small program with a secret on its standard input and a bound on how long it may take. Secrets go by
//! pipes alone: arguments and variables can be read by others.
//!
//! **Invariant:** what ends our process group does not end the program with it. A closed terminal hangs the whole group
//! up, more than once, and it is then that a copy has to be cleared.

use std::io::{Read, Write};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use zeroize::Zeroizing;

/// The most that is read of what a program writes: what is longer is no copy of ours.
const MOST_OUTPUT: usize = 1 << 20;

/// How often a program is begun that is hung up. A closed terminal hangs our group up as often as its shell, its window and
/// the system find out about it, and a child is in it for the moment until it has a group of its own.
const ATTEMPTS: usize = 5;

/// Why a program did not do it.
#[derive(Debug)]
enum Trouble {
    /// It was hung up with our group.
    HungUp,
    /// Anything else.
    Failed(String),
}

/// Runs the program, gives it the input, and answers what it wrote; the reason where it failed or took too long.
pub(in crate::clipboard) fn run(
    command: &mut Command,
    input: &Zeroizing<Vec<u8>>,
    limit: Duration,
) -> Result<Zeroizing<Vec<u8>>, String> {
    unless_hung_up(|| run_once(command, input.clone(), limit))
}

/// Does it, and again where it was hung up.
fn unless_hung_up<T>(mut once: impl FnMut() -> Result<T, Trouble>) -> Result<T, String> {
    for _ in 0..ATTEMPTS {
        match once() {
            Ok(output) => return Ok(output),
            Err(Trouble::HungUp) => {}
            Err(Trouble::Failed(reason)) => return Err(reason),
        }
    }
    Err("it was hung up again and again".to_owned())
}

fn run_once(command: &mut Command, input: Zeroizing<Vec<u8>>, limit: Duration) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| Trouble::Failed(error.to_string()))?;
    let answer = converse(&mut child, input).map(|output| output.recv_timeout(limit));
    match answer {
        Ok(Ok(Ok(output))) => ended_well(&mut child).map(|()| output),
        Ok(Ok(Err(error))) | Err(error) => Err(stopped(&mut child, error.to_string())),
        Ok(Err(RecvTimeoutError::Timeout)) => {
            Err(stopped(&mut child, format!("it did not answer within {} s", limit.as_secs())))
        }
        Ok(Err(RecvTimeoutError::Disconnected)) => Err(stopped(&mut child, "its reader ended".to_owned())),
    }
}

type Output = Receiver<std::io::Result<Zeroizing<Vec<u8>>>>;

/// Writes and reads on a thread of its own, so that neither pipe can hold the caller up.
fn converse(child: &mut Child, input: Zeroizing<Vec<u8>>) -> std::io::Result<Output> {
    let pipes = child.stdin.take().zip(child.stdout.take());
    let (sender, receiver) = sync_channel(1);
    thread::Builder::new().name("nyckel-pipe".to_owned()).spawn(move || {
        if let Some((mut to_child, from_child)) = pipes {
            let written = to_child.write_all(&input);
            drop(to_child);
            let _ = sender.send(written.and_then(|()| read_bounded(from_child)));
        }
    })?;
    Ok(receiver)
}

fn read_bounded(mut pipe: impl Read) -> std::io::Result<Zeroizing<Vec<u8>>> {
    // Reserved at once and filled in place, so that growing leaves no copy behind.
    let mut output = Zeroizing::new(vec![0; MOST_OUTPUT]);
    let mut filled = 0;
    while let Some(rest) = output.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match pipe.read(rest) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    output.truncate(filled);
    Ok(output)
}

fn ended_well(child: &mut Child) -> Result<(), Trouble> {
    let status = child.wait().map_err(|error| Trouble::Failed(error.to_string()))?;
    if status.success() { Ok(()) } else { Err(trouble(status, status.to_string())) }
}

fn stopped(child: &mut Child, reason: String) -> Trouble {
    // A child that has ended by itself cannot be killed, and needs not be.
    let _ = child.kill();
    child.wait().map_or_else(|error| Trouble::Failed(error.to_string()), |status| trouble(status, reason))
}

fn trouble(status: ExitStatus, reason: String) -> Trouble {
    if status.signal() == Some(Signal::HUP.as_raw()) { Trouble::HungUp } else { Trouble::Failed(reason) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, limit: Duration) -> Result<Zeroizing<Vec<u8>>, String> {
        run(Command::new("sh").args(["-c", script]), &Zeroizing::new(b"in".to_vec()), limit)
    }

    #[test]
    fn input_goes_in_and_output_comes_out() {
        assert_eq!(shell("cat; printf ut", Duration::from_mins(1)).unwrap().as_slice(), b"inut");
    }

    #[test]
    fn a_program_that_is_hung_up_is_begun_again_but_not_for_ever() {
        let ended = |signal: Signal| trouble(ExitStatus::from_raw(signal.as_raw()), "ended".to_owned());
        let mut begun = 0;
        let outcome = unless_hung_up(|| {
            begun += 1;
            if begun < ATTEMPTS { Err(ended(Signal::HUP)) } else { Ok(begun) }
        });
        assert_eq!(outcome, Ok(ATTEMPTS));
        let always = unless_hung_up(|| Err::<(), _>(ended(Signal::HUP)));
        assert!(always.unwrap_err().contains("again and again"));
        let mut begun = 0;
        let failed = unless_hung_up(|| {
            begun += 1;
            Err::<(), _>(ended(Signal::TERM))
        });
        assert_eq!((failed, begun), (Err("ended".to_owned()), 1));
    }

    #[test]
    fn a_failing_program_is_told_of() {
        assert!(shell("cat; exit 3", Duration::from_mins(1)).unwrap_err().contains('3'));
        let missing =
            run(&mut Command::new("/nonexistent/nyckel-test"), &Zeroizing::new(Vec::new()), Duration::from_mins(1));
        assert!(missing.is_err());
    }

    #[test]
    fn a_program_that_never_ends_is_ended() {
        let outcome = shell("exec tail -f /dev/null", Duration::from_millis(50));
        assert!(outcome.unwrap_err().contains("did not answer"));
    }
}
