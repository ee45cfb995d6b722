//! Support requests: the newest first, with their files as they were attached, and the partner's own.

use super::{Bench, Property, customer_admins, properties, resting_on, whole};
use crate::domain::support_request::RequestStatus;
use crate::domain::version::{EntityRef, Version};
use crate::domain::{SupportRequest, SupportRequestNumber};
use crate::ports::FiledRequest;
use crate::ports::commit::Change;
use crate::ports::page::{Cursor, all_pages};
use crate::ports::store::{CommitError, StoreFailure};
use crate::testing::example;

pub(super) const PROPERTIES: &[Property] = properties![
    support_2_the_newest_request_comes_first,
    support_1_files_are_as_they_were_attached,
    support_2_a_number_is_given_once,
    support_2_a_request_that_changes_keeps_its_files,
    m365_1_requests_are_the_partners_own,
    a_page_of_requests_begins_at_its_own_cursor_alone,
];

fn filed(number: u32, files: &[(&str, usize)]) -> Change {
    Change::SupportRequest(Box::new(example::filed_request(number, files)))
}

fn number(number: u32) -> SupportRequestNumber {
    SupportRequestNumber::embedded(number)
}

fn listed(bench: &Bench, limit: usize) -> Vec<SupportRequest> {
    all_pages(|after| bench.store.support_requests(whole(), after, limit)).unwrap()
}

fn support_2_the_newest_request_comes_first(bench: &Bench) {
    assert_eq!(listed(bench, 10), []);
    for number in [2, 40, 7] {
        bench.write(vec![filed(number, &[])]);
    }
    let newest_first = [40, 7, 2].map(|number| example::filed_request(number, &[]).request);
    for limit in [1, 2, 3, 100] {
        assert_eq!(listed(bench, limit), newest_first, "{limit}");
    }
    let read = bench.store.support_request(whole(), &number(7)).unwrap().unwrap();
    assert_eq!(read.value, newest_first[1]);
    assert_eq!(bench.store.support_request(whole(), &number(8)).unwrap(), None);
}

fn support_1_files_are_as_they_were_attached(bench: &Bench) {
    // Of one part, of several, and of as many as the largest there can be.
    let files = [("short.txt", 1), ("log.txt", 100_000), ("image.png", 5_000_000)];
    bench.write(vec![filed(1, &files), filed(2, &[("other.txt", 40_000)])]);
    let attached = |request: u32, place| bench.store.attached(whole(), &number(request), place).unwrap();
    for (place, content) in example::filed_request(1, &files).contents.into_iter().enumerate() {
        assert_eq!(attached(1, place), Some(content));
    }
    assert_eq!(attached(2, 0), example::filed_request(2, &[("other.txt", 40_000)]).contents.pop());
    assert_eq!((attached(1, 3), attached(2, 1), attached(3, 0)), (None, None, None));
    assert_eq!(bench.verified().findings, []);
}

fn support_2_a_number_is_given_once(bench: &Bench) {
    let entity = EntityRef::SupportRequest(number(1));
    let written = bench.apply(&resting_on(entity.clone(), Version::ABSENT, vec![filed(1, &[("a.txt", 10)])]));
    let again = bench.refuses(&resting_on(entity.clone(), Version::ABSENT, vec![filed(1, &[("b.txt", 20)])]));
    assert!(matches!(again, CommitError::Conflict { entity: found } if found == entity));
    let read = bench.store.support_request(whole(), &number(1)).unwrap().unwrap();
    assert_eq!((read.version, read.value.attachments.len()), (written, 1));
    let changes = bench.store.changes_after(crate::domain::Seq(0), 10).unwrap();
    assert!(changes.entries.iter().any(|entry| entry.entity == entity && entry.seq == written.0));
}

fn support_2_a_request_that_changes_keeps_its_files(bench: &Bench) {
    bench.write(vec![filed(1, &[("a.txt", 10)])]);
    let FiledRequest { request, mut contents } = example::filed_request(1, &[("a.txt", 10)]);
    let closed = SupportRequest { status: RequestStatus::Closed, ..request };
    bench.write(vec![Change::SupportRequest(Box::new(FiledRequest { request: closed.clone(), contents: Vec::new() }))]);
    assert_eq!(listed(bench, 10), [closed]);
    assert_eq!(bench.store.attached(whole(), &number(1), 0).unwrap(), contents.pop());
    assert_eq!(bench.verified().findings, []);
}

fn m365_1_requests_are_the_partners_own(bench: &Bench) {
    bench.write(vec![filed(1, &[("a.txt", 10)])]);
    for admin in customer_admins() {
        let scope = admin.scope();
        assert_eq!(bench.store.support_requests(scope, None, 10).unwrap().items, []);
        assert_eq!(bench.store.support_request(scope, &number(1)).unwrap(), None);
        assert_eq!(bench.store.attached(scope, &number(1), 0).unwrap(), None);
        let refused = bench.refuses(&example::commit_on(&admin, Vec::new(), vec![filed(2, &[])]));
        assert!(matches!(refused, CommitError::OutOfScope { .. }), "{refused:?}");
    }
}

fn a_page_of_requests_begins_at_its_own_cursor_alone(bench: &Bench) {
    bench.write(vec![filed(1, &[]), filed(2, &[])]);
    let next = bench.store.support_requests(whole(), None, 1).unwrap().next.unwrap();
    let cut = Cursor(next.0.iter().copied().take(3).collect());
    let refused = bench.store.support_requests(whole(), Some(&cut), 1);
    assert!(matches!(refused, Err(StoreFailure::BadCursor)), "{refused:?}");
    assert!(matches!(bench.store.customers(whole(), Some(&next), 1), Err(StoreFailure::BadCursor)));
}
