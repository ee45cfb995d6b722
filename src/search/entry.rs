//! A customer as lists show it.

use serde::{Deserialize, Serialize};

use crate::domain::TenantId;

/// A customer as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// The tenant's GUID.
    pub tenant: TenantId,
    /// The company's name.
    pub name: String,
    /// The primary domain.
    pub domain: String,
    /// The market's slug.
    pub market: String,
    /// How many subscriptions the Subscriptions page has (SHOW-1).
    pub subscriptions: usize,
    /// How many purchases the Software page has (SHOW-4).
    pub software: usize,
}
