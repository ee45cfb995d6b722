//! Every service against every role: what is allowed is done, what is not is refused and recorded.

use std::path::Path;

use crate::services::cancellation_receipts::FOLDER;
use crate::services::cancelling::{any_ask, cancel};
use crate::services::kms::{TABLE, bring_in, change, put, rejected_rows};
use crate::services::operators::{CIA, colleagues, dan, passphrase};
use crate::services::ordering::an_order;
use crate::services::retrieval::{a_batch, a_passphrase};
use crate::services::support::a_request;
use crate::services::world::{LICENCE_ONLY, RENEWING, SOFTWARE, World, admin, line, tenant, version};
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::choice::Picked;
use nyckel::domain::download::FileName;
use nyckel::domain::operator::SettingChange;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Cart, EntitlementId, InvoiceMonth, OperatorId, Permission, Refusal, Renewal,
    Role, Roles, RuleId, role,
};
use nyckel::ports::store::ActivityFilter;
use nyckel::ports::{Clock, LogName, Stop, Store};
use nyckel::search::Question;
use nyckel::service::exchange::LogForm;
use nyckel::service::export_activity::ExportError;
use nyckel::service::kms::{
    DeviceChange, KmsWithin, export_kms_plan, kms_deadlines, list_kms_devices, read_kms_file, save_kms_plan,
    save_rejected_rows,
};
use nyckel::service::support::{file_support_request, list_support_requests};
use nyckel::service::{
    AddOperator, BilledTo, ChangePassphrase, ChangeRoles, ChangeSettings, ChangeSubscription, ClosingWithin, Collected,
    CopyLink, ExportActivity, FindPurchase, FindSubscription, ImportError, ImportOptions, KeepChoice, LastChoice,
    ListInvoices, LogReading, Morning, OpenPurchase, PlaceOrder, ReadActivity, ReadInvoice, RenewingWithin, Retrieval,
    RevealKey, Seeing, ServiceError, add_operator, begin_retrieval, cancel_purchase, change_passphrase, change_roles,
    change_settings, change_subscription, closing_windows, copy_link, count_accesses, export_activity, export_receipt,
    export_records, find_customer_by, find_customers, find_ordered, find_purchase, find_subscription,
    find_viewed_customer, import_records, keep_choice, list_catalog, list_invoices, list_operators, list_orders,
    list_software, list_subscriptions, named_in_log, note_checkpoint, open_cancellation, open_customer,
    open_hybrid_benefit, open_purchase, place_order, read_activity, read_invoice, read_receipt, recent_customers,
    remove_operator, retrieve_one, reveal_key, review_order, upcoming_renewals, verify_activity, verify_store,
    write_retrieved,
};
use nyckel::testing::{Fault, Step, When};

pub(super) type Verb = fn(&World, &Actor) -> Result<(), ServiceError>;

