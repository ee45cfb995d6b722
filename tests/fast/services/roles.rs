//! Every service against every role: what is allowed is done, what is not is refused and recorded.

use crate::services::verbs::VERBS;
use crate::services::world::{SOFTWARE, World, admin, line, tenant, version};
use nyckel::domain::operator::SettingChange;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, Actor, EntitlementId, OperatorId, Permission, Refusal, Role, Roles, RuleId,
};
use nyckel::ports::Clock;
use nyckel::ports::Stop;
use nyckel::service::{
    ChangeSettings, LastChoice, OpenPurchase, ReadActivity, RevealKey, Seeing, change_settings, list_operators,
    list_software, open_customer, open_purchase, read_activity, reveal_key,
};
use nyckel::testing::{Fault, Step, When};

#[test]
fn role_1_role_2_role_3_role_5_each_service_asks_for_its_role_and_records_its_refusal() {
    let world = World::new();
    for (name, permission, verb) in VERBS {
        for role in Role::ALL {
            let before = world.log().len();
            let result = verb(&world, &Actor::example(&[role]));
            if role.permissions().contains(permission) {
                assert!(result.is_ok(), "{name} {role:?}: {result:?}");
                continue;
            }
            let error = result.unwrap_err();
            let refusal = Refusal::Role { permission: *permission };
            assert_eq!(error.refusal(), Some(&refusal), "{name} {role:?}");
            let log = world.log();
            assert_eq!(log.len(), before + 1, "{name} {role:?}");
            assert_eq!(log.last().unwrap().1, ActivityOutcome::Refused(RuleId::Role5), "{name} {role:?}");
        }
    }
}

#[test]
fn m365_1_the_customers_view_has_the_software_and_nothing_of_the_partner() {
    let world = World::new();
    for (name, permission, verb) in VERBS {
        let result = verb(&world, &Actor::example_customer(true));
        let allowed = matches!(permission, Permission::LookAtSoftware | Permission::Keys);
        assert_eq!(result.is_ok(), allowed, "{name}: {result:?}");
        let result = verb(&world, &Actor::example_customer(false));
        assert_eq!(result.unwrap_err().refusal(), Some(&Refusal::CustomerRole), "{name}");
    }
}

#[test]
fn role_3_log_1_an_opening_of_the_log_is_its_newest_record_and_a_further_page_is_no_opening() {
    let world = World::new();
    let actor = Actor::example(&[Role::GlobalAdmin]);
    let ask = ReadActivity { limit: 1, ..ReadActivity::default() };
    let first = read_activity(&world.services, &actor, &ask).unwrap();
    assert_eq!(first.items.first().unwrap().record.kind, ActivityKind::LogOpened);
    assert!(first.next.is_some());
    read_activity(&world.services, &actor, &ReadActivity { after: first.next, ..ask }).unwrap();
    assert_eq!(world.log(), [(ActivityKind::LogOpened, ActivityOutcome::Done)]);
}

#[test]
fn role_3_an_operator_sees_their_own_last_access_and_nobody_elses() {
    let world = World::new();
    let version = version(&world);
    let entitlement = line(SOFTWARE);
    let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
    reveal_key(&world.services, &admin(), &ask, &Stop::default()).unwrap();
    let last_access = |actor: &Actor| {
        let rows = list_software(&world.services, actor, tenant(1)).unwrap();
        rows.into_iter().find(|row| row.entitlement.id == line(SOFTWARE)).unwrap().last_access
    };
    assert_eq!(last_access(&admin()), Some(world.clock.now()));
    let other = Actor::Operator {
        id: OperatorId(uuid::Uuid::from_u128(2)),
        name: "Bo Ek".to_owned(),
        roles: Roles::new(&[Role::AdminAgent]),
    };
    assert_eq!(last_access(&other), None);
}

#[test]
fn role_1_nobody_changes_anybody_elses_settings() {
    let world = World::new();
    let other = Actor::Operator {
        id: OperatorId(uuid::Uuid::from_u128(2)),
        name: "Bo Ek".to_owned(),
        roles: Roles::new(&[Role::GlobalAdmin]),
    };
    let operator = OperatorId(uuid::Uuid::from_u128(0xA11A));
    let ask = ChangeSettings { operator, change: SettingChange::Language("en".to_owned()) };
    assert!(change_settings(&world.services, &other, &ask).unwrap_err().refusal().is_some());
    let settings = change_settings(&world.services, &admin(), &ask).unwrap().settings;
    assert_eq!(settings.language.as_deref(), Some("en"));
    assert_eq!(list_operators(&world.services, &admin()).unwrap()[0].settings, settings);
}

#[test]
fn log_1_a_refusal_names_customer_and_purchase_by_their_ids() {
    let world = World::new();
    let nobody = Actor::example(&[Role::AccountAdmin]);
    let subject = || world.records().pop().unwrap().subject;
    open_customer(&world.services, &nobody, tenant(2)).unwrap_err();
    assert_eq!((subject().tenant, subject().customer.as_deref()), (Some(tenant(2)), Some("Östra Bygg AB")));
    // What cannot be read is named all the same.
    let ask = OpenPurchase { entitlement: line(SOFTWARE), last_choice: LastChoice::Ignored };
    world.faults.set(When::Every(Step::Read), Fault::Fail);
    open_purchase(&world.services, &nobody, &ask).unwrap_err();
    world.faults.clear();
    assert_eq!((subject().tenant, subject().entitlement), (Some(tenant(1)), Some(line(SOFTWARE))));
    // Nobody's record is about what lies outside their reach.
    let user = Actor::example_customer(false);
    let elsewhere = OpenPurchase { entitlement: EntitlementId { tenant: tenant(2), ..line(SOFTWARE) }, ..ask };
    open_purchase(&world.services, &user, &elsewhere).unwrap_err();
    assert_eq!((subject().tenant, subject().entitlement), (None, None));
}
