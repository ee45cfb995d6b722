//! The tables of keys: every key can be pressed, none is bound twice where both rows are visible, every name is there.

use std::collections::BTreeSet;

use nyckel::i18n::{Language, Locale, MessageId};
use nyckel::tui::dialog::{
    activity_filter, activity_record, backup, cancel_software, cancel_subscription, cart_line, clipboard_route,
    confirm, demo_clock, failure, file_picker, help, instalments, kms_device, kms_import, link, market_check, operator,
    palette, product_key, reason, unlock,
};
use nyckel::tui::everywhere;
use nyckel::tui::keymap::{Binding, Conflict, conflicts};
use nyckel::tui::places;
use nyckel::tui::room::{Room, Row};
use nyckel::tui::screen::{
    account, activity, billing, cancel_many, catalog, closing_windows, customers, downloads, home, hybrid_benefit,
    instructions, invoice, keys, kms, operators, orders, retrieve, review, settings, software, subscription,
    subscriptions, support, support_form, support_request, tours, your_products,
};
use nyckel::tui::step::Destination;
use nyckel::tui::widget::input;

use super::{Stage, at_the_panes, check_says, stage_as, text};

/// A table of keys under the texts that name it, its actions written out.
pub(super) struct Layer {
    pub(super) names: &'static [&'static str],
    pub(super) rows: Vec<Binding<()>>,
    /// What each row does, so that two rows for one thing are known.
    pub(super) actions: Vec<String>,
}

fn layer<R: Room>(names: &'static [&'static str]) -> Layer {
    of(names, R::KEYS)
}

fn of<A: Copy + std::fmt::Debug>(names: &'static [&'static str], rows: &[Binding<A>]) -> Layer {
    let actions = rows.iter().map(|row| format!("{:?}", row.action)).collect();
    Layer { names, rows: rows.iter().map(Binding::erased).collect(), actions }
}

/// What works everywhere, then the places, then the dialogs.
pub(super) fn layers() -> Vec<Layer> {
    vec![
        of(&["help-everywhere"], everywhere::KEYS),
        of(&["key-places"], places::KEYS),
        of(&["help-in-field"], input::KEYS),
        layer::<home::State>(&["place-home"]),
        layer::<customers::State>(&["place-customers"]),
        layer::<account::State>(&["place-account"]),
        layer::<subscriptions::State>(&["place-subscriptions"]),
        layer::<subscription::State>(&["place-subscription"]),
        layer::<software::State>(&["place-software"]),
        layer::<cancel_many::State>(&["place-cancel-many"]),
        layer::<orders::State>(&["place-orders"]),
        layer::<catalog::State>(&["place-catalog"]),
        layer::<review::State>(&["place-review"]),
        layer::<keys::State>(&["place-keys"]),
        layer::<instructions::State>(&["pane-instructions"]),
        layer::<hybrid_benefit::State>(&["place-hybrid-benefit"]),
        layer::<billing::State>(&["place-billing"]),
        layer::<invoice::State>(&["place-billing", "column-invoice"]),
        layer::<support::State>(&["place-support"]),
        layer::<support_request::State>(&["place-support", "support-number"]),
        layer::<support_form::State>(&["place-support-form"]),
        layer::<closing_windows::State>(&["place-closing-windows"]),
        layer::<downloads::State>(&["place-downloads"]),
        layer::<settings::State>(&["place-settings"]),
        layer::<kms::State>(&["place-kms"]),
        layer::<retrieve::State>(&["place-retrieve"]),
        layer::<your_products::State>(&["place-customers-view"]),
        layer::<operators::State>(&["place-operators"]),
        layer::<activity::State>(&["place-activity"]),
        layer::<tours::State>(&["place-tours"]),
        layer::<cancel_subscription::State>(&["dialog-cancel-subscription-title"]),
        layer::<cancel_software::State>(&["dialog-cancel-software-title"]),
        layer::<cart_line::State>(&["dialog-put-title"]),
        layer::<instalments::State>(&["dialog-instalments-title"]),
        layer::<product_key::State>(&["dialog-key-title"]),
        layer::<link::State>(&["dialog-link-title"]),
        layer::<clipboard_route::State>(&["dialog-route-title"]),
        layer::<backup::State>(&["dialog-backup-title"]),
        layer::<confirm::State>(&["confirm-quit-title"]),
        layer::<file_picker::State>(&["picker-title"]),
        layer::<failure::State>(&["dialog-failure-title"]),
        layer::<help::State>(&["dialog-help-title"]),
        layer::<palette::State>(&["dialog-palette-title"]),
        layer::<demo_clock::State>(&["dialog-demo-clock-title"]),
        layer::<market_check::State>(&["dialog-market-title"]),
        layer::<unlock::State>(&["dialog-unlock-title"]),
        layer::<reason::State>(&["dialog-reason-title"]),
        layer::<kms_device::State>(&["dialog-add-device"]),
        layer::<kms_import::State>(&["dialog-import-devices"]),
        layer::<operator::State>(&["place-operators", "operator-name"]),
        layer::<activity_filter::State>(&["log-filter-title"]),
        layer::<activity_record::State>(&["key-log-details"]),
    ]
}

