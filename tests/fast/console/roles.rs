//! What each role may do, place by place: what it may not do is dimmed and says why, does nothing and is no attempt.

use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Operator, Permission, Refusal, RuleId};
use nyckel::ports::Stop;
use nyckel::service::{RevealKey, Seeing, reveal_key};
use nyckel::testing::Stage;
use nyckel::tui::context::Availability;
use nyckel::tui::room::Row;
use nyckel::tui::step::Destination;

use super::{at_the_panes, page, shows_a_key, stage_as};

/// The permission that a row asks for, by its label; everything else is free.
fn needed(label: &str, place: &Destination, is_choosing: bool) -> Option<Permission> {
    let on_keys = matches!(place, Destination::Keys(_, _)) && !is_choosing;
    match label {
        "key-customers" | "key-account" | "key-log-customer" => Some(Permission::LookAtCustomers),
        "key-find" if *place == Destination::Home => Some(Permission::LookAtCustomers),
        "key-billing" | "key-all-billing" => Some(Permission::Invoices),
        "key-software" | "key-show-software" | "key-open-purchase" | "key-customers-view" => {
            Some(Permission::LookAtSoftware)
        }
        "key-hybrid-benefit" | "key-closing-windows" | "place-kms" => Some(Permission::LookAtPlans),
        "key-change-device" | "key-add-device" | "key-moved" | "key-not-moved" | "key-import-devices"
        | "key-remove-device" => Some(Permission::ChangePlans),
        "key-mark" if matches!(place, Destination::Kms(_)) => Some(Permission::ChangePlans),
        "key-orders" | "key-log-order" => Some(Permission::LookAtOrders),
        "key-activity" | "key-log-narrow" | "key-log-prove" | "key-log-checkpoint" | "key-log-csv"
        | "key-log-lines" => Some(Permission::ActivityLog),
        "key-subscriptions" | "key-subscription" => Some(Permission::LookAtSubscriptions),
        "key-cancel" | "key-cancel-subscription" => Some(Permission::Cancel),
        "key-edit-name" | "key-submit" | "key-choose-value" | "key-next-value" | "key-previous-value"
            if matches!(place, Destination::Subscription(_, _)) =>
        {
            Some(Permission::Buy)
        }
        "key-settings" | "key-language" | "key-theme" | "key-choose-value" => Some(Permission::OwnSettings),
        "key-next-value" | "key-previous-value" if *place == Destination::Settings => Some(Permission::OwnSettings),
        "key-downloads" | "key-retrieval" | "key-retrieve-all" | "key-retrieve-customer" => Some(Permission::Keys),
        "key-backups" => Some(Permission::StoreUpkeep),
        "key-press"
        | "key-copy-key"
        | "key-copy-message"
        | "key-copy-other-message"
        | "key-copy-link"
        | "key-download"
        | "key-show-link"
        | "key-choose-route"
        | "key-reason"
        | "button-get-key"
        | "button-kms-key"
            if on_keys =>
        {
            Some(Permission::Keys)
        }
        _ => None,
    }
}

#[track_caller]
fn check_rows(stage: &Stage, operator: &Operator, is_choosing: bool) {
    let place = stage.app().destination();
    let rows: Vec<Row> = [stage.app().room_rows(stage.now()), stage.app().everywhere_rows(stage.now())].concat();
    assert!(!rows.is_empty());
    for row in rows {
        let needed = needed(row.label.as_str(), &place, is_choosing);
        let is_allowed = needed.is_none_or(|permission| operator.roles.allow(permission));
        match &row.availability {
            Availability::Ready => assert!(is_allowed, "{} may not {:?} in {place:?}", operator.name, row.label),
            Availability::Disabled(Refusal::Role { permission }) => {
                assert!(!is_allowed, "{} may {:?} in {place:?}", operator.name, row.label);
                assert_eq!(Some(*permission), needed);
            }
            Availability::Disabled(Refusal::KmsKey) => assert_eq!(row.label.as_str(), "button-kms-key"),
            other @ (Availability::Disabled(_) | Availability::Hidden) => {
                panic!("{:?} in {place:?} is {other:?}", row.label)
            }
        }
    }
}

