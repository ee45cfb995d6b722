//! nyckel: a keyboard-driven console with which a Cloud Solution Provider partner sells, retrieves and cancels
//! software for its customers. `docs/ARCHITECTURE.md` describes the rooms and what each may import.

pub mod cli;
pub mod clipboard;
pub mod config;
pub mod demo;
pub mod domain;
pub mod download;
pub mod i18n;
pub mod ports;
pub mod provider;
pub mod recorder;
pub mod search;
pub mod service;
pub mod store;
pub mod system;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod theatre;
pub mod tour;
pub mod tui;
pub mod vault;
