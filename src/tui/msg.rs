//! Everything that can happen to the console: closed, data only. A recording of messages replays a session; keys,
//! links and what was pasted read `<secret>` in it. Key presses do not: a passphrase that is typed stands there letter by
//! letter, so nothing is recorded before a locked store.

use std::path::PathBuf;

use ratatui::layout::{Position, Size};

use crate::domain::download::Bits;
use crate::domain::drafts::CancellationBatch;
use crate::domain::{
    DownloadJob, DownloadLink, EntitlementId, Instant, Operator, OrderId, ProductKey, RecordedActivity, SecretText,
    Seq, SupportDraft, SupportRequestNumber, TourProgress,
};
use crate::i18n::Language;
use crate::ports::{AccessCount, Backup, Clearing, CopyPlace, Folder, KeptBackup, LogProof, Page, Progress};
use crate::search::Answer;
use crate::service::kms::{DeviceChange, KmsImport, KmsPlan, KmsTable, Put, TableProblem};
use crate::service::list_software::SoftwareRow;
use crate::service::open_customer::CustomerAccount;
use crate::service::open_purchase::PurchasePage;
use crate::service::support::{OpenedRequest, SupportRow};
use crate::service::{
    CancellationPage, CancellationReview, CancelledPurchase, CatalogPage, ClosingWindows, Delivered, DownloadEvent,
    HybridBenefitPage, InvoiceLine, Invoices, Morning, NamedInLog, OrderRow, PlanDownload, RetrievalPlan, Review,
    RowResult, Standing, SubscriptionPage, Subscriptions, WindowsPage,
};
use crate::tui::backing_up::Occasion;
use crate::tui::failure::Failure;
use crate::tui::keymap::Key;
use crate::tui::log_narrowing::CountedDays;
use crate::tui::session::{SessionFacts, Ticket};
use crate::tui::step::{CopyWish, Plain};

/// One thing that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted; it may be a passphrase.
    Paste(SecretText),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// The terminal has the focus, or has lost it.
    Focus(Focused),
    /// Time passed that something on the screen counts.
    Tick,
    /// What a question began has come so far.
    Progress(Ticket, Progress),
    /// What happened to downloads, each named by the question that began it; of its progress only the last.
    Downloading(Vec<(Ticket, DownloadEvent)>),
    /// A question was answered.
    Reply(Ticket, Reply),
    /// A session began, or could not.
    Opened(Result<Box<SessionFacts>, Failure>),
    /// The passphrase unlocked a store again that had been locked; whose it is.
    Unlocked(Box<Operator>),
    /// The passphrase did not unlock the store.
    StillLocked(Failure),
    /// No passphrase is tried before that instant.
    NextTry(Instant),
    /// The store stands otherwise than before: it can be written to or not, the clock is right or was set back.
    Standing(Standing),
    /// A link was handed to the browser, or could not be.
    Browsed(Result<(), Failure>),
    /// A folder was shown on the desktop, or could not be.
    FolderOpened(Result<(), Failure>),
    /// What became due is being applied, or is.
    TimePasses(Passing),
    /// A commit became visible.
    Changed(Seq),
    /// The process is told to give the terminal away for a while.
    Suspend,
    /// The process was suspended and goes on.
    Resumed,
    /// The process is told to end.
    Terminate,
}

/// Whether the terminal has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focused {
    /// It has.
    Gained,
    /// It has not.
    Lost,
}

/// Whether time is caught up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passing {
    /// So much became due that applying it takes more than a moment.
    CatchingUp,
    /// All of it was applied, or it could not be.
    CaughtUp,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// Pressed at a place.
    Press(Position),
    /// Pressed there a second time.
    DoublePress(Position),
    /// The wheel was turned up by a notch.
    WheelUp(Position),
    /// The wheel was turned down by a notch.
    WheelDown(Position),
}

/// An answer, nested by noun as [`crate::tui::effect::Ask`] is.
#[derive(Debug)]
pub enum Reply {
    /// Of customers.
    Customers(CustomersReply),
    /// Of purchases.
    Purchases(PurchasesReply),
    /// Of what is to be bought.
    Buying(BuyingReply),
    /// Of what is to be cancelled.
    Cancelling(CancellingReply),
    /// Of secrets.
    Secrets(SecretsReply),
    /// Of clipboards.
    Clipboard(ClipboardReply),
    /// Of operators.
    Operators(OperatorsReply),
    /// Of downloads.
    Downloads(DownloadsReply),
    /// Of invoices.
    Billing(BillingReply),
    /// Of support requests.
    Support(SupportReply),
    /// Of keeping the store.
    Upkeep(UpkeepReply),
    /// Of plans from KMS to MAK.
    Kms(KmsReply),
    /// Of the activity log.
    Log(LogReply),
}

