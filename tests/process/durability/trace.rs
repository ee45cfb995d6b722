//! What a process did to the files under a folder, as `strace` saw it, in the order in which each call was answered.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What `strace` is told to watch: everything by which sled, and what lies beside it, can change a file or a name.
const CALLS: &str = "trace=openat,write,pwrite64,pwritev,pwritev2,writev,lseek,ftruncate,fallocate,copy_file_range,\
                     sendfile,fsync,fdatasync,sync_file_range,msync,rename,renameat,renameat2,unlink,unlinkat,rmdir,\
                     mkdir,mkdirat,link,linkat,symlink";

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// A file was opened that may have been made or emptied by that.
    Opened { path: PathBuf, makes: bool, empties: bool },
    /// Bytes were written at that place, or where the file's last write ended.
    Written { path: PathBuf, at: Option<u64>, bytes: Vec<u8> },
    /// The place of the next write was set.
    Sought { path: PathBuf, to: u64 },
    /// A file was given that length.
    Resized { path: PathBuf, length: u64 },
    /// A file or the names of a folder were put on the disk; `from` is the number of the event before which that
    /// was asked for, so that what came between may be missing.
    Synced { path: PathBuf, from: usize },
    /// A name became another.
    Renamed { from: PathBuf, to: PathBuf },
    /// A name went.
    Removed { path: PathBuf },
    /// A folder was made.
    Folder { path: PathBuf },
    /// The child said that this commit is done.
    Acknowledged(u64),
}

impl Event {
    /// The commit that the child says is done.
    pub(crate) fn acknowledged(&self) -> Option<u64> {
        if let Self::Acknowledged(number) = self { Some(*number) } else { None }
    }
}

/// The command that runs what is added to it under `strace`, which writes to that file.
pub(crate) fn strace(output: &Path) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-y", "-xx", "-s", "16777216", "-e", &CALLS.replace(' ', "")]).arg("-o").arg(output);
    command
}

/// Reads what `strace` wrote, as far as it is about files under that folder.
pub(crate) fn read(text: &str, folder: &Path) -> Vec<Event> {
    let mut events = Vec::new();
    // By process: the beginning of a call that is not answered yet, and how many events there were then.
    let mut begun: Vec<(String, String, usize)> = Vec::new();
    for line in text.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(beginning) = rest.strip_suffix("<unfinished ...>") {
            begun.push((process.to_owned(), beginning.trim_end().to_owned(), events.len()));
            continue;
        }
        let (call, from) = match rest.strip_prefix("<... ") {
            Some(resumed) => {
                let place = begun.iter().position(|(who, _, _)| who == process).expect("a call was begun");
                let (_, beginning, from) = begun.swap_remove(place);
                let (_, end) = resumed.split_once("resumed>").expect("a resumed call");
                (format!("{beginning}{end}"), from)
            }
            None => (rest.to_owned(), events.len()),
        };
        if let Some(event) = event(&call, from).filter(|event| is_under(event, folder)) {
            events.push(event);
        }
    }
    events
}

fn is_under(event: &Event, folder: &Path) -> bool {
    match event {
        Event::Acknowledged(_) => true,
        Event::Opened { path, .. }
        | Event::Written { path, .. }
        | Event::Sought { path, .. }
        | Event::Resized { path, .. }
        | Event::Synced { path, .. }
        | Event::Removed { path }
        | Event::Folder { path }
        | Event::Renamed { to: path, .. } => path.starts_with(folder),
    }
}

