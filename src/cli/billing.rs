//! `nyckel billing`: the invoices of a customer or of the whole partner, or the lines of one, as a table, CSV or JSON.
//! What became due before is applied first, so that nothing is missing that a console would have shown.

use clap::Args;
use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::interruptible::interruptible;
use crate::cli::json::{self, CustomerJson};
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{meaning, output};
use crate::domain::invoice::Total;
use crate::domain::{ChargeKind, InvoiceMonth, Money};
use crate::i18n::message;
use crate::ports::Page;
use crate::service::spreadsheet::guarded;
use crate::service::{
    BilledTo, Invoice, InvoiceLine, Invoices, LineStanding, ListInvoices, ReadInvoice, ServiceError, Sums, apply_time,
    list_invoices, read_invoice,
};

/// As many months are read at a time.
const MONTHS: usize = 24;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Billing {
    #[arg(id = "billed_customer")]
    customer: Option<String>,
    #[arg(long, value_name = "YYYY-MM")]
    month: Option<InvoiceMonth>,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
}

/// How it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Table,
    Csv,
    Json,
}

#[derive(Serialize)]
struct InvoicesJson {
    /// Whose; `null` for the whole partner.
    customer: Option<CustomerJson>,
    invoices: Vec<InvoiceRow>,
}

#[derive(Serialize)]
struct LinesJson {
    customer: Option<CustomerJson>,
    month: String,
    lines: Vec<LineRow>,
}

/// What a month comes to in one currency. The names are those of the columns too, and stable.
#[derive(Serialize)]
struct InvoiceRow {
    month: String,
    /// `open` as long as the month lasts, then `closed`.
    status: &'static str,
    currency: &'static str,
    charges: String,
    credits: String,
    total: String,
    /// What is still to come in an open month.
    upcoming: String,
}

/// A line of an invoice. The names are those of the columns too, and stable.
#[derive(Serialize)]
struct LineRow {
    /// `charged` or `upcoming`.
    status: &'static str,
    charged: String,
    tenant: String,
    customer: String,
    order: String,
    line: u32,
    product: String,
    quantity: u32,
    term: u32,
    /// `instalment`, `credit` or `days-used` (AFTER-3).
    kind: &'static str,
    /// Which one of the term; of an instalment only.
    instalment: Option<u32>,
    /// Until when it pays, that instant outside; empty for ever.
    until: Option<String>,
    currency: &'static str,
    amount: String,
}

/// Writes them on standard output.
pub(in crate::cli) fn run(ask: &Billing, session: &Session) -> Result<(), Ending> {
    let customer = ask.customer.as_deref().map(|text| meaning::customer(session, text)).transpose()?;
    let to = customer.as_ref().map_or(BilledTo::Everyone, |customer| BilledTo::Customer(customer.tenant));
    catch_up(session)?;
    let customer = customer.as_ref().map(CustomerJson::from);
    match ask.month {
        Some(month) => write_lines(ask.form(), (to, month), customer, session),
        None => write_invoices(ask.form(), to, customer, session),
    }
}

impl Billing {
    fn form(&self) -> Form {
        match (self.csv, self.json) {
            (true, _) => Form::Csv,
            (false, true) => Form::Json,
            (false, false) => Form::Table,
        }
    }
}

/// Applies what became due; a store that is only looked at stays as it is.
fn catch_up(session: &Session) -> Result<(), Ending> {
    if session.services.store.read_only().is_some() {
        return Ok(());
    }
    let applied = interruptible(session.locale, |stop| apply_time(&session.services, stop))?;
    applied.map(drop).map_err(|error| session.ending(&error))
}

fn write_invoices(form: Form, to: BilledTo, customer: Option<CustomerJson>, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let invoices = invoices(to, session).map_err(|error| session.ending(&error))?;
    let rows = || invoices.iter().flat_map(InvoiceRow::all_of);
    match form {
        Form::Json => json::write(&InvoicesJson { customer, invoices: rows().collect() }, locale),
        Form::Csv => output::write(&csv_of(rows(), Header::Written, session)?, locale),
        Form::Table => {
            let columns = [
                (message!("column-month"), Side::Left),
                (message!("cli-column-status"), Side::Left),
                (message!("column-charges"), Side::Right),
                (message!("column-credits"), Side::Right),
                (message!("column-total"), Side::Right),
                (message!("column-upcoming"), Side::Right),
            ];
            let mut table = Table::new(locale, &columns);
            for invoice in &invoices {
                let status = if invoice.is_open() { message!("billing-open") } else { message!("billing-closed") };
                for Sums { charged: Total { charges, credits, sum }, upcoming } in invoice.sums() {
                    let upcoming = if invoice.is_open() { locale.money(upcoming) } else { String::new() };
                    let [charges, credits, sum] = [charges, credits, sum].map(|amount| locale.money(amount));
                    table.row(&[invoice.month.to_string(), locale.text(status), charges, credits, sum, upcoming]);
                }
            }
            output::write(table.text().as_bytes(), locale)
        }
    }
}

