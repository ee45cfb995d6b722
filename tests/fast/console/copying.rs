//! Copies besides keys and links, and what becomes of a copy when someone else acts or nothing can be seen.

use chrono::Duration;
use nyckel::config::{Overlay, RouteChoice};
use nyckel::ports::CopyRoute;
use nyckel::testing::stage::Done;
use nyckel::testing::{MemoryClipboard, Stage, StageOptions};
use nyckel::tui::msg::Msg;

use super::{at_the_panes, check_says, go_to_the_panes, shows_a_key, stage_with_routes, text};

/// What is copied with `y` on the way to the panes: the customer's tenant id and the order's number.
const PLAIN_COPIES: [&str; 3] = ["Esc F3 Down y", "Esc F3 Enter y", "Esc F3 Enter w y"];

#[test]
fn an_id_is_copied_by_the_best_route_without_a_record() {
    for keys in PLAIN_COPIES {
        let mut stage = stage_with_routes(&[CopyRoute::Osc52, CopyRoute::File]);
        stage.keys(keys);
        assert_eq!(stage.clipboard.put_so_far().len(), 1, "{keys}\n{}", stage.screen());
        let what = if keys.ends_with("w y") { "copied-order" } else { "copied-tenant" };
        check_says(&stage, &text(stage.locale(), what));
        assert_eq!(stage.records(), [], "{keys}: an id is no secret");
    }
}

#[test]
fn an_id_without_a_clipboard_is_copied_nowhere_and_that_is_said() {
    for routes in [&[CopyRoute::File][..], &[]] {
        for keys in PLAIN_COPIES {
            let mut stage = stage_with_routes(routes);
            stage.keys(keys);
            check_says(&stage, &text(stage.locale(), "route-none"));
            assert_eq!(stage.clipboard.put_so_far(), [], "{keys}: nobody asked for a file");
        }
    }
}

#[test]
fn where_the_operator_wants_files_a_copy_goes_to_one_unasked_and_no_clipboard_is_missed() {
    let flags = Overlay { clipboard_route: Some(RouteChoice::File), ..Overlay::default() };
    let options = StageOptions { routes: vec![CopyRoute::File], flags, ..StageOptions::default() };
    let mut stage = go_to_the_panes(Stage::new(options.clone()));
    stage.keys("y");
    assert!(stage.clipboard.text(CopyRoute::File).is_some_and(|text| shows_a_key(&text)), "{}", stage.screen());
    stage.keys("r");
    check_says(&stage, &text(stage.locale(), "route-file-wanted"));
    let mut stage = Stage::new(options);
    stage.keys(PLAIN_COPIES[0]);
    check_says(&stage, &text(stage.locale(), "route-file-for-secrets"));
    assert_eq!(stage.clipboard.put_so_far(), [], "what is no secret would lie about in a file");
}

#[test]
fn key_5_what_one_operator_copied_is_cleared_before_another_acts() {
    let mut stage = at_the_panes();
    stage.keys("y , End Enter");
    let became = stage.done().iter().any(|done| matches!(done, Done::Became(_)));
    assert!(became, "{}", stage.screen());
    assert_eq!(stage.clipboard.put_so_far().len(), 1);
    assert_eq!(stage.clipboard.text(CopyRoute::System), None);
    stage.keys("Ctrl-c");
    assert!(stage.is_over(), "nothing is left to clear:\n{}", stage.screen());
}

#[test]
fn where_the_window_is_too_small_to_see_keys_do_nothing_but_end_and_redraw() {
    let mut stage = at_the_panes();
    stage.resize(59, 17);
    let (before, asked) = (stage.app().destination(), stage.done().len());
    stage.keys("Enter y Y v Esc q F3 Ctrl-p : Down Tab F10");
    assert_eq!((stage.app().destination(), stage.done().len()), (before, asked));
    assert!(stage.records().is_empty() && stage.clipboard.put_so_far().is_empty() && !stage.is_over());
    stage.keys("Ctrl-l");
    assert_eq!(stage.done().last(), Some(&Done::Redrew));
    stage.keys("Ctrl-z");
    assert!(stage.done().iter().any(|done| matches!(done, Done::Suspended(_))));
    stage.resize(120, 40);
    assert!(!shows_a_key(&stage.screen()), "nothing was opened meanwhile");
    stage.resize(59, 17).keys("Ctrl-c");
    assert!(stage.is_over());
}

