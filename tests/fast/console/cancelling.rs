//! The dialogs of cancelling: two deliberate acts, the refund before and after, every way out that changes nothing, and
//! what follows on the screen and in the clipboard.

use chrono::Duration;
use nyckel::domain::cancellation_window::CancellationWindow;
use nyckel::domain::entitlement::EntitlementState;
use nyckel::domain::{
    ActivityKind, ActivityOutcome, ChargeKind, Entitlement, EntitlementId, EntitlementStatus, Operator, Permission,
    Refusal, RuleId, WindowState,
};
use nyckel::i18n::Language;
use nyckel::ports::store::ChargeFilter;
use nyckel::ports::{CopyRoute, Stop};
use nyckel::search::Question;
use nyckel::service::list_software::SoftwareRow;
use nyckel::service::{
    CancelPurchase, cancel_purchase, find_customers, list_software, look_at_cancellation, open_cancellation,
    unfinished_cancellations,
};
use nyckel::testing::{Stage, StageOptions, TestVault};
use nyckel::tui::msg::Msg;
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{SIZES, check_says, log, says, shows_a_key, stage, stage_as, stage_with_routes, text, text_with};

const CANCELLED: ActivityKind = ActivityKind::PurchaseCancelled;

fn rows(stage: &Stage) -> Vec<SoftwareRow> {
    let actor = stage.operators()[0].actor();
    let contoso = find_customers(&stage.services, &actor, &Question::first("contoso", 1)).unwrap();
    list_software(&stage.services, &actor, contoso.hits[0].row.tenant).unwrap()
}

/// Contoso's purchase by that order.
fn bought(stage: &Stage, order: &str) -> EntitlementId {
    rows(stage).into_iter().map(|row| row.entitlement.id).find(|id| id.order.as_str() == order).unwrap()
}

fn entitlement(stage: &Stage, id: &EntitlementId) -> Entitlement {
    let scope = stage.operators()[0].actor().scope();
    stage.services.store.entitlement(scope, id).unwrap().unwrap().value
}

fn is_cancelled(stage: &Stage, id: &EntitlementId) -> bool {
    matches!(entitlement(stage, id).state, EntitlementState::Cancelled { .. })
}

/// The order whose key is fetched first of all, bought for ever.
const SOFTWARE: &str = "OR-7F3K2";
/// A subscription of a year whose window closes in some hours.
const SUBSCRIPTION: &str = "OR-QS1WZ";

fn at_the_software(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter w")
}

/// The page of the subscription, with its dialog open.
fn at_the_question(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter s /").text("sql server standard").keys("Enter X")
}

#[test]
fn cancel_2_cancel_5_two_deliberate_acts_and_the_refund_is_what_was_shown() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            let id = bought(&stage, SUBSCRIPTION);
            let actor = stage.operators()[0].actor();
            let shown = look_at_cancellation(&stage.services, &actor, &id).unwrap().answer.unwrap();
            at_the_question(&mut stage);
            check_says(&stage, &stage.locale().money(shown.amount));
            check_says(&stage, &text(stage.locale(), "refund-law"));
            check_says(&stage, &text(stage.locale(), "cancel-whole-term"));
            stage.keys("Tab Enter");
            assert!(!is_cancelled(&stage, &id) && log(&stage).is_empty(), "yes is the first act");
            check_says(&stage, &text(stage.locale(), "subscription-cancellation-pending"));
            stage.keys("Enter");
            assert!(is_cancelled(&stage, &id));
            assert_eq!(log(&stage), vec![(CANCELLED, ActivityOutcome::Done); 2], "sent, and done");
            let filter = ChargeFilter { tenant: Some(id.tenant), ..ChargeFilter::default() };
            let charges = stage.services.store.charges(actor.scope(), &filter, None, 1_000).unwrap().items;
            let of_it = charges.iter().filter(|charge| charge.id.entitlement == id);
            let net = of_it
                .filter(|charge| !matches!(charge.id.kind, ChargeKind::Instalment(_)))
                .map(|charge| charge.amount.amount())
                .sum::<rust_decimal::Decimal>();
            assert_eq!(-net, shown.amount.amount(), "to the minor unit");
            // It stands on the page, not only in the note that the next key takes away.
            stage.keys("Down");
            check_says(&stage, &stage.locale().money(shown.amount));
            check_says(&stage, &text(stage.locale(), "cancel-shows-within"));
            assert!(!says(&stage, &text(stage.locale(), "subscription-nothing-changed")));
        }
    }
}

