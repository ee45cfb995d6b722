//! Unlocking on a thread of its own: stretching a passphrase takes as long as it is meant to, and the loop waits for
//! nothing.

use std::io;
use std::thread;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::domain::{Operator, Passphrase};
use crate::service::{ServiceError, Services, unlock};

/// Whose passphrase it was, or why it unlocked nothing.
pub(super) type Unlocked = Result<Operator, ServiceError>;

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
    pub(super) fn unlock(&mut self, passphrase: Passphrase, services: Option<&Services>) -> io::Result<()> {
        let Some(services) = services.cloned() else {
            self.waiting = Some(passphrase);
            return Ok(());
        };
        let answer = self.answer.clone();
        let try_it = move || drop(answer.send(unlock(&services, &passphrase, None)));
        thread::Builder::new().name("nyckel-unlock".to_owned()).spawn(try_it).map(drop)
    }

    /// Tries what was entered before the store was open.
    pub(super) fn store_is_open(&mut self, services: &Services) -> io::Result<()> {
        self.waiting.take().map_or(Ok(()), |passphrase| self.unlock(passphrase, Some(services)))
    }

    /// The next answer.
    pub(super) async fn answered(&mut self) -> Option<Unlocked> {
        self.answers.recv().await
    }
}
