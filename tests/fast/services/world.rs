//! A partner small enough to know by heart, whose ports can be told to fail.

use std::sync::Arc;

use nonempty::NonEmpty;
use nyckel::domain::activity::{Door, Origin, Subject};
use nyckel::domain::choice::{LanguageTag, ProductVersion};
use nyckel::domain::customer::Contact;
use nyckel::domain::entitlement::{EntitlementState, Lifetime};
use nyckel::domain::operator::OperatorSettings;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, BillingPlan, Catalog, Charge, Customer, Entitlement,
    EntitlementId, Instant, LineNumber, Operator, OperatorId, Order, OrderId, Permission, Permit, Product, ProductKind,
    ReasonRule, RecordedActivity, Renewal, Role, Schedule, Subscription, SubscriptionId, TenantId, Term,
};
use nyckel::ports::page::all_pages;
use nyckel::ports::store::{ActivityFilter, ChargeFilter};
use nyckel::ports::{Change, Commit, Provider, Store};
use nyckel::provider::{EmbeddedProvider, KeySource};
use nyckel::search::{Index, LiveIndex};
use nyckel::service::{RunningDownloads, Services};
use nyckel::store::{MemoryAttempts, MemoryStore};
use nyckel::testing::{
    FakeClock, FakeUpkeep, FaultPlan, MemoryDownloadJobs, MemoryDraftFiles, MemoryDrafts, MemoryFiles,
    ScriptedDownloader, TestVault,
};
use nyckel::vault::AgeFiles;
use uuid::Uuid;

/// The seed of the keys in these tests; their digits are nobody's key.
pub(super) const SEED: u64 = 7;

/// Everything a test needs to hold on to.
pub(super) struct World {
    /// What a test asks, behind ports with faults.
    pub(super) services: Services,
    /// The same without faults.
    pub(super) whole: Services,
    /// What goes wrong with the ports of the former.
    pub(super) faults: Arc<FaultPlan>,
    /// The store as it is, whatever goes wrong before it.
    pub(super) store: Arc<MemoryStore>,
    pub(super) clock: Arc<FakeClock>,
    pub(super) vault: Arc<TestVault>,
    pub(super) upkeep: Arc<FakeUpkeep>,
    pub(super) downloader: Arc<ScriptedDownloader>,
    pub(super) draft_files: Arc<MemoryDraftFiles>,
    pub(super) own_files: Arc<MemoryFiles>,
}

impl World {
    /// A store with nothing in it, and everything else there is.
    pub(super) fn empty() -> Self {
        Self::with(Vec::new())
    }

    /// Contoso AB (tenant 1) and Östra Bygg AB (tenant 2), with purchases of every kind at Contoso.
    pub(super) fn new() -> Self {
        Self::with(contents())
    }

    fn with(contents: Vec<Change>) -> Self {
        let clock = Arc::new(FakeClock::default());
        let store = Arc::new(MemoryStore::new(Uuid::from_u128(0x5708E), clock.clone()));
        let faults = Arc::new(FaultPlan::default());
        let vault = Arc::new(TestVault::unlocked());
        let upkeep = Arc::new(FakeUpkeep::default());
        let origin = Origin { door: Door::CommandLine, host: "test".to_owned(), terminal: String::new() };
        write(store.as_ref(), &origin, contents);
        let scope = admin().scope();
        let collate: nyckel::search::Collate = Arc::new(|one: &str, other: &str| one.cmp(other));
        let index = Index::build(store.as_ref(), scope, collate).unwrap();
        let downloader = Arc::new(ScriptedDownloader::default());
        let (draft_files, own_files) = (Arc::new(MemoryDraftFiles::default()), Arc::new(MemoryFiles::default()));
        let whole = Services {
            store: store.clone(),
            upkeep: upkeep.clone(),
            vault: vault.clone(),
            provider: Arc::new(EmbeddedProvider::new(KeySource::Seeded(SEED), store.clone(), clock.clone())),
            sealer: Arc::new(AgeFiles::quick()),
            downloader: downloader.clone(),
            downloads: Arc::new(MemoryDownloadJobs::default()),
            running: RunningDownloads::default(),
            attempts: Arc::new(MemoryAttempts::default()),
            drafts: Arc::new(MemoryDrafts::default()),
            draft_files: draft_files.clone(),
            own_files: own_files.clone(),
            clock: clock.clone(),
            catalog: Arc::new(Catalog::embedded().clone()),
            index: Arc::new(LiveIndex::in_memory(index)),
            origin,
            reason_rule: ReasonRule::default(),
        };
        let services = faults.around(&whole);
        Self { services, whole, faults, store, clock, vault, upkeep, downloader, draft_files, own_files }
    }

