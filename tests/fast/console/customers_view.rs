//! The customer's own view: entered and left as sessions of their own, with nothing of the partner's or of another tenant
//! in it by any key, press, paste or late reply; and the console that is one from its first frame to its last (M365-1).

use chrono::Duration;
use nyckel::domain::actor::TenantUser;
use nyckel::domain::product_key::KeyKind;
use nyckel::domain::{ActivityKind, ActivityOutcome, Actor, Permission, Refusal, RuleId, TenantId};
use nyckel::i18n::Language;
use nyckel::ports::{CopyRoute, Stop, Store};
use nyckel::search::Question;
use nyckel::service::{RevealKey, Seeing, find_customers, list_software, reveal_key};
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::context::Availability;
use nyckel::tui::msg::{Mouse, Msg};
use nyckel::tui::step::Destination;
use ratatui::layout::Position;

use super::{SIZES, at_the_panes, check_says, log, purchase, says, shows_a_key, stage, stage_as, text, text_with};
use crate::support::chance::Chance;

/// Contoso's own view, entered by Anna Berg from its account.
fn in_view(language: Language, size: ratatui::layout::Size) -> Stage {
    let mut stage = stage(language, size);
    stage.text("contoso").keys("Enter g m");
    stage
}

/// The console that is Contoso's own view and nothing else.
fn as_customer(options: StageOptions) -> Stage {
    Stage::new(StageOptions { customers_view: true, ..options })
}

fn viewed(stage: &Stage) -> Option<TenantId> {
    stage.app().customers_view().map(|view| view.customer.tenant)
}

/// The tenant that the text finds first.
fn tenant(stage: &Stage, text: &str) -> TenantId {
    let actor = stage.operators()[0].actor();
    find_customers(&stage.services, &actor, &Question::first(text, 1)).unwrap().hits[0].row.tenant
}

/// Contoso's global admin, or another of its users, with Anna Berg standing in.
fn user(stage: &Stage, user: TenantUser) -> Actor {
    let contoso = tenant(stage, "contoso ab");
    Actor::standing_in(contoso, "Contoso AB", user, stage.operators()[0].stand_in())
}

/// What tells every tenant but that one: its name, domain, GUID and order numbers.
fn of_others(stage: &Stage, own: TenantId) -> Vec<String> {
    let scope = stage.operators()[0].actor().scope();
    let mut told = Vec::new();
    let orders = |tenant| stage.store.orders(scope, tenant, None, 1_000).unwrap().items;
    let own_orders: Vec<String> = orders(own).into_iter().map(|order| order.id.to_string()).collect();
    for other in stage.store.customers(scope, None, 1_000).unwrap().items {
        if other.id != own {
            let numbers = orders(other.id).into_iter().map(|order| order.id.to_string());
            told.extend(numbers.filter(|number| !own_orders.contains(number)));
            told.extend([other.name, other.domain, other.id.to_string()]);
        }
    }
    told
}

/// Asserts that a screen of the view tells nothing of other tenants, nor of who the operator is to the partner.
#[track_caller]
fn check_screen(screen: &str, others: &[String], happened: &str) {
    for told in others.iter().map(String::as_str).chain(["Anna Berg · ", "nyckel ›"]) {
        assert!(!screen.contains(told), "`{told}` is on the screen after {happened}:\n{screen}");
    }
}

#[test]
fn m365_1_the_view_is_entered_from_every_place_of_a_customer_and_left_to_it() {
    for way in ["", "w", "s", "o", "+", "A", "b", "w Enter", "s Enter", "w Enter Enter"] {
        for out in ["g m", "Esc", "Backspace"] {
            let mut stage = Stage::new(StageOptions::default());
            stage.text("contoso").keys("Enter").keys(way);
            let place = stage.app().destination();
            stage.keys("g m");
            assert!(matches!(stage.app().destination(), Destination::YourProducts(..)), "{way}: {}", stage.screen());
            assert_eq!(viewed(&stage), Some(tenant(&stage, "contoso ab")), "{way}");
            stage.keys(out);
            assert_eq!((stage.app().destination(), viewed(&stage)), (place, None), "{way} {out}");
            assert!(stage.records().is_empty(), "to look at it leaves no record");
        }
    }
}

