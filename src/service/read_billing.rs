//! The Billing page: the invoices of a customer or of the whole partner, and their lines. The invoice of the present
//! month is shown as it stands, with what is still to become due in it (RENEW-4, AFTER-3).

use std::collections::{BTreeSet, HashMap};

use crate::domain::activity::Subject;
use crate::domain::invoice::{Total, Totals};
use crate::domain::money::SumError;
use crate::domain::passage::pass;
use crate::domain::{Actor, Charge, Currency, EntitlementId, Instant, InvoiceMonth, Money, Permission, TenantId};
use crate::ports::page::all_pages;
use crate::ports::store::ChargeFilter;
use crate::ports::{Cursor, Page, StoreFailure};
use crate::service::apply_time::read_running;
use crate::service::error::ServiceError;
use crate::service::recording::require_look;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// Of so many purchases at most it is reckoned what becomes due in the rest of the month.
const UPCOMING: usize = 10_000;

/// Whose invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BilledTo {
    /// One customer's.
    Customer(TenantId),
    /// Those of every customer within reach, together.
    Everyone,
}

/// Which invoices are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListInvoices {
    /// Whose.
    pub to: BilledTo,
    /// Those before that month; from the present one where there is none.
    pub before: Option<InvoiceMonth>,
    /// The most invoices to answer with.
    pub limit: usize,
}

/// Some invoices, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoices {
    /// That of the present month, where they begin with it, and those of which something was charged.
    pub rows: Vec<Invoice>,
    /// The last month that was looked at, where there are earlier charges.
    pub earlier_than: Option<InvoiceMonth>,
}

/// What was charged in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// The month.
    pub month: InvoiceMonth,
    /// What was charged in it.
    pub charged: Totals,
    /// What is still to come in it; `None` once the month is over and the invoice stands.
    pub upcoming: Option<Totals>,
}

/// What an invoice comes to in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// What was charged.
    pub charged: Total,
    /// What is still to come in an open month.
    pub upcoming: Money,
}

impl Invoice {
    /// Whether the month lasts, so that it is shown as it stands.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.upcoming.is_some()
    }

    /// What it comes to in each currency that was charged or is upcoming, in the order of the codes.
    #[must_use]
    pub fn sums(&self) -> Vec<Sums> {
        let upcoming = || self.upcoming.iter().flat_map(Totals::iter);
        let currencies = self.charged.iter().chain(upcoming()).map(|total| total.sum.currency());
        let currencies: BTreeSet<Currency> = currencies.collect();
        let of = |currency: Currency| {
            let is_same = |total: &&Total| total.sum.currency() == currency;
            Sums {
                charged: self.charged.iter().find(is_same).copied().unwrap_or(Total::nothing(currency)),
                upcoming: upcoming().find(is_same).map_or(Money::zero(currency), |total| total.sum),
            }
        };
        currencies.into_iter().map(of).collect()
    }
}

/// Which lines are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadInvoice {
    /// Whose.
    pub to: BilledTo,
    /// The invoice.
    pub month: InvoiceMonth,
    /// Only what is charged in that currency; in every one where there is none.
    pub currency: Option<Currency>,
    /// Where the page begins; `None` for the first.
    pub after: Option<Cursor>,
    /// The most charges to answer with.
    pub limit: usize,
}

impl ReadInvoice {
    fn includes(&self, charge: &Charge) -> bool {
        self.currency.is_none_or(|currency| charge.amount.currency() == currency)
    }
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// What is charged.
    pub charge: Charge,
    /// The name of the customer.
    pub customer: String,
    /// Whether it was charged already.
    pub standing: LineStanding,
}

/// Whether a line was charged already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStanding {
    /// It was.
    Charged,
    /// It will be in the rest of the month, as things are now.
    Upcoming,
}

/// The invoices, the newest first.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn list_invoices(services: &Services, actor: &Actor, ask: &ListInvoices) -> Result<Invoices, ServiceError> {
    require(services, actor, ask.to)?;
    let present = present_month(services)?;
    let first = charges(services, actor, ask.to, None, &mut |_| Ok(Flow::Enough))?;
    let oldest = first.map_or(present, |charge| charge.month().min(present));
    let mut month = ask.before.map_or(present, InvoiceMonth::previous);
    let mut rows = Vec::new();
    while oldest <= month && rows.len() < ask.limit.max(1) {
        let invoice = read(services, actor, ask.to, (month, present))?;
        if invoice.charged.count() != 0 || invoice.upcoming.is_some() {
            rows.push(invoice);
        }
        month = month.previous();
    }
    Ok(Invoices { rows, earlier_than: (oldest <= month).then(|| month.next()) })
}

/// A page of the lines of an invoice, in the order of their instants; what is upcoming stands on the last one.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`], or what the store says.
pub fn read_invoice(services: &Services, actor: &Actor, ask: &ReadInvoice) -> Result<Page<InvoiceLine>, ServiceError> {
    require(services, actor, ask.to)?;
    let limit = ask.limit.clamp(1, Page::<()>::LIMIT);
    let page = page_of_charges(services, actor, ask, limit)?;
    let charged = page.items.into_iter().map(|charge| (charge, LineStanding::Charged));
    let mut lines: Vec<(Charge, LineStanding)> = charged.collect();
    if page.next.is_none() && ask.month == present_month(services)? {
        let upcoming = upcoming(services, actor, ask.to, ask.month)?;
        let asked_for = upcoming.into_iter().filter(|charge| ask.includes(charge));
        lines.extend(asked_for.map(|charge| (charge, LineStanding::Upcoming)));
    }
    let mut names: HashMap<TenantId, String> = HashMap::new();
    let mut items = Vec::with_capacity(lines.len());
    for (charge, standing) in lines {
        let tenant = charge.id.entitlement.tenant;
        let customer = match names.get(&tenant) {
            Some(name) => name.clone(),
            None => names.entry(tenant).or_insert(read_customer(services, actor, tenant)?.name).clone(),
        };
        items.push(InvoiceLine { charge, customer, standing });
    }
    Ok(Page { items, next: page.next })
}

