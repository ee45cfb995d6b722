//! `nyckel kms import CUSTOMER FILE`: every row that is right is brought in, and those that are not are told with their
//! lines, and kept in a file where that is asked for.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status, trace};
use crate::cli::json;
use crate::cli::kms::Order;
use crate::cli::meaning;
use crate::cli::new_file::{Existing, NewFile};
use crate::cli::output;
use crate::cli::session::Session;
use crate::domain::kms_device::DeviceField;
use crate::i18n::{Locale, message};
use crate::ports::Stop;
use crate::service::kms::{Encoding, ImportKms, KmsImport, KmsTable, Mapping, RowStanding, import_kms_devices};
use crate::tui::kms_words;
use crate::tui::widget::text::clean;

/// As many bad rows are told one by one.
const TOLD: usize = 20;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    customer: String,
    #[arg(id = "devices_file")]
    file: PathBuf,
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_delimiter = ',')]
    columns: Vec<String>,
    #[command(flatten)]
    order: Order,
    #[arg(id = "kms_dry_run", long = "dry-run")]
    dry_run: bool,
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct ImportJson {
    dry_run: bool,
    /// `utf-8`, `utf-16` or `windows-1252`.
    encoding: &'static str,
    added: usize,
    updated: usize,
    unchanged: usize,
    superseded: usize,
    rejected: Vec<RejectedJson>,
}

#[derive(Serialize)]
struct RejectedJson {
    line: u64,
    problem: String,
    cells: Vec<String>,
}

/// Brings the devices in and says what became of the rows. Where some were left out it ends as a failure, though the others
/// are in.
pub(in crate::cli) fn run(ask: &Import, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let customer = meaning::customer(session, &ask.customer)?;
    let bytes = content(&ask.file).map_err(|error| unreadable(&ask.file, &error, *locale))?;
    let table = KmsTable::read(&bytes).map_err(|problem| {
        let detail = kms_words::table_problem(&problem, *locale);
        let values = [("place", ask.file.display().to_string().into()), ("detail", detail.into())];
        let texts = (message!("cli-kms-no-table"), message!("cli-kms-no-table-instead"));
        Ending::new(Status::Failed, *locale, texts, &values)
    })?;
    let mapping = mapping(&table, &ask.columns, *locale)?;
    // What is to be written is begun first, so that nothing is brought in whose rejects have no place.
    let rejects = match &ask.rejected {
        Some(path) => {
            let existing = Existing::Kept { instead: message!("cli-kms-there-instead") };
            Some((path, NewFile::begin(path, existing, *locale)?))
        }
        None => None,
    };
    let asked = ImportKms { tenant: customer.tenant, mapping, order: ask.order.said(), dry_run: ask.dry_run };
    let import = import_kms_devices(services, actor, &table, &asked, (locale, &Stop::default()))
        .map_err(|error| session.ending(&error))?;
    if let Some((path, mut file)) = rejects.filter(|_| !import.bad.is_empty()) {
        let written = kms_words::rejected_csv(&table, &import.bad, *locale);
        file.write_all(&written).map_err(|error| output::unwritten(&error, *locale))?;
        file.finish()?;
        let values = [("path", path.display().to_string().into()), ("count", import.bad.len().into())];
        output::note(&locale.text_with(message!("cli-kms-rejected-saved"), &values));
    }
    tell(ask, &table, &import, *locale)
}

