//! The demo partner that every stage is played before, and the services over it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use uuid::Uuid;

use crate::config::{ColourDepth, Hyperlinks, Layers, Overlay};
use crate::demo::Demo;
use crate::domain::activity::{Door, Origin};
use crate::domain::{Catalog, OperatorId, Passphrase, ReasonRule, Scope};
use crate::i18n::{Collation, Language};
use crate::ports::{BulkLoad, Loaded, Page, Stop, Store, Vault};
use crate::provider::{EmbeddedProvider, KeySource};
use crate::search::Index;
use crate::service::{RunningDownloads, Services};
use crate::store::MemoryAttempts;
use crate::store::MemoryStore;
use crate::testing::stage::demo;
use crate::testing::{
    FakeClock, FakeUpkeep, KnownKeys, MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts, MemoryFiles,
    ScriptedDownloader, TestVault,
};
use crate::tui::customers_view::{CustomersView, WayOut};
use crate::tui::step::CustomerLabel;
use crate::vault::AgeFiles;

/// A partner before anything is played. It is made once; each stage has a copy.
#[derive(Debug)]
pub(super) struct Partner {
    store: MemoryStore,
    index: Index,
}

static PARTNERS: Mutex<BTreeMap<(u32, OperatorId), Arc<Partner>>> = Mutex::new(BTreeMap::new());

impl Partner {
    /// The demo of so many customers, with a slot for one of its operators.
    pub(super) fn of(customers: u32, operator: OperatorId) -> Arc<Self> {
        let mut partners = PARTNERS.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(partners.entry((customers, operator)).or_insert_with(|| Arc::new(Self::made(customers, operator))))
    }

    fn made(customers: u32, operator: OperatorId) -> Self {
        let mut store = MemoryStore::new(Uuid::from_u128(0x57A6E), Arc::new(FakeClock::new(Demo::NOW)));
        let demo = demo(customers);
        let passphrase = Passphrase::new(TestVault::PASSPHRASE.to_owned());
        let slot = TestVault::unlocked().new_slot(operator, &passphrase).expect("an open vault makes slots");
        let mut records = demo.records().chain([Loaded::KeySlot(slot)]);
        store.load(&mut records, Demo::NOW, &Stop::default()).expect("the demo can be loaded");
        // As every door has it: a list stands in one order, whoever looks at it.
        let collation = Collation::of(Language::Swedish);
        let collate = Arc::new(move |one: &str, other: &str| collation.compare(one, other));
        let index = Index::build(&store, Scope::whole_partner(), collate).expect("an index");
        Self { store, index }
    }

    /// Its store, by that clock.
    pub(super) fn store(&self, clock: &Arc<FakeClock>) -> MemoryStore {
        self.store.duplicate(clock.clone())
    }
}

/// What each place says of the settings: the command line what the test wants, the system its language.
pub(super) fn layers(language: Language, flags: Overlay) -> Layers {
    let silent = Overlay::default;
    Layers {
        flags,
        environment: silent(),
        operator: silent(),
        file: silent(),
        system: Overlay {
            language: Some(language.tag().to_owned()),
            download_dir: Some("/home/anna/Downloads".into()),
            ..silent()
        },
        terminal_colour: ColourDepth::TrueColour,
        terminal_links: Hyperlinks::None,
        home: MemoryFiles::HOME.into(),
    }
}

/// The own view of Contoso AB, out of which nothing leads, where that is wanted.
pub(super) fn viewed(store: &Arc<MemoryStore>, is_wanted: bool) -> Option<CustomersView> {
    let everyone = store.customers(Scope::whole_partner(), None, Page::<()>::LIMIT).expect("the customers").items;
    let contoso = everyone.into_iter().find(|customer| is_wanted && customer.name == "Contoso AB")?;
    let label = CustomerLabel { tenant: contoso.id, name: contoso.name };
    Some(CustomersView::of(label, WayOut::Closed))
}

/// The services over a copy of the partner's store.
pub(super) fn services(
    partner: &Partner,
    store: &Arc<MemoryStore>,
    clock: &Arc<FakeClock>,
    vault: TestVault,
) -> Services {
    let embedded = EmbeddedProvider::new(KeySource::Seeded(7), store.clone(), clock.clone());
    Services {
        store: store.clone(),
        upkeep: Arc::new(FakeUpkeep::default()),
        vault: Arc::new(vault),
        provider: Arc::new(KnownKeys::beside(Arc::new(embedded))),
        sealer: Arc::new(AgeFiles::quick()),
        downloader: Arc::new(ScriptedDownloader::default()),
        downloads: Arc::new(MemoryDownloadJobs::default()),
        running: RunningDownloads::default(),
        attempts: Arc::new(MemoryAttempts::default()),
        drafts: Arc::new(MemoryDrafts::default()),
        draft_files: Arc::new(MemoryDraftFiles::default()),
        own_files: Arc::new(MemoryFiles::default()),
        clock: clock.clone(),
        catalog: Arc::new(Catalog::embedded().clone()),
        index: Arc::new(RwLock::new(partner.index.clone())),
        origin: Origin { door: Door::Console, host: "verkstad".to_owned(), terminal: "pts/3".to_owned() },
        reason_rule: ReasonRule::default(),
    }
}
