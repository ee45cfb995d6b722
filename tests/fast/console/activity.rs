//! The activity log as a page: who may see it, what it is narrowed to, how it is moved through, checked and written out
//! (ROLE-3, LOG-2, LOG-3).

use nonempty::NonEmpty;
use nyckel::domain::{ActivityKind, ActivityOutcome, ActivityRecord, Actor, Operator, Permission, Refusal};
use nyckel::i18n::Language;
use nyckel::ports::{Commit, Store as _, commit};
use nyckel::testing::{Fault, Stage, StageOptions, Step, When, example};
use nyckel::tui::step::Destination;
use ratatui::layout::Size;

use super::{at_the_panes, check_says, log, says, text, text_with};

/// A stage on which a key was seen and its link copied, at the log.
fn at_the_log() -> Stage {
    let mut stage = at_the_panes();
    stage.keys("y");
    stage.keys("g l");
    stage
}

fn opened(stage: &Stage) -> usize {
    log(stage).into_iter().filter(|record| *record == (ActivityKind::LogOpened, ActivityOutcome::Done)).count()
}

#[test]
fn log_2_the_page_lists_accesses_and_everything_else_on_demand_and_its_opening_is_on_record_once() {
    let mut stage = at_the_log();
    assert_eq!(stage.app().destination(), Destination::Activity);
    check_says(&stage, &text(stage.locale(), "log-accesses"));
    check_says(&stage, &text(stage.locale(), "activity-key-copied"));
    assert_eq!(opened(&stage), 1);
    // Its own opening is no access.
    assert!(!says(&stage, &text(stage.locale(), "activity-log-opened")), "{}", stage.screen());
    stage.keys("f Tab Tab Down Enter");
    check_says(&stage, &text(stage.locale(), "log-everything"));
    check_says(&stage, &text(stage.locale(), "activity-log-opened"));
    stage.keys("R G g g Esc");
    check_says(&stage, &text(stage.locale(), "log-accesses"));
    assert_eq!(opened(&stage), 1, "neither another filter nor the same again opens it");
    stage.keys("g h Esc g l");
    assert_eq!(opened(&stage), 2);
}

#[test]
fn role_3_who_may_not_see_the_log_is_told_why_and_sees_nothing_of_it() {
    let all = Stage::new(StageOptions::default()).operators();
    let without = all.iter().position(|operator| !operator.roles.allow(Permission::ActivityLog)).unwrap();
    let mut stage = Stage::new(StageOptions { operator: without, ..StageOptions::default() });
    stage.keys("Esc g l");
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::ActivityLog }).what);
    assert_eq!(stage.app().destination(), Destination::Home);
    // So it is from the settings.
    stage.keys(",").keys(&"Down ".repeat(7)).keys("Enter");
    check_says(&stage, &stage.locale().refusal(&Refusal::Role { permission: Permission::ActivityLog }).what);
    assert_eq!(stage.app().destination(), Destination::Settings);
    assert_eq!(stage.records().len(), 0);
}

#[test]
fn log_2_the_gear_leads_to_the_log_by_the_account_settings() {
    let mut stage = Stage::new(StageOptions::default());
    stage.keys("Esc ,");
    check_says(&stage, &text(stage.locale(), "settings-account"));
    stage.keys(&"Down ".repeat(7)).keys("Enter");
    assert_eq!(stage.app().destination(), Destination::Activity);
    stage.keys("Esc");
    assert_eq!(stage.app().destination(), Destination::Settings, "it is the place above");
}

#[test]
fn log_2_it_is_narrowed_by_what_is_typed_and_the_title_says_to_what() {
    let mut stage = at_the_log();
    let name = stage.operators()[0].name.clone();
    stage.keys("f Tab Tab Tab").text(&name[..3].to_lowercase()).keys("Enter");
    check_says(&stage, &name);
    check_says(&stage, &text(stage.locale(), "activity-key-copied"));
    let failed = text(stage.locale(), "log-outcome-failed");
    stage.keys("f").keys(&"Tab ".repeat(6)).text(&failed).keys("Enter");
    check_says(&stage, &text(stage.locale(), "log-none"));
    stage.keys("Esc");
    check_says(&stage, &text(stage.locale(), "activity-key-copied"));
}