    /// The same world with another provider.
    pub(super) fn with_provider(&self, provider: Arc<dyn Provider>) -> Services {
        Services { provider, ..self.services.clone() }
    }

    /// Writes changes as if some rule had allowed them.
    pub(super) fn write(&self, changes: Vec<Change>) {
        write(self.store.as_ref(), &self.services.origin, changes);
    }

    /// Gives every purchase of Contoso what is due of it since it was bought.
    pub(super) fn begin_time(&self) {
        let scope = admin().scope();
        let bought = self.store.entitlements(scope, tenant(1), None, 100).unwrap().items;
        let schedules = bought.into_iter().map(|bought| Schedule::beginning(bought.id, bought.bought));
        self.write(schedules.map(Change::Schedule).collect());
    }

    /// Every charge there is, in the order of their instants.
    pub(super) fn charges(&self) -> Vec<Charge> {
        let (scope, filter) = (admin().scope(), ChargeFilter::default());
        all_pages(|after| self.store.charges(scope, &filter, after, 1_000)).unwrap()
    }

    pub(super) fn subscription(&self) -> Subscription {
        self.store.subscription(admin().scope(), tenant(1), subscription_id()).unwrap().unwrap().value
    }

    /// The whole log from the oldest record on.
    pub(super) fn recorded(&self) -> Vec<RecordedActivity> {
        let page = self.store.activity(admin().scope(), &ActivityFilter::default(), None, 1_000).unwrap();
        let mut recorded = page.items;
        recorded.reverse();
        recorded
    }

    /// The records of the log from the oldest on, without those of [`World::write`].
    pub(super) fn records(&self) -> Vec<ActivityRecord> {
        let records = self.recorded().into_iter().map(|recorded| recorded.record);
        records.filter(|record| record.reason.as_deref() != Some(WRITTEN)).collect()
    }

    /// Kind and outcome of every such record.
    pub(super) fn log(&self) -> Vec<(ActivityKind, ActivityOutcome)> {
        self.records().into_iter().map(|record| (record.kind, record.outcome)).collect()
    }

    /// Whether something of that kind is on record as done.
    pub(super) fn has_done(&self, kind: ActivityKind) -> bool {
        self.log().contains(&(kind, ActivityOutcome::Done))
    }

    /// Whether the record with that number is one of that kind, done.
    pub(super) fn has_record(&self, number: u64, kind: ActivityKind) -> bool {
        self.recorded().into_iter().any(|recorded| {
            let ActivityRecord { kind: recorded_kind, outcome, .. } = recorded.record;
            (recorded.number, recorded_kind, outcome) == (number, kind, ActivityOutcome::Done)
        })
    }

    /// Whether a key of Contoso's purchase on that line is kept, in the first version.
    pub(super) fn has_key(&self, number: u32) -> bool {
        let is_bought = self.store.entitlement(admin().scope(), &line(number)).unwrap().is_some();
        is_bought && self.store.sealed_key(admin().scope(), &line(number), &version(self)).unwrap().is_some()
    }

    pub(super) fn entitlement(&self, id: &EntitlementId) -> Entitlement {
        self.store.entitlement(admin().scope(), id).unwrap().unwrap().value
    }
}

const WRITTEN: &str = "written by the test";

pub(crate) fn write(store: &dyn Store, origin: &Origin, changes: Vec<Change>) {
    let record = ActivityRecord {
        at: Instant::CUTOVER,
        actor: admin(),
        subject: Subject::default(),
        kind: ActivityKind::Looked,
        origin: origin.clone(),
        outcome: ActivityOutcome::Done,
        reason: Some(WRITTEN.to_owned()),
        detail: None,
    };
    let permit = Permit::example(Permission::Buy, Vec::new(), None);
    store.apply(&Commit::by(&admin(), permit, changes, NonEmpty::new(record))).unwrap();
}

/// Anna Berg, the one who may have keys.
pub(super) fn admin() -> Actor {
    Actor::example(&[Role::AdminAgent])
}

