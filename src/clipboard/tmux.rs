//! tmux's buffers. tmux hands a new buffer on to its terminal (`-w`), also over SSH.

use std::process::Command;
use std::time::Duration;

use zeroize::Zeroizing;

use crate::clipboard::mark::{Mark, Marker};
use crate::domain::SecretText;
use crate::ports::Clearing;

/// How long tmux may take.
const LIMIT: Duration = Duration::from_secs(2);

/// The tmux we are in.
#[derive(Debug, Clone)]
pub(in crate::clipboard) struct Tmux {
    server: String,
}

impl Tmux {
    /// The tmux that the `TMUX` variable names.
    pub(in crate::clipboard) fn new(server: String) -> Self {
        Self { server }
    }

    /// Whether its server answers.
    pub(in crate::clipboard) fn answers(&self) -> bool {
        self.run(&["display-message", "-p", "#{pid}"], b"").is_ok()
    }

    /// Makes the text the newest buffer.
    pub(in crate::clipboard) fn put(&self, text: &SecretText) -> Result<(), String> {
        // The buffer is an unnamed one: those alone are what a plain paste pastes.
        self.run(&["load-buffer", "-w", "-"], text.expose().as_bytes()).map(drop)
    }

    /// Deletes the copy wherever it lies among the buffers; `SomethingElseThere` where it is in none.
    ///
    /// Where it is still the newest, the terminal's clipboard has it too, which cannot be read: a blank takes its place.
    pub(in crate::clipboard) fn clear(&self, marker: &Marker, mark: Mark) -> Result<Clearing, String> {
        let names = self.run(&["list-buffers", "-F", "#{buffer_name}"], b"")?;
        let names = String::from_utf8_lossy(&names).into_owned();
        let mut clearing = Clearing::SomethingElseThere;
        for (place, name) in names.lines().enumerate() {
            let Ok(content) = self.run(&["save-buffer", "-b", name, "-"], b"") else { continue };
            if marker.mark(&content) != mark {
                continue;
            }
            self.run(&["delete-buffer", "-b", name], b"")?;
            clearing = Clearing::Cleared;
            if place == 0 {
                self.blank_terminal()?;
            }
        }
        Ok(clearing)
    }

    fn blank_terminal(&self) -> Result<(), String> {
        const BLANK: &str = "nyckel-blank";
        self.run(&["load-buffer", "-w", "-b", BLANK, "-"], b" ")?;
        self.run(&["delete-buffer", "-b", BLANK], b"").map(drop)
    }

    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<Zeroizing<Vec<u8>>, String> {
        let mut command = Command::new("tmux");
        command.args(arguments).env("TMUX", &self.server);
        super::child::run(&mut command, &Zeroizing::new(input.to_vec()), LIMIT)
    }
}
