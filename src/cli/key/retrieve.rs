//! `nyckel key retrieve CUSTOMER…`: the keys and links of many purchases in one file, sealed for somebody, each on record.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::interruptible::interruptible;
use crate::cli::json;
use crate::cli::meaning;
use crate::cli::output;
use crate::cli::passphrase;
use crate::cli::progress::ProgressLine;
use crate::cli::reasoned::Reasoned;
use crate::cli::session::Session;
use crate::domain::download::FileName;
use crate::domain::{EntitlementId, Passphrase, Recipient, RetrievalBatch, Sealing};
use crate::i18n::message;
use crate::ports::{Progress, ProviderError, Stop};
use crate::service::{
    Collected, Delivered, Missing, Retrieval, RetrievalPlan, ServiceError, WhoseKeys, begin_retrieval, plan_retrieval,
    retrieve_one, write_retrieved,
};
use crate::tui::failure::missing_sentence;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Retrieve {
    #[arg(id = "retrieved_customers", value_name = "CUSTOMER", required = true)]
    customers: Vec<String>,
    #[arg(id = "retrieved_order", long = "order", value_name = "ORDER/LINE")]
    orders: Vec<String>,
    #[command(flatten)]
    sealed: Sealed,
    #[arg(id = "confirm_count", long = "confirm", value_name = "COUNT", requires = "plain")]
    confirm: Option<u64>,
    #[arg(id = "retrieved_file", long = "output", value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    reasoned: Reasoned,
    #[arg(id = "json_summary", long = "json")]
    json: bool,
}

/// How the file is closed to others; one of them has to be said.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Sealed {
    /// For these.
    #[arg(long, value_name = "AGE1", value_parser = recipient)]
    recipient: Vec<Recipient>,
    /// By the passphrase in that file.
    #[arg(long, value_name = "FILE")]
    seal_passphrase_file: Option<PathBuf>,
    /// By a passphrase that is typed.
    #[arg(long)]
    seal_passphrase: bool,
    /// Not at all.
    #[arg(long)]
    plain: bool,
}

fn recipient(text: &str) -> Result<Recipient, String> {
    Recipient::parse(text).map_err(|error| error.to_string())
}

impl Sealed {
    fn sealing(&self) -> Sealing {
        if self.plain {
            Sealing::Plain
        } else if self.recipient.is_empty() {
            Sealing::Passphrase
        } else {
            Sealing::Recipients(self.recipient.clone())
        }
    }
}

/// Gets them. Broken off, the same command goes on: what was got is got again, on record, and the answer says how much that is.
pub(in crate::cli) fn run(ask: &Retrieve, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let failed = |error: ServiceError| session.ending(&error);
    let (folder, name) = place(&ask.output, session)?;
    let plan = plan_retrieval(services, actor, &whose(ask, session)?).map_err(failed)?;
    if plan.in_file().next().is_none() {
        let texts = (message!("cli-retrieve-nothing"), message!("cli-retrieve-nothing-instead"));
        return Err(Ending::new(Status::NotFound, *locale, texts, &[]));
    }
    let batch = RetrievalBatch {
        purchases: plan.in_file().map(|row| row.id.clone()).collect(),
        sealing: ask.sealed.sealing(),
        folder,
        name,
        reason: ask.reasoned.reason.clone(),
        got: Vec::new(),
    };
    // Asked for before anything is kept; and not where it would be for nothing, which is refused and on record below.
    let passphrase = match batch.sealing {
        Sealing::Passphrase if plan.allowed.is_ok() => {
            Some(passphrase::chosen(ask.sealed.seal_passphrase_file.as_deref(), *locale)?)
        }
        Sealing::Passphrase | Sealing::Recipients(_) | Sealing::Plain => None,
    };
    begin_retrieval(services, actor, &batch, ask.confirm).map_err(failed)?;
    let delivered = interruptible(*locale, |stop| all(&batch, passphrase.as_ref(), session, stop))?;
    match delivered {
        Ok(delivered) if ask.json => json::write(&SummaryJson::of(&batch, &plan, &delivered, session), *locale),
        Ok(delivered) => tell(&plan, &delivered, session),
        Err(ServiceError::Provider(ProviderError::Stopped)) => {
            let texts = (message!("cli-retrieve-stopped"), message!("cli-retrieve-stopped-instead"));
            Err(Ending::new(Status::Failed, *locale, texts, &[]))
        }
        Err(error) => Err(failed(error)),
    }
}

