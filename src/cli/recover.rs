//! `nyckel recover`: a store that will not open, made whole from what still reads of it, else from the newest whole
//! backup; and a report of what is missing, which is kept beside the store.

mod report;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::opening::{Hold, Who, operator_among};
use crate::cli::recover::report::{Report, text_of};
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::domain::Actor;
use crate::domain::activity::{ActivityKind, Door};
use crate::domain::upkeep::may_keep_store;
use crate::i18n::{Locale, message};
use crate::ports::{Clock, Entrants, Recovered, RecoverySource, Vault};
use crate::service::{ServiceError, Services, record_restored};
use crate::store::SledStore;
use crate::system::{OperatingEntropy, StoreKind, SystemClock};
use crate::tui::failure::OpeningFailure;
use crate::vault::SealingVault;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Recover {
    #[arg(long)]
    json: bool,
}

/// What is said of a store that opens.
#[derive(Serialize)]
struct WholeJson {
    recovered: bool,
    /// The last commit that it holds.
    commit: u64,
}

#[derive(Serialize)]
struct AnswerJson {
    recovered: bool,
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
    /// A whole backup that has something of it.
    remedy: Option<RemedyJson>,
}

#[derive(Serialize)]
struct RemedyJson {
    path: String,
    made: String,
    /// Rows of it that are missing.
    rows: u64,
    /// The ids of the customers among them.
    customers: Vec<String>,
    /// Changes that were made after it.
    later: u64,
    /// What restores it.
    command: String,
}

/// Makes it whole, and says what is missing. A store that opens is left as it is.
pub(in crate::cli) fn run(ask: &Recover, surroundings: &Surroundings) -> Result<(), Ending> {
    let locale = surroundings.locale;
    let hold = surroundings.hold_to_replace()?;
    match hold.open(Door::CommandLine) {
        Ok(services) => return leave_alone(ask, &services, locale),
        Err(OpeningFailure::Store(failure)) if failure.needs_recovery() => {}
        // What is not damage is not mended by this.
        Err(failure) => return Err(Surroundings::ending(&failure, locale)),
    }
    let (paths, now) = (hold.paths(), SystemClock.now());
    let actor = who_recovers(&hold, surroundings)?;
    let recovered = SledStore::recover(&paths.store(), &paths.exports(), now, &OperatingEntropy);
    let recovery = match recovered.map_err(|failure| Ending::of_service(locale, &failure.into()))? {
        Recovered::Made(recovery) => recovery,
        Recovered::Hopeless { set_aside } => return Err(hopeless(set_aside.as_deref(), locale)),
    };
    let report =
        Report { recovery: &recovery, kind: hold.paths().kind(), data_dir: surroundings.data_dir.as_deref(), locale };
    let text = report.text();
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ");
    let file = hold.paths().directory().join(format!("recovery-{stamp}.txt"));
    let kept = fs::write(&file, &text);
    if ask.json {
        json::write(&answer(report), locale)?;
    } else {
        output::write(text.as_bytes(), locale)?;
    }
    let recorded = recorded(&hold, actor);
    hold.keep_time();
    recorded.map_err(|unrecorded| unrecorded.ending(locale))?;
    kept.map_err(|error| {
        let texts = (message!("recover-report-unkept"), message!("recover-report-unkept-instead"));
        let values = [("path", text_of(&file).into()), ("detail", locale.system_failure(&error).into())];
        Ending::new(Status::Failed, locale, texts, &values)
    })
}

