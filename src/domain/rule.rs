//! The ids of the rules, so that a refusal, a doc comment and a test speak of the same sentence of the domain.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// The id of a rule of the domain; `docs/RULES.md` says where each is decided and tested.
        /// It is kept by its text, so that the order here is free to be the document's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "&'static str", try_from = "String")]
        pub enum RuleId {
            $(#[doc = $text] $variant,)+
        }

        impl RuleId {
            /// Every rule, in the order of the domain's document.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id as people write it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }
        }
    };
}

rules! {
    Role1 = "ROLE-1", Role2 = "ROLE-2", Role3 = "ROLE-3", Role4 = "ROLE-4", Role5 = "ROLE-5",
    Market1 = "MARKET-1", Market2 = "MARKET-2", Market3 = "MARKET-3",
    Prod1 = "PROD-1", Prod2 = "PROD-2", Prod3 = "PROD-3", Prod4 = "PROD-4", Prod5 = "PROD-5", Prod6 = "PROD-6",
    Buy1 = "BUY-1", Buy2 = "BUY-2", Buy3 = "BUY-3", Buy4 = "BUY-4", Buy5 = "BUY-5", Buy6 = "BUY-6",
    Show1 = "SHOW-1", Show2 = "SHOW-2", Show3 = "SHOW-3", Show4 = "SHOW-4",
    Key1 = "KEY-1", Key2 = "KEY-2", Key3 = "KEY-3", Key4 = "KEY-4", Key5 = "KEY-5", Key6 = "KEY-6", Key7 = "KEY-7",
    Key8 = "KEY-8", Kms1 = "KMS-1", M3651 = "M365-1",
    Log1 = "LOG-1", Log2 = "LOG-2", Log3 = "LOG-3",
    Renew1 = "RENEW-1", Renew2 = "RENEW-2", Renew3 = "RENEW-3", Renew4 = "RENEW-4",
    Cancel1 = "CANCEL-1", Cancel2 = "CANCEL-2", Cancel3 = "CANCEL-3", Cancel4 = "CANCEL-4", Cancel5 = "CANCEL-5",
    Cancel6 = "CANCEL-6",
    Perp1 = "PERP-1", Perp2 = "PERP-2", Perp3 = "PERP-3", Perp4 = "PERP-4", Perp5 = "PERP-5", Perp6 = "PERP-6",
    After1 = "AFTER-1", After2 = "AFTER-2", After3 = "AFTER-3", After4 = "AFTER-4",
    Support1 = "SUPPORT-1", Support2 = "SUPPORT-2",
}

/// Says that a text is the id of no rule that is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is the id of no rule")]
pub struct UnknownRule(String);

impl TryFrom<String> for RuleId {
    type Error = UnknownRule;

    fn try_from(text: String) -> Result<Self, UnknownRule> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == text).ok_or(UnknownRule(text))
    }
}

impl From<RuleId> for &'static str {
    fn from(rule: RuleId) -> Self {
        rule.as_str()
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
