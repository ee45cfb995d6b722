//! What everything that keeps downloads promises.

use crate::domain::{DownloadFailure, DownloadJob, DownloadState};
use crate::ports::DownloadJobs;
use crate::testing::contract::properties;
use crate::testing::example;

type Property = (&'static str, fn(&dyn DownloadJobs));

/// Runs every property on a fresh place to keep jobs in, which `make` gives for a name.
///
/// # Panics
/// If a property does not hold; its name was printed then.
pub fn download_jobs_contract(make: impl Fn(&str) -> Box<dyn DownloadJobs>) {
    let properties: &[Property] =
        properties![what_was_kept_last_stands, what_was_asked_for_last_stands_first, what_was_removed_is_gone];
    for (name, property) in properties {
        eprintln!("property: {name}");
        property(&*make(name));
    }
}

fn what_was_kept_last_stands(jobs: &dyn DownloadJobs) {
    let job = example::download_job(1);
    assert_eq!(jobs.read(job.id).unwrap(), None);
    let failure = DownloadFailure::NoRoom { needed: 7, free: 3 };
    let states = [
        DownloadState::Waiting,
        DownloadState::Running,
        DownloadState::Paused,
        DownloadState::Interrupted,
        DownloadState::Failed(failure),
        DownloadState::Finished,
    ];
    for (done, state) in (0..).zip(states) {
        let job = DownloadJob { state, done, ..job.clone() };
        jobs.keep(&job).unwrap();
        assert_eq!(jobs.read(job.id).unwrap().as_ref(), Some(&job));
        assert_eq!(jobs.list().unwrap(), [job]);
    }
}

fn what_was_asked_for_last_stands_first(jobs: &dyn DownloadJobs) {
    for number in [2, 3, 1] {
        jobs.keep(&example::download_job(number)).unwrap();
    }
    let listed: Vec<DownloadJob> = jobs.list().unwrap();
    assert_eq!(listed, [3, 2, 1].map(example::download_job));
}

fn what_was_removed_is_gone(jobs: &dyn DownloadJobs) {
    let [one, other] = [1, 2].map(example::download_job);
    for job in [&one, &other] {
        jobs.keep(job).unwrap();
    }
    jobs.remove(one.id).unwrap();
    jobs.remove(one.id).unwrap();
    assert_eq!(jobs.list().unwrap(), [other]);
}
