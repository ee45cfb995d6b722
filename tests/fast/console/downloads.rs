//! Downloads from the console: begun on the page of keys, followed, paused, gone on with and cancelled on their own.

use nyckel::domain::download::{Existing, Target};
use nyckel::domain::{ActivityKind, DownloadFailure, DownloadState};
use nyckel::i18n::Language;
use nyckel::service::{DescribeDownload, describe_download, list_downloads};
use nyckel::testing::stage::Done;
use nyckel::testing::{Scripted, Stage, StageOptions};

use super::{go_to_the_panes, page, purchase};

fn english() -> Stage {
    go_to_the_panes(Stage::new(StageOptions { language: Language::English, ..StageOptions::default() }))
}

/// The kinds of the records so far.
fn kinds(stage: &Stage) -> Vec<ActivityKind> {
    stage.records().into_iter().map(|record| record.kind).collect()
}

/// How the downloads of the first operator are kept.
fn kept(stage: &Stage) -> Vec<DownloadState> {
    let jobs = list_downloads(&stage.services, &stage.operators()[0].actor()).unwrap();
    jobs.into_iter().map(|job| job.state).collect()
}

/// Lets the list of downloads through, which was asked for last.
fn release_last(stage: &mut Stage) -> &mut Stage {
    stage.release(stage.held() - 1)
}

/// Lays a file where the download of the page goes.
fn lay_the_file(stage: &Stage) {
    let choice = page(stage).filled_in.unwrap();
    let ask = DescribeDownload { entitlement: purchase(stage), choice };
    let bits = describe_download(&stage.services, &stage.operators()[0].actor(), &ask).unwrap();
    let target = Target { folder: "/home/anna/Downloads".into(), name: bits.name, existing: Existing::Kept };
    stage.downloader.lay(&target);
}

#[test]
fn key_3_the_page_says_what_would_be_fetched_and_records_nothing_for_it() {
    let stage = english();
    let screen = stage.screen();
    assert!(screen.contains("[ Download ]") && screen.contains("[ Copy link ]"), "{screen}");
    assert!(screen.contains(".iso · ") || screen.contains(".zip · ") || screen.contains(".exe · "), "{screen}");
    assert!(screen.contains("hecksum"), "{screen}");
    // The notice of KEY-5 stays beside them.
    assert!(screen.contains("downloading software carries risk"), "{screen}");
    assert!(stage.records().is_empty());
}

#[test]
fn key_3_log_1_d_downloads_into_the_operators_folder_on_record() {
    let mut stage = english();
    stage.keys("D");
    let screen = stage.screen();
    assert!(screen.contains("is fetched and verified, in /home/anna/Downloads"), "{screen}");
    assert_eq!(kinds(&stage), [ActivityKind::DownloadStarted, ActivityKind::DownloadFinished]);
    assert_eq!(kept(&stage), [DownloadState::Finished]);
    stage.keys("g d");
    let screen = stage.screen();
    assert!(screen.contains("Downloads (1)") && screen.contains("100 %") && screen.contains("Whole and verified"));
}

#[test]
fn a_download_goes_on_behind_everything_else_and_is_counted_at_the_left() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.hold().keys("D").release(0);
    assert!(stage.screen().contains("Downloading; g d shows it"), "{}", stage.screen());
    assert!(stage.screen().contains("Downloads (1)"), "{}", stage.screen());
    stage.keys("g h Esc g d");
    release_last(&mut stage);
    let screen = stage.screen();
    assert!(screen.contains("Downloading") && screen.contains("2.0\u{a0}kB of"), "{screen}");
}

#[test]
fn p_pauses_what_runs_and_goes_on_with_it_as_a_new_access() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.hold().keys("D").release(0).keys("g d");
    release_last(&mut stage);
    let before = stage.done().len();
    stage.keys("p");
    assert!(matches!(stage.done()[before..], [Done::Stopped(_)]), "{:?}", &stage.done()[before..]);
    assert!(stage.screen().contains("Pausing"));
    // It cannot be paused twice, nor gone on with before it has paused.
    stage.keys("p");
    assert_eq!(stage.done().len(), before + 1);
    stage.release_all();
    assert!(stage.screen().contains("Paused") && stage.screen().contains("go on"), "{}", stage.screen());
    stage.keys("p");
    assert!(stage.screen().contains("Whole and verified"), "{}", stage.screen());
    let started = kinds(&stage).into_iter().filter(|kind| *kind == ActivityKind::DownloadStarted).count();
    assert_eq!(started, 2);
}

