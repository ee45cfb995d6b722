//! Every service with what it needs a role for. A test says when one is missing.

use crate::services::cancellation_receipts::FOLDER;
use crate::services::cancelling::{ONE, any_ask, cancel};
use crate::services::kms::{TABLE, bring_in, change, put, rejected_rows};
use crate::services::operators::{CIA, colleagues, dan, passphrase};
use crate::services::ordering::an_order;
use crate::services::retrieval::{a_batch, a_passphrase};
use crate::services::support::{DRAFT, a_form, a_request};
use crate::services::world::{LICENCE_ONLY, RENEWING, SOFTWARE, World, admin, line, tenant, version};
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::choice::Picked;
use nyckel::domain::download::{Existing, FileName};
use nyckel::domain::drafts::CancellationBatch;
use nyckel::domain::operator::SettingChange;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::support_request::Content;
use nyckel::domain::{
    Actor, Cart, EntitlementId, InvoiceMonth, OperatorId, Permission, Renewal, Role, Roles, Seq, SupportRequest,
    TourLeft, TourMode, TourNote, role,
};
use nyckel::ports::store::{ActivityFilter, EndsOrder};
use nyckel::ports::{BackupPlace, Change, LogName, Stop};
use nyckel::ports::{Clock as _, Store as _};
use nyckel::search::Question;
use nyckel::service::exchange::LogForm;
use nyckel::service::export_activity::ExportError;
use nyckel::service::kms::{
    DeviceChange, KmsWithin, export_kms_plan, kms_deadlines, list_kms_devices, read_kms_file, save_kms_plan,
    save_rejected_rows,
};
use nyckel::service::support::{
    attach_file, begin_support_draft, detach_file, discard_support_draft, file_support_request, keep_support_form,
    list_support_requests, look_into, open_support_draft, open_support_request, read_attachments, reopen_as_draft,
    write_out,
};
use nyckel::service::{
    AddOperator, BilledTo, CartChange, ChangePassphrase, ChangeRoles, ChangeSettings, ChangeSubscription,
    ClosingWithin, Collected, CopyLink, DescribeDownload, ExportActivity, FindPurchase, FindSubscription, ImportError,
    ImportOptions, KeepChoice, LastChoice, ListInvoices, LogReading, LookThroughWindows, Morning, OpenPurchase,
    PlaceOrder, PlanDownload, ReadActivity, ReadInvoice, RenewingWithin, RestoreTo, Retrieval, RevealKey, Seeing,
    Seeker, ServiceError, WhoseKeys, WindowsFrom, add_operator, back_up, begin_cancelling_many, begin_retrieval,
    cancel_one_of_many, cancel_purchase, change_passphrase, change_roles, change_settings, change_subscription,
    closing_windows, copy_link, count_accesses, describe_download, edit_cart, export_activity, export_receipt,
    export_records, find_customer_by, find_customers, find_customers_for, find_ordered, find_purchase,
    find_subscription, find_viewed_customer, give_receipt, import_records, keep_choice, list_backups, list_catalog,
    list_downloads, list_invoices, list_operators, list_orders, list_software, list_subscriptions,
    look_at_cancellation, look_through_windows, may_compact, may_export, may_restore, named_in_log, note_checkpoint,
    note_tour, open_cancellation, open_catalog, open_customer, open_hybrid_benefit, open_purchase, open_subscription,
    place_order, plan_download, plan_retrieval, read_activity, read_invoice, read_receipt, read_tour_progress,
    recent_customers, rehearse_cancellation, remove_operator, retrieve_one, reveal_key, review_cancellations,
    review_order, upcoming_renewals, verify_activity, verify_store, write_retrieved,
};
use nyckel::testing::example;
use std::path::{Path, PathBuf};

pub(super) type Verb = fn(&World, &Actor) -> Result<(), ServiceError>;

