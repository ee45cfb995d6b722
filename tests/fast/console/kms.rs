//! The plan from KMS to MAK in the console: devices typed, pasted and brought in from a file, moved and removed, and the
//! way there from where no KMS key is given (KMS-1, KEY-4).

use chrono::Duration;
use nyckel::domain::{ActivityKind, ActivityOutcome, KmsDevice};
use nyckel::i18n::Language;
use nyckel::ports::Store;
use nyckel::testing::stage::Stage;
use nyckel::testing::{Fault, MemoryFiles, Step, When};
use nyckel::tui::step::{CustomerLabel, Destination};
use ratatui::layout::Size;

use super::{SIZES, at_the_panes, check_says, log, says, stage, stage_as, text, text_with};

/// The plan of Contoso.
fn plan(stage: &mut Stage) -> &mut Stage {
    stage.text("contoso").keys("Enter M")
}

fn contoso(stage: &Stage) -> CustomerLabel {
    let Destination::Kms(customer) = stage.app().destination() else { panic!("no plan:\n{}", stage.screen()) };
    customer
}

#[track_caller]
fn check_shows(stage: &Stage, part: &str) {
    assert!(stage.screen().contains(part), "{part}:\n{}", stage.screen());
}

fn devices(stage: &Stage) -> Vec<KmsDevice> {
    let scope = stage.operators()[0].actor().scope();
    stage.store.kms_devices(scope, contoso(stage).tenant, None, 1_000).unwrap().items
}

fn device(stage: &Stage, name: &str) -> Option<KmsDevice> {
    devices(stage).into_iter().find(|device| device.details.name == name)
}

#[test]
fn kms_1_a_plan_says_usually_and_sorts_by_deadline_with_the_overdue_first() {
    for (language, size) in Language::ALL.into_iter().flat_map(|language| SIZES.map(|size| (language, size))) {
        let mut stage = stage(language, size);
        plan(&mut stage);
        check_says(&stage, "SRV-FIL-01");
        check_says(&stage, &stage.locale().kms_state(nyckel::domain::KmsState::Overdue { days: 7 }));
        check_says(
            &stage,
            match language {
                Language::Swedish => "3 av 11 flyttade, 2 försenade",
                Language::English => "3 of 11 moved, 2 overdue",
            },
        );
        let usually = if language == Language::Swedish { "vanligtvis" } else { "usually" };
        assert!(stage.screen().contains(usually), "{}", stage.screen());
        let lines: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
        let place = |name: &str| lines.iter().position(|line| line.contains(name));
        assert!(place("SRV-FIL-01") < place("SRV-SQL-02") && place("SRV-SQL-02") < place("SRV-APP-03"));
    }
}

#[test]
fn at_the_smallest_size_nothing_is_written_over_how_far_the_plan_is() {
    for language in Language::ALL {
        let mut stage = stage(language, Size::new(60, 18));
        plan(&mut stage);
        let progress = match language {
            Language::Swedish => "│ 3 av 11 flyttade, 2 försenade   ",
            Language::English => "│ 3 of 11 moved, 2 overdue   ",
        };
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.contains(progress.trim_end_matches(' '))).expect("how far it is");
        let rest = line.split_once(progress.trim()).map_or(line, |(_, rest)| rest);
        let hint = format!("· {}", text(stage.locale(), "kms-paste-hint"));
        assert!(["", &hint].contains(&rest.trim_matches([' ', '│'])), "{screen}");
        check_says(&stage, "…");
    }
}

#[test]
fn kms_1_a_device_is_added_with_its_deadline_told_as_it_is_typed() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("n").text("SRV-NY-01").keys("Tab").text("Windows Server 2022").keys("Tab").text("05/06/2026");
    check_shows(&stage, "2026-06-05");
    check_shows(&stage, "2026-05-06");
    stage.keys("Enter");
    assert!(log(&stage).is_empty(), "what can be read in two ways is not guessed");
    stage.keys("Ctrl-u").text("2026-11-20");
    check_says(&stage, "2027-05-19 00:00 CEST");
    stage.keys("Enter");
    assert_eq!(device(&stage, "SRV-NY-01").unwrap().details.product, "Windows Server 2022");
    assert_eq!(log(&stage), [(ActivityKind::KmsPlanChanged, ActivityOutcome::Done)]);
    check_says(&stage, "SRV-NY-01");
}

#[test]
fn kms_1_what_is_missing_is_told_once_it_was_to_be_saved() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("n");
    let missing = text(stage.locale(), "kms-problem-no-date");
    assert!(!says(&stage, &missing));
    stage.keys("Enter");
    check_says(&stage, &missing);
    stage.keys("Esc");
    assert_eq!(devices(&stage).len(), 11);
}

