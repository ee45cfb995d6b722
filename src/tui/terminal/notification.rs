//! What is written to have the terminal tell of something by itself: its bell, or a notification of the desktop (OSC 9).

use crate::tui::widget::text::clean;

/// What the terminal is to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notification {
    /// Nothing but that there is something.
    Bell,
    /// A sentence.
    Words(String),
}

/// The longest text of a notification, in characters.
const LONGEST: usize = 200;

/// The bytes for it. tmux keeps OSC 9 to itself unless it is told to pass it on to the terminal around it.
#[must_use]
pub fn bytes(notification: &Notification, is_inside_tmux: bool) -> Vec<u8> {
    match notification {
        Notification::Bell => b"\x07".to_vec(),
        Notification::Words(words) => {
            // What could end the sequence or begin another one is no part of a sentence.
            let words: String = clean(words).chars().take(LONGEST).collect();
            let sequence = format!("\x1b]9;{words}\x07");
            if is_inside_tmux {
                format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes()
            } else {
                sequence.into_bytes()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Notification {
        Notification::Words(text.to_owned())
    }

    #[test]
    fn a_sentence_is_told_by_the_terminal_and_through_tmux() {
        assert_eq!(bytes(&Notification::Bell, true), b"\x07");
        assert_eq!(bytes(&words("Två stängs i dag"), false), "\x1b]9;Två stängs i dag\x07".as_bytes());
        assert_eq!(bytes(&words("a"), true), b"\x1bPtmux;\x1b\x1b]9;a\x07\x1b\\");
    }

    #[test]
    fn a_name_can_neither_end_the_sequence_nor_begin_another() {
        let told = bytes(&words("Con\u{7}\u{1b}]52;c;aGVq\u{9c}toso\nAB"), false);
        let inside = &told[4..told.len() - 1];
        assert!(std::str::from_utf8(inside).unwrap().chars().all(|letter| !letter.is_control()), "{told:?}");
        assert!(bytes(&words(&"x".repeat(9_000)), false).len() < 300);
    }
}
