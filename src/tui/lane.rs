//! The lanes: named threads on which everything that can block is done, behind bounded queues.
//!
//! **Invariant:** the loop never waits for a lane. **Invariant:** a question that finds its lane full is answered
//! with [`Failure::Busy`], never lost. Of search questions only the latest is answered.

pub mod answer;
pub mod known_standing;

use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

use crate::tui::effect::{Ask, ClipboardAsk, CustomersAsk, OperatorsAsk, PurchasesAsk, SecretsAsk};
use crate::tui::failure::Failure;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::{ClipboardReply, CustomersReply, Msg, OperatorsReply, PurchasesReply, Reply, SecretsReply};
use crate::tui::session::Ticket;

/// How many questions a lane holds before it is full.
const QUEUE: usize = 64;

/// Takes messages to the loop, from any thread. It must not block for long.
pub type Post = Arc<dyn Fn(Msg) + Send + Sync>;

/// A question with all that is needed to answer it.
struct Job {
    ticket: Ticket,
    ask: Ask,
    answering: Arc<Answering>,
}

impl Job {
    /// Answers the question, and tells how the store stands where that is another way now.
    fn done(self, post: &Post) {
        post(Msg::Reply(self.ticket, self.answering.answer(self.ask)));
        self.answering.standing.tell(&self.answering.services, post);
    }
}

/// The lanes of a console. Dropped, they finish what they are at and end.
pub struct Lanes {
    post: Post,
    reads: SyncSender<Job>,
    commits: SyncSender<Job>,
    provider: SyncSender<Job>,
    clipboard: SyncSender<Job>,
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
            reads: queue("nyckel-read", NonZeroUsize::MIN.saturating_add(1), post)?,
            commits: queue("nyckel-commit", NonZeroUsize::MIN, post)?,
            provider: queue("nyckel-provider", NonZeroUsize::MIN.saturating_add(3), post)?,
            clipboard: queue("nyckel-copy", NonZeroUsize::MIN, post)?,
            search: Latest::start(post)?,
        })
    }

    /// Puts a question on its lane.
    pub fn ask(&self, ticket: Ticket, ask: Ask, answering: &Arc<Answering>) {
        let job = Job { ticket, ask, answering: Arc::clone(answering) };
        let lane = match &job.ask {
            Ask::Customers(CustomersAsk::Find(_)) => return self.search.replace(job),
            Ask::Customers(CustomersAsk::Open(_)) | Ask::Purchases(_) | Ask::Operators(OperatorsAsk::List) => {
                &self.reads
            }
            Ask::Operators(OperatorsAsk::ChangeSettings(_)) => &self.commits,
            Ask::Secrets(_) => &self.provider,
            Ask::Clipboard(_) => &self.clipboard,
        };
        if let Err(TrySendError::Full(job) | TrySendError::Disconnected(job)) = lane.try_send(job) {
            (self.post)(Msg::Reply(job.ticket, busy(job.ask)));
        }
    }
}

impl Drop for Lanes {
    fn drop(&mut self) {
        self.search.close();
    }
}

/// Starts the threads of one lane and gives the way to their queue.
fn queue(name: &str, threads: NonZeroUsize, post: &Post) -> std::io::Result<SyncSender<Job>> {
    let (sender, receiver) = sync_channel::<Job>(QUEUE);
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..threads.get() {
        let receiver = Arc::clone(&receiver);
        let post = Arc::clone(post);
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            while let Some(job) = take(&receiver) {
                job.done(&post);
            }
        })?;
    }
    Ok(sender)
}

fn take(receiver: &Mutex<Receiver<Job>>) -> Option<Job> {
    receiver.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// The search lane: a place for one question, in which a later one takes the place of an earlier.
struct Latest {
    slot: Mutex<Slot>,
    filled: Condvar,
}

enum Slot {
    Empty,
    Filled(Box<Job>),
    Closed,
}

impl Latest {
    fn start(post: &Post) -> std::io::Result<Arc<Self>> {
        let latest = Arc::new(Self { slot: Mutex::new(Slot::Empty), filled: Condvar::new() });
        let own = Arc::clone(&latest);
        let post = Arc::clone(post);
        thread::Builder::new().name("nyckel-search".to_owned()).spawn(move || {
            while let Some(job) = own.take() {
                job.done(&post);
            }
        })?;
        Ok(latest)
    }

    fn replace(&self, job: Job) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Slot::Filled(Box::new(job));
        self.filled.notify_one();
    }

    fn close(&self) {
        *self.slot.lock().unwrap_or_else(PoisonError::into_inner) = Slot::Closed;
        self.filled.notify_one();
    }

    fn take(&self) -> Option<Job> {
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match std::mem::replace(&mut *slot, Slot::Empty) {
                Slot::Filled(job) => return Some(*job),
                Slot::Closed => return None,
                Slot::Empty => slot = self.filled.wait(slot).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// The answer to a question that found its lane full.
fn busy(ask: Ask) -> Reply {
    let failure = Failure::Busy;
    match ask {
        Ask::Customers(CustomersAsk::Find(_)) => Reply::Customers(CustomersReply::Found(Err(failure))),
        Ask::Customers(CustomersAsk::Open(_)) => Reply::Customers(CustomersReply::Opened(Err(failure))),
        Ask::Purchases(PurchasesAsk::List(_)) => Reply::Purchases(PurchasesReply::Listed(Err(failure))),
        Ask::Purchases(PurchasesAsk::Open(_)) => Reply::Purchases(PurchasesReply::Opened(Err(failure))),
        Ask::Purchases(PurchasesAsk::KeepChoice(_, _)) => Reply::Purchases(PurchasesReply::Kept),
        Ask::Secrets(SecretsAsk::Reveal(_)) => Reply::Secrets(SecretsReply::Revealed(Err(failure))),
        Ask::Secrets(SecretsAsk::Copy(wish, _)) => Reply::Secrets(SecretsReply::Copied(wish, Err(failure))),
        Ask::Clipboard(ClipboardAsk::Put(what, _, _)) => Reply::Clipboard(ClipboardReply::Put(what, Err(failure))),
        Ask::Clipboard(ClipboardAsk::Clear(place)) => Reply::Clipboard(ClipboardReply::Cleared(place, Err(failure))),
        Ask::Operators(OperatorsAsk::List) => Reply::Operators(OperatorsReply::Listed(Err(failure))),
        Ask::Operators(OperatorsAsk::ChangeSettings(_)) => Reply::Operators(OperatorsReply::Changed(Err(failure))),
    }
}