#[test]
fn perp_2_cancel_5_what_is_decided_by_is_in_sight_on_every_screen() {
    for language in Language::ALL {
        for size in SIZES.into_iter().chain([Size::new(80, 18), Size::new(60, 18)]) {
            let mut stage = stage(language, size);
            at_the_question(&mut stage);
            for part in ["button-no-keep", "button-yes-cancel", "refund-amount", "cancel-next", "cancel-whole-term"] {
                check_says(&stage, &text(stage.locale(), part));
            }
            let mut stage = self::stage(language, size);
            at_the_software(&mut stage).keys("X Space");
            check_says(&stage, SOFTWARE);
            for part in ["cancel-important", "cancel-have-read", "button-submit", "refund-amount"] {
                check_says(&stage, &text(stage.locale(), part));
            }
        }
    }
}

#[test]
fn cancel_5_every_way_out_before_the_submit_changes_nothing() {
    for way in
        ["Esc", "n", "Enter", "Tab Enter X", "Tab Enter Up Enter", "Tab Enter Esc Tab Enter", "Tab Enter g c Tab Enter"]
    {
        let mut stage = stage(Language::English, SIZES[0]);
        let id = bought(&stage, SUBSCRIPTION);
        let (before, seq) = (entitlement(&stage, &id), stage.services.store.latest_seq().unwrap());
        at_the_question(&mut stage).keys(way);
        assert_eq!((entitlement(&stage, &id), stage.services.store.latest_seq().unwrap()), (before, seq), "{way}");
        assert!(log(&stage).is_empty(), "{way}");
        let is_at_it = matches!(stage.app().destination(), Destination::Subscription(_, _));
        if is_at_it {
            check_says(&stage, &text(stage.locale(), "subscription-nothing-changed"));
        }
    }
}

#[test]
fn perp_2_every_way_out_of_the_dialog_changes_nothing() {
    for way in ["Esc", "Space Esc", "Space Tab Space Esc", "Space Tab Space Tab Esc", "o Esc Esc", "Tab Tab Enter Esc"]
    {
        let mut stage = stage(Language::English, SIZES[0]);
        let id = bought(&stage, SOFTWARE);
        let (before, seq) = (entitlement(&stage, &id), stage.services.store.latest_seq().unwrap());
        at_the_software(&mut stage).keys("X").keys(way);
        assert_eq!((entitlement(&stage, &id), stage.services.store.latest_seq().unwrap()), (before, seq), "{way}");
        assert!(log(&stage).is_empty(), "{way}");
    }
}

#[test]
fn renew_3_a_change_and_a_cancellation_do_not_share_one_submit() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").keys("Enter s /").text("sql server standard").keys("Enter Down Down Right X");
    check_says(&stage, &stage.locale().refusal(&Refusal::ChangePending).what);
    assert!(!says(&stage, &text(stage.locale(), "button-yes-cancel")));
    stage.keys("Left X Tab Enter");
    check_says(&stage, &text(stage.locale(), "subscription-cancellation-pending"));
    assert!(!says(&stage, &text(stage.locale(), "subscription-next-plan")), "nothing else is changed meanwhile");
}

#[test]
fn cancel_1_the_clock_steps_through_the_end_while_the_dialog_is_open() {
    let end = |stage: &Stage, id: &EntitlementId| {
        let actor = stage.operators()[0].actor();
        look_at_cancellation(&stage.services, &actor, id).unwrap().window.end().unwrap()
    };
    // Before the yes: there is none any more.
    let mut stage = stage(Language::Swedish, SIZES[0]);
    let id = bought(&stage, SUBSCRIPTION);
    let at = end(&stage, &id);
    at_the_question(&mut stage).keys("Tab");
    stage.clock.set(at);
    stage.send(Msg::Tick);
    check_says(&stage, &stage.locale().refusal(&Refusal::TermWindowPassed { at }).what);
    assert!(!says(&stage, &text(stage.locale(), "button-yes-cancel")));
    stage.keys("Enter");
    assert!(!is_cancelled(&stage, &id) && log(&stage).is_empty());
    // Between the yes and the submit: it is refused with the sentence, and nothing changes.
    let mut stage = self::stage(Language::Swedish, SIZES[1]);
    at_the_question(&mut stage).keys("Tab Enter");
    stage.clock.set(at);
    stage.keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::TermWindowPassed { at }).what);
    assert!(!is_cancelled(&stage, &id));
    assert_eq!(log(&stage), [(CANCELLED, ActivityOutcome::Refused(RuleId::Cancel1))]);
    // The same of what was bought for ever.
    let mut stage = self::stage(Language::English, SIZES[1]);
    let id = bought(&stage, SOFTWARE);
    let at = end(&stage, &id);
    at_the_software(&mut stage).keys("X Space Tab Space Tab");
    stage.clock.set(at);
    stage.keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::PurchaseWindowPassed { at }).what);
    assert!(!is_cancelled(&stage, &id));
}