#[test]
fn role_2_role_5_every_row_of_every_place_is_as_the_matrix_says() {
    for number in 0..6 {
        let mut stage = stage_as(number);
        let operator = stage.operators().swap_remove(number);
        let may = |permission| operator.roles.allow(permission);
        check_rows(&stage, &operator, false);
        stage.keys("Esc ,");
        check_rows(&stage, &operator, false);
        stage.keys("g l");
        assert_eq!(stage.app().destination() == Destination::Activity, may(Permission::ActivityLog));
        check_rows(&stage, &operator, false);
        stage.keys("g w");
        assert_eq!(stage.app().destination() == Destination::ClosingWindows, may(Permission::LookAtPlans));
        check_rows(&stage, &operator, false);
        stage.keys("g c");
        assert_eq!(stage.app().destination() == Destination::Customers, may(Permission::LookAtCustomers));
        check_rows(&stage, &operator, false);
        if !may(Permission::LookAtCustomers) {
            continue;
        }
        stage.keys("Enter");
        check_rows(&stage, &operator, false);
        stage.keys("s");
        let sees_subscriptions = may(Permission::LookAtSubscriptions);
        assert_eq!(matches!(stage.app().destination(), Destination::Subscriptions(_, _)), sees_subscriptions);
        check_rows(&stage, &operator, false);
        if sees_subscriptions {
            for keys in ["Enter", "Down", "Down", "Down", "Esc"] {
                stage.keys(keys);
                check_rows(&stage, &operator, false);
            }
        }
        stage.keys("A");
        assert_eq!(matches!(stage.app().destination(), Destination::HybridBenefit(_)), may(Permission::LookAtPlans));
        check_rows(&stage, &operator, false);
        stage.keys("M");
        assert_eq!(matches!(stage.app().destination(), Destination::Kms(_)), may(Permission::LookAtPlans));
        check_rows(&stage, &operator, false);
        stage.keys("o");
        assert_eq!(matches!(stage.app().destination(), Destination::Orders(_, _)), may(Permission::LookAtOrders));
        check_rows(&stage, &operator, false);
        stage.keys("w");
        assert_eq!(matches!(stage.app().destination(), Destination::Software(_, _)), may(Permission::LookAtSoftware));
        check_rows(&stage, &operator, false);
        if may(Permission::LookAtSoftware) {
            stage.keys("Enter");
            check_rows(&stage, &operator, true);
            stage.keys("Enter");
            check_rows(&stage, &operator, false);
        }
        let is_opening = |record: &ActivityRecord| record.kind == ActivityKind::LogOpened;
        assert!(stage.records().iter().all(is_opening), "looking at anything but the log leaves no record");
    }
}

/// Presses keys that are dimmed for this operator and asserts that it says which role is needed, and nothing else.
#[track_caller]
fn check_dimmed(stage: &mut Stage, keys: &str, permission: Permission) {
    let place = stage.app().destination();
    stage.keys(keys);
    assert_eq!(stage.app().destination(), place);
    let refusal = stage.locale().refusal(&Refusal::Role { permission });
    super::check_says(stage, &refusal.what);
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    assert!(!shows_a_key(&stage.screen()));
    stage.keys("F24");
}

#[test]
fn role_5_a_dimmed_key_says_which_role_it_needs_and_is_no_attempt() {
    // Sara Öberg is a global administrator and Fatima Haddad a helpdesk agent: neither may have keys.
    for number in [2, 4] {
        let mut stage = super::go_to_the_panes(stage_as(number));
        for keys in ["Enter", "Space", "y", "Y", "Ctrl-y", "L", "r"] {
            check_dimmed(&mut stage, keys, Permission::Keys);
        }
    }
    // Karin Åkesson is a billing administrator: no software.
    let mut stage = stage_as(5);
    stage.text("contoso").keys("Enter");
    check_dimmed(&mut stage, "w", Permission::LookAtSoftware);
    check_dimmed(&mut stage, "A", Permission::LookAtPlans);
    check_dimmed(&mut stage, "Enter", Permission::LookAtSoftware);
    // Johan Nyström is an account administrator: no customers.
    let mut stage = stage_as(3);
    stage.keys("Esc");
    check_dimmed(&mut stage, "F3", Permission::LookAtCustomers);
    check_dimmed(&mut stage, "g c", Permission::LookAtCustomers);
}

#[test]
fn role_5_the_palette_too_refuses_what_is_dimmed() {
    let mut stage = super::go_to_the_panes(stage_as(4));
    let label = super::text(stage.locale(), "key-copy-key");
    stage.keys("Ctrl-p").text(&label).keys("Enter");
    super::check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::Keys }).what);
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
}

#[test]
fn role_5_the_service_refuses_and_records_what_the_console_dims() {
    let reference = at_the_panes();
    let page = page(&reference);
    for number in 0..6 {
        let stage = stage_as(number);
        let operator = stage.operators().swap_remove(number);
        let version = page.filled_in.clone().expect("a choice").version;
        let entitlement = page.row.entitlement.id.clone();
        let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
        let revealed = reveal_key(&stage.services, &operator.actor(), &ask, &Stop::default());
        let outcome = stage.records().pop().expect("a record").outcome;
        if operator.roles.allow(Permission::Keys) {
            assert!(revealed.is_ok());
            assert_eq!(outcome, ActivityOutcome::Done);
        } else {
            assert!(revealed.is_err());
            assert!(matches!(outcome, ActivityOutcome::Refused(RuleId::Role5 | RuleId::Role2)), "{outcome:?}");
        }
    }
}

#[test]
fn a_role_without_customers_is_told_so_at_home_and_asks_for_nothing() {
    let mut stage = stage_as(3);
    super::check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::LookAtCustomers }).what);
    stage.text("contoso").keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Home);
    assert!(stage.records().is_empty());
}

#[test]
fn key_4_the_kms_key_is_explained_and_never_given() {
    let mut stage = at_the_panes();
    stage.keys("Down");
    super::check_says(&stage, &stage.locale().refusal(&Refusal::KmsKey).what);
    stage.keys("Enter");
    assert!(stage.records().is_empty() && !shows_a_key(&stage.screen()));
}
