//! Damage: bits flipped, pages zeroed, files cut or missing. A damaged store is told of, or is not damaged where it
//! matters; it never panics and never answers wrongly, and what is rescued of it is right.

use std::fs;
use std::path::{Path, PathBuf};

use nyckel::domain::{Instant, Seq};
use nyckel::ports::{Loss, Recovered, Recovery, Stop, Store};
use nyckel::store::SledStore;
use nyckel::testing::SeededEntropy;

use super::session::{self, Commits, Wrong};
use super::times;
use crate::support::chance::Chance;

/// How many commits the store has.
const COMMITS: u64 = 80;
/// What a disk gives up as one.
const PAGE: usize = 4_096;

/// What was done to which file.
#[derive(Debug)]
#[expect(dead_code, reason = "the fields are read in the message of a failure")]
enum Damage {
    Flipped { file: PathBuf, at: usize },
    Zeroed { file: PathBuf, from: usize },
    Cut { file: PathBuf, to: usize },
    Gone { file: PathBuf },
}

#[test]
fn a_damaged_store_is_told_of_and_never_answers_wrongly() {
    let mut chance = Chance::seeded(6);
    let folder = tempfile::tempdir().expect("a folder");
    let whole = folder.path().join("whole");
    let store = session::open(&whole.join("store")).expect("the store opens");
    for n in 1..=COMMITS {
        store.apply(&session::commit(n)).expect("it writes");
    }
    drop(store);
    let (mut told, mut rescued) = (0, 0);
    for number in 0..times("NYCKEL_TEST_DAMAGES", 300) {
        let place = folder.path().join(format!("damaged-{number}"));
        copy(&whole, &place);
        let damage = damage(&place, &mut chance);
        let directory = place.join("store");
        match opened(&directory) {
            Ok(()) => {}
            Err(Wrong::Value(wrong)) => panic!("store {number}, {damage:?}: {wrong}"),
            Err(Wrong::Failure(_)) => told += 1,
        }
        let backups = place.join("exports");
        let recovered = SledStore::recover(&directory, &backups, Instant::CUTOVER, &SeededEntropy::new(3));
        if let Ok(Recovered::Made(recovery)) = recovered {
            rescued += 1;
            check_report(&directory, &recovery)
                .unwrap_or_else(|wrong| panic!("store {number}, {damage:?}, rescued as {recovery:?}: {wrong}"));
        }
        fs::remove_dir_all(&place).expect("it can be removed");
    }
    println!("{told} of them were told of, {rescued} could be rescued at least in part");
    assert!(0 < told && 0 < rescued);
}

fn opened(directory: &Path) -> Result<(), Wrong> {
    let store = session::open(directory).map_err(Wrong::Failure)?;
    session::check(&store, COMMITS).map(drop)
}

/// A rescued store fits together, and answers as it did after its last commit, but for what the report names.
fn check_report(directory: &Path, recovery: &Recovery) -> Result<(), String> {
    let store = session::open(directory).map_err(|failure| format!("it does not open: {failure}"))?;
    let verification = store.verify(&Stop::default(), &mut |_| {}).map_err(|failure| format!("no check: {failure}"))?;
    if !verification.is_whole() {
        return Err(format!("a check finds {:?}", verification.findings));
    }
    let Seq(last) = recovery.recovered;
    let missing = session::missing(&store, &Commits { acknowledged: last, begun: COMMITS })?;
    // What the marker knew of, and the store does not, is told of besides.
    let is_of_the_rows = |loss: &&Loss| match loss {
        Loss::Commits(_) | Loss::Revocations(_) => false,
        Loss::Records { first, .. } => *first <= last,
        Loss::Row(_) | Loss::With { .. } | Loss::Between { .. } => true,
    };
    let told: Vec<&Loss> = recovery.losses.iter().filter(is_of_the_rows).collect();
    // A row may be lost that the session does not look at; what it misses is never passed over.
    if told.is_empty() && !missing.is_empty() {
        return Err(format!("{missing:?} is missing, and the report says nothing of it"));
    }
    let behind = recovery.acknowledged.map_or(0, |acknowledged| acknowledged.0.saturating_sub(last));
    let said =
        recovery.losses.iter().find_map(|loss| if let Loss::Commits(count) = loss { Some(*count) } else { None });
    if said.unwrap_or(0) == behind {
        Ok(())
    } else {
        Err(format!("{behind} commits are missing, and it says {said:?}"))
    }
}

fn damage(place: &Path, chance: &mut Chance) -> Damage {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(place)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    // Most of what there is lies in one file.
    let largest = files.iter().max_by_key(|file| fs::metadata(file).map_or(0, |data| data.len())).cloned();
    let file = if chance.once_in(4) { chance.one(&files).clone() } else { largest.expect("there are files") };
    let mut bytes = fs::read(&file).expect("it can be read");
    let at = chance.below(bytes.len());
    let done = match chance.below(8) {
        0 => {
            fs::remove_file(&file).expect("it can be removed");
            return Damage::Gone { file };
        }
        1 | 2 => {
            bytes.truncate(at);
            Damage::Cut { file: file.clone(), to: at }
        }
        3 | 4 => {
            let from = at / PAGE * PAGE;
            let end = bytes.len().min(from + PAGE);
            bytes[from..end].fill(0);
            Damage::Zeroed { file: file.clone(), from }
        }
        _ => {
            bytes[at] ^= 1 << chance.below(8);
            Damage::Flipped { file: file.clone(), at }
        }
    };
    fs::write(&file, bytes).expect("it can be written");
    done
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let place = to.join(entry.path().strip_prefix(from).expect("it lies inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(place).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), place).expect("a file can be copied");
        }
    }
}
