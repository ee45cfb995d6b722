//! The plan from KMS to MAK: no good row is lost, none stands twice, and everything that changes is on record (KMS-1).

use std::path::Path;

use chrono::Duration;
use nyckel::domain::download::FileName;
use nyckel::domain::kms_device::{DateOrder, DeviceDetails, DeviceField, LastActivation};
use nyckel::domain::support_request::Content;
use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, KmsDevice, KmsDeviceId, KmsState, Role};
use nyckel::ports::{Change, Clock, Stop, Store};
use nyckel::service::kms::{
    ChangeKmsDevices, DeviceChange, ImportKms, KmsImport, KmsTable, KmsWithin, Put, PutKmsDevice, RowProblem,
    RowStanding, change_kms_devices, export_kms_plan, import_kms_devices, kms_deadlines, list_kms_devices,
    put_kms_device, save_kms_plan,
};
use nyckel::service::{ServiceError, What};
use nyckel::testing::{Fault, Step, When};
use uuid::Uuid;

use super::world::{World, admin, tenant};

/// A table of which two rows are bad and one says again what another said.
pub(super) const TABLE: &str = "Enhet;Produkt;Senast aktiverad\n\
                                SRV-1;Windows Server 2019;2026-06-01\n\
                                SRV-2;Windows Server 2022;05/06/2026\n\
                                SRV-3;;26.11.2025\n\
                                ;Windows Server 2022;2026-06-01\n\
                                srv-1;;2026-07-01\n";

pub(super) fn bring_in(world: &World, actor: &Actor, text: &str, dry_run: bool) -> Result<KmsImport, ServiceError> {
    let table = KmsTable::read(text.as_bytes()).unwrap();
    let ask = ImportKms { tenant: tenant(1), mapping: table.guess(), order: DateOrder::Unsaid, dry_run };
    import_kms_devices(&world.services, actor, &table, &ask, (&chrono::Utc, &Stop::default()))
}

pub(super) fn details(name: &str, days: i64, world: &World) -> DeviceDetails {
    let day = world.clock.now().before(Duration::days(days)).day();
    let [name, product, note] = [name, "Windows Server 2022", ""].map(str::to_owned);
    DeviceDetails { name, product, last_activation: LastActivation::Day(day), note }
}

pub(super) fn put(world: &World, actor: &Actor, customer: u128, name: &str, days: i64) -> Result<Put, ServiceError> {
    let ask = PutKmsDevice { tenant: tenant(customer), device: None, details: details(name, days, world) };
    put_kms_device(&world.services, actor, &ask)
}

pub(super) fn devices(world: &World) -> Vec<KmsDevice> {
    world.store.kms_devices(admin().scope(), tenant(1), None, 1_000).unwrap().items
}

/// A file of rows that were not brought in.
pub(super) fn rejected_rows() -> (FileName, Content) {
    (FileName::sanitised("rejected.csv"), Content::new(b"SRV-2;05/06/2026".to_vec()))
}

/// That many rows, each of a device of its own.
fn numbered(count: u32) -> String {
    (0..count).map(|number| format!("SRV-{number};2026-06-01")).collect::<Vec<_>>().join("\n")
}

fn names(world: &World) -> Vec<String> {
    let plan = list_kms_devices(&world.services, &admin(), tenant(1), &chrono::Utc).unwrap();
    plan.rows.into_iter().map(|row| row.device.details.name).collect()
}

pub(super) fn change(world: &World, actor: &Actor, change: DeviceChange) -> Result<u64, ServiceError> {
    let devices = devices(world).into_iter().map(|device| device.id).collect();
    change_kms_devices(&world.services, actor, &ChangeKmsDevices { tenant: tenant(1), devices, change })
}

fn reasons(world: &World) -> Vec<String> {
    let changed = world.records().into_iter().filter(|record| record.kind == ActivityKind::KmsPlanChanged);
    changed.filter_map(|record| record.reason).collect()
}