/// Every service with what it needs a role for.
pub(super) const VERBS: &[(&str, Permission, Verb)] = &[
    ("find_customers", Permission::LookAtCustomers, |world, actor| {
        find_customers(&world.services, actor, &Question::first("", 10)).map(drop)
    }),
    ("find_customer_by", Permission::LookAtCustomers, |world, actor| {
        find_customer_by(&world.services, actor, "Contoso AB").map(drop)
    }),
    ("recent_customers", Permission::LookAtCustomers, |world, actor| {
        recent_customers(&world.services, actor).map(drop)
    }),
    ("find_viewed_customer", Permission::LookAtSoftware, |world, actor| {
        find_viewed_customer(&world.services, actor, "Contoso AB").map(drop)
    }),
    ("open_customer", Permission::LookAtCustomers, |world, actor| {
        open_customer(&world.services, actor, tenant(1)).map(drop)
    }),
    ("list_software", Permission::LookAtSoftware, |world, actor| {
        list_software(&world.services, actor, tenant(1)).map(drop)
    }),
    ("list_subscriptions", Permission::LookAtSubscriptions, |world, actor| {
        list_subscriptions(&world.services, actor, tenant(1)).map(drop)
    }),
    ("open_hybrid_benefit", Permission::LookAtPlans, |world, actor| {
        open_hybrid_benefit(&world.services, actor, tenant(1)).map(drop)
    }),
    ("closing_windows", Permission::LookAtPlans, |world, actor| {
        let ask = ClosingWithin { left: CancellationWindow::CLOSING, limit: 10 };
        closing_windows(&world.services, actor, &ask).map(drop)
    }),
    ("upcoming_renewals", Permission::LookAtSubscriptions, |world, actor| {
        let ask = RenewingWithin { left: Morning::RENEWALS, limit: 10 };
        upcoming_renewals(&world.services, actor, &ask).map(drop)
    }),
    ("list_kms_devices", Permission::LookAtPlans, |world, actor| {
        list_kms_devices(&world.services, actor, tenant(1), &chrono::Utc).map(drop)
    }),
    ("kms_deadlines", Permission::LookAtPlans, |world, actor| {
        let ask = KmsWithin { left: chrono::Duration::days(14), limit: 10 };
        kms_deadlines(&world.services, actor, &ask, &chrono::Utc).map(drop)
    }),
    ("export_kms_plan", Permission::LookAtPlans, |world, actor| {
        export_kms_plan(&world.services, actor, tenant(1), &chrono::Utc).map(drop)
    }),
    ("put_kms_device", Permission::ChangePlans, |world, actor| put(world, actor, 1, "SRV-1", 10).map(drop)),
    ("import_kms_devices", Permission::ChangePlans, |world, actor| bring_in(world, actor, TABLE, false).map(drop)),
    ("change_kms_devices", Permission::ChangePlans, |world, actor| change(world, actor, DeviceChange::Moved).map(drop)),
    ("read_kms_file", Permission::ChangePlans, |world, actor| {
        world.own_files.put("/home/anna/devices.csv", TABLE.as_bytes().to_vec());
        read_kms_file(&world.services, actor, tenant(1), Path::new("/home/anna/devices.csv")).map(drop)
    }),
    ("save_kms_plan", Permission::LookAtPlans, |world, actor| {
        let compose = |_: &_| (FileName::sanitised("plan.csv"), Vec::new());
        save_kms_plan(&world.services, actor, (tenant(1), &chrono::Utc), Path::new(FOLDER), compose).map(drop)
    }),
    ("save_rejected_rows", Permission::ChangePlans, |world, actor| {
        let (name, content) = rejected_rows();
        save_rejected_rows(&world.services, actor, tenant(1), (Path::new(FOLDER), |_: &str| name), &content).map(drop)
    }),
    ("list_orders", Permission::LookAtOrders, |world, actor| list_orders(&world.services, actor, tenant(1)).map(drop)),
    ("list_catalog", Permission::LookAtOrders, |world, actor| {
        list_catalog(&world.services, actor, tenant(1)).map(drop)
    }),
    ("review_order", Permission::Buy, |world, actor| {
        let PlaceOrder { command, lines, .. } = an_order(world);
        review_order(&world.services, actor, tenant(1), Cart { command, lines }).map(drop)
    }),
    ("place_order", Permission::Buy, |world, actor| {
        place_order(&world.services, actor, &an_order(world), &Stop::default()).map(drop)
    }),
    ("open_cancellation", Permission::LookAtSoftware, |world, actor| {
        open_cancellation(&world.services, actor, &line(SOFTWARE)).map(drop)
    }),
    ("cancel_purchase", Permission::Cancel, |world, actor| {
        cancel_purchase(&world.services, actor, &any_ask(world, LICENCE_ONLY), &Stop::default()).map(drop)
    }),
    ("read_receipt", Permission::Invoices, |world, actor| {
        let cancelled = a_cancelled_purchase(world, actor);
        read_receipt(&world.services, actor, &cancelled).map(drop)
    }),
    ("export_receipt", Permission::Invoices, |world, actor| {
        let cancelled = a_cancelled_purchase(world, actor);
        export_receipt(&world.services, actor, &cancelled, Path::new(FOLDER), |receipt| {
            (receipt.file_name("txt"), Vec::new())
        })
        .map(drop)
    }),
    ("list_invoices", Permission::Invoices, |world, actor| {
        let ask = ListInvoices { to: BilledTo::Customer(tenant(1)), before: None, limit: 10 };
        list_invoices(&world.services, actor, &ask).map(drop)
    }),
    ("read_invoice", Permission::Invoices, |world, actor| {
        let month = InvoiceMonth::of(world.clock.now());
        let ask = ReadInvoice { to: BilledTo::Everyone, month, currency: None, after: None, limit: 10 };
        read_invoice(&world.services, actor, &ask).map(drop)
    }),
    ("change_subscription", Permission::Buy, |world, actor| {
        let change = SubscriptionChange { renewal: Some(Renewal::Expires), name: Some("Kassan".to_owned()) };
        let ask = ChangeSubscription { entitlement: line(RENEWING), change };
        change_subscription(&world.services, actor, &ask).map(drop)
    }),
    ("find_purchase", Permission::LookAtSoftware, |world, actor| {
        let ask = FindPurchase { tenant: tenant(1), text: "OR-00001/1".to_owned() };
        find_purchase(&world.services, actor, &ask).map(drop)
    }),
    ("find_subscription", Permission::LookAtSubscriptions, |world, actor| {
        let ask = FindSubscription { tenant: tenant(1), text: "Servrar".to_owned() };
        find_subscription(&world.services, actor, &ask).map(drop)
    }),
    ("find_ordered", Permission::LookAtOrders, |world, actor| {
        let ask = FindPurchase { tenant: tenant(1), text: "OR-00001/1".to_owned() };
        find_ordered(&world.services, actor, &ask).map(drop)
    }),
    ("open_purchase", Permission::LookAtSoftware, |world, actor| {
        let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Remembered };
        open_purchase(&world.services, actor, &ask).map(drop)
    }),
    ("keep_choice", Permission::LookAtSoftware, |world, actor| {
        let (product, _) = chosen(world);
        keep_choice(&world.services, actor, &KeepChoice { product, picked: Picked::default() })
    }),
    ("reveal_key", Permission::Keys, |world, actor| {
        let version = version(world);
        let entitlement = line(SOFTWARE);
        let ask = RevealKey { entitlement, version, seeing: Seeing::Copied, kind: KeyKind::Mak, reason: None };
        reveal_key(&world.services, actor, &ask, &Stop::default()).map(drop)
    }),
    ("begin_retrieval", Permission::Keys, |world, actor| begin_retrieval(&world.services, actor, &a_batch(), None)),
    ("retrieve_one", Permission::Keys, |world, actor| {
        let (batch, collected) = (a_batch(), Collected::default());
        let of = Retrieval { batch: &batch, passphrase: None, collected: &collected };
        retrieve_one(&world.services, actor, of, &line(SOFTWARE), &Stop::default()).map(drop)
    }),
    ("write_retrieved", Permission::Keys, |world, actor| {
        let (batch, passphrase, collected) = (a_batch(), a_passphrase(), Collected::default());
        let of = Retrieval { batch: &batch, passphrase: Some(&passphrase), collected: &collected };
        write_retrieved(&world.services, actor, of, &|_| String::new(), &Stop::default()).map(drop)
    }),
    ("copy_link", Permission::Keys, |world, actor| {
        let ask = CopyLink { entitlement: line(SOFTWARE), choice: chosen(world).1, reason: None };
        copy_link(&world.services, actor, &ask, &Stop::default()).map(drop)
    }),
    ("read_activity", Permission::ActivityLog, |world, actor| {
        read_activity(&world.services, actor, &ReadActivity { limit: 10, ..ReadActivity::default() }).map(drop)
    }),
    ("named_in_log", Permission::ActivityLog, |world, actor| {
        named_in_log(&world.services, actor, LogName::Customer, LogReading::Opening).map(drop)
    }),
    ("count_accesses", Permission::ActivityLog, |world, actor| count_accesses(&world.services, actor, &[]).map(drop)),
    ("verify_activity", Permission::ActivityLog, |world, actor| {
        verify_activity(&world.services, actor, &[], &Stop::default(), &mut |_| {}).map(drop)
    }),
    ("note_checkpoint", Permission::ActivityLog, |world, actor| note_checkpoint(&world.services, actor).map(drop)),
    ("export_activity", Permission::ActivityLog, |world, actor| {
        let ask = ExportActivity { form: LogForm::Csv, filter: ActivityFilter::default(), limit: Some(1) };
        match export_activity(&world.services, actor, &ask, &Stop::default(), &mut Vec::new()) {
            Ok(_) => Ok(()),
            Err(ExportError::Service(error)) => Err(error),
            Err(ExportError::Output(error)) => panic!("{error}"),
        }
    }),
    ("verify_store", Permission::StoreUpkeep, |world, actor| {
        verify_store(&world.services, actor, &Stop::default(), &mut |_| {}).map(drop)
    }),
    ("export_records", Permission::StoreUpkeep, |world, actor| {
        export_records(&world.services, actor, &Stop::default(), |_| Ok(())).map(drop)
    }),
    ("import_records", Permission::StoreUpkeep, |world, actor| {
        let mut nothing = std::io::Cursor::new("");
        match import_records(&world.services, actor, &mut nothing, ImportOptions::default(), &Stop::default()) {
            Ok(_) => Ok(()),
            Err(ImportError::Service(error)) => Err(error),
            Err(ImportError::Read(error)) => panic!("{error}"),
        }
    }),
    ("list_support_requests", Permission::SupportRequest, |world, actor| {
        list_support_requests(&world.services, actor).map(drop)
    }),
    ("file_support_request", Permission::SupportRequest, |world, actor| {
        file_support_request(&world.services, actor, &a_request(world)).map(drop)
    }),
    ("add_operator", Permission::Operators, |world, actor| {
        let name = format!("Dan {}", world.store.latest_seq().unwrap().0);
        add_operator(&world.services, actor, &AddOperator { name, ..dan() }).map(drop)
    }),
    ("change_roles", Permission::Operators, |world, actor| {
        colleagues(world);
        let ask = ChangeRoles { operator: CIA, roles: Roles::new(&[Role::BillingAdmin]) };
        change_roles(&world.services, actor, &ask).map(drop)
    }),
    ("change_passphrase", Permission::Operators, |world, actor| {
        colleagues(world);
        let ask = ChangePassphrase { operator: CIA, present: None, new: passphrase("Cia, ny") };
        change_passphrase(&world.services, actor, &ask).map(drop)
    }),
    ("remove_operator", Permission::Operators, |world, actor| {
        colleagues(world);
        remove_operator(&world.services, actor, CIA).map(drop)
    }),
    ("list_operators", Permission::OwnSettings, |world, actor| list_operators(&world.services, actor).map(drop)),
    ("change_settings", Permission::OwnSettings, |world, actor| {
        let operator = OperatorId(uuid::Uuid::from_u128(0xA11A));
        let ask = ChangeSettings { operator, change: SettingChange::OpenMasked(true) };
        change_settings(&world.services, actor, &ask).map(drop)
    }),
];

