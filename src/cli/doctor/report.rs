//! What was found, as people read it and as scripts do.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use crate::cli::doctor::backups::{BackupFindings, Wholeness};
use crate::cli::doctor::findings::{Findings, Origin, Presence, Problem, SetAside};
use crate::cli::json;
use crate::config::ColourDepth;
use crate::i18n::refusal::Sentence;
use crate::i18n::{Locale, MessageId, message};
use crate::ports::CopyRoute;
use crate::ports::store::Holder;
use crate::store::ListState;
use crate::system::{Held, StoreKind};
use crate::tui::failure::{holder_name, route_name};
use crate::tui::widget::text;

/// How wide the column of names is.
const NAMES: usize = 20;

const MEBIBYTE: u64 = 1 << 20;

/// The answer for scripts; words and names are stable and in English.
#[derive(Debug, Serialize)]
pub(in crate::cli::doctor) struct AnswerJson<'a> {
    version: &'static str,
    target: String,
    data: &'a Path,
    config: &'a Path,
    log: &'a Path,
    store: StoreJson<'a>,
    terminal: TerminalJson<'a>,
    clipboard: Vec<&'static str>,
    language: &'static str,
    language_from: &'static str,
    problems: Vec<ProblemJson>,
}

#[derive(Debug, Serialize)]
struct StoreJson<'a> {
    kind: &'static str,
    directory: &'a Path,
    present: bool,
    held: bool,
    holder: Option<HolderJson<'a>>,
    bytes: u64,
    free_bytes: Option<u64>,
    backups: BackupsJson,
    revocations: Option<RevocationsJson>,
    /// Damaged stores that lie beside it as they were found.
    set_aside: Vec<SetAsideJson<'a>>,
}

#[derive(Debug, Serialize)]
struct SetAsideJson<'a> {
    path: &'a Path,
    bytes: u64,
}

#[derive(Debug, Serialize)]
struct BackupsJson {
    count: u64,
    bytes: u64,
    /// When the newest was made, if there is one.
    newest: Option<String>,
    /// `whole`, `damaged`, or `not-read` where it is large.
    newest_is: Option<&'static str>,
    next_due: Option<String>,
}

#[derive(Debug, Serialize)]
struct RevocationsJson {
    purchases: u64,
    subscriptions: u64,
    /// Lines that do not read.
    damaged: u64,
}

#[derive(Debug, Serialize)]
struct HolderJson<'a> {
    process: u32,
    host: &'a str,
    since: String,
}

#[derive(Debug, Serialize)]
struct TerminalJson<'a> {
    term: &'a str,
    columns: Option<u16>,
    rows: Option<u16>,
    colours: &'static str,
    colours_from: &'static str,
}

#[derive(Debug, Serialize)]
struct ProblemJson {
    problem: &'static str,
    what: String,
    instead: String,
}

impl<'a> AnswerJson<'a> {
    /// The answer; the sentences of the problems are in the reader's language.
    pub(in crate::cli::doctor) fn new(found: &'a Findings, locale: Locale) -> Self {
        let (store, terminal) = (&found.store, &found.terminal);
        let holder = store.held.as_ref().and_then(|held| held.by.as_ref());
        let problem = |(problem, Sentence { what, instead })| ProblemJson { problem, what, instead };
        Self {
            version: env!("CARGO_PKG_VERSION"),
            target: target(),
            data: &found.data,
            config: &found.config,
            log: &found.log,
            store: StoreJson {
                kind: match store.kind {
                    StoreKind::Main => "main",
                    StoreKind::Demo => "demo",
                },
                directory: &store.directory,
                present: store.presence == Presence::There,
                held: store.held.is_some(),
                holder: holder.map(|Holder { process, host, since }| HolderJson {
                    process: *process,
                    host,
                    since: json::instant(*since),
                }),
                bytes: store.bytes,
                free_bytes: store.free_bytes,
                backups: BackupsJson::from(&store.backups),
                revocations: store.revocations.map(|list| RevocationsJson {
                    purchases: list.purchases,
                    subscriptions: list.subscriptions,
                    damaged: list.damaged,
                }),
                set_aside: store
                    .set_aside
                    .iter()
                    .map(|SetAside { path, bytes }| SetAsideJson { path, bytes: *bytes })
                    .collect(),
            },
            terminal: TerminalJson {
                term: &terminal.name,
                columns: terminal.size.map(|(columns, _)| columns),
                rows: terminal.size.map(|(_, rows)| rows),
                colours: colour_word(terminal.colours),
                colours_from: origin_word(terminal.colours_from),
            },
            clipboard: found.routes.iter().map(|route| route_word(*route)).collect(),
            language: found.language.tag(),
            language_from: origin_word(found.language_from),
            problems: problems(found, locale).into_iter().map(problem).collect(),
        }
    }
}

