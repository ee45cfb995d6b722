//! Receipts of cancellations: what they state, who has them, that they are on record before they are given out, and that no
//! key is in them.

use std::path::Path;
use std::sync::Arc;

use chrono::Duration;
use nyckel::domain::choice::LanguageTag;
use nyckel::domain::customer::Contact;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, Customer, Refusal, Role};
use nyckel::i18n::{Language, Locale, ReceiptForm};
use nyckel::ports::{Change, Clock, OwnFilesFailure, Stop, Store};
use nyckel::service::error::What;
use nyckel::service::{
    CancelPurchase, CancelledPurchase, RevealKey, Seeing, ServiceError, Services, export_receipt, give_receipt,
    read_receipt, reveal_key, submission_by_command,
};
use nyckel::testing::{CANARY_KEY, FailingFiles, Fault, KnownKeys, Step, When};

use crate::services::cancelling::{any_ask, cancel, in_the_window, in_the_window_of_software, term_start};
use crate::services::world::{
    CANCELLED, LICENCE_ONLY, RENEWING, SOFTWARE, World, admin, customer, line, tenant, version,
};
use crate::support::canary;

pub(super) const FOLDER: &str = "/store/exports";

const FORMS: [ReceiptForm; 2] = [ReceiptForm::Text, ReceiptForm::Email];

fn locale(language: Language) -> Locale {
    Locale::new(language, chrono_tz::Europe::Stockholm)
}

/// A world in which that purchase was cancelled some hours after it could be, and what that came to.
fn cancelled(world: World, number: u32, hours: i64) -> (World, CancelledPurchase) {
    world.clock.advance(Duration::hours(hours));
    let done = cancel(&world.whole, &any_ask(&world, number)).unwrap();
    (world, done)
}

fn export(services: &Services, actor: &Actor, form: ReceiptForm) -> Result<std::path::PathBuf, ServiceError> {
    export_receipt(services, actor, &line(SOFTWARE), Path::new(FOLDER), |receipt| {
        form.document(locale(Language::Swedish), receipt)
    })
}

/// One example of each form in each language, a section each.
fn documents(world: &World, number: u32) -> String {
    let mut documents = Vec::new();
    for language in Language::ALL {
        let wished = LanguageTag(if language == Language::Swedish { "sv-FI" } else { "de-DE" }.to_owned());
        let known = world.store.customer(admin().scope(), tenant(1)).unwrap().unwrap().value;
        let contact = Contact { name: "Åsa \"Kim\" Öberg".to_owned(), ..known.contact.clone() };
        world.write(vec![Change::Customer(Customer { language: wished, contact, ..known })]);
        let receipt = read_receipt(&world.services, &admin(), &line(number)).unwrap();
        for form in FORMS {
            // An e-mail is in the customer's language, whatever the operator speaks.
            let other = if language == Language::Swedish { Language::English } else { Language::Swedish };
            let spoken = if form == ReceiptForm::Email { other } else { language };
            let (name, bytes) = form.document(locale(spoken), &receipt);
            documents.push(format!("=== {name} ({}) ===\n{}\n", language.tag(), String::from_utf8(bytes).unwrap()));
        }
    }
    documents.concat()
}

fn check(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text.replace('\r', ""));
    });
}

#[test]
fn after_2_after_3_a_receipt_reads_as_it_did() {
    let (world, _) = cancelled(in_the_window(), RENEWING, 30);
    check("receipt-subscription", &documents(&world, RENEWING));
    let (world, _) = cancelled(in_the_window_of_software(), SOFTWARE, 1);
    check("receipt-software", &documents(&world, SOFTWARE));
}

#[test]
fn perp_6_a_receipt_states_what_was_shown_and_how_many_were_bought() {
    let world = World::new();
    world.begin_time();
    let mut bought = world.entitlement(&line(RENEWING));
    bought.line.quantity = 7;
    world.write(vec![Change::Entitlement(bought)]);
    world.clock.set(term_start());
    let (world, done) = cancelled(world, RENEWING, 30);
    world.clock.advance(Duration::days(40));
    let receipt = read_receipt(&world.services, &admin(), &line(RENEWING)).unwrap();
    assert_eq!((receipt.refund, receipt.at, &receipt.by), (done.refund, done.at, &admin()));
    assert_eq!((receipt.quantity, receipt.purchase.line.quantity), (Some(7), 0));
    assert_eq!((receipt.issued, receipt.is_settling()), (world.clock.now(), false));
    assert_eq!(receipt.subscription.unwrap().friendly_name, "Servrar");
}

#[test]
fn what_was_not_cancelled_or_not_from_here_has_no_receipt_and_nothing_is_recorded() {
    let world = in_the_window_of_software();
    for number in [SOFTWARE, CANCELLED] {
        for receipt in [read_receipt, give_receipt] {
            let error = receipt(&world.services, &admin(), &line(number)).unwrap_err();
            let missing = What::CancellationReceipt(line(number));
            assert!(matches!(error, ServiceError::NotFound(what) if what == missing), "line {number}");
        }
    }
    assert!(world.log().is_empty());
}

