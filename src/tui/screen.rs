//! The places of the console, one a file, and what they have in common.

pub mod account;
pub mod activity;
pub mod billing;
mod bought;
pub mod cancel_many;
mod cancelling;
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
pub mod kms;
mod open_windows;
pub mod operators;
pub mod orders;
pub mod retrieve;
pub mod review;
pub mod settings;
pub mod software;
pub mod subscription;
pub mod subscriptions;
pub mod support;
pub mod support_form;
pub mod support_request;
pub mod tours;
pub mod your_products;

use std::path::PathBuf;
mod whereabouts;

use crate::domain::{KmsDeviceId, Reason, SupportDraftId, TenantId};
use crate::service::{Delivered, WhoseKeys};
use crate::tui::context::Context;
use crate::tui::everywhere::Place;
use crate::tui::log_narrowing::Narrowing;
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
    /// Several of a customer's purchases, to be cancelled.
    CancelMany(cancel_many::State),
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
    /// The support requests.
    Support(support::State),
    /// One that was filed.
    SupportRequest(support_request::State),
    /// One that is being written.
    SupportForm(support_form::State),
    /// The cancellation windows that close.
    ClosingWindows(closing_windows::State),
    /// The operator's downloads.
    Downloads(downloads::State),
    /// Settings.
    Settings(settings::State),
    /// A customer's plan from KMS to MAK.
    Kms(kms::State),
    /// The keys of many purchases, to be got into one file.
    Retrieve(retrieve::State),
    /// *Dina produkter*, in the customer's own view.
    YourProducts(your_products::State),
    /// The operators.
    Operators(operators::State),
    /// The activity log.
    Activity(activity::State),
    /// The walkthroughs.
    Tours(tours::State),
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
            Destination::CancelMany(customer, purchases) => {
                Self::CancelMany(cancel_many::State::new(customer.clone(), purchases.clone()))
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
            Destination::Support(row) => Self::Support(support::State::new(row.clone()).sorted(context.orders.support)),
            Destination::SupportRequest(number) => Self::SupportRequest(support_request::State::new(number.clone())),
            Destination::SupportForm(start) => Self::SupportForm(support_form::State::new(start.clone())),
            Destination::ClosingWindows => {
                Self::ClosingWindows(closing_windows::State::new(context.orders.closing_windows))
            }
            Destination::Downloads => Self::Downloads(downloads::State::default()),
            Destination::Settings => Self::Settings(settings::State::new()),
            Destination::Kms(customer) => Self::Kms(kms::State::new(customer.clone()).sorted(context.orders.kms)),
            Destination::Retrieve(customer, whose) => {
                Self::Retrieve(retrieve::State::new(customer.clone(), whose.clone()))
            }
            Destination::YourProducts(customer, purchase) => {
                Self::YourProducts(your_products::State::new(customer.clone(), purchase.clone()))
            }
            Destination::Operators => Self::Operators(operators::State::default()),
            Destination::Activity => Self::Activity(activity::State::new(context.orders.activity)),
            Destination::Tours => Self::Tours(tours::State::default()),
        };
        let step = screen.refresh(context);
        (screen, step)
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

    /// Has what was typed in it and is not kept yet kept now, as it may be seen no more (SUPPORT-2).
    pub fn keep(&mut self, context: &Context<'_>) -> Step {
        if let Self::SupportForm(state) = self { state.keep(context) } else { Step::Stay }
    }

    /// Takes a file that was chosen: attaches it to what it is the form of, or reads devices from it.
    pub fn attach(&mut self, path: PathBuf, context: &Context<'_>) -> Step {
        if let Self::SupportForm(state) = self {
            state.attach(path, context)
        } else if let Self::Kms(state) = self {
            state.read_table(path, context)
        } else {
            Step::Stay
        }
    }

    /// Takes devices off the plan that it shows.
    pub fn remove_devices(&mut self, devices: Vec<KmsDeviceId>, context: &Context<'_>) -> Step {
        if let Self::Kms(state) = self { state.remove(devices, context) } else { Step::Stay }
    }

    /// Takes the reason with which something is asked for from now on.
    pub fn reason_given(&mut self, reason: Option<Reason>, context: &Context<'_>) -> Step {
        if let Self::Keys(state) = self { state.reason_given(reason, context) } else { Step::Stay }
    }

    /// Throws a draft away that it shows.
    pub fn discard_draft(&mut self, id: SupportDraftId, context: &Context<'_>) -> Step {
        if let Self::SupportForm(state) = self {
            state.discard(id, context)
        } else if let Self::Support(state) = self {
            state.discard(id, context)
        } else {
            Step::Stay
        }
    }

    /// Narrows the activity log to that.
    pub fn narrow_log(&mut self, narrowing: Narrowing, context: &Context<'_>) -> Step {
        if let Self::Activity(state) = self { state.narrow(narrowing, context) } else { Step::Stay }
    }

    /// Whether it has a field that takes a paste.
    #[must_use]
    pub fn takes_paste(&self) -> bool {
        match self {
            Self::Home(_) | Self::Customers(_) | Self::Kms(_) => true,
            Self::Retrieve(state) => state.has_form(),
            Self::Subscriptions(state) => state.takes_filter(),
            Self::Software(state) => state.takes_filter(),
            Self::Orders(state) => state.takes_filter(),
            Self::Invoice(state) => state.takes_filter(),
            Self::Catalog(state) => state.takes_filter(),
            Self::Support(state) => state.takes_filter(),
            Self::ClosingWindows(state) => state.takes_filter(),
            Self::YourProducts(state) => state.takes_filter(),
            Self::Account(_)
            | Self::Subscription(_)
            | Self::Review(_)
            | Self::CancelMany(_)
            | Self::Keys(_)
            | Self::Instructions(_)
            | Self::HybridBenefit(_)
            | Self::Billing(_)
            | Self::SupportRequest(_)
            | Self::SupportForm(_)
            | Self::Downloads(_)
            | Self::Settings(_)
            | Self::Operators(_)
            | Self::Activity(_)
            | Self::Tours(_) => false,
        }
    }

    /// Takes one who is here already, and wanted to be, back to where one begins: at Home the search box.
    pub fn find_again(&mut self, context: &Context<'_>) {
        match self {
            Self::Home(state) => state.start_typing(context),
            Self::Customers(_)
            | Self::Account(_)
            | Self::Subscriptions(_)
            | Self::Subscription(_)
            | Self::Software(_)
            | Self::Orders(_)
            | Self::Catalog(_)
            | Self::Review(_)
            | Self::CancelMany(_)
            | Self::Keys(_)
            | Self::Instructions(_)
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
            | Self::Tours(_) => {}
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
            | Self::CancelMany(_)
            | Self::Keys(_)
            | Self::Instructions(_)
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
            | Self::Tours(_) => Step::Stay,
        }
    }

    /// Whether it goes on with what it does also while another place is looked at.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        matches!(self, Self::CancelMany(state) if state.is_under_way())
            || matches!(self, Self::Retrieve(state) if state.is_under_way())
    }

    /// Whether it is kept while another place is looked at: it goes on, or waits to go on with what it has in memory.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.is_under_way() || matches!(self, Self::Retrieve(state) if state.is_interrupted())
    }

    /// Takes the marks off what has got into a file.
    pub fn unmark(&mut self, whose: &WhoseKeys, delivered: &Delivered) {
        if let Self::Customers(state) = self {
            state.unmark(whose, delivered);
        } else if let Self::Software(state) = self {
            state.unmark(delivered);
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
}
