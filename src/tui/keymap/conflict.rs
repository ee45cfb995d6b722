//! What is wrong with a set of rows that are visible together. Tests ask it; the running console never does.

use crate::i18n::MessageId;

use super::binding::{Binding, Mode};
use super::chord::is_command_in_empty_field;
use super::key::Key;
use super::sequence::Sequence;

/// One thing that is wrong with a set of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// A plain character is bound where it should be text.
    PlainWhileTyping {
        /// The keys.
        keys: Sequence,
        /// The label of the row.
        label: MessageId,
    },
    /// Legacy terminals report another key, so that the row would never be reached or is another row's.
    SameInLegacyEncoding {
        /// The keys as bound.
        keys: Sequence,
        /// What arrives.
        arrives_as: Key,
        /// The label of the row.
        label: MessageId,
    },
    /// Two rows have the same keys, or the whole of one begins the other.
    Shared {
        /// The keys of the later row.
        keys: Sequence,
        /// The label of the row that has them first.
        first: MessageId,
        /// The label of the other row.
        second: MessageId,
    },
}

/// Everything that is wrong with rows that are visible together. Rows of several rooms are compared after
/// [`Binding::erased`].
#[must_use]
pub fn conflicts<A: Copy>(rows: &[Binding<A>]) -> Vec<Conflict> {
    let mut found = Vec::new();
    let mut seen: Vec<(Sequence, Mode, MessageId)> = Vec::new();
    for row in rows {
        for keys in row.keys.iter() {
            found.extend(plain_while_typing(keys, row));
            found.extend(in_legacy_encoding(keys, row.label));
            let shared = seen.iter().filter(|(other, mode, _)| overlap(*mode, row.mode) && collide(*other, keys));
            found.extend(shared.map(|(_, _, first)| Conflict::Shared { keys, first: *first, second: row.label }));
            seen.push((keys, row.mode, row.label));
        }
    }
    found
}

/// Tells whether a row takes a character away from the field that has the focus.
fn plain_while_typing<A: Copy>(keys: Sequence, row: &Binding<A>) -> Option<Conflict> {
    let character = keys.first.text()?;
    match row.mode {
        Mode::Moving => None,
        Mode::Typing | Mode::Both if is_command_in_empty_field(character) && keys.second.is_none() => None,
        Mode::Typing | Mode::Both => Some(Conflict::PlainWhileTyping { keys, label: row.label }),
    }
}

/// Tells whether one of the keys arrives as another one.
fn in_legacy_encoding(keys: Sequence, label: MessageId) -> Option<Conflict> {
    let mut pressed = [Some(keys.first), keys.second].into_iter().flatten();
    let bound = pressed.find(|key| key.in_legacy_encoding() != *key)?;
    Some(Conflict::SameInLegacyEncoding { keys, arrives_as: bound.in_legacy_encoding(), label })
}

/// Whether two rows can be in force at the same time.
fn overlap(one: Mode, other: Mode) -> bool {
    one == other || one == Mode::Both || other == Mode::Both
}

/// Whether two key sequences are the same, or the whole of one begins the other.
fn collide(one: Sequence, other: Sequence) -> bool {
    one.first == other.first && (one.second == other.second || one.second.is_none() || other.second.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[Binding<()>], expected: &[&str]) {
        let found: Vec<String> = conflicts(rows).iter().map(|conflict| format!("{conflict:?}")).collect();
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn sound_rows_have_no_conflict() {
        let rows = [
            Binding::always(&["?", "F1"], (), MessageId::from_macro("help")),
            Binding::moving(&["g h", "g c", "gg", "G"], (), MessageId::from_macro("go")),
            Binding::moving(&["Esc"], (), MessageId::from_macro("up")),
            Binding::typing(&["Esc"], (), MessageId::from_macro("clear")),
            Binding::always(&["Down", "Ctrl-d", "Alt-d"], (), MessageId::from_macro("down")),
        ];
        check(&rows, &[]);
    }

    #[test]
    fn plain_characters_while_typing_are_found() {
        check(&[Binding::typing(&["j"], (), MessageId::from_macro("next"))], &["PlainWhileTyping"]);
        check(
            &[Binding::always(&["Space", "? x"], (), MessageId::from_macro("mark"))],
            &["PlainWhileTyping", "PlainWhileTyping"],
        );
    }

    #[test]
    fn shared_keys_and_keys_that_begin_a_sequence_are_found() {
        let quit = Binding::moving(&["q"], (), MessageId::from_macro("quit"));
        check(&[quit, Binding::moving(&["x", "q"], (), MessageId::from_macro("other"))], &["Shared"]);
        check(
            &[
                Binding::moving(&["g"], (), MessageId::from_macro("go")),
                Binding::moving(&["g h"], (), MessageId::from_macro("home")),
            ],
            &["Shared"],
        );
        check(
            &[
                Binding::always(&["F3"], (), MessageId::from_macro("one")),
                Binding::typing(&["F3"], (), MessageId::from_macro("two")),
            ],
            &["Shared"],
        );
    }

    #[test]
    fn keys_that_arrive_as_another_key_are_found() {
        for key in [&["Ctrl-i"], &["Ctrl-m"], &["Ctrl-h"], &["Ctrl-["], &["g Ctrl-i"]] {
            check(&[Binding::moving(key, (), MessageId::from_macro("key"))], &["SameInLegacyEncoding"]);
        }
    }
}
