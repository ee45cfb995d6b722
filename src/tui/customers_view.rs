//! The customer's own view (M365-1): whose it is, as which of its users, where it is left to, and what lies within it.
//! It is a session of its own, whose actor reaches that customer alone; what is told here of the partner's places is
//! only that they are not there.

use crate::domain::actor::TenantUser;
use crate::domain::{Actor, Operator};
use crate::tui::everywhere::{Action, Place};
use crate::tui::step::{CustomerLabel, Destination};

/// The customer's own view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomersView {
    /// Whose it is.
    pub customer: CustomerLabel,
    /// As which of its users it is looked at.
    pub user: TenantUser,
    /// Where it is left to.
    pub way_out: WayOut,
}

/// Where the customer's own view is left to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOut {
    /// To the place of the partner's console that one came from.
    To(Destination),
    /// Nowhere: the console was begun as the customer's, and ends as it.
    Closed,
}

/// Who acts from now on: an operator, in the customer's own view or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acting {
    /// The operator.
    pub operator: Operator,
    /// The view in which the operator stands in for the customer's user.
    pub view: Option<CustomersView>,
}

impl Acting {
    /// The operator as such.
    #[must_use]
    pub fn operator(operator: Operator) -> Self {
        Self { operator, view: None }
    }

    /// Who it is to the services, and to the log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        match &self.view {
            None => self.operator.actor(),
            Some(CustomersView { customer, user, .. }) => {
                Actor::standing_in(customer.tenant, &customer.name, *user, self.operator.stand_in())
            }
        }
    }
}

impl CustomersView {
    /// The view as its global admin has it.
    #[must_use]
    pub fn of(customer: CustomerLabel, way_out: WayOut) -> Self {
        Self { customer, user: TenantUser::GlobalAdmin, way_out }
    }

    /// The same as the other user has it.
    #[must_use]
    pub fn as_other_user(&self) -> Self {
        Self { user: self.user.other(), ..self.clone() }
    }

    /// Whether it can be left.
    #[must_use]
    pub fn can_be_left(&self) -> bool {
        match self.way_out {
            WayOut::To(_) => true,
            WayOut::Closed => false,
        }
    }

    /// Where it begins: the tab *Programvara*.
    #[must_use]
    pub fn root(&self) -> Destination {
        Destination::YourProducts(self.customer.clone(), None)
    }

    /// Whether a place lies within it.
    #[must_use]
    pub fn admits(&self, destination: &Destination) -> bool {
        match destination {
            Destination::YourProducts(customer, _)
            | Destination::Keys(customer, _)
            | Destination::Instructions(customer, _) => customer.tenant == self.customer.tenant,
            Destination::Downloads => true,
            Destination::Home
            | Destination::Customers
            | Destination::Account(_)
            | Destination::Subscriptions(..)
            | Destination::Subscription(..)
            | Destination::Software(..)
            | Destination::CancelMany(..)
            | Destination::Orders(..)
            | Destination::Catalog(_)
            | Destination::Review(_)
            | Destination::HybridBenefit(_)
            | Destination::Billing(_)
            | Destination::Invoice(..)
            | Destination::Support(_)
            | Destination::SupportRequest(_)
            | Destination::SupportForm(_)
            | Destination::ClosingWindows
            | Destination::Kms(_)
            | Destination::Retrieve(..)
            | Destination::Settings
            | Destination::Operators
            | Destination::Activity
            | Destination::Tours => false,
        }
    }

    /// What stands here in the place of one of the partner's: of its own software the tab, of all else where it begins.
    #[must_use]
    pub fn in_place_of(&self, destination: Destination) -> Destination {
        if self.admits(&destination) {
            destination
        } else if let Destination::Software(customer, purchase) = destination
            && customer.tenant == self.customer.tenant
        {
            Destination::YourProducts(customer, purchase)
        } else {
            self.root()
        }
    }

    /// Whether it has something that works everywhere; what is the partner's is absent, not dimmed.
    #[must_use]
    pub fn has(&self, action: Action) -> bool {
        match action {
            Action::Go(place) => match place {
                Place::Downloads => true,
                Place::CustomersView => self.can_be_left(),
                Place::Home
                | Place::Customers
                | Place::Account
                | Place::Subscriptions
                | Place::Software
                | Place::Orders
                | Place::Catalog
                | Place::HybridBenefit
                | Place::Billing
                | Place::AllBilling
                | Place::Support
                | Place::ClosingWindows
                | Place::Kms
                | Place::Settings
                | Place::Operators
                | Place::Activity
                | Place::Tours
                | Place::Retrieval => false,
            },
            Action::Help
            | Action::Palette
            | Action::Up
            | Action::Back
            | Action::Forward
            | Action::Places
            | Action::Refresh
            | Action::SwitchUser
            | Action::Presenter
            | Action::Lock
            | Action::Redraw
            | Action::Suspend
            | Action::Quit
            | Action::Interrupt => true,
            // They change what the operator keeps, or the partner's store.
            Action::Language | Action::Theme | Action::Backups | Action::DemoClock => false,
        }
    }
}
