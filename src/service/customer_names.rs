//! The names of customers in a list of something else: each is read once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::{Actor, TenantId};
use crate::ports::StoreFailure;
use crate::service::services::Services;

/// The names that were read so far, within the actor's reach.
pub(in crate::service) struct CustomerNames<'a> {
    services: &'a Services,
    actor: &'a Actor,
    known: HashMap<TenantId, String>,
}

impl<'a> CustomerNames<'a> {
    /// No names yet.
    pub(in crate::service) fn new(services: &'a Services, actor: &'a Actor) -> Self {
        Self { services, actor, known: HashMap::new() }
    }

    /// What a customer is called; nothing where it is not there any more.
    pub(in crate::service) fn of(&mut self, tenant: TenantId) -> Result<String, StoreFailure> {
        match self.known.entry(tenant) {
            Entry::Occupied(known) => Ok(known.get().clone()),
            Entry::Vacant(unknown) => {
                let customer = self.services.store.customer(self.actor.scope(), tenant)?;
                Ok(unknown.insert(customer.map(|read| read.value.name).unwrap_or_default()).clone())
            }
        }
    }
}
