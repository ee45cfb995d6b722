//! The plan by which a customer's devices are moved from KMS to MAK without downtime (KMS-1): typed, pasted or brought in
//! from a table, watched by their deadlines, marked as moved, and taken out.

mod change;
mod deadlines;
mod export;
mod headings;
mod import;
mod list;
mod plan;
mod put;
mod table;

pub use change::{ChangeKmsDevices, DeviceChange, change_kms_devices};
pub use deadlines::{KmsDeadline, KmsDeadlines, KmsWithin, kms_deadlines};
pub use export::{export_kms_plan, save_kms_plan};
pub use import::{
    BadRow, ImportKms, ImportedRow, KmsImport, RowStanding, import_kms_devices, read_kms_file, save_rejected_rows,
};
pub use list::{KmsPlan, KmsRow, Progress, list_kms_devices};
pub use put::{Put, PutKmsDevice, put_kms_device};
pub use table::{Encoding, KmsTable, Mapping, RowProblem, TableProblem, UnknownColumn, as_csv, rejected};