/// All of them, the newest first, some months at a time.
fn invoices(to: BilledTo, session: &Session) -> Result<Vec<Invoice>, ServiceError> {
    let mut all = Vec::new();
    let mut before = None;
    loop {
        let ask = ListInvoices { to, before, limit: MONTHS };
        let Invoices { rows, earlier_than } = list_invoices(&session.services, &session.actor, &ask)?;
        all.extend(rows);
        if earlier_than.is_none() {
            return Ok(all);
        }
        before = earlier_than;
    }
}

/// Writes the lines page by page, so that no month is too long; as JSON they are one document.
fn write_lines(
    form: Form,
    (to, month): (BilledTo, InvoiceMonth),
    customer: Option<CustomerJson>,
    session: &Session,
) -> Result<(), Ending> {
    let locale = session.locale;
    let mut ask = ReadInvoice { to, month, currency: None, after: None, limit: Page::<()>::LIMIT };
    let mut lines = Vec::new();
    let mut header = Header::Written;
    loop {
        let page = read_invoice(&session.services, &session.actor, &ask).map_err(|error| session.ending(&error))?;
        match form {
            Form::Csv => {
                output::write(&csv_of(page.items.iter().map(LineRow::from), header, session)?, locale)?;
                header = Header::LeftOut;
            }
            Form::Json | Form::Table => lines.extend(page.items),
        }
        if page.next.is_none() {
            break;
        }
        ask.after = page.next;
    }
    match form {
        Form::Csv => Ok(()),
        Form::Json => {
            let lines = lines.iter().map(LineRow::from).collect();
            json::write(&LinesJson { customer, month: month.to_string(), lines }, locale)
        }
        Form::Table if lines.is_empty() => {
            let values = [("month", month.to_string().into())];
            output::note(&locale.text_with(message!("billing-nothing-charged"), &values));
            Ok(())
        }
        Form::Table => output::write(table_of(&lines, session).as_bytes(), locale),
    }
}

fn table_of(lines: &[InvoiceLine], session: &Session) -> String {
    let locale = session.locale;
    let columns = [
        (message!("cli-column-charged"), Side::Left),
        (message!("cli-column-customer"), Side::Left),
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-quantity"), Side::Right),
        (message!("cli-column-order"), Side::Left),
        (message!("column-amount"), Side::Right),
        (message!("cli-column-status"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for InvoiceLine { charge, customer, standing } in lines {
        let id = &charge.id.entitlement;
        let status = match standing {
            LineStanding::Charged => String::new(),
            LineStanding::Upcoming => locale.text(message!("billing-upcoming")),
        };
        table.row(&[
            locale.date(charge.id.at),
            customer.clone(),
            locale.charge_title(charge),
            locale.number(charge.quantity.into()),
            id.order_line(),
            locale.money(charge.amount),
            status,
        ]);
    }
    table.text()
}

/// Whether the names of the columns stand above the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Header {
    Written,
    LeftOut,
}

/// The rows as RFC 4180 has them. The names of the columns stand there even where there are no rows.
fn csv_of<R: Columns>(rows: impl Iterator<Item = R>, header: Header, session: &Session) -> Result<Vec<u8>, Ending> {
    let unwritten = |error: csv::Error| output::unwritten(&error, session.locale);
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    if header == Header::Written {
        writer.write_record(R::COLUMNS).map_err(unwritten)?;
    }
    for row in rows {
        writer.serialize(row.guarded()).map_err(unwritten)?;
    }
    writer.into_inner().map_err(|error| output::unwritten(error.error(), session.locale))
}

/// A row whose columns have names.
trait Columns: Serialize {
    const COLUMNS: &'static [&'static str];

    /// The row with what people have written as a spreadsheet takes it for text. Amounts it is to compute.
    #[must_use]
    fn guarded(self) -> Self;
}

impl Columns for InvoiceRow {
    const COLUMNS: &'static [&'static str] =
        &["month", "status", "currency", "charges", "credits", "total", "upcoming"];

    fn guarded(self) -> Self {
        self
    }
}