#[test]
fn every_place_and_dialog_has_its_table_here() {
    let rooms = include_str!("../../../src/tui/rooms.rs");
    let of = |rooms: &str| rooms.split_once(';').map_or(0, |(these, _)| these.split(',').count());
    let (screens, dialogs) =
        rooms.split_once("hand_on_to_rooms!(\n    Screen:").unwrap().1.split_once("Dialog:").unwrap();
    // Besides them there are what works everywhere, the places at the left, and the field.
    assert_eq!(layers().len(), of(screens) + of(dialogs) + 3);
}

#[test]
fn no_table_binds_a_key_twice_or_one_that_cannot_be_pressed() {
    for layer in layers() {
        let found: Vec<Conflict> = conflicts(&layer.rows);
        assert!(found.is_empty(), "{:?}: {found:#?}", layer.names);
    }
}

#[test]
fn a_key_means_the_same_in_every_table_that_does_not_replace_it() {
    // What a place binds besides what works everywhere: the same keys for the same thing; Esc, which peels off one layer
    // after the other; Tab, which moves the focus on within a place that has several things to focus, and else to the
    // places at the left; and the letters of a sequence of the place's own. A place of no customer has the letters of a
    // customer's places to itself.
    const OF_A_CUSTOMER: [&str; 4] = ["key-account", "key-subscriptions", "key-software", "key-orders"];
    const OF_NO_CUSTOMER: [&str; 5] =
        ["place-home", "place-customers", "place-closing-windows", "place-downloads", "place-settings"];
    let everywhere = &layers()[0];
    let first_dialog = layers().iter().position(|layer| layer.names == ["dialog-put-title"]).expect("the dialogs");
    for layer in layers().into_iter().take(first_dialog).skip(1) {
        let together = [everywhere.rows.as_slice(), layer.rows.as_slice()].concat();
        for conflict in conflicts(&together) {
            let Conflict::Shared { keys, first, second } = conflict else { panic!("{:?}: {conflict:?}", layer.names) };
            let is_free = OF_A_CUSTOMER.contains(&first.as_str()) && OF_NO_CUSTOMER.contains(&layer.names[0]);
            assert!(
                ["Esc", "Tab"].contains(&keys.to_string().as_str()) || first == second || is_free,
                "{:?}: {keys} is {first:?} and {second:?}",
                layer.names
            );
        }
    }
}

