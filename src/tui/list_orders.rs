//! In which order each list was left. It is kept while the console runs, so that a list that is come back to stands in
//! the order it was left in.

use crate::search;
use crate::tui::screen::{Screen, activity, catalog, closing_windows, kms, orders, software, subscriptions, support};
use crate::tui::sorting::Sorted;

/// The order of each list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ListOrders {
    /// Of the customers.
    pub customers: Sorted<search::Column>,
    /// Of a customer's subscriptions.
    pub subscriptions: Sorted<subscriptions::Column>,
    /// Of a customer's software.
    pub software: Sorted<software::Column>,
    /// Of a customer's orders.
    pub orders: Sorted<orders::Column>,
    /// Of what can be added for a customer.
    pub catalog: Sorted<catalog::Column>,
    /// Of the support requests.
    pub support: Sorted<support::Column>,
    /// Of the cancellation windows that close.
    pub closing_windows: Sorted<closing_windows::Column>,
    /// Of the activity log.
    pub activity: Sorted<activity::Column>,
    /// Of the devices of a customer's plan from KMS to MAK.
    pub kms: Sorted<kms::Column>,
}

impl ListOrders {
    /// Notes the order of the list that is left.
    pub fn note(&mut self, left: &Screen) {
        match left {
            Screen::Customers(state) => self.customers = state.sort(),
            Screen::Subscriptions(state) => self.subscriptions = state.sort(),
            Screen::Software(state) => self.software = state.sort(),
            Screen::Orders(state) => self.orders = state.sort(),
            Screen::Catalog(state) => self.catalog = state.sort(),
            Screen::Support(state) => self.support = state.sort(),
            Screen::ClosingWindows(state) => self.closing_windows = state.sort(),
            Screen::Kms(state) => self.kms = state.sort(),
            Screen::Activity(state) => self.activity = state.sort(),
            Screen::Home(_)
            | Screen::Account(_)
            | Screen::Tours(_)
            | Screen::Subscription(_)
            | Screen::Review(_)
            | Screen::CancelMany(_)
            | Screen::HybridBenefit(_)
            | Screen::Keys(_)
            | Screen::Instructions(_)
            | Screen::Billing(_)
            | Screen::Invoice(_)
            | Screen::SupportRequest(_)
            | Screen::SupportForm(_)
            | Screen::Downloads(_)
            | Screen::Retrieve(_)
            | Screen::Settings(_)
            | Screen::YourProducts(_)
            | Screen::Operators(_) => {}
        }
    }
}
