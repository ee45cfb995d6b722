//! What getting the keys of many purchases would come to. Nobody has asked for any of them yet, so that nothing is recorded.

use crate::domain::{
    Actor, Choice, EntitlementId, EntitlementStatus, Permission, Refusal, RetrievalBatch, TenantId, role,
};
use crate::service::error::ServiceError;
use crate::service::list_software::list_software;
use crate::service::open_purchase::{LastChoice, OpenPurchase, PurchasePage, open_purchase};
use crate::service::retrieve_keys::unfinished_retrieval;
use crate::service::services::Services;

/// Whose keys are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhoseKeys {
    /// Those of these purchases, in their order.
    Purchases(Vec<EntitlementId>),
    /// Those of everything that these customers have bought.
    Customers(Vec<TenantId>),
    /// Those that were broken off.
    Unfinished,
}

/// What it would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetrievalPlan {
    /// Whether the actor may at all.
    pub allowed: Result<(), Refusal>,
    /// Each purchase, in the order of the file.
    pub rows: Vec<PlannedRow>,
    /// What was broken off before, where it is that.
    pub resumed: Option<RetrievalBatch>,
    /// What was broken off before and waits to be gone on with, where it is not that.
    pub unfinished: Option<RetrievalBatch>,
}

/// A purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Which one.
    pub id: EntitlementId,
    /// Whose it is.
    pub customer: String,
    /// The product's title as bought.
    pub title: String,
    /// Whether it was cancelled: then it is not in the file.
    pub is_cancelled: bool,
    /// The newest version, the customer's language, the first file type (PROD-4); `None` where there is nothing to choose.
    pub choice: Option<Choice>,
    /// Whether its key can be got.
    pub key: Result<(), Refusal>,
    /// Whether its link can be got.
    pub link: Result<(), Refusal>,
}

impl RetrievalPlan {
    /// Those that the file has a row of.
    pub fn in_file(&self) -> impl Iterator<Item = &PlannedRow> {
        self.rows.iter().filter(|row| !row.is_cancelled)
    }

    /// How many keys can be got.
    #[must_use]
    pub fn keys(&self) -> u64 {
        count(self.in_file().filter(|row| row.key.is_ok()))
    }

    /// How many links can be got.
    #[must_use]
    pub fn links(&self) -> u64 {
        count(self.in_file().filter(|row| row.link.is_ok()))
    }

    /// How many are in the file without a key.
    #[must_use]
    pub fn without_key(&self) -> u64 {
        count(self.in_file().filter(|row| row.key.is_err()))
    }

    /// How many were cancelled, and are not in the file.
    #[must_use]
    pub fn cancelled(&self) -> u64 {
        count(self.rows.iter().filter(|row| row.is_cancelled))
    }
}

fn count<'a>(rows: impl Iterator<Item = &'a PlannedRow>) -> u64 {
    u64::try_from(rows.count()).unwrap_or(u64::MAX)
}

/// Looks at them.
///
/// # Errors
/// A refusal without the role to look at software, [`ServiceError::NotFound`], or what the store says.
pub fn plan_retrieval(services: &Services, actor: &Actor, whose: &WhoseKeys) -> Result<RetrievalPlan, ServiceError> {
    let mut resumed = None;
    let purchases = match whose {
        WhoseKeys::Purchases(purchases) => purchases.clone(),
        WhoseKeys::Customers(tenants) => {
            let mut purchases = Vec::new();
            for tenant in tenants {
                let rows = list_software(services, actor, *tenant)?;
                purchases.extend(rows.into_iter().map(|row| row.entitlement.id));
            }
            purchases
        }
        WhoseKeys::Unfinished => {
            resumed = unfinished_retrieval(services, actor);
            resumed.as_ref().map(|batch| batch.purchases.clone()).unwrap_or_default()
        }
    };
    let mut rows = Vec::with_capacity(purchases.len());
    for id in purchases {
        match open_purchase(services, actor, &ask(&id)) {
            Ok(page) => rows.push(row(id, page)),
            // Of what was broken off something may be gone by now; the file will say so.
            Err(ServiceError::NotFound(_)) if resumed.is_some() => {}
            Err(error) => return Err(error),
        }
    }
    let unfinished = unfinished_retrieval(services, actor).filter(|_| resumed.is_none());
    Ok(RetrievalPlan { allowed: role::require(actor, Permission::Keys), rows, resumed, unfinished })
}

/// How a purchase is opened: by what the product offers, whatever this operator chose elsewhere, so that a file that goes on is
/// the file that was begun.
pub(super) fn ask(id: &EntitlementId) -> OpenPurchase {
    OpenPurchase { entitlement: id.clone(), last_choice: LastChoice::Ignored }
}

fn row(id: EntitlementId, page: PurchasePage) -> PlannedRow {
    PlannedRow {
        id,
        customer: page.customer.name,
        title: page.row.entitlement.line.title,
        is_cancelled: matches!(page.row.status, EntitlementStatus::Cancelled { .. }),
        choice: page.filled_in,
        key: page.keys,
        link: page.links,
    }
}
