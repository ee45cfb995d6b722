//! The places of the console, one a file, and what they have in common.

pub mod account;
pub mod billing;
mod bought;
pub mod catalog;
pub mod closing_windows;
pub mod customers;
pub mod downloads;
pub mod hits;
pub mod home;
pub mod hybrid_benefit;
pub mod instructions;
pub mod invoice;
pub mod keys;
mod open_windows;
pub mod orders;
pub mod review;
pub mod settings;
pub mod software;
pub mod subscription;
pub mod subscriptions;

use crate::domain::{EntitlementId, TenantId};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
use crate::tui::everywhere::Place;
use crate::tui::step::{CustomerLabel, Destination, Step};

/// A place of the partner's console.
#[derive(Debug)]
pub enum Screen {
    /// Home, with the search.
    Home(home::State),
    /// The customers.
    Customers(customers::State),
    /// A customer's account.
    Account(account::State),
    /// A customer's subscriptions.
    Subscriptions(subscriptions::State),
    /// A subscription.
    Subscription(subscription::State),
    /// A customer's software.
    Software(software::State),
    /// A customer's orders.
    Orders(orders::State),
    /// What can be added for a customer.
    Catalog(catalog::State),
    /// A customer's cart, before it is ordered.
    Review(review::State),
    /// Keys and downloads of a purchase.
    Keys(keys::State),
    /// The installation instructions of a purchase.
    Instructions(instructions::State),
    /// What of a customer's purchases has Azure Hybrid Benefit.
    HybridBenefit(hybrid_benefit::State),
    /// The invoices of a customer, or of all of them.
    Billing(billing::State),
    /// The lines of one of those.
    Invoice(invoice::State),
    /// The cancellation windows that close.
    ClosingWindows(closing_windows::State),
    /// The operator's downloads.
    Downloads(downloads::State),
    /// Settings.
    Settings(settings::State),
}

