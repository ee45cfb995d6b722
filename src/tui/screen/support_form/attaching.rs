//! *Lägg till filer*: a file is chosen, checked and copied in; why one is not stands beside the button (SUPPORT-1).

use std::path::{Path, PathBuf};

use crate::domain::{SupportDraft, SupportDraftId};
use crate::i18n::message;
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, file_picker};
use crate::tui::effect::{Ask, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::note::Note;
use crate::tui::room::Room;
use crate::tui::screen::support_form::State;
use crate::tui::screen::support_form::form::Part;
use crate::tui::step::Step;

impl State {
    /// Has a file attached.
    pub fn attach(&mut self, path: PathBuf, context: &Context<'_>) -> Step {
        self.folder = path.parent().map(Path::to_owned);
        self.change_files(context, |id| SupportAsk::Attach(id, path))
    }

    /// Changes the files; the form is kept first, so that both lie in one draft.
    fn change_files(&mut self, context: &Context<'_>, ask: impl FnOnce(SupportDraftId) -> SupportAsk) -> Step {
        let Some(id) = self.draft.ready().copied() else { return Step::Stay };
        self.file_problem = None;
        self.keeping.touch(context.now);
        let kept = self.keep(context);
        let ticket = context.ticket();
        self.changing_files = Some(ticket);
        Step::Many(vec![kept, Step::Ask(ticket, Ask::Support(ask(id)))])
    }

    pub(super) fn remove_file(&mut self, context: &Context<'_>) -> Step {
        let Some(file) = self.form.marked_file().cloned() else { return Step::Stay };
        self.change_files(context, |id| SupportAsk::Detach(id, Box::new(file)))
    }

    pub(super) fn pick_file(&self, context: &Context<'_>) -> Step {
        let mut picker = file_picker::State::new(self.folder.clone());
        let asked = picker.refresh(context);
        Step::Many(vec![Step::Open(Box::new(Dialog::FilePicker(picker))), asked])
    }

    /// The files are these now, or the last one was not attached.
    pub(super) fn files_changed(&mut self, result: Result<Box<SupportDraft>, Failure>, context: &Context<'_>) -> Step {
        let attached = match result {
            Ok(draft) => {
                let is_more = self.form.files().len() < draft.files.len();
                self.form.take_files(draft.files);
                is_more
            }
            Err(failure) => match failure.attachment() {
                Some(problem) => {
                    self.file_problem = Some(context.locale.attachment_problem(problem));
                    self.form.mark(Part::AddFile);
                    false
                }
                None => return Step::Fail(failure),
            },
        };
        self.show_mark(context);
        let told = || Step::Say(Note::good(context.locale.text(message!("support-attached"))));
        if attached { told() } else { Step::Stay }
    }
}
