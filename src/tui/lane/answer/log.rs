//! Answers to questions of the activity log.

use std::io;
use std::path::PathBuf;

use crate::domain::download::FileName;
use crate::domain::support_request::Content;
use crate::ports::Stop;
use crate::service::exchange::checkpoint_text;
use crate::service::export_activity::ExportError;
use crate::service::{
    ExportActivity, LogReading, ServiceError, count_accesses, export_activity, named_in_log, note_checkpoint,
    read_activity, verify_activity,
};
use crate::tui::effect::LogAsk;
use crate::tui::failure::Failure;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::LogReply;

impl Answering {
    pub(super) fn log(&self, ask: LogAsk, stop: &Stop) -> LogReply {
        let Self { services, actor, .. } = self;
        match ask {
            LogAsk::Read(ask) => LogReply::Page(read_activity(services, actor, &ask).map_err(Failure::from)),
            LogAsk::Named(named) => {
                let named = named_in_log(services, actor, named, LogReading::GoingOn);
                LogReply::Named(named.map_err(Failure::from))
            }
            LogAsk::Count(at) => LogReply::Counted(count_accesses(services, actor, &at).map_err(Failure::from)),
            LogAsk::Prove => {
                let proved = verify_activity(services, actor, &[], stop, &mut |_| {});
                LogReply::Proved(proved.map_err(Failure::from))
            }
            LogAsk::SaveCheckpoint => LogReply::Saved(self.save_checkpoint().map_err(Failure::from)),
            LogAsk::Export(ask) => LogReply::Saved(self.export_log(&ask, stop).map_err(Failure::from)),
        }
    }

    /// Writes a checkpoint to a file of its own beside the backups.
    fn save_checkpoint(&self) -> Result<PathBuf, ServiceError> {
        let checkpoint = note_checkpoint(&self.services, &self.actor)?;
        let name = FileName::sanitised(&format!("nyckel-log-checkpoint-{}.json", checkpoint.number));
        let content = Content::new(checkpoint_text(&checkpoint).into_bytes());
        Ok(self.services.own_files.write_new(&self.backups, &name, &content)?)
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
