//! `nyckel download CUSTOMER PRODUCT`: the bits of a purchase into a file, once it is on record who gets them.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::choosing::Chosen;
use crate::cli::download_told::Telling;
use crate::cli::ending::{Ending, Status};
use crate::cli::interruptible::interruptible;
use crate::cli::reasoned::Reasoned;
use crate::cli::session::Session;
use crate::domain::download::{ByteRate, Existing};
use crate::domain::{ActivityKind, Choice, DownloadFailure, DownloadJob, DownloadState, EntitlementId, Refusal};
use crate::download::trouble as disk_trouble;
use crate::i18n::message;
use crate::service::{
    DescribeDownload, PlanDownload, RunDownload, ServiceError, describe_download, plan_download, refuse_without_choice,
    run_download,
};

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Download {
    #[command(flatten)]
    pub(in crate::cli) chosen: Chosen,
    #[arg(id = "download_folder", long = "to", value_name = "DIR")]
    folder: Option<PathBuf>,
    #[arg(long)]
    resume: bool,
    #[arg(long)]
    replace: bool,
    #[arg(id = "byte_rate", long = "limit", value_name = "RATE", value_parser = rate)]
    limit: Option<ByteRate>,
    #[command(flatten)]
    reasoned: Reasoned,
    #[arg(id = "json_lines", long = "json")]
    json: bool,
}

fn rate(text: &str) -> Result<ByteRate, String> {
    text.parse::<ByteRate>().map_err(|error| error.to_string())
}

/// Downloads it. A signal pauses: what came is kept.
pub(in crate::cli) fn run(ask: &Download, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let (page, choice) = ask.chosen.open(session, ActivityKind::DownloadStarted)?;
    let entitlement = page.row.entitlement.id.clone();
    let folder = folder(ask.folder.as_deref(), session)
        .map_err(|ending| refusal(&entitlement, &choice, session).unwrap_or(ending))?;
    let plan = PlanDownload {
        entitlement,
        choice,
        folder,
        existing: if ask.replace { Existing::Replaced } else { Existing::Kept },
        reason: ask.reasoned.reason.clone(),
    };
    let job = plan_download(&session.services, &session.actor, &plan).map_err(|error| session.ending(&error))?;
    let telling = Telling::of(ask.json, locale, &session.services.clock);
    if 0 < job.done && !ask.resume {
        return Err(unfinished(&job, session));
    }
    let id = job.id;
    telling.planned(&job)?;
    let ended = interruptible(locale, |stop| {
        let run = RunDownload { id, limit: ask.limit };
        run_download(&session.services, &session.actor, run, &mut |event| telling.tell(&job, event), stop)
    })?;
    match ended {
        Ok(done) if done.state == DownloadState::Finished => telling.finished(&done),
        Ok(paused) => {
            telling.paused(&paused);
            let texts = (message!("cli-download-paused"), message!("cli-download-paused-instead"));
            let values =
                [("done", locale.bytes(paused.done).into()), ("bytes", locale.bytes(paused.bits.bytes).into())];
            Err(Ending::new(Status::Failed, locale, texts, &values))
        }
        Err(error) => {
            if let ServiceError::Download(failure) = &error {
                telling.failed(&job, failure);
            }
            Err(session.ending(&error))
        }
    }
}

/// The role's no, which is told and on record also where there is no such folder (ROLE-5).
fn refusal(entitlement: &EntitlementId, choice: &Choice, session: &Session) -> Option<Ending> {
    let Session { services, actor, .. } = session;
    let ask = DescribeDownload { entitlement: entitlement.clone(), choice: choice.clone() };
    let is_refused =
        matches!(describe_download(services, actor, &ask), Err(ServiceError::Refused(Refusal::Role { .. })));
    let refused = || refuse_without_choice(services, actor, entitlement, ActivityKind::DownloadStarted);
    is_refused.then(|| session.ending(&refused()))
}

/// What is there of an earlier download goes on where that is said, so that a script never mixes two by accident.
fn unfinished(job: &DownloadJob, session: &Session) -> Ending {
    let texts = (message!("cli-download-there"), message!("cli-download-there-instead"));
    let locale = session.locale;
    let values = [
        ("path", job.target().part().display().to_string().into()),
        ("done", locale.bytes(job.done).into()),
        ("bytes", locale.bytes(job.bits.bytes).into()),
    ];
    Ending::new(Status::WrongUsage, locale, texts, &values)
}

/// The folder as an absolute path: where the process stands unless told otherwise.
fn folder(asked: Option<&Path>, session: &Session) -> Result<PathBuf, Ending> {
    let folder = asked.map_or_else(env::current_dir, Path::canonicalize);
    folder.map_err(|error| {
        let path = asked.unwrap_or(Path::new(".")).to_owned();
        session.ending(&DownloadFailure::CannotWrite { path, why: disk_trouble(&error) }.into())
    })
}