#[test]
fn kms_1_a_device_is_renamed_and_takes_no_name_of_another() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("Enter Ctrl-u").text("srv-sql-02").keys("Enter");
    check_says(&stage, "srv-sql-02");
    assert!(device(&stage, "SRV-FIL-01").is_some() && log(&stage).is_empty());
    stage.keys("Esc Ctrl-u").text("SRV-FIL-09").keys("Enter");
    assert!(device(&stage, "SRV-FIL-01").is_none() && device(&stage, "SRV-FIL-09").is_some());
}

#[test]
fn kms_1_marked_devices_are_moved_at_once_and_back() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("Space Space m");
    let moved = |stage: &Stage| devices(stage).iter().filter(|device| device.moved.is_some()).count();
    assert_eq!(moved(&stage), 5);
    check_says(&stage, "5 av 11 flyttade, 0 försenade");
    // One that was moved is not moved any more by the same key.
    stage.keys("G m");
    assert_eq!(moved(&stage), 4);
    assert_eq!(log(&stage).len(), 2);
}

#[test]
fn kms_1_a_device_is_removed_after_asking() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("X Enter");
    assert!(device(&stage, "SRV-FIL-01").is_some(), "the harmless answer is marked");
    stage.keys("X y");
    assert!(device(&stage, "SRV-FIL-01").is_none());
    assert_eq!(log(&stage), [(ActivityKind::KmsPlanChanged, ActivityOutcome::Done)]);
}

#[test]
fn kms_1_pasted_rows_are_looked_at_before_they_are_brought_in() {
    for size in SIZES {
        let mut stage = stage(Language::Swedish, size);
        plan(&mut stage)
            .paste("SRV-NY-01\tWindows Server 2022\t2026-11-01\nSRV-NY-02\t\tsnart\nsrv-fil-01\t\t2026-11-02\n");
        check_shows(&stage, "Skulle läggas till: 1, ändras: 1");
        check_shows(&stage, "rad 2");
        // The device that becomes another is named, with what it was.
        let before = device(&stage, "SRV-FIL-01").unwrap().details.last_activation;
        let before = stage.locale().last_activation(before);
        check_shows(&stage, &format!("{before} → 2026-11-02"));
        check_shows(&stage, "enhet SRV-FIL-01 → srv-fil-01;");
        check_shows(&stage, "Läggs till: SRV-NY-01,");
        assert!(log(&stage).is_empty());
        stage.keys("Enter");
        assert_eq!(devices(&stage).len(), 12);
        let renamed = device(&stage, "srv-fil-01").unwrap();
        assert_eq!(renamed.details.product, "Windows Server 2019 Standard", "what is left empty stays");
        check_shows(&stage, "Tillagda: 1, ändrade: 1");
        // What was left out is told, and can be saved still.
        check_says(&stage, &text_with(stage.locale(), "kms-would-leave-out", &[("count", 1_u64.into())]));
        stage.keys("s");
        check_shows(&stage, "exports/KMS-MAK Contoso AB");
        let saved = stage.own_files.get(format!("exports/{LEFT_OUT}")).unwrap();
        assert!(String::from_utf8_lossy(saved.as_bytes()).contains("SRV-NY-02"));
        assert!(!says(&stage, &text(stage.locale(), "dialog-import-devices")), "{}", stage.screen());
    }
}

/// What the file of the rows is called that were left out.
const LEFT_OUT: &str = "KMS-MAK Contoso AB 2026-11-23 utelämnade.csv";

#[test]
fn kms_1_rows_that_are_left_out_are_told_of_where_they_are_not_saved() {
    let mut stage = stage_as(0);
    plan(&mut stage).paste("SRV-NY-01\tWindows Server 2022\t2026-11-01\nSRV-NY-02\t\tsnart\n").keys("Enter Esc");
    check_says(&stage, &text_with(stage.locale(), "kms-left-out", &[("count", 1_u64.into())]));
    check_says(&stage, "SRV-NY-01");
}

#[test]
fn kms_1_what_is_wrong_with_rows_is_told_whole_at_every_size() {
    for size in [SIZES[0], SIZES[1], Size::new(60, 18)] {
        for language in Language::ALL {
            let mut stage = stage(language, size);
            plan(&mut stage).paste("A-1;x;05/06/2026\nA-2;x;05/06/2026\nA-3;x;05/06/2026\nA-4;x;2026-11-01\n");
            let (day, month) = ("2026-06-05".to_owned(), "2026-05-06".to_owned());
            let values = [("day", day.into()), ("month", month.into())];
            let whole = text_with(stage.locale(), "kms-problem-ambiguous", &values);
            let (_, end) = whole.rsplit_once(' ').unwrap();
            check_shows(&stage, end);
            // One gets to the last of them by pages.
            stage.keys("PgDn PgDn PgDn PgDn");
            check_shows(&stage, "A-4");
            stage.keys("PgUp PgUp PgUp PgUp");
            check_shows(&stage, end);
        }
    }
}

