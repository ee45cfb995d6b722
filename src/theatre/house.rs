//! What a theatre is made of, put together here and nowhere else: every part of it lies in memory.

use std::path::PathBuf;
use std::sync::Arc;

use crate::demo::SeededEntropy;
use crate::domain::activity::{Door, Origin};
use crate::domain::{Catalog, Operator, Passphrase, Roles};
use crate::i18n::Locale;
use crate::ports::page::all_pages;
use crate::ports::{Clipboard, Page, Store, Vault, VaultFailure};
use crate::provider::{EmbeddedProvider, KeySource};
use crate::search::LiveIndex;
use crate::service::{RunningDownloads, Services};
use crate::store::{MemoryAttempts, MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts, MemoryStore};
use crate::theatre::clipboard::TextlessClipboard;
use crate::theatre::downloader::MemoryDownloader;
use crate::theatre::partner::Partner;
use crate::theatre::provider::QuickChecksums;
use crate::theatre::upkeep::MemoryUpkeep;
use crate::theatre::{Cast, HandClock, MemoryFiles, Partners, Scene, TheatreError};
use crate::tui::customers_view::{CustomersView, WayOut};
use crate::tui::lane::answer::Answering;
use crate::tui::step::CustomerLabel;
use crate::vault::{AgeFiles, DEMO, DEMO_PASSPHRASE, SealingVault};

/// The partners of all theatres.
static PARTNERS: Partners = Partners::new();

/// The folder of backups, which lies nowhere.
const BACKUPS: &str = "exports";

/// The parts around the console.
#[derive(Debug)]
pub(crate) struct House {
    /// The clock.
    pub(crate) clock: Arc<HandClock>,
    /// The store.
    pub(crate) store: Arc<MemoryStore>,
    /// The services that the console asks.
    pub(crate) services: Services,
    /// The clipboards.
    pub(crate) clipboard: Arc<dyn Clipboard>,
    /// Who acts first.
    pub(crate) operator: Operator,
    /// The customer's own view that the console is and stays, if it is one.
    pub(crate) view: Option<CustomersView>,
}

impl House {
    /// The house of that scene.
    pub(crate) fn of(scene: &Scene) -> Result<Self, TheatreError> {
        let demo = scene.demo();
        let operators = demo.operators();
        let operator = operators.first().cloned().ok_or(TheatreError::NoOperator)?;
        let roles = scene.roles.as_deref().map(Roles::new);
        let cast = Cast { demo, operator: operator.id, roles };
        let passphrase = Passphrase::new(DEMO_PASSPHRASE.to_owned());
        let partner = PARTNERS.get(&cast, || {
            let vault = vault(scene)?;
            operators.iter().map(|operator| vault.new_slot(operator.id, &passphrase)).collect()
        })?;
        Self::before(scene, &partner, cast.acting(operator))
    }

    /// The house before a copy of that partner, in which that operator acts.
    pub(crate) fn before(scene: &Scene, partner: &Partner, operator: Operator) -> Result<Self, TheatreError> {
        let clock = Arc::new(HandClock::new(scene.clock));
        let store = Arc::new(partner.store(&clock));
        let view = scene.customers_view.as_deref().map(|name| view(&store, &operator, name)).transpose()?;
        let services = services(scene, partner, &store, &clock)?.with_reason_rule(scene.reason_rule());
        let services = services.with_free_hours(scene.settings.free_hours);
        let clipboard = Arc::new(TextlessClipboard::default());
        Ok(Self { clock, store, services, clipboard, operator, view })
    }

    /// What questions are answered with to who acts first.
    pub(crate) fn answering(&self, locale: Locale) -> Answering {
        Answering {
            services: self.services.clone(),
            actor: self.operator.actor(),
            clipboard: Arc::clone(&self.clipboard),
            backups: PathBuf::from(BACKUPS),
            standing: Arc::default(),
            locale,
        }
    }
}

/// The vault of that scene, unlocked: its master key follows from the seed, as there is no secret in a demo.
fn vault(scene: &Scene) -> Result<SealingVault, VaultFailure> {
    Ok(SealingVault::create(Arc::new(SeededEntropy::new(scene.seed)))?.with_new_slots(DEMO))
}

/// The own view of the customer of that name, out of which nothing leads.
fn view(store: &MemoryStore, operator: &Operator, name: &str) -> Result<CustomersView, TheatreError> {
    let scope = operator.actor().scope();
    let everyone = all_pages(|after| store.customers(scope, after, Page::<()>::LIMIT))?;
    let customer = everyone.into_iter().find(|customer| customer.name == name);
    let customer = customer.ok_or_else(|| TheatreError::NoCustomer(name.to_owned()))?;
    Ok(CustomersView::of(CustomerLabel { tenant: customer.id, name: customer.name }, WayOut::Closed))
}

fn services(
    scene: &Scene,
    partner: &Partner,
    store: &Arc<MemoryStore>,
    clock: &Arc<HandClock>,
) -> Result<Services, TheatreError> {
    let embedded = EmbeddedProvider::new(KeySource::Seeded(scene.seed), store.clone(), clock.clone());
    Ok(Services {
        store: store.clone(),
        upkeep: Arc::new(MemoryUpkeep::of(store.clone(), clock.clone())),
        vault: Arc::new(vault(scene)?),
        provider: Arc::new(QuickChecksums::beside(embedded)),
        sealer: Arc::new(AgeFiles::quick()),
        downloader: Arc::new(MemoryDownloader::default()),
        downloads: Arc::new(MemoryDownloadJobs::default()),
        running: RunningDownloads::default(),
        attempts: Arc::new(MemoryAttempts::default()),
        drafts: Arc::new(MemoryDrafts::default()),
        draft_files: Arc::new(MemoryDraftFiles::default()),
        own_files: Arc::new(MemoryFiles::default()),
        clock: clock.clone(),
        catalog: Arc::new(Catalog::embedded().clone()),
        index: Arc::new(LiveIndex::in_memory(partner.index())),
        origin: Origin { door: Door::Console, host: "verkstad".to_owned(), terminal: "pts/3".to_owned() },
        reason_rule: scene.reason_rule(),
    })
}
