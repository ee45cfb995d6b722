//! What a room wants to happen next. Rooms return what they want and never reach into another.

use std::path::PathBuf;

use crate::domain::operator::SettingChange;
use crate::domain::{
    Choice, Currency, DownloadId, DownloadJob, EntitlementId, Instant, InvoiceMonth, KmsDeviceId, Operator, OrderId,
    Passphrase, Reason, Refusal, SecretText, SupportDraftId, SupportRequestNumber, TenantId,
};
use crate::i18n::Language;
use crate::ports::CopyRoute;
use crate::service::support::SupportRowId;
use crate::service::{CancelPurchase, PlanDownload, WhoseKeys};
use crate::tui::dialog::Dialog;
use crate::tui::effect::Ask;
use crate::tui::failure::Failure;
use crate::tui::log_narrowing::Narrowing;
use crate::tui::msg::OperatorDeed;
use crate::tui::note::Note;
use crate::tui::palette_target::PaletteTarget;
use crate::tui::session::Ticket;
use crate::tui::support_start::SupportStart;
use crate::tui::touring::Beginning;

/// Somewhere to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Home, with the search.
    Home,
    /// The customers.
    Customers,
    /// A customer's account.
    Account(CustomerLabel),
    /// A customer's subscriptions, at one if a purchase is named.
    Subscriptions(CustomerLabel, Option<EntitlementId>),
    /// The subscription of a purchase.
    Subscription(CustomerLabel, EntitlementId),
    /// A customer's software, at a purchase if one is named.
    Software(CustomerLabel, Option<EntitlementId>),
    /// Several of a customer's purchases, to be cancelled; those that were broken off where none is named.
    CancelMany(CustomerLabel, Vec<EntitlementId>),
    /// A customer's orders, at one if one is named.
    Orders(CustomerLabel, Option<OrderId>),
    /// What can be added for a customer.
    Catalog(CustomerLabel),
    /// What was added for a customer, to be looked at before it is ordered.
    Review(CustomerLabel),
    /// Keys and downloads of a purchase.
    Keys(CustomerLabel, EntitlementId),
    /// The installation instructions of a purchase.
    Instructions(CustomerLabel, EntitlementId),
    /// What of a customer's purchases has Azure Hybrid Benefit.
    HybridBenefit(CustomerLabel),
    /// The invoices of a customer, or of all of them.
    Billing(Option<CustomerLabel>),
    /// The lines of one of those in that currency; in none where nothing was charged.
    Invoice(Option<CustomerLabel>, InvoiceMonth, Option<Currency>),
    /// The support requests, at one if one is named.
    Support(Option<SupportRowId>),
    /// A support request that was filed.
    SupportRequest(SupportRequestNumber),
    /// The form of a support request.
    SupportForm(SupportStart),
    /// The cancellation windows of all customers that close.
    ClosingWindows,
    /// The operator's downloads.
    Downloads,
    /// Settings.
    Settings,
    /// The plan of a customer from KMS to MAK.
    Kms(CustomerLabel),
    /// The keys of many purchases, to be got into one file; from the list of one customer if one is named.
    Retrieve(Option<CustomerLabel>, WhoseKeys),
    /// *Dina produkter*, at a purchase if one is named: the customer's own view, which is entered by it.
    YourProducts(CustomerLabel, Option<EntitlementId>),
    /// The operators.
    Operators,
    /// The activity log.
    Activity,
    /// The walkthroughs.
    Tours,
}

impl Destination {
    /// Whether both are the same place, whatever is to be selected in it.
    #[must_use]
    pub fn is_same_place(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Subscriptions(customer, _), Self::Subscriptions(others, _))
            | (Self::Software(customer, _), Self::Software(others, _))
            | (Self::YourProducts(customer, _), Self::YourProducts(others, _))
            | (Self::Orders(customer, _), Self::Orders(others, _)) => customer == others,
            (Self::Support(_), Self::Support(_)) => true,
            (_, _) => self == other,
        }
    }
}

/// A customer as the breadcrumb names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerLabel {
    /// Which one.
    pub tenant: TenantId,
    /// The name.
    pub name: String,
}

