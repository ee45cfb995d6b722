//! The settings that hold: for each the first opinion there is, in the order flag, environment, store, configuration
//! file, system.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use crate::config::choice::{ColourChoice, ColourDepth, Hyperlinks, LinkChoice, RouteChoice};
use crate::config::overlay::Overlay;
use crate::domain::ReasonRule;
use crate::domain::operator::Notifications;
use crate::ports::CopyRoute;

/// What a number of seconds may be.
pub const SECONDS: RangeInclusive<u32> = 1..=3_600;

/// What each place says, the one that counts most first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layers {
    /// The command line.
    pub flags: Overlay,
    /// The environment.
    pub environment: Overlay,
    /// The operator, as the store has it.
    pub operator: Overlay,
    /// The configuration file.
    pub file: Overlay,
    /// The system.
    pub system: Overlay,
    /// How many colours the terminal has.
    pub terminal_colour: ColourDepth,
    /// Whether the terminal has hyperlinks.
    pub terminal_links: Hyperlinks,
    /// The operator's home directory; empty where nobody asks for it.
    pub home: PathBuf,
}

/// The settings that hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language's tag.
    pub language: String,
    /// The theme's name; `None` leaves it to the terminal's background.
    pub theme: Option<String>,
    /// How many colours.
    pub colour: ColourDepth,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether hyperlinks are written.
    pub links: Hyperlinks,
    /// The one clipboard that is wished for; `None` for the first that answers.
    pub clipboard_route: Option<CopyRoute>,
    /// How long until a copied key is cleared.
    pub clipboard_time: Duration,
    /// How long without a key press until the shown key hides.
    pub hide_after: Duration,
    /// How long the shown key stays after the terminal loses focus.
    pub focus_time: Duration,
    /// Whether the key dialog opens with the key hidden.
    pub open_masked: bool,
    /// Whether names and ids are covered on the screen when the console begins.
    pub presenter: bool,
    /// The folder that downloads go to; a relative one lies in the home directory.
    pub download_dir: PathBuf,
    /// The home directory, which a typed `~` means.
    pub home: PathBuf,
    /// How the terminal tells of what closes today.
    pub notifications: Notifications,
    /// For how many hours from the start of a term use costs nothing, should it be cancelled (CANCEL-2); `None` for as many as
    /// the product says.
    pub free_hours: Option<u32>,
    /// Whether a reason is given for every access to a key, a link or a file: it is where any place says so, as the rule is the
    /// partner's, and no place takes it away (KEY-5).
    pub reveal_reason: ReasonRule,
}

impl Settings {
    /// What follows from what each place says.
    #[must_use]
    pub fn resolve(layers: &Layers) -> Self {
        Self {
            language: layers.first(|overlay| overlay.language.clone()).unwrap_or_else(|| "en".to_owned()),
            theme: layers.first(|overlay| overlay.theme.clone()),
            colour: layers.first(|overlay| overlay.colour).unwrap_or(ColourChoice::Auto).on(layers.terminal_colour),
            mouse: layers.first(|overlay| overlay.mouse).unwrap_or(true),
            links: layers.first(|overlay| overlay.links).unwrap_or(LinkChoice::Auto).on(layers.terminal_links),
            clipboard_route: layers.first(|overlay| overlay.clipboard_route).and_then(RouteChoice::preferred),
            clipboard_time: layers.seconds(|overlay| overlay.clipboard_seconds, 45),
            hide_after: layers.seconds(|overlay| overlay.hide_after_seconds, 60),
            focus_time: layers.seconds(|overlay| overlay.focus_seconds, 10),
            open_masked: layers.first(|overlay| overlay.open_masked).unwrap_or(false),
            presenter: layers.first(|overlay| overlay.presenter).unwrap_or(false),
            download_dir: layers.first(|overlay| overlay.download_dir.clone()).unwrap_or_default(),
            home: layers.home.clone(),
            notifications: layers.first(|overlay| overlay.notifications).unwrap_or(Notifications::Off),
            free_hours: layers.first(|overlay| overlay.free_hours),
            reveal_reason: layers.all().into_iter().filter_map(|place| place.reveal_reason).max().unwrap_or_default(),
        }
    }

    /// Whether copies are wished for in files, and not only where no clipboard answers.
    #[must_use]
    pub fn wants_files(&self) -> bool {
        self.clipboard_route == Some(CopyRoute::File)
    }
}

impl Layers {
    fn first<T>(&self, opinion: impl Fn(&Overlay) -> Option<T>) -> Option<T> {
        self.all().into_iter().find_map(opinion)
    }

    fn all(&self) -> [&Overlay; 5] {
        [&self.flags, &self.environment, &self.operator, &self.file, &self.system]
    }

