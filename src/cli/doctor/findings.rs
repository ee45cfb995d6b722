//! What can be seen without opening anything, and what of it is wrong.

use std::fs;
use std::io::{self, IsTerminal};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::cli::doctor::backups::{BackupFindings, Wholeness};
use crate::cli::surroundings::{Surroundings, variable};
use crate::clipboard::{ClipboardEnvironment, RoutedClipboard};
use crate::config::ColourDepth;
use crate::i18n::Language;
use crate::i18n::refusal::Sentence;
use crate::ports::{Clipboard, Clock, CopyRoute};
use crate::store::sled::FREE_BYTES_WANTED;
use crate::store::{ListState, SledStore};
use crate::system::{Held, OperatingEntropy, StoreKind, StoreLock, SystemClock};
use crate::tui::terminal::TerminalWriter;

/// The smallest terminal that the console is drawn on, in columns and rows.
const SMALLEST: (u16, u16) = (60, 18);

/// What was found.
#[derive(Debug)]
pub(in crate::cli::doctor) struct Findings {
    pub(in crate::cli::doctor) data: PathBuf,
    pub(in crate::cli::doctor) config: PathBuf,
    pub(in crate::cli::doctor) log: PathBuf,
    pub(in crate::cli::doctor) store: StoreFindings,
    pub(in crate::cli::doctor) terminal: TerminalFindings,
    pub(in crate::cli::doctor) routes: Vec<CopyRoute>,
    pub(in crate::cli::doctor) language: Language,
    pub(in crate::cli::doctor) language_from: Origin,
    /// What is said of each setting that cannot be used.
    pub(in crate::cli::doctor) wrong_settings: Vec<Sentence>,
}

/// What was found of the store.
#[derive(Debug)]
pub(in crate::cli::doctor) struct StoreFindings {
    pub(in crate::cli::doctor) kind: StoreKind,
    pub(in crate::cli::doctor) directory: PathBuf,
    pub(in crate::cli::doctor) presence: Presence,
    pub(in crate::cli::doctor) bytes: u64,
    pub(in crate::cli::doctor) free_bytes: Option<u64>,
    pub(in crate::cli::doctor) held: Option<Held>,
    /// Whether others than its owner can look into its directory.
    pub(in crate::cli::doctor) is_open_to_others: bool,
    pub(in crate::cli::doctor) is_writable: bool,
    pub(in crate::cli::doctor) backups: BackupFindings,
    /// How its list of revocations stands; nothing where that cannot be read.
    pub(in crate::cli::doctor) revocations: Option<ListState>,
    /// The damaged stores that lie beside it.
    pub(in crate::cli::doctor) set_aside: Vec<SetAside>,
}

/// A store that was set aside as it was found.
#[derive(Debug)]
pub(in crate::cli::doctor) struct SetAside {
    pub(in crate::cli::doctor) path: PathBuf,
    pub(in crate::cli::doctor) bytes: u64,
}

/// Whether there is a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::doctor) enum Presence {
    There,
    /// There was one: its marker, or the one it was to replace, is still there.
    Gone,
    NotMade,
}

/// What was found of the terminal.
#[derive(Debug)]
pub(in crate::cli::doctor) struct TerminalFindings {
    pub(in crate::cli::doctor) name: String,
    /// Columns and rows, where standard output is a terminal.
    pub(in crate::cli::doctor) size: Option<(u16, u16)>,
    pub(in crate::cli::doctor) colours: ColourDepth,
    pub(in crate::cli::doctor) colours_from: Origin,
}

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::doctor) enum Origin {
    Flag,
    Environment,
    Configuration,
    /// The system's language, or what the terminal says of itself.
    System,
    Default,
}

/// Something that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::doctor) enum Problem {
    LittleRoom,
    NotWritable,
    OpenToOthers,
    StoreGone,
    /// Lines of the list of revocations do not read.
    ListDamaged,
    NoBackup,
    OldBackup,
    DamagedBackup,
    DumbTerminal,
    SmallTerminal,
}