/// What a dialog was closed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Run this action of the place below.
    Run(PaletteTarget),
    /// Quit, clearing what can be cleared.
    Quit,
    /// Copy by this route.
    CopyBy(CopyWish, CopyRoute),
    /// Download this, whatever is there.
    Download(Box<PlanDownload>),
    /// Cancel this download.
    CancelDownload(DownloadId),
    /// Put the demo's clock forward to that instant.
    PutClockForward(Instant),
    /// The place to show that subscription's cancellation as pending.
    CancelSubscription(Box<CancelPurchase>),
    /// The place to show what lies in the cart now, which is another.
    CartChanged,
    /// Leave the place, and what was changed there and not sent.
    Leave(Departure),
    /// Attach this file to what the place is the form of.
    Attach(PathBuf),
    /// Throw this draft away.
    DiscardDraft(SupportDraftId),
    /// Ask with this reason from now on, or with none.
    GiveReason(Option<Reason>),
    /// The place to show the plan as it is now, and this told of what became of it.
    PlanChanged(String),
    /// Take these devices off the plan.
    RemoveDevices(Vec<KmsDeviceId>),
    /// Tell that this was done to the operator.
    OperatorDone(OperatorDeed, Box<Operator>),
    /// Narrow the activity log to this.
    NarrowLog(Box<Narrowing>),
    /// Close the form below, with what was filled in.
    CloseForm,
    /// Send the form below, which asked first.
    SendForm,
}

/// A way out of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Departure {
    /// To another place.
    To(Destination),
    /// To a place one came through, as it was left.
    Return(Destination),
    /// To the place before.
    Back,
    /// To the place that was left by going back.
    Forward,
}

/// A wish to have the key of a purchase in a clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyWish {
    /// The purchase.
    pub entitlement: EntitlementId,
    /// What was chosen of it.
    pub choice: Choice,
    /// What is to be copied.
    pub what: Copied,
    /// The reason it is copied for, if one was given.
    pub reason: Option<Reason>,
}

/// What is copied of a purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// The key alone.
    Key,
    /// The link alone.
    Link,
    /// A whole message to the customer.
    Message(MessageLanguage),
}

/// What is copied that is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// A customer's GUID.
    Tenant,
    /// An order's number.
    Order,
    /// A subscription's id.
    Subscription,
    /// An address on the web that anybody may know.
    Address,
    /// Something to type on a customer's server.
    Command,
    /// A support request's number.
    Request,
}

/// The language of a message to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageLanguage {
    /// Swedish for Swedish-speaking customers, else English.
    Customers,
    /// The other one of the two.
    Other,
}

/// What a room wants.
#[derive(Debug)]
pub enum Step {
    /// Nothing more.
    Stay,
    /// Another place.
    Go(Destination),
    /// Another place, and the dialogs as they stand again once one comes back from it.
    Visit(Destination),
    /// Another place instead of this one, to which nothing leads back.
    GoInstead(Destination),
    /// One place up.
    Up,
    /// A dialog on top.
    Open(Box<Dialog>),
    /// This dialog closed.
    Close,
    /// This dialog closed, and this done.
    CloseWith(Answer),
    /// A question answered elsewhere.
    Ask(Ticket, Ask),
    /// A secret in a clipboard, recorded first.
    Copy(CopyWish),
    /// The same, after asking which way.
    CopyAfterAsking(CopyWish),
    /// The page of a purchase to say until when a link works that was given to somebody for what was chosen of it.
    LinkGiven(CopyWish, Instant),
    /// A text that is no secret in the clipboard.
    CopyPlain(Plain, SecretText),
    /// A link opened in a browser.
    Browse(String),
    /// A folder opened in whatever the desktop shows files in.
    OpenFolder(PathBuf),
    /// This downloaded, whatever place one is at by then.
    Download(Box<PlanDownload>),
    /// A download begun, or gone on with.
    RunDownload(Box<DownloadJob>),
    /// A download paused.
    PauseDownload(DownloadId),
    /// A download cancelled, or taken off the list once it has finished.
    CancelDownload(DownloadId),
    /// A sentence in the bottom line.
    Say(Note),
    /// Why something is dimmed, in the bottom line. Nothing is recorded: pressing it is no attempt (ROLE-5).
    Refuse(Refusal),
    /// What went wrong: a refusal in the bottom line, a failure in a dialog.
    Fail(Failure),
    /// Another operator (demo).
    Become(Box<Operator>),
    /// One of the operator's own settings to become this.
    ChangeSetting(SettingChange),
    /// A walkthrough begun.
    Tour(Box<Beginning>),
    /// The store unlocked with this.
    Unlock(Passphrase),
    /// The store locked, as it is not known whether something was written that its keys follow from.
    LockAfter(Failure),
    /// This language from now on, as no operator is known whose setting it could become.
    Speak(Language),
    /// A backup made.
    BackUp,
    /// The backup that is being made stopped.
    StopBackup,
    /// Several of these, in order.
    Many(Vec<Step>),
}