#[test]
fn no_place_or_dialog_takes_a_key_away_from_its_field() {
    // Where the field has no text its cursor has nowhere to go: these rows are there only then.
    const IN_AN_EMPTY_FIELD: [&str; 3] = ["key-log-day-before", "key-log-day-after", "key-log-today"];
    let editing = of(&["help-in-field"], input::KEYS).rows;
    for layer in layers().into_iter().filter(|layer| layer.names != ["help-in-field"]) {
        let mut found = conflicts(&[layer.rows.as_slice(), editing.as_slice()].concat());
        let is_free = |conflict: &Conflict| matches!(conflict, Conflict::Shared { first, .. } if IN_AN_EMPTY_FIELD.contains(&first.as_str()));
        found.retain(|conflict| !is_free(conflict));
        assert!(found.is_empty(), "{:?}: {found:#?}", layer.names);
    }
}

/// Asserts that no key is shown for two things at once, and that the bottom line shows none that is not in the help.
#[track_caller]
pub(super) fn check_rows_visible_together(stage: &Stage) {
    let now = stage.now();
    let rows: Vec<Row> = [stage.app().room_rows(now), stage.app().everywhere_rows(now)].concat();
    let mut seen = BTreeSet::new();
    for row in rows.iter().filter(|row| row.in_force) {
        for face in row.faces() {
            assert!(seen.insert(face.clone()), "{face} is bound twice in\n{}", stage.screen());
        }
    }
}

#[test]
fn no_key_is_visible_for_two_things_anywhere() {
    let ways = [
        "",
        "Esc",
        "x",
        "Esc F3",
        "Esc F3 / x Tab",
        "Esc F3 Enter",
        "Esc F3 Enter m",
        "Esc F3 Enter w",
        "Esc F3 Enter w / x Tab",
        "Esc F3 Enter s",
        "Esc F3 Enter s Enter",
        "Esc F3 Enter s Enter Enter",
        "Esc F3 Enter s Enter Down Right k Esc",
        "Esc F3 Enter +",
        "Esc F3 Enter + / x Tab",
        "Esc F3 Enter + F k F",
        "Esc F3 Enter + Enter",
        "Esc F3 Enter + Enter Down",
        "Esc F3 Enter + Enter Enter c",
        "Esc F3 Enter + Enter Enter c d",
        "Esc F3 Enter + Enter Enter c P",
        "Esc F3 Enter + Enter Enter c P Enter",
        "Esc F3 Enter A",
        "Esc F3 Enter A Enter",
        "Esc F3 Enter A Enter x",
        "Esc F3 Enter o",
        "Esc F3 Enter o Enter",
        "Esc F3 Enter o / x Tab",
        "Esc ,",
        "Esc g s",
        "Esc g s n",
        "Esc g s n Down Down Enter",
        "Esc g s n Down Down Down Enter x",
        "Esc g s n Up Up",
        "Esc g s n f",
        "Esc g s n f x",
        "Esc g s n X",
    ];
    for way in ways {
        for over in ["", "F1", "Ctrl-p", "F1 /", "F10"] {
            let mut stage = stage_as(0);
            stage.keys(way).keys(over);
            check_rows_visible_together(&stage);
        }
    }
    for keys in ["", "c", "Enter", "Enter F1", "y q", "Enter y"] {
        let mut stage = at_the_panes();
        stage.keys(keys);
        check_rows_visible_together(&stage);
    }
}