impl From<&BackupFindings> for BackupsJson {
    fn from(found: &BackupFindings) -> Self {
        Self {
            count: found.count,
            bytes: found.bytes,
            newest: found.newest.map(|newest| json::instant(newest.made)),
            newest_is: found.newest.map(|newest| match newest.wholeness {
                Wholeness::Whole => "whole",
                Wholeness::Damaged => "damaged",
                Wholeness::NotRead => "not-read",
            }),
            next_due: found.newest.map(|newest| json::instant(newest.next_due)),
        }
    }
}

/// The answer for people: a name and a value a line, then what is wrong.
pub(in crate::cli::doctor) fn text(found: &Findings, locale: Locale) -> String {
    let (store, terminal) = (&found.store, &found.terminal);
    let route = |route: &CopyRoute| locale.text(route_name(*route));
    let routes: Vec<String> = found.routes.iter().map(route).collect();
    let size = terminal.size.map(|(columns, rows)| format!("{columns} × {rows}"));
    let language = (found.language.native_name().to_owned(), found.language_from);
    let colours = (colours(terminal.colours, locale), terminal.colours_from);
    let rows = [
        (message!("doctor-version"), format!("nyckel {} ({})", env!("CARGO_PKG_VERSION"), target())),
        (message!("doctor-data"), found.data.display().to_string()),
        (message!("doctor-config"), with_presence(&found.config, locale)),
        (message!("doctor-log"), found.log.display().to_string()),
        (message!("doctor-store"), store_name(store.kind, store.presence, locale)),
        (message!("doctor-aside"), set_aside(&store.set_aside, locale)),
        (message!("doctor-holder"), holder(store.held.as_ref(), locale)),
        (message!("doctor-size"), mebibytes(store.bytes, locale)),
        (message!("doctor-free"), store.free_bytes.map_or_else(|| "?".to_owned(), |free| mebibytes(free, locale))),
        (message!("doctor-backups"), backups(&store.backups, locale)),
        (message!("doctor-newest"), newest(&store.backups, locale)),
        (message!("doctor-revocations"), revocations(store.revocations, locale)),
        (
            message!("doctor-terminal"),
            [Some(terminal.name.clone()), size].into_iter().flatten().collect::<Vec<_>>().join(", "),
        ),
        (message!("doctor-colours"), with_origin(colours, locale)),
        (message!("doctor-clipboard"), routes.join(", ")),
        (message!("doctor-language"), with_origin(language, locale)),
    ];
    let mut report = String::new();
    for (name, value) in rows {
        let name = text::pad(&locale.text(name), NAMES);
        // Writing to a string cannot fail.
        let _ = writeln!(report, "{name}{}", text::clean(&value));
    }
    for (_, Sentence { what, instead }) in problems(found, locale) {
        let _ = writeln!(report, "\n! {what}\n  {instead}");
    }
    report
}

/// What is wrong, in a word for scripts and in sentences for people.
pub(in crate::cli::doctor) fn problems(found: &Findings, locale: Locale) -> Vec<(&'static str, Sentence)> {
    let settings = found.wrong_settings.iter().map(|sentence| ("setting", sentence.clone()));
    let others = found.problems().into_iter().map(|problem| (problem_word(problem), sentence(problem, locale)));
    settings.chain(others).collect()
}

fn target() -> String {
    format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS)
}

fn with_presence(path: &Path, locale: Locale) -> String {
    let presence = if path.exists() { message!("doctor-present") } else { message!("doctor-absent") };
    format!("{} ({})", path.display(), locale.text(presence))
}

fn with_origin((value, origin): (String, Origin), locale: Locale) -> String {
    let origin = locale.text(match origin {
        Origin::Flag => message!("doctor-from-flag"),
        Origin::Environment => message!("doctor-from-environment"),
        Origin::Configuration => message!("doctor-from-configuration"),
        Origin::System => message!("doctor-from-system"),
        Origin::Default => message!("doctor-from-default"),
    });
    format!("{value} ({origin})")
}

fn store_name(kind: StoreKind, presence: Presence, locale: Locale) -> String {
    let presence = match presence {
        Presence::There => message!("doctor-unopened"),
        Presence::Gone | Presence::NotMade => message!("doctor-absent"),
    };
    let name = match kind {
        StoreKind::Main => message!("doctor-store-main"),
        StoreKind::Demo => message!("doctor-store-demo"),
    };
    format!("{} ({})", locale.text(name), locale.text(presence))
}

fn set_aside(stores: &[SetAside], locale: Locale) -> String {
    let store = |SetAside { path, bytes }: &SetAside| format!("{} ({})", path.display(), mebibytes(*bytes, locale));
    let stores: Vec<String> = stores.iter().map(store).collect();
    if stores.is_empty() { locale.text(message!("doctor-aside-none")) } else { stores.join(", ") }
}

