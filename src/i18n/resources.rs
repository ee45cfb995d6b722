//! The files of texts, embedded. A new file is one line here, in both languages.

use crate::i18n::Language;

/// Embeds the topic files of one language: pairs of the topic and its source.
macro_rules! topics {
    ($tag:literal: $($topic:literal),+ $(,)?) => {
        &[$(($topic, include_str!(concat!("../../assets/locales/", $tag, "/", $topic, ".ftl")))),+]
    };
}

/// Every topic in every language; what the list of one lacks, the list of the other cannot have.
macro_rules! languages {
    ($($topic:literal),+ $(,)?) => {
        const SWEDISH: &[(&str, &str)] = topics!("sv": $($topic),+);
        const ENGLISH: &[(&str, &str)] = topics!("en": $($topic),+);
    };
}

languages! {
    "actions",
    "activity",
    "billing",
    "buying",
    "cancellation",
    "commands",
    "customer",
    "customers",
    "deadlines",
    "dialogs",
    "doctor",
    "downloads",
    "failure",
    "frame",
    "home",
    "hybrid",
    "installation",
    "keys",
    "kms",
    "operators",
    "orders",
    "presenting",
    "receipt",
    "recording",
    "refusal",
    "retrieval",
    "settings",
    "software",
    "subscriptions",
    "support",
    "tour-activity-log",
    "tour-bulk-retrieval",
    "tour-buy-software",
    "tour-customers-view",
    "tour-five-keys",
    "tour-installation",
    "tour-keys-and-downloads",
    "tour-kms-to-mak",
    "tour-licence-only",
    "tour-purchases-shown",
    "tour-roles",
    "tour-cancel-subscription",
    "tour-cancel-software",
    "tour-after-cancellation",
    "tour-closing-windows",
    "tour-auto-renew",
    "tour-billing-frequency",
    "tour-support-request",
    "tour-markets-and-reservations",
    "tour-hybrid-benefit",
    "tours",
    "upkeep",
    "view",
    "vocabulary",
}

/// The topics of a language and the Fluent source of each.
#[must_use]
pub fn of(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Swedish => SWEDISH,
        Language::English => ENGLISH,
    }
}
