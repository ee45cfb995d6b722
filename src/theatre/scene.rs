//! What is played before: partner, time, who acts, and how the console looks.

use std::path::PathBuf;

use ratatui::layout::Size;

use crate::config::{ColourDepth, Hyperlinks, Layers, Overlay};
use crate::demo::Demo;
use crate::domain::{Instant, ReasonRule, Role};
use crate::i18n::{Cover, Language, Locale};
use crate::theatre::MemoryFiles;
use crate::tui::app::Preferences;
use crate::tui::terminal::MouseUse;
use crate::tui::theme::ThemeName;

/// What stands in for names is chosen by this: the same in every scene, as nothing of a demo is to be hidden.
const COVER: Cover = Cover(7);

/// What is played before. Two theatres of one scene are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The seed of the demo partner, of its keys and of whatever else looks like chance.
    pub seed: u64,
    /// How many customers the partner has.
    pub customers: u32,
    /// What time it is when it begins. The partner is made for that instant: what is about to close is about to close
    /// then.
    pub clock: Instant,
    /// The roles of who acts, the first of the demo's operators; `None` for those that the demo gives.
    pub roles: Option<Vec<Role>>,
    /// The customer whose own view the console is and stays, by name.
    pub customers_view: Option<String>,
    /// The language, unless the settings name another. The zone is that of Stockholm.
    pub language: Language,
    /// The size of the screen.
    pub size: Size,
    /// The theme, unless the settings name another.
    pub theme: ThemeName,
    /// How many colours the screen has.
    pub depth: ColourDepth,
    /// Whether names and ids are covered from the beginning on.
    pub presenter: bool,
    /// Whether the screen is recorded, so that no secret ever stands on it.
    pub is_recorded: bool,
    /// What else is said of the settings, as the command line says it.
    pub settings: Overlay,
}

impl Default for Scene {
    /// Anna Berg of the demo in Swedish, on a dark screen of 120 by 40 in all colours.
    fn default() -> Self {
        Self {
            seed: Demo::SEED,
            customers: Demo::CUSTOMERS,
            clock: Demo::NOW,
            roles: None,
            customers_view: None,
            language: Language::Swedish,
            size: Size::new(120, 40),
            theme: ThemeName::Dark,
            depth: ColourDepth::TrueColour,
            presenter: false,
            is_recorded: false,
            settings: Overlay::default(),
        }
    }
}

impl Scene {
    /// The partner.
    pub(crate) fn demo(&self) -> Demo {
        Demo::new(self.seed, self.customers).at(self.clock)
    }

    /// The partner's rule of reasons.
    pub(crate) fn reason_rule(&self) -> ReasonRule {
        self.settings.reveal_reason.unwrap_or_default()
    }

    /// What the console is started with.
    pub(crate) fn preferences(&self) -> Preferences {
        Preferences {
            locale: Locale::new(self.language, chrono_tz::Europe::Stockholm),
            theme: self.theme,
            depth: self.depth,
            mouse: MouseUse::Reported,
            cover: COVER,
            is_recorded: self.is_recorded,
            repertoire: None,
            layers: self.layers(),
        }
    }

    /// What each place says of the settings: the command line what the scene does, the system its language and folder.
    fn layers(&self) -> Layers {
        let silent = Overlay::default;
        let presenter = self.presenter.then_some(true).or(self.settings.presenter);
        Layers {
            flags: Overlay { presenter, ..self.settings.clone() },
            environment: silent(),
            operator: silent(),
            file: silent(),
            system: Overlay {
                language: Some(self.language.tag().to_owned()),
                download_dir: Some(PathBuf::from(MemoryFiles::DOWNLOADS)),
                ..silent()
            },
            terminal_colour: self.depth,
            terminal_links: Hyperlinks::None,
            home: MemoryFiles::HOME.into(),
        }
    }
}
