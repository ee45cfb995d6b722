//! `nyckel support file`: a support request filed from flags. What is wrong is told flag by flag; the draft that it
//! passes through is thrown away with its files where nothing comes of it.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::ending::{Ending, Status};
use crate::cli::output;
use crate::cli::session::Session;
use crate::domain::support_request::{FieldProblem, FormField, Impact, ProblemKind};
use crate::domain::{SupportDraft, SupportForm, SupportRequestNumber};
use crate::i18n::message;
use crate::service::ServiceError;
use crate::service::exchange::words;
use crate::service::support::{
    FileSupportRequest, attach_file, begin_support_draft, discard_support_draft, file_support_request,
};

/// What is to be filed.
#[derive(Debug, Args)]
pub(in crate::cli) struct File {
    #[arg(id = "problem_kind", long = "kind", value_name = "KIND", value_parser = kind)]
    kind: ProblemKind,
    #[arg(id = "impact", long, value_name = "IMPACT", value_parser = impact, default_value = "moderate")]
    impact: Impact,
    #[arg(id = "request_title", long = "title")]
    title: String,
    #[arg(id = "description", long)]
    description: String,
    #[arg(id = "request_customer", long = "customer", default_value = "")]
    customer: String,
    #[arg(id = "request_purchase", long = "purchase", default_value = "")]
    purchase: String,
    #[arg(id = "refund_reason", long = "refund-reason", default_value = "")]
    refund_reason: String,
    #[arg(id = "amount", long, default_value = "")]
    amount: String,
    #[arg(id = "contact_name", long = "contact-name")]
    contact_name: Option<String>,
    #[arg(id = "email", long)]
    email: Option<String>,
    #[arg(id = "phone", long)]
    phone: Option<String>,
    #[arg(id = "attach", long, value_name = "FILE")]
    attach: Vec<PathBuf>,
}

fn kind(text: &str) -> Result<ProblemKind, String> {
    let known = ProblemKind::ALL.into_iter().find(|kind| words::problem_kind(*kind) == text);
    known.ok_or_else(|| ProblemKind::ALL.map(words::problem_kind).join(", "))
}

fn impact(text: &str) -> Result<Impact, String> {
    let known = Impact::ALL.into_iter().find(|impact| words::impact(*impact) == text);
    known.ok_or_else(|| Impact::ALL.map(words::impact).join(", "))
}

/// Files it, and says its number on standard output.
pub(in crate::cli) fn run(ask: &File, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let draft = begin_support_draft(services, actor, ask.form()).map_err(|error| session.ending(&error))?;
    let filed = ask.filed(draft.clone(), session);
    if filed.is_err()
        && let Err(error) = discard_support_draft(services, actor, draft.id)
    {
        tracing::warn!(%error, "what was to be filed stays as a draft");
    }
    output::write(format!("{}\n", filed?).as_bytes(), *locale)
}

impl File {
    /// The form without its contact, which is the one of the last request where no flag says another.
    fn form(&self) -> SupportForm {
        SupportForm {
            kind: Some(self.kind),
            impact: Some(self.impact),
            title: self.title.clone(),
            description: self.description.clone(),
            customer: self.customer.clone(),
            purchase: self.purchase.clone(),
            refund_reason: self.refund_reason.clone(),
            amount: self.amount.clone(),
            ..SupportForm::default()
        }
    }

    fn filed(&self, mut draft: SupportDraft, session: &Session) -> Result<SupportRequestNumber, Ending> {
        let Session { services, actor, locale, .. } = session;
        let contact = &mut draft.form.contact;
        contact.name = self.contact_name.clone().unwrap_or_else(|| contact.name.clone());
        contact.email = self.email.clone().unwrap_or_else(|| contact.email.clone());
        contact.phone = self.phone.clone().unwrap_or_else(|| contact.phone.clone());
        let checked = draft.form.check(|text| locale.read_amount(text));
        let details = checked.map_err(|problems| malformed(&problems, session))?;
        for path in &self.attach {
            let attached = attach_file(services, actor, draft.id, path);
            draft.files = attached.map_err(|error| not_attached(path, &error, session))?.files;
        }
        let ask = FileSupportRequest { draft: draft.id, details, files: draft.files };
        file_support_request(services, actor, &ask).map_err(|error| session.ending(&error))
    }
}

/// What is wrong, flag by flag.
fn malformed(problems: &[FieldProblem], session: &Session) -> Ending {
    let locale = session.locale;
    let line = |problem: &FieldProblem| format!("{}: {}", flag(problem.field), locale.field_problem(problem.problem));
    let lines: Vec<String> = problems.iter().map(line).collect();
    let count = [("count", problems.len().into())];
    let texts = (message!("support-problems"), message!("cli-support-problems-instead"));
    Ending::new(Status::WrongUsage, locale, texts, &count).with_choices(lines)
}

fn not_attached(path: &Path, error: &ServiceError, session: &Session) -> Ending {
    let ending = session.ending(error);
    let values = [("path", path.display().to_string().into()), ("why", ending.sentence.what.into())];
    let texts = (message!("cli-support-not-attached"), message!("cli-support-not-attached-instead"));
    Ending::new(ending.status, session.locale, texts, &values)
}

/// The flag that fills in a field.
fn flag(field: FormField) -> &'static str {
    match field {
        FormField::Kind => "--kind",
        FormField::Impact => "--impact",
        FormField::Title => "--title",
        FormField::Description => "--description",
        FormField::Customer => "--customer",
        FormField::Purchase => "--purchase",
        FormField::RefundReason => "--refund-reason",
        FormField::Amount => "--amount",
        FormField::ContactName => "--contact-name",
        FormField::Email => "--email",
        FormField::Phone => "--phone",
    }
}
