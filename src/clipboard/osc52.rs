//! The terminal's own clipboard, by OSC 52. It takes and never gives back.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use zeroize::Zeroizing;

use crate::domain::SecretText;
use crate::ports::TerminalSequence;

/// The longest sequence that common terminals take, in bytes.
const LONGEST_SEQUENCE: usize = 74_994;

/// What stands around the base64 text in the sequence, in bytes, with room to spare.
const FRAME: usize = 16;

/// Hands the text to the terminal; the reason where it did not take it.
pub(in crate::clipboard) fn put(terminal: &dyn TerminalSequence, text: &SecretText) -> Result<(), String> {
    let text = text.expose();
    let length = text.len().div_ceil(3).saturating_mul(4).saturating_add(FRAME);
    if LONGEST_SEQUENCE < length {
        return Err(format!("{} bytes are more than a terminal takes", text.len()));
    }
    // As long as it will get, so that growing leaves no copy behind.
    let mut sequence = Zeroizing::new(String::with_capacity(length));
    CopyToClipboard::to_clipboard_from(text).write_ansi(&mut *sequence).map_err(|error| error.to_string())?;
    terminal.write(sequence.as_bytes()).map_err(|error| error.to_string())
}
