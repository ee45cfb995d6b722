//! `nyckel restore FILE|latest`: the store of a backup in place of the present one, once it is said what that loses.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::interruptible::interruptible;
use crate::cli::opening::{self, Hold, Who};
use crate::cli::progress::ProgressLine;
use crate::cli::session::Session;
use crate::cli::surroundings::Surroundings;
use crate::cli::{backup_file, json, output};
use crate::domain::Actor;
use crate::domain::activity::{ActivityKind, Door};
use crate::domain::upkeep::may_keep_store;
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::service::{Loss, RestoreTo, ServiceError, may_restore, record_restored};
use crate::store::{Archive, BackupFolder, LogKept, Restored, SledStore};
use crate::tui::failure::OpeningFailure;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Restore {
    #[arg(id = "restored_file")]
    file: PathBuf,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct AnswerJson {
    /// The backup.
    path: String,
    made: String,
    /// The commit at which the store stands now.
    commit: u64,
    /// Purchases that stay cancelled although they stood in the backup.
    stayed_cancelled: u64,
    /// How many of them the list of revocations alone tells of.
    by_the_list: u64,
    /// Sealed keys of the backup that were left out.
    keys_left_out: u64,
    /// Operators who keep the passphrase they had.
    operators_kept: u64,
    /// `of-backup`, `continued`, `not-continued` or `not-read`.
    log: &'static str,
    /// Records of the old log that were kept beyond the backup's.
    log_kept: u64,
    /// Records of the old log that are lost.
    log_lost: u64,
    /// Records of the old store, or lines of the list of revocations, that could not be read.
    unreadable: u64,
    /// Where the old store lies, if it did not open.
    set_aside: Option<String>,
}

/// Restores it, and says what became of it.
pub(in crate::cli) fn run(ask: &Restore, surroundings: &Surroundings) -> Result<(), Ending> {
    let hold = surroundings.hold_to_replace()?;
    let (path, archive) = found(ask, &hold, surroundings.locale)?;
    let Asked { hold, who, locale, at_stake } = asked(hold, &archive, surroundings)?;
    agree(ask, locale, &archive, at_stake)?;
    let directory = hold.paths().store();
    let restored = interruptible(locale, |stop| {
        let line = ProgressLine::new(locale, message!("cli-restore-progress"));
        SledStore::restore(&directory, &path, hold.clock().now(), &|progress| line.show(progress), stop)
    })?;
    let restored = restored.map_err(|failure| Ending::of_service(locale, &failure.into()))?;
    let services = hold.open(Door::CommandLine).map_err(|failure| Surroundings::ending(&failure, locale))?;
    let operator = match who {
        Acting::Known(actor) => Ok(actor),
        Acting::KnownByTheBackup(who) => who.on(&services).map(|operator| operator.actor()),
    };
    let recorded = operator.map(|actor| record_restored(&services, &actor, ActivityKind::Restored));
    drop(services);
    hold.keep_time();
    tell(ask, locale, &path, &archive, &restored)?;
    let recorded = recorded.map_err(|failure| Surroundings::ending(&failure, locale))?;
    recorded.map_err(|error| Ending::of_service(locale, &error))
}

/// What is known before anything is restored.
struct Asked {
    hold: Hold,
    who: Acting,
    locale: Locale,
    at_stake: AtStake,
}

/// What would be lost.
#[derive(Clone, Copy)]
enum AtStake {
    /// There is no store.
    Nothing,
    /// What the store that is there says of itself.
    Known(Loss),
    /// It does not open, and will be set aside.
    Unreadable,
}

/// Who restores.
enum Acting {
    /// An operator who may.
    Known(Actor),
    /// Whose passphrase opens a slot of the backup: with no store that opens there is none to ask. Whoever has the backup and
    /// the directory may put it there, as they may make a store; the record says who did.
    KnownByTheBackup(Who),
}

/// The backup that is meant, read to its end.
fn found(ask: &Restore, hold: &Hold, locale: Locale) -> Result<(PathBuf, Archive), Ending> {
    if ask.file == Path::new("latest") {
        // Nothing is written yet, so that a signal may end the process as it likes.
        let newest = BackupFolder::new(&hold.paths().exports()).newest_whole(&Stop::default());
        let newest = newest.map_err(|failure| Ending::of_service(locale, &failure.into()))?;
        return newest.ok_or_else(|| {
            let texts = (message!("cli-restore-none"), message!("cli-restore-none-instead"));
            Ending::new(Status::NotFound, locale, texts, &[])
        });
    }
    Ok((ask.file.clone(), backup_file::read(&ask.file, locale)?))
}

/// Whether it may be restored, and what would be lost: by the store that is there, else by the backup alone.
fn asked(hold: Hold, archive: &Archive, surroundings: &Surroundings) -> Result<Asked, Ending> {
    let who = surroundings.who(hold.paths().kind())?;
    if !hold.paths().store().exists() {
        return asked_of_backup(hold, who, archive, AtStake::Nothing, surroundings);
    }
    let services = match hold.open(Door::CommandLine) {
        Ok(services) => services,
        Err(OpeningFailure::Store(failure)) if failure.needs_recovery() => {
            trace(&failure);
            return asked_of_backup(hold, who, archive, AtStake::Unreadable, surroundings);
        }
        Err(failure) => return Err(Surroundings::ending(&failure, surroundings.locale)),
    };
    let session = Session::with(services, hold, &who, surroundings)?;
    let to = RestoreTo { identity: archive.identity, seq: archive.seq };
    let loss = may_restore(&session.services, &session.actor, &to).map_err(|error| session.ending(&error));
    let (actor, locale) = (session.actor.clone(), session.locale);
    let hold = session.close();
    Ok(Asked { hold, who: Acting::Known(actor), locale, at_stake: AtStake::Known(loss?) })
}

fn asked_of_backup(
    hold: Hold,
    who: Who,
    archive: &Archive,
    at_stake: AtStake,
    surroundings: &Surroundings,
) -> Result<Asked, Ending> {
    let asked = match who {
        who @ Who::With(_) => {
            let who = Acting::KnownByTheBackup(who);
            return Ok(Asked { hold, who, locale: surroundings.locale, at_stake });
        }
        Who::Named(asked) => asked,
    };
    let operator = opening::operator_among(archive.operators.clone(), asked.as_deref())
        .map_err(|failure| Surroundings::ending(&failure, surroundings.locale))?;
    let (locale, _) = surroundings.settings_of(&operator.settings);
    let actor = operator.actor();
    may_keep_store(&actor).map_err(|refusal| Ending::of_service(locale, &ServiceError::Refused(refusal)))?;
    Ok(Asked { hold, who: Acting::Known(actor), locale, at_stake })
}

/// Says what would be lost, and asks whether it may be.
fn agree(ask: &Restore, locale: Locale, archive: &Archive, at_stake: AtStake) -> Result<(), Ending> {
    let made = locale.date_time_in_zone(archive.made);
    let told = match at_stake {
        AtStake::Nothing => return Ok(()),
        AtStake::Unreadable => locale.text_with(message!("cli-restore-broken"), &[("made", made.into())]),
        AtStake::Known(Loss::Everything) => locale.text_with(message!("cli-restore-other"), &[("made", made.into())]),
        AtStake::Known(Loss::Commits(commits)) => {
            let values = [("made", made.into()), ("count", commits.into())];
            locale.text_with(message!("cli-restore-loses"), &values)
        }
    };
    output::note(&told);
    if ask.yes {
        return Ok(());
    }
    let (mut error, input) = (io::stderr(), io::stdin());
    if !error.is_terminal() || !input.is_terminal() {
        let texts = (message!("cli-restore-unasked"), message!("cli-restore-unasked-instead"));
        return Err(Ending::new(Status::WrongUsage, locale, texts, &[]));
    }
    let _ = write!(error, "{} ", locale.text(message!("cli-restore-question")));
    let mut answer = String::new();
    let read = input.lock().read_line(&mut answer);
    let yes = [locale.text(message!("cli-yes")), "y".to_owned(), "j".to_owned()];
    let answer = answer.trim().to_lowercase();
    if read.is_ok() && yes.contains(&answer) {
        return Ok(());
    }
    let texts = (message!("cli-restore-declined"), message!("cli-restore-declined-instead"));
    Err(Ending::new(Status::Failed, locale, texts, &[]))
}

fn tell(ask: &Restore, locale: Locale, path: &Path, archive: &Archive, restored: &Restored) -> Result<(), Ending> {
    let path = path.display().to_string();
    if ask.json {
        let (log, log_kept, log_lost) = match restored.log {
            LogKept::OfBackup => ("of-backup", 0, 0),
            LogKept::Continued { further, lost } => ("continued", further, lost),
            LogKept::NotContinued { lost } => ("not-continued", 0, lost),
            LogKept::NotRead { lost } => ("not-read", 0, lost),
        };
        let answer = AnswerJson {
            path,
            made: json::instant(archive.made),
            commit: restored.seq.0,
            stayed_cancelled: restored.stayed_cancelled,
            by_the_list: restored.by_the_list,
            keys_left_out: restored.keys_left_out,
            operators_kept: restored.operators_kept,
            log,
            log_kept,
            log_lost,
            unreadable: restored.unreadable,
            set_aside: restored.set_aside.as_deref().map(|path| path.display().to_string()),
        };
        return json::write(&answer, locale);
    }
    let values = [("path", path.into()), ("made", locale.date_time_in_zone(archive.made).into())];
    let mut lines = vec![locale.text_with(message!("cli-restore-done"), &values)];
    if let Some(path) = &restored.set_aside {
        let values = [("path", path.display().to_string().into())];
        lines.push(locale.text_with(message!("recover-aside"), &values));
    }
    let counted = |id, count: u64| locale.text_with(id, &[("count", count.into())]);
    if 0 < restored.stayed_cancelled {
        lines.push(counted(message!("cli-restore-cancelled"), restored.stayed_cancelled));
    }
    if 0 < restored.by_the_list {
        lines.push(counted(message!("cli-restore-by-the-list"), restored.by_the_list));
    }
    if 0 < restored.keys_left_out {
        lines.push(counted(message!("cli-restore-keys"), restored.keys_left_out));
    }
    if 0 < restored.operators_kept {
        lines.push(counted(message!("cli-restore-operators"), restored.operators_kept));
    }
    match restored.log {
        LogKept::OfBackup => {}
        LogKept::Continued { further, lost } => {
            lines.push(counted(message!("cli-restore-log-continued"), further));
            if 0 < lost {
                lines.push(counted(message!("cli-restore-log-lost"), lost));
            }
        }
        LogKept::NotContinued { lost } => lines.push(counted(message!("cli-restore-log-not-continued"), lost)),
        LogKept::NotRead { lost } => lines.push(counted(message!("cli-restore-log-not-read"), lost)),
    }
    if 0 < restored.unreadable {
        lines.push(counted(message!("cli-restore-unreadable"), restored.unreadable));
    }
    lines.push(String::new());
    output::write(lines.join("\n").as_bytes(), locale)
}