impl Columns for LineRow {
    const COLUMNS: &'static [&'static str] = &[
        "status",
        "charged",
        "tenant",
        "customer",
        "order",
        "line",
        "product",
        "quantity",
        "term",
        "kind",
        "instalment",
        "until",
        "currency",
        "amount",
    ];

    fn guarded(self) -> Self {
        let [customer, product] = [&self.customer, &self.product].map(|text| guarded(text).into_owned());
        Self { customer, product, ..self }
    }
}

impl InvoiceRow {
    /// A row for each currency of the invoice.
    fn all_of(invoice: &Invoice) -> Vec<Self> {
        let row = |Sums { charged, upcoming }: Sums| Self {
            month: invoice.month.to_string(),
            status: if invoice.is_open() { "open" } else { "closed" },
            currency: charged.sum.currency().code(),
            charges: exact(charged.charges),
            credits: exact(charged.credits),
            total: exact(charged.sum),
            upcoming: exact(upcoming),
        };
        invoice.sums().into_iter().map(row).collect()
    }
}

impl From<&InvoiceLine> for LineRow {
    fn from(InvoiceLine { charge, customer, standing }: &InvoiceLine) -> Self {
        let id = &charge.id;
        Self {
            status: match standing {
                LineStanding::Charged => "charged",
                LineStanding::Upcoming => "upcoming",
            },
            charged: json::instant(id.at),
            tenant: id.entitlement.tenant.to_string(),
            customer: customer.clone(),
            order: id.entitlement.order.as_str().to_owned(),
            line: id.entitlement.line.0,
            product: charge.title.clone(),
            quantity: charge.quantity,
            term: id.term,
            kind: match id.kind {
                ChargeKind::Instalment(_) => "instalment",
                ChargeKind::Credit => "credit",
                ChargeKind::DaysUsed => "days-used",
            },
            instalment: match id.kind {
                ChargeKind::Instalment(number) => Some(number),
                ChargeKind::Credit | ChargeKind::DaysUsed => None,
            },
            until: charge.until.map(json::instant),
            currency: charge.amount.currency().code(),
            amount: exact(charge.amount),
        }
    }
}

/// An amount to its last minor unit, with a point and nothing else between its digits.
fn exact(money: Money) -> String {
    let decimals = usize::try_from(money.currency().minor_unit_digits()).unwrap_or(0);
    format!("{:.decimals$}", money.amount())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Currency;
    use crate::testing::example;

    #[test]
    fn an_amount_is_exact_to_its_last_minor_unit_and_yen_have_none() {
        let amount = |units: i64, currency| exact(Money::new(units.into(), currency));
        assert_eq!((amount(10_112, Currency::SEK).as_str(), amount(-7, Currency::EUR).as_str()), ("10112.00", "-7.00"));
        assert_eq!(amount(1_200, Currency::JPY), "1200");
    }

    #[test]
    fn what_a_spreadsheet_would_compute_of_a_line_is_text_but_its_amount() {
        let charge = example::charge(example::entitlement_id(1, "OR-1", 2), 0);
        let (customer, standing) = ("=HYPERLINK(\"https://example.com\")".to_owned(), LineStanding::Charged);
        let row = LineRow::from(&InvoiceLine { charge, customer: customer.clone(), standing });
        let row = LineRow { amount: "-7.00".to_owned(), product: "@SUM(A1)".to_owned(), ..row };
        assert_eq!(row.customer, customer, "as JSON it stands as it is");
        let row = row.guarded();
        assert_eq!((row.customer, row.product), (format!("'{customer}"), "'@SUM(A1)".to_owned()));
        assert_eq!(row.amount, "-7.00");
    }

    #[test]
    fn a_column_is_named_for_each_value_of_a_row() {
        let nothing = Total::nothing(Currency::SEK);
        let row = InvoiceRow {
            month: "2026-11".to_owned(),
            status: "open",
            currency: "SEK",
            charges: exact(nothing.charges),
            credits: exact(nothing.credits),
            total: exact(nothing.sum),
            upcoming: exact(nothing.sum),
        };
        let value = serde_json::to_value(&row).unwrap();
        let mut names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        let mut columns = InvoiceRow::COLUMNS.to_vec();
        names.sort_unstable();
        columns.sort_unstable();
        assert_eq!(names, columns);
    }
}
