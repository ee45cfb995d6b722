//! The binary is thin: the library does everything.

fn main() {}
