//! `nyckel kms`: the plan from KMS to MAK of a customer, and the deadlines of all customers (KMS-1).

mod import;

use std::io::Write;
use std::path::PathBuf;

use chrono::Duration;
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::cli::deadlines::duration;
use crate::cli::ending::{Ending, Status};
use crate::cli::json;
use crate::cli::meaning;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::session::Session;
use crate::cli::table::{Side, Table};
use crate::domain::kms_device::{DateOrder, DeviceForm, LastActivation};
use crate::domain::{KmsDevice, KmsDeviceId, KmsState};
use crate::i18n::{Locale, message};
use crate::search::CustomerRow;
use crate::service::kms::{
    ChangeKmsDevices, DeviceChange, KmsPlan, KmsRow, KmsWithin, Put, PutKmsDevice, change_kms_devices, export_kms_plan,
    kms_deadlines, list_kms_devices, put_kms_device,
};
use crate::tui::kms_words;

/// What can be done with plans.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Kms {
    List(List),
    Add(Add),
    Import(import::Import),
    Move(Move),
    Remove(Remove),
    Export(Export),
    Deadlines(Deadlines),
}

/// A customer's plan.
#[derive(Debug, Args)]
pub(in crate::cli) struct List {
    customer: String,
    #[arg(long)]
    json: bool,
}

/// A device, to be added or changed.
#[derive(Debug, Args)]
pub(in crate::cli) struct Add {
    customer: String,
    #[arg(id = "device_name", long = "name")]
    name: String,
    #[arg(id = "device_product", long = "product", default_value = "", hide_default_value = true)]
    product: String,
    #[arg(long, value_name = "DATE")]
    last_activation: String,
    #[arg(long, default_value = "", hide_default_value = true)]
    note: String,
    #[command(flatten)]
    order: Order,
}

/// In which order day and month stand.
#[derive(Debug, Clone, Copy, Args)]
pub(in crate::cli) struct Order {
    #[arg(long, value_name = "dmy|mdy", hide_possible_values = true)]
    date_format: Option<DateFormat>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DateFormat {
    Dmy,
    Mdy,
}

/// Devices that have their MAK.
#[derive(Debug, Args)]
pub(in crate::cli) struct Move {
    customer: String,
    #[arg(required = true)]
    devices: Vec<String>,
    #[arg(long)]
    undo: bool,
}

/// Devices that are to go off the plan.
#[derive(Debug, Args)]
pub(in crate::cli) struct Remove {
    customer: String,
    #[arg(required = true)]
    devices: Vec<String>,
}

/// A plan, as a table.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    customer: String,
    #[arg(id = "kms_file", long = "to", value_name = "FILE")]
    to: Option<PathBuf>,
}

