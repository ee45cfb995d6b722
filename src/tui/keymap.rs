//! Keys as the console names them, and the rows that bind them to what a room can do. One row feeds dispatch, the
//! bottom line, the help, the palette and the docs. It knows nothing of rooms: their actions are a type parameter.

pub mod binding;
pub mod chord;
pub mod conflict;
pub mod key;
pub mod keys;
pub mod sequence;
mod written;

pub use binding::{Binding, Mode};
pub use chord::{Chord, Focus, Resolution, resolve};
pub use conflict::{Conflict, conflicts};
pub use key::{Code, Key, NotAKey};
pub use keys::Keys;
pub use sequence::Sequence;