impl Screen {
    /// Opens a place, and says what it wants to ask first.
    #[must_use]
    pub fn open(destination: &Destination, context: &Context<'_>) -> (Self, Step) {
        let mut screen = match destination {
            Destination::Home => Self::Home(home::State::new()),
            Destination::Customers => Self::Customers(customers::State::new(context.orders.customers)),
            Destination::Account(customer) => Self::Account(account::State::new(customer.clone())),
            Destination::Subscriptions(customer, purchase) => Self::Subscriptions(
                subscriptions::State::new(customer.clone(), purchase.clone()).sorted(context.orders.subscriptions),
            ),
            Destination::Subscription(customer, purchase) => {
                Self::Subscription(subscription::State::new(customer.clone(), purchase.clone()))
            }
            Destination::Software(customer, purchase) => {
                Self::Software(software::State::new(customer.clone(), purchase.clone()).sorted(context.orders.software))
            }
            Destination::Orders(customer, order) => {
                Self::Orders(orders::State::new(customer.clone(), order.clone()).sorted(context.orders.orders))
            }
            Destination::Catalog(customer) => {
                Self::Catalog(catalog::State::new(customer.clone()).sorted(context.orders.catalog))
            }
            Destination::Review(customer) => Self::Review(review::State::new(customer.clone())),
            Destination::Keys(customer, purchase) => Self::Keys(keys::State::new(customer.clone(), purchase.clone())),
            Destination::Instructions(customer, purchase) => {
                Self::Instructions(instructions::State::new(customer.clone(), purchase.clone()))
            }
            Destination::HybridBenefit(customer) => Self::HybridBenefit(hybrid_benefit::State::new(customer.clone())),
            Destination::Billing(customer) => Self::Billing(billing::State::new(customer.clone())),
            Destination::Invoice(customer, month, currency) => {
                Self::Invoice(invoice::State::new(customer.clone(), *month, *currency))
            }
            Destination::ClosingWindows => {
                Self::ClosingWindows(closing_windows::State::new(context.orders.closing_windows))
            }
            Destination::Downloads => Self::Downloads(downloads::State::default()),
            Destination::Settings => Self::Settings(settings::State::new()),
        };
        let step = screen.refresh(context);
        (screen, step)
    }

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
            Self::Orders(state) => Destination::Orders(state.customer().clone(), None),
            Self::Catalog(state) => Destination::Catalog(state.customer().clone()),
            Self::Review(state) => Destination::Review(state.customer().clone()),
            Self::Keys(state) => Destination::Keys(state.customer().clone(), state.purchase().clone()),
            Self::Instructions(state) => Destination::Instructions(state.customer().clone(), state.purchase().clone()),
            Self::HybridBenefit(state) => Destination::HybridBenefit(state.customer().clone()),
            Self::Billing(state) => Destination::Billing(state.customer().cloned()),
            Self::Invoice(state) => Destination::Invoice(state.customer().cloned(), state.month(), state.currency()),
            Self::ClosingWindows(_) => Destination::ClosingWindows,
            Self::Downloads(_) => Destination::Downloads,
            Self::Settings(_) => Destination::Settings,
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
            Self::Home(_) => None,
            Self::Customers(_) | Self::ClosingWindows(_) | Self::Downloads(_) | Self::Settings(_) => {
                Some(Destination::Home)
            }
            Self::Account(_) => Some(Destination::Customers),
            Self::Subscriptions(state) => Some(Destination::Account(state.customer().clone())),
            Self::Subscription(state) => {
                Some(Destination::Subscriptions(state.customer().clone(), Some(state.purchase().clone())))
            }
            Self::Software(state) => Some(Destination::Account(state.customer().clone())),
            Self::Orders(state) => Some(Destination::Account(state.customer().clone())),
            Self::Catalog(state) => Some(Destination::Account(state.customer().clone())),
            Self::Review(state) => Some(Destination::Catalog(state.customer().clone())),
            Self::HybridBenefit(state) => Some(Destination::Account(state.customer().clone())),
            Self::Billing(state) => Some(state.customer().cloned().map_or(Destination::Home, Destination::Account)),
            Self::Invoice(state) => Some(Destination::Billing(state.customer().cloned())),
            Self::Keys(state) => Some(Destination::Software(state.customer().clone(), Some(state.purchase().clone()))),
            Self::Instructions(state) => Some(Destination::Keys(state.customer().clone(), state.purchase().clone())),
        }
    }

    /// Whether something was changed in it that was not sent.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        matches!(self, Self::Subscription(state) if state.is_unsent())
    }

    /// Puts back what was changed in it and not sent.
    pub fn put_back(&mut self) {
        if let Self::Subscription(state) = self {
            state.put_back();
        }
    }

    /// Whether it has a field that takes a paste.
    #[must_use]
    pub fn takes_paste(&self) -> bool {
        match self {
            Self::Home(_) | Self::Customers(_) => true,
            Self::Subscriptions(state) => state.takes_filter(),
            Self::Software(state) => state.takes_filter(),
            Self::Orders(state) => state.takes_filter(),
            Self::Invoice(state) => state.takes_filter(),
            Self::Catalog(state) => state.takes_filter(),
            Self::ClosingWindows(state) => state.takes_filter(),
            Self::Account(_)
            | Self::Subscription(_)
            | Self::Review(_)
            | Self::Keys(_)
            | Self::Instructions(_)
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::Downloads(_)
            | Self::Settings(_) => false,
        }
    }

    /// Takes one who is here already, and wanted to be, back to where one begins: at Home the search box.
    pub fn find_again(&mut self) {
        match self {
            Self::Home(state) => state.start_typing(),
            Self::Customers(_)
            | Self::Account(_)
            | Self::Subscriptions(_)
            | Self::Subscription(_)
            | Self::Software(_)
            | Self::Orders(_)
            | Self::Catalog(_)
            | Self::Review(_)
            | Self::Keys(_)
            | Self::Instructions(_)
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::ClosingWindows(_)
            | Self::Downloads(_)
            | Self::Settings(_) => {}
        }
    }

    /// Marks a customer in the list of customers, wherever it stands there.
    #[must_use]
    pub fn mark_customer(&mut self, tenant: TenantId, context: &Context<'_>) -> Step {
        match self {
            Self::Customers(state) => state.mark(tenant, context),
            Self::Home(_)
            | Self::Account(_)
            | Self::Subscriptions(_)
            | Self::Subscription(_)
            | Self::Software(_)
            | Self::Orders(_)
            | Self::Catalog(_)
            | Self::Review(_)
            | Self::Keys(_)
            | Self::Instructions(_)
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::ClosingWindows(_)
            | Self::Downloads(_)
            | Self::Settings(_) => Step::Stay,
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
            Self::Orders(state) => Some(state.customer()),
            Self::Catalog(state) => Some(state.customer()),
            Self::Review(state) => Some(state.customer()),
            Self::Keys(state) => Some(state.customer()),
            Self::Instructions(state) => Some(state.customer()),
            Self::HybridBenefit(state) => Some(state.customer()),
            Self::Billing(state) => state.customer(),
            Self::Invoice(state) => state.customer(),
            Self::Home(_) | Self::Customers(_) | Self::ClosingWindows(_) | Self::Downloads(_) | Self::Settings(_) => {
                None
            }
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
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::ClosingWindows(_)
            | Self::Downloads(_)
            | Self::Settings(_) => None,
        }
    }

    /// Whether it knows how many of something a customer has.
    #[must_use]
    pub fn counts(&self) -> bool {
        matches!(self, Self::Account(_) | Self::Subscriptions(_) | Self::Software(_) | Self::Orders(_))
    }

    /// How many things there are at that place of that customer's, as far as it knows.
    #[must_use]
    pub fn count_at(&self, place: Place, customer: &CustomerLabel) -> Option<usize> {
        match (self, place) {
            _ if self.customer() != Some(customer) => None,
            (Self::Account(state), _) => state.count_at(place),
            (Self::Subscriptions(state), Place::Subscriptions) => state.count(),
            (Self::Software(state), Place::Software) => state.count(),
            (Self::Orders(state), Place::Orders) => state.count(),
            (_, _) => None,
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
            Self::Software(_) => locale.text(message!("place-software")),
            Self::Orders(_) => locale.text(message!("place-orders")),
            Self::Catalog(_) => locale.text(message!("place-catalog")),
            Self::Review(_) => locale.text(message!("place-review")),
            Self::Keys(_) => locale.text(message!("place-keys")),
            Self::Instructions(_) => locale.text(message!("pane-instructions")),
            Self::HybridBenefit(_) => locale.text(message!("place-hybrid-benefit")),
            Self::Billing(_) => locale.text(message!("place-billing")),
            Self::Invoice(state) => state.month().to_string(),
            Self::ClosingWindows(_) => locale.text(message!("place-closing-windows")),
            Self::Downloads(_) => locale.text(message!("place-downloads")),
            Self::Settings(_) => locale.text(message!("place-settings")),
        }
    }
}
