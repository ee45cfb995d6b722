//! The lanes: named threads on which everything that can block is done, behind bounded queues.
//!
//! **Invariant:** the loop never waits for a lane. **Invariant:** a question that finds its lane full is answered
//! with [`Failure::Busy`], never lost. Of search questions only the latest is answered. **Invariant:** ending the lanes
//! leaves nothing half made: what can stop is told to, and a backup is waited for until it has; what is being written
//! is for some seconds, so that nothing typed is lost; downloads are for a moment, as what a silent server keeps from pausing goes on all the same.

pub mod answer;
pub mod known_standing;
mod latest;
mod queue;
mod tidings;
pub mod time_keeper;
mod under_way;

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use crate::service::DownloadEvent;
use crate::tui::effect::{
    Ask, BillingAsk, BuyingAsk, CancellingAsk, ClipboardAsk, CustomersAsk, DownloadsAsk, KmsAsk, LogAsk, OperatorsAsk,
    PurchasesAsk, RetrievalAsk, SecretsAsk, SupportAsk, UpkeepAsk,
};
use crate::tui::failure::Failure;
use crate::tui::lane::answer::{Answering, Watched};
use crate::tui::lane::latest::Latest;
use crate::tui::lane::queue::Queue;
use crate::tui::lane::tidings::Tidings;
use crate::tui::lane::under_way::{Begun, UnderWay};
use crate::tui::msg::{
    BillingReply, BuyingReply, CancellingReply, ClipboardReply, CustomersReply, DownloadsReply, KmsReply, LogReply,
    Msg, OperatorDeed, OperatorsReply, PurchasesReply, Reply, RetrievalReply, SecretsReply, SupportReply, UpkeepReply,
};
use crate::tui::session::Ticket;

/// Takes messages to the loop, from any thread. It must not block for long.
pub type Post = Arc<dyn Fn(Msg) + Send + Sync>;

/// How long the end waits for what was typed to be kept, and for whatever else is being written.
const KEEPING: Duration = Duration::from_secs(5);

/// How long the end waits for downloads to pause.
const PAUSING: Duration = Duration::from_secs(2);

/// A question with all that is needed to answer it.
struct Job {
    begun: Begun,
    tidings: Arc<Tidings>,
    ask: Ask,
    answering: Arc<Answering>,
}

impl Job {
    /// Answers the question, and tells how the store stands where that is another way now.
    fn done(self, post: &Post) {
        let Self { begun, tidings, ask, answering } = self;
        let ticket = begun.ticket;
        let progress = |progress| post(Msg::Progress(ticket, progress));
        let event = |event: &DownloadEvent| tidings.take(ticket, event, answering.services.clock.now(), post);
        let so_far = |answer| post(Msg::Reply(ticket, Reply::Customers(CustomersReply::SoFar(answer))));
        let watched = Watched { progress: &progress, event: &event, so_far: &so_far, stop: &begun.stop };
        let reply = answering.answer(ask, watched);
        let is_given_up = begun.stop.is_raised() && matches!(reply, Reply::Customers(CustomersReply::Found(_)));
        drop(begun);
        if !is_given_up {
            post(Msg::Reply(ticket, reply));
        }
        answering.standing.tell(&answering.services, post);
    }
}

/// The lanes of a console. Dropped, they stop what can be stopped, finish the rest and end.
pub struct Lanes {
    post: Post,
    under_way: UnderWay,
    tidings: Arc<Tidings>,
    reads: Queue,
    commits: Queue,
    provider: Queue,
    clipboard: Queue,
    upkeep: Queue,
    downloads: Queue,
    search: Arc<Latest>,
}

impl std::fmt::Debug for Lanes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Lanes")
    }
}