/// Every service with what it needs a role for.
pub(super) const VERBS: &[(&str, Permission, Verb)] = &[
    ("find_customers_for", Permission::LookAtCustomers, |world, actor| {
        let seeker = Seeker { so_far: &|_| {}, is_stale: &|| false };
        find_customers_for(&world.services, actor, &Question::first("", 10), seeker).map(drop)
    }),
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
    ("look_through_windows", Permission::LookAtPlans, |world, actor| {
        let ask = LookThroughWindows { order: EndsOrder::SoonestFirst, from: WindowsFrom::Beginning, limit: 10 };
        look_through_windows(&world.services, actor, &ask).map(drop)
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
    ("read_tour_progress", Permission::OwnSettings, |world, actor| {
        read_tour_progress(&world.services, actor).map(drop)
    }),
    ("note_tour", Permission::OwnSettings, |world, actor| {
        let note = TourNote { tour: "a".to_owned(), left: TourLeft::At(1, TourMode::Guide) };
        note_tour(&world.services, actor, &note).map(drop)
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
    ("open_subscription", Permission::LookAtSubscriptions, |world, actor| {
        open_subscription(&world.services, actor, &line(RENEWING)).map(drop)
    }),
    ("open_catalog", Permission::LookAtOrders, |world, actor| {
        open_catalog(&world.services, actor, tenant(1)).map(drop)
    }),
    ("edit_cart", Permission::Buy, |world, actor| {
        let added = CartChange::Put(an_order(world).lines.remove(0));
        edit_cart(&world.services, actor, tenant(1), &added).map(drop)
    }),
    ("look_at_cancellation", Permission::LookAtSoftware, |world, actor| {
        look_at_cancellation(&world.services, actor, &line(SOFTWARE)).map(drop)
    }),
    ("rehearse_cancellation", Permission::Cancel, |world, actor| {
        rehearse_cancellation(&world.services, actor, &line(SOFTWARE)).map(drop)
    }),
    ("review_cancellations", Permission::LookAtSoftware, |world, actor| {
        review_cancellations(&world.services, actor, tenant(1), &[line(SOFTWARE)]).map(drop)
    }),
    ("begin_cancelling_many", Permission::Cancel, |world, actor| {
        let batch = CancellationBatch { submission: ONE, rest: vec![line(SOFTWARE)] };
        begin_cancelling_many(&world.services, actor, tenant(1), &batch)
    }),
    ("cancel_one_of_many", Permission::Cancel, |world, actor| {
        cancel_one_of_many(&world.services, actor, &any_ask(world, LICENCE_ONLY), &Stop::default()).map(drop)
    }),
    ("give_receipt", Permission::Invoices, |world, actor| {
        give_receipt(&world.services, actor, &a_cancelled_purchase(world, actor)).map(drop)
    }),
    ("plan_retrieval", Permission::LookAtSoftware, |world, actor| {
        plan_retrieval(&world.services, actor, &WhoseKeys::Customers(vec![tenant(1)])).map(drop)
    }),
    ("describe_download", Permission::Keys, |world, actor| {
        let ask = DescribeDownload { entitlement: line(SOFTWARE), choice: chosen(world).1 };
        describe_download(&world.services, actor, &ask).map(drop)
    }),
    ("plan_download", Permission::Keys, |world, actor| {
        let (entitlement, choice) = (line(SOFTWARE), chosen(world).1);
        let folder = PathBuf::from("/somewhere");
        let ask = PlanDownload { entitlement, choice, folder, existing: Existing::Replaced, reason: None };
        plan_download(&world.services, actor, &ask).map(drop)
    }),
    ("list_downloads", Permission::Keys, |world, actor| list_downloads(&world.services, actor).map(drop)),
    ("open_support_request", Permission::SupportRequest, |world, actor| {
        open_support_request(&world.services, actor, &a_filed_request(world).number).map(drop)
    }),
    ("read_attachments", Permission::SupportRequest, |world, actor| {
        read_attachments(&world.services, actor, &a_filed_request(world)).map(drop)
    }),
    ("write_out", Permission::SupportRequest, |world, actor| {
        let name = FileName::sanitised("request.txt");
        write_out(&world.services, actor, (Path::new(FOLDER), &name), &Content::new(Vec::new())).map(drop)
    }),
    ("reopen_as_draft", Permission::SupportRequest, |world, actor| {
        reopen_as_draft(&world.services, actor, &a_filed_request(world).number, String::new()).map(drop)
    }),
    ("begin_support_draft", Permission::SupportRequest, |world, actor| {
        begin_support_draft(&world.services, actor, a_form()).map(drop)
    }),
    ("keep_support_form", Permission::SupportRequest, |world, actor| {
        keep_support_form(&world.services, actor, DRAFT, &a_form())
    }),
    ("open_support_draft", Permission::SupportRequest, |world, actor| {
        let id = begin_support_draft(&world.whole, actor, a_form()).map_or(DRAFT, |draft| draft.id);
        open_support_draft(&world.services, actor, id).map(drop)
    }),
    ("discard_support_draft", Permission::SupportRequest, |world, actor| {
        discard_support_draft(&world.services, actor, DRAFT)
    }),
    ("attach_file", Permission::SupportRequest, |world, actor| {
        let id = begin_support_draft(&world.whole, actor, a_form()).map_or(DRAFT, |draft| draft.id);
        world.own_files.put("/home/anna/logg.txt", vec![7; 100]);
        attach_file(&world.services, actor, id, Path::new("/home/anna/logg.txt")).map(drop)
    }),
    ("detach_file", Permission::SupportRequest, |world, actor| {
        let (file, _) = example::attached("logg.txt", 100);
        detach_file(&world.services, actor, DRAFT, &file).map(drop)
    }),
    ("look_into", Permission::SupportRequest, |world, actor| {
        world.own_files.put("/home/anna/logg.txt", vec![7; 100]);
        look_into(&world.services, actor, Some(Path::new("/home/anna"))).map(drop)
    }),
    ("back_up", Permission::StoreUpkeep, |world, actor| {
        let place = BackupPlace::Folder(PathBuf::from("backups"));
        back_up(&world.services, actor, &place, &|_| {}, &Stop::default()).map(drop)
    }),
    ("list_backups", Permission::StoreUpkeep, |world, actor| {
        list_backups(&world.services, actor, Path::new("backups")).map(drop)
    }),
    ("may_restore", Permission::StoreUpkeep, |world, actor| {
        let to = RestoreTo { identity: world.store.identity().unwrap(), seq: Seq(0) };
        may_restore(&world.services, actor, &to).map(drop)
    }),
    ("may_compact", Permission::StoreUpkeep, |world, actor| may_compact(&world.services, actor)),
    ("may_export", Permission::StoreUpkeep, |world, actor| may_export(&world.services, actor).map(drop)),
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

/// A request with a file that is there, whoever filed it.
fn a_filed_request(world: &World) -> SupportRequest {
    let filed = example::filed_request(1, &[("logg.txt", 100)]);
    let request = filed.request.clone();
    if world.store.support_request(admin().scope(), &request.number).unwrap().is_none() {
        world.write(vec![Change::SupportRequest(Box::new(filed))]);
    }
    request
}
