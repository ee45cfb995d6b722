//! Why something does not go with the operators that there are, in words.

use crate::domain::operators::OperatorsRefusal;
use crate::domain::{Passphrase, Roles};
use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, message};

impl Locale {
    /// The roles by their names, the one that counts most first.
    #[must_use]
    pub fn roles(self, roles: &Roles) -> String {
        roles.as_slice().iter().map(|role| self.role_name(*role)).collect::<Vec<_>>().join(", ")
    }

    /// The sentences of the refusal.
    #[must_use]
    pub fn operators_refusal(self, refusal: &OperatorsRefusal) -> Sentence {
        let (what, instead) = match refusal {
            OperatorsRefusal::LastGlobalAdmin => {
                (message!("refusal-last-global-admin"), message!("refusal-last-global-admin-instead"))
            }
            OperatorsRefusal::RemovingOneself => {
                (message!("refusal-removing-oneself"), message!("refusal-removing-oneself-instead"))
            }
            OperatorsRefusal::NoRoles => (message!("refusal-no-roles"), message!("refusal-no-roles-instead")),
            OperatorsRefusal::NotAName => (message!("refusal-not-a-name"), message!("refusal-not-a-name-instead")),
            OperatorsRefusal::NameTaken { name } => {
                let what = self.text_with(message!("refusal-name-taken"), &[("person", name.as_str().into())]);
                return Sentence { what, instead: self.text(message!("refusal-name-taken-instead")) };
            }
            OperatorsRefusal::ShortPassphrase => {
                let fewest = [("count", Passphrase::FEWEST_CHARACTERS.into())];
                let what = self.text_with(message!("refusal-short-passphrase"), &fewest);
                return Sentence { what, instead: self.text(message!("refusal-short-passphrase-instead")) };
            }
            OperatorsRefusal::AboveOwnRoles => {
                (message!("refusal-above-own-roles"), message!("refusal-above-own-roles-instead"))
            }
            OperatorsRefusal::SlotOfFirstKind { name } => {
                let name = [("person", name.as_str().into())];
                return Sentence {
                    what: self.text_with(message!("refusal-first-kind"), &name),
                    instead: self.text_with(message!("refusal-first-kind-instead"), &name),
                };
            }
        };
        Sentence { what: self.text(what), instead: self.text(instead) }
    }
}