/// The next page of what is asked for. Pages of the store with nothing in the currency are passed over, so that only the
/// last one can be empty.
fn page_of_charges(
    services: &Services,
    actor: &Actor,
    ask: &ReadInvoice,
    limit: usize,
) -> Result<Page<Charge>, ServiceError> {
    let filter = filter(ask.to, Some(ask.month));
    let mut after = ask.after.clone();
    loop {
        let mut page = services.store.charges(actor.scope(), &filter, after.as_ref(), limit)?;
        page.items.retain(|charge| ask.includes(charge));
        if page.next.is_none() || !page.items.is_empty() {
            return Ok(page);
        }
        after = page.next;
    }
}

fn require(services: &Services, actor: &Actor, to: BilledTo) -> Result<(), ServiceError> {
    let subject = || match to {
        BilledTo::Customer(tenant) => subject_of_customer(services, actor, tenant),
        BilledTo::Everyone => Subject::default(),
    };
    require_look(services, actor, Permission::Invoices, subject)?;
    match to {
        BilledTo::Customer(tenant) => read_customer(services, actor, tenant).map(drop),
        BilledTo::Everyone => Ok(()),
    }
}

/// The month whose invoice is open: that of the clock, or of what was seen before it was set back.
fn present_month(services: &Services) -> Result<InvoiceMonth, ServiceError> {
    let now = services.clock.now();
    let seen = services.store.latest_instant()?;
    Ok(InvoiceMonth::of(seen.map_or(now, |seen| seen.max(now))))
}

/// The invoice of one month, of which the present one is open.
fn read(
    services: &Services,
    actor: &Actor,
    to: BilledTo,
    (month, present): (InvoiceMonth, InvoiceMonth),
) -> Result<Invoice, ServiceError> {
    let mut charged = Totals::default();
    charges(services, actor, to, Some(month), &mut |charge| {
        charged.add(charge).map_err(no_sum)?;
        Ok(Flow::On)
    })?;
    let is_open = month == present;
    let upcoming = is_open.then(|| upcoming(services, actor, to, month)).transpose()?;
    let totals = |upcoming: Vec<Charge>| {
        let mut totals = Totals::default();
        upcoming.iter().try_for_each(|charge| totals.add(charge)).map_err(no_sum)?;
        Ok::<_, ServiceError>(totals)
    };
    Ok(Invoice { month, charged, upcoming: upcoming.map(totals).transpose()? })
}

/// Whether more charges are wanted.
enum Flow {
    On,
    Enough,
}

/// Shows the charges of a month, or of all months, page by page; the last one that was shown.
fn charges(
    services: &Services,
    actor: &Actor,
    to: BilledTo,
    month: Option<InvoiceMonth>,
    show: &mut dyn FnMut(&Charge) -> Result<Flow, ServiceError>,
) -> Result<Option<Charge>, ServiceError> {
    let (filter, mut after) = (filter(to, month), None);
    let mut last = None;
    loop {
        let page = services.store.charges(actor.scope(), &filter, after.as_ref(), Page::<()>::LIMIT)?;
        for charge in page.items {
            let flow = show(&charge)?;
            last = Some(charge);
            if matches!(flow, Flow::Enough) {
                return Ok(last);
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(last);
        }
    }
}

fn filter(to: BilledTo, month: Option<InvoiceMonth>) -> ChargeFilter {
    let tenant = match to {
        BilledTo::Customer(tenant) => Some(tenant),
        BilledTo::Everyone => None,
    };
    ChargeFilter { tenant, from: month.map(InvoiceMonth::start), until: month.map(InvoiceMonth::end) }
}

/// What becomes due by the end of the month and was not charged yet, a pure function of what is stored, in the order of
/// the instants.
fn upcoming(
    services: &Services,
    actor: &Actor,
    to: BilledTo,
    month: InvoiceMonth,
) -> Result<Vec<Charge>, ServiceError> {
    let last = month.end().before(chrono::Duration::nanoseconds(1));
    let mut upcoming = Vec::new();
    for id in due(services, actor, to, last)? {
        let Some(running) = read_running(services, actor.scope(), &id)? else { continue };
        let passage = pass(&running, last, usize::MAX).map_err(no_sum)?;
        upcoming.extend(passage.charges().iter().filter(|charge| charge.month() == month).cloned());
    }
    upcoming.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(upcoming)
}

/// The purchases of which something is due until then.
fn due(services: &Services, actor: &Actor, to: BilledTo, until: Instant) -> Result<Vec<EntitlementId>, ServiceError> {
    let (store, scope) = (services.store.as_ref(), actor.scope());
    match to {
        BilledTo::Customer(tenant) => {
            let bought = all_pages(|after| store.entitlements(scope, tenant, after, Page::<()>::LIMIT))?;
            Ok(bought.into_iter().map(|bought| bought.id).collect())
        }
        BilledTo::Everyone => {
            let due = store.due(scope, UPCOMING)?.into_iter();
            Ok(due.take_while(|(at, _)| *at <= until).map(|(_, id)| id).collect())
        }
    }
}

/// Amounts have so many digits that only damage makes a sum of them too large.
fn no_sum(error: SumError) -> ServiceError {
    StoreFailure::Damaged(format!("the charges of a month: {error}")).into()
}
