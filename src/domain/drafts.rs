//! What an operator left standing: not recorded, not versioned, one small file each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::choice::Picked;
use crate::domain::customer::Contact;
use crate::domain::{
    Cart, EntitlementId, ProductId, RetrievalBatch, SubmissionId, SupportDraft, SupportDraftId, TenantId, TourProgress,
};

/// The drafts of one operator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OperatorDrafts {
    /// The customers opened last, the newest first, each once.
    pub recent_customers: Vec<TenantId>,
    /// What was last picked of each product (PROD-4).
    pub choices: BTreeMap<ProductId, Picked>,
    /// What is about to be bought for each customer (BUY-1).
    pub carts: BTreeMap<TenantId, Cart>,
    /// What was to be cancelled of each customer's at one submit, as far as it has no result yet.
    pub cancellations: BTreeMap<TenantId, CancellationBatch>,
    /// The support requests that are being written (SUPPORT-2).
    pub support_requests: BTreeMap<SupportDraftId, SupportDraft>,
    /// Whom the last support request that was filed named as its contact.
    pub support_contact: Option<Contact>,
    /// What was to be got into one file, as far as it is in none yet.
    pub retrieval: Option<RetrievalBatch>,
    /// How far the operator has come with the walkthroughs.
    pub tours: TourProgress,
}

/// Purchases that are cancelled at one submit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CancellationBatch {
    /// The submit.
    pub submission: SubmissionId,
    /// Those that have no result yet.
    pub rest: Vec<EntitlementId>,
}

impl OperatorDrafts {
    /// How many customers are remembered.
    pub const RECENT_LIMIT: usize = 10;

    /// Notes that a customer was opened.
    pub fn opened(&mut self, tenant: TenantId) {
        self.recent_customers.retain(|known| *known != tenant);
        self.recent_customers.insert(0, tenant);
        self.recent_customers.truncate(Self::RECENT_LIMIT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_newest_customer_stands_first_and_each_stands_once() {
        let mut drafts = OperatorDrafts::default();
        for number in 0..20_u128 {
            drafts.opened(TenantId(Uuid::from_u128(number)));
        }
        drafts.opened(TenantId(Uuid::from_u128(15)));
        assert_eq!(drafts.recent_customers.len(), OperatorDrafts::RECENT_LIMIT);
        assert_eq!(drafts.recent_customers.first(), Some(&TenantId(Uuid::from_u128(15))));
        assert_eq!(drafts.recent_customers.get(1), Some(&TenantId(Uuid::from_u128(19))));
    }
}
