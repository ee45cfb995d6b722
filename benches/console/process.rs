//! What Linux tells of a process in `/proc`; elsewhere nothing is told.

use std::collections::BTreeMap;
use std::fs;

use rustix::process::Pid;

/// Some of the memory of a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Memory {
    /// What it had in memory when that was most.
    Most,
    /// What it has in memory.
    Now,
    /// What of it is no file's.
    Anonymous,
}

impl Memory {
    fn name(self) -> &'static str {
        match self {
            Self::Most => "VmHWM",
            Self::Now => "VmRSS",
            Self::Anonymous => "RssAnon",
        }
    }
}

/// So much memory, in KiB.
pub(crate) fn memory(process: Pid, memory: Memory) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.as_raw_nonzero())).ok()?;
    value(&status, memory.name())
}

/// How often each thread of a process has gone to sleep of its own accord so far, by its number and name.
pub(crate) fn sleeps(process: Pid) -> BTreeMap<(u32, String), u32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{}/task", process.as_raw_nonzero())) else { return BTreeMap::new() };
    let of_thread = |thread: fs::DirEntry| {
        let number = thread.file_name().to_str()?.parse().ok()?;
        // A thread may end meanwhile.
        let name = fs::read_to_string(thread.path().join("comm")).ok()?.trim().to_owned();
        let status = fs::read_to_string(thread.path().join("status")).ok()?;
        Some(((number, name), value(&status, "voluntary_ctxt_switches")?))
    };
    threads.flatten().filter_map(of_thread).collect()
}

/// Whether a thread is the database's own: it sleeps and wakes as it likes.
pub(crate) fn is_of_database(name: &str) -> bool {
    name.starts_with("sled") || name.starts_with("log flusher")
}

/// How busy the machine is.
pub(crate) fn load_average() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("unknown").to_owned()
}

fn value(status: &str, name: &str) -> Option<u32> {
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    line.split_whitespace().next()?.parse().ok()
}
