//! What a frame of the console takes: the time to draw it into cells, and what is allocated for it, which divan counts.
//!
//! The screens are those of the embedded demo at 120 by 40; a key is pressed back and forth, so that each frame differs from the one
//! before.

#![allow(clippy::expect_used, reason = "a benchmark: what does not work ends it")]

use divan::{AllocProfiler, Bencher};
use nyckel::testing::{Stage, StageOptions};
use nyckel::tui::keymap::Key;
use nyckel::tui::msg::Msg;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Which screens, by the keys that lead there from Home.
const SCREENS: [(&str, &str); 4] = [("home", "Esc"), ("customers", "F3"), ("log", "g l"), ("deadlines", "g w")];

fn main() {
    divan::main();
}

fn at(name: &str) -> (Stage, Terminal<TestBackend>) {
    let size = Size::new(120, 40);
    let mut stage = Stage::new(StageOptions { size, ..StageOptions::default() });
    let (_, keys) = SCREENS.iter().find(|(screen, _)| *screen == name).expect("a screen of the table");
    stage.keys(keys);
    (stage, Terminal::new(TestBackend::new(size.width, size.height)).expect("cells in memory"))
}

fn key(written: &str) -> Msg {
    Msg::Key(written.parse::<Key>().expect("a key"))
}

/// One frame, drawn from what the console knows.
#[divan::bench(args = SCREENS.map(|(name, _)| name))]
fn draw(bencher: Bencher<'_, '_>, name: &str) {
    let (stage, mut terminal) = at(name);
    let (app, now) = (stage.app(), stage.now());
    bencher.bench_local(|| terminal.draw(|frame| app.view(frame, now)).map(|frame| frame.area));
}

/// A key to the next row and back, with what it asks for and a frame for each.
#[divan::bench(args = SCREENS.map(|(name, _)| name))]
fn down_and_up(bencher: Bencher<'_, '_>, name: &str) {
    let (mut stage, mut terminal) = at(name);
    bencher.bench_local(|| {
        for written in ["Down", "Up"] {
            stage.send(key(written));
            let (app, now) = (stage.app(), stage.now());
            terminal.draw(|frame| app.view(frame, now)).expect("cells in memory");
        }
    });
}
