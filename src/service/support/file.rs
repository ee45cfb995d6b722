//! *Skicka*: a support request is filed with its files, in one commit, once however often it is sent (SUPPORT-2).

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::support_request::{Content, Details, NamedCustomer, RequestStatus, may_file};
use crate::domain::{
    ActivityKind, ActivityRecord, Actor, Attachment, Customer, Permission, SupportDraftId, SupportRequest,
    SupportRequestNumber, role,
};
use crate::ports::{Change, Commit, FiledRequest, commit};
use crate::service::error::ServiceError;
use crate::service::recording::{failed, record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::support::draft::drafting;

/// What is to be filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSupportRequest {
    /// The draft that it was.
    pub draft: SupportDraftId,
    /// What its form says, checked.
    pub details: Details,
    /// Its files, which lie with the draft.
    pub files: Vec<Attachment>,
}

/// Files a request and gives its number: of a draft that was filed already, the number that it got then. The draft is then
/// gone, and its contact is the one that the next request begins with.
///
/// # Errors
/// A recorded refusal in the customer's own view, or what the drafts or the store say, which is recorded where that can be:
/// nothing of the request is filed then, and the draft is as it was.
pub fn file_support_request(
    services: &Services,
    actor: &Actor,
    ask: &FileSupportRequest,
) -> Result<SupportRequestNumber, ServiceError> {
    let recorded = || record_of(services, actor, ask);
    if let Err(refusal) = role::require(actor, Permission::SupportRequest) {
        return Err(refused(services, actor, refusal, recorded()));
    }
    let number =
        decided_anew(|| file_once(services, actor, ask)).map_err(|error| failed(services, actor, error, recorded))?;
    forget(services, actor, ask);
    Ok(number)
}

fn contents(services: &Services, ask: &FileSupportRequest) -> Result<Vec<Content>, ServiceError> {
    ask.files.iter().map(|file| Ok(services.draft_files.content(ask.draft, file)?)).collect()
}

fn file_once(
    services: &Services,
    actor: &Actor,
    ask: &FileSupportRequest,
) -> Result<SupportRequestNumber, ServiceError> {
    let number = match number_of(services, actor, ask.draft)? {
        Numbered::Filed(number) => return Ok(number),
        Numbered::Free(number) => number,
    };
    let record =
        ActivityRecord { reason: Some(format!("{number}: {}", ask.details.title)), ..record_of(services, actor, ask) };
    let permit = match may_file(actor, &number) {
        Ok(permit) => permit,
        Err(refusal) => return Err(refused(services, actor, refusal, record)),
    };
    let request = SupportRequest {
        number: number.clone(),
        draft: ask.draft,
        status: RequestStatus::Open,
        filed: record.at,
        operator: drafting(actor)?,
        operator_name: actor.name().to_owned(),
        details: ask.details.clone(),
        attachments: ask.files.clone(),
    };
    // Of a draft that was filed already the files are gone with it.
    let filed = Box::new(FiledRequest { request, contents: contents(services, ask)? });
    let changes = vec![Change::SupportRequest(filed)];
    commit(services.store.as_ref(), &Commit::by(actor, permit, changes, NonEmpty::new(record)))?;
    Ok(number)
}

/// The number of a draft.
enum Numbered {
    /// It was filed, and has this one.
    Filed(SupportRequestNumber),
    /// It was not, and this one is free.
    Free(SupportRequestNumber),
}

/// Whether a draft was filed, by a program that ended before it could take the draft away.
pub(super) fn is_filed(services: &Services, actor: &Actor, draft: SupportDraftId) -> Result<bool, ServiceError> {
    Ok(matches!(number_of(services, actor, draft)?, Numbered::Filed(_)))
}

/// The number follows from the draft; where another request has it, the next one does.
fn number_of(services: &Services, actor: &Actor, draft: SupportDraftId) -> Result<Numbered, ServiceError> {
    let mut attempt: u32 = 0;
    loop {
        let mut hasher = blake3::Hasher::new_derive_key("nyckel support request, number, 1");
        hasher.update(draft.as_bytes()).update(&attempt.to_le_bytes());
        let mut bytes = [0; 4];
        hasher.finalize_xof().fill(&mut bytes);
        let number = SupportRequestNumber::embedded(u32::from_le_bytes(bytes));
        match services.store.support_request(actor.scope(), &number)? {
            None => return Ok(Numbered::Free(number)),
            Some(known) if known.value.draft == draft => return Ok(Numbered::Filed(number)),
            Some(_) => attempt = attempt.wrapping_add(1),
        }
    }
}

fn record_of(services: &Services, actor: &Actor, ask: &FileSupportRequest) -> ActivityRecord {
    let customer = ask.details.customer.as_ref().and_then(|named| customer_of(services, actor, named));
    let subject = Subject {
        tenant: customer.as_ref().map(|customer| customer.id),
        customer: customer.map(|customer| customer.name),
        ..Subject::default()
    };
    record(services, actor, ActivityKind::SupportRequestFiled, subject)
}

/// The customer that is named, where there is such a one. That it cannot be looked up keeps nobody from filing.
fn customer_of(services: &Services, actor: &Actor, named: &NamedCustomer) -> Option<Customer> {
    let tenant = match named {
        NamedCustomer::Tenant(tenant) => *tenant,
        NamedCustomer::Domain(domain) => {
            let index = services.current_index().ok()?;
            let found = index.named(actor.scope(), domain);
            match found.as_slice() {
                [row] => row.tenant,
                [] | [_, _, ..] => return None,
            }
        }
    };
    services.store.customer(actor.scope(), tenant).ok().flatten().map(|read| read.value)
}

/// Takes the draft away; that it stays is told of in the program's log, and filing it again files nothing.
fn forget(services: &Services, actor: &Actor, ask: &FileSupportRequest) {
    let forgotten = drafting(actor).and_then(|operator| {
        services.drafts.change(operator, &mut |drafts| {
            drafts.support_requests.remove(&ask.draft);
            drafts.support_contact = Some(ask.details.contact.clone());
        })?;
        Ok(services.draft_files.forget(ask.draft)?)
    });
    if let Err(error) = forgotten {
        tracing::warn!(%error, "the draft of a filed support request could not be taken away");
    }
}
