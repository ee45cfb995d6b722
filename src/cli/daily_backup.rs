//! The daily backup of a partner's own store, made while the console is in use, in slices that keep nobody waiting.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use crate::ports::{BackupPlace, Stop};
use crate::service::Services;
use crate::store::BackupFolder;
use crate::store::exports::is_due;

/// The backup that is under way, if one is; ended with the console.
#[derive(Debug)]
pub(in crate::cli) struct DailyBackup {
    stop: Stop,
    under_way: Receiver<JoinHandle<()>>,
}

/// Who begins it once the store is open.
#[derive(Debug)]
pub(in crate::cli) struct Beginning {
    stop: Stop,
    begun: Sender<JoinHandle<()>>,
}

impl DailyBackup {
    /// Nothing is under way yet.
    pub(in crate::cli) fn new() -> (Self, Beginning) {
        let (begun, under_way) = mpsc::channel();
        let stop = Stop::default();
        (Self { stop: stop.clone(), under_way }, Beginning { stop, begun })
    }

    /// Stops what is under way, of which nothing is left then, and waits until it has.
    pub(in crate::cli) fn end(self) {
        self.stop.raise();
        for thread in self.under_way.try_iter() {
            if thread.join().is_err() {
                tracing::error!("the daily backup had panicked");
            }
        }
    }
}

impl Beginning {
    /// Begins a backup into that folder, if the newest there is older than a day.
    pub(in crate::cli) fn begin(self, services: &Services, folder: PathBuf) {
        let newest = BackupFolder::new(&folder).list().map(|kept| kept.first().map(|newest| newest.made));
        if !newest.is_ok_and(|newest| is_due(newest, services.clock.now())) {
            return;
        }
        let (upkeep, stop) = (services.upkeep.clone(), self.stop);
        let making = move || match upkeep.back_up(&BackupPlace::Folder(folder), &|_| {}, &stop) {
            Ok(backup) => tracing::info!(path = %backup.path.display(), "the daily backup is made"),
            Err(error) => tracing::warn!(%error, "the daily backup was not made"),
        };
        match thread::Builder::new().name("nyckel-backup".to_owned()).spawn(making) {
            // Whoever would end it is there as long as the console is.
            Ok(thread) => drop(self.begun.send(thread)),
            Err(error) => tracing::warn!(%error, "there is no thread for the daily backup"),
        }
    }
}