#[test]
fn while_the_places_have_the_focus_their_keys_and_those_of_everywhere_work_and_no_other() {
    let mut stage = at_the_panes();
    let home = text(stage.locale(), "place-home");
    stage.keys("F10 y Y L c d");
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty());
    stage.keys("Alt-k Alt-Down Ctrl-k");
    let marked = |stage: &Stage| stage.screen().lines().find(|line| line.contains("│▸")).map(str::to_owned);
    let before = marked(&stage);
    stage.keys("Home");
    assert_ne!(marked(&stage), before);
    stage.keys("F1");
    check_says(&stage, &text(stage.locale(), "dialog-help-title"));
    check_says(&stage, &text(stage.locale(), "key-go"));
    stage.keys("Esc End k k k k k k k k k Enter");
    assert_eq!(stage.app().destination(), Destination::Home, "{home}:\n{}", stage.screen());
    for (keys, destination) in [("F10 g c", Destination::Customers), ("Tab ,", Destination::Settings)] {
        stage.keys("Esc").keys(keys);
        assert_eq!(stage.app().destination(), destination);
        assert!(!stage.app().room_rows(stage.now()).iter().any(|row| row.label.as_str() == "key-go"), "they let go");
    }
    for close in ["Esc", "Left", "F10", "Tab"] {
        stage.keys("F10").keys(close);
        assert_eq!(stage.app().destination(), Destination::Settings, "{close}");
        assert!(!stage.app().room_rows(stage.now()).iter().any(|row| row.label.as_str() == "key-go"), "{close}");
    }
    stage.keys("F10 q");
    assert!(stage.is_over());
}

#[test]
fn a_press_on_the_bottom_line_does_what_it_says_while_the_places_have_the_focus() {
    let mut stage = at_the_panes();
    let go = format!("Enter {}", text(stage.locale(), "key-go"));
    stage.keys("F10 Home").click(&go);
    assert!(matches!(stage.app().destination(), Destination::Account(_)), "{}", stage.screen());
}

#[test]
fn a_key_that_leads_nowhere_is_not_offered() {
    let offered = |stage: &Stage| -> Vec<MessageId> {
        let rows = stage.app().everywhere_rows(stage.now());
        let ways = ["key-up", "key-back", "key-forward"].map(MessageId::from_macro);
        rows.into_iter().map(|row| row.label).filter(|label| ways.contains(label)).collect()
    };
    let [up, back, forward] = ["key-up", "key-back", "key-forward"].map(MessageId::from_macro);
    let mut stage = stage_as(0);
    stage.keys("Esc");
    assert_eq!(offered(&stage), []);
    stage.keys("F3");
    assert_eq!(offered(&stage), [back, up]);
    stage.keys("Alt-Left");
    assert_eq!(offered(&stage), [forward]);
    stage.keys("Alt-Right g h");
    assert_eq!(offered(&stage), [back]);
}

#[test]
fn every_row_has_a_name_in_both_languages_and_one_name_one_action() {
    for layer in layers() {
        for language in Language::ALL {
            let locale = Locale::new(language, chrono_tz::UTC);
            for name in layer.names {
                assert!(!locale.text(MessageId::from_macro(name)).contains('⟦'), "{name}");
            }
            let mut named: Vec<(String, &String)> = Vec::new();
            for (row, action) in layer.rows.iter().zip(&layer.actions) {
                let label = locale.text(row.label);
                assert!(!label.is_empty() && !label.contains('⟦'), "{label} in {language:?}");
                if let Some((_, known)) = named.iter().find(|(known, _)| *known == label) {
                    assert!(*known == action || is_both_of_a_pair(known, action), "{label}: {known} and {action}");
                }
                named.push((label, action));
            }
        }
    }
}

/// Leaving a filter while typing and clearing one that was left standing read alike: they are never there together.
fn is_both_of_a_pair(one: &str, other: &str) -> bool {
    [one, other] == ["Leave", "Unfilter"] || [one, other] == ["Quit", "Interrupt"]
}

#[test]
fn what_the_help_lists_works_and_what_works_is_listed() {
    let mut stage = at_the_panes();
    let now = stage.now();
    let rows = [stage.app().room_rows(now), stage.app().everywhere_rows(now)].concat();
    let labels: Vec<String> =
        rows.iter().filter(|row| !row.keys.is_empty()).map(|row| stage.locale().text(row.label)).collect();
    stage.keys("?");
    let mut seen = stage.screen();
    for _ in 0..5 {
        stage.keys("PgDn");
        seen.push_str(&stage.screen());
    }
    for label in labels {
        assert!(seen.contains(&label), "{label} is not in the help");
    }
}
