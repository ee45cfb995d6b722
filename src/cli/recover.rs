//! `nyckel recover`: a store that will not open, made whole from what still reads of it, else from the newest whole
//! backup; and a report of what is missing, which is kept beside the store.

use std::fs;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::opening::of_directory;
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::domain::EntitlementId;
use crate::domain::activity::{ActivityKind, Door};
use crate::domain::version::EntityRef;
use crate::i18n::{Locale, message};
use crate::ports::recovery::{Part, Row};
use crate::ports::{Clock, Loss, Recovered, Recovery, RecoverySource};
use crate::service::record_restored;
use crate::store::SledStore;
use crate::system::{OperatingEntropy, SystemClock};
use crate::tui::failure::OpeningFailure;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Recover {
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    /// Where the store lies as it was found; nothing where it was gone.
    set_aside: Option<String>,
    /// The backup that it was made from, where nothing of it could be read.
    backup: Option<String>,
    /// The last commit that the store holds.
    commit: u64,
    /// The last commit that had been acknowledged, where that is known.
    acknowledged: Option<u64>,
    rows: u64,
    /// Purchases that are cancelled by the list of revocations alone.
    stayed_cancelled: u64,
    /// What is missing, a sentence each.
    losses: Vec<String>,
}

/// Makes it whole, and says what is missing. A store that opens is left as it is.
pub(in crate::cli) fn run(ask: &Recover, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    let hold = surroundings.hold_to_replace()?;
    match hold.open(Door::CommandLine) {
        Ok(_) => return output::write(format!("{}\n", locale.text(message!("recover-whole"))).as_bytes(), locale),
        Err(OpeningFailure::Store(failure)) if failure.needs_recovery() => {}
        // What is not damage is not mended by this.
        Err(failure) => return Err(Surroundings::ending(&failure, locale)),
    }
    let (paths, now) = (hold.paths(), SystemClock.now());
    let recovered = SledStore::recover(&paths.store(), &paths.exports(), now, &OperatingEntropy);
    let recovery = match recovered.map_err(|failure| Ending::of_service(locale, &failure.into()))? {
        Recovered::Made(recovery) => recovery,
        Recovered::Hopeless { set_aside } => return Err(hopeless(set_aside.as_deref(), locale)),
    };
    let report = report(&recovery, locale);
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ");
    let file = hold.paths().directory().join(format!("recovery-{stamp}.txt"));
    let kept = fs::write(&file, &report).map_err(of_directory);
    if ask.json {
        json::write(&answer(&recovery, locale), locale)?;
    } else {
        output::write(report.as_bytes(), locale)?;
    }
    kept.map_err(|failure| Surroundings::ending(&failure, locale))?;
    let services = hold.open(Door::CommandLine).map_err(|failure| Surroundings::ending(&failure, locale))?;
    let who = surroundings.who(hold.paths().kind())?;
    let operator = who.on(&services).map_err(|failure| Surroundings::ending(&failure, locale))?;
    let recorded = record_restored(&services, &operator.actor(), ActivityKind::Recovered);
    drop(services);
    hold.keep_time();
    recorded.map_err(|error| Ending::of_service(locale, &error))
}

fn hopeless(set_aside: Option<&Path>, locale: Locale) -> Ending {
    let instead = message!("recover-hopeless-instead");
    let (what, path) = match set_aside {
        Some(path) => (message!("recover-hopeless"), text_of(path)),
        None => (message!("recover-gone"), String::new()),
    };
    Ending::new(Status::StoreUnavailable, locale, (what, instead), &[("path", path.into())])
}

