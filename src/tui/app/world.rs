//! What every room may know of the console around it: preferences, session, size, the copy that lives.

use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Size;

use crate::config::{ColourDepth, Layers, Overlay, Settings};
use crate::domain::operator::SettingChange;
use crate::domain::{Instant, Operator, Reason};
use crate::i18n::{Cover, Language, Locale};
use crate::ports::CopyRoute;
use crate::service::Standing;
use crate::tui::app::layout::{self, Areas};
use crate::tui::backing_up::BackingUp;
use crate::tui::context::Context;
use crate::tui::copying::Copying;
use crate::tui::customers_view::CustomersView;
use crate::tui::downloading::Downloads;
use crate::tui::list_orders::ListOrders;
use crate::tui::own_settings::OwnSettings;
use crate::tui::repertoire::Repertoire;
use crate::tui::retrieving::Retrieving;
use crate::tui::session::{SessionFacts, SessionNumber, Source, Ticket, Tickets};
use crate::tui::terminal::MouseUse;
use crate::tui::theme::{Theme, ThemeName};

/// After how many minutes without a key a partner's own store locks itself, where nobody says otherwise.
const LOCK_MINUTES: u32 = 15;

/// What the console is started with, before any store is open.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// Language and zone.
    pub locale: Locale,
    /// What each place says of the settings; the operator says nothing before a session.
    pub layers: Layers,
    /// The theme where no place names one.
    pub theme: ThemeName,
    /// The colours the terminal has.
    pub depth: ColourDepth,
    /// Whether the mouse is the console's.
    pub mouse: MouseUse,
    /// What covers names and ids, once they are to be.
    pub cover: Cover,
    /// Whether the screen is recorded: no secret ever stands on it then.
    pub is_recorded: bool,
    /// The walkthroughs; none on the stage of one.
    pub repertoire: Option<Arc<Repertoire>>,
}

/// What every room may know.
#[derive(Debug)]
pub(super) struct World {
    pub(super) preferences: Preferences,
    /// The settings that hold.
    pub(super) settings: Settings,
    pub(super) theme: Theme,
    pub(super) size: Size,
    pub(super) session: Option<SessionFacts>,
    /// The customer's own view, where it is one.
    pub(super) view: Option<CustomersView>,
    pub(super) standing: Standing,
    pub(super) tickets: Tickets,
    pub(super) copying: Option<Copying>,
    pub(super) backing_up: Option<BackingUp>,
    /// The keys that are being got into a file.
    pub(super) retrieving: Option<Retrieving>,
    /// In which order the lists were left.
    pub(super) orders: ListOrders,
    pub(super) downloads: Downloads,
    /// While time is being caught up with: when what is shown was asked for last.
    pub(super) catching_up: Option<Instant>,
    /// Since when the terminal has not had the focus.
    pub(super) unfocused_since: Option<Instant>,
    /// The reason that was given last in this session.
    pub(super) reason: Option<Reason>,
    /// The changes of settings that this session has asked for and not been answered, in their order.
    wishes: Vec<(Ticket, SettingChange)>,
}

impl World {
    pub(super) fn new(mut preferences: Preferences, size: Size) -> Self {
        let settings = Settings::resolve(&preferences.layers);
        preferences.locale = preferences.locale.covered_by(settings.presenter.then_some(preferences.cover));
        let theme = theme(&settings, &preferences);
        let (standing, tickets) = (Standing::default(), Tickets::of(SessionNumber(0)));
        let (session, copying, backing_up, downloads) = (None, None, None, Downloads::default());
        let (unfocused_since, wishes, view) = (None, Vec::new(), None);
        Self {
            preferences,
            settings,
            theme,
            size,
            session,
            view,
            standing,
            tickets,
            copying,
            backing_up,
            retrieving: None,
            orders: ListOrders::default(),
            downloads,
            catching_up: None,
            unfocused_since,
            reason: None,
            wishes,
        }
    }

