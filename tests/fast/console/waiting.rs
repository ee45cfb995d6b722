//! Home as the page of the morning: what waits stands below the customers, and each row opens the thing.

use std::collections::BTreeSet;

use nyckel::domain::{Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{check_says, says, stage_as, text};

/// Goes to the first row of that kind at Home and opens it.
#[track_caller]
fn open(stage: &mut Stage, kind: &'static str) -> Destination {
    let marked = format!("▸ {}", text(stage.locale(), kind));
    stage.keys("g h Esc Alt-w Home");
    for _ in 0..40 {
        if says(stage, &marked) {
            stage.keys("Enter");
            return stage.app().destination();
        }
        stage.keys("Down");
    }
    panic!("no {kind}\n{}", stage.screen());
}

#[test]
fn each_row_opens_the_thing_it_tells_of() {
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        stage.text("contoso").keys("Enter");
        let there = open(&mut stage, "waiting-recent");
        assert!(matches!(&there, Destination::Account(it) if it.name == "Contoso AB"), "{there:?}");
        stage.keys("+ /").text("remote desktop").keys("Tab Enter Enter");
        let there = open(&mut stage, "waiting-cart");
        assert!(matches!(there, Destination::Review(_)), "{there:?}");
        stage.keys("g s n").text("Hjälp").keys("Esc");
        let there = open(&mut stage, "waiting-draft");
        assert!(matches!(there, Destination::SupportForm(_)), "{there:?}");
        stage.keys("Esc");
        let there = open(&mut stage, "waiting-renews");
        assert!(matches!(there, Destination::Subscription(_, _)), "{there:?}");
        let there = open(&mut stage, "waiting-window");
        assert!(matches!(there, Destination::Software(_, _) | Destination::Subscription(_, _)), "{there:?}");
    }
}

#[test]
fn of_each_group_the_first_are_shown_and_the_rest_when_asked() {
    let mut stage = Stage::new(StageOptions::default());
    let more = stage.screen().lines().filter(|line| line.contains("    …   ")).count();
    assert_eq!(more, 2, "{}", stage.screen());
    stage.keys("Alt-w Down Down Down Down Down");
    let count = |stage: &Stage| stage.screen().matches(&text(stage.locale(), "waiting-window")).count();
    let first = count(&stage);
    stage.keys("Enter");
    assert!(first < count(&stage), "{}", stage.screen());
    assert_eq!(stage.app().destination(), Destination::Home);
}

#[test]
fn an_operator_for_whom_nothing_waits_is_told_so() {
    let stage = stage_as(3);
    for sentence in ["home-waiting-no-windows", "home-waiting"] {
        check_says(&stage, &text(stage.locale(), sentence));
    }
    assert!(!says(&stage, &text(stage.locale(), "column-waiting")), "{}", stage.screen());
}

/// The marked row of what waits.
#[track_caller]
fn marked(stage: &Stage) -> String {
    let screen = stage.screen();
    let kind = format!("▸ {}", text(stage.locale(), "waiting-kms"));
    let row = screen.lines().find(|line| line.contains(&kind)).unwrap_or_else(|| panic!("no device:\n{screen}"));
    row.to_owned()
}

/// Goes to the first device that waits.
fn to_devices(stage: &mut Stage) {
    stage.keys("Alt-w Home");
    for _ in 0..20 {
        if says(stage, &format!("▸ {}", text(stage.locale(), "waiting-kms"))) {
            return;
        }
        stage.keys("Down");
    }
    panic!("no device waits:\n{}", stage.screen());
}

#[test]
fn of_rows_that_lead_to_one_place_the_selected_one_stays_selected_when_asked_anew() {
    let mut stage = Stage::new(StageOptions::default());
    to_devices(&mut stage);
    let first = marked(&stage);
    stage.keys("Down");
    let second = marked(&stage);
    assert_ne!(first, second, "two devices wait");
    stage.keys("F5");
    assert_eq!(marked(&stage), second, "{}", stage.screen());
    stage.keys("Enter");
    assert!(matches!(stage.app().destination(), Destination::Kms(_)), "{}", stage.screen());
}

#[test]
fn what_is_left_of_a_device_is_told_whole_in_a_small_window_too() {
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        to_devices(&mut stage);
        assert!(marked(&stage).contains("försenad 7 dagar"), "{}", stage.screen());
    }
}

#[test]
fn role_5_who_may_not_see_windows_is_told_so_and_not_that_nothing_waits() {
    for language in Language::ALL {
        let (operator, size) = (5, Size::new(80, 24));
        let stage = Stage::new(StageOptions { operator, language, size, ..StageOptions::default() });
        check_says(&stage, &text(stage.locale(), "home-waiting-no-windows"));
        assert!(!says(&stage, &text(stage.locale(), "home-waiting-none")), "{}", stage.screen());
        // It is told whole.
        let whole = text(stage.locale(), "home-waiting-nothing-else");
        let last = whole.rsplit(' ').next().unwrap();
        assert!(stage.screen().contains(last), "{}", stage.screen());
    }
}

#[test]
fn who_may_not_search_is_not_put_into_the_box() {
    let mut stage = stage_as(3);
    stage.keys("g l");
    assert_eq!(stage.app().destination(), Destination::Activity, "{}", stage.screen());
    stage.keys("g h / x");
    assert_eq!(stage.app().destination(), Destination::Home);
    let why = Refusal::Role { permission: Permission::LookAtCustomers };
    check_says(&stage, &stage.locale().refusal(&why).what);
    stage.keys("g h g l");
    assert_eq!(stage.app().destination(), Destination::Activity, "{}", stage.screen());
    stage.keys("Esc").paste("contoso");
    assert!(!says(&stage, "contoso"), "{}", stage.screen());
}

#[test]
fn the_way_to_what_waits_stands_on_the_bottom_line_at_every_size() {
    for language in Language::ALL {
        for size in [Size::new(120, 40), Size::new(80, 24)] {
            let stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
            let hint = format!("Alt-W {}", text(stage.locale(), "key-to-waiting"));
            assert!(stage.screen().lines().last().unwrap().contains(&hint), "{}", stage.screen());
        }
    }
}

#[test]
fn rows_that_read_alike_are_told_apart_and_how_long_one_is_overdue_is_told_whole() {
    for language in Language::ALL {
        for size in [Size::new(120, 40), Size::new(80, 24)] {
            let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
            stage.keys("Alt-w");
            let mut seen = BTreeSet::new();
            for _ in 0..30 {
                let screen = stage.screen();
                let row = screen.lines().rfind(|line| line.contains("▸ ")).unwrap();
                let row: String = row.split_whitespace().filter(|word| !"│█▸".contains(*word)).collect();
                let is_more = row.starts_with('…');
                assert!(is_more || seen.insert(row.clone()), "twice: {row}\n{screen}");
                if !is_more && row.contains("KMS") {
                    assert!(!row.ends_with('…'), "cut: {row}\n{screen}");
                }
                let before = stage.screen();
                stage.keys("Down");
                if stage.screen() == before {
                    break;
                }
            }
        }
    }
}
