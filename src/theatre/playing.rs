//! What the runtime does with threads and a terminal, done at once and in order.

use std::cell::RefCell;

use crate::domain::Passphrase;
use crate::ports::{Clearing, Clock, PutForward, Stop, Store};
use crate::service::{DownloadEvent, apply_time};
use crate::theatre::{InClipboard, Theatre, TheatreError};
use crate::tui::customers_view::Acting;
use crate::tui::effect::{Ask, Effect};
use crate::tui::lane::answer::Watched;
use crate::tui::msg::{ClipboardReply, Msg, Reply, SecretsReply};
use crate::tui::session::Ticket;

/// How many messages may follow from one: more than that is a console that never comes to rest.
const MESSAGES: u32 = 100;

/// Who stands beside the stage: sees what the console does, and may hold back what comes to it.
pub(crate) trait Beside {
    /// This is about to be done outside the console.
    fn sees(&mut self, _effect: &Effect, _theatre: &Theatre) {}

    /// A question was answered; the answer is given back to be let through.
    fn keeps(&mut self, _ticket: Ticket, reply: Reply) -> Option<Reply> {
        Some(reply)
    }

    /// A passphrase is to be tried; it is given back to be tried now.
    fn keeps_passphrase(&mut self, passphrase: Passphrase) -> Option<Passphrase> {
        Some(passphrase)
    }

    /// The console has taken in a message, and everything it wanted done about it is done.
    fn after_message(&mut self, _theatre: &Theatre) {}
}

/// Nobody.
pub(in crate::theatre) struct Alone;

impl Beside for Alone {}

impl Theatre {
    /// Tells the console of things that happened before anything that follows from them, and does what it wants done.
    pub(crate) fn play(&mut self, mut waiting: Vec<Msg>, beside: &mut dyn Beside) -> Result<(), TheatreError> {
        let mut taken = 0_u32;
        while !waiting.is_empty() && !self.is_over {
            if MESSAGES <= taken {
                return Err(TheatreError::Restless);
            }
            taken = taken.saturating_add(1);
            let msg = waiting.remove(0);
            for effect in self.app.update(msg, self.house.clock.now()) {
                self.execute(effect, &mut waiting, beside);
            }
            beside.after_message(self);
        }
        Ok(())
    }

    /// Applies what became due by now, as the keeper of time does it on its thread, and tells the console of it.
    pub(crate) fn pass_time(&mut self, beside: &mut dyn Beside) -> Result<(), TheatreError> {
        let changed = self.applied_time();
        self.play(changed.into_iter().collect(), beside)
    }

    /// Applies what became due by now; what the console is to be told of it, where anything was.
    fn applied_time(&self) -> Option<Msg> {
        let next = self.house.store.due(self.house.operator.actor().scope(), 1).ok()?;
        next.first().filter(|(at, _)| *at <= self.now())?;
        let before = self.house.store.latest_seq().ok();
        // What cannot be applied stays due, and is tried again when time goes on.
        drop(apply_time(&self.house.services, &Stop::default()));
        let after = self.house.store.latest_seq().ok();
        after.filter(|_| before != after).map(Msg::Changed)
    }

    fn execute(&mut self, effect: Effect, waiting: &mut Vec<Msg>, beside: &mut dyn Beside) {
        // As the runtime drops them.
        if let Effect::Ask(ticket, ask) = &effect
            && !ask.is_for(*ticket, self.session)
        {
            return;
        }
        beside.sees(&effect, self);
        match effect {
            Effect::Ask(ticket, ask) => self.answer(ticket, ask, waiting, beside),
            Effect::Browse(_) => waiting.push(Msg::Browsed(Ok(()))),
            Effect::OpenFolder(_) => waiting.push(Msg::FolderOpened(Ok(()))),
            Effect::Become(acting) => {
                let facts = self.begin(*acting);
                waiting.push(Msg::Opened(Ok(Box::new(facts))));
            }
            Effect::ActAs(operator) => self.act_as(&Acting::operator(*operator)),
            Effect::Unlock(passphrase) => {
                if let Some(passphrase) = beside.keeps_passphrase(passphrase) {
                    waiting.extend(self.unlock(&passphrase));
                }
            }
            Effect::Lock => self.house.services.vault.lock(),
            Effect::PutClockForward(to) => {
                self.house.clock.put_forward(to);
                waiting.extend(self.applied_time());
            }
            Effect::Suspend => waiting.extend([Msg::Resumed, Msg::Resize(self.size)]),
            Effect::Quit => {
                drop(self.answering.clipboard.close());
                self.copied = self.copied.take().filter(|(_, what)| matches!(what, InClipboard::Plain(_)));
                self.is_over = true;
            }
            // Everything is answered before it could be stopped, and there is no terminal to tell or to draw on.
            Effect::Stop(_) | Effect::Notify(_) | Effect::Redraw => {}
        }
    }

    fn answer(&mut self, ticket: Ticket, ask: Ask, waiting: &mut Vec<Msg>, beside: &mut dyn Beside) {
        let told = RefCell::new(Vec::new());
        let before = self.house.store.latest_seq().ok();
        let progress = |progress| told.borrow_mut().push(Msg::Progress(ticket, progress));
        let event = |event: &DownloadEvent| told.borrow_mut().push(Msg::Downloading(vec![(ticket, event.clone())]));
        let watched = Watched { progress: &progress, event: &event, so_far: &|_| {}, stop: &Stop::default() };
        let reply = self.answering.answer(ask, watched);
        self.note_copy(&reply);
        waiting.append(&mut told.borrow_mut());
        waiting.extend(beside.keeps(ticket, reply).map(|reply| Msg::Reply(ticket, reply)));
        waiting.extend(self.answering.standing.look(&self.house.services).map(Msg::Standing));
        let after = self.house.store.latest_seq().ok();
        waiting.extend(after.filter(|_| before != after).map(Msg::Changed));
    }

    /// Notes what an answer says of the clipboard.
    fn note_copy(&mut self, reply: &Reply) {
        if let Reply::Secrets(SecretsReply::Copied(wish, Ok(copied))) = reply {
            self.copied = Some((copied.place.clone(), InClipboard::Secret(wish.what)));
        }
        if let Reply::Clipboard(ClipboardReply::Put(what, Ok(place))) = reply {
            self.copied = Some((place.clone(), InClipboard::Plain(*what)));
        }
        if let Reply::Clipboard(ClipboardReply::Cleared(place, Ok(Clearing::Cleared))) = reply {
            self.copied = self.copied.take().filter(|(lying, _)| lying != place);
        }
    }
}
