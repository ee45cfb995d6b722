//! Pages: in order, each row once, ending, and begun only by cursors of their own query. The feed likewise.

use super::{Bench, Property, properties, whole};
use crate::domain::Seq;
use crate::domain::version::EntityRef;
use crate::ports::commit::Change;
use crate::ports::page::{Cursor, all_pages};
use crate::ports::store::{ActivityFilter, StoreFailure};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    pages_of_any_size_give_every_row_once_in_order,
    a_page_has_at_least_one_row_and_the_last_says_so,
    a_cursor_of_another_query_is_refused,
    the_feed_gives_what_each_commit_wrote_in_order,
    the_feed_never_cuts_a_commit_in_two,
    the_feed_forgets_the_oldest_commits_and_says_so,
];

fn fill(bench: &Bench) {
    let mut changes = Vec::new();
    for number in [3, 1, 2] {
        changes.push(Change::Customer(example::customer(number)));
        for order in ["OR-10", "Ö", "OR-1", "OR-2"] {
            changes.push(Change::Order(example::order(number, order)));
            for line in [256, 1, 2] {
                let id = example::entitlement_id(number, order, line);
                changes.push(Change::Entitlement(example::entitlement(id.clone())));
                changes.push(Change::Subscription(example::subscription(number * 10 + line % 10, id)));
            }
        }
    }
    bench.write(changes);
}

fn pages_of_any_size_give_every_row_once_in_order(bench: &Bench) {
    fill(bench);
    let (store, all, tenant) = (&bench.store, whole(), example::tenant(2));
    for limit in [1, 2, 3, 5, 100] {
        let customers = all_pages(|after| store.customers(all, after, limit)).unwrap();
        assert_eq!(customers, [1, 2, 3].map(example::customer));
        let orders = all_pages(|after| store.orders(all, tenant, after, limit)).unwrap();
        assert_eq!(orders, ["OR-1", "OR-10", "OR-2", "Ö"].map(|id| example::order(2, id)));
        let entitlements = all_pages(|after| store.entitlements(all, tenant, after, limit)).unwrap();
        let ids: Vec<_> = entitlements.into_iter().map(|entitlement| entitlement.id).collect();
        let expected: Vec<_> = ["OR-1", "OR-10", "OR-2", "Ö"]
            .into_iter()
            .flat_map(|order| [1, 2, 256].map(|line| example::entitlement_id(2, order, line)))
            .collect();
        assert_eq!(ids, expected);
        let subscriptions = all_pages(|after| store.subscriptions(all, tenant, after, limit)).unwrap();
        assert!(subscriptions.is_sorted_by_key(|subscription| subscription.id));
        assert_eq!(subscriptions.len(), 3);
    }
}

fn a_page_has_at_least_one_row_and_the_last_says_so(bench: &Bench) {
    fill(bench);
    let orders = |limit| bench.store.orders(whole(), example::tenant(1), None, limit).unwrap();
    assert_eq!(orders(0).items.len(), 1);
    assert_eq!((orders(3).items.len(), orders(3).next.is_some()), (3, true));
    assert_eq!((orders(4).items.len(), orders(4).next), (4, None));
    assert_eq!(orders(usize::MAX).items.len(), 4);
}

fn a_cursor_of_another_query_is_refused(bench: &Bench) {
    fill(bench);
    let (store, all) = (&bench.store, whole());
    let [own, other] = [example::tenant(1), example::tenant(2)];
    let orders = store.orders(all, own, None, 1).unwrap().next;
    let customers = store.customers(all, None, 1).unwrap().next;
    let nonsense = Some(Cursor(Vec::new()));
    let log = |after: &Option<Cursor>| store.activity(all, &ActivityFilter::default(), after.as_ref(), 1).map(drop);
    let refused = [
        store.orders(all, other, orders.as_ref(), 1).map(drop),
        store.entitlements(all, own, orders.as_ref(), 1).map(drop),
        store.subscriptions(all, own, orders.as_ref(), 1).map(drop),
        store.customers(all, orders.as_ref(), 1).map(drop),
        store.orders(all, own, customers.as_ref(), 1).map(drop),
        store.customers(all, nonsense.as_ref(), 1).map(drop),
        log(&orders),
        log(&nonsense),
    ];
    for refused in refused {
        assert!(matches!(refused, Err(StoreFailure::BadCursor)), "{refused:?}");
    }
}

fn the_feed_gives_what_each_commit_wrote_in_order(bench: &Bench) {
    let customer = |number| EntityRef::Customer(example::tenant(number));
    bench.write(vec![Change::Customer(example::customer(2)), Change::Customer(example::customer(1))]);
    bench.write(Vec::new());
    bench.write(vec![Change::Customer(example::customer(1)), Change::KeySlot(example::key_slot(1))]);
    let entries = |seq| -> Vec<_> {
        let changes = bench.store.changes_after(Seq(seq), 10).unwrap();
        assert!(!changes.has_more);
        changes.entries.into_iter().map(|entry| (entry.seq.0, entry.entity)).collect()
    };
    assert_eq!(entries(0), [(1, customer(1)), (1, customer(2)), (3, customer(1))]);
    assert_eq!(entries(1), [(3, customer(1))]);
    assert_eq!(entries(3), []);
}

fn the_feed_never_cuts_a_commit_in_two(bench: &Bench) {
    for _ in 0..2 {
        bench.write((1..=3).map(|number| Change::Customer(example::customer(number))).collect());
    }
    for (seq, has_more) in [(0, true), (1, false)] {
        let changes = bench.store.changes_after(Seq(seq), 2).unwrap();
        assert_eq!((changes.entries.len(), changes.has_more), (3, has_more));
    }
}

fn the_feed_forgets_the_oldest_commits_and_says_so(bench: &Bench) {
    const LIMIT: u32 = 100_000;
    const EACH: u32 = 20_000;
    for _ in 0..=LIMIT / EACH {
        bench.write((1..=EACH).map(|number| Change::Customer(example::customer(number))).collect());
    }
    assert!(matches!(bench.store.changes_after(Seq(0), 1), Err(StoreFailure::FeedForgotten)));
    let changes = bench.store.changes_after(Seq(1), 1).unwrap();
    assert_eq!(changes.entries.first().map(|entry| entry.seq), Some(Seq(2)));
}
