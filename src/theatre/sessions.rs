//! Sessions in a theatre, as the runtime begins them.

use std::sync::Arc;

use crate::domain::Passphrase;
use crate::service::{next_try, unlock};
use crate::theatre::Theatre;
use crate::tui::customers_view::Acting;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::Msg;
use crate::tui::session::{SessionFacts, SessionNumber, Source};

impl Theatre {
    /// Tries a passphrase: the first begins a session, a later one says to the console whose it is.
    pub(crate) fn unlock(&mut self, passphrase: &Passphrase) -> Vec<Msg> {
        match unlock(&self.house.services, passphrase, self.answering.actor.operator()) {
            Ok(operator) if self.session == SessionNumber(0) => {
                vec![Msg::Opened(Ok(Box::new(self.begin(Acting::operator(operator)))))]
            }
            Ok(operator) => vec![Msg::Unlocked(Box::new(operator))],
            Err(error) => {
                let next_try = next_try(&self.house.services).map(Msg::NextTry);
                next_try.into_iter().chain([Msg::StillLocked(error.into())]).collect()
            }
        }
    }

    /// Begins a session as that one; the console has to be told what it is answered.
    pub(crate) fn begin(&mut self, acting: Acting) -> SessionFacts {
        self.session = SessionNumber(self.session.0.saturating_add(1));
        self.act_as(&acting);
        SessionFacts {
            number: self.session,
            actor: acting.actor(),
            view: acting.view,
            operator: acting.operator,
            source: Source::Demo,
            routes: self.house.clipboard.routes(),
        }
    }

    /// Has questions answered to that one.
    pub(in crate::theatre) fn act_as(&mut self, acting: &Acting) {
        self.answering = Arc::new(Answering {
            services: self.house.services.clone(),
            actor: acting.actor(),
            clipboard: Arc::clone(&self.answering.clipboard),
            backups: self.answering.backups.clone(),
            standing: Arc::clone(&self.answering.standing),
            locale: self.app.locale().covered_by(None),
        });
    }
}
