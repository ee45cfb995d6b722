//! What waits for an operator in the morning: windows that close, terms that end, what was left unfinished, downloads.
//! Of each only what the roles let the operator look at; the rest is not asked for, which is no attempt.

use std::collections::BTreeSet;

use chrono::Duration;

use crate::domain::cancellation_window::CancellationWindow;
use crate::domain::{Actor, DownloadJob, DownloadState, Permission, TenantId, Zone, role};
use crate::search::CustomerRow;
use crate::service::closing_windows::{ClosingWindow, ClosingWithin, closing_windows};
use crate::service::customer_names::CustomerNames;
use crate::service::download::list_downloads;
use crate::service::error::ServiceError;
use crate::service::keep_choice::own_drafts;
use crate::service::kms::{KmsDeadline, KmsWithin, kms_deadlines};
use crate::service::recent_customers::recent_customers;
use crate::service::services::Services;
use crate::service::support::{SupportRow, open_drafts};
use crate::service::upcoming_renewals::{RenewingWithin, UpcomingRenewal, upcoming_renewals};

/// As many of one kind are listed at most.
const MOST: usize = 200;

/// Something that waits, with all that a row of it tells and that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// A cancellation window that closes soon (CANCEL-4).
    Window(Box<ClosingWindow>),
    /// A device whose activation lapses soon, or usually has lapsed (KMS-1).
    Kms(Box<KmsDeadline>),
    /// A term that ends within 30 days (RENEW-1).
    Renewal(Box<UpcomingRenewal>),
    /// Several purchases that were to be cancelled, of which some have no result.
    BrokenOff {
        /// Whose they are.
        tenant: TenantId,
        /// What the customer is called.
        customer: String,
        /// How many have none.
        left: usize,
    },
    /// Keys that were to go into a file, which was not written.
    Retrieval {
        /// The customer and what it is called, where the keys are one customer's.
        customer: Option<(TenantId, String)>,
        /// Of how many customers the keys are.
        customers: usize,
        /// Of how many purchases.
        purchases: usize,
    },
    /// A cart that was not ordered (BUY-1).
    Cart {
        /// Whose it is.
        tenant: TenantId,
        /// What the customer is called.
        customer: String,
        /// How many lines it has.
        lines: usize,
    },
    /// A support request that was not sent (SUPPORT-2).
    Draft(Box<SupportRow>),
    /// A download that is not finished.
    Download(Box<DownloadJob>),
    /// A customer that was opened lately.
    Recent(CustomerRow),
}

/// What waits, in the order in which it is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Morning {
    /// The windows that close first, then the devices that lapse, then the terms that end, then what was left unfinished, then the downloads, and
    /// last the customers that were opened lately.
    pub tasks: Vec<Task>,
    /// Whether there are more windows or terms than are listed.
    pub has_more: bool,
}

impl Morning {
    /// For how long before its end a term is told of.
    pub const RENEWALS: Duration = Duration::days(30);

    /// For how long before its deadline a device is told of.
    pub const KMS: Duration = Duration::days(14);
}

/// Finds what waits for the actor. In the customer's own view there is nothing of the kind.
///
/// # Errors
/// What the store or the list of downloads says.
pub fn morning(services: &Services, actor: &Actor, zone: &dyn Zone) -> Result<Morning, ServiceError> {
    let may = |permission| role::require(actor, permission).is_ok();
    let mut morning = Morning::default();
    if may(Permission::LookAtPlans) {
        let ask = ClosingWithin { left: CancellationWindow::CLOSING, limit: MOST };
        let closing = closing_windows(services, actor, &ask)?;
        morning.has_more |= closing.has_more;
        morning.tasks.extend(closing.rows.into_iter().map(|window| Task::Window(Box::new(window))));
        let lapsing = kms_deadlines(services, actor, &KmsWithin { left: Morning::KMS, limit: MOST }, zone)?;
        morning.has_more |= lapsing.has_more;
        morning.tasks.extend(lapsing.rows.into_iter().map(|device| Task::Kms(Box::new(device))));
    }
    if may(Permission::LookAtSubscriptions) {
        let ask = RenewingWithin { left: Morning::RENEWALS, limit: MOST };
        let renewing = upcoming_renewals(services, actor, &ask)?;
        morning.has_more |= renewing.has_more;
        morning.tasks.extend(renewing.rows.into_iter().map(|renewal| Task::Renewal(Box::new(renewal))));
    }
    morning.tasks.extend(unfinished(services, actor)?);
    // A user of the customer may have keys, but no list of the operator's downloads.
    if may(Permission::Keys) && may(Permission::OwnSettings) {
        let is_open = |job: &DownloadJob| job.state != DownloadState::Finished;
        let jobs = list_downloads(services, actor)?.into_iter().filter(is_open);
        morning.tasks.extend(jobs.map(|job| Task::Download(Box::new(job))));
    }
    if may(Permission::LookAtCustomers) {
        morning.tasks.extend(recent_customers(services, actor)?.into_iter().map(Task::Recent));
    }
    Ok(morning)
}

/// What the operator's drafts keep that was begun and not ended.
fn unfinished(services: &Services, actor: &Actor) -> Result<Vec<Task>, ServiceError> {
    let may = |permission| role::require(actor, permission).is_ok();
    let drafts = own_drafts(services, actor);
    let mut names = CustomerNames::new(services, actor);
    let mut tasks = Vec::new();
    if may(Permission::Cancel) {
        for (tenant, batch) in drafts.cancellations {
            let customer = names.of(tenant)?;
            tasks.push(Task::BrokenOff { tenant, customer, left: batch.rest.len() });
        }
    }
    if let Some(batch) = drafts.retrieval.filter(|_| may(Permission::Keys)) {
        let tenants: BTreeSet<TenantId> = batch.purchases.iter().map(|id| id.tenant).collect();
        let only = tenants.first().copied().filter(|_| tenants.len() == 1);
        let customer = only.map(|tenant| Ok::<_, ServiceError>((tenant, names.of(tenant)?))).transpose()?;
        tasks.push(Task::Retrieval { customer, customers: tenants.len(), purchases: batch.purchases.len() });
    }
    if may(Permission::Buy) {
        for (tenant, cart) in drafts.carts.into_iter().filter(|(_, cart)| !cart.lines.is_empty()) {
            tasks.push(Task::Cart { tenant, customer: names.of(tenant)?, lines: cart.lines.len() });
        }
    }
    if may(Permission::SupportRequest) {
        tasks.extend(open_drafts(services, actor)?.into_iter().map(|draft| Task::Draft(Box::new(draft))));
    }
    Ok(tasks)
}