/// Looks at everything.
pub(in crate::cli::doctor) fn find(surroundings: &Surroundings) -> Findings {
    let layers = &surroundings.layers;
    let language =
        [&layers.flags, &layers.environment, &layers.file, &layers.system].map(|layer| layer.language.is_some());
    let colour = [&layers.flags, &layers.environment, &layers.file].map(|layer| layer.colour.is_some());
    let chosen = surroundings.chosen();
    Findings {
        data: surroundings.data_root().to_owned(),
        config: surroundings.config_file.clone(),
        log: surroundings.log_directory.clone(),
        store: StoreFindings {
            kind: chosen.kind(),
            presence: match (chosen.store().exists(), chosen.is_made()) {
                (true, _) => Presence::There,
                (false, true) => Presence::Gone,
                (false, false) => Presence::NotMade,
            },
            bytes: bytes_under(&chosen.store()),
            free_bytes: free_bytes(chosen.directory()),
            held: StoreLock::holder(&chosen.lock()).ok().flatten(),
            is_open_to_others: is_open_to_others(chosen.directory()),
            is_writable: is_writable(chosen.directory()),
            backups: BackupFindings::of(&chosen, SystemClock.now()),
            revocations: SledStore::revocations(&chosen.store()).ok(),
            set_aside: set_aside(&chosen.store()),
            directory: chosen.directory().to_owned(),
        },
        terminal: TerminalFindings {
            name: variable("TERM").unwrap_or_default(),
            size: terminal_size(),
            colours: surroundings.settings.colour,
            colours_from: first(&colour).unwrap_or(Origin::System),
        },
        routes: routes(surroundings),
        language: surroundings.locale.language(),
        language_from: first(&language).unwrap_or(Origin::Default),
        wrong_settings: surroundings.wrong_settings().iter().map(|ending| ending.sentence.clone()).collect(),
    }
}

impl Findings {
    /// What is wrong, the worst first.
    pub(in crate::cli::doctor) fn problems(&self) -> Vec<Problem> {
        let (store, terminal) = (&self.store, &self.terminal);
        let is_kept = store.kind == StoreKind::Main && store.presence != Presence::NotMade;
        let newest = store.backups.newest.filter(|_| is_kept);
        let is_small = terminal.size.is_some_and(|(columns, rows)| columns < SMALLEST.0 || rows < SMALLEST.1);
        let found = [
            (store.presence == Presence::Gone, Problem::StoreGone),
            (!store.is_writable, Problem::NotWritable),
            (store.free_bytes.is_some_and(|free| free < FREE_BYTES_WANTED), Problem::LittleRoom),
            (store.revocations.is_none_or(|list| 0 < list.damaged), Problem::ListDamaged),
            (store.is_open_to_others && store.kind == StoreKind::Main, Problem::OpenToOthers),
            (is_kept && newest.is_none(), Problem::NoBackup),
            (newest.is_some_and(|newest| newest.wholeness == Wholeness::Damaged), Problem::DamagedBackup),
            (newest.is_some_and(|newest| newest.is_too_old), Problem::OldBackup),
            (terminal.size.is_some() && terminal.name == "dumb", Problem::DumbTerminal),
            (is_small, Problem::SmallTerminal),
        ];
        found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).collect()
    }
}

/// Which of the places that count, the one that counts most first, has an opinion.
fn first(has_opinion: &[bool]) -> Option<Origin> {
    let origins = [Origin::Flag, Origin::Environment, Origin::Configuration, Origin::System];
    has_opinion.iter().zip(origins).find(|(has, _)| **has).map(|(_, origin)| origin)
}

fn routes(surroundings: &Surroundings) -> Vec<CopyRoute> {
    let environment = ClipboardEnvironment::detect(&variable, surroundings.settings.clipboard_route);
    let terminal = TerminalWriter::stdout();
    let clipboard = RoutedClipboard::new(environment, Some(std::sync::Arc::new(terminal)), &OperatingEntropy);
    clipboard.map_or_else(|_| Vec::new(), |clipboard| clipboard.routes())
}

fn terminal_size() -> Option<(u16, u16)> {
    let output = io::stdout();
    if !output.is_terminal() {
        return None;
    }
    rustix::termios::tcgetwinsize(&output).ok().map(|size| (size.ws_col, size.ws_row))
}

fn set_aside(store: &Path) -> Vec<SetAside> {
    let paths = SledStore::set_aside(store).unwrap_or_default();
    paths.into_iter().map(|path| SetAside { bytes: bytes_under(&path), path }).collect()
}

/// How much lies there; what cannot be read counts nothing.
fn bytes_under(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else { return 0 };
    let bytes = entries.flatten().map(|entry| match entry.metadata() {
        Ok(metadata) if metadata.is_dir() => bytes_under(&entry.path()),
        Ok(metadata) => metadata.len(),
        Err(_) => 0,
    });
    bytes.sum()
}

/// The nearest directory that is there: the one that would be made in.
fn nearest(path: &Path) -> Option<&Path> {
    path.ancestors().find(|ancestor| ancestor.exists())
}

