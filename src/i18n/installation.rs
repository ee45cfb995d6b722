//! The steps of an installation in short (PROD-3), in the operator's words.
//!
//! **Invariant:** no key is in a step; a placeholder stands where it is to be typed.

use crate::domain::catalog::InstructionSteps;
use crate::i18n::{Locale, MessageId, message};

/// A step of an installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstallationStep {
    /// What to do.
    pub text: String,
    /// What to type for it, where something is.
    pub command: Option<String>,
}

/// The texts of a step: what to do, and what to type for it.
type Texts = (MessageId, Option<MessageId>);

const WINDOWS_SERVER_ESU: &[Texts] = &[
    (message!("steps-windows-prepare"), None),
    (message!("steps-windows-key"), Some(message!("steps-windows-key-command"))),
    (message!("steps-windows-id"), Some(message!("steps-windows-id-command"))),
    (message!("steps-windows-activate"), Some(message!("steps-windows-activate-command"))),
    (message!("steps-windows-check"), Some(message!("steps-windows-check-command"))),
    (message!("steps-windows-update"), None),
];

const SQL_SERVER_ESU: &[Texts] = &[
    (message!("steps-sql-version"), Some(message!("steps-sql-version-command"))),
    (message!("steps-sql-register"), None),
    (message!("steps-sql-back-up"), None),
    (message!("steps-sql-install"), None),
    (message!("steps-sql-check"), Some(message!("steps-sql-check-command"))),
    (message!("steps-sql-later"), None),
];

const RED_HAT_PLAN: &[Texts] = &[
    (message!("steps-red-hat-machine"), None),
    (message!("steps-red-hat-plan"), None),
    (message!("steps-red-hat-check"), Some(message!("steps-red-hat-check-command"))),
    (message!("steps-red-hat-update"), Some(message!("steps-red-hat-update-command"))),
];

const SUSE_PLAN: &[Texts] = &[
    (message!("steps-suse-machine"), None),
    (message!("steps-suse-register"), Some(message!("steps-suse-register-command"))),
    (message!("steps-suse-check"), Some(message!("steps-suse-check-command"))),
    (message!("steps-suse-update"), Some(message!("steps-suse-update-command"))),
];

impl Locale {
    /// The steps, in order.
    #[must_use]
    pub fn installation(self, steps: InstructionSteps) -> Vec<InstallationStep> {
        let steps = match steps {
            InstructionSteps::WindowsServerEsu => WINDOWS_SERVER_ESU,
            InstructionSteps::SqlServerEsu => SQL_SERVER_ESU,
            InstructionSteps::RedHatPlan => RED_HAT_PLAN,
            InstructionSteps::SusePlan => SUSE_PLAN,
        };
        let step = |(text, command): &Texts| InstallationStep {
            text: self.text(*text),
            command: command.map(|command| self.text(command)),
        };
        steps.iter().map(step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ProductKey;
    use crate::i18n::Language;
    use chrono_tz::Tz;

    #[test]
    fn prod_3_every_product_family_is_told_how_to_install_it_in_both_languages() {
        for language in Language::ALL {
            let locale = Locale::new(language, Tz::UTC);
            for steps in InstructionSteps::ALL {
                let steps = locale.installation(steps);
                assert!(4 <= steps.len() && steps.iter().any(|step| step.command.is_some()), "{steps:?}");
                for InstallationStep { text, command } in steps {
                    assert_eq!(text.ends_with(':'), command.is_some(), "{text}");
                }
            }
        }
    }

    #[test]
    fn prod_3_what_is_typed_has_a_placeholder_where_the_key_goes() {
        for language in Language::ALL {
            let steps = Locale::new(language, Tz::UTC).installation(InstructionSteps::WindowsServerEsu);
            let commands: Vec<String> = steps.into_iter().filter_map(|step| step.command).collect();
            let typed: Vec<&str> = commands.iter().filter_map(|command| command.strip_prefix("slmgr.vbs ")).collect();
            assert!(typed.iter().any(|typed| typed.starts_with("/ipk <") && typed.ends_with('>')), "{commands:?}");
            for word in commands.iter().flat_map(|command| command.split_whitespace()) {
                assert!(ProductKey::parse(word).is_err(), "{word} could be a key");
            }
        }
    }
}
