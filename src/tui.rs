//! The console: a key press becomes an action, an action a step, a step an effect; a reply becomes a message; what is
//! then true is drawn. Rooms never reach into each other, and nothing blocks the loop.

pub mod app;
pub mod backing_up;
pub mod context;
pub mod copying;
pub mod customers_view;
pub mod dialog;
pub mod downloading;
pub mod effect;
pub mod everywhere;
pub mod exposure;
pub mod failure;
pub mod filter;
pub mod finder;
pub mod keymap;
pub mod kms_words;
pub mod lane;
pub mod list_orders;
pub mod listing;
pub mod log_narrowing;
pub mod moving;
pub mod msg;
pub mod note;
pub mod own_paths;
pub mod own_settings;
pub mod palette_target;
pub mod places;
pub mod pointer;
pub mod remaining;
pub mod remote;
pub mod retrieving;
pub mod ring;
pub mod room;
mod rooms;
pub mod runtime;
pub mod screen;
pub mod session;
pub mod sorting;
pub mod step;
pub mod support_start;
pub mod terminal;
pub mod theme;
#[cfg(feature = "testing")]
pub mod trigger;
pub mod widget;
