//! What the console wants of the world. Rooms only name it; the runtime alone executes it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::choice::Picked;
use crate::domain::drafts::CancellationBatch;
use crate::domain::operator::SettingChange;
use crate::domain::{
    Attachment, DownloadId, EntitlementId, Instant, Operator, OperatorId, Passphrase, ProductId, RetrievalBatch,
    SecretText, SupportDraftId, SupportForm, SupportRequestNumber, TenantId, TourNote,
};
use crate::i18n::ReceiptForm;
use crate::ports::{CopyPlace, CopyRoute, LogName};
use crate::search::Question;
use crate::service::copy_link::CopyLink;
use crate::service::kms::{ChangeKmsDevices, ImportKms, KmsTable, PutKmsDevice};
use crate::service::reveal_key::RevealKey;
use crate::service::support::FileSupportRequest;
use crate::service::{
    AddOperator, CancelPurchase, CartChange, ChangePassphrase, ChangeRoles, ChangeSubscription, ClosingWithin,
    Collected, DescribeDownload, ExportActivity, ListInvoices, LookThroughWindows, PlaceOrder, PlanDownload,
    ReadActivity, ReadInvoice, WhoseKeys,
};
use crate::tui::backing_up::Occasion;
use crate::tui::customers_view::Acting;
use crate::tui::log_narrowing::CountedDays;
use crate::tui::session::{SessionNumber, Ticket};
use crate::tui::step::{CopyWish, Plain};
use crate::tui::terminal::Notification;

/// Something to be done outside the console.
#[derive(Debug)]
pub enum Effect {
    /// A question to be answered on a lane, by a reply with this ticket.
    Ask(Ticket, Ask),
    /// What the question with this ticket began to be stopped; it is answered all the same.
    Stop(Ticket),
    /// A link to be opened in a browser.
    Browse(String),
    /// A folder to be opened in whatever the desktop shows files in.
    OpenFolder(PathBuf),
    /// Another session to begin: of another operator (demo), in the customer's own view, or out of it.
    Become(Box<Acting>),
    /// The operator who acts to be as they are now, in the same session.
    ActAs(Box<Operator>),
    /// The store to be unlocked with this, and a session to begin as whose it is.
    Unlock(Passphrase),
    /// The store to be locked.
    Lock,
    /// The clock of the demo to be put forward to that instant, and what becomes due by it to be applied.
    PutClockForward(Instant),
    /// The terminal to tell of something by itself.
    Notify(Notification),
    /// The whole screen to be drawn anew.
    Redraw,
    /// The process to be suspended; the terminal is given back first.
    Suspend,
    /// The console to end.
    Quit,
}

/// A question, nested by noun.
#[derive(Debug)]
pub enum Ask {
    /// Of customers.
    Customers(CustomersAsk),
    /// Of purchases.
    Purchases(PurchasesAsk),
    /// Of what is to be bought.
    Buying(BuyingAsk),
    /// Of what is to be cancelled.
    Cancelling(CancellingAsk),
    /// Of secrets.
    Secrets(SecretsAsk),
    /// Of clipboards.
    Clipboard(ClipboardAsk),
    /// Of operators.
    Operators(OperatorsAsk),
    /// Of downloads.
    Downloads(DownloadsAsk),
    /// Of invoices.
    Billing(BillingAsk),
    /// Of support requests.
    Support(SupportAsk),
    /// Of keeping the store.
    Upkeep(UpkeepAsk),
    /// Of plans from KMS to MAK.
    Kms(KmsAsk),
    /// Of the activity log.
    Log(LogAsk),
}

impl Ask {
    /// Whether it is still to be answered while that session is the one that acts. What another session asked would be
    /// answered as whom nobody asked as; only what lies in a clipboard is to be cleared whoever acts by then.
    #[must_use]
    pub fn is_for(&self, ticket: Ticket, session: SessionNumber) -> bool {
        ticket.session == session || matches!(self, Self::Clipboard(_))
    }

