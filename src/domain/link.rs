//! Download links: secret while they live, and only for a while (KEY-3, KEY-5, KEY-8).

use std::fmt;

use zeroize::Zeroizing;

use crate::domain::catalog::Product;
use crate::domain::entitlement::{Purchased, may_fetch};
use crate::domain::{Actor, Choice, Instant, Permission, Permit, Refusal};

/// A link to the bits of a product, with the instant it stops working.
#[derive(Clone, PartialEq, Eq)]
pub struct DownloadLink {
    url: Zeroizing<String>,
    expires: Instant,
}

impl DownloadLink {
    /// Takes a link in as the provider gave it.
    #[must_use]
    pub fn new(url: String, expires: Instant) -> Self {
        Self { url: Zeroizing::new(url), expires }
    }

    /// The address itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.url
    }

    /// When it stops working; that instant itself is outside.
    #[must_use]
    pub fn expires(&self) -> Instant {
        self.expires
    }
}

impl fmt::Debug for DownloadLink {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DownloadLink {{ url: <secret>, expires: {:?} }}", self.expires)
    }
}

/// Whether the actor may have the link of this purchase with these choices (ROLE-2, ROLE-4, PROD-2, PROD-6, AFTER-2).
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_link(
    actor: &Actor,
    purchased: Purchased<'_>,
    product: &Product,
    choice: &Choice,
) -> Result<Permit, Refusal> {
    let software = may_fetch(actor, purchased, product)?;
    if !software.downloads {
        return Err(Refusal::NoDownload);
    }
    if !software.offer.has(choice) {
        return Err(Refusal::NotOffered);
    }
    Ok(Permit::new(Permission::Keys, purchased.basis()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Delivery, SoftwareDelivery};
    use crate::domain::choice::{LanguageTag, ProductVersion};
    use crate::domain::entitlement::EntitlementState;
    use crate::domain::{Catalog, Entitlement, Offer, ProductKind, Role, Seq, Version, Versioned};

    #[test]
    fn key_5_debug_output_shows_no_link() {
        let link = DownloadLink::new("https://download.example/7f3k2".to_owned(), Instant::CUTOVER);
        let shown = format!("{link:?}");
        assert!(["7f3k2", "download", "https"].iter().all(|part| !shown.contains(part)), "{shown}");
    }

    /// What the rule says of a purchase with that delivery and state, asked for one version by an admin agent.
    fn check(delivery: Delivery, state: EntitlementState, version: &str) -> Result<(), Refusal> {
        let product = Catalog::embedded().products().next().unwrap();
        let product = Product { delivery, ..product.clone() };
        let value = Entitlement { state, ..Entitlement::example(1, &product) };
        let entitlement = Versioned { version: Version(Seq(5)), value };
        let choice = Choice { version: ProductVersion(version.to_owned()), language: None, file_type: None };
        let purchased = Purchased { entitlement: &entitlement, subscription: None };
        may_link(&Actor::example(&[Role::AdminAgent]), purchased, &product, &choice).map(drop)
    }

    fn software(downloads: bool) -> Delivery {
        let offer = Offer { versions: vec![ProductVersion("2025".to_owned())], ..Offer::default() };
        Delivery::Software(SoftwareDelivery { offer, mak: true, downloads, instructions: None })
    }

    #[test]
    fn prod_2_prod_4_prod_6_after_2_a_link_is_refused_where_there_is_none() {
        let at = Instant::CUTOVER;
        let standing = EntitlementState::Standing;
        for (delivery, state, version, expected) in [
            (software(true), standing, "2025", Ok(())),
            (software(true), standing, "2008", Err(Refusal::NotOffered)),
            (software(false), standing, "2025", Err(Refusal::NoDownload)),
            (Delivery::LicenceOnly, standing, "2025", Err(Refusal::LicenceOnly)),
            (Delivery::Reservation, standing, "2025", Err(Refusal::Reservation)),
            (software(true), EntitlementState::Cancelled { at }, "2025", Err(Refusal::Cancelled { at })),
        ] {
            assert_eq!(check(delivery, state, version), expected);
        }
    }

    #[test]
    fn role_2_role_4_a_link_is_for_admin_agents_and_the_tenants_global_admin() {
        let product = Catalog::embedded().products().find(|product| product.kind == ProductKind::Perpetual).unwrap();
        let Delivery::Software(software) = &product.delivery else { panic!("it has no downloads") };
        let choice = software
            .offer
            .filled_in(&crate::domain::choice::Picked::default(), &LanguageTag("sv-SE".to_owned()))
            .unwrap();
        let entitlement = Versioned { version: Version(Seq(5)), value: Entitlement::example(1, product) };
        let purchased = Purchased { entitlement: &entitlement, subscription: None };
        let allowed = |actor: &Actor| may_link(actor, purchased, product, &choice).is_ok();
        for role in Role::ALL {
            assert_eq!(allowed(&Actor::example(&[role])), role == Role::AdminAgent, "{role:?}");
        }
        assert!(allowed(&Actor::example_customer(true)));
        assert!(!allowed(&Actor::example_customer(false)));
    }
}
