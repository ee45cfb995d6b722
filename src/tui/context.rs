//! What a room is told when it updates and draws: language, colours, time, and who acts. It changes nothing.

use ratatui::layout::{Rect, Size};

use crate::config::Settings;
use crate::domain::{Actor, Instant, Permission, Reason, Refusal, role};
use crate::i18n::Locale;
use crate::ports::CopyRoute;
use crate::service::Standing;
use crate::tui::backing_up::BackingUp;
use crate::tui::copying::Copying;
use crate::tui::customers_view::CustomersView;
use crate::tui::downloading::Downloads;
use crate::tui::list_orders::ListOrders;
use crate::tui::own_settings::OwnSettings;
use crate::tui::repertoire::Repertoire;
use crate::tui::retrieving::Retrieving;
use crate::tui::session::{SessionFacts, Source, Ticket, Tickets};
use crate::tui::theme::Theme;

/// What a room may know of the rest of the console.
#[derive(Debug, Clone, Copy)]
pub struct Context<'app> {
    /// Language and zone.
    pub locale: Locale,
    /// Colours.
    pub theme: &'app Theme,
    /// The present instant.
    pub now: Instant,
    /// The size of the terminal.
    pub size: Size,
    /// The area that the place is drawn in.
    pub main: Rect,
    /// The session; `None` until the store has opened.
    pub session: Option<&'app SessionFacts>,
    /// The customer's own view, where it is one; known before the store has opened.
    pub view: Option<&'app CustomersView>,
    /// How the store stands.
    pub standing: Standing,
    /// Tickets for questions.
    pub tickets: &'app Tickets,
    /// Since when the terminal has not had the focus; `None` while it has.
    pub unfocused_since: Option<Instant>,
    /// The copy that lives in a clipboard, if one does.
    pub copying: Option<&'app Copying>,
    /// The backup that is being made, if one is.
    pub backing_up: Option<BackingUp>,
    /// The keys that are being got into a file, if some are.
    pub retrieving: Option<Retrieving>,
    /// In which order the lists were left.
    pub orders: ListOrders,
    /// The downloads that run.
    pub downloads: &'app Downloads,
    /// The settings that hold.
    pub settings: &'app Settings,
    /// The operator's own settings as they are.
    pub own: OwnSettings,
    /// The same as they will be once everything that was asked has been answered.
    pub wished: OwnSettings,
    /// Whether the screen is recorded.
    pub is_recorded: bool,
    /// The walkthroughs, where there are any.
    pub repertoire: Option<&'app Repertoire>,
    /// The reason that was given last in this session.
    pub reason: Option<&'app Reason>,
}

/// Whether something can be done here and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Ready,
    /// A rule or a role says no: shown dimmed, with the reason (ROLE-5).
    Disabled(Refusal),
    /// It makes no sense here and now: not shown.
    Hidden,
}

impl Availability {
    /// Ready when it makes sense here and now, else hidden.
    #[must_use]
    pub fn when(sensible: bool) -> Self {
        if sensible { Self::Ready } else { Self::Hidden }
    }

    /// The other one where this one is ready.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match self {
            Self::Ready => other,
            Self::Disabled(_) | Self::Hidden => self,
        }
    }
}

impl From<Result<(), Refusal>> for Availability {
    fn from(decision: Result<(), Refusal>) -> Self {
        match decision {
            Ok(()) => Self::Ready,
            Err(refusal) => Self::Disabled(refusal),
        }
    }
}

impl Context<'_> {
    /// A ticket for a question.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        self.tickets.next()
    }

    /// Who acts; `None` until the store has opened.
    #[must_use]
    pub fn actor(&self) -> Option<&Actor> {
        self.session.map(|session| &session.actor)
    }

    /// Whether the actor's roles allow it and it can be recorded, where it is to be; hidden until the store has opened.
    #[must_use]
    pub fn allows(&self, permission: Permission) -> Availability {
        let is_possible = match self.standing.read_only {
            Some(reason) if permission.is_recorded() => Err(Refusal::ReadOnly(reason)),
            Some(_) | None => Ok(()),
        };
        self.allows_to_look(permission).and(is_possible.into())
    }

    /// Whether the actor's roles allow it, where it is only looked at and nothing of it is recorded.
    #[must_use]
    pub fn allows_to_look(&self, permission: Permission) -> Availability {
        self.actor().map_or(Availability::Hidden, |actor| role::require(actor, permission).into())
    }

    /// The best clipboard route there is.
    #[must_use]
    pub fn best_route(&self) -> Option<CopyRoute> {
        self.session.and_then(|session| session.routes_for(self.locale).first().copied())
    }

    /// Whether this is a demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.session.is_some_and(|session| session.source == Source::Demo)
    }
}
