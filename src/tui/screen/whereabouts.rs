//! Where a place is: its destination, the place above it, whose it is, and what the breadcrumb calls it.

use crate::domain::EntitlementId;
use crate::i18n::{Locale, message};
use crate::service::support::SupportRowId;
use crate::tui::screen::Screen;
use crate::tui::step::{CustomerLabel, Destination};
use crate::tui::support_start::SupportStart;

impl Screen {
    /// Where it is.
    #[must_use]
    pub fn destination(&self) -> Destination {
        match self {
            Self::Home(_) => Destination::Home,
            Self::Customers(_) => Destination::Customers,
            Self::Account(state) => Destination::Account(state.customer().clone()),
            Self::Subscriptions(state) => Destination::Subscriptions(state.customer().clone(), None),
            Self::Subscription(state) => Destination::Subscription(state.customer().clone(), state.purchase().clone()),
            Self::Software(state) => Destination::Software(state.customer().clone(), None),
            Self::CancelMany(state) => Destination::CancelMany(state.customer().clone(), state.purchases().to_vec()),
            Self::Orders(state) => Destination::Orders(state.customer().clone(), None),
            Self::Catalog(state) => Destination::Catalog(state.customer().clone()),
            Self::Review(state) => Destination::Review(state.customer().clone()),
            Self::Keys(state) => Destination::Keys(state.customer().clone(), state.purchase().clone()),
            Self::Instructions(state) => Destination::Instructions(state.customer().clone(), state.purchase().clone()),
            Self::HybridBenefit(state) => Destination::HybridBenefit(state.customer().clone()),
            Self::Billing(state) => Destination::Billing(state.customer().cloned()),
            Self::Invoice(state) => Destination::Invoice(state.customer().cloned(), state.month(), state.currency()),
            Self::Support(_) => Destination::Support(None),
            Self::SupportRequest(state) => Destination::SupportRequest(state.number().clone()),
            Self::SupportForm(state) => Destination::SupportForm(state.start()),
            Self::ClosingWindows(_) => Destination::ClosingWindows,
            Self::Downloads(_) => Destination::Downloads,
            Self::Settings(_) => Destination::Settings,
            Self::Kms(state) => Destination::Kms(state.customer().clone()),
            Self::Retrieve(state) => Destination::Retrieve(state.customer().cloned(), state.whose().clone()),
            Self::YourProducts(state) => Destination::YourProducts(state.customer().clone(), None),
            Self::Operators(_) => Destination::Operators,
            Self::Activity(_) => Destination::Activity,
            Self::Tours(_) => Destination::Tours,
        }
    }

    /// Whether it is that place, whatever is selected in it.
    #[must_use]
    pub fn is_at(&self, destination: &Destination) -> bool {
        self.destination().is_same_place(destination)
    }

    /// The place above it.
    #[must_use]
    pub fn parent(&self) -> Option<Destination> {
        match self {
            Self::Home(_) | Self::YourProducts(_) => None,
            Self::Customers(_)
            | Self::ClosingWindows(_)
            | Self::Support(_)
            | Self::Downloads(_)
            | Self::Settings(_)
            | Self::Tours(_) => Some(Destination::Home),
            Self::Retrieve(state) => Some(
                state
                    .customer()
                    .map_or(Destination::Customers, |customer| Destination::Software(customer.clone(), None)),
            ),
            Self::Operators(_) | Self::Activity(_) => Some(Destination::Settings),
            Self::SupportRequest(state) => {
                Some(Destination::Support(Some(SupportRowId::Filed(state.number().clone()))))
            }
            Self::SupportForm(state) => Some(Destination::Support(match state.start() {
                SupportStart::Draft(id) => Some(SupportRowId::Draft(id)),
                SupportStart::Empty | SupportStart::Filled(_) | SupportStart::Like(_) => None,
            })),
            Self::Account(_) => Some(Destination::Customers),
            Self::Subscriptions(state) => Some(Destination::Account(state.customer().clone())),
            Self::Subscription(state) => {
                Some(Destination::Subscriptions(state.customer().clone(), Some(state.purchase().clone())))
            }
            Self::Software(state) => Some(Destination::Account(state.customer().clone())),
            Self::Orders(state) => Some(Destination::Account(state.customer().clone())),
            Self::Catalog(state) => Some(Destination::Account(state.customer().clone())),
            Self::CancelMany(state) => Some(Destination::Software(state.customer().clone(), None)),
            Self::Review(state) => Some(Destination::Catalog(state.customer().clone())),
            Self::HybridBenefit(state) => Some(Destination::Account(state.customer().clone())),
            Self::Kms(state) => Some(Destination::Account(state.customer().clone())),
            Self::Billing(state) => Some(state.customer().cloned().map_or(Destination::Home, Destination::Account)),
            Self::Invoice(state) => Some(Destination::Billing(state.customer().cloned())),
            Self::Keys(state) => Some(Destination::Software(state.customer().clone(), Some(state.purchase().clone()))),
            Self::Instructions(state) => Some(Destination::Keys(state.customer().clone(), state.purchase().clone())),
        }
    }

