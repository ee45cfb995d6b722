//! Films of screens: what a terminal makes of them, and what is written of a tiny one and of the real console.

mod console;
mod films;
mod replay;
mod written;