#[test]
fn kms_1_good_rows_are_brought_in_and_bad_ones_told_with_their_lines() {
    let world = World::new();
    let import = bring_in(&world, &admin(), TABLE, false).unwrap();
    let standings: Vec<_> = import.rows.iter().map(|row| (row.line, row.standing)).collect();
    let expected = [(2, RowStanding::Superseded { by: 6 }), (4, RowStanding::Added), (6, RowStanding::Added)];
    assert_eq!(standings, expected);
    let bad: Vec<_> = import.bad.iter().map(|row| (row.line, row.problems.len(), row.cells.len())).collect();
    assert_eq!(bad, [(3, 1, 3), (5, 1, 3)]);
    assert!(import.bad.iter().all(|row| matches!(row.problems[0], RowProblem::Device(_))));
    assert_eq!(names(&world), ["SRV-3", "srv-1"], "the first deadline first");
    assert_eq!(reasons(&world), ["imported: 2 added, 0 changed"]);
}

#[test]
fn kms_1_the_same_table_brought_in_again_changes_nothing_and_mended_rows_are_added() {
    let world = World::new();
    bring_in(&world, &admin(), TABLE, false).unwrap();
    let (before, seq) = (devices(&world), world.store.latest_seq().unwrap());
    let again = bring_in(&world, &admin(), TABLE, false).unwrap();
    assert_eq!(again.count(|standing| standing == RowStanding::Unchanged), 2);
    assert_eq!((devices(&world), world.store.latest_seq().unwrap()), (before, seq));
    let mended = "Enhet;Senast aktiverad\nSRV-2;2026-06-05\nSRV-3;2026-06-02\n";
    let import = bring_in(&world, &admin(), mended, false).unwrap();
    assert_eq!(
        import.rows.iter().map(|row| row.standing).collect::<Vec<_>>(),
        [RowStanding::Added, RowStanding::Updated]
    );
    let kept = devices(&world).into_iter().find(|device| device.details.name == "srv-1").unwrap();
    assert_eq!(
        kept.details.product, "Windows Server 2019",
        "what the last row leaves empty is what one before it says"
    );
    assert_eq!(devices(&world).len(), 3);
}

#[test]
fn kms_1_what_would_happen_is_told_and_nothing_is_written() {
    let world = World::new();
    let seq = world.store.latest_seq().unwrap();
    let told = bring_in(&world, &admin(), TABLE, true).unwrap();
    assert!(!told.is_written && world.store.latest_seq().unwrap() == seq);
    let done = bring_in(&world, &admin(), TABLE, false).unwrap();
    assert_eq!((told.rows, told.bad), (done.rows, done.bad));
}

#[test]
fn kms_1_many_rows_are_written_in_bounded_commits() {
    let world = World::new();
    let rows = numbered(600);
    let import = bring_in(&world, &admin(), &format!("Device;Date\n{rows}"), false).unwrap();
    assert_eq!(import.count(|standing| standing == RowStanding::Added), 600);
    assert_eq!(reasons(&world), ["250", "250", "100"].map(|count| format!("imported: {count} added, 0 changed")));
    assert_eq!(devices(&world).len(), 600);
}

#[test]
fn kms_1_an_import_that_fails_in_between_keeps_what_was_written_and_goes_on_the_next_time() {
    let world = World::new();
    let rows = numbered(300);
    let text = format!("Device;Date\n{rows}");
    world.faults.set(When::Nth(Step::Commit, 2), Fault::Fail);
    bring_in(&world, &admin(), &text, false).unwrap_err();
    assert_eq!(devices(&world).len(), 250);
    world.faults.clear();
    let import = bring_in(&world, &admin(), &text, false).unwrap();
    assert_eq!(import.count(|standing| standing == RowStanding::Added), 50);
    assert_eq!(devices(&world).len(), 300);
}

#[test]
fn kms_1_a_device_is_added_once_whatever_the_case_of_its_name() {
    let world = World::new();
    assert_eq!(put(&world, &admin(), 1, "SRV-1", 10).unwrap(), Put::Added);
    assert_eq!(put(&world, &admin(), 1, "srv-1", 10).unwrap(), Put::Updated);
    assert_eq!(put(&world, &admin(), 1, "srv-1", 10).unwrap(), Put::Unchanged);
    assert_eq!(put(&world, &admin(), 2, "srv-1", 10).unwrap(), Put::Added, "another customer's");
    assert_eq!(names(&world), ["srv-1"]);
    assert_eq!(reasons(&world), ["added: SRV-1", "changed: srv-1", "added: srv-1"]);
}

