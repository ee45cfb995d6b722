//! The places of the console, one a file, and what they have in common.

pub mod account;
pub mod billing;
pub mod customers;
pub mod downloads;
pub mod hits;
pub mod home;
pub mod invoice;
pub mod keys;
pub mod settings;
pub mod software;

use crate::domain::{EntitlementId, TenantId};
use crate::i18n::{Locale, message};
use crate::tui::context::Context;
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
    /// A customer's software.
    Software(software::State),
    /// Keys and downloads of a purchase.
    Keys(keys::State),
    /// The invoices of a customer, or of all of them.
    Billing(billing::State),
    /// The lines of one of those.
    Invoice(invoice::State),
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
            Destination::Software(customer, purchase) => {
                Self::Software(software::State::new(customer.clone(), purchase.clone()).sorted(context.orders.software))
            }
            Destination::Keys(customer, purchase) => Self::Keys(keys::State::new(customer.clone(), purchase.clone())),
            Destination::Billing(customer) => Self::Billing(billing::State::new(customer.clone())),
            Destination::Invoice(customer, month) => Self::Invoice(invoice::State::new(customer.clone(), *month)),
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
            Self::Software(state) => Destination::Software(state.customer().clone(), None),
            Self::Keys(state) => Destination::Keys(state.customer().clone(), state.purchase().clone()),
            Self::Billing(state) => Destination::Billing(state.customer().cloned()),
            Self::Invoice(state) => Destination::Invoice(state.customer().cloned(), state.month()),
            Self::Downloads(_) => Destination::Downloads,
            Self::Settings(_) => Destination::Settings,
        }
    }

    /// Whether it is that place, whatever is selected in it.
    #[must_use]
    pub fn is_at(&self, destination: &Destination) -> bool {
        match (self, destination) {
            (Self::Software(state), Destination::Software(customer, _)) => state.customer() == customer,
            (_, _) => self.destination() == *destination,
        }
    }

    /// The place above it.
    #[must_use]
    pub fn parent(&self) -> Option<Destination> {
        match self {
            Self::Home(_) => None,
            Self::Customers(_) | Self::Downloads(_) | Self::Settings(_) => Some(Destination::Home),
            Self::Account(_) => Some(Destination::Customers),
            Self::Software(state) => Some(Destination::Account(state.customer().clone())),
            Self::Billing(state) => Some(state.customer().cloned().map_or(Destination::Home, Destination::Account)),
            Self::Invoice(state) => Some(Destination::Billing(state.customer().cloned())),
            Self::Keys(state) => Some(Destination::Software(state.customer().clone(), Some(state.purchase().clone()))),
        }
    }

    /// Whether it has a field that takes a paste.
    #[must_use]
    pub fn takes_paste(&self) -> bool {
        match self {
            Self::Home(_) | Self::Customers(_) => true,
            Self::Software(state) => state.takes_filter(),
            Self::Invoice(state) => state.takes_filter(),
            Self::Account(_) | Self::Keys(_) | Self::Billing(_) | Self::Downloads(_) | Self::Settings(_) => false,
        }
    }

    /// Takes one who is here already, and wanted to be, back to where one begins: at Home the search box.
    pub fn find_again(&mut self) {
        match self {
            Self::Home(state) => state.start_typing(),
            Self::Customers(_)
            | Self::Account(_)
            | Self::Software(_)
            | Self::Keys(_)
            | Self::Billing(_)
            | Self::Invoice(_)
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
            | Self::Software(_)
            | Self::Keys(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::Downloads(_)
            | Self::Settings(_) => Step::Stay,
        }
    }

    /// The customer whose place it is.
    #[must_use]
    pub fn customer(&self) -> Option<&CustomerLabel> {
        match self {
            Self::Account(state) => Some(state.customer()),
            Self::Software(state) => Some(state.customer()),
            Self::Keys(state) => Some(state.customer()),
            Self::Billing(state) => state.customer(),
            Self::Invoice(state) => state.customer(),
            Self::Home(_) | Self::Customers(_) | Self::Downloads(_) | Self::Settings(_) => None,
        }
    }

    /// The purchase whose place it is.
    #[must_use]
    pub fn purchase(&self) -> Option<&EntitlementId> {
        match self {
            Self::Keys(state) => Some(state.purchase()),
            Self::Home(_)
            | Self::Customers(_)
            | Self::Account(_)
            | Self::Software(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::Downloads(_)
            | Self::Settings(_) => None,
        }
    }

    /// How many purchases of that customer it knows of.
    #[must_use]
    pub fn software_of(&self, customer: &CustomerLabel) -> Option<usize> {
        match self {
            Self::Account(state) if state.customer() == customer => state.software(),
            Self::Software(state) if state.customer() == customer => state.count(),
            Self::Home(_)
            | Self::Customers(_)
            | Self::Account(_)
            | Self::Software(_)
            | Self::Keys(_)
            | Self::Billing(_)
            | Self::Invoice(_)
            | Self::Downloads(_)
            | Self::Settings(_) => None,
        }
    }

    /// What the breadcrumb calls it.
    #[must_use]
    pub fn crumb(&self, locale: Locale) -> String {
        match self {
            Self::Home(_) => locale.text(message!("place-home")),
            Self::Customers(_) => locale.text(message!("place-customers")),
            Self::Account(_) => locale.text(message!("place-account")),
            Self::Software(_) => locale.text(message!("place-software")),
            Self::Keys(_) => locale.text(message!("place-keys")),
            Self::Billing(_) => locale.text(message!("place-billing")),
            Self::Invoice(state) => state.month().to_string(),
            Self::Downloads(_) => locale.text(message!("place-downloads")),
            Self::Settings(_) => locale.text(message!("place-settings")),
        }
    }
}
