//! The settings that an operator changes in the console: as they are in force, or as they will be once everything that
//! was asked has been answered, so that two quick presses are two changes.

use crate::domain::operator::{Notifications, SettingChange};
use crate::i18n::Language;
use crate::tui::theme::ThemeName;

/// The operator's own settings, each with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnSettings {
    /// The language.
    pub language: Language,
    /// The theme.
    pub theme: ThemeName,
    /// Seconds until a copied secret is cleared.
    pub clipboard_seconds: u32,
    /// Seconds without the focus until a shown key hides.
    pub focus_seconds: u32,
    /// Whether the operator wants the key dialog to open masked.
    pub open_masked: bool,
    /// How the terminal tells of what closes today.
    pub notifications: Notifications,
    /// Minutes without a key after which the store locks itself; 0 is never.
    pub lock_minutes: u32,
}

impl OwnSettings {
    /// The same after a change.
    #[must_use]
    pub fn changed(self, change: &SettingChange) -> Self {
        match change {
            SettingChange::Language(tag) => Self { language: Language::parse(tag).unwrap_or(self.language), ..self },
            SettingChange::Theme(name) => Self { theme: name.parse().unwrap_or(self.theme), ..self },
            SettingChange::ClipboardSeconds(clipboard_seconds) => {
                Self { clipboard_seconds: *clipboard_seconds, ..self }
            }
            SettingChange::FocusSeconds(focus_seconds) => Self { focus_seconds: *focus_seconds, ..self },
            SettingChange::OpenMasked(open_masked) => Self { open_masked: *open_masked, ..self },
            SettingChange::Notifications(notifications) => Self { notifications: *notifications, ..self },
            SettingChange::LockMinutes(lock_minutes) => Self { lock_minutes: *lock_minutes, ..self },
        }
    }
}
