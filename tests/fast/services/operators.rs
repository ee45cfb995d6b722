//! Operators: added, changed and removed by those who may; nobody is left out and nobody who is gone is let in.

use std::sync::Arc;

use chrono::Duration;
use nyckel::domain::activity::OperatorSubject;
use nyckel::domain::attempts::FailedAttempts;
use nyckel::domain::choice::ProductVersion;
use nyckel::domain::operator::OperatorSettings;
use nyckel::domain::operators::OperatorsRefusal;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, Operator, OperatorDrafts, OperatorId, Passphrase, Refusal, Role, Roles,
    RuleId,
};
use nyckel::ports::{Attempts, Change, Clock, KeySlot, SealContext, Store, Vault, VaultFailure};
use nyckel::service::{
    AddOperator, ChangePassphrase, ChangeRoles, ServiceError, Services, add_operator, change_passphrase, change_roles,
    list_operators, next_try, remove_operator, unlock,
};
use nyckel::testing::{Fault, SeededEntropy, Step, When};
use nyckel::vault::{DEMO, SealingVault};
use uuid::Uuid;

use super::interleavings::orders::{Service, in_every_order};
use super::world::{SOFTWARE, World, line};

/// The operator who acts in the examples.
pub(super) const ANNA: OperatorId = OperatorId(Uuid::from_u128(0xA11A));
/// Another global admin.
pub(super) const GLENN: OperatorId = OperatorId(Uuid::from_u128(0x61E2));
/// A sales agent.
pub(super) const CIA: OperatorId = OperatorId(Uuid::from_u128(0xC1A));

pub(super) fn passphrase(of: &str) -> Passphrase {
    Passphrase::new(format!("lösenfrasen för {of}"))
}

/// Anna, now global admin too, Glenn and Cia, each with a passphrase of their own.
pub(super) fn staffed() -> World {
    let world = World::new();
    staff(&world, world.vault.as_ref());
    world
}

/// Glenn and Cia beside whoever acts, where they are not there yet.
pub(super) fn colleagues(world: &World) {
    if !world.store.operators().unwrap().iter().any(|operator| operator.value.id == CIA) {
        staff(world, world.vault.as_ref());
    }
}

fn staff(world: &World, vault: &dyn Vault) {
    let both = [Role::AdminAgent, Role::GlobalAdmin];
    for (id, name, roles) in [
        (ANNA, "Anna Berg", &both[..]),
        (GLENN, "Glenn Ås", &[Role::GlobalAdmin]),
        (CIA, "Cia Ek", &[Role::SalesAgent]),
    ] {
        let (roles, settings) = (Roles::new(roles), OperatorSettings::default());
        let operator = Operator { id, name: name.to_owned(), roles, settings };
        let slot = vault.new_slot(id, &passphrase(name)).unwrap();
        world.write(vec![Change::Operator(operator), Change::KeySlot(slot)]);
    }
}

pub(super) fn anna() -> Actor {
    Actor::example(&[Role::AdminAgent, Role::GlobalAdmin])
}

fn actor(id: OperatorId, name: &str, roles: &[Role]) -> Actor {
    Actor::Operator { id, name: name.to_owned(), roles: Roles::new(roles) }
}

pub(super) fn dan() -> AddOperator {
    AddOperator {
        name: "Dan Öst".to_owned(),
        roles: Roles::new(&[Role::HelpdeskAgent]),
        language: Some("en".to_owned()),
        passphrase: passphrase("Dan Öst"),
    }
}

fn names(world: &World) -> Vec<String> {
    world.store.operators().unwrap().into_iter().map(|operator| operator.value.name).collect()
}

fn last(world: &World) -> (ActivityKind, ActivityOutcome, Option<OperatorSubject>) {
    let record = world.records().pop().unwrap();
    (record.kind, record.outcome, record.subject.operator)
}

