//! Texts that name keys, read. The program's own rows are read while it is compiled: one whose key nobody can press is
//! no program, and no frame reads a text to know which keys there are.

use super::key::{Code, Key, NAMED};
use super::sequence::Sequence;

/// One or two keys: `q`, `g c`, `gg`.
pub(super) const fn sequence(text: &[u8]) -> Option<Sequence> {
    if let Some(first) = key(text) {
        return Some(Sequence { first, second: None });
    }
    let (one, other) = text.split_at(text.len() / 2);
    if is_same(one, other)
        && let Some(letter) = character(one)
    {
        let key = Key::plain(Code::Char(letter));
        return Some(Sequence { first: key, second: Some(key) });
    }
    match split_once(text, b' ') {
        Some((first, second)) => match (key(first), key(second)) {
            (Some(first), Some(second)) => Some(Sequence { first, second: Some(second) }),
            (_, _) => None,
        },
        None => None,
    }
}

/// One key with what is held. A letter with Shift is written as its capital.
pub(super) const fn key(text: &[u8]) -> Option<Key> {
    let mut key = Key::plain(Code::Esc);
    let mut rest = text;
    while let Some((modifier, after)) = split_once(rest, b'-')
        && !after.is_empty()
    {
        match modifier {
            b"Ctrl" => key.ctrl = true,
            b"Alt" => key.alt = true,
            b"Shift" => key.shift = true,
            _ => break,
        }
        rest = after;
    }
    match code(rest) {
        Some(Code::Char(_)) if key.shift => None,
        Some(code) => {
            key.code = code;
            Some(key.as_reported())
        }
        None => None,
    }
}

/// The code with this name, or the character it consists of.
const fn code(name: &[u8]) -> Option<Code> {
    let mut named = NAMED.as_slice();
    while let [(code, written, _), behind @ ..] = named {
        if is_same(written.as_bytes(), name) {
            return Some(*code);
        }
        named = behind;
    }
    match name {
        [b'F', ones @ b'1'..=b'9'] => Some(Code::F(*ones - b'0')),
        [b'F', b'1', ones @ b'0'..=b'9'] => Some(Code::F(10 + (*ones - b'0'))),
        [b'F', b'2', ones @ b'0'..=b'4'] => Some(Code::F(20 + (*ones - b'0'))),
        _ => match character(name) {
            Some(character) => Some(Code::Char(character)),
            None => None,
        },
    }
}

/// The one visible character of a text.
#[expect(clippy::as_conversions, reason = "`From` cannot be asked at compile time; each of them widens")]
const fn character(text: &[u8]) -> Option<char> {
    let code = match text {
        [one @ 0x21..=0x7e] => *one as u32,
        [first @ 0xc0..=0xdf, last] => ((*first as u32 & 0x1f) << 6) | (*last as u32 & 0x3f),
        [first @ 0xe0..=0xef, second, last] => {
            ((*first as u32 & 0x0f) << 12) | ((*second as u32 & 0x3f) << 6) | (*last as u32 & 0x3f)
        }
        [first @ 0xf0..=0xf7, second, third, last] => {
            ((*first as u32 & 0x07) << 18)
                | ((*second as u32 & 0x3f) << 12)
                | ((*third as u32 & 0x3f) << 6)
                | (*last as u32 & 0x3f)
        }
        _ => return None,
    };
    match char::from_u32(code) {
        Some('\u{80}'..='\u{9f}') | None => None,
        Some(character) if character.is_whitespace() => None,
        Some(character) => Some(character),
    }
}

/// What stands before that byte, and what behind it.
const fn split_once(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let (mut length, mut rest) = (0, text);
    while let [next, behind @ ..] = rest {
        if *next == at {
            let (before, _) = text.split_at(length);
            return Some((before, behind));
        }
        (length, rest) = (length + 1, behind);
    }
    None
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, behind @ ..], [second, after @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (behind, after);
    }
    one.is_empty() && other.is_empty()
}
