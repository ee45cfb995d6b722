//! The names of keys, and the bytes that an xterm sends for them.

/// The bytes for keys in words: `"Down Down Enter w Ctrl-c F1 å"`. A word is a name or one letter.
pub(crate) fn bytes_of(keys: &str) -> Vec<u8> {
    keys.split_whitespace().flat_map(bytes_of_key).collect()
}

fn bytes_of_key(key: &str) -> Vec<u8> {
    if let Some(letter) = key.strip_prefix("Ctrl-") {
        return vec![control(letter)];
    }
    if let Some(rest) = key.strip_prefix("Alt-") {
        return [vec![0x1b], bytes_of_key(rest)].concat();
    }
    let sequence = match key {
        "Enter" => "\r",
        "Esc" => "\x1b",
        "Tab" => "\t",
        "Shift-Tab" => "\x1b[Z",
        "Backspace" => "\x7f",
        "Space" => " ",
        "Up" => "\x1b[A",
        "Down" => "\x1b[B",
        "Right" => "\x1b[C",
        "Left" => "\x1b[D",
        "Home" => "\x1b[H",
        "End" => "\x1b[F",
        "Insert" => "\x1b[2~",
        "Delete" => "\x1b[3~",
        "PageUp" => "\x1b[5~",
        "PageDown" => "\x1b[6~",
        "F1" => "\x1bOP",
        "F2" => "\x1bOQ",
        "F3" => "\x1bOR",
        "F4" => "\x1bOS",
        "F5" => "\x1b[15~",
        "F6" => "\x1b[17~",
        "F7" => "\x1b[18~",
        "F8" => "\x1b[19~",
        "F9" => "\x1b[20~",
        "F10" => "\x1b[21~",
        "F11" => "\x1b[23~",
        "F12" => "\x1b[24~",
        letter if letter.chars().count() == 1 => letter,
        unknown => panic!("{unknown:?} is no name of a key; text is typed with `text`"),
    };
    sequence.as_bytes().to_vec()
}

/// The control byte of a letter or one of `@[\]^_`.
fn control(letter: &str) -> u8 {
    match letter.as_bytes() {
        [byte] if byte.is_ascii_alphabetic() || b"@[\\]^_".contains(byte) => byte.to_ascii_uppercase() & 0x1f,
        _ => panic!("Ctrl-{letter} is no key that a terminal can send"),
    }
}

#[test]
fn keys_are_what_an_xterm_sends() {
    assert_eq!(bytes_of("Enter w Ctrl-c Alt-x"), b"\rw\x03\x1bx");
    assert_eq!(bytes_of("Up Shift-Tab å"), "\x1b[A\x1b[Zå".as_bytes());
}
