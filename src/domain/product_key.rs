//! Product keys, and who may see one (KEY-2 … KEY-7).
//!
//! A [`ProductKey`] cannot be printed by accident; its text is reached through [`ProductKey::expose`] alone.

use std::fmt;

use zeroize::Zeroizing;

use crate::domain::catalog::Product;
use crate::domain::choice::ProductVersion;
use crate::domain::entitlement::{Purchased, may_fetch};
use crate::domain::version::{EntityRef, Version};
use crate::domain::{Actor, Permission, Permit, Refusal};

/// A MAK key: 32 decimal digits (KEY-2), or five groups of five letters and digits as Partner Center issues them (KEY-7).
#[derive(Clone, PartialEq, Eq)]
pub struct ProductKey {
    text: Zeroizing<String>,
    shape: Shape,
}

/// The two shapes of KEY-7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Digits,
    Groups,
}

/// Says that a text has neither shape of a key. It does not repeat the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a product key has 32 digits, or five groups of five letters and digits; this text has neither shape")]
pub struct NotAKey;

impl ProductKey {
    /// How many digits a key of the embedded provider has (KEY-7).
    pub const DIGITS: usize = 32;

    /// Reads a key of either shape, exactly as it was given (KEY-7).
    ///
    /// # Errors
    /// [`NotAKey`] for any other text.
    pub fn parse(text: &str) -> Result<Self, NotAKey> {
        let shape = if text.len() == Self::DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Shape::Digits
        } else if is_five_by_five(text) {
            Shape::Groups
        } else {
            return Err(NotAKey);
        };
        Ok(Self { text: Zeroizing::new(text.to_owned()), shape })
    }

    /// The key as it is copied: exactly as it came.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The key as it is shown: digits in groups of four, the other shape as it is.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        match self.shape {
            Shape::Groups => self.text.clone(),
            Shape::Digits => {
                let mut grouped = Zeroizing::new(String::with_capacity(Self::DIGITS + Self::DIGITS / 4));
                for (place, digit) in self.text.chars().enumerate() {
                    if place != 0 && place % 4 == 0 {
                        grouped.push(' ');
                    }
                    grouped.push(digit);
                }
                grouped
            }
        }
    }

    /// The key as it stands when hidden: a dot for every letter or digit, grouped as the key is.
    #[must_use]
    pub fn masked(&self) -> String {
        self.grouped().chars().map(|letter| if letter.is_ascii_alphanumeric() { '•' } else { letter }).collect()
    }
}

impl fmt::Debug for ProductKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<secret>")
    }
}

/// Whether a kind of key may be asked for at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// *Fleraktiveringsnyckel*, the only kind there is.
    Mak,
    /// *Nyckelhanteringstjänst*: never allowed (KEY-4).
    Kms,
}

/// Whether this kind of key may be asked for: KMS keys are not allowed, not even on request (KEY-4).
///
/// # Errors
/// [`Refusal::KmsKey`] for a KMS key.
pub fn require_kind(kind: KeyKind) -> Result<(), Refusal> {
    match kind {
        KeyKind::Mak => Ok(()),
        KeyKind::Kms => Err(Refusal::KmsKey),
    }
}

/// Whether the actor may see, copy or generate the key of this purchase (ROLE-2, ROLE-4, PROD-2, PROD-6, AFTER-2).
///
/// The permit rests on the purchase and its subscription as they were read and, for a key that is not kept yet, on its
/// absence (KEY-6).
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_reveal(
    actor: &Actor,
    purchased: Purchased<'_>,
    product: &Product,
    version: &ProductVersion,
    kept: Version,
) -> Result<Permit, Refusal> {
    let software = may_fetch(actor, purchased, product)?;
    if !software.mak {
        return Err(Refusal::NoKey);
    }
    if !software.offer.versions.contains(version) {
        return Err(Refusal::NotOffered);
    }
    let mut basis = purchased.basis();
    basis.push((EntityRef::SealedKey(purchased.entitlement.value.id.clone(), version.clone()), kept));
    Ok(Permit::new(Permission::Keys, basis))
}