    pub(super) fn context(&self, now: Instant) -> Context<'_> {
        Context {
            locale: self.preferences.locale,
            theme: &self.theme,
            now,
            size: self.size,
            main: self.areas().main,
            session: self.session.as_ref(),
            view: self.view.as_ref(),
            standing: self.standing,
            tickets: &self.tickets,
            unfocused_since: self.unfocused_since,
            copying: self.copying.as_ref(),
            backing_up: self.backing_up,
            retrieving: self.retrieving,
            is_recorded: self.preferences.is_recorded,
            repertoire: self.preferences.repertoire.as_deref(),
            orders: self.orders,
            downloads: &self.downloads,
            settings: &self.settings,
            own: self.in_force(),
            wished: self.wished(),
            reason: self.reason.as_ref(),
        }
    }

    /// Where things are on the screen.
    pub(super) fn areas(&self) -> Areas {
        layout::areas(self.size, self.banner_lines())
    }

    /// Speaks another language while no operator is known. It outranks the configuration, not what an operator chose.
    pub(super) fn speak(&mut self, language: Language) {
        self.preferences.layers.file.language = Some(language.tag().to_owned());
        self.preferences.locale = self.preferences.locale.in_language(language);
    }

    /// The ways to copy that there are, the best first.
    pub(super) fn routes(&self) -> Vec<CopyRoute> {
        self.session.as_ref().map(|session| session.routes_for(self.preferences.locale)).unwrap_or_default()
    }

    /// Takes a session over. What another one wished for is not answered any more.
    pub(super) fn begin(&mut self, facts: SessionFacts) {
        self.tickets = Tickets::of(facts.number);
        self.wishes.clear();
        self.reason = None;
        self.take_over(&facts.operator);
        self.view.clone_from(&facts.view);
        self.session = Some(facts);
    }

    /// The settings as they will be once everything that was asked has been answered.
    pub(super) fn wished(&self) -> OwnSettings {
        self.wishes.iter().fold(self.in_force(), |settings, (_, change)| settings.changed(change))
    }

    /// Wishes for a change; the answer has this ticket.
    pub(super) fn wish(&mut self, change: SettingChange) -> Ticket {
        let ticket = self.tickets.next();
        self.wishes.push((ticket, change));
        ticket
    }

    /// Whether this session has wished for a change with that ticket.
    pub(super) fn has_wished(&self, ticket: Ticket) -> bool {
        self.wishes.iter().any(|(wished, _)| *wished == ticket)
    }

    /// The change could not be made.
    pub(super) fn give_up(&mut self, ticket: Ticket) -> Option<SettingChange> {
        let place = self.wishes.iter().position(|(wished, _)| *wished == ticket)?;
        Some(self.wishes.remove(place).1)
    }

    /// The change was made. What the operator has just chosen outranks what the console was started with, and what is
    /// said there of other settings still holds.
    pub(super) fn settle(&mut self, ticket: Ticket, operator: Operator) {
        let change = self.give_up(ticket);
        let Layers { flags, environment, .. } = &mut self.preferences.layers;
        match change {
            Some(SettingChange::Language(_)) => (flags.language, environment.language) = (None, None),
            Some(SettingChange::Theme(_)) => (flags.theme, environment.theme) = (None, None),
            Some(SettingChange::Notifications(_)) => environment.notifications = None,
            Some(
                SettingChange::ClipboardSeconds(_)
                | SettingChange::FocusSeconds(_)
                | SettingChange::OpenMasked(_)
                | SettingChange::LockMinutes(_),
            )
            | None => {}
        }
        self.take_over(&operator);
        if let Some(session) = &mut self.session {
            session.operator = operator;
        }
    }

    /// Takes over what became of who acts.
    pub(super) fn acts_as(&mut self, operator: &Operator) {
        self.take_over(operator);
        if let Some(session) = &mut self.session {
            (session.operator, session.actor) = (operator.clone(), operator.actor());
        }
    }

    fn take_over(&mut self, operator: &Operator) {
        self.preferences.layers.operator = Overlay::from(&operator.settings);
        self.settings = Settings::resolve(&self.preferences.layers);
        if let Some(language) = Language::parse(&self.settings.language) {
            self.preferences.locale = self.preferences.locale.in_language(language);
        }
        self.theme = theme(&self.settings, &self.preferences);
    }

    /// The operator's own settings as they are.
    pub(super) fn in_force(&self) -> OwnSettings {
        let seconds = |time: Duration| u32::try_from(time.as_secs()).unwrap_or(u32::MAX);
        OwnSettings {
            language: self.preferences.locale.language(),
            theme: self.theme.name(),
            clipboard_seconds: seconds(self.settings.clipboard_time),
            focus_seconds: seconds(self.settings.focus_time),
            open_masked: self.preferences.layers.operator.open_masked.unwrap_or(false),
            notifications: self.settings.notifications,
            lock_minutes: self.lock_minutes(),
        }
    }

    /// After how many minutes without a key the store locks itself, 0 being never: that is the operator's own, and where
    /// nothing was chosen a demo does not, whose passphrase everybody may know.
    pub(super) fn lock_minutes(&self) -> u32 {
        let Some(session) = &self.session else { return 0 };
        session.operator.settings.lock_minutes.unwrap_or(match session.source {
            Source::Local => LOCK_MINUTES,
            Source::Demo => 0,
        })
    }
}

fn theme(settings: &Settings, preferences: &Preferences) -> Theme {
    let named = settings.theme.as_deref().and_then(|name| name.parse().ok());
    Theme::new(named.unwrap_or(preferences.theme), preferences.depth).unwrap_or_else(|_| Theme::plain())
}