/// Who it is, and whether they may, asked before anything is changed: by the operators and the slots that the recovered
/// store will have. `None` where neither the store nor a backup tells who it could be.
fn who_recovers(hold: &Hold, surroundings: &Surroundings) -> Result<Option<Actor>, Ending> {
    let (paths, locale) = (hold.paths(), surroundings.locale);
    let of_service = |error: &ServiceError| Ending::of_service(locale, error);
    let Entrants { operators, key_slots } =
        SledStore::entrants(&paths.store(), &paths.exports()).map_err(|failure| of_service(&failure.into()))?;
    if operators.is_empty() || (paths.kind() == StoreKind::Main && key_slots.is_empty()) {
        return Ok(None);
    }
    let operator = match surroundings.who(paths.kind())? {
        Who::Named(asked) => operator_among(operators, asked.as_deref())
            .map_err(|failure| Surroundings::ending(&failure, locale))
            .map(Some)?,
        Who::With(passphrase) => {
            let vault = SealingVault::locked(Arc::new(OperatingEntropy));
            let owner = vault.unlock(&key_slots, &passphrase).map_err(|failure| of_service(&failure.into()))?;
            operators.into_iter().find(|operator| operator.id == owner)
        }
    };
    let Some(actor) = operator.map(|operator| operator.actor()) else { return Ok(None) };
    may_keep_store(&actor).map_err(|refusal| of_service(&ServiceError::Refused(refusal)))?;
    Ok(Some(actor))
}

/// Why a recovery that was done is not on record.
enum Unrecorded {
    /// Nothing tells who it could have been.
    Nobody,
    /// It could not be written.
    Unwritten,
}

/// Records in the recovered store who did it.
fn recorded(hold: &Hold, actor: Option<Actor>) -> Result<(), Unrecorded> {
    let actor = actor.ok_or(Unrecorded::Nobody)?;
    let services = hold.open(Door::CommandLine).map_err(|failure| {
        trace(&failure);
        Unrecorded::Unwritten
    })?;
    record_restored(&services, &actor, ActivityKind::Recovered).map_err(|error| {
        trace(&error);
        Unrecorded::Unwritten
    })
}

impl Unrecorded {
    fn ending(&self, locale: Locale) -> Ending {
        let what = match self {
            Self::Nobody => message!("recover-unrecorded-nobody"),
            Self::Unwritten => message!("recover-unrecorded"),
        };
        Ending::new(Status::Failed, locale, (what, message!("recover-unrecorded-instead")), &[])
    }
}

/// Says of a store that opens that nothing was done to it.
fn leave_alone(ask: &Recover, services: &Services, locale: Locale) -> Result<(), Ending> {
    if ask.json {
        let commit = services.store.latest_seq().map_err(|failure| Ending::of_service(locale, &failure.into()))?.0;
        return json::write(&WholeJson { recovered: false, commit }, locale);
    }
    output::write(format!("{}\n", locale.text(message!("recover-whole"))).as_bytes(), locale)
}

fn hopeless(set_aside: Option<&Path>, locale: Locale) -> Ending {
    let instead = message!("recover-hopeless-instead");
    let (what, path) = match set_aside {
        Some(path) => (message!("recover-hopeless"), text_of(path)),
        None => (message!("recover-gone"), String::new()),
    };
    Ending::new(Status::StoreUnavailable, locale, (what, instead), &[("path", path.into())])
}

fn answer(report: Report<'_>) -> AnswerJson {
    let recovery = report.recovery;
    let backup = match &recovery.source {
        RecoverySource::Salvage => None,
        RecoverySource::Backup { file, .. } => Some(text_of(file)),
    };
    AnswerJson {
        recovered: true,
        set_aside: recovery.set_aside.as_deref().map(text_of),
        backup,
        commit: recovery.recovered.0,
        acknowledged: recovery.acknowledged.map(|seq| seq.0),
        rows: recovery.rows,
        stayed_cancelled: recovery.stayed_cancelled,
        losses: report.losses().collect(),
        remedy: recovery.remedy.as_ref().map(|remedy| RemedyJson {
            path: text_of(&remedy.file),
            made: json::instant(remedy.made),
            rows: remedy.rows,
            customers: remedy.customers.keys().map(ToString::to_string).collect(),
            later: remedy.later,
            command: report.command(remedy),
        }),
    }
}