fn refused(result: Result<Operator, ServiceError>) -> OperatorsRefusal {
    match result {
        Err(ServiceError::Refused(Refusal::Operators(refusal))) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn role_1_log_1_who_is_added_gets_in_with_their_passphrase_and_it_is_on_record() {
    let world = staffed();
    let dan = add_operator(&world.services, &anna(), &dan()).unwrap();
    assert_eq!(dan.settings.language.as_deref(), Some("en"));
    assert_eq!(list_operators(&world.services, &anna()).unwrap().last(), Some(&dan));
    let subject = OperatorSubject { id: dan.id, name: dan.name.clone(), roles: Some(dan.roles.clone()) };
    assert_eq!(last(&world), (ActivityKind::OperatorAdded, ActivityOutcome::Done, Some(subject)));
    world.vault.lock();
    assert_eq!(unlock(&world.services, &passphrase("Dan Öst"), None).unwrap(), dan);
    let twice =
        refused(add_operator(&world.services, &anna(), &AddOperator { name: "DAN OST".to_owned(), ..self::dan() }));
    assert_eq!(twice, OperatorsRefusal::NameTaken { name: "Dan Öst".to_owned() });
    assert_eq!(last(&world).1, ActivityOutcome::Refused(RuleId::Role1));
}

#[test]
fn role_1_log_1_a_change_of_roles_is_on_record_with_the_roles_that_were_given() {
    let world = staffed();
    let roles = Roles::new(&[Role::SalesAgent, Role::BillingAdmin]);
    let ask = ChangeRoles { operator: CIA, roles: roles.clone() };
    assert_eq!(change_roles(&world.services, &anna(), &ask).unwrap().roles, roles);
    let subject = OperatorSubject { id: CIA, name: "Cia Ek".to_owned(), roles: Some(roles) };
    assert_eq!(last(&world), (ActivityKind::RolesChanged, ActivityOutcome::Done, Some(subject)));
}

#[test]
fn role_1_of_two_global_admins_who_remove_each_other_at_once_one_stays() {
    let glenn = actor(GLENN, "Glenn Ås", &[Role::GlobalAdmin]);
    let shared = || {
        let world = staffed();
        let services = world.whole.clone();
        (world, services)
    };
    let one: Service<'_, _> = &|services: &Services| remove_operator(services, &anna(), GLENN);
    let other: Service<'_, _> = &|services: &Services| remove_operator(services, &glenn, ANNA);
    in_every_order(shared, [one, other], |world, answers| {
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        let admins = world
            .store
            .operators()
            .unwrap()
            .into_iter()
            .filter(|one| one.value.roles.allow(nyckel::domain::Permission::StoreUpkeep));
        assert_eq!(admins.count(), 1);
    });
}

#[test]
fn role_1_two_changes_of_roles_at_once_both_hold_or_one_is_told() {
    let shared = || {
        let world = staffed();
        let services = world.whole.clone();
        (world, services)
    };
    let to = |operator, roles: &[Role]| ChangeRoles { operator, roles: Roles::new(roles) };
    let one: Service<'_, _> = &|services: &Services| change_roles(services, &anna(), &to(GLENN, &[Role::SalesAgent]));
    let other: Service<'_, _> = &|services: &Services| change_roles(services, &anna(), &to(ANNA, &[Role::SalesAgent]));
    in_every_order(shared, [one, other], |_, answers| {
        let told = answers.into_iter().filter_map(Result::err).collect::<Vec<_>>();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].refusal(), Some(&OperatorsRefusal::LastGlobalAdmin.into()));
    });
}

#[test]
fn who_is_removed_is_gone_with_slot_and_drafts_and_stays_in_the_log() {
    let world = staffed();
    world.services.drafts.change(CIA, &mut |drafts| drafts.opened(super::world::tenant(1))).unwrap();
    let gone = remove_operator(&world.services, &anna(), CIA).unwrap();
    assert_eq!((gone.id, names(&world)), (CIA, vec!["Anna Berg".to_owned(), "Glenn Ås".to_owned()]));
    assert_eq!(world.services.drafts.read(CIA).unwrap(), OperatorDrafts::default());
    let subject = OperatorSubject { id: CIA, name: "Cia Ek".to_owned(), roles: None };
    assert_eq!(last(&world), (ActivityKind::OperatorRemoved, ActivityOutcome::Done, Some(subject)));
    world.vault.lock();
    let wrong = unlock(&world.services, &passphrase("Cia Ek"), None).unwrap_err();
    assert!(matches!(wrong, ServiceError::Vault(VaultFailure::WrongPassphrase)), "{wrong:?}");
    assert!(matches!(remove_operator(&world.services, &anna(), CIA), Err(ServiceError::NotFound(_))));
}

fn context() -> SealContext {
    SealContext::example(line(SOFTWARE), ProductVersion("2022".to_owned()))
}