    /// The customer whose place it is.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        match self {
            Self::Account(state) => Some(state.customer()),
            Self::Subscriptions(state) => Some(state.customer()),
            Self::Subscription(state) => Some(state.customer()),
            Self::Software(state) => Some(state.customer()),
            Self::CancelMany(state) => Some(state.customer()),
            Self::Orders(state) => Some(state.customer()),
            Self::Catalog(state) => Some(state.customer()),
            Self::Review(state) => Some(state.customer()),
            Self::Keys(state) => Some(state.customer()),
            Self::Instructions(state) => Some(state.customer()),
            Self::HybridBenefit(state) => Some(state.customer()),
            Self::Kms(state) => Some(state.customer()),
            Self::YourProducts(state) => Some(state.customer()),
            Self::Billing(state) => state.customer(),
            Self::Invoice(state) => state.customer(),
            Self::Retrieve(state) => state.customer(),
            Self::Home(_)
            | Self::Customers(_)
            | Self::Support(_)
            | Self::SupportRequest(_)
            | Self::SupportForm(_)
            | Self::ClosingWindows(_)
            | Self::Downloads(_)
            | Self::Settings(_)
            | Self::Operators(_)
            | Self::Activity(_)
            | Self::Tours(_) => None,
        }
    }

    /// The purchase whose place it is.
    #[must_use]
    pub fn purchase(&self) -> Option<&EntitlementId> {
        match self {
            Self::Keys(state) => Some(state.purchase()),
            Self::Instructions(state) => Some(state.purchase()),
            Self::Subscription(state) => Some(state.purchase()),
            Self::Home(_)
            | Self::Customers(_)
            | Self::Account(_)
            | Self::Subscriptions(_)
            | Self::Software(_)
            | Self::Orders(_)
            | Self::Catalog(_)
            | Self::Review(_)
            | Self::CancelMany(_)
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::Support(_)
            | Self::SupportRequest(_)
            | Self::SupportForm(_)
            | Self::ClosingWindows(_)
            | Self::Downloads(_)
            | Self::Kms(_)
            | Self::Retrieve(_)
            | Self::Settings(_)
            | Self::YourProducts(_)
            | Self::Operators(_)
            | Self::Activity(_)
            | Self::Tours(_) => None,
        }
    }

    /// What the breadcrumb calls it.
    #[must_use]
    pub fn crumb(&self, locale: Locale) -> String {
        match self {
            Self::Home(_) => locale.text(message!("place-home")),
            Self::Customers(_) => locale.text(message!("place-customers")),
            Self::Account(_) => locale.text(message!("place-account")),
            Self::Subscriptions(_) => locale.text(message!("place-subscriptions")),
            Self::Subscription(_) => locale.text(message!("place-subscription")),
            Self::Software(_) | Self::YourProducts(_) => locale.text(message!("place-software")),
            Self::CancelMany(_) => locale.text(message!("place-cancel-many")),
            Self::Orders(_) => locale.text(message!("place-orders")),
            Self::Catalog(_) => locale.text(message!("place-catalog")),
            Self::Review(_) => locale.text(message!("place-review")),
            Self::Keys(_) => locale.text(message!("place-keys")),
            Self::Instructions(_) => locale.text(message!("pane-instructions")),
            Self::HybridBenefit(_) => locale.text(message!("place-hybrid-benefit")),
            Self::Billing(_) => locale.text(message!("place-billing")),
            Self::Invoice(state) => state.month().to_string(),
            Self::Support(_) => locale.text(message!("place-support")),
            Self::SupportRequest(state) => locale.id(state.number()),
            Self::SupportForm(_) => locale.text(message!("place-support-form")),
            Self::ClosingWindows(_) => locale.text(message!("place-closing-windows")),
            Self::Downloads(_) => locale.text(message!("place-downloads")),
            Self::Settings(_) => locale.text(message!("place-settings")),
            Self::Kms(_) => locale.text(message!("place-kms")),
            Self::Retrieve(_) => locale.text(message!("place-retrieve")),
            Self::Operators(_) => locale.text(message!("place-operators")),
            Self::Activity(_) => locale.text(message!("place-activity")),
            Self::Tours(_) => locale.text(message!("place-tours")),
        }
    }
}
