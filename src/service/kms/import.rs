//! Bringing devices in from a table: every row that is right, and none that is not. The same table can be brought in again.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::domain::download::FileName;
use crate::domain::kms_device::{DateOrder, DeviceDetails};
use crate::domain::support_request::Content;
use crate::domain::{Actor, KmsDevice, KmsDeviceId, Permission, TenantId, Zone};
use crate::ports::{Change, Stop};
use crate::service::error::ServiceError;
use crate::service::kms::plan::{BATCH, Names, Plan, Standing, Told};
use crate::service::kms::table::{KmsTable, Mapping, Row, RowProblem};
use crate::service::recording::require_look;
use crate::service::retry::decided_anew;
use crate::service::services::Services;
use crate::service::subject::{read_customer, subject_of_customer};

/// How a table is to be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportKms {
    /// Whose devices they are.
    pub tenant: TenantId,
    /// Which column is which field.
    pub mapping: Mapping,
    /// In which order day and month are written.
    pub order: DateOrder,
    /// Whether it is only to be said what would happen.
    pub dry_run: bool,
}

/// What was brought in, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KmsImport {
    /// The rows that are right, in their order, each with what becomes of its device.
    pub rows: Vec<ImportedRow>,
    /// The rows that are not right.
    pub bad: Vec<BadRow>,
    /// Whether the rows that are right were written.
    pub is_written: bool,
}

/// A row that is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedRow {
    /// The number of its first line, from 1.
    pub line: u64,
    /// What it says.
    pub details: DeviceDetails,
    /// What becomes of its device.
    pub standing: RowStanding,
    /// What was known of a device that becomes another, and what is known of it then.
    pub both: Option<Box<[DeviceDetails; 2]>>,
}

/// What becomes of the device of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowStanding {
    /// It is new.
    Added,
    /// It is on the plan, and becomes another.
    Updated,
    /// It is on the plan just so.
    Unchanged,
    /// A later row says something of the same device, which is what counts.
    Superseded {
        /// The number of that row's first line.
        by: u64,
    },
}

/// A row that is not right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The number of its first line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problems: Vec<RowProblem>,
    /// Its cells as they stand there.
    pub cells: Vec<String>,
}

impl KmsImport {
    /// How many rows there are of which that becomes.
    #[must_use]
    pub fn count(&self, is_so: impl Fn(RowStanding) -> bool) -> usize {
        self.rows.iter().filter(|row| is_so(row.standing)).count()
    }
}

/// The file of a table of devices, as it is.
///
/// # Errors
/// A recorded refusal without the role, or [`ServiceError::OwnFiles`].
pub fn read_kms_file(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    path: &Path,
) -> Result<Content, ServiceError> {
    require_look(services, actor, Permission::ChangePlans, || subject_of_customer(services, actor, tenant))?;
    Ok(services.own_files.content(path, KmsTable::MOST_BYTES)?)
}

/// Writes rows that were not brought in to a file of its own in that folder, only the operator's to read, and says where it
/// is. `name` makes the file's name of the customer's.
///
/// # Errors
/// A recorded refusal without the role, or [`ServiceError::OwnFiles`].
pub fn save_rejected_rows(
    services: &Services,
    actor: &Actor,
    tenant: TenantId,
    (folder, name): (&Path, impl FnOnce(&str) -> FileName),
    content: &Content,
) -> Result<PathBuf, ServiceError> {
    require_look(services, actor, Permission::ChangePlans, || subject_of_customer(services, actor, tenant))?;
    let customer = read_customer(services, actor, tenant)?.name;
    Ok(services.own_files.write_new(folder, &name(&customer), content)?)
}

