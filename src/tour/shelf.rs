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
    "closing-windows",
    "buy-software",
    "purchases-shown",
    "keys-and-downloads",
    "installation",
    "licence-only",
    "bulk-retrieval",
    "kms-to-mak",
    "customers-view",
    "activity-log",
    "roles",
    "auto-renew",
    "billing-frequency",
    "cancel-subscription",
    "cancel-software",
    "after-cancellation",
    "support-request",
    "markets-and-reservations",
    "hybrid-benefit",
};