#[test]
fn kms_1_a_device_is_renamed_and_takes_no_name_of_another() {
    let world = World::new();
    put(&world, &admin(), 1, "SRV-1", 10).unwrap();
    put(&world, &admin(), 1, "SRV-2", 20).unwrap();
    let first = devices(&world).into_iter().find(|device| device.details.name == "SRV-1").unwrap();
    let rename = |name| {
        let ask = PutKmsDevice { tenant: tenant(1), device: Some(first.id), details: details(name, 10, &world) };
        put_kms_device(&world.services, &admin(), &ask)
    };
    assert!(matches!(rename("srv-2"), Err(ServiceError::KmsNameTaken(name)) if name == "srv-2"));
    assert_eq!(rename("SRV-9").unwrap(), Put::Updated);
    // The name is free again, though the id that follows from it is not.
    assert_eq!(put(&world, &admin(), 1, "SRV-1", 30).unwrap(), Put::Added);
    assert_eq!(names(&world), ["SRV-1", "SRV-2", "SRV-9"]);
    let gone = KmsDeviceId(Uuid::from_u128(9));
    let ask = PutKmsDevice { tenant: tenant(1), device: Some(gone), details: details("SRV-8", 1, &world) };
    let absent = put_kms_device(&world.services, &admin(), &ask);
    assert!(matches!(absent, Err(ServiceError::NotFound(What::KmsDevice(id))) if id == gone));
}

#[test]
fn kms_1_devices_are_marked_as_moved_and_back_and_removed_several_at_once() {
    let world = World::new();
    for (name, days) in [("SRV-1", 190), ("SRV-2", 20), ("SRV-3", 170)] {
        put(&world, &admin(), 1, name, days).unwrap();
    }
    let plan = || list_kms_devices(&world.services, &admin(), tenant(1), &chrono::Utc).unwrap();
    let progress =
        |plan: nyckel::service::kms::KmsPlan| (plan.progress().all, plan.progress().moved, plan.progress().overdue);
    assert_eq!(plan().rows[0].state, KmsState::Overdue { days: 10 });
    assert_eq!(progress(plan()), (3, 0, 1));
    assert_eq!(change(&world, &admin(), DeviceChange::Moved).unwrap(), 3);
    assert_eq!(change(&world, &admin(), DeviceChange::Moved).unwrap(), 0, "they are already");
    assert_eq!(progress(plan()), (3, 3, 0));
    let moved = devices(&world)[0].moved.clone().unwrap();
    assert_eq!((moved.at, moved.by.as_str()), (world.clock.now(), admin().name()));
    assert_eq!(change(&world, &admin(), DeviceChange::NotMoved).unwrap(), 3);
    assert_eq!(progress(plan()), (3, 0, 1));
    assert_eq!(change(&world, &admin(), DeviceChange::Removed).unwrap(), 3);
    assert_eq!(progress(plan()), (0, 0, 0));
    assert_eq!(reasons(&world)[3..], ["moved: 3", "not moved: 3", "removed: 3"]);
}

#[test]
fn kms_1_deadlines_of_all_customers_come_in_order_with_those_that_passed() {
    let world = World::new();
    for (customer, name, days) in [(1, "late", 190), (2, "soon", 175), (1, "later", 160), (2, "far", 10)] {
        put(&world, &admin(), customer, name, days).unwrap();
    }
    let within = |days, limit| {
        let ask = KmsWithin { left: Duration::days(days), limit };
        let found = kms_deadlines(&world.services, &admin(), &ask, &chrono::Utc).unwrap();
        let names = found.rows.iter().map(|found| format!("{}: {}", found.customer, found.row.device.details.name));
        (names.collect::<Vec<_>>(), found.has_more)
    };
    let [late, soon, later, far] =
        ["Contoso AB: late", "Östra Bygg AB: soon", "Contoso AB: later", "Östra Bygg AB: far"].map(str::to_owned);
    assert_eq!(within(14, 10), (vec![late.clone(), soon.clone()], false));
    assert_eq!(within(0, 10), (vec![late.clone()], false));
    assert_eq!(within(365, 10), (vec![late.clone(), soon.clone(), later.clone(), far], false));
    assert_eq!(within(365, 3), (vec![late.clone(), soon.clone(), later], true));
    assert_eq!(within(365, 1), (vec![late.clone()], true));
    change(&world, &admin(), DeviceChange::Moved).unwrap();
    assert_eq!(within(20, 10), (vec![soon], false));
}

