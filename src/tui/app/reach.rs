//! What can be gone to at all: nothing of the partner's from a customer's own view, and nothing that the roles do not give,
//! by whatever way, also one that was open before they changed (ROLE-5, M365-1).

use crate::domain::{Instant, Permission, Refusal};
use crate::tui::app::App;
use crate::tui::context::Availability;
use crate::tui::step::Destination;

/// What one of the actor's roles has to give so that anything is to be seen there; `None` where everybody may be.
fn needed(destination: &Destination) -> Option<Permission> {
    match destination {
        Destination::Home | Destination::Settings => None,
        Destination::Customers | Destination::Account(_) => Some(Permission::LookAtCustomers),
        Destination::Subscriptions(..) | Destination::Subscription(..) => Some(Permission::LookAtSubscriptions),
        Destination::Software(..)
        | Destination::CancelMany(..)
        | Destination::Keys(..)
        | Destination::Instructions(..)
        | Destination::YourProducts(..) => Some(Permission::LookAtSoftware),
        Destination::Orders(..) | Destination::Catalog(_) => Some(Permission::LookAtOrders),
        Destination::Review(_) => Some(Permission::Buy),
        Destination::HybridBenefit(_) | Destination::Kms(_) | Destination::ClosingWindows => {
            Some(Permission::LookAtPlans)
        }
        Destination::Billing(_) | Destination::Invoice(..) => Some(Permission::Invoices),
        Destination::Support(_) | Destination::SupportRequest(_) | Destination::SupportForm(_) => {
            Some(Permission::SupportRequest)
        }
        Destination::Downloads | Destination::Retrieve(..) => Some(Permission::Keys),
        Destination::Operators | Destination::Tours => Some(Permission::OwnSettings),
        Destination::Activity => Some(Permission::ActivityLog),
    }
}

impl App {
    /// Whether a place can be gone to; where it is a role that is missing, it is told which.
    pub(super) fn is_within_reach(&mut self, destination: &Destination, now: Instant) -> bool {
        if !self.world.view.as_ref().is_none_or(|view| view.admits(destination)) {
            return false;
        }
        let refusal = self.role_missing(destination, now);
        if let Some(refusal) = &refusal {
            self.say_why(refusal);
        }
        refusal.is_none()
    }

    /// Whether what is shown is asked for anew as the store changes. Who was refused it is not refused again each time:
    /// that a refusal is recorded is a change itself.
    pub(super) fn is_kept_up_to_date(&self, now: Instant) -> bool {
        self.role_missing(&self.screen.destination(), now).is_none()
    }

    /// Forgets the ways to what the roles do not give any more, but for what is under way.
    pub(super) fn forget_what_is_out_of_reach(&mut self, now: Instant) {
        let [mut behind, mut ahead] = [&mut self.history, &mut self.forward].map(std::mem::take);
        for places in [&mut behind, &mut ahead] {
            places.retain(|place| place.is_under_way() || self.role_missing(&place.destination(), now).is_none());
        }
        (self.history, self.forward) = (behind, ahead);
    }

    fn role_missing(&self, destination: &Destination, now: Instant) -> Option<Refusal> {
        match self.world.context(now).allows_to_look(needed(destination)?) {
            Availability::Disabled(refusal) => Some(refusal),
            Availability::Ready | Availability::Hidden => None,
        }
    }
}
