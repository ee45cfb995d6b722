//! Providers: who issues keys and links and carries commands out. A provider never writes to the store.

pub mod embedded;

pub use embedded::{EmbeddedProvider, KeySource};
