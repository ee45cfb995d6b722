//! What is done to a plan from its list, and what came of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::KmsDeviceId;
use crate::i18n::message;
use crate::service::kms::{ChangeKmsDevices, DeviceChange, KmsTable, TableProblem};
use crate::tui::context::Context;
use crate::tui::dialog::{Dialog, confirm, file_picker, kms_import};
use crate::tui::effect::{Ask, KmsAsk};
use crate::tui::failure::Failure;
use crate::tui::kms_words;
use crate::tui::note::Note;
use crate::tui::room::Room;
use crate::tui::screen::kms::State;
use crate::tui::step::Step;

impl State {
    /// Asks something that the list waits for.
    pub(super) fn ask(&mut self, ask: KmsAsk, context: &Context<'_>) -> Step {
        let ticket = context.ticket();
        self.asked = Some(ticket);
        Step::Ask(ticket, Ask::Kms(ask))
    }

    /// Has devices changed.
    pub(super) fn change(&mut self, change: DeviceChange, devices: Vec<KmsDeviceId>, context: &Context<'_>) -> Step {
        let tenant = self.customer.tenant;
        self.ask(KmsAsk::Change(ChangeKmsDevices { tenant, devices, change }), context)
    }

    /// Takes devices off the plan, once that was answered with yes.
    pub fn remove(&mut self, devices: Vec<KmsDeviceId>, context: &Context<'_>) -> Step {
        self.change(DeviceChange::Removed, devices, context)
    }

    pub(super) fn ask_to_remove(&self) -> Step {
        let devices = self.meant();
        let one = match (devices.as_slice(), self.list.rows()) {
            ([id], rows) => rows.iter().find(|row| row.device.id == *id).map(|row| row.device.details.name.clone()),
            (_, _) => None,
        };
        Step::Open(Box::new(Dialog::Confirm(confirm::State::remove_devices(devices, one))))
    }

    pub(super) fn changed(
        &mut self,
        change: DeviceChange,
        result: Result<u64, Failure>,
        context: &Context<'_>,
    ) -> Step {
        self.asked = None;
        let told = match result {
            Ok(count) => {
                self.list.unmark_all();
                let done = match change {
                    DeviceChange::Moved => message!("kms-marked-moved"),
                    DeviceChange::NotMoved => message!("kms-marked-not-moved"),
                    DeviceChange::Removed => message!("kms-removed"),
                };
                Step::Say(Note::good(context.locale.text_with(done, &[("count", count.into())])))
            }
            Err(failure) => Step::Fail(failure),
        };
        Step::Many(vec![self.refresh(context), told])
    }

    pub(super) fn pick_table(&self, context: &Context<'_>) -> Step {
        let mut picker = file_picker::State::of_tables(self.folder.clone());
        let asked = picker.refresh(context);
        Step::Many(vec![Step::Open(Box::new(Dialog::FilePicker(picker))), asked])
    }

    /// Has the table in that file read.
    pub fn read_table(&mut self, path: PathBuf, context: &Context<'_>) -> Step {
        self.folder = path.parent().map(Path::to_owned);
        self.ask(KmsAsk::ReadTable(self.customer.tenant, path), context)
    }

    pub(super) fn table_came(
        &mut self,
        result: Result<Result<KmsTable, TableProblem>, Failure>,
        context: &Context<'_>,
    ) -> Step {
        self.asked = None;
        match result {
            Ok(read) => self.look_at(read, context),
            Err(failure) => Step::Fail(failure),
        }
    }

    /// Has what a table would bring in looked at first, or says why it is none.
    pub(super) fn look_at(&mut self, read: Result<KmsTable, TableProblem>, context: &Context<'_>) -> Step {
        match read {
            Ok(table) => {
                let mut dialog = kms_import::State::new(self.customer.tenant, Arc::new(table));
                let asked = dialog.refresh(context);
                Step::Many(vec![Step::Open(Box::new(Dialog::KmsImport(dialog))), asked])
            }
            Err(problem) => Step::Say(Note::warning(kms_words::table_problem(&problem, context.locale))),
        }
    }

    pub(super) fn saved(&mut self, result: Result<PathBuf, Failure>, context: &Context<'_>) -> Step {
        self.asked = None;
        match result {
            Ok(path) => {
                let place = [("path", path.display().to_string().into())];
                Step::Say(Note::good(context.locale.text_with(message!("kms-exported"), &place)))
            }
            Err(failure) => Step::Fail(failure),
        }
    }
}