fn is_five_by_five(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.len() == 5
        && groups.iter().all(|group| group.len() == 5 && group.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::{Delivery, SoftwareDelivery};
    use crate::domain::entitlement::EntitlementState;
    use crate::domain::{Catalog, Entitlement, Offer, Role, Seq, Versioned};

    /// Not a key: the digits in order, which no provider issues.
    const DIGITS: &str = "01234567890123456789012345678901";

    #[test]
    fn key_2_key_7_a_key_has_32_digits_or_five_groups_of_five() {
        assert!(ProductKey::parse(DIGITS).is_ok());
        assert!(ProductKey::parse("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE").is_ok());
        for wrong in ["", "0123", "AAAAA-BBBBB-CCCCC-DDDDD", "AAAAA-BBBBB-CCCCC-DDDDD-EEEE!"] {
            assert_eq!(ProductKey::parse(wrong), Err(NotAKey));
        }
        assert_eq!(ProductKey::parse(&DIGITS.replace('0', "٠")), Err(NotAKey));
    }

    #[test]
    fn key_7_a_key_is_grouped_for_the_eye_and_copied_exactly() {
        let key = ProductKey::parse(DIGITS).unwrap();
        assert_eq!(&*key.grouped(), "0123 4567 8901 2345 6789 0123 4567 8901");
        assert_eq!(key.expose(), DIGITS);
        assert_eq!(key.masked(), "•••• •••• •••• •••• •••• •••• •••• ••••");
        let groups = ProductKey::parse("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE").unwrap();
        assert_eq!(&*groups.grouped(), groups.expose());
    }

    #[test]
    fn key_5_debug_output_shows_no_key() {
        assert_eq!(format!("{:?}", ProductKey::parse(DIGITS).unwrap()), "<secret>");
    }

    #[test]
    fn key_4_a_kms_key_is_refused_for_everyone() {
        assert_eq!(require_kind(KeyKind::Kms), Err(Refusal::KmsKey));
        assert_eq!(require_kind(KeyKind::Mak), Ok(()));
    }

    /// What the rule says of the example product with these changes, asked for one version by someone with that role.
    fn check(roles: &[Role], delivery: Delivery, state: EntitlementState, version: &str) -> Result<Permit, Refusal> {
        let product = Catalog::embedded().products().next().unwrap();
        let product = Product { delivery, ..product.clone() };
        let value = Entitlement { state, ..Entitlement::example(1, &product) };
        let entitlement = Versioned { version: Version(Seq(5)), value };
        let version = ProductVersion(version.to_owned());
        let purchased = Purchased { entitlement: &entitlement, subscription: None };
        may_reveal(&Actor::example(roles), purchased, &product, &version, Version::ABSENT)
    }

    fn software(mak: bool) -> Delivery {
        let versions = vec![ProductVersion("2025".to_owned()), ProductVersion("2022".to_owned())];
        let offer = Offer { versions, ..Offer::default() };
        Delivery::Software(SoftwareDelivery { offer, mak, downloads: true, instructions: None })
    }

    #[test]
    fn role_2_only_an_admin_agent_may_see_a_key() {
        for role in Role::ALL {
            let result = check(&[role], software(true), EntitlementState::Standing, "2025");
            let refusal = Refusal::Role { permission: Permission::Keys };
            let expected = if role == Role::AdminAgent { Ok(()) } else { Err(refusal) };
            assert_eq!(result.map(drop), expected, "{role:?}");
        }
    }

    #[test]
    fn prod_2_prod_6_after_2_a_key_is_refused_where_there_is_none() {
        let at = crate::domain::Instant::CUTOVER;
        let cancelled = EntitlementState::Cancelled { at };
        let standing = EntitlementState::Standing;
        for (delivery, state, version, expected) in [
            (Delivery::LicenceOnly, standing, "2025", Refusal::LicenceOnly),
            (Delivery::Reservation, standing, "2025", Refusal::Reservation),
            (software(false), standing, "2025", Refusal::NoKey),
            (software(true), standing, "2008", Refusal::NotOffered),
            (software(true), cancelled, "2025", Refusal::Cancelled { at }),
            (Delivery::LicenceOnly, cancelled, "2025", Refusal::Cancelled { at }),
        ] {
            assert_eq!(check(&[Role::AdminAgent], delivery, state, version), Err(expected));
        }
    }

    #[test]
    fn key_6_the_permit_rests_on_the_purchase_and_on_the_absence_of_a_key() {
        let permit = check(&[Role::AdminAgent], software(true), EntitlementState::Standing, "2022").unwrap();
        let [(purchase, 5), (key, 0)] = [0, 1].map(|place| {
            let (entity, version) = &permit.basis()[place];
            (entity.clone(), version.0.0)
        }) else {
            panic!("other versions than those that were read: {permit:?}");
        };
        assert!(matches!(purchase, EntityRef::Entitlement(_)));
        assert!(matches!(key, EntityRef::SealedKey(_, version) if version.0 == "2022"));
    }
}