#[test]
fn m365_1_the_frame_says_whose_view_it_is_without_colours_too() {
    let crumbs = [
        (Language::Swedish, "Administrationscenter för Microsoft 365 › Fakturering › Dina produkter › Programvara"),
        (Language::English, "Microsoft 365 admin center › Billing › Your products › Software"),
    ];
    for (language, crumbs) in crumbs {
        for size in SIZES {
            let stage = in_view(language, size);
            let screen = stage.screen();
            let top = screen.lines().next().unwrap();
            let last = crumbs.rsplit(" › ").next().unwrap();
            assert!(if size == SIZES[0] { top.contains(crumbs) } else { top.contains(last) }, "{screen}");
            assert!(top.contains(&text(stage.locale(), "view-word")) && top.starts_with('╔'), "{screen}");
            let who = text_with(
                stage.locale(),
                "view-who",
                &[
                    ("user", text(stage.locale(), "view-user-global-admin").into()),
                    ("customer", "Contoso AB".into()),
                    ("operator", "Anna Berg".into()),
                ],
            );
            check_says(&stage, &who);
            assert!(!stage_of_the_partner(language, size).screen().contains('╔'));
        }
    }
}

fn stage_of_the_partner(language: Language, size: ratatui::layout::Size) -> Stage {
    let mut stage = stage(language, size);
    stage.text("contoso").keys("Enter w");
    stage
}

#[test]
fn m365_1_the_view_lists_what_has_keys_or_downloads_and_opens_them() {
    let mut stage = in_view(Language::Swedish, SIZES[0]);
    let rows = list_software(&stage.services, &user(&stage, TenantUser::GlobalAdmin), tenant(&stage, "contoso ab"));
    let rows = rows.unwrap();
    check_says(&stage, &format!("Programvara ({})", rows.len()));
    assert!(rows.iter().all(|row| !row.offered.key_versions.is_empty()
        || !row.offered.download_versions.is_empty()
        || row.offered.instructions.is_some()));
    stage.keys("Enter Enter");
    assert_eq!(purchase(&stage), rows[0].entitlement.id);
    stage.keys("Enter");
    assert!(shows_a_key(&stage.screen()), "{}", stage.screen());
    stage.keys("Esc y L D");
    let kinds = [
        ActivityKind::KeyViewed,
        ActivityKind::KeyCopied,
        ActivityKind::LinkCopied,
        ActivityKind::DownloadStarted,
        ActivityKind::DownloadFinished,
    ];
    assert_eq!(log(&stage), kinds.map(|kind| (kind, ActivityOutcome::Done)));
    let expected = user(&stage, TenantUser::GlobalAdmin);
    assert!(stage.records().into_iter().all(|record| record.actor == expected), "customer's view, by Anna Berg");
    // What was downloaded here stands in the list of this view.
    stage.keys("g d");
    assert_eq!(stage.app().destination(), Destination::Downloads);
    check_says(&stage, &rows[0].entitlement.line.title);
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::YourProducts(..)), "{}", stage.screen());
}

#[test]
fn role_2_role_4_who_may_not_have_keys_gets_none_by_the_view() {
    // Sara Öberg is a global administrator and Fatima Haddad a helpdesk agent: both look at software and have no keys.
    for number in [2, 4] {
        let mut stage = stage_as(number);
        stage.text("contoso").keys("Enter g m Enter Enter");
        for keys in ["Enter", "y", "L", "D", "v"] {
            stage.keys(keys);
            check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::Keys }).what);
            assert!(!shows_a_key(&stage.screen()) && stage.clipboard.put_so_far().is_empty());
        }
        assert!(stage.records().is_empty(), "a dimmed key is no attempt");
    }
}

