//! What makes the real program panic on purpose, so that a test can see the terminal given back. It exists only with
//! the feature `testing`; the released program lacks it.

use crate::tui::keymap::{Code, Key};

/// The variable that arms the trigger.
pub const ARMED: &str = "NYCKEL_TESTING_PANIC";

/// Panics on F9 while the trigger is armed.
///
/// # Panics
/// Then, and that is what is tested.
pub fn panic_on(key: Key) {
    let is_pressed = key == Key::plain(Code::F(9)) && std::env::var_os(ARMED).is_some();
    assert!(!is_pressed, "a panic for a test");
}
