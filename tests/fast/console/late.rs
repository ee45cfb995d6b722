//! Replies that come late, in another order or not at all: Enter never opens a customer that was not meant, and a key
//! never reaches a screen it was not asked for.

use chrono::Duration;
use nyckel::domain::TenantId;
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::search::{Answer, Hit, Question};
use nyckel::service::find_customers;
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, KnownKeys, Stage, StageOptions, Step, When};
use nyckel::tui::msg::{CustomersReply, Mouse, Msg, Reply};
use nyckel::tui::step::Destination;
use ratatui::layout::Position;

use super::{at_the_panes, check_says, page, purchase, shows_a_key, text, text_with};
use crate::support::chance::Chance;

/// Whoever presses a key this long after another one has looked at the screen in between.
const LOOKED: Duration = Duration::milliseconds(100);

/// The customer whose place it is.
fn opened(stage: &Stage) -> Option<TenantId> {
    match stage.app().destination() {
        Destination::Account(customer)
        | Destination::Software(customer, _)
        | Destination::YourProducts(customer, _)
        | Destination::Subscriptions(customer, _)
        | Destination::Subscription(customer, _)
        | Destination::CancelMany(customer, _)
        | Destination::Orders(customer, _)
        | Destination::Catalog(customer)
        | Destination::Review(customer)
        | Destination::HybridBenefit(customer)
        | Destination::Keys(customer, _)
        | Destination::Instructions(customer, _) => Some(customer.tenant),
        Destination::Billing(customer) | Destination::Invoice(customer, _, _) | Destination::Retrieve(customer, _) => {
            customer.map(|customer| customer.tenant)
        }
        Destination::Home
        | Destination::Customers
        | Destination::Support(_)
        | Destination::SupportRequest(_)
        | Destination::SupportForm(_)
        | Destination::ClosingWindows
        | Destination::Downloads
        | Destination::Kms(_)
        | Destination::Settings
        | Destination::Operators
        | Destination::Activity
        | Destination::Tours => None,
    }
}

/// What the text finds, the best first.
fn found(stage: &Stage, text: &str) -> Vec<TenantId> {
    answered(stage, text).hits.into_iter().map(|hit| hit.row.tenant).collect()
}

fn answered(stage: &Stage, text: &str) -> Answer {
    let actor = stage.operators()[0].actor();
    find_customers(&stage.services, &actor, &Question::first(text, 10)).unwrap()
}

/// What stands above so many hits.
fn text_with_count(stage: &Stage, count: usize) -> String {
    text_with(stage.locale(), "home-hits", &[("count", count.into())])
}

/// Every order of the numbers below `count`.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let put_in = |place| move |order: &Vec<usize>| [&order[..place], &[count - 1], &order[place..]].concat();
    (0..count).flat_map(|place| shorter.iter().map(put_in(place)).collect::<Vec<_>>()).collect()
}

#[test]
fn enter_opens_what_the_text_as_it_stands_finds_in_whatever_order_answers_come() {
    // Three letters are three questions; one of them may be lost.
    for order in orders(3) {
        for lost in [None, Some(0), Some(1), Some(2)] {
            let mut stage = Stage::new(StageOptions::default());
            let meant = found(&stage, "nor")[0];
            assert!(found(&stage, "n")[0] != meant && found(&stage, "")[0] != meant, "the letters tell them apart");
            stage.hold().text("nor").keys("Enter");
            assert_eq!((stage.held(), opened(&stage)), (3, None));
            // Places shift as replies are taken away.
            let mut waiting: Vec<usize> = (0..3).collect();
            for number in &order {
                let place = waiting.iter().position(|waiting| waiting == number).unwrap();
                waiting.remove(place);
                if lost == Some(*number) {
                    stage.lose(place);
                } else {
                    stage.release(place);
                }
                let is_answered = *number == 2 && lost != Some(2);
                if is_answered {
                    assert_eq!(opened(&stage), Some(meant), "{order:?} without {lost:?}");
                    break;
                }
                assert_eq!(opened(&stage), None, "{order:?} without {lost:?}");
            }
        }
    }
}

#[test]
fn enter_waits_a_second_and_then_says_so() {
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().text("nor").keys("Enter").advance(Duration::milliseconds(999));
    let still = text(stage.locale(), "finder-still-searching");
    assert!(!super::says(&stage, &still));
    stage.advance(Duration::milliseconds(1));
    check_says(&stage, &still);
    stage.release_all();
    assert_eq!(opened(&stage), None);
    stage.keys("Enter");
    assert_eq!(opened(&stage), Some(found(&stage, "nor")[0]));
}

