//! Sessions: the first one on a store, and each that follows it, of another operator or in a customer's own view. The lanes
//! answer as whom the newest one is of.

use std::sync::Arc;

use crate::domain::Operator;
use crate::tui::customers_view::Acting;
use crate::tui::lane::answer::Answering;
use crate::tui::lane::known_standing::KnownStanding;
use crate::tui::msg::Msg;
use crate::tui::runtime::passing_time::PassingTime;
use crate::tui::runtime::{Opened, RunError, Running};
use crate::tui::session::{SessionFacts, SessionNumber};

impl Running {
    /// Begins the session that is asked for. What is bound to a customer is never anybody else's, whatever asks for it.
    pub(super) fn become_acting(&mut self, acting: Acting) {
        let tenant = acting.view.as_ref().map(|view| view.customer.tenant);
        if self.bound.is_none() || tenant == self.bound {
            let facts = self.begin(acting);
            (self.post)(Msg::Opened(Ok(Box::new(facts))));
        }
    }

    /// Begins the first session on the store, over which time passes from now on.
    pub(super) fn enter(&mut self, opened: Opened, operator: Operator) -> Result<Msg, RunError> {
        let post = Arc::clone(&self.post);
        self.watch = Some(opened.services.store.watch(Box::new(move |seq| post(Msg::Changed(seq)))));
        self.routes = opened.routes;
        let standing = Arc::new(KnownStanding::new(opened.standing));
        let acting = Acting { operator, view: opened.view };
        self.time = PassingTime::over(&opened.services, opened.demo_clock, &standing, &self.post)?;
        self.answering = Some(Arc::new(Answering {
            actor: acting.actor(),
            services: opened.services,
            clipboard: opened.clipboard,
            backups: opened.backups,
            standing,
            locale: self.app.locale(),
        }));
        Ok(Msg::Opened(Ok(Box::new(self.begin(acting)))))
    }

    /// Begins a session as that one. Replies of the one before find nobody who waits for them.
    pub(super) fn begin(&mut self, acting: Acting) -> SessionFacts {
        self.session = SessionNumber(self.session.0.saturating_add(1));
        self.act_as(&acting);
        let (actor, routes) = (acting.actor(), self.routes.clone());
        let Acting { operator, view } = acting;
        SessionFacts { number: self.session, actor, view, operator, source: self.source, routes }
    }

    /// Has the lanes answer to that one from now on.
    pub(super) fn act_as(&mut self, acting: &Acting) {
        if let Some(answering) = &mut self.answering {
            let Answering { services, clipboard, backups, standing, locale, .. } = answering.as_ref();
            *answering = Arc::new(Answering {
                services: services.clone(),
                actor: acting.actor(),
                clipboard: Arc::clone(clipboard),
                backups: backups.clone(),
                standing: Arc::clone(standing),
                locale: *locale,
            });
        }
    }
}
