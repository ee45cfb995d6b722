//! Bringing records in from lines of text. The whole file is read and checked first; then it is written in commits of
//! bounded size, customers before orders before purchases before subscriptions, so that whatever happens meanwhile
//! nothing in the store belongs to something that is not there. Nothing that is known already is changed, so that the
//! same file can be brought in again.

mod checking;
mod lines;
mod standing;

use std::collections::HashSet;
use std::io::{self, BufRead, Seek};

use nonempty::NonEmpty;

use crate::domain::activity::Subject;
use crate::domain::upkeep::may_import;
use crate::domain::{ActivityKind, ActivityRecord, Actor, Lifetime, Schedule};
use crate::ports::{Change, Commit, Stop, commit};
use crate::service::error::ServiceError;
use crate::service::exchange::{self, Imported, Problem, Read};
use crate::service::import_records::lines::Lines;
use crate::service::import_records::standing::{Known, Standing};
use crate::service::recording::{record, refused};
use crate::service::retry::decided_anew;
use crate::service::services::Services;

/// As many records are written at a time.
const BATCH: usize = 250;

/// How it is to be done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Whether good lines are brought in where others are bad; without it one bad line keeps all of them out.
    pub skip_bad_lines: bool,
    /// Whether it is only to be said what would happen.
    pub dry_run: bool,
}

/// What was brought in, or would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// What is new.
    pub new: RecordCounts,
    /// What is in the store already, or twice in the file, just as it stands there.
    pub identical: RecordCounts,
    /// What is in the store already and is something else there. It was left as it is.
    pub different: RecordCounts,
    /// Operators, who need passphrases and are not brought in.
    pub operators: u64,
    /// Records of an activity log, which is append-only.
    pub activity: u64,
    /// The first bad lines, by their numbers; at most [`Import::PROBLEMS`].
    pub problems: Vec<LineProblem>,
    /// How many bad lines there are beyond those.
    pub more_problems: u64,
    /// Whether what is new was written.
    pub is_written: bool,
    /// Whether it was asked to stop before the end; what was written until then stays.
    pub is_cut_short: bool,
}

impl Import {
    /// The most bad lines that are told one by one.
    pub const PROBLEMS: usize = 20;
}

/// How many records of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecordCounts {
    /// Customers.
    pub customers: u64,
    /// Orders.
    pub orders: u64,
    /// Purchases.
    pub entitlements: u64,
    /// Subscriptions.
    pub subscriptions: u64,
}

/// A bad line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProblem {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Why it was not done, or not to the end. What was written until then stays, and the same file can be brought in again.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The store or a rule.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The lines could not be read.
    #[error("the lines could not be read")]
    Read(#[from] io::Error),
}

/// Which records come before which, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Customer,
    Order,
    Entitlement,
    Subscription,
}

impl Rank {
    const ALL: [Self; 4] = [Self::Customer, Self::Order, Self::Entitlement, Self::Subscription];

    fn of(imported: &Imported) -> Self {
        match imported {
            Imported::Customer(_) => Self::Customer,
            Imported::Order(_) => Self::Order,
            Imported::Entitlement(_) => Self::Entitlement,
            Imported::Subscription(_) => Self::Subscription,
        }
    }
}

impl RecordCounts {
    fn add(&mut self, rank: Rank) {
        let count = match rank {
            Rank::Customer => &mut self.customers,
            Rank::Order => &mut self.orders,
            Rank::Entitlement => &mut self.entitlements,
            Rank::Subscription => &mut self.subscriptions,
        };
        *count = count.saturating_add(1);
    }

    /// How many in all.
    #[must_use]
    pub fn sum(&self) -> u64 {
        [self.orders, self.entitlements, self.subscriptions].into_iter().fold(self.customers, u64::saturating_add)
    }
}

