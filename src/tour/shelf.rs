//! The walkthroughs that the product has, embedded. A new one is one line here.

/// Embeds scripts: pairs of the name and the source.
macro_rules! scripts {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/tours/", $name, ".toml")))),+]
    };
}

/// The name and the source of each, in the order in which they are offered.
pub const SCRIPTS: &[(&str, &str)] = scripts! {
    "five-keys",
    "buy-software",
    "keys-and-downloads",
    "installation",
    "licence-only",
    "kms-to-mak",
    "customers-view",
    "activity-log",
    "bulk-retrieval",
    "roles",
    "purchases-shown",
    "cancel-subscription",
    "cancel-software",
    "after-cancellation",
    "closing-windows",
    "auto-renew",
    "billing-frequency",
    "support-request",
    "markets-and-reservations",
    "hybrid-benefit",
};