pub(super) const fn tenant(number: u128) -> TenantId {
    TenantId(Uuid::from_u128(number))
}

/// The id of Contoso's purchase by that line of its one order.
pub(super) fn line(number: u32) -> EntitlementId {
    EntitlementId { tenant: tenant(1), order: order("OR-00001"), line: LineNumber(number) }
}

pub(super) fn order(text: &str) -> OrderId {
    text.parse().unwrap()
}

/// As many charges has Contoso until the clock's instant, once time was applied.
pub(super) const CHARGES: usize = 11;

/// Contoso's lines: what each is for.
pub(super) const SOFTWARE: u32 = 1;
pub(super) const LICENCE_ONLY: u32 = 2;
pub(super) const CANCELLED: u32 = 3;
pub(super) const RENEWING: u32 = 4;
pub(super) const OLD: u32 = 5;
pub(super) const RESERVATION: u32 = 6;

pub(super) fn subscription_id() -> SubscriptionId {
    SubscriptionId(Uuid::from_u128(0x5B5))
}

fn product(kind: ProductKind) -> &'static Product {
    Catalog::embedded().products().find(|product| product.kind == kind).unwrap()
}

fn contents() -> Vec<Change> {
    let bought = |number, kind| Entitlement::example(number, product(kind));
    let cancelled = EntitlementState::Cancelled { at: Instant::from_unix(1_794_000_000) };
    let end = Instant::parse("2024-03-01T12:00:00Z").unwrap();
    let renewing = Entitlement {
        lifetime: Lifetime::Subscription(subscription_id()),
        bought: Instant::CUTOVER,
        ..bought(RENEWING, ProductKind::ServerSubscription)
    };
    let old = Entitlement {
        lifetime: Lifetime::Until(end),
        bought: Instant::CUTOVER.before(chrono::Duration::nanoseconds(1)),
        ..bought(OLD, ProductKind::ServerSubscription)
    };
    let subscription = Subscription {
        id: subscription_id(),
        entitlement: renewing.id.clone(),
        friendly_name: "Servrar".to_owned(),
        first_start: Instant::CUTOVER,
        term_number: 1,
        term: Term::OneYear,
        plan: BillingPlan::Annual,
        renewal: Renewal::Renews { plan: BillingPlan::Annual },
        cancelled: None,
    };
    let placed = Instant::from_unix(1_793_520_000);
    let operator = Operator {
        id: OperatorId(Uuid::from_u128(0xA11A)),
        name: "Anna Berg".to_owned(),
        roles: nyckel::domain::Roles::new(&[Role::AdminAgent]),
        settings: OperatorSettings::default(),
    };
    vec![
        Change::Operator(operator),
        Change::Customer(customer(1, "Contoso AB", "sweden")),
        Change::Customer(customer(2, "Östra Bygg AB", "aland-islands")),
        Change::Order(Order { tenant: tenant(1), id: order("OR-00001"), placed, lines: 6 }),
        Change::Entitlement(bought(SOFTWARE, ProductKind::Perpetual)),
        Change::Entitlement(bought(LICENCE_ONLY, ProductKind::LicenceOnly)),
        Change::Entitlement(Entitlement { state: cancelled, ..bought(CANCELLED, ProductKind::Perpetual) }),
        Change::Entitlement(renewing),
        Change::Entitlement(old),
        Change::Entitlement(bought(RESERVATION, ProductKind::Reservation)),
        Change::Subscription(subscription),
    ]
}

pub(super) fn customer(number: u128, name: &str, market: &str) -> Customer {
    let domain = format!("{}.example", nyckel::search::fold(name).replace(' ', "-"));
    let contact =
        Contact { name: "Kim Kund".to_owned(), email: format!("kim@{domain}"), phone: "+46 8 123 00 00".to_owned() };
    let language = LanguageTag("sv-SE".to_owned());
    Customer { id: tenant(number), name: name.to_owned(), domain, market: market.to_owned(), language, contact }
}

/// The first version that Contoso's software line can be had in.
pub(super) fn version(world: &World) -> ProductVersion {
    let row = nyckel::service::list_software(&world.whole, &admin(), tenant(1)).unwrap();
    let row = row.into_iter().find(|row| row.entitlement.id == line(SOFTWARE)).unwrap();
    row.offered.key_versions.first().unwrap().clone()
}
