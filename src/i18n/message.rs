//! Names of texts and the values set into them. An id is written with `message!` where it is used, so that a test can
//! prove from the source alone that every id exists and that no text is unused.

use std::borrow::Cow;

use fluent_bundle::FluentValue;

use crate::i18n::bundle;

/// The id of a text in `assets/locales`. Made by `message!("the-id")` and in no other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(&'static str);

impl MessageId {
    /// For `message!` alone, which is what the test looks for.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_macro(id: &'static str) -> Self {
        Self(id)
    }

    /// The id that this names in every language, for what is data and not code; `None` where there is no such text.
    #[must_use]
    pub fn known(id: &str) -> Option<Self> {
        bundle::ids().get(id).map(|id| Self(id))
    }

    /// The id as it stands in the files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

/// Names a text of `assets/locales`: `message!("software-title")`. The id is always a literal.
macro_rules! message {
    ($id:literal) => {
        $crate::i18n::MessageId::from_macro($id)
    };
}
pub(crate) use message;

/// A value set into a text. Dates, money and names of things are formatted by the locale first and set in as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'text> {
    /// Set in as it is.
    Text(Cow<'text, str>),
    /// Counted: grouped as the language groups, and the text can choose its plural by it.
    Count(u64),
}

impl<'text> From<Value<'text>> for FluentValue<'text> {
    fn from(value: Value<'text>) -> Self {
        match value {
            Value::Text(text) => FluentValue::String(text),
            Value::Count(count) => FluentValue::from(count),
        }
    }
}

impl<'text> From<&'text str> for Value<'text> {
    fn from(text: &'text str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'text> From<&'text String> for Value<'text> {
    fn from(text: &'text String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'text> From<Cow<'text, str>> for Value<'text> {
    fn from(text: Cow<'text, str>) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Value<'_> {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}