/// One answered call, `name(arguments) = answer`; nothing for one that failed or changes nothing.
fn event(call: &str, from: usize) -> Option<Event> {
    let (name, rest) = call.split_once('(')?;
    let (arguments, answer) = rest.rsplit_once(" = ")?;
    if answer.starts_with('-') || answer.starts_with('?') {
        return None;
    }
    let arguments: Vec<&str> = arguments.trim_end().trim_end_matches(')').split(", ").collect();
    let path_of = |place: usize| named(arguments[place]);
    let number_at = |place: usize| arguments[place].parse::<u64>().expect("a number");
    Some(match name {
        "openat" => {
            let flags = arguments[2];
            Event::Opened {
                path: quoted(arguments[1]),
                makes: flags.contains("O_CREAT"),
                empties: flags.contains("O_TRUNC"),
            }
        }
        "write" => match acknowledged(&bytes(arguments[1])) {
            Some(number) => Event::Acknowledged(number),
            None => Event::Written { path: path_of(0), at: None, bytes: written(arguments[1], answer) },
        },
        "pwrite64" => Event::Written { path: path_of(0), at: Some(number_at(3)), bytes: written(arguments[1], answer) },
        "lseek" => Event::Sought { path: path_of(0), to: answer.parse().expect("a place") },
        "ftruncate" => Event::Resized { path: path_of(0), length: number_at(1) },
        "fsync" | "fdatasync" => Event::Synced { path: path_of(0), from },
        "rename" => Event::Renamed { from: quoted(arguments[0]), to: quoted(arguments[1]) },
        "renameat" | "renameat2" => Event::Renamed { from: quoted(arguments[1]), to: quoted(arguments[3]) },
        "unlink" | "rmdir" => Event::Removed { path: quoted(arguments[0]) },
        "unlinkat" => Event::Removed { path: quoted(arguments[1]) },
        "mkdir" => Event::Folder { path: quoted(arguments[0]) },
        "mkdirat" => Event::Folder { path: quoted(arguments[1]) },
        // It asks for no more than was asked for already, and promises nothing.
        "sync_file_range" => return None,
        other => panic!("{other} changes files in a way that is not modelled: {}", &call[..call.len().min(200)]),
    })
}

/// The number of the commit in what the child says.
fn acknowledged(bytes: &[u8]) -> Option<u64> {
    std::str::from_utf8(bytes).ok()?.strip_prefix("acknowledged ")?.trim_end().parse().ok()
}

/// The bytes that were taken, which may be fewer than were given.
fn written(argument: &str, answer: &str) -> Vec<u8> {
    let mut bytes = bytes(argument);
    bytes.truncate(answer.trim().parse().expect("a count"));
    bytes
}

/// The path in `12<\x2f...>`.
fn named(descriptor: &str) -> PathBuf {
    let inside = descriptor.split_once('<').map_or("", |(_, rest)| rest.trim_end_matches('>'));
    PathBuf::from(String::from_utf8_lossy(&hexed(inside)).into_owned())
}

fn quoted(argument: &str) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes(argument)).into_owned())
}

fn bytes(argument: &str) -> Vec<u8> {
    assert!(!argument.ends_with("..."), "strace left something out");
    hexed(argument.trim_matches('"'))
}

/// The bytes of `\x41\x42`.
fn hexed(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).filter_map(|pair| u8::from_str_radix(pair.get(..2)?, 16).ok()).collect()
}

#[test]
fn what_strace_writes_is_read() {
    let text = concat!(
        "7 openat(AT_FDCWD<\\x2f>, \"\\x2f\\x61\", O_RDWR|O_CREAT|O_CLOEXEC, 0666) = 3<\\x2f\\x61>\n",
        "8 fdatasync(3<\\x2f\\x61> <unfinished ...>\n",
        "7 pwrite64(3<\\x2f\\x61>, \"\\x01\\x02\", 2, 512) = 1\n",
        "8 <... fdatasync resumed>)         = 0\n",
        "7 write(1<pipe:[9]>, \"\\x61\\x63\\x6b\\x6e\\x6f\\x77\\x6c\\x65\\x64\\x67\\x65\\x64\\x20\\x37\\x0a\", 15) = 15\n",
        "7 openat(AT_FDCWD<\\x2f>, \"\\x2f\\x62\", O_RDONLY) = -1 ENOENT (No such file or directory)\n",
    );
    let path = PathBuf::from("/a");
    let expected = [
        Event::Opened { path: path.clone(), makes: true, empties: false },
        Event::Written { path: path.clone(), at: Some(512), bytes: vec![1] },
        Event::Synced { path, from: 1 },
        Event::Acknowledged(7),
    ];
    assert_eq!(read(text, Path::new("/")), expected);
}
