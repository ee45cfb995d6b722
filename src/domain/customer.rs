//! Customers: the tenants a partner sells to.

use serde::{Deserialize, Serialize};

use crate::domain::TenantId;
use crate::domain::choice::LanguageTag;

/// A customer tenant (*kundklientorganisation*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The tenant's GUID.
    pub id: TenantId,
    /// The company's name.
    pub name: String,
    /// The primary domain.
    pub domain: String,
    /// The market's slug, which is unique where the ISO code is not (MARKET-1).
    pub market: String,
    /// The language the customer is written to in.
    pub language: LanguageTag,
    /// Whom to call or write to.
    pub contact: Contact,
}

/// A person to be called or written to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The telephone number, as one would dial it from abroad.
    pub phone: String,
}
