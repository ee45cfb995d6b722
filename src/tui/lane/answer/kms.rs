//! How questions of plans from KMS to MAK are answered.

use std::path::PathBuf;

use crate::domain::TenantId;
use crate::domain::support_request::Content;
use crate::ports::Stop;
use crate::service::ServiceError;
use crate::service::kms::{
    KmsTable, change_kms_devices, import_kms_devices, list_kms_devices, put_kms_device, read_kms_file, save_kms_plan,
    save_rejected_rows,
};
use crate::tui::effect::KmsAsk;
use crate::tui::failure::Failure;
use crate::tui::kms_words;
use crate::tui::lane::answer::Answering;
use crate::tui::msg::KmsReply;

impl Answering {
    pub(super) fn kms(&self, ask: KmsAsk, stop: &Stop) -> KmsReply {
        let Self { services, actor, locale, .. } = self;
        match ask {
            KmsAsk::List(tenant) => {
                KmsReply::Listed(list_kms_devices(services, actor, tenant, locale).map_err(Failure::from))
            }
            KmsAsk::Put(ask) => KmsReply::Put(put_kms_device(services, actor, &ask).map_err(Failure::from)),
            KmsAsk::Change(ask) => {
                KmsReply::Changed(ask.change, change_kms_devices(services, actor, &ask).map_err(Failure::from))
            }
            KmsAsk::ReadTable(tenant, path) => {
                let content = read_kms_file(services, actor, tenant, &path);
                KmsReply::Table(content.map(|content| KmsTable::read(content.as_bytes())).map_err(Failure::from))
            }
            KmsAsk::Import(table, ask) => {
                let imported = import_kms_devices(services, actor, &table, &ask, (locale, stop)).map(Box::new);
                KmsReply::Imported(imported.map_err(Failure::from))
            }
            KmsAsk::Export(tenant) => KmsReply::Saved(self.save_plan(tenant).map_err(Failure::from)),
            KmsAsk::SaveRejects(tenant, content) => {
                let day = locale.date(services.clock.now());
                let name = |customer: &str| kms_words::rejects_name(customer, &day, *locale);
                let saved = save_rejected_rows(services, actor, tenant, (&self.backups, name), &Content::new(content));
                KmsReply::RejectsSaved(saved.map(|path| services.own_files.as_told(&path)).map_err(Failure::from))
            }
        }
    }

    fn save_plan(&self, tenant: TenantId) -> Result<PathBuf, ServiceError> {
        let Self { services, actor, locale, .. } = self;
        let compose = |plan: &_| kms_words::plan_document(plan, *locale);
        let saved = save_kms_plan(services, actor, (tenant, locale), &self.backups, compose)?;
        Ok(services.own_files.as_told(&saved))
    }
}
