//! A key press in one spelling, however the terminal reports it, and the text that names it (`Ctrl-p`, `g c`, `F10`).
//! It knows nothing of what a key does.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use thiserror::Error;

use super::written;

/// The key itself, without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character as typed; Shift is already in it.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// The tabulator.
    Tab,
    /// The one that deletes to the left.
    Backspace,
    /// The one that deletes to the right.
    Delete,
    /// Insert.
    Insert,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key by its number.
    F(u8),
}

/// The keys that have a name: how they are written, and how they are shown.
pub(super) const NAMED: [(Code, &str, &str); 15] = [
    (Code::Enter, "Enter", "Enter"),
    (Code::Esc, "Esc", "Esc"),
    (Code::Tab, "Tab", "Tab"),
    (Code::Backspace, "Backspace", "⌫"),
    (Code::Delete, "Delete", "Del"),
    (Code::Insert, "Insert", "Ins"),
    (Code::Left, "Left", "←"),
    (Code::Right, "Right", "→"),
    (Code::Up, "Up", "↑"),
    (Code::Down, "Down", "↓"),
    (Code::Home, "Home", "Home"),
    (Code::End, "End", "End"),
    (Code::PageUp, "PgUp", "PgUp"),
    (Code::PageDown, "PgDn", "PgDn"),
    (Code::Char(' '), "Space", "␣"),
];

