//! Records written out as lines and brought in again: what is in them, what is on record, and what is kept out.

use std::fmt::Write as _;
use std::io::Cursor;

use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, Order, Permission, Refusal, Role};
use nyckel::ports::{Change, Stop, Store};
use nyckel::service::exchange::{Expected, Parent, Problem};
use nyckel::service::import_records::RecordCounts;
use nyckel::service::{Import, ImportOptions, ServiceError, Services, export_records, import_records};
use nyckel::testing::{CANARY_KEY, Fault, KnownKeys, Step, When, example};
use proptest::prelude::*;

use crate::services::world::{SOFTWARE, World, admin, line, version};
use crate::support::canary;

const SKIP: ImportOptions = ImportOptions { skip_bad_lines: true, dry_run: false };
pub(super) const WHOLE: ImportOptions = ImportOptions { skip_bad_lines: false, dry_run: false };
const HEADER: &str = "{\"nyckel\":\"export\",\"version\":1}\n";

pub(super) fn keeper() -> Actor {
    Actor::example(&[Role::GlobalAdmin])
}

pub(super) fn export(services: &Services) -> String {
    let mut text = String::new();
    export_records::<ServiceError>(services, &keeper(), &Stop::default(), |line| {
        writeln!(text, "{}", serde_json::to_string(line).unwrap()).unwrap();
        Ok(())
    })
    .unwrap();
    text
}

fn import(services: &Services, text: &str, options: ImportOptions) -> Import {
    import_records(services, &keeper(), &mut Cursor::new(text), options, &Stop::default()).unwrap()
}

/// The lines that an import reads.
pub(super) fn records(text: &str) -> Vec<&str> {
    let kinds = ["customer", "order", "entitlement", "subscription"].map(|kind| format!("{{\"kind\":\"{kind}\""));
    text.lines().filter(|line| kinds.iter().any(|kind| line.starts_with(kind.as_str()))).collect()
}

fn problems(import: &Import) -> Vec<(u64, &Problem)> {
    import.problems.iter().map(|bad| (bad.line, &bad.problem)).collect()
}

#[test]
fn log_1_that_it_is_exported_and_the_log_opened_is_on_disk_before_the_first_line() {
    let world = World::new();
    let mut at_first_line = None;
    let exported = export_records::<ServiceError>(&world.services, &keeper(), &Stop::default(), |_| {
        at_first_line.get_or_insert_with(|| world.log());
        Ok(())
    });
    let exported = exported.unwrap();
    let done = |kind| (kind, ActivityOutcome::Done);
    assert_eq!(at_first_line.unwrap(), [done(ActivityKind::Exported), done(ActivityKind::LogOpened)]);
    assert!(exported.has_activity && !exported.is_cut_short);
    assert_eq!(
        exported.lines,
        1 + 1 + 2 + 1 + 6 + 1 + 3,
        "header, operator, customers, order, lines, subscription, log"
    );
}

#[test]
fn log_1_nothing_is_exported_where_it_cannot_be_recorded() {
    let world = World::new();
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let mut lines = 0;
    let exported = export_records::<ServiceError>(&world.services, &keeper(), &Stop::default(), |_| {
        lines += 1;
        Ok(())
    });
    assert!(exported.is_err());
    assert_eq!(lines, 0);
}

#[test]
fn key_5_no_key_is_in_an_export() {
    let world = World::new();
    let services = world.with_provider(std::sync::Arc::new(KnownKeys::canary(world.services.provider.clone())));
    let ask = nyckel::service::RevealKey {
        entitlement: line(SOFTWARE),
        version: version(&world),
        seeing: nyckel::service::Seeing::Viewed,
        kind: nyckel::domain::product_key::KeyKind::Mak,
        reason: None,
    };
    let revealed = nyckel::service::reveal_key(&services, &admin(), &ask, &Stop::default()).unwrap();
    assert_eq!(revealed.key.expose(), CANARY_KEY);
    let text = export(&services);
    canary::assert_not_in("an export", &text);
    assert!(text.contains("key-viewed") && !text.contains("sealed") && !text.contains("wrapped"), "{text}");
}

#[test]
fn role_1_an_export_stops_when_asked_and_every_line_is_an_object() {
    let world = World::new();
    let stop = Stop::default();
    stop.raise();
    let exported = export_records::<ServiceError>(&world.services, &keeper(), &stop, |_| Ok(())).unwrap();
    assert!(exported.is_cut_short);
    for line in export(&world.services).lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).unwrap().is_object(), "{line}");
    }
}

#[test]
fn what_is_exported_comes_back_the_same_and_a_second_time_changes_nothing() {
    let text = export(&World::new().services);
    let empty = World::empty();
    let imported = import(&empty.services, &text, WHOLE);
    let expected = RecordCounts { customers: 2, orders: 1, entitlements: 6, subscriptions: 1 };
    assert_eq!((imported.new, imported.is_written), (expected, true));
    assert_eq!((imported.operators, imported.activity), (1, 3));
    assert_eq!(records(&export(&empty.services)), records(&text));
    let imports =
        || empty.records().into_iter().filter(|record| record.kind == ActivityKind::Imported).collect::<Vec<_>>();
    let reasons: Vec<_> = imports().into_iter().filter_map(|record| record.reason).collect();
    assert_eq!(reasons, ["customer: 2", "order: 1", "entitlement: 6", "subscription: 1"]);
    let place = empty.store.latest_seq().unwrap();
    let again = import(&empty.services, &text, WHOLE);
    assert_eq!((again.new, again.identical), (RecordCounts::default(), expected));
    assert_eq!(empty.store.latest_seq().unwrap(), place, "nothing was written");
}