#[test]
fn perp_2_perp_4_an_order_and_the_tick_are_needed_and_both_are_cleared_for_the_next() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            let id = bought(&stage, SOFTWARE);
            at_the_software(&mut stage).keys("X Tab Tab Enter");
            assert!(!is_cancelled(&stage, &id), "neither an order nor the tick");
            stage.keys("Tab Space Tab Tab Enter");
            assert!(!is_cancelled(&stage, &id), "no tick");
            stage.keys("Up Space Down Enter");
            assert!(is_cancelled(&stage, &id));
            check_says(&stage, &text(stage.locale(), "cancel-shows-within"));
            assert!(!says(&stage, "(•)") && !stage.screen().contains("[x]"), "cleared:\n{}", stage.screen());
            stage.keys("Esc");
            check_says(&stage, &text(stage.locale(), "cancel-shows-within"));
            stage.advance(Duration::minutes(15));
            assert!(!says(&stage, &text(stage.locale(), "cancel-shows-within")), "for a quarter of an hour");
        }
    }
}

#[test]
fn perp_2_one_key_looks_at_the_order_and_comes_back_to_the_dialog_as_it_was() {
    let mut stage = stage(Language::English, SIZES[0]);
    at_the_software(&mut stage).keys("X Space Tab Space o");
    assert!(matches!(stage.app().destination(), Destination::Orders(_, _)));
    check_says(&stage, SOFTWARE);
    assert!(!says(&stage, &text(stage.locale(), "cancel-have-read")));
    stage.keys("Esc");
    check_says(&stage, &text(stage.locale(), "cancel-have-read"));
    assert!(stage.screen().contains("(•)") && stage.screen().contains("[x]"), "{}", stage.screen());
    // Gone on from there, the dialog is not waited for.
    stage.keys("o g h g c Alt-Left");
    assert!(!says(&stage, &text(stage.locale(), "cancel-have-read")));
}

#[test]
fn perp_5_a_provider_that_needs_more_information_says_so_and_nothing_changes() {
    let mut stage = Stage::new(StageOptions::default());
    let (domain, id) = needing(&stage);
    stage.text(&domain).keys("Enter w /").text(id.order.as_str()).keys("Tab X");
    stage.keys("Space Tab Space Tab Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::NeedsInformation).what);
    assert!(!is_cancelled(&stage, &id));
    // The link leads to a support request that is filled in with what is known.
    check_says(&stage, &text(stage.locale(), "cancel-support-link"));
    stage.keys("r");
    assert!(matches!(stage.app().destination(), Destination::SupportForm(_)), "{}", stage.screen());
    check_says(&stage, id.order.as_str());
    check_says(&stage, &id.tenant.to_string());
}

#[test]
fn perp_5_of_several_the_one_that_needs_more_information_leads_to_a_support_request_as_well() {
    let mut stage = Stage::new(StageOptions::default());
    let (domain, id) = needing(&stage);
    stage.text(&domain).keys("Enter w /").text(id.order.as_str()).keys("Tab Space X Enter");
    let wanted = text_with(stage.locale(), "cancel-many-confirmation", &[("count", 1_u32.into())]);
    stage.text(&wanted).keys("Enter");
    assert!(!is_cancelled(&stage, &id));
    check_says(&stage, &text(stage.locale(), "cancel-support-link"));
    stage.keys("r");
    assert!(matches!(stage.app().destination(), Destination::SupportForm(_)), "{}", stage.screen());
    check_says(&stage, id.order.as_str());
}

#[test]
fn perp_3_where_no_order_can_be_cancelled_the_dialog_only_tells_why() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.text("contoso").keys("Enter w /").text("windows server 2019").keys("Tab X");
            check_says(&stage, &text(stage.locale(), "button-close"));
            for absent in ["cancel-have-read", "cancel-important", "button-submit"] {
                assert!(!says(&stage, &text(stage.locale(), absent)), "{}", stage.screen());
            }
            stage.keys("Tab Down Enter");
            assert!(!says(&stage, &text(stage.locale(), "button-close")) && log(&stage).is_empty());
        }
    }
}

