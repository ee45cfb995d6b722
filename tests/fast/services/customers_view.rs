//! The customer's own view by the services: whatever is asked of another tenant by its ids is answered as what is not
//! there, and nothing of it is in the answer or on record (M365-1, ROLE-4).

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use nyckel::domain::actor::{StandIn, TenantUser};
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::download::{Existing, FileName};
use nyckel::domain::drafts::CancellationBatch;
use nyckel::domain::kms_device::DateOrder;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::renewal::SubscriptionChange;
use nyckel::domain::{
    ActivityKind, Actor, CancellationReceipt, Cart, Choice, Currency, DownloadId, EntitlementId, InvoiceMonth,
    KmsDeviceId, OperatorId, Permission, Refund, Refusal, RetrievalBatch, Role, Roles, SubmissionId, SupportDraftId,
    SupportForm, SupportRequestNumber, TenantId,
};
use nyckel::ports::store::EndsOrder;
use nyckel::ports::{Clock, Stop, Store};
use nyckel::search::Question;
use nyckel::service::kms::{
    ChangeKmsDevices, DeviceChange, ImportKms, KmsTable, KmsWithin, PutKmsDevice, change_kms_devices, export_kms_plan,
    import_kms_devices, kms_deadlines, list_kms_devices, put_kms_device, read_kms_file, save_kms_plan,
    save_rejected_rows,
};
use nyckel::service::support::{
    FileSupportRequest, attach_file, begin_support_draft, detach_file, discard_support_draft, file_support_request,
    keep_support_form, list_support_requests, open_support_draft, open_support_request, read_attachments,
    reopen_as_draft,
};
use nyckel::service::{
    BilledTo, CancelPurchase, CartChange, ChangeSubscription, ClosingWithin, Collected, CopyLink, DescribeDownload,
    FindPurchase, FindSubscription, LastChoice, ListInvoices, LookThroughWindows, Morning, OpenPurchase, PlaceOrder,
    PlanDownload, ReadActivity, ReadInvoice, RenewingWithin, Retrieval, RevealKey, RunDownload, Seeing, Seeker,
    WhoseKeys, WindowsFrom, begin_cancelling_many, begin_retrieval, cancel_download, cancel_one_of_many,
    cancel_purchase, cart_of, change_subscription, closing_windows, copy_link, describe_download, edit_cart,
    export_receipt, find_customer_by, find_customers, find_customers_for, find_ordered, find_purchase,
    find_subscription, find_viewed_customer, give_receipt, list_catalog, list_downloads, list_invoices, list_orders,
    list_software, list_subscriptions, look_at_cancellation, look_through_windows, morning, open_cancellation,
    open_catalog, open_customer, open_hybrid_benefit, open_purchase, open_subscription, place_order, plan_download,
    plan_retrieval, read_activity, read_invoice, read_receipt, recent_customers, refuse_without_choice,
    rehearse_cancellation, retrieve_one, reveal_key, review_cancellations, review_cart, review_order, run_download,
    unfinished_cancellations, unfinished_retrieval, upcoming_renewals, write_retrieved,
};
use uuid::Uuid;

use super::kms::{TABLE, bring_in, details, devices, rejected_rows};
use super::ordering::an_order;
use super::retrieval::{a_batch, a_passphrase};
use super::support::{a_form, a_request};
use super::verbs::chosen;
use super::world::{RENEWING, SOFTWARE, World, admin, line, tenant, version};

/// What another tenant's things are called, or what nothing is called.
struct Ids {
    tenant: TenantId,
    name: &'static str,
    purchase: EntitlementId,
    subscription: EntitlementId,
    download: DownloadId,
    draft: SupportDraftId,
    request: SupportRequestNumber,
    choice: Choice,
    device: KmsDeviceId,
}

