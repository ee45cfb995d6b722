//! Answers held back, so that a test lets them arrive late, in another order, or never.

use crate::testing::stage::Stage;
use crate::tui::failure::Failure;
use crate::tui::msg::{ClipboardReply, Msg, Reply};

impl Stage {
    /// From now on replies wait until they are let through.
    pub fn hold(&mut self) -> &mut Self {
        self.hands.held.get_or_insert_default();
        self
    }

    /// How many replies wait.
    #[must_use]
    pub fn held(&self) -> usize {
        self.hands.held.as_ref().map_or(0, Vec::len)
    }

    /// Lets the waiting reply at that place through, 0 being the one that has waited longest.
    ///
    /// # Panics
    /// If no reply waits there.
    pub fn release(&mut self, place: usize) -> &mut Self {
        let (ticket, reply) = self.hands.held.as_mut().expect("replies are held").remove(place);
        self.send(Msg::Reply(ticket, reply))
    }

    /// Presses a key, right behind which the waiting reply at that place comes, before anything that follows from the key.
    ///
    /// # Panics
    /// If it is no key, or no reply waits there.
    pub fn release_right_behind(&mut self, key: &str, place: usize) -> &mut Self {
        let key = key.parse().unwrap_or_else(|error| panic!("{error}"));
        let (ticket, reply) = self.hands.held.as_mut().expect("replies are held").remove(place);
        self.send_together(vec![Msg::Key(key), Msg::Reply(ticket, reply)])
    }

    /// Loses the waiting reply at that place, unless it is that of a clearing: nothing overtakes those.
    ///
    /// # Panics
    /// If no reply waits there.
    pub fn lose(&mut self, place: usize) -> &mut Self {
        let (ticket, reply) = self.hands.held.as_mut().expect("replies are held").remove(place);
        match reply {
            Reply::Clipboard(ClipboardReply::Cleared(_, _)) => self.send(Msg::Reply(ticket, reply)),
            Reply::Clipboard(ClipboardReply::Put(_, _))
            | Reply::Kms(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Customers(_)
            | Reply::Purchases(_)
            | Reply::Secrets(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => self,
        }
    }

    /// Lets all replies through in their order; later ones come at once again.
    pub fn release_all(&mut self) -> &mut Self {
        while let Some((ticket, reply)) =
            self.hands.held.as_mut().filter(|held| !held.is_empty()).map(|held| held.remove(0))
        {
            self.send(Msg::Reply(ticket, reply));
        }
        self.hands.held = None;
        if let Some(passphrase) = self.hands.tried.take() {
            for msg in self.theatre.unlock(&passphrase) {
                self.send(msg);
            }
        }
        self
    }

    /// Fails to open the store.
    pub fn fail_to_open(&mut self, failure: Failure) -> &mut Self {
        self.send(Msg::Opened(Err(failure)))
    }
}