/// A staffed world whose vault really seals.
fn sealing() -> (World, Services, Arc<SealingVault>) {
    let world = World::new();
    let vault = Arc::new(SealingVault::create(Arc::new(SeededEntropy::new(9))).unwrap().with_new_slots(DEMO));
    staff(&world, vault.as_ref());
    let services = world.faults.around(&Services { vault: vault.clone(), ..world.whole.clone() });
    (world, services, vault)
}

/// What the passphrase opens by those slots, in a vault of its own.
fn opened(slots: &[KeySlot], of: &str) -> Result<SealingVault, VaultFailure> {
    let vault = SealingVault::locked(Arc::new(SeededEntropy::new(3)));
    vault.unlock(slots, &passphrase(of)).map(|_| vault)
}

#[test]
fn the_old_slot_of_who_was_removed_opens_nothing_that_was_sealed_after_and_everybody_else_opens_all_of_it() {
    let (world, services, vault) = sealing();
    let backup = world.store.key_slots().unwrap();
    let before = services.vault.seal(&context(), b"before").unwrap();
    remove_operator(&services, &anna(), CIA).unwrap();
    let after = services.vault.seal(&context(), b"after").unwrap();
    let removed = opened(&backup, "Cia Ek").unwrap();
    assert!(removed.open(&context(), &before).is_ok(), "it is what she could read before");
    assert!(matches!(removed.open(&context(), &after), Err(VaultFailure::Damaged)));
    let slots = world.store.key_slots().unwrap();
    for name in ["Anna Berg", "Glenn Ås"] {
        let vault = opened(&slots, name).unwrap();
        for (sealed, plain) in [(&before, &b"before"[..]), (&after, b"after")] {
            assert_eq!(vault.open(&context(), sealed).unwrap().as_slice(), plain, "{name}");
        }
    }
    // Whoever comes later opens everything too.
    add_operator(&services, &anna(), &dan()).unwrap();
    let late = opened(&world.store.key_slots().unwrap(), "Dan Öst").unwrap();
    assert!(late.open(&context(), &before).is_ok() && late.open(&context(), &after).is_ok());
    assert!(vault.is_unlocked());
}

#[test]
fn a_passphrase_that_was_changed_opens_nothing_that_was_sealed_after() {
    let (world, services, _) = sealing();
    let backup = world.store.key_slots().unwrap();
    let ask = |present: &str, new: &str| ChangePassphrase {
        operator: ANNA,
        present: Some(passphrase(present)),
        new: passphrase(new),
    };
    let wrong = change_passphrase(&services, &anna(), &ask("Cia Ek", "Anna, igen")).unwrap_err();
    assert!(matches!(wrong, ServiceError::Vault(VaultFailure::WrongPassphrase)), "{wrong:?}");
    assert!(services.vault.is_unlocked(), "who acts stays");
    change_passphrase(&services, &anna(), &ask("Anna Berg", "Anna, igen")).unwrap();
    assert_eq!(last(&world).0, ActivityKind::PassphraseChanged);
    let sealed = services.vault.seal(&context(), b"text").unwrap();
    assert!(opened(&backup, "Anna Berg").unwrap().open(&context(), &sealed).is_err());
    let slots = world.store.key_slots().unwrap();
    assert!(opened(&slots, "Anna Berg").is_err());
    assert!(opened(&slots, "Anna, igen").unwrap().open(&context(), &sealed).is_ok());
    let of_a_colleague = ChangePassphrase { operator: CIA, present: None, new: passphrase("Cia, ny") };
    change_passphrase(&services, &anna(), &of_a_colleague).unwrap();
    assert!(opened(&world.store.key_slots().unwrap(), "Cia, ny").is_ok());
}

#[test]
fn where_it_is_not_known_whether_the_removal_is_on_disk_the_vault_is_locked() {
    let (world, services, vault) = sealing();
    for (fault, is_gone) in [(Fault::Fail, false), (Fault::AnswerLost, true)] {
        world.faults.set(When::Every(Step::Commit), fault);
        remove_operator(&services, &anna(), CIA).unwrap_err();
        world.faults.clear();
        assert!(!vault.is_unlocked());
        assert_eq!(world.store.operators().unwrap().len(), if is_gone { 2 } else { 3 });
        unlock(&services, &passphrase("Anna Berg"), None).unwrap();
        let sealed = services.vault.seal(&context(), b"text").unwrap();
        assert!(opened(&world.store.key_slots().unwrap(), "Glenn Ås").unwrap().open(&context(), &sealed).is_ok());
    }
}

