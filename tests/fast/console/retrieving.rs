//! Keys into a file from the console: marked, sealed, written whole, stopped and gone on with, and nothing of it on the screen.

use std::io::Read as _;

use age::secrecy::SecretString;
use age::{Decryptor, Identity, scrypt, x25519};
use nyckel::config::Overlay;
use nyckel::domain::activity::{ActivityDetail, KeysWritten};
use nyckel::domain::{ActivityKind, ActivityOutcome, Permission, ReasonRule, Refusal};
use nyckel::i18n::Language;
use nyckel::service::unfinished_retrieval;
use nyckel::testing::stage::Done;
use nyckel::testing::{Fault, KnownKeys, Stage, StageOptions, Step, When};
use nyckel::tui::step::Destination;

use super::{SIZES, check_says, log, says, shows_a_key, stage, stage_as, text, text_with};

const FILE: &str = "/home/anna/nycklar.csv.age";
const SHOWN: &str = "~/nycklar.csv.age";
const PHRASE: &str = "en riktigt lång fras";

/// The page of everything that Contoso has bought.
fn at_the_page(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter w K")
}

/// The same, filled in for a passphrase and that file, with the focus on the button.
fn filled_in(stage: &mut Stage) -> &mut Stage {
    at_the_page(stage)
        .keys("Tab Right Tab")
        .text(PHRASE)
        .keys("Tab")
        .text(PHRASE)
        .keys("Tab Ctrl-u")
        .text(FILE)
        .keys("Tab Tab")
}

fn open(stage: &Stage, identity: &dyn Identity) -> Option<String> {
    let sealed = stage.own_files.get(FILE)?;
    let mut reader = Decryptor::new(sealed.as_bytes()).unwrap().decrypt(std::iter::once(identity)).ok()?;
    let mut text = String::new();
    reader.read_to_string(&mut text).ok()?;
    Some(text)
}

fn phrase(text: &str) -> scrypt::Identity {
    scrypt::Identity::new(SecretString::from(text.to_owned()))
}

fn done(stage: &Stage, kind: ActivityKind) -> usize {
    log(stage).iter().filter(|record| **record == (kind, ActivityOutcome::Done)).count()
}

#[test]
fn key_5_log_1_all_of_a_customers_keys_go_into_one_sealed_file_and_none_is_on_the_screen() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            stage.film();
            filled_in(&mut stage);
            assert!(log(&stage).is_empty(), "nothing was asked for yet");
            stage.keys("Enter");
            let content = open(&stage, &phrase(PHRASE)).unwrap_or_else(|| panic!("{}", stage.screen()));
            let keys = content.matches(KnownKeys::BEGINNING).count();
            assert!(1 < keys, "{content}");
            assert_eq!(done(&stage, ActivityKind::KeyCopied), keys);
            assert_eq!(done(&stage, ActivityKind::KeysRetrieved), 1);
            check_says(&stage, &text_with(stage.locale(), "retrieve-place", &[("path", SHOWN.into())]));
            assert!(stage.screens().iter().all(|screen| !shows_a_key(screen) && !screen.contains(PHRASE)));
            assert_eq!(open(&stage, &phrase("en annan lång fras")), None);
        }
    }
}

#[test]
fn key_5_what_is_sealed_for_a_recipient_opens_for_them() {
    let mut stage = stage(Language::English, SIZES[0]);
    let anna = x25519::Identity::generate();
    // Two that are marked, and the recipient pasted.
    stage.text("contoso").keys("Enter w Space Space K");
    check_says(&stage, &text_with(stage.locale(), "retrieve-title", &[("count", 2_u32.into())]));
    stage.keys("Tab Tab").paste(&anna.to_public().to_string()).keys("Tab Ctrl-u").text(FILE).keys("Tab").text("INC-7");
    stage.keys("Tab Enter");
    let content = open(&stage, &anna).unwrap_or_else(|| panic!("{}", stage.screen()));
    assert_eq!(content.lines().count(), 3, "{content}");
    assert!(
        stage.records().iter().all(|record| record.reason.as_deref().is_some_and(|told| told.starts_with("INC-7")))
    );
}