#[test]
fn what_is_known_and_different_is_left_as_it_is() {
    let world = World::new();
    let text = export(&world.services).replace("Contoso AB", "Contoso Ltd");
    let imported = import(&world.services, &text, WHOLE);
    assert_eq!(imported.different, RecordCounts { customers: 1, ..RecordCounts::default() });
    let customer = world.store.customer(admin().scope(), crate::services::world::tenant(1)).unwrap().unwrap();
    assert_eq!(customer.value.name, "Contoso AB");
}

#[test]
fn a_dry_run_says_what_would_happen_and_writes_nothing() {
    let text = export(&World::new().services);
    let empty = World::empty();
    let place = empty.store.latest_seq().unwrap();
    let imported = import(&empty.services, &text, ImportOptions { dry_run: true, ..WHOLE });
    assert_eq!((imported.new.sum(), imported.is_written), (10, false));
    assert_eq!(empty.store.latest_seq().unwrap(), place);
}

#[test]
fn one_bad_line_keeps_all_out_or_itself_alone_with_what_belongs_to_it() {
    let text = export(&World::new().services);
    let bad = text.lines().map(|line| line.replace("\"lines\":6", "\"lines\":\"six\""));
    let bad = bad.collect::<Vec<_>>().join("\n");
    let empty = World::empty();
    let place = empty.store.latest_seq().unwrap();
    let refused = import(&empty.services, &bad, WHOLE);
    assert_eq!(problems(&refused).len(), 8, "the order, its six lines and their subscription: {:?}", refused.problems);
    let wrong = Problem::Wrong {
        field: "lines".to_owned(),
        found: "\"six\"".to_owned(),
        expected: Expected::Number { least: 1 },
    };
    assert!(problems(&refused).contains(&(4, &wrong)), "{:?}", refused.problems);
    assert!(problems(&refused).contains(&(5, &Problem::NoParent(Parent::Order))), "{:?}", refused.problems);
    assert!(!refused.is_written);
    assert_eq!(empty.store.latest_seq().unwrap(), place);
    let skipped = import(&empty.services, &bad, SKIP);
    assert_eq!(skipped.new, RecordCounts { customers: 2, ..RecordCounts::default() });
    assert!(skipped.is_written);
}

#[test]
fn what_a_line_belongs_to_may_come_later_or_be_in_the_store() {
    let text = export(&World::new().services);
    let mut backwards = records(&text);
    backwards.reverse();
    let empty = World::empty();
    let imported = import(&empty.services, &format!("{HEADER}{}", backwards.join("\n")), WHOLE);
    assert_eq!((imported.problems, imported.new.sum()), (Vec::new(), 10));
    assert_eq!(records(&export(&empty.services)), records(&text));
    let order = Order { lines: 2, ..example::order(1, "OR-NEW") };
    let line = format!(
        "{{\"kind\":\"order\",\"tenant\":\"{}\",\"order\":\"OR-NEW\",\"placed\":\"2026-11-23T09:00:00Z\",\"lines\":2}}",
        order.tenant
    );
    let imported = import(&empty.services, &format!("{HEADER}{line}"), WHOLE);
    assert_eq!((imported.problems, imported.new.orders), (Vec::new(), 1));
}

