//! Copies that the console makes: by which routes, and that none outlives it, however it ends.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::console::{ENGLISH, console, in_one_line, walk_to_panes};
use crate::home::Home;
use crate::terminal::{Size, Terminal};

/// A tmux with one buffer. It takes a copy only once the test lets it, and says before that it is about to.
const SLOW_TMUX: &str = r#"
case "$*" in
    "load-buffer -w -")
        cat > "$HERE/buffer"
        echo > "$HERE/copying"
        read -r _ < "$HERE/go-on" ;;
    list-buffers*) [ ! -e "$HERE/buffer" ] || echo key ;;
    save-buffer*) cat "$HERE/buffer" ;;
    "delete-buffer -b key") rm "$HERE/buffer" ;;
esac"#;

/// A tmux with one buffer. Whoever has it listed is hung up with its whole process group first, as a shell does to its
/// jobs when its window is closed.
const HANGING_UP_TMUX: &str = r#"
case "$*" in
    "load-buffer -w -") cat > "$HERE/buffer" ;;
    list-buffers*)
        kill -HUP "-$PPID"
        [ ! -e "$HERE/buffer" ] || echo key ;;
    save-buffer*) cat "$HERE/buffer" ;;
    "delete-buffer -b key") rm "$HERE/buffer" ;;
esac"#;

/// A home in which `tmux` is this script of the shell; `$HERE` is the folder that the answer names.
fn home_with_tmux(name: &str, script: &str) -> (Home, PathBuf) {
    let home = Home::new(name);
    let here = home.folder().join("tmux");
    fs::create_dir(&here).expect("a folder can be made");
    let program = here.join("tmux");
    fs::write(&program, format!("#!/bin/sh\nHERE={}\n{script}\n", here.display())).expect("a script can be written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).expect("it can be made a program");
    let path = format!("{}:/usr/bin:/bin", here.display());
    (home.set("PATH", path).set("TMUX", "/nowhere/tmux,1,0"), here)
}

#[test]
fn the_routes_are_asked_once_where_the_store_is_opened() {
    let (home, here) = home_with_tmux("routes-once", "echo asked >> $HERE/asked");
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    terminal.keys("F3");
    terminal.wait_for("Customers (");
    terminal.keys(",");
    terminal.wait_for("Karin Åkesson");
    terminal.keys("End Enter");
    terminal.wait_for("Karin Åkesson · demo");
    terminal.keys("Ctrl-c");
    assert!(terminal.wait_exit().success());
    assert_eq!(fs::read_to_string(here.join("asked")).expect("tmux was asked"), "asked\n");
}

/// Walks to a key and copies it to a file; the file.
fn copied_to_a_file(home: &Home) -> (Terminal, PathBuf) {
    let terminal = console(home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("y");
    terminal.wait_for("0600");
    terminal.keys("f");
    // The file's name is long, so that the sentence goes over several lines.
    terminal.wait_until("the copy is told", |screen| in_one_line(&screen.contents()).contains("removed in"));
    let mut files = fs::read_dir(home.folder().join("runtime/nyckel")).expect("the folder of copies is there");
    let file = files.next().expect("a copy lies in it").expect("it can be read").path();
    (terminal, file)
}

#[test]
fn key_2_a_copy_is_gone_however_the_console_ends() {
    let ends: [fn(&Terminal); 3] = [
        |terminal| terminal.signal(Signal::TERM),
        |terminal| terminal.signal(Signal::HUP),
        |terminal| terminal.keys("F9"),
    ];
    for end in ends {
        let home = Home::new("copy-ends").set("NYCKEL_TESTING_PANIC", "1");
        let (terminal, file) = copied_to_a_file(&home);
        assert!(file.exists());
        end(&terminal);
        terminal.wait_exit();
        assert!(!file.exists());
    }
    let home = Home::new("copy-hung-up");
    let (terminal, file) = copied_to_a_file(&home);
    terminal.hang_up();
    assert!(!file.exists(), "the terminal can no longer be drawn on");
}

#[test]
fn key_2_a_copy_that_is_being_made_is_waited_for_and_taken_back() {
    let (home, here) = home_with_tmux("copy-in-flight", SLOW_TMUX);
    for fifo in ["copying", "go-on"] {
        rustix::fs::mkfifoat(rustix::fs::CWD, here.join(fifo), rustix::fs::Mode::RWXU).expect("a pipe can be made");
    }
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("y");
    fs::read(here.join("copying")).expect("tmux is about to take the copy");
    terminal.signal(Signal::TERM);
    fs::write(here.join("go-on"), "\n").expect("tmux goes on");
    terminal.wait_exit();
    assert!(!here.join("buffer").exists());
}

#[test]
fn key_2_a_copy_is_taken_back_though_its_window_is_closed_meanwhile() {
    let (home, here) = home_with_tmux("copy-window-closed", HANGING_UP_TMUX);
    let terminal = console(&home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("y");
    terminal.wait_for("buffer, cleared in");
    assert!(here.join("buffer").exists());
    terminal.signal(Signal::HUP);
    terminal.wait_exit();
    assert!(!here.join("buffer").exists());
}