#[test]
fn kms_1_in_whatever_order_days_and_instants_lie_by_utc_the_first_deadline_of_the_zone_is_first() {
    use nyckel::i18n::{Language, Locale};
    let world = World::new();
    // A day begins in Auckland eleven hours before it does by UTC.
    let zone = Locale::new(Language::English, chrono_tz::Tz::Pacific__Auckland);
    put(&world, &admin(), 1, "by day", 100).unwrap();
    let day = world.clock.now().before(Duration::days(100)).day();
    let at = day.and_hms_opt(0, 0, 0).unwrap().and_utc() - Duration::hours(6);
    let by_instant =
        DeviceDetails { last_activation: LastActivation::At(at.into()), ..details("by instant", 1, &world) };
    let ask = PutKmsDevice { tenant: tenant(1), device: None, details: by_instant };
    put_kms_device(&world.services, &admin(), &ask).unwrap();
    let first = |zone: &dyn nyckel::domain::Zone| {
        let ask = KmsWithin { left: Duration::days(200), limit: 1 };
        let found = kms_deadlines(&world.services, &admin(), &ask, zone).unwrap();
        (found.rows[0].row.device.details.name.clone(), found.has_more)
    };
    assert_eq!(first(&zone), ("by day".to_owned(), true));
    assert_eq!(first(&chrono::Utc), ("by instant".to_owned(), true));
}

#[test]
fn kms_1_log_1_a_plan_that_is_taken_out_is_on_record_before() {
    let world = World::new();
    put(&world, &admin(), 1, "SRV-1", 10).unwrap();
    let plan = export_kms_plan(&world.services, &admin(), tenant(1), &chrono::Utc).unwrap();
    assert_eq!((plan.customer.as_str(), plan.rows.len()), ("Contoso AB", 1));
    assert_eq!(world.log().pop(), Some((ActivityKind::Exported, ActivityOutcome::Done)));
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    let compose = |_: &nyckel::service::kms::KmsPlan| (FileName::sanitised("plan.csv"), b"x".to_vec());
    let folder = Path::new("/home/anna/exports");
    let saved = save_kms_plan(&world.services, &admin(), (tenant(1), &chrono::Utc), folder, compose);
    assert!(saved.is_err() && world.own_files.is_empty());
    world.faults.clear();
    let saved = save_kms_plan(&world.services, &admin(), (tenant(1), &chrono::Utc), folder, compose).unwrap();
    assert!(world.own_files.get(&saved).is_some());
}

#[test]
fn kms_1_role_5_who_may_only_look_changes_nothing_and_that_is_on_record() {
    let world = World::new();
    put(&world, &admin(), 1, "SRV-1", 10).unwrap();
    let sales = Actor::example(&[Role::SalesAgent]);
    assert!(put(&world, &sales, 1, "SRV-2", 10).unwrap_err().refusal().is_some());
    assert!(bring_in(&world, &sales, TABLE, true).unwrap_err().refusal().is_some());
    assert!(change(&world, &sales, DeviceChange::Removed).unwrap_err().refusal().is_some());
    assert_eq!(names(&world), ["SRV-1"]);
    let refused = world.log().into_iter().filter(|(kind, outcome)| {
        *kind == ActivityKind::KmsPlanChanged && matches!(outcome, ActivityOutcome::Refused(_))
    });
    assert_eq!(refused.count(), 3);
    assert_eq!(list_kms_devices(&world.services, &sales, tenant(1), &chrono::Utc).unwrap().rows.len(), 1);
}

#[test]
fn kms_1_a_device_that_somebody_adds_meanwhile_is_changed_and_not_added_twice() {
    let world = World::new();
    put(&world, &admin(), 1, "SRV-1", 10).unwrap();
    let [device] = devices(&world).try_into().unwrap();
    // What somebody else called so has another id.
    world.write(vec![
        Change::NoKmsDevice(device.tenant, device.id),
        Change::KmsDevice(Box::new(KmsDevice { id: KmsDeviceId(Uuid::from_u128(7)), ..device })),
    ]);
    let import = bring_in(&world, &admin(), "Device;Date\nSRV-1;2026-06-01\n", false).unwrap();
    assert_eq!(import.rows[0].standing, RowStanding::Updated);
    assert_eq!(devices(&world).len(), 1);
    assert_eq!(DeviceField::ALL.len(), 4);
}