#[test]
fn a_path_that_is_typed_or_pasted_is_opened() {
    let mut stage = stage_as(0);
    let table = "Enhet;Senast aktiverad\nSRV-NY-01;2026-11-01\n".as_bytes();
    stage.own_files.put("/data/kund/enheter.csv", table.to_vec());
    stage.own_files.put(&format!("{}/plan/enheter.csv", MemoryFiles::HOME), table.to_vec());
    let title = text(stage.locale(), "dialog-import-devices");
    plan(&mut stage).keys("i").paste("/data/kund/enheter.csv");
    check_says(&stage, &text(stage.locale(), "picker-path"));
    stage.keys("Enter");
    check_says(&stage, &title);
    stage.keys("Esc i").text("~/plan/enheter.csv").keys("Enter");
    check_says(&stage, &title);
    // A folder is gone into, and what is not there is told.
    stage.keys("Esc i").text("/data/kund").keys("Enter");
    check_says(&stage, "enheter.csv");
    stage.text("/data/kund/annat.csv").keys("Enter");
    check_says(&stage, &text(stage.locale(), "picker-missing"));
    check_shows(&stage, "/data/kund/annat.csv");
}

#[test]
fn the_picker_of_tables_lists_tables_first_and_the_rest_when_asked() {
    let mut stage = stage_as(0);
    stage.own_files.put(&format!("{}/bild.png", MemoryFiles::HOME), vec![7; 10]);
    stage.own_files.put(&format!("{}/enheter.csv", MemoryFiles::HOME), vec![7; 10]);
    plan(&mut stage).keys("i");
    assert!(says(&stage, "enheter.csv") && !says(&stage, "bild.png"), "{}", stage.screen());
    stage.keys("Alt-a");
    assert!(says(&stage, "enheter.csv") && says(&stage, "bild.png"), "{}", stage.screen());
    stage.own_files.remove(&format!("{}/enheter.csv", MemoryFiles::HOME));
    stage.keys("Esc i");
    check_says(&stage, &text(stage.locale(), "picker-no-table"));
}

#[test]
fn a_device_that_was_begun_is_not_thrown_away_unasked() {
    let mut stage = stage_as(0);
    let asks = text(stage.locale(), "confirm-discard-form");
    plan(&mut stage).keys("Enter Esc");
    assert!(!says(&stage, &asks), "nothing was changed\n{}", stage.screen());
    stage.keys("n").text("SRV-NY-01").keys("Esc");
    check_says(&stage, &asks);
    stage.keys("Enter");
    check_says(&stage, "SRV-NY-01");
    stage.keys("Esc y");
    assert!(!says(&stage, "SRV-NY-01"), "{}", stage.screen());
    assert_eq!(stage.app().destination(), Destination::Kms(contoso(&stage)));
}

#[test]
fn kms_1_what_is_no_table_of_devices_goes_into_the_filter() {
    let mut stage = stage_as(0);
    plan(&mut stage).paste("sql");
    check_says(&stage, "SRV-SQL-02");
    assert!(!says(&stage, "SRV-WEB-01"));
    let mut empty = stage_as(0);
    empty.keys("F3 S w Enter M");
    check_says(&empty, &text(empty.locale(), "kms-none"));
    empty.paste("hej");
    check_says(&empty, &text(empty.locale(), "kms-paste-no-devices"));
}

#[test]
fn kms_1_a_file_with_unknown_headings_has_its_columns_chosen_and_its_bad_rows_saved() {
    let mut stage = stage_as(0);
    let path = format!("{}/enheter.csv", MemoryFiles::HOME);
    stage.own_files.put(&path, "Maskin;När\nSRV-NY-01;2026-11-01\nSRV-NY-02;05/06/2026\n".as_bytes().to_vec());
    plan(&mut stage).keys("i Enter");
    check_says(&stage, &text(stage.locale(), "dialog-import-devices"));
    stage.keys("Enter");
    assert_eq!(devices(&stage).len(), 11, "nothing comes in before it is known what is what");
    // The name is the first column, and the last activation the second.
    stage.keys("Right Down Down Right Right");
    check_shows(&stage, "Skulle läggas till: 1");
    stage.keys("s");
    let saved = stage.own_files.get(format!("exports/{LEFT_OUT}")).unwrap();
    let saved = String::from_utf8(saved.as_bytes().to_vec()).unwrap();
    assert!(saved.starts_with("\u{feff}Maskin;När;Problem\nSRV-NY-02;05/06/2026;"), "{saved}");
    // The order of day and month is said, and the row is good.
    stage.keys("Down Down Right");
    check_shows(&stage, "Skulle läggas till: 2");
    stage.keys("Enter");
    assert_eq!(devices(&stage).len(), 13);
    let read = device(&stage, "SRV-NY-02").unwrap().details.last_activation;
    assert_eq!(stage.locale().last_activation(read), "2026-06-05");
}

