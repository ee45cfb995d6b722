//! What one place says of the settings; `None` is "nothing", and another place is asked.

use std::path::PathBuf;

use crate::config::choice::{ColourChoice, LinkChoice, RouteChoice};
use crate::domain::ReasonRule;
use crate::domain::operator::{Notifications, OperatorSettings};

/// The settings as far as one place has an opinion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    /// The language's tag: `sv` or `en`.
    pub language: Option<String>,
    /// The theme's name.
    pub theme: Option<String>,
    /// How many colours.
    pub colour: Option<ColourChoice>,
    /// Whether the mouse is listened to.
    pub mouse: Option<bool>,
    /// Whether hyperlinks are written.
    pub links: Option<LinkChoice>,
    /// Which clipboard.
    pub clipboard_route: Option<RouteChoice>,
    /// Seconds until a copied key is cleared.
    pub clipboard_seconds: Option<u32>,
    /// Seconds without a key press until the shown key hides.
    pub hide_after_seconds: Option<u32>,
    /// Seconds the shown key stays after the terminal loses focus.
    pub focus_seconds: Option<u32>,
    /// Whether the key dialog opens with the key hidden.
    pub open_masked: Option<bool>,
    /// Whether names and ids are covered on the screen.
    pub presenter: Option<bool>,
    /// The folder that downloads go to; a relative one lies in the home directory.
    pub download_dir: Option<PathBuf>,
    /// How the terminal tells of what closes today.
    pub notifications: Option<Notifications>,
    /// For how many hours from the start of a term use costs nothing, should it be cancelled (CANCEL-2).
    pub free_hours: Option<u32>,
    /// Whether a reason is given for every access to a key, a link or a file (KEY-5).
    pub reveal_reason: Option<ReasonRule>,
}

impl From<&OperatorSettings> for Overlay {
    fn from(settings: &OperatorSettings) -> Self {
        Self {
            language: settings.language.clone(),
            theme: settings.theme.clone(),
            clipboard_seconds: settings.clipboard_seconds,
            focus_seconds: settings.focus_seconds,
            // An operator who did not ask for it leaves it to the configuration: the masked way is the safer one.
            open_masked: settings.open_masked.then_some(true),
            notifications: settings.notifications,
            ..Self::default()
        }
    }
}