#[test]
fn of_a_first_page_nothing_is_opened_before_it_is_known_what_fits_best() {
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().text("nor");
    let Some(Done::Asked(ticket)) = stage.done().last().cloned() else { panic!("it asked for what was typed") };
    let best = found(&stage, "nor");
    let first = answered(&stage, "nor");
    // In the order of the list another one stands first.
    let hits: Vec<Hit> = first.hits.into_iter().rev().collect();
    let shown = hits[0].row.name.clone();
    let page = Answer { total: hits.len(), all: 0, hits, ..Answer::default() };
    stage.send(Msg::Reply(ticket, Reply::Customers(CustomersReply::SoFar(page))));
    assert!(super::says(&stage, &shown), "its rows are there to be looked at:\n{}", stage.screen());
    assert!(!super::says(&stage, &text_with_count(&stage, best.len())), "how many there are is not known");
    stage.keys("Enter");
    assert_eq!(opened(&stage), None);
    stage.release_all();
    assert_eq!(opened(&stage), Some(best[0]));
}

#[test]
fn another_key_takes_a_waiting_enter_back() {
    for keys in ["x", "Backspace", "Esc", "Down", "Tab", "F1", "Ctrl-p", "F10", "Ctrl-l", "F24"] {
        let mut stage = Stage::new(StageOptions::default());
        stage.hold().text("nor").keys("Enter").advance(LOOKED).keys(keys).release_all();
        assert_eq!(opened(&stage), None, "{keys}");
    }
    let mut stage = Stage::new(StageOptions::default());
    let help = format!("F1 {}", text(stage.locale(), "key-help"));
    stage.resize(200, 40).hold().text("nor").keys("Enter").click(&help).release_all();
    assert_eq!(opened(&stage), None, "a press on the bottom line");
}

#[test]
fn the_wheel_takes_a_waiting_enter_back() {
    for wheel in [Mouse::WheelDown(Position::ORIGIN), Mouse::WheelUp(Position::ORIGIN)] {
        let mut stage = Stage::new(StageOptions::default());
        stage.hold().text("nor").keys("Enter").send(Msg::Mouse(wheel)).release_all();
        assert_eq!(opened(&stage), None, "{wheel:?}");
    }
}

#[test]
fn a_row_of_an_answer_to_another_text_is_not_opened() {
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().text("nor").keys("Down Down Enter");
    check_says(&stage, &text(stage.locale(), "finder-still-searching"));
    stage.release_all();
    assert_eq!(opened(&stage), None, "nobody has seen the third row of what `nor` finds");
    stage.keys("Enter");
    assert_eq!(opened(&stage), Some(found(&stage, "nor")[0]));
}

#[test]
fn a_list_that_comes_while_the_old_one_is_paged_through_is_there_from_its_first_row_on() {
    for pages in ["PgDn", "PgDn PgDn PgDn PgDn", "G", "PgDn G PgUp"] {
        for order in [0, 1] {
            let mut stage = Stage::new(StageOptions::default());
            stage.hold().text("a").keys("Tab").keys(pages);
            while stage.held() != 0 {
                let last = stage.held() - 1;
                stage.release(last * order);
            }
            let missing = stage.screen().lines().any(|line| line.trim_matches(['│', '▸', ' ', '█']).trim() == "…");
            assert!(!missing && marked(&stage).is_some(), "{pages}:\n{}", stage.screen());
        }
    }
}

#[test]
fn rows_that_an_answer_leaves_out_are_asked_for() {
    let mut stage = Stage::new(StageOptions::default());
    // The window becomes larger while the answer for the smaller one is out.
    stage.resize(80, 20).hold().text("a").resize(120, 100).release_all();
    let missing = stage.screen().lines().any(|line| line.trim_matches(['│', '▸', ' ', '█']).trim() == "…");
    assert!(!missing, "{}", stage.screen());
}

#[test]
fn a_mouse_press_in_an_old_list_opens_nothing() {
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().text("nor").double_click("Contoso AB").release_all();
    assert_eq!(opened(&stage), None);
}

