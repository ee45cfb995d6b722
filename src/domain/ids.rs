//! The names by which things are known: one newtype each, so that an order number can never be passed where a
//! tenant is meant. Ids are kept exactly as their giver wrote them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Says what was wrong with a text that should have been an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The text is not a GUID.
    #[error("{0:?} is not a GUID")]
    NotAGuid(String),
    /// The text is empty or longer than the limit, in characters.
    #[error("an id has 1 to {limit} characters, this one has {found}")]
    Length {
        /// The most characters allowed.
        limit: usize,
        /// How many there were.
        found: usize,
    },
    /// The text has a character that no id has.
    #[error("an id has no control characters")]
    Control,
    /// A catalogue item is not of the form `productId:skuId:availabilityId`.
    #[error("{0:?} is not productId:skuId:availabilityId")]
    NotACatalogItem(String),
}

/// Crockford's 32 letters and digits: none is taken for another.
const CROCKFORD: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];

macro_rules! guid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id as its 16 bytes, in the order in which ids sort.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text.trim()).map(Self).map_err(|_| IdError::NotAGuid(text.to_owned()))
            }
        }
    };
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $limit:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The most characters such an id may have.
            pub const LIMIT: usize = $limit;

            /// The id as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                checked_text(text, $limit).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

guid_id! {
    /// A customer's tenant: the customer's only id, and the prefix of everything kept for it.
    TenantId
}
guid_id! {
    /// A subscription, as Get subscriptions names it.
    SubscriptionId
}
guid_id! {
    /// An operator of the partner.
    OperatorId
}
guid_id! {
    /// A download that is kept until it is done with.
    DownloadId
}
guid_id! {
    /// One command to a provider: made when its dialog opens, so that it is carried out once however often it is sent.
    CommandId
}
guid_id! {
    /// One submit of a dialog, made when it opens: it tells a submit that is sent again from somebody else's.
    SubmissionId
}
text_id! {
    /// An order number: `OR-` and five Crockford characters when embedded, any text of up to 64 characters otherwise.
    OrderId, 64
}
guid_id! {
    /// A support request that is being written: made with its form, so that it is filed once however often it is sent.
    SupportDraftId
}
text_id! {
    /// The number of a support request: `SR-` and six Crockford characters when embedded.
    SupportRequestNumber, 64
}
guid_id! {
    /// A device that is moved from KMS to MAK.
    KmsDeviceId
}
text_id! {
    /// A product of the catalogue.
    ProductId, 64
}
text_id! {
    /// A stock keeping unit of a product.
    SkuId, 64
}
text_id! {
    /// An availability: the market and segment a SKU is offered in.
    AvailabilityId, 64
}

impl OrderId {
    /// As many of a value's bits an embedded order number tells: five for each of its characters.
    pub const EMBEDDED_BITS: u32 = 25;

    /// The embedded order number of a value, which is `OR-` and its low bits in five Crockford characters.
    #[must_use]
    pub fn embedded(value: u32) -> Self {
        Self(format!("OR-{}", crockford(value, Self::EMBEDDED_BITS)))
    }
}

impl SupportRequestNumber {
    /// As many of a value's bits an embedded number tells: five for each of its characters.
    pub const EMBEDDED_BITS: u32 = 30;

    /// The embedded number of a value, which is `SR-` and its low bits in six Crockford characters.
    #[must_use]
    pub fn embedded(value: u32) -> Self {
        Self(format!("SR-{}", crockford(value, Self::EMBEDDED_BITS)))
    }
}

/// That many low bits of a value in Crockford's characters, the highest first.
fn crockford(value: u32, bits: u32) -> String {
    let character = |shift: u32| usize::try_from((value >> shift) % 32).ok().and_then(|place| CROCKFORD.get(place));
    (0..bits).step_by(5).rev().filter_map(character).collect()
}

/// The number of an order's line, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LineNumber(pub u32);

