//! The terminal: taking it, giving it back whatever happens, and the one way of writing to it. It knows nothing of
//! what is drawn, and no message of the user's language except the one line it is handed for a panic.

mod backend;
pub mod canvas;
pub mod capability;
pub mod error;
pub mod guard;
pub mod input;
pub mod notification;
pub mod panic_report;
mod sequences;
pub mod writer;

pub use canvas::Canvas;
pub use capability::{Keyboard, MouseUse, Standing};
pub use error::TerminalError;
pub use guard::{TerminalGuard, restore};
pub use input::Input;
pub use notification::Notification;
pub use panic_report::PanicReport;
pub use sequences::END_OF_HYPERLINK;
pub use writer::TerminalWriter;
