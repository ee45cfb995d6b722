//! What a walkthrough can see of a console.

use crate::tour::{DialogKind, Place};
use crate::tui::app::App;
use crate::tui::dialog::Dialog;
use crate::tui::step::Destination;

impl App {
    /// The place it is at, as scripts name it.
    #[must_use]
    pub fn place(&self) -> Place {
        match self.destination() {
            Destination::Home => Place::Home,
            Destination::Customers => Place::Customers,
            Destination::Account(_) => Place::Account,
            Destination::Subscriptions(_, _) => Place::Subscriptions,
            Destination::Subscription(_, _) => Place::Subscription,
            Destination::Software(_, _) => Place::Software,
            Destination::CancelMany(_, _) => Place::CancelMany,
            Destination::Orders(_, _) => Place::Orders,
            Destination::Catalog(_) => Place::Catalog,
            Destination::Review(_) => Place::Review,
            Destination::Keys(_, _) => Place::Keys,
            Destination::Instructions(_, _) => Place::Instructions,
            Destination::HybridBenefit(_) => Place::HybridBenefit,
            Destination::Billing(_) => Place::Billing,
            Destination::Invoice(_, _, _) => Place::Invoice,
            Destination::Support(_) => Place::Support,
            Destination::SupportRequest(_) => Place::SupportRequest,
            Destination::SupportForm(_) => Place::SupportForm,
            Destination::ClosingWindows => Place::ClosingWindows,
            Destination::Downloads => Place::Downloads,
            Destination::Settings => Place::Settings,
            Destination::Kms(_) => Place::Kms,
            Destination::Retrieve(_, _) => Place::Retrieve,
            Destination::YourProducts(_, _) => Place::YourProducts,
            Destination::Operators => Place::Operators,
            Destination::Activity => Place::Activity,
            Destination::Tours => Place::Tours,
        }
    }
}

/// A dialog as scripts name it.
pub(in crate::tui) fn dialog_kind(dialog: &Dialog) -> DialogKind {
    match dialog {
        Dialog::ProductKey(_) => DialogKind::ProductKey,
        Dialog::CancelSubscription(_) => DialogKind::CancelSubscription,
        Dialog::CancelSoftware(_) => DialogKind::CancelSoftware,
        Dialog::CartLine(_) => DialogKind::CartLine,
        Dialog::Instalments(_) => DialogKind::Instalments,
        Dialog::Link(_) => DialogKind::Link,
        Dialog::ClipboardRoute(_) => DialogKind::ClipboardRoute,
        Dialog::Confirm(_) => DialogKind::Confirm,
        Dialog::FilePicker(_) => DialogKind::FilePicker,
        Dialog::Failure(_) => DialogKind::Failure,
        Dialog::Help(_) => DialogKind::Help,
        Dialog::Palette(_) => DialogKind::Palette,
        Dialog::Backup(_) => DialogKind::Backup,
        Dialog::MarketCheck(_) => DialogKind::MarketCheck,
        Dialog::DemoClock(_) => DialogKind::DemoClock,
        Dialog::Unlock(_) => DialogKind::Unlock,
        Dialog::Reason(_) => DialogKind::Reason,
        Dialog::KmsDevice(_) => DialogKind::KmsDevice,
        Dialog::KmsImport(_) => DialogKind::KmsImport,
        Dialog::Operator(_) => DialogKind::Operator,
        Dialog::ActivityFilter(_) => DialogKind::ActivityFilter,
        Dialog::ActivityRecord(_) => DialogKind::ActivityRecord,
    }
}
