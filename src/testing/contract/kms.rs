//! Devices that are moved from KMS to MAK: a customer's own, found by their deadlines until they are moved (KMS-1).

use chrono::Duration;

use super::{Bench, Property, customer_admins, properties, resting_on, whole};
use crate::domain::kms_device::LastActivation;
use crate::domain::version::{EntityRef, Version};
use crate::domain::{Instant, KmsDevice, KmsDeviceId, Scope, TenantId};
use crate::ports::commit::Change;
use crate::ports::page::{Cursor, all_pages};
use crate::ports::store::{CommitError, StoreFailure};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    kms_1_devices_are_listed_and_read_one_by_one,
    kms_1_deadlines_come_in_order_over_all_customers,
    kms_1_a_device_that_changes_is_found_by_its_new_deadline_alone,
    kms_1_what_was_moved_or_removed_is_found_by_no_deadline,
    kms_1_a_device_that_somebody_changed_meanwhile_is_not_overwritten,
    m365_1_devices_end_at_the_customers_own,
    a_page_of_devices_begins_at_its_own_cursor_alone,
];

fn put(device: &KmsDevice) -> Change {
    Change::KmsDevice(Box::new(device.clone()))
}

fn listed(bench: &Bench, scope: Scope, customer: u32) -> Vec<KmsDevice> {
    let tenant = example::tenant(customer);
    let one_by_one = all_pages(|after| bench.store.kms_devices(scope, tenant, after, 1)).unwrap();
    let at_once = all_pages(|after| bench.store.kms_devices(scope, tenant, after, 100)).unwrap();
    assert_eq!(one_by_one, at_once);
    at_once
}

fn before(bench: &Bench, scope: Scope, end: Instant) -> Vec<(Instant, TenantId, KmsDeviceId)> {
    let one_by_one = all_pages(|after| bench.store.kms_deadlines(scope, end, after, 1)).unwrap();
    let at_once = all_pages(|after| bench.store.kms_deadlines(scope, end, after, 100)).unwrap();
    assert_eq!(one_by_one, at_once);
    at_once
}

fn all(bench: &Bench) -> Vec<(Instant, TenantId, KmsDeviceId)> {
    before(bench, whole(), Instant::from_unix(4_000_000_000))
}

fn found(device: &KmsDevice) -> (Instant, TenantId, KmsDeviceId) {
    (device.found_by().unwrap(), device.tenant, device.id)
}

/// Customers whose devices these can be.
fn with_customers(bench: &Bench) {
    bench.write((1..=3).map(|number| Change::Customer(example::customer(number))).collect());
}

fn kms_1_devices_are_listed_and_read_one_by_one(bench: &Bench) {
    with_customers(bench);
    assert_eq!(listed(bench, whole(), 1), []);
    let devices = [3, 1, 2].map(|number| example::kms_device(1, number, 30));
    let version = bench.write(devices.iter().map(put).collect());
    bench.write(vec![put(&example::kms_device(2, 1, 30))]);
    let [third, first, second] = devices;
    assert_eq!(listed(bench, whole(), 1), [first.clone(), second, third]);
    let read = bench.store.kms_device(whole(), first.tenant, first.id).unwrap().unwrap();
    assert_eq!((read.version, read.value), (version, first.clone()));
    let other = example::kms_device(1, 9, 30);
    assert_eq!(bench.store.kms_device(whole(), first.tenant, other.id).unwrap(), None);
    let changes = bench.store.changes_after(crate::domain::Seq(0), 100).unwrap();
    let entity = EntityRef::KmsDevice(first.tenant, first.id);
    assert!(changes.entries.iter().any(|entry| entry.entity == entity && entry.seq == version.0));
}

fn kms_1_deadlines_come_in_order_over_all_customers(bench: &Bench) {
    with_customers(bench);
    let [late, early, middle] =
        [(1, 1, 10), (2, 1, 170), (1, 2, 90)].map(|(c, n, days)| example::kms_device(c, n, days));
    let mut by_instant = example::kms_device(3, 1, 0);
    by_instant.details.last_activation = LastActivation::At(example::now().before(Duration::days(200)));
    bench.write([&late, &early, &middle, &by_instant].map(put).into());
    assert_eq!(all(bench), [&by_instant, &early, &middle, &late].map(found));
    let (end, nanosecond) = (found(&early).0, Duration::nanoseconds(1));
    assert_eq!(before(bench, whole(), end), [found(&by_instant)], "the end itself is outside");
    assert_eq!(before(bench, whole(), end.after(nanosecond)), [&by_instant, &early].map(found));
    assert_eq!(before(bench, whole(), Instant::from_unix(0)), []);
}

