//! The keys that move through the list: how long each takes to the last byte of its frame, and how far the list lags behind when
//! a key is held down.

use std::time::{Duration, Instant};

use crate::figures::Figures;
use crate::list::{self, List};
use crate::plan::{Outcome, Plan};
use crate::terminal::Terminal;

const DOWN: &str = "\x1b[B";
const PAGE_DOWN: &str = "\x1b[6~";
const PAGE_UP: &str = "\x1b[5~";
const END: &str = "\x1b[F";
const HOME: &str = "\x1b[H";

/// How often a key that is held down comes, and how often in all.
const BETWEEN: Duration = Duration::from_millis(10);
const HELD: usize = 40;

/// How long each press took, and what it wrote.
#[derive(Default)]
struct Pressed {
    times: Vec<Duration>,
    bytes: Vec<usize>,
}

impl Pressed {
    fn add(&mut self, terminal: &mut Terminal, key: &str) -> Outcome<()> {
        let followed = terminal.press_until(key, &list::is_whole)?;
        self.times.push(followed.settled);
        self.bytes.push(followed.bytes);
        Ok(())
    }

    fn tell(&self, name: &str, figures: &mut Figures) {
        figures.times(name, &self.times);
        figures.bytes(name, &self.bytes);
    }
}

/// Presses each of them, from the first row on and back to it.
pub(crate) fn measure(plan: &Plan, terminal: &mut Terminal, customers: usize, figures: &mut Figures) -> Outcome<()> {
    let page = List::on(terminal.screen()).map_or(1, |list| list.height());
    for (name, key, rows) in [("Down", DOWN, 1), ("PgDn", PAGE_DOWN, page)] {
        let mut pressed = Pressed::default();
        // Where the list ends nothing happens any more, so that it is begun anew before.
        let most = (customers / rows).saturating_sub(2).max(1);
        for number in plan.times(plan.presses) {
            if 0 < number && number.is_multiple_of(most) {
                terminal.press_until(HOME, &list::is_whole)?;
            }
            pressed.add(terminal, key)?;
        }
        terminal.press_until(HOME, &list::is_whole)?;
        pressed.tell(name, figures);
    }
    let (mut end, mut home) = (Pressed::default(), Pressed::default());
    for _ in plan.times(plan.presses) {
        end.add(terminal, END)?;
        home.add(terminal, HOME)?;
    }
    end.tell("End", figures);
    home.tell("Home", figures);
    let lags = plan.times(plan.holds).map(|_| hold(terminal, customers / page)).collect::<Outcome<Vec<_>>>()?;
    figures.times("40 PgDn at 100/s: lag", &lags);
    Ok(())
}

/// Holds a key down, down the list and, where that ends before, up again; then back to the first row. It is told how long after
/// the last press the list came to rest.
fn hold(terminal: &mut Terminal, pages: usize) -> Outcome<Duration> {
    let turn = pages.saturating_sub(2).clamp(HELD / 2, HELD);
    let mut next = Instant::now();
    let mut last = next;
    for number in 0..HELD {
        terminal.read_until(next)?;
        last = terminal.press(if number < turn { PAGE_DOWN } else { PAGE_UP })?;
        next += BETWEEN;
    }
    let followed = terminal.follow(last, &list::is_whole, &[])?;
    terminal.press_until(HOME, &list::is_whole)?;
    Ok(followed.settled)
}
