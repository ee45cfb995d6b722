//! `nyckel software [CUSTOMER]`: what a customer has bought, as its Software page has it.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson, PurchaseJson};
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{meaning, output};
use crate::domain::choice::ProductVersion;
use crate::i18n::message;
use crate::service::{SoftwareRow, list_software};

/// Whose it is, and in which form.
#[derive(Debug, Args)]
pub(in crate::cli) struct OfSoftware {
    pub(in crate::cli) customer: Option<String>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    customer: CustomerJson,
    software: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    #[serde(flatten)]
    purchase: PurchaseJson,
    kind: &'static str,
    subscription: Option<String>,
    key_versions: Vec<ProductVersion>,
    download_versions: Vec<ProductVersion>,
    /// Where the installation instructions are.
    instructions: Option<String>,
    /// When the operator last saw or copied a key or link of it.
    last_access: Option<String>,
}

/// Lists it on standard output.
pub(in crate::cli) fn run(ask: &OfSoftware, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer_with_software(session, ask.customer.as_deref())?;
    let rows = list_software(services, actor, customer.tenant).map_err(|error| session.ending(&error))?;
    if ask.json {
        let software = rows.iter().map(RowJson::from).collect();
        return json::write(&AnswerJson { customer: (&customer).into(), software }, *locale);
    }
    if rows.is_empty() {
        output::note(&locale.text_with(message!("cli-software-none"), &[("customer", (&customer.name).into())]));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-quantity"), Side::Right),
        (message!("cli-column-bought"), Side::Left),
        (message!("cli-column-status"), Side::Left),
        (message!("cli-column-order"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns);
    for row in &rows {
        let bought = &row.entitlement;
        table.row(&[
            bought.line.title.clone(),
            locale.number(bought.line.quantity.into()),
            locale.date(bought.bought),
            locale.entitlement_status(row.status),
            bought.id.order_line(),
        ]);
    }
    output::write(table.text().as_bytes(), *locale)
}

impl From<&SoftwareRow> for RowJson {
    fn from(row: &SoftwareRow) -> Self {
        Self {
            purchase: row.into(),
            kind: json::kind(row.entitlement.line.kind),
            subscription: row.subscription_id().map(|id| id.to_string()),
            key_versions: row.offered.key_versions.clone(),
            download_versions: row.offered.download_versions.clone(),
            instructions: row.offered.instructions.clone(),
            last_access: row.last_access.map(json::instant),
        }
    }
}
