//! `nyckel recover`: a store that will not open, made whole from what still reads of it, else from the newest whole
//! backup; and a report of what is missing, which is kept beside the store.

mod report;

use std::fs;
use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::opening::of_directory;
use crate::cli::recover::report::{Report, text_of};
use crate::cli::surroundings::Surroundings;
use crate::cli::{json, output};
use crate::domain::activity::{ActivityKind, Door};
use crate::i18n::{Locale, message};
use crate::ports::{Clock, Recovered, RecoverySource};
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
    let report = Report { recovery: &recovery, kind: hold.paths().kind(), locale };
    let text = report.text();
    let stamp = now.utc().format("%Y%m%dT%H%M%SZ");
    let file = hold.paths().directory().join(format!("recovery-{stamp}.txt"));
    let kept = fs::write(&file, &text).map_err(of_directory);
    if ask.json {
        json::write(&answer(report), locale)?;
    } else {
        output::write(text.as_bytes(), locale)?;
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

fn answer(report: Report<'_>) -> AnswerJson {
    let recovery = report.recovery;
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
