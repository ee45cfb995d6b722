//! What is played, and before whom.

use ratatui::layout::Size;

use crate::config::Overlay;
use crate::demo::Demo;
use crate::i18n::Language;
use crate::ports::CopyRoute;
use crate::theatre::Scene;
use crate::tui::theme::ThemeName;

/// What is played, and before whom.
#[derive(Debug, Clone)]
pub struct StageOptions {
    /// The size of the terminal.
    pub size: Size,
    /// The language.
    pub language: Language,
    /// The theme.
    pub theme: ThemeName,
    /// Which of the demo's operators acts, from 0; the first may do nearly everything.
    pub operator: usize,
    /// The clipboard routes that answer, the best first.
    pub routes: Vec<CopyRoute>,
    /// How many customers the demo partner has.
    pub customers: u32,
    /// What the command line says of the settings.
    pub flags: Overlay,
    /// Whether the console is the own view of Contoso AB and nothing else, as `--as-customer` has it.
    pub customers_view: bool,
}

impl StageOptions {
    /// The scene.
    pub(super) fn scene(&self) -> Scene {
        Scene {
            customers: self.customers,
            customers_view: self.customers_view.then(|| "Contoso AB".to_owned()),
            language: self.language,
            size: self.size,
            theme: self.theme,
            settings: self.flags.clone(),
            ..Scene::default()
        }
    }
}

impl Default for StageOptions {
    /// Anna Berg in Swedish before a dark screen of 120x40 with a desktop's clipboard.
    fn default() -> Self {
        Self {
            size: Size::new(120, 40),
            language: Language::Swedish,
            theme: ThemeName::Dark,
            operator: 0,
            routes: vec![CopyRoute::System, CopyRoute::File],
            customers: Demo::CUSTOMERS,
            flags: Overlay::default(),
            customers_view: false,
        }
    }
}
