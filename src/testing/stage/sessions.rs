//! Sessions on the stage, as the runtime begins them.

use std::sync::Arc;

use crate::domain::{Operator, Passphrase};
use crate::service::{next_try, unlock};
use crate::testing::stage::Stage;
use crate::tui::customers_view::Acting;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::Msg;
use crate::tui::session::{SessionFacts, SessionNumber, Source};

impl Stage {
    /// Opens the store.
    pub fn open(&mut self) -> &mut Self {
        let operator = self.operators().swap_remove(self.options.operator);
        let view = self.options.customers_view.then(|| self.app.customers_view().cloned()).flatten();
        let facts = self.begin(Acting { operator, view });
        self.send(Msg::Opened(Ok(Box::new(facts))))
    }

    /// Begins a session as that operator, as the settings of the demo do.
    pub fn become_operator(&mut self, operator: &Operator) -> &mut Self {
        let facts = self.begin(Acting::operator(operator.clone()));
        self.send(Msg::Opened(Ok(Box::new(facts))))
    }

    /// Tries a passphrase, as the runtime does: the first begins a session, a later one says to the console whose it is.
    pub(super) fn unlock(&mut self, passphrase: &Passphrase) -> Vec<Msg> {
        match unlock(&self.services, passphrase, self.answering.actor.operator()) {
            Ok(operator) if self.session == SessionNumber(0) => {
                vec![Msg::Opened(Ok(Box::new(self.begin(Acting::operator(operator)))))]
            }
            Ok(operator) => vec![Msg::Unlocked(Box::new(operator))],
            Err(error) => {
                let next_try = next_try(&self.services).map(Msg::NextTry);
                next_try.into_iter().chain([Msg::StillLocked(error.into())]).collect()
            }
        }
    }

    /// Begins a session as that one, as the runtime does.
    pub(super) fn begin(&mut self, acting: Acting) -> SessionFacts {
        self.session = SessionNumber(self.session.0.saturating_add(1));
        self.act_as(&acting);
        SessionFacts {
            number: self.session,
            actor: acting.actor(),
            view: acting.view,
            operator: acting.operator,
            source: Source::Demo,
            routes: self.options.routes.clone(),
        }
    }

    /// Has questions answered to that one, as the runtime does.
    pub(super) fn act_as(&mut self, acting: &Acting) {
        self.answering = Arc::new(Answering {
            services: self.services.clone(),
            actor: acting.actor(),
            clipboard: self.answering.clipboard.clone(),
            backups: self.answering.backups.clone(),
            standing: Arc::clone(&self.answering.standing),
            locale: self.app.locale().covered_by(None),
        });
    }
}
