//! Unlocking on a thread of its own: stretching a passphrase takes as long as it is meant to, and the loop waits for
//! nothing.

use std::io;
use std::thread;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::domain::{Instant, Operator, OperatorId, Passphrase};
use crate::service::{ServiceError, Services, next_try, unlock};

/// Whose passphrase it was, or why it unlocked nothing and from when the next one is tried.
pub(super) type Unlocked = Result<Operator, (ServiceError, Option<Instant>)>;

/// The passphrases that wait for the store, and the answers that come back.
pub(super) struct Unlocking {
    /// One that was entered before the store was open.
    waiting: Option<Passphrase>,
    answer: UnboundedSender<Unlocked>,
    answers: UnboundedReceiver<Unlocked>,
}

impl Unlocking {
    pub(super) fn new() -> Self {
        let (answer, answers) = unbounded_channel();
        Self { waiting: None, answer, answers }
    }

    /// Tries the passphrase on the store, or keeps it until the store is open.
    pub(super) fn unlock(
        &mut self,
        passphrase: Passphrase,
        services: Option<&Services>,
        expected: Option<OperatorId>,
    ) -> io::Result<()> {
        let Some(services) = services.cloned() else {
            self.waiting = Some(passphrase);
            return Ok(());
        };
        let answer = self.answer.clone();
        let try_it = move || {
            let unlocked = unlock(&services, &passphrase, expected);
            drop(answer.send(unlocked.map_err(|error| (error, next_try(&services)))));
        };
        thread::Builder::new().name("nyckel-unlock".to_owned()).spawn(try_it).map(drop)
    }

    /// Tries what was entered before the store was open.
    pub(super) fn store_is_open(&mut self, services: &Services) -> io::Result<()> {
        self.waiting.take().map_or(Ok(()), |passphrase| self.unlock(passphrase, Some(services), None))
    }

    /// The next answer.
    pub(super) async fn answered(&mut self) -> Option<Unlocked> {
        self.answers.recv().await
    }
}
