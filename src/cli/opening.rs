//! Opening a store: its lock, its clock, its vault, and the services over it. What belongs to a store is put together
//! here and nowhere else.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::cli::backup_looked_at::BackupLookedAt;
use crate::cli::demo_downloads::DemoDownloads;
use crate::cli::kept::Kept;
use crate::cli::seeding;
use crate::cli::surroundings::variable;
#[cfg(feature = "testing")]
use crate::cli::triggers;
use crate::demo::Demo;
use crate::domain::activity::{Door, Origin};
use crate::domain::{Catalog, Instant, Operator, Passphrase, ReadOnlyReason, ReasonRule, Scope};
use crate::download::{HttpDownloader, Network, Route, Timeouts};
use crate::i18n::{Collation, Language};
use crate::ports::{
    BackupPlace, Clock, Downloader, Holder, Provider, PutForward, Stop, Store, StoreFailure, Upkeep, Vault,
    VaultFailure,
};
use crate::provider::embedded::{EmbeddedProvider, KeySource};
use crate::search::{Collate, Image, IndexFile, LiveIndex, fold};
use crate::service::{RunningDownloads, ServiceError, Services, unlock};
use crate::store::{FileAttempts, FileDownloadJobs, FileDraftFiles, FileDrafts, ReadOnlyStore, SledStore};
use crate::system::host::{host_name, terminal_name};
use crate::system::{
    BaseDirectories, DemoClock, OperatingEntropy, StoreKind, StoreLock, StorePaths, SystemClock, SystemFiles,
};
use crate::tui::failure::OpeningFailure;
use crate::vault::{AgeFiles, OpenedOnDemand, SealingVault};

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Access {
    /// To work in.
    Writing,
    /// Only to look at.
    Looking,
}

/// How it is known who acts.
#[derive(Debug)]
pub(in crate::cli) enum Who {
    /// One of a demo's operators, by name or id; the first where none is named.
    Named(Option<String>),
    /// Whose passphrase it is.
    With(Passphrase),
}

/// What the directory of a store could not be used for.
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
pub(in crate::cli) fn of_directory(error: io::Error) -> OpeningFailure {
    StoreFailure::Io { doing: "use its directory", reason: error.to_string() }.into()
}

/// The right to a store, and its clock.
#[derive(Debug)]
pub(in crate::cli) struct Hold {
    paths: StorePaths,
    access: Access,
    time: Time,
    owned: Owned,
}

/// By what right the store is opened.
#[derive(Debug)]
enum Owned {
    /// Its lock is ours.
    Ours(#[expect(dead_code, reason = "it is held, and given back when it is dropped")] StoreLock),
    /// Another process has it; its newest backup is looked at, in a place of its own that goes with this.
    Elsewhere(BackupLookedAt),
}

/// What time it is in a store.
#[derive(Debug)]
enum Time {
    /// A demo's own, which was told or goes on from where it was left.
    Demo { told: Option<Instant>, clock: Arc<DemoClock> },
    /// The machine's. Where it stands before what the store has seen, the store decides no deadline by it (RENEW-4).
    Machines,
}

impl Hold {
    /// Takes the store's lock; who only looks makes nothing, and is told where there is none. A demo's clock starts where it was left, or at the instant that was told.
    pub(in crate::cli) fn take(
        paths: StorePaths,
        access: Access,
        told: Option<Instant>,
    ) -> Result<Self, OpeningFailure> {
        if access == Access::Looking && !paths.is_made() {
            return Err(OpeningFailure::NothingThere);
        }
        DirBuilder::new().recursive(true).mode(0o700).create(paths.directory()).map_err(of_directory)?;
        let owned = match lock(&paths) {
            Ok(lock) => Owned::Ours(lock),
            Err(failure) if access == Access::Looking => {
                Owned::Elsewhere(BackupLookedAt::newest(&paths)?.ok_or(failure)?)
            }
            Err(failure) => return Err(failure.into()),
        };
        let time = match paths.kind() {
            StoreKind::Main => Time::Machines,
            StoreKind::Demo => {
                let seen = Kept::read(&paths.state()).seen();
                refuse_to_go_back(told, seen)?;
                Time::Demo { told, clock: Arc::new(DemoClock::resuming(told.unwrap_or(seen))) }
            }
        };
        Ok(Self { paths, access, time, owned })
    }

    /// The clock of the store.
    pub(in crate::cli) fn clock(&self) -> Arc<dyn Clock> {
        match &self.time {
            Time::Demo { clock, .. } => clock.clone(),
            #[cfg(feature = "testing")]
            Time::Machines => triggers::clock(Arc::new(SystemClock)),
            #[cfg(not(feature = "testing"))]
            Time::Machines => Arc::new(SystemClock),
        }
    }

