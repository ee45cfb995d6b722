//! Starts, ends, and what a program needs and does while nobody touches it.

use std::time::{Duration, Instant};

use vt100::Screen;

use crate::figures::Figures;
use crate::list;
use crate::plan::{Outcome, Plan};
use crate::process::{self, Memory};
use crate::program::{Place, Program};
use crate::terminal::Terminal;

/// The two programs with where their figures go.
type Both<'figures> = [(Program, &'figures mut Figures); 2];

/// Measures both, each start of one followed by a start of the other, so that a busy machine is busy for both.
pub(crate) fn measure(plan: &Plan, place: &Place, mut both: Both<'_>) -> Outcome<()> {
    let mut times = [Times::default(), Times::default()];
    for _ in plan.times(plan.starts) {
        for ((program, _), times) in both.iter().zip(&mut times) {
            times.add(*program, place)?;
        }
    }
    for ((_, figures), times) in both.iter_mut().zip(times) {
        figures.times("start: first byte", &times.first_bytes);
        figures.times("start: first rows", &times.first_rows);
        figures.times("start: all drawn", &times.all_drawn);
        figures.times("end", &times.ends);
    }
    Ok(())
}

/// How long each of several starts and ends took.
#[derive(Default)]
struct Times {
    first_bytes: Vec<Duration>,
    first_rows: Vec<Duration>,
    all_drawn: Vec<Duration>,
    ends: Vec<Duration>,
}

impl Times {
    fn add(&mut self, program: Program, place: &Place) -> Outcome<()> {
        let mut terminal = program.start(place)?;
        let followed = terminal.follow(terminal.started(), &has_rows, &[&|_| true, &has_rows])?;
        if let [Some(first_byte), Some(first_rows)] = followed.seen.as_slice() {
            self.first_bytes.push(*first_byte);
            self.first_rows.push(*first_rows);
            self.all_drawn.push(followed.settled);
        }
        terminal.rest()?;
        to_customers(program, &mut terminal)?;
        self.ends.push(terminal.end(program.quit())?);
        Ok(())
    }
}

/// Starts a program and waits until it has done what there is to do by itself.
pub(crate) fn ready(program: Program, place: &Place) -> Outcome<Terminal> {
    let mut terminal = program.start(place)?;
    terminal.follow(terminal.started(), &has_rows, &[])?;
    terminal.rest()?;
    Ok(terminal)
}

/// To the list: the console begins at Home, where letters are typed into the search.
pub(crate) fn to_customers(program: Program, terminal: &mut Terminal) -> Outcome<()> {
    if program == Program::Nyckel {
        terminal.press_until("\x1bOR", &list::is_whole)?;
        terminal.rest()?;
    }
    Ok(())
}

/// Whether the first customer of every demo stands in a list.
fn has_rows(screen: &Screen) -> bool {
    let text = screen.contents();
    text.lines().any(|line| line.contains("Contoso AB") && line.contains("contoso.example"))
}

/// What threads do within so long is one waking: one that reads goes to sleep at each of its reads.
const MOMENT: Duration = Duration::from_millis(100);

/// Watches a program that nobody touches.
pub(crate) fn idle(plan: &Plan, terminal: &mut Terminal, program: Program, figures: &mut Figures) -> Outcome<()> {
    let until = Instant::now() + plan.idle;
    let first = process::sleeps(terminal.process());
    let (mut own, mut of_database, mut last) = (0_u32, 0_u32, first.clone());
    while Instant::now() < until {
        terminal.read_until(until.min(Instant::now() + MOMENT))?;
        let now = process::sleeps(terminal.process());
        let mut woken = now.iter().filter(|(thread, count)| last.get(*thread) != Some(*count));
        own += u32::from(woken.clone().any(|((_, name), _)| !process::is_of_database(name)));
        of_database += u32::from(woken.any(|((_, name), _)| process::is_of_database(name)));
        last = now;
    }
    figures.memory("memory, most at the start", terminal.process(), Memory::Most);
    figures.memory("memory, idle", terminal.process(), Memory::Now);
    figures.memory("memory, idle, no file's", terminal.process(), Memory::Anonymous);
    let each_second = |count: u32| f64::from(count) / plan.idle.as_secs_f64();
    let mut names = Vec::new();
    for (thread, count) in last {
        let slept = count.saturating_sub(first.get(&thread).copied().unwrap_or_default());
        let (_, name) = thread;
        names.extend((slept != 0).then(|| format!("{name} {:.1}", each_second(slept))));
    }
    figures.one("idle: own threads woken", "/s", each_second(own));
    if program == Program::Nyckel {
        figures.one("idle: sled's threads woken", "/s", each_second(of_database));
    }
    figures.notes.push(format!(
        "how often threads of {} went to sleep in a second while idle: {}",
        program.name(),
        names.join(", ")
    ));
    Ok(())
}
