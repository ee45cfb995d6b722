//! Rules that are not, or not wholly, decided and tested yet, with the number of the issue that brings them.

use nyckel::domain::RuleId;

/// The rules and the issue that each comes with.
pub(crate) const PENDING: &[(RuleId, u8)] = &[
    (RuleId::Market2, 6),
    (RuleId::Market3, 6),
    (RuleId::Buy1, 6),
    (RuleId::Buy2, 6),
    (RuleId::Buy3, 6),
    (RuleId::Buy4, 6),
    (RuleId::Kms1, 8),
    (RuleId::M3651, 8),
    (RuleId::Log2, 8),
    (RuleId::Renew3, 7),
    (RuleId::Renew4, 6),
    (RuleId::Cancel1, 7),
    (RuleId::Cancel2, 7),
    (RuleId::Cancel3, 7),
    (RuleId::Cancel4, 7),
    (RuleId::Cancel5, 7),
    (RuleId::Cancel6, 7),
    (RuleId::Perp1, 7),
    (RuleId::Perp2, 7),
    (RuleId::Perp3, 7),
    (RuleId::Perp4, 7),
    (RuleId::Perp5, 7),
    (RuleId::Perp6, 7),
    (RuleId::After1, 7),
    (RuleId::After3, 7),
    (RuleId::After4, 7),
];