fn tell(ask: &Import, table: &KmsTable, import: &KmsImport, locale: Locale) -> Result<(), Ending> {
    if table.encoding == Encoding::Windows1252 {
        output::note(&locale.text(message!("kms-read-as-windows-1252")));
    }
    let superseded = import.count(|standing| matches!(standing, RowStanding::Superseded { .. }));
    if ask.json {
        let rejected = import.bad.iter().map(|bad| RejectedJson {
            line: bad.line,
            problem: kms_words::row_problems(&bad.problems, locale),
            cells: bad.cells.clone(),
        });
        let answer = ImportJson {
            dry_run: !import.is_written,
            encoding: match table.encoding {
                Encoding::Utf8 => "utf-8",
                Encoding::Utf16 => "utf-16",
                Encoding::Windows1252 => "windows-1252",
            },
            added: import.count(|standing| standing == RowStanding::Added),
            updated: import.count(|standing| standing == RowStanding::Updated),
            unchanged: import.count(|standing| standing == RowStanding::Unchanged),
            superseded,
            rejected: rejected.collect(),
        };
        json::write(&answer, locale)?;
    } else {
        let mut lines = vec![kms_words::imported(import, locale)];
        // A device that becomes another is named, with what it was.
        let updated = import.rows.iter().filter(|row| row.standing == RowStanding::Updated);
        let mut changed: Vec<String> = updated.filter_map(|row| kms_words::changed_row(row, locale)).collect();
        let more = changed.len().saturating_sub(TOLD);
        changed.truncate(TOLD);
        lines.extend(changed);
        if 0 < more {
            lines.push(locale.text_with(message!("import-more"), &[("count", more.into())]));
        }
        let lines: String = lines.iter().map(|line| clean(line) + "\n").collect();
        output::write(lines.as_bytes(), locale)?;
    }
    if import.bad.is_empty() {
        return Ok(());
    }
    let count = [("count", import.bad.len().into())];
    let texts = (message!("cli-kms-left-out"), message!("cli-kms-left-out-instead"));
    let mut told: Vec<String> = import.bad.iter().take(TOLD).map(|bad| kms_words::bad_row(bad, locale)).collect();
    let more = import.bad.len().saturating_sub(TOLD);
    if 0 < more {
        told.push(locale.text_with(message!("import-more"), &[("count", more.into())]));
    }
    Err(Ending::new(Status::Failed, locale, texts, &count).with_choices(told))
}

/// The columns as they were named, the others as they are guessed.
fn mapping(table: &KmsTable, named: &[String], locale: Locale) -> Result<Mapping, Ending> {
    let mut mapping = table.guess();
    let choices = || table.columns.iter().map(|column| format!("\u{201d}{column}\u{201d}")).collect::<Vec<_>>();
    for pair in named {
        let said = pair.split_once('=').and_then(|(field, column)| Some((field_of(field)?, column)));
        let Some((field, column)) = said else {
            let texts = (message!("cli-kms-no-field"), message!("cli-kms-no-field-instead"));
            let values = [("text", pair.as_str().into()), ("fields", FIELDS.map(|(name, _)| name).join(", ").into())];
            return Err(Ending::new(Status::WrongUsage, locale, texts, &values));
        };
        let column = table.column(column).map_err(|unknown| {
            let texts = (message!("cli-kms-no-column"), message!("cli-kms-no-column-instead"));
            Ending::new(Status::WrongUsage, locale, texts, &[("text", unknown.0.into())]).with_choices(choices())
        })?;
        mapping.set(field, Some(column));
    }
    let missing: Vec<String> = mapping.missing().into_iter().map(|field| locale.device_field(field)).collect();
    if missing.is_empty() {
        return Ok(mapping);
    }
    let texts = (message!("cli-kms-unmapped"), message!("cli-kms-unmapped-instead"));
    let values = [("fields", locale.all_of(&missing).into())];
    Err(Ending::new(Status::WrongUsage, locale, texts, &values).with_choices(choices()))
}

/// What each field is called in `--map`.
const FIELDS: [(&str, DeviceField); 4] = [
    ("name", DeviceField::Name),
    ("product", DeviceField::Product),
    ("last-activation", DeviceField::LastActivation),
    ("note", DeviceField::Note),
];

fn field_of(name: &str) -> Option<DeviceField> {
    FIELDS.into_iter().find(|(known, _)| *known == name.trim()).map(|(_, field)| field)
}

/// What the file contains, or standard input; one byte more than a table may have at most.
fn content(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = KmsTable::MOST_BYTES.saturating_add(1);
    if file.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn unreadable(file: &Path, error: &io::Error, locale: Locale) -> Ending {
    trace(error);
    let texts = (message!("import-unreadable"), message!("import-unreadable-instead"));
    let values = [("place", file.display().to_string().into()), ("detail", locale.system_failure(error).into())];
    Ending::new(Status::Failed, locale, texts, &values)
}