    /// When its answer is looked at.
    #[must_use]
    pub fn need(&self) -> Need {
        if let Self::Customers(CustomersAsk::Find(_, need)) = self { *need } else { Need::Now }
    }
}

/// Questions of customers.
#[derive(Debug)]
pub enum CustomersAsk {
    /// Those that match.
    Find(Question, Need),
    /// One's account.
    Open(TenantId),
}

/// When an answer is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It is missing on the screen.
    Now,
    /// It stands before or after what is on the screen, and is looked at with one of the next keys.
    Soon,
}

/// Questions of purchases.
#[derive(Debug)]
pub enum PurchasesAsk {
    /// All of a customer's.
    List(TenantId),
    /// All of a customer's, as they were ordered.
    ListOrders(TenantId),
    /// A customer's subscriptions.
    ListSubscriptions(TenantId),
    /// The cancellation windows of all customers that close soon.
    ListClosing(ClosingWithin),
    /// Some of all that are open.
    LookThroughWindows(LookThroughWindows),
    /// What waits for the operator.
    ListWaiting,
    /// One subscription, by the purchase that it renews.
    OpenSubscription(EntitlementId),
    /// That a subscription be changed.
    ChangeSubscription(ChangeSubscription),
    /// Those of a customer's that have Azure Hybrid Benefit.
    OpenHybridBenefit(TenantId),
    /// One, with its choices.
    Open(EntitlementId),
    /// That what was picked be kept for the next time (PROD-4).
    KeepChoice(ProductId, Picked),
}

/// Questions of what is to be bought.
#[derive(Debug)]
pub enum BuyingAsk {
    /// What can be added for a customer, and what lies in the cart.
    OpenCatalog(TenantId),
    /// What the cart comes to.
    ReviewCart(TenantId),
    /// That the cart be changed.
    ChangeCart(TenantId, CartChange),
    /// That an order be placed and paid.
    PlaceOrder(PlaceOrder),
}

/// Questions of what is to be cancelled.
#[derive(Debug)]
pub enum CancellingAsk {
    /// What cancelling a purchase, and those beside it, would come to.
    Open(EntitlementId),
    /// That a purchase be cancelled.
    Cancel(CancelPurchase),
    /// What cancelling several purchases of a customer would come to, or what was broken off where none is named.
    Review(TenantId, Vec<EntitlementId>),
    /// That it be kept what is about to be cancelled.
    Begin(TenantId, CancellationBatch),
    /// That one of those be cancelled.
    CancelOneOfMany(CancelPurchase),
    /// That the receipt of a cancellation be saved.
    SaveReceipt(EntitlementId, ReceiptForm),
}

/// Questions of secrets. Their access is on disk before their reply exists.
#[derive(Debug)]
pub enum SecretsAsk {
    /// A key, to be shown; or a refusal, to be recorded.
    Reveal(RevealKey),
    /// A link, to be shown.
    ShowLink(CopyLink),
    /// A secret, to be copied without being shown.
    Copy(CopyWish, CopyRoute),
    /// Those of many purchases, into one file.
    Retrieval(RetrievalAsk),
}

/// Questions of the keys of many purchases.
#[derive(Debug)]
pub enum RetrievalAsk {
    /// What getting them would come to.
    Plan(WhoseKeys),
    /// That it be kept what is about to be got, a plain file being confirmed by its number of keys.
    Begin(Arc<RetrievalBatch>, Option<u64>),
    /// That one of those be got, and put to the others.
    One(Arc<RetrievalBatch>, EntitlementId, Collected),
    /// That the file be written, sealed by that passphrase if it is to be.
    Write(Arc<RetrievalBatch>, Option<Passphrase>, Collected),
}

/// Questions of clipboards.
#[derive(Debug)]
pub enum ClipboardAsk {
    /// That a text which is no secret be copied.
    Put(Plain, SecretText, CopyRoute),
    /// That a copy be cleared.
    Clear(CopyPlace),
}