#[test]
fn one_that_failed_says_why_and_can_be_tried_again() {
    let mut stage = english();
    stage.downloader.script([Scripted::Fails(1_024, DownloadFailure::WrongChecksum)]);
    stage.keys("D");
    assert!(stage.screen().contains("does not have the checksum"), "{}", stage.screen());
    stage.keys("g d");
    let screen = stage.screen();
    assert!(screen.contains("Failed") && screen.contains("try again"), "{screen}");
    stage.keys("d");
    assert!(stage.screen().contains("It did not work"), "{}", stage.screen());
    stage.keys("Esc p");
    assert!(stage.screen().contains("Whole and verified"), "{}", stage.screen());
}

#[test]
fn a_file_that_is_there_is_asked_about_and_replaced_only_then() {
    let mut stage = english();
    lay_the_file(&stage);
    stage.keys("D");
    assert!(stage.screen().contains("There is already a file"), "{}", stage.screen());
    stage.keys("Esc");
    assert_eq!(kept(&stage), []);
    stage.keys("D y");
    assert!(stage.screen().contains("is fetched and verified"), "{}", stage.screen());
}

#[test]
fn x_asks_cancels_and_leaves_nothing_and_del_takes_a_finished_one_off() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.keys("D g d");
    assert_eq!(kept(&stage), [DownloadState::Paused]);
    stage.keys("X Esc");
    assert_eq!(kept(&stage), [DownloadState::Paused]);
    stage.keys("X y");
    assert_eq!(kept(&stage), []);
    assert!(stage.screen().contains("The list of downloads is empty"), "{}", stage.screen());
    let mut stage = english();
    stage.keys("D g d X");
    assert!(!stage.screen().contains("Cancel the download?"));
    stage.keys("Delete");
    assert_eq!(kept(&stage), []);
}

#[test]
fn one_that_runs_is_stopped_before_it_is_cancelled() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.hold().keys("D").release(0).keys("g d");
    release_last(&mut stage).keys("X y");
    assert!(matches!(stage.done().last(), Some(Done::Stopped(_))), "{:?}", stage.done());
    assert_eq!(kept(&stage).len(), 1);
    stage.release_all();
    assert_eq!(kept(&stage), []);
}

#[test]
fn quitting_says_how_many_run_and_pauses_them() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.hold().keys("D").release(0).keys("q");
    assert!(stage.screen().contains("One download is running."), "{}", stage.screen());
    stage.keys("Esc");
    assert!(!stage.is_over());
    stage.keys("q y");
    assert!(stage.is_over());
}

#[test]
fn role_2_another_operator_neither_sees_nor_stops_it() {
    let mut stage = english();
    stage.downloader.script([Scripted::Stopped(2_048)]);
    stage.hold().keys("D").release(0);
    let other = stage.operators().swap_remove(1);
    let before = stage.done().len();
    stage.become_operator(&other);
    assert!(!stage.screen().contains("Downloads (1)"), "{}", stage.screen());
    assert!(!stage.done()[before..].iter().any(|done| matches!(done, Done::Stopped(_))));
    stage.release_all();
    assert!(!stage.screen().contains("Paused"));
    assert_eq!(kept(&stage), [DownloadState::Paused]);
}

#[test]
fn role_2_role_5_downloads_are_dimmed_for_who_may_not_have_them() {
    for (operator, may) in [(0, true), (1, true), (2, false), (3, false), (4, false), (5, false)] {
        let mut stage = Stage::new(StageOptions { operator, language: Language::English, ..StageOptions::default() });
        stage.keys("Esc g d");
        assert_eq!(stage.screen().contains("Downloads (0)"), may, "{operator}: {}", stage.screen());
    }
}

#[test]
fn o_shows_the_folder_of_a_download() {
    let mut stage = english();
    stage.keys("D g d o");
    assert_eq!(stage.done().last(), Some(&Done::OpenedFolder("/home/anna/Downloads".into())));
}

#[test]
fn key_8_after_a_link_was_copied_its_expiry_is_counted_down() {
    let mut stage = english();
    assert!(!stage.screen().contains("The link expires"));
    stage.keys("L");
    let screen = stage.screen();
    assert!(screen.contains("The link expires") && screen.contains(" left)"), "{screen}");
    let before = stage.screen();
    stage.advance(chrono::Duration::minutes(1));
    assert_ne!(before, stage.screen());
    stage.keys("c Enter");
    assert!(stage.screen().contains("The link expires"), "the choice is the same");
}
