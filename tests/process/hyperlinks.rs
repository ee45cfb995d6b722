//! Hyperlinks in a real terminal: written where it is known to have them, closed on every way out, and else not there.

use rustix::process::Signal;

use crate::console::{ENGLISH, console, walk_to_panes};
use crate::home::Home;
use crate::terminal::{Size, Terminal};

/// What every link of the demo begins with.
const LINK: &str = "https://download.example/";

/// Walks to the dialog of a link, which is shown.
fn shown(home: &Home) -> Terminal {
    let terminal = console(home, Size::WIDE, &ENGLISH);
    walk_to_panes(&terminal, &ENGLISH);
    terminal.keys("v");
    terminal.wait_for(LINK);
    terminal.wait_for("Esc close");
    terminal
}

fn leave_and_quit(terminal: &Terminal) {
    terminal.keys("Esc");
    terminal.wait_until_gone("Esc close");
    terminal.keys("q");
    assert!(terminal.wait_exit().success());
}

/// The addresses of the hyperlinks that were opened, one after the other; none was opened within another or left open.
fn opened(terminal: &Terminal) -> Vec<String> {
    let written = String::from_utf8_lossy(&terminal.raw_output()).into_owned();
    let mut addresses = Vec::new();
    let mut is_open = false;
    for part in written.split("\x1b]8;").skip(1) {
        let (parameters, _) = part.split_once("\x1b\\").expect("the sequence ends");
        let (_, address) = parameters.split_once(';').expect("parameters come before the address");
        assert!(address.is_empty() || !is_open, "one within another: {address}");
        is_open = !address.is_empty();
        addresses.extend(is_open.then(|| address.to_owned()));
    }
    assert!(!is_open, "the last one is open");
    addresses
}

#[test]
fn a_shown_link_can_be_opened_by_a_terminal_that_has_hyperlinks() {
    let home = Home::new("hyperlinks").set("TERM_PROGRAM", "vscode");
    let terminal = shown(&home);
    let screen = terminal.screen_text();
    let addresses = opened(&terminal);
    let address = addresses.first().expect("there is a link");
    assert!(address.starts_with(LINK) && addresses.iter().all(|other| other == address), "{addresses:?}");
    // The link goes over two lines; nothing of the sequences is on the screen.
    let after = screen.split_once(LINK).expect("it is on the screen").1;
    assert!(address.contains(after.split_whitespace().next().expect("the link goes on")), "{screen}");
    assert!(!screen.contains("]8;"), "{screen}");
    terminal.keys("v");
    terminal.wait_until_gone(LINK);
    leave_and_quit(&terminal);
    assert!(!opened(&terminal).is_empty(), "and all of them are closed");
    terminal.assert_restored();
}

#[test]
fn a_link_is_closed_however_the_console_ends() {
    let home = Home::new("hyperlinks-ended").set("NYCKEL_LINKS", "on");
    let terminal = shown(&home);
    terminal.signal(Signal::TERM);
    terminal.wait_exit();
    assert!(opened(&terminal).iter().all(|address| address.starts_with(LINK)));
    terminal.assert_restored();
}

#[test]
fn a_terminal_that_is_not_known_or_not_wanted_to_have_hyperlinks_is_written_none() {
    let unknown = Home::new("hyperlinks-unknown");
    let unwanted = Home::new("hyperlinks-off").set("TERM_PROGRAM", "vscode").set("NYCKEL_LINKS", "off");
    for home in [unknown, unwanted] {
        let terminal = shown(&home);
        assert_eq!(opened(&terminal), Vec::<String>::new());
        leave_and_quit(&terminal);
        assert_eq!(opened(&terminal), Vec::<String>::new());
    }
}
