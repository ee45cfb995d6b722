//! `nyckel verify`: whether the whole store is what was written, and what is wrong with it where it is not.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::ending::{Ending, Status};
use crate::cli::session::Session;
use crate::cli::verify_backup::Form;
use crate::cli::{json, output};
use crate::domain::ReadOnlyReason;
use crate::i18n::{Locale, message};
use crate::ports::verification::{HeadPart, List};
use crate::ports::{Finding, Stop, Verification, Wrong};
use crate::service::verify_store;

/// What is asked for.
#[derive(Debug, Args)]
pub(in crate::cli) struct Verify {
    #[arg(id = "verified_file")]
    pub(in crate::cli) file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// How the answer is said.
    pub(in crate::cli) fn form(&self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }
}

#[derive(Serialize)]
struct AnswerJson {
    whole: bool,
    /// How many records of all kinds were read.
    records: u64,
    /// How many of them are of the activity log.
    activity: u64,
    /// Records of the activity log that are known to be lost, by the first and the last of each gap.
    lost: Vec<(u64, u64)>,
    findings: Vec<FindingJson>,
    /// How many findings there are beyond those.
    more: u64,
}

#[derive(Serialize)]
struct FindingJson {
    tree: &'static str,
    /// In hexadecimal digits.
    key: String,
    /// What is wrong, in one word.
    wrong: &'static str,
}

/// Checks the store and says how it is.
pub(in crate::cli) fn run(ask: &Verify, session: &Session) -> Result<(), Ending> {
    let Session { services, actor, locale, .. } = session;
    let mut progress = Progress { locale: *locale, is_shown: io::stderr().is_terminal() };
    let verification = verify_store(services, actor, &Stop::default(), &mut |records| progress.tell(records));
    progress.clear();
    let verification = verification.map_err(|error| session.ending(&error))?;
    if ask.json {
        json::write(&AnswerJson::from(&verification), *locale)?;
    }
    if !verification.is_whole() {
        return Err(ending(&verification, ask.json, *locale));
    }
    if !ask.json {
        let (records, activity) = (verification.records.into(), verification.activity.into());
        let whole = match services.store.read_only() {
            Some(ReadOnlyReason::Backup { made }) => {
                let values =
                    [("records", records), ("activity", activity), ("made", locale.date_time_in_zone(made).into())];
                locale.text_with(message!("verify-whole-backup"), &values)
            }
            Some(_) | None => {
                locale.text_with(message!("verify-whole"), &[("records", records), ("activity", activity)])
            }
        };
        let mut lines = vec![whole];
        lines.extend(verification.lost.iter().map(|(first, last)| {
            let values = [("first", first.to_string().into()), ("last", last.to_string().into())];
            locale.text_with(message!("verify-lost"), &values)
        }));
        lines.push(String::new());
        output::write(lines.join("\n").as_bytes(), *locale)?;
    }
    Ok(())
}

/// How far it is, on a line of its own that the next one replaces; nothing where nobody looks.
struct Progress {
    locale: Locale,
    is_shown: bool,
}

impl Progress {
    fn tell(&mut self, records: u64) {
        if self.is_shown {
            let text = self.locale.text_with(message!("verify-progress"), &[("records", records.into())]);
            // Whether anybody sees it makes no difference to the check.
            let _ = write!(io::stderr(), "\r{text}");
        }
    }