#[test]
fn a_second_press_opens_only_what_the_first_one_was_on() {
    let mut stage = Stage::new(StageOptions::default());
    let at = stage.position_of("Contoso AB");
    stage.hold().text("nor").send(Msg::Mouse(Mouse::Press(at))).release_all();
    stage.send(Msg::Mouse(Mouse::DoublePress(at)));
    assert_eq!(opened(&stage), None, "the answer came between the presses: nobody pressed what stands there now");
    stage.send(Msg::Mouse(Mouse::DoublePress(at)));
    assert!(opened(&stage).is_some(), "it has been pressed now");
    let mut stage = Stage::new(StageOptions::default());
    stage.send(Msg::Mouse(Mouse::Press(at))).keys("/").text("nor").send(Msg::Mouse(Mouse::DoublePress(at)));
    assert_eq!(opened(&stage), None, "another customer stands there by now");
    // The same of a list that is filtered or sorted anew in between.
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso").keys("Enter w");
    let first = text(stage.locale(), "column-product");
    let at = stage.position_of(&first);
    let at = Position::new(at.x, at.y + 1);
    stage.send(Msg::Mouse(Mouse::Press(at))).keys("/").text("project").keys("Tab");
    stage.send(Msg::Mouse(Mouse::DoublePress(at)));
    assert!(matches!(stage.app().destination(), Destination::Software(..)), "{}", stage.screen());
    stage.send(Msg::Mouse(Mouse::DoublePress(at)));
    assert!(matches!(stage.app().destination(), Destination::Keys(..)), "{}", stage.screen());
}

/// The customer on the marked row of a list that answers the text as it stands; the marks are the screen's own.
fn marked(stage: &Stage) -> Option<String> {
    let screen = stage.screen();
    // The places at the left have a mark too: the list's is to the right of them.
    let row = screen
        .lines()
        .find_map(|line| line.chars().skip(24).collect::<String>().split_once('▸').map(|it| it.1.trim().to_owned()))?;
    Some(row.split("  ").next()?.to_owned())
}

fn name(stage: &Stage) -> Option<String> {
    match stage.app().destination() {
        Destination::Account(customer) | Destination::Software(customer, _) => Some(customer.name),
        Destination::Keys(..)
        | Destination::Instructions(..)
        | Destination::Subscriptions(..)
        | Destination::Subscription(..)
        | Destination::Orders(..)
        | Destination::Catalog(_)
        | Destination::Review(_)
        | Destination::CancelMany(..)
        | Destination::Retrieve(..)
        | Destination::Home
        | Destination::Customers
        | Destination::HybridBenefit(_)
        | Destination::Billing(_)
        | Destination::Invoice(..)
        | Destination::Support(_)
        | Destination::SupportRequest(_)
        | Destination::SupportForm(_)
        | Destination::ClosingWindows
        | Destination::Downloads
        | Destination::Kms(_)
        | Destination::Settings
        | Destination::YourProducts(..)
        | Destination::Operators
        | Destination::Activity
        | Destination::Tours => None,
    }
}

#[test]
fn whatever_is_pressed_in_whatever_order_answers_come_only_what_is_meant_opens() {
    let mut chance = Chance::seeded(20_261_123);
    let mut stage = Stage::new(StageOptions::default());
    let mut opened_so_far = 0;
    for _ in 0..1_200 {
        let mut typed = String::new();
        stage.hold();
        // What Enter was pressed for while the answer was out.
        let mut waiting: Option<String> = None;
        for _ in 0..chance.below(14) {
            let mut at_once = None;
            match chance.below(10) {
                0..4 => {
                    stage.advance(LOOKED);
                    let letter = *chance.one(&['n', 'o', 'r', 'd', 'a', 's']);
                    stage.text(&letter.to_string());
                    typed.push(letter);
                    waiting = None;
                }
                4 if !typed.is_empty() => {
                    stage.advance(LOOKED);
                    stage.keys("Backspace");
                    typed.pop();
                    waiting = None;
                }
                5 => {
                    stage.advance(LOOKED);
                    stage.keys("Down");
                    waiting = None;
                }
                6 => {
                    stage.advance(LOOKED);
                    at_once = marked(&stage);
                    stage.keys("Enter");
                    waiting = Some(typed.clone());
                }
                _ if stage.held() != 0 && chance.once_in(6) => {
                    let place = chance.below(stage.held());
                    stage.lose(place);
                }
                _ if stage.held() != 0 => {
                    let place = chance.below(stage.held());
                    stage.release(place);
                }
                _ => {}
            }
            if let Some(tenant) = opened(&stage) {
                let first = waiting.as_ref().map(|text| found(&stage, text)[0]);
                let is_marked = at_once.is_some_and(|row| name(&stage).is_some_and(|name| alike(&row, &name)));
                assert!(is_marked || first == Some(tenant), "{:?} for {typed:?}, {waiting:?}", name(&stage));
                opened_so_far += 1;
                break;
            }
        }
        stage.release_all();
        stage.keys("Esc Esc Esc Esc g h Esc Esc /");
        assert_eq!(stage.app().destination(), Destination::Home);
    }
    assert!(200 < opened_so_far, "{opened_so_far}");
}

