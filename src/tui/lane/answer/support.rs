//! Answers to questions of support requests, and what a request reads like when it is written to a file.

use std::path::PathBuf;

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::domain::{SupportDraft, SupportRequestNumber};
use crate::i18n::support_message;
use crate::service::ServiceError;
use crate::service::support::{
    OpenedRequest, attach_file, begin_support_draft, detach_file, discard_support_draft, file_support_request,
    keep_support_form, list_support_requests, look_into, open_support_draft, open_support_request, read_attachments,
    reopen_as_draft, write_out,
};
use crate::tui::effect::{ExportForm, SupportAsk};
use crate::tui::failure::Failure;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::SupportReply;

impl Answering {
    pub(super) fn support(&self, ask: SupportAsk) -> SupportReply {
        let Self { services, actor, .. } = self;
        let draft = |draft: Result<_, ServiceError>| SupportReply::Draft(draft.map(Box::new).map_err(Failure::from));
        match ask {
            SupportAsk::List => SupportReply::Listed(list_support_requests(services, actor).map_err(Failure::from)),
            SupportAsk::Open(number) => {
                let opened = open_support_request(services, actor, &number).map(Box::new);
                SupportReply::Opened(opened.map_err(Failure::from))
            }
            SupportAsk::Begin(form) => draft(begin_support_draft(services, actor, *form)),
            SupportAsk::OpenDraft(id) => draft(open_support_draft(services, actor, id)),
            SupportAsk::Reopen(number) => draft(self.reopen(&number)),
            SupportAsk::Keep(id, form) => {
                SupportReply::Kept(keep_support_form(services, actor, id, &form).map_err(Failure::from))
            }
            SupportAsk::Discard(id) => {
                SupportReply::Discarded(discard_support_draft(services, actor, id).map_err(Failure::from))
            }
            SupportAsk::LookInto(folder) => {
                SupportReply::Folder(look_into(services, actor, folder.as_deref()).map_err(Failure::from))
            }
            SupportAsk::Attach(id, path) => draft(attach_file(services, actor, id, &path)),
            SupportAsk::Detach(id, file) => draft(detach_file(services, actor, id, &file)),
            SupportAsk::File(ask) => {
                SupportReply::Filed(file_support_request(services, actor, &ask).map_err(Failure::from))
            }
            SupportAsk::Export(number, form) => {
                SupportReply::Exported(self.export(&number, form).map_err(Failure::from))
            }
        }
    }

    fn reopen(&self, number: &SupportRequestNumber) -> Result<SupportDraft, ServiceError> {
        let Self { services, actor, .. } = self;
        let opened = open_support_request(services, actor, number)?;
        let amount = opened.request.details.refund.as_ref().map(|refund| self.locale.typed_money(refund.amount));
        reopen_as_draft(services, actor, number, amount.unwrap_or_default())
    }

    /// Writes a request to a file of its own beside the backups.
    fn export(&self, number: &SupportRequestNumber, form: ExportForm) -> Result<PathBuf, ServiceError> {
        let Self { services, actor, .. } = self;
        let OpenedRequest { request, customer } = open_support_request(services, actor, number)?;
        let (ending, content) = match form {
            ExportForm::Text => {
                ("txt", support_message::as_text(self.locale, &request, customer.as_deref()).into_bytes())
            }
            ExportForm::Email => {
                let contents = read_attachments(services, actor, &request)?;
                ("eml", support_message::as_email(self.locale, &request, customer.as_deref(), &contents))
            }
        };
        let name = FileName::sanitised(&format!("{number}.{ending}"));
        write_out(services, actor, (&self.backups, &name), &Content::new(content))
    }
}
