//! What is written to take the terminal and to give it back. Giving back undoes in the opposite order, and each part
//! is harmless where it was never done.

use crossterm::Command;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, SetTitle,
};

use super::capability::{Keyboard, MouseUse};

/// Puts the window's title on the terminal's stack of titles.
const PUSH_TITLE: &str = "\x1b[22;0t";
/// Takes it from there again.
const POP_TITLE: &str = "\x1b[23;0t";

/// Turns on reports of presses and the wheel. What crossterm turns on reports every movement too, and a process that
/// is told of movements it has no use for never sleeps.
const MOUSE_PRESSES: &str = "\x1b[?1000h\x1b[?1006h";

/// Ends a hyperlink (OSC 8).
pub const END_OF_HYPERLINK: &str = "\x1b]8;;\x1b\\";

/// What is written to take the terminal.
pub(super) fn taking(title: &str, keyboard: Keyboard, mouse: MouseUse) -> String {
    let mut bytes = String::new();
    bytes.push_str(PUSH_TITLE);
    let title: String = title.chars().filter(|character| !character.is_control()).collect();
    push(&mut bytes, &SetTitle(title));
    push(&mut bytes, &EnterAlternateScreen);
    push(&mut bytes, &Hide);
    push(&mut bytes, &EnableBracketedPaste);
    push(&mut bytes, &EnableFocusChange);
    if mouse == MouseUse::Reported {
        bytes.push_str(MOUSE_PRESSES);
    }
    if keyboard == Keyboard::Kitty {
        // The alternate screen has a stack of its own, so that this comes after entering it.
        push(&mut bytes, &PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES));
    }
    push(&mut bytes, &Clear(ClearType::All));
    bytes
}

/// What is written to give the terminal back.
pub(super) fn giving_back(keyboard: Keyboard) -> String {
    let mut bytes = String::new();
    // A frame may have been cut off in the middle.
    push(&mut bytes, &EndSynchronizedUpdate);
    bytes.push_str(END_OF_HYPERLINK);
    if keyboard == Keyboard::Kitty {
        push(&mut bytes, &PopKeyboardEnhancementFlags);
    }
    push(&mut bytes, &DisableMouseCapture);
    push(&mut bytes, &DisableFocusChange);
    push(&mut bytes, &DisableBracketedPaste);
    push(&mut bytes, &ResetColor);
    push(&mut bytes, &LeaveAlternateScreen);
    push(&mut bytes, &Show);
    bytes.push_str(POP_TITLE);
    bytes
}

fn push(bytes: &mut String, command: &impl Command) {
    // Writing into a string cannot fail.
    let _written = command.write_ansi(bytes);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// The private modes that are on after these bytes, as `ESC [ ? number h` and `l` leave them.
    fn modes(bytes: &str) -> BTreeMap<&str, bool> {
        let mut modes = BTreeMap::new();
        for part in bytes.split("\x1b[?").skip(1) {
            let end = part.find(['h', 'l']).unwrap();
            modes.insert(&part[..end], part[end..].starts_with('h'));
        }
        modes
    }

    #[test]
    fn all_that_is_turned_on_is_turned_off_and_only_the_cursor_comes_back() {
        let taken = taking("nyckel", Keyboard::Kitty, MouseUse::Reported);
        let both = format!("{taken}{}", giving_back(Keyboard::Kitty));
        assert_eq!(modes(&taken).get("1049"), Some(&true));
        assert_eq!(modes(&taken).get("25"), Some(&false));
        let left_on: Vec<_> = modes(&both).into_iter().filter(|(_, on)| *on).map(|(mode, _)| mode).collect();
        assert_eq!(left_on, ["25"]);
    }

    #[test]
    fn what_is_pushed_is_popped() {
        let (taken, given) = (taking("nyckel", Keyboard::Kitty, MouseUse::Reported), giving_back(Keyboard::Kitty));
        assert!(taken.contains("\x1b[>1u") && given.contains("\x1b[<1u"));
        assert!(taken.contains("\x1b[22;0t") && given.contains("\x1b[23;0t"));
        assert!(!taking("nyckel", Keyboard::Legacy, MouseUse::Reported).contains("\x1b[>1u"));
        assert!(!giving_back(Keyboard::Legacy).contains("\x1b[<1u"));
    }

    #[test]
    fn no_hyperlink_is_left_open_on_the_screen_that_comes_back() {
        let given = giving_back(Keyboard::Legacy);
        let (ended, left) = (given.find("\x1b]8;;\x1b\\"), given.find("\x1b[?1049l"));
        assert!(ended.is_some() && ended < left, "{given:?}");
    }

    #[test]
    fn a_title_cannot_carry_a_sequence() {
        assert!(taking("a\x07\x1b[31mb", Keyboard::Legacy, MouseUse::Reported).contains("\x1b]0;a[31mb\x07"));
    }
}