/// The deadlines of all customers.
#[derive(Debug, Args)]
pub(in crate::cli) struct Deadlines {
    #[arg(id = "kms_within", long = "within", value_name = "TIME", value_parser = duration)]
    within: Option<Duration>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct PlanJson {
    tenant: String,
    customer: String,
    progress: ProgressJson,
    devices: Vec<DeviceJson>,
}

#[derive(Serialize)]
struct ProgressJson {
    all: usize,
    moved: usize,
    overdue: usize,
}

/// A device. The names are stable.
#[derive(Serialize)]
struct DeviceJson {
    id: String,
    name: String,
    product: String,
    /// A day, or an instant of RFC 3339.
    last_activation: String,
    /// When the activation usually lapses; the instant itself is outside.
    usually_until: String,
    /// `moved`, `overdue`, `closing` or `ample`.
    state: &'static str,
    /// How many days it is overdue, or has left; `null` once it was moved.
    days: Option<u64>,
    moved: Option<String>,
    moved_by: Option<String>,
    note: String,
}

#[derive(Serialize)]
struct DeadlinesJson {
    /// The instant that it is told for.
    now: String,
    devices: Vec<DeadlineJson>,
}

#[derive(Serialize)]
struct DeadlineJson {
    tenant: String,
    customer: String,
    #[serde(flatten)]
    device: DeviceJson,
}

/// Does what is asked for.
pub(in crate::cli) fn run(ask: &Kms, session: &Session) -> Result<(), Ending> {
    match ask {
        Kms::List(ask) => list(ask, session),
        Kms::Add(ask) => add(ask, session),
        Kms::Import(ask) => import::run(ask, session),
        Kms::Move(ask) => {
            let change = if ask.undo { DeviceChange::NotMoved } else { DeviceChange::Moved };
            changed((&ask.customer, &ask.devices), change, session)
        }
        Kms::Remove(ask) => changed((&ask.customer, &ask.devices), DeviceChange::Removed, session),
        Kms::Export(ask) => export(ask, session),
        Kms::Deadlines(ask) => deadlines(ask, session),
    }
}

impl Order {
    /// The order that was said.
    pub(in crate::cli) fn said(self) -> DateOrder {
        match self.date_format {
            Some(DateFormat::Dmy) => DateOrder::DayFirst,
            Some(DateFormat::Mdy) => DateOrder::MonthFirst,
            None => DateOrder::Unsaid,
        }
    }
}

fn plan_of(customer: &CustomerRow, session: &Session) -> Result<KmsPlan, Ending> {
    let Session { services, actor, locale, .. } = session;
    list_kms_devices(services, actor, customer.tenant, locale).map_err(|error| session.ending(&error))
}

fn list(ask: &List, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let customer = meaning::customer(session, &ask.customer)?;
    let plan = plan_of(&customer, session)?;
    let progress = plan.progress();
    if ask.json {
        return json::write(
            &PlanJson {
                tenant: customer.tenant.to_string(),
                customer: plan.customer.clone(),
                progress: ProgressJson { all: progress.all, moved: progress.moved, overdue: progress.overdue },
                devices: plan.rows.iter().map(DeviceJson::from).collect(),
            },
            locale,
        );
    }
    if plan.rows.is_empty() {
        output::note(&locale.text(message!("kms-none")));
        output::note(&locale.text(message!("kms-none-do")));
        return Ok(());
    }
    let columns = [
        (message!("column-device"), Side::Left),
        (message!("column-product"), Side::Left),
        (message!("column-last-activated"), Side::Left),
        (message!("cli-column-usually-until"), Side::Left),
        (message!("column-left"), Side::Left),
        (message!("column-note"), Side::Left),
    ];
    let mut table = Table::new(locale, &columns);
    for row in &plan.rows {
        let details = &row.device.details;
        let [activated, until, state] = cells(row, locale);
        table.row(&[details.name.clone(), details.product.clone(), activated, until, state, details.note.clone()]);
    }
    output::write(table.text().as_bytes(), locale)?;
    output::note(&kms_words::progress(progress, locale));
    Ok(())
}

/// When it was activated, until when that usually lasts, and how it stands.
fn cells(row: &KmsRow, locale: Locale) -> [String; 3] {
    let activated = locale.last_activation(row.device.details.last_activation);
    [activated, locale.date_time(row.deadline), locale.kms_state(row.state)]
}

fn add(ask: &Add, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, &ask.customer)?;
    let form = DeviceForm {
        name: ask.name.clone(),
        product: ask.product.clone(),
        last_activation: ask.last_activation.clone(),
        note: ask.note.clone(),
    };
    let details = form.check(ask.order.said(), services.clock.now(), locale).map_err(|problems| {
        let texts = (message!("cli-kms-wrong"), message!("cli-kms-wrong-instead"));
        let choices = problems.iter().map(|problem| locale.device_problem(problem)).collect();
        Ending::new(Status::WrongUsage, *locale, texts, &[]).with_choices(choices)
    })?;
    let (activation, name) = (details.last_activation, details.name.clone());
    let ask = PutKmsDevice { tenant: customer.tenant, device: None, details };
    let put = put_kms_device(services, actor, &ask).map_err(|error| session.ending(&error))?;
    let done = match put {
        Put::Added => message!("kms-added"),
        Put::Updated => message!("kms-changed"),
        Put::Unchanged => message!("kms-unchanged"),
    };
    output::note(&locale.text_with(done, &[("device", name.into())]));
    output::note(&locale.kms_deadline(activation, activation.deadline(locale)));
    Ok(())
}

