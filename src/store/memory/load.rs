//! Loading the memory store.

use std::sync::PoisonError;

use crate::domain::{Instant, Version};
use crate::ports::bulk_load::{BulkLoad, Load, Loaded};
use crate::ports::stop::Stop;
use crate::ports::store::{StoreFailure, StoreIdentity};
use crate::store::loading::Coming;
use crate::store::memory::MemoryStore;
use crate::store::memory::state::State;
use crate::store::{chain, loading};

impl BulkLoad for MemoryStore {
    fn load(
        &mut self,
        entities: &mut dyn Iterator<Item = Loaded>,
        seen: Instant,
        stop: &Stop,
    ) -> Result<Load, StoreFailure> {
        let old = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        let identity = StoreIdentity { epoch: old.identity.epoch.saturating_add(1), ..old.identity };
        let mut new = State::new(identity);
        new.seq = old.seq.next();
        new.seen = Some(seen);
        new.feed_forgotten = new.seq;
        for entity in entities {
            loading::require_going(stop)?;
            new.load(entity)?;
        }
        let seq = new.seq;
        *old = new;
        Ok(Load { identity, seq })
    }
}

impl State {
    fn load(&mut self, entity: Loaded) -> Result<(), StoreFailure> {
        match loading::coming(entity) {
            Coming::Change(change) => self.change(Version(self.seq), &change),
            Coming::Record(record) => {
                let (records, chain) = chain::link(self.chain, std::slice::from_ref(&record))?;
                self.note_access(&record);
                self.activity.extend(records);
                self.chain = chain;
            }
        }
        Ok(())
    }
}