#[test]
fn a_slot_of_the_first_kind_is_made_anew_when_it_is_unlocked_and_nobody_is_removed_before() {
    let world = staffed();
    let mut slot = world.store.key_slots().unwrap().into_iter().find(|slot| slot.operator == GLENN).unwrap();
    slot.pair = None;
    world.write(vec![Change::KeySlot(slot)]);
    let refusal = refused(remove_operator(&world.services, &anna(), CIA));
    assert_eq!(refusal, OperatorsRefusal::SlotOfFirstKind { name: "Glenn Ås".to_owned() });
    unlock(&world.services, &passphrase("Glenn Ås"), None).unwrap();
    assert_eq!(last(&world).0, ActivityKind::SlotRenewed);
    assert!(world.store.key_slots().unwrap().iter().all(|slot| slot.pair.is_some()));
    remove_operator(&world.services, &anna(), CIA).unwrap();
    let before = world.log().len();
    unlock(&world.services, &passphrase("Glenn Ås"), Some(GLENN)).unwrap();
    assert_eq!(world.log().len(), before, "once is enough");
}

#[test]
fn a_slot_that_cannot_be_made_anew_opens_all_the_same() {
    let world = staffed();
    let mut slot = world.store.key_slots().unwrap().into_iter().find(|slot| slot.operator == GLENN).unwrap();
    slot.pair = None;
    world.write(vec![Change::KeySlot(slot)]);
    for fault in [Fault::Fail, Fault::ReadOnly(nyckel::domain::ReadOnlyReason::NoRoom)] {
        world.faults.set(When::Every(Step::Commit), fault);
        assert_eq!(unlock(&world.services, &passphrase("Glenn Ås"), None).unwrap().id, GLENN);
        world.faults.clear();
    }
}

#[test]
fn of_those_with_the_same_passphrase_the_one_who_is_expected_acts() {
    let world = staffed();
    for operator in [ANNA, CIA] {
        let slot = world.vault.new_slot(operator, &passphrase("alla")).unwrap();
        world.write(vec![Change::KeySlot(slot)]);
    }
    for operator in [ANNA, CIA] {
        assert_eq!(unlock(&world.services, &passphrase("alla"), Some(operator)).unwrap().id, operator);
    }
}

#[test]
fn after_three_wrong_passphrases_the_next_try_waits_and_a_right_one_forgets_them() {
    let world = staffed();
    let try_it = |of: &str| unlock(&world.services, &passphrase(of), None);
    for _ in 0..3 {
        assert_eq!(next_try(&world.services), None);
        assert!(matches!(try_it("ingen"), Err(ServiceError::Vault(VaultFailure::WrongPassphrase))));
    }
    let until = next_try(&world.services).unwrap();
    assert_eq!(until.since(world.clock.now()), Duration::seconds(1));
    let too_soon = try_it("Anna Berg").unwrap_err();
    assert!(matches!(too_soon, ServiceError::TooSoon { until: told } if told == until), "{too_soon:?}");
    world.clock.set(until);
    assert!(try_it("ingen").is_err());
    assert_eq!(next_try(&world.services).unwrap().since(until), Duration::seconds(2));
    world.clock.set(until.after(Duration::seconds(2)));
    assert_eq!(try_it("Anna Berg").unwrap().id, ANNA);
    assert_eq!(world.services.attempts.read().unwrap(), FailedAttempts::default());
}

/// A place that keeps nothing.
#[derive(Debug)]
struct Nowhere;

impl Attempts for Nowhere {
    fn read(&self) -> Result<FailedAttempts, nyckel::ports::AttemptsFailure> {
        Err(nyckel::ports::AttemptsFailure { doing: "read", reason: "no".to_owned() })
    }

    fn keep(&self, _attempts: FailedAttempts) -> Result<(), nyckel::ports::AttemptsFailure> {
        Err(nyckel::ports::AttemptsFailure { doing: "kept", reason: "no".to_owned() })
    }
}

#[test]
fn wrong_passphrases_that_cannot_be_remembered_keep_nobody_out() {
    let world = staffed();
    let services = Services { attempts: Arc::new(Nowhere), ..world.services.clone() };
    assert!(unlock(&services, &passphrase("ingen"), None).is_err());
    assert!(unlock(&services, &passphrase("Anna Berg"), None).is_ok());
}
