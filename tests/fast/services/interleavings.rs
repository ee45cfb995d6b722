//! Two consoles at once: in whatever order the steps of two services come, no update is lost.

pub(super) mod orders;

use std::sync::Arc;

use nonempty::NonEmpty;
use nyckel::domain::activity::Subject;
use nyckel::domain::choice::{LanguageTag, Picked};
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::operator::{OperatorSettings, SettingChange};
use nyckel::domain::version::EntityRef;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Entitlement, Instant, Operator, OperatorDrafts, OperatorId,
    Permission, Permit, Refusal,
};
use nyckel::ports::{Change, Commit, CommitError, Stop, Store, commit};
use nyckel::service::{
    ChangeSettings, KeepChoice, RevealedKey, ServiceError, Services, change_settings, keep_choice, open_customer,
    place_order,
};
use nyckel::store::{FileDrafts, SledStore};
use nyckel::testing::{FakeClock, SeededEntropy};
use uuid::Uuid;

use self::orders::{Service, in_every_order};
use super::keys::{Slow, ask, reveal};
use super::ordering::an_order;
use super::verbs::chosen;
use super::world::{SOFTWARE, World, admin, line, tenant};

const OWNER: OperatorId = OperatorId(Uuid::from_u128(0xA11A));

/// When the purchase is cancelled, where it is.
const CANCELLED_AT: Instant = Instant::CUTOVER;

/// A world of its own, whose provider never issues the same key twice.
fn shared() -> (World, Services) {
    let world = World::new();
    let services = Services { provider: Slow::new(Vec::new()), ..world.whole.clone() };
    (world, services)
}

fn revealed(services: &Services) -> Result<RevealedKey, ServiceError> {
    reveal(services, &ask(&World::new(), SOFTWARE))
}

fn done(world: &World, kind: ActivityKind) -> usize {
    world.log().into_iter().filter(|recorded| *recorded == (kind, ActivityOutcome::Done)).count()
}

#[test]
fn key_6_two_who_get_a_key_at_once_get_the_same_one_and_both_are_on_record() {
    let orders = in_every_order(shared, [&revealed, &revealed], |world, answers| {
        let [one, other] = answers.map(|answer| answer.expect("a key"));
        assert!(one.key == other.key);
        assert_ne!(one.record_number, other.record_number);
        assert_eq!(done(world, ActivityKind::KeyViewed), 2);
        let again = reveal(&world.services, &ask(world, SOFTWARE)).unwrap();
        assert!(again.key == one.key, "the one that is kept");
    });
    assert_eq!(
        orders, 8,
        "after how many of three reads of the one the other commits; who is told of a conflict goes on alone"
    );
}

#[test]
fn buy_1_enter_pressed_twice_at_once_places_and_pays_one_order() {
    let ask = an_order(&World::new());
    let ordered: Service<'_, _> = &|services: &Services| place_order(services, &admin(), &ask, &Stop::default());
    let place = || {
        let world = World::new();
        let services = world.whole.clone();
        (world, services)
    };
    let orders = in_every_order(place, [ordered, ordered], |world, answers| {
        let [one, other] = answers.map(|answer| answer.expect("an order"));
        assert_eq!(one, other);
        let placed = world.store.orders(admin().scope(), tenant(1), None, 10).unwrap().items;
        assert_eq!(placed.iter().filter(|order| order.id == one).count(), 1);
        assert_eq!((placed.len(), world.charges().len()), (2, 3));
    });
    assert!(100 < orders, "{orders} orders of commits and reads that can tell each other apart");
}

/// Cancels the purchase as a service does: on what was read, and anew where someone wrote that meanwhile.
fn cancel(services: &Services) -> Result<(), CommitError> {
    loop {
        let id = line(SOFTWARE);
        let read = services.store.entitlement(admin().scope(), &id)?.expect("it was bought");
        let cancelled = Entitlement { state: EntitlementState::Cancelled { at: CANCELLED_AT }, ..read.value };
        let permit = Permit::example(Permission::Buy, vec![(EntityRef::Entitlement(id.clone()), read.version)], None);
        let record = ActivityRecord {
            at: CANCELLED_AT,
            actor: admin(),
            subject: Subject::default(),
            kind: ActivityKind::Imported,
            origin: services.origin.clone(),
            outcome: ActivityOutcome::Done,
            reason: None,
            detail: None,
        };
        let changes = vec![Change::Entitlement(cancelled), Change::NoKeys(id)];
        match commit(services.store.as_ref(), &Commit::by(&admin(), permit, changes, NonEmpty::new(record))) {
            Err(CommitError::Conflict { .. }) => {}
            result => return result.map(drop),
        }
    }
}

#[test]
fn after_1_after_2_a_key_is_got_before_the_purchase_is_cancelled_or_not_at_all() {
    let cancelling: Service<'_, _> = &|services: &Services| {
        cancel(services).expect("it is cancelled");
        Err(ServiceError::Refused(Refusal::Cancelled { at: CANCELLED_AT }))
    };
    in_every_order(shared, [&revealed, cancelling], |world, [answer, _]| {
        let recorded = world.recorded();
        let cancelled = recorded.iter().find(|one| one.record.kind == ActivityKind::Imported).expect("its record");
        match answer {
            Ok(revealed) => assert!(revealed.record_number < cancelled.number, "it was cancelled before"),
            Err(error) => {
                assert_eq!(error.refusal(), Some(&Refusal::Cancelled { at: CANCELLED_AT }));
                assert_eq!(done(world, ActivityKind::KeyViewed), 0);
            }
        }
        assert!(!world.has_key(SOFTWARE), "nothing is left of it");
    });
}