#[test]
fn every_way_to_be_wrong_is_told_with_its_line_and_what_should_stand_there() {
    let world = World::empty();
    let customer = |name: &str, market: &str| {
        format!(
            "{{\"kind\":\"customer\",\"tenant\":\"00000000-0000-0000-0000-000000000009\",\"name\":{name},\"domain\":\"\",\
             \"market\":\"{market}\",\"language\":\"sv-SE\",\"contact\":{{\"name\":\"\",\"email\":\"\",\"phone\":\"\"}}}}"
        )
    };
    let some_text = || Expected::SomeText { most: 1_000 };
    let kinds = vec!["customer", "order", "entitlement", "subscription", "operator", "activity"];
    let wrong = |field: &str, found: &str, expected| Problem::Wrong {
        field: field.to_owned(),
        found: found.to_owned(),
        expected,
    };
    for (line, expected) in [
        ("nonsense".to_owned(), Problem::NotAnObject),
        ("[1]".to_owned(), Problem::NotAnObject),
        ("{\"kind\":\"key\"}".to_owned(), wrong("kind", "\"key\"", Expected::OneOf(kinds))),
        (
            "{\"kind\":\"customer\"}".to_owned(),
            Problem::Missing { field: "tenant".to_owned(), expected: Expected::Guid },
        ),
        (customer("\" \"", "sweden"), wrong("name", "\" \"", some_text())),
        (customer("7", "sweden"), wrong("name", "7", some_text())),
        (customer("\"a\\u001bb\"", "sweden"), wrong("name", "\"a\\u001bb\"", some_text())),
        (customer("\"Ek\"", "Sverige"), wrong("market", "\"Sverige\"", Expected::Market)),
        (customer("\"Ek\",\"colour\":1", "sweden"), Problem::Unknown { field: "colour".to_owned() }),
        (
            customer("\"Ek\"", "sweden").replace("\"phone\"", "\"fax\""),
            Problem::Missing { field: "contact.phone".to_owned(), expected: Expected::Text { most: 1_000 } },
        ),
        (format!("\"{}\"", "x".repeat(300_000)), Problem::TooLong),
    ] {
        let imported = import(&world.services, &format!("{HEADER}\n{line}\n"), WHOLE);
        assert_eq!(problems(&imported), [(3, &expected)]);
    }
    let twice = format!("{HEADER}{}\n{}", customer("\"Ek\"", "sweden"), customer("\"Al\"", "sweden"));
    assert_eq!(problems(&import(&world.services, &twice, WHOLE)), [(3, &Problem::Twice { line: 2 })]);
    for (text, expected) in [
        ("", Problem::NoHeader),
        ("{\"kind\":\"customer\"}\n", Problem::NoHeader),
        ("{\"nyckel\":\"export\",\"version\":2}\n", Problem::NewerVersion { found: 2 }),
    ] {
        let imported = import(&world.services, text, SKIP);
        assert_eq!(problems(&imported), [(1, &expected)]);
        assert!(!imported.is_written, "not even what is right below it");
    }
}

#[test]
fn bad_lines_are_told_up_to_a_number_and_counted_from_there() {
    let world = World::empty();
    let imported = import(&world.services, &format!("{HEADER}{}", "x\n".repeat(95)), WHOLE);
    assert_eq!((imported.problems.len(), imported.more_problems), (20, 75));
    assert_eq!(imported.problems.first().map(|bad| bad.line), Some(2));
    assert_eq!(imported.problems.last().map(|bad| bad.line), Some(21));
}

#[test]
fn an_import_that_was_broken_off_goes_on_when_it_is_done_again() {
    let text = export(&World::new().services);
    let empty = World::empty();
    empty.faults.set(When::Every(Step::Commit), Fault::Fail);
    assert!(import_records(&empty.services, &keeper(), &mut Cursor::new(&text), WHOLE, &Stop::default()).is_err());
    empty.faults.clear();
    let stop = Stop::default();
    stop.raise();
    let stopped = import_records(&empty.services, &keeper(), &mut Cursor::new(&text), WHOLE, &stop).unwrap();
    assert!(stopped.is_cut_short && !stopped.is_written);
    import(&empty.services, &text, WHOLE);
    assert_eq!(records(&export(&empty.services)), records(&text));
}

#[test]
fn role_5_who_may_not_keep_the_store_up_neither_exports_nor_imports_and_that_is_on_record() {
    let world = World::new();
    let refusal = Refusal::Role { permission: Permission::StoreUpkeep };
    let exported = export_records::<ServiceError>(&world.services, &admin(), &Stop::default(), |_| panic!("a line"));
    assert_eq!(exported.unwrap_err().refusal(), Some(&refusal));
    let mut nothing = Cursor::new("");
    assert!(import_records(&world.services, &admin(), &mut nothing, WHOLE, &Stop::default()).is_err());
    let kinds: Vec<ActivityKind> = world.log().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ActivityKind::Exported, ActivityKind::Imported]);
}

prop_compose! {
    fn customers()(names in prop::collection::vec("[\\PC&&[^\u{85}]]{1,30}", 1..6), lines in 1_u32..4, cents in 0_i64..100_000_000)
        -> Vec<Change>
    {
        let mut changes = Vec::new();
        for (number, name) in (1_u32..).zip(names) {
            let name = format!("K{name}");
            let id = |line| example::entitlement_id(number, "OR-1", line);
            changes.push(Change::Customer(nyckel::domain::Customer { name: name.clone(), ..example::customer(number) }));
            changes.push(Change::Order(Order { lines, ..example::order(number, "OR-1") }));
            for line in 1..=lines {
                let mut bought = example::entitlement(id(line));
                bought.line.title.clone_from(&name);
                bought.line.unit_price = nyckel::domain::Money::new(
                    rust_decimal::Decimal::new(cents, 2), nyckel::domain::Currency::ALL[usize::try_from(line).unwrap()]);
                changes.push(Change::Entitlement(bought));
            }
            changes.push(Change::Subscription(example::subscription(number, id(1))));
        }
        changes
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_exported_comes_back_the_same(changes in customers()) {
        let world = World::empty();
        world.write(changes);
        let text = export(&world.services);
        let empty = World::empty();
        let imported = import(&empty.services, &text, WHOLE);
        prop_assert!(imported.problems.is_empty(), "{:?}", imported.problems);
        let back = export(&empty.services);
        prop_assert_eq!(records(&back), records(&text));
    }
}
