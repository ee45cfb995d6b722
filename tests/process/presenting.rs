//! Presenter mode in a real terminal: what a recording of it has is what was written to it, and that names nobody.

use crate::home::Home;
use crate::terminal::{Size, Terminal};

#[test]
fn a_recording_of_the_console_has_no_name_no_id_and_no_copied_key() {
    // The terminal's own clipboard is the only one there is.
    let home = Home::new("presenting");
    let terminal = Terminal::nyckel(&home, Size::WIDE, &["--presenter", "--lang", "en"]);
    terminal.wait_for("presenting");
    terminal.text("contoso");
    terminal.wait_for("•••••••");
    terminal.keys("Enter");
    terminal.keys("w");
    terminal.wait_for("Order");
    terminal.keys("Enter");
    terminal.keys("Enter");
    terminal.wait_for("MAK");
    terminal.keys("y");
    terminal.wait_for("Write the copy to a file?");
    let recorded = String::from_utf8_lossy(&terminal.raw_output()).into_owned();
    for name in ["Contoso", "contoso", "OR-", "Anna Berg"] {
        assert!(!recorded.contains(name), "{name} was recorded:\n{}", terminal.screen_text());
    }
    assert_eq!(terminal.clipboard(), Vec::<String>::new(), "a copy is recorded with what goes through the terminal");
}

#[test]
fn what_a_command_writes_is_never_covered_and_it_says_so() {
    let home = Home::new("presenting-command");
    for (language, words) in [("sv", "konsolens"), ("en", "console’s")] {
        let refused = home.command(&["--presenter", "customers", "--lang", language]).assert().code(2);
        let complaint = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
        assert!(complaint.contains(words) && complaint.contains("--presenter"), "{complaint}");
        assert!(refused.get_output().stdout.is_empty());
    }
}
