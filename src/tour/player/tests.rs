//! The player before a console that is only told of.

use super::*;
use crate::domain::activity::OutcomeKind;
use crate::domain::{ActivityKind, Role};
use crate::i18n::{Language, message};
use crate::tour::script::{Chapter, Scene, WhatIf};
use crate::tour::{Expectation, Glance, Misstep, Place, Recorded};

const NOW: Instant = Instant::from_unix(1_000);

fn locale() -> Locale {
    Locale::new(Language::Swedish, chrono_tz::Tz::UTC)
}

fn step(strokes: &[Stroke], place: Place) -> Step {
    let then = Expectation { place: Some(place), ..Expectation::default() };
    Step { say: message!("place-home"), point: None, strokes: strokes.to_vec(), then }
}

fn key(name: &str) -> Stroke {
    Stroke::Key(name.to_owned())
}

fn tour() -> Arc<Tour> {
    let home = message!("place-home");
    let typed = step(&[Stroke::Type("ab".to_owned()), key("Enter")], Place::Account);
    let read = Step { then: Expectation::default(), ..step(&[], Place::Account) };
    Arc::new(Tour {
        name: "a".to_owned(),
        title: home,
        about: home,
        task: home,
        rules: Vec::new(),
        scene: Scene { seed: 1, customers: 1, forward: TimeDelta::zero(), roles: vec![Role::AdminAgent] },
        chapters: vec![
            Chapter { title: home, steps: vec![typed, read] },
            Chapter { title: home, steps: vec![step(&[key("w")], Place::Software)] },
        ],
        what_ifs: vec![
            WhatIf {
                name: "x".to_owned(),
                title: home,
                after: 1,
                roles: Vec::new(),
                steps: vec![step(&[key("x")], Place::Account)],
            },
            WhatIf {
                name: "y".to_owned(),
                title: home,
                after: 1,
                roles: vec![Role::SalesAgent],
                steps: vec![step(&[key("y")], Place::Account)],
            },
        ],
        goals: [Place::Account, Place::Software]
            .map(|place| Expectation { place: Some(place), ..Expectation::default() })
            .to_vec(),
        allows: Vec::new(),
    })
}

fn player(mode: Mode) -> Player {
    Player::new(tour(), mode, At::step(Line::Main, 0), locale(), NOW)
}

fn seen(place: Place) -> Observation {
    let glance = Glance { place, dialog: None, is_typing: false };
    Observation { glance, rows: Vec::new(), records: Vec::new(), changes: Vec::new(), is_copied: false }
}

/// A key that is pressed where that place is to be seen.
fn press(player: &mut Player, key: &str, place: Place) {
    player.pressed(key, &|| seen(place), locale());
}

fn see(player: &mut Player, place: Place) {
    let seen = seen(place);
    player.observed(seen.glance, &|| seen.clone(), locale(), NOW);
}

#[test]
fn what_is_shown_is_done_in_order_each_when_it_is_due() {
    let mut player = player(Mode::Show);
    let (mut acts, mut now) = (Vec::new(), NOW);
    while let Some(due) = player.wake() {
        assert!(now < due, "something is due at once");
        assert_eq!(player.tick(locale(), due.before(TimeDelta::milliseconds(1))), None);
        now = due;
        acts.extend(player.tick(locale(), now));
    }
    assert!(player.is_over());
    let press = |key: &str| Act::Press(key.to_owned());
    assert_eq!(acts, [Act::Letter('a'), Act::Letter('b'), press("Enter"), press("w")]);
    assert_eq!(player.lately(), ["ab", "Enter", "w"]);
}

#[test]
fn it_stands_still_while_it_is_paused_and_goes_faster_where_it_is_told_to() {
    let mut player = player(Mode::Show);
    player.pause(locale(), NOW);
    assert_eq!(player.wake(), None);
    player.pause(locale(), NOW);
    let slow = player.wake().unwrap();
    player.change_speed(true);
    player.jump(At::step(Line::Main, 0), locale(), NOW);
    assert!(player.wake().unwrap() < slow);
}

#[test]
fn a_step_is_done_at_once_and_gone_back_from() {
    let mut player = player(Mode::Show);
    assert_eq!(player.forth(locale(), NOW).len(), 3);
    assert_eq!(player.at(), At::step(Line::Main, 1));
    assert_eq!(player.back(locale(), NOW), Act::Restage);
    assert_eq!(player.at(), At::step(Line::Main, 0));
}

#[test]
fn who_is_led_goes_on_by_the_right_keys() {
    let mut player = player(Mode::Guide);
    for (key, place) in [("a", Place::Home), ("b", Place::Home), ("Enter", Place::Account)] {
        assert_eq!(player.wanted().as_deref(), Some(key));
        press(&mut player, key, Place::Home);
        see(&mut player, place);
    }
    assert_eq!((player.at(), player.wanted()), (At::step(Line::Main, 1), None));
    assert_eq!(player.go_on(locale(), NOW), Some(Vec::new()));
    press(&mut player, "w", Place::Account);
    see(&mut player, Place::Software);
    assert!(player.is_over());
}

#[test]
fn a_detour_is_forgiven_led_back_from_and_counts_where_it_leads_to_the_same() {
    let mut player = player(Mode::Guide);
    press(&mut player, "x", Place::Home);
    see(&mut player, Place::Customers);
    assert!(player.is_detour());
    // The right key means something else there.
    press(&mut player, "a", Place::Customers);
    see(&mut player, Place::Customers);
    assert!(player.is_detour() && player.at() == At::step(Line::Main, 0));
    assert_eq!(player.lead_back(), Act::Restage);
    assert_eq!(player.wanted().as_deref(), Some("a"));
    press(&mut player, "F3", Place::Home);
    see(&mut player, Place::Account);
    assert_eq!((player.at(), player.is_detour()), (At::step(Line::Main, 1), false));
}

