//! What is said of keys and links that are not in a file, and of a file that was not sealed.

use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, message};
use crate::ports::SealFailure;
use crate::service::Missing;

/// Why a key or link is missing, in one sentence.
#[must_use]
pub fn missing_sentence(missing: &Missing, locale: Locale) -> String {
    match missing {
        Missing::Refused(refusal) => locale.refusal(refusal).what,
        Missing::NotThere => locale.text(message!("retrieve-not-there")),
        Missing::Failed => locale.text(message!("retrieve-failed")),
    }
}

pub(super) fn seal_sentence(failure: &SealFailure, locale: Locale) -> Sentence {
    let (what, instead) = match failure {
        SealFailure::NotARecipient(recipient) => {
            let what = locale.text_with(message!("failure-recipient"), &[("recipient", recipient.as_str().into())]);
            return Sentence { what, instead: locale.text(message!("failure-recipient-instead")) };
        }
        SealFailure::ForNobody => (message!("failure-for-nobody"), message!("failure-for-nobody-instead")),
        SealFailure::Failed(_) => (message!("failure-seal"), message!("failure-seal-instead")),
    };
    Sentence { what: locale.text(what), instead: locale.text(instead) }
}
