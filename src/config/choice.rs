//! The words a setting may have. The names in the file, in variables and on the command line are the same.

use serde::{Deserialize, Serialize};

use crate::ports::CopyRoute;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColourDepth {
    /// None: state is told by signs and by reversed, bold and underlined text.
    None,
    /// The sixteen of its palette.
    Sixteen,
    /// The 256 of the usual table.
    Indexed,
    /// All of them.
    TrueColour,
}

/// How many colours are wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColourChoice {
    /// As many as the terminal has.
    #[serde(rename = "auto")]
    Auto,
    /// All.
    #[serde(rename = "truecolor")]
    Truecolor,
    /// 256.
    #[serde(rename = "256")]
    Indexed,
    /// Sixteen.
    #[serde(rename = "16")]
    Sixteen,
    /// None.
    #[serde(rename = "none")]
    None,
}

impl ColourChoice {
    /// The colours to use on a terminal that has `detected`.
    #[must_use]
    pub fn on(self, detected: ColourDepth) -> ColourDepth {
        match self {
            Self::Auto => detected,
            Self::Truecolor => ColourDepth::TrueColour,
            Self::Indexed => ColourDepth::Indexed,
            Self::Sixteen => ColourDepth::Sixteen,
            Self::None => ColourDepth::None,
        }
    }
}

/// Whether a terminal is told where a text on it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hyperlinks {
    /// It is: it is known to have hyperlinks (OSC 8).
    Written,
    /// It is not.
    None,
}

/// Whether hyperlinks are wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkChoice {
    /// Where the terminal is known to have them.
    Auto,
    /// Whatever is known of the terminal.
    On,
    /// No.
    Off,
}

impl LinkChoice {
    /// Whether they are written to a terminal of which that is `detected`.
    #[must_use]
    pub fn on(self, detected: Hyperlinks) -> Hyperlinks {
        match self {
            Self::Auto => detected,
            Self::On => Hyperlinks::Written,
            Self::Off => Hyperlinks::None,
        }
    }
}

/// Which clipboard is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RouteChoice {
    /// The first that answers.
    Auto,
    /// tmux's buffer.
    Tmux,
    /// The terminal's.
    Osc52,
    /// The desktop's.
    System,
    /// A private file.
    File,
}

impl RouteChoice {
    /// The one route that is wished for; `None` for the first that answers.
    #[must_use]
    pub fn preferred(self) -> Option<CopyRoute> {
        match self {
            Self::Auto => None,
            Self::Tmux => Some(CopyRoute::Tmux),
            Self::Osc52 => Some(CopyRoute::Osc52),
            Self::System => Some(CopyRoute::System),
            Self::File => Some(CopyRoute::File),
        }
    }
}

/// A language by its tag.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::config) enum LanguageChoice {
    Sv,
    En,
}

impl LanguageChoice {
    pub(in crate::config) fn tag(self) -> String {
        match self {
            Self::Sv => "sv".to_owned(),
            Self::En => "en".to_owned(),
        }
    }
}