/// One key press. Equal presses are equal values, whichever protocol the terminal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held, where the character does not already tell.
    pub shift: bool,
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` names no key")]
pub struct NotAKey {
    /// What was read.
    pub text: String,
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character with Ctrl.
    #[must_use]
    pub const fn ctrl(character: char) -> Self {
        Self { code: Code::Char(character), ctrl: true, alt: false, shift: false }
    }

    /// Reads a terminal's event. A release, a lone modifier and keys nobody can bind are `None`; a repeat is a press.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let held = event.modifiers;
        if held.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META) {
            return None;
        }
        let shift = held.contains(KeyModifiers::SHIFT) || event.code == KeyCode::BackTab;
        let key = Self {
            code: code_of(event.code)?,
            ctrl: held.contains(KeyModifiers::CONTROL),
            alt: held.contains(KeyModifiers::ALT),
            shift,
        };
        Some(key.with_shift_in_the_letter().as_reported().in_legacy_encoding())
    }

    /// The character to insert into a field, if this press is text.
    #[must_use]
    pub fn text(self) -> Option<char> {
        let Code::Char(character) = self.code else { return None };
        (!self.ctrl && !self.alt).then_some(character)
    }

    /// The key that a terminal without the kitty protocol reports for this press.
    #[must_use]
    pub fn in_legacy_encoding(self) -> Self {
        let Code::Char(character) = self.code else { return self };
        let code = match character {
            'i' if self.ctrl => Code::Tab,
            'm' if self.ctrl => Code::Enter,
            'h' if self.ctrl => Code::Backspace,
            '[' if self.ctrl => Code::Esc,
            _ => return self,
        };
        Self { code, ctrl: false, ..self }
    }

    /// How the key is shown on the screen: `Ctrl-P`, `Alt-L`, `←`, `Enter`.
    #[must_use]
    pub fn face(self) -> String {
        let face = name_of(self.code, |(_, _, face)| face);
        let face =
            if (self.ctrl || self.alt) && self.text_under_modifiers().is_some() { face.to_uppercase() } else { face };
        format!("{}{face}", self.prefix())
    }

    /// The visible character of the key, whatever is held with it.
    fn text_under_modifiers(self) -> Option<char> {
        let Code::Char(character) = self.code else { return None };
        (character != ' ').then_some(character)
    }

    /// The same with a capital for a letter with Shift.
    fn with_shift_in_the_letter(self) -> Self {
        let Code::Char(letter) = self.code else { return self };
        if self.shift && !self.ctrl { Self { code: Code::Char(upper(letter)), ..self } } else { self }
    }

    /// The same as every terminal can tell it: without Shift where a character already tells or hardly any terminal
    /// does, and letters under Ctrl in lower case.
    pub(super) const fn as_reported(self) -> Self {
        let shift = self.shift && !matches!(self.code, Code::Char(_) | Code::Enter | Code::Esc | Code::Backspace);
        let folded = Self { shift, ..self };
        let Code::Char(letter) = self.code else { return folded };
        if self.ctrl { Self { code: Code::Char(letter.to_ascii_lowercase()), ..folded } } else { folded }
    }

    /// The modifiers as they are written before a key.
    fn prefix(self) -> String {
        [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")]
            .into_iter()
            .filter_map(|(held, name)| held.then_some(name))
            .collect()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.prefix(), name_of(self.code, |(_, name, _)| name))
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        written::key(text.as_bytes()).ok_or_else(|| NotAKey { text: text.to_owned() })
    }
}

/// The code of a terminal's key code, unless nobody could bind it.
#[expect(clippy::wildcard_enum_match_arm, reason = "a foreign enum: the keys it may grow are not ours to bind")]
fn code_of(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    })
}

/// One of the texts of a code; characters and function keys stand for themselves.
fn name_of(code: Code, column: impl Fn((Code, &'static str, &'static str)) -> &'static str) -> String {
    if let Some(row) = NAMED.into_iter().find(|(named, _, _)| *named == code) {
        return column(row).to_owned();
    }
    if let Code::F(number) = code {
        return format!("F{number}");
    }
    let Code::Char(character) = code else { return String::new() };
    character.to_string()
}

/// The upper case of a letter, where that is one character.
fn upper(character: char) -> char {
    let mut folded = character.to_uppercase();
    match (folded.next(), folded.next()) {
        (Some(upper), None) => upper,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn a_press_has_one_spelling_in_every_protocol() {
        let none = KeyModifiers::NONE;
        let (ctrl, shift, alt) = (KeyModifiers::CONTROL, KeyModifiers::SHIFT, KeyModifiers::ALT);
        let table = [
            (KeyCode::Char('p'), ctrl, "Ctrl-p"),
            (KeyCode::Char('P'), ctrl | shift, "Ctrl-p"),
            (KeyCode::Char('g'), shift, "G"),
            (KeyCode::Char('G'), shift, "G"),
            (KeyCode::Char('G'), none, "G"),
            (KeyCode::Char('ö'), shift, "Ö"),
            (KeyCode::Char('ß'), shift, "ß"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char(' '), shift, "Space"),
            (KeyCode::BackTab, none, "Shift-Tab"),
            (KeyCode::BackTab, shift, "Shift-Tab"),
            (KeyCode::Tab, shift, "Shift-Tab"),
            (KeyCode::Enter, shift, "Enter"),
            (KeyCode::Left, alt, "Alt-Left"),
            (KeyCode::Left, ctrl | shift, "Ctrl-Shift-Left"),
            (KeyCode::F(10), none, "F10"),
            (KeyCode::Char('i'), ctrl, "Tab"),
            (KeyCode::Char('m'), ctrl, "Enter"),
            (KeyCode::Char('h'), ctrl, "Backspace"),
            (KeyCode::Char('['), ctrl, "Esc"),
        ];
        for (code, modifiers, expected) in table {
            let key = Key::from_event(&event(code, modifiers)).map(|key| key.to_string());
            assert_eq!(key.as_deref(), Some(expected), "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn releases_and_keys_nobody_binds_are_no_presses_but_repeats_are() {
        let mut release = event(KeyCode::Char('q'), KeyModifiers::NONE);
        release.kind = KeyEventKind::Release;
        assert_eq!(Key::from_event(&release), None);
        release.kind = KeyEventKind::Repeat;
        assert_eq!(Key::from_event(&release), Some(Key::plain(Code::Char('q'))));
        assert_eq!(Key::from_event(&event(KeyCode::CapsLock, KeyModifiers::NONE)), None);
        assert_eq!(Key::from_event(&event(KeyCode::Char('l'), KeyModifiers::SUPER)), None);
    }

    #[test]
    fn only_presses_without_ctrl_and_alt_are_text() {
        let text = |text: &str| text.parse::<Key>().ok().and_then(Key::text);
        assert_eq!(text("Å"), Some('Å'));
        assert_eq!(text("Space"), Some(' '));
        assert_eq!(text("Ctrl-a"), None);
        assert_eq!(text("Alt-a"), None);
        assert_eq!(text("Enter"), None);
    }
}