/// Whether a row that may be cut names that customer.
fn alike(row: &str, name: &str) -> bool {
    row.strip_suffix('…').map_or(row == name, |start| name.starts_with(start.trim_end()))
}

#[test]
fn a_key_on_its_way_to_one_operator_never_reaches_another() {
    let mut stage = at_the_panes();
    stage.film();
    stage.hold().keys("Enter");
    assert_eq!(stage.held(), 3, "the key, and the page and what it says of the files, which are asked for anew");
    let key = stage.hold().held() - 3;
    let operator = stage.operators().swap_remove(4);
    stage.become_operator(&operator);
    stage.release(key).release_all();
    assert!(stage.screens().iter().all(|screen| !shows_a_key(screen)));
    assert_eq!(stage.records()[0].actor, stage.operators()[0].actor());
}

#[test]
fn a_copy_on_its_way_is_cleared_whoever_acts_by_then() {
    let mut stage = at_the_panes();
    stage.hold().keys("y");
    let operator = stage.operators().swap_remove(4);
    stage.become_operator(&operator).release_all().advance(Duration::seconds(45));
    assert_eq!(stage.clipboard.text(nyckel::ports::CopyRoute::System), None);
}

#[test]
fn key_6_a_key_on_its_way_is_not_shown_beside_other_choices() {
    for back in ["c", "Esc"] {
        let mut stage = at_the_panes();
        let (purchase, asked) = (purchase(&stage), page(&stage).filled_in.expect("a choice").version);
        stage.hold().keys("Enter").keys(back).keys("Up Up Up Right");
        stage.release_all();
        assert!(!shows_a_key(&stage.screen()), "{}", stage.screen());
        stage.keys("Tab Tab Tab Enter Enter");
        let chosen = page(&stage).filled_in.expect("a choice").version;
        assert_ne!(chosen, asked);
        check_says(&stage, &format!("MAK · {chosen}"));
        stage.keys("y");
        let copied = stage.clipboard.put_so_far().pop().map(|(_, text)| text);
        assert_eq!(copied, Some(KnownKeys::digits(&purchase, &chosen)));
        let versions: Vec<_> = stage.records().into_iter().filter_map(|record| record.subject.version).collect();
        assert_eq!(versions, [asked, chosen.clone(), chosen]);
    }
}

#[test]
fn enter_before_the_store_is_open_waits_for_the_answer_to_the_text_as_it_stands() {
    let mut stage = Stage::unopened(StageOptions { language: Language::English, ..StageOptions::default() });
    stage.text("nor").keys("Enter Enter");
    assert_eq!(opened(&stage), None);
    stage.open();
    assert_eq!(opened(&stage), Some(found(&stage, "nor")[0]));
}

#[test]
fn settings_changed_faster_than_they_are_answered_are_all_changed() {
    let mut stage = Stage::new(StageOptions::default());
    let before = stage.operators().swap_remove(0).settings;
    stage.hold().keys("Alt-l Alt-t");
    stage.release_all();
    let kept = stage.store.operators().unwrap().swap_remove(0).value.settings;
    assert!(kept.language != before.language && kept.theme != before.theme, "{kept:?}");
    assert_eq!(stage.locale().language(), Language::English);
}

/// A copy of the newest key of what the text finds, which a burst of keys is to come to.
fn key_copied(stage: &Stage) -> Option<String> {
    stage.clipboard.put_so_far().pop().map(|(_, text)| text)
}

#[test]
fn five_keys_in_one_burst_come_to_the_key_however_late_every_page_comes() {
    for wait in [0, 900] {
        let mut stage = Stage::new(StageOptions::default());
        stage.hold().text("contoso").keys("Enter w Enter Enter y");
        assert_eq!(opened(&stage), None, "the search is still out");
        for _ in 0..50 {
            if stage.held() == 0 {
                break;
            }
            let newest = stage.held() - 1;
            stage.advance(Duration::milliseconds(wait)).release(newest);
        }
        let purchase = purchase(&stage);
        let version = page(&stage).filled_in.expect("a choice").version;
        assert_eq!(key_copied(&stage), Some(KnownKeys::digits(&purchase, &version)), "{}", stage.screen());
        assert_eq!(opened(&stage), Some(found(&stage, "contoso")[0]));
    }
}

