//! The demo partner that every stage is played before, and the services over it.

use std::sync::{Arc, RwLock};

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
use crate::testing::stage::{DEMO, demo};
use crate::testing::{
    FakeClock, FakeUpkeep, KnownKeys, MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts, MemoryFiles,
    ScriptedDownloader, TestVault,
};
use crate::tui::customers_view::{CustomersView, WayOut};
use crate::tui::step::CustomerLabel;
use crate::vault::AgeFiles;

/// The demo, with a slot for one of its operators.
pub(super) fn loaded(customers: u32, operator: OperatorId, clock: &Arc<FakeClock>) -> MemoryStore {
    let mut store = MemoryStore::new(Uuid::from_u128(0x57A6E), clock.clone());
    let stop = Stop::default();
    let passphrase = Passphrase::new(TestVault::PASSPHRASE.to_owned());
    let slot = TestVault::unlocked().new_slot(operator, &passphrase).expect("an open vault makes slots");
    let operators = demo(0).operators().into_iter().map(Loaded::Operator).chain([Loaded::KeySlot(slot)]);
    let count = demo(0).operators().len();
    let result = if customers == Demo::CUSTOMERS {
        store.load(&mut operators.chain(DEMO.iter().skip(count).cloned()), Demo::NOW, &stop)
    } else {
        store.load(&mut operators.chain(demo(customers).records().skip(count)), Demo::NOW, &stop)
    };
    result.expect("the demo can be loaded");
    store
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
    }
}

/// The own view of Contoso AB, out of which nothing leads, where that is wanted.
pub(super) fn viewed(store: &Arc<MemoryStore>, is_wanted: bool) -> Option<CustomersView> {
    let everyone = store.customers(Scope::whole_partner(), None, Page::<()>::LIMIT).expect("the customers").items;
    let contoso = everyone.into_iter().find(|customer| is_wanted && customer.name == "Contoso AB")?;
    let label = CustomerLabel { tenant: contoso.id, name: contoso.name };
    Some(CustomersView::of(label, WayOut::Closed))
}

pub(super) fn services(store: &Arc<MemoryStore>, clock: &Arc<FakeClock>, vault: TestVault) -> Services {
    // As every door has it: a list stands in one order, whoever looks at it.
    let collation = Collation::of(Language::Swedish);
    let collate = Arc::new(move |one: &str, other: &str| collation.compare(one, other));
    let index = Index::build(store.as_ref(), Scope::whole_partner(), collate).expect("an index");
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
        index: Arc::new(RwLock::new(index)),
        origin: Origin { door: Door::Console, host: "verkstad".to_owned(), terminal: "pts/3".to_owned() },
        reason_rule: ReasonRule::default(),
    }
}
