//! Rules that are not, or not wholly, decided and tested yet, with the number of the issue that brings them.

use nyckel::domain::RuleId;

/// The rules and the issue that each comes with.
pub(crate) const PENDING: &[(RuleId, u8)] = &[(RuleId::Log2, 8)];
