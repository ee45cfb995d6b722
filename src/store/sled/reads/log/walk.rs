//! A walk along a list of the activity log, or another tree of numbered rows, in one direction. What lies near is stepped
//! to, which costs next to nothing in the leaf where the walk is; what lies further is looked for from the root. So what is
//! near costs the same in a store of any size.

use crate::ports::activity_log::LogOrder;
use crate::ports::store::StoreFailure;
use crate::store::key;
use crate::store::log_lists::LogList;
use crate::store::record::{self, Place, Record};
use crate::store::sled::failure::of_sled;
use crate::store::sled::trees::Trees;

/// As many steps cost about what looking from the root does.
const STEPS: u64 = 24;

/// A walk. Who asks it asks for numbers in its order.
pub(super) struct Walk {
    list: LogList,
    order: LogOrder,
    /// The rows after the last one that was found, where it was stepped to.
    rows: Option<::sled::Iter>,
    found: Found,
}

/// What was found last: nothing of the list lies between what was asked for then and that.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    /// Nothing was asked for yet.
    NotAsked,
    /// That number, and what its row says.
    At(u64, ::sled::IVec),
    /// Nothing more.
    Nothing,
}

impl Walk {
    pub(super) fn new(list: LogList, order: LogOrder) -> Self {
        Self { list, order, rows: None, found: Found::NotAsked }
    }

    /// The first number from that one on that the list has.
    pub(super) fn nearest(&mut self, trees: &Trees, from: u64) -> Result<Option<u64>, StoreFailure> {
        match &self.found {
            Found::Nothing => return Ok(None),
            Found::At(found, _) if self.is_reached(*found, from) => return Ok(Some(*found)),
            Found::At(..) | Found::NotAsked => {}
        }
        if self.rows.is_some() {
            for _ in 0..STEPS {
                match self.step()? {
                    Some(number) if !self.is_reached(number, from) => {}
                    reached => return Ok(reached),
                }
            }
        }
        let within = match self.order {
            LogOrder::NewestFirst => self.list.row(0)..=self.list.row(from),
            LogOrder::OldestFirst => self.list.row(from)..=self.list.row(u64::MAX),
        };
        self.rows = Some(trees.of(self.list.tree).range(within));
        self.step()
    }

    /// What the row of that number says.
    pub(super) fn read<T: Record>(&mut self, trees: &Trees, number: u64) -> Result<Option<T>, StoreFailure> {
        let key = self.list.row(number);
        let is_near = matches!(self.found, Found::At(last, _) if last.abs_diff(number) <= STEPS);
        if is_near {
            self.nearest(trees, number)?;
        } else {
            // One that lies alone is not worth a way from it to the next.
            self.rows = None;
            let bytes = trees.of(self.list.tree).get(&key).map_err(of_sled("read"))?;
            self.found = bytes.map_or(Found::NotAsked, |bytes| Found::At(number, bytes));
        }
        match &self.found {
            Found::At(found, bytes) if *found == number => {
                record::decode(Place { tree: self.list.tree.name(), key: &key }, bytes).map(Some)
            }
            Found::At(..) | Found::NotAsked | Found::Nothing => Ok(None),
        }
    }

    fn step(&mut self) -> Result<Option<u64>, StoreFailure> {
        let next = self.rows.as_mut().and_then(|rows| match self.order {
            LogOrder::NewestFirst => rows.next_back(),
            LogOrder::OldestFirst => rows.next(),
        });
        let Some(row) = next else {
            self.found = Found::Nothing;
            return Ok(None);
        };
        let (key, bytes) = row.map_err(of_sled("read"))?;
        let number = key::trailing_number(&key)?;
        self.found = Found::At(number, bytes);
        Ok(Some(number))
    }

    fn is_reached(&self, number: u64, from: u64) -> bool {
        match self.order {
            LogOrder::NewestFirst => number <= from,
            LogOrder::OldestFirst => from <= number,
        }
    }
}
