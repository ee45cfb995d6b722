//! What the terminal of a test answers when a programme asks it something, and what it is told besides text.
//!
//! It answers like a plain xterm: it says what it is, where the cursor stands and that its background is dark, and
//! knows nothing of the kitty keyboard protocol.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Listens to the sequences that draw nothing.
#[derive(Debug, Default)]
pub(crate) struct Replies {
    /// Bytes that the terminal sends back.
    pub(crate) unsent: Vec<u8>,
    /// Texts that were put into the terminal's clipboard by OSC 52, in order; empty where it was cleared.
    pub(crate) clipboard: Vec<String>,
    /// Titles that were set, in order.
    pub(crate) titles: Vec<String>,
}

impl vt100::Callbacks for Replies {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        let text = STANDARD.decode(data).unwrap_or_default();
        self.clipboard.push(String::from_utf8_lossy(&text).into_owned());
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.titles.push(String::from_utf8_lossy(title).into_owned());
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut vt100::Screen,
        first: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        match (first, parameters, last) {
            (None, [] | [[0]], 'c') => self.unsent.extend(b"\x1b[?62;22c"),
            (None, [[5]], 'n') => self.unsent.extend(b"\x1b[0n"),
            (None, [[6]], 'n') => {
                let (row, column) = screen.cursor_position();
                self.unsent.extend(format!("\x1b[{};{}R", row + 1, column + 1).bytes());
            }
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, parameters: &[&[u8]]) {
        match parameters {
            [b"10", b"?"] => self.unsent.extend(b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
            [b"11", b"?"] => self.unsent.extend(b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
            _ => {}
        }
    }
}
