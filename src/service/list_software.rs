//! A customer's Software page: everything bought, whatever its age or state (SHOW-4).

use crate::domain::cancellation_window::{CancellationWindow, WindowState};
use crate::domain::catalog::{CancellationPolicy, Delivery};
use crate::domain::choice::ProductVersion;
use crate::domain::entitlement::Lifetime;
use crate::domain::subscription::Standing;
use crate::domain::visibility::is_on_software_page;
use crate::domain::{
    Actor, Entitlement, EntitlementStatus, Instant, Permission, Product, Subscription, SubscriptionId, TenantId,
};
use crate::ports::Page;
use crate::ports::page::all_pages;
use crate::search::fold;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, read_subscription, subject_of_customer};

/// What a purchased product has to be had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// The versions it has MAK keys for; none where it has no keys.
    pub key_versions: Vec<ProductVersion>,
    /// The versions it can be downloaded in; none where there is nothing to download.
    pub download_versions: Vec<ProductVersion>,
    /// Where its installation instructions are, where it has them (PROD-3).
    pub instructions: Option<String>,
}

/// A purchase as it stands on the Software page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoftwareRow {
    /// The purchase, with its line as bought.
    pub entitlement: Entitlement,
    /// What it is now.
    pub status: EntitlementStatus,
    /// The subscription that renews it, where there is one.
    pub subscription: Option<Subscription>,
    /// How it can be cancelled; `None` of what is not in the catalogue any more.
    pub policy: Option<CancellationPolicy>,
    /// What it has to be had.
    pub offered: Offered,
    /// When this operator last saw or copied a key or link of it; never anybody else's access (ROLE-3).
    pub last_access: Option<Instant>,
}

impl SoftwareRow {
    /// Whether it has a key, a download or instructions to be fetched, whoever may; nothing is left of a cancelled one
    /// (AFTER-1).
    #[must_use]
    pub fn has_something_to_fetch(&self) -> bool {
        let Offered { key_versions, download_versions, instructions } = &self.offered;
        let is_cancelled = matches!(self.status, EntitlementStatus::Cancelled { .. });
        !is_cancelled && (!key_versions.is_empty() || !download_versions.is_empty() || instructions.is_some())
    }

    /// When the term ends that it is in at that instant; `None` for what lasts for ever, is over or was cancelled.
    #[must_use]
    pub fn end(&self, now: Instant) -> Option<Instant> {
        match (&self.entitlement.lifetime, self.subscription.as_ref().map(|subscription| subscription.at(now))) {
            (Lifetime::Until(end), _) if now < *end => Some(*end),
            (Lifetime::Subscription(_), Some(Standing::Active { end, .. })) => Some(end),
            (Lifetime::Until(_) | Lifetime::Subscription(_) | Lifetime::Perpetual, _) => None,
        }
    }

    /// The window in which it can be cancelled, in the term that it is in at that instant (CANCEL-1, PERP-1).
    #[must_use]
    pub fn window(&self, now: Instant) -> CancellationWindow {
        CancellationWindow::of(&self.entitlement, self.subscription.as_ref(), self.policy, now)
    }

    /// The same as it stands at that instant, where it is open and what it is of is in force.
    #[must_use]
    pub fn open_window(&self, now: Instant) -> Option<WindowState> {
        let is_active = self.entitlement.at(now, self.subscription.as_ref()) == EntitlementStatus::Active;
        Some(self.window(now).at(now)).filter(|window| is_active && window.is_open())
    }

    /// The subscription's id, where there is one.
    #[must_use]
    pub fn subscription_id(&self) -> Option<SubscriptionId> {
        self.entitlement.subscription_id()
    }
}

/// All software of a customer, the newest purchase first, then by title; in the customer's own view what of it has keys
/// or downloads (SHOW-4, M365-1).
///
/// # Errors
/// A refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_software(services: &Services, actor: &Actor, tenant: TenantId) -> Result<Vec<SoftwareRow>, ServiceError> {
    require_look(services, actor, Permission::LookAtSoftware, || subject_of_customer(services, actor, tenant))?;
    read_customer(services, actor, tenant)?;
    let scope = actor.scope();
    let store = services.store.as_ref();
    let bought = all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))?;
    let mut rows = Vec::with_capacity(bought.len());
    for entitlement in bought {
        if !is_on_software_page(actor, services.catalog.product(&entitlement.line.item.product)) {
            continue;
        }
        rows.push(software_row(services, actor, entitlement)?);
    }
    newest_first(&mut rows);
    Ok(rows)
}

/// The newest purchase first, then by title as it is searched, then by id.
pub(in crate::service) fn newest_first(rows: &mut [SoftwareRow]) {
    rows.sort_by_cached_key(|row| {
        let id = row.entitlement.id.clone();
        (std::cmp::Reverse(row.entitlement.bought), fold(&row.entitlement.line.title), id)
    });
}

/// The row of one purchase that was read within the actor's scope.
pub(in crate::service) fn software_row(
    services: &Services,
    actor: &Actor,
    entitlement: Entitlement,
) -> Result<SoftwareRow, ServiceError> {
    let scope = actor.scope();
    let id = &entitlement.id;
    let subscription = read_subscription(services, actor, &entitlement)?.map(|subscription| subscription.value);
    let offered = services.catalog.product(&entitlement.line.item.product).map(offered).unwrap_or_default();
    // It is the operator's: the customer's user for whom one stands in knows nothing of it.
    let last_access = match actor {
        Actor::Operator { id: operator, .. } => services.store.last_access(scope, *operator, id)?,
        Actor::CustomerAdmin { .. } => None,
    };
    let status = entitlement.at(services.clock.now(), subscription.as_ref());
    let policy = services.catalog.policy(&entitlement.line.item);
    Ok(SoftwareRow { entitlement, status, subscription, policy, offered, last_access })
}

fn offered(product: &Product) -> Offered {
    match &product.delivery {
        Delivery::Software(software) => {
            let versions = |has: bool| if has { software.offer.versions.clone() } else { Vec::new() };
            Offered {
                key_versions: versions(software.mak),
                download_versions: versions(software.downloads),
                instructions: product.instructions().map(|instructions| instructions.link.clone()),
            }
        }
        Delivery::LicenceOnly | Delivery::Reservation => Offered::default(),
    }
}