/// Changes the devices of those names, all of them or none.
fn changed((customer, named): (&str, &[String]), change: DeviceChange, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, customer)?;
    let plan = plan_of(&customer, session)?;
    let devices = named.iter().map(|name| named_device(&plan, name, *locale)).collect::<Result<Vec<_>, _>>()?;
    let ask = ChangeKmsDevices { tenant: customer.tenant, devices, change };
    let count = change_kms_devices(services, actor, &ask).map_err(|error| session.ending(&error))?;
    let done = match change {
        DeviceChange::Moved => message!("kms-marked-moved"),
        DeviceChange::NotMoved => message!("kms-marked-not-moved"),
        DeviceChange::Removed => message!("kms-removed"),
    };
    output::note(&locale.text_with(done, &[("count", count.into())]));
    Ok(())
}

fn named_device(plan: &KmsPlan, name: &str, locale: Locale) -> Result<KmsDeviceId, Ending> {
    let folded = KmsDevice::folded(name);
    let found = plan.rows.iter().find(|row| KmsDevice::folded(&row.device.details.name) == folded);
    found.map(|row| row.device.id).ok_or_else(|| {
        let texts = (message!("cli-kms-no-device"), message!("cli-kms-no-device-instead"));
        let values = [("name", name.into()), ("customer", plan.customer.as_str().into())];
        Ending::new(Status::NotFound, locale, texts, &values)
    })
}

fn export(ask: &Export, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, &ask.customer)?;
    let read = || export_kms_plan(services, actor, customer.tenant, locale).map_err(|error| session.ending(&error));
    match &ask.to {
        None => output::write(&kms_words::plan_csv(&read()?, *locale), *locale),
        Some(path) => {
            let existing = Existing::Kept { instead: message!("cli-kms-there-instead") };
            let mut file = NewFile::begin(path, existing, *locale)?;
            let written = kms_words::plan_csv(&read()?, *locale);
            file.write_all(&written).map_err(|error| output::unwritten(&error, *locale))?;
            file.finish()?;
            let place = [("path", path.display().to_string().into())];
            output::note(&locale.text_with(message!("kms-exported"), &place));
            Ok(())
        }
    }
}

fn deadlines(ask: &Deadlines, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let closing = i64::try_from(KmsDevice::CLOSING_DAYS).unwrap_or(0);
    let within = KmsWithin { left: ask.within.unwrap_or(Duration::days(closing)), limit: usize::MAX };
    let found = kms_deadlines(services, actor, &within, locale).map_err(|error| session.ending(&error))?.rows;
    if ask.json {
        let devices = found.iter().map(|found| DeadlineJson {
            tenant: found.row.device.tenant.to_string(),
            customer: found.customer.clone(),
            device: DeviceJson::from(&found.row),
        });
        let answer = DeadlinesJson { now: json::instant(services.clock.now()), devices: devices.collect() };
        return json::write(&answer, *locale);
    }
    if found.is_empty() {
        output::note(&locale.text(message!("cli-kms-no-deadlines")));
        return Ok(());
    }
    let columns = [
        (message!("cli-column-usually-until"), Side::Left),
        (message!("column-left"), Side::Left),
        (message!("cli-column-customer"), Side::Left),
        (message!("column-device"), Side::Left),
        (message!("column-product"), Side::Left),
    ];
    let mut table = Table::new(*locale, &columns);
    for found in found {
        let [_, until, state] = cells(&found.row, *locale);
        let details = found.row.device.details;
        table.row(&[until, state, found.customer, details.name, details.product]);
    }
    output::write(table.text().as_bytes(), *locale)
}

impl From<&KmsRow> for DeviceJson {
    fn from(row: &KmsRow) -> Self {
        let KmsDevice { id, details, moved, .. } = &row.device;
        let (state, days) = match row.state {
            KmsState::Moved => ("moved", None),
            KmsState::Overdue { days } => ("overdue", Some(days)),
            KmsState::Closing { days } => ("closing", Some(days)),
            KmsState::Ample { days } => ("ample", Some(days)),
        };
        Self {
            id: id.to_string(),
            name: details.name.clone(),
            product: details.product.clone(),
            last_activation: match details.last_activation {
                LastActivation::Day(day) => day.to_string(),
                LastActivation::At(at) => json::instant(at),
            },
            usually_until: json::instant(row.deadline),
            state,
            days,
            moved: moved.as_ref().map(|moved| json::instant(moved.at)),
            moved_by: moved.as_ref().map(|moved| moved.by.clone()),
            note: details.note.clone(),
        }
    }
}
