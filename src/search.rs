//! Finding: the index of customers and what they bought, and the markets by half-remembered names.
//!
//! It knows no language and no screen: how names sort comes from outside, as a [`Collate`]. Every question carries
//! the scope of its actor, and what lies outside it is not found.

mod arena;
pub mod asking;
mod block;
mod buffer;
pub mod entry;
mod file;
mod finding;
pub mod fold;
mod found;
mod gathering;
pub mod index;
mod left;
mod live;
pub mod markets;
mod places;
pub mod question;
mod ranked;
mod rows;
mod runs;
mod scan;
mod series;
mod shown;
mod similar;
mod tables;
mod wanted;

pub use asking::{Asking, Former};
pub use entry::CustomerRow;
pub use file::{Image, IndexFile};
pub use fold::{fold, has_every_word};
pub use gathering::{Gathered, Gathering};
pub use index::{Begun, Collate, Index, Whole};
pub use live::LiveIndex;
pub use markets::market_search;
pub use question::{Answer, Column, Depth, Direction, Extent, Fields, Hit, HitBy, MarketNames, Question, Spelling};
