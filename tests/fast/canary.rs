//! The canary key itself: a key that the types accept, masked where it is printed for debugging.

use std::fs;

use nyckel::domain::ProductKey;

use crate::support::artefacts::Artefacts;
use crate::support::canary;

#[test]
fn the_canary_is_a_key_and_its_debug_output_hides_it() {
    let artefacts = Artefacts::new("canary-debug");
    let key = ProductKey::parse(canary::key()).expect("the canary has the shape of a key");
    assert_eq!(*key.grouped(), canary::grouped());
    fs::write(artefacts.folder().join("debug.txt"), format!("{key:?} {key:#?} {:?}", Some(&key))).unwrap();
    canary::assert_absent(&artefacts);
}

#[test]
#[should_panic(expected = "contains the canary key in the clear")]
fn a_leaked_canary_is_found() {
    // Beside the folder that is searched last, since this file does contain the key.
    let artefacts = Artefacts::removed_at_the_end("canary-leak");
    fs::write(artefacts.folder().join("leak.log"), format!("the key is {}", canary::grouped())).unwrap();
    canary::assert_absent(&artefacts);
}