#[test]
fn ctrl_c_ends_and_ctrl_z_suspends_from_wherever_one_is_and_whatever_was_begun() {
    for way in ["", "F10", "Esc g", "F1", "Ctrl-p", "Ctrl-p x", "F1 /"] {
        let mut stage = Stage::new(StageOptions::default());
        stage.keys(way).keys("Ctrl-z");
        assert!(stage.done().iter().any(|done| matches!(done, Done::Suspended(_))), "{way}");
        stage.keys("Ctrl-c");
        assert!(stage.is_over(), "{way}:\n{}", stage.screen());
    }
    for way in ["F10", "Backspace g"] {
        let mut stage = at_the_panes();
        stage.keys(way).send(Msg::Suspend);
        assert!(stage.done().iter().any(|done| matches!(done, Done::Suspended(_))), "{way}");
    }
}

#[test]
fn ctrl_c_pressed_again_ends_and_clears_what_lives() {
    for way in ["Ctrl-c", "q", "q F1"] {
        let mut stage = at_the_panes();
        stage.keys("y").keys(way);
        assert!(!stage.is_over(), "{way}: it asks");
        stage.keys("Ctrl-c");
        assert!(stage.is_over() && lying(&stage).is_empty(), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn where_the_window_is_too_small_to_see_a_question_ctrl_c_ends_and_clears() {
    for way in ["y", "Enter y", "y q"] {
        let mut stage = at_the_panes();
        stage.keys(way).resize(59, 17).keys("Ctrl-c");
        assert!(stage.is_over() && lying(&stage).is_empty(), "{way}:\n{}", stage.screen());
    }
}

#[test]
fn the_question_before_the_end_is_answered_by_a_press_on_an_answer() {
    let mut stage = at_the_panes();
    let [no, yes] = ["confirm-quit-no", "confirm-quit-yes"].map(|id| format!("[ {} ]", text(stage.locale(), id)));
    stage.keys("y q").click(&no);
    assert!(!stage.is_over() && !stage.screen().contains(&no), "{}", stage.screen());
    let title = text(stage.locale(), "confirm-quit-title");
    stage.keys("q").click(&title);
    assert!(stage.screen().contains(&no), "a press beside the answers answers nothing:\n{}", stage.screen());
    stage.double_click(&yes);
    assert!(stage.is_over() && lying(&stage).is_empty());
}

#[test]
fn a_route_is_marked_by_a_press_and_taken_by_a_second_one() {
    let routes = [CopyRoute::Tmux, CopyRoute::System, CopyRoute::File];
    let mut stage = go_to_the_panes(stage_with_routes(&routes));
    let system = text(stage.locale(), "route-system");
    stage.keys("r").click(&system);
    assert!(stage.screen().contains(&format!("▸ {system}")) && lying(&stage).is_empty(), "{}", stage.screen());
    stage.keys("Esc r").double_click(&system);
    assert_eq!(lying(&stage), [CopyRoute::System], "{}", stage.screen());
}

#[test]
fn the_second_press_of_a_double_press_answers_no_dialog_that_the_first_one_opened() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Tmux, CopyRoute::File]));
    let quit = format!("q {}", text(stage.locale(), "key-quit"));
    stage.resize(200, 40).keys("y").double_click(&quit);
    check_says(&stage, &text(stage.locale(), "confirm-quit-title"));
    assert!(!stage.is_over());
}

/// The routes on which a copy of the key lies.
fn lying(stage: &Stage) -> Vec<CopyRoute> {
    let routes = [CopyRoute::Tmux, CopyRoute::Osc52, CopyRoute::System, CopyRoute::File];
    routes.into_iter().filter(|route| stage.clipboard.text(*route).is_some()).collect()
}

#[test]
fn key_5_a_copy_by_another_route_clears_the_earlier_one() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Tmux, CopyRoute::File]));
    stage.keys("Y");
    assert_eq!(lying(&stage), [CopyRoute::Tmux]);
    stage.keys("r f");
    assert_eq!(lying(&stage), [CopyRoute::File]);
    assert!(stage.screen().contains(MemoryClipboard::FILE), "{}", stage.screen());
    stage.keys("r Enter");
    assert_eq!(lying(&stage), [CopyRoute::Tmux]);
    stage.keys("Y");
    let cleared: Vec<CopyRoute> = stage.clipboard.cleared_so_far().iter().map(|place| place.route).collect();
    assert_eq!(cleared, [CopyRoute::Tmux, CopyRoute::File], "the same route takes the earlier one's place itself");
    stage.keys("q y");
    assert!(lying(&stage).is_empty() && stage.is_over());
}

