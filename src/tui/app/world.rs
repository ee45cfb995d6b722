//! What every room may know of the console around it: preferences, session, size, the copy that lives.

use ratatui::layout::Size;

use crate::config::ColourDepth;
use crate::domain::{Instant, Operator};
use crate::i18n::{Language, Locale};
use crate::service::Standing;
use crate::tui::app::layout::{self, Areas};
use crate::tui::backing_up::BackingUp;
use crate::tui::context::Context;
use crate::tui::copying::Copying;
use crate::tui::session::{SessionFacts, SessionNumber, Tickets};
use crate::tui::terminal::MouseUse;
use crate::tui::theme::{Theme, ThemeName};

/// What the console is started with, before any store is open.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// Language and zone.
    pub locale: Locale,
    /// The theme's name.
    pub theme: ThemeName,
    /// The colours the terminal has.
    pub depth: ColourDepth,
    /// Seconds until a copied secret is cleared, where the operator has no setting.
    pub clipboard_seconds: u32,
    /// Seconds without a key press until a shown key hides.
    pub hide_after_seconds: u32,
    /// Seconds without the focus until a shown key hides, where the operator has no setting.
    pub focus_seconds: u32,
    /// Whether the key dialog opens masked, where the operator does not want it so anyway.
    pub open_masked: bool,
    /// Whether the mouse is the console's.
    pub mouse: MouseUse,
    /// What the flag, the environment and the configuration say of language and theme before the operator is known.
    pub fixed: Fixed,
}

/// What a flag or the environment fixes against the operator's own setting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fixed {
    /// The language, if it was given.
    pub language: Option<Language>,
    /// The theme, if it was given.
    pub theme: Option<ThemeName>,
}

/// What every room may know.
#[derive(Debug)]
pub(super) struct World {
    pub(super) preferences: Preferences,
    pub(super) theme: Theme,
    pub(super) size: Size,
    pub(super) session: Option<SessionFacts>,
    pub(super) standing: Standing,
    pub(super) tickets: Tickets,
    pub(super) copying: Option<Copying>,
    pub(super) backing_up: Option<BackingUp>,
}

impl World {
    pub(super) fn new(preferences: Preferences, size: Size) -> Self {
        let theme = Theme::new(preferences.theme, preferences.depth).unwrap_or_else(|_| Theme::plain());
        let (standing, tickets) = (Standing::default(), Tickets::of(SessionNumber(0)));
        Self { theme, preferences, size, session: None, standing, tickets, copying: None, backing_up: None }
    }

    pub(super) fn context(&self, now: Instant) -> Context<'_> {
        Context {
            locale: self.preferences.locale,
            theme: &self.theme,
            now,
            size: self.size,
            main: self.areas().main,
            session: self.session.as_ref(),
            standing: self.standing,
            tickets: &self.tickets,
            copying: self.copying.as_ref(),
            backing_up: self.backing_up,
            clipboard_seconds: self.preferences.clipboard_seconds,
            hide_after_seconds: self.preferences.hide_after_seconds,
            focus_seconds: self.preferences.focus_seconds,
            open_masked: self.preferences.open_masked,
        }
    }

    /// Where things are on the screen.
    pub(super) fn areas(&self) -> Areas {
        layout::areas(self.size, self.banner_lines())
    }

    /// Speaks another language.
    pub(super) fn speak(&mut self, language: Language) {
        self.preferences.locale = self.preferences.locale.in_language(language);
    }

    /// Takes a session over.
    pub(super) fn begin(&mut self, facts: SessionFacts) {
        self.tickets = Tickets::of(facts.number);
        self.take_over(&facts.operator);
        self.session = Some(facts);
    }

    /// Takes over what the operator has just chosen, which outranks what the console was started with.
    pub(super) fn settle(&mut self, operator: Operator) {
        self.preferences.fixed = Fixed::default();
        self.take_over(&operator);
        if let Some(session) = &mut self.session {
            session.operator = operator;
        }
    }

    fn take_over(&mut self, operator: &Operator) {
        let settings = &operator.settings;
        let language = settings.language.as_deref().and_then(Language::parse);
        if let Some(language) = self.preferences.fixed.language.or(language) {
            self.speak(language);
        }
        let theme = settings.theme.as_deref().and_then(|name| name.parse().ok());
        if let Some(theme) = self.preferences.fixed.theme.or(theme) {
            self.preferences.theme = theme;
            self.theme = Theme::new(theme, self.preferences.depth).unwrap_or_else(|_| Theme::plain());
        }
    }
}
