//! Reach: what lies outside the scope of who reads is not there, and is not written by who cannot reach it.

use nonempty::NonEmpty;

use super::{Bench, Property, customer_admins, properties, whole};
use crate::domain::ActivityKind;
use crate::domain::version::{EntityRef, Version};
use crate::ports::commit::Change;
use crate::ports::store::{ActivityFilter, CommitError};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    m365_1_every_read_ends_at_the_customers_own,
    m365_1_no_change_reaches_past_the_customers_own,
    m365_1_no_basis_or_record_reaches_past_the_customers_own,
];

fn m365_1_every_read_ends_at_the_customers_own(bench: &Bench) {
    let [own, _] = customer_admins();
    let ids = [1, 2].map(|number| example::entitlement_id(number, "OR-1", 1));
    for (number, id) in (1..).zip(&ids) {
        bench.write(vec![
            Change::Customer(example::customer(number)),
            Change::Order(example::order(number, "OR-1")),
            Change::Entitlement(example::entitlement(id.clone())),
            Change::Subscription(example::subscription(number, id.clone())),
            Change::SealedKey(example::sealed_key(id, 1)),
        ]);
        let seen = example::record(&example::agent(), ActivityKind::KeyViewed, Some(id));
        bench.apply(&example::recording(&example::agent(), NonEmpty::new(seen)));
    }
    let (store, scope) = (&bench.store, own.scope());
    assert_eq!(store.customers(scope, None, 10).unwrap().items, [example::customer(1)]);
    let [own_log, whole_log] =
        [scope, whole()].map(|scope| store.activity(scope, &ActivityFilter::default(), None, 10).unwrap().items);
    assert_eq!((own_log.len(), whole_log.len()), (1, 4));
    for (number, id) in (1..).zip(&ids) {
        let (tenant, is_own) = (example::tenant(number), number == 1);
        let count = usize::from(is_own);
        let subscription = example::subscription(number, id.clone()).id;
        assert_eq!(store.customer(scope, tenant).unwrap().is_some(), is_own);
        assert_eq!(store.orders(scope, tenant, None, 10).unwrap().items.len(), count);
        assert_eq!(store.entitlements(scope, tenant, None, 10).unwrap().items.len(), count);
        assert_eq!(store.entitlement(scope, id).unwrap().is_some(), is_own);
        assert_eq!(store.subscriptions(scope, tenant, None, 10).unwrap().items.len(), count);
        assert_eq!(store.subscription(scope, tenant, subscription).unwrap().is_some(), is_own);
        assert_eq!(store.sealed_key(scope, id, &example::version()).unwrap().is_some(), is_own);
        assert_eq!(store.last_access(scope, example::operator_id(1), id).unwrap().is_some(), is_own);
    }
}

fn m365_1_no_change_reaches_past_the_customers_own(bench: &Bench) {
    let [own, _] = customer_admins();
    let id = |number| example::entitlement_id(number, "OR-1", 1);
    let changes = |number| {
        [
            Change::Customer(example::customer(number)),
            Change::Order(example::order(number, "OR-1")),
            Change::Entitlement(example::entitlement(id(number))),
            Change::Subscription(example::subscription(1, id(number))),
            Change::SealedKey(example::sealed_key(&id(number), 1)),
            Change::NoKeys(id(number)),
        ]
    };
    let outside = [Change::Operator(example::operator(1)), Change::KeySlot(example::key_slot(1))];
    for change in changes(2).into_iter().chain(outside) {
        let mixed = vec![Change::Customer(example::customer(1)), change.clone()];
        let refused = bench.refuses(&example::commit_on(&own, Vec::new(), mixed));
        assert!(matches!(refused, CommitError::OutOfScope { .. }), "{change:?}");
    }
    bench.apply(&example::commit_on(&own, Vec::new(), changes(1).into()));
}

fn m365_1_no_basis_or_record_reaches_past_the_customers_own(bench: &Bench) {
    let [own, other] = customer_admins();
    let foreign = EntityRef::Customer(example::tenant(2));
    let refused = bench.refuses(&example::commit_on(&own, vec![(foreign.clone(), Version::ABSENT)], Vec::new()));
    assert!(matches!(refused, CommitError::OutOfScope { entity } if entity == foreign));
    let id = example::entitlement_id(2, "OR-1", 1);
    for (actor, entitlement) in [(&own, Some(&id)), (&other, None), (&example::agent(), None)] {
        let record = example::record(actor, ActivityKind::LinkCopied, entitlement);
        let refused = bench.refuses(&example::recording(&own, NonEmpty::new(record)));
        assert!(matches!(refused, CommitError::OutOfScope { .. }));
    }
}