    /// The clock of a demo, to be put forward; that of a partner's own store is the machine's.
    pub(in crate::cli) fn demo_clock(&self) -> Option<Arc<dyn PutForward>> {
        match &self.time {
            Time::Demo { clock, .. } => Some(clock.clone()),
            Time::Machines => None,
        }
    }

    /// Opens the store and puts the services over it together. A demo is made first where there is none, and unlocks
    /// itself; the vault of a partner's own store is locked.
    pub(in crate::cli) fn open(&self, door: Door) -> Result<Services, OpeningFailure> {
        #[cfg(feature = "testing")]
        triggers::panic_while_opening();
        #[cfg(feature = "testing")]
        triggers::wait_while_opening();
        let may_make = self.access == Access::Writing && self.paths.kind() == StoreKind::Demo;
        if may_make && !SledStore::is_there(&self.paths.store())? {
            seeding::make(&self.paths, Demo::new(Demo::SEED, Demo::CUSTOMERS), &|_| {}, &Stop::default())?;
        }
        let clock = self.clock();
        // What is kept of the index is read while the engine sorts out its pages: of a large store each takes half a second.
        let reading = self.reading_index()?;
        let opened = Arc::new(self.open_store(&clock)?);
        let keys = self.key_source(&opened)?;
        let upkeep: Arc<dyn Upkeep> = opened.clone();
        let store: Arc<dyn Store> = opened;
        if let (Time::Demo { told, clock }, Some(latest)) = (&self.time, store.latest_instant()?) {
            refuse_to_go_back(*told, latest)?;
            clock.put_forward(latest);
        }
        #[cfg(feature = "testing")]
        let store = triggers::store(store);
        let store: Arc<dyn Store> = match (self.access, &self.owned) {
            (Access::Writing, _) => store,
            (Access::Looking, Owned::Ours(_)) => Arc::new(ReadOnlyStore::new(store, ReadOnlyReason::Asked)),
            (Access::Looking, Owned::Elsewhere(backup)) => {
                Arc::new(ReadOnlyStore::new(store, ReadOnlyReason::Backup { made: backup.made() }))
            }
        };
        let vault = self.vault(&store);
        let embedded = EmbeddedProvider::new(keys, Arc::clone(&store), Arc::clone(&clock));
        #[cfg(feature = "testing")]
        let embedded = triggers::bits(embedded);
        let downloader = downloader(&embedded, &clock);
        let provider: Arc<dyn Provider> = Arc::new(embedded);
        #[cfg(feature = "testing")]
        let provider = triggers::provider(provider);
        let image = reading.join().unwrap_or_else(|panic| resume_unwind(panic));
        let index = self.index(store.as_ref(), image)?;
        Ok(Services {
            vault,
            provider,
            sealer: Arc::new(AgeFiles::default()),
            downloader,
            downloads: Arc::new(FileDownloadJobs::new(&self.paths.downloads())),
            running: RunningDownloads::default(),
            attempts: Arc::new(FileAttempts::new(&self.paths.attempts())),
            drafts: Arc::new(FileDrafts::new(&self.paths.drafts())),
            draft_files: Arc::new(FileDraftFiles::new(&self.paths.draft_files())),
            own_files: Arc::new(SystemFiles::new(&home())),
            clock,
            catalog: Arc::new(Catalog::embedded().clone()),
            index: Arc::new(index),
            origin: Origin { door, host: host_name(), terminal: terminal_name() },
            reason_rule: ReasonRule::default(),
            store,
            upkeep,
        })
    }

    /// Begins to read the index that is kept beside the store.
    fn reading_index(&self) -> Result<JoinHandle<Option<Image>>, OpeningFailure> {
        let file = IndexFile::new(self.paths.index());
        let is_of_this = matches!(self.owned, Owned::Ours(_));
        let read = move || is_of_this.then(|| file.read(&collate())).flatten();
        thread::Builder::new().name("nyckel-index".to_owned()).spawn(read).map_err(of_directory)
    }

    /// The index as it was kept, with what changed since; who only looks keeps none.
    fn index(&self, store: &dyn Store, image: Option<Image>) -> Result<LiveIndex, StoreFailure> {
        let index = LiveIndex::open(store, image, Scope::whole_partner(), collate())?;
        let (Access::Writing, Owned::Ours(_)) = (self.access, &self.owned) else { return Ok(index) };
        let index = index.kept_in(IndexFile::new(self.paths.index()));
        if let Err(error) = index.keep() {
            tracing::warn!(%error, "the index could not be kept");
        }
        Ok(index)
    }

