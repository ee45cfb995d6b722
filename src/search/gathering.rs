//! An index made of what is loaded into a store, while it is loaded: nothing is read twice.

use crate::domain::actor::Scope;
use crate::domain::{Customer, Entitlement, Seq};
use crate::ports::{Loaded, StoreIdentity};
use crate::search::arena::Builder;
use crate::search::index::{Collate, Index};

/// What was seen of a load so far.
#[derive(Debug, Default)]
pub struct Gathering {
    builder: Builder,
    /// The customer whose purchases are being seen.
    customer: Option<(Customer, Vec<Entitlement>)>,
}

impl Gathering {
    /// Sees an entity, in the order that [`Loaded`] has.
    pub fn see(&mut self, entity: &Loaded) {
        match entity {
            Loaded::Customer(customer) => {
                self.put_in();
                self.customer = Some((customer.clone(), Vec::new()));
            }
            Loaded::Entitlement(purchase) => {
                if let Some((_, bought)) = &mut self.customer {
                    bought.push(purchase.clone());
                }
            }
            Loaded::Operator(_)
            | Loaded::KeySlot(_)
            | Loaded::Order(_)
            | Loaded::Subscription(_)
            | Loaded::Schedule(_)
            | Loaded::Charge(_)
            | Loaded::KmsDevice(_)
            | Loaded::SupportRequest(_)
            | Loaded::Activity(_) => {}
        }
    }

    /// The index of what was seen, all of which lies within the scope.
    #[must_use]
    pub fn sorted(mut self, scope: Scope, collate: Collate) -> Gathered {
        self.put_in();
        Gathered(Index::gathered(self.builder, scope, collate))
    }

    fn put_in(&mut self) {
        if let Some((customer, bought)) = self.customer.take() {
            self.builder.push(&customer, bought);
        }
    }
}

/// The index of a load that has not been told yet which store it became.
#[derive(Debug)]
pub struct Gathered(Index);

impl Gathered {
    /// The index of that store, as it stood when it was loaded.
    #[must_use]
    pub fn of(self, identity: StoreIdentity, loaded: Seq) -> Index {
        self.0.of_store(identity, loaded)
    }
}