#[test]
fn who_comes_back_to_where_the_walkthrough_was_left_goes_on_there() {
    let mut player = player(Mode::Guide);
    press(&mut player, "a", Place::Home);
    see(&mut player, Place::Home);
    press(&mut player, "F1", Place::Home);
    see(&mut player, Place::Customers);
    assert!(player.is_detour());
    press(&mut player, "Esc", Place::Customers);
    see(&mut player, Place::Home);
    assert!(!player.is_detour());
    assert_eq!(player.wanted().as_deref(), Some("b"), "what was typed is still there");
}

#[test]
fn what_was_there_before_a_detour_does_not_come_of_it() {
    let mut player = player(Mode::Guide);
    press(&mut player, "F1", Place::Account);
    see(&mut player, Place::Customers);
    press(&mut player, "x", Place::Customers);
    // As the step says, and not quite as it was before.
    let later = Observation { is_copied: true, ..seen(Place::Account) };
    player.observed(later.glance, &|| later.clone(), locale(), NOW);
    assert_eq!((player.at().step, player.is_detour()), (0, true));
}

#[test]
fn who_is_tested_is_through_once_each_goal_was_there_in_whichever_order_and_not_before() {
    for (first, last) in [(Place::Software, Place::Account), (Place::Account, Place::Software)] {
        let mut player = player(Mode::Test);
        for (key, place) in [("w", first), ("a", Place::Home), ("w", first)] {
            press(&mut player, key, Place::Home);
            see(&mut player, place);
            assert!(!player.is_over() && !player.is_detour(), "{place:?}");
        }
        see(&mut player, last);
        assert!(player.is_over());
    }
}

#[test]
fn a_task_is_not_done_by_whoever_did_something_else_too() {
    let mut player = player(Mode::Test);
    let about = vec!["OR-2".to_owned()];
    let other =
        Recorded { kind: ActivityKind::PurchaseCancelled, outcome: OutcomeKind::Done, about, told: String::new() };
    for place in [Place::Account, Place::Software] {
        let seen = Observation { records: vec![other.clone()], ..seen(place) };
        player.observed(seen.glance, &|| seen.clone(), locale(), NOW);
    }
    assert_eq!((player.misstep(), player.is_over()), (Some(&Misstep::Record(other)), false));
    player.jump(At::step(Line::Main, 0), locale(), NOW);
    assert_eq!(player.misstep(), None);
    let bought = Observation { changes: vec!["bought 2 of it".to_owned()], ..seen(Place::Home) };
    player.observed(bought.glance, &|| bought.clone(), locale(), NOW);
    assert_eq!(player.misstep(), Some(&Misstep::Change("bought 2 of it".to_owned())));
    player.jump(At::step(Line::Main, 0), locale(), NOW);
    for place in [Place::Account, Place::Software] {
        see(&mut player, place);
    }
    assert!(player.is_over());
}

#[test]
fn a_text_that_is_pasted_is_what_was_to_be_typed() {
    let mut player = player(Mode::Guide);
    player.pasted("ab", &|| seen(Place::Home), locale());
    see(&mut player, Place::Home);
    assert_eq!((player.is_detour(), player.wanted().as_deref()), (false, Some("Enter")));
    player.pasted("ab", &|| seen(Place::Home), locale());
    see(&mut player, Place::Customers);
    assert!(player.is_detour());
}

#[test]
fn a_step_whose_keys_came_to_something_else_is_begun_anew_as_a_whole() {
    let mut player = player(Mode::Guide);
    for key in ["a", "b", "Enter"] {
        press(&mut player, key, Place::Home);
        see(&mut player, Place::Customers);
    }
    assert!(player.is_detour());
    player.lead_back();
    assert_eq!(player.wanted().as_deref(), Some("a"));
}

#[test]
fn behind_a_branch_the_walkthrough_goes_on_where_it_was_left() {
    let mut player = Player::new(tour(), Mode::Show, At::step(Line::WhatIf(0), 0), locale(), NOW);
    assert_eq!(player.resumes_at(), None);
    player.forth(locale(), NOW);
    assert_eq!(player.resumes_at(), Some(At::step(Line::Main, 1)));
}

#[test]
fn the_way_to_a_branch_is_that_of_the_walkthrough_unless_somebody_else_acts() {
    let tour = tour();
    let way = |line| tour.way_to(At::step(line, 0));
    assert_eq!(way(Line::WhatIf(0)).strokes.len(), 2);
    assert_eq!(way(Line::WhatIf(1)).strokes.len(), 0);
    assert_eq!(way(Line::WhatIf(1)).roles, [Role::SalesAgent]);
    assert_eq!(tour.way_to(At { line: Line::Main, step: 2, strokes: 1 }).strokes.len(), 3);
    assert_eq!((tour.chapter_of(1), tour.chapter_of(2), tour.chapter_of(3)), (0, 1, 1));
    assert_eq!((tour.beginning_of(0), tour.beginning_of(1)), (0, 2));
}

#[test]
fn a_space_in_a_text_is_the_key_of_that_name() {
    let mut words = (*tour()).clone();
    words.chapters[0].steps[0].strokes[0] = Stroke::Type("a b".to_owned());
    let mut player = Player::new(Arc::new(words), Mode::Guide, At::step(Line::Main, 0), locale(), NOW);
    for key in ["a", "Space", "b"] {
        assert_eq!(player.wanted().as_deref(), Some(key));
        press(&mut player, key, Place::Home);
        assert!(!player.is_detour(), "{key}");
    }
    assert_eq!(player.wanted().as_deref(), Some("Enter"));
}
