//! `nyckel activity verify`: to which record the log is as it was written, or where its chain breaks. And `nyckel activity
//! checkpoint`: where it stands now, to be kept elsewhere and compared later (LOG-3).

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::interruptible::interruptible;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::session::Session;
use crate::cli::{json, output};
use crate::i18n::{Locale, message};
use crate::ports::{BreakKind, LogBreak, LogProof, StoreFailure};
use crate::service::exchange::{NoCheckpoint, checkpoint_text, read_checkpoint};
use crate::service::{ServiceError, note_checkpoint, verify_activity};

/// The check.
#[derive(Debug, Args)]
pub(super) struct Verify {
    #[arg(long = "checkpoint", value_name = "FILE")]
    checkpoints: Vec<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// The note.
#[derive(Debug, Args)]
pub(super) struct Checkpoint {
    #[arg(id = "checkpoint_file", long = "output", value_name = "FILE")]
    file: Option<PathBuf>,
}

#[derive(Serialize)]
struct AnswerJson {
    unbroken: bool,
    /// The last record up to which everything is as it was written.
    unbroken_to: u64,
    /// Where it breaks first.
    broken_at: Option<u64>,
    /// `changed`, `removed`, `reordered`, `cut-off`, `added` or `rewritten`.
    how: Option<&'static str>,
    /// Records that are known to be lost, by the first and the last of each gap.
    lost: Vec<(u64, u64)>,
    checkpoints: usize,
}

/// Checks the chain and says how it is.
pub(super) fn verify(ask: &Verify, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let locale = *locale;
    let checkpoints: Vec<_> = ask.checkpoints.iter().map(|path| read(path, session)).collect::<Result<_, _>>()?;
    let is_shown = io::stderr().is_terminal();
    let proved = interruptible(locale, |stop| {
        verify_activity(services, actor, &checkpoints, stop, &mut |records| {
            if is_shown {
                let text = locale.text_with(message!("verify-progress"), &[("records", records.into())]);
                // Whether anybody sees it makes no difference to the check.
                let _ = write!(io::stderr(), "\r{text}");
            }
        })
    })?;
    if is_shown {
        let _ = write!(io::stderr(), "\r\u{1b}[K");
    }
    let proof = proved.map_err(|error| session.ending(&error))?;
    if ask.json {
        json::write(&AnswerJson::of(&proof, checkpoints.len()), locale)?;
    } else if proof.broken.is_none() {
        let mut lines = vec![locale.log_unbroken(&proof)];
        let compared: Vec<u64> = checkpoints.iter().map(|checkpoint| checkpoint.number).collect();
        lines.extend(locale.log_agrees(&compared));
        lines.extend(proof.lost.iter().map(|gap| locale.log_lost(*gap)));
        lines.push(String::new());
        output::write(lines.join("\n").as_bytes(), locale)?;
    }
    proof.broken.map_or(Ok(()), |broken| Err(broken_ending(&proof, broken, locale)))
}

/// Notes where the log stands.
pub(super) fn checkpoint(ask: &Checkpoint, session: &Session) -> Result<(), Ending> {
    let locale = session.locale;
    let noted = || note_checkpoint(&session.services, &session.actor).map_err(|error| session.ending(&error));
    let Some(path) = ask.file.as_deref().filter(|path| path.as_os_str() != "-") else {
        return output::write(checkpoint_text(&noted()?).as_bytes(), locale);
    };
    let existing = Existing::Kept { instead: message!("cli-activity-file-there-instead") };
    let mut file = NewFile::begin(path, existing, locale)?;
    let noted = noted()?;
    file.write_all(checkpoint_text(&noted).as_bytes()).map_err(|error| output::unwritten(&error, locale))?;
    file.finish()?;
    let values = [("number", noted.number.to_string().into()), ("place", path.display().to_string().into())];
    let told = locale.text_with(message!("cli-activity-checkpoint-written"), &values);
    output::write(format!("{told}\n").as_bytes(), locale)
}

/// The checkpoint in a file, which must be of this store.
fn read(path: &Path, session: &Session) -> Result<crate::ports::Checkpoint, Ending> {
    let locale = session.locale;
    let place = path.display().to_string();
    let told = |status, texts| Ending::new(status, locale, texts, &[("place", (&place).into())]);
    let text = fs::read_to_string(path).map_err(|error| {
        trace(&error);
        told(Status::NotFound, (message!("cli-checkpoint-unread"), message!("cli-checkpoint-instead")))
    })?;
    let checkpoint = read_checkpoint(&text).map_err(|problem| match problem {
        NoCheckpoint::SomethingElse => {
            told(Status::WrongUsage, (message!("cli-checkpoint-none"), message!("cli-checkpoint-instead")))
        }
        NoCheckpoint::Newer => {
            told(Status::WrongUsage, (message!("cli-checkpoint-newer"), message!("cli-checkpoint-newer-instead")))
        }
    })?;
    let identity = session.services.store.identity();
    let identity = identity.map_err(|failure: StoreFailure| session.ending(&ServiceError::from(failure)))?;
    if checkpoint.store != identity.store {
        return Err(told(Status::WrongUsage, (message!("cli-checkpoint-other"), message!("cli-checkpoint-instead"))));
    }
    Ok(checkpoint)
}

fn broken_ending(proof: &LogProof, broken: LogBreak, locale: Locale) -> Ending {
    let texts = (message!("log-broken"), message!("log-broken-instead"));
    let values = [("how", locale.log_break(broken).into()), ("unbroken", proof.unbroken_to.to_string().into())];
    let ending = Ending::new(Status::Failed, locale, texts, &values);
    ending.with_choices(proof.lost.iter().map(|gap| locale.log_lost(*gap)).collect())
}

impl AnswerJson {
    fn of(proof: &LogProof, checkpoints: usize) -> Self {
        Self {
            unbroken: proof.broken.is_none(),
            unbroken_to: proof.unbroken_to,
            broken_at: proof.broken.map(|broken| broken.number),
            how: proof.broken.map(|broken| match broken.kind {
                BreakKind::Changed => "changed",
                BreakKind::Removed { .. } => "removed",
                BreakKind::Reordered { .. } => "reordered",
                BreakKind::CutOff { .. } => "cut-off",
                BreakKind::Added => "added",
                BreakKind::Rewritten { .. } => "rewritten",
            }),
            lost: proof.lost.clone(),
            checkpoints,
        }
    }
}