/// A purchase that an admin agent has cancelled, once, however often it is asked for; who may not see its receipt is
/// refused before it matters.
fn a_cancelled_purchase(world: &World, actor: &Actor) -> EntitlementId {
    if role::require(actor, Permission::Invoices).is_ok() {
        cancel(&world.whole, &any_ask(world, LICENCE_ONLY)).unwrap();
    }
    line(LICENCE_ONLY)
}

pub(super) fn chosen(world: &World) -> (nyckel::domain::ProductId, nyckel::domain::Choice) {
    let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    let page = open_purchase(&world.whole, &admin(), &ask).unwrap();
    (page.product.id, page.filled_in.unwrap())
}

#[test]
fn role_1_role_2_role_3_role_5_each_service_asks_for_its_role_and_records_its_refusal() {
    let world = World::new();
    for (name, permission, verb) in VERBS {
        for role in Role::ALL {
            let before = world.log().len();
            let result = verb(&world, &Actor::example(&[role]));
            if role.permissions().contains(permission) {
                assert!(result.is_ok(), "{name} {role:?}: {result:?}");
                continue;
            }
            let error = result.unwrap_err();
            let refusal = Refusal::Role { permission: *permission };
            assert_eq!(error.refusal(), Some(&refusal), "{name} {role:?}");
            let log = world.log();
            assert_eq!(log.len(), before + 1, "{name} {role:?}");
            assert_eq!(log.last().unwrap().1, ActivityOutcome::Refused(RuleId::Role5), "{name} {role:?}");
        }
    }
}

