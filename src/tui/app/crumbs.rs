//! The breadcrumb: what stands in it, and where each crumb of it leads.

use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::screen::Screen;
use crate::tui::step::Destination;
use crate::tui::widget::text;

impl App {
    /// The breadcrumb, from the product's name to the place.
    pub(super) fn crumbs(&self) -> Vec<String> {
        if let Some(view) = &self.world.view {
            return self.crumbs_in_view(view).into_iter().map(|(crumb, _)| crumb).collect();
        }
        let locale = self.world.preferences.locale;
        let mut crumbs = vec!["nyckel".to_owned()];
        // Where one was, and whose it was, is nobody's to read before a locked console.
        if self.is_locked() {
            crumbs.push(locale.text(message!("crumb-locked")));
            return crumbs;
        }
        if let Some(customer) = self.screen.customer() {
            crumbs.push(locale.text(message!("place-customers")));
            crumbs.push(text::clean(&locale.customer(&customer.name)));
        }
        match self.screen.parent().filter(|_| self.screen.purchase().is_some()) {
            Some(Destination::Subscriptions(..)) => crumbs.push(locale.text(message!("place-subscriptions"))),
            Some(Destination::Keys(..)) => {
                crumbs.extend([message!("place-software"), message!("place-keys")].map(|place| locale.text(place)));
            }
            Some(_) => crumbs.push(locale.text(message!("place-software"))),
            None => {}
        }
        if let Screen::Invoice(_) = self.screen {
            crumbs.push(locale.text(message!("place-billing")));
        } else if let Screen::SupportRequest(_) | Screen::SupportForm(_) = self.screen {
            crumbs.push(locale.text(message!("place-support")));
        } else if let Screen::Activity(_) = self.screen {
            crumbs.push(locale.text(message!("place-settings")));
        }
        crumbs.push(self.screen.crumb(locale));
        crumbs
    }

    /// Which of [`App::crumbs`] is the customer's.
    pub(super) fn customer_crumb(&self) -> Option<usize> {
        // In the customer's own view a line of its own says whose it is.
        self.screen.customer().filter(|_| self.world.view.is_none()).map(|_| 2)
    }

    /// Where each crumb leads, in the order of [`App::crumbs`].
    pub(super) fn crumb_destinations(&self) -> Vec<Destination> {
        if let Some(view) = &self.world.view {
            return self.crumbs_in_view(view).into_iter().map(|(_, destination)| destination).collect();
        }
        let mut destinations = vec![Destination::Home];
        if let Some(customer) = self.screen.customer() {
            destinations.push(Destination::Customers);
            destinations.push(Destination::Account(customer.clone()));
        }
        if let (Some(Destination::Keys(customer, _)), Some(_)) = (self.screen.parent(), self.screen.purchase()) {
            destinations.push(Destination::Software(customer, None));
        }
        destinations.extend(self.screen.parent().filter(|_| self.screen.purchase().is_some()));
        if let Screen::Invoice(_) = self.screen {
            destinations.push(Destination::Billing(self.screen.customer().cloned()));
        } else if let Screen::SupportRequest(_) | Screen::SupportForm(_) = self.screen {
            destinations.push(Destination::Support(None));
        } else if let Screen::Activity(_) = self.screen {
            destinations.push(Destination::Settings);
        }
        destinations.push(self.screen.destination());
        destinations
    }
}
