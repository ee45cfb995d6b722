//! What a command works with once the store is open: the services, who acts, and how they are spoken to.

use crate::cli::customers_view;
use crate::cli::ending::Ending;
use crate::cli::opening::{Hold, Who};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::cli::waiting::wait_for_the_next_try;
use crate::config::Settings;
use crate::domain::activity::Door;
use crate::domain::actor::TenantUser;
use crate::domain::{Actor, Operator, ReadOnlyReason};
use crate::i18n::{Locale, message};
use crate::search::CustomerRow;
use crate::service::{ServiceError, Services, standing};
use crate::system::StorePaths;

/// One command on an open store.
#[derive(Debug)]
pub(in crate::cli) struct Session {
    /// The services over the store.
    pub(in crate::cli) services: Services,
    /// Who acts.
    pub(in crate::cli) actor: Actor,
    /// The customer whose own view it is, where it is one.
    pub(in crate::cli) viewed: Option<CustomerRow>,
    /// The operator's language and zone.
    pub(in crate::cli) locale: Locale,
    /// The settings that hold for the operator.
    pub(in crate::cli) settings: Settings,
    hold: Hold,
}

impl Session {
    /// Opens the store that is asked for, as the operator who is asked for.
    pub(in crate::cli) fn open(surroundings: &Surroundings) -> Result<Self, Ending> {
        Self::on(surroundings.hold()?, surroundings)
    }

    /// Opens the store that is held, as the operator who is asked for.
    pub(in crate::cli) fn on(hold: Hold, surroundings: &Surroundings) -> Result<Self, Ending> {
        let who = surroundings.who(hold.paths().kind())?;
        Self::on_as(hold, &who, surroundings)
    }

    /// Opens the store that is held, as that one.
    pub(in crate::cli) fn on_as(hold: Hold, who: &Who, surroundings: &Surroundings) -> Result<Self, Ending> {
        let services = hold.open(Door::CommandLine);
        let services = services.map_err(|failure| Surroundings::ending(&failure, surroundings.locale))?;
        Self::with(services, hold, who, surroundings)
    }

    /// What is open as that one.
    pub(in crate::cli) fn with(
        services: Services,
        hold: Hold,
        who: &Who,
        surroundings: &Surroundings,
    ) -> Result<Self, Ending> {
        let operator = entered(&services, who, surroundings)?;
        let (locale, settings) = surroundings.settings_of(&operator.settings);
        let services = services.with_free_hours(settings.free_hours).with_reason_rule(settings.reveal_reason);
        let standing = standing(&services);
        if let Some(ReadOnlyReason::Backup { made }) = standing.read_only {
            let values = [("made", locale.date_time_in_zone(made).into())];
            output::note(&locale.text_with(message!("cli-read-only-backup"), &values));
        }
        if let Some(seen) = standing.seen_ahead {
            output::note(&locale.text_with(message!("banner-clock"), &[("seen", locale.date_time(seen).into())]));
        }
        let viewed = customers_view::viewed(&services, &operator, surroundings)?;
        let actor = viewed.as_ref().map_or_else(|| operator.actor(), |viewed| standing_in(viewed, &operator));
        Ok(Self { services, actor, viewed, locale, settings, hold })
    }

    /// Does it, closes the store and gives its lock back.
    pub(in crate::cli) fn close_after<T>(self, act: impl FnOnce(&Self) -> Result<T, Ending>) -> Result<T, Ending> {
        let done = act(&self);
        drop(self.close());
        done
    }

    /// Closes the store and keeps its lock.
    pub(in crate::cli) fn close(self) -> Hold {
        let Self { services, hold, .. } = self;
        drop(services);
        hold.keep_time();
        hold
    }

    /// The store and what belongs to it.
    pub(in crate::cli) fn paths(&self) -> &StorePaths {
        self.hold.paths()
    }

    /// What is said of what a service said no to or failed at.
    pub(in crate::cli) fn ending(&self, error: &ServiceError) -> Ending {
        Ending::of_service(self.locale, error)
    }
}

/// Finds out who acts on an open store. Where several passphrases in a row were wrong the next one waits.
pub(in crate::cli) fn entered(services: &Services, who: &Who, surroundings: &Surroundings) -> Result<Operator, Ending> {
    if let Who::With(_) = who {
        wait_for_the_next_try(services, surroundings.locale)?;
    }
    who.on(services).map_err(|failure| Surroundings::ending(&failure, surroundings.locale))
}

/// The global admin of the customer whose own view it is, for whom the operator stands in.
fn standing_in(viewed: &CustomerRow, operator: &Operator) -> Actor {
    Actor::standing_in(viewed.tenant, &viewed.name, TenantUser::GlobalAdmin, operator.stand_in())
}