#[test]
fn role_5_the_view_is_dimmed_for_who_may_not_look_at_software() {
    // Karin Åkesson is a billing administrator.
    let mut stage = stage_as(5);
    stage.text("contoso").keys("Enter");
    let row = stage.app().everywhere_rows(stage.now());
    let row = row.into_iter().find(|row| row.label.as_str() == "key-customers-view").unwrap();
    let refusal = Refusal::Role { permission: Permission::LookAtSoftware };
    assert_eq!(row.availability, Availability::Disabled(refusal.clone()));
    stage.keys("g m");
    check_says(&stage, &stage.locale().refusal(&refusal).what);
    assert!(viewed(&stage).is_none() && stage.records().is_empty());
}

#[test]
fn m365_1_role_4_another_user_sees_the_tab_dimmed_with_its_role_and_no_product() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = in_view(language, size);
            let admin = user(&stage, TenantUser::GlobalAdmin);
            let rows = list_software(&stage.services, &admin, tenant(&stage, "contoso ab")).unwrap();
            stage.film().keys("U");
            check_says(&stage, &text(stage.locale(), "view-user-without-role"));
            let refusal = stage.locale().refusal(&Refusal::CustomerRole);
            check_says(&stage, &refusal.what);
            check_says(&stage, &refusal.instead);
            let film = stage.screens().last().unwrap().clone();
            for keys in ["Enter", "Down", "/", "R", "y", "g d", "Ctrl-p", "Esc"] {
                stage.keys(keys);
                for row in &rows {
                    let title: String = row.entitlement.line.title.chars().take(16).collect();
                    assert!(!film.contains(&title) && !stage.screen().contains(&title), "{keys}: {}", stage.screen());
                }
            }
            assert!(stage.records().is_empty(), "to look at what is dimmed is no attempt");
            stage.keys("U");
            let title: String = rows[0].entitlement.line.title.chars().take(16).collect();
            assert!(stage.screen().contains(&title), "{}", stage.screen());
        }
    }
}

#[test]
fn role_4_role_5_the_services_refuse_another_user_and_record_it() {
    let stage = at_the_panes();
    let (entitlement, version) = (purchase(&stage), super::page(&stage).filled_in.unwrap().version);
    let other = user(&stage, TenantUser::WithoutRole);
    let ask = RevealKey { entitlement, version, seeing: Seeing::Viewed, kind: KeyKind::Mak, reason: None };
    let refused = reveal_key(&stage.services, &other, &ask, &Stop::default()).unwrap_err();
    assert_eq!(refused.refusal(), Some(&Refusal::CustomerRole));
    let record = stage.records().pop().unwrap();
    assert_eq!((record.actor, record.outcome), (other, ActivityOutcome::Refused(RuleId::Role4)));
}

/// Keys that lead to places of the partner's, or change what is the operator's.
const PARTNERS: [&str; 22] = [
    "g c", "F3", "g h", ",", "g b", "g w", "g s", "a", "s", "w", "o", "+", "A", "b", "Alt-b", "Alt-c", "Alt-l",
    "Alt-t", "X", "C", "p", "g l",
];

#[test]
fn m365_1_no_key_of_the_partners_works_or_is_told_of_in_the_view() {
    for place in ["", "Enter", "Enter Enter", "g d"] {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        // A history to go back to, a search that was typed, a dialog that was visited from.
        stage.text("contoso").keys("Enter w Enter Esc Esc o g m").keys(place);
        let (here, own) = (stage.app().destination(), viewed(&stage));
        let others = of_others(&stage, own.unwrap());
        // What one came through in the view one may go back to, and to nothing before it.
        let history: &[&str] = if place.is_empty() { &["Alt-Left", "Alt-Right"] } else { &[] };
        for keys in PARTNERS.iter().chain(history) {
            stage.keys(keys);
            assert_eq!((stage.app().destination(), viewed(&stage)), (here.clone(), own), "{keys}");
            check_screen(&stage.screen(), &others, keys);
        }
        stage.keys("Ctrl-p");
        for told in ["key-customers", "key-settings", "key-cancel", "key-copy-message", "key-home", "key-backups"] {
            assert!(!says(&stage, &text(stage.locale(), told)), "{told}: {}", stage.screen());
        }
        stage.keys("Esc").paste("nor");
        assert_eq!((stage.app().destination(), viewed(&stage)), (here, own));
    }
}

