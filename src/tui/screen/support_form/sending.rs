//! *Skicka*, and throwing the draft away: what ends the form, and what comes of it (SUPPORT-2).

use crate::domain::{SupportDraftId, SupportRequestNumber};
use crate::i18n::message;
use crate::service::support::FileSupportRequest;
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, confirm};
use crate::tui::effect::{Ask, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::screen::support_form::State;
use crate::tui::step::{Destination, Step};

impl State {
    /// Has the draft thrown away.
    pub fn discard(&mut self, id: SupportDraftId, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.discarding = Some(ticket);
        Step::Ask(ticket, Ask::Support(SupportAsk::Discard(id)))
    }

    /// Sends the request, or shows what is wrong with it. It is kept as a draft until it is filed.
    pub(super) fn submit(&mut self, context: &Context<'_>) -> Step {
        self.form.leave();
        let Some(id) = self.open_draft() else { return Step::Stay };
        let details = match self.form.typed().check(|text| context.locale.read_amount(text)) {
            Ok(details) => details,
            Err(problems) => {
                let count = [("count", problems.len().into())];
                let told = context.locale.text_with(message!("support-problems"), &count);
                self.form.show_problems(problems);
                self.show_mark(context);
                return Step::Many(vec![self.keep(context), Step::Say(Note::warning(told))]);
            }
        };
        let kept = self.keep(context);
        let ticket = context.ticket();
        self.sent = Some(ticket);
        let ask = FileSupportRequest { draft: id, details, files: self.form.files().to_vec() };
        Step::Many(vec![kept, Step::Ask(ticket, Ask::Support(SupportAsk::File(Box::new(ask))))])
    }

    pub(super) fn filed(&mut self, result: Result<SupportRequestNumber, Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(number) => {
                let told = [("request", number.to_string().into())];
                let told = Note::good(context.locale.text_with(message!("support-filed-as"), &told));
                Step::Many(vec![Step::GoInstead(Destination::SupportRequest(number)), Step::Say(told)])
            }
            Err(failure) => {
                self.sent = None;
                Step::Fail(failure)
            }
        }
    }

    pub(super) fn ask_to_discard(&mut self) -> Step {
        self.form.leave();
        let Some(id) = self.draft.ready() else { return Step::Stay };
        Step::Open(Box::new(Dialog::Confirm(confirm::State::discard_draft(*id, &self.form.typed().title))))
    }

    pub(super) fn discarded(&mut self, result: Result<(), Failure>, context: &Context<'_>) -> Step {
        match result {
            Ok(()) => {
                let told = Note::good(context.locale.text(message!("support-discarded")));
                Step::Many(vec![Step::GoInstead(Destination::Support(None)), Step::Say(told)])
            }
            Err(failure) => {
                self.discarding = None;
                Step::Fail(failure)
            }
        }
    }
}