fn report(recovery: &Recovery, locale: Locale) -> String {
    let source = match &recovery.source {
        RecoverySource::Salvage => locale.text_with(message!("recover-salvaged"), &[("rows", recovery.rows.into())]),
        RecoverySource::Backup { file, made } => {
            let values =
                [("file", file.display().to_string().into()), ("made", locale.date_time_in_zone(*made).into())];
            locale.text_with(message!("recover-from-backup"), &values)
        }
    };
    let mut lines = vec![source];
    if let Some(path) = &recovery.set_aside {
        lines.push(locale.text_with(message!("recover-aside"), &[("path", text_of(path).into())]));
    }
    if 0 < recovery.stayed_cancelled {
        let values = [("count", recovery.stayed_cancelled.into())];
        lines.push(locale.text_with(message!("recover-cancelled"), &values));
    }
    if recovery.is_whole() {
        lines.push(locale.text(message!("recover-nothing-lost")));
    } else {
        lines.push(locale.text(message!("recover-lost")));
        lines.extend(recovery.losses.iter().map(|loss| format!("- {}", sentence(loss, locale))));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn answer(recovery: &Recovery, locale: Locale) -> AnswerJson {
    let backup = match &recovery.source {
        RecoverySource::Salvage => None,
        RecoverySource::Backup { file, .. } => Some(text_of(file)),
    };
    AnswerJson {
        set_aside: recovery.set_aside.as_deref().map(text_of),
        backup,
        commit: recovery.recovered.0,
        acknowledged: recovery.acknowledged.map(|seq| seq.0),
        rows: recovery.rows,
        stayed_cancelled: recovery.stayed_cancelled,
        losses: recovery.losses.iter().map(|loss| sentence(loss, locale)).collect(),
    }
}

fn text_of(path: &Path) -> String {
    path.display().to_string()
}

fn sentence(loss: &Loss, locale: Locale) -> String {
    match loss {
        Loss::Commits(count) => locale.text_with(message!("loss-commits"), &[("count", (*count).into())]),
        Loss::Row(row @ Row::Entity(EntityRef::SealedKey(_, _))) => {
            locale.text_with(message!("loss-can-be-fetched"), &[("what", row_name(row, locale).into())])
        }
        Loss::Row(row) => row_name(row, locale),
        Loss::Between { part, after, before } => {
            let edge =
                |row: &Option<Row>, end| row.as_ref().map_or_else(|| locale.text(end), |row| row_name(row, locale));
            let part = locale.text(match part {
                Part::Customers => message!("loss-part-customers"),
                Part::Operators => message!("loss-part-operators"),
                Part::KeySlots => message!("loss-part-key-slots"),
            });
            let values = [
                ("part", part.into()),
                ("after", edge(after, message!("loss-beginning")).into()),
                ("before", edge(before, message!("loss-end")).into()),
            ];
            locale.text_with(message!("loss-between"), &values)
        }
        Loss::Revocations(count) => locale.text_with(message!("loss-revocations"), &[("count", (*count).into())]),
        Loss::Records { first, last } if first == last => {
            locale.text_with(message!("loss-record"), &[("first", first.to_string().into())])
        }
        Loss::Records { first, last } => {
            let values = [("first", first.to_string().into()), ("last", last.to_string().into())];
            locale.text_with(message!("loss-records"), &values)
        }
    }
}

/// A row in words, as it stands within a sentence.
fn row_name(row: &Row, locale: Locale) -> String {
    let line = |id: &EntitlementId| format!("{}/{}", id.order, id.line);
    let (id, name, tenant) = match row {
        Row::Entity(entity) => return entity_name(entity, locale),
        Row::LastAccess(id) => (message!("loss-last-access"), line(id), Some(id.tenant)),
        Row::Charge(id) => (message!("loss-charge"), line(id), Some(id.tenant)),
        Row::KeySlot(operator) => (message!("loss-key-slot"), operator.to_string(), None),
        Row::Unnamed(key) => (message!("loss-unnamed"), key.clone(), None),
    };
    let customer = tenant.map(|tenant| tenant.to_string()).unwrap_or_default();
    locale.text_with(id, &[("name", name.into()), ("customer", customer.into())])
}

fn entity_name(entity: &EntityRef, locale: Locale) -> String {
    let (id, name) = match entity {
        EntityRef::Customer(tenant) => (message!("loss-customer"), tenant.to_string()),
        EntityRef::Order(_, order) => (message!("loss-order"), order.to_string()),
        EntityRef::Entitlement(id) => (message!("loss-purchase"), format!("{}/{}", id.order, id.line)),
        EntityRef::Subscription(_, id) => (message!("loss-subscription"), id.to_string()),
        EntityRef::SealedKey(id, version) => (message!("loss-key"), format!("{}/{}, {version}", id.order, id.line)),
        EntityRef::Operator(id) => (message!("loss-operator"), id.to_string()),
        EntityRef::Schedule(id) => (message!("loss-schedule"), format!("{}/{}", id.order, id.line)),
        EntityRef::Command(_, id) => (message!("loss-command"), id.to_string()),
    };
    let customer = entity.tenant().map(|tenant| tenant.to_string()).unwrap_or_default();
    locale.text_with(id, &[("name", name.into()), ("customer", customer.into())])
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::*;
    use crate::i18n::Language;
    use crate::testing::example;

    #[test]
    fn what_is_missing_between_two_rows_is_said_in_words() {
        let id = example::entitlement_id(7, "OR-1", 2);
        let customers = Loss::Between {
            part: Part::Customers,
            after: Some(Row::Entity(EntityRef::Entitlement(id.clone()))),
            before: Some(Row::Entity(EntityRef::Customer(example::tenant(9)))),
        };
        let slots =
            Loss::Between { part: Part::KeySlots, after: Some(Row::KeySlot(example::operator_id(1))), before: None };
        let (seven, nine, operator) = (id.tenant, example::tenant(9), example::operator_id(1));
        for (language, expected) in [
            (
                Language::Swedish,
                [
                    format!("allt om kunderna mellan köpet OR-1/2 för kunden {seven} och kunden {nine}"),
                    format!(
                        "allt om operatörernas lösenfraser mellan lösenfrasen för operatören {operator} och slutet"
                    ),
                    format!("noteringen om den senaste åtkomsten till köpet OR-1/2 för kunden {seven}"),
                ],
            ),
            (
                Language::English,
                [
                    format!(
                        "everything about the customers between the purchase OR-1/2 of the customer {seven} and the \
                         customer {nine}"
                    ),
                    format!(
                        "everything about the operators’ passphrases between the passphrase of the operator {operator} \
                         and the end"
                    ),
                    format!("the note of the last access to the purchase OR-1/2 of the customer {seven}"),
                ],
            ),
        ] {
            let locale = Locale::new(language, Tz::UTC);
            let losses = [&customers, &slots, &Loss::Row(Row::LastAccess(id.clone()))];
            assert_eq!(losses.map(|loss| sentence(loss, locale)), expected);
        }
    }
}