/// Answers of customers.
#[derive(Debug)]
pub enum CustomersReply {
    /// Those that match.
    Found(Result<Answer, Failure>),
    /// What is known of them so far; the rest is still looked for.
    SoFar(Answer),
    /// One's account.
    Opened(Result<Box<CustomerAccount>, Failure>),
}

/// Answers of purchases.
#[derive(Debug)]
pub enum PurchasesReply {
    /// All of a customer's.
    Listed(Result<ListedSoftware, Failure>),
    /// All of a customer's, as they were ordered.
    Orders(Result<Vec<OrderRow>, Failure>),
    /// A customer's subscriptions.
    Subscriptions(Result<Subscriptions, Failure>),
    /// The cancellation windows of all customers that close soon.
    Closing(Result<ClosingWindows, Failure>),
    /// Some of all that are open.
    Windows(Result<WindowsPage, Failure>),
    /// What waits for the operator.
    Waiting(Result<Box<Morning>, Failure>),
    /// One subscription.
    SubscriptionOpened(Result<Box<SubscriptionPage>, Failure>),
    /// A subscription was changed, or was not.
    SubscriptionChanged(Result<(), Failure>),
    /// Those of a customer's that have Azure Hybrid Benefit.
    HybridBenefit(Result<Box<HybridBenefitPage>, Failure>),
    /// One, with its choices.
    Opened(Result<Box<PurchasePage>, Failure>),
    /// A choice was kept, or could not be: nobody waits for it, and the failure is in the log.
    Kept,
}

/// All software of a customer.
#[derive(Debug)]
pub struct ListedSoftware {
    /// The purchases.
    pub rows: Vec<SoftwareRow>,
    /// A cancellation of several of them that was broken off, for this operator to go on with.
    pub unfinished: Option<CancellationBatch>,
}

/// Answers of what is to be bought.
#[derive(Debug)]
pub enum BuyingReply {
    /// What can be added, and what lies in the cart.
    Catalog(Result<Box<CatalogPage>, Failure>),
    /// What the cart comes to; `None` for one with nothing in it.
    Reviewed(Result<Option<Box<Review>>, Failure>),
    /// The same after it was changed, or that it was not.
    Changed(Result<Option<Box<Review>>, Failure>),
    /// An order was placed and paid, or was not.
    Placed(Result<OrderId, Failure>),
}

/// Answers of what is to be cancelled.
#[derive(Debug)]
pub enum CancellingReply {
    /// What cancelling would come to.
    Opened(Result<Box<CancellationPage>, Failure>),
    /// A purchase was cancelled, or was not.
    Cancelled(EntitlementId, Result<CancelledPurchase, Failure>),
    /// What cancelling several would come to.
    Reviewed(Result<Box<CancellationReview>, Failure>),
    /// What is about to be cancelled is kept, or could not be.
    Begun(Result<(), Failure>),
    /// A receipt was saved there, or could not be.
    ReceiptSaved(Result<PathBuf, Failure>),
}

/// Answers of secrets.
#[derive(Debug)]
pub enum SecretsReply {
    /// A key, its access being on disk.
    Revealed(Result<ProductKey, Failure>),
    /// A link, its access being on disk.
    Linked(Result<DownloadLink, Failure>),
    /// A copy, its access being on disk.
    Copied(CopyWish, Result<CopiedSecret, Failure>),
    /// Those of many purchases, none of which is in it.
    Retrieval(RetrievalReply),
}

impl SecretsReply {
    /// The failure, where there was no key as the vault is locked.
    #[must_use]
    pub fn of_a_locked_vault(&self) -> Option<Failure> {
        let failure = match self {
            Self::Revealed(result) => result.as_ref().err(),
            Self::Linked(result) => result.as_ref().err(),
            Self::Copied(_, result) => result.as_ref().err(),
            Self::Retrieval(RetrievalReply::Got(_, result)) => result.as_ref().err(),
            Self::Retrieval(RetrievalReply::Planned(_) | RetrievalReply::Begun(_) | RetrievalReply::Written(_)) => None,
        };
        failure.filter(|failure| failure.is_of_a_locked_vault()).cloned()
    }
}

/// Answers of the keys of many purchases.
#[derive(Debug)]
pub enum RetrievalReply {
    /// What getting them would come to.
    Planned(Result<Box<RetrievalPlan>, Failure>),
    /// What is about to be got is kept, or could not be.
    Begun(Result<(), Failure>),
    /// What came of one.
    Got(EntitlementId, Result<RowResult, Failure>),
    /// The file is there, or is not.
    Written(Result<Box<Delivered>, Failure>),
}

