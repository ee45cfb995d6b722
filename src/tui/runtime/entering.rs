//! The way into the store: opened, unlocked, locked, and unlocked again.

use std::io;

use crate::domain::Passphrase;
use crate::service::next_try;
use crate::tui::failure::OpeningFailure;
use crate::tui::msg::Msg;
use crate::tui::runtime::unlocking::Unlocked;
use crate::tui::runtime::{Opened, RunError, Running};

impl Running {
    /// Tries the passphrase on the store; of those with the same one, first as who was there.
    pub(super) fn unlock(&mut self, passphrase: Passphrase) -> io::Result<()> {
        let before = self.locked.as_ref().map(|opened| &opened.services);
        let again = self.answering.as_ref().map(|answering| (&answering.services, answering.actor.operator()));
        let (services, expected) = again.map_or((before, None), |(services, who)| (Some(services), who));
        self.unlocking.unlock(passphrase, services, expected)
    }

    /// Has the store forget its keys. What runs goes on, and what is asked for meanwhile gets no key.
    pub(super) fn lock(&self) {
        if let Some(answering) = &self.answering {
            answering.services.vault.lock();
        }
    }

    /// Takes an opened store in; where it is to be unlocked first nothing more is to be told yet.
    pub(super) fn opened(&mut self, opened: Result<Opened, OpeningFailure>) -> Result<Option<Msg>, RunError> {
        let mut opened = match opened {
            Ok(opened) => opened,
            Err(failure) => return Ok(Some(Msg::Opened(Err(failure.into())))),
        };
        self.source = opened.source;
        (self.post)(Msg::Standing(opened.standing));
        if let Some(operator) = opened.operator.take() {
            return Ok(Some(self.enter(opened, operator)?));
        }
        if let Some(at) = next_try(&opened.services) {
            (self.post)(Msg::NextTry(at));
        }
        self.unlocking.store_is_open(&opened.services)?;
        self.locked = Some(opened);
        Ok(None)
    }

    pub(super) fn unlocked(&mut self, unlocked: Unlocked) -> Result<Option<Msg>, RunError> {
        match unlocked {
            Ok(operator) => match self.locked.take() {
                Some(opened) => self.enter(opened, operator).map(Some),
                None => Ok(Some(Msg::Unlocked(Box::new(operator)))),
            },
            Err((error, next_try)) => {
                if let Some(at) = next_try {
                    (self.post)(Msg::NextTry(at));
                }
                Ok(Some(Msg::StillLocked(error.into())))
            }
        }
    }
}
