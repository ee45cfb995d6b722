//! The demo partner that every stage is played before, and the services over it.

use std::sync::{Arc, RwLock};

use uuid::Uuid;

use crate::demo::Demo;
use crate::domain::activity::{Door, Origin};
use crate::domain::{Catalog, Scope};
use crate::i18n::Locale;
use crate::ports::{BulkLoad, Stop};
use crate::provider::{EmbeddedProvider, KeySource};
use crate::search::Index;
use crate::service::Services;
use crate::store::MemoryStore;
use crate::testing::stage::{DEMO, demo};
use crate::testing::{FakeClock, FakeUpkeep, FaultyStore, KnownKeys, MemoryDrafts, TestVault};

pub(super) fn loaded(customers: u32, clock: &Arc<FakeClock>) -> MemoryStore {
    let mut store = MemoryStore::new(Uuid::from_u128(0x57A6E), clock.clone());
    let stop = Stop::default();
    let result = if customers == Demo::CUSTOMERS {
        store.load(&mut DEMO.iter().cloned(), Demo::NOW, &stop)
    } else {
        store.load(&mut demo(customers).records(), Demo::NOW, &stop)
    };
    result.expect("the demo can be loaded");
    store
}

pub(super) fn services(store: &Arc<FaultyStore>, clock: &Arc<FakeClock>, locale: Locale) -> Services {
    let collation = locale.collation();
    let collate = Arc::new(move |one: &str, other: &str| collation.compare(one, other));
    let index = Index::build(store.as_ref(), Scope::whole_partner(), collate).expect("an index");
    let embedded = EmbeddedProvider::new(KeySource::Seeded(7), store.clone(), clock.clone());
    Services {
        store: store.clone(),
        upkeep: Arc::new(FakeUpkeep::default()),
        vault: Arc::new(TestVault::unlocked()),
        provider: Arc::new(KnownKeys::beside(Arc::new(embedded))),
        drafts: Arc::new(MemoryDrafts::default()),
        clock: clock.clone(),
        catalog: Arc::new(Catalog::embedded().clone()),
        index: Arc::new(RwLock::new(index)),
        origin: Origin { door: Door::Console, host: "verkstad".to_owned(), terminal: "pts/3".to_owned() },
    }
}