impl Lanes {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(post: &Post) -> std::io::Result<Self> {
        Ok(Self {
            post: Arc::clone(post),
            under_way: UnderWay::default(),
            tidings: Arc::default(),
            reads: Queue::start("nyckel-read", NonZeroUsize::MIN.saturating_add(1), post)?,
            commits: Queue::start("nyckel-commit", NonZeroUsize::MIN, post)?,
            provider: Queue::start("nyckel-provider", NonZeroUsize::MIN.saturating_add(3), post)?,
            clipboard: Queue::start("nyckel-copy", NonZeroUsize::MIN, post)?,
            upkeep: Queue::start("nyckel-backup", NonZeroUsize::MIN, post)?,
            downloads: Queue::start("nyckel-download", NonZeroUsize::MIN.saturating_add(2), post)?,
            search: Latest::start(post)?,
        })
    }

    /// Puts a question on its lane.
    pub fn ask(&self, ticket: Ticket, ask: Ask, answering: &Arc<Answering>) {
        let (begun, tidings) = (self.under_way.begin(ticket), Arc::clone(&self.tidings));
        let job = Job { begun, tidings, ask, answering: Arc::clone(answering) };
        let lane = match &job.ask {
            Ask::Customers(CustomersAsk::Find(_, _)) => return self.search.replace(job),
            Ask::Customers(CustomersAsk::Open(_))
            | Ask::Purchases(
                PurchasesAsk::List(_)
                | PurchasesAsk::ListOrders(_)
                | PurchasesAsk::ListSubscriptions(_)
                | PurchasesAsk::ListClosing(_)
                | PurchasesAsk::LookThroughWindows(_)
                | PurchasesAsk::ListWaiting
                | PurchasesAsk::OpenSubscription(_)
                | PurchasesAsk::OpenHybridBenefit(_)
                | PurchasesAsk::Open(_),
            )
            | Ask::Buying(BuyingAsk::OpenCatalog(_) | BuyingAsk::ReviewCart(_))
            | Ask::Cancelling(
                CancellingAsk::Open(_) | CancellingAsk::Review(_, _) | CancellingAsk::SaveReceipt(_, _),
            )
            | Ask::Secrets(SecretsAsk::Retrieval(RetrievalAsk::Plan(_)))
            | Ask::Operators(OperatorsAsk::List)
            | Ask::Log(LogAsk::Read(_) | LogAsk::Named(_) | LogAsk::Count(_))
            | Ask::Billing(_)
            | Ask::Downloads(DownloadsAsk::List | DownloadsAsk::Describe(_))
            | Ask::Support(SupportAsk::Open(_) | SupportAsk::LookInto(_) | SupportAsk::Export(_, _))
            | Ask::Kms(KmsAsk::List(_) | KmsAsk::ReadTable(_, _) | KmsAsk::Export(_) | KmsAsk::SaveRejects(_, _))
            | Ask::Upkeep(UpkeepAsk::ListBackups | UpkeepAsk::NextDue) => &self.reads,
            // Of two choices the later one is to be kept, a cart is changed before it is ordered, and a draft is kept before
            // it is listed, opened or filed: one thread does them in their order.
            Ask::Purchases(PurchasesAsk::KeepChoice(_, _) | PurchasesAsk::ChangeSubscription(_))
            | Ask::Buying(BuyingAsk::ChangeCart(_, _) | BuyingAsk::PlaceOrder(_))
            | Ask::Cancelling(CancellingAsk::Begin(_, _))
            | Ask::Secrets(SecretsAsk::Retrieval(RetrievalAsk::Begin(_, _)))
            | Ask::Support(
                SupportAsk::List
                | SupportAsk::Begin(_)
                | SupportAsk::OpenDraft(_)
                | SupportAsk::Reopen(_)
                | SupportAsk::Keep(_, _)
                | SupportAsk::Discard(_)
                | SupportAsk::Attach(_, _)
                | SupportAsk::Detach(_, _)
                | SupportAsk::File(_),
            )
            | Ask::Kms(KmsAsk::Put(_) | KmsAsk::Change(_) | KmsAsk::Import(_, _))
            | Ask::Operators(
                OperatorsAsk::ChangeSettings(_)
                | OperatorsAsk::Add(_)
                | OperatorsAsk::ChangeRoles(_)
                | OperatorsAsk::ChangePassphrase(_)
                | OperatorsAsk::Remove(_)
                | OperatorsAsk::ReadTours
                | OperatorsAsk::NoteTour(_),
            ) => &self.commits,
            Ask::Secrets(_)
            | Ask::Cancelling(CancellingAsk::Cancel(_) | CancellingAsk::CancelOneOfMany(_))
            | Ask::Downloads(DownloadsAsk::Plan(_) | DownloadsAsk::Cancel(_)) => &self.provider,
            Ask::Downloads(DownloadsAsk::Run(_)) => &self.downloads,
            Ask::Clipboard(_) => &self.clipboard,
            // What goes through the whole log keeps nobody waiting who looks at something.
            Ask::Upkeep(UpkeepAsk::BackUp(_))
            | Ask::Log(LogAsk::Prove | LogAsk::SaveCheckpoint | LogAsk::Export(_)) => &self.upkeep,
        };
        if let Err(job) = lane.put(job) {
            (self.post)(Msg::Reply(ticket, busy(job.ask)));
        }
    }

