//! A sentence in the bottom line that stays until the next key press.

/// How a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something to know.
    Plain,
    /// A rule said no, or something went wrong.
    Warning,
}

/// A sentence in the bottom line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence, in the operator's language.
    pub text: String,
}

impl Note {
    /// Something was done.
    #[must_use]
    pub fn good(text: String) -> Self {
        Self { tone: Tone::Good, text }
    }

    /// Something to know.
    #[must_use]
    pub fn plain(text: String) -> Self {
        Self { tone: Tone::Plain, text }
    }

    /// A rule said no, or something went wrong.
    #[must_use]
    pub fn warning(text: String) -> Self {
        Self { tone: Tone::Warning, text }
    }
}