#[test]
fn log_2_days_are_typed_or_picked_from_a_month_by_keys_and_mouse() {
    let mut stage = at_the_log();
    let today = stage.locale().date(stage.now());
    stage.keys("f").text("2026-11-01").keys("Tab").text("2026-11-02").keys("Enter");
    check_says(&stage, "2026-11-01 – 2026-11-02");
    check_says(&stage, &text(stage.locale(), "log-none"));
    // A day that is none is told of, and nothing is asked for by it.
    stage.keys("Esc f").text("2026-11-31").keys("Enter");
    check_says(&stage, &text(stage.locale(), "log-no-day"));
    stage.keys("Esc Esc f Down Enter");
    check_says(&stage, &today);
    check_says(&stage, &text(stage.locale(), "activity-key-copied"));
    stage.keys("Esc f Down Left Enter");
    check_says(&stage, "från 2026-11-22");
    stage.keys("Esc f Down Up PgDn Enter");
    check_says(&stage, "från 2026-12-16");
    stage.keys("Esc f Down Up Home Enter");
    check_says(&stage, &format!("från {today}"));
    stage.keys("f Alt-a").click(" 12 ").keys("Enter");
    check_says(&stage, "2026-11-12");
    // The wrong way round it is told, and stays open.
    stage.keys("f Tab").text("2026-11-03").keys("Enter");
    check_says(&stage, &text(stage.locale(), "log-backwards"));
}

#[test]
fn log_2_a_day_is_typed_as_people_write_it_and_what_can_be_two_days_is_asked_about() {
    let mut stage = at_the_log();
    stage.keys("f").text("20.11.2026").keys("Tab Enter");
    check_says(&stage, "från 2026-11-20");
    stage.keys("Esc f").text("11/12/2026").keys("Tab");
    let values = [("one", "2026-12-11".into()), ("other", "2026-11-12".into())];
    check_says(&stage, &text_with(stage.locale(), "log-either-day", &values));
    check_says(&stage, "11/12/2026");
    // What was typed is still there to be mended, and the cursor moves in it.
    stage.keys("Home").text("2");
    check_says(&stage, "211/12/2026");
    stage.keys("Esc").text("12.11.2026").keys("Enter");
    check_says(&stage, "från 2026-11-12");
}

#[test]
fn log_2_what_is_typed_into_the_filter_is_taken_or_told_of_and_never_dropped() {
    for size in [Size::new(120, 40), Size::new(80, 24), Size::new(60, 18)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        stage.keys("Esc g l");
        for key in ["Enter", "Tab", "Shift-Tab"] {
            stage.keys("f Tab Tab").text("zzz").keys(key);
            check_says(&stage, &text(stage.locale(), "log-nothing-fits"));
            check_says(&stage, "zzz");
            stage.keys("Esc Esc");
        }
        let several = text(stage.locale(), "log-several-fit");
        stage.keys("f Tab Tab").text("nyckel").keys("Enter");
        check_says(&stage, &several);
        stage.keys("Down Enter");
        check_says(&stage, &format!("· {}", text(stage.locale(), "activity-key-viewed")));
        let retrieved = text(stage.locale(), "activity-keys-retrieved");
        stage.keys("f Tab Tab").text(&retrieved).keys("Enter");
        check_says(&stage, &format!("· {}", text(stage.locale(), "activity-keys-retrieved")));
        check_says(&stage, &text(stage.locale(), "log-none"));
    }
}

#[test]
fn log_2_of_an_operator_without_a_record_it_can_be_asked_that_there_is_none() {
    let mut stage = at_the_log();
    let other = stage.operators()[1].name.clone();
    stage.keys("f Tab Tab Tab").text(&other).keys("Enter");
    check_says(&stage, &format!("· {other}"));
    check_says(&stage, &text(stage.locale(), "log-none"));
}

#[test]
fn log_2_a_value_that_was_chosen_stays_while_what_can_be_chosen_is_on_its_way() {
    let mut stage = at_the_log();
    let name = stage.operators()[0].name.clone();
    stage.keys("f Tab Tab Tab").text(&name).keys("Enter");
    check_says(&stage, &format!("· {name}"));
    stage.hold();
    stage.keys("f Tab Tab Tab Enter").release_all();
    check_says(&stage, &format!("· {name}"));
}

