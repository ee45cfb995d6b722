//! The console in a real terminal: the five-key walk, and the terminal given back on every way out.

use std::process::Command;

use rustix::process::Signal;

use crate::home::Home;
use crate::support::canary;
use crate::support::skip::skip;
use crate::terminal::{Size, Terminal};

/// The purchase at the head of Contoso's software.
const ORDER: &str = "OR-7F3K2";

/// What of the screens the tests wait for, in one language.
pub(crate) struct Words {
    language: &'static str,
    customers: &'static str,
    account: &'static str,
    get: &'static str,
    copied: &'static str,
    key_dialog: &'static str,
}

const SWEDISH: Words = Words {
    language: "sv",
    customers: "200 kunder",
    account: "maria.lundqvist@",
    get: "[ Hämta nycklar och nedladdningar ]",
    copied: "töms om",
    key_dialog: "Produktnyckel",
};

pub(crate) const ENGLISH: Words = Words {
    language: "en",
    customers: "200 customers",
    account: "maria.lundqvist@",
    get: "[ Get keys and downloads ]",
    copied: "cleared in",
    key_dialog: "Product key",
};

pub(crate) fn console(home: &Home, size: Size, words: &Words) -> Terminal {
    let terminal = Terminal::nyckel(home, size, &["--lang", words.language]);
    terminal.wait_for(words.customers);
    terminal
}

/// The keys of the walk up to the panes: customer, software, product, keys and downloads.
pub(crate) fn walk_to_panes(terminal: &Terminal, words: &Words) {
    terminal.text("contoso ab");
    terminal.wait_until("the search has answered", |screen| !screen.contents().contains(words.customers));
    terminal.keys("Enter");
    terminal.wait_for(words.account);
    terminal.keys("w");
    terminal.wait_for(ORDER);
    terminal.keys("Enter");
    terminal.wait_for(words.get);
    terminal.keys("Enter");
    terminal.wait_for("KMS");
}

