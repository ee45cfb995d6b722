//! Support requests by the services: kept as drafts, filed once and whole, and nothing lost on the way (SUPPORT-1,
//! SUPPORT-2).

use std::path::Path;

use nyckel::domain::customer::Contact;
use nyckel::domain::support_request::{AttachmentProblem, Impact, ProblemKind, RequestStatus};
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Attachment, Currency, Role, SupportDraftId, SupportForm, SupportRequestNumber,
};
use nyckel::ports::{Clock, DraftFiles, OwnFiles, Store};
use nyckel::service::ServiceError;
use nyckel::service::support::{
    FileSupportRequest, SupportRowId, attach_file, begin_support_draft, detach_file, discard_support_draft,
    file_support_request, keep_support_form, list_support_requests, open_support_draft, open_support_request,
    read_attachments, reopen_as_draft,
};
use nyckel::testing::{Fault, Step, When, example};
use uuid::Uuid;

use super::world::{World, admin, tenant};

pub(super) const DRAFT: SupportDraftId = SupportDraftId(Uuid::from_u128(0xD0));

/// A form of a refund at Contoso, with all that it needs.
pub(super) fn a_form() -> SupportForm {
    SupportForm {
        kind: Some(ProblemKind::Refund),
        impact: Some(Impact::Moderate),
        title: "Fel antal".to_owned(),
        description: "Två i stället för en.\nTack!".to_owned(),
        customer: tenant(1).to_string(),
        purchase: "OR-00001".to_owned(),
        refund_reason: "Dubbelt".to_owned(),
        amount: "10 SEK".to_owned(),
        contact: contact(),
    }
}

fn contact() -> Contact {
    example::contact()
}

/// What a draft with a file comes to; the file lies with the draft.
pub(super) fn a_request(world: &World) -> FileSupportRequest {
    let (file, content) = example::attached("logg.txt", 40_000);
    world.draft_files.keep(DRAFT, &file, &content).unwrap();
    let details = a_form().check(|_| Some((10.into(), Some(Currency::SEK)))).unwrap();
    FileSupportRequest { draft: DRAFT, details, files: vec![file] }
}

/// Whether every request has its files, and each file its content.
pub(super) fn is_filed_whole_or_not(world: &World) -> bool {
    let scope = admin().scope();
    let filed = world.store.support_requests(scope, None, 10).unwrap().items;
    let is_whole = |number: &SupportRequestNumber, place: usize, file: &Attachment| {
        let content = world.store.attached(scope, number, place).unwrap();
        content.is_some_and(|content| *blake3::hash(content.as_bytes()).as_bytes() == file.hash)
    };
    filed.iter().all(|request| {
        let mut attached = request.attachments.iter().enumerate();
        !request.attachments.is_empty() && attached.all(|(place, file)| is_whole(&request.number, place, file))
    })
}

fn begun(world: &World) -> SupportDraftId {
    begin_support_draft(&world.services, &admin(), a_form()).unwrap().id
}

#[test]
fn support_2_log_1_a_request_is_filed_with_its_files_and_recorded_with_its_customer() {
    let world = World::new();
    let ask = a_request(&world);
    let number = file_support_request(&world.services, &admin(), &ask).unwrap();
    let opened = open_support_request(&world.services, &admin(), &number).unwrap();
    assert_eq!((opened.request.details.clone(), opened.request.status), (ask.details, RequestStatus::Open));
    assert_eq!((opened.request.filed, opened.customer.as_deref()), (world.clock.now(), Some("Contoso AB")));
    let contents = read_attachments(&world.services, &admin(), &opened.request).unwrap();
    assert_eq!(contents, [example::attached("logg.txt", 40_000).1]);
    let record = world.records().pop().unwrap();
    assert_eq!((record.kind, record.outcome), (ActivityKind::SupportRequestFiled, ActivityOutcome::Done));
    assert_eq!((record.subject.tenant, record.subject.customer.as_deref()), (Some(tenant(1)), Some("Contoso AB")));
    assert_eq!(record.reason, Some(format!("{number}: Fel antal")));
    assert_eq!(world.draft_files.count(), 0, "the draft is gone with its files");
}

#[test]
fn support_2_a_draft_that_is_sent_twice_is_filed_once() {
    let world = World::new();
    let ask = a_request(&world);
    let first = file_support_request(&world.services, &admin(), &ask).unwrap();
    let again = file_support_request(&world.services, &admin(), &a_request(&world)).unwrap();
    assert_eq!(first, again);
    // Its files are gone with the draft.
    assert_eq!(file_support_request(&world.services, &admin(), &ask).unwrap(), first);
    assert_eq!(list_support_requests(&world.services, &admin()).unwrap().len(), 1);
    assert_eq!(world.log().len(), 1);
    let other = FileSupportRequest { draft: SupportDraftId(Uuid::from_u128(2)), files: Vec::new(), ..ask };
    assert_ne!(file_support_request(&world.services, &admin(), &other).unwrap(), first);
}

#[test]
fn support_2_what_could_not_be_filed_stays_a_draft_with_everything_that_was_typed() {
    let world = World::new();
    let draft = begun(&world);
    world.own_files.put("/home/anna/logg.txt", b"log".to_vec());
    let files = attach_file(&world.services, &admin(), draft, Path::new("/home/anna/logg.txt")).unwrap().files;
    let ask = FileSupportRequest { draft, files: files.clone(), ..a_request(&world) };
    world.faults.set(When::Every(Step::Commit), Fault::Fail);
    file_support_request(&world.services, &admin(), &ask).unwrap_err();
    world.faults.clear();
    let kept = open_support_draft(&world.services, &admin(), draft).unwrap();
    assert_eq!((kept.form, kept.files), (a_form(), files));
    let number = file_support_request(&world.services, &admin(), &ask).unwrap();
    assert!(open_support_draft(&world.services, &admin(), draft).is_err());
    let listed: Vec<SupportRowId> =
        list_support_requests(&world.services, &admin()).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(listed, [SupportRowId::Filed(number)]);
}

