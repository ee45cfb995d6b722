//! What a terminal can do, from its environment. It asks the terminal itself nothing, since many never answer.

use crate::tui::theme::Environment;

use super::error::TerminalError;

/// What standard output is connected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A terminal.
    Terminal,
    /// A file, a pipe or nothing.
    Elsewhere,
}

/// Whether it is worth asking for the kitty keyboard protocol, which tells keys apart that are else the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyboard {
    /// The old encoding.
    Legacy,
    /// The terminal is one of those known to speak the protocol, and so to answer at once.
    Kitty,
}

/// Whether the mouse is the console's or the terminal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseUse {
    /// Presses and the wheel are reported to the console.
    Reported,
    /// The terminal keeps the mouse, so that it selects text.
    Terminals,
}

impl Keyboard {
    /// Reads which terminal it is. Asking one that does not answer costs two seconds of the first frame.
    #[must_use]
    pub fn detect(environment: Environment<'_>) -> Self {
        let term = environment("TERM").unwrap_or_default();
        let program = environment("TERM_PROGRAM").unwrap_or_default().to_lowercase();
        let known = ["kitty", "ghostty", "wezterm", "foot"];
        let named = known.iter().any(|name| term.contains(name) || program.contains(name));
        if named || environment("KITTY_WINDOW_ID").is_some() { Self::Kitty } else { Self::Legacy }
    }
}

/// Checks that the console can be drawn at all.
///
/// # Errors
/// There is no terminal, or one that cannot be drawn on.
pub fn check(environment: Environment<'_>, standing: Standing) -> Result<(), TerminalError> {
    if standing == Standing::Elsewhere {
        return Err(TerminalError::NotATerminal);
    }
    if environment("TERM").as_deref() == Some("dumb") {
        return Err(TerminalError::DumbTerminal);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn only_terminals_known_to_answer_are_asked_for_the_kitty_protocol() {
        assert_eq!(Keyboard::detect(&variables(&[("TERM", "xterm-kitty")])), Keyboard::Kitty);
        assert_eq!(Keyboard::detect(&variables(&[("TERM_PROGRAM", "WezTerm")])), Keyboard::Kitty);
        assert_eq!(Keyboard::detect(&variables(&[("KITTY_WINDOW_ID", "1")])), Keyboard::Kitty);
        assert_eq!(Keyboard::detect(&variables(&[("TERM", "xterm-256color")])), Keyboard::Legacy);
        assert_eq!(Keyboard::detect(&variables(&[])), Keyboard::Legacy);
    }

    #[test]
    fn a_pipe_and_a_dumb_terminal_are_told_apart() {
        let xterm = variables(&[("TERM", "xterm")]);
        let dumb = variables(&[("TERM", "dumb")]);
        assert!(check(&xterm, Standing::Terminal).is_ok());
        assert!(matches!(check(&xterm, Standing::Elsewhere), Err(TerminalError::NotATerminal)));
        assert!(matches!(check(&dumb, Standing::Terminal), Err(TerminalError::DumbTerminal)));
    }
}
