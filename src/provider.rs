//! Providers: who issues keys and links and carries commands out, and for a demo the files behind the links and the
//! server that sends them. A provider never writes to the store.

pub mod bits;
pub mod bits_server;
pub mod embedded;
mod ordering;

pub use bits::GeneratedBits;
pub use bits_server::{BitsFault, BitsServer};
pub use embedded::{EmbeddedProvider, KeySource};
