//! Pure drawing, one thing a file: every widget draws what it is given and remembers nothing but a selection. Texts
//! arrive in the operator's language; widgets know no message.

pub mod button;
pub mod dialog_box;
pub mod facts;
pub mod hyperlink;
pub mod input;
pub mod list;
pub mod overview;
pub mod pane;
pub mod pending;
pub mod progress;
pub mod qr;
pub mod scrolled;
pub mod secret_field;
pub mod table;
pub mod text;
pub mod top_line;