impl fmt::Display for LineNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The place of a commit in the store's one order of commits; 0 before the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seq(pub u64);

impl Seq {
    /// The place after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// One purchased line: the customer, the order and the line's number. Renewals keep it, and so do its keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntitlementId {
    /// Whose it is.
    pub tenant: TenantId,
    /// The order that bought it.
    pub order: OrderId,
    /// Which of the order's lines it is.
    pub line: LineNumber,
}

impl EntitlementId {
    /// Order and line, as it can be searched for and asked for: `OR-7F3K2/1`.
    #[must_use]
    pub fn order_line(&self) -> String {
        format!("{}/{}", self.order, self.line)
    }
}

/// What a catalogue sells: `productId:skuId:availabilityId`, for example `DG7GMGF0DVSV:000P:DG7GMGF0F3Q9`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CatalogItem {
    /// The product.
    pub product: ProductId,
    /// Which of its SKUs.
    pub sku: SkuId,
    /// In which availability.
    pub availability: AvailabilityId,
}

impl fmt::Display for CatalogItem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.product, self.sku, self.availability)
    }
}

impl FromStr for CatalogItem {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let mut parts = text.split(':');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(product), Some(sku), Some(availability), None) => {
                Ok(Self { product: product.parse()?, sku: sku.parse()?, availability: availability.parse()? })
            }
            (_, _, _, _) => Err(IdError::NotACatalogItem(text.to_owned())),
        }
    }
}

fn checked_text(text: &str, limit: usize) -> Result<String, IdError> {
    let found = text.chars().count();
    if found == 0 || limit < found {
        return Err(IdError::Length { limit, found });
    }
    if text.chars().any(char::is_control) {
        return Err(IdError::Control);
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_catalog_item_reads_and_writes_its_three_parts() {
        let item: CatalogItem = "DG7GMGF0DVSV:000P:DG7GMGF0F3Q9".parse().unwrap();
        assert_eq!(item.sku.as_str(), "000P");
        assert_eq!(item.to_string(), "DG7GMGF0DVSV:000P:DG7GMGF0F3Q9");
        assert!("DG7GMGF0DVSV:000P".parse::<CatalogItem>().is_err());
        assert!("A:B:C:D".parse::<CatalogItem>().is_err());
    }

    #[test]
    fn an_embedded_order_number_is_five_crockford_characters_of_the_value() {
        assert_eq!(OrderId::embedded(0).as_str(), "OR-00000");
        assert_eq!(OrderId::embedded((((7 * 32 + 15) * 32 + 3) * 32 + 19) * 32 + 2).as_str(), "OR-7F3K2");
        assert_eq!(OrderId::embedded((1 << OrderId::EMBEDDED_BITS) - 1).as_str(), "OR-ZZZZZ");
        assert_eq!(OrderId::embedded(1 << OrderId::EMBEDDED_BITS), OrderId::embedded(0));
    }

    #[test]
    fn an_embedded_number_of_a_support_request_is_six_crockford_characters_of_the_value() {
        assert_eq!(SupportRequestNumber::embedded(0).as_str(), "SR-000000");
        assert_eq!(
            SupportRequestNumber::embedded((1 << SupportRequestNumber::EMBEDDED_BITS) - 1).as_str(),
            "SR-ZZZZZZ"
        );
        assert_eq!(SupportRequestNumber::embedded(33).as_str(), "SR-000011");
    }

    #[test]
    fn an_order_number_has_1_to_64_characters_and_no_control_characters() {
        assert!("OR-7F3K2".parse::<OrderId>().is_ok());
        assert!("å".repeat(64).parse::<OrderId>().is_ok());
        assert_eq!("x".repeat(65).parse::<OrderId>(), Err(IdError::Length { limit: 64, found: 65 }));
        assert_eq!("".parse::<OrderId>(), Err(IdError::Length { limit: 64, found: 0 }));
        assert_eq!("a\u{1b}b".parse::<OrderId>(), Err(IdError::Control));
    }
}
