//! The log: a file a day in the state directory, never the terminal. What is logged names no secret, because secrets
//! have types whose debug output shows none.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// The most files that are kept, one a day.
const FILES_KEPT: usize = 7;

/// As many lines wait for the disk, for which room is made at the start; what comes while it is full is left out.
const LINES_WAITING: usize = 8_192;

/// What is logged where nothing else is asked for.
const DEFAULT_FILTER: &str = "nyckel=info,warn";

/// Keeps the log going; what is still to be written is written when it is dropped.
#[derive(Debug)]
pub struct LogGuard {
    _worker: WorkerGuard,
}

/// Says why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum LogFailure {
    /// The directory or the file could not be made.
    #[error("the log could not be made: {0}")]
    Directory(#[from] io::Error),
    /// The file could not be made.
    #[error("the log could not be made: {0}")]
    File(#[from] tracing_appender::rolling::InitError),
    /// What is to be logged is not told in the words of `tracing`.
    #[error("{filter:?} does not say what to log: {source}")]
    Filter {
        /// What was said.
        filter: String,
        /// What is wrong with it.
        source: tracing_subscriber::filter::ParseError,
    },
    /// There is a log already.
    #[error("the log was started twice")]
    Twice,
}

/// What to log: what the flag says, else `NYCKEL_LOG`, else what is worth knowing.
#[must_use]
pub fn filter(flag: Option<&str>, read: &dyn Fn(&str) -> Option<String>) -> String {
    let of_environment = || read("NYCKEL_LOG").filter(|value| !value.is_empty());
    flag.map(str::to_owned).or_else(of_environment).unwrap_or_else(|| DEFAULT_FILTER.to_owned())
}

/// Starts the log of the process in that directory, which is made where it is missing.
///
/// # Errors
/// [`LogFailure`]; the process can go on without a log.
pub fn start(directory: &Path, filter: &str) -> Result<LogGuard, LogFailure> {
    let (writer, worker) = writer(directory)?;
    tracing::subscriber::set_global_default(subscriber(writer, filter)?).map_err(|_| LogFailure::Twice)?;
    Ok(LogGuard { _worker: worker })
}

fn writer(directory: &Path) -> Result<(NonBlocking, WorkerGuard), LogFailure> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("nyckel.log")
        .max_log_files(FILES_KEPT)
        .build(directory)?;
    Ok(NonBlockingBuilder::default().buffered_lines_limit(LINES_WAITING).thread_name("nyckel-log").finish(file))
}

fn subscriber(writer: NonBlocking, filter: &str) -> Result<impl tracing::Subscriber + Send + Sync, LogFailure> {
    let parsed =
        EnvFilter::try_new(filter).map_err(|source| LogFailure::Filter { filter: filter.to_owned(), source })?;
    Ok(tracing_subscriber::fmt().with_ansi(false).with_env_filter(parsed).with_writer(writer).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_variable() {
        let set = |name: &str| (name == "NYCKEL_LOG").then(|| "debug".to_owned());
        assert_eq!(filter(Some("trace"), &set), "trace");
        assert_eq!(filter(None, &set), "debug");
        assert_eq!(filter(None, &|_| None), DEFAULT_FILTER);
        assert_eq!(filter(None, &|_| Some(String::new())), DEFAULT_FILTER);
    }

    #[test]
    fn what_the_filter_lets_through_is_in_the_file() {
        let place = tempfile::tempdir().unwrap();
        let directory = place.path().join("state/nyckel");
        let (writer, worker) = writer(&directory).unwrap();
        tracing::subscriber::with_default(subscriber(writer, "info").unwrap(), || {
            tracing::info!("this is told");
            tracing::debug!("this is not");
        });
        drop(worker);
        let files: Vec<_> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        let content = std::fs::read_to_string(&files[0]).unwrap();
        assert!(content.contains("this is told"));
        assert!(!content.contains("this is not"));
    }

    #[test]
    fn a_filter_that_says_nothing_is_told_of() {
        let place = tempfile::tempdir().unwrap();
        let (writer, _worker) = writer(place.path()).unwrap();
        assert!(matches!(subscriber(writer, "nyckel=loud"), Err(LogFailure::Filter { .. })));
    }
}