#[test]
fn key_5_of_two_copies_whose_replies_overtake_one_another_only_the_later_one_lives() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Tmux, CopyRoute::File]));
    stage.hold().keys("y r f").release(1).release(0).release_all();
    assert_eq!(lying(&stage), [CopyRoute::File]);
    stage.keys("q y");
    assert!(lying(&stage).is_empty() && stage.is_over());
}

#[test]
fn what_takes_the_place_of_a_copied_key_leaves_nothing_to_clear() {
    let mut stage = at_the_panes();
    stage.keys("y Esc Esc y");
    assert!(stage.clipboard.text(CopyRoute::System).is_some_and(|text| text.starts_with("OR-")));
    stage.keys("Ctrl-c");
    assert!(stage.is_over(), "{}", stage.screen());
}

#[test]
fn a_copy_that_cannot_be_cleared_is_told_of_at_the_end() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Osc52, CopyRoute::File]));
    stage.keys("y q");
    assert!(!stage.is_over());
    check_says(&stage, &text(stage.locale(), "confirm-quit-lasting"));
    stage.keys("n r f q");
    for sentence in ["confirm-quit-lasting", "confirm-quit-file"] {
        check_says(&stage, &text(stage.locale(), sentence));
    }
    stage.keys("n q Ctrl-c y");
    assert!(stage.is_over(), "{}", stage.screen());
    assert_eq!(lying(&stage), [CopyRoute::Osc52]);
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Osc52, CopyRoute::File]));
    stage.keys("y Esc Esc y q");
    assert!(stage.is_over(), "the order's number has taken the key's place:\n{}", stage.screen());
}

#[test]
fn key_5_no_copy_lives_while_the_console_is_suspended() {
    let mut stage = at_the_panes();
    stage.keys("y").hold().keys("Ctrl-z");
    let is_suspended = |stage: &Stage| stage.done().iter().any(|done| matches!(done, Done::Suspended(_)));
    assert!(!is_suspended(&stage), "the clearing is on its way");
    stage.release_all();
    assert!(is_suspended(&stage) && lying(&stage).is_empty());
    check_says(&stage, &text(stage.locale(), "clearing-done"));
    stage.keys("y");
    assert_eq!(lying(&stage), [CopyRoute::System], "it goes on afterwards");
}

#[test]
fn what_was_copied_is_named_with_the_language_of_a_message_and_a_file_is_removed() {
    let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::System, CopyRoute::File]));
    stage.keys("Y");
    check_says(&stage, &text(stage.locale(), "copied-message-swedish"));
    stage.keys("Ctrl-y");
    check_says(&stage, &text(stage.locale(), "copied-message-english"));
    stage.keys("r f");
    check_says(&stage, "tas bort om");
    stage.advance(Duration::seconds(46));
    check_says(&stage, &text(stage.locale(), "clearing-done-file"));
}

#[test]
fn the_route_is_chosen_for_what_the_marked_button_gives_and_the_dialog_names_it() {
    let copied = |keys: &str| {
        let mut stage = go_to_the_panes(stage_with_routes(&[CopyRoute::Tmux, CopyRoute::File]));
        stage.keys(keys);
        let what = stage.screen();
        stage.keys("Enter");
        (what, stage.clipboard.text(CopyRoute::Tmux).expect("something was copied"))
    };
    let named = |what: &str| format!("{what} (OR-");
    let (screen, key) = copied("r");
    assert!(screen.contains(&named("Nyckel")) && shows_a_key(&key), "{screen}");
    for button in ["Tab Tab", "Tab Tab Tab"] {
        let (screen, link) = copied(&format!("{button} r"));
        assert!(screen.contains(&named("Länk")) && link.starts_with("https://"), "{button}: {screen}");
    }
    let (screen, message) = copied("r Y");
    assert!(screen.contains(&named("Meddelande")) && message.lines().count() > 1, "{screen}");
    let (screen, alone) = copied("r Y y");
    assert!(screen.contains(&named("Nyckel")) && alone == key, "{screen}");
}

#[test]
fn the_question_about_the_end_tells_what_is_true_by_then() {
    let mut stage = at_the_panes();
    stage.keys("y q");
    check_says(&stage, &text(stage.locale(), "confirm-quit"));
    stage.advance(Duration::seconds(46));
    check_says(&stage, &text(stage.locale(), "confirm-quit-nothing"));
    check_says(&stage, &text(stage.locale(), "confirm-quit-plain"));
    assert!(lying(&stage).is_empty() && !stage.screen().contains(&text(stage.locale(), "confirm-quit-yes")));
    stage.keys("y");
    assert!(stage.is_over(), "the answers mean what they meant:\n{}", stage.screen());
}
