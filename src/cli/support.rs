//! `nyckel support`: the support requests that were filed, one of them, one written to a file, and a new one.

mod file;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::json;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::{Attachment, Hexadecimal, SupportRequestNumber};
use crate::i18n::{message, support_message};
use crate::service::exchange::{self, words};
use crate::service::support::{
    OpenedRequest, SupportRow, SupportRowId, list_support_requests, open_support_request, read_attachments,
};

/// What can be done with support requests.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Support {
    List(List),
    Show(Show),
    Export(Export),
    File(Box<file::File>),
}

/// All of them.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    #[arg(long)]
    json: bool,
}

/// One of them.
#[derive(Debug, Args)]
pub(in crate::cli) struct Show {
    #[arg(id = "request")]
    number: SupportRequestNumber,
    #[arg(long)]
    json: bool,
}

/// One of them, written to a file.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    #[arg(id = "request")]
    number: SupportRequestNumber,
    #[arg(id = "export_form", long = "as", value_name = "text|eml")]
    form: ExportForm,
    #[arg(id = "request_file", long = "to", value_name = "FILE")]
    to: Option<PathBuf>,
}

/// As what it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ExportForm {
    Text,
    Eml,
}

#[derive(Serialize)]
struct ListJson {
    requests: Vec<RowJson>,
}

/// A row. The names are stable.
#[derive(Serialize)]
struct RowJson {
    /// `null` for a draft, whose id stands in `draft`.
    number: Option<String>,
    draft: Option<String>,
    /// When it was filed; of a draft when it was changed last.
    at: String,
    title: String,
    kind: Option<&'static str>,
    /// `draft`, `open`, `attention-needed` or `closed`.
    status: &'static str,
    customer: String,
    operator: String,
    files: usize,
}

/// A request. The names are stable.
#[derive(Serialize)]
struct RequestJson {
    number: String,
    status: &'static str,
    filed: String,
    operator: String,
    kind: &'static str,
    impact: &'static str,
    title: String,
    description: String,
    customer: Option<String>,
    customer_name: Option<String>,
    purchase: Option<String>,
    refund_reason: Option<String>,
    amount: Option<json::MoneyJson>,
    contact: ContactJson,
    files: Vec<FileJson>,
}

#[derive(Serialize)]
struct ContactJson {
    name: String,
    email: String,
    phone: String,
}

#[derive(Serialize)]
struct FileJson {
    name: String,
    bytes: u64,
    blake3: String,
}

/// Does what is asked for.
pub(in crate::cli) fn run(ask: &Support, session: &Session) -> Result<(), Ending> {
    match ask {
        Support::List(ask) => list(ask, session),
        Support::Show(ask) => show(ask, session),
        Support::Export(ask) => export(ask, session),
        Support::File(ask) => file::run(ask, session),
    }
}