#[test]
fn perp_2_the_receipt_of_what_was_cancelled_is_saved_from_the_dialog() {
    let mut stage = stage(Language::English, SIZES[0]);
    let id = bought(&stage, SOFTWARE);
    at_the_software(&mut stage).keys("X e Space Tab Space Tab Enter");
    assert!(stage.own_files.is_empty() && is_cancelled(&stage, &id), "of what stands there is none");
    stage.keys("e");
    assert!(stage.screen().contains(&format!("receipt-{}-{}.txt", id.order, id.line)), "{}", stage.screen());
}

/// A purchase that is in its window and of which the demo's provider wants to know more.
fn needing(stage: &Stage) -> (String, EntitlementId) {
    let actor = stage.operators()[0].actor();
    let all = find_customers(&stage.services, &actor, &Question::first("", usize::MAX)).unwrap();
    let found = all.hits.into_iter().find_map(|hit| {
        let rows = list_software(&stage.services, &actor, hit.row.tenant).unwrap();
        let mut needing = rows.into_iter().filter(|row| {
            row.entitlement.needs_information
                && row.status == EntitlementStatus::Active
                && look_at_cancellation(&stage.services, &actor, &row.entitlement.id).unwrap().answer.is_ok()
        });
        needing.next().map(|row| (hit.row.domain, row.entitlement.id))
    });
    found.expect("the demo has such an order (PERP-5)")
}

#[test]
fn cancel_3_a_plan_of_suse_is_explained_and_there_is_no_yes() {
    for language in Language::ALL {
        let mut stage = stage(language, SIZES[1]);
        stage.text("contoso").keys("Enter s /").text("suse").keys("Enter X");
        check_says(&stage, &text(stage.locale(), "window-never-software-plan"));
        assert!(!says(&stage, &text(stage.locale(), "button-yes-cancel")));
        stage.keys("Tab Enter");
        assert!(log(&stage).is_empty());
    }
}

#[test]
fn role_5_who_may_not_cancel_sees_it_dimmed_and_nothing_is_recorded() {
    let operators = Stage::new(StageOptions::default()).operators();
    let looks = |operator: &Operator| {
        let may = |permission| operator.roles.allow(permission);
        may(Permission::LookAtSoftware) && !may(Permission::Cancel)
    };
    let lookers: Vec<usize> = (0..operators.len()).filter(|number| looks(&operators[*number])).collect();
    assert!(!lookers.is_empty());
    for number in lookers {
        let mut stage = stage_as(number);
        at_the_software(&mut stage).keys("X");
        assert!(!says(&stage, &text(stage.locale(), "cancel-have-read")));
        check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::Cancel }).what);
        assert!(log(&stage).is_empty());
    }
}

#[test]
fn after_1_a_key_of_it_in_our_clipboard_is_cleared_and_its_page_has_no_key_any_more() {
    let mut stage = stage_with_routes(&[CopyRoute::System]);
    let id = bought(&stage, SOFTWARE);
    at_the_software(&mut stage).keys("Enter Enter y");
    assert!(stage.clipboard.text(CopyRoute::System).is_some(), "the key was copied");
    stage.keys("Esc Esc X Space Tab Space Tab Enter");
    assert!(is_cancelled(&stage, &id));
    assert_eq!(stage.clipboard.text(CopyRoute::System), None, "{}", stage.screen());
    stage.keys("Esc Enter");
    check_says(&stage, &text(stage.locale(), "refusal-cancelled-instead"));
    stage.keys("Enter y v D L");
    assert!(!shows_a_key(&stage.screen()));
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
}

#[test]
fn two_consoles_cancel_the_same_order_and_the_second_is_told_so() {
    let mut stage = stage(Language::English, SIZES[0]);
    let id = bought(&stage, SUBSCRIPTION);
    at_the_question(&mut stage).keys("Tab Enter");
    let actor = stage.operators()[0].actor();
    let page = open_cancellation(&stage.services, &actor, &id).unwrap();
    stage.clock.advance(Duration::seconds(1));
    let shown = page.purchases[0].answer.clone().unwrap();
    let ask = CancelPurchase { entitlement: id.clone(), submission: page.submission, shown };
    // The other one's page was opened a second later.
    let other = nyckel::domain::SubmissionId(uuid::Uuid::from_u128(7));
    let done = cancel_purchase(&stage.services, &actor, &CancelPurchase { submission: other, ..ask }, &Stop::default());
    let at = done.unwrap().at;
    stage.keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::Cancelled { at }).what);
}