fn change(change: SettingChange) -> impl Fn(&Services) -> Result<Operator, ServiceError> {
    move |services| change_settings(services, &admin(), &ChangeSettings { operator: OWNER, change: change.clone() })
}

fn settings(store: &dyn Store) -> OperatorSettings {
    store.operators().unwrap().swap_remove(0).value.settings
}

fn to_light() -> SettingChange {
    SettingChange::Theme("light".to_owned())
}

/// Both settings as the two changes make them.
fn english_and_light() -> OperatorSettings {
    OperatorSettings { language: Some("en".to_owned()), theme: Some("light".to_owned()), ..OperatorSettings::default() }
}

#[test]
fn two_settings_changed_at_once_are_both_changed() {
    let (to_english, to_light) = (change(SettingChange::Language("en".to_owned())), change(to_light()));
    let orders = in_every_order(shared, [&to_english, &to_light], |world, answers| {
        for answer in answers {
            answer.expect("it is changed");
        }
        assert_eq!(settings(world.store.as_ref()), english_and_light());
        assert_eq!(done(world, ActivityKind::SettingsChanged), 2);
    });
    assert_eq!(orders, 4, "after the read of the other, or before it");
}

#[test]
fn two_settings_changed_at_once_are_both_changed_in_a_store_on_a_disk() {
    let (to_english, to_light) = (change(SettingChange::Language("en".to_owned())), change(to_light()));
    let make = || {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(FakeClock::default());
        let store = SledStore::open(&folder.path().join("store"), clock, &SeededEntropy::new(1)).unwrap();
        let world = World::new();
        let operator = world.store.operators().unwrap().swap_remove(0).value;
        super::world::write(&store, &world.whole.origin, vec![Change::Operator(operator)]);
        let store: Arc<dyn Store> = Arc::new(store);
        let services = Services { store: Arc::clone(&store), ..world.whole.clone() };
        ((folder, store), services)
    };
    in_every_order(make, [&to_english, &to_light], |(_folder, store), answers| {
        for answer in answers {
            answer.expect("it is changed");
        }
        assert_eq!(settings(store.as_ref()), english_and_light());
    });
}

#[test]
fn one_setting_changed_twice_at_once_is_as_one_of_the_two_says_and_both_are_on_record() {
    let both = [change(SettingChange::FocusSeconds(5)), change(SettingChange::FocusSeconds(30))];
    in_every_order(shared, [&both[0], &both[1]], |world, answers| {
        let answered = answers.map(|answer| answer.expect("it is changed").settings.focus_seconds);
        assert_eq!(answered, [Some(5), Some(30)], "each is told what it asked for");
        assert!(answered.contains(&settings(world.store.as_ref()).focus_seconds));
        assert_eq!(done(world, ActivityKind::SettingsChanged), 2);
    });
}

#[test]
fn a_setting_that_is_changed_and_a_key_that_is_got_do_not_hinder_each_other() {
    let light = change(to_light());
    let lightened: Service<'_, _> = &|services: &Services| light(services).map(drop);
    let got: Service<'_, _> = &|services: &Services| revealed(services).map(drop);
    in_every_order(shared, [got, lightened], |world, answers| {
        for answer in answers {
            answer.expect("it is done");
        }
        assert_eq!(settings(world.store.as_ref()).theme.as_deref(), Some("light"));
        assert!(world.has_key(SOFTWARE));
        let log: Vec<_> = world.log().into_iter().map(|(kind, _)| kind).collect();
        assert!(
            log.contains(&ActivityKind::KeyViewed) && log.contains(&ActivityKind::SettingsChanged) && log.len() == 2
        );
    });
}

/// The drafts that are left when both have been done, whatever came first.
fn drafts_after(services: [Service<'_, Result<(), ServiceError>>; 2], check: impl Fn(OperatorDrafts)) {
    let make = || {
        let folder = tempfile::tempdir().unwrap();
        let drafts = Arc::new(FileDrafts::new(folder.path()));
        let services = Services { drafts, ..World::new().whole };
        ((folder, services.clone()), services)
    };
    in_every_order(make, services, |(_folder, services), answers| {
        for answer in answers {
            answer.expect("it is kept");
        }
        check(services.drafts.read(OWNER).unwrap());
    });
}

#[test]
fn prod_4_two_choices_kept_at_once_are_both_kept() {
    let (product, choice) = chosen(&World::new());
    let kept = |picked: Picked| {
        let ask = KeepChoice { product: product.clone(), picked };
        move |services: &Services| keep_choice(services, &admin(), &ask)
    };
    let version = Picked { version: Some(choice.version.clone()), ..Picked::default() };
    let language = Picked { language: Some(LanguageTag("sv-SE".to_owned())), ..Picked::default() };
    let both = Picked { version: version.version.clone(), ..language.clone() };
    drafts_after([&kept(version), &kept(language.clone())], |drafts| {
        assert_eq!(drafts.choices.get(&product), Some(&both));
    });
    let opened: Service<'_, _> = &|services: &Services| open_customer(services, &admin(), tenant(1)).map(drop);
    drafts_after([&kept(language.clone()), opened], |drafts| {
        assert_eq!(drafts.choices.get(&product), Some(&language));
        assert_eq!(drafts.recent_customers, [tenant(1)]);
    });
}
