//! The terminal is told of what closes today by the one writer to it, between frames (CANCEL-4).

use crate::console::ENGLISH;
use crate::home::Home;
use crate::terminal::{Size, Terminal};

#[test]
fn cancel_4_a_terminal_is_told_once_of_what_closes_today() {
    for (tmux, begin) in [("", "\u{1b}]9;"), ("/nowhere/tmux,1,0", "\u{1b}Ptmux;\u{1b}\u{1b}]9;")] {
        let home = Home::new("notifications").set("NYCKEL_NOTIFICATIONS", "osc9").set("TMUX", tmux);
        let terminal: Terminal = crate::console::console(&home, Size::WIDE, &ENGLISH);
        terminal.wait_for("Waiting for you");
        let words = " cancellation windows close today, the first ";
        terminal.wait_for_written(words);
        terminal.keys("F3");
        terminal.wait_for("Customers (200)");
        let written = String::from_utf8_lossy(&terminal.raw_output()).into_owned();
        let told: Vec<&str> = written.match_indices(words).map(|(at, _)| &written[..at]).collect();
        let [before] = told.as_slice() else { panic!("told {} times", told.len()) };
        assert!(before.trim_end_matches(|digit: char| digit.is_ascii_digit()).ends_with(begin), "{tmux:?}");
        terminal.keys("q");
        assert!(terminal.wait_exit().success());
    }
}