#[test]
fn cancel_4_the_dialog_counts_down() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    let id = bought(&stage, SUBSCRIPTION);
    let actor = stage.operators()[0].actor();
    let window = look_at_cancellation(&stage.services, &actor, &id).unwrap().window;
    at_the_question(&mut stage);
    stage.advance(Duration::minutes(61));
    let by_then = window.at(stage.now());
    assert!(matches!(by_then, WindowState::Closing { left, .. } if left < CancellationWindow::CLOSING));
    check_says(&stage, &stage.locale().cancellation_window(by_then));
}

/// Contoso's software with the two that are bought for ever and in their windows, and a plan of SUSE, marked.
fn with_three_marked(stage: &mut Stage) -> &mut Stage {
    at_the_software(stage);
    for words in ["windows server 2022 standard", "windows server 2025 datacenter", "suse"] {
        stage.keys("/").text(words).keys("Tab Space Esc");
    }
    stage
}

const DATACENTER: &str = "OR-HKBJF";

#[test]
fn several_are_cancelled_by_one_typed_confirmation_each_with_its_own_record_and_result() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            let [one, other] = [SOFTWARE, DATACENTER].map(|order| bought(&stage, order));
            let actor = stage.operators()[0].actor();
            let amount = |id| look_at_cancellation(&stage.services, &actor, id).unwrap().answer.unwrap().amount;
            let sum = amount(&one).plus(amount(&other)).unwrap();
            with_three_marked(&mut stage).keys("X");
            check_says(&stage, &stage.locale().money(sum));
            check_says(&stage, &text(stage.locale(), "cancel-important"));
            check_says(&stage, &text(stage.locale(), "cancel-many-cannot"));
            let (word, wrong) = match language {
                Language::Swedish => ("avbryt", "cancel 2"),
                Language::English => ("cancel", "avbryt 2"),
            };
            for typed in ["", word, wrong, &format!("{word} 3"), &format!("{word} 22")] {
                stage.keys("Enter").text(typed).keys(if typed.is_empty() { "Enter Esc" } else { "Enter Esc Esc" });
                assert!(log(&stage).is_empty(), "`{typed}` is not what is to be typed");
            }
            for typed in [word, wrong] {
                stage.keys("Enter").text(typed).keys("Enter");
                let wanted = [("wanted", format!("{word} 2").into())];
                check_says(&stage, &text_with(stage.locale(), "cancel-many-unconfirmed", &wanted));
                stage.keys("Esc Esc");
            }
            stage.keys("Enter").text(&format!("{word} 2").to_uppercase()).keys("Enter");
            assert!(is_cancelled(&stage, &one) && is_cancelled(&stage, &other));
            assert_eq!(log(&stage), vec![(CANCELLED, ActivityOutcome::Done); 4], "sent, and done, of each");
            check_says(
                &stage,
                &text_with(stage.locale(), "cancel-many-over", &[("done", 2_u32.into()), ("count", 3_u32.into())]),
            );
            assert_eq!(unfinished_cancellations(&stage.services, &actor, one.tenant), None);
        }
    }
}

#[test]
fn several_can_be_interrupted_and_gone_on_with_and_none_is_cancelled_twice() {
    let mut stage = stage(Language::English, SIZES[0]);
    let [one, other] = [SOFTWARE, DATACENTER].map(|order| bought(&stage, order));
    let actor = stage.operators()[0].actor();
    with_three_marked(&mut stage).keys("X Enter").text("cancel 2").hold().keys("Enter");
    // It is kept by now, and the first is being cancelled.
    stage.release(0);
    stage.keys("x").release_all();
    assert!(is_cancelled(&stage, &one) && !is_cancelled(&stage, &other));
    assert_eq!(
        unfinished_cancellations(&stage.services, &actor, one.tenant).unwrap().rest,
        std::slice::from_ref(&other)
    );
    // Another place, and back to the software: it says that it stopped, and goes on with the rest.
    stage.keys("g h").text("contoso").keys("Enter w");
    check_says(&stage, &text_with(stage.locale(), "cancel-many-broken-off", &[("count", 1_u32.into())]));
    stage.keys("C Enter").text("cancel 1").keys("Enter");
    assert!(is_cancelled(&stage, &other));
    assert_eq!(log(&stage), vec![(CANCELLED, ActivityOutcome::Done); 4]);
    assert_eq!(unfinished_cancellations(&stage.services, &actor, one.tenant), None);
}

