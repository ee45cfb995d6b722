//! The terminal of the tests itself, tried on programmes that every machine has.

use rustix::process::Signal;

use crate::home::Home;
use crate::support::canary;
use crate::terminal::{Size, Terminal};

fn script(home: &Home, text: &str) -> Terminal {
    Terminal::start(home, Size::NARROW, "/bin/sh", &["-c", text])
}

#[test]
fn what_is_typed_and_pasted_reaches_the_process() {
    let home = Home::new("harness-typed");
    let terminal = script(&home, "read -r first; read -r second; echo \"got $second after $first\"");
    terminal.text("Åsa");
    terminal.keys("Enter");
    terminal.paste("två");
    terminal.keys("Enter");
    terminal.wait_for("got två after Åsa");
    assert!(terminal.wait_exit().success());
    terminal.assert_restored();
}

#[test]
fn the_environment_is_clean_and_the_folders_are_the_tests_own() {
    let home = Home::new("harness-environment").set("LANG", "sv_SE.UTF-8");
    let terminal = script(&home, "env | sort; echo end");
    terminal.wait_exit();
    let text = String::from_utf8_lossy(&terminal.raw_output()).into_owned();
    for line in text.lines().filter(|line| line.contains("HOME=") || line.contains("TMPDIR=")) {
        assert!(line.contains(&home.folder().to_string_lossy().into_owned()), "{line} lies in the test's folder");
    }
    assert!(text.contains("LANG=sv_SE.UTF-8"));
    assert!(!text.contains("CARGO"), "nothing of the test's own environment is left: {text}");
}

#[test]
fn modes_titles_and_the_clipboard_are_seen() {
    let home = Home::new("harness-modes");
    let terminal = script(
        &home,
        "printf '\\033[?1049h\\033[?25l\\033]2;a title\\007'; printf '\\033]52;c;aGVq\\033\\\\'; echo there; \
         read -r line; printf '\\033[?25h\\033[?1049l'; echo back",
    );
    terminal.wait_for("there");
    assert!(terminal.with_screen(vt100::Screen::alternate_screen) && terminal.with_screen(vt100::Screen::hide_cursor));
    terminal.wait_for_clipboard("hej");
    assert_eq!((terminal.clipboard(), terminal.titles()), (vec!["hej".to_owned()], vec!["a title".to_owned()]));
    terminal.keys("Enter");
    terminal.wait_until_gone("there");
    terminal.wait_for("back");
    assert_eq!(terminal.wait_exit().exit_code(), 0);
    terminal.assert_restored();
}

#[test]
fn the_terminal_says_what_it_is_and_where_its_cursor_stands() {
    let home = Home::new("harness-replies");
    let terminal = script(
        &home,
        "stty raw -echo min 1; printf 'ab\\033[6n'; head -c 6 | od -An -c; printf '\\033[?u\\033[c'; \
         head -c 9 | od -An -c; printf '\\033]11;?\\033\\\\'; head -c 12 | od -An -c",
    );
    terminal.wait_exit();
    let text: String = terminal.screen_text().split_whitespace().collect();
    assert!(text.contains("033[1;3R"), "{text}");
    assert!(text.contains("033[?62;22c"), "a terminal without the kitty protocol answers the second question: {text}");
    assert!(text.contains("033]11;rgb:"), "{text}");
}

#[test]
fn a_click_is_sent_as_a_terminal_sends_it() {
    let home = Home::new("harness-click");
    let terminal = script(&home, "stty raw -echo min 1; printf ready; head -c 18 | od -An -c");
    terminal.wait_for("ready");
    terminal.click(4, 2);
    terminal.wait_exit();
    let text: String = terminal.screen_text().split_whitespace().collect();
    assert!(text.contains("033[<0;5;3M033[<0;5;3m"), "{text}");
}

#[test]
fn the_size_reaches_the_process_and_changes() {
    let home = Home::new("harness-size");
    let terminal = script(&home, "trap 'stty size' WINCH; stty size; while :; do read -r line; done");
    terminal.wait_for("24 80");
    terminal.resize(Size::WIDE);
    terminal.wait_for("40 120");
}

#[test]
fn signals_and_a_closed_terminal_end_the_process() {
    let home = Home::new("harness-signals");
    let asked = script(&home, "trap 'echo asked; exit 7' TERM; echo ready; while :; do read -r line; done");
    asked.wait_for("ready");
    asked.signal(Signal::TERM);
    assert_eq!(asked.wait_exit().exit_code(), 7);
    asked.wait_for("asked");

    let closed =
        script(&home, "trap 'echo drawn' WINCH; trap 'exit 9' HUP; echo ready; while :; do read -r line; done");
    closed.wait_for("ready");
    assert_eq!(closed.hang_up().exit_code(), 9);
}

#[test]
fn a_shell_suspends_and_resumes_what_runs_in_it() {
    let home = Home::new("harness-shell");
    let terminal = Terminal::shell(&home, Size::NARROW);
    terminal
        .line("sh -c \"trap 'echo resumed' CONT; echo running; while :; do read -r line && echo got \\$line; done\"");
    terminal.wait_until("the job's first line", |screen| screen.contents().lines().any(|line| line == "running"));
    terminal.keys("Ctrl-z");
    terminal.wait_for("Stopped");
    terminal.wait_for_prompt();
    terminal.line("fg");
    terminal.wait_until("the job's next line", |screen| screen.contents().lines().any(|line| line == "resumed"));
    terminal.line("again");
    terminal.wait_for("got again");
    terminal.signal_foreground(Signal::INT);
    terminal.wait_for_prompt();
    terminal.line("exit 3");
    assert_eq!(terminal.wait_exit().exit_code(), 3);
}

#[test]
#[should_panic(expected = "the process ended before \"never\" on the screen")]
fn waiting_for_what_never_comes_fails_at_once_when_the_process_has_ended() {
    let home = Home::new("harness-never");
    script(&home, "echo something else").wait_for("never");
}

#[test]
fn a_command_without_a_terminal_runs_in_the_same_home() {
    let home = Home::new("harness-command");
    home.command(&["--version"]).assert().success();
    assert_eq!(terminal_size_is_positive(&home), (24, 80));
    canary::assert_absent(home.artefacts());
}

fn terminal_size_is_positive(home: &Home) -> (u16, u16) {
    let terminal = Terminal::nyckel(home, Size::NARROW, &["--version"]);
    assert!(0 < terminal.process_id());
    terminal.wait_exit();
    terminal.with_screen(|screen| (screen.size().0.get(), screen.size().1.get()))
}
