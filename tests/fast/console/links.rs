//! The dialog of a link: on record before it is shown, hidden as a key is, counted down, copied, as a QR code.

use chrono::Duration;
use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::i18n::Language;
use nyckel::ports::CopyRoute;
use nyckel::testing::{Fault, Stage, StageOptions, Step, When};
use ratatui::layout::Size;

use super::{go_to_the_panes, log};

/// What every link of the demo begins with.
const LINK: &str = "https://download.example/";

fn english(size: Size) -> Stage {
    go_to_the_panes(Stage::new(StageOptions { language: Language::English, size, ..StageOptions::default() }))
}

fn wide() -> Stage {
    english(Size::new(120, 50))
}

/// A day later the link that was shown has expired. Somebody is there, so that nothing but that hides it.
fn let_it_expire(stage: &mut Stage) {
    for _ in 0..24 {
        assert!(stage.screen().contains("left)"), "{}", stage.screen());
        stage.advance(Duration::hours(1)).keys("Ctrl-l");
    }
}

fn linked() -> (ActivityKind, ActivityOutcome) {
    (ActivityKind::LinkCopied, ActivityOutcome::Done)
}

fn shows_a_code(stage: &Stage) -> bool {
    stage.screen().contains("█▀▀▀▀▀█") || stage.screen().contains("▄▄▄▄▄")
}

#[test]
fn key_5_log_1_a_link_is_shown_once_it_is_on_record_and_not_before() {
    let mut stage = wide();
    stage.film().hold().keys("v");
    assert!(stage.screens().iter().all(|screen| !screen.contains(LINK)));
    assert_eq!(log(&stage), [linked()]);
    stage.release_all();
    let screen = stage.screen();
    assert!(
        screen.contains(LINK) && screen.contains("The link expires") && screen.contains("carries risk"),
        "{screen}"
    );
    let mut stage = wide();
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.film().keys("v");
    assert!(stage.screens().iter().all(|screen| !screen.contains(LINK)));
}

#[test]
fn a_shown_link_hides_as_a_key_does() {
    let mut stage = wide();
    stage.keys("v v");
    assert!(!stage.screen().contains(LINK) && !shows_a_code(&stage), "{}", stage.screen());
    stage.keys("v");
    assert!(stage.screen().contains(LINK) && shows_a_code(&stage), "{}", stage.screen());
    stage.advance(Duration::seconds(61));
    assert!(!stage.screen().contains(LINK) && !shows_a_code(&stage), "{}", stage.screen());
    stage.keys("v Ctrl-z");
    assert!(!stage.screen().contains(LINK) && !shows_a_code(&stage), "{}", stage.screen());
}

#[test]
fn a_link_that_comes_after_the_terminal_was_given_away_comes_hidden() {
    let mut stage = wide();
    stage.hold().keys("v Ctrl-z").release_all();
    assert!(stage.screen().contains("expires") && !stage.screen().contains(LINK), "{}", stage.screen());
}

#[test]
fn f_shows_the_code_on_the_whole_screen_where_there_is_room() {
    let mut stage = english(Size::new(80, 40));
    stage.keys("v f");
    assert!(shows_a_code(&stage) && !stage.screen().contains("Windows Server"), "{}", stage.screen());
    stage.keys("Esc");
    assert!(stage.screen().contains(LINK), "Esc leads back to the box");
    stage.keys("f y");
    assert!(stage.screen().contains("cleared in") && stage.screen().contains(LINK), "{}", stage.screen());
    let mut stage = english(Size::new(80, 18));
    stage.keys("v f");
    assert!(stage.screen().contains("too small for the QR code"), "{}", stage.screen());
}

#[test]
fn a_link_that_hid_by_itself_says_why_in_the_box_and_on_the_whole_screen() {
    let mut stage = wide();
    stage.keys("v").advance(Duration::seconds(60));
    assert!(stage.screen().contains("no key was pressed"), "{}", stage.screen());
    stage.keys("f");
    assert!(stage.screen().contains("no key was pressed") && !stage.screen().contains("Link"), "{}", stage.screen());
    stage.keys("v v");
    assert!(stage.screen().contains("The link is hidden. v shows it."), "{}", stage.screen());
    stage.keys("v");
    assert!(shows_a_code(&stage), "{}", stage.screen());
}

#[test]
fn key_8_an_expired_link_is_renewed_before_it_is_copied() {
    let mut stage = wide();
    let_it_expire(stage.keys("v"));
    stage.keys("y");
    let put = stage.clipboard.put_so_far();
    let [(CopyRoute::System, link)] = put.as_slice() else { panic!("{put:?}") };
    let now = stage.now().utc().timestamp().to_string();
    let expires = link.split("e=").nth(1).unwrap().split('&').next().unwrap();
    assert!(now.as_str() < expires, "{now} {link}");
    assert_eq!(log(&stage), [linked(), linked()]);
}

#[test]
fn key_8_log_1_an_expired_link_is_renewed_before_it_is_shown_and_that_is_on_record() {
    let mut stage = wide();
    let_it_expire(stage.keys("v"));
    assert!(stage.screen().contains("The link expired") && !stage.screen().contains(LINK), "{}", stage.screen());
    assert!(!shows_a_code(&stage), "{}", stage.screen());
    stage.film().hold().keys("v");
    assert!(stage.screen().contains("a new one is on its way"), "{}", stage.screen());
    assert!(stage.screens().iter().all(|screen| !screen.contains(LINK)), "{}", stage.screen());
    stage.release_all();
    assert!(stage.screen().contains(LINK) && shows_a_code(&stage), "{}", stage.screen());
    assert_eq!(log(&stage), [linked(), linked()]);
    stage.keys("Esc");
    assert!(stage.screen().contains("left)"), "the page tells of the link that works:\n{}", stage.screen());
}

#[test]
fn key_8_where_no_new_link_can_be_had_the_expired_one_is_not_shown() {
    let mut stage = wide();
    let_it_expire(stage.keys("v"));
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.film().keys("v Esc");
    assert!(stage.screen().contains("The link expired"), "{}", stage.screen());
    assert!(stage.screens().iter().all(|screen| !screen.contains(LINK)), "{}", stage.screen());
}

#[test]
fn role_2_who_may_have_no_links_sees_why() {
    let options = StageOptions { operator: 4, language: Language::English, ..StageOptions::default() };
    let mut stage = go_to_the_panes(Stage::new(options));
    stage.keys("v");
    assert!(!stage.screen().contains(LINK), "{}", stage.screen());
    assert!(log(&stage).is_empty(), "a dimmed key is no attempt");
}
