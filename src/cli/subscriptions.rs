//! `nyckel subscriptions CUSTOMER`: *Hämta prenumerationer*, as the Subscriptions page has them (SHOW-1, SHOW-2).

use serde::Serialize;

use crate::cli::ending::Ending;
use crate::cli::json::{self, CustomerJson, PurchaseJson};
use crate::cli::of_customer::OfCustomer;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::cli::{meaning, output};
use crate::domain::subscription::Standing;
use crate::domain::{Instant, Renewal, Subscription};
use crate::i18n::{Locale, message};
use crate::service::exchange::words;
use crate::service::{SoftwareRow, Subscriptions, list_subscriptions};

#[derive(Serialize)]
struct AnswerJson {
    customer: CustomerJson,
    subscriptions: Vec<RowJson>,
    /// How many were bought before the cutover, which `nyckel software` has.
    older: usize,
}

#[derive(Serialize)]
struct RowJson {
    #[serde(flatten)]
    purchase: PurchaseJson,
    #[serde(flatten)]
    renewing: Option<RenewingJson>,
}

/// What of a purchase its subscription says.
#[derive(Serialize)]
struct RenewingJson {
    id: String,
    name: String,
    /// The term that it is in; none once it is over.
    term: Option<TermJson>,
    /// How that term is billed.
    plan: &'static str,
    auto_renew: bool,
    /// How the next term is billed.
    next_plan: Option<&'static str>,
}

#[derive(Serialize)]
struct TermJson {
    number: u32,
    start: String,
    /// The instant itself is outside.
    end: String,
}

/// Lists them on standard output, and says beside it how many are older.
pub(in crate::cli) fn run(ask: &OfCustomer, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, &ask.customer)?;
    let listed = list_subscriptions(services, actor, customer.tenant).map_err(|error| session.ending(&error))?;
    let now = services.clock.now();
    let Subscriptions { rows, older } = listed;
    if ask.json {
        let subscriptions = rows.iter().map(|row| RowJson::of(row, now)).collect();
        return json::write(&AnswerJson { customer: (&customer).into(), subscriptions, older }, *locale);
    }
    if rows.is_empty() {
        let named = [("customer", (&customer.name).into())];
        output::note(&locale.text_with(message!("cli-subscriptions-none"), &named));
    } else {
        output::write(table(&rows, now, *locale).text().as_bytes(), *locale)?;
    }
    if older != 0 {
        output::note(&locale.text_with(message!("cli-subscriptions-older"), &[("count", older.into())]));
    }
    Ok(())
}

fn table(rows: &[SoftwareRow], now: Instant, locale: Locale) -> Table {
    let columns = [
        (message!("column-own-name"), Side::Left),
        (message!("cli-column-product"), Side::Left),
        (message!("cli-column-quantity"), Side::Right),
        (message!("column-term-end"), Side::Left),
        (message!("column-plan"), Side::Left),
        (message!("cli-column-status"), Side::Left),
        (message!("fact-subscription-id"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for row in rows {
        let bought = &row.entitlement.line;
        let renewing = row.subscription.as_ref();
        table.row(&[
            renewing.map(|subscription| subscription.friendly_name.clone()).unwrap_or_default(),
            bought.title.clone(),
            locale.number(bought.quantity.into()),
            row.end(now).map(|end| locale.date(end)).unwrap_or_default(),
            locale.billing_plan(renewing.map_or(bought.plan, |subscription| subscription.plan_at(now))),
            locale.subscription_status(row.status, renewing.map(|subscription| subscription.renewal)),
            row.subscription_id().map(|id| id.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

impl RowJson {
    fn of(row: &SoftwareRow, now: Instant) -> Self {
        Self {
            purchase: row.into(),
            renewing: row.subscription.as_ref().map(|subscription| RenewingJson::of(subscription, now)),
        }
    }
}

impl RenewingJson {
    fn of(subscription: &Subscription, now: Instant) -> Self {
        let term = match subscription.at(now) {
            Standing::Active { number, start, end } => {
                Some(TermJson { number, start: json::instant(start), end: json::instant(end) })
            }
            Standing::Expired { .. } | Standing::Cancelled { .. } => None,
        };
        let next_plan = match subscription.renewal {
            Renewal::Renews { plan } => Some(plan),
            Renewal::Expires => None,
        };
        Self {
            id: subscription.id.to_string(),
            name: subscription.friendly_name.clone(),
            term,
            plan: words::plan(subscription.plan_at(now)),
            auto_renew: subscription.renewal.is_on(),
            next_plan: next_plan.map(words::plan),
        }
    }
}
