//! The power cut: the store is rebuilt from a trace of its writes as the disk may have been at any moment.

use std::fs;
use std::path::{Path, PathBuf};

use nyckel::ports::Store;

use super::child::{Writing, command};
use super::{images, session, times, trace};
use crate::support::chance::Chance;
use crate::support::skip::skip;

/// How many commits are traced.
const COMMITS: u64 = 60;

#[test]
fn a_store_cut_off_at_any_moment_has_every_acknowledged_commit_and_no_half_one() {
    if std::env::var_os("NYCKEL_TEST_STRACE").is_none() {
        return skip("power cuts are played where NYCKEL_TEST_STRACE is set and strace is installed");
    }
    let mut chance = Chance::seeded(5);
    let folder = tempfile::tempdir().expect("a folder");
    let written = folder.path().join("written");
    fs::create_dir(&written).expect("a folder can be made");
    let output = folder.path().join("trace");
    let tracing = trace::strace(&output);
    let mut writing = Writing::start(command(&written.join("store"), Some(COMMITS), Some(tracing)));
    while writing.next().is_some() {}
    assert!(writing.process.wait().expect("it ends").success());
    let text = fs::read_to_string(&output).expect("a trace was written");
    let events = trace::read(&text, &written);
    let said = events.iter().filter_map(trace::Event::acknowledged).count();
    assert_eq!(u64::try_from(said).unwrap(), COMMITS, "the trace has everything that was said");
    let backups = backups(folder.path());
    for number in 0..times("NYCKEL_TEST_POWER_CUTS", 300) {
        let cut = chance.below(events.len() + 1);
        let acknowledged = events[..cut].iter().rev().find_map(trace::Event::acknowledged);
        let image = images::after_power_cut(&events, cut, &mut chance);
        let place = folder.path().join(format!("image-{number}"));
        fs::create_dir(&place).expect("a folder can be made");
        images::put(&image, &written, &place);
        let checked = match session::open(&place.join("store")) {
            Ok(store) => session::check_whole(&store, acknowledged.unwrap_or(0)),
            Err(failure) => Err(failure.into()),
        };
        if let (Ok(begun), Some(acknowledged)) = (&checked, acknowledged) {
            let commits = session::Commits { acknowledged, begun: *begun };
            let (bought, backup) = backups.iter().rfind(|(bought, _)| *bought <= acknowledged).expect("a backup");
            let lost = folder.path().join("lost");
            images::put(&image, &written, &lost);
            // The store is gone, and what lies beside it is as the power cut left it.
            fs::remove_dir_all(lost.join("store")).expect("the store can be removed");
            session::check_restored(&lost.join("store"), backup, *bought, &commits)
                .unwrap_or_else(|wrong| panic!("image {number}, {commits:?}: {wrong}"));
            fs::remove_dir_all(&lost).expect("it can be removed");
        }
        // Before the first commit was acknowledged there may be no store yet; nothing is lost by that.
        if let (Err(wrong), Some(acknowledged)) = (checked, acknowledged) {
            panic!("image {number}, cut after event {cut} of {}, {acknowledged} acknowledged: {wrong}", events.len());
        }
        fs::remove_dir_all(&place).expect("the image can be removed");
    }
}

/// The same session's backups, by the commit that each was made after: one that bought what is cancelled soon.
fn backups(folder: &Path) -> Vec<(u64, PathBuf)> {
    let store = session::open(&folder.join("backed-up").join("store")).expect("the store opens");
    let mut backups = Vec::new();
    for n in 1..=COMMITS {
        store.apply(&session::commit(n)).expect("it writes");
        if session::is_buying(n) {
            let file = folder.join(format!("{n}.backup"));
            session::back_up(&store, &file);
            backups.push((n, file));
        }
    }
    backups
}
