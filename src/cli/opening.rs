//! Opening the demo's store: its lock, its clock, and the services over it. What belongs to a store is put together
//! here and nowhere else.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::sync::{Arc, RwLock};

use crate::cli::kept::Kept;
use crate::cli::seeding;
#[cfg(feature = "testing")]
use crate::cli::triggers;
use crate::demo::Demo;
use crate::domain::activity::{Door, Origin};
use crate::domain::{Catalog, Instant, Operator, Scope};
use crate::i18n::{Collation, Language};
use crate::ports::{
    BackupPlace, Clock, EntropyFailure, Holder, Provider, Stop, Store, StoreFailure, Upkeep, UpkeepFailure,
    VaultFailure,
};
use crate::provider::embedded::{EmbeddedProvider, KeySource};
use crate::search::{Collate, Index, fold};
use crate::service::Services;
use crate::store::{FileDrafts, SledStore};
use crate::system::host::{host_name, terminal_name};
use crate::system::{DemoClock, OperatingEntropy, StoreLock, StorePaths, SystemClock};
use crate::vault::{OpenedOnDemand, SealingVault};

/// Says why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum OpeningFailure {
    /// The store or its lock.
    #[error(transparent)]
    Store(#[from] StoreFailure),
    /// The backup that is made before a migration.
    #[error(transparent)]
    Upkeep(#[from] UpkeepFailure),
    /// The vault of a new demo.
    #[error(transparent)]
    Vault(#[from] VaultFailure),
    /// There is no chance to be had for the clipboard's marks.
    #[error(transparent)]
    Entropy(#[from] EntropyFailure),
    /// The demo's clock would go back.
    #[error("the store has seen {seen:?} already")]
    BeforeSeen {
        /// The latest instant it has seen.
        seen: Instant,
    },
    /// Nobody has that name or id.
    #[error("there is no operator {asked:?}")]
    NoSuchOperator {
        /// Who was asked for.
        asked: String,
        /// The names of those that there are.
        known: Vec<String>,
    },
    /// The store has no operator.
    #[error("the store has no operator")]
    NoOperator,
}

impl OpeningFailure {
    /// The directory of the store could not be used.
    #[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
    pub(in crate::cli) fn of_directory(error: io::Error) -> Self {
        StoreFailure::Io { doing: "use its directory", reason: error.to_string() }.into()
    }
}

/// The right to a demo's store, and its clock.
#[derive(Debug)]
pub(in crate::cli) struct Hold {
    paths: StorePaths,
    told: Option<Instant>,
    clock: Arc<DemoClock>,
    _lock: StoreLock,
}

impl Hold {
    /// Takes the store's lock and starts its clock where it was left, or at the instant that was told.
    pub(in crate::cli) fn take(paths: StorePaths, told: Option<Instant>) -> Result<Self, OpeningFailure> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(paths.directory())
            .map_err(OpeningFailure::of_directory)?;
        let holder = Holder { process: std::process::id(), host: host_name(), since: SystemClock.now() };
        let lock = StoreLock::take(&paths.lock(), &holder)?;
        let seen = Kept::read(&paths.state()).seen();
        refuse_to_go_back(told, seen)?;
        let clock = Arc::new(DemoClock::resuming(told.unwrap_or(seen)));
        Ok(Self { paths, told, clock, _lock: lock })
    }

    /// The demo's clock.
    pub(in crate::cli) fn clock(&self) -> Arc<DemoClock> {
        Arc::clone(&self.clock)
    }

    /// Opens the store, made first where there is none, and puts the services over it together.
    pub(in crate::cli) fn open(&self, door: Door) -> Result<Services, OpeningFailure> {
        #[cfg(feature = "testing")]
        triggers::panic_while_opening();
        if !SledStore::is_there(&self.paths.store())? {
            seeding::make(&self.paths, Demo::SEED, Demo::CUSTOMERS)?;
        }
        let clock: Arc<dyn Clock> = self.clock();
        let opened = Arc::new(self.open_store(&clock)?);
        let seed = opened.demo_seed()?.unwrap_or(Demo::SEED);
        let upkeep: Arc<dyn Upkeep> = opened.clone();
        let store: Arc<dyn Store> = opened;
        if let Some(latest) = store.latest_instant()? {
            refuse_to_go_back(self.told, latest)?;
            self.clock.put_forward(latest);
        }
        #[cfg(feature = "testing")]
        let store = triggers::store(store);
        let slots_of = Arc::clone(&store);
        let slots = move || slots_of.key_slots().map_err(|failure| VaultFailure::BadSlot(failure.to_string()));
        let vault = OpenedOnDemand::new(SealingVault::locked(Arc::new(OperatingEntropy)), slots);
        let provider = EmbeddedProvider::new(KeySource::Seeded(seed), Arc::clone(&store), Arc::clone(&clock));
        let provider: Arc<dyn Provider> = Arc::new(provider);
        #[cfg(feature = "testing")]
        let provider = triggers::provider(provider);
        let index = Index::build(store.as_ref(), Scope::whole_partner(), collate())?;
        Ok(Services {
            vault: Arc::new(vault),
            provider,
            drafts: Arc::new(FileDrafts::new(&self.paths.drafts())),
            clock,
            catalog: Arc::new(Catalog::embedded().clone()),
            index: Arc::new(RwLock::new(index)),
            origin: Origin { door, host: host_name(), terminal: terminal_name() },
            store,
            upkeep,
        })
    }

    /// Opens the store, backed up and migrated first where an older nyckel wrote it.
    fn open_store(&self, clock: &Arc<dyn Clock>) -> Result<SledStore, OpeningFailure> {
        let directory = self.paths.store();
        let open = || SledStore::open(&directory, Arc::clone(clock), &OperatingEntropy);
        match open() {
            Err(StoreFailure::OlderFormat { found, known }) => {
                tracing::info!(found, known, "the store is migrated");
                let place = BackupPlace::Folder(self.paths.exports());
                SledStore::back_up_closed(&directory, &place, clock.now(), &|_| {}, &Stop::default())?;
                SledStore::migrate(&directory)?;
                Ok(open()?)
            }
            opened => Ok(opened?),
        }
    }

    /// The paths of the store.
    pub(in crate::cli) fn paths(&self) -> &StorePaths {
        &self.paths
    }

    /// Keeps how far the clock has come, also where nothing was written.
    pub(in crate::cli) fn keep_time(&self) {
        let path = self.paths.state();
        let seen = Kept::read(&path).seen().max(self.clock.now());
        if let Err(error) = Kept::at(seen).write(&path) {
            tracing::warn!(%error, "the running time of this session could not be kept");
        }
    }
}

/// The operator of that name or id; the first where none is asked for.
pub(in crate::cli) fn operator(services: &Services, asked: Option<&str>) -> Result<Operator, OpeningFailure> {
    operator_among(services.store.operators()?.into_iter().map(|operator| operator.value).collect(), asked)
}

/// The one of those operators who has that name or id; the first where none is asked for.
pub(in crate::cli) fn operator_among(
    operators: Vec<Operator>,
    asked: Option<&str>,
) -> Result<Operator, OpeningFailure> {
    let Some(asked) = asked else { return operators.into_iter().next().ok_or(OpeningFailure::NoOperator) };
    let is_asked = |operator: &&Operator| fold(&operator.name) == fold(asked) || operator.id.to_string() == asked;
    operators.iter().find(is_asked).cloned().ok_or_else(|| OpeningFailure::NoSuchOperator {
        asked: asked.to_owned(),
        known: operators.iter().map(|operator| operator.name.clone()).collect(),
    })
}

fn refuse_to_go_back(told: Option<Instant>, seen: Instant) -> Result<(), OpeningFailure> {
    if told.is_some_and(|told| told < seen) { Err(OpeningFailure::BeforeSeen { seen }) } else { Ok(()) }
}

/// The list of customers has one order, the Swedish one, whatever language is spoken.
fn collate() -> Collate {
    let collation = Collation::of(Language::Swedish);
    Arc::new(move |one, other| collation.compare(one, other))
}