    /// Opens the store, backed up and migrated first where an older nyckel wrote it; who only looks changes nothing.
    fn open_store(&self, clock: &Arc<dyn Clock>) -> Result<SledStore, OpeningFailure> {
        let directory = match &self.owned {
            Owned::Ours(_) => self.paths.store(),
            Owned::Elsewhere(backup) => backup.store(),
        };
        let open = || SledStore::open(&directory, Arc::clone(clock), &OperatingEntropy);
        match open() {
            Err(StoreFailure::OlderFormat { found, known }) if self.access == Access::Writing => {
                tracing::info!(found, known, "the store is migrated");
                let place = BackupPlace::Folder(self.paths.exports());
                let made = SledStore::back_up_closed(&directory, &place, clock.now(), &|_| {}, &Stop::default());
                made.map_err(ServiceError::from)?;
                SledStore::migrate(&directory)?;
                Ok(open()?)
            }
            opened => Ok(opened?),
        }
    }

    /// Where keys come from: a demo's from its seed, a partner's own from chance (KEY-7).
    fn key_source(&self, store: &SledStore) -> Result<KeySource, StoreFailure> {
        match self.paths.kind() {
            StoreKind::Main => Ok(KeySource::Random(Arc::new(OperatingEntropy))),
            StoreKind::Demo => Ok(KeySource::Seeded(store.demo_seed()?.unwrap_or(Demo::SEED))),
        }
    }

    fn vault(&self, store: &Arc<dyn Store>) -> Arc<dyn Vault> {
        let vault = SealingVault::locked(Arc::new(OperatingEntropy));
        match self.paths.kind() {
            StoreKind::Main => Arc::new(vault),
            StoreKind::Demo => {
                let store = Arc::clone(store);
                let slots = move || store.key_slots().map_err(|failure| VaultFailure::BadSlot(failure.to_string()));
                Arc::new(OpenedOnDemand::new(vault, slots))
            }
        }
    }

    /// The paths of the store.
    pub(in crate::cli) fn paths(&self) -> &StorePaths {
        &self.paths
    }

    /// Keeps how far a demo's clock has come, also where nothing was written.
    pub(in crate::cli) fn keep_time(&self) {
        let (Time::Demo { clock, .. }, Owned::Ours(_)) = (&self.time, &self.owned) else { return };
        let path = self.paths.state();
        let seen = Kept::read(&path).seen().max(clock.now());
        if let Err(error) = Kept::at(seen).write(&path) {
            tracing::warn!(%error, "the running time of this session could not be kept");
        }
    }
}

impl Who {
    /// Finds out who acts on an open store; a partner's own is unlocked by that.
    pub(in crate::cli) fn on(&self, services: &Services) -> Result<Operator, OpeningFailure> {
        match self {
            Self::With(passphrase) => Ok(unlock(services, passphrase, None)?),
            Self::Named(asked) => {
                let operators = services.store.operators()?.into_iter().map(|operator| operator.value).collect();
                operator_among(operators, asked.as_deref())
            }
        }
    }
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

/// Takes the lock of the store. Whoever cannot have it is told who holds it.
fn lock(paths: &StorePaths) -> Result<StoreLock, StoreFailure> {
    let holder = Holder { process: std::process::id(), host: host_name(), since: SystemClock.now() };
    StoreLock::take(&paths.lock(), &holder)
}

/// The operator's own folder, where looking through files begins.
fn home() -> PathBuf {
    BaseDirectories::of_process().map_or_else(|| PathBuf::from("/"), |base| base.home)
}

fn refuse_to_go_back(told: Option<Instant>, seen: Instant) -> Result<(), OpeningFailure> {
    if told.is_some_and(|told| told < seen) { Err(OpeningFailure::BeforeSeen { seen }) } else { Ok(()) }
}

/// What fetches the files that the provider's links lead to: a demo's from inside the process, others over the network.
fn downloader(provider: &EmbeddedProvider, clock: &Arc<dyn Clock>) -> Arc<dyn Downloader> {
    if let Some(files) = provider.files() {
        return Arc::new(DemoDownloads::new(Arc::clone(files), Arc::clone(clock)));
    }
    let route = Route::Network(Network::of_environment(&variable));
    Arc::new(HttpDownloader::new(route, Timeouts::default(), Arc::clone(clock)))
}

/// The list of customers has one order, the Swedish one, whatever language is spoken.
pub(in crate::cli) fn collate() -> Collate {
    let collation = Collation::of(Language::Swedish);
    Arc::new(move |one, other| collation.compare(one, other))
}
