//! Answers to questions of the activity log.

use std::io;
use std::path::PathBuf;

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::ports::{Checkpoint, Stop};
use crate::service::exchange::{checkpoint_text, read_checkpoint};
use crate::service::export_activity::ExportError;
use crate::service::{
    ExportActivity, LogReading, ServiceError, count_accesses, export_activity, named_in_log, note_checkpoint,
    read_activity, verify_activity,
};
use crate::tui::effect::LogAsk;
use crate::tui::failure::Failure;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::LogReply;

/// What the names of checkpoints begin with.
const CHECKPOINTS: &str = "nyckel-log-checkpoint-";
/// A checkpoint has a few hundred bytes; what is larger is none.
const LARGEST_CHECKPOINT: u64 = 4_096;

impl Answering {
    pub(super) fn log(&self, ask: LogAsk, stop: &Stop) -> LogReply {
        let Self { services, actor, .. } = self;
        match ask {
            LogAsk::Read(ask) => LogReply::Page(read_activity(services, actor, &ask).map_err(Failure::from)),
            LogAsk::Named(named) => {
                let named = named_in_log(services, actor, named, LogReading::GoingOn);
                LogReply::Named(named.map_err(Failure::from))
            }
            LogAsk::Count(of) => {
                let counts = count_accesses(services, actor, &of.at);
                LogReply::Counted(counts.map(|counts| (of, counts)).map_err(Failure::from))
            }
            LogAsk::Prove => {
                let proved = self.kept_checkpoints().and_then(|kept| {
                    let proof = verify_activity(services, actor, &kept, stop, &mut |_| {})?;
                    Ok((proof, kept.iter().map(|checkpoint| checkpoint.number).collect()))
                });
                LogReply::Proved(proved.map_err(Failure::from))
            }
            LogAsk::SaveCheckpoint => LogReply::CheckpointSaved(self.save_checkpoint().map_err(Failure::from)),
            LogAsk::Export(ask) => LogReply::Saved(self.export_log(&ask, stop).map_err(Failure::from)),
        }
    }

    /// Writes a checkpoint to a file of its own beside the backups.
    fn save_checkpoint(&self) -> Result<PathBuf, ServiceError> {
        let checkpoint = note_checkpoint(&self.services, &self.actor)?;
        let name = FileName::sanitised(&format!("{CHECKPOINTS}{}.json", checkpoint.number));
        let content = Content::new(checkpoint_text(&checkpoint).into_bytes());
        Ok(self.services.own_files.write_new(&self.backups, &name, &content)?)
    }

    /// The checkpoints of this store that lie beside the backups. Who cut the log off with its head did so after the newest
    /// of them, or took them away too: one kept elsewhere is compared by the command.
    fn kept_checkpoints(&self) -> Result<Vec<Checkpoint>, ServiceError> {
        let (files, store) = (&self.services.own_files, self.services.store.identity()?.store);
        // A folder that is not there has none.
        let entries = files.folder(Some(&self.backups)).map(|folder| folder.entries).unwrap_or_default();
        let named = entries.iter().filter(|entry| entry.name.starts_with(CHECKPOINTS));
        let texts = named.filter_map(|entry| files.content(&entry.path, LARGEST_CHECKPOINT).ok());
        let read = texts.filter_map(|text| read_checkpoint(std::str::from_utf8(text.as_bytes()).ok()?).ok());
        Ok(read.filter(|checkpoint| checkpoint.store == store).collect())
    }

    /// Writes records to a file of their own beside the backups, as they are read.
    fn export_log(&self, ask: &ExportActivity, stop: &Stop) -> Result<PathBuf, ServiceError> {
        let Self { services, actor, .. } = self;
        let now = services.clock.now().utc().format("%Y%m%dT%H%M%SZ");
        let name = FileName::sanitised(&format!("nyckel-log-{now}.{}", ask.form.ending()));
        let mut refused = None;
        let written = services.own_files.write_new_by(&self.backups, &name, &mut |file| {
            export_activity(services, actor, ask, stop, file).map(drop).map_err(|error| match error {
                ExportError::Output(error) => error,
                ExportError::Service(error) => {
                    refused = Some(error);
                    io::ErrorKind::Other.into()
                }
            })
        });
        match refused {
            Some(error) => Err(error),
            None => Ok(written?),
        }
    }
}