/// A secret that was copied.
#[derive(Debug)]
pub struct CopiedSecret {
    /// Where it lies.
    pub place: CopyPlace,
    /// The language of a message.
    pub language: Option<Language>,
    /// When the link in it stops working, where there is one.
    pub expires: Option<Instant>,
}

/// Answers of clipboards.
#[derive(Debug)]
pub enum ClipboardReply {
    /// A text that is no secret was copied.
    Put(Plain, Result<CopyPlace, Failure>),
    /// A copy was cleared, or not.
    Cleared(CopyPlace, Result<Clearing, Failure>),
}

/// Answers of operators.
#[derive(Debug)]
pub enum OperatorsReply {
    /// All of them.
    Listed(Result<Vec<Operator>, Failure>),
    /// The actor's settings are these now.
    Changed(Result<Box<Operator>, Failure>),
    /// How far the actor has come with the walkthroughs.
    Tours(Result<TourProgress, Failure>),
    /// Something was done to an operator, or was not.
    Done(OperatorDeed, Result<Box<Operator>, Failure>),
}

/// What is done to an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperatorDeed {
    /// They are added.
    Added,
    /// They get other roles.
    RolesChanged,
    /// They get another passphrase.
    PassphraseChanged,
    /// They are removed.
    Removed,
}

/// Answers of downloads.
#[derive(Debug)]
pub enum DownloadsReply {
    /// The actor's, those asked for last first.
    Listed(Result<Vec<DownloadJob>, Failure>),
    /// What one would fetch.
    Described(Result<Bits, Failure>),
    /// One is kept that waits to be run.
    Planned(PlanDownload, Result<Box<DownloadJob>, Failure>),
    /// One ended, or was paused.
    Ran(Result<Box<DownloadJob>, Failure>),
    /// One is off the list.
    Cancelled(Result<(), Failure>),
}

/// Answers of invoices.
#[derive(Debug)]
pub enum BillingReply {
    /// Some of them, the newest first.
    Listed(Result<Invoices, Failure>),
    /// Lines of one.
    Read(Result<Page<InvoiceLine>, Failure>),
}

/// Answers of support requests.
#[derive(Debug)]
pub enum SupportReply {
    /// All of them, and the operator's drafts.
    Listed(Result<Vec<SupportRow>, Failure>),
    /// One that was filed.
    Opened(Result<Box<OpenedRequest>, Failure>),
    /// A draft: begun, opened, or with other files than before.
    Draft(Result<Box<SupportDraft>, Failure>),
    /// What was typed is kept, or is not.
    Kept(Result<(), Failure>),
    /// A draft was thrown away, or was not.
    Discarded(Result<(), Failure>),
    /// What lies in a folder.
    Folder(Result<Folder, Failure>),
    /// A request was filed, or was not.
    Filed(Result<SupportRequestNumber, Failure>),
    /// A request was written to that file, or was not.
    Exported(Result<PathBuf, Failure>),
}

/// Answers of plans from KMS to MAK.
#[derive(Debug)]
pub enum KmsReply {
    /// A customer's plan.
    Listed(Result<KmsPlan, Failure>),
    /// A device was added or changed.
    Put(Result<Put, Failure>),
    /// So many devices became that.
    Changed(DeviceChange, Result<u64, Failure>),
    /// The table in a file, or why it is none.
    Table(Result<Result<KmsTable, TableProblem>, Failure>),
    /// What was brought in, or would be.
    Imported(Result<Box<KmsImport>, Failure>),
    /// The plan was written to that file.
    Saved(Result<PathBuf, Failure>),
    /// Rows that were not brought in were written to that file.
    RejectsSaved(Result<PathBuf, Failure>),
}

/// Answers of the activity log.
#[derive(Debug)]
pub enum LogReply {
    /// A page of it.
    Page(Result<Page<RecordedActivity>, Failure>),
    /// What it names.
    Named(Result<Vec<NamedInLog>, Failure>),
    /// How often each operator accessed something.
    Counted(Result<(CountedDays, Vec<AccessCount>), Failure>),
    /// What came of following its chain.
    /// The numbers of the records at which checkpoints were noted that it was compared with come too.
    Proved(Result<(LogProof, Vec<u64>), Failure>),
    /// It was written to that file, or was not.
    Saved(Result<PathBuf, Failure>),
    /// The same of a checkpoint.
    CheckpointSaved(Result<PathBuf, Failure>),
}

/// Answers of keeping the store.
#[derive(Debug)]
pub enum UpkeepReply {
    /// The backups there are, the newest first.
    Listed(Result<Vec<KeptBackup>, Failure>),
    /// When something becomes due next; `None` where nothing ever will be.
    NextDue(Result<Option<Instant>, Failure>),
    /// A backup was made; `None` where the daily one was not due.
    BackedUp(Occasion, Result<Option<Backup>, Failure>),
}
