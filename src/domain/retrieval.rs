//! Getting the keys and links of many purchases into one file: for whom it is sealed, what is kept so that it can go on, and
//! who may (ROLE-2, KEY-5).
//!
//! **Invariant:** nothing here holds a key, a link or a passphrase.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::domain::download::FileName;
use crate::domain::reason::require_reason;
use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, EntitlementId, Permission, Permit, Reason, ReasonRule, Refusal, role};

/// The public key of somebody who can open what is sealed for them, as age writes it: `age1…`. It is no secret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Recipient(String);

/// Says that a text is no such key. Whether its checksum is right says who seals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no recipient of age, which begins with age1")]
pub struct NotARecipient(pub String);

impl Recipient {
    /// What every recipient begins with.
    const BEGINNING: &str = "age1";

    /// How many characters every recipient has.
    const LENGTH: usize = 62;

    /// Reads a recipient.
    ///
    /// # Errors
    /// [`NotARecipient`].
    pub fn parse(text: &str) -> Result<Self, NotARecipient> {
        let text = text.trim();
        let is_plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if text.starts_with(Self::BEGINNING) && text.len() == Self::LENGTH && is_plain {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotARecipient(text.to_owned()))
        }
    }

    /// The recipient as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl TryFrom<String> for Recipient {
    type Error = NotARecipient;

    fn try_from(text: String) -> Result<Self, NotARecipient> {
        Self::parse(&text)
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.0
    }
}

/// How the file is closed to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sealing {
    /// Sealed, so that any of these can open it.
    Recipients(Vec<Recipient>),
    /// Sealed by a passphrase, which is kept nowhere.
    Passphrase,
    /// Not at all: a plain file.
    Plain,
}

/// What is to be got into one file, as it is kept with the operator's drafts until the file is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetrievalBatch {
    /// Of which purchases, in the order of the file.
    pub purchases: Vec<EntitlementId>,
    /// How the file is closed to others.
    pub sealing: Sealing,
    /// The folder that the file goes to.
    pub folder: PathBuf,
    /// What it is called there, or something like that where a file is called so already.
    pub name: FileName,
    /// The reason it is got for, if one was given.
    pub reason: Option<Reason>,
    /// Those whose keys and links were got and are in no file yet: got again, that is told.
    #[serde(default)]
    pub got: Vec<EntitlementId>,
}

/// Whether the actor may get keys and links into a file, with that reason (ROLE-2, KEY-5). Each key and link of it is decided
/// by itself besides.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_retrieve(actor: &Actor, rule: ReasonRule, reason: Option<&Reason>) -> Result<Permit, Refusal> {
    role::require(actor, Permission::Keys)?;
    require_reason(rule, reason)?;
    let basis: Vec<(EntityRef, Version)> = Vec::new();
    Ok(Permit::new(Permission::Keys, basis))
}

/// Whether a file may be written: a plain one once its number of keys was typed (KEY-5).
///
/// # Errors
/// [`Refusal::PlainUnconfirmed`].
pub fn require_confirmed(sealing: &Sealing, keys: u64, confirmed: Option<u64>) -> Result<(), Refusal> {
    match sealing {
        Sealing::Plain if confirmed != Some(keys) => Err(Refusal::PlainUnconfirmed { keys }),
        Sealing::Plain | Sealing::Recipients(_) | Sealing::Passphrase => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    /// The recipient of age's own documentation.
    const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    #[test]
    fn a_recipient_is_recognised_by_its_shape() {
        assert_eq!(Recipient::parse(&format!(" {RECIPIENT}\n")).unwrap().as_str(), RECIPIENT);
        for wrong in
            ["", "age1", "anna@contoso.com", &RECIPIENT[1..], &RECIPIENT.to_uppercase(), &RECIPIENT.replace('q', "-")]
        {
            assert!(Recipient::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn role_2_only_an_admin_agent_may_get_keys_into_a_file() {
        for role in Role::ALL {
            let allowed = may_retrieve(&Actor::example(&[role]), ReasonRule::Optional, None);
            let refusal = Refusal::Role { permission: Permission::Keys };
            let expected = if role == Role::AdminAgent { Ok(()) } else { Err(refusal) };
            assert_eq!(allowed.map(drop), expected, "{role:?}");
        }
        let missing = may_retrieve(&Actor::example(&[Role::AdminAgent]), ReasonRule::Required, None);
        assert_eq!(missing, Err(Refusal::ReasonMissing));
    }

    #[test]
    fn key_5_only_a_plain_file_is_confirmed_by_its_number_of_keys() {
        let refusal = Err(Refusal::PlainUnconfirmed { keys: 3 });
        for (sealing, confirmed, expected) in [
            (Sealing::Plain, Some(3), Ok(())),
            (Sealing::Plain, Some(2), refusal.clone()),
            (Sealing::Plain, None, refusal),
            (Sealing::Passphrase, None, Ok(())),
            (Sealing::Recipients(Vec::new()), None, Ok(())),
        ] {
            assert_eq!(require_confirmed(&sealing, 3, confirmed), expected, "{sealing:?} {confirmed:?}");
        }
    }
}