fn list(ask: &List, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let rows = list_support_requests(services, actor).map_err(|error| session.ending(&error))?;
    if ask.json {
        return json::write(&ListJson { requests: rows.iter().map(RowJson::from).collect() }, *locale);
    }
    if rows.is_empty() {
        output::note(&locale.text(message!("support-none")));
        return Ok(());
    }
    let columns = [
        (message!("column-number"), Side::Left),
        (message!("column-request-date"), Side::Left),
        (message!("column-request-title"), Side::Left),
        (message!("column-request-kind"), Side::Left),
        (message!("column-customer"), Side::Left),
        (message!("column-status"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns);
    for row in rows {
        let number = match &row.id {
            SupportRowId::Filed(number) => number.to_string(),
            SupportRowId::Draft(_) => String::new(),
        };
        let kind = row.kind.map(|kind| locale.problem_kind(kind)).unwrap_or_default();
        let status = locale.request_status(row.status);
        table.row(&[number, locale.date(row.at), row.title, kind, row.customer, status]);
    }
    output::write(table.text().as_bytes(), *locale)
}

fn show(ask: &Show, session: &Session) -> Result<(), Ending> {
    let opened = opened(&ask.number, session)?;
    if ask.json {
        return json::write(&RequestJson::from(&opened), session.locale);
    }
    let text = support_message::as_text(session.locale, &opened.request, opened.customer.as_deref());
    output::write(text.as_bytes(), session.locale)
}

/// Writes it to standard output, or to a file that is not there yet.
fn export(ask: &Export, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let OpenedRequest { request, customer } = opened(&ask.number, session)?;
    let written = match ask.form {
        ExportForm::Text => support_message::as_text(*locale, &request, customer.as_deref()).into_bytes(),
        ExportForm::Eml => {
            let contents = read_attachments(services, actor, &request).map_err(|error| session.ending(&error))?;
            support_message::as_email(*locale, &request, customer.as_deref(), &contents)
        }
    };
    let Some(path) = &ask.to else { return output::write(&written, *locale) };
    to_file(path, &written, session)
}

/// Writes a file that only its owner may read, whole or not at all; one that is there stays as it is.
fn to_file(path: &Path, written: &[u8], session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let existing = Existing::Kept { instead: message!("cli-support-there-instead") };
    let mut file = NewFile::begin(path, existing, locale)?;
    file.write_all(written).map_err(|error| output::unwritten(&error, locale))?;
    file.finish()?;
    let place = [("path", path.display().to_string().into())];
    output::note(&locale.text_with(message!("support-exported"), &place));
    Ok(())
}

fn opened(number: &SupportRequestNumber, session: &Session) -> Result<OpenedRequest, Ending> {
    let Session { services, actor, locale, .. } = session;
    open_support_request(services, actor, number).map_err(|error| {
        let ending = session.ending(&error);
        if ending.status != Status::NotFound {
            return ending;
        }
        let texts = (message!("cli-support-not-found"), message!("cli-support-not-found-instead"));
        Ending::new(Status::NotFound, *locale, texts, &[("number", number.as_str().into())])
    })
}

impl From<&SupportRow> for RowJson {
    fn from(row: &SupportRow) -> Self {
        let (number, draft) = match &row.id {
            SupportRowId::Filed(number) => (Some(number.to_string()), None),
            SupportRowId::Draft(id) => (None, Some(id.to_string())),
        };
        Self {
            number,
            draft,
            at: exchange::instant(row.at),
            title: row.title.clone(),
            kind: row.kind.map(words::problem_kind),
            status: row.status.map_or("draft", words::request_status),
            customer: row.customer.clone(),
            operator: row.operator.clone(),
            files: row.files,
        }
    }
}

impl From<&OpenedRequest> for RequestJson {
    fn from(opened: &OpenedRequest) -> Self {
        let OpenedRequest { request, customer } = opened;
        let details = &request.details;
        let contact = &details.contact;
        Self {
            number: request.number.to_string(),
            status: words::request_status(request.status),
            filed: exchange::instant(request.filed),
            operator: request.operator_name.clone(),
            kind: words::problem_kind(details.kind),
            impact: words::impact(details.impact),
            title: details.title.clone(),
            description: details.description.clone(),
            customer: details.customer.as_ref().map(ToString::to_string),
            customer_name: customer.clone(),
            purchase: details.purchase.as_ref().map(ToString::to_string),
            refund_reason: details.refund.as_ref().map(|refund| refund.reason.clone()),
            amount: details.refund.as_ref().map(|refund| refund.amount.into()),
            contact: ContactJson {
                name: contact.name.clone(),
                email: contact.email.clone(),
                phone: contact.phone.clone(),
            },
            files: request.attachments.iter().map(FileJson::from).collect(),
        }
    }
}

impl From<&Attachment> for FileJson {
    fn from(file: &Attachment) -> Self {
        let blake3 = Hexadecimal(&file.hash).to_string();
        Self { name: file.name.to_string(), bytes: file.bytes, blake3 }
    }
}
