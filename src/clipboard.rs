//! The routes to a clipboard: tmux, the terminal itself, the desktop, a private file. It keeps no copied text, only a
//! keyed hash by which it knows its own copy again, and it never puts a secret into an argument or a variable.

mod child;
mod environment;
mod file;
mod mark;
mod osc52;
mod routed;
mod system;
mod tmux;

pub use environment::ClipboardEnvironment;
pub use routed::RoutedClipboard;