#[test]
fn m365_1_the_customers_view_has_the_software_and_nothing_of_the_partner() {
    let world = World::new();
    for (name, permission, verb) in VERBS {
        let result = verb(&world, &Actor::example_customer(true));
        let allowed = matches!(permission, Permission::LookAtSoftware | Permission::Keys);
        assert_eq!(result.is_ok(), allowed, "{name}: {result:?}");
        let result = verb(&world, &Actor::example_customer(false));
        assert_eq!(result.unwrap_err().refusal(), Some(&Refusal::CustomerRole), "{name}");
    }
}

#[test]
fn role_3_log_1_an_opening_of_the_log_is_its_newest_record_and_a_further_page_is_no_opening() {
    let world = World::new();
    let actor = Actor::example(&[Role::GlobalAdmin]);
    let ask = ReadActivity { limit: 1, ..ReadActivity::default() };
    let first = read_activity(&world.services, &actor, &ask).unwrap();
    assert_eq!(first.items.first().unwrap().record.kind, ActivityKind::LogOpened);
    assert!(first.next.is_some());
    read_activity(&world.services, &actor, &ReadActivity { after: first.next, ..ask }).unwrap();
    assert_eq!(world.log(), [(ActivityKind::LogOpened, ActivityOutcome::Done)]);
}