fn kms_1_a_device_that_changes_is_found_by_its_new_deadline_alone(bench: &Bench) {
    with_customers(bench);
    bench.write(vec![put(&example::kms_device(1, 1, 100))]);
    let renewed = example::kms_device(1, 1, 1);
    bench.write(vec![put(&renewed)]);
    assert_eq!(all(bench), [found(&renewed)]);
    assert_eq!(listed(bench, whole(), 1), [renewed]);
    assert_eq!(bench.verified().findings, []);
}

fn kms_1_what_was_moved_or_removed_is_found_by_no_deadline(bench: &Bench) {
    with_customers(bench);
    let [moved, removed, kept] = [1, 2, 3].map(|number| example::kms_device(1, number, 30));
    bench.write([&moved, &removed, &kept].map(put).into());
    let moved = example::moved(moved);
    bench.write(vec![put(&moved), Change::NoKmsDevice(removed.tenant, removed.id)]);
    assert_eq!(all(bench), [found(&kept)]);
    assert_eq!(listed(bench, whole(), 1), [moved.clone(), kept.clone()]);
    assert_eq!(bench.store.kms_device(whole(), removed.tenant, removed.id).unwrap(), None);
    let back = KmsDevice { moved: None, ..moved };
    bench.write(vec![put(&back), put(&removed)]);
    assert_eq!(all(bench), [found(&back), found(&removed), found(&kept)]);
    bench.write(vec![Change::NoKmsDevice(kept.tenant, kept.id), put(&kept), Change::NoKmsDevice(kept.tenant, kept.id)]);
    assert_eq!(all(bench), [found(&back), found(&removed)]);
    assert_eq!(bench.verified().findings, []);
}

fn kms_1_a_device_that_somebody_changed_meanwhile_is_not_overwritten(bench: &Bench) {
    with_customers(bench);
    let device = example::kms_device(1, 1, 30);
    let entity = EntityRef::KmsDevice(device.tenant, device.id);
    let first = bench.apply(&resting_on(entity.clone(), Version::ABSENT, vec![put(&device)]));
    for version in [Version::ABSENT, Version(first.0.next())] {
        let refused = bench.refuses(&resting_on(entity.clone(), version, vec![put(&example::moved(device.clone()))]));
        assert!(matches!(refused, CommitError::Conflict { entity: found } if found == entity));
    }
    let gone = Change::NoKmsDevice(device.tenant, device.id);
    bench.apply(&resting_on(entity.clone(), first, vec![gone]));
    bench.apply(&resting_on(entity, Version::ABSENT, vec![put(&device)]));
    assert_eq!(listed(bench, whole(), 1), [device]);
}

fn m365_1_devices_end_at_the_customers_own(bench: &Bench) {
    with_customers(bench);
    let [own, _] = customer_admins();
    let devices = [2, 1, 3].map(|customer| example::kms_device(customer, 1, 30));
    bench.write(devices.iter().map(put).collect());
    let [other, mine, _] = devices;
    assert_eq!(before(bench, own.scope(), Instant::from_unix(4_000_000_000)), [found(&mine)]);
    assert_eq!((listed(bench, own.scope(), 1), listed(bench, own.scope(), 2)), (vec![mine], vec![]));
    assert_eq!(bench.store.kms_device(own.scope(), other.tenant, other.id).unwrap(), None);
    for change in [put(&other), Change::NoKmsDevice(other.tenant, other.id)] {
        let refused = bench.refuses(&example::commit_on(&own, Vec::new(), vec![change]));
        assert!(matches!(refused, CommitError::OutOfScope { .. }), "{refused:?}");
    }
}

fn a_page_of_devices_begins_at_its_own_cursor_alone(bench: &Bench) {
    with_customers(bench);
    bench.write((1..=2).map(|number| put(&example::kms_device(1, number, 30))).collect());
    let (tenant, end) = (example::tenant(1), Instant::from_unix(4_000_000_000));
    let devices = bench.store.kms_devices(whole(), tenant, None, 1).unwrap().next.unwrap();
    let deadlines = bench.store.kms_deadlines(whole(), end, None, 1).unwrap().next.unwrap();
    let cut = Cursor(deadlines.0.iter().copied().take(20).collect());
    for refused in [
        bench.store.kms_deadlines(whole(), end, Some(&devices), 1).map(drop),
        bench.store.kms_deadlines(whole(), end, Some(&cut), 1).map(drop),
        bench.store.kms_devices(whole(), tenant, Some(&deadlines), 1).map(drop),
        bench.store.kms_devices(whole(), example::tenant(2), Some(&devices), 1).map(drop),
    ] {
        assert!(matches!(refused, Err(StoreFailure::BadCursor)), "{refused:?}");
    }
}