    fn seconds(&self, opinion: impl Fn(&Overlay) -> Option<u32>, otherwise: u32) -> Duration {
        let seconds = self.first(opinion).unwrap_or(otherwise);
        // The store and the command line are not read by the file's schema.
        Duration::from_secs(seconds.clamp(*SECONDS.start(), *SECONDS.end()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::operator::OperatorSettings;

    fn silent() -> Layers {
        Layers {
            flags: Overlay::default(),
            environment: Overlay::default(),
            operator: Overlay::default(),
            file: Overlay::default(),
            system: Overlay::default(),
            terminal_colour: ColourDepth::Sixteen,
            terminal_links: Hyperlinks::None,
            home: PathBuf::new(),
        }
    }

    fn full(language: &str, number: u32, route: RouteChoice) -> Overlay {
        Overlay {
            language: Some(language.to_owned()),
            theme: Some(language.to_owned()),
            clipboard_route: Some(route),
            clipboard_seconds: Some(number),
            hide_after_seconds: Some(number),
            focus_seconds: Some(number),
            ..Overlay::default()
        }
    }

    #[test]
    fn where_nobody_says_anything_the_defaults_hold() {
        let expected = Settings {
            language: "en".to_owned(),
            theme: None,
            colour: ColourDepth::Sixteen,
            mouse: true,
            links: Hyperlinks::None,
            clipboard_route: None,
            clipboard_time: Duration::from_secs(45),
            hide_after: Duration::from_mins(1),
            focus_time: Duration::from_secs(10),
            open_masked: false,
            presenter: false,
            download_dir: PathBuf::new(),
            home: PathBuf::new(),
            notifications: Notifications::Off,
            free_hours: None,
            reveal_reason: ReasonRule::Optional,
        };
        assert_eq!(Settings::resolve(&silent()), expected);
    }

    #[test]
    fn key_5_a_reason_that_any_place_requires_is_required() {
        let saying = |reveal_reason| Overlay { reveal_reason: Some(reveal_reason), ..Overlay::default() };
        let (optional, required) = (saying(ReasonRule::Optional), saying(ReasonRule::Required));
        for (environment, file, expected) in [
            (optional.clone(), required.clone(), ReasonRule::Required),
            (required, optional.clone(), ReasonRule::Required),
            (optional.clone(), optional, ReasonRule::Optional),
        ] {
            let layers = Layers { environment, file, ..silent() };
            assert_eq!(Settings::resolve(&layers).reveal_reason, expected, "{layers:?}");
        }
    }

    #[test]
    fn flag_environment_store_configuration_and_system_win_in_that_order() {
        let mut layers = Layers {
            flags: full("flag", 1, RouteChoice::Tmux),
            environment: full("environment", 2, RouteChoice::Osc52),
            operator: full("store", 3, RouteChoice::System),
            file: full("file", 4, RouteChoice::File),
            system: full("system", 5, RouteChoice::Auto),
            ..silent()
        };
        let check = |layers: &Layers, word: &str, number: u64, route: Option<CopyRoute>| {
            let settings = Settings::resolve(layers);
            assert_eq!(settings.language, word);
            assert_eq!(settings.theme.as_deref(), Some(word));
            assert_eq!(settings.clipboard_route, route);
            for time in [settings.clipboard_time, settings.hide_after, settings.focus_time] {
                assert_eq!(time, Duration::from_secs(number), "{word}");
            }
        };
        check(&layers, "flag", 1, Some(CopyRoute::Tmux));
        layers.flags = Overlay::default();
        check(&layers, "environment", 2, Some(CopyRoute::Osc52));
        layers.environment = Overlay::default();
        check(&layers, "store", 3, Some(CopyRoute::System));
        layers.operator = Overlay::default();
        check(&layers, "file", 4, Some(CopyRoute::File));
        layers.file = Overlay::default();
        check(&layers, "system", 5, None);
    }

    #[test]
    fn auto_over_a_fixed_colour_goes_back_to_what_the_terminal_has() {
        let colour = |choice| Overlay { colour: Some(choice), ..Overlay::default() };
        let fixed = Layers { file: colour(ColourChoice::None), ..silent() };
        assert_eq!(Settings::resolve(&fixed).colour, ColourDepth::None);
        let auto = Layers { flags: colour(ColourChoice::Auto), ..fixed };
        assert_eq!(Settings::resolve(&auto).colour, ColourDepth::Sixteen);
    }

    #[test]
    fn hyperlinks_are_as_the_terminal_has_them_unless_somebody_says_otherwise() {
        for terminal_links in [Hyperlinks::Written, Hyperlinks::None] {
            let links = |choice| {
                let file = Overlay { links: choice, ..Overlay::default() };
                Settings::resolve(&Layers { file, terminal_links, ..silent() }).links
            };
            assert_eq!([None, Some(LinkChoice::Auto)].map(links), [terminal_links; 2]);
            let either = [Hyperlinks::Written, Hyperlinks::None];
            assert_eq!([Some(LinkChoice::On), Some(LinkChoice::Off)].map(links), either);
        }
    }

    #[test]
    fn times_of_the_store_are_kept_within_bounds() {
        let operator = OperatorSettings {
            clipboard_seconds: Some(0),
            focus_seconds: Some(u32::MAX),
            ..OperatorSettings::default()
        };
        let settings = Settings::resolve(&Layers { operator: Overlay::from(&operator), ..silent() });
        assert_eq!(settings.clipboard_time, Duration::from_secs(1));
        assert_eq!(settings.focus_time, Duration::from_hours(1));
    }

    #[test]
    fn an_operator_can_ask_for_a_masked_key_and_does_not_take_the_mask_away() {
        let masked = Overlay { open_masked: Some(true), ..Overlay::default() };
        let asking = OperatorSettings { open_masked: true, ..OperatorSettings::default() };
        for (operator, file) in [(asking, Overlay::default()), (OperatorSettings::default(), masked)] {
            let layers = Layers { operator: Overlay::from(&operator), file, ..silent() };
            assert!(Settings::resolve(&layers).open_masked, "{layers:?}");
        }
    }
}