#[test]
fn kms_1_a_workbook_is_told_apart_and_nothing_is_asked_of_it() {
    let mut stage = stage_as(0);
    stage.own_files.put(&format!("{}/enheter.xlsx", MemoryFiles::HOME), b"PK\x03\x04 and more".to_vec());
    plan(&mut stage).keys("i Alt-a Enter");
    check_says(&stage, &text(stage.locale(), "kms-table-workbook"));
}

#[test]
fn kms_1_the_plan_is_exported_and_that_is_on_record() {
    let mut stage = stage_as(0);
    plan(&mut stage).keys("e");
    let saved = stage.own_files.get("exports/KMS-MAK Contoso AB.csv").unwrap();
    let saved = String::from_utf8(saved.as_bytes().to_vec()).unwrap();
    assert!(saved.starts_with("\u{feff}Enhet;Produkt;Senast aktiverad;Anteckning;"), "{saved}");
    assert_eq!(saved.lines().count(), 12);
    assert_eq!(log(&stage), [(ActivityKind::Exported, ActivityOutcome::Done)]);
    // What was exported is brought in again and changes nothing.
    stage.paste(&saved);
    check_shows(&stage, "vara oförändrade: 11");
}

#[test]
fn role_5_kms_1_who_may_only_look_sees_the_plan_and_why_the_rest_is_dimmed() {
    let mut stage = stage_as(4);
    plan(&mut stage);
    check_says(&stage, "SRV-FIL-01");
    let why = nyckel::domain::Refusal::Role { permission: nyckel::domain::Permission::ChangePlans };
    for keys in ["n", "m", "X", "i"] {
        stage.keys(keys);
        check_says(&stage, &stage.locale().refusal(&why).what);
    }
    assert!(log(&stage).is_empty());
}

#[test]
fn kms_1_days_count_on_while_the_plan_is_looked_at() {
    let mut stage = stage_as(0);
    plan(&mut stage);
    check_says(&stage, "försenad 7 dagar");
    stage.advance(Duration::days(1));
    check_says(&stage, "försenad 8 dagar");
}

#[test]
fn kms_1_a_change_that_fails_leaves_the_plan_as_it_was_and_is_told() {
    let mut stage = stage_as(0);
    plan(&mut stage);
    stage.faults.set(When::Every(Step::Commit), Fault::Fail);
    stage.keys("m");
    check_says(&stage, &text(stage.locale(), "failure-store"));
    stage.faults.clear();
    stage.keys("Esc m");
    assert!(device(&stage, "SRV-FIL-01").unwrap().moved.is_some());
}

#[test]
fn key_4_the_kms_key_leads_to_the_plan_and_asks_for_nothing() {
    let mut stage = at_the_panes();
    stage.keys("Down");
    check_says(&stage, &stage.locale().refusal(&nyckel::domain::Refusal::KmsKey).what);
    stage.keys("Enter");
    assert_eq!(contoso(&stage).name, "Contoso AB");
    assert!(log(&stage).is_empty());
    stage.keys("w");
    assert!(matches!(stage.app().destination(), Destination::Software(..)));
}

#[test]
fn kms_1_the_form_that_was_answered_closes_with_what_lies_above_it() {
    for (way, title, told) in
        [("typed", "dialog-add-device", "SRV-NY-01"), ("pasted", "dialog-import-devices", "Tillagda: 1, ändrade: 0")]
    {
        let mut stage = stage_as(0);
        plan(&mut stage);
        if way == "typed" {
            stage.keys("n").text("SRV-NY-01").keys("Tab").text("Windows Server 2022").keys("Tab").text("2026-11-20");
        } else {
            stage.paste("SRV-NY-01\tWindows Server 2022\t2026-11-01\n");
        }
        let title = text(stage.locale(), title);
        check_says(&stage, &title);
        let below = stage.screen();
        stage.hold().keys("Enter F1");
        assert_ne!(stage.screen(), below, "{way}: the help lies above it");
        stage.release_all();
        assert!(!says(&stage, &title), "{way}:\n{}", stage.screen());
        check_shows(&stage, told);
        assert_eq!(devices(&stage).len(), 12, "{way}");
        // Neither the form nor the help is left: what is pressed is for the plan.
        stage.keys("X");
        check_says(&stage, &text(stage.locale(), "confirm-remove-devices-title"));
    }
}