#[test]
fn m365_1_the_mouse_leads_nowhere_out_of_the_view() {
    for size in SIZES {
        let mut stage = as_customer(StageOptions { size, ..StageOptions::default() });
        let others = of_others(&stage, viewed(&stage).unwrap());
        for keys in ["", "Enter", "Enter"] {
            stage.keys(keys);
            // The top, the lines of the view with the places and the first rows, and the bottom.
            for y in (0..8).chain([size.height - 2, size.height - 1]) {
                for x in (0..size.width).step_by(9) {
                    stage.send(Msg::Mouse(Mouse::Press(Position::new(x, y))));
                    if stage.is_over() {
                        // `q` stands on the bottom line.
                        stage = as_customer(StageOptions { size, ..StageOptions::default() });
                        stage.keys(keys);
                    }
                    assert!(viewed(&stage).is_some());
                    check_screen(&stage.screen(), &others, &format!("a press at {x}, {y}"));
                }
            }
            stage.keys("Esc Esc Esc Esc");
        }
    }
}

#[test]
fn m365_1_a_crumb_of_the_view_leads_to_its_tab() {
    for crumb in ["Administrationscenter", "Fakturering ›", "Dina produkter ›", "Programvara ›"] {
        let mut stage = in_view(Language::Swedish, ratatui::layout::Size::new(150, 40));
        stage.keys("Enter").click(crumb);
        assert!(matches!(stage.app().destination(), Destination::YourProducts(..)), "{crumb}: {}", stage.screen());
        assert!(viewed(&stage).is_some());
    }
}

#[test]
fn a_reply_of_the_partners_session_that_comes_in_the_view_is_dropped() {
    let mut stage = at_the_panes();
    stage.film().hold().keys("Enter");
    let asked = stage.held();
    stage.keys("g m");
    assert!(viewed(&stage).is_some());
    for _ in 0..asked {
        stage.release(0);
    }
    assert!(matches!(stage.app().destination(), Destination::YourProducts(..)));
    stage.release_all();
    assert!(stage.screens().iter().all(|screen| !shows_a_key(screen)));
    assert_eq!(stage.records()[0].actor, stage.operators()[0].actor(), "that it was asked for is on record");
}

#[test]
fn a_reply_of_one_tenants_view_that_comes_in_anothers_is_dropped() {
    let mut stage = Stage::new(StageOptions::default());
    let (contoso, other) = (tenant(&stage, "contoso ab"), tenant(&stage, "nor"));
    assert_ne!(contoso, other);
    stage.text("contoso ab").keys("Enter").hold().keys("g m");
    // The list of Contoso's view, asked for by its session.
    assert_eq!((viewed(&stage), stage.held()), (Some(contoso), 1));
    stage.keys("g m F3");
    for _ in 1..stage.held() {
        stage.release(1);
    }
    stage.keys("g h").text("nor").keys("Enter");
    while 1 < stage.held() {
        stage.release(1);
    }
    stage.keys("g m");
    assert_eq!(viewed(&stage), Some(other), "{}", stage.screen());
    let others = of_others(&stage, other);
    stage.film().release(0).release_all();
    for screen in stage.screens() {
        check_screen(screen, &others, "a late reply");
    }
    let actor = stage.operators()[0].actor();
    let own = list_software(&stage.services, &actor, other).unwrap();
    let row = own.iter().find(|row| row.has_something_to_fetch());
    assert!(row.is_none_or(|row| says(&stage, &row.entitlement.line.title)), "{}", stage.screen());
}