#[test]
fn role_5_log_1_what_was_refused_is_seen_on_every_size_and_does_not_count_as_an_access() {
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        let agent = stage.operators().into_iter().find(|operator| !operator.roles.allow(Permission::Keys)).unwrap();
        let actor = Actor::Operator { id: agent.id, name: agent.name.clone(), roles: agent.roles.clone() };
        let refusal = Refusal::Role { permission: Permission::Keys };
        let record = example::record(&actor, ActivityKind::KeyViewed, Some(&example::entitlement_id(1, "OR-1", 1)));
        let record = ActivityRecord { at: stage.now(), ..record };
        commit(stage.services.store.as_ref(), &Commit::refused(&actor, &refusal, NonEmpty::new(record))).unwrap();
        stage.keys("Esc g l");
        let row = stage.screen().lines().find(|line| line.contains("▸")).unwrap().to_owned();
        assert!(row.contains("✗") && row.contains(&text(stage.locale(), "activity-key-viewed")), "{row}");
        check_says(&stage, "✗ Nekad (ROLE-5)");
        assert!(!says(&stage, &agent.name) || !says(&stage, "totalt"), "{}", stage.screen());
        assert_eq!(row.contains("Windows Server"), size.width == 120, "{row}");
    }
}

#[test]
fn log_1_a_record_is_shown_whole_and_leads_to_its_customer_and_order() {
    let mut stage = at_the_log();
    stage.keys("Enter");
    for fact in ["log-fact-roles", "log-fact-from", "log-fact-previous", "log-fact-tenant"] {
        check_says(&stage, &text(stage.locale(), fact));
    }
    stage.keys("Esc c");
    assert!(matches!(stage.app().destination(), Destination::Account(_)), "{}", stage.screen());
    stage.keys("Alt-Left p");
    assert!(matches!(stage.app().destination(), Destination::Orders(..)));
}

/// A stage at a log of more accesses than are sorted at most, in which each of three operators has some.
fn at_a_long_log(language: Language, size: Size) -> Stage {
    let mut stage = Stage::new(StageOptions { language, size, ..StageOptions::default() });
    let actors: Vec<Actor> = stage.operators().iter().take(3).map(Operator::actor).collect();
    for _ in 0..6 {
        let records = (0..500_u32).map(|number| {
            let actor = &actors[usize::try_from(number % 3).unwrap()];
            let id = example::entitlement_id(1, "OR-1", 1);
            let record = example::record(actor, ActivityKind::KeyViewed, Some(&id));
            ActivityRecord { at: stage.now(), ..record }
        });
        let records = NonEmpty::collect(records).unwrap();
        stage.store.apply(&example::recording(&actors[0], records)).unwrap();
    }
    stage.keys("Esc g l");
    stage
}

/// That the record of that number is selected.
fn check_selected(stage: &Stage, number: usize) {
    check_says(stage, &text_with(stage.locale(), "log-record", &[("number", number.to_string().into())]));
}

#[test]
fn log_2_either_end_of_a_long_log_is_one_key_away_in_either_order() {
    for (language, size) in [(Language::Swedish, Size::new(120, 40)), (Language::English, Size::new(80, 24))] {
        let mut stage = at_a_long_log(language, size);
        let time = text(stage.locale(), "column-log-time");
        check_selected(&stage, 3_000);
        stage.keys("G");
        check_selected(&stage, 1);
        stage.keys(&"Up ".repeat(900));
        check_selected(&stage, 901);
        stage.keys(&"Down ".repeat(500));
        check_selected(&stage, 401);
        stage.keys("S t");
        check_selected(&stage, 1);
        assert!(stage.screen().contains(&format!("{time} ↑")), "{}", stage.screen());
        stage.keys("End");
        check_selected(&stage, 3_000);
        stage.keys(&"Up ".repeat(700));
        check_selected(&stage, 2_300);
        stage.keys("g g");
        check_selected(&stage, 1);
        stage.keys("S t");
        check_selected(&stage, 3_000);
        assert!(stage.screen().contains(&format!("{time} ↓")), "{}", stage.screen());
    }
}

