//! Answers to what was sent: a dialog that closes with its answer, and what is told of what was sent from elsewhere.

use std::mem;

use crate::domain::Instant;
use crate::i18n::message;
use crate::tui::app::App;
use crate::tui::dialog::cancel_software;
use crate::tui::effect::Effect;
use crate::tui::kms_words;
use crate::tui::msg::{BuyingReply, CancellingReply, KmsReply, PurchasesReply, Reply, SupportReply};
use crate::tui::note::Note;
use crate::tui::screen::Screen;
use crate::tui::session::Ticket;
use crate::tui::step::Step;

impl App {
    /// Gives a reply to the dialog that waits for it. One that closes takes what lies above it along.
    pub(super) fn dialog_answered(&mut self, ticket: Ticket, reply: Reply, now: Instant, effects: &mut Vec<Effect>) {
        let Some(place) = self.dialogs.iter().position(|dialog| dialog.awaits(ticket)) else { return };
        let Some(dialog) = self.dialogs.get_mut(place) else { return };
        let step = dialog.receive(ticket, reply, &self.world.context(now));
        if matches!(step, Step::Close | Step::CloseWith(_)) {
            self.dialogs.truncate(place.saturating_add(1));
        }
        self.carry_out(step, now, effects);
    }

    /// Has the places that were left asked anew for what is counted at the left, as an order made it more: of those of a kind
    /// the one that was left last.
    pub(super) fn count_anew(&mut self, now: Instant, effects: &mut Vec<Effect>) {
        let (mut asked, mut steps) = (Vec::new(), Vec::new());
        for screen in self.history.iter_mut().rev().filter(|screen| screen.counts()) {
            let kind = mem::discriminant(screen);
            if !asked.contains(&kind) {
                asked.push(kind);
                steps.push(screen.refresh(&self.world.context(now)));
            }
        }
        self.carry_out(Step::Many(steps), now, effects);
    }

    /// Says what became of what was sent from a place or a dialog that one has left since, be it forgotten by now.
    pub(super) fn tell_of_what_was_sent_elsewhere(
        &mut self,
        ticket: Ticket,
        reply: &Reply,
        now: Instant,
        effects: &mut Vec<Effect>,
    ) {
        // What goes on while it is not looked at tells of itself once it is over.
        let tells_itself = self.history.iter().chain(&self.forward).any(|at| at.is_under_way() && at.awaits(ticket));
        let is_here = self.screen.awaits(ticket) || self.dialogs.iter().any(|dialog| dialog.awaits(ticket));
        if is_here || tells_itself || ticket.session != self.world.tickets.session() {
            return;
        }
        match reply {
            Reply::Purchases(PurchasesReply::SubscriptionChanged(Err(failure)))
            | Reply::Buying(BuyingReply::Changed(Err(failure)) | BuyingReply::Placed(Err(failure)))
            | Reply::Support(SupportReply::Kept(Err(failure)) | SupportReply::Filed(Err(failure))) => {
                self.fail(failure.clone());
            }
            Reply::Kms(KmsReply::Imported(Ok(import))) if import.is_written => {
                self.note = Some(Note::good(kms_words::imported(import, self.world.preferences.locale)));
                self.with_screen(now, effects, Screen::refresh);
            }
            Reply::Cancelling(CancellingReply::ReceiptSaved(Ok(path))) => {
                let values = [("path", path.display().to_string().into())];
                let told = self.world.preferences.locale.text_with(message!("receipt-saved"), &values);
                self.note = Some(Note::good(told));
            }
            Reply::Cancelling(
                CancellingReply::ReceiptSaved(Err(failure)) | CancellingReply::Cancelled(_, Err(failure)),
            )
            | Reply::Kms(
                KmsReply::Put(Err(failure)) | KmsReply::Changed(_, Err(failure)) | KmsReply::Imported(Err(failure)),
            ) => self.fail(failure.clone()),
            Reply::Cancelling(CancellingReply::Cancelled(id, Ok(cancelled))) => {
                let locale = self.world.preferences.locale;
                let told = cancel_software::cancelled_sentence(&id.order.to_string(), cancelled, locale);
                self.note = Some(Note::good(told));
            }
            Reply::Buying(BuyingReply::Placed(Ok(order))) => {
                let values = [("order", order.to_string().into())];
                let told = self.world.preferences.locale.text_with(message!("order-placed"), &values);
                self.note = Some(Note::good(told));
            }
            // What lies in the cart is shown at more places than the one that changed it.
            Reply::Buying(BuyingReply::Changed(Ok(_))) => self.with_screen(now, effects, Screen::refresh),
            Reply::Purchases(_)
            | Reply::Buying(_)
            | Reply::Cancelling(_)
            | Reply::Customers(_)
            | Reply::Kms(_)
            | Reply::Secrets(_)
            | Reply::Clipboard(_)
            | Reply::Operators(_)
            | Reply::Downloads(_)
            | Reply::Billing(_)
            | Reply::Support(_)
            | Reply::Upkeep(_)
            | Reply::Log(_) => {}
        }
    }
}
