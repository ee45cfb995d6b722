//! What can be seen of a console that a walkthrough is played on.

use serde::Deserialize;

use crate::domain::ActivityKind;
use crate::domain::activity::OutcomeKind;

/// What is known of a console at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glance {
    /// Where it is.
    pub place: Place,
    /// The dialog on top, if there is one.
    pub dialog: Option<DialogKind>,
    /// Whether letters are text at the moment.
    pub is_typing: bool,
}

/// The console as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// What is known at a glance.
    pub glance: Glance,
    /// The rows of the screen.
    pub rows: Vec<String>,
    /// What is on record since the scene began, the oldest first.
    pub records: Vec<Recorded>,
    /// What the store holds that it did not at the beginning of the scene, as scripts name it (`bought 5 …`,
    /// `moved SRV-1`); looked at only where somebody is tested.
    pub changes: Vec<String>,
    /// Whether something lies in the clipboard.
    pub is_copied: bool,
}

/// Something that was done although the task does not ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misstep {
    /// As the activity log has it.
    Record(Recorded),
    /// As the store holds it.
    Change(String),
}

/// A record as scripts name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What was done, or asked for.
    pub kind: ActivityKind,
    /// How it went.
    pub outcome: OutcomeKind,
    /// What it was done to, as scripts name it: customer, order, operator, the roles given, how a file was sealed.
    pub about: Vec<String>,
    /// The same as people read it, as far as they need it to know what is meant.
    pub told: String,
}

impl Recorded {
    /// Whether it gave something away or changed something of a customer, an operator or the store: what whoever has a task
    /// does by mistake. One's own settings, looking and saving what one has seen are none of it.
    #[must_use]
    pub fn weighs(&self) -> bool {
        self.outcome == OutcomeKind::Done
            && !matches!(
                self.kind,
                ActivityKind::LogOpened
                    | ActivityKind::SettingsChanged
                    | ActivityKind::Looked
                    | ActivityKind::BackedUp
                    | ActivityKind::Exported
                    | ActivityKind::DownloadFinished
                    | ActivityKind::DownloadFailed
                    | ActivityKind::SlotRenewed
            )
    }
}

/// A place of the console, as scripts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Home.
    Home,
    /// The customers.
    Customers,
    /// A customer's account.
    Account,
    /// A customer's subscriptions.
    Subscriptions,
    /// A subscription.
    Subscription,
    /// A customer's software.
    Software,
    /// Purchases that are to be cancelled together.
    CancelMany,
    /// A customer's orders.
    Orders,
    /// What can be added.
    Catalog,
    /// The cart, reviewed.
    Review,
    /// Keys and downloads.
    Keys,
    /// The installation instructions.
    Instructions,
    /// Azure Hybrid Benefit.
    HybridBenefit,
    /// Invoices.
    Billing,
    /// An invoice.
    Invoice,
    /// The support requests.
    Support,
    /// A support request.
    SupportRequest,
    /// The form of one.
    SupportForm,
    /// The windows that close.
    ClosingWindows,
    /// The downloads.
    Downloads,
    /// The settings.
    Settings,
    /// A plan from KMS to MAK.
    Kms,
    /// Keys into a file.
    Retrieve,
    /// The customer's own view.
    YourProducts,
    /// The operators.
    Operators,
    /// The activity log.
    Activity,
    /// The walkthroughs.
    Tours,
}

/// A dialog of the console, as scripts name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DialogKind {
    /// A product key.
    ProductKey,
    /// Cancelling a subscription.
    CancelSubscription,
    /// Cancelling software.
    CancelSoftware,
    /// A line of a cart.
    CartLine,
    /// When what is paid.
    Instalments,
    /// A link.
    Link,
    /// The last clipboard route.
    ClipboardRoute,
    /// A question with two answers.
    Confirm,
    /// A file, to be chosen.
    FilePicker,
    /// A failure.
    Failure,
    /// The keys of the place.
    Help,
    /// The palette.
    Palette,
    /// The backups.
    Backup,
    /// The markets.
    MarketCheck,
    /// The clock of a demo.
    DemoClock,
    /// The passphrase.
    Unlock,
    /// A reason.
    Reason,
    /// A device.
    KmsDevice,
    /// A table of devices.
    KmsImport,
    /// An operator.
    Operator,
    /// The filter of the activity log.
    ActivityFilter,
    /// A record of it.
    ActivityRecord,
}