#[test]
fn support_1_a_file_is_copied_in_so_that_the_original_may_go() {
    let world = World::new();
    let draft = begun(&world);
    world.own_files.put("/home/anna/logg.txt", b"log".to_vec());
    let attached = attach_file(&world.services, &admin(), draft, Path::new("/home/anna/logg.txt")).unwrap();
    world.own_files.remove("/home/anna/logg.txt");
    let ask = FileSupportRequest { draft, files: attached.files, ..a_request(&world) };
    let number = file_support_request(&world.services, &admin(), &ask).unwrap();
    let request = open_support_request(&world.services, &admin(), &number).unwrap().request;
    assert_eq!(read_attachments(&world.services, &admin(), &request).unwrap()[0].as_bytes(), b"log");
}

#[test]
fn support_1_a_file_that_may_not_be_attached_changes_nothing() {
    let world = World::new();
    let draft = begun(&world);
    world.own_files.put("/home/anna/a.txt", b"log".to_vec());
    world.own_files.put("/home/anna/same.txt", b"log".to_vec());
    world.own_files.put("/home/anna/empty.txt", Vec::new());
    world.own_files.put("/home/anna/large.bin", vec![7; 5_000_001]);
    let attach = |name: &str| attach_file(&world.services, &admin(), draft, &Path::new("/home/anna").join(name));
    let first = attach("a.txt").unwrap().files;
    let problem = |name: &str| {
        let error = attach(name).unwrap_err();
        if let ServiceError::Attachment(problem) = error { problem } else { panic!("{error}") }
    };
    let same = first[0].name.clone();
    assert_eq!(problem("same.txt"), AttachmentProblem::Duplicate(same));
    assert_eq!(problem("empty.txt"), AttachmentProblem::Empty);
    assert_eq!(problem("large.bin"), AttachmentProblem::TooLarge);
    assert!(matches!(problem("nowhere.txt"), AttachmentProblem::Unreadable(_)));
    assert_eq!(open_support_draft(&world.services, &admin(), draft).unwrap().files, first);
    assert_eq!(world.draft_files.count(), 1);
    assert_eq!(detach_file(&world.services, &admin(), draft, &first[0]).unwrap().files, []);
    assert_eq!(world.draft_files.count(), 0);
}

#[test]
fn support_2_a_new_draft_names_the_contact_of_the_last_request_and_is_kept_once_it_is_changed() {
    let world = World::new();
    let empty = || begin_support_draft(&world.services, &admin(), SupportForm::default()).unwrap();
    let first = empty();
    assert_eq!((first.form.contact.name.as_str(), first.form.contact.email.as_str()), (admin().name(), ""));
    assert!(list_support_requests(&world.services, &admin()).unwrap().is_empty(), "nothing was typed");
    keep_support_form(&world.services, &admin(), first.id, &a_form()).unwrap();
    assert_eq!(open_support_draft(&world.services, &admin(), first.id).unwrap().form, a_form());
    assert_ne!(empty().id, first.id);
    file_support_request(&world.services, &admin(), &a_request(&world)).unwrap();
    assert_eq!(empty().form.contact, contact());
}

#[test]
fn support_2_a_filed_request_is_carried_over_into_a_draft_with_its_files_and_stays_as_it_is() {
    let world = World::new();
    let number = file_support_request(&world.services, &admin(), &a_request(&world)).unwrap();
    let before = open_support_request(&world.services, &admin(), &number).unwrap();
    let draft = reopen_as_draft(&world.services, &admin(), &number, "10 SEK".to_owned()).unwrap();
    assert_eq!(draft.form, a_form());
    let (file, content) = example::attached("logg.txt", 40_000);
    assert_eq!(draft.files, std::slice::from_ref(&file));
    assert_eq!(world.draft_files.content(draft.id, &file).unwrap(), content);
    discard_support_draft(&world.services, &admin(), draft.id).unwrap();
    assert_eq!(world.draft_files.count(), 0);
    assert_eq!(open_support_request(&world.services, &admin(), &number).unwrap(), before);
}

#[test]
fn role_2_who_may_not_look_at_customers_sees_no_customers_name() {
    let world = World::new();
    let number = file_support_request(&world.services, &admin(), &a_request(&world)).unwrap();
    let marketing = Actor::example(&[Role::MarketingContentAdmin]);
    let guid = tenant(1).to_string();
    assert_eq!(list_support_requests(&world.services, &marketing).unwrap()[0].customer, guid);
    assert_eq!(open_support_request(&world.services, &marketing, &number).unwrap().customer, Some(guid));
    assert_eq!(list_support_requests(&world.services, &admin()).unwrap()[0].customer, "Contoso AB");
}

#[test]
fn support_2_what_was_filed_before_its_draft_could_go_is_no_draft_any_more() {
    let world = World::new();
    keep_support_form(&world.services, &admin(), DRAFT, &a_form()).unwrap();
    world.faults.set(When::Every(Step::ChangeDrafts), Fault::Fail);
    let number = file_support_request(&world.services, &admin(), &a_request(&world)).unwrap();
    world.faults.clear();
    let listed = list_support_requests(&world.services, &admin()).unwrap();
    assert_eq!(listed.into_iter().map(|row| row.id).collect::<Vec<_>>(), [SupportRowId::Filed(number)]);
    assert!(world.own_files.folder(None).is_ok());
}