#[test]
fn log_1_a_receipt_is_on_record_before_it_is_given_out_and_a_file_that_failed_leaves_the_record() {
    let (world, _) = cancelled(in_the_window_of_software(), SOFTWARE, 1);
    let before = world.log().len();
    for step in [Step::Read, Step::Commit] {
        world.faults.set(When::Every(step), Fault::Fail);
        assert!(export(&world.services, &admin(), ReceiptForm::Text).is_err(), "{step:?}");
        world.faults.clear();
    }
    assert!(world.own_files.is_empty() && world.log().len() == before);
    let failing = Services { own_files: Arc::new(FailingFiles), ..world.services.clone() };
    let failed = export(&failing, &admin(), ReceiptForm::Text).unwrap_err();
    assert!(matches!(failed, ServiceError::OwnFiles(OwnFilesFailure::System { doing: "written", .. })));
    let path = export(&world.services, &admin(), ReceiptForm::Email).unwrap();
    assert_eq!(path, Path::new(FOLDER).join("receipt-OR-00001-1.eml"));
    assert!(world.own_files.get(&path).unwrap().as_bytes().starts_with(b"Message-ID: <"));
    let given = (ActivityKind::Exported, ActivityOutcome::Done);
    assert_eq!(world.log()[before..], [given.clone(), given]);
    let subject = world.records().pop().unwrap().subject;
    assert_eq!((subject.entitlement, subject.customer.as_deref()), (Some(line(SOFTWARE)), Some("Contoso AB")));
}

#[test]
fn role_1_a_billing_admin_has_receipts_as_invoices_and_who_only_looks_at_software_has_none() {
    let (world, _) = cancelled(in_the_window_of_software(), SOFTWARE, 1);
    for (role, may) in [(Role::BillingAdmin, true), (Role::GlobalAdmin, true), (Role::SalesAgent, false)] {
        let exported = export(&world.services, &Actor::example(&[role]), ReceiptForm::Text);
        assert_eq!(exported.is_ok(), may, "{role:?}: {exported:?}");
    }
}

#[test]
fn after_1_no_key_is_in_a_receipt() {
    let world = in_the_window_of_software();
    let services = world.with_provider(Arc::new(KnownKeys::canary(world.services.provider.clone())));
    let (entitlement, version) = (line(SOFTWARE), version(&world));
    let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
    let revealed = reveal_key(&services, &admin(), &ask, &Stop::default()).unwrap();
    assert_eq!(revealed.key.expose(), CANARY_KEY);
    cancel(&services, &any_ask(&world, SOFTWARE)).unwrap();
    let documents = documents(&world, SOFTWARE);
    canary::assert_not_in("a receipt", &documents);
    assert!(!documents.contains("http"), "nor a link: {documents}");
    let receipt = read_receipt(&services, &admin(), &line(SOFTWARE)).unwrap();
    canary::assert_not_in("what it is written from", &format!("{receipt:?}"));
}

#[test]
fn an_e_mail_has_only_lines_that_every_mail_server_takes() {
    let (world, _) = cancelled(in_the_window(), RENEWING, 30);
    let long = "Återförsäljare å ä ö ".repeat(20);
    let known = customer(1, "Contoso AB", "sweden");
    let contact = Contact { name: long.clone(), ..known.contact };
    world.write(vec![Change::Customer(Customer { name: long, contact, ..known })]);
    let receipt = read_receipt(&world.services, &admin(), &line(RENEWING)).unwrap();
    let (_, bytes) = ReceiptForm::Email.document(locale(Language::English), &receipt);
    let mail = String::from_utf8(bytes).unwrap();
    assert!(mail.is_ascii());
    for line in mail.split_inclusive('\n') {
        assert!(line.ends_with("\r\n") && line.len() <= 78 + 2, "{line:?}");
    }
    let (header, _) = mail.split_once("\r\n\r\n").unwrap();
    for name in ["Message-ID", "Date", "From", "To", "Subject", "MIME-Version", "Content-Type"] {
        let found = header.split("\r\n").filter(|line| line.starts_with(&format!("{name}: "))).count();
        assert_eq!(found, 1, "{name}: {header}");
    }
}

#[test]
fn cancel_5_a_command_that_is_run_again_sends_the_submit_it_sent_before_and_nobody_elses() {
    let world = in_the_window();
    let other = Actor::Operator {
        id: nyckel::domain::OperatorId(uuid::Uuid::from_u128(2)),
        name: "Bo Ek".to_owned(),
        roles: nyckel::domain::Roles::new(&[Role::AdminAgent]),
    };
    let ask = |actor: &Actor| {
        let id = line(RENEWING);
        CancelPurchase { submission: submission_by_command(actor, &id), ..any_ask(&world, RENEWING) }
    };
    let run = |actor: &Actor| nyckel::service::cancel_purchase(&world.services, actor, &ask(actor), &Stop::default());
    let first = run(&admin()).unwrap();
    world.clock.advance(Duration::days(20));
    assert_eq!(run(&admin()).unwrap(), first);
    assert_eq!(run(&other).unwrap_err().refusal(), Some(&Refusal::Cancelled { at: first.at }));
    let of = |number| submission_by_command(&admin(), &line(number));
    assert_ne!(of(RENEWING), of(LICENCE_ONLY));
}
