//! Support requests that are being written: kept with the operator's drafts, never recorded.

use std::collections::BTreeMap;

use crate::domain::activity::Subject;
use crate::domain::customer::Contact;
use crate::domain::{
    ActivityKind, Actor, OperatorId, Permission, Refusal, SupportDraft, SupportDraftId, SupportForm, SupportRequest,
    SupportRequestNumber, role,
};
use crate::service::error::{ServiceError, What};
use crate::service::fresh_id::fresh_id;
use crate::service::keep_choice::{drafting_operator, own_drafts};
use crate::service::recording::require_role;
use crate::service::services::Services;

/// Begins a draft with that form. Where the form names no contact, it names the one of the operator's last request, else
/// the operator. It is kept once it is changed, or at once where something was filled in for it.
///
/// # Errors
/// A refusal in the customer's own view, or what the drafts say.
pub fn begin_support_draft(
    services: &Services,
    actor: &Actor,
    form: SupportForm,
) -> Result<SupportDraft, ServiceError> {
    let is_empty = form == SupportForm::default();
    let draft = new_draft(services, actor, form)?;
    if !is_empty {
        put(services, actor, &draft)?;
    }
    Ok(draft)
}

/// One of the actor's own drafts.
///
/// # Errors
/// [`ServiceError::NotFound`], a refusal in the customer's own view, or what the drafts say.
pub fn open_support_draft(
    services: &Services,
    actor: &Actor,
    id: SupportDraftId,
) -> Result<SupportDraft, ServiceError> {
    let drafts = services.drafts.read(drafting(actor)?)?;
    drafts.support_requests.get(&id).cloned().ok_or(ServiceError::NotFound(What::SupportDraft(id)))
}

/// Keeps what was typed so far. The files of the draft are what they were.
///
/// # Errors
/// A refusal in the customer's own view, or what the drafts say: the draft is then as it was kept before.
pub fn keep_support_form(
    services: &Services,
    actor: &Actor,
    id: SupportDraftId,
    form: &SupportForm,
) -> Result<(), ServiceError> {
    change(services, actor, id, |draft| draft.form = form.clone()).map(drop)
}

/// Throws a draft away with its files.
///
/// # Errors
/// A refusal in the customer's own view, or what the drafts say.
pub fn discard_support_draft(services: &Services, actor: &Actor, id: SupportDraftId) -> Result<(), ServiceError> {
    let operator = drafting(actor)?;
    services.drafts.change(operator, &mut |drafts| drop(drafts.support_requests.remove(&id)))?;
    Ok(services.draft_files.forget(id)?)
}

/// Carries a request that was filed over into a new draft, with its files. The request stays as it is.
///
/// # Errors
/// [`ServiceError::NotFound`], a refusal in the customer's own view, or what the store or the drafts say.
pub fn reopen_as_draft(
    services: &Services,
    actor: &Actor,
    number: &SupportRequestNumber,
    amount: String,
) -> Result<SupportDraft, ServiceError> {
    let kind = ActivityKind::SupportRequestFiled;
    require_role(services, actor, Permission::SupportRequest, kind, Subject::default)?;
    let scope = actor.scope();
    let found = services.store.support_request(scope, number)?;
    let SupportRequest { details, attachments, .. } =
        found.ok_or_else(|| ServiceError::NotFound(What::SupportRequest(number.clone())))?.value;
    let form = SupportForm {
        kind: Some(details.kind),
        impact: Some(details.impact),
        title: details.title,
        description: details.description,
        customer: details.customer.map(|customer| customer.to_string()).unwrap_or_default(),
        purchase: details.purchase.map(|purchase| purchase.to_string()).unwrap_or_default(),
        refund_reason: details.refund.map(|refund| refund.reason).unwrap_or_default(),
        amount,
        contact: details.contact,
    };
    let mut draft = new_draft(services, actor, form)?;
    for (place, file) in attachments.into_iter().enumerate() {
        if let Some(content) = services.store.attached(scope, number, place)? {
            services.draft_files.keep(draft.id, &file, &content)?;
            draft.files.push(file);
        }
    }
    put(services, actor, &draft)?;
    Ok(draft)
}

/// The operator whose drafts they are; in the customer's own view nobody writes one.
pub(in crate::service) fn drafting(actor: &Actor) -> Result<OperatorId, ServiceError> {
    role::require(actor, Permission::SupportRequest)?;
    drafting_operator(actor).ok_or(ServiceError::Refused(Refusal::CustomerRole))
}

/// Changes a draft, which is begun with that where it was not kept yet, and gives it back.
pub(in crate::service) fn change(
    services: &Services,
    actor: &Actor,
    id: SupportDraftId,
    change: impl Fn(&mut SupportDraft),
) -> Result<SupportDraft, ServiceError> {
    let (operator, now) = (drafting(actor)?, services.clock.now());
    let mut changed = None;
    services.drafts.change(operator, &mut |drafts| {
        let empty = || SupportDraft { id, form: SupportForm::default(), files: Vec::new(), changed: now };
        let draft = drafts.support_requests.entry(id).or_insert_with(empty);
        let before = draft.clone();
        change(draft);
        if *draft != before {
            draft.changed = now;
        }
        changed = Some(draft.clone());
    })?;
    changed.ok_or(ServiceError::NotFound(What::SupportDraft(id)))
}

fn put(services: &Services, actor: &Actor, new: &SupportDraft) -> Result<(), ServiceError> {
    change(services, actor, new.id, |draft| *draft = new.clone()).map(drop)
}

fn new_draft(services: &Services, actor: &Actor, form: SupportForm) -> Result<SupportDraft, ServiceError> {
    drafting(actor)?;
    let mut form = form;
    let kept = own_drafts(services, actor);
    if form.contact == Contact::default() {
        form.contact =
            kept.support_contact.unwrap_or_else(|| Contact { name: actor.name().to_owned(), ..Contact::default() });
    }
    let (id, changed) = (draft_id(services, actor, &kept.support_requests), services.clock.now());
    Ok(SupportDraft { id, form, files: Vec::new(), changed })
}

/// An id that none of the actor's drafts has: of two that are begun at one instant the first is kept before the second.
fn draft_id(services: &Services, actor: &Actor, kept: &BTreeMap<SupportDraftId, SupportDraft>) -> SupportDraftId {
    let of_attempt = |attempt: u32| {
        SupportDraftId(fresh_id(services, actor, "nyckel support request, draft, 1", &attempt.to_le_bytes()))
    };
    // One attempt more than there are drafts: one of them is free.
    let attempts = u32::try_from(kept.len()).unwrap_or(u32::MAX);
    (0..=attempts).map(of_attempt).find(|id| !kept.contains_key(id)).unwrap_or_else(|| of_attempt(u32::MAX))
}
