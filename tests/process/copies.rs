//! Copies that the console makes by a tmux which is a script of the test's own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use crate::console::{ENGLISH, console};
use crate::home::Home;
use crate::terminal::Size;

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
