//! How far the actor has come with the walkthroughs, which is kept with their drafts.

use crate::domain::activity::Subject;
use crate::domain::{Actor, Permission, TourNote, TourProgress};
use crate::service::error::ServiceError;
use crate::service::keep_choice::{drafting_operator, own_drafts};
use crate::service::recording::require_look;
use crate::service::services::Services;

/// How far the actor has come.
///
/// # Errors
/// A refusal without the role to have settings of one's own (ROLE-1).
pub fn read_tour_progress(services: &Services, actor: &Actor) -> Result<TourProgress, ServiceError> {
    require_look(services, actor, Permission::OwnSettings, Subject::default)?;
    Ok(own_drafts(services, actor).tours)
}

/// Notes where one was left, and says how far the actor has come.
///
/// # Errors
/// A refusal without the role to have settings of one's own (ROLE-1), or what the drafts say.
pub fn note_tour(services: &Services, actor: &Actor, note: &TourNote) -> Result<TourProgress, ServiceError> {
    require_look(services, actor, Permission::OwnSettings, Subject::default)?;
    let Some(operator) = drafting_operator(actor) else { return Ok(TourProgress::default()) };
    let mut progress = TourProgress::default();
    services.drafts.change(operator, &mut |drafts| {
        drafts.tours.note(note);
        progress.clone_from(&drafts.tours);
    })?;
    Ok(progress)
}
