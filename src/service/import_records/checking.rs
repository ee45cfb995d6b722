//! The first reading of a file: what each line says, what is wrong with it, and what would become of it. Of each record
//! only a few bytes are remembered.

use std::collections::{HashMap, HashSet};
use std::io::{BufRead, Seek};

use serde::Serialize;

use crate::domain::Actor;
use crate::ports::Stop;
use crate::service::ServiceError;
use crate::service::exchange::{self, Imported, Parent, Problem, Read};
use crate::service::import_records::lines::{Line, Lines};
use crate::service::import_records::standing::{Known, Standing};
use crate::service::import_records::{Import, ImportError, LineProblem, Rank};
use crate::service::services::Services;

/// What stands for an id or a record: the beginning of the BLAKE3 hash over it.
type Mark = [u8; 16];

/// A line with a record.
struct Row {
    line: u64,
    rank: Rank,
    own: Mark,
    parent: Option<(Parent, Mark)>,
    has_stored_parent: bool,
    standing: Standing,
}

/// What is known of a file after reading it so far.
struct Checking<'a> {
    known: Known<'a>,
    import: Import,
    rows: Vec<Row>,
    /// The line of each id, and what stands there.
    ids: HashMap<Mark, (u64, Mark)>,
    left_out: HashSet<u64>,
}

/// Reads the whole file; answers with what would happen and the lines that are to be left out.
pub(super) fn check(
    services: &Services,
    actor: &Actor,
    source: &mut (impl BufRead + Seek),
    stop: &Stop,
) -> Result<(Import, HashSet<u64>), ImportError> {
    let mut checking = Checking {
        known: Known::new(services, actor),
        import: Import::default(),
        rows: Vec::new(),
        ids: HashMap::new(),
        left_out: HashSet::new(),
    };
    let mut lines = Lines::from_start(source)?;
    let mut is_empty = true;
    while let Some(Line { number, is_first, bytes }) = lines.next()? {
        is_empty = false;
        if stop.is_raised() {
            checking.import.is_cut_short = true;
            break;
        }
        if is_first {
            if let Err(problem) = bytes.and_then(|bytes| exchange::header(&bytes)) {
                checking.bad(number, problem);
                break;
            }
            continue;
        }
        match bytes.and_then(|bytes| exchange::record(&bytes)) {
            Ok(Read::Record(imported)) => checking.record(number, &imported)?,
            Ok(Read::Operator) => checking.import.operators = checking.import.operators.saturating_add(1),
            Ok(Read::Activity) => checking.import.activity = checking.import.activity.saturating_add(1),
            Err(problem) => checking.bad(number, problem),
        }
    }
    if is_empty {
        checking.bad(1, Problem::NoHeader);
    }
    Ok(checking.finish())
}

/// Whether the file as a whole cannot be read.
pub(super) fn is_fatal(import: &Import) -> bool {
    let is_fatal = |problem: &Problem| matches!(problem, Problem::NoHeader | Problem::NewerVersion { .. });
    import.problems.iter().any(|bad| is_fatal(&bad.problem))
}

impl Checking<'_> {
    fn record(&mut self, line: u64, imported: &Imported) -> Result<(), ImportError> {
        let rank = Rank::of(imported);
        let (own, content) = (mark(&imported.entity()), content(imported));
        if let Some((other, other_content)) = self.ids.get(&own).copied() {
            if other_content == content {
                self.left_out.insert(line);
                self.import.identical.add(rank);
            } else {
                self.bad(line, Problem::Twice { line: other });
            }
            return Ok(());
        }
        self.ids.insert(own, (line, content));
        let parent = Parent::of(imported).zip(imported.belongs_to().map(|parent| mark(&parent)));
        let has_stored_parent = self.known.has_parent(imported).map_err(ServiceError::from)?;
        let standing = self.known.standing(imported).map_err(ServiceError::from)?;
        self.rows.push(Row { line, rank, own, parent, has_stored_parent, standing });
        Ok(())
    }

    /// Notes a bad line; the first ones are told.
    fn bad(&mut self, line: u64, problem: Problem) {
        self.left_out.insert(line);
        self.import.problems.push(LineProblem { line, problem });
        if Import::PROBLEMS.saturating_mul(2) <= self.import.problems.len() {
            self.keep_first_problems();
        }
    }

    fn keep_first_problems(&mut self) {
        let problems = &mut self.import.problems;
        problems.sort_by_key(|bad| bad.line);
        let more = u64::try_from(problems.len().saturating_sub(Import::PROBLEMS)).unwrap_or(u64::MAX);
        problems.truncate(Import::PROBLEMS);
        self.import.more_problems = self.import.more_problems.saturating_add(more);
    }

    /// Follows what belongs to what, customers first: what belongs to a bad line is bad itself.
    fn finish(mut self) -> (Import, HashSet<u64>) {
        let mut good = HashSet::new();
        let rows = std::mem::take(&mut self.rows);
        for rank in Rank::ALL {
            for row in rows.iter().filter(|row| row.rank == rank) {
                match row.parent {
                    Some((parent, mark)) if !row.has_stored_parent && !good.contains(&mark) => {
                        self.bad(row.line, Problem::NoParent(parent));
                    }
                    Some(_) | None => {
                        good.insert(row.own);
                        match row.standing {
                            Standing::New => self.import.new.add(rank),
                            Standing::Identical => self.import.identical.add(rank),
                            Standing::Different => self.import.different.add(rank),
                        }
                    }
                }
            }
        }
        self.keep_first_problems();
        (self.import, self.left_out)
    }
}

fn content(imported: &Imported) -> Mark {
    match imported {
        Imported::Customer(customer) => mark(customer),
        Imported::Order(order) => mark(order),
        Imported::Entitlement(bought) => mark(bought),
        Imported::Subscription(subscription) => mark(subscription),
    }
}

/// What is in memory can always be written down; nothing stands for what could not.
fn mark(value: &impl Serialize) -> Mark {
    let bytes = postcard::to_stdvec(value).unwrap_or_default();
    let mut mark = Mark::default();
    blake3::Hasher::new().update(&bytes).finalize_xof().fill(&mut mark);
    mark
}