    fn clear(&mut self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

fn ending(verification: &Verification, is_told: bool, locale: Locale) -> Ending {
    let told = u64::try_from(verification.findings.len()).unwrap_or(u64::MAX);
    let texts = (message!("verify-wrong"), message!("verify-wrong-instead"));
    let count = told.saturating_add(verification.more);
    let ending = Ending::new(Status::Failed, locale, texts, &[("count", count.into())]);
    if is_told {
        return ending;
    }
    let mut lines: Vec<String> = verification.findings.iter().map(|finding| line(finding, locale)).collect();
    if 0 < verification.more {
        lines.push(locale.text_with(message!("verify-more"), &[("count", verification.more.into())]));
    }
    ending.with_choices(lines)
}

fn line(finding: &Finding, locale: Locale) -> String {
    format!("{} {}: {}", finding.tree, finding.key_hex(), sentence(finding.wrong, locale))
}

fn sentence(wrong: Wrong, locale: Locale) -> String {
    let id = match wrong {
        Wrong::Engine => message!("verify-engine"),
        Wrong::Missing => message!("verify-missing"),
        Wrong::BadKey => message!("verify-bad-key"),
        Wrong::Unreadable => message!("verify-unreadable"),
        Wrong::NewerSchema { found, known } => {
            let values = [("found", u32::from(found).into()), ("known", u32::from(known).into())];
            return locale.text_with(message!("verify-newer"), &values);
        }
        Wrong::Misplaced => message!("verify-misplaced"),
        Wrong::Ahead => message!("verify-ahead"),
        Wrong::Gap { missing } => return locale.text_with(message!("verify-gap"), &[("missing", missing.into())]),
        Wrong::Unlinked => message!("verify-unlinked"),
        Wrong::Unlisted(List::ByCustomer) => message!("verify-unlisted-customer"),
        Wrong::Unlisted(List::LastAccess) => message!("verify-unlisted-access"),
        Wrong::Unlisted(List::Feed) => message!("verify-unlisted-feed"),
        Wrong::Unlisted(List::Revocations) => message!("verify-unlisted-revocations"),
        Wrong::Unlisted(List::ByTime) => message!("verify-unlisted-time"),
        Wrong::Unlisted(List::OpenCommands) => message!("verify-unlisted-commands"),
        Wrong::Unlisted(List::OrdersByNumber) => message!("verify-unlisted-order"),
        Wrong::Unlisted(List::Windows) => message!("verify-unlisted-window"),
        Wrong::Unlisted(List::TermEnds) => message!("verify-unlisted-term"),
        Wrong::Unlisted(List::OfLog) => message!("verify-unlisted-log"),
        Wrong::Unlisted(List::KmsDeadlines) => message!("verify-unlisted-kms-deadline"),
        Wrong::Revoked => message!("verify-revoked"),
        Wrong::Stray => message!("verify-stray"),
        Wrong::NoCustomer => message!("verify-no-customer"),
        Wrong::NoOrder => message!("verify-no-order"),
        Wrong::NoPurchase => message!("verify-no-purchase"),
        Wrong::KeyOfCancelled => message!("verify-key-of-cancelled"),
        Wrong::WrongAccess => message!("verify-wrong-access"),
        Wrong::Head { part, said, found } => {
            let values = [("said", said.into()), ("found", found.into())];
            return match part {
                HeadPart::LogNumber => locale.text_with(message!("verify-head-log"), &values),
                HeadPart::LogHash => locale.text(message!("verify-head-hash")),
                HeadPart::Operators => locale.text_with(message!("verify-head-operators"), &values),
                HeadPart::FeedEntries => locale.text_with(message!("verify-head-feed"), &values),
            };
        }
    };
    locale.text(id)
}

impl From<&Verification> for AnswerJson {
    fn from(verification: &Verification) -> Self {
        let of =
            |finding: &Finding| FindingJson { tree: finding.tree, key: finding.key_hex(), wrong: word(finding.wrong) };
        Self {
            whole: verification.is_whole(),
            records: verification.records,
            activity: verification.activity,
            lost: verification.lost.clone(),
            findings: verification.findings.iter().map(of).collect(),
            more: verification.more,
        }
    }
}

fn word(wrong: Wrong) -> &'static str {
    match wrong {
        Wrong::Engine => "engine",
        Wrong::Missing => "missing",
        Wrong::BadKey => "bad-key",
        Wrong::Unreadable => "unreadable",
        Wrong::NewerSchema { .. } => "newer-schema",
        Wrong::Misplaced => "misplaced",
        Wrong::Ahead => "ahead",
        Wrong::Gap { .. } => "gap",
        Wrong::Unlinked => "unlinked",
        Wrong::Unlisted(List::ByCustomer) => "unlisted-by-customer",
        Wrong::Unlisted(List::LastAccess) => "unlisted-last-access",
        Wrong::Unlisted(List::Feed) => "unlisted-feed",
        Wrong::Unlisted(List::Revocations) => "unlisted-revocations",
        Wrong::Unlisted(List::ByTime) => "unlisted-by-time",
        Wrong::Unlisted(List::OpenCommands) => "unlisted-open-commands",
        Wrong::Unlisted(List::OrdersByNumber) => "unlisted-orders-by-number",
        Wrong::Unlisted(List::Windows) => "unlisted-windows",
        Wrong::Unlisted(List::TermEnds) => "unlisted-terms",
        Wrong::Unlisted(List::OfLog) => "unlisted-of-log",
        Wrong::Unlisted(List::KmsDeadlines) => "unlisted-kms-deadlines",
        Wrong::Revoked => "revoked",
        Wrong::Stray => "stray",
        Wrong::NoCustomer => "no-customer",
        Wrong::NoOrder => "no-order",
        Wrong::NoPurchase => "no-purchase",
        Wrong::KeyOfCancelled => "key-of-cancelled",
        Wrong::WrongAccess => "wrong-access",
        Wrong::Head { part: HeadPart::LogNumber, .. } => "head-log-number",
        Wrong::Head { part: HeadPart::LogHash, .. } => "head-log-hash",
        Wrong::Head { part: HeadPart::Operators, .. } => "head-operators",
        Wrong::Head { part: HeadPart::FeedEntries, .. } => "head-feed-entries",
    }
}