#[test]
fn a_copy_on_its_way_when_the_view_is_entered_is_cleared_at_once_and_nothing_is_told_of_it() {
    let mut stage = at_the_panes();
    let order = purchase(&stage).order.to_string();
    stage.hold().keys("y").keys("g m").release_all();
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
    assert!(!stage.screen().contains(&format!("({order})")), "{}", stage.screen());
    assert_eq!(stage.records()[0].actor, stage.operators()[0].actor());
    // One that lives is cleared before the view is there, and so is the view's when it is left.
    let mut stage = at_the_panes();
    stage.keys("y");
    assert!(stage.clipboard.text(CopyRoute::System).is_some());
    stage.keys("g m");
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
    stage.keys("Enter Enter y");
    assert!(stage.clipboard.text(CopyRoute::System).is_some());
    stage.keys("g m");
    assert_eq!((stage.clipboard.text(CopyRoute::System), viewed(&stage)), (None, None));
}

#[test]
fn a_copy_that_comes_back_before_the_view_has_begun_is_not_the_views() {
    let mut stage = at_the_panes();
    stage.hold().keys("y g").release_right_behind("m", 0).release_all();
    assert!(viewed(&stage).is_some());
    assert_eq!(stage.clipboard.text(CopyRoute::System), None, "the operator's key lives on in the customer's view");
    assert!(stage.app().living_copy().is_none());
    stage.keys("Ctrl-c");
    assert!(stage.is_over(), "nothing is left to clear:\n{}", stage.screen());
}

#[test]
fn what_is_asked_before_the_view_has_begun_is_not_answered_as_the_customer() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter M g");
    assert!(matches!(stage.app().destination(), Destination::Kms(_)), "{}", stage.screen());
    let seq = stage.store.latest_seq().unwrap();
    stage.send_together(vec![Msg::Key("m".parse().unwrap()), Msg::Changed(seq)]);
    assert!(viewed(&stage).is_some());
    assert_eq!(stage.records(), [], "nobody tried anything");
}

#[test]
fn a_download_planned_before_the_view_has_begun_does_not_run_as_the_customer() {
    let mut stage = at_the_panes();
    stage.hold().keys("D g").release_right_behind("m", 0).release_all();
    assert!(viewed(&stage).is_some());
    assert!(!log(&stage).iter().any(|(kind, _)| *kind == ActivityKind::DownloadStarted), "{:?}", log(&stage));
    stage.keys("Ctrl-c");
    assert!(stage.is_over(), "nothing runs:\n{}", stage.screen());
}

#[test]
fn a_copy_that_failed_for_the_session_before_is_told_to_nobody_in_the_view() {
    let mut stage = at_the_panes();
    let before = purchase(&stage).order.to_string();
    stage.hold();
    stage.faults.set(nyckel::testing::When::Every(nyckel::testing::Step::Commit), nyckel::testing::Fault::Fail);
    stage.keys("y");
    stage.faults.clear();
    stage.keys("g m").release(0);
    assert!(!stage.screen().contains(&before), "{}", stage.screen());
    assert!(!says(&stage, &text(stage.locale(), "dialog-failure-title")), "{}", stage.screen());
}

#[test]
fn keys_typed_ahead_reach_the_place_that_they_were_typed_for_or_none() {
    // In one burst: what follows `g m` is for the view, and never for the partner's page that it was typed on.
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w").hold().keys("g m Enter Enter y").release_all();
    assert!(
        viewed(&stage).is_some() && matches!(stage.app().destination(), Destination::Keys(..)),
        "{}",
        stage.screen()
    );
    let records = stage.records();
    assert_eq!(records.len(), stage.clipboard.put_so_far().len(), "{records:?}");
    assert!(records.iter().all(|record| record.actor == user(&stage, TenantUser::GlobalAdmin)), "{records:?}");
}

