//! The reason or ticket number with which a key, a link or a file is asked for, and whether the partner wants one (KEY-5).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::Refusal;

/// A reason, as it stands in the activity log.
///
/// **Invariant:** one line of 1 to [`Reason::LIMIT`] characters, none of them a control character, no space first or last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reason(String);

/// Says why a text is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReasonError {
    /// Nothing stands in it.
    #[error("it is empty")]
    Empty,
    /// It is longer than a reason may be.
    #[error("it has more than {} characters", Reason::LIMIT)]
    TooLong,
    /// It has line ends or other control characters.
    #[error("it has control characters")]
    ControlCharacters,
}

impl Reason {
    /// The most characters.
    pub const LIMIT: usize = 120;

    /// The reason that a text gives; spaces around it are none of it.
    ///
    /// # Errors
    /// [`ReasonError`].
    pub fn parse(text: &str) -> Result<Self, ReasonError> {
        let text = text.trim_matches(' ');
        if text.trim().is_empty() {
            Err(ReasonError::Empty)
        } else if text.chars().any(is_unprintable) {
            Err(ReasonError::ControlCharacters)
        } else if Self::LIMIT < text.chars().count() {
            Err(ReasonError::TooLong)
        } else {
            Ok(Self(text.trim().to_owned()))
        }
    }

    /// The reason as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Control characters, and those that turn the direction of what stands around them.
fn is_unprintable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl TryFrom<String> for Reason {
    type Error = ReasonError;

    fn try_from(text: String) -> Result<Self, ReasonError> {
        Self::parse(&text)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}

/// Whether the partner wants a reason for every access to a key, a link or a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReasonRule {
    /// One can be given.
    #[default]
    Optional,
    /// Without one nothing is given out.
    Required,
}

/// Whether what was given satisfies the partner's rule (KEY-5).
///
/// # Errors
/// [`Refusal::ReasonMissing`] where one is required and none was given.
pub fn require_reason(rule: ReasonRule, given: Option<&Reason>) -> Result<(), Refusal> {
    match (rule, given) {
        (ReasonRule::Required, None) => Err(Refusal::ReasonMissing),
        (ReasonRule::Required, Some(_)) | (ReasonRule::Optional, _) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_printable_line_that_is_not_too_long() {
        let longest = "ö".repeat(Reason::LIMIT);
        for (text, expected) in [
            ("  Ärende 4711 ", Ok("Ärende 4711")),
            (longest.as_str(), Ok(longest.as_str())),
            ("", Err(ReasonError::Empty)),
            (" \u{a0} ", Err(ReasonError::Empty)),
            ("a\nb", Err(ReasonError::ControlCharacters)),
            ("a\u{1b}[2J", Err(ReasonError::ControlCharacters)),
            ("4711\u{202e}1174", Err(ReasonError::ControlCharacters)),
            (&format!("{longest}x"), Err(ReasonError::TooLong)),
        ] {
            let parsed = Reason::parse(text);
            assert_eq!(parsed.as_ref().map(Reason::as_str).map_err(|error| *error), expected, "{text:?}");
        }
    }

    #[test]
    fn key_5_a_reason_is_missing_only_where_the_partner_requires_one() {
        let given = Reason::parse("4711").unwrap();
        assert_eq!(require_reason(ReasonRule::Optional, None), Ok(()));
        assert_eq!(require_reason(ReasonRule::Required, Some(&given)), Ok(()));
        assert_eq!(require_reason(ReasonRule::Required, None), Err(Refusal::ReasonMissing));
    }
}