/// A service that is asked for something by an id, and what it answers.
type Ask = (&'static str, fn(&World, &Actor, &Ids) -> String);

fn told(answer: impl Debug) -> String {
    format!("{answer:?}")
}

fn cancelling(ids: &Ids) -> CancelPurchase {
    let (entitlement, submission) = (ids.purchase.clone(), SubmissionId(Uuid::nil()));
    CancelPurchase { entitlement, submission, shown: Refund::nothing(Currency::SEK) }
}

fn retrieving(ids: &Ids) -> RetrievalBatch {
    RetrievalBatch { purchases: vec![ids.purchase.clone()], ..a_batch() }
}

fn filing(world: &World, ids: &Ids) -> FileSupportRequest {
    FileSupportRequest { draft: ids.draft, ..a_request(world) }
}

fn form_about(ids: &Ids) -> SupportForm {
    SupportForm { customer: ids.tenant.to_string(), ..a_form() }
}

/// Every service that is asked for something of a tenant's.
const ASKS: &[Ask] = &[
    ("begin_cancelling_many", |world, actor, ids| {
        let batch = CancellationBatch { submission: SubmissionId(Uuid::nil()), rest: vec![ids.purchase.clone()] };
        told(begin_cancelling_many(&world.services, actor, ids.tenant, &batch))
    }),
    ("cancel_one_of_many", |world, actor, ids| {
        told(cancel_one_of_many(&world.services, actor, &cancelling(ids), &Stop::default()))
    }),
    ("review_cancellations", |world, actor, ids| {
        told(review_cancellations(&world.services, actor, ids.tenant, std::slice::from_ref(&ids.purchase)))
    }),
    ("unfinished_cancellations", |world, actor, ids| {
        told(unfinished_cancellations(&world.services, actor, ids.tenant))
    }),
    ("cancel_purchase", |world, actor, ids| {
        told(cancel_purchase(&world.services, actor, &cancelling(ids), &Stop::default()))
    }),
    ("export_receipt", |world, actor, ids| {
        let compose = |receipt: &CancellationReceipt| (receipt.file_name("txt"), Vec::new());
        told(export_receipt(&world.services, actor, &ids.purchase, Path::new("/nowhere"), compose))
    }),
    ("give_receipt", |world, actor, ids| told(give_receipt(&world.services, actor, &ids.purchase))),
    ("read_receipt", |world, actor, ids| told(read_receipt(&world.services, actor, &ids.purchase))),
    ("change_subscription", |world, actor, ids| {
        let change = SubscriptionChange { renewal: None, name: Some("Kassan".to_owned()) };
        let ask = ChangeSubscription { entitlement: ids.purchase.clone(), change };
        told(change_subscription(&world.services, actor, &ask))
    }),
    ("closing_windows", |world, actor, _| {
        let ask = ClosingWithin { left: CancellationWindow::CLOSING, limit: 10 };
        told(closing_windows(&world.services, actor, &ask))
    }),
    ("look_through_windows", |world, actor, _| {
        let ask = LookThroughWindows { order: EndsOrder::SoonestFirst, from: WindowsFrom::Beginning, limit: 10 };
        told(look_through_windows(&world.services, actor, &ask))
    }),
    ("upcoming_renewals", |world, actor, _| {
        told(upcoming_renewals(&world.services, actor, &RenewingWithin { left: Morning::RENEWALS, limit: 10 }))
    }),
    ("morning", |world, actor, _| told(morning(&world.services, actor, &chrono::Utc))),
    ("plan_retrieval", |world, actor, ids| {
        told(
            [WhoseKeys::Purchases(vec![ids.purchase.clone()]), WhoseKeys::Customers(vec![ids.tenant])]
                .map(|whose| plan_retrieval(&world.services, actor, &whose)),
        )
    }),
    ("begin_retrieval", |world, actor, ids| told(begin_retrieval(&world.services, actor, &retrieving(ids), None))),
    ("unfinished_retrieval", |world, actor, _| told(unfinished_retrieval(&world.services, actor))),
    ("retrieve_one", |world, actor, ids| {
        let (batch, collected) = (retrieving(ids), Collected::default());
        let of = Retrieval { batch: &batch, passphrase: None, collected: &collected };
        told(retrieve_one(&world.services, actor, of, &ids.purchase, &Stop::default()))
    }),
    ("write_retrieved", |world, actor, ids| {
        let (batch, passphrase, collected) = (retrieving(ids), a_passphrase(), Collected::default());
        let of = Retrieval { batch: &batch, passphrase: Some(&passphrase), collected: &collected };
        told(write_retrieved(&world.services, actor, of, &|_| String::new(), &Stop::default()))
    }),
    ("copy_link", |world, actor, ids| {
        let ask = CopyLink { entitlement: ids.purchase.clone(), choice: ids.choice.clone(), reason: None };
        told(copy_link(&world.services, actor, &ask, &Stop::default()))
    }),
    ("cancel_download", |world, actor, ids| told(cancel_download(&world.services, actor, ids.download))),
    ("describe_download", |world, actor, ids| {
        let ask = DescribeDownload { entitlement: ids.purchase.clone(), choice: ids.choice.clone() };
        told(describe_download(&world.services, actor, &ask))
    }),
    ("list_downloads", |world, actor, _| told(list_downloads(&world.services, actor))),
    ("plan_download", |world, actor, ids| {
        let (entitlement, choice) = (ids.purchase.clone(), ids.choice.clone());
        let ask = PlanDownload { entitlement, choice, folder: "/other".into(), existing: Existing::Kept, reason: None };
        told(plan_download(&world.services, actor, &ask))
    }),
    ("run_download", |world, actor, ids| {
        let run = RunDownload { id: ids.download, limit: None };
        told(run_download(&world.services, actor, run, &mut |_| {}, &Stop::default()))
    }),
    ("cart_of", |world, actor, ids| told(cart_of(&world.services, actor, ids.tenant))),
    ("edit_cart", |world, actor, ids| told(edit_cart(&world.services, actor, ids.tenant, &CartChange::Empty))),
    ("find_customer_by", |world, actor, ids| {
        told([
            find_customer_by(&world.services, actor, &ids.tenant.to_string()),
            find_customer_by(&world.services, actor, ids.name),
        ])
    }),
    ("find_customers", |world, actor, ids| {
        told(
            [ids.tenant.to_string().as_str(), ids.name, "OR-00001", "server"]
                .map(|text| find_customers(&world.services, actor, &Question::first(text, 10))),
        )
    }),
    ("find_customers_for", |world, actor, ids| {
        let seeker = Seeker { so_far: &|_| {}, is_stale: &|| false };
        told(
            [ids.tenant.to_string().as_str(), ids.name, "OR-00001", "server"]
                .map(|text| find_customers_for(&world.services, actor, &Question::first(text, 10), seeker)),
        )
    }),
    ("find_ordered", |world, actor, ids| {
        let ask = FindPurchase { tenant: ids.tenant, text: ids.purchase.order.to_string() };
        told(find_ordered(&world.services, actor, &ask))
    }),
    ("find_purchase", |world, actor, ids| {
        let ask = FindPurchase { tenant: ids.tenant, text: ids.purchase.order.to_string() };
        told(find_purchase(&world.services, actor, &ask))
    }),
    ("find_subscription", |world, actor, ids| {
        told(find_subscription(
            &world.services,
            actor,
            &FindSubscription { tenant: ids.tenant, text: "Servrar".to_owned() },
        ))
    }),
    ("find_viewed_customer", |world, actor, ids| {
        told([
            find_viewed_customer(&world.services, actor, &ids.tenant.to_string()),
            find_viewed_customer(&world.services, actor, ids.name),
        ])
    }),
    ("list_catalog", |world, actor, ids| told(list_catalog(&world.services, actor, ids.tenant))),
    ("open_catalog", |world, actor, ids| told(open_catalog(&world.services, actor, ids.tenant))),
    ("list_orders", |world, actor, ids| told(list_orders(&world.services, actor, ids.tenant))),
    ("list_software", |world, actor, ids| told(list_software(&world.services, actor, ids.tenant))),
    ("list_subscriptions", |world, actor, ids| told(list_subscriptions(&world.services, actor, ids.tenant))),
    ("rehearse_cancellation", |world, actor, ids| told(rehearse_cancellation(&world.services, actor, &ids.purchase))),
    ("look_at_cancellation", |world, actor, ids| told(look_at_cancellation(&world.services, actor, &ids.purchase))),
    ("open_cancellation", |world, actor, ids| told(open_cancellation(&world.services, actor, &ids.purchase))),
    ("open_customer", |world, actor, ids| told(open_customer(&world.services, actor, ids.tenant))),
    ("open_hybrid_benefit", |world, actor, ids| told(open_hybrid_benefit(&world.services, actor, ids.tenant))),
    ("open_purchase", |world, actor, ids| {
        let ask = OpenPurchase { entitlement: ids.purchase.clone(), last_choice: LastChoice::Remembered };
        told(open_purchase(&world.services, actor, &ask))
    }),
    ("open_subscription", |world, actor, ids| told(open_subscription(&world.services, actor, &ids.subscription))),
    ("place_order", |world, actor, ids| {
        let order = PlaceOrder { tenant: ids.tenant, ..an_order(world) };
        told(place_order(&world.services, actor, &order, &Stop::default()))
    }),
    ("list_invoices", |world, actor, ids| {
        let ask = ListInvoices { to: BilledTo::Customer(ids.tenant), before: None, limit: 10 };
        told(list_invoices(&world.services, actor, &ask))
    }),
    ("read_invoice", |world, actor, ids| {
        let (to, month) = (BilledTo::Customer(ids.tenant), InvoiceMonth::of(world.clock.now()));
        told(read_invoice(&world.services, actor, &ReadInvoice { to, month, currency: None, after: None, limit: 10 }))
    }),
    ("read_activity", |world, actor, _| {
        told(read_activity(&world.services, actor, &ReadActivity { limit: 10, ..ReadActivity::default() }))
    }),
    ("recent_customers", |world, actor, _| told(recent_customers(&world.services, actor))),
    ("refuse_without_choice", |world, actor, ids| {
        told(refuse_without_choice(&world.services, actor, &ids.purchase, ActivityKind::KeyViewed))
    }),
    ("reveal_key", |world, actor, ids| {
        let (entitlement, version) = (ids.purchase.clone(), ids.choice.version.clone());
        let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
        told(reveal_key(&world.services, actor, &ask, &Stop::default()))
    }),
    ("review_cart", |world, actor, ids| told(review_cart(&world.services, actor, ids.tenant))),
    ("review_order", |world, actor, ids| {
        let PlaceOrder { command, lines, .. } = an_order(world);
        told(review_order(&world.services, actor, ids.tenant, Cart { command, lines }))
    }),
    ("attach_file", |world, actor, ids| {
        told(attach_file(&world.services, actor, ids.draft, Path::new("/home/anna/logg.txt")))
    }),
    ("begin_support_draft", |world, actor, ids| told(begin_support_draft(&world.services, actor, form_about(ids)))),
    ("detach_file", |world, actor, ids| {
        let (file, _) = nyckel::testing::example::attached("logg.txt", 10);
        told(detach_file(&world.services, actor, ids.draft, &file))
    }),
    ("discard_support_draft", |world, actor, ids| told(discard_support_draft(&world.services, actor, ids.draft))),
    ("keep_support_form", |world, actor, ids| {
        told(keep_support_form(&world.services, actor, ids.draft, &form_about(ids)))
    }),
    ("open_support_draft", |world, actor, ids| told(open_support_draft(&world.services, actor, ids.draft))),
    ("reopen_as_draft", |world, actor, ids| told(reopen_as_draft(&world.services, actor, &ids.request, String::new()))),
    ("file_support_request", |world, actor, ids| {
        told(file_support_request(&world.services, actor, &filing(world, ids)))
    }),
    ("list_support_requests", |world, actor, _| told(list_support_requests(&world.services, actor))),
    ("open_support_request", |world, actor, ids| told(open_support_request(&world.services, actor, &ids.request))),
    ("read_attachments", |world, actor, ids| {
        let filed = world.store.support_requests(admin().scope(), None, 10).unwrap().items.swap_remove(0);
        let request = nyckel::domain::SupportRequest { number: ids.request.clone(), ..filed };
        told(read_attachments(&world.services, actor, &request))
    }),
    ("list_kms_devices", |world, actor, ids| told(list_kms_devices(&world.services, actor, ids.tenant, &chrono::Utc))),
    ("put_kms_device", |world, actor, ids| {
        let put = |device| PutKmsDevice { tenant: ids.tenant, device, details: details("SRV-1", 10, world) };
        told([None, Some(ids.device)].map(|device| put_kms_device(&world.services, actor, &put(device))))
    }),
    ("import_kms_devices", |world, actor, ids| {
        let table = KmsTable::read(TABLE.as_bytes()).unwrap();
        let (tenant, order) = (ids.tenant, DateOrder::Unsaid);
        told([true, false].map(|dry_run| {
            let ask = ImportKms { tenant, mapping: table.guess(), order, dry_run };
            import_kms_devices(&world.services, actor, &table, &ask, (&chrono::Utc, &Stop::default()))
        }))
    }),
    ("change_kms_devices", |world, actor, ids| {
        let ask = ChangeKmsDevices { tenant: ids.tenant, devices: vec![ids.device], change: DeviceChange::Moved };
        told(change_kms_devices(&world.services, actor, &ask))
    }),
    ("export_kms_plan", |world, actor, ids| told(export_kms_plan(&world.services, actor, ids.tenant, &chrono::Utc))),
    ("save_kms_plan", |world, actor, ids| {
        let compose = |_: &_| (FileName::sanitised("plan.csv"), Vec::new());
        told(save_kms_plan(&world.services, actor, (ids.tenant, &chrono::Utc), Path::new("/home/anna"), compose))
    }),
    ("read_kms_file", |world, actor, ids| {
        told(read_kms_file(&world.services, actor, ids.tenant, Path::new("/home/anna/logg.txt")))
    }),
    ("save_rejected_rows", |world, actor, ids| {
        let (name, content) = rejected_rows();
        told(save_rejected_rows(
            &world.services,
            actor,
            ids.tenant,
            (Path::new("/home/anna"), |_: &str| name),
            &content,
        ))
    }),
    ("kms_deadlines", |world, actor, _| {
        let ask = KmsWithin { left: Morning::KMS, limit: 10 };
        told(kms_deadlines(&world.services, actor, &ask, &chrono::Utc))
    }),
];

/// The other services, and why no id of a tenant's can be handed to them.
const OF_NO_TENANT: &[(&str, &[&str])] = &[
    (
        "they keep the store",
        &["apply_time", "is_behind", "next_due", "settle_commands", "unlock", "next_try", "standing"],
    ),
    (
        "they are about the whole store, and the partner's alone (`roles.rs`)",
        &[
            "back_up",
            "back_up_daily",
            "list_backups",
            "may_compact",
            "may_export",
            "may_restore",
            "record_restored",
            "export_records",
            "import_records",
            "verify_store",
        ],
    ),
    (
        "they are about operators",
        &["change_settings", "list_operators", "add_operator", "change_passphrase", "change_roles", "remove_operator"],
    ),
    (
        "they are about the whole log, and the partner's alone (`roles.rs`)",
        &["count_accesses", "export_activity", "named_in_log", "note_checkpoint", "operator_name", "verify_activity"],
    ),
    ("they are about products and markets", &["keep_choice", "look_up_market"]),
    ("they are about walkthroughs, in which everybody is invented", &["note_tour", "read_tour_progress"]),
    ("they make an id of those that they are handed", &["command_id", "submission_by_command"]),
    ("they are about the operator's own files", &["look_into", "write_out"]),
    ("they make a table of what they are handed", &["as_csv", "rejected"]),
];

/// The name of every service that a door can ask: what `src/service.rs`, `src/service/kms.rs` and
/// `src/service/support.rs` hand out.
fn services() -> BTreeSet<String> {
    let texts = [
        include_str!("../../../src/service.rs"),
        include_str!("../../../src/service/kms.rs"),
        include_str!("../../../src/service/support.rs"),
    ];
    let handed_out = texts.iter().flat_map(|text| text.split("pub use ").skip(1)).map(|part| {
        let list = part.split_once(';').unwrap().0;
        list.rsplit_once("::").unwrap().1.trim_matches(['{', '}']).to_owned()
    });
    let names = handed_out.flat_map(|list| list.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>());
    names.filter(|name| name.starts_with(|letter: char| letter.is_ascii_lowercase())).collect()
}

#[test]
fn every_service_is_asked_for_another_tenants_things_or_says_why_it_cannot_be() {
    let asked = ASKS.iter().map(|(name, _)| *name);
    let not = OF_NO_TENANT.iter().flat_map(|(_, names)| names.iter().copied());
    let known: BTreeSet<String> = asked.chain(not).map(str::to_owned).collect();
    assert_eq!(known, services());
}

/// Contoso's purchases with a key, a download, a draft, a filed request and a plan from KMS to MAK of theirs, all by Anna
/// Berg; and their ids.
fn with_everything() -> (World, Ids) {
    let world = World::new();
    world.begin_time();
    let (_, choice) = chosen(&world);
    let ask = RevealKey {
        entitlement: line(SOFTWARE),
        version: version(&world),
        seeing: Seeing::Viewed,
        kind: KeyKind::Mak,
        reason: None,
    };
    reveal_key(&world.whole, &admin(), &ask, &Stop::default()).unwrap();
    let plan = PlanDownload {
        entitlement: line(SOFTWARE),
        choice: choice.clone(),
        folder: PathBuf::from("/somewhere"),
        existing: Existing::Kept,
        reason: None,
    };
    let job = plan_download(&world.whole, &admin(), &plan).unwrap();
    let request = file_support_request(&world.whole, &admin(), &a_request(&world)).unwrap();
    let draft = begin_support_draft(&world.whole, &admin(), a_form()).unwrap();
    let batch = CancellationBatch { submission: SubmissionId(Uuid::nil()), rest: vec![line(SOFTWARE)] };
    begin_cancelling_many(&world.whole, &admin(), tenant(1), &batch).unwrap();
    open_customer(&world.whole, &admin(), tenant(1)).unwrap();
    let put = CartChange::Put(an_order(&world).lines.swap_remove(0));
    edit_cart(&world.whole, &admin(), tenant(1), &put).unwrap();
    bring_in(&world, &admin(), TABLE, false).unwrap();
    world.own_files.put("/home/anna/logg.txt", vec![7; 100]);
    let ids = Ids {
        tenant: tenant(1),
        name: "Contoso AB",
        purchase: line(SOFTWARE),
        subscription: line(RENEWING),
        download: job.id,
        draft: draft.id,
        request,
        choice,
        device: devices(&world).swap_remove(0).id,
    };
    (world, ids)
}

/// Ids that nothing has, of a tenant that there is not.
fn of_nothing(like: &Ids) -> Ids {
    Ids {
        tenant: tenant(99),
        name: "Inga Alls AB",
        purchase: EntitlementId { tenant: tenant(99), ..like.purchase.clone() },
        subscription: EntitlementId { tenant: tenant(99), ..like.subscription.clone() },
        download: DownloadId(Uuid::from_u128(0xD0)),
        draft: SupportDraftId(Uuid::from_u128(0xDF)),
        request: SupportRequestNumber::embedded(0x99),
        choice: like.choice.clone(),
        device: KmsDeviceId(Uuid::from_u128(0xDE)),
    }
}

/// Those of Östra Bygg: its global admin by themselves, and its users with Anna Berg standing in.
fn of_the_other_tenant() -> Vec<Actor> {
    let roles = Roles::new(&[Role::AdminAgent, Role::GlobalAdmin]);
    let by = StandIn { id: OperatorId(Uuid::from_u128(0xA11A)), name: "Anna Berg".to_owned(), roles };
    let stood_in = |user| Actor::standing_in(tenant(2), "Östra Bygg AB", user, by.clone());
    let alone = Actor::CustomerAdmin { tenant: tenant(2), name: "Kim Kund".to_owned(), global_admin: true, by: None };
    vec![alone, stood_in(TenantUser::GlobalAdmin), stood_in(TenantUser::WithoutRole)]
}

/// An answer with the ids that it was asked by taken out.
fn without(answer: &str, ids: &Ids) -> String {
    let ids = [
        told(ids.tenant.0),
        told(ids.download.0),
        told(ids.draft.0),
        ids.request.to_string(),
        ids.name.to_owned(),
        told(ids.device.0),
    ];
    ids.iter().fold(answer.to_owned(), |answer, id| answer.replace(id, "…"))
}

#[test]
fn m365_1_what_is_another_tenants_is_answered_as_what_is_not_there_by_every_service() {
    for actor in of_the_other_tenant() {
        for (name, ask) in ASKS {
            let (world, theirs) = with_everything();
            let before = world.records().len();
            let nothing = of_nothing(&theirs);
            let (answer, expected) = (ask(&world, &actor, &theirs), ask(&world, &actor, &nothing));
            assert_eq!(without(&answer, &theirs), without(&expected, &nothing), "{name} as {actor:?}");
            for theirs in
                ["Contoso", "contoso", "Servrar", "Windows", "server", "OR-00001/", "logg.txt", "SRV-", "srv-"]
            {
                assert!(!without(&answer, &nothing).contains(theirs), "{name} as {actor:?}: {answer}");
            }
            for record in world.records().split_off(before) {
                let subject = &record.subject;
                assert_eq!((subject.tenant, subject.entitlement.as_ref()), (None, None), "{name}: {record:?}");
                assert!(subject.customer.is_none() && subject.product.is_none(), "{name}: {record:?}");
            }
        }
    }
}

/// The answers above are not the same because nothing would be answered to anybody.
#[test]
fn an_operator_is_answered_by_every_service_what_the_customers_view_is_not() {
    let operator = Actor::example(&[Role::AdminAgent, Role::GlobalAdmin]);
    let answers_alike = |ask: fn(&World, &Actor, &Ids) -> String| {
        let [theirs, nothing] = [true, false].map(|is_theirs| {
            let (world, theirs) = with_everything();
            let ids = if is_theirs { theirs } else { of_nothing(&theirs) };
            without(&ask(&world, &operator, &ids), &ids)
        });
        theirs == nothing
    };
    let alike: Vec<&str> = ASKS.iter().filter(|(_, ask)| answers_alike(*ask)).map(|(name, _)| *name).collect();
    // A draft is about whatever is written in it, and is looked at once it is sent; a request may be about anybody;
    // and a file of the operator's own is theirs, whoever's devices it has.
    assert_eq!(alike, ALIKE_TO_OPERATORS);
}

/// The services that tell an operator nothing of whether what they are handed is there.
const ALIKE_TO_OPERATORS: &[&str] = &[
    "begin_cancelling_many",
    "closing_windows",
    "upcoming_renewals",
    "begin_retrieval",
    "unfinished_retrieval",
    "edit_cart",
    "begin_support_draft",
    "discard_support_draft",
    "keep_support_form",
    "file_support_request",
    "read_kms_file",
];

#[test]
fn role_4_m365_1_the_own_tenants_things_are_there_for_its_global_admin_and_refused_to_others() {
    let world = World::new();
    let roles = |roles: &[Role]| StandIn {
        id: OperatorId(Uuid::from_u128(0xA11A)),
        name: "Anna Berg".to_owned(),
        roles: Roles::new(roles),
    };
    let agent = |user| Actor::standing_in(tenant(1), "Contoso AB", user, roles(&[Role::AdminAgent]));
    let reveal = |actor: &Actor| {
        let (entitlement, version) = (line(SOFTWARE), version(&world));
        let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
        reveal_key(&world.services, actor, &ask, &Stop::default()).map(|revealed| revealed.key)
    };
    let rows = list_software(&world.services, &agent(TenantUser::GlobalAdmin), tenant(1)).unwrap();
    assert!(rows.iter().all(|row| !row.offered.key_versions.is_empty() || !row.offered.download_versions.is_empty()));
    assert!(rows.len() < list_software(&world.services, &admin(), tenant(1)).unwrap().len());
    let own = reveal(&agent(TenantUser::GlobalAdmin)).unwrap();
    assert_eq!(own, reveal(&admin()).unwrap(), "it is the same key (KEY-6)");
    let other = list_software(&world.services, &agent(TenantUser::WithoutRole), tenant(1)).unwrap_err();
    assert_eq!(other.refusal(), Some(&Refusal::CustomerRole));
    assert_eq!(reveal(&agent(TenantUser::WithoutRole)).unwrap_err().refusal(), Some(&Refusal::CustomerRole));
    let helpdesk = Actor::standing_in(tenant(1), "Contoso AB", TenantUser::GlobalAdmin, roles(&[Role::HelpdeskAgent]));
    assert!(list_software(&world.services, &helpdesk, tenant(1)).is_ok());
    let refused = reveal(&helpdesk).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::Role { permission: Permission::Keys }));
    let last = world.records().pop().unwrap();
    assert_eq!((last.actor, last.subject.tenant), (helpdesk, Some(tenant(1))));
}

#[test]
fn role_3_m365_1_the_customers_view_knows_nothing_of_the_operators_own_accesses() {
    let (world, _) = with_everything();
    let by = StandIn {
        id: OperatorId(Uuid::from_u128(0xA11A)),
        name: "Anna Berg".to_owned(),
        roles: Roles::new(&[Role::AdminAgent]),
    };
    let user = Actor::standing_in(tenant(1), "Contoso AB", TenantUser::GlobalAdmin, by);
    let accesses = |actor: &Actor| {
        let rows = list_software(&world.services, actor, tenant(1)).unwrap();
        rows.into_iter().filter_map(|row| row.last_access).count()
    };
    assert_eq!((accesses(&admin()), accesses(&user)), (1, 0));
}
