//! Each role in every place and dialog that there is a picture of, and at the hands of a monkey: it gets what the matrix
//! gives it and no more, by no key, palette, mouse or way back, and what is dimmed is no attempt (ROLE-1 … ROLE-5).

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use nyckel::domain::{
    ActivityKind, ActivityOutcome, ActivityRecord, Actor, Operator, OperatorId, Permission, Refusal, Role, Roles,
    RuleId,
};
use nyckel::i18n::MessageId;
use nyckel::testing::stage::Done;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::context::Availability;
use nyckel::tui::keymap::Key;
use nyckel::tui::room::Row;
use nyckel::tui::step::Destination;

use super::monkey::happen;
use super::shows_a_key;
use super::snapshots::{SCENES, Scene};
use crate::support::chance::Chance;

/// How many things a monkey does as each role.
const STEPS: usize = 600;

/// How many of them before it begins again at Home.
const LIFE: usize = 150;

/// An operator with that role alone.
fn only(role: Role) -> Operator {
    let number = Role::ALL.iter().position(|other| *other == role).unwrap();
    let operator = Stage::new(StageOptions { customers: 0, ..StageOptions::default() }).operators().swap_remove(0);
    let id = OperatorId(uuid::Uuid::from_u128(0x0601E + u128::try_from(number).unwrap()));
    Operator { id, name: format!("{role:?}"), roles: Roles::new(&[role]), ..operator }
}

/// What any one of allows to be there.
fn needed_there(place: &Destination) -> Option<Permission> {
    match place {
        Destination::Home | Destination::Settings => None,
        Destination::Customers | Destination::Account(_) => Some(Permission::LookAtCustomers),
        Destination::Subscriptions(..) | Destination::Subscription(..) => Some(Permission::LookAtSubscriptions),
        Destination::Software(..)
        | Destination::CancelMany(..)
        | Destination::Keys(..)
        | Destination::Instructions(..)
        | Destination::YourProducts(..) => Some(Permission::LookAtSoftware),
        Destination::Orders(..) | Destination::Catalog(_) | Destination::Review(_) => Some(Permission::LookAtOrders),
        Destination::HybridBenefit(_) | Destination::Kms(_) | Destination::ClosingWindows => {
            Some(Permission::LookAtPlans)
        }
        Destination::Billing(_) | Destination::Invoice(..) => Some(Permission::Invoices),
        Destination::Support(_) | Destination::SupportRequest(_) | Destination::SupportForm(_) => {
            Some(Permission::SupportRequest)
        }
        Destination::Downloads | Destination::Retrieve(..) => Some(Permission::Keys),
        Destination::Operators | Destination::Tours => Some(Permission::OwnSettings),
        Destination::Activity => Some(Permission::ActivityLog),
    }
}

/// What any one of allows that to be done.
fn needed_for(kind: ActivityKind) -> &'static [Permission] {
    match kind {
        ActivityKind::KeyViewed
        | ActivityKind::KeyCopied
        | ActivityKind::LinkCopied
        | ActivityKind::DownloadStarted
        | ActivityKind::DownloadFinished
        | ActivityKind::DownloadFailed
        | ActivityKind::KeysRetrieved => &[Permission::Keys],
        ActivityKind::LogOpened => &[Permission::ActivityLog],
        ActivityKind::SettingsChanged => &[Permission::OwnSettings],
        ActivityKind::BackedUp | ActivityKind::Restored | ActivityKind::Recovered | ActivityKind::Imported => {
            &[Permission::StoreUpkeep]
        }
        // The log, a receipt, a plan.
        ActivityKind::Exported => &[Permission::ActivityLog, Permission::Invoices, Permission::LookAtPlans],
        ActivityKind::OrderPlaced
        | ActivityKind::AutoRenewChanged
        | ActivityKind::PlanChanged
        | ActivityKind::Renamed => &[Permission::Buy],
        ActivityKind::PurchaseCancelled => &[Permission::Cancel],
        ActivityKind::SupportRequestFiled => &[Permission::SupportRequest],
        ActivityKind::KmsPlanChanged => &[Permission::ChangePlans],
        ActivityKind::OperatorAdded | ActivityKind::OperatorRemoved | ActivityKind::RolesChanged => {
            &[Permission::Operators]
        }
        ActivityKind::PassphraseChanged => &[Permission::Operators, Permission::OwnSettings],
        // To look is not recorded, and a slot is renewed by coming in.
        ActivityKind::Looked | ActivityKind::SlotRenewed => &[],
    }
}

fn roles_of(actor: &Actor) -> &Roles {
    match actor {
        Actor::Operator { roles, .. } => roles,
        Actor::CustomerAdmin { by, .. } => &by.as_ref().expect("an operator stands in").roles,
    }
}

/// Says what is on record of somebody whose roles do not allow it, or was tried though it was dimmed.
fn wrong_record(record: &ActivityRecord) -> Option<String> {
    let roles = roles_of(&record.actor);
    let is_allowed = needed_for(record.kind).iter().any(|permission| roles.allow(*permission));
    match record.outcome {
        ActivityOutcome::Done if is_allowed => None,
        ActivityOutcome::Refused(rule) if rule != RuleId::Role5 => None,
        ActivityOutcome::Failed(_) => None,
        ActivityOutcome::Done | ActivityOutcome::Refused(_) => Some(format!("{record:?}")),
    }
}