    /// Asks what a question began to stop; it is answered all the same.
    pub fn stop(&self, ticket: Ticket) {
        self.under_way.stop(ticket);
    }

    /// Asks everything to stop, as nobody waits for it any more.
    pub fn stop_all(&self) {
        self.under_way.stop_all();
    }
}

impl Drop for Lanes {
    fn drop(&mut self) {
        self.search.close();
        self.stop_all();
        self.upkeep.finish();
        self.commits.finish_within(KEEPING);
        self.downloads.finish_within(PAUSING);
    }
}

fn not_done(deed: OperatorDeed, failure: Failure) -> Reply {
    Reply::Operators(OperatorsReply::Done(deed, Err(failure)))
}

/// The answer to a question that found its lane full.
fn busy(ask: Ask) -> Reply {
    let failure = Failure::Busy;
    match ask {
        Ask::Customers(CustomersAsk::Find(_, _)) => Reply::Customers(CustomersReply::Found(Err(failure))),
        Ask::Customers(CustomersAsk::Open(_)) => Reply::Customers(CustomersReply::Opened(Err(failure))),
        Ask::Purchases(PurchasesAsk::List(_)) => Reply::Purchases(PurchasesReply::Listed(Err(failure))),
        Ask::Purchases(PurchasesAsk::ListOrders(_)) => Reply::Purchases(PurchasesReply::Orders(Err(failure))),
        Ask::Purchases(PurchasesAsk::ListSubscriptions(_)) => {
            Reply::Purchases(PurchasesReply::Subscriptions(Err(failure)))
        }
        Ask::Purchases(PurchasesAsk::ListClosing(_)) => Reply::Purchases(PurchasesReply::Closing(Err(failure))),
        Ask::Purchases(PurchasesAsk::LookThroughWindows(_)) => Reply::Purchases(PurchasesReply::Windows(Err(failure))),
        Ask::Purchases(PurchasesAsk::ListWaiting) => Reply::Purchases(PurchasesReply::Waiting(Err(failure))),
        Ask::Purchases(PurchasesAsk::OpenSubscription(_)) => {
            Reply::Purchases(PurchasesReply::SubscriptionOpened(Err(failure)))
        }
        Ask::Purchases(PurchasesAsk::ChangeSubscription(_)) => {
            Reply::Purchases(PurchasesReply::SubscriptionChanged(Err(failure)))
        }
        Ask::Purchases(PurchasesAsk::OpenHybridBenefit(_)) => {
            Reply::Purchases(PurchasesReply::HybridBenefit(Err(failure)))
        }
        Ask::Purchases(PurchasesAsk::Open(_)) => Reply::Purchases(PurchasesReply::Opened(Err(failure))),
        Ask::Purchases(PurchasesAsk::KeepChoice(_, _)) => Reply::Purchases(PurchasesReply::Kept),
        Ask::Buying(BuyingAsk::OpenCatalog(_)) => Reply::Buying(BuyingReply::Catalog(Err(failure))),
        Ask::Buying(BuyingAsk::ReviewCart(_)) => Reply::Buying(BuyingReply::Reviewed(Err(failure))),
        Ask::Buying(BuyingAsk::ChangeCart(_, _)) => Reply::Buying(BuyingReply::Changed(Err(failure))),
        Ask::Buying(BuyingAsk::PlaceOrder(_)) => Reply::Buying(BuyingReply::Placed(Err(failure))),
        Ask::Cancelling(CancellingAsk::Open(_)) => Reply::Cancelling(CancellingReply::Opened(Err(failure))),
        Ask::Cancelling(CancellingAsk::Review(_, _)) => Reply::Cancelling(CancellingReply::Reviewed(Err(failure))),
        Ask::Cancelling(CancellingAsk::SaveReceipt(_, _)) => {
            Reply::Cancelling(CancellingReply::ReceiptSaved(Err(failure)))
        }
        Ask::Cancelling(CancellingAsk::Begin(_, _)) => Reply::Cancelling(CancellingReply::Begun(Err(failure))),
        Ask::Cancelling(CancellingAsk::Cancel(ask) | CancellingAsk::CancelOneOfMany(ask)) => {
            Reply::Cancelling(CancellingReply::Cancelled(ask.entitlement, Err(failure)))
        }
        Ask::Secrets(SecretsAsk::Reveal(_)) => Reply::Secrets(SecretsReply::Revealed(Err(failure))),
        Ask::Secrets(SecretsAsk::ShowLink(_)) => Reply::Secrets(SecretsReply::Linked(Err(failure))),
        Ask::Secrets(SecretsAsk::Copy(wish, _)) => Reply::Secrets(SecretsReply::Copied(wish, Err(failure))),
        Ask::Secrets(SecretsAsk::Retrieval(ask)) => {
            Reply::Secrets(SecretsReply::Retrieval(busy_with_retrieval(ask, failure)))
        }
        Ask::Clipboard(ClipboardAsk::Put(what, _, _)) => Reply::Clipboard(ClipboardReply::Put(what, Err(failure))),
        Ask::Clipboard(ClipboardAsk::Clear(place)) => Reply::Clipboard(ClipboardReply::Cleared(place, Err(failure))),
        Ask::Operators(OperatorsAsk::ReadTours | OperatorsAsk::NoteTour(_)) => {
            Reply::Operators(OperatorsReply::Tours(Err(failure)))
        }
        Ask::Operators(OperatorsAsk::List) => Reply::Operators(OperatorsReply::Listed(Err(failure))),
        Ask::Operators(OperatorsAsk::ChangeSettings(_)) => Reply::Operators(OperatorsReply::Changed(Err(failure))),
        Ask::Operators(OperatorsAsk::Add(_)) => not_done(OperatorDeed::Added, failure),
        Ask::Operators(OperatorsAsk::ChangeRoles(_)) => not_done(OperatorDeed::RolesChanged, failure),
        Ask::Operators(OperatorsAsk::ChangePassphrase(_)) => not_done(OperatorDeed::PassphraseChanged, failure),
        Ask::Operators(OperatorsAsk::Remove(_)) => not_done(OperatorDeed::Removed, failure),
        Ask::Downloads(DownloadsAsk::List) => Reply::Downloads(DownloadsReply::Listed(Err(failure))),
        Ask::Downloads(DownloadsAsk::Describe(_)) => Reply::Downloads(DownloadsReply::Described(Err(failure))),
        Ask::Downloads(DownloadsAsk::Plan(plan)) => Reply::Downloads(DownloadsReply::Planned(plan, Err(failure))),
        Ask::Downloads(DownloadsAsk::Run(_)) => Reply::Downloads(DownloadsReply::Ran(Err(failure))),
        Ask::Downloads(DownloadsAsk::Cancel(_)) => Reply::Downloads(DownloadsReply::Cancelled(Err(failure))),
        Ask::Billing(BillingAsk::List(_)) => Reply::Billing(BillingReply::Listed(Err(failure))),
        Ask::Billing(BillingAsk::Read(_)) => Reply::Billing(BillingReply::Read(Err(failure))),
        Ask::Support(ask) => Reply::Support(busy_with_support(&ask, failure)),
        Ask::Kms(ask) => Reply::Kms(busy_with_plans(&ask, failure)),
        Ask::Upkeep(UpkeepAsk::ListBackups) => Reply::Upkeep(UpkeepReply::Listed(Err(failure))),
        Ask::Upkeep(UpkeepAsk::NextDue) => Reply::Upkeep(UpkeepReply::NextDue(Err(failure))),
        Ask::Upkeep(UpkeepAsk::BackUp(occasion)) => Reply::Upkeep(UpkeepReply::BackedUp(occasion, Err(failure))),
        Ask::Log(LogAsk::Read(_)) => Reply::Log(LogReply::Page(Err(failure))),
        Ask::Log(LogAsk::Named(_)) => Reply::Log(LogReply::Named(Err(failure))),
        Ask::Log(LogAsk::Count(_)) => Reply::Log(LogReply::Counted(Err(failure))),
        Ask::Log(LogAsk::Prove) => Reply::Log(LogReply::Proved(Err(failure))),
        Ask::Log(LogAsk::SaveCheckpoint) => Reply::Log(LogReply::CheckpointSaved(Err(failure))),
        Ask::Log(LogAsk::Export(_)) => Reply::Log(LogReply::Saved(Err(failure))),
    }
}

