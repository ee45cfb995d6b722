//! A customer's account: who it is, where it is, and how much it has.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::{Permission, SecretText};
use crate::i18n::{Locale, message};
use crate::service::WhoseKeys;
use crate::service::open_customer::CustomerAccount;
use crate::tui::context::{Availability, Context};
use crate::tui::dialog::{Dialog, market_check};
use crate::tui::effect::{Ask, CustomersAsk};
use crate::tui::everywhere::Place;
use crate::tui::keymap::Binding;
use crate::tui::msg::{CustomersReply, Reply};
use crate::tui::remote::Remote;
use crate::tui::room::{Readiness, Room};
use crate::tui::session::Ticket;
use crate::tui::step::{CustomerLabel, Destination, Plain, Step};
use crate::tui::widget::facts::{self, Fact};
use crate::tui::widget::pending;

/// The account of one customer.
#[derive(Debug)]
pub struct State {
    customer: CustomerLabel,
    account: Remote<Box<CustomerAccount>>,
}

/// What can be done with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To the customer's software.
    Software,
    /// To what of it has Azure Hybrid Benefit.
    HybridBenefit,
    /// Get the keys of everything that it has bought into one file.
    Retrieve,
    /// Copy the tenant's GUID.
    CopyTenant,
    /// See what can be sold in which market.
    MarketCheck,
}

impl State {
    /// The account of this customer, not asked for yet.
    #[must_use]
    pub fn new(customer: CustomerLabel) -> Self {
        Self { customer, account: Remote::Idle }
    }

    /// How many things there are at that place of the customer's, once that is here.
    #[must_use]
    pub fn count_at(&self, place: Place) -> Option<usize> {
        let counts = self.account.ready()?.counts;
        match place {
            Place::Subscriptions => Some(counts.subscriptions),
            Place::Software => Some(counts.software),
            Place::Orders => Some(counts.orders),
            Place::Home
            | Place::Customers
            | Place::Account
            | Place::Catalog
            | Place::HybridBenefit
            | Place::Billing
            | Place::AllBilling
            | Place::Support
            | Place::ClosingWindows
            | Place::Tours
            | Place::Kms
            | Place::Downloads
            | Place::Settings
            | Place::CustomersView
            | Place::Operators
            | Place::Activity
            | Place::Retrieval => None,
        }
    }

    /// Whose account it is.
    #[must_use]
    pub fn customer(&self) -> &CustomerLabel {
        &self.customer
    }
}

impl Room for State {
    type Action = Action;

    const KEYS: &'static [Binding<Action>] = &[
        Binding::moving(&["Enter", "w"], Action::Software, message!("key-software")).shown(100),
        Binding::moving(&["A"], Action::HybridBenefit, message!("key-hybrid-benefit")).shown(82),
        Binding::moving(&["K"], Action::Retrieve, message!("key-retrieve-all")).shown(70),
        Binding::moving(&["y"], Action::CopyTenant, message!("key-copy-tenant")).shown(60),
        Binding::moving(&["m"], Action::MarketCheck, message!("key-market-check")).shown(81),
    ];

    fn availability(&self, action: Action, context: &Context<'_>) -> Availability {
        match action {
            Action::Software => context.allows(Permission::LookAtSoftware),
            Action::HybridBenefit => context.allows(Permission::LookAtPlans),
            Action::Retrieve => {
                let has_none = self.account.ready().is_some_and(|account| account.counts.software == 0);
                Availability::when(!has_none).and(context.allows(Permission::Keys))
            }
            Action::CopyTenant => Availability::Ready,
            Action::MarketCheck => Availability::when(self.account.ready().is_some()),
        }
    }

    fn update(&mut self, action: Action, context: &Context<'_>) -> Step {
        match action {
            Action::Software => Step::Go(Destination::Software(self.customer.clone(), None)),
            Action::HybridBenefit => Step::Go(Destination::HybridBenefit(self.customer.clone())),
            Action::Retrieve => {
                let whose = WhoseKeys::Customers(vec![self.customer.tenant]);
                Step::Go(Destination::Retrieve(Some(self.customer.clone()), whose))
            }
            Action::CopyTenant => Step::CopyPlain(Plain::Tenant, SecretText::new(self.customer.tenant.to_string())),
            Action::MarketCheck => match self.account.ready() {
                Some(account) => {
                    let check = market_check::State::new(&account.customer.market, context.locale);
                    Step::Open(Box::new(Dialog::MarketCheck(check)))
                }
                None => Step::Stay,
            },
        }
    }

    fn readiness(&self) -> Readiness {
        self.account.readiness()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.account.awaits(ticket)
    }

    fn receive(&mut self, _ticket: Ticket, reply: Reply, _context: &Context<'_>) -> Step {
        if let Reply::Customers(CustomersReply::Opened(result)) = reply {
            self.account.settle(result);
        }
        Step::Stay
    }

    fn refresh(&mut self, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.account.ask(ticket);
        Step::Ask(ticket, Ask::Customers(CustomersAsk::Open(self.customer.tenant)))
    }

    fn view(&self, frame: &mut Frame<'_>, area: Rect, context: &Context<'_>) {
        match &self.account {
            Remote::Ready(account) | Remote::Reloading(account, _) => {
                facts::view(frame, area, context.theme, &account_facts(account, context.locale));
            }
            Remote::Idle | Remote::Loading(_) => pending::view_loading(frame, area, context),
            Remote::Failed(failure) => pending::view_failure(frame, area, context, failure),
        }
    }
}

fn account_facts(account: &CustomerAccount, locale: Locale) -> Vec<Fact> {
    let customer = &account.customer;
    let market = locale.market_name(&customer.market);
    let reservations = match &account.reservations {
        Ok(()) => locale.text(message!("account-reservations-yes")),
        Err(refusal) => locale.refusal(refusal).what,
    };
    let counts = account.counts;
    let older = (counts.older_subscriptions != 0)
        .then(|| locale.text_with(message!("account-older"), &[("count", counts.older_subscriptions.into())]));
    let mut facts = vec![
        Fact::new(locale.text(message!("account-company")), locale.customer(&customer.name)),
        Fact::new(locale.text(message!("account-domain")), locale.id(&customer.domain)),
        Fact::new(locale.text(message!("account-tenant")), locale.id(customer.id)),
        Fact::new(locale.text(message!("account-market")), market.into_owned()),
        Fact::new(locale.text(message!("account-reservations")), reservations),
        Fact::gap(),
        Fact::new(locale.text(message!("account-contact")), locale.person(&customer.contact.name)),
        Fact::new(locale.text(message!("account-email")), locale.id(&customer.contact.email)),
        Fact::new(locale.text(message!("account-phone")), locale.id(&customer.contact.phone)),
        Fact::new(locale.text(message!("account-language")), locale.language_name(&customer.language)),
        Fact::gap(),
        Fact::new(locale.text(message!("account-software")), locale.number(count(counts.software))),
        Fact::new(locale.text(message!("account-subscriptions")), {
            let number = locale.number(count(counts.subscriptions));
            older.map_or(number.clone(), |older| format!("{number} ({older})"))
        }),
        Fact::new(locale.text(message!("account-orders")), locale.number(count(counts.orders))),
    ];
    if counts.in_cart != 0 {
        let lines = locale.text_with(message!("account-cart-lines"), &[("count", counts.in_cart.into())]);
        facts.push(Fact::new(locale.text(message!("account-cart")), lines));
    }
    facts
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