/// Gets one after the other, and writes the file.
fn all(
    batch: &RetrievalBatch,
    passphrase: Option<&Passphrase>,
    session: &Session,
    stop: &Stop,
) -> Result<Delivered, ServiceError> {
    let Session { services, actor, locale, .. } = session;
    let collected = Collected::default();
    let of = Retrieval { batch, passphrase, collected: &collected };
    let line = ProgressLine::new(*locale, message!("cli-retrieve-progress"));
    let total = u64::try_from(batch.purchases.len()).unwrap_or(u64::MAX);
    for (done, id) in (0..).zip(&batch.purchases) {
        if stop.is_raised() {
            return Err(ServiceError::Provider(ProviderError::Stopped));
        }
        line.show(Progress { done, total });
        retrieve_one(services, actor, of, id, stop)?;
    }
    let note = |missing: &Missing| missing_sentence(missing, *locale);
    write_retrieved(services, actor, of, &note, stop)
}

/// Whose keys are asked for.
fn whose(ask: &Retrieve, session: &Session) -> Result<WhoseKeys, Ending> {
    let customers = ask.customers.iter().map(|text| meaning::customer(session, text)).collect::<Result<Vec<_>, _>>()?;
    match (customers.as_slice(), ask.orders.as_slice()) {
        (_, []) => Ok(WhoseKeys::Customers(customers.iter().map(|customer| customer.tenant).collect())),
        ([customer], orders) => {
            let mut purchases: Vec<EntitlementId> = Vec::with_capacity(orders.len());
            for order in orders {
                purchases.push(meaning::purchase(session, customer, order)?.entitlement.id);
            }
            Ok(WhoseKeys::Purchases(purchases))
        }
        (_, _) => {
            let texts = (message!("cli-retrieve-orders"), message!("cli-retrieve-orders-instead"));
            Err(Ending::new(Status::WrongUsage, session.locale, texts, &[]))
        }
    }
}

/// The folder and the name of the file. One that is there stays, and nothing is asked for then.
fn place(path: &Path, session: &Session) -> Result<(PathBuf, FileName), Ending> {
    let locale = session.locale;
    let wrong = |what, instead| {
        Ending::new(Status::WrongUsage, locale, (what, instead), &[("place", path.display().to_string().into())])
    };
    if path.symlink_metadata().is_ok() {
        let values = [("place", path.display().to_string().into())];
        let texts = (message!("export-there"), message!("cli-retrieve-there-instead"));
        return Err(Ending::new(Status::Failed, locale, texts, &values));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let folder = folder.canonicalize();
    let folder = folder.map_err(|_| wrong(message!("cli-retrieve-folder"), message!("cli-retrieve-folder-instead")))?;
    let name = path.file_name().and_then(|name| FileName::try_from(name.to_string_lossy().into_owned()).ok());
    let name = name.ok_or_else(|| wrong(message!("cli-retrieve-name"), message!("cli-retrieve-name-instead")))?;
    Ok((folder, name))
}

/// Where the file is on standard output; what is in it and what is not on standard error.
fn tell(plan: &RetrievalPlan, delivered: &Delivered, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    output::write(format!("{}\n", delivered.path.display()).as_bytes(), locale)?;
    let values = [("keys", delivered.keys.into()), ("links", delivered.links.into())];
    output::note(&locale.text_with(message!("retrieve-delivered"), &values));
    let told = [(delivered.again, message!("retrieve-again")), (plan.cancelled(), message!("retrieve-cancelled"))];
    for (count, text) in told.into_iter().filter(|(count, _)| *count != 0) {
        output::note(&locale.text_with(text, &[("count", count.into())]));
    }
    for (id, result) in &delivered.rows {
        if let Err(missing) = &result.key {
            output::note(&format!("  {}/{}: {}", id.order, id.line, missing_sentence(missing, locale)));
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct SummaryJson {
    file: String,
    /// `recipients`, `passphrase` or `plain`.
    sealing: &'static str,
    keys: u64,
    links: u64,
    /// Of so many purchases something was got again, as an earlier run did not come to a file.
    got_again: u64,
    /// So many were cancelled and are not in the file.
    cancelled: u64,
    purchases: Vec<PurchaseJson>,
}

#[derive(Serialize)]
struct PurchaseJson {
    tenant: String,
    order: String,
    line: u32,
    key: bool,
    link: bool,
    got_again: bool,
    /// Why the key is not there.
    note: Option<String>,
}

impl SummaryJson {
    fn of(batch: &RetrievalBatch, plan: &RetrievalPlan, delivered: &Delivered, session: &Session) -> Self {
        let purchases = delivered.rows.iter().map(|(id, result)| PurchaseJson {
            tenant: id.tenant.to_string(),
            order: id.order.to_string(),
            line: id.line.0,
            key: result.key.is_ok(),
            link: result.link.is_ok(),
            got_again: result.again,
            note: result.key.as_ref().err().map(|missing| missing_sentence(missing, session.locale)),
        });
        Self {
            file: delivered.path.display().to_string(),
            sealing: match batch.sealing {
                Sealing::Recipients(_) => "recipients",
                Sealing::Passphrase => "passphrase",
                Sealing::Plain => "plain",
            },
            keys: delivered.keys,
            links: delivered.links,
            got_again: delivered.again,
            cancelled: plan.cancelled(),
            purchases: purchases.collect(),
        }
    }
}