fn busy_with_plans(ask: &KmsAsk, failure: Failure) -> KmsReply {
    match ask {
        KmsAsk::List(_) => KmsReply::Listed(Err(failure)),
        KmsAsk::Put(_) => KmsReply::Put(Err(failure)),
        KmsAsk::Change(ask) => KmsReply::Changed(ask.change, Err(failure)),
        KmsAsk::ReadTable(_, _) => KmsReply::Table(Err(failure)),
        KmsAsk::Import(_, _) => KmsReply::Imported(Err(failure)),
        KmsAsk::Export(_) => KmsReply::Saved(Err(failure)),
        KmsAsk::SaveRejects(_, _) => KmsReply::RejectsSaved(Err(failure)),
    }
}

/// The same of keys that are got into one file.
fn busy_with_retrieval(ask: RetrievalAsk, failure: Failure) -> RetrievalReply {
    match ask {
        RetrievalAsk::Plan(_) => RetrievalReply::Planned(Err(failure)),
        RetrievalAsk::Begin(_, _) => RetrievalReply::Begun(Err(failure)),
        RetrievalAsk::One(_, id, _) => RetrievalReply::Got(id, Err(failure)),
        RetrievalAsk::Write(_, _, _) => RetrievalReply::Written(Err(failure)),
    }
}

fn busy_with_support(ask: &SupportAsk, failure: Failure) -> SupportReply {
    match ask {
        SupportAsk::List => SupportReply::Listed(Err(failure)),
        SupportAsk::Open(_) => SupportReply::Opened(Err(failure)),
        SupportAsk::Begin(_)
        | SupportAsk::OpenDraft(_)
        | SupportAsk::Reopen(_)
        | SupportAsk::Attach(_, _)
        | SupportAsk::Detach(_, _) => SupportReply::Draft(Err(failure)),
        SupportAsk::Keep(_, _) => SupportReply::Kept(Err(failure)),
        SupportAsk::Discard(_) => SupportReply::Discarded(Err(failure)),
        SupportAsk::LookInto(_) => SupportReply::Folder(Err(failure)),
        SupportAsk::File(_) => SupportReply::Filed(Err(failure)),
        SupportAsk::Export(_, _) => SupportReply::Exported(Err(failure)),
    }
}