#[test]
fn key_5_what_is_wrong_with_the_form_is_told_and_nothing_is_asked_for() {
    let mut stage = stage(Language::Swedish, SIZES[1]);
    at_the_page(&mut stage).keys("Enter");
    check_says(&stage, &text(stage.locale(), "retrieve-no-recipient"));
    let wrong = text_with(stage.locale(), "retrieve-not-a-recipient", &[("recipient", "age1abc".into())]);
    stage.text("age1abc").keys("Down");
    check_says(&stage, &wrong);
    stage.keys("Up Esc");
    assert!(!says(&stage, &wrong), "{}", stage.screen());
    stage.text("age1abc").keys("Enter");
    check_says(&stage, &wrong);
    stage.keys("Up Right Tab").text("kort").keys("Tab").text("kort").keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "retrieve-passphrase-short", &[("count", 12_u32.into())]));
    stage.text(PHRASE).keys("Tab").text("en annan lång fras").keys("Enter");
    check_says(&stage, &text(stage.locale(), "retrieve-passphrase-differs"));
    assert!(log(&stage).is_empty() && stage.own_files.is_empty());
}

#[test]
fn key_5_a_plain_file_is_written_once_its_number_of_keys_was_typed_and_not_pasted() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.text("contoso").keys("Enter w Space K Tab Left Tab").paste("1").keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "refusal-plain-unconfirmed", &[("count", 1_u32.into())]));
    assert!(log(&stage).is_empty() && stage.own_files.is_empty());
    stage.text("1").keys("Tab Ctrl-u").text("/home/anna/plain.csv").keys("Tab Tab Enter");
    let plain = stage.own_files.get("/home/anna/plain.csv").unwrap_or_else(|| panic!("{}", stage.screen()));
    assert!(String::from_utf8(plain.as_bytes().to_vec()).unwrap().contains(KnownKeys::BEGINNING));
}

#[test]
fn x_stops_and_c_goes_on_without_getting_anything_twice() {
    let mut stage = stage(Language::English, SIZES[0]);
    filled_in(&mut stage).hold().keys("Enter").release(0).release(0).keys("x").release_all();
    check_says(&stage, "Interrupted after");
    assert!(stage.own_files.is_empty(), "there is no half file");
    let before = done(&stage, ActivityKind::KeyCopied);
    assert!(before <= 2, "{:?}", log(&stage));
    stage.keys("c");
    let content = open(&stage, &phrase(PHRASE)).unwrap_or_else(|| panic!("{}", stage.screen()));
    assert_eq!(content.matches(KnownKeys::BEGINNING).count(), done(&stage, ActivityKind::KeyCopied));
}

#[test]
fn x_while_the_beginning_is_asked_for_skips_nothing_of_it() {
    let mut stage = stage(Language::English, SIZES[0]);
    filled_in(&mut stage).hold().keys("Enter x c");
    assert_eq!(stage.held(), 1, "nothing is got before it is known whether that may begin");
    stage.release_all();
    assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
}