/// Questions of operators.
#[derive(Debug)]
pub enum OperatorsAsk {
    /// All of them.
    List,
    /// That one of the actor's own settings becomes this.
    ChangeSettings(SettingChange),
    /// That one be added.
    Add(AddOperator),
    /// That one be given other roles.
    ChangeRoles(ChangeRoles),
    /// That one have another passphrase.
    ChangePassphrase(ChangePassphrase),
    /// That one be removed.
    Remove(OperatorId),
    /// How far the actor has come with the walkthroughs.
    ReadTours,
    /// That it be noted where one was left.
    NoteTour(TourNote),
}

/// Questions of downloads.
#[derive(Debug)]
pub enum DownloadsAsk {
    /// The actor's.
    List,
    /// What one would fetch.
    Describe(DescribeDownload),
    /// That one be kept that waits to be run.
    Plan(PlanDownload),
    /// That one be run until it ends or is paused.
    Run(DownloadId),
    /// That one be cancelled, or taken off the list once it has finished.
    Cancel(DownloadId),
}

/// Questions of invoices.
#[derive(Debug)]
pub enum BillingAsk {
    /// Some of them, the newest first.
    List(ListInvoices),
    /// Lines of one.
    Read(ReadInvoice),
}

/// Questions of support requests.
#[derive(Debug)]
pub enum SupportAsk {
    /// All of them, and the operator's drafts.
    List,
    /// One that was filed.
    Open(SupportRequestNumber),
    /// A new draft, with that filled in.
    Begin(Box<SupportForm>),
    /// A draft, where it was left.
    OpenDraft(SupportDraftId),
    /// A new draft like one that was filed.
    Reopen(SupportRequestNumber),
    /// That what was typed be kept.
    Keep(SupportDraftId, Box<SupportForm>),
    /// That a draft be thrown away.
    Discard(SupportDraftId),
    /// What lies in a folder; in the operator's own where none is named.
    LookInto(Option<PathBuf>),
    /// That a file be attached to a draft.
    Attach(SupportDraftId, PathBuf),
    /// That a file be taken off a draft.
    Detach(SupportDraftId, Box<Attachment>),
    /// That a request be filed.
    File(Box<FileSupportRequest>),
    /// That a request be written to a file.
    Export(SupportRequestNumber, ExportForm),
}

/// As what a request is written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    /// As plain text.
    Text,
    /// As an e-mail with its files.
    Email,
}

/// Questions of plans from KMS to MAK.
#[derive(Debug)]
pub enum KmsAsk {
    /// A customer's plan.
    List(TenantId),
    /// That a device be added or changed.
    Put(Box<PutKmsDevice>),
    /// That devices be marked as moved or not, or be removed.
    Change(ChangeKmsDevices),
    /// The table in a file, for that customer's plan.
    ReadTable(TenantId, PathBuf),
    /// That the devices of a table be brought in, or what would become of them.
    Import(Arc<KmsTable>, ImportKms),
    /// That a customer's plan be written to a file.
    Export(TenantId),
    /// That rows which were not brought in be written to a file.
    SaveRejects(TenantId, Vec<u8>),
}

/// Questions of the activity log.
#[derive(Debug)]
pub enum LogAsk {
    /// A page of it.
    Read(Box<ReadActivity>),
    /// What it names.
    Named(LogName),
    /// How often each operator accessed something, between those instants.
    Count(CountedDays),
    /// That its chain be followed.
    Prove,
    /// That where it stands be written to a file.
    SaveCheckpoint,
    /// That what the filter asks for be written to a file.
    Export(Box<ExportActivity>),
}

/// Questions of keeping the store.
#[derive(Debug)]
pub enum UpkeepAsk {
    /// The backups there are.
    ListBackups,
    /// When something becomes due next.
    NextDue,
    /// That a backup be made.
    BackUp(Occasion),
}
