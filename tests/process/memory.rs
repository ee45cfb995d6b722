//! What is left of a secret in the memory of a process that has copied it and only waits.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::FileExt as _;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::home::{Home, NYCKEL};
use crate::support::skip::skip;

/// Whether each of these texts lies in what the process has written to its memory; `None` where the system does not let
/// it be read.
fn are_in_memory(child: &Child, texts: [&str; 2]) -> Option<[bool; 2]> {
    let of_process = |name: &str| format!("/proc/{}/{name}", child.id());
    let memory = File::open(of_process("mem")).ok()?;
    let maps = fs::read_to_string(of_process("maps")).ok()?;
    let parts = maps.lines().filter_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let is_a_files = line.contains('/');
        let (from, to) = range.split_once('-').filter(|_| rest.starts_with("rw") && !is_a_files)?;
        let from = u64::from_str_radix(from, 16).ok()?;
        let length = usize::try_from(u64::from_str_radix(to, 16).ok()? - from).ok()?;
        let mut part = vec![0; length];
        // What belongs to the system alone cannot be read.
        memory.read_exact_at(&mut part, from).ok().map(|()| part)
    });
    let found = parts.map(|part| {
        let part = String::from_utf8_lossy(&part);
        texts.map(|text| part.contains(text))
    });
    found.reduce(|[one, other], [one_here, other_here]| [one || one_here, other || other_here])
}

/// What was copied to the private file.
fn copied(home: &Home) -> String {
    let files = walkdir::WalkDir::new(home.folder().join("runtime")).into_iter().flatten();
    let file = files.into_iter().find(|entry| entry.path().is_file()).expect("there is a copy");
    fs::read_to_string(file.path()).unwrap()
}

#[test]
fn a_secret_that_was_copied_is_not_kept_in_memory_while_its_time_runs() {
    for words in [&["key", "get"][..], &["link"]] {
        let home = Home::new("memory").set("NYCKEL_CLIPBOARD", "file");
        let mut child = Command::new(NYCKEL)
            .args(words)
            .args(["contoso.example", "Windows Server 2022 Standard - 16 Core License Pack", "--copy"])
            .env_clear()
            .envs(home.environment().iter().map(|(name, value)| (name, value)))
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        told.read_line(&mut line).unwrap();
        let copy = copied(&home);
        let found = are_in_memory(&child, [&copy, "contoso.example"]);
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        assert!(child.wait().unwrap().success());
        match found {
            Some(found) => assert_eq!(found, [false, true], "only what it was called with is found: {words:?}"),
            None => skip("the memory of another process cannot be read here"),
        }
    }
}