fn free_bytes(directory: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(nearest(directory)?).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

fn is_writable(directory: &Path) -> bool {
    nearest(directory).is_some_and(|nearest| rustix::fs::access(nearest, rustix::fs::Access::WRITE_OK).is_ok())
}

fn is_open_to_others(directory: &Path) -> bool {
    directory.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::backups::NewestBackup;
    use crate::domain::Instant;

    const NEWEST: NewestBackup = NewestBackup {
        made: Instant::CUTOVER,
        wholeness: Wholeness::NotRead,
        next_due: Instant::CUTOVER,
        is_too_old: false,
    };

    fn newest(newest: NewestBackup) -> BackupFindings {
        BackupFindings { count: 1, bytes: 1, newest: Some(newest) }
    }

    fn well() -> Findings {
        Findings {
            data: "/data".into(),
            config: "/config".into(),
            log: "/log".into(),
            store: StoreFindings {
                kind: StoreKind::Main,
                directory: "/data/main".into(),
                presence: Presence::There,
                bytes: 1,
                free_bytes: Some(1 << 30),
                held: None,
                is_open_to_others: false,
                is_writable: true,
                backups: BackupFindings { count: 1, bytes: 1, newest: Some(NEWEST) },
                revocations: Some(ListState { purchases: 1, subscriptions: 0, damaged: 0 }),
                set_aside: Vec::new(),
            },
            terminal: TerminalFindings {
                name: "xterm".to_owned(),
                size: Some((60, 18)),
                colours: ColourDepth::Sixteen,
                colours_from: Origin::System,
            },
            routes: vec![CopyRoute::File],
            language: Language::Swedish,
            language_from: Origin::System,
            wrong_settings: Vec::new(),
        }
    }

    #[test]
    fn each_thing_that_is_wrong_is_found_alone() {
        type Spoil = fn(&mut Findings);
        let cases: [(Spoil, &[Problem]); 15] = [
            (|_| {}, &[]),
            (|found| found.store.free_bytes = Some(FREE_BYTES_WANTED - 1), &[Problem::LittleRoom]),
            (|found| found.store.is_writable = false, &[Problem::NotWritable]),
            (|found| found.store.is_open_to_others = true, &[Problem::OpenToOthers]),
            (|found| found.store.presence = Presence::Gone, &[Problem::StoreGone]),
            (|found| found.store.revocations = None, &[Problem::ListDamaged]),
            (|found| found.store.backups = BackupFindings::default(), &[Problem::NoBackup]),
            (
                |found| found.store.backups = newest(NewestBackup { wholeness: Wholeness::Damaged, ..NEWEST }),
                &[Problem::DamagedBackup],
            ),
            (|found| found.store.backups = newest(NewestBackup { is_too_old: true, ..NEWEST }), &[Problem::OldBackup]),
            (
                |found| (found.store.kind, found.store.backups) = (StoreKind::Demo, BackupFindings::default()),
                &[], // Nobody depends on a demo.
            ),
            (|found| (found.store.presence, found.store.backups) = (Presence::NotMade, BackupFindings::default()), &[]),
            (|found| found.terminal.name = "dumb".to_owned(), &[Problem::DumbTerminal]),
            (|found| found.terminal.size = Some((59, 40)), &[Problem::SmallTerminal]),
            (|found| found.terminal.size = Some((120, 17)), &[Problem::SmallTerminal]),
            (
                |found| (found.terminal.size, found.terminal.name) = (None, "dumb".to_owned()),
                &[], // Nothing is drawn on what is no terminal.
            ),
        ];
        for (number, (spoil, problems)) in cases.into_iter().enumerate() {
            let mut findings = well();
            spoil(&mut findings);
            assert_eq!(findings.problems(), problems, "case {number}");
        }
    }

    #[test]
    fn the_first_opinion_that_counts_is_told() {
        assert_eq!(first(&[false, true, true]), Some(Origin::Environment));
        assert_eq!(first(&[false, false, false]), None);
    }

    #[test]
    fn sizes_are_those_of_all_files_below_and_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(folder.path().join("a/b"), "12345").unwrap();
        fs::write(folder.path().join("c"), "123").unwrap();
        assert_eq!(bytes_under(folder.path()), 8);
        let missing = folder.path().join("x/y");
        assert!(free_bytes(&missing).is_some() && is_writable(&missing) && !missing.exists());
        assert_eq!(bytes_under(&missing), 0);
    }
}
