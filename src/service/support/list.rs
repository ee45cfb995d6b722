//! The support requests that were filed, the newest first, below those the operator is still writing.

use std::cmp::Reverse;

use crate::domain::activity::Subject;
use crate::domain::support_request::{NamedCustomer, ProblemKind, RequestStatus};
use crate::domain::{
    Actor, Instant, Permission, SupportDraft, SupportDraftId, SupportRequest, SupportRequestNumber, role,
};
use crate::ports::page::{Page, all_pages};
use crate::service::error::ServiceError;
use crate::service::keep_choice::own_drafts;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::support::file::is_filed;

/// What a row is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SupportRowId {
    /// A draft.
    Draft(SupportDraftId),
    /// A request that was filed.
    Filed(SupportRequestNumber),
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportRow {
    /// What it is known by.
    pub id: SupportRowId,
    /// When it was filed; of a draft when it was changed last.
    pub at: Instant,
    /// *Rubrik*.
    pub title: String,
    /// *Beskrivning*.
    pub description: String,
    /// *Typ av problem*, once it was chosen.
    pub kind: Option<ProblemKind>,
    /// How it stands; `None` of a draft.
    pub status: Option<RequestStatus>,
    /// The customer: by name, where it is one of ours that the actor may look at, else as it is named there.
    pub customer: String,
    /// Who filed it; nobody yet of a draft.
    pub operator: String,
    /// How many files it has.
    pub files: usize,
}

/// All requests, and the actor's own drafts above them.
///
/// # Errors
/// A recorded refusal in the customer's own view, or what the store says.
pub fn list_support_requests(services: &Services, actor: &Actor) -> Result<Vec<SupportRow>, ServiceError> {
    require_look(services, actor, Permission::SupportRequest, Subject::default)?;
    let scope = actor.scope();
    let filed = all_pages(|after| services.store.support_requests(scope, after, Page::<()>::LIMIT))?;
    let mut drafts: Vec<SupportDraft> = own_drafts(services, actor).support_requests.into_values().collect();
    // What was filed by a program that ended before it could take the draft away is no draft any more.
    drafts.retain(|draft| filed.iter().all(|request| request.draft != draft.id));
    drafts.sort_by_key(|draft| Reverse(draft.changed));
    let drafts = drafts.into_iter().map(|draft| of_draft(services, actor, draft));
    Ok(drafts.chain(filed.into_iter().map(|request| of_request(services, actor, request))).collect())
}

/// The actor's own drafts alone, the one that was changed last first.
///
/// # Errors
/// What the store says.
pub(in crate::service) fn open_drafts(services: &Services, actor: &Actor) -> Result<Vec<SupportRow>, ServiceError> {
    let mut open = Vec::new();
    for draft in own_drafts(services, actor).support_requests.into_values() {
        if !is_filed(services, actor, draft.id)? {
            open.push(of_draft(services, actor, draft));
        }
    }
    open.sort_by_key(|row| Reverse(row.at));
    Ok(open)
}

fn of_draft(services: &Services, actor: &Actor, draft: SupportDraft) -> SupportRow {
    let SupportDraft { id, form, files, changed } = draft;
    let tenant = form.customer.trim().parse().ok().map(NamedCustomer::Tenant);
    let customer = tenant.map_or(form.customer, |tenant| name_of(services, actor, &tenant));
    SupportRow {
        id: SupportRowId::Draft(id),
        at: changed,
        title: form.title,
        description: form.description,
        kind: form.kind,
        status: None,
        customer,
        operator: String::new(),
        files: files.len(),
    }
}

fn of_request(services: &Services, actor: &Actor, request: SupportRequest) -> SupportRow {
    let SupportRequest { number, status, filed, operator_name, details, attachments, .. } = request;
    let customer = details.customer.map(|customer| name_of(services, actor, &customer));
    SupportRow {
        id: SupportRowId::Filed(number),
        at: filed,
        title: details.title,
        description: details.description,
        kind: Some(details.kind),
        status: Some(status),
        customer: customer.unwrap_or_default(),
        operator: operator_name,
        files: attachments.len(),
    }
}

/// What a customer is called, as far as the actor may know.
pub(in crate::service) fn name_of(services: &Services, actor: &Actor, customer: &NamedCustomer) -> String {
    let known = match customer {
        NamedCustomer::Tenant(tenant) if role::require(actor, Permission::LookAtCustomers).is_ok() => {
            services.store.customer(actor.scope(), *tenant).ok().flatten()
        }
        NamedCustomer::Tenant(_) | NamedCustomer::Domain(_) => None,
    };
    known.map_or_else(|| customer.to_string(), |known| known.value.name)
}
