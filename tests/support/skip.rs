//! Leaving a test out where the machine lacks something, which `.ci/run` forbids.

/// Says why a test is left out; fails instead where `NYCKEL_FORBID_SKIP` is set. The caller returns after it.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var_os("NYCKEL_FORBID_SKIP").is_none(), "this run forbids leaving tests out: {reason}");
    eprintln!("left out: {reason}");
}
