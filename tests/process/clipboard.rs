//! The clipboard routes that need a partner in another process: a tmux server and a display server, real ones.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use nyckel::clipboard::{ClipboardEnvironment, RoutedClipboard};
use nyckel::domain::SecretText;
use nyckel::ports::{Clearing, Clipboard as _, CopyRoute};
use nyckel::system::OperatingEntropy;

use crate::support::skip::skip;

const TEXT: &str = "a text of no worth, åäö";

/// What a program writes, given that input; it must end well.
fn output(command: &mut Command, input: &str) -> String {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program is installed");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?} ended with {}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// A tmux server of the test's own, ended with it.
struct Server {
    socket: PathBuf,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Self {
        // A socket's path must be short, so it does not lie with the artefacts.
        let folder = tempfile::tempdir().unwrap();
        let server = Self { socket: folder.path().join("tmux"), _folder: folder };
        server.run(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "cat"], "");
        server
    }

    fn run(&self, arguments: &[&str], input: &str) -> String {
        output(Command::new("tmux").env_remove("TMUX").arg("-S").arg(&self.socket).args(arguments), input)
    }

    fn buffers(&self) -> Vec<String> {
        let names = self.run(&["list-buffers", "-F", "#{buffer_name}"], "");
        names.lines().map(|name| self.run(&["save-buffer", "-b", name, "-"], "")).collect()
    }

    fn clipboard(&self) -> RoutedClipboard {
        let variable = self.run(&["display-message", "-p", "#{socket_path},#{pid},0"], "").trim().to_owned();
        clipboard(ClipboardEnvironment { tmux: Some(variable), ..nowhere() })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.run(&["kill-server"], "");
    }
}

fn nowhere() -> ClipboardEnvironment {
    ClipboardEnvironment { tmux: None, ssh: false, display: false, runtime_directory: None, preferred: None }
}

fn clipboard(environment: ClipboardEnvironment) -> RoutedClipboard {
    RoutedClipboard::new(environment, None, &OperatingEntropy).unwrap()
}

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

fn is_left_out(variable: &str, what: &str) -> bool {
    let is_left_out = std::env::var_os(variable).is_none();
    if is_left_out {
        skip(&format!("{variable} is not set, so {what} is not tried"));
    }
    is_left_out
}

#[test]
fn tmux_takes_a_copy_and_gives_it_back() {
    if is_left_out("NYCKEL_TEST_TMUX", "tmux") {
        return;
    }
    let server = Server::start();
    let clipboard = server.clipboard();
    assert_eq!(clipboard.routes(), [CopyRoute::Tmux, CopyRoute::File]);
    server.run(&["load-buffer", "-"], "mine");
    let place = clipboard.put(CopyRoute::Tmux, &secret(TEXT)).unwrap();
    assert_eq!(server.buffers(), [TEXT, "mine"]);
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::Cleared);
    assert_eq!(server.buffers(), ["mine"]);
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
}

#[test]
fn a_copy_is_found_below_what_was_copied_since() {
    if is_left_out("NYCKEL_TEST_TMUX", "tmux") {
        return;
    }
    let server = Server::start();
    let clipboard = server.clipboard();
    let older = clipboard.put(CopyRoute::Tmux, &secret("an older text")).unwrap();
    let place = clipboard.put(CopyRoute::Tmux, &secret(TEXT)).unwrap();
    assert_eq!(server.buffers(), [TEXT], "the newer copy takes the older one's place");
    server.run(&["load-buffer", "-"], "mine");
    assert_eq!(clipboard.clear(&older).unwrap(), Clearing::SomethingElseThere);
    assert_eq!(server.buffers(), ["mine", TEXT]);
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::Cleared);
    assert_eq!(server.buffers(), ["mine"]);
}

#[test]
fn a_copy_that_somebody_deleted_from_tmux_is_nobodys_to_clear() {
    if is_left_out("NYCKEL_TEST_TMUX", "tmux") {
        return;
    }
    let server = Server::start();
    let clipboard = server.clipboard();
    let place = clipboard.put(CopyRoute::Tmux, &secret(TEXT)).unwrap();
    server.run(&["delete-buffer"], "");
    server.run(&["load-buffer", "-"], "mine");
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
    assert_eq!(server.buffers(), ["mine"]);
}

// One test, as a display has one clipboard.
#[test]
fn the_desktop_takes_a_copy_and_gives_it_back() {
    if is_left_out("NYCKEL_TEST_X11", "the desktop's clipboard") {
        return;
    }
    let pasted = || output(Command::new("xclip").args(["-o", "-selection", "clipboard"]), "");
    let clipboard = clipboard(ClipboardEnvironment { display: true, ..nowhere() });
    assert_eq!(clipboard.routes(), [CopyRoute::System, CopyRoute::File]);
    let older = clipboard.put(CopyRoute::System, &secret("an older text")).unwrap();
    let place = clipboard.put(CopyRoute::System, &secret(TEXT)).unwrap();
    assert_eq!(pasted(), TEXT);
    assert_eq!(clipboard.clear(&older).unwrap(), Clearing::SomethingElseThere);
    assert_eq!(pasted(), TEXT);
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::Cleared);
    assert_eq!(pasted(), "");
    let place = clipboard.put(CopyRoute::System, &secret(TEXT)).unwrap();
    arboard::Clipboard::new().unwrap().set_text("mine").unwrap();
    assert_eq!(clipboard.clear(&place).unwrap(), Clearing::SomethingElseThere);
    assert_eq!(pasted(), "mine");
}
