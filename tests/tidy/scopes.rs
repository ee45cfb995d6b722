//! Who reaches the whole partner without an actor: the provider's own reads, the building of the index, and
//! the passing of time.

use super::cfg::Build;
use super::source::{files, text_of};

/// Where it may be named. What an actor is answered is narrowed to the actor's scope there.
const ALLOWED: [&str; 5] = [
    "src/cli/opening.rs",
    "src/domain/actor.rs",
    "src/provider/embedded.rs",
    "src/service/apply_time.rs",
    "src/service/carry_out.rs",
];

#[test]
fn nobody_else_reaches_the_whole_partner_without_an_actor() {
    let mut found: Vec<String> = files(Build::Shipped).into_iter().map(|file| file.path).collect();
    found.retain(|path| text_of(path).contains("whole_partner"));
    found.sort();
    assert_eq!(found, ALLOWED);
}