#[test]
fn no_other_session_begins_while_keys_are_got() {
    // At the place, in front of it, and behind it; to become another operator they have to be listed first.
    for way in ["g m", "w g m", "Esc g m", ",", "Esc ,"] {
        let mut stage = stage(Language::English, SIZES[0]);
        filled_in(&mut stage).hold().keys("Enter").release(0).keys(way);
        if way.ends_with(',') {
            stage.release(stage.held() - 1).keys("End Enter");
        }
        check_says(&stage, &text(stage.locale(), "session-under-way"));
        assert!(
            stage.app().customers_view().is_none() && !stage.done().iter().any(|done| matches!(done, Done::Became(_)))
        );
        stage.release_all();
        assert!(open(&stage, &phrase(PHRASE)).is_some(), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn keys_are_got_also_where_one_has_gone_back_and_on_to_another_place() {
    let mut stage = stage(Language::English, SIZES[0]);
    filled_in(&mut stage).hold().keys("Enter").release(0).keys("Esc g c g h").release_all();
    assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
}

#[test]
fn what_fails_is_told_and_c_goes_on_from_there() {
    let mut stage = stage(Language::English, SIZES[0]);
    filled_in(&mut stage);
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("Enter Esc");
    check_says(&stage, "Interrupted after 0");
    stage.faults.clear();
    stage.keys("c");
    assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
}

#[test]
fn what_was_broken_off_by_the_end_of_the_console_is_offered_and_gone_on_with() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    filled_in(&mut stage).hold().keys("Enter").release(0).release(0).keys("x").release_all();
    let actor = stage.operators()[0].actor();
    assert!(unfinished_retrieval(&stage.services, &actor).is_some());
    // Another session begins; nothing of the first one's memory is left.
    let operator = stage.operators().swap_remove(0);
    stage.become_operator(&operator);
    stage.keys("Esc").text("contoso").keys("Enter w K");
    check_says(&stage, "blev inte klar");
    stage.keys("c");
    assert!(matches!(stage.app().destination(), Destination::Retrieve(..)));
    check_says(&stage, SHOWN);
    stage.text(PHRASE).keys("Tab").text(PHRASE).keys("Enter");
    assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
    let told = stage.records().pop().unwrap().detail;
    assert!(matches!(told, Some(ActivityDetail::KeysWritten(KeysWritten { again, .. })) if 0 < again), "{told:?}");
}

#[test]
fn what_is_to_be_known_before_going_on_stands_there_to_its_last_word() {
    for language in Language::ALL {
        for size in SIZES {
            let mut stage = stage(language, size);
            filled_in(&mut stage).hold().keys("Enter").release(0).release(0).keys("x").release_all();
            let operator = stage.operators().swap_remove(0);
            stage.become_operator(&operator);
            stage.keys("Esc").text("contoso").keys("Enter w K c");
            let notice = text(stage.locale(), "key-notice");
            let last = notice.split_whitespace().rev().take(3).collect::<Vec<_>>();
            check_says(&stage, &last.into_iter().rev().collect::<Vec<_>>().join(" "));
        }
    }
}

#[test]
fn several_customers_are_marked_in_their_list() {
    let mut stage = stage(Language::English, SIZES[0]);
    stage.keys("F3 Space Space K");
    assert!(matches!(stage.app().destination(), Destination::Retrieve(None, _)), "{}", stage.screen());
    stage.keys("Esc");
    assert!(matches!(stage.app().destination(), Destination::Customers));
}

#[test]
fn role_2_role_5_who_may_have_no_key_sees_it_dimmed_with_the_role() {
    let mut stage = stage_as(2);
    let operator = stage.operators().swap_remove(2);
    assert!(!operator.roles.allow(Permission::Keys));
    stage.text("contoso").keys("Enter w K");
    let refusal = Refusal::Role { permission: Permission::Keys };
    check_says(&stage, &stage.locale().refusal(&refusal).what);
    assert!(log(&stage).is_empty(), "pressing what is dimmed is no attempt");
}

#[test]
fn key_5_a_required_reason_is_a_field_that_must_be_filled_in() {
    let flags = Overlay { reveal_reason: Some(ReasonRule::Required), ..Overlay::default() };
    let mut stage = Stage::new(StageOptions { flags, ..StageOptions::default() });
    filled_in(&mut stage).keys("Enter");
    check_says(&stage, &text(stage.locale(), "reason-empty"));
    assert!(log(&stage).is_empty() && !says(&stage, FILE) || stage.own_files.is_empty());
}

/// With the first key got and the answer to the next one held back.
fn under_way(stage: &mut Stage) -> &mut Stage {
    filled_in(stage).hold().keys("Enter").release(0).release(0)
}

fn banner(stage: &Stage, done: u32, count: u32) -> String {
    text_with(stage.locale(), "banner-retrieving", &[("done", done.into()), ("count", count.into())])
}

/// How many purchases the run is about, as its page says.
fn count(stage: &Stage) -> u32 {
    let screen = stage.screen();
    let told = screen.split("Hämtar: ").nth(1).unwrap_or_else(|| panic!("{screen}"));
    told.split_whitespace().nth(2).unwrap().parse().unwrap()
}

#[test]
fn one_run_goes_on_at_a_time_and_every_way_to_its_page_leads_to_it() {
    for size in SIZES {
        let mut stage = stage(Language::Swedish, size);
        under_way(&mut stage);
        let count = count(&stage);
        assert!(!says(&stage, &banner(&stage, 1, count)), "its own page says it");
        for way in ["Esc K", "Esc Space K", "Esc a K", "g c g k", "g k", "Alt-Left g h Esc g k"] {
            stage.keys(way);
            check_says(&stage, &format!("Hämtar: 1 av {count}"));
        }
        for place in ["Esc", "a", "g c", "g d", ","] {
            stage.keys(place);
            check_says(&stage, &banner(&stage, 1, count));
        }
        stage.click("Nycklar hämtas till en fil");
        check_says(&stage, &format!("Hämtar: 1 av {count}"));
        stage.keys("x").release_all();
        check_says(&stage, &format!("Avbrutet efter 2 av {count}."));
        assert!(!says(&stage, &banner(&stage, 2, count)));
        assert_eq!(done(&stage, ActivityKind::KeyCopied), 2);
        // What was got is in memory yet: it goes on from there and not anew.
        stage.keys("Esc g h Esc g k c");
        let content = open(&stage, &phrase(PHRASE)).unwrap_or_else(|| panic!("{}", stage.screen()));
        assert_eq!(content.matches(KnownKeys::BEGINNING).count(), done(&stage, ActivityKind::KeyCopied));
    }
}

#[test]
fn a_form_that_was_left_standing_begins_no_second_run() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    // A form, then from elsewhere another one that is begun, then back to the first.
    at_the_page(&mut stage).keys("Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE);
    stage.keys("F3 Space K Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE).hold().keys("Enter");
    stage.release(0).release(0).keys("Alt-Left Alt-Left");
    assert!(!stage.screen().contains("Hämtar: "), "{}", stage.screen());
    stage.keys("Enter");
    check_says(&stage, "Hämtar: 1 av");
    stage.release_all();
    assert_eq!(done(&stage, ActivityKind::KeysRetrieved), 1);
}

#[test]
fn the_end_of_a_run_is_told_wherever_one_is() {
    for way in ["Esc", "g h", "g c", "Esc F1", "g d"] {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        under_way(&mut stage).keys(way).release_all();
        assert!(open(&stage, &phrase(PHRASE)).is_some());
        check_says(&stage, SHOWN);
        assert!(!stage.screen().contains("Nycklar hämtas till en fil:"), "{}", stage.screen());
        assert!(!says(&stage, &text(stage.locale(), "waiting-retrieval")), "{}", stage.screen());
    }
    let mut stage = stage(Language::Swedish, SIZES[0]);
    under_way(&mut stage).keys("g c");
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.release_all().keys("Esc");
    stage.keys("g h");
    check_says(&stage, &text(stage.locale(), "waiting-retrieval"));
}

#[test]
fn quitting_asks_while_keys_are_got_and_interrupts_that_so_that_it_can_go_on() {
    for (way, quit) in [("Esc g h Esc", "q"), ("g c", "Ctrl-c"), ("", "q"), ("F12", "Ctrl-c")] {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        under_way(&mut stage);
        let count = count(&stage);
        stage.keys(way).keys(quit);
        assert!(!stage.is_over());
        let values = [("done", 1_u32.into()), ("count", count.into())];
        check_says(&stage, &text_with(stage.locale(), "confirm-quit-retrieving", &values));
        stage.keys("Tab Enter");
        assert!(!stage.is_over(), "what is under way is waited for");
        stage.release_all();
        assert!(stage.is_over() && stage.own_files.is_empty(), "after {way:?} {quit}");
        let batch = unfinished_retrieval(&stage.services, &stage.operators()[0].actor()).unwrap();
        assert_eq!(batch.got.len(), 2);
    }
}

#[test]
fn what_is_typed_or_pasted_outside_a_field_runs_nothing_and_goes_nowhere() {
    for to_the_place in ["", "Tab", "Tab Right", "Shift-Tab"] {
        let mut stage = stage(Language::Swedish, SIZES[0]);
        at_the_page(&mut stage).keys(to_the_place).paste("qwgh, en fras");
        assert!(matches!(stage.app().destination(), Destination::Retrieve(..)), "{}", stage.screen());
        if !to_the_place.is_empty() {
            stage.text("qaswo+bxckj,gcgh?:");
            assert!(matches!(stage.app().destination(), Destination::Retrieve(..)), "{}", stage.screen());
            assert!(!stage.is_over() && !stage.screen().contains("qas"), "{}", stage.screen());
        }
    }
}

#[test]
fn a_tilde_is_home_and_where_the_file_is_to_be_written_is_shown() {
    for size in SIZES {
        let mut stage = stage(Language::Swedish, size);
        at_the_page(&mut stage).keys("Tab Tab Tab Ctrl-u").text("nycklar.age");
        check_says(
            &stage,
            &text_with(stage.locale(), "retrieve-will-be", &[("path", "~/Downloads/nycklar.age".into())]),
        );
        stage.keys("Ctrl-u").text("~/nycklar.csv.age");
        check_says(&stage, &text_with(stage.locale(), "retrieve-will-be", &[("path", SHOWN.into())]));
        stage.keys("Up Up Right Tab").text(PHRASE).keys("Tab").text(PHRASE).keys("Enter");
        assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
    }
}

#[test]
fn a_folder_that_cannot_be_written_in_is_told_at_its_field_and_nothing_typed_is_lost() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    at_the_page(&mut stage).keys("Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE).keys("Tab Ctrl-u");
    stage.text("/nowhere/nycklar.age").keys("Enter");
    check_says(&stage, &text_with(stage.locale(), "failure-own-files-written", &[("detail", "/nowhere".into())]));
    assert!(log(&stage).is_empty());
    stage.keys("Ctrl-u").text(FILE).keys("Enter");
    assert!(open(&stage, &phrase(PHRASE)).is_some(), "{}", stage.screen());
}

#[test]
fn up_and_down_go_through_the_form_and_scroll_the_list_only_where_it_has_the_focus() {
    let mut stage = stage(Language::English, SIZES[0]);
    let selected = |stage: &Stage| {
        let screen = stage.screen();
        let row = screen.lines().find(|line| line.contains("▸ Contoso"));
        row.unwrap_or_else(|| panic!("{screen}")).split("Contoso").nth(1).unwrap().to_owned()
    };
    at_the_page(&mut stage).keys("Down");
    let second = selected(&stage);
    stage.keys("Tab Down Down");
    check_says(&stage, "▸ File name");
    stage.keys("Up Up");
    check_says(&stage, "▸ The file is");
    assert_eq!(selected(&stage), second);
    stage.keys("Up Up");
    assert_ne!(selected(&stage), second);
    // Down from its last row leads into the form.
    stage.keys("End Down");
    check_says(&stage, "▸ The file is");
}

#[test]
fn what_was_broken_off_of_several_customers_is_no_ones_page_and_home_leads_to_it() {
    let mut stage = stage(Language::Swedish, SIZES[0]);
    stage.keys("F3 Space Space K Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE).hold().keys("Enter");
    stage.release(0).release(0).keys("x").release_all();
    let operator = stage.operators().swap_remove(0);
    stage.become_operator(&operator);
    stage.keys("Esc").text("contoso").keys("Enter K c");
    assert!(matches!(stage.app().destination(), Destination::Retrieve(None, _)), "{}", stage.screen());
    assert!(!stage.screen().contains("Contoso AB ›"), "{}", stage.screen());
    stage.keys("Esc g h Alt-w");
    check_says(&stage, &text(stage.locale(), "waiting-retrieval"));
    stage.double_click("Ej hämtade");
    assert!(matches!(stage.app().destination(), Destination::Retrieve(None, _)), "{}", stage.screen());
}

#[test]
fn marks_are_counted_made_for_all_at_once_and_gone_once_the_keys_are_in_the_file() {
    let mut stage = stage(Language::English, SIZES[1]);
    stage.keys("F3 Space Space");
    let marked =
        |stage: &Stage, count: u32| says(stage, &text_with(stage.locale(), "list-marked", &[("count", count.into())]));
    assert!(marked(&stage, 2), "{}", stage.screen());
    check_says(&stage, &text(stage.locale(), "key-retrieve-marked"));
    stage.keys("/").text("contoso").keys("Tab Ctrl-a Ctrl-a Ctrl-a");
    stage.keys("Esc");
    assert!(!marked(&stage, 2), "{}", stage.screen());
    stage.keys("Ctrl-a");
    let screen = stage.screen();
    let customers = screen.split("Customers (").nth(1).unwrap().split(')').next().unwrap().parse().unwrap();
    assert!(marked(&stage, customers), "{}", stage.screen());
    stage.keys("Ctrl-a");
    assert!(!says(&stage, "marked"), "{}", stage.screen());
    stage.keys("Home Space K Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE).keys("Enter Esc");
    assert!(matches!(stage.app().destination(), Destination::Customers), "{}", stage.screen());
    assert!(!marked(&stage, 1), "{}", stage.screen());
    stage.keys("/").text("contoso").keys("Enter w Ctrl-a");
    assert!(says(&stage, "marked") && says(&stage, &text(stage.locale(), "key-retrieve-marked")), "{}", stage.screen());
    stage.keys("K Tab Right Tab").text(PHRASE).keys("Tab").text(PHRASE).keys("Enter Esc");
    assert!(!says(&stage, "marked"), "{}", stage.screen());
}
