//! A monkey at the keyboard: random keys, pastes, presses and sizes, with replies that come late, in another order or
//! never. Whatever it does, the console stands, sleeps when nothing counts, and shows no key without its record.

use chrono::Duration;
use nyckel::domain::{ActivityKind, ActivityOutcome};
use nyckel::i18n::Language;
use nyckel::ports::CopyRoute;
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::msg::{Focused, Mouse, Msg};
use nyckel::tui::step::Destination;
use ratatui::layout::{Position, Size};

use super::{keys, shows_a_key};
use crate::support::chance::Chance;

/// How many things happen.
const STEPS: usize = 20_000;

/// How many things happen before a console that has not ended is left for a new one.
const LIFE: usize = 700;

const KEYS: &[&str] = &[
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Enter",
    "Esc",
    "Tab",
    "Shift-Tab",
    "Up",
    "Down",
    "Down",
    "Left",
    "Right",
    "PgUp",
    "PgDn",
    "Home",
    "End",
    "Space",
    "Backspace",
    "Alt-Left",
    "Alt-Right",
    "Ctrl-p",
    "Ctrl-f",
    "Ctrl-c",
    "Ctrl-d",
    "Ctrl-u",
    "Ctrl-l",
    "Ctrl-y",
    "Ctrl-z",
    "F1",
    "F3",
    "F10",
    "a",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "o",
    "n",
    "q",
    "s",
    "v",
    "w",
    "w",
    "w",
    "y",
    "y",
    "A",
    "G",
    "L",
    "R",
    "S",
    "Y",
    ",",
    "+",
    "x",
    "P",
    "/",
    "?",
    ":",
    "å",
    "p",
];

const PASTES: &[&str] = &["contoso", "OR-7F3K2", "windows server", "\u{1b}[31mröd\n\tq", "日本 🧑‍🚀 e\u{301}", ""];

const SIZES: &[Size] = &[
    Size { width: 120, height: 40 },
    Size { width: 80, height: 24 },
    Size { width: 60, height: 18 },
    Size { width: 59, height: 17 },
    Size { width: 1, height: 1 },
    Size { width: 250, height: 70 },
];

/// One thing that happens; as text, so that what led to a failure can be read.
pub(super) fn happen(stage: &mut Stage, chance: &mut Chance) -> String {
    match chance.below(100) {
        0..72 => {
            let key = *chance.one(KEYS);
            stage.keys(key);
            key.to_owned()
        }
        72..74 => {
            let text = *chance.one(PASTES);
            stage.paste(text);
            format!("paste {text:?}")
        }
        74..80 => {
            let at = Position::new(chance.below(130).try_into().unwrap(), chance.below(45).try_into().unwrap());
            let mouse =
                *chance.one(&[Mouse::Press(at), Mouse::DoublePress(at), Mouse::WheelUp(at), Mouse::WheelDown(at)]);
            stage.send(Msg::Mouse(mouse));
            format!("{mouse:?}")
        }
        80..82 => {
            let size = *chance.one(SIZES);
            stage.resize(size.width, size.height);
            format!("{size:?}")
        }
        82..84 => {
            let focused = *chance.one(&[Focused::Lost, Focused::Gained]);
            stage.send(Msg::Focus(focused));
            format!("{focused:?}")
        }
        84..90 => {
            let time = *chance.one(&[1, 300, 1_000, 12_000, 61_000]);
            stage.advance(Duration::milliseconds(time));
            format!("{time} ms")
        }
        90..92 => {
            stage.hold();
            "hold".to_owned()
        }
        92..94 => {
            stage.release_all();
            "release all".to_owned()
        }
        94..96 if stage.held() != 0 => {
            let place = chance.below(stage.held());
            stage.lose(place);
            format!("lose {place}")
        }
        _ if stage.held() != 0 => {
            let place = chance.below(stage.held());
            stage.release(place);
            format!("release {place}")
        }
        _ => String::new(),
    }
}

fn count(stage: &Stage, kind: ActivityKind) -> usize {
    stage.records().iter().filter(|record| record.kind == kind && record.outcome == ActivityOutcome::Done).count()
}

/// Asserts what must always be true.
fn check(stage: &Stage) {
    if shows_a_key(&stage.screen()) {
        assert!(0 < count(stage, ActivityKind::KeyViewed), "a key is shown that nobody is on record as seeing");
    }
    let keys = stage.clipboard.put_so_far().iter().filter(|(_, text)| shows_a_key(text)).count();
    assert!(keys <= count(stage, ActivityKind::KeyCopied), "a key was copied without its record");
    let links = stage.clipboard.put_so_far().iter().filter(|(_, text)| text.contains("download.example")).count();
    assert!(links <= count(stage, ActivityKind::LinkCopied), "a link was copied without its record");
}

/// Asserts that the way home is open: Esc again and again leads there.
fn check_way_home(stage: &mut Stage) {
    stage.release_all();
    stage.keys(&"Esc ".repeat(40));
    assert!(stage.is_over() || stage.app().destination() == Destination::Home, "{}", stage.screen());
}

fn check_every_size(stage: &mut Stage) {
    for size in SIZES {
        stage.resize(size.width, size.height);
        assert_eq!(stage.screen().lines().count(), usize::from(size.height));
    }
}

#[test]
fn whatever_a_monkey_does_the_console_stands() {
    let mut chance = Chance::seeded(4_711);
    let mut life = 0;
    let mut happened: Vec<String> = Vec::new();
    let mut stage = new_stage(&mut chance);
    for step in 0..STEPS {
        life += 1;
        let thing = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let thing = happen(&mut stage, &mut chance);
            if step % 7 == 0 {
                check(&stage);
            }
            if step % 50 == 0 && !stage.is_over() {
                keys::check_rows_visible_together(&stage);
            }
            if stage.is_over() || LIFE < life {
                check_every_size(&mut stage);
                check_way_home(&mut stage);
                check(&stage);
            }
            thing
        }));
        match thing {
            Ok(thing) => happened.push(thing),
            Err(panic) => {
                eprintln!("step {step}, after {happened:?}");
                std::panic::resume_unwind(panic);
            }
        }
        if stage.is_over() || LIFE < life {
            (stage, life) = (new_stage(&mut chance), 0);
            happened.clear();
        }
    }
}

fn new_stage(chance: &mut Chance) -> Stage {
    let routes = vec![*chance.one(&[CopyRoute::System, CopyRoute::System, CopyRoute::Osc52, CopyRoute::File])];
    // Mostly someone who may have keys.
    let operator = if chance.once_in(4) { chance.below(6) } else { 0 };
    let language = *chance.one(&Language::ALL);
    let mut stage = Stage::new(StageOptions { operator, language, routes, customers: 12, ..StageOptions::default() });
    let way =
        *chance.one(&["Enter w Enter Enter", "Enter w Enter", "Enter w", "Enter o", "Enter s Enter", "F3", "Esc"]);
    stage.text("contoso").keys(way);
    stage
}