#[test]
fn nothing_of_the_partners_is_told_of_by_itself_in_the_view() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter g m");
    let others = of_others(&stage, viewed(&stage).unwrap());
    let done = stage.done().len();
    stage.film().advance(Duration::days(3));
    for screen in stage.screens() {
        check_screen(screen, &others, "three days");
    }
    let told = &stage.done()[done..];
    assert!(!told.iter().any(|done| matches!(done, nyckel::testing::stage::Done::Notified(_))), "{told:?}");
}

#[test]
fn m365_1_as_customer_nothing_leads_to_the_partners_console() {
    for size in SIZES {
        let mut stage = Stage::unopened(StageOptions { customers_view: true, size, ..StageOptions::default() });
        let screen = stage.screen();
        assert!(screen.contains("Contoso AB") && screen.starts_with('╔'), "from the first frame on:\n{screen}");
        for keys in ["g c", "F3", "g h", "/", "Esc", "Alt-Left"] {
            stage.keys(keys);
            assert!(viewed(&stage).is_some() && matches!(stage.app().destination(), Destination::YourProducts(..)));
        }
        stage.open();
        let contoso = viewed(&stage);
        for keys in
            ["g m", "Esc", "Backspace", "Esc Esc Esc", "Alt-Left", "U", "g m", "Esc", "U", "Enter", "Esc Esc Esc"]
        {
            stage.keys(keys);
            assert_eq!(viewed(&stage), contoso, "{keys}");
        }
        let rows = stage.app().everywhere_rows(stage.now());
        assert!(rows.iter().all(|row| row.label.as_str() != "key-leave-customers-view"));
        // Even if something asked for it.
        let operator = stage.operators().swap_remove(0);
        stage.keys("q");
        assert!(stage.is_over(), "{} {}", operator.name, stage.screen());
    }
}

const KEYS: &[&str] = &[
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Esc",
    "Backspace",
    "Tab",
    "Up",
    "Down",
    "Down",
    "Left",
    "Right",
    "PgDn",
    "Home",
    "End",
    "Space",
    "Alt-Left",
    "Alt-Right",
    "Ctrl-p",
    "Ctrl-f",
    "Ctrl-l",
    "Ctrl-y",
    "Ctrl-z",
    "F1",
    "F3",
    "F10",
    "a",
    "b",
    "c",
    "d",
    "g",
    "g",
    "h",
    "m",
    "m",
    "j",
    "k",
    "l",
    "o",
    "p",
    "r",
    "s",
    "U",
    "U",
    "v",
    "w",
    "y",
    "A",
    "C",
    "D",
    "L",
    "R",
    "S",
    "X",
    "Y",
    ",",
    "+",
    "/",
    "?",
    ":",
    "Alt-b",
    "Alt-c",
    "Alt-l",
    "Alt-t",
];

/// One thing that happens in a console.
fn happen(stage: &mut Stage, chance: &mut Chance) -> String {
    match chance.below(100) {
        0..76 => {
            let key = *chance.one(KEYS);
            stage.keys(key);
            key.to_owned()
        }
        76..78 => {
            let text = *chance.one(&["windows server", "4711", "\u{1b}[31mröd"]);
            stage.paste(text);
            "paste".to_owned()
        }
        78..84 => {
            let at = Position::new(chance.below(120).try_into().unwrap(), chance.below(40).try_into().unwrap());
            stage.send(Msg::Mouse(*chance.one(&[Mouse::Press(at), Mouse::DoublePress(at), Mouse::WheelDown(at)])));
            format!("{at:?}")
        }
        84..88 => {
            let time = *chance.one(&[1, 1_000, 61_000]);
            stage.advance(Duration::milliseconds(time));
            format!("{time} ms")
        }
        88..92 => {
            stage.hold();
            "hold".to_owned()
        }
        92..94 => {
            stage.release_all();
            "release all".to_owned()
        }
        _ if stage.held() != 0 => {
            let place = chance.below(stage.held());
            stage.release(place);
            format!("release {place}")
        }
        _ => String::new(),
    }
}

