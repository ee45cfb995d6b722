//! What is said of tables of devices, in the console and on the command line: what is wrong with one or with a row of it,
//! how far a plan is, and the plan as a table of its own (KMS-1).

use crate::domain::download::FileName;
use crate::domain::kms_device::DeviceField;
use crate::i18n::{Locale, message};
use crate::service::kms::{
    BadRow, ImportedRow, KmsImport, KmsPlan, KmsTable, Progress, RowProblem, RowStanding, TableProblem, as_csv,
    rejected,
};

/// What is wrong with a table.
#[must_use]
pub fn table_problem(problem: &TableProblem, locale: Locale) -> String {
    let values = [("size", locale.bytes(KmsTable::MOST_BYTES).into()), ("rows", KmsTable::MOST_ROWS.into())];
    locale.text_with(
        match problem {
            TableProblem::Empty => message!("kms-table-empty"),
            TableProblem::TooLarge => message!("kms-table-too-large"),
            TableProblem::TooManyRows => message!("kms-table-too-many-rows"),
            TableProblem::Workbook => message!("kms-table-workbook"),
            TableProblem::NotText => message!("kms-table-not-text"),
        },
        &values,
    )
}

/// What is wrong with a row, and what is expected: all of it in one sentence after another.
#[must_use]
pub fn row_problems(problems: &[RowProblem], locale: Locale) -> String {
    let told = problems.iter().map(|problem| match problem {
        RowProblem::Device(problem) => locale.device_problem(problem),
        RowProblem::OpenQuote => locale.text(message!("kms-problem-open-quote")),
        RowProblem::Columns { found, expected } => {
            let values = [("found", (*found).into()), ("expected", (*expected).into())];
            locale.text_with(message!("kms-problem-columns"), &values)
        }
    });
    told.collect::<Vec<_>>().join(" ")
}

/// How far a plan is: `12 of 40 moved, 3 overdue`.
#[must_use]
pub fn progress(progress: Progress, locale: Locale) -> String {
    let values =
        [("moved", progress.moved.into()), ("count", progress.all.into()), ("overdue", progress.overdue.into())];
    locale.text_with(message!("kms-progress"), &values)
}

/// A bad row with its line, as editors write it.
#[must_use]
pub fn bad_row(bad: &BadRow, locale: Locale) -> String {
    let problem = row_problems(&bad.problems, locale);
    locale.text_with(message!("import-line"), &[("line", bad.line.to_string().into()), ("problem", problem.into())])
}

/// What became of a row's device, or would, where it is new or another than it was: the old and the new.
#[must_use]
pub fn changed_row(row: &ImportedRow, locale: Locale) -> Option<String> {
    let name = || ("device", row.details.name.as_str().into());
    match (row.standing, row.both.as_deref()) {
        (RowStanding::Added, _) => {
            let activated = locale.last_activation(row.details.last_activation);
            Some(locale.text_with(message!("kms-row-added"), &[name(), ("activated", activated.into())]))
        }
        (RowStanding::Updated, Some([before, after])) => {
            let activated = [before, after].map(|details| locale.last_activation(details.last_activation));
            let [name_before, name_after] = [before, after].map(|details| locale.id(&details.name));
            let [note_before, note_after] = [before, after].map(|details| locale.id(&details.note));
            let pairs = [
                (DeviceField::Name, [name_before, name_after]),
                (DeviceField::Product, [before.product.clone(), after.product.clone()]),
                (DeviceField::LastActivation, activated),
                (DeviceField::Note, [note_before, note_after]),
            ];
            let differing = pairs.into_iter().filter(|(_, [old, new])| old != new);
            let told: Vec<String> = differing.map(|(field, values)| old_and_new(field, values, locale)).collect();
            Some(locale.text_with(message!("kms-row-updated"), &[name(), ("changes", told.join("; ").into())]))
        }
        (RowStanding::Updated | RowStanding::Unchanged | RowStanding::Superseded { .. }, _) => None,
    }
}

/// What a field was and what it becomes.
fn old_and_new(field: DeviceField, values: [String; 2], locale: Locale) -> String {
    let [old, new] =
        values.map(|value| if value.trim().is_empty() { locale.text(message!("kms-row-nothing")) } else { value });
    let values =
        [("field", locale.device_field(field).to_lowercase().into()), ("old", old.into()), ("new", new.into())];
    locale.text_with(message!("kms-row-field"), &values)
}

/// What was brought in, or would be, by how many rows.
#[must_use]
pub fn imported(import: &KmsImport, locale: Locale) -> String {
    let values = [
        ("added", import.count(|standing| standing == RowStanding::Added).into()),
        ("updated", import.count(|standing| standing == RowStanding::Updated).into()),
        ("unchanged", import.count(|standing| standing == RowStanding::Unchanged).into()),
        ("superseded", import.count(|standing| matches!(standing, RowStanding::Superseded { .. })).into()),
    ];
    let id = if import.is_written { message!("kms-imported") } else { message!("kms-would-import") };
    locale.text_with(id, &values)
}

/// The rows that were not brought in, as a table with what was wrong in its last column.
#[must_use]
pub fn rejected_csv(table: &KmsTable, bad: &[BadRow], locale: Locale) -> Vec<u8> {
    let rows = bad.iter().map(|row| (row.cells.as_slice(), row_problems(&row.problems, locale)));
    rejected(table, &locale.text(message!("column-problem")), rows)
}

/// A plan as a table whose first columns can be brought in again.
#[must_use]
pub fn plan_csv(plan: &KmsPlan, locale: Locale) -> Vec<u8> {
    let field = |field| locale.device_field(field);
    let headings = vec![
        field(DeviceField::Name),
        field(DeviceField::Product),
        field(DeviceField::LastActivation),
        field(DeviceField::Note),
        locale.text(message!("column-usually-until")),
        locale.text(message!("column-status")),
        locale.text(message!("column-moved-at")),
        locale.text(message!("column-moved-by")),
    ];
    let rows = plan.rows.iter().map(|row| {
        let details = &row.device.details;
        let moved = row.device.moved.as_ref();
        vec![
            details.name.clone(),
            details.product.clone(),
            locale.last_activation(details.last_activation),
            details.note.clone(),
            locale.date_time(row.deadline),
            locale.kms_state(row.state),
            moved.map(|moved| locale.date_time(moved.at)).unwrap_or_default(),
            moved.map(|moved| moved.by.clone()).unwrap_or_default(),
        ]
    });
    as_csv(std::iter::once(headings).chain(rows))
}

/// The same with the name of a file for it.
#[must_use]
pub fn plan_document(plan: &KmsPlan, locale: Locale) -> (FileName, Vec<u8>) {
    (FileName::sanitised(&format!("KMS-MAK {}.csv", plan.customer)), plan_csv(plan, locale))
}

/// The name of a file for the rows that were left out of a table of that customer's on that day.
#[must_use]
pub fn rejects_name(customer: &str, day: &str, locale: Locale) -> FileName {
    let left_out = locale.text(message!("kms-rejects-name"));
    FileName::sanitised(&format!("KMS-MAK {customer} {day} {left_out}.csv"))
}
