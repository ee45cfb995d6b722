//! The vendor's pages that the console leads to: which ones, by name; where they are is data (AFTER-4).

use std::sync::LazyLock;

use serde::Deserialize;

/// Where each page is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct PublishedPages {
    /// Where reservations are managed (PROD-6).
    pub azure_portal: String,
    /// The cancellation policy of the new commerce experience (AFTER-4).
    pub cancellation_policy: String,
    /// *Förskottsbetala för Azure-programvaruplaner* (CANCEL-3).
    pub software_plans: String,
}

impl PublishedPages {
    /// Those of the embedded data.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static PAGES: LazyLock<PublishedPages> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/links/links.toml"))
                .unwrap_or_else(|error| unreachable!("the embedded links are read by a test: {error}"))
        });
        &PAGES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_4_every_page_has_an_address_of_the_web() {
        let PublishedPages { azure_portal, cancellation_policy, software_plans } = PublishedPages::embedded();
        for address in [azure_portal, cancellation_policy, software_plans] {
            assert!(address.starts_with("https://") && address.is_ascii(), "{address}");
        }
    }
}