/// Asserts that nothing is here that the role does not give, and returns the rows that it dims.
fn check(stage: &Stage, role: Role) -> Vec<Row> {
    let roles = Roles::new(&[role]);
    let place = stage.app().destination();
    assert!(needed_there(&place).is_none_or(|needed| roles.allow(needed)), "{role:?} is in {place:?}");
    assert!(roles.allow(Permission::Keys) || !shows_a_key(&stage.screen()), "{role:?}\n{}", stage.screen());
    let wrong: Vec<String> = stage.records().iter().filter_map(wrong_record).collect();
    assert!(wrong.is_empty(), "{role:?} in {place:?}: {wrong:#?}");
    let rows = [stage.app().room_rows(stage.now()), stage.app().everywhere_rows(stage.now())].concat();
    let is_dimmed = |row: &Row| match &row.availability {
        Availability::Disabled(Refusal::Role { permission }) => {
            assert!(!roles.allow(*permission), "{role:?} may {:?} in {place:?}", row.label);
            true
        }
        Availability::Disabled(_) | Availability::Ready | Availability::Hidden => false,
    };
    rows.into_iter().filter(is_dimmed).collect()
}

/// What of which place was pressed already.
type Pressed = BTreeSet<(String, MessageId)>;

/// Presses what is dimmed, by its key and by its name in the palette: it stays where it is and nothing is tried.
fn press_dimmed(stage: &mut Stage, role: Role, rows: &[Row], pressed: &mut Pressed) {
    for row in rows {
        let (place, before) = (stage.app().destination(), stage.records().len());
        let name = format!("{place:?}").chars().take_while(|sign| sign.is_alphabetic()).collect();
        if !pressed.insert((name, row.label)) {
            continue;
        }
        let are_keys = |face: &String| face.split(' ').all(|key| key.parse::<Key>().is_ok());
        if let Some(face) = row.faces().find(are_keys).filter(|_| row.in_force) {
            stage.keys(&face);
            assert_eq!(stage.app().destination(), place, "{role:?} pressed {face}");
        }
        let label = stage.locale().text(row.label);
        stage.keys("Ctrl-p").paste(&label).keys("Enter Esc");
        check(stage, role);
        assert_eq!(stage.records().len(), before, "{role:?} pressed {:?} in {place:?}", row.label);
    }
}

fn walk(scene: &Scene, role: Role, pressed: &mut Pressed) {
    let mut stage = Stage::new((scene.options)(StageOptions::default()));
    stage.become_operator(&only(role));
    // Where the role has nothing to wait for, a way that waits for it ends.
    drop(catch_unwind(AssertUnwindSafe(|| (scene.way)(&mut stage).is_over())));
    let rows = check(&stage, role);
    if !stage.is_over() {
        press_dimmed(&mut stage, role, &rows, pressed);
    }
}

#[test]
fn role_1_role_5_every_role_is_in_every_scene_what_the_matrix_makes_it() {
    for role in Role::ALL {
        let mut pressed = Pressed::new();
        // On the stage of a walkthrough somebody else acts, with roles of their own.
        let is_ones_own = |scene: &&Scene| {
            !(scene.options)(StageOptions::default()).customers_view && !scene.name.starts_with("tour-")
        };
        for scene in SCENES.iter().filter(is_ones_own) {
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| walk(scene, role, &mut pressed))) {
                eprintln!("{role:?} in the scene {}", scene.name);
                resume_unwind(panic);
            }
        }
    }
}

/// Where Anna Berg, who may nearly everything, is when somebody with less takes her place.
const BEFORE: &[&str] = &[
    "Enter w Enter Enter Enter",
    "Enter w Enter Enter y",
    "Enter w Enter Enter Esc Esc",
    "Enter w X Space Tab Space Tab",
    "Enter w K",
    "Enter s Enter Down Right",
    "Enter s Enter X Tab",
    "Enter + Enter",
    "Enter M n",
    "Enter o Enter",
    "Enter A",
    "Enter b Enter",
    "Enter g m Enter Enter",
    "Esc , o Enter",
    "Esc , o n",
    "Esc g l Enter",
    "Esc g s n",
    "Esc g w Enter",
    "Esc g d",
    "F3 Space Down Space K",
];

/// Somebody with that role alone, in the place and before the dialogs of one who has others.
fn taken_over(role: Role, chance: &mut Chance) -> Stage {
    let mut stage = Stage::new(StageOptions { customers: 12, ..StageOptions::default() });
    if chance.once_in(2) {
        stage.hold();
    }
    let way = *chance.one::<&str>(BEFORE);
    stage.text("contoso").keys(way);
    stage.become_operator(&only(role));
    stage
}

#[test]
fn role_5_no_way_that_a_monkey_finds_leads_round_a_role() {
    let mut chance = Chance::seeded(815);
    for role in Role::ALL {
        let mut happened: Vec<String> = Vec::new();
        let mut stage = taken_over(role, &mut chance);
        for _ in 0..STEPS {
            let is_another = stage.done().iter().any(|done| matches!(done, Done::Became(_)));
            if stage.is_over() || is_another || LIFE <= happened.len() {
                stage = taken_over(role, &mut chance);
                happened.clear();
            }
            let thing = catch_unwind(AssertUnwindSafe(|| {
                let thing = happen(&mut stage, &mut chance);
                // On the stage of a walkthrough somebody else acts, with roles of their own.
                if stage.app().touring().is_some() {
                    stage.keys("Ctrl-c");
                }
                if stage.done().iter().all(|done| !matches!(done, Done::Became(_))) {
                    check(&stage, role);
                }
                thing
            }));
            match thing {
                Ok(thing) => happened.push(thing),
                Err(panic) => {
                    eprintln!("{role:?} after {happened:?}");
                    resume_unwind(panic);
                }
            }
        }
    }
}
