use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::sync::mpsc::{Receiver, Sender, channel};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::*;

#[derive(Debug)]
struct Nines;

impl Entropy for Nines {
    fn fill(&self, buffer: &mut [u8]) -> Result<(), EntropyFailure> {
        buffer.fill(9);
        Ok(())
    }
}

/// A terminal that hands on what it is told.
#[derive(Debug)]
struct Listening(Mutex<Sender<Vec<u8>>>);

impl TerminalSequence for Listening {
    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.lock().unwrap().send(bytes.to_vec()).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

fn listening() -> (Arc<dyn TerminalSequence>, Receiver<Vec<u8>>) {
    let (sender, receiver) = channel();
    (Arc::new(Listening(Mutex::new(sender))), receiver)
}

fn environment(directory: &tempfile::TempDir) -> ClipboardEnvironment {
    ClipboardEnvironment {
        tmux: None,
        ssh: false,
        display: false,
        runtime_directory: Some(directory.path().to_owned()),
        preferred: None,
    }
}

fn text(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

#[test]
fn with_nothing_else_there_is_the_file() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    assert_eq!(clipboard.routes(), [CopyRoute::File]);
}

#[test]
fn over_ssh_osc_52_is_there_where_a_terminal_is() {
    let directory = tempfile::tempdir().unwrap();
    let over_ssh = ClipboardEnvironment { ssh: true, ..environment(&directory) };
    let without = RoutedClipboard::new(over_ssh.clone(), None, &Nines).unwrap();
    assert_eq!(without.routes(), [CopyRoute::File]);
    assert!(without.put(CopyRoute::Osc52, &text("text")).is_err());
    let with = RoutedClipboard::new(over_ssh, Some(listening().0), &Nines).unwrap();
    assert_eq!(with.routes(), [CopyRoute::Osc52, CopyRoute::File]);
}

#[test]
fn osc_52_carries_the_bare_text_and_cannot_be_cleared() {
    let directory = tempfile::tempdir().unwrap();
    let (terminal, written) = listening();
    let clipboard = RoutedClipboard::new(environment(&directory), Some(terminal), &Nines).unwrap();
    let place = clipboard.put(CopyRoute::Osc52, &text("blåbär")).unwrap();
    let expected = format!("\u{1b}]52;c;{}\u{1b}\\", BASE64_STANDARD.encode("blåbär"));
    assert_eq!(written.recv().unwrap(), expected.as_bytes());
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::CannotBeRead);
    assert!(written.try_recv().is_err());
}

#[test]
fn what_a_terminal_would_not_take_is_not_written_to_it() {
    let directory = tempfile::tempdir().unwrap();
    let (terminal, written) = listening();
    let clipboard = RoutedClipboard::new(environment(&directory), Some(terminal), &Nines).unwrap();
    let failure = clipboard.put(CopyRoute::Osc52, &text(&"x".repeat(60_000))).unwrap_err();
    assert!(failure.reason.contains("60000"), "{failure}");
    assert!(!failure.reason.contains("xx"));
    assert!(written.try_recv().is_err());
    clipboard.put(CopyRoute::Osc52, &text(&"x".repeat(56_000))).unwrap();
    assert!(written.recv().unwrap().len() < 75_000);
}

#[test]
fn a_closed_terminal_is_a_failure() {
    let directory = tempfile::tempdir().unwrap();
    let (terminal, written) = listening();
    drop(written);
    let clipboard = RoutedClipboard::new(environment(&directory), Some(terminal), &Nines).unwrap();
    assert!(clipboard.put(CopyRoute::Osc52, &text("text")).is_err());
}

#[test]
fn a_file_copy_is_cleared_once() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let place = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    let path = place.file.clone().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "text");
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::Cleared);
    assert!(!path.exists());
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
}

#[test]
fn a_newer_copy_takes_the_older_ones_place_and_its_file_with_it() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let older = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    let newer = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    assert!(older.number < newer.number);
    assert!(!older.file.as_ref().unwrap().exists());
    assert_eq!(clipboard.clear(&older).unwrap(), Clearing::SomethingElseThere);
    assert!(newer.file.as_ref().unwrap().exists());
    assert_eq!(clipboard.clear(&newer).unwrap(), Clearing::Cleared);
}

#[test]
fn a_file_that_was_changed_stays() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let place = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    fs::write(place.file.as_ref().unwrap(), "other").unwrap();
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
    assert!(place.file.unwrap().exists());
}

#[test]
fn a_copy_that_cannot_be_taken_back_does_not_stand_in_the_way_of_the_next() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let stuck = clipboard.put(CopyRoute::File, &text("text")).unwrap().file.unwrap();
    let elsewhere = directory.path().join("elsewhere");
    fs::rename(&stuck, &elsewhere).unwrap();
    symlink(&elsewhere, &stuck).unwrap();
    let next = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    assert_eq!(clipboard.clear(&next).unwrap(), Clearing::Cleared);
    fs::rename(&elsewhere, &stuck).unwrap();
    let next = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    assert!(!stuck.exists(), "it is tried again with the next one");
    assert_eq!(clipboard.clear(&next).unwrap(), Clearing::Cleared);
}

#[test]
fn what_is_closed_has_no_secret_left_and_takes_none_any_more() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let file = clipboard.put(CopyRoute::File, &text("text")).unwrap().file.unwrap();
    assert!(clipboard.close().is_empty());
    assert!(!file.exists());
    assert!(clipboard.put(CopyRoute::File, &text("text")).is_err());
    assert!(fs::read_dir(file.parent().unwrap()).unwrap().next().is_none());
}

#[test]
fn a_text_that_is_no_secret_outlives_the_clipboard() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let file = clipboard.put_plain(CopyRoute::File, "OR-7F3K2").unwrap().file.unwrap();
    assert!(clipboard.close().is_empty());
    assert_eq!(fs::read_to_string(file).unwrap(), "OR-7F3K2");
}

#[test]
fn closing_tells_what_could_not_be_cleared() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let file = clipboard.put(CopyRoute::File, &text("text")).unwrap().file.unwrap();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(clipboard.close().first().map(|failure| failure.route), Some(CopyRoute::File));
}

#[test]
fn copies_by_different_routes_do_not_touch_each_other() {
    let directory = tempfile::tempdir().unwrap();
    let (terminal, _written) = listening();
    let clipboard = RoutedClipboard::new(environment(&directory), Some(terminal), &Nines).unwrap();
    let in_file = clipboard.put(CopyRoute::File, &text("text")).unwrap();
    clipboard.put(CopyRoute::Osc52, &text("text")).unwrap();
    assert_eq!(clipboard.clear(&in_file).unwrap(), Clearing::Cleared);
}

#[test]
fn a_tmux_that_is_not_there_answers_not() {
    let directory = tempfile::tempdir().unwrap();
    let gone = directory.path().join("no-socket").display().to_string() + ",1,0";
    let environment = ClipboardEnvironment { tmux: Some(gone), ..environment(&directory) };
    let clipboard = RoutedClipboard::new(environment, None, &Nines).unwrap();
    assert_eq!(clipboard.routes(), [CopyRoute::File]);
    assert!(clipboard.put(CopyRoute::Tmux, &text("text")).is_err());
}

#[test]
fn debug_output_holds_no_copied_text() {
    let directory = tempfile::tempdir().unwrap();
    let clipboard = RoutedClipboard::new(environment(&directory), None, &Nines).unwrap();
    let place = clipboard.put(CopyRoute::File, &text("text of no worth")).unwrap();
    assert!(!format!("{clipboard:?} {place:?}").contains("of no worth"));
    clipboard.clear(&place).unwrap();
}