/// Brings the devices of a table into a customer's plan, or says what would become of each row. Bad rows are no error: they
/// are told, and keep no other row out. What is written is written in commits of bounded size, each with its record.
///
/// # Errors
/// A recorded refusal without the role, [`ServiceError::NotFound`] without the customer, or what the store says; what was
/// written until then stays, and the same table can be brought in again.
pub fn import_kms_devices(
    services: &Services,
    actor: &Actor,
    table: &KmsTable,
    ask: &ImportKms,
    (zone, stop): (&dyn Zone, &Stop),
) -> Result<KmsImport, ServiceError> {
    let plan = Plan::open(services, actor, ask.tenant)?;
    let now = services.clock.now();
    let mut import = KmsImport::default();
    for row in table.rows() {
        let read = table.form(row, &ask.mapping).map_err(|problem| vec![problem]);
        let checked = read.and_then(|form| {
            form.check(ask.order, now, zone).map_err(|problems| problems.into_iter().map(RowProblem::Device).collect())
        });
        import.take(row, checked);
    }
    import.supersede();
    let mut names = plan.names()?;
    for some in import.rows.chunks_mut(BATCH) {
        if stop.is_raised() {
            return Err(crate::ports::StoreFailure::Stopped.into());
        }
        let decided = decided_anew(|| {
            let decided = decide(&plan, &names, some, ask.dry_run);
            if decided.is_err() {
                // Whoever wrote meanwhile may have added some of them.
                names = plan.names()?;
            }
            decided
        });
        for (row, (standing, added, both)) in some.iter_mut().zip(decided.map_err(|error| plan.failed(error))?) {
            row.standing = standing.map_or(row.standing, RowStanding::from);
            row.both = both.map(Box::new);
            names.extend(added.map(|id| (KmsDevice::folded(&row.details.name), id)));
        }
    }
    import.is_written = !ask.dry_run;
    Ok(import)
}

/// What becomes of a row's device; `None` where a later row counts. The id is that of a device which was added, and both
/// are what was and will be known of one that becomes another.
type Decided = (Option<Standing>, Option<KmsDeviceId>, Option<[DeviceDetails; 2]>);

/// Decides what becomes of those rows, and writes it.
fn decide(plan: &Plan<'_>, names: &Names, rows: &[ImportedRow], dry_run: bool) -> Result<Vec<Decided>, ServiceError> {
    let (mut changes, mut decided) = (Vec::new(), Vec::new());
    let mut counts: [u64; 2] = [0, 0];
    for row in rows {
        if matches!(row.standing, RowStanding::Superseded { .. }) {
            decided.push((None, None, None));
            continue;
        }
        let Told { standing, change, both } = plan.told(names, &row.details)?;
        let [added, updated] = &mut counts;
        match standing {
            Standing::Added => *added = added.saturating_add(1),
            Standing::Updated => *updated = updated.saturating_add(1),
            Standing::Unchanged => {}
        }
        let added = change.as_ref().filter(|_| standing == Standing::Added);
        let added =
            added.and_then(|(change, _)| if let Change::KmsDevice(device) = change { Some(device.id) } else { None });
        decided.push((Some(standing), added, both));
        changes.extend(change);
    }
    if !dry_run && !changes.is_empty() {
        let [added, updated] = counts;
        plan.write(changes, format!("imported: {added} added, {updated} changed"))?;
    }
    Ok(decided)
}

impl KmsImport {
    fn take(&mut self, row: &Row, checked: Result<DeviceDetails, Vec<RowProblem>>) {
        match checked {
            // What becomes of it is decided once all rows are read.
            Ok(details) => {
                self.rows.push(ImportedRow { line: row.line, details, standing: RowStanding::Unchanged, both: None });
            }
            Err(problems) => self.bad.push(BadRow { line: row.line, problems, cells: row.cells.clone() }),
        }
    }

    /// Of several rows of one device the last one counts; what it leaves empty is what those before it say.
    fn supersede(&mut self) {
        let mut last: HashMap<String, usize> = HashMap::new();
        for place in (0..self.rows.len()).rev() {
            let Some(row) = self.rows.get(place) else { continue };
            let name = KmsDevice::folded(&row.details.name);
            let Some(counting) = last.get(&name).copied() else {
                last.insert(name, place);
                continue;
            };
            let DeviceDetails { product, note, .. } = row.details.clone();
            let Some(by) = self.rows.get_mut(counting) else { continue };
            for (said, before) in [(&mut by.details.product, product), (&mut by.details.note, note)] {
                if said.is_empty() {
                    *said = before;
                }
            }
            let by = by.line;
            self.rows.get_mut(place).into_iter().for_each(|row| row.standing = RowStanding::Superseded { by });
        }
    }
}

impl From<Standing> for RowStanding {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Added => Self::Added,
            Standing::Updated => Self::Updated,
            Standing::Unchanged => Self::Unchanged,
        }
    }
}