fn holder(held: Option<&Held>, locale: Locale) -> String {
    held.map_or_else(|| locale.text(message!("doctor-nobody")), |held| holder_name(held.by.as_ref(), locale))
}

fn mebibytes(bytes: u64, locale: Locale) -> String {
    let whole = bytes.div_ceil(MEBIBYTE);
    locale.text_with(message!("doctor-mebibytes"), &[("count", whole.into())])
}

fn backups(found: &BackupFindings, locale: Locale) -> String {
    let values = [("count", found.count.into()), ("mebibytes", found.bytes.div_ceil(MEBIBYTE).into())];
    locale.text_with(message!("doctor-backups-kept"), &values)
}

fn newest(found: &BackupFindings, locale: Locale) -> String {
    let Some(newest) = found.newest else { return locale.text(message!("doctor-newest-none")) };
    let wholeness = locale.text(match newest.wholeness {
        Wholeness::Whole => message!("doctor-newest-whole"),
        Wholeness::Damaged => message!("doctor-newest-damaged"),
        Wholeness::NotRead => message!("doctor-newest-not-read"),
    });
    let values = [
        ("made", locale.date_time_in_zone(newest.made).into()),
        ("wholeness", wholeness.into()),
        ("due", locale.date_time_in_zone(newest.next_due).into()),
    ];
    locale.text_with(message!("doctor-newest-made"), &values)
}

fn revocations(state: Option<ListState>, locale: Locale) -> String {
    let Some(state) = state else { return "?".to_owned() };
    let values = [("purchases", state.purchases.into()), ("subscriptions", state.subscriptions.into())];
    locale.text_with(message!("doctor-revocations-listed"), &values)
}

fn colours(depth: ColourDepth, locale: Locale) -> String {
    match depth {
        ColourDepth::None => locale.text(message!("doctor-colours-none")),
        ColourDepth::Sixteen => "16".to_owned(),
        ColourDepth::Indexed => "256".to_owned(),
        ColourDepth::TrueColour => locale.text(message!("doctor-colours-all")),
    }
}

fn sentence(problem: Problem, locale: Locale) -> Sentence {
    let (what, instead): (MessageId, MessageId) = match problem {
        Problem::LittleRoom => (message!("doctor-little-room"), message!("doctor-little-room-instead")),
        Problem::NotWritable => (message!("doctor-not-writable"), message!("doctor-not-writable-instead")),
        Problem::OpenToOthers => (message!("doctor-open-to-others"), message!("doctor-open-to-others-instead")),
        Problem::StoreGone => (message!("doctor-store-gone"), message!("doctor-store-gone-instead")),
        Problem::ListDamaged => (message!("doctor-list-damaged"), message!("doctor-list-damaged-instead")),
        Problem::NoBackup => (message!("doctor-no-backup"), message!("doctor-no-backup-instead")),
        Problem::OldBackup => (message!("doctor-old-backup"), message!("doctor-no-backup-instead")),
        Problem::DamagedBackup => (message!("doctor-damaged-backup"), message!("doctor-no-backup-instead")),
        Problem::DumbTerminal => (message!("terminal-dumb"), message!("terminal-instead")),
        Problem::SmallTerminal => (message!("frame-too-small"), message!("doctor-small-instead")),
    };
    Sentence { what: locale.text(what), instead: locale.text(instead) }
}

fn problem_word(problem: Problem) -> &'static str {
    match problem {
        Problem::LittleRoom => "little-room",
        Problem::NotWritable => "not-writable",
        Problem::OpenToOthers => "open-to-others",
        Problem::StoreGone => "store-gone",
        Problem::ListDamaged => "list-damaged",
        Problem::NoBackup => "no-backup",
        Problem::OldBackup => "old-backup",
        Problem::DamagedBackup => "damaged-backup",
        Problem::DumbTerminal => "dumb-terminal",
        Problem::SmallTerminal => "small-terminal",
    }
}

fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Flag => "flag",
        Origin::Environment => "environment",
        Origin::Configuration => "configuration",
        Origin::System => "system",
        Origin::Default => "default",
    }
}

fn colour_word(depth: ColourDepth) -> &'static str {
    match depth {
        ColourDepth::None => "none",
        ColourDepth::Sixteen => "16",
        ColourDepth::Indexed => "256",
        ColourDepth::TrueColour => "truecolor",
    }
}

fn route_word(route: CopyRoute) -> &'static str {
    match route {
        CopyRoute::Tmux => "tmux",
        CopyRoute::Osc52 => "osc52",
        CopyRoute::System => "system",
        CopyRoute::File => "file",
    }
}
