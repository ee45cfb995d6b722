//! `nyckel operators passphrase`: another passphrase for oneself or for a colleague.

use std::path::PathBuf;

use clap::Args;

use crate::cli::ending::Ending;
use crate::cli::opening::Who;
use crate::cli::operators::{operator, tell};
use crate::cli::passphrase;
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::domain::Passphrase;
use crate::domain::operators::{is_own, require_passphrase_of};
use crate::i18n::message;
use crate::service::{ChangePassphrase, change_passphrase};

/// Whose passphrase is chosen.
#[derive(Debug, Args)]
pub(super) struct Choose {
    #[arg(id = "passphrase_of", value_name = "NAME|ID")]
    operator: Option<String>,
    #[arg(id = "new_passphrase_file", long = "new-passphrase-file", value_name = "FILE")]
    new: Option<PathBuf>,
}

/// Chooses it; one's own where nobody is named.
pub(super) fn run(ask: &Choose, surroundings: &Surroundings) -> Result<(), Ending> {
    let hold = surroundings.hold()?;
    let who = surroundings.who(hold.paths().kind())?;
    let session = Session::on_as(hold, &who, surroundings)?;
    session.close_after(|session| choose(ask, &who, session, surroundings))
}

fn choose(ask: &Choose, who: &Who, session: &Session, surroundings: &Surroundings) -> Result<(), Ending> {
    let own = session.actor.operator().map(|id| id.to_string()).unwrap_or_default();
    let operator = operator(ask.operator.as_deref().unwrap_or(&own), session)?;
    // Nobody types a passphrase for what the role does not allow; the service records the refusal.
    let is_allowed = require_passphrase_of(&session.actor, &operator).is_ok();
    let present = match who {
        _ if !is_allowed || !is_own(&session.actor, &operator) => None,
        Who::With(passphrase) => Some(passphrase.clone()),
        // Nobody needs a demo's passphrase to act in it.
        Who::Named(_) => Some(match surroundings.passphrase_file.as_deref() {
            Some(file) => passphrase::of_file(file, session.locale)?,
            None => passphrase::asked(session.locale)?,
        }),
    };
    let new = if is_allowed {
        passphrase::chosen(ask.new.as_deref(), session.locale)?
    } else {
        Passphrase::new(String::new())
    };
    let ask = ChangePassphrase { operator: operator.id, present, new };
    let changed = change_passphrase(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
    tell(session, message!("cli-operators-passphrase"), &changed)
}
