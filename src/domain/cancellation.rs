//! Who may cancel a purchase, until when, and what is given back (CANCEL-1 … CANCEL-6, PERP-1, ROLE-2).

use chrono::Duration;

use crate::domain::cancellation_window::{CancellationWindow, RefundShare, WindowState};
use crate::domain::catalog::{CancellationPolicy, Product};
use crate::domain::charge::{Charge, ChargeId, ChargeKind};
use crate::domain::entitlement::{EntitlementState, EntitlementStatus, Purchased};
use crate::domain::money::SumError;
use crate::domain::passage::Schedule;
use crate::domain::refund::{Refund, Refunding};
use crate::domain::version::{EntityRef, Version, Versioned};
use crate::domain::{Actor, CommandId, Entitlement, Instant, Permission, Permit, Refusal, Subscription, role};

/// How long it can take until a cancellation shows in Partner Center (PERP-4).
const SHOWS_WITHIN: Duration = Duration::minutes(15);

/// Until when it is said of a purchase that was cancelled then that this may not show in Partner Center yet; `None` once
/// that time is over.
#[must_use]
pub fn shows_by(at: Instant, now: Instant) -> Option<Instant> {
    Some(at.after(SHOWS_WITHIN)).filter(|shown| now < *shown)
}

/// A purchase as it is decided on whether it can be cancelled.
#[derive(Debug, Clone, Copy)]
pub struct Cancellable<'a> {
    /// The purchase.
    pub purchased: Purchased<'a>,
    /// The product.
    pub product: &'a Product,
    /// How it can be cancelled, where the catalogue still has it.
    pub policy: Option<CancellationPolicy>,
    /// What comes next of it by itself.
    pub schedule: Option<&'a Versioned<Schedule>>,
    /// What has been charged for the term it is in, in order.
    pub charges: &'a [Charge],
}

impl Cancellable<'_> {
    /// Until when it can be cancelled.
    #[must_use]
    pub fn window(&self, now: Instant) -> CancellationWindow {
        let subscription = self.purchased.subscription.map(|read| &read.value);
        CancellationWindow::of(&self.purchased.entitlement.value, subscription, self.policy, now)
    }

    /// What is given back at that instant.
    ///
    /// # Errors
    /// [`Refusal::TooMuch`] for amounts of more digits than can be reckoned with.
    pub fn refund(&self, now: Instant) -> Result<Refund, Refusal> {
        let purchase = &self.purchased.entitlement.value;
        let computed = match self.policy {
            Some(CancellationPolicy::FromTerm) => RefundShare::Prorated,
            Some(CancellationPolicy::FromPurchase | CancellationPolicy::Never) | None => RefundShare::Full,
        };
        let refunding = Refunding {
            charges: self.charges,
            currency: purchase.line.unit_price.currency(),
            share: purchase.stated.and_then(|stated| stated.share(now)).unwrap_or(computed),
            free: Duration::hours(self.product.free_hours.into()),
        };
        refunding.at(now).map_err(|error| match error {
            SumError::TooLarge | SumError::Currencies(_, _) => Refusal::TooMuch,
        })
    }

    /// That its window closed at that instant.
    #[must_use]
    pub fn passed(&self, at: Instant) -> Refusal {
        match self.policy {
            Some(CancellationPolicy::FromTerm) => Refusal::TermWindowPassed { at },
            Some(CancellationPolicy::FromPurchase | CancellationPolicy::Never) | None => {
                Refusal::PurchaseWindowPassed { at }
            }
        }
    }
}

/// Whether it could be cancelled at that instant by who may, and what is given back then. What was cancelled, or is over,
/// or whose window has passed, cannot be.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no.
pub fn can_be_cancelled(cancellable: Cancellable<'_>, now: Instant) -> Result<(Instant, Refund), Refusal> {
    let purchased = cancellable.purchased;
    if let Some(at) = purchased.cancelled() {
        return Err(Refusal::Cancelled { at });
    }
    let subscription = purchased.subscription.map(|read| &read.value);
    let status = purchased.entitlement.value.at(now, subscription);
    let window = cancellable.window(now).at(now);
    if let (Some(_), EntitlementStatus::Expired { since }, WindowState::Passed { .. }) = (subscription, status, window)
    {
        // That it is over says more than that its window was.
        return Err(Refusal::Expired { since });
    }
    let end = match window {
        WindowState::Open { end, .. } | WindowState::Closing { end, .. } => end,
        WindowState::Passed { at } => return Err(cancellable.passed(at)),
        WindowState::Never(why) => return Err(Refusal::NeverCancelled { why }),
    };
    match status {
        EntitlementStatus::Active => Ok((end, cancellable.refund(now)?)),
        EntitlementStatus::Expired { since } => Err(Refusal::Expired { since }),
        EntitlementStatus::Cancelled { at } => Err(Refusal::Cancelled { at }),
    }
}

/// Whether the actor may cancel it. Time is applied to the purchase before it is asked. The permit holds until the window
/// ends, and rests on everything that was read, and on the command that cancels it not having been sent.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; the role first.
pub fn may_cancel(
    actor: &Actor,
    cancellable: Cancellable<'_>,
    command: (CommandId, Version),
    now: Instant,
) -> Result<(Permit, Refund), Refusal> {
    role::require(actor, Permission::Cancel)?;
    let (end, refund) = can_be_cancelled(cancellable, now)?;
    let (id, version) = command;
    let purchase = &cancellable.purchased.entitlement.value.id;
    let mut basis = cancellable.purchased.basis();
    basis.push((EntityRef::Command(purchase.tenant, id), version));
    basis.extend(cancellable.schedule.map(|read| (EntityRef::Schedule(purchase.clone()), read.version)));
    Ok((Permit::new(Permission::Cancel, basis).until(end).of_amounts(vec![refund.amount]), refund))
}

/// A purchase once it was cancelled, with everything that follows of it in the books (AFTER-3, PERP-6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cancelled {
    /// The line, of which nothing is left.
    pub entitlement: Entitlement,
    /// The subscription that renewed it.
    pub subscription: Option<Subscription>,
    /// Nothing comes next.
    pub schedule: Schedule,
    /// What is given back, and what the days used cost.
    pub charges: Vec<Charge>,
}

/// What becomes of a purchase that was cancelled at that instant for that refund: its quantity is 0 and the line stays, all
/// that was charged is credited, and the days used are charged (PERP-6, AFTER-3).
#[must_use]
pub fn cancelled(
    purchase: &Entitlement,
    subscription: Option<&Subscription>,
    refund: &Refund,
    at: Instant,
) -> Cancelled {
    let term = subscription.map_or(1, |subscription| subscription.term_number);
    let charge = |kind, amount| Charge {
        id: ChargeId { at, entitlement: purchase.id.clone(), term, kind },
        until: None,
        title: purchase.line.title.clone(),
        quantity: purchase.line.quantity,
        amount,
    };
    let credit = Some((ChargeKind::Credit, refund.credit()));
    let used = refund.cost().map(|cost| (ChargeKind::DaysUsed, cost));
    let amounts = credit.into_iter().chain(used).filter(|(_, amount)| !amount.is_zero());
    let mut entitlement = Entitlement { state: EntitlementState::Cancelled { at }, ..purchase.clone() };
    entitlement.line.quantity = 0;
    Cancelled {
        subscription: subscription.map(|it| Subscription { cancelled: Some(at), ..it.clone() }),
        schedule: Schedule { entitlement: purchase.id.clone(), next: None },
        charges: amounts.map(|(kind, amount)| charge(kind, amount)).collect(),
        entitlement,
    }
}
