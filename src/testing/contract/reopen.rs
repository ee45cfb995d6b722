//! What a store that lasts promises: opened again it is what it was.

use std::sync::Arc;

use nonempty::NonEmpty;

use super::Bench;
use crate::domain::ActivityKind;
use crate::ports::commit::Change;
use crate::ports::store::Store;
use crate::testing::{FakeClock, example, observe};

/// Says that everything is there when the same store is opened again; `open` opens it each time it is called.
///
/// # Panics
/// If something is not.
pub fn reopen_contract(open: impl Fn(Arc<FakeClock>) -> Arc<dyn Store>) {
    let clock = Arc::new(FakeClock::default());
    let id = example::entitlement_id(1, "OR-10", 1);
    let bench = Bench { store: open(Arc::clone(&clock)), clock: Arc::clone(&clock) };
    bench.write(vec![
        Change::Customer(example::customer(1)),
        Change::Order(example::order(1, "OR-10")),
        Change::Entitlement(example::entitlement(id.clone())),
        Change::Subscription(example::subscription(1, id.clone())),
        Change::SealedKey(example::sealed_key(&id, 1)),
        Change::Operator(example::operator(2)),
        Change::Operator(example::operator(1)),
        Change::KeySlot(example::key_slot(1)),
    ]);
    bench.write(example::customer_with_purchase(2));
    bench.write(example::cancellation(example::bought(2), example::now()));
    let seen = example::record(&example::agent(), ActivityKind::KeyCopied, Some(&id));
    bench.apply(&example::recording(&example::agent(), NonEmpty::new(seen)));
    let (identity, before) = (bench.store.identity().unwrap(), observe(&*bench.store, 100));
    drop(bench);
    for _ in 0..2 {
        let bench = Bench { store: open(Arc::clone(&clock)), clock: Arc::clone(&clock) };
        assert_eq!(bench.store.identity().unwrap(), identity);
        assert_eq!(observe(&*bench.store, 100), before);
        assert_eq!(bench.verified().findings, []);
    }
}