#[test]
fn x_while_several_are_being_kept_skips_nothing_of_it() {
    let mut stage = stage(Language::English, SIZES[0]);
    let both = [SOFTWARE, DATACENTER].map(|order| bought(&stage, order));
    with_three_marked(&mut stage).keys("X Enter").text("cancel 2").hold().keys("Enter x c");
    assert_eq!(stage.held(), 1, "nothing is cancelled before it is known whether that is kept");
    stage.release_all();
    assert!(both.iter().all(|id| is_cancelled(&stage, id)), "{}", stage.screen());
}

#[test]
fn several_go_on_while_another_place_is_looked_at() {
    let mut stage = stage(Language::English, SIZES[0]);
    let both = [SOFTWARE, DATACENTER].map(|order| bought(&stage, order));
    with_three_marked(&mut stage).keys("X Enter").text("cancel 2").hold().keys("Enter g h").release_all();
    assert!(both.iter().all(|id| is_cancelled(&stage, id)), "{}", stage.screen());
    let over = |stage: &Stage| {
        text_with(stage.locale(), "cancel-many-over", &[("done", 2_u32.into()), ("count", 3_u32.into())])
    };
    check_says(&stage, &over(&stage));
    // Back at the software, which is looked at before the last is cancelled: nothing is said to be left in the end.
    let mut stage = self::stage(Language::English, SIZES[0]);
    with_three_marked(&mut stage).keys("X Enter").text("cancel 2").hold().keys("Enter");
    stage.release(0);
    stage.keys("Esc").release_all();
    assert!(matches!(stage.app().destination(), Destination::Software(_, _)));
    check_says(&stage, &over(&stage));
    stage.keys("Down");
    for count in [1_u32, 2] {
        assert!(!says(&stage, &text_with(stage.locale(), "cancel-many-broken-off", &[("count", count.into())])));
    }
}

#[test]
fn several_go_on_beneath_a_locked_console_and_are_told_of_to_who_comes_back() {
    let mut stage = stage(Language::English, SIZES[0]);
    let both = [SOFTWARE, DATACENTER].map(|order| bought(&stage, order));
    with_three_marked(&mut stage).keys("X Enter").text("cancel 2").hold().keys("Enter F12").release_all();
    assert!(both.iter().all(|id| is_cancelled(&stage, id)), "{}", stage.screen());
    let over = text_with(stage.locale(), "cancel-many-over", &[("done", 2_u32.into()), ("count", 3_u32.into())]);
    assert!(!says(&stage, &over));
    stage.text(TestVault::PASSPHRASE).keys("Enter");
    check_says(&stage, &over);
}

#[test]
fn every_way_out_before_several_are_submitted_changes_nothing() {
    for way in ["Esc", "Enter Esc Esc", "Enter c a n c e l Space 2 Esc Esc Esc", "o Esc", "g h"] {
        let mut stage = stage(Language::English, SIZES[0]);
        let seq = stage.services.store.latest_seq().unwrap();
        with_three_marked(&mut stage).keys("X").keys(way);
        assert_eq!(stage.services.store.latest_seq().unwrap(), seq, "{way}");
        let actor = stage.operators()[0].actor();
        let tenant = bought(&stage, SOFTWARE).tenant;
        assert_eq!(unfinished_cancellations(&stage.services, &actor, tenant), None, "{way}");
    }
}

#[test]
fn the_receipt_of_what_was_cancelled_is_saved_as_text_and_as_an_e_mail() {
    let mut stage = stage(Language::English, SIZES[0]);
    let id = bought(&stage, SOFTWARE);
    at_the_software(&mut stage).keys("e E");
    assert!(stage.own_files.is_empty() && log(&stage).is_empty(), "of what stands there is none");
    stage.keys("X Space Tab Space Tab Enter Esc e");
    let saved = format!("receipt-{}-{}", id.order, id.line);
    assert!(stage.screen().contains(&format!("{saved}.txt")), "{}", stage.screen());
    stage.keys("E");
    assert!(stage.screen().contains(&format!("{saved}.eml")), "{}", stage.screen());
    assert_eq!(
        log(&stage)[2..],
        [(ActivityKind::Exported, ActivityOutcome::Done), (ActivityKind::Exported, ActivityOutcome::Done)]
    );
    // The same on the page of a subscription.
    stage.keys("Esc s /").text("sql server standard").keys("Enter X Tab Enter Enter e");
    assert!(stage.screen().contains(&format!("receipt-{SUBSCRIPTION}-1.txt")), "{}", stage.screen());
}
