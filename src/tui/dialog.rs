//! The dialogs, one a file. They stack; Esc closes the top one, and the focus returns to where it was.

pub mod activity_filter;
pub mod activity_record;
pub mod backup;
pub mod cancel_software;
pub mod cancel_subscription;
pub mod cart_line;
pub mod clipboard_route;
pub mod confirm;
pub mod demo_clock;
pub mod failure;
pub mod file_picker;
pub mod help;
pub mod instalments;
pub mod kms_device;
pub mod kms_import;
pub mod link;
pub mod market_check;
pub mod operator;
pub mod palette;
pub mod product_key;
pub mod reason;
mod refund;
pub mod unlock;

/// A dialog.
#[derive(Debug)]
pub enum Dialog {
    /// *Produktnyckel*.
    ProductKey(product_key::State),
    /// *Avbryt prenumeration*.
    CancelSubscription(cancel_subscription::State),
    /// *Avbryt köp*.
    CancelSoftware(cancel_software::State),
    /// A line of a cart, to be put in or changed.
    CartLine(cart_line::State),
    /// When what is paid of a line of a cart.
    Instalments(instalments::State),
    /// *Länk*.
    Link(link::State),
    /// A file as the last clipboard route.
    ClipboardRoute(clipboard_route::State),
    /// A question with two answers.
    Confirm(confirm::State),
    /// A file, to be chosen.
    FilePicker(file_picker::State),
    /// What went wrong, with details.
    Failure(failure::State),
    /// The keys of this place.
    Help(help::State),
    /// Every action and place.
    Palette(palette::State),
    /// The backups of the store.
    Backup(backup::State),
    /// *Marknadskontroll*.
    MarketCheck(market_check::State),
    /// The clock of a demo.
    DemoClock(demo_clock::State),
    /// The passphrase of a partner's own store.
    Unlock(unlock::State),
    /// The reason with which something is asked for.
    Reason(reason::State),
    /// A device of a plan from KMS to MAK.
    KmsDevice(kms_device::State),
    /// A table of devices, before it is brought in.
    KmsImport(kms_import::State),
    /// An operator, to be added, changed or removed.
    Operator(operator::State),
    /// What the activity log is narrowed to.
    ActivityFilter(activity_filter::State),
    /// A record of the activity log.
    ActivityRecord(activity_record::State),
}