#[test]
fn role_3_an_operator_sees_their_own_last_access_and_nobody_elses() {
    let world = World::new();
    let version = version(&world);
    let entitlement = line(SOFTWARE);
    let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
    reveal_key(&world.services, &admin(), &ask, &Stop::default()).unwrap();
    let last_access = |actor: &Actor| {
        let rows = list_software(&world.services, actor, tenant(1)).unwrap();
        rows.into_iter().find(|row| row.entitlement.id == line(SOFTWARE)).unwrap().last_access
    };
    assert_eq!(last_access(&admin()), Some(world.clock.now()));
    let other = Actor::Operator {
        id: OperatorId(uuid::Uuid::from_u128(2)),
        name: "Bo Ek".to_owned(),
        roles: Roles::new(&[Role::AdminAgent]),
    };
    assert_eq!(last_access(&other), None);
}

#[test]
fn role_1_nobody_changes_anybody_elses_settings() {
    let world = World::new();
    let other = Actor::Operator {
        id: OperatorId(uuid::Uuid::from_u128(2)),
        name: "Bo Ek".to_owned(),
        roles: Roles::new(&[Role::GlobalAdmin]),
    };
    let operator = OperatorId(uuid::Uuid::from_u128(0xA11A));
    let ask = ChangeSettings { operator, change: SettingChange::Language("en".to_owned()) };
    assert!(change_settings(&world.services, &other, &ask).unwrap_err().refusal().is_some());
    let settings = change_settings(&world.services, &admin(), &ask).unwrap().settings;
    assert_eq!(settings.language.as_deref(), Some("en"));
    assert_eq!(list_operators(&world.services, &admin()).unwrap()[0].settings, settings);
}

#[test]
fn log_1_a_refusal_names_customer_and_purchase_by_their_ids() {
    let world = World::new();
    let nobody = Actor::example(&[Role::AccountAdmin]);
    let subject = || world.records().pop().unwrap().subject;
    open_customer(&world.services, &nobody, tenant(2)).unwrap_err();
    assert_eq!((subject().tenant, subject().customer.as_deref()), (Some(tenant(2)), Some("Östra Bygg AB")));
    // What cannot be read is named all the same.
    let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    world.faults.set(When::Every(Step::Read), Fault::Fail);
    open_purchase(&world.services, &nobody, &ask).unwrap_err();
    world.faults.clear();
    assert_eq!((subject().tenant, subject().entitlement), (Some(tenant(1)), Some(line(SOFTWARE))));
    // Nobody's record is about what lies outside their reach.
    let user = Actor::example_customer(false);
    let elsewhere = OpenPurchase { entitlement: EntitlementId { tenant: tenant(2), ..line(SOFTWARE) }, ..ask };
    open_purchase(&world.services, &user, &elsewhere).unwrap_err();
    assert_eq!((subject().tenant, subject().entitlement), (None, None));
}