#[test]
fn log_2_the_records_are_sorted_by_any_column_and_it_is_said_where_that_is_a_part() {
    for (language, size) in [(Language::Swedish, Size::new(120, 40)), (Language::English, Size::new(80, 24))] {
        let mut stage = at_a_long_log(language, size);
        let part = text_with(stage.locale(), "log-sorted-in-part", &[("count", 2_000_u32.into())]);
        for (key, column) in [
            ("u", "column-log-user"),
            ("a", "column-log-act"),
            ("n", "column-customer"),
            ("p", "column-product"),
            ("r", "column-log-outcome"),
        ] {
            for mark in ["↑", "↓"] {
                stage.keys(&format!("S {key}"));
                let heading = format!("{} {mark}", text(stage.locale(), column));
                let is_there = stage.screen().lines().skip(2).any(|line| line.contains(&heading));
                assert!(is_there && stage.screen().contains(&part), "{heading} {part}\n{}", stage.screen());
            }
        }
        // Among those of one operator the newest comes first; the oldest of all that are sorted are the 2,000th.
        let mut names: Vec<String> = stage.operators().iter().take(3).map(|operator| operator.name.clone()).collect();
        names.sort();
        stage.keys("S u Home");
        let first = stage.screen().lines().find(|line| line.contains('▸')).unwrap().to_owned();
        assert!(first.contains(names[0].split(' ').next().unwrap()), "{names:?} {first}");
        stage.keys("S t");
        assert!(!stage.screen().contains(&part), "{}", stage.screen());
        // Narrowed to so few that all of them are sorted, nothing is left out and nothing is said.
        stage.keys("f Tab Tab Tab").text(&names[0]).keys("Enter S u");
        assert!(!stage.screen().contains(&part), "{}", stage.screen());
        // The order is kept where one comes back to it.
        stage.keys("g h Esc g l");
        let user = format!("{} ↑", text(stage.locale(), "column-log-user"));
        assert!(stage.screen().contains(&user), "{}", stage.screen());
    }
}

#[test]
fn log_3_the_page_says_to_which_record_the_log_is_unbroken() {
    let mut stage = at_the_log();
    let count = stage.records().len();
    stage.keys("V");
    check_says(&stage, &format!("{count}."));
    stage.keys("C");
    let told = stage.screen();
    assert!(told.contains("nyckel-log-checkpoint-") && says(&stage, "annat håll"), "{told}");
    let number = stage.records().len();
    stage.keys("V");
    check_says(&stage, &format!("kontrollpunkten vid post {number}."));
    assert_eq!(log(&stage).last(), Some(&(ActivityKind::Exported, ActivityOutcome::Done)));
    for key in ["key-log-prove", "key-log-checkpoint", "key-log-csv", "key-log-lines"] {
        assert!(stage.screen().lines().last().unwrap().contains(&text(stage.locale(), key)), "{}", stage.screen());
    }
}

#[test]
fn log_3_the_page_says_where_the_log_does_not_go_on_to_a_checkpoint_that_lies_beside_the_backups() {
    let mut stage = at_the_log();
    stage.keys("C");
    let number = stage.records().len();
    let place = format!("exports/nyckel-log-checkpoint-{number}.json");
    let kept = String::from_utf8(stage.own_files.get(&place).unwrap().as_bytes().to_vec()).unwrap();
    let later = kept.replace(&format!("\"number\": {number}"), "\"number\": 999");
    stage.own_files.put("exports/nyckel-log-checkpoint-999.json", later.into_bytes());
    stage.own_files.put("exports/nyckel-log-checkpoint-0.json", b"torn".to_vec());
    stage.keys("V");
    let from = number + 1;
    check_says(&stage, &format!("{from} till 999"));
    stage.own_files.remove("exports/nyckel-log-checkpoint-999.json");
    stage.keys("V");
    check_says(&stage, &format!("obruten till post {number}."));
}

#[test]
fn log_1_what_is_written_out_is_on_record_first_and_lies_in_a_file_of_its_own() {
    let mut stage = at_the_log();
    stage.keys("e");
    assert!(stage.screen().contains("nyckel-log-") && stage.screen().contains(".csv"), "{}", stage.screen());
    stage.keys("E");
    assert!(stage.screen().contains(".jsonl"), "{}", stage.screen());
    let exported = log(&stage).into_iter().filter(|(kind, _)| *kind == ActivityKind::Exported).count();
    assert_eq!(exported, 2);
}

#[test]
fn the_page_works_on_every_size_and_says_what_went_wrong() {
    for size in [Size::new(120, 40), Size::new(80, 24)] {
        let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
        stage.keys("Esc");
        stage.faults.set(When::Every(Step::Commit), Fault::Fail);
        stage.keys("g l");
        assert_eq!(stage.app().destination(), Destination::Activity);
        assert_eq!(stage.records().len(), 0, "what is not on record is not shown");
        assert!(!says(&stage, &text(stage.locale(), "log-none")), "{}", stage.screen());
    }
}