/// Plays a monkey in that many consoles, whose every screen of a view tells of that tenant alone.
fn play(lives: usize, seed: u64, new: impl Fn(&mut Chance) -> Stage, check: impl Fn(&Stage, &[String])) -> usize {
    let mut chance = Chance::seeded(seed);
    let mut in_view = 0;
    for _ in 0..lives {
        let mut stage = new(&mut chance);
        let others: Vec<(TenantId, Vec<String>)> = {
            let scope = stage.operators()[0].actor().scope();
            let all = stage.store.customers(scope, None, 1_000).unwrap().items;
            all.into_iter().map(|customer| (customer.id, of_others(&stage, customer.id))).collect()
        };
        let mut happened = Vec::new();
        for _ in 0..300 {
            happened.push(happen(&mut stage, &mut chance));
            if stage.is_over() {
                break;
            }
            check(&stage, &happened);
            if let Some(tenant) = viewed(&stage) {
                in_view += 1;
                let (_, others) = others.iter().find(|(own, _)| *own == tenant).unwrap();
                check_screen(&stage.screen(), others, &format!("{happened:?}"));
            }
        }
    }
    in_view
}

#[test]
fn m365_1_whatever_a_monkey_presses_as_a_customer_no_other_tenant_and_no_partner_is_there() {
    let options = || StageOptions { customers: 12, ..StageOptions::default() };
    let contoso = viewed(&as_customer(options()));
    let new = |chance: &mut Chance| {
        let operator = *chance.one(&[0, 0, 4]);
        as_customer(StageOptions {
            operator,
            size: *chance.one(&SIZES),
            language: *chance.one(&Language::ALL),
            ..options()
        })
    };
    let checked = play(10, 365, new, |stage, happened| {
        assert_eq!(viewed(stage), contoso, "{happened:?}");
        let place = stage.app().destination();
        let is_within = stage.app().customers_view().unwrap().admits(&place);
        assert!(is_within, "{place:?} after {happened:?}");
    });
    assert!(1_000 < checked, "{checked}");
}

#[test]
fn m365_1_whatever_a_monkey_presses_on_the_way_in_and_out_a_view_has_its_own_tenant_alone() {
    let new = |chance: &mut Chance| {
        let mut stage =
            Stage::new(StageOptions { customers: 12, size: *chance.one(&SIZES), ..StageOptions::default() });
        let way = *chance.one(&["Enter", "Down Enter w", "Down Down Enter w Enter", "Enter o"]);
        stage.keys("F3").keys(way);
        if chance.once_in(2) {
            stage.hold();
        }
        stage.keys("g m");
        stage
    };
    let checked = play(12, 366, new, |_, _| {});
    assert!(500 < checked, "{checked}");
}

#[test]
fn the_way_out_and_to_the_other_user_stands_on_the_bottom_line() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
            stage.text("contoso").keys("Enter g m");
            for id in ["key-switch-user", "key-leave-customers-view"] {
                let name = text(stage.locale(), id);
                assert!(stage.screen().lines().last().unwrap().contains(&name), "{name}\n{}", stage.screen());
            }
        }
    }
}

#[test]
fn role_2_m365_1_whose_right_is_missing_is_told() {
    let (operator, customers_view) = (5, true);
    let stage = Stage::new(StageOptions { operator, customers_view, ..StageOptions::default() });
    let locale = stage.locale();
    let right = locale.permission_name(Permission::LookAtSoftware);
    check_says(&stage, &text_with(locale, "view-tab-needs-own", &[("right", right.into())]));
    assert!(!says(&stage, &text(locale, "view-tab-needs")), "{}", stage.screen());
}