#[test]
fn a_sequence_of_keys_waits_for_its_page_as_one_key_does() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter").hold().keys("w S p Enter").release_all();
    assert!(matches!(stage.app().destination(), Destination::Keys(..)), "{}", stage.screen());
    let sorted = purchase(&stage);
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter w S p Enter");
    assert_eq!(purchase(&stage), sorted);
}

#[test]
fn keys_wait_a_second_for_their_page_and_are_then_forgotten_with_a_word() {
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter").hold().keys("w Enter").advance(Duration::milliseconds(999));
    let forgotten = text(stage.locale(), "typed-ahead-forgotten");
    assert!(!super::says(&stage, &forgotten));
    stage.advance(Duration::milliseconds(1));
    check_says(&stage, &forgotten);
    stage.release_all();
    assert!(matches!(stage.app().destination(), Destination::Software(..)), "{}", stage.screen());
}

#[test]
fn keys_behind_an_enter_that_opens_nothing_are_forgotten() {
    // Nothing is found; the answer is lost or fails; Esc takes all of it back.
    for typed in ["nowhere at all", "contoso"] {
        let mut stage = Stage::new(StageOptions::default());
        stage.hold().text(typed).keys("Enter w Enter Enter y");
        if typed == "contoso" {
            stage.advance(Duration::seconds(1));
            check_says(&stage, &text(stage.locale(), "finder-still-searching"));
        }
        stage.release_all();
        assert_eq!((stage.app().destination(), key_copied(&stage)), (Destination::Home, None));
        assert!(stage.screen().contains(&format!("│{typed} ")), "no key became text:\n{}", stage.screen());
    }
    let mut stage = Stage::new(StageOptions::default());
    stage.hold().text("contoso").keys("Enter w Enter Esc").release_all();
    stage.keys("Tab").advance(LOOKED);
    assert_eq!((opened(&stage).is_some(), key_copied(&stage)), (true, None), "{}", stage.screen());
}

#[test]
fn a_key_that_waits_is_never_pressed_on_another_page() {
    let on_software = || {
        let mut stage = Stage::new(StageOptions::default());
        stage.text("contoso ab").keys("Enter").hold().keys("w Enter Enter y");
        stage
    };
    let nothing_copied = |mut stage: Stage, what: &str| {
        stage.release_all();
        stage.advance(Duration::seconds(2));
        assert_eq!(key_copied(&stage), None, "{what}:\n{}", stage.screen());
    };
    let mut stage = on_software();
    let home = text(stage.locale(), "place-home");
    stage.click(&home);
    nothing_copied(stage, "another place was pressed");
    let mut stage = on_software();
    stage.paste("nor");
    nothing_copied(stage, "something was pasted");
    let mut stage = on_software();
    stage.keys("Esc");
    nothing_copied(stage, "Esc took them back");
    let mut stage = on_software();
    let operator = stage.operators().swap_remove(1);
    stage.become_operator(&operator);
    nothing_copied(stage, "another operator acts");
    let mut stage = on_software();
    let page = stage.held() - 1;
    stage.lose(page);
    nothing_copied(stage, "the page never came");
    let mut stage = Stage::new(StageOptions::default());
    stage.text("contoso ab").keys("Enter");
    stage.faults.set(When::Every(Step::Read), Fault::Fail);
    stage.hold().keys("w Enter Enter y g h");
    stage.faults.clear();
    stage.release_all();
    assert!(matches!(stage.app().destination(), Destination::Software(..)), "the page could not be had");
    nothing_copied(stage, "the page could not be had");
}

/// Whether a row on the screen is still to come.
fn misses_rows(stage: &Stage) -> bool {
    stage.screen().split(['│', '\n']).any(|part| part.trim().trim_start_matches("▸ ") == "…")
}

#[test]
fn a_page_is_asked_for_before_it_is_looked_at_and_once() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc Esc g c").hold();
    stage.keys("PgDn");
    assert_eq!(stage.held(), 0, "what stands around is here");
    stage.keys("PgDn");
    assert!(stage.held() == 1 && !misses_rows(&stage), "{}", stage.screen());
    stage.keys("Up Down");
    assert_eq!(stage.held(), 1, "it is on its way");
    stage.keys("PgDn");
    assert!(misses_rows(&stage), "it has not come");
    stage.release_all();
    assert!(!misses_rows(&stage), "{}", stage.screen());
    stage.hold().keys("PgUp PgUp PgUp");
    assert!(!misses_rows(&stage), "{}", stage.screen());
}