/// The screen without its frame and line ends.
pub(crate) fn in_one_line(screen: &str) -> String {
    screen.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The key as the command line gives it, which must be the console's.
fn key_of_command_line(home: &Home) -> String {
    let line = format!("{ORDER}/1");
    let output = home.command(&["key", "get", "Contoso AB", &line, "--show"]).output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("a key is ASCII");
    text.split_whitespace().collect()
}

#[test]
fn five_keys_bring_the_key_into_the_terminals_clipboard_over_ssh() {
    for (words, size) in
        [(SWEDISH, Size::WIDE), (ENGLISH, Size::NARROW), (ENGLISH, Size::WIDE), (SWEDISH, Size::NARROW)]
    {
        let home = Home::new("walk-osc52").set("SSH_TTY", "/dev/pts/9");
        let terminal = console(&home, size, &words);
        walk_to_panes(&terminal, &words);
        terminal.keys("y");
        terminal.wait_until("the key was copied", |screen| screen.contents().contains("OSC 52"));
        let copied = terminal.clipboard().pop().expect("something was copied");
        assert!(copied.len() == 32 && copied.bytes().all(|byte| byte.is_ascii_digit()), "a key was copied");
        // It cannot be cleared from here, which is told before the end.
        terminal.keys("q y");
        assert!(terminal.wait_exit().success());
        terminal.assert_restored();
        assert_eq!(copied, key_of_command_line(&home), "the console and the command line give the same key");
    }
}

#[test]
fn without_a_clipboard_a_file_is_asked_about_and_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new("walk-file");
    let terminal = console(&home, Size::WIDE, &SWEDISH);
    walk_to_panes(&terminal, &SWEDISH);
    terminal.keys("y");
    terminal.wait_until("the file is asked about", |screen| screen.contents().contains("0600"));
    let files =
        || walkdir::WalkDir::new(home.folder()).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let holds_a_key = |entry: &walkdir::DirEntry| {
        std::fs::read_to_string(entry.path())
            .is_ok_and(|text| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    assert!(!files().any(|entry| holds_a_key(&entry)), "no file before it was said yes to");
    terminal.keys("f");
    // The file's name is long, so that the sentence goes over several lines.
    terminal.wait_until("the copy is told", |screen| in_one_line(&screen.contents()).contains("tas bort om"));
    let file = files().find(holds_a_key).expect("the key lies in a file");
    let mode = file.metadata().expect("the file is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    // Ending asks, because nobody would clear the file any more; said yes to, it is gone.
    terminal.keys("q");
    terminal.wait_for("[ Ta bort och avsluta ]");
    terminal.keys("y");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
    assert!(!file.path().exists());
}

#[test]
fn five_keys_bring_the_key_into_the_desktops_clipboard() {
    let Some(display) = std::env::var_os("NYCKEL_TEST_X11").and_then(|_| std::env::var_os("DISPLAY")) else {
        return skip("the desktop's clipboard is tried where NYCKEL_TEST_X11 is set and DISPLAY names a display");
    };
    let home = Home::new("walk-x11").set("DISPLAY", display.clone());
    let terminal = console(&home, Size::WIDE, &SWEDISH);
    walk_to_panes(&terminal, &SWEDISH);
    terminal.keys("y");
    terminal.wait_for(SWEDISH.copied);
    let read = Command::new("xclip").args(["-o", "-selection", "clipboard"]).env("DISPLAY", display).output();
    let copied = String::from_utf8(read.expect("xclip is there").stdout).expect("a key is ASCII");
    terminal.keys("q");
    terminal.wait_for("[ Töm och avsluta ]");
    terminal.keys("y");
    assert!(terminal.wait_exit().success());
    assert_eq!(copied, key_of_command_line(&home));
}

#[test]
fn five_keys_bring_the_key_into_the_buffer_of_tmux() {
    if std::env::var_os("NYCKEL_TEST_TMUX").is_none() {
        return skip("tmux is tried where NYCKEL_TEST_TMUX is set");
    }
    let home = Home::new("walk-tmux");
    let socket = home.folder().join("tmux.socket");
    let socket = socket.to_str().expect("the folder's name is text");
    let arguments = ["-S", socket, "-f", "/dev/null", "new-session", env!("CARGO_BIN_EXE_nyckel"), "--lang", "en"];
    let terminal = Terminal::start(&home, Size::WIDE, "tmux", &arguments);
    terminal.wait_for(ENGLISH.customers);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("y");
    terminal.wait_for(ENGLISH.copied);
    let read = Command::new("tmux").args(["-S", socket, "save-buffer", "-"]).output().expect("tmux is there");
    terminal.keys("q");
    terminal.wait_for("[ Clear and quit ]");
    terminal.keys("y");
    terminal.wait_exit();
    assert_eq!(String::from_utf8_lossy(&read.stdout), key_of_command_line(&home));
}

#[test]
fn the_key_dialog_shows_the_key_and_hides_it_when_suspended() {
    let home = Home::new("suspend").set("SSH_TTY", "/dev/pts/9");
    let shell = Terminal::shell(&home, Size::WIDE);
    shell.line(&format!("{} --lang sv", env!("CARGO_BIN_EXE_nyckel")));
    shell.wait_for(SWEDISH.customers);
    walk_to_panes(&shell, &SWEDISH);
    shell.keys("Enter");
    shell.wait_for(SWEDISH.key_dialog);
    let has_key = |text: &str| text.lines().any(|line| line.chars().filter(char::is_ascii_digit).count() == 32);
    assert!(has_key(&shell.screen_text()));
    shell.keys("Ctrl-z");
    shell.wait_for_prompt();
    assert!(!has_key(&shell.screen_text()));
    shell.line("fg");
    shell.wait_for("••••");
    assert!(!has_key(&shell.screen_text()), "what was hidden stays hidden until it is asked for");
    shell.keys("v");
    shell.wait_until("the key is shown again", |screen| has_key(&screen.contents()));
    shell.keys("Esc");
    shell.wait_until_gone(SWEDISH.key_dialog);
    shell.keys("q");
    shell.wait_for_prompt();
    shell.line("exit");
    shell.wait_exit();
    shell.assert_restored();
}

#[test]
fn nothing_typed_is_lost_however_it_arrives() {
    let home = Home::new("typed");
    let terminal = console(&home, Size::NARROW, &ENGLISH);
    // All at once, as a paste into a terminal without marks arrives; then key by key, each seen before the next.
    let typed: String = ('a'..='z').chain('a'..='z').rev().collect();
    terminal.text(&typed);
    terminal.wait_for(&typed);
    for left in (1..typed.len()).rev() {
        terminal.keys("Backspace");
        let (rest, gone) = (&typed[..left], &typed[..=left]);
        terminal.wait_until("one letter less", |screen| {
            screen.contents().contains(rest) && !screen.contents().contains(gone)
        });
    }
    terminal.keys("Backspace");
    terminal.wait_for(ENGLISH.customers);
    // More at once than waits for the loop.
    terminal.text(&"x".repeat(3_000));
    terminal.text(&"\x7f".repeat(3_000));
    terminal.text("contoso ab");
    terminal.wait_for("contoso ab");
    for _ in 0.."contoso ab".len() {
        terminal.keys("Backspace");
    }
    terminal.wait_for(ENGLISH.customers);
    // A key whose bytes come apart on a slow line.
    terminal.text("\x1b[");
    terminal.text("13");
    terminal.text("~");
    terminal.wait_for("Customers (");
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
}

#[test]
fn the_first_key_after_a_resize_acts_at_once() {
    let home = Home::new("resized");
    let terminal = console(&home, Size::NARROW, &ENGLISH);
    terminal.keys("F3");
    terminal.wait_for("Customers (");
    for size in [Size::WIDE, Size::NARROW, Size::WIDE] {
        terminal.resize(size);
        terminal.wait_until("the frame reaches the new corner", |screen| {
            screen.contents().lines().last().is_some_and(|line| line.chars().count() == usize::from(size.0))
        });
        terminal.keys("F1");
        terminal.wait_for("Help");
        terminal.resize(Size(size.0 - 1, size.1));
        terminal.keys("Esc");
        terminal.wait_until_gone("Help");
    }
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Home::new("signals");
        let terminal = console(&home, Size::WIDE, &ENGLISH);
        terminal.signal(signal);
        terminal.wait_exit();
        terminal.assert_restored();
    }
}

#[test]
fn ctrl_c_ends_it_and_a_closed_terminal_does_too() {
    let home = Home::new("ctrl-c");
    let terminal = console(&home, Size::NARROW, &ENGLISH);
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();

    let terminal = console(&home, Size::NARROW, &ENGLISH);
    terminal.hang_up();
    // The store is free again, so the next one opens it.
    let terminal = console(&home, Size::NARROW, &ENGLISH);
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
}

#[test]
fn a_panic_gives_the_terminal_back_and_leaves_a_report_without_secrets() {
    let home = Home::new("panic").set("NYCKEL_TESTING_PANIC", "1").set("NYCKEL_TESTING_CANARY", "1");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("Enter");
    terminal.wait_for(ENGLISH.key_dialog);
    terminal.keys("F9");
    assert!(!terminal.wait_exit().success());
    terminal.assert_restored();
    let report = walkdir::WalkDir::new(home.folder())
        .into_iter()
        .flatten()
        .find(|entry| entry.file_type().is_file() && entry.file_name().to_string_lossy().contains("panic"))
        .expect("there is a report");
    let text = std::fs::read_to_string(report.path()).expect("the report can be read");
    assert!(text.contains("a panic for a test"), "{text}");
    canary::assert_not_in("the report", &text);
}

#[test]
fn with_a_store_that_cannot_write_no_key_appears_anywhere() {
    let home = Home::new("failing-store")
        .set("SSH_TTY", "/dev/pts/9")
        .set("NYCKEL_TESTING_STORE", "fail-commits")
        .set("NYCKEL_TESTING_CANARY", "1");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    for keys in ["Enter", "y", "Y"] {
        terminal.keys(keys);
        terminal.wait_until("the failure is told", |screen| screen.contents().contains("details"));
        canary::assert_not_in("the screen", &terminal.screen_text());
        terminal.keys("Esc");
        terminal.wait_until_gone("details");
    }
    terminal.keys("q");
    terminal.wait_exit();
    assert!(terminal.clipboard().is_empty());
    canary::assert_not_in("everything written", &String::from_utf8_lossy(&terminal.raw_output()));
}

#[test]
fn with_nothing_due_to_change_our_own_threads_sleep() {
    let home = Home::new("idle");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    terminal.wait_until_quiet(std::time::Duration::from_millis(500));
    let before = switches_of_own_threads(terminal.process_id());
    assert!(before.iter().any(|(name, _)| name.starts_with("nyckel")), "own threads have names: {before:?}");
    // Ten seconds in which nothing is to happen can only be waited for; a thread that wakes would be seen.
    terminal.stay_quiet_for(std::time::Duration::from_secs(10));
    assert_eq!(switches_of_own_threads(terminal.process_id()), before);
    terminal.keys("Ctrl-c");
    terminal.wait_exit();
}

/// The context switches of every thread that is ours: the main one and those we have named.
fn switches_of_own_threads(process: i32) -> Vec<(String, u64)> {
    let mut switches = Vec::new();
    for task in std::fs::read_dir(format!("/proc/{process}/task")).expect("the process runs").flatten() {
        let Ok(status) = std::fs::read_to_string(task.path().join("status")) else { continue };
        let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        let name = field("Name:").unwrap_or_default().to_owned();
        let count = |name| field(name).and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
        if name.starts_with("nyckel") {
            switches.push((name, count("voluntary_ctxt_switches:") + count("nonvoluntary_ctxt_switches:")));
        }
    }
    switches.sort();
    switches
}