/// Brings in the records that the lines say, as [`crate::service::export_records()`] writes them. Each commit has its
/// record in the activity log.
///
/// # Errors
/// A recorded refusal without the role, what the store says, or that the lines could not be read. Bad lines are no error:
/// they are told, and nothing is written then unless it is said that they are to be left out.
pub fn import_records(
    services: &Services,
    actor: &Actor,
    source: &mut (impl BufRead + Seek),
    options: ImportOptions,
    stop: &Stop,
) -> Result<Import, ImportError> {
    if let Err(refusal) = may_import(actor, Vec::new()) {
        let asked = record(services, actor, ActivityKind::Imported, Subject::default());
        return Err(refused(services, actor, refusal, asked).into());
    }
    let (mut import, left_out) = checking::check(services, actor, source, stop)?;
    let is_good = import.problems.is_empty() || (options.skip_bad_lines && !checking::is_fatal(&import));
    if options.dry_run || import.is_cut_short || !is_good {
        return Ok(import);
    }
    let mut writer = Writer { services, actor, batch: Vec::new() };
    for rank in Rank::ALL {
        import.is_cut_short = !writer.write(source, rank, &left_out, stop)?;
        if import.is_cut_short {
            break;
        }
    }
    import.is_written = !import.is_cut_short;
    Ok(import)
}

/// Writes what is new, some records at a time.
struct Writer<'a> {
    services: &'a Services,
    actor: &'a Actor,
    batch: Vec<Imported>,
}

impl Writer<'_> {
    /// Writes the records of one rank; `false` where it was asked to stop.
    fn write(
        &mut self,
        source: &mut (impl BufRead + Seek),
        rank: Rank,
        left_out: &HashSet<u64>,
        stop: &Stop,
    ) -> Result<bool, ImportError> {
        let mut lines = Lines::from_start(source)?;
        while let Some(line) = lines.next()? {
            if stop.is_raised() {
                return Ok(false);
            }
            if line.is_first || left_out.contains(&line.number) {
                continue;
            }
            match line.bytes.and_then(|bytes| exchange::record(&bytes)) {
                Ok(Read::Record(imported)) if Rank::of(&imported) == rank => self.batch.push(*imported),
                Ok(Read::Record(_) | Read::Operator | Read::Activity) | Err(_) => {}
            }
            if BATCH <= self.batch.len() {
                self.flush()?;
            }
        }
        self.flush()?;
        Ok(true)
    }

    fn flush(&mut self) -> Result<(), ServiceError> {
        let batch = std::mem::take(&mut self.batch);
        // What someone wrote meanwhile is then known and left alone.
        decided_anew(|| self.commit(&batch))
    }

    /// Writes those of the records that are not known yet, with the record of it.
    fn commit(&self, batch: &[Imported]) -> Result<(), ServiceError> {
        let mut known = Known::new(self.services, self.actor);
        let mut new: Vec<Change> = Vec::new();
        let mut counts = RecordCounts::default();
        for imported in batch {
            if known.standing(imported)? == Standing::New {
                counts.add(Rank::of(imported));
                new.push(imported.clone().into());
                if let Some(schedule) = schedule(imported)
                    && known.is_new(&schedule)?
                {
                    new.push(Change::Schedule(schedule));
                }
            }
        }
        if new.is_empty() {
            return Ok(());
        }
        let imported = record(self.services, self.actor, ActivityKind::Imported, Subject::default());
        let imported = ActivityRecord { reason: Some(reason(counts)), ..imported };
        let permit = match may_import(self.actor, new.iter().filter_map(Change::entity).collect()) {
            Ok(permit) => permit,
            Err(refusal) => return Err(refused(self.services, self.actor, refusal, imported)),
        };
        commit(self.services.store.as_ref(), &Commit::by(self.actor, permit, new, NonEmpty::new(imported)))?;
        Ok(())
    }
}

/// With what nothing was charged for yet comes what is due of it; a purchase that renews begins with its subscription.
fn schedule(imported: &Imported) -> Option<Schedule> {
    match imported {
        Imported::Entitlement(bought) if !matches!(bought.lifetime, Lifetime::Subscription(_)) => {
            Some(Schedule::beginning(bought.id.clone(), bought.bought))
        }
        Imported::Subscription(subscription) => {
            Some(Schedule::beginning(subscription.entitlement.clone(), subscription.first_start))
        }
        Imported::Entitlement(_) | Imported::Customer(_) | Imported::Order(_) => None,
    }
}

/// What the record of a commit says was brought in, the same in every language.
fn reason(counts: RecordCounts) -> String {
    let RecordCounts { customers, orders, entitlements, subscriptions } = counts;
    let named =
        [("customer", customers), ("order", orders), ("entitlement", entitlements), ("subscription", subscriptions)];
    let some = named.into_iter().filter(|(_, count)| 0 < *count);
    some.map(|(name, count)| format!("{name}: {count}")).collect::<Vec<_>>().join(", ")
}
