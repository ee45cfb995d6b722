//! What the test binaries share: where they leave what they make, the key that must never be found there, and what
//! to do when the machine lacks something a test needs.

#![allow(dead_code, reason = "each test binary uses the part that it needs")]

pub(crate) mod artefacts;
pub(crate) mod canary;
pub(crate) mod chance;
pub(crate) mod skip;
